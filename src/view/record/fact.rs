//! Facts: labelled values of a record or part.

use serde::Serialize;

use crate::graph::NodeId;
use crate::model::field::{FieldSpec, Fields, Shape, Value};
use crate::model::kinds::{Indicator, Point};
use crate::model::parts::Relation;
use crate::model::value::{Decimal, Due, Lang, Text};
use crate::model::{Record, Role};
use crate::view::charts::figures;
use crate::view::components::link::{self, TypedLink};
use crate::view::components::prose;
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::gathered::Gathered;

/// A labelled value.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Fact {
    /// Name of the field.
    name: &'static str,
    label: String,
    /// Whether a reader expects it and nothing is said.
    missing: bool,
    values: Vec<FactValue>,
}

/// One value of a fact, as a template tells them apart.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(in crate::view) enum FactValue {
    /// Plain text.
    Text(LangString),
    /// HTML made from Markdown.
    Prose(prose::Html),
    /// A date or period as it is shown, and as machines read it.
    Date { text: String, iso: String },
    /// A number, amount or other value that is shown as it is.
    Plain { text: String },
    /// One of a fixed list of values: its name and how it is called.
    Choice { name: &'static str, text: String },
    /// What is derived and not stated in so many words (it is late, its day is over), and what it follows from.
    Standing { name: &'static str, text: String, why: Option<String> },
    /// An address of the web.
    Web { href: String },
    /// A published e-mail address.
    Mail { address: String },
    /// A published phone number.
    Phone { number: String },
    /// A file beside the record.
    File { href: String, text: String },
    /// Facts of a table inside the record.
    Facts { facts: Vec<Fact> },
    /// A link to a record or part.
    #[serde(untagged)]
    Link(Box<TypedLink>),
}

impl Fact {
    /// A field with what is known of it.
    pub(in crate::view) fn known(
        context: &Context<'_>,
        owner: &str,
        field: &'static FieldSpec,
        values: Vec<FactValue>,
    ) -> Self {
        Self { name: field.name, label: label(context, owner, field).to_owned(), missing: false, values }
    }
}

impl Fact {
    /// What an item of another document refers to here by a relation.
    pub(super) fn inbound(context: &Context<'_>, relation: Relation, values: Vec<FactValue>) -> Self {
        let locale = context.locale();
        let relation = locale.text_for("value", "inbound.relation", relation.name());
        let label = locale.fill("ties.refers-here", &[("relation", relation)]);
        Self { name: "inbound", label, missing: false, values }
    }
}

impl FactValue {
    /// A link to the node.
    pub(super) fn link(context: &Context<'_>, node: NodeId) -> Self {
        Self::Link(Box::new(TypedLink(link::link(context, node))))
    }
}

/// The field as a fact; `None` where there is nothing to show.
pub(super) fn fact(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: &Record,
    owner: &str,
    field: &'static FieldSpec,
    value: Value<'_>,
) -> Option<Fact> {
    let missing = matches!(value, Value::Absent);
    if !is_shown(field, value) {
        return None;
    }
    let values = values(context, gathered, record, owner, field, value);
    if values.is_empty() && !missing {
        return None;
    }
    Some(Fact { name: field.name, label: label(context, owner, field).to_owned(), missing, values })
}

/// Whether a page shows anything of the field.
pub(super) fn is_shown(field: &FieldSpec, value: Value<'_>) -> bool {
    match value {
        Value::Absent => field.options.expected,
        Value::Withheld | Value::Free(_) | Value::Parts(_) => false,
        _ => true,
    }
}

/// What the field is called.
pub(in crate::view) fn label<'a>(context: &Context<'a>, owner: &str, field: &'static FieldSpec) -> &'a str {
    context.locale().text_for("field", owner, field.name)
}

pub(super) fn values(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: &Record,
    owner: &str,
    field: &'static FieldSpec,
    value: Value<'_>,
) -> Vec<FactValue> {
    let locale = context.locale();
    let plain = |text: String| vec![FactValue::Plain { text }];
    match value {
        Value::Text(text) if field.has_role(Role::Tier) => vec![FactValue::Text(tier(context, text.main()))],
        Value::Text(text) if field.has_role(Role::Email) => {
            vec![FactValue::Mail { address: text.main().to_owned() }]
        }
        Value::Text(text) if field.has_role(Role::Phone) => {
            vec![FactValue::Phone { number: text.main().to_owned() }]
        }
        Value::Text(text) => vec![FactValue::Text(context.best(text))],
        Value::Texts(texts) => texts.iter().map(|text| FactValue::Text(context.best(text))).collect(),
        Value::Prose(text) => {
            // Facts of a record stand below a heading of level 2, those of a part below one of level 3.
            let level = if owner == record.kind.name { 3 } else { 4 };
            vec![FactValue::Prose(prose::html(context, gathered, record, text, level))]
        }
        Value::Code(code) => plain(code.to_owned()),
        Value::Fuzzy(date) | Value::Due(Due::By(date)) => {
            vec![FactValue::Date { text: locale.date(date), iso: date.to_string() }]
        }
        Value::Due(Due::Ongoing) => plain(locale.text("due.ongoing").to_owned()),
        Value::Time(time) => plain(time.to_string()),
        Value::Money(money) => plain(locale.money(money.amount, &money.currency)),
        Value::Percent(number) => plain(locale.percent(number)),
        Value::Number(number) => plain(locale.number(number)),
        Value::Decimal(number) if state(record, number).is_some() => {
            state(record, number).map(|state| FactValue::Text(context.best(state))).into_iter().collect()
        }
        Value::Decimal(number) => plain(locale.decimal(&number.to_string()).unwrap_or_default()),
        Value::Flag => plain(locale.text("flag.yes").to_owned()),
        Value::Choice(name) => {
            let text = locale.get(&format!("value.{owner}.{}.{name}", field.name));
            let text = text.unwrap_or_else(|| locale.text_for("value", field.name, name)).to_owned();
            vec![FactValue::Choice { name, text }]
        }
        Value::References(references) => references
            .iter()
            .filter_map(|reference| context.public.target(reference))
            .map(|node| FactValue::link(context, node))
            .collect(),
        Value::Web(address) => vec![FactValue::Web { href: address.to_owned() }],
        Value::File(file, _) => {
            let text = file.to_owned();
            vec![match context.plan.file_url(record, file) {
                Some(href) => FactValue::File { href, text },
                None => FactValue::Plain { text },
            }]
        }
        Value::Table(table) => vec![point(context, record, table).unwrap_or_else(|| FactValue::Facts {
            facts: table_facts(context, gathered, record, field, table),
        })],
        Value::Absent | Value::Withheld | Value::Free(_) | Value::Parts(_) => Vec::new(),
    }
}

/// The state for which a value of an indicator stands, where that has states.
fn state<'a>(record: &'a Record, value: &Decimal) -> Option<&'a Text> {
    record.get::<Indicator>()?.state(value.as_f64())
}

