//! Reviews of how documents are fulfilled.

use jiff::civil::Date;

use crate::model::kinds::{Document, Review};
use crate::model::value::{Edtf, Part};

/// A review after which the next one is overdue.
pub struct ReviewDue<'a> {
    /// The latest review.
    pub latest: &'a Part<Review>,
    /// Last day for the next one.
    pub by: Date,
}

/// The review with the latest date that has come, of one day the one that is written last; `None` where there is none.
pub fn latest_review(document: &Document, today: Date) -> Option<&Part<Review>> {
    let day = |review: &&Part<Review>| review.data.date.and_then(Edtf::earliest);
    document.review.iter().filter(|review| day(review).is_some_and(|day| day <= today)).max_by_key(day)
}

/// The latest review, if the next one was due by a day that is over and has not been made.
pub fn review_due(document: &Document, today: Date) -> Option<ReviewDue<'_>> {
    let latest = latest_review(document, today)?;
    let next = latest.data.next.filter(|next| next.is_over(today))?;
    Some(ReviewDue { latest, by: next.latest()? })
}
