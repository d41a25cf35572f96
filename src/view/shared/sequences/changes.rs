//! All that changed, the latest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::by_year::{ByYear, sections};
use crate::graph::{Graph, NodeId};
use crate::model::kinds::Measure;
use crate::model::value::Edtf;
use crate::plan::Register;

/// Name of the page.
pub(in crate::view) const PAGE: &str = "changes";

/// How many changes there are of each year, the latest first.
pub(in crate::view) fn register(public: &Graph) -> Register {
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for event in all(public) {
        *years.entry(event.year()).or_default() += 1;
    }
    Register { page: PAGE, sections: sections(years.into_iter().rev()) }
}

/// One change.
#[derive(Clone, Copy)]
pub(in crate::view) struct Happening {
    pub(in crate::view) when: Edtf,
    pub(in crate::view) node: NodeId,
    pub(in crate::view) what: &'static str,
    /// Number of the update, where it is one.
    pub(in crate::view) update: Option<usize>,
}

impl Happening {
    /// The year in whose list it stands.
    pub(in crate::view) fn year(&self) -> i16 {
        *self.when.years().start()
    }
}

/// All that changed, the latest first.
pub(super) fn latest_first(public: &Graph) -> ByYear<Happening> {
    let mut events = all(public);
    // By years, as dates begin: one without a beginning would come last.
    events.sort_by_cached_key(|event| {
        (Reverse(event.year()), Reverse(event.when.sort_key()), event.node, Reverse(event.update))
    });
    ByYear::new(events, Happening::year)
}

/// All that changed, by record.
fn all(public: &Graph) -> Vec<Happening> {
    let mut events = Vec::new();
    for node in public.record_nodes() {
        let record = public.record(node);
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
    events
}
