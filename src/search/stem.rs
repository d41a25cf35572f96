//! Stems: what the forms of a word have in common. One entry per language.
//!
//! A word of a text is indexed under its *key*: Snowball's stem of it, folded except for diacritics that tell words apart
//! (`rada`, `řada`), with its ending unified as the language says. The browser makes the key of a typed
//! word by the same steps, with the same algorithm compiled to JavaScript (`scripts/stem/`), and reads the entry's rules
//! from the head of the index.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::words::{fold, plain};

/// How words of a language are treated.
#[derive(Serialize)]
pub struct Language {
    /// Code of the language, as in `vazba.toml`.
    code: &'static str,
    /// Name of the stemmer, and of its script in `scripts/stem/`.
    stemmer: &'static str,
    #[serde(skip)]
    algorithm: Algorithm,
    /// Letters that readers may type without diacritics, each with what it may stand for. A word typed without any is
    /// looked up under the keys of everything that it may mean.
    marks: &'static [(&'static str, &'static str)],
    /// Letters that keep their diacritic in a key, except at the end of a stem. In Czech, vowel length comes and goes with
    /// inflection (`práce`, `prací`), and so does a diacritic at the end of a stem (`partner`, `partneři`); others tell words
    /// apart.
    apart: &'static str,
    /// Ends of folded stems that are one: `(end, instead, letters before)`, the first that fits counts. For
    /// Czech: Snowball leaves `obec` whole and makes `obk` of `obce`, `cizinc` of `cizinců` and `cizink` of
    /// `cizinci`, `poradn` of `poradny` and `poraden` of `poraden`.
    ends: &'static [(&'static str, &'static str, usize)],
    /// Ends of words that Snowball takes for endings, though words may have them in their bare form: it makes `syst` of
    /// `systém`, but `systém` of `systémy`. Such a word is kept whole, too.
    #[serde(skip)]
    bare: &'static [&'static str],
}

/// The languages that have a stemmer here. Words of others are only folded.
pub(super) static LANGUAGES: &[Language] = &[
    Language {
        code: "cs",
        stemmer: "czech",
        algorithm: Algorithm::Czech,
        marks: &[
            ("a", "á"),
            ("c", "č"),
            ("d", "ď"),
            ("e", "éě"),
            ("i", "í"),
            ("n", "ň"),
            ("o", "ó"),
            ("r", "ř"),
            ("s", "š"),
            ("t", "ť"),
            ("u", "úů"),
            ("y", "ý"),
            ("z", "ž"),
        ],
        apart: "čďňřšťž",
        ends: &[
            ("ec", "c", 2),
            ("k", "c", 2),
            ("cn", "cen", 2),
            ("dn", "den", 2),
            ("jn", "jen", 2),
            ("ln", "len", 2),
            ("rn", "ren", 2),
            ("sn", "sen", 2),
            ("vn", "ven", 2),
            ("zn", "zen", 2),
        ],
        bare: &["us", "ém", "em"],
    },
    Language {
        code: "en",
        stemmer: "english",
        algorithm: Algorithm::English,
        marks: &[],
        apart: "",
        ends: &[],
        bare: &[],
    },
    Language {
        code: "uk",
        stemmer: "ukrainian",
        algorithm: Algorithm::Ukrainian,
        marks: &[],
        apart: "",
        ends: &[],
        bare: &[],
    },
];

/// The entry for a language by its code; a region (`en-GB`) makes no difference.
pub fn language(code: &str) -> Option<&'static Language> {
    let base = code.split('-').next().unwrap_or(code);
    LANGUAGES.iter().find(|language| language.code == base)
}

/// Makes keys of words of one language.
pub struct Keys<'a> {
    language: Option<&'static Language>,
    stemmer: Option<Stemmer>,
    /// Words that have no key, plain: they stand in almost every text.
    ignored: &'a BTreeSet<String>,
}

