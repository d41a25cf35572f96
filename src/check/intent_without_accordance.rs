//! Project intents that are in accordance with nothing.

use super::{Input, walk};
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::field;
use crate::model::kinds::{Project, ProjectState};
use crate::model::parts::{Link, Relation};

codes! {
    /// A project intent does not say with what it is in accordance.
    ///
    /// An intent gets into the reservoir (zásobník projektových záměrů) only when it is in accordance with a
    /// strategy or plan, since otherwise no money can be drawn for it:
    ///
    /// ```toml
    /// [[link]]
    /// to = "document:plan-socialniho-zaclenovani#2.1"
    /// relation = "conforms-to"
    /// quote = "Rozšířit terénní služby do všech obcí."
    /// ```
    ///
    /// Accord with a document as a whole that nothing backs is only declared: name an item of it, quote it, or say in a `note`
    /// what the accord is.
    INTENT_WITHOUT_ACCORDANCE = "intent-without-accordance", Warning;
}

pub(super) fn check(site: &Input<'_>, sink: &mut Sink) {
    for (_, record, project) in site.graph.of::<Project>() {
        let is_intent = project.state == Some(ProjectState::Idea);
        let conforms = |link: &Link| link.relation == Some(Relation::ConformsTo) && !link.is_mere_accord();
        if is_intent && !project.link.iter().any(|link| conforms(&link.data)) {
            let message = text!("this intent does not say with what it is in accordance");
            let help = text!(
                "add a `[[link]]` with `relation = \"conforms-to\"` to an item of a document, or with a `quote` or `note`"
            );
            let place = record.places.get(field!(Project.state)).unwrap_or_else(|| walk::head(record));
            sink.push(Diagnostic::new(&INTENT_WITHOUT_ACCORDANCE, place, message).help(help));
        }
    }
}
