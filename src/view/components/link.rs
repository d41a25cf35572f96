//! Links to records and parts, with all that a page shows of them.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};

use crate::graph::NodeId;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names;
use crate::view::edition::order;
use crate::view::edition::part_names::{self, PartName};
use crate::view::shared::targets::Target;

/// A link to a record or one of its parts.
#[derive(Clone, Debug)]
pub(in crate::view) struct Link {
    /// What every link to it says.
    known: Arc<Target>,
    beside: Beside,
}

/// What a link says on this page only.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct Beside {
    /// What the part is called, when the link leads to one that has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<LangString>,
    /// Which part it is, when the link leads to one that has no name of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    aside: Option<LangString>,
    /// The strategies that it belongs to, where a site has several and the page is not about them.
    strategies: Vec<LangString>,
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
        self.shared_as(&self.known.value, &self.whole(), serializer)
    }
}

/// A link among values of other types, from which it is told by its own.
#[derive(Debug)]
pub(in crate::view) struct TypedLink(pub(in crate::view) Link);

#[derive(Serialize)]
#[serde(tag = "type", rename = "link")]
struct Typed<'a> {
    #[serde(flatten)]
    whole: Whole<'a>,
}

impl Serialize for TypedLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(link) = self;
        link.shared_as(&link.known.typed_value, &Typed { whole: link.whole() }, serializer)
    }
}

/// A link's own words are asked for as those of its target.
impl Deref for Link {
    type Target = Target;

    fn deref(&self) -> &Target {
        &self.known
    }
}

impl Link {
    fn whole(&self) -> Whole<'_> {
        Whole { known: &self.known, beside: &self.beside }
    }

    /// Serializes `what`, the link in a form. A link that says nothing on this page only has one value in each form.
    fn shared_as<S: Serializer>(
        &self,
        value: &OnceLock<tera::Value>,
        what: &impl Serialize,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        if self.beside != Beside::default() {
            return what.serialize(serializer);
        }
        value.get_or_init(|| tera::Value::from_serializable(what)).serialize(serializer)
    }

    /// The record's code and title.
    pub(in crate::view) fn name(&self) -> LangString {
        self.title.clone().after_code(self.code.as_deref())
    }

    /// What its part is called; of a record, or of a part without a name of its own, the title.
    pub(in crate::view) fn own_name(&self) -> LangString {
        self.beside.part.as_ref().unwrap_or(&self.title).clone()
    }

    /// The same link to another place.
    pub(in crate::view) fn leading_to(self, href: String) -> Self {
        Self { known: Arc::new(self.known.leading_to(href)), ..self }
    }

    /// The same, with the strategy in front that tells it from records of other strategies.
    pub(in crate::view) fn name_apart(&self) -> LangString {
        let name = self.name();
        match self.beside.strategies.first() {
            Some(strategy) => LangString { text: format!("{}: {}", strategy.text, name.text), ..name },
            None => name,
        }
    }
}

/// A link to the node.
pub(in crate::view) fn link(context: &Context<'_>, node: NodeId) -> Link {
    to_part(context, node, None)
}

/// Links to records in the order of pages.
pub(in crate::view) fn links(context: &Context<'_>, nodes: impl IntoIterator<Item = NodeId>) -> Vec<Link> {
    order::sorted(context, nodes).into_iter().map(|node| link(context, node)).collect()
}

/// A link to the node as it is shown at `target`, to which it refers: the name of its part does not repeat that.
pub(in crate::view) fn back_link(context: &Context<'_>, node: NodeId, target: NodeId) -> Link {
    to_part(context, node, Some(target))
}

fn to_part(context: &Context<'_>, node: NodeId, seen_at: Option<NodeId>) -> Link {
    let (mut part, mut aside) = (None, None);
    match context.public.part(node).and_then(|part| part_names::name(context, &part, seen_at)) {
        Some(PartName::Own(words)) => part = Some(words),
        Some(PartName::ByType(words)) => aside = Some(words),
        None => {}
    }
    let strategies = strategies(context, context.public.record_node(node));
    Link { known: context.targets.get(context, node), beside: Beside { part, aside, strategies } }
}

/// The strategies that a record belongs to, where a site has several and the page is not about them.
pub(in crate::view) fn strategies(context: &Context<'_>, record: NodeId) -> Vec<LangString> {
    let short = |node| names::short_title(context, context.public.record(node));
    context.other_strategies(record).into_iter().map(short).collect()
}
