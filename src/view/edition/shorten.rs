//! The beginnings of long texts.

/// The beginning of a text that is to stand in a line, cut between words.
pub(super) fn shorten(text: &str) -> String {
    shorten_to(text, 90)
}

/// The beginning of a text, cut between words so that at most `longest` letters and an ellipsis are left.
pub fn shorten_to(text: &str, longest: usize) -> String {
    let mut beginning = String::new();
    let mut letters = 0;
    for word in text.split_whitespace() {
        if letters > 0 {
            beginning.push(' ');
            letters += 1;
        }
        beginning.push_str(word);
        letters += word.chars().count();
        if letters > longest {
            break;
        }
    }
    if letters <= longest {
        return beginning;
    }
    let cut: String = beginning.chars().take(longest).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '.', ';', ':', '–', '-']))
}
