//! How readers reach whoever publishes the site, `[contact]` in `vazba.toml`.

use crate::model::declare::{fields, named};
use crate::model::value::{Mailbox, Phone, Text, Web};

fields! {
    /// How readers reach whoever publishes the site. All of it is published: an office, never a person.
    Contact {
        /// Who answers: an office.
        title: Option<Text>,
        /// Its e-mail address.
        email: Option<Mailbox>,
        /// Its telephone.
        phone: Option<Phone>,
        /// Its postal address.
        post: Option<Text> { neutral: true },
        /// A form or page of it on the web.
        web: Option<Web>,
        /// When it is open or answers.
        hours: Option<Text>,
    }
}
named! { Contact = "contact", "How readers reach whoever publishes the site." }

impl Contact {
    /// Whether it says where to turn; a name and hours alone are no way to anybody.
    pub fn is_a_way(&self) -> bool {
        self.email.is_some() || self.phone.is_some() || self.post.is_some() || self.web.is_some()
    }
}
