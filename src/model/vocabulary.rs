//! Words of the built-in language files: authors try to write what readers see, so `phase = "probíhá"`, `gestor = "…"`
//! and `content/cile/` are understood in any of these languages.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use crate::builtin;
use crate::diag::Sink;
use crate::source::Sources;
use crate::spelling::{Names, fold};
use crate::syntax::toml::{self, Table, Tree};

/// Most slips: with more, a word is another word.
const MOST_SLIPS: usize = 2;

/// What words may be names of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Of<'a> {
    /// Fields and parts.
    Field,
    /// Values of a choice.
    Value(&'a str),
    /// Kinds, by name.
    Kind,
    /// Folders of kinds.
    Folder,
    /// What stands in the place of a date.
    Due,
    /// Languages, by code.
    Language,
}

impl Of<'_> {
    fn groups(self) -> Vec<String> {
        let own = |groups: &[&str]| groups.iter().map(|group| (*group).to_owned()).collect();
        match self {
            Self::Field => own(&["field", "part", "part-one"]),
            Self::Value(field) => vec![format!("value.{field}")],
            Self::Kind => own(&["kind", "kind-plural"]),
            Self::Folder => own(&["segments"]),
            Self::Due => own(&["due"]),
            Self::Language => own(&["language-name"]),
        }
    }
}

/// The one of `names` that `word` was probably meant to be: misspelled, or its name in some language.
pub(crate) fn nearest<'a>(
    word: &str,
    of: Of<'_>,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let names: Vec<&str> = names.into_iter().collect();
    let own = Names::new(names.iter().map(|name| (*name, *name)));
    let own = own.nearest(word).map(|near| (near.slips, *near.value));
    own.into_iter().chain(called(word, of, &names)).min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

/// The one of `names` that is called `word` in some language, or nearly so, and how nearly.
fn called<'a>(word: &str, of: Of<'_>, names: &[&'a str]) -> Option<(usize, &'a str)> {
    static WORDS: OnceLock<HashMap<String, Names<Vec<String>>>> = OnceLock::new();
    let words = WORDS.get_or_init(read);
    let groups = of.groups();
    let near = groups.iter().filter_map(|group| words.get(group)?.nearest(word));
    let near = near.filter(|near| near.slips <= MOST_SLIPS).filter_map(|near| {
        let name = near.value.iter().find_map(|called| names.iter().find(|name| *name == called))?;
        Some((near.slips, *name))
    });
    near.min_by_key(|(slips, _)| *slips)
}

/// All words by what they are names of.
fn read() -> HashMap<String, Names<Vec<String>>> {
    let mut words: HashMap<String, BTreeMap<String, Vec<String>>> = HashMap::new();
    for (code, text) in builtin::languages() {
        let file = Sources::default().add(code, "");
        let toml::Read { table, .. } = toml::read(file, text, 0..text.len(), &mut Sink::default());
        for (section, node) in &table.entries {
            match (&node.tree, section.name.as_str()) {
                (Tree::Table(texts), "texts") => add("", texts, &mut words),
                (Tree::Table(segments), "segments") => add("segments.", segments, &mut words),
                _ => {}
            }
        }
    }
    words.into_iter().map(|(group, words)| (group, Names::new(words))).collect()
}

fn add(prefix: &str, table: &Table, words: &mut HashMap<String, BTreeMap<String, Vec<String>>>) {
    for (key, node) in &table.entries {
        let whole = format!("{prefix}{}", key.name);
        match &node.tree {
            Tree::Table(table) => add(&format!("{whole}."), table, words),
            Tree::Text { value, .. } => {
                let Some((group, name)) = place(&whole) else { continue };
                let known = words.entry(group).or_default().entry(fold(value)).or_default();
                if !known.iter().any(|known| known == name) {
                    known.push(name.to_owned());
                }
            }
            _ => {}
        }
    }
}

/// What the text of this key is a name of, and its own name: `value.phase.running` is a value of `phase`. Texts of one
/// owner stand beside the common ones, `field.measure.period` beside `field.period`.
fn place(key: &str) -> Option<(String, &str)> {
    let (above, name) = key.rsplit_once('.')?;
    let group = above.split('.').next()?;
    match group {
        "value" => {
            let field = above.rsplit('.').next()?;
            Some((format!("value.{field}"), name))
        }
        _ => Some((group.to_owned(), name)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Of, nearest};

    #[test]
    fn words_of_each_language_are_understood() {
        let phases = ["proposed", "running", "finished"];
        for (word, of, names, name) in [
            ("probíhá", Of::Value("phase"), &phases[..], Some("running")),
            ("Probiha", Of::Value("phase"), &phases[..], Some("running")),
            ("nic takového", Of::Value("phase"), &phases[..], None),
            ("gestor", Of::Field, &["title", "lead"][..], Some("lead")),
            ("planovane_obdobi", Of::Field, &["period"][..], Some("period")),
            ("aktivity", Of::Field, &["activity"][..], Some("activity")),
            ("cile", Of::Folder, &["goals", "measures"][..], Some("goals")),
            ("opatření", Of::Kind, &["goal", "measure"][..], Some("measure")),
            ("průběžně", Of::Due, &["ongoing"][..], Some("ongoing")),
            ("čeština", Of::Language, &["cs", "en"][..], Some("cs")),
            ("триває", Of::Value("phase"), &["running"][..], Some("running")),
        ] {
            assert_eq!(nearest(word, of, names.iter().copied()), name, "{word}");
        }
    }
}
