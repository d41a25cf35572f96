//! Which file has which path in the published folder.

use std::sync::Arc;

use super::without_index;
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::output::{Refusal, Taken};

/// The paths of the last plan, if none was refused.
///
/// Paths of which no two stand in each other's way need not be checked against each other again, whichever of them are claimed,
/// and in whatever order.
#[derive(Default)]
pub(super) struct Memo(Option<Arc<Known>>);

/// Paths of which no two stand in each other's way.
struct Known {
    paths: Taken<Claim>,
    /// In the order in which they were claimed, so that none has to be looked up if they are claimed in that order again. Empty for a
    /// path that is not its own key.
    order: Vec<Arc<str>>,
}

impl Known {
    fn new(paths: Taken<Claim>) -> Self {
        let mut order = vec![Arc::default(); paths.len()];
        for (path, claim) in paths.plain() {
            order[claim.number] = Arc::clone(path);
        }
        Self { paths, order }
    }

    /// The number of a path; `next` is that which it most likely has.
    fn number(&self, path: &str, next: usize) -> Option<usize> {
        if self.order.get(next).is_some_and(|known| **known == *path) {
            return Some(next);
        }
        Some(self.paths.exactly(path)?.number)
    }
}

/// So many paths may be new or gone, at most, of each 16; of more, all are checked again.
const RENEWED: usize = 16;

/// Paths that are taken, each with the place of what has it.
#[derive(Default)]
pub(super) struct Claims {
    /// Paths that were checked against each other before.
    known: Option<Arc<Known>>,
    /// Which of them are taken.
    used: Vec<bool>,
    /// Which of them is claimed next, if they are claimed in the same order.
    next: usize,
    /// All others.
    fresh: Taken<Claim>,
    checked: usize,
    is_sound: bool,
}

/// A path that is taken.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    number: usize,
    place: Place,
}

impl Claims {
    /// No path is taken.
    pub(super) fn new(memo: &Memo) -> Self {
        let used = memo.0.as_ref().map_or(Vec::new(), |known| vec![false; known.order.len()]);
        Self { known: memo.0.clone(), used, is_sound: true, ..Self::default() }
    }

    /// Takes a path for what stands at `place`; `false` when it can't be had, which is reported.
    pub(super) fn claim(&mut self, path: &str, place: Place, sink: &mut Sink) -> bool {
        if let Some(known) = &self.known {
            if let Some(number) = known.number(path, self.next) {
                self.next = number + 1;
                let was_used = std::mem::replace(&mut self.used[number], true);
                self.is_sound &= !was_used;
                return !was_used;
            }
            self.is_sound &= known.paths.is_free(path);
        }
        self.checked += 1;
        let claim = Claim { number: self.fresh.len(), place: place.clone() };
        let Err(refusal) = self.fresh.claim(path, claim) else { return true };
        self.is_sound = false;
        sink.push(refused(path, place, &refusal));
        false
    }

    /// Whether something has exactly this path.
    pub(super) fn has(&self, path: &str) -> bool {
        let is_used = |claim: &Claim| self.used[claim.number];
        self.fresh.by(path).is_some()
            || self.known.as_ref().and_then(|known| known.paths.by(path)).is_some_and(is_used)
    }

    /// Whether some path might be in the way of another one, and it can't be said which: then all have to be claimed again,
    /// without what is known of the last time.
    pub(super) fn are_doubtful(&self) -> bool {
        self.known.is_some() && !self.is_sound
    }

    /// How many paths were checked against all others.
    pub(super) fn checked(&self) -> usize {
        self.checked
    }

    /// Keeps the paths for the next time, as far as that helps.
    pub(super) fn keep(&mut self, memo: &mut Memo) {
        if !self.is_sound {
            *memo = Memo::default();
        } else if self.known.is_none() {
            self.used = vec![true; self.fresh.len()];
            let known = Arc::new(Known::new(std::mem::take(&mut self.fresh)));
            self.known = Some(Arc::clone(&known));
            memo.0 = Some(known);
        } else {
            let gone = self.used.iter().filter(|is_used| !**is_used).count();
            if (self.fresh.len() + gone) * RENEWED > self.used.len() {
                *memo = Memo::default();
            }
        }
    }
}

fn refused(path: &str, place: Place, refusal: &Refusal<'_, Claim>) -> Diagnostic {
    match refusal {
        Refusal::Fault(fault) => {
            let message =
                text!("`{path}` can't be published: its path {fault}", path = path, own fault = *fault);
            let help = text!("rename what it is made from");
            Diagnostic::new(&codes::BAD_PATH, place, message).help(help)
        }
        Refusal::Rival { path: other, by } => {
            let message = text!("the address `/{path}` is already taken", path = without_index(path));
            let same = path != *other && path.matches('/').count() == other.matches('/').count();
            let help = same.then(|| {
                text!(
                    "`{path}` and `{other}` differ by capitals or by how accents are stored only, and some systems take them for one",
                    path = path,
                    other = *other
                )
            });
            Diagnostic::new(&codes::DUPLICATE_ADDRESS, place, message)
                .maybe_help(help)
                .related(by.place.clone(), text!("it is taken by this"))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plan(paths: &[String], memo: &mut Memo) -> (Vec<bool>, usize, bool) {
        let mut claims = Claims::new(memo);
        let mut sink = Sink::default();
        let mut claim = |path: &String| claims.claim(path, Place::Path(path.clone()), &mut sink);
        let had: Vec<bool> = paths.iter().map(&mut claim).collect();
        let is_doubtful = claims.are_doubtful();
        for path in paths.iter().zip(&had).filter(|(_, had)| **had).map(|(path, _)| path) {
            assert!(claims.has(path), "{path}");
        }
        claims.keep(memo);
        (had, sink.len(), is_doubtful)
    }

    proptest! {
        /// Claims with a memo either say what they would say without one, or that they can't.
        #[test]
        fn a_memo_changes_nothing(
            plans in prop::collection::vec(prop::collection::vec("[aAbc]{1,2}(/[ab]{1,2}){0,2}", 0..12), 1..6)
        ) {
            let mut memo = Memo::default();
            for paths in plans {
                let (had, faults, is_doubtful) = plan(&paths, &mut memo);
                if !is_doubtful {
                    prop_assert_eq!((had, faults, false), plan(&paths, &mut Memo::default()));
                }
            }
        }
    }

    #[test]
    fn paths_that_were_free_are_not_checked_again() {
        let paths = |range: std::ops::Range<usize>| -> Vec<String> {
            range.map(|number| format!("a/{number}/index.html")).collect()
        };
        let mut memo = Memo::default();
        plan(&paths(0..100), &mut memo);
        let mut claims = Claims::new(&memo);
        for path in paths(1..102) {
            assert!(claims.claim(&path, Place::Path(path.clone()), &mut Sink::default()));
        }
        assert_eq!((claims.checked(), claims.has("a/0/index.html")), (2, false));
        assert!(!claims.are_doubtful());
        claims.claim("A/1/index.html", Place::Path("a".to_owned()), &mut Sink::default());
        assert!(claims.are_doubtful());
    }
}
