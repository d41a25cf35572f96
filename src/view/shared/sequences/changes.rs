//! All that changed, the latest first.

use super::by_year::ByYear;
use crate::graph::{Graph, NodeId};
use crate::model::kinds::Measure;
use crate::model::value::Edtf;
use crate::plan::Register;

/// Name of the page.
pub(in crate::view) const PAGE: &str = "changes";

/// How many changes there are of each year, the latest first.
pub(in crate::view) fn register(public: &Graph) -> Register {
    let sections = latest_first(public).sections().map(|(section, events)| (section, events.len())).collect();
    Register { page: PAGE, sections }
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
    let mut events = Vec::new();
    for node in public.nodes().filter(|node| public.part(*node).is_none()) {
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
    events.sort_by(|a, b| {
        b.when
            .sort_key()
            .cmp(&a.when.sort_key())
            .then_with(|| a.node.cmp(&b.node))
            .then_with(|| b.update.cmp(&a.update))
    });
    ByYear::new(events, Happening::year)
}
