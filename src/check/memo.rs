//! A cache of what was found in records.

use std::sync::Arc;

use rayon::prelude::*;

use super::personal_data::Findings;
use super::walk::Contents;
use crate::model::Record;

/// Caches what follows from one record alone, so that it is computed again only when the record has been read again.
#[derive(Default)]
pub struct Memo {
    pub(super) personal: PerRecord<Findings>,
    pub(super) contents: PerRecord<Contents>,
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
        let value = |(at, record): (usize, &Arc<Record>)| {
            self.known(at, record).unwrap_or_else(|| Arc::new(make(record)))
        };
        let values: Vec<Arc<T>> = records.par_iter().enumerate().map(value).collect();
        self.0 = records.iter().cloned().zip(values.iter().cloned()).collect();
        values
    }

    /// The value of a record, which is looked for where it most likely is, at the same place, before it is looked for by name.
    fn known(&self, at: usize, record: &Arc<Record>) -> Option<Arc<T>> {
        let is_it = |at: usize| self.0.get(at).filter(|(known, _)| Arc::ptr_eq(known, record));
        let by_name = || self.0.binary_search_by(|(known, _)| known.name().cmp(&record.name())).ok();
        let (_, value) = is_it(at).or_else(|| is_it(by_name()?))?;
        Some(Arc::clone(value))
    }
}
