//! What the calendar is made of: sittings, events and last days, as plain dates.

use jiff::civil::Date;

use crate::graph::{Graph, NodeId, Stand, Standing, is_to_come};
use crate::model::field::PartList;
use crate::model::kinds::{CallState, Consultation, Event, Funding, Meeting};
use crate::model::value::Edtf;

/// Something that happens on a day.
#[derive(Clone, Copy)]
pub(in crate::view) struct Moment {
    pub(in crate::view) node: NodeId,
    pub(in crate::view) when: Option<Edtf>,
    /// The text that says what happens then, of a last day.
    pub(in crate::view) what: Option<&'static str>,
    /// Where it stands, where anything can be said of that, and whose state that is.
    pub(in crate::view) stand: Option<(&'static str, Stand)>,
}

impl Moment {
    /// Whether it is still to come on its date.
    pub(super) fn is_to_come(&self, date: Edtf, today: Date) -> bool {
        let standing = self.stand.map_or(Standing::Unstated, |(_, stand)| stand.standing);
        is_to_come(standing, date, today)
    }
}

/// All moments of a site.
pub(super) fn all(public: &Graph, today: Date) -> Vec<Moment> {
    let mut moments = Vec::new();
    for (node, _, meeting) in public.of::<Meeting>() {
        moments.push(occurrence(public, today, node, meeting.date));
    }
    for (node, _, event) in public.of::<Event>() {
        moments.push(occurrence(public, today, node, event.date));
    }
    for (node, _, consultation) in public.of::<Consultation>() {
        moments.extend(last_day(node, consultation.open, "calendar.comments-end"));
    }
    for (node, _, funding) in public.of::<Funding>() {
        moments.extend(calls(public, today, node, funding));
    }
    moments
}

/// A sitting or event, with whether it takes place, where anything can be said of that.
fn occurrence(public: &Graph, today: Date, node: NodeId, when: Option<Edtf>) -> Moment {
    let stand = public.standings(node, today).first().copied();
    Moment { node, when, what: None, stand: stand.map(|stand| (public.record(node).kind.name, stand)) }
}

/// Last days of the calls of a programme.
fn calls(public: &Graph, today: Date, node: NodeId, funding: &Funding) -> Vec<Moment> {
    let parts: &dyn PartList = &funding.call;
    let mut moments = Vec::new();
    for (call, part) in funding.call.iter().zip(parts.iter()) {
        let place = call.id.as_deref().and_then(|id| public.part_node(node, id)).unwrap_or(node);
        let stand = public.standing_of_part(node, &part, today);
        // That it takes applications follows from the day.
        let stand = stand.filter(|stand| stand.standing != Standing::Stated(CallState::Open.name()));
        let moment = last_day(place, call.data.open, "calendar.call-ends");
        moments.extend(
            moment.map(|moment| Moment { stand: stand.map(|stand| (part.spec.name, stand)), ..moment }),
        );
    }
    moments
}

/// The last day of a period, where it is known to the day.
fn last_day(node: NodeId, period: Option<Edtf>, what: &'static str) -> Option<Moment> {
    let last = period.filter(|period| period.is_interval())?.latest()?;
    Some(Moment { node, when: Some(Edtf::from(last)), what: Some(what), stand: None })
}
