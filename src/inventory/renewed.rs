//! A newer inventory beside the one before: which items are the same, and what has changed.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Entry;
use super::ids::free;
use crate::spelling::fold;

/// What has changed of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It has another title or code.
    Renamed,
    /// It lies below another one, or below none.
    Moved,
    /// It has another state or period.
    Progressed,
    /// It refers to other records here.
    Linked,
    /// It is gone.
    Dropped,
}

/// A change of an item, as it was and as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// What has changed.
    pub change: Change,
    /// What it was; `None` for a new one.
    pub before: Option<Entry>,
    /// What it is; `None` for one that is gone.
    pub after: Option<Entry>,
}

impl Changed {
    /// Whether it is about what the item refers to here.
    pub fn is_of_links(&self) -> bool {
        self.change == Change::Linked
    }
}

/// The items of a newer inventory with the ids that they had before, and what has changed. An item is the same if it has the same
/// address, or else the same code, or else the same title. So references to it hold whatever it is called now, and no id is given to
/// another item.
pub fn renewed(before: &[Entry], after: Vec<Entry>) -> (Vec<Entry>, Vec<Changed>) {
    let same = same(before, &after);
    let mut taken: HashSet<String> = before.iter().map(|entry| entry.id.to_lowercase()).collect();
    let ids: Vec<String> = after
        .iter()
        .zip(&same)
        .map(|(entry, same)| same.map_or_else(|| free(&entry.id, &mut taken), |at| before[at].id.clone()))
        .collect();
    let id_of: HashMap<String, String> =
        after.iter().map(|entry| entry.id.clone()).zip(ids.iter().cloned()).collect();
    let parent = |entry: &Entry| entry.parent.as_ref().and_then(|parent| id_of.get(parent)).cloned();
    let after: Vec<Entry> =
        after.into_iter().zip(ids).map(|(entry, id)| Entry { parent: parent(&entry), id, ..entry }).collect();
    let mut changed = Vec::new();
    for (entry, same) in after.iter().zip(&same) {
        let old = same.map(|at| &before[at]);
        let found = old.map_or(vec![Change::Added], |old| changes(old, entry));
        let of = |change| Changed { change, before: old.cloned(), after: Some(entry.clone()) };
        changed.extend(found.into_iter().map(of));
    }
    let kept: HashSet<usize> = same.into_iter().flatten().collect();
    let dropped = before.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    changed.extend(dropped.map(|(_, old)| Changed {
        change: Change::Dropped,
        before: Some(old.clone()),
        after: None,
    }));
    (after, changed)
}

/// For each item after, the number of the same one before. What several items have tells none of them.
fn same(before: &[Entry], after: &[Entry]) -> Vec<Option<usize>> {
    let keys: [fn(&Entry) -> Option<String>; 3] =
        [|entry| entry.url.clone(), |entry| entry.code.clone(), |entry| Some(fold(&entry.title))];
    let mut same = vec![None; after.len()];
    let mut is_known = vec![false; before.len()];
    for key in keys {
        let open = before.iter().enumerate().filter(|(at, _)| !is_known[*at]);
        let olds = single(open.filter_map(|(at, entry)| Some((key(entry)?, at))));
        let open = after.iter().enumerate().filter(|(at, _)| same[*at].is_none());
        let news = single(open.filter_map(|(at, entry)| Some((key(entry)?, at))));
        for (key, new) in news {
            if let Some(old) = olds.get(&key) {
                same[new] = Some(*old);
                is_known[*old] = true;
            }
        }
    }
    same
}

/// The numbers by their keys, without keys that several have.
fn single(keys: impl Iterator<Item = (String, usize)>) -> BTreeMap<String, usize> {
    let mut known: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (key, at) in keys {
        known.entry(key).and_modify(|known| *known = None).or_insert(Some(at));
    }
    known.into_iter().filter_map(|(key, at)| Some((key, at?))).collect()
}

fn changes(before: &Entry, after: &Entry) -> Vec<Change> {
    let changes = [
        (Change::Renamed, (&before.title, &before.code) != (&after.title, &after.code)),
        (Change::Moved, before.parent != after.parent),
        (Change::Progressed, (before.state, before.valid) != (after.state, after.valid)),
        (Change::Linked, before.inbound != after.inbound),
    ];
    changes.into_iter().filter(|(_, is_so)| *is_so).map(|(change, _)| change).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(id: &str, title: &str, code: &str, url: &str, parent: &str) -> Entry {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (id, title) = (id.to_owned(), title.to_owned());
        Entry { id, title, code: some(code), url: some(url), parent: some(parent), ..Entry::default() }
    }

    #[test]
    fn items_are_the_same_by_address_code_or_title() {
        let before = [
            entry("a", "Péče", "1", "https://a.cz/1", ""),
            entry("b", "Domy", "2", "", "a"),
            entry("c", "Cesty", "", "", ""),
            entry("d", "Lesy", "4", "", ""),
        ];
        let after = vec![
            entry("2", "Péče o seniory", "2", "https://a.cz/1", ""),
            entry("3", "CESTY", "3", "", "2"),
            entry("d", "Voda", "5", "", ""),
        ];
        let (after, changed) = renewed(&before, after);
        let ids: Vec<&str> = after.iter().map(|entry| &*entry.id).collect();
        // The house has the code 2 no more, and the water is no forest.
        assert_eq!((ids, after[1].parent.as_deref()), (vec!["a", "c", "d-2"], Some("a")));
        let told: Vec<_> = changed
            .iter()
            .map(|changed| {
                (changed.change, changed.before.as_ref().or(changed.after.as_ref()).map(|it| &*it.id))
            })
            .collect();
        assert_eq!(
            told,
            [
                (Change::Renamed, Some("a")),
                (Change::Renamed, Some("c")),
                (Change::Moved, Some("c")),
                (Change::Added, Some("d-2")),
                (Change::Dropped, Some("b")),
                (Change::Dropped, Some("d")),
            ]
        );
    }

    fn entries() -> impl Strategy<Value = Vec<Entry>> {
        let one = ("[ab]{1,2}", "[12]?", "(u[12])?").prop_map(|(title, code, url)| (title, code, url));
        prop::collection::vec(one, 0..8).prop_map(|entries| {
            let with_ids = entries.into_iter().enumerate();
            with_ids
                .map(|(at, (title, code, url))| entry(&format!("i{at}"), &title, &code, &url, ""))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn each_item_is_accounted_for_once(before in entries(), after in entries()) {
            let count = after.len();
            let (after, changed) = renewed(&before, after);
            prop_assert_eq!(after.len(), count);
            let ids: HashSet<&str> = after.iter().map(|entry| &*entry.id).collect();
            prop_assert_eq!(ids.len(), count);
            let of = |change| changed.iter().filter(|changed| changed.change == change).count();
            prop_assert_eq!(before.len() - of(Change::Dropped), count - of(Change::Added));
        }

        #[test]
        fn the_same_inventory_changes_nothing(entries in entries()) {
            let is_told_apart = {
                let titles: HashSet<&str> = entries.iter().map(|entry| &*entry.title).collect();
                titles.len() == entries.len()
            };
            prop_assume!(is_told_apart);
            let (after, changed) = renewed(&entries, entries.clone());
            prop_assert_eq!(after, entries);
            prop_assert!(changed.is_empty());
        }
    }
}
