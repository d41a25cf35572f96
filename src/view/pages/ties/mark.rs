//! Marks in cells of the matrix, and what they mean.

use std::borrow::Cow;

use serde::Serialize;

use crate::graph::Cell;
use crate::model::parts::{Link, Relation};
use crate::model::value::Named as _;
use crate::view::context::Context;

/// What stands in a cell of which something is known.
#[derive(Debug, Serialize)]
pub(super) struct Mark<'a> {
    /// Which mark: `own`, `through`, `to-review` or `no-tie`.
    pub(super) name: &'static str,
    /// What it looks like: letters of the relations, or a sign.
    pub(super) sign: Cow<'a, str>,
    /// The same in words.
    text: Cow<'a, str>,
    /// Where the ties are stated, if they are the record's own.
    href: Option<String>,
}

/// A sign and what it means.
#[derive(Debug, Serialize)]
pub(super) struct Meaning {
    pub(super) name: &'static str,
    pub(super) sign: String,
    pub(super) text: String,
}

/// Names of the marks that are no ties of the record's own.
const OTHERS: [&str; 3] = ["through", "no-tie", "to-review"];

/// The signs and words of a language; looked up once for all cells of a page.
pub(super) struct Marks<'a> {
    /// By relation, as declared.
    own: Vec<(&'a str, &'a str)>,
    others: Vec<(&'static str, &'a str, &'a str)>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        let locale = context.locale();
        let other = |name: &'static str| {
            (name, locale.text_for("ties", "sign", name), locale.text_for("ties", "mark", name))
        };
        let own = |name: &&'static str| {
            (locale.text_for("ties", "sign", name), locale.text_for("value", "relation", name))
        };
        Self { own: Relation::NAMES.iter().map(own).collect(), others: OTHERS.map(other).to_vec() }
    }

    /// The mark of a cell in the row of the record at this address.
    pub(super) fn of(&self, address: &str, cell: Cell) -> Mark<'a> {
        let name = match cell {
            Cell::Own(relations) => return self.own(address, relations.places()),
            Cell::Through => OTHERS[0],
            Cell::NoTie => OTHERS[1],
            Cell::ToReview => OTHERS[2],
        };
        let known = self.others.iter().find(|(known, ..)| *known == name);
        let (sign, text) = known.map_or(("", ""), |(_, sign, text)| (sign, text));
        Mark { name, sign: sign.into(), text: text.into(), href: None }
    }

    /// The mark of a record's own ties by the relations of these places.
    fn own(&self, address: &str, places: impl Iterator<Item = usize>) -> Mark<'a> {
        let (signs, texts): (Vec<&str>, Vec<&str>) = places.map(|place| self.own[place]).unzip();
        let joined = |words: &[&'a str], by: &str| match words {
            [only] => Cow::Borrowed(*only),
            words => Cow::Owned(words.join(by)),
        };
        Mark {
            name: "own",
            sign: joined(&signs, " "),
            text: joined(&texts, ", "),
            href: Some(format!("{address}#_{}", Link::SPEC.name)),
        }
    }

    /// What all marks mean: those of relations, then the others.
    pub(super) fn legend(&self) -> Vec<Meaning> {
        let own = self.own.iter().map(|(sign, text)| ("own", *sign, *text));
        let meaning = |(name, sign, text): (&'static str, &str, &str)| Meaning {
            name,
            sign: sign.to_owned(),
            text: text.to_owned(),
        };
        own.chain(self.others.iter().copied()).map(meaning).collect()
    }
}
