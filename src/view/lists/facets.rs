//! Pages of lists with facets: of the whole list, of one value, of all values of a facet.

use serde::Serialize;

use crate::facet::{Facet, FacetValue};
use crate::model::kind::KindSpec;
use crate::plan::{ROWS, Subject};
use crate::view::components::cut::{self, Cut, Pager};
use crate::view::components::link::{Link, link};
use crate::view::context::Context;
use crate::view::edition::lang_string::LangString;
use crate::view::edition::names::{kind_label, kind_plural};
use crate::view::edition::order;
use crate::view::shared::listings::Listing;
use crate::view::shared::listings::rows::Column;
use crate::view::shared::listings::values::{FacetList, ValueItem};

/// A page of a list with facets, with what its frame says of it.
pub(in crate::view) struct Listed {
    pub(in crate::view) kind: &'static KindSpec,
    /// Candidates for the template, the first that exists is taken.
    pub(in crate::view) templates: Vec<String>,
    pub(in crate::view) title: String,
    /// Addresses and names of the pages above.
    pub(in crate::view) above: Vec<(String, String)>,
    pub(in crate::view) view: tera::Value,
}

/// A page of rows.
#[derive(Serialize)]
struct ListView<'a> {
    /// What one such record is called.
    kind_label: String,
    /// How many records there are on all pages, in words.
    count: String,
    /// Which of them the page shows, where there are several pages.
    shown: Option<String>,
    /// In which order they stand, where there are several pages.
    order: Option<String>,
    columns: &'a [Column],
    /// The value whose records these are.
    value: Option<ValueView>,
    /// The facets, on the first page of the whole list.
    facets: Vec<FacetView<'a>>,
    /// Address of the data for the script, on the first page of the whole list.
    data: Option<&'a str>,
    pager: Option<Pager>,
    /// Address of the whole list.
    all: String,
}

/// A value of a facet, on the page of its records.
#[derive(Serialize)]
struct ValueView {
    /// The record that the value is.
    record: Option<Link>,
    /// Address of the list with this value chosen, for further filters.
    combine: String,
}

/// A facet with its most frequent values.
#[derive(Serialize)]
struct FacetView<'a> {
    /// Its word in addresses.
    word: String,
    label: &'a str,
    values: Vec<ValueLink<'a>>,
    /// How many values there are, in words, where not all are shown.
    more: Option<String>,
    /// Address of the page with all values.
    href: String,
}

#[derive(Serialize)]
struct ValueLink<'a> {
    /// The value as it stands in addresses.
    key: &'a str,
    label: &'a LangString,
    href: String,
    /// How many records have it.
    count: String,
}

/// All values of a facet.
#[derive(Serialize)]
struct FacetPage<'a> {
    count: String,
    values: Vec<ValueLink<'a>>,
    /// Where they are too many for a page.
    cut: Option<Cut>,
}

/// Values that a facet shows in the list, unless it has only a few more.
const SHOWN: usize = 6;
/// Up to this many values, all are shown.
const ALL_SHOWN: usize = 8;

/// The page, if it is one of a list with facets.
pub(in crate::view) fn listed(context: &Context<'_>, subject: Subject) -> Option<Listed> {
    match subject {
        Subject::List(kind) => rows_page(context, kind, None, 1),
        Subject::ListPage(kind, page) => rows_page(context, kind, None, page),
        Subject::FacetValue(facet, value, page) => rows_page(context, facet.kind, Some((facet, value)), page),
        Subject::Facet(facet, page) => values_page(context, facet, page),
        _ => None,
    }
}

