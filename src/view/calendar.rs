//! The calendar: sittings, events and deadlines.

use std::collections::BTreeSet;

use serde::Serialize;

use super::link::{Link, link};
use super::{Context, standing};
use crate::graph::{NodeId, Stand, Standing, is_to_come};
use crate::model::field::PartList;
use crate::model::kinds::{CallState, Consultation, Event, Funding, Meeting};
use crate::model::value::Edtf;

/// The calendar.
#[derive(Debug, Serialize)]
pub(super) struct CalendarView {
    /// What is still to come, the next first.
    coming: Vec<Entry>,
    /// What is over, by year, the latest first.
    past: Vec<Year>,
    /// What has no date yet.
    undated: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Year {
    year: i16,
    entries: Vec<Entry>,
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
    #[serde(skip)]
    when: Option<Edtf>,
    #[serde(skip)]
    node: NodeId,
    #[serde(skip)]
    standing: Standing<&'static str>,
}

/// The whole calendar.
pub(super) fn view(context: &Context<'_>) -> CalendarView {
    let (mut coming, mut undated) = (Vec::new(), Vec::new());
    let mut past: Vec<Year> = Vec::new();
    let mut entries = entries(context);
    entries.sort_by_key(|entry| entry.when.map(Edtf::sort_key));
    for entry in entries {
        match entry.when {
            None => undated.push(entry),
            Some(date) if is_to_come(entry.standing, date, context.today) => coming.push(entry),
            Some(date) => {
                let year = *date.years().start();
                match past.iter_mut().find(|known| known.year == year) {
                    Some(known) => known.entries.push(entry),
                    None => past.push(Year { year, entries: vec![entry] }),
                }
            }
        }
    }
    past.sort_by_key(|year| std::cmp::Reverse(year.year));
    for year in &mut past {
        year.entries.reverse();
    }
    CalendarView { coming, past, undated }
}

/// The next entries, at most `most` of them, without those of records that are `shown` elsewhere.
pub(super) fn coming(context: &Context<'_>, most: usize, shown: &BTreeSet<NodeId>) -> Vec<Entry> {
    let mut coming = view(context).coming;
    coming.retain(|entry| !shown.contains(&entry.node));
    coming.truncate(most);
    coming
}

fn entries(context: &Context<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (node, _, meeting) in context.public.of::<Meeting>() {
        let time = meeting.time.map(|time| time.to_string());
        entries.push(Entry { time, ..occurrence(context, node, meeting.date) });
    }
    for (node, _, event) in context.public.of::<Event>() {
        let time = event.time.map(|time| time.to_string());
        entries.push(Entry { time, ..occurrence(context, node, event.date) });
    }
    for (node, _, consultation) in context.public.of::<Consultation>() {
        entries.extend(deadline(context, node, consultation.open, "calendar.comments-end"));
    }
    for (node, _, funding) in context.public.of::<Funding>() {
        let calls: &dyn PartList = &funding.call;
        for (call, part) in funding.call.iter().zip(calls.iter()) {
            let place = call.id.as_deref().and_then(|id| context.public.part_node(node, id)).unwrap_or(node);
            let Some(entry) = deadline(context, place, call.data.open, "calendar.call-ends") else {
                continue;
            };
            let stand = context.public.standing_of_part(node, &part, context.today);
            // That it takes applications is said by the day.
            let stand = stand.filter(|stand| stand.standing != Standing::Stated(CallState::Open.name()));
            entries.push(with_state(context, part.spec.name, stand.as_ref(), entry));
        }
    }
    entries
}

/// A sitting or event, with whether it takes place, where anything can be said of that.
fn occurrence(context: &Context<'_>, node: NodeId, when: Option<Edtf>) -> Entry {
    let stands = context.public.standings(node, context.today);
    let entry = entry(context, node, when);
    with_state(context, context.public.record(node).kind.name, stands.first(), entry)
}

fn with_state(context: &Context<'_>, owner: &str, stand: Option<&Stand>, entry: Entry) -> Entry {
    let Some(stand) = stand else { return entry };
    Entry { state: standing::brief(context, owner, stand), standing: stand.standing, ..entry }
}

/// The last day of a period, where it is known to the day.
fn deadline(context: &Context<'_>, node: NodeId, period: Option<Edtf>, what: &str) -> Option<Entry> {
    let last = period.filter(|period| period.is_interval())?.latest()?;
    let what = Some(context.locale().text(what).to_owned());
    Some(Entry { what, ..entry(context, node, Some(Edtf::from(last))) })
}

fn entry(context: &Context<'_>, node: NodeId, when: Option<Edtf>) -> Entry {
    Entry {
        date: when.map(|date| context.locale().date(&date)),
        iso: when.map(|date| date.to_string()),
        time: None,
        what: None,
        state: None,
        link: link(context, node),
        when,
        node,
        standing: Standing::Unstated,
    }
}
