//! Reviews of how documents are fulfilled.

use jiff::civil::Date;

use crate::model::kinds::{Document, Review};
use crate::model::value::{Edtf, Part};

/// A review of which the next one was to come by a day that is over.
pub struct ReviewDue<'a> {
    /// The latest review.
    pub latest: &'a Part<Review>,
    /// Last day for the next one.
    pub by: Date,
}

/// The latest review, where the next one was to come by a day that is over and is not here.
pub fn review_due(document: &Document, today: Date) -> Option<ReviewDue<'_>> {
    let latest = document.review.iter().max_by_key(|review| review.data.date.and_then(Edtf::earliest))?;
    let next = latest.data.next.filter(|next| next.is_over(today))?;
    Some(ReviewDue { latest, by: next.latest()? })
}
