//! Money by year, and by source or state. Amounts in different currencies are never added.

use std::collections::{BTreeMap, BTreeSet};

use super::amount::Amount;
use super::bars::{Bar, Head, bars};
use super::chart::{Chart, Key, own, text};
use crate::graph::NodeId;
use crate::model::kinds::{FundingState, Measure, MeasureFunding};
use crate::model::reference;
use crate::model::value::Edtf;
use crate::view::context::Context;
use crate::view::edition::names::title;
use crate::view::edition::order;

/// An amount for a measure.
struct Entry {
    source: NodeId,
    amount: i64,
    currency: String,
    year: Option<Edtf>,
    state: Option<FundingState>,
}

/// Sources that the charts of a page tell apart; the rest are shown together.
const MOST: usize = 8;

/// Money of all measures by sources.
pub(super) fn of_site(context: &Context<'_>) -> Vec<Chart> {
    let measures = context.public.of::<Measure>();
    by_source(context, &measures.flat_map(|(_, _, measure)| entries(context, measure)).collect::<Vec<_>>())
}

/// Money of one measure by sources.
pub(super) fn of_measure(context: &Context<'_>, measure: &Measure) -> Vec<Chart> {
    by_source(context, &entries(context, measure).collect::<Vec<_>>())
}

/// Money of one source, its calls included, by what is said of it.
pub(super) fn of_source(context: &Context<'_>, source: NodeId) -> Vec<Chart> {
    let nodes: Vec<NodeId> = std::iter::once(source).chain(context.public.parts_of(source)).collect();
    let edges = nodes.iter().flat_map(|node| context.public.incoming(*node));
    let edges = edges.filter(|edge| edge.is_of(reference!(MeasureFunding.from)));
    let measures: BTreeSet<NodeId> = edges.map(|edge| context.public.record_node(edge.from)).collect();
    let measures = measures.into_iter().filter_map(|node| context.public.record(node).get::<Measure>());
    let all: Vec<Entry> = measures
        .flat_map(|measure| entries(context, measure))
        .filter(|entry| entry.source == source)
        .collect();
    let mut charts = Vec::new();
    for (currency, entries) in currencies(&all) {
        let drawn =
            chart(context, "source", currency, &entries.kept, |entry| state_key(context, entry.state));
        charts.extend(entries.noted(context, drawn.into_iter().collect()));
    }
    charts
}

fn entries<'a>(context: &'a Context<'_>, measure: &'a Measure) -> impl Iterator<Item = Entry> + 'a {
    measure.funding.iter().filter_map(|part| {
        let MeasureFunding { from, amount, year, state, .. } = &part.data;
        let amount = amount.as_ref()?;
        let source = context.public.record_node(context.public.target(from.get()?)?);
        let currency = amount.currency.clone();
        Some(Entry { source, amount: amount.amount, currency, year: *year, state: *state })
    })
}

/// The amounts in one currency.
#[derive(Default)]
struct InCurrency<'a> {
    /// Those of which pictures are made.
    kept: Vec<&'a Entry>,
    /// Whether any was refused: no picture shows such amounts.
    has_refused: bool,
}

impl<'a> InCurrency<'a> {
    /// What is granted and what is only sought, by the names of their charts.
    fn parts(&self) -> [(&'static str, Vec<&'a Entry>); 2] {
        let is_granted = |entry: &&Entry| entry.state == Some(FundingState::Granted);
        let (granted, sought) = self.kept.iter().partition(|entry| is_granted(entry));
        [("granted", granted), ("sought", sought)]
    }

    /// The charts of this currency, of which the last says that refused amounts are in none.
    fn noted(&self, context: &Context<'_>, mut charts: Vec<Chart>) -> Vec<Chart> {
        if let Some(last) = charts.last_mut().filter(|_| self.has_refused) {
            last.note = Some(text(context, "chart.refused").to_owned());
        }
        charts
    }
}

