//! Czech birth numbers (rodné číslo): `yymmdd/xxxx`, since 1954 divisible by eleven.

use super::around;

/// Reads `yymmdd/xxxx`, `yymmdd/xxx` (born before 1954) or ten digits in a row.
pub(super) fn number(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let (ending, end) = match around::digits(rest) {
        10 => (&rest[6..10], at + 10),
        6 => {
            let ending = slash(&rest[6..])?;
            (&rest[6 + ending.start..6 + ending.end], at + 6 + ending.end)
        }
        _ => return None,
    };
    let bare = end == at + 10;
    let sound = around::closes(text, end) && is_birth_number(&rest[..6], ending);
    (sound && !(bare && around::is_amount(text, at, end))).then_some(end)
}

/// The three or four digits after a slash that may have blanks around it.
fn slash(rest: &str) -> Option<std::ops::Range<usize>> {
    let mut start = around::blank(rest);
    start += rest[start..].starts_with('/').then_some(1)?;
    start += around::blank(&rest[start..]);
    let length = around::digits(&rest[start..]);
    (3..=4).contains(&length).then_some(start..start + length)
}

fn is_birth_number(date: &str, ending: &str) -> bool {
    let Ok(born) = date.parse::<u32>() else { return false };
    let (short_year, month, day) = (born / 10_000, born / 100 % 100, born % 100);
    let old = ending.len() == 3;
    let year = match (old, short_year) {
        (true, 54..) => return false,
        (false, 0..=53) => 2000 + short_year,
        _ => 1900 + short_year,
    };
    let month = match month {
        1..=12 => month,
        51..=62 => month - 50,
        21..=32 if year >= 2004 => month - 20,
        71..=82 if year >= 2004 => month - 70,
        _ => return false,
    };
    (1..=days(year, month)).contains(&day) && (old || is_checked(born, ending))
}

/// Divisible by eleven; until 1985 a remainder of ten was written as 0.
fn is_checked(born: u32, ending: &str) -> bool {
    let Ok(ending) = ending.parse::<u64>() else { return false };
    let whole = u64::from(born) * 10_000 + ending;
    whole.is_multiple_of(11) || whole / 10 % 11 == 10 && whole.is_multiple_of(10)
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && year != 1900 => 29,
        2 => 28,
        _ => 31,
    }
}
