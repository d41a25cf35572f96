//! Which file has which path in the published folder.

use super::without_index;
use crate::diag::{Diagnostic, Place, Sink, codes, text};
use crate::output::{Refusal, Taken};

/// Paths that are taken, each with the place of what has it.
#[derive(Default)]
pub(super) struct Claims(Taken<Place>);

impl Claims {
    /// Takes a path for what stands at `place`; `false` when it can't be had, which is reported.
    pub(super) fn claim(&mut self, path: &str, place: Place, sink: &mut Sink) -> bool {
        let fault = match self.0.claim(path, place.clone()) {
            Ok(()) => return true,
            Err(Refusal::Fault(fault)) => {
                let message =
                    text!("`{path}` can't be published: its path {fault}", path = path, own fault = fault);
                let help = text!("rename what it is made from");
                Diagnostic::new(&codes::BAD_PATH, place, message).help(help)
            }
            Err(Refusal::Rival { path: other, by }) => {
                let message = text!("the address `/{path}` is already taken", path = without_index(path));
                let same = path != other && path.matches('/').count() == other.matches('/').count();
                let help = same.then(|| {
                    text!(
                        "`{path}` and `{other}` differ by capitals or by how accents are stored only, and some systems take them for one",
                        path = path,
                        other = other
                    )
                });
                Diagnostic::new(&codes::DUPLICATE_ADDRESS, place, message)
                    .maybe_help(help)
                    .related(by.clone(), text!("it is taken by this"))
            }
        };
        sink.push(fault);
        false
    }

    /// Whether something has exactly this path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.by(path).is_some()
    }
}
