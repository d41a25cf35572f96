//! The beginnings of long texts.

/// The beginning of a text that is to stand in a line, cut between words.
pub(super) fn shorten(text: &str) -> String {
    shorten_to(text, 90)
}

/// The beginning of a text, cut between words so that at most `longest` letters and an ellipsis are left.
pub fn shorten_to(text: &str, longest: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= longest {
        return text;
    }
    let cut: String = text.chars().take(longest).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '.', ';', ':', '–', '-']))
}
