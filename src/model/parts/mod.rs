//! Parts and tables that several kinds share.

mod attachment;
mod link;
mod role;
mod source;
mod tie_review;

pub use attachment::{Attachment, AttachmentType};
pub use link::{Answer, Link, Relation, StatedBy};
pub use role::{Role, RoleState};
pub use source::Source;
pub use tie_review::TieReview;
