//! Who has which path in the published folder.

use std::collections::BTreeMap;

use super::without_index;
use crate::diag::{Diagnostic, Place, Sink, codes, text};

/// Paths that are taken, without regard to case: some file systems and servers know none.
#[derive(Default)]
pub(super) struct Claims(BTreeMap<String, Place>);

impl Claims {
    /// Takes a path for what stands at `place`; `false` when it can't be had, which is reported.
    pub(super) fn claim(&mut self, path: &str, place: Place, sink: &mut Sink) -> bool {
        let key = path.to_lowercase();
        let Some(other) = self.rival(&key) else {
            self.0.insert(key, place);
            return true;
        };
        let message = text!("the address `/{path}` is already taken", path = without_index(path));
        let fault = Diagnostic::new(&codes::DUPLICATE_ADDRESS, place, message);
        sink.push(fault.related(other.clone(), text!("it is taken by this")));
        false
    }

    /// Whether nothing has the path.
    pub(super) fn is_free(&self, path: &str) -> bool {
        self.rival(&path.to_lowercase()).is_none()
    }

    /// Who has the path itself, or a folder where it wants a file, or a file where it wants a folder.
    fn rival(&self, key: &str) -> Option<&Place> {
        let above = key.match_indices('/').map(|(at, _)| &key[..at]);
        let taken = std::iter::once(key).chain(above).find_map(|path| self.0.get(path));
        let folder = format!("{key}/");
        let below = || self.0.range(folder.clone()..).next().filter(|(path, _)| path.starts_with(&folder));
        taken.or_else(|| below().map(|(_, place)| place))
    }
}

#[cfg(test)]
mod tests {
    use super::Claims;
    use crate::diag::{Place, Sink};

    #[test]
    fn a_path_is_had_once_and_never_as_file_and_folder() {
        let mut claims = Claims::default();
        let mut sink = Sink::default();
        let mut claim = |path: &str| claims.claim(path, Place::Path(path.to_owned()), &mut sink);
        assert!(claim("a.html") && claim("b/c/index.html") && claim("b-c/index.html"));
        for taken in ["A.html", "a.html/b/index.html", "b/c", "b"] {
            assert!(!claim(taken), "{taken}");
        }
        assert_eq!(sink.into_diagnostics().len(), 4);
        assert!(claims.is_free("robots.txt") && !claims.is_free("a.HTML"));
    }
}
