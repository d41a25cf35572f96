//! The data with which a script filters and sorts a list, as small as it can be.
//!
//! One file has all that counting and sorting needs, as columns over the rows of the list. Titles stand in further files
//! of [`TITLES`] each, so that only those shown are loaded.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows::{Column, Columns};
use super::titles::Title;
use super::values::FacetList;
use crate::facet::{self, Facet, FacetValue, MEASURES_BY_PHASE, Of};
use crate::graph::NodeId;
use crate::model::kind::KindSpec;
use crate::plan::TITLES;
use crate::script_data::{json, steps, version, with_version};
use crate::view::edition::{Edition, names};

/// The data of one list in one language.
pub(in crate::view) struct Data {
    /// Address of the table.
    pub(in crate::view) url: String,
    /// The table, then the titles.
    pub(super) files: Vec<Vec<u8>>,
}

/// All that counting and sorting needs.
#[derive(Serialize)]
struct Table<'a> {
    /// Address of the list.
    list: String,
    rows: usize,
    /// Words of the address, by their names.
    words: BTreeMap<&'static str, String>,
    texts: Texts<'a>,
    facets: Vec<FacetData<'a>>,
    columns: &'a [Column],
    /// Each period once, in the order of time.
    periods: Vec<&'a str>,
    /// Number of each row's period, −1 where none is stated.
    period: Vec<i64>,
    /// Rank of each row's title in the order of the language.
    title: Vec<usize>,
    /// How many titles each file has, and where those are.
    titles: usize,
    parts: Vec<String>,
}

/// Texts that the script shows.
#[derive(Serialize)]
struct Texts<'a> {
    /// Forms of the number of results, by plural category.
    count: BTreeMap<&'static str, &'a str>,
    all_values: BTreeMap<&'static str, &'a str>,
    fewer_values: &'a str,
    find_value: &'a str,
    remove: &'a str,
    none: &'a str,
    draft: &'a str,
}

#[derive(Serialize)]
struct FacetData<'a> {
    name: &'static str,
    /// Its word in addresses.
    word: String,
    label: &'a str,
    keys: Vec<&'a str>,
    labels: Vec<&'a str>,
    /// Languages of the labels that are not in the page's, by the value's number.
    langs: BTreeMap<usize, &'a str>,
    /// Names of the values, where they are those of a choice.
    marks: Vec<&'static str>,
    /// For each value the rows that have it, delta-encoded.
    rows: Vec<Vec<u32>>,
}

/// Titles of some rows.
#[derive(Serialize)]
struct PartOfTitles<'a> {
    ids: Vec<&'a str>,
    codes: Vec<&'a str>,
    names: Vec<&'a str>,
    /// Languages of the titles that are not in the page's, by the row's number in this file.
    langs: BTreeMap<usize, &'a str>,
    drafts: Vec<usize>,
}

/// Words that a script writes into the query of an address of a kind's list, beside those of facets: their names.
///
/// Only what can be a column can be sorted by, titles and codes aside.
pub fn query_words(kind: &KindSpec) -> impl Iterator<Item = &'static str> {
    let has = |is: fn(&Facet) -> bool| facet::of_kind(kind).any(move |facet| facet.column && is(facet));
    let columns = [
        has(|facet| *facet == MEASURES_BY_PHASE).then_some("sort/phase"),
        has(|facet| matches!(facet.of, Of::Years)).then_some("sort/period"),
    ];
    ["text", "sort", "sort/code", "sort/title", "view", "view/cards"]
        .into_iter()
        .chain(columns.into_iter().flatten())
}

/// The data of the list with these rows.
pub(super) fn data(
    edition: &Edition<'_>,
    kind: &'static KindSpec,
    (nodes, titles): (&[NodeId], &[Title]),
    of: Columns<'_>,
) -> Data {
    let (plan, lang) = (edition.plan, edition.lang);
    // Titles come in the order of the graph, and all records of the kind are rows.
    let of_kind = edition.public.nodes_of_kind(kind);
    let title = |node: &NodeId| titles.get(of_kind.binary_search(node).ok()?);
    let titles: Vec<&Title> = nodes.iter().filter_map(title).collect();
    let parts = nodes.chunks(TITLES).zip(titles.chunks(TITLES));
    let parts: Vec<String> =
        parts.map(|(nodes, titles)| json(&part_of_titles(edition, nodes, titles))).collect();
    let mut table = table(edition, kind, &titles, of);
    let version = version(parts.iter().chain([&json(&table)]).map(String::as_bytes));
    // Caches keep the answer to an address, so no two builds share one; a script that mixes builds all the same notices.
    let url = |path: &str| format!("{}?v={version}", plan.theme_url(path));
    let file = |json: &str| with_version(&version, json).into_bytes();
    let mut files: Vec<Vec<u8>> = parts.iter().map(|json| file(json)).collect();
    let paths = (1..=parts.len()).map(|number| plan.list_data_path(kind, Some(number), lang));
    table.parts = paths.map(|path| url(&path)).collect();
    files.insert(0, file(&json(&table)));
    Data { url: url(&plan.list_data_path(kind, None, lang)), files }
}

