//! Links to records and parts, with all that a page shows of them.

use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::part::PartName;
use super::validity::ValidityNote;
use super::{Context, order, part, validity};
use crate::graph::{NodeId, Standing, measure_standing, milestone_standing};
use crate::model::field::Value;
use crate::model::kind::Kind as _;
use crate::model::kinds::{Goal, Measure, Milestone, Place, Strategy};
use crate::model::{Record, Role, reference};
use crate::public::Public;

/// A text and its language, where that is not the page's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Words {
    pub(super) text: String,
    /// Code of the language, when the text is not in the page's.
    pub(super) lang: Option<String>,
}

impl Words {
    /// A name after its code.
    pub(super) fn after_code(self, code: Option<&str>) -> Self {
        match code {
            Some(code) => Self { text: format!("{code} {}", self.text), ..self },
            None => self,
        }
    }
}

/// A link to a record or one of its parts.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// What every link to it says.
    known: Arc<Target>,
    beside: Beside,
}

/// Where a link leads, with all that does not depend on the page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Target {
    pub(super) href: String,
    /// Name of the record's kind.
    kind: &'static str,
    /// What one such record is called.
    kind_label: String,
    pub(super) code: Option<String>,
    pub(super) title: Words,
    /// Date of the record, as it is shown, where it is known by it.
    date: Option<String>,
    /// How far a measure has come.
    phase: Option<Phase>,
    /// Whether a document holds, and what replaced it.
    validity: Option<ValidityNote>,
    /// What a reader must know of it at once: that a goal was dropped, that a measure was replaced by another one, that the
    /// planned time of a milestone is over.
    note: Option<String>,
    draft: bool,
    /// A link to it that says nothing else, as templates see it: most links of a site are such, and share it.
    #[serde(skip)]
    value: OnceLock<tera::Value>,
}

/// What a link says on this page only.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct Beside {
    /// What the part is called, when the link leads to one that has a name.
    part: Option<Words>,
    /// Which part it is, when the link leads to one that has no name of its own.
    aside: Option<Words>,
    /// The strategies that it belongs to, where a site has several and the page is not about them.
    strategies: Vec<Words>,
}

/// A link as templates see it.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    known: &'a Target,
    #[serde(flatten)]
    beside: &'a Beside,
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = Whole { known: &self.known, beside: &self.beside };
        if self.beside != Beside::default() {
            return whole.serialize(serializer);
        }
        self.known.value.get_or_init(|| tera::Value::from_serializable(&whole)).serialize(serializer)
    }
}

/// A link's own words are asked for as those of its target.
impl Deref for Link {
    type Target = Target;

    fn deref(&self) -> &Target {
        &self.known
    }
}

/// Where links of a site lead, in each language, each made when it is first asked for.
#[derive(Default)]
pub struct Links {
    targets: Vec<OnceLock<Arc<Target>>>,
    nodes: usize,
    /// How many were made.
    made: AtomicUsize,
}

impl Links {
    /// Room for those of a site with so many languages.
    pub fn new(public: &Public, languages: usize) -> Self {
        let nodes = public.nodes().count();
        let targets = (0..languages * nodes).map(|_| OnceLock::new()).collect();
        Self { targets, nodes, made: AtomicUsize::new(0) }
    }

    /// How many targets were made so far: never more than there are nodes, times languages.
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    fn get(&self, context: &Context<'_>, node: NodeId) -> Arc<Target> {
        let make = || {
            self.made.fetch_add(1, Ordering::Relaxed);
            Arc::new(target(context, node))
        };
        match self.targets.get(usize::from(context.lang.0) * self.nodes + node.index()) {
            Some(known) => Arc::clone(known.get_or_init(make)),
            None => make(),
        }
    }
}

impl Link {
    /// The record's code and title.
    pub(super) fn name(&self) -> Words {
        self.title.clone().after_code(self.code.as_deref())
    }

    /// What its part is called; of a record, or of a part without a name of its own, the title.
    pub(super) fn own_name(&self) -> Words {
        self.beside.part.as_ref().unwrap_or(&self.title).clone()
    }

    /// The same link to another place.
    pub(super) fn leading_to(self, href: String) -> Self {
        let known = Target { href, value: OnceLock::new(), ..Target::clone(&self.known) };
        Self { known: Arc::new(known), ..self }
    }

    /// The same, after the strategy by which it is told from records of others.
    pub(super) fn name_apart(&self) -> Words {
        let name = self.name();
        match self.beside.strategies.first() {
            Some(strategy) => Words { text: format!("{}: {}", strategy.text, name.text), ..name },
            None => name,
        }
    }
}

/// How far a measure has come: the name of the value and how it is called.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Phase {
    name: &'static str,
    text: String,
}

/// A link to the node.
pub(super) fn link(context: &Context<'_>, node: NodeId) -> Link {
    to_part(context, node, None)
}

