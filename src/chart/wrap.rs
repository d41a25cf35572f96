//! Breaks text into lines, which SVG does not do by itself.

/// The text in lines of at most `longest` characters, broken between words (a no-break space holds them together).
/// A word that is longer stands alone and is cut. After `most` lines the rest is left out, with `…` in its place.
pub fn wrap(text: &str, longest: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let words = text.split(|letter: char| letter.is_whitespace() && letter != '\u{a0}');
    for word in words.filter(|word| !word.is_empty()) {
        let word = cut(word, longest);
        let is_full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if length(line) + 1 + length(&word) <= longest => {
                line.push(' ');
                line.push_str(&word);
            }
            _ if is_full => return with_ellipsis(lines, longest),
            _ => lines.push(word),
        }
    }
    lines
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The text, or as much of it as fits before an ellipsis.
fn cut(text: &str, longest: usize) -> String {
    if length(text) <= longest {
        return text.to_owned();
    }
    text.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

fn with_ellipsis(mut lines: Vec<String>, longest: usize) -> Vec<String> {
    if let Some(last) = lines.last_mut() {
        let kept: String = last.chars().take(longest.saturating_sub(1)).collect();
        *last = format!("{}…", kept.trim_end_matches(['…', ' ', ',', '.', ';', ':', '–']));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_and_the_rest_is_marked() {
        let title = "Komise Rady kraje pro národnostní menšiny, cizince a sociální začleňování";
        assert_eq!(
            wrap(title, 30, 3),
            ["Komise Rady kraje pro", "národnostní menšiny, cizince a", "sociální začleňování"]
        );
        assert_eq!(wrap(title, 30, 2), ["Komise Rady kraje pro", "národnostní menšiny, cizince…"]);
        assert_eq!(wrap("Nejneobhospodařovávatelnějšími cestami", 12, 2), ["Nejneobhosp…", "cestami"]);
        assert_eq!(wrap("do 12\u{a0}Kč", 5, 2), ["do", "12\u{a0}Kč"]);
        assert!(wrap("  ", 5, 2).is_empty());
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_it_may_be(text in "[a-zžš \u{a0}…]{0,80}", longest in 2usize..20, most in 1usize..4) {
            let lines = wrap(&text, longest, most);
            prop_assert!(lines.len() <= most);
            for line in &lines {
                prop_assert!(line.chars().count() <= longest && !line.is_empty(), "{:?}", lines);
            }
        }
    }
}