fn table<'a>(
    edition: &Edition<'a>,
    kind: &'static KindSpec,
    titles: &[&Title],
    of: Columns<'a>,
) -> Table<'a> {
    let (columns, facets, periods) = of;
    let word = |name: &'static str| (name, edition.plan.list_word(kind, name, edition.lang));
    let has_column = |name: &str| columns.iter().any(|column| column.name == name);
    let can_sort = |name: &&str| match *name {
        "sort/phase" => has_column("phase"),
        "sort/period" => has_column("period"),
        _ => true,
    };
    let number = |period: &Option<usize>| period.and_then(|number| i64::try_from(number).ok()).unwrap_or(-1);
    Table {
        list: edition.plan.list_url(kind, edition.lang),
        rows: titles.len(),
        words: query_words(kind).filter(can_sort).map(word).collect(),
        texts: texts(edition, kind),
        facets: facets.iter().map(|list| facet_data(edition, list)).collect(),
        columns,
        periods: periods.texts.iter().map(|text| text.text.as_str()).collect(),
        period: periods.of_row.iter().map(number).collect(),
        title: ranks(titles),
        titles: TITLES,
        parts: Vec::new(),
    }
}

fn texts<'a>(edition: &Edition<'a>, kind: &KindSpec) -> Texts<'a> {
    let locale = edition.locale();
    Texts {
        count: locale.forms(&format!("count.{}", kind.name)),
        all_values: locale.forms("facets.all-values"),
        fewer_values: locale.text("facets.fewer-values"),
        find_value: locale.text("facets.find-value"),
        remove: locale.text("facets.remove"),
        none: locale.text("facets.none"),
        draft: locale.text("field.draft"),
    }
}

fn facet_data<'a>(edition: &Edition<'_>, list: &'a FacetList) -> FacetData<'a> {
    let values = &list.values;
    let langs = values.iter().enumerate();
    let marks = values.iter().filter_map(|item| match item.value {
        FacetValue::Choice(name) => Some(name),
        _ => None,
    });
    FacetData {
        name: list.facet.name,
        word: edition.plan.list_word(list.facet.kind, list.facet.name, edition.lang),
        label: &list.label,
        keys: values.iter().map(|item| item.key.as_str()).collect(),
        labels: values.iter().map(|item| item.label.text.as_str()).collect(),
        langs: langs.filter_map(|(at, item)| Some((at, item.label.lang.as_deref()?))).collect(),
        marks: marks.collect(),
        rows: values.iter().map(|item| steps(&item.rows)).collect(),
    }
}

/// The rank of each title in the order of the language; of two equal ones, the one that comes first in the list.
fn ranks(titles: &[&Title]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..titles.len()).collect();
    order.sort_by(|a, b| titles[*a].key.cmp(&titles[*b].key));
    let mut ranks = vec![0; titles.len()];
    for (rank, row) in order.into_iter().enumerate() {
        ranks[row] = rank;
    }
    ranks
}

fn part_of_titles<'a>(edition: &Edition<'a>, nodes: &[NodeId], titles: &[&'a Title]) -> PartOfTitles<'a> {
    let records: Vec<_> = nodes.iter().map(|node| edition.public.record(*node)).collect();
    let langs = titles.iter().enumerate();
    let drafts = records.iter().enumerate().filter(|(_, record)| record.common.draft);
    PartOfTitles {
        ids: records.iter().map(|record| record.id.as_str()).collect(),
        codes: records.iter().map(|record| names::quoted_code(record).unwrap_or_default()).collect(),
        names: titles.iter().map(|title| title.text.text.as_str()).collect(),
        langs: langs.filter_map(|(at, title)| Some((at, title.text.lang.as_deref()?))).collect(),
        drafts: drafts.map(|(at, _)| at).collect(),
    }
}
