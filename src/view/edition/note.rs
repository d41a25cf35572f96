//! What a reader must know about a record before anything else, wherever it is named.

use jiff::civil::Date;

use crate::graph::{NodeId, Standing, milestone_standing};
use crate::model::kinds::{Goal, Measure, Milestone};
use crate::model::reference;
use crate::public::Public;

/// Names of the texts that [`note`] may be.
pub const NOTES: [&str; 3] = ["goal.is-dropped", "measure.is-replaced", "standing.milestone.over"];

/// What a reader must know about a record at once: the index of its text in [`NOTES`].
pub fn note(public: &Public, node: NodeId, today: Date) -> Option<usize> {
    let record = public.record(node);
    let is_dropped = || record.get::<Goal>().is_some_and(|goal| goal.dropped.is_some());
    let is_replaced = || {
        let is_measure = record.get::<Measure>().is_some();
        is_measure && !public.referring(public.record_node(node), reference!(Measure.supersedes)).is_empty()
    };
    let is_over = || {
        let milestone = record.get::<Milestone>();
        milestone.is_some_and(|milestone| milestone_standing(milestone, today) == Standing::Over)
    };
    [is_dropped(), is_replaced(), is_over()].iter().position(|holds| *holds)
}
