//! The calendar: sittings, events and deadlines.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Context;
use super::link::{Link, link};
use crate::graph::NodeId;
use crate::model::kinds::{Consultation, Event, Funding, Meeting};
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
    /// Whether it takes place, where that is said.
    state: Option<String>,
    link: Link,
    #[serde(skip)]
    when: Option<Edtf>,
    #[serde(skip)]
    node: NodeId,
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
            Some(date) if date.latest().is_none_or(|last| last >= context.today) => coming.push(entry),
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
        let state = meeting.state.map(|state| value(context, "meeting", "state", state.name()));
        entries.push(Entry {
            time: meeting.time.map(|time| time.to_string()),
            state,
            ..entry(context, node, meeting.date)
        });
    }
    for (node, _, event) in context.public.of::<Event>() {
        let state = event.state.map(|state| value(context, "event", "state", state.name()));
        entries.push(Entry {
            time: event.time.map(|time| time.to_string()),
            state,
            ..entry(context, node, event.date)
        });
    }
    for (node, _, consultation) in context.public.of::<Consultation>() {
        entries.extend(deadline(context, node, consultation.open, "calendar.comments-end"));
    }
    for (node, record, funding) in context.public.of::<Funding>() {
        for call in funding.call.iter() {
            let part =
                call.id.as_deref().and_then(|id| context.public.find(record.kind.name, &record.id, Some(id)));
            entries.extend(deadline(context, part.unwrap_or(node), call.data.open, "calendar.call-ends"));
        }
    }
    entries
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
    }
}

fn value(context: &Context<'_>, owner: &str, field: &str, name: &str) -> String {
    let own = context.locale().get(&format!("value.{owner}.{field}.{name}"));
    own.unwrap_or_else(|| context.locale().text_for("value", field, name)).to_owned()
}