/// The terms under which a word is indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its key.
    pub key: Arc<str>,
    /// The word itself, with the diacritics of a key, if it does not begin like its key, so that a reader who has typed its
    /// beginning finds it; also if it may be the key of its other forms.
    pub form: Option<Arc<str>>,
}

/// From how many letters on a prefix of a word is enough.
pub(super) const BEGINNING: usize = 3;

impl<'a> Keys<'a> {
    /// For words of the language with this code.
    pub fn new(code: &str, ignored: &'a BTreeSet<String>) -> Self {
        let language = language(code);
        Self { language, stemmer: language.map(|language| Stemmer::create(language.algorithm)), ignored }
    }

    /// The terms under which a word of a text is indexed; `None` for one that is not, such as a single letter.
    pub fn kept(&self, word: &str) -> Option<Kept> {
        let word = plain(word);
        let form = fold(&word);
        let is_letter = form.chars().count() < 2 && !form.contains(char::is_numeric);
        (!is_letter && !self.ignored.contains(&word)).then(|| self.known(&word, form))
    }

    /// A word with a digit is a code, a year or the like: it has no forms.
    fn known(&self, word: &str, form: String) -> Kept {
        let (Some(language), Some(stemmer), false) =
            (self.language, &self.stemmer, word.contains(char::is_numeric))
        else {
            return Kept { key: form.into(), form: None };
        };
        let marked = stemmer.stem(word);
        let stem = fold(&marked);
        let key = language.end(&stem);
        // What is as long as the stem has the same key, so only what is shorter has to be found by its letters.
        let mut shorter = if form.starts_with(&stem) { stem.clone() } else { form.clone() };
        shorter.pop();
        let found =
            form.starts_with(&key) || key.starts_with(&shorter) || shorter.chars().count() < BEGINNING;
        let bare = form != key && language.bare.iter().any(|end| word.ends_with(end));
        Kept {
            form: (bare || !found).then(|| language.tell_apart(word, &form, &form).into()),
            key: language.tell_apart(&marked, &stem, &key).into(),
        }
    }
}

impl Language {
    fn end(&self, stem: &str) -> String {
        let fitting = self.ends.iter().find_map(|(end, instead, before)| {
            let rest = stem.strip_suffix(end)?;
            (rest.chars().count() >= *before).then(|| format!("{rest}{instead}"))
        });
        fitting.unwrap_or_else(|| stem.to_owned())
    }

