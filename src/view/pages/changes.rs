//! What changed, by date: updates of measures, and records that were published or changed.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::graph::NodeId;
use crate::model::kinds::Measure;
use crate::model::value::Edtf;
use crate::plan::Section;
use crate::view::components::cut::{self, Cut, CutTexts, More, SectionLink};
use crate::view::components::link::{Link, link};
use crate::view::components::prose::{self, Html};
use crate::view::context::Context;
use crate::view::gathered::Gathered;
use crate::view::shared::sequences::changes::{Happening, PAGE};

const TEXTS: CutTexts = CutTexts { count: "changes.count", order: "order.latest" };

/// What changed.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ChangesView {
    years: Vec<OfYear>,
    /// Whether the page is of one section, which its title names.
    alone: bool,
    /// All years, where they are too long for a page.
    sections: Vec<SectionLink>,
    cut: Option<Cut>,
}

#[derive(Debug, Serialize)]
struct OfYear {
    year: i16,
    /// What it is called; of very many years, the oldest stand together.
    label: String,
    changes: Vec<Change>,
    /// Where all of them stand, if these are only the latest.
    more: Option<More>,
}

/// One change.
#[derive(Debug, Serialize)]
pub(super) struct Change {
    date: String,
    iso: String,
    /// First day of the date, for feeds.
    day: Option<String>,
    /// What sort of change: `update`, `published` or `changed`.
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
pub(in crate::view) struct FeedView {
    changes: Vec<Change>,
    /// Day of the latest change.
    updated: Option<String>,
}

/// Most entries that the feed has.
const FEED_LENGTH: usize = 20;

/// All changes, the latest first; of a year that is too long for the page, the latest.
pub(in crate::view) fn view(context: &Context<'_>, gathered: &mut Gathered) -> ChangesView {
    let all = context.sequences.changes(context);
    let mut years = Vec::new();
    for (section, events) in all.sections() {
        let shown = context.plan.section_shown(PAGE, section);
        let latest = &events[..shown.unwrap_or(events.len())];
        let mut year = of_section(context, gathered, (section, events[0].year()), latest);
        year.more = shown.map(|_| {
            let href = context.plan.section_url(PAGE, section, 1, context.lang);
            cut::more(context, href, &year.label, events.len())
        });
        years.push(year);
    }
    let is_cut = years.iter().any(|year| year.more.is_some());
    ChangesView {
        sections: if is_cut { sections(context, None) } else { Vec::new() },
        alone: false,
        cut: is_cut.then(|| TEXTS.cut(context, all.rows().len(), None, None)),
        years,
    }
}

/// A page, from 1, of the changes of a section.
pub(in crate::view) fn section(
    context: &Context<'_>,
    gathered: &mut Gathered,
    section: Section,
    page: usize,
) -> ChangesView {
    let events = context.sequences.changes(context).section(section);
    let shown = &events[cut::rows(events.len(), page)];
    let year = events.first().map_or(0, Happening::year);
    let url = |page| context.plan.section_url(PAGE, section, page, context.lang);
    let pager = cut::pager(context, events.len(), page, url);
    ChangesView {
        sections: sections(context, Some(section)),
        alone: true,
        cut: Some(TEXTS.cut(context, events.len(), cut::shown(context, events.len(), page), pager)),
        years: vec![of_section(context, gathered, (section, year), shown)],
    }
}

fn of_section(
    context: &Context<'_>,
    gathered: &mut Gathered,
    (section, year): (Section, i16),
    shown: &[Happening],
) -> OfYear {
    let changes = shown.iter().map(|event| change(context, gathered, *event)).collect();
    OfYear { year, label: cut::section_label(context, PAGE, section), changes, more: None }
}

fn sections(context: &Context<'_>, current: Option<Section>) -> Vec<SectionLink> {
    let known = context.sequences.changes(context).sections().map(|(section, events)| {
        let label = cut::section_label(context, PAGE, section);
        (section, label, format!("_{}", events[0].year()), events.len())
    });
    cut::sections(context, PAGE, known, current)
}

/// The latest changes.
pub(in crate::view) fn feed(context: &Context<'_>, gathered: &mut Gathered) -> FeedView {
    let latest = context.sequences.changes(context).rows().iter().take(FEED_LENGTH);
    let changes: Vec<Change> = latest.map(|event| change(context, gathered, *event)).collect();
    FeedView { updated: changes.first().and_then(|change| change.day.clone()), changes }
}

/// The latest change of each record that is not `shown` yet, at most `most` of them.
pub(super) fn latest_of_each(
    context: &Context<'_>,
    gathered: &mut Gathered,
    most: usize,
    shown: &mut BTreeSet<NodeId>,
) -> Vec<Change> {
    let events = context.sequences.changes(context).rows().iter().copied();
    let events = events.filter(|event| shown.insert(event.node));
    events.take(most).map(|event| change(context, gathered, event)).collect()
}

impl Change {
    /// Whether it happened on this day or later, as far as is known.
    pub(super) fn is_since(&self, day: Date) -> bool {
        self.when.earliest().is_some_and(|first| first >= day)
    }
}

fn change(context: &Context<'_>, gathered: &mut Gathered, event: Happening) -> Change {
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
            .map(|text| prose::html(context, gathered, record, text, 4)),
    }
}
