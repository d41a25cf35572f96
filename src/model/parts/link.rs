//! Links between the strategy and other documents: the relation that the whole site is about.

use crate::model::declare::{choice, part};
use crate::model::kinds::{Body, Document, Item, Partner};
use crate::model::parts::Role;
use crate::model::value::{Edtf, Prose, Ref, Refs, Text};

choice! {
    /// How a record stands to another document. Each has one heading at the record and one at the document.
    Relation {
        /// A tie is stated, its type is not.
        Related = "related",
        /// Fulfils what the document asks for.
        Implements = "implements",
        /// Helps what the document asks for.
        Supports = "supports",
        /// Is a part of it.
        PartOf = "part-of",
        /// Is in accordance with it.
        ConformsTo = "conforms-to",
        /// Goes on from it.
        BuildsOn = "builds-on",
        /// Each does what the other one leaves out.
        Complements = "complements",
        /// Both deal with the same, and one of them may be superfluous.
        Overlaps = "overlaps",
        /// Both can't hold.
        Conflicts = "conflicts",
        /// Is paid according to it.
        FundedBy = "funded-by",
    }
}

choice! {
    /// What the owner of the other document says of a link.
    Answer {
        /// It holds.
        Confirmed = "confirmed",
        /// It does not hold, or not like this.
        Disputed = "disputed",
    }
}

choice! {
    /// Which of the two ends states a link.
    StatedBy {
        /// Ours.
        Ours = "ours",
        /// The other document.
        Theirs = "theirs",
        /// Both.
        Both = "both",
    }
}

part! {
    /// A link to another document, or to one of its own goals and measures.
    Link = "link" {
        /// The document, or one of its items.
        to: Ref<(Document, Item)> { required: true, inverse: "linked_from", qualified_by: "relation" },
        /// How the record stands to it.
        relation: Option<Relation> { required: true },
        /// The other document's own words that say so.
        quote: Option<Text> { neutral: true },
        /// Page of the document where they stand.
        page: Option<Text> { neutral: true },
        /// What more there is to say of the link.
        note: Option<Prose>,
        /// Which of the two ends states it.
        stated_by: Option<StatedBy>,
        /// When it was first stated.
        since: Option<Edtf>,
        /// When we last made sure that it holds.
        checked: Option<Edtf>,
        /// Who of ours did.
        checked_by: Refs<(Partner, Body, Role)> { inverse: "checked_links" },
        /// What the document's owner says of it.
        answer: Option<Answer>,
        /// When the owner said so.
        confirmed: Option<Edtf>,
        /// Who of theirs did.
        confirmed_by: Refs<(Partner, Body, Role)> { inverse: "confirmed_links" },
    }
}

impl Link {
    /// Whether something beside the link itself backs it: the other document's words, a source, or who states it. Otherwise
    /// it was inferred.
    pub fn is_explicit(&self) -> bool {
        self.quote.is_some() || self.stated_by.is_some() || !self.sources.is_empty()
    }

    /// Whether it only declares accord with a document as a whole: no item, no words, no note.
    pub fn is_mere_accord(&self) -> bool {
        let is_whole = self.to.get().is_some_and(|to| to.part.is_none());
        self.relation == Some(Relation::ConformsTo) && is_whole && self.quote.is_none() && self.note.is_none()
    }
}
