//! Languages that are named by a word or a country and not by their code.

use crate::builtin;
use crate::model::vocabulary::{Of, nearest};

/// Countries whose code people write for that of the language, where the two differ.
const COUNTRIES: [(&str, &str); 16] = [
    ("at", "de"),
    ("by", "be"),
    ("ch", "de"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("ee", "et"),
    ("gb", "en"),
    ("gr", "el"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("rs", "sr"),
    ("se", "sv"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
];

/// The code of the language that was probably meant: by its country, or by its name in any language of the theme.
pub fn meant_language(written: &str) -> Option<&'static str> {
    let country = COUNTRIES.iter().find(|(country, _)| written.eq_ignore_ascii_case(country));
    let named = || nearest(written, Of::Language, builtin::languages().map(|(code, _)| code));
    country.map(|(_, language)| *language).or_else(named).filter(|code| *code != written)
}
