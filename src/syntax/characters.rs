//! Characters that may stand in no text, as diagnostics.

use crate::diag::{Diagnostic, codes, text};
use crate::source::Span;
use crate::source::characters::{Odd, named, odd};

/// What is wrong with a character at a place, which stands in the file `more` times beside that.
pub fn character_fault(letter: char, span: Span, more: usize) -> Option<Diagnostic> {
    let (code, does, help) = match odd(letter)? {
        Odd::Control => (&codes::FORBIDDEN_CHARACTER, "is a control and no letter", "take it out"),
        Odd::LineEnd => (
            &codes::FORBIDDEN_CHARACTER,
            "ends a line in the program that it comes from, and nowhere else",
            "write an empty line or a blank in its place",
        ),
        Odd::Turning => (
            &codes::FORBIDDEN_CHARACTER,
            "turns the direction of the text, which then says something else than it shows",
            "take it out; words of another direction turn by themselves",
        ),
        Odd::Nothing => (&codes::FORBIDDEN_CHARACTER, "is no character", "take it out"),
        Odd::Private => (
            &codes::PRIVATE_CHARACTER,
            "is a sign of one font only, which readers see as a box",
            "write the sign that is meant: a list begins its lines with `- `, an arrow is `→`",
        ),
    };
    let message = match more {
        0 => text!("{character} {does}", own character = named(letter), own does = does),
        1 => {
            text!("{character} {does} (once more in this file)", own character = named(letter), own does = does)
        }
        _ => text!(
            "{character} {does} ({more} more times in this file)",
            own character = named(letter),
            own does = does,
            own more = more
        ),
    };
    Some(Diagnostic::new(code, span, message).help(text!("{help}", own help = help)))
}
