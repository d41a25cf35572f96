//! What is known of a goal or measure and a document, and how much of that there is.

use crate::model::parts::Relation;

/// What is known of a goal or measure and a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It is tied to the document or to items of it, by these relations.
    Own(Relations),
    /// A goal above it is.
    Through,
    /// Somebody looked and found no tie, but the document has changed since.
    ToReview,
    /// Somebody looked and found no tie.
    NoTie,
}

impl Cell {
    /// Whether it says that there is a tie.
    pub fn is_tied(self) -> bool {
        matches!(self, Self::Own(_) | Self::Through)
    }
}

/// A set of relations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relations(u16);

impl Relations {
    /// The same with another one.
    #[must_use]
    pub fn with(self, relation: Relation) -> Self {
        Self(self.0 | 1 << relation as u16)
    }

    /// Their names, in the order of the declaration.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.places().map(|place| Relation::NAMES[place])
    }

    /// Their places among all relations, ascending.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..Relation::NAMES.len()).filter(move |place| self.0 & 1 << place != 0)
    }
}

/// How many goals and measures are covered by a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// So many are tied to it, themselves or through a goal.
    pub tied: usize,
    /// Of so many it is known whether they are tied to it.
    pub judged: usize,
    /// So many are tied to it themselves, by relation.
    by: [usize; Relation::NAMES.len()],
}

impl Tally {
    pub(super) fn add(&mut self, cell: Cell) {
        self.judged += 1;
        self.tied += usize::from(cell.is_tied());
        if let Cell::Own(relations) = cell {
            for place in relations.places() {
                self.by[place] += 1;
            }
        }
    }

    /// How many are tied to it themselves by the relation of this name.
    pub fn by(&self, relation: &str) -> usize {
        Relation::NAMES.iter().position(|name| *name == relation).map_or(0, |place| self.by[place])
    }
}
