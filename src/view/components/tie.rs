//! What backs a tie: the other document's words, or that it was inferred.

use serde::Serialize;

use crate::graph::{NodeId, Tie};
use crate::model::kinds::Item;
use crate::model::parts::{self, Answer};
use crate::model::value::{Lang, Text};
use crate::view::components::link::{Link, back_link};
use crate::view::components::prose::{self, Html};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::gathered::Gathered;

/// What backs a tie.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Evidence {
    /// `explicit` or `inferred`.
    name: &'static str,
    text: String,
    /// The words of the other document, and where they stand in it.
    quote: Option<LangString>,
    page: Option<String>,
}

/// A tie as the page of a document shows it.
#[derive(Debug, Serialize)]
pub(in crate::view) struct TieRow {
    link: Link,
    evidence: Evidence,
    note: Option<Html>,
    /// What else is known: since when, when it was checked, what the document's owner says.
    known: Vec<String>,
    /// Where its own website says so.
    url: Option<String>,
}

/// What backs a link.
pub(in crate::view) fn evidence(context: &Context<'_>, link: &parts::Link) -> Evidence {
    let locale = context.locale();
    let name = if link.is_explicit() { "explicit" } else { "inferred" };
    // Words of another document are in its language, whatever that of the page; the main one is the best guess.
    let quoted = |text: &Text| context.set(text.main(), Lang::MAIN);
    Evidence {
        name,
        text: locale.text_for("ties", "", name).to_owned(),
        quote: link.quote.as_ref().map(quoted),
        page: link.page.as_ref().map(|page| locale.fill("ties.page", &[("page", page.main())])),
    }
}

/// The tie on the page of what it leads to.
pub(in crate::view) fn row(
    context: &Context<'_>,
    gathered: &mut Gathered,
    tie: &Tie<'_>,
    level: u8,
) -> TieRow {
    let locale = context.locale();
    let from = tie.part.id.and_then(|id| context.public.part_node(tie.from, id)).unwrap_or(tie.from);
    let record = context.public.record(tie.from);
    let dated = |key: &str, date| locale.fill(key, &[("date", &*locale.date(&date))]);
    let answer = tie.link.answer.map(|answer| match answer {
        Answer::Confirmed => locale.text("ties.confirmed").to_owned(),
        Answer::Disputed => locale.text("ties.disputed").to_owned(),
    });
    let since = tie.link.since.map(|date| dated("ties.since", date));
    let checked = tie.link.checked.map(|date| dated("ties.checked", date));
    TieRow {
        link: back_link(context, from, tie.to),
        evidence: evidence(context, tie.link),
        note: tie.link.note.as_ref().map(|note| prose::html(context, gathered, record, note, level)),
        known: [since, checked, answer].into_iter().flatten().collect(),
        url: None,
    }
}

/// What an item of another document says of a record here.
pub(in crate::view) fn row_of_item(context: &Context<'_>, item: NodeId, to: NodeId) -> TieRow {
    let part = context.public.part(item);
    let data = part.as_ref().and_then(|part| part.fields.as_any().downcast_ref::<Item>());
    TieRow {
        link: back_link(context, item, to),
        evidence: Evidence {
            name: "explicit",
            text: context.locale().text("ties.elsewhere").to_owned(),
            quote: None,
            page: None,
        },
        note: None,
        known: Vec::new(),
        url: data.and_then(|item| item.url.as_ref()).map(|url| url.as_str().to_owned()),
    }
}
