//! Attachments: files that are published beside a record.

use crate::model::declare::{choice, fields, named};
use crate::model::value::{FilePath, Text};

choice! {
    /// What a file is.
    AttachmentType {
        /// Invitation to a sitting or event.
        Invitation = "invitation",
        /// Slides.
        Presentation = "presentation",
        /// Attendance list, without what must not be public.
        Attendance = "attendance",
        /// Minutes as they were signed.
        Minutes = "minutes",
        /// Form to fill in.
        Form = "form",
        /// Data.
        Dataset = "dataset",
        /// Text of a document.
        Document = "document",
    }
}

fields! {
    /// A file that is published beside the record.
    Attachment {
        /// Name of the file, in the folder named after the record.
        file: Option<FilePath> { required: true },
        /// What a reader sees instead of the file's name.
        title: Option<Text> { role: Title },
        /// What the file is.
        r#type: Option<AttachmentType>,
    }
}
named! { Attachment = "attachment", "A file that is published beside the record." }
