//! Keeps content from controlling a terminal or breaking the lines of a machine-readable format.

/// Whether a character must not be shown: controls, line separators, marks that turn the writing direction.
fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line: blanks for line ends and tabs, `�` for other controls.
pub(super) fn one_line(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            letter if is_control(letter) => '\u{fffd}',
            letter => letter,
        })
        .collect()
}

/// `text` with its lines and tabs, other controls replaced by characters of the same length in bytes.
pub(super) fn lines(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => letter,
            '\r' => ' ',
            letter if !is_control(letter) => letter,
            _ if letter.len_utf8() == 1 => '?',
            _ if letter.len_utf8() == 2 => '·',
            _ => '\u{fffd}',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{lines, one_line};

    #[test]
    fn messages_stay_on_their_line() {
        assert_eq!(one_line("cíl\r\n\u{1b}[31m\u{202e}zvrácený\u{9b}"), "cíl  �[31m�zvrácený�");
    }

    #[test]
    fn lines_keep_their_length() {
        let text = "cíl\r\n\t\u{1b}[31m\u{202e}zvrácený\u{9b}";
        assert_eq!(lines(text), "cíl \n\t?[31m�zvrácený·");
        assert_eq!(lines(text).len(), text.len());
    }
}
