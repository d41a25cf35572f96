//! Links between the strategy and other documents: the relation that the whole site is about.

use crate::model::declare::{choice, part};
use crate::model::kinds::{Document, Item};
use crate::model::value::{Edtf, Prose, Ref};

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
        /// Both deal with the same.
        Overlaps = "overlaps",
        /// Both can't hold.
        Conflicts = "conflicts",
        /// Is paid according to it.
        FundedBy = "funded-by",
    }
}

part! {
    /// A link to another document, or to one of its own goals and measures.
    Link = "link" {
        /// The document, or one of its items.
        to: Ref<(Document, Item)> { required: true, inverse: "linked_from", qualified_by: "relation" },
        /// How the record stands to it.
        relation: Option<Relation> { required: true },
        /// What more there is to say of the link.
        note: Option<Prose>,
        /// When somebody last made sure that the link holds.
        checked: Option<Edtf>,
    }
}
