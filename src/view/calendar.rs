//! The calendar: sittings, events and deadlines.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::cut::{self, Cut, Known, More, SectionLink};
use super::link::{Link, link};
use super::moments::{self, Moment};
use super::{Context, standing};
use crate::graph::{Graph, NodeId};
use crate::model::Record;
use crate::model::kinds::{Event, Meeting};
use crate::plan::{Register, Section};

/// Name of the page, and of those of its sections that are no year.
const PAGE: &str = "calendar";
const COMING: &str = "upcoming";
const UNDATED: &str = "undated";

/// The calendar.
#[derive(Debug, Default, Serialize)]
pub(super) struct CalendarView {
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
pub(super) struct SectionView {
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

/// All entries by section, in the order of the page.
pub(super) type BySection = Vec<(Section, Vec<Moment>)>;

/// Words of addresses for sections of the calendar: their names.
pub(super) fn words() -> impl Iterator<Item = String> {
    [COMING, UNDATED].into_iter().map(|name| format!("{PAGE}/{name}"))
}

/// How many entries each section of the calendar has.
pub(super) fn register(public: &Graph, today: Date) -> Register {
    let sections = sorted(public, today).into_iter();
    Register { page: PAGE, sections: sections.map(|(section, entries)| (section, entries.len())).collect() }
}

/// What is to come, the next first; what has no date; what is over, by year, the latest first.
pub(super) fn sorted(public: &Graph, today: Date) -> BySection {
    let mut moments = moments::all(public, today);
    moments.sort_by_key(|moment| moment.when);
    let (mut coming, mut undated, mut past) = (Vec::new(), Vec::new(), Vec::new());
    for moment in moments {
        match moment.when {
            None => undated.push(moment),
            Some(date) if moment.is_to_come(date, today) => coming.push(moment),
            Some(_) => past.push(moment),
        }
    }
    past.reverse();
    let year = |moment: &Moment| moment.when.map_or(0, |date| *date.years().start());
    // By years, as dates begin, each in the order of days.
    past.sort_by_key(|moment| std::cmp::Reverse(year(moment)));
    let past = cut::by_year(&past, year);
    let past: Vec<_> = past.into_iter().map(|(section, moments)| (section, moments.to_vec())).collect();
    let named = [(Section::Named(COMING), coming), (Section::Named(UNDATED), undated)];
    named.into_iter().chain(past).filter(|(_, moments)| !moments.is_empty()).collect()
}

/// The whole calendar; of sections that are too long for the page, the beginning.
pub(super) fn view(context: &Context<'_>) -> CalendarView {
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
pub(super) fn section(context: &Context<'_>, section: Section, page: usize) -> SectionView {
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
pub(super) fn label(context: &Context<'_>, section: Section) -> String {
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
