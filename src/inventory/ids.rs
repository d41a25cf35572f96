//! Ids of items: their codes, which people quote, or else what they are called in their file, or their titles.

use std::collections::{HashMap, HashSet};

use super::{Entry, Raw, fault};
use crate::diag::{Sink, text};
use crate::model::value::is_part_id;
use crate::syntax::markdown::slug;

/// Most letters of a title that make an id.
const LETTERS: usize = 60;

/// The items with their ids, and with the ids of those above them. One above it that is not there is reported.
pub(super) fn entries(raws: Vec<Raw>, sink: &mut Sink) -> Vec<Entry> {
    let mut taken = HashSet::new();
    let ids: Vec<String> = raws.iter().map(|raw| free(&wanted(&raw.entry), &mut taken)).collect();
    let mut by_key: HashMap<String, String> = HashMap::new();
    for (raw, id) in raws.iter().zip(&ids) {
        if let Some(key) = &raw.key {
            by_key.entry(key.clone()).or_insert_with(|| id.clone());
        }
    }
    let with_ids = raws.into_iter().zip(ids);
    with_ids
        .map(|(raw, id)| {
            let parent = raw.parent.as_ref().and_then(|key| by_key.get(key)).filter(|parent| **parent != id);
            if let (Some(key), None, Some(span)) = (&raw.parent, parent, raw.span) {
                let message = text!("there is no item `{key}` that this one could lie below", key = key);
                sink.push(
                    fault(span, message).help(text!("write the code of an item of this file, or none")),
                );
            }
            Entry { parent: parent.cloned(), id, ..raw.entry }
        })
        .collect()
}

fn wanted(entry: &Entry) -> String {
    let code = entry.code.as_deref().map(|code| code.trim_matches('.').replace([' ', '/', ','], "-"));
    if let Some(code) = code.filter(|code| is_part_id(code)) {
        return code;
    }
    if is_part_id(&entry.id) {
        return entry.id.clone();
    }
    if let Some(code) = leading_code(&entry.title).filter(|code| is_part_id(code)) {
        return code.to_owned();
    }
    let slug = slug(&entry.title);
    let cut = slug.char_indices().nth(LETTERS).map_or(&*slug, |(end, _)| &slug[..end]);
    let cut = cut.trim_end_matches('-');
    if is_part_id(cut) { cut.to_owned() } else { "item".to_owned() }
}

/// The code with which a title begins in many tables, as `A.1.2` in `A.1.2 Péče doma`: a capital letter and numbers. It only makes the id;
/// that it is a code is not said anywhere.
fn leading_code(title: &str) -> Option<&str> {
    let (word, _) = title.split_once(' ')?;
    let code = word.trim_end_matches('.');
    let numbers = code.strip_prefix(|letter: char| letter.is_ascii_uppercase())?;
    let numbers = numbers.strip_prefix('.').unwrap_or(numbers);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    numbers.split('.').all(is_number).then_some(code)
}

/// The id, or the first with a number after it that no other item has. Ids are anchors, which some systems compare without regard to
/// capitals.
pub(super) fn free(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut id = wanted.to_owned();
    let mut number = 1;
    while !taken.insert(id.to_lowercase()) {
        number += 1;
        id = format!("{wanted}-{number}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::leading_code;

    #[test]
    fn titles_may_begin_with_a_code() {
        let codes = ["A.1.2 Péče", "C1.1 Byty", "A.1.1. Domy", "B.2"].map(leading_code);
        assert_eq!(codes, [Some("A.1.2"), Some("C1.1"), Some("A.1.1"), None]);
        let others = ["A. 1 Péče", "1.1.2026 začíná", "A Péče", "D1/35 Silnice", "A..1 Chyba", "Domy 1.1"];
        assert_eq!(others.map(leading_code), [None; 6]);
    }
}