fn rows_page(
    context: &Context<'_>,
    kind: &'static KindSpec,
    by: Option<(&'static Facet, FacetValue)>,
    page: usize,
) -> Option<Listed> {
    let list = context.listings.get(context, kind)?;
    let chosen = match by {
        Some((facet, value)) => Some(find(list, facet, value)?),
        None => None,
    };
    let total = chosen.map_or(list.len(), |(_, item)| item.rows.len());
    let shown = cut::rows(total, page);
    let rows: Vec<tera::Value> = match chosen {
        Some((_, item)) => item.rows[shown].iter().map(|row| list.row(context, *row as usize)).collect(),
        None => shown.map(|row| list.row(context, row)).collect(),
    };
    let locale = context.locale();
    let is_start = by.is_none() && page == 1;
    let url = |page| match by {
        Some(value) => context.plan.facet_value_url(context.public, value, page, context.lang),
        None => context.plan.list_page_url(kind, page, context.lang),
    };
    let view = ListView {
        kind_label: kind_label(context, kind.name),
        count: locale.count(&format!("count.{}", kind.name), total),
        shown: cut::shown(context, total, page),
        order: (total > ROWS).then(|| order::of_list(context, kind)),
        columns: &list.columns,
        value: chosen.map(|(facet, item)| value_view(context, facet, item)),
        facets: if is_start {
            list.facets.iter().map(|facet| facet_view(context, facet)).collect()
        } else {
            Vec::new()
        },
        data: is_start.then_some(list.data.url.as_str()),
        pager: cut::pager(context, total, page, url),
        all: context.plan.list_url(kind, context.lang),
    };
    let name = kind_plural(context, kind.name);
    let title = chosen.map_or(name.clone(), |(facet, item)| {
        let key = format!("facet-title.{}", facet.facet.name);
        locale.fill(&key, &[("list", &name), ("value", &item.label.text)])
    });
    let mut above = Vec::new();
    if !is_start {
        above.push((view.all.clone(), name));
    }
    if let Some((facet, _)) = chosen {
        above.push((context.plan.facet_url(facet.facet, 1, context.lang), facet.label.clone()));
    }
    let title = cut::title(context, title, page);
    let templates = vec![format!("list-facets-{}.html", kind.name), "list-facets.html".to_owned()];
    Some(Listed { kind, templates, title, above, view: with_rows(&view, rows) })
}

/// The view with its rows, which are shared and not copied.
fn with_rows(view: &ListView<'_>, rows: Vec<tera::Value>) -> tera::Value {
    let mut map = tera::Value::from_serializable(view).into_map().unwrap_or_default();
    map.insert("rows".into(), tera::Value::from(rows));
    tera::Value::from(map)
}

fn find<'a>(list: &'a Listing, facet: &Facet, value: FacetValue) -> Option<(&'a FacetList, &'a ValueItem)> {
    let list = list.facets.iter().find(|known| known.facet == facet)?;
    Some((list, list.find(value)?))
}

fn value_view(context: &Context<'_>, list: &FacetList, item: &ValueItem) -> ValueView {
    let record = match item.value {
        FacetValue::Record(node) => Some(link(context, node)),
        FacetValue::Choice(_) | FacetValue::Year(_) => None,
    };
    let facet = list.facet;
    let word = context.plan.list_word(facet.kind, facet.name, context.lang);
    let all = context.plan.list_url(facet.kind, context.lang);
    ValueView { record, combine: format!("{all}?{word}={}", item.key) }
}

fn facet_view<'a>(context: &Context<'_>, list: &'a FacetList) -> FacetView<'a> {
    let shown = if list.values.len() <= ALL_SHOWN { ALL_SHOWN } else { SHOWN };
    let mut most: Vec<(usize, &ValueItem)> = list.values.iter().enumerate().collect();
    most.sort_by_key(|(at, item)| (std::cmp::Reverse(item.rows.len()), *at));
    most.truncate(shown);
    most.sort_by_key(|(at, _)| *at);
    FacetView {
        word: context.plan.list_word(list.facet.kind, list.facet.name, context.lang),
        label: &list.label,
        values: most.into_iter().map(|(_, item)| value_link(context, list, item)).collect(),
        more: (list.values.len() > shown)
            .then(|| context.locale().count("facets.all-values", list.values.len())),
        href: context.plan.facet_url(list.facet, 1, context.lang),
    }
}

fn value_link<'a>(context: &Context<'_>, list: &FacetList, item: &'a ValueItem) -> ValueLink<'a> {
    let n = i64::try_from(item.rows.len()).unwrap_or(i64::MAX);
    ValueLink {
        key: &item.key,
        label: &item.label,
        href: context.plan.facet_value_url(context.public, (list.facet, item.value), 1, context.lang),
        count: context.locale().number(n),
    }
}

fn values_page(context: &Context<'_>, facet: &'static Facet, page: usize) -> Option<Listed> {
    let kind = facet.kind;
    let list = context.listings.get(context, kind)?;
    let found = list.facets.iter().find(|known| known.facet == facet)?;
    let (locale, name) = (context.locale(), kind_plural(context, kind.name));
    let title = locale.fill(&format!("facet-list.{}", facet.name), &[("list", &name)]);
    let total = found.values.len();
    let values = &found.values[cut::rows(total, page)];
    let url = |page| context.plan.facet_url(facet, page, context.lang);
    let view = FacetPage {
        count: locale.count(&format!("count.{}", kind.name), list.len()),
        values: values.iter().map(|item| value_link(context, found, item)).collect(),
        cut: (total > ROWS).then(|| Cut {
            count: locale.count("cut.values", total),
            shown: cut::shown(context, total, page),
            order: locale.text("order.value").to_owned(),
            pager: cut::pager(context, total, page, url),
        }),
    };
    let mut above = vec![(context.plan.list_url(kind, context.lang), name)];
    if page > 1 {
        above.push((url(1), title.clone()));
    }
    Some(Listed {
        kind,
        templates: vec!["facet.html".to_owned()],
        title: cut::title(context, title, page),
        above,
        view: tera::Value::from_serializable(&view),
    })
}
