//! How an indicator developed over the years, in words.

use super::chart::{missing_values, text};
use super::figures::Figures;
use super::indicator::Item;
use crate::model::kinds::Better;

/// The first and the last measured value, the trend between them, baseline and target, and what is missing. Whether the
/// trend is good is said only if the record tells which direction is.
pub(super) fn description(figures: &Figures<'_>, items: &[Item]) -> String {
    let locale = figures.context.locale();
    let point = |what: &str, item: &Item| {
        let date = locale.date(&item.when);
        let value = &item.amount.as_ref()?.text;
        Some(locale.fill(
            "chart.value-at",
            &[("what", text(figures.context, what)), ("value", value), ("date", &date)],
        ))
    };
    let of = |series: &'static str| items.iter().filter(move |item| item.series == series);
    let mut sentences: Vec<String> = Vec::new();
    match (of("value").next(), of("value").next_back()) {
        (Some(first), Some(last)) if of("value").count() > 1 => {
            sentences.extend(point("chart.first", first));
            sentences.extend(point("chart.last", last));
            let ways = way(figures, first, last).into_iter();
            sentences.extend(ways.map(|key| text(figures.context, key).to_owned()));
        }
        (Some(only), _) => sentences.extend(point("chart.only", only)),
        _ => sentences.push(text(figures.context, "chart.none-measured").to_owned()),
    }
    sentences.extend(of("baseline").filter_map(|item| point("field.baseline", item)));
    sentences.extend(of("target").filter_map(|item| point("field.target", item)));
    let missing: Vec<String> = of("missing").map(|item| locale.date(&item.when)).collect();
    sentences.extend(missing_values(locale, &missing));
    sentences.join(" ")
}

/// Keys of the sentences that state the trend from the first to the last value, and whether it is good.
fn way(figures: &Figures<'_>, first: &Item, last: &Item) -> Vec<&'static str> {
    let number = |item: &Item| item.amount.as_ref().map_or(0.0, |amount| amount.number);
    let (first, last) = (number(first), number(last));
    let has_states = !figures.indicator.scale.is_empty();
    let rises = last > first;
    let way = match (has_states, rises) {
        _ if rises == (last < first) => return vec!["chart.unchanged"],
        (false, true) => "chart.rose",
        (false, false) => "chart.fell",
        (true, true) => "chart.rose-in-scale",
        (true, false) => "chart.fell-in-scale",
    };
    let good = figures.indicator.better.map(|better| rises == (better == Better::Up));
    let judged = good.map(|good| if good { "chart.improved" } else { "chart.worsened" });
    std::iter::once(way).chain(judged).collect()
}