/// A value of an indicator at a time, as its charts write it.
fn point(context: &Context<'_>, record: &Record, table: &dyn Fields) -> Option<FactValue> {
    let indicator = record.get::<Indicator>()?;
    let Point { value, year, .. } = table.as_any().downcast_ref()?;
    let amount = figures::amount(context, indicator, value.as_ref()?);
    Some(FactValue::Plain { text: format!("{amount} ({})", context.locale().date(year.as_ref()?)) })
}

/// Fields that a page shows elsewhere than among the facts, or that only say where it is shown or what is checked.
pub(super) const APART: [Role; 3] = [Role::Code, Role::Order, Role::Setting];

fn table_facts(
    context: &Context<'_>,
    gathered: &mut Gathered,
    record: &Record,
    field: &'static FieldSpec,
    table: &dyn Fields,
) -> Vec<Fact> {
    let Shape::Table(spec) = field.shape else { return Vec::new() };
    table
        .iter()
        .filter(|(field, _)| !field.has_role_of(&APART))
        .filter_map(|(field, value)| fact(context, gathered, record, spec.name, field, value))
        .collect()
}

/// What goals of this tier are called.
pub(super) fn tier(context: &Context<'_>, id: &str) -> LangString {
    let tiers = &context.config.settings.tier;
    let named = tiers.iter().find(|tier| tier.id.as_deref() == Some(id));
    match named.and_then(|tier| tier.data.title.as_ref()) {
        Some(title) => context.best(title),
        None => LangString { text: id.to_owned(), lang: context.foreign(Lang::MAIN) },
    }
}