/// Links to records in the order of pages.
pub(super) fn links(context: &Context<'_>, nodes: impl IntoIterator<Item = NodeId>) -> Vec<Link> {
    order::sorted(context, nodes).into_iter().map(|node| link(context, node)).collect()
}

/// A link to the node as it is shown at `target`, to which it refers: its part is not called by that.
pub(super) fn back_link(context: &Context<'_>, node: NodeId, target: NodeId) -> Link {
    to_part(context, node, Some(target))
}

fn to_part(context: &Context<'_>, node: NodeId, seen_at: Option<NodeId>) -> Link {
    let (mut part, mut aside) = (None, None);
    match context.public.part(node).and_then(|part| part::name(context, &part, seen_at)) {
        Some(PartName::Own(words)) => part = Some(words),
        Some(PartName::Sort(words)) => aside = Some(words),
        None => {}
    }
    let strategies = strategies(context, context.public.record_node(node));
    Link { known: context.links.get(context, node), beside: Beside { part, aside, strategies } }
}

fn target(context: &Context<'_>, node: NodeId) -> Target {
    let record = context.public.record(node);
    Target {
        href: context.plan.node_url(context.public, node, context.lang),
        kind: record.kind.name,
        kind_label: kind_label(context, record.kind.name),
        code: quoted_code(record).map(str::to_owned),
        title: title(context, record),
        date: date(context, record),
        phase: phase(context, record),
        validity: validity::beside_link(context, context.public.record_node(node)),
        note: note(context.public, node, context.today)
            .map(|place| context.locale().text(NOTES[place]).to_owned()),
        draft: record.common.draft,
        value: OnceLock::new(),
    }
}

/// What one record of the kind is called.
pub(super) fn kind_label(context: &Context<'_>, kind: &str) -> String {
    context.locale().text(&format!("kind.{kind}")).to_owned()
}

/// What records of the kind are called.
pub(super) fn kind_plural(context: &Context<'_>, kind: &str) -> String {
    context.locale().text(&format!("kind-plural.{kind}")).to_owned()
}

/// The strategies that a record belongs to, where a site has several and the page is not about them.
pub(super) fn strategies(context: &Context<'_>, record: NodeId) -> Vec<Words> {
    let short = |node| short_title(context, context.public.record(node));
    context.other_strategies(record).into_iter().map(short).collect()
}

/// The name by which people know a strategy; of other records, the title.
pub(super) fn short_title(context: &Context<'_>, record: &Record) -> Words {
    match record.get::<Strategy>().and_then(|strategy| strategy.short_title.as_ref()) {
        Some(short) => context.words(short),
        None => title(context, record),
    }
}

/// The record's title.
pub(super) fn title(context: &Context<'_>, record: &Record) -> Words {
    match &record.common.title {
        Some(title) => context.words(title),
        None => Words { text: record.id.clone(), lang: None },
    }
}

/// The record's code, if people quote it by that, and its title.
pub(super) fn name(context: &Context<'_>, record: &Record) -> Words {
    title(context, record).after_code(quoted_code(record))
}

/// The code by which people quote the record. Those of places are for registers, not for readers.
pub(super) fn quoted_code(record: &Record) -> Option<&str> {
    code(record).filter(|_| record.kind != Place::SPEC)
}

/// The record's code.
pub(super) fn code(record: &Record) -> Option<&str> {
    record.fields.code()
}

/// The date by which people know the record: of a sitting, an event, a piece of news.
fn date(context: &Context<'_>, record: &Record) -> Option<String> {
    match record.fields.by_role(Role::Date) {
        Value::Fuzzy(date) => Some(context.locale().date(date)),
        _ => None,
    }
}

fn phase(context: &Context<'_>, record: &Record) -> Option<Phase> {
    let name = measure_standing(record.get::<Measure>()?, context.today).phase?.value.name();
    Some(Phase { name, text: context.locale().text_for("value", "phase", name).to_owned() })
}

/// Names of the texts that [`note`] may be.
pub const NOTES: [&str; 3] = ["goal.is-dropped", "measure.is-replaced", "standing.milestone.over"];

/// What a reader must know of a record at once: the place of its text in [`NOTES`].
pub fn note(public: &Public, node: NodeId, today: Date) -> Option<usize> {
    let record = public.record(node);
    let is_dropped = || record.get::<Goal>().is_some_and(|goal| goal.dropped.is_some());
    let is_replaced = || {
        let is_measure = record.get::<Measure>().is_some();
        is_measure && !public.referring(public.record_node(node), reference!(Measure.supersedes)).is_empty()
    };
    let is_over = || {
        let milestone = record.get::<Milestone>();
        milestone.is_some_and(|milestone| milestone_standing(milestone, today) == Standing::Over)
    };
    [is_dropped(), is_replaced(), is_over()].iter().position(|holds| *holds)
}
