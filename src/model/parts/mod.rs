//! Parts and tables that several kinds share.

mod attachment;
mod link;
mod role;
mod source;

pub use attachment::{Attachment, AttachmentType};
pub use link::{Link, Relation};
pub use role::{Role, RoleState};
pub use source::Source;
