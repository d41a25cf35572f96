//! What is remembered from one compilation to the next.

use super::languages;
use crate::{check, content, html};

/// What is a function of one record's files, or of the theme alone, as it was last. Everything that looks at more than
/// that is made anew, so nothing can be stale: a site compiled with a memo equals one compiled without.
#[derive(Default)]
pub struct Memo {
    pub(super) content: content::Memo,
    pub(super) check: check::Memo,
    pub(super) languages: languages::Memo,
    pub(super) html: html::Memo,
}
