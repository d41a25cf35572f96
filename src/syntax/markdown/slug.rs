//! Anchors made from words.

use crate::spelling::fold;

/// Anchor of a heading whose text holds no letter and no digit.
const NEUTRAL: &str = "section";

/// Lower-case letters without diacritics and digits, with single hyphens for everything between them.
///
/// Letters of other scripts stay as they are: they are valid in an address, and a transcription that differs from the one
/// that readers know would help nobody.
///
/// ```
/// assert_eq!(vazba::syntax::markdown::slug("1.2 Příliš žluťoučký kůň!"), "1-2-prilis-zlutoucky-kun");
/// assert_eq!(vazba::syntax::markdown::slug("…"), "section");
/// ```
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in fold(text).chars() {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !(out.is_empty() || out.ends_with('-')) {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { NEUTRAL.to_owned() } else { out }
}
