//! The files of an index: a head that is read first, words in shards by their order, documents in chunks.
//!
//! All are JSON, since any server sends that compressed. A query costs the head, the shards that its words lie
//! in, and the chunks of the documents that are shown.

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::IndexFile;
use super::documents::{Document, Sort, Words};
use super::postings::Term;
use super::stem::Language;
use crate::script_data::{json, steps, version, with_version};

/// About how many bytes of a shard there are, before a server compresses it.
const SHARD: usize = 20_000;

/// How many documents lie in a chunk.
pub(super) const CHUNK: usize = 20;

/// What the browser reads first.
#[derive(Serialize)]
pub(super) struct Head {
    /// That of all files of the index: each says it, so that no browser mixes old ones with new ones.
    pub(super) version: String,
    /// How many documents lie in a chunk.
    pub(super) chunk: usize,
    /// Sorts of documents, in the order of their numbers.
    pub(super) sorts: Vec<SortHead>,
    /// What may be said beside the title of a document.
    pub(super) notes: Vec<Words>,
    /// The first word of each shard.
    pub(super) words: Vec<String>,
    /// The languages whose words are in the index; `null` for one whose words are only folded.
    pub(super) languages: Vec<Option<&'static Language>>,
    /// Words that are not in the index, plain; and as they are typed without marks, where that is no word of the index.
    pub(super) ignored: Vec<String>,
    /// What is said in several ways: for each, the keys of each way.
    pub(super) same: Vec<Vec<Vec<String>>>,
}

/// A sort of documents.
#[derive(Serialize)]
pub(super) struct SortHead {
    slug: String,
    label: String,
    /// Number of the first document that is not of this sort any more.
    end: usize,
}

/// A document in a chunk: address, title, code, what it is about, what it is a part of; each text with the code of
/// its language, where that is not the page's. Places of what is said beside its title follow, where
/// there is something.
#[derive(Serialize)]
struct Entry<'a>(
    &'a str,
    &'a Words,
    Option<&'a str>,
    Option<&'a Words>,
    Option<&'a Words>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")] &'a [usize],
);

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.lang {
            Some(lang) => (&self.text, lang).serialize(serializer),
            None => self.text.serialize(serializer),
        }
    }
}

/// The heads of the sorts.
pub(super) fn sort_heads(sorts: &[Sort]) -> Vec<SortHead> {
    let mut end = 0;
    let head = |sort: &Sort| {
        end += sort.documents.len();
        SortHead { slug: sort.slug.clone(), label: sort.label.clone(), end }
    };
    sorts.iter().map(head).collect()
}

/// The files of an index in the folder `folder`. The version and the words of `head` are filled in.
pub(super) fn files(folder: &str, mut head: Head, terms: &[Term], documents: &[Document]) -> Vec<IndexFile> {
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
    let chunks: Vec<String> = documents.par_chunks(CHUNK).map(chunk).collect();
    let shards =
        (0..).zip(shards).map(|(number, shard)| (format!("words-{number}.json"), format!("[{shard}]")));
    let chunks = (0..).zip(chunks).map(|(number, chunk)| (format!("records-{number}.json"), chunk));
    let files: Vec<(String, String)> = shards.chain(chunks).collect();
    head.version = version(files.iter().flat_map(|(name, list)| [name.as_bytes(), list.as_bytes()]));
    let file =
        |name: &str, bytes: String| IndexFile { path: format!("{folder}/{name}"), bytes: bytes.into() };
    let mut written: Vec<IndexFile> =
        files.iter().map(|(name, list)| file(name, with_version(&head.version, list))).collect();
    written.push(file("head.json", json(&head)));
    written
}

/// A term as JSON: its folded key, for each class the steps between documents, and the key where that has marks; classes
/// at the end that are empty are left out.
fn line(term: &Term) -> String {
    let used = term.documents.iter().rposition(|numbers| !numbers.is_empty()).map_or(0, |last| last + 1);
    let classes: Vec<Vec<u32>> = term.documents[..used].iter().map(|numbers| steps(numbers)).collect();
    if term.key == term.folded {
        return json(&(&term.folded, classes));
    }
    json(&(&term.folded, classes, &term.key))
}

fn chunk(documents: &[Document]) -> String {
    let entries: Vec<Entry<'_>> = documents
        .iter()
        .map(|document| {
            Entry(
                &document.href,
                &document.title,
                document.code.as_deref(),
                document.about.as_ref(),
                document.of.as_ref(),
                &document.notes,
            )
        })
        .collect();
    json(&entries)
}
