//! What changed, by date: updates of measures, and records that were published or changed.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::Context;
use super::link::{Link, link};
use super::prose::{self, Html};
use crate::graph::NodeId;
use crate::model::kinds::Measure;
use crate::model::value::Edtf;

/// What changed.
#[derive(Debug, Serialize)]
pub(super) struct ChangesView {
    years: Vec<Year>,
}

#[derive(Debug, Serialize)]
struct Year {
    year: i16,
    changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Serialize)]
pub(super) struct Change {
    date: String,
    iso: String,
    /// First day of the date, for feeds.
    day: Option<String>,
    /// What sort of a change: `update`, `published` or `changed`.
    what: &'static str,
    what_label: String,
    /// How far the measure had come.
    phase: Option<String>,
    link: Link,
    /// Address with host, where the site's is known.
    absolute: Option<String>,
    text: Option<Html>,
    #[serde(skip)]
    when: Edtf,
}

/// The feed of changes.
#[derive(Debug, Serialize)]
pub(super) struct FeedView {
    changes: Vec<Change>,
    /// Day of the latest change.
    updated: Option<String>,
}

/// Most entries that the feed has.
const FEED_LENGTH: usize = 20;

/// All changes, the latest first.
pub(super) fn view(context: &Context<'_>) -> ChangesView {
    let mut years: Vec<Year> = Vec::new();
    for event in events(context) {
        let year = *event.when.years().start();
        let change = change(context, event);
        match years.last_mut().filter(|known| known.year == year) {
            Some(known) => known.changes.push(change),
            None => years.push(Year { year, changes: vec![change] }),
        }
    }
    ChangesView { years }
}

/// The latest changes.
pub(super) fn feed(context: &Context<'_>) -> FeedView {
    let changes = latest(context, FEED_LENGTH);
    FeedView { updated: changes.first().and_then(|change| change.day.clone()), changes }
}

/// The latest changes, at most `most` of them.
pub(super) fn latest(context: &Context<'_>, most: usize) -> Vec<Change> {
    events(context).into_iter().take(most).map(|event| change(context, event)).collect()
}

/// The latest change of each record that is not `shown` yet, at most `most` of them.
pub(super) fn latest_of_each(
    context: &Context<'_>,
    most: usize,
    shown: &mut BTreeSet<NodeId>,
) -> Vec<Change> {
    let events = events(context).into_iter().filter(|event| shown.insert(event.node));
    events.take(most).map(|event| change(context, event)).collect()
}

impl Change {
    /// Whether it is of this day or a later one, as far as is known.
    pub(super) fn is_since(&self, day: Date) -> bool {
        self.when.earliest().is_some_and(|first| first >= day)
    }
}

#[derive(Clone, Copy)]
struct Happening {
    when: Edtf,
    node: NodeId,
    what: &'static str,
    update: Option<usize>,
}

fn events(context: &Context<'_>) -> Vec<Happening> {
    let mut events = Vec::new();
    for node in context.public.nodes().filter(|node| context.public.part(*node).is_none()) {
        let record = context.public.record(node);
        let mut add = |when: Option<Edtf>, what, update| {
            events.extend(when.map(|when| Happening { when, node, what, update }));
        };
        add(record.common.published, "published", None);
        add(
            record.common.updated.filter(|updated| record.common.published != Some(*updated)),
            "changed",
            None,
        );
        for (number, update) in
            record.get::<Measure>().into_iter().flat_map(|measure| measure.update.iter().enumerate())
        {
            add(update.data.date, "update", Some(number));
        }
    }
    events.sort_by(|a, b| {
        b.when
            .sort_key()
            .cmp(&a.when.sort_key())
            .then_with(|| a.node.cmp(&b.node))
            .then_with(|| b.update.cmp(&a.update))
    });
    events
}

fn change(context: &Context<'_>, event: Happening) -> Change {
    let Happening { when, node, what, update } = event;
    let record = context.public.record(node);
    let locale = context.locale();
    let update = update.and_then(|number| record.get::<Measure>()?.update.iter().nth(number));
    let part = update
        .and_then(|update| context.public.find(record.kind.name, &record.id, Some(update.id.as_deref()?)));
    let link = link(context, node);
    let link = match part {
        Some(part) => link.leading_to(context.plan.node_url(context.public, part, context.lang)),
        None => link,
    };
    let update = update.map(|part| &part.data);
    Change {
        when,
        date: locale.date(&when),
        iso: when.to_string(),
        day: when.earliest().map(|day| day.to_string()),
        what,
        what_label: locale.text(&format!("changes.{what}")).to_owned(),
        phase: update
            .and_then(|update| update.phase)
            .map(|phase| locale.text_for("value", "phase", phase.name()).to_owned()),
        absolute: context.config.origin().map(|origin| format!("{origin}{}", link.href)),
        link,
        text: update
            .and_then(|update| update.text.as_ref())
            .map(|text| prose::html(context, record, text, 4)),
    }
}