fn currencies(entries: &[Entry]) -> BTreeMap<&str, InCurrency<'_>> {
    let mut all: BTreeMap<&str, InCurrency<'_>> = BTreeMap::new();
    for entry in entries {
        let same = all.entry(&entry.currency).or_default();
        if entry.state == Some(FundingState::Refused) {
            same.has_refused = true;
        } else {
            same.kept.push(entry);
        }
    }
    all
}

/// Granted money and money that is only sought have separate charts; refused money has none. A source looks the same in
/// all of them.
fn by_source(context: &Context<'_>, entries: &[Entry]) -> Vec<Chart> {
    let currencies = currencies(entries);
    let all: Vec<Vec<&Entry>> =
        currencies.values().flat_map(InCurrency::parts).map(|(_, part)| part).collect();
    let keys = sources(context, all.iter().map(Vec::as_slice).filter(|part| is_drawn(part)));
    let mut charts = Vec::new();
    for (currency, entries) in &currencies {
        let drawn = entries.parts().into_iter().filter_map(|(name, part)| {
            chart(context, name, currency, &part, |entry| {
                keys.get(&entry.source).cloned().unwrap_or_else(|| (usize::MAX, other(context)))
            })
        });
        charts.extend(entries.noted(context, drawn.collect()));
    }
    charts
}

/// There is no chart of a single amount.
fn is_drawn(entries: &[&Entry]) -> bool {
    entries.len() > 1
}

/// The sources that the charts of a page tell apart, each with its place: first the largest of each chart, then the
/// second largest, and so on, since amounts in different currencies can't be compared. The rest are left out.
fn sources<'a>(
    context: &Context<'_>,
    charts: impl Iterator<Item = &'a [&'a Entry]>,
) -> BTreeMap<NodeId, (usize, Key)> {
    let mut ranked: Vec<(usize, NodeId)> = charts.flat_map(|entries| ranked(context, entries)).collect();
    // Stable, so charts keep their order within a rank.
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut found: Vec<NodeId> = Vec::new();
    for (_, node) in ranked {
        if !found.contains(&node) {
            found.push(node);
        }
    }
    let keep = if found.len() > MOST { MOST - 1 } else { MOST };
    let key = |(place, node): (usize, NodeId)| {
        let label = title(context, context.public.record(node));
        (node, (place, Key { series: format!("source-{}", place + 1), label }))
    };
    found.into_iter().take(keep).enumerate().map(key).collect()
}

/// The sources of a chart with their ranks from 0, the one with most money first.
fn ranked(context: &Context<'_>, entries: &[&Entry]) -> Vec<(usize, NodeId)> {
    let mut totals: BTreeMap<NodeId, i64> = BTreeMap::new();
    for entry in entries {
        add(totals.entry(entry.source).or_default(), entry.amount);
    }
    let mut found: Vec<(NodeId, i64)> = totals.into_iter().collect();
    found.sort_by(|(a, first), (b, second)| second.cmp(first).then_with(|| order::compare(context, *a, *b)));
    found.into_iter().map(|(node, _)| node).enumerate().collect()
}

fn other(context: &Context<'_>) -> Key {
    Key { series: "source-other".to_owned(), label: own(text(context, "chart.other-sources")) }
}

fn state_key(context: &Context<'_>, state: Option<FundingState>) -> (usize, Key) {
    let place = match state {
        Some(FundingState::Granted) => 0,
        Some(FundingState::Applied) => 1,
        Some(FundingState::Considered) => 2,
        Some(FundingState::Refused) | None => 3,
    };
    let label = state.map_or_else(
        || text(context, "chart.no-state").to_owned(),
        |state| context.locale().text_for("value", "state", state.name()).to_owned(),
    );
    let name = state.map_or("unknown", FundingState::name);
    (place, Key { series: format!("money-{name}"), label: own(label) })
}

