//! The search: an index for each language, which the page of the search reads in the browser.
//!
//! Words are kept under keys that all their forms share ([`stem`]); a key leads to entries, the best kind of
//! text first ([`postings`]). Texts that are not translated are indexed in their own language.

mod entries;
mod files;
mod key_table;
mod overviews;
mod postings;
mod stem;
mod texts;
mod words;

use std::collections::BTreeSet;

use entries::{Collector, IndexEntry};
use files::Head;
use postings::Term;
pub use stem::{Kept, Keys, Language, language};
pub use words::{fold, plain, words};

use crate::model::kinds;
use crate::model::value::Lang;
use crate::view::{Scope, search_folder};

/// A file of an index.
#[derive(Debug)]
pub struct IndexFile {
    /// Path of the file, relative to the published folder.
    pub path: String,
    /// JSON.
    pub bytes: Vec<u8>,
}

/// The index of a language.
pub fn index(scope: &Scope<'_>, lang: Lang) -> Vec<IndexFile> {
    let ignored = ignored(scope, lang);
    let collector = Collector::new(scope, lang, &ignored);
    let groups = collector.groups();
    let mut head = Head {
        version: String::new(),
        chunk: files::CHUNK,
        groups: files::group_heads(&groups),
        notes: collector.notes(),
        words: Vec::new(),
        languages: languages(scope, lang),
        ignored: Vec::new(),
        same: same(scope, lang, &collector),
    };
    let mut entries: Vec<IndexEntry> =
        Vec::with_capacity(groups.iter().map(|group| group.entries.len()).sum());
    entries.extend(groups.into_iter().flat_map(|group| group.entries));
    let terms = postings::terms(&mut entries, &collector.into_keys());
    head.ignored = ignored_as_typed(&ignored, &terms);
    files::files(&search_folder(scope.config.code(lang)), head, &terms, &entries)
}

/// The page's language, and the main one, in which texts are that are not translated.
fn languages(scope: &Scope<'_>, lang: Lang) -> Vec<Option<&'static Language>> {
    let mut langs = vec![lang, Lang::MAIN];
    langs.dedup();
    langs.into_iter().map(|lang| language(scope.config.code(lang))).collect()
}

/// Stop words, plain. Diacritics count: `být` is one, `byt` is not.
fn ignored(scope: &Scope<'_>, lang: Lang) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for lang in [lang, Lang::MAIN] {
        let list = scope.locales[usize::from(lang.0)].text("search.ignored");
        all.extend(words(list).map(plain));
    }
    all
}

/// What to ignore in a query. Without diacritics, `při` is typed `pri`, which means nothing else; but `byt` means the word
/// in the index and not `být`.
fn ignored_as_typed(ignored: &BTreeSet<String>, terms: &[Term]) -> Vec<String> {
    let is_kept = |folded: &String| terms.binary_search_by(|term| term.folded.cmp(folded)).is_ok();
    let typed = ignored.iter().map(|word| fold(word)).filter(|folded| !is_kept(folded));
    let all: BTreeSet<String> = typed.chain(ignored.iter().cloned()).collect();
    all.into_iter().collect()
}

/// Synonyms from the glossary: `NNO` and "nestátní nezisková organizace". What an abbreviation stands for is a synonym,
/// the explanation of a term is not.
fn same(scope: &Scope<'_>, lang: Lang, collector: &Collector<'_>) -> Vec<Vec<Vec<String>>> {
    let mut groups = Vec::new();
    for (_, record, term) in scope.public.of::<kinds::Term>() {
        let expansion = term.abbreviation.as_ref().and(term.expansion.as_ref());
        let texts = term.abbreviation.iter().chain(expansion).chain(&record.common.title).chain(&term.forms);
        let mut ways: Vec<Vec<String>> = Vec::new();
        for text in texts {
            let (text, lang) = text.localized().best(lang);
            match collector.sequence(lang, text) {
                // Of `§` nothing would be left.
                way if way.is_empty() => {}
                // Of `OP Z` would be left what is said of other programmes, too.
                way if way.len() < 2 && words(text).count() > way.len() => {}
                way if ways.contains(&way) => {}
                way => ways.push(way),
            }
        }
        if ways.len() > 1 {
            groups.push(ways);
        }
    }
    groups
}
