//! The files of an index: a head that is read first, words in shards by their order, entries in chunks.
//!
//! All are JSON, since any server sends that compressed. A query costs the head, the shards that its words lie
//! in, and the chunks of the entries that are shown.

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::IndexFile;
use super::entries::{EntryGroup, IndexEntry, IndexText};
use super::postings::Term;
use super::stem::Language;
use crate::script_data::{json, steps, version, with_version};

/// Approximate size of a shard in bytes, before a server compresses it.
const SHARD: usize = 20_000;

/// How many entries lie in a chunk.
pub(super) const CHUNK: usize = 20;

/// What the browser reads first.
#[derive(Serialize)]
pub(super) struct Head {
    /// The version of the index: each of its files says it, so that no browser mixes old files with new ones.
    pub(super) version: String,
    /// How many entries lie in a chunk.
    pub(super) chunk: usize,
    /// Groups of entries, in the order of their numbers.
    #[serde(rename = "sorts")]
    pub(super) groups: Vec<GroupHead>,
    /// What may be said beside the title of an entry.
    pub(super) notes: Vec<IndexText>,
    /// The first word of each shard.
    pub(super) words: Vec<String>,
    /// The languages whose words are in the index; `null` for one whose words are only folded.
    pub(super) languages: Vec<Option<&'static Language>>,
    /// Stop words, plain; and as they are typed without marks, if that is no word of the index.
    pub(super) ignored: Vec<String>,
    /// Synonyms: for each, the keys of every variant.
    pub(super) same: Vec<Vec<Vec<String>>>,
}

/// A group of entries.
#[derive(Serialize)]
pub(super) struct GroupHead {
    slug: String,
    label: String,
    /// Number of the first entry that is not of this group any more.
    end: usize,
}

/// An entry in a chunk: address, title, code, what it is about, what it is a part of; each text with the code of
/// its language, where that is not the page's. Places of what is said beside its title follow, where
/// there is something.
#[derive(Serialize)]
struct EntryJson<'a>(
    &'a str,
    &'a IndexText,
    Option<&'a str>,
    Option<&'a IndexText>,
    Option<&'a IndexText>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")] &'a [usize],
);

impl Serialize for IndexText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.lang {
            Some(lang) => (&self.text, lang).serialize(serializer),
            None => self.text.serialize(serializer),
        }
    }
}

/// The heads of the groups.
pub(super) fn group_heads(groups: &[EntryGroup]) -> Vec<GroupHead> {
    let mut end = 0;
    let head = |group: &EntryGroup| {
        end += group.entries.len();
        GroupHead { slug: group.slug.clone(), label: group.label.clone(), end }
    };
    groups.iter().map(head).collect()
}

/// The files of an index in the folder `folder`. The version and the words of `head` are filled in.
pub(super) fn files(folder: &str, mut head: Head, terms: &[Term], entries: &[IndexEntry]) -> Vec<IndexFile> {
    let lines: Vec<String> = terms.par_iter().map(line).collect();
    let mut shards: Vec<String> = Vec::new();
    let mut last = None;
    for (term, line) in terms.iter().zip(lines) {
        match shards.last_mut() {
            // The terms of one folded key lie in one shard.
            Some(shard) if shard.len() + line.len() <= SHARD || last == Some(&term.folded) => {
                shard.push_str(",\n");
                shard.push_str(&line);
            }
            _ => {
                head.words.push(term.folded.clone());
                shards.push(line);
            }
        }
        last = Some(&term.folded);
    }
    let chunks: Vec<String> = entries.par_chunks(CHUNK).map(chunk).collect();
    let shards =
        (0..).zip(shards).map(|(number, shard)| (format!("words-{number}.json"), format!("[{shard}]")));
    let chunks = (0..).zip(chunks).map(|(number, chunk)| (format!("records-{number}.json"), chunk));
    let files: Vec<(String, String)> = shards.chain(chunks).collect();
    head.version = version(files.iter().flat_map(|(name, list)| [name.as_bytes(), list.as_bytes()]));
    let file =
        |name: &str, bytes: String| IndexFile { path: format!("{folder}/{name}"), bytes: bytes.into() };
    // Each text is dropped once its file is made.
    let versioned = |(name, list): (String, String)| file(&name, with_version(&head.version, &list));
    let mut written: Vec<IndexFile> = files.into_iter().map(versioned).collect();
    written.push(file("head.json", json(&head)));
    written
}

/// A term as JSON: its folded key, for each class the steps between entries, and the key where that has marks; classes
/// at the end that are empty are left out.
fn line(term: &Term) -> String {
    let used = term.entries.iter().rposition(|numbers| !numbers.is_empty()).map_or(0, |last| last + 1);
    let classes: Vec<Vec<u32>> = term.entries[..used].iter().map(|numbers| steps(numbers)).collect();
    if term.key == term.folded {
        return json(&(&term.folded, classes));
    }
    json(&(&term.folded, classes, &term.key))
}

fn chunk(entries: &[IndexEntry]) -> String {
    let entries: Vec<EntryJson<'_>> = entries
        .iter()
        .map(|entry| {
            EntryJson(
                &entry.href,
                &entry.title,
                entry.code.as_deref(),
                entry.about.as_ref(),
                entry.of.as_ref(),
                &entry.notes,
            )
        })
        .collect();
    json(&entries)
}
