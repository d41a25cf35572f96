//! Characters that nobody means to write, in any text of the site.

use std::collections::BTreeMap;
use std::path::Path;

use super::Input;
use crate::diag::{Code, Diagnostic, Sink, codes};
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::character_fault;

pub(super) static CODES: &[&Code] = &[&codes::FORBIDDEN_CHARACTER, &codes::PRIVATE_CHARACTER];

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    let odd_below = |prefix| {
        site.sources.below(prefix).filter(|(_, source)| !source.odd_characters().is_empty())
    };
    for prefix in ["content/", "vazba."] {
        for (file, source) in odd_below(prefix).filter(|(_, source)| !is_picture(source.path())) {
            look(file, source, sink);
        }
    }
    for (file, source) in odd_below("themes/").filter(|(_, source)| is_language(source.path())) {
        look(file, source, sink);
    }
}

/// Pictures and outlines are not texts that readers see.
fn is_picture(path: &str) -> bool {
    ends_in(path, "svg") || ends_in(path, "geojson")
}

fn is_language(path: &str) -> bool {
    path.contains("/lang/") && ends_in(path, "toml")
}

fn ends_in(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// Reports each character once, where it stands first.
fn look(file: FileId, source: &SourceFile, sink: &mut Sink) {
    let mut found: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for &(at, letter) in source.odd_characters() {
        found.entry(letter).or_insert((at, 0)).1 += 1;
    }
    let faults = found.into_iter().filter_map(|(letter, (at, count))| {
        character_fault(letter, Span::new(file, at..at + letter.len_utf8()), count - 1)
    });
    let mut faults: Vec<Diagnostic> = faults.collect();
    faults.truncate(MOST);
    for fault in faults {
        sink.push(fault);
    }
}

/// Most different characters that are reported for one file: whoever pasted them will paste again.
const MOST: usize = 10;
