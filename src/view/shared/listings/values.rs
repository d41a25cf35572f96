//! The values of facets as readers see them: what each is called, in which order they stand, which rows have them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::facet::{Facet, FacetValue, Of};
use crate::graph::NodeId;
use crate::locale;
use crate::model::Role;
use crate::model::field::Value;
use crate::model::kind::KindSpec;
use crate::model::kinds::Strategy;
use crate::model::value::code::natural_cmp;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::{Edition, names};

/// A facet of a list.
pub(in crate::view) struct FacetList {
    pub(in crate::view) facet: &'static Facet,
    pub(in crate::view) label: String,
    /// The values that some record has.
    pub(in crate::view) values: Vec<ValueItem>,
    /// Where each stands among them.
    places: BTreeMap<FacetValue, usize>,
}

impl FacetList {
    /// A value with its rows, if some record has it.
    pub(in crate::view) fn find(&self, value: FacetValue) -> Option<&ValueItem> {
        self.values.get(*self.places.get(&value)?)
    }
}

/// A value of a facet.
pub(in crate::view) struct ValueItem {
    pub(in crate::view) value: FacetValue,
    /// As it stands in addresses.
    pub(in crate::view) key: String,
    pub(in crate::view) label: LangString,
    /// Numbers of the rows that have it, ascending.
    pub(in crate::view) rows: Vec<u32>,
}

/// What values are ordered by.
#[derive(PartialEq, Eq)]
struct SortKey {
    /// Place of the strategy that it is, or belongs to.
    strategy: usize,
    code: Option<String>,
    /// A single number, such as a year or the index among the names of a choice.
    number: i64,
    title: locale::SortKey,
}

/// The facets of a kind that have values, with them; `nodes` are the rows of the list.
pub(super) fn facets(edition: &Edition<'_>, kind: &KindSpec, nodes: &[NodeId]) -> Vec<FacetList> {
    let row_of = row_numbers(edition, nodes);
    let found = edition.facets.of_kind(kind).filter(|values| !values.records.is_empty());
    found
        .map(|found| {
            let mut values: Vec<(SortKey, ValueItem)> = found
                .records
                .iter()
                .map(|(value, records)| {
                    let label = label(edition, found.facet, *value);
                    let mut rows: Vec<u32> = records.iter().filter_map(|node| row_of(*node)).collect();
                    rows.sort_unstable();
                    let key = edition.plan.facet_key(edition.public, found.facet, *value, edition.lang);
                    (
                        sort_key(edition, found.facet, *value, &label),
                        ValueItem { value: *value, key, label, rows },
                    )
                })
                .collect();
            tell_apart(edition, &mut values);
            values.sort_by(|(a, first), (b, second)| compare(a, b).then(first.value.cmp(&second.value)));
            FacetList {
                facet: found.facet,
                label: edition.locale().text(&format!("facet.{}", found.facet.name)).to_owned(),
                places: values.iter().enumerate().map(|(at, (_, item))| (item.value, at)).collect(),
                values: values.into_iter().map(|(_, item)| item).collect(),
            }
        })
        .collect()
}

/// Adds the strategy to values whose code or title another value has, too.
fn tell_apart(edition: &Edition<'_>, values: &mut [(SortKey, ValueItem)]) {
    let mut known: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let names = |key: &SortKey| {
        let code = key.code.as_ref().map(|code| code.clone().into_bytes());
        [code, Some(key.title.to_vec())].into_iter().flatten()
    };
    for name in values.iter().flat_map(|(key, _)| names(key)) {
        *known.entry(name).or_default() += 1;
    }
    for (key, item) in values {
        let FacetValue::Record(node) = item.value else { continue };
        let Some(strategy) = edition.strategies.of(node).next() else { continue };
        if names(key).any(|name| known.get(&name).is_some_and(|count| *count > 1)) {
            let strategy = names::short_title(edition, edition.public.record(strategy)).text;
            item.label.text = format!("{} ({strategy})", item.label.text);
        }
    }
}

/// Gives the number of a record's row.
fn row_numbers(edition: &Edition<'_>, nodes: &[NodeId]) -> impl Fn(NodeId) -> Option<u32> {
    let mut numbers = vec![None; edition.public.nodes().count()];
    for (node, number) in nodes.iter().zip(0..) {
        numbers[node.index()] = Some(number);
    }
    move |node| numbers[node.index()]
}

/// What a value is called.
pub(super) fn label(edition: &Edition<'_>, facet: &Facet, value: FacetValue) -> LangString {
    let plain = |text: &str| LangString { text: text.to_owned(), lang: None };
    match value {
        FacetValue::Record(node) => {
            let record = edition.public.record(node);
            if record.get::<Strategy>().is_some() {
                return names::short_title(edition, record);
            }
            names::name(edition, record)
        }
        FacetValue::Choice(name) => plain(edition.locale().text_for("value", facet.name, name)),
        FacetValue::Year(year) => plain(&year.to_string()),
    }
}

fn sort_key(edition: &Edition<'_>, facet: &Facet, value: FacetValue, label: &LangString) -> SortKey {
    let (code, number) = match (value, facet.of) {
        (FacetValue::Record(node), _) => {
            let record = edition.public.record(node);
            let order = record.fields.by_role(Role::Order);
            let order = if let Value::Number(order) = order { order } else { i64::MAX };
            (names::quoted_code(record).map(str::to_owned), order)
        }
        (FacetValue::Choice(name), Of::Choice(names)) => {
            let place = names.iter().position(|known| *known == name);
            (None, place.and_then(|place| i64::try_from(place).ok()).unwrap_or(i64::MAX))
        }
        (FacetValue::Choice(_), _) => (None, i64::MAX),
        (FacetValue::Year(year), _) => (None, year.into()),
    };
    let strategy = match value {
        FacetValue::Record(node) => edition.strategies.place(node),
        FacetValue::Choice(_) | FacetValue::Year(_) => usize::MAX,
    };
    SortKey { strategy, code, number, title: edition.locale().sort_key(&label.text) }
}

/// Those of one strategy stand together; values with a code come first, in the order of codes.
fn compare(a: &SortKey, b: &SortKey) -> Ordering {
    let codes = match (&a.code, &b.code) {
        (Some(a), Some(b)) => natural_cmp(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    a.strategy.cmp(&b.strategy).then(codes).then_with(|| (a.number, &a.title).cmp(&(b.number, &b.title)))
}
