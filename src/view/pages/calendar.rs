//! The calendar: sittings, events and deadlines.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::Record;
use crate::model::kinds::{Event, Meeting};
use crate::plan::Section;
use crate::view::components::cut::{self, Cut, Known, More, SectionLink};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::record::standing;
use crate::view::shared::sequences::calendar::{BySection, COMING, PAGE};
use crate::view::shared::sequences::moments::Moment;

/// The calendar.
#[derive(Debug, Default, Serialize)]
pub(in crate::view) struct CalendarView {
    /// What is still to come, the next first.
    coming: Vec<Entry>,
    coming_more: Option<More>,
    /// What is over, by year, the latest first.
    past: Vec<OfYear>,
    /// What has no date yet.
    undated: Vec<Entry>,
    undated_more: Option<More>,
    /// All sections, where they are too long for a page.
    sections: Vec<SectionLink>,
    cut: Option<Cut>,
}

#[derive(Debug, Serialize)]
struct OfYear {
    year: i16,
    /// What it is called; of very many years, the oldest stand together.
    label: String,
    entries: Vec<Entry>,
    /// Where all of them stand, if these are only the first.
    more: Option<More>,
}

/// A page of one section of the calendar.
#[derive(Debug, Serialize)]
pub(in crate::view) struct SectionView {
    entries: Vec<Entry>,
    sections: Vec<SectionLink>,
    cut: Cut,
}

/// An entry of the calendar.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Entry {
    /// When, as it is shown and as machines read it.
    date: Option<String>,
    iso: Option<String>,
    time: Option<String>,
    /// What happens then: a text of the language file for a deadline, else nothing.
    what: Option<String>,
    /// Whether it takes place, where anything can be said of that.
    state: Option<String>,
    link: Link,
}

/// The whole calendar; of sections that are too long for the page, the beginning.
pub(in crate::view) fn view(context: &Context<'_>) -> CalendarView {
    let all = context.sequences.calendar(context);
    let mut view = CalendarView::default();
    let mut is_cut = false;
    for (section, moments) in all {
        let (entries, more) = entries(context, *section, moments);
        is_cut |= more.is_some();
        match section {
            Section::Named(COMING) => (view.coming, view.coming_more) = (entries, more),
            Section::Named(_) => (view.undated, view.undated_more) = (entries, more),
            Section::Year(year) | Section::Until(year) => {
                view.past.push(OfYear { year: *year, label: label(context, *section), entries, more });
            }
        }
    }
    if is_cut {
        view.sections = sections(context, None);
        view.cut = Some(whole(context, all));
    }
    view
}

fn whole(context: &Context<'_>, all: &BySection) -> Cut {
    let total = all.iter().map(|(_, moments)| moments.len()).sum();
    Cut {
        count: context.locale().count("calendar.count", total),
        shown: None,
        order: context.locale().text("order.calendar").to_owned(),
        pager: None,
    }
}

fn entries(context: &Context<'_>, section: Section, moments: &[Moment]) -> (Vec<Entry>, Option<More>) {
    let shown = context.plan.section_shown(PAGE, section);
    let more = shown.map(|_| {
        let href = context.plan.section_url(PAGE, section, 1, context.lang);
        cut::more(context, href, &label(context, section), moments.len())
    });
    let first = moments.iter().take(shown.unwrap_or(moments.len()));
    (first.map(|moment| entry(context, moment)).collect(), more)
}

/// A page, from 1, of a section.
pub(in crate::view) fn section(context: &Context<'_>, section: Section, page: usize) -> SectionView {
    let all = context.sequences.calendar(context);
    let found = all.iter().find(|(known, _)| *known == section);
    let moments = found.map_or(&[][..], |(_, moments)| moments);
    let order = if section == Section::Named(COMING) { "order.next" } else { "order.latest" };
    let url = |page| context.plan.section_url(PAGE, section, page, context.lang);
    let shown = moments[cut::rows(moments.len(), page)].iter();
    SectionView {
        entries: shown.map(|moment| entry(context, moment)).collect(),
        sections: sections(context, Some(section)),
        cut: Cut {
            count: context.locale().count("calendar.count", moments.len()),
            shown: cut::shown(context, moments.len(), page),
            order: context.locale().text(order).to_owned(),
            pager: cut::pager(context, moments.len(), page, url),
        },
    }
}

/// What a section is called.
pub(in crate::view) fn label(context: &Context<'_>, section: Section) -> String {
    cut::section_label(context, PAGE, section)
}

fn sections(context: &Context<'_>, current: Option<Section>) -> Vec<SectionLink> {
    let known = context.sequences.calendar(context).iter().map(|(section, moments)| -> Known {
        let id = match section {
            Section::Year(year) | Section::Until(year) => format!("_{year}"),
            Section::Named(COMING) => "_coming".to_owned(),
            Section::Named(name) => format!("_{name}"),
        };
        (*section, label(context, *section), id, moments.len())
    });
    cut::sections(context, PAGE, known, current)
}

/// The next entries, at most `most` of them, without those of records that are `shown` elsewhere.
pub(super) fn coming(context: &Context<'_>, most: usize, shown: &BTreeSet<NodeId>) -> Vec<Entry> {
    let all = context.sequences.calendar(context).iter();
    let coming =
        all.filter(|(section, _)| *section == Section::Named(COMING)).flat_map(|(_, moments)| moments);
    let coming = coming.filter(|moment| !shown.contains(&moment.node));
    coming.take(most).map(|moment| entry(context, moment)).collect()
}

fn entry(context: &Context<'_>, moment: &Moment) -> Entry {
    let Moment { node, when, what, stand } = moment;
    let time = if what.is_none() { time(context.public.record(*node)) } else { None };
    Entry {
        date: when.map(|date| context.locale().date(&date)),
        iso: when.map(|date| date.to_string()),
        time,
        what: what.map(|what| context.locale().text(what).to_owned()),
        state: stand.as_ref().and_then(|(owner, stand)| standing::brief(context, owner, stand)),
        link: link(context, *node),
    }
}

/// The hour at which a sitting or event begins.
fn time(record: &Record) -> Option<String> {
    let of_meeting = record.get::<Meeting>().and_then(|meeting| meeting.time);
    let time = of_meeting.or_else(|| record.get::<Event>().and_then(|event| event.time));
    time.map(|time| time.to_string())
}
