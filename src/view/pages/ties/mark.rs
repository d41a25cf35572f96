//! Marks in cells of the matrix, and what they mean.

use serde::Serialize;

use crate::graph::{Cell, NodeId};
use crate::model::parts::{Link, Relation};
use crate::model::value::Named as _;
use crate::view::context::Context;

/// What stands in a cell of which something is known.
#[derive(Debug, Serialize)]
pub(super) struct Mark {
    /// Which mark: `own`, `through`, `to-review` or `no-tie`.
    pub(super) name: &'static str,
    /// What it looks like: letters of the relations, or a sign.
    pub(super) sign: String,
    /// The same in words.
    text: String,
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

/// The mark of a cell in the row of this record.
pub(super) fn mark(context: &Context<'_>, row: NodeId, cell: Cell) -> Mark {
    let name = match cell {
        Cell::Own(relations) => return own(context, row, relations.names()),
        Cell::Through => "through",
        Cell::ToReview => "to-review",
        Cell::NoTie => "no-tie",
    };
    without_link(context, name)
}

fn without_link(context: &Context<'_>, name: &'static str) -> Mark {
    let Meaning { name, sign, text } = other(context, name);
    Mark { name, sign, text, href: None }
}

/// The mark of a record's own ties by these relations.
fn own(context: &Context<'_>, row: NodeId, relations: impl Iterator<Item = &'static str>) -> Mark {
    let (signs, texts): (Vec<&str>, Vec<&str>) =
        relations.map(|name| (sign(context, name), words(context, name))).unzip();
    let href = context.plan.node_url(context.public, row, context.lang);
    Mark {
        name: "own",
        sign: signs.join(" "),
        text: texts.join(", "),
        href: Some(format!("{href}#_{}", Link::SPEC.name)),
    }
}

/// A mark that is no tie of the record's own.
fn other(context: &Context<'_>, name: &'static str) -> Meaning {
    let text = |key: &str| context.locale().text(&format!("ties.{key}.{name}")).to_owned();
    Meaning { name, sign: text("sign"), text: text("mark") }
}

/// What all marks mean: those of relations, then the others.
pub(super) fn legend(context: &Context<'_>) -> Vec<Meaning> {
    let relation = |name: &&'static str| Meaning {
        name: "own",
        sign: sign(context, name).to_owned(),
        text: words(context, name).to_owned(),
    };
    Relation::NAMES.iter().map(relation).chain(OTHERS.map(|name| other(context, name))).collect()
}

fn sign<'a>(context: &Context<'a>, relation: &'a str) -> &'a str {
    context.locale().text_for("ties", "sign", relation)
}

fn words<'a>(context: &Context<'a>, relation: &'a str) -> &'a str {
    context.locale().text_for("value", "relation", relation)
}
