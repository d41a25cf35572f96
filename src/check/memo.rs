//! A cache of what was found in records.

use std::sync::Arc;

use rayon::prelude::*;

use super::personal_data::Findings;
use crate::model::Record;

/// Caches what follows from one record alone, so that it is computed again only when the record has been read again.
#[derive(Default)]
pub struct Memo {
    pub(super) personal: PerRecord<Findings>,
}

/// A value for each record, sorted as records are. It is valid for that very record, not for a later one of the same name.
pub(super) struct PerRecord<T>(Vec<(Arc<Record>, Arc<T>)>);

impl<T> Default for PerRecord<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Send + Sync> PerRecord<T> {
    /// The values of these records, which are sorted by folder and id. Missing ones are computed, and those of other records
    /// dropped.
    pub(super) fn of_all(
        &mut self,
        records: &[Arc<Record>],
        make: impl Fn(&Record) -> T + Sync,
    ) -> Vec<Arc<T>> {
        let value = |record| self.known(record).unwrap_or_else(|| Arc::new(make(record)));
        let values: Vec<Arc<T>> = records.par_iter().map(value).collect();
        self.0 = records.iter().cloned().zip(values.iter().cloned()).collect();
        values
    }

    fn known(&self, record: &Arc<Record>) -> Option<Arc<T>> {
        let at = self.0.binary_search_by(|(known, _)| known.name().cmp(&record.name())).ok()?;
        let (known, value) = &self.0[at];
        Arc::ptr_eq(known, record).then(|| Arc::clone(value))
    }
}
