//! E-mail addresses.

use std::ops::Range;

/// Longest part before the `@`, in bytes.
const LOCAL_REACH: usize = 64;

/// Longest domain, in bytes.
const DOMAIN_REACH: usize = 253;

/// Endings of pictures: `logo@2x.png` is a file.
const NOT_DOMAINS: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp", "avif"];

/// Every address in `text`, in order.
pub(super) fn all(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let floor = found.last().map_or(0, |range| range.end);
        if floor > at {
            continue;
        }
        let start = local_start(text, floor, at);
        if let (true, Some(end)) = (start < at, domain_end(text, at + 1)) {
            found.push(start..end);
        }
    }
    found
}

/// Where the part before the `@` starts; `at` when there is none.
fn local_start(text: &str, floor: usize, at: usize) -> usize {
    let floor = text.ceil_char_boundary(at.saturating_sub(LOCAL_REACH)).max(floor);
    let allowed = |letter: char| letter.is_alphanumeric() || ".!#%&+-_~".contains(letter);
    let local = &text[floor..at];
    let tail = local.rfind(|letter| !allowed(letter)).map_or(0, |stop| local.ceil_char_boundary(stop + 1));
    local[tail..].find(char::is_alphanumeric).map_or(at, |lead| floor + tail + lead)
}

/// Where the domain that starts at `start` ends: behind its last label that can be a top-level one.
fn domain_end(text: &str, start: usize) -> Option<usize> {
    let domain = &text[start..text.floor_char_boundary(start + DOMAIN_REACH)];
    let allowed = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '.';
    let domain = &domain[..domain.find(|letter| !allowed(letter)).unwrap_or(domain.len())];
    let mut length = 0;
    let mut end = None;
    for (index, label) in domain.split('.').enumerate() {
        if label.is_empty() {
            break;
        }
        length += usize::from(index > 0) + label.len();
        let bare = label.trim_end_matches('-');
        if index > 0 && is_top_level(bare) {
            end = Some(start + length - (label.len() - bare.len()));
        }
    }
    end
}

fn is_top_level(label: &str) -> bool {
    label.chars().count() >= 2
        && label.chars().all(char::is_alphabetic)
        && !NOT_DOMAINS.iter().any(|ending| label.eq_ignore_ascii_case(ending))
}