    /// The key with the marks that tell words apart. `marked` is what was folded, `key` begins as that does.
    fn tell_apart(&self, marked: &str, folded: &str, key: &str) -> String {
        let joined = marked.replace('\'', "");
        let count = joined.chars().count();
        // A letter that is folded to none or to several stands at no place of its own.
        if !joined.contains(|letter| self.apart.contains(letter)) || count != folded.chars().count() {
            return key.to_owned();
        }
        let marks = joined.chars().take(count - 1).zip(folded.chars());
        let mut same = true;
        let mut marks =
            marks.map(|(mark, plain)| (if self.apart.contains(mark) { mark } else { plain }, plain));
        key.chars()
            .map(|letter| match marks.next() {
                Some((mark, plain)) if same && plain == letter => mark,
                _ => {
                    same = false;
                    letter
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(code: &str, words: &[&str]) -> Vec<String> {
        let none = BTreeSet::new();
        let keys = Keys::new(code, &none);
        let kept = words.iter().filter_map(|word| keys.kept(word));
        let mut found: Vec<String> = kept.map(|kept| kept.key.to_string()).collect();
        found.dedup();
        found
    }

    #[test]
    fn forms_of_a_word_have_one_key() {
        assert_eq!(keys("cs", &["bydlení", "bydlením", "Bydlení", "bydleních", "bydleni"]), ["bydlen"]);
        assert_eq!(keys("cs", &["obec", "obce", "obcí", "obcemi", "OBCÍCH"]), ["obc"]);
        assert_eq!(keys("cs", &["cizinec", "cizinci", "cizinců", "cizincům", "cizince"]), ["cizinc"]);
        assert_eq!(keys("cs", &["poradna", "poradny", "poraden", "poradnou"]), ["poraden"]);
        assert_eq!(keys("cs", &["lékárna", "lékáren", "lékárnám"]), ["lekaren"]);
        assert_eq!(keys("cs", &["dluhy", "dluhů", "dluhové", "dluhového"]), ["dluh"]);
        assert_eq!(keys("cs", &["služba", "služeb", "službám"]), ["služb"]);
        assert_eq!(keys("en-GB", &["measures", "measured", "measuring"]), ["measur"]);
        assert_eq!(keys("uk", &["громада", "громади", "громаду", "громадою"]), ["громад"]);
        assert_eq!(keys("de", &["Wohnung", "wohnung"]), ["wohnung"]);
    }

    #[test]
    fn codes_and_years_stay_as_they_are() {
        assert_eq!(keys("cs", &["1.2.3"]), ["1.2.3"]);
        assert_eq!(keys("cs", &["KA5ek"]), ["ka5ek"]);
    }

    #[test]
    fn a_form_that_begins_otherwise_than_its_key_is_kept_too() {
        let none = BTreeSet::new();
        let keys = Keys::new("cs", &none);
        for (word, key, form) in [
            ("obec", "obc", Some("obec")),
            ("obce", "obc", None),
            ("obcích", "obc", None),
            ("systém", "syst", Some("system")),
            ("systémy", "system", None),
            ("autobus", "autob", Some("autobus")),
            ("svazek", "svazc", Some("svazek")),
            ("svazku", "svazc", None),
            ("roku", "roc", None),
            ("šátek", "šatc", Some("šatek")),
        ] {
            let kept = Kept { key: key.into(), form: form.map(Into::into) };
            assert_eq!(keys.kept(word), Some(kept), "{word}");
        }
    }

    #[test]
    fn marks_that_make_another_word_stay() {
        assert_eq!(keys("cs", &["rada", "rady", "radě"]), ["rad"]);
        assert_eq!(keys("cs", &["řada", "řády", "řadě"]), ["řad"]);
        assert_eq!(keys("cs", &["porada"]), ["porad"]);
        assert_eq!(keys("cs", &["pořadí", "pořádat"]), ["pořad"]);
        assert_eq!(keys("cs", &["kříž", "křížem", "KŘI\u{301}Z\u{30c}"]), ["křiz"]);
        assert_eq!(keys("cs", &["krize", "krizí"]), ["kriz"]);
        assert_eq!(keys("cs", &["akční", "akčních"]), ["akčen"]);
        assert_eq!(keys("cs", &["čekárna", "čekáren"]), ["čekaren"]);
        // Forms of one word, though their marks differ.
        assert_eq!(keys("cs", &["práce", "prací", "pracích"]), ["prac"]);
        assert_eq!(keys("cs", &["partner", "partneři", "partnerům"]), ["partner"]);
        assert_eq!(keys("cs", &["dojížďka", "dojížďce"]), ["dojižďc"]);
        assert_eq!(keys("uk", &["їжа"]), ["іж"]);
    }

    #[test]
    fn a_word_is_ignored_by_its_marks() {
        let ignored = BTreeSet::from(["být".to_owned()]);
        let keys = Keys::new("cs", &ignored);
        assert_eq!(keys.kept("Být"), None);
        assert!(keys.kept("byt").is_some());
    }

    #[test]
    fn letters_and_ignored_words_are_not_kept() {
        let ignored = BTreeSet::from(["jsou".to_owned()]);
        let keys = Keys::new("cs", &ignored);
        assert_eq!(keys.kept("v"), None);
        assert_eq!(keys.kept("Jsou"), None);
        assert!(keys.kept("3").is_some());
    }
}
