//! The ids of a page, each given once.

use std::collections::{BTreeMap, BTreeSet};

/// Ids that are in use on a page.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    taken: BTreeSet<String>,
    /// The number to try next after a wanted id: without it, the thousandth equal heading would take a thousand tries.
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// Takes `wanted`, or `wanted-2`, `wanted-3`, … when it is in use.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        if self.take(wanted) {
            return wanted.to_owned();
        }
        let mut count = self.next.get(wanted).copied().unwrap_or(2);
        loop {
            let id = format!("{wanted}-{count}");
            count += 1;
            if self.take(&id) {
                self.next.insert(wanted.to_owned(), count);
                return id;
            }
        }
    }

    /// Takes this very id; `false` when it is in use already.
    pub(super) fn take(&mut self, id: &str) -> bool {
        !self.taken.contains(id) && self.taken.insert(id.to_owned())
    }

    /// All of them, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.taken.iter().map(String::as_str)
    }
}

impl Extend<String> for Ids {
    fn extend<I: IntoIterator<Item = String>>(&mut self, ids: I) {
        self.taken.extend(ids);
    }
}

impl FromIterator<String> for Ids {
    fn from_iter<I: IntoIterator<Item = String>>(ids: I) -> Self {
        Self { taken: ids.into_iter().collect(), next: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn each_is_given_once() {
        let mut ids: Ids = ["cile-3".to_owned()].into_iter().collect();
        let given = ["cile", "cile", "cile", "cile-3", "cile", "cile-3"].map(|wanted| ids.unique(wanted));
        assert_eq!(given, ["cile", "cile-2", "cile-4", "cile-3-2", "cile-5", "cile-3-3"]);
    }
}
