//! Where links lead, and what every link says of that, whatever the page.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::graph::{NodeId, measure_standing};
use crate::model::field::Value;
use crate::model::kinds::Measure;
use crate::model::{Record, Role};
use crate::public::Public;
use crate::view::edition::Edition;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names::{kind_label, quoted_code, title};
use crate::view::edition::note::{NOTES, note};
use crate::view::edition::validity::{self, ValidityNote};

/// Where a link leads, with all that does not depend on the page. What has fields of its own is left out where there is
/// nothing: of up to twelve keys, Tera finds one without a hash.
#[derive(Clone, Debug, Serialize)]
pub(in crate::view) struct Target {
    pub(in crate::view) href: String,
    /// Name of the record's kind.
    kind: &'static str,
    /// What one such record is called.
    kind_label: String,
    pub(in crate::view) code: Option<String>,
    pub(in crate::view) title: LangString,
    /// Date of the record, as it is shown, where it is known by it.
    date: Option<String>,
    /// How far a measure has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<Phase>,
    /// Whether a document holds, and what replaced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    validity: Option<ValidityNote>,
    /// What a reader must know of it at once: that a goal was dropped, that a measure was replaced by another one, that the
    /// planned time of a milestone is over.
    note: Option<String>,
    draft: bool,
    /// A link to it that says nothing else, as templates see it. Most links of a site are like this and share it.
    #[serde(skip)]
    pub(in crate::view) value: OnceLock<tera::Value>,
    /// The same where it stands among values of other types.
    #[serde(skip)]
    pub(in crate::view) typed_value: OnceLock<tera::Value>,
}

impl Target {
    /// The same at another place.
    pub(in crate::view) fn leading_to(&self, href: String) -> Self {
        Self { href, value: OnceLock::new(), typed_value: OnceLock::new(), ..self.clone() }
    }
}

/// How far a measure has come: the value's name and its label.
#[derive(Clone, Debug, Serialize)]
struct Phase {
    name: &'static str,
    text: String,
}

/// The targets of a site in each language, each made when it is first asked for.
#[derive(Default)]
pub(in crate::view) struct Targets {
    known: Vec<OnceLock<Arc<Target>>>,
    nodes: usize,
    /// How many were made.
    made: AtomicUsize,
}

impl Targets {
    /// Empty slots for a site with that many languages.
    pub(in crate::view) fn new(public: &Public, languages: usize) -> Self {
        let nodes = public.nodes().count();
        let targets = (0..languages * nodes).map(|_| OnceLock::new()).collect();
        Self { known: targets, nodes, made: AtomicUsize::new(0) }
    }

    /// How many targets were made so far: never more than there are nodes, times languages.
    pub(super) fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    pub(in crate::view) fn get(&self, edition: &Edition<'_>, node: NodeId) -> Arc<Target> {
        let make = || {
            self.made.fetch_add(1, Ordering::Relaxed);
            Arc::new(target(edition, node))
        };
        match self.known.get(usize::from(edition.lang.0) * self.nodes + node.index()) {
            Some(known) => Arc::clone(known.get_or_init(make)),
            None => make(),
        }
    }
}

fn target(edition: &Edition<'_>, node: NodeId) -> Target {
    let record = edition.public.record(node);
    Target {
        href: edition.plan.node_url(edition.public, node, edition.lang),
        kind: record.kind.name,
        kind_label: kind_label(edition, record.kind.name),
        code: quoted_code(record).map(str::to_owned),
        title: title(edition, record),
        date: date(edition, record),
        phase: phase(edition, record),
        validity: validity::beside_link(edition, edition.public.record_node(node)),
        note: note(edition.public, node, edition.today)
            .map(|place| edition.locale().text(NOTES[place]).to_owned()),
        draft: record.common.draft,
        value: OnceLock::new(),
        typed_value: OnceLock::new(),
    }
}

/// The date by which people know the record: of a sitting, an event, a piece of news.
fn date(edition: &Edition<'_>, record: &Record) -> Option<String> {
    match record.fields.by_role(Role::Date) {
        Value::Fuzzy(date) => Some(edition.locale().date(date)),
        _ => None,
    }
}

fn phase(edition: &Edition<'_>, record: &Record) -> Option<Phase> {
    let name = measure_standing(record.get::<Measure>()?, edition.today).phase?.value.name();
    Some(Phase { name, text: edition.locale().text_for("value", "phase", name).to_owned() })
}