/// A bar for each year, and one for what has none.
fn chart(
    context: &Context<'_>,
    name: &str,
    currency: &str,
    entries: &[&Entry],
    key: impl Fn(&Entry) -> (usize, Key),
) -> Option<Chart> {
    if !is_drawn(entries) {
        return None;
    }
    let mut series: BTreeMap<usize, Key> = BTreeMap::new();
    // Years in their order, what has none at the end.
    let mut years: Vec<(Option<Edtf>, BTreeMap<usize, i64>)> = Vec::new();
    for entry in entries {
        let (place, key) = key(entry);
        series.insert(place, key);
        match years.iter_mut().find(|(year, _)| *year == entry.year) {
            Some((_, sums)) => add(sums.entry(place).or_default(), entry.amount),
            None => years.push((entry.year, BTreeMap::from([(place, entry.amount)]))),
        }
    }
    years.sort_by_key(|(year, _)| (year.is_none(), year.map(Edtf::sort_key)));
    let sums = sums(context, currency, &series, &years);
    let row = |(year, sums): (Option<Edtf>, BTreeMap<usize, i64>)| {
        let total = sums.values().copied().fold(0, i64::saturating_add);
        Bar {
            label: own(year_name(context, year)),
            href: None,
            amounts: series.keys().map(|place| Some(amount(context, *sums.get(place)?, currency))).collect(),
            total: Some(amount(context, total, currency)),
        }
    };
    let rows = years.into_iter().map(row).collect();
    let currency_name = context.locale().text_for("currency", "", currency);
    let title = |key: &str| context.locale().fill(key, &[("currency", currency_name)]);
    let head = Head {
        id: format!("_chart-money-{name}-{}", currency.to_lowercase()),
        title: title(&format!("chart.money-{name}")),
        description: format!("{} {sums}", title(&format!("chart.money-{name}-description"))),
        note: None,
        rows: text(context, "field.year").to_owned(),
    };
    let series: Vec<Key> = series.into_values().collect();
    // The chart must say whether the money is granted, and whose it is, even if that is the same for all.
    Some(Chart { legend: series.clone(), ..bars(context, head, series, rows) })
}

fn year_name(context: &Context<'_>, year: Option<Edtf>) -> String {
    year.map_or_else(|| text(context, "chart.no-year").to_owned(), |year| context.locale().date(&year))
}

/// The sum of all, of each series and of each year, in words.
fn sums(
    context: &Context<'_>,
    currency: &str,
    series: &BTreeMap<usize, Key>,
    years: &[(Option<Edtf>, BTreeMap<usize, i64>)],
) -> String {
    let say = |name: &str, sum: i64| format!("{name}: {}", context.locale().money(sum, currency));
    let sum = |amounts: &mut dyn Iterator<Item = i64>| amounts.fold(0, i64::saturating_add);
    let all = sum(&mut years.iter().flat_map(|(_, amounts)| amounts.values().copied()));
    let of_series = series.iter().map(|(place, key)| {
        let amounts = years.iter().filter_map(|(_, amounts)| amounts.get(place).copied());
        say(&key.label.text, sum(&mut { amounts }))
    });
    let of_years = years
        .iter()
        .map(|(year, amounts)| say(&year_name(context, *year), sum(&mut amounts.values().copied())));
    let lists =
        [of_series.collect::<Vec<_>>(), of_years.collect()].map(|list| format!(" {}.", list.join("; ")));
    format!("{}.{}", say(text(context, "list.total"), all), lists.concat())
}

/// Adds to a sum, which saturates, since thousands of the greatest amounts could overflow it.
fn add(sum: &mut i64, amount: i64) {
    *sum = sum.saturating_add(amount);
}

fn amount(context: &Context<'_>, amount: i64, currency: &str) -> Amount {
    // A single amount is exact; a sum above 2^53 loses units that no picture shows. The texts are exact.
    #[expect(clippy::cast_precision_loss, reason = "a length in a picture needs no more digits")]
    let number = amount as f64;
    Amount { number, text: context.locale().money(amount, currency), value: amount.to_string() }
}
