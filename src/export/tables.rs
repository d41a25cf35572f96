//! Tables as CSV (RFC 4180, UTF-8): all relations, the matrix of ties, the report of gaps.

use std::io;

use csv::Writer;

use super::Format;
use crate::graph::{Cell, Edge, Gap, NodeId, Tie};
use crate::model::kinds::Measure;
use crate::model::parts::Link;
use crate::model::value::{Edtf, Lang, Reference};
use crate::model::{Record, reference};
use crate::plan::{FormatSpec, MadeFile, MadeFrom, Table};
use crate::view::Scope;

pub(super) static FORMAT: Format = Format {
    spec: FormatSpec { name: "tables", media_type: "text/csv", title: Some("CSV"), for_pages: false },
    files,
    render,
};

fn files(scope: &Scope<'_>) -> Vec<MadeFile> {
    let has_ties = !scope.coverage.documents().is_empty();
    let tables = Table::ALL.into_iter().filter(|table| has_ties || *table == Table::Relations);
    let file = |table: Table| MadeFile {
        path: scope.plan.table_path(table),
        format: &FORMAT.spec,
        from: MadeFrom::Table(table),
        lang: Lang::MAIN,
        gives_way: false,
    };
    tables.map(file).collect()
}

fn render(scope: &Scope<'_>, file: &MadeFile) -> io::Result<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    match file.from {
        MadeFrom::Table(Table::Relations) => relations(scope, &mut writer)?,
        MadeFrom::Table(Table::Matrix) => matrix(scope, &mut writer)?,
        MadeFrom::Table(Table::Gaps) => gaps(scope, &mut writer)?,
        _ => return Err(super::strange(file)),
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

type Csv = Writer<Vec<u8>>;

/// Kind, id and part of a node.
fn name<'a>(scope: &Scope<'a>, node: NodeId) -> [&'a str; 3] {
    let record = scope.public.record(node);
    let part = scope.public.part(node).and_then(|part| part.id).unwrap_or_default();
    [record.kind.name, &record.id, part]
}

fn date(date: Option<Edtf>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

/// References as authors write them; only those that lead to something published.
fn references(scope: &Scope<'_>, references: &[Reference]) -> String {
    let targets = references.iter().filter_map(|reference| scope.public.target(reference));
    targets.map(|node| super::record::name(scope, node)).collect::<Vec<_>>().join(" ")
}

fn title(record: &Record) -> &str {
    record.title()
}

/// Every edge; of links, with all that is said of them.
fn relations(scope: &Scope<'_>, csv: &mut Csv) -> io::Result<()> {
    csv.write_record([
        "from_kind", "from_id", "from_part", "relation", "to_kind", "to_id", "to_part", "note", "quote", "page",
        "stated_by", "since", "checked", "checked_by", "answer", "confirmed", "confirmed_by",
    ])?;
    for edge in scope.public.edges() {
        let (from, to) = (name(scope, edge.from), name(scope, edge.to));
        let relation = edge.relation().to_string();
        let said = tie(scope, edge).map_or_else(Default::default, |tie| said(scope, tie.link));
        csv.write_record(from.into_iter().chain([&*relation]).chain(to).chain(said.iter().map(String::as_str)))?;
    }
    Ok(())
}

/// The link of which an edge is the reference. Of several without an id that say the same, the first.
fn tie<'a>(scope: &Scope<'a>, edge: &Edge) -> Option<Tie<'a>> {
    if !edge.is_of(reference!(Link.to)) {
        return None;
    }
    let part = scope.public.part(edge.from).and_then(|part| part.id);
    let ties = scope.public.ties_of(scope.public.record_node(edge.from));
    ties.filter(|tie| tie.to == edge.to && Some(tie.relation.name()) == edge.variant)
        .find(|tie| tie.part.id == part || part.is_none())
}

fn said(scope: &Scope<'_>, link: &Link) -> [String; 10] {
    [
        link.note.as_ref().map_or_else(String::new, |note| note.main().text.trim().to_owned()),
        link.quote.as_ref().map_or_else(String::new, |quote| quote.main().to_owned()),
        link.page.as_ref().map_or_else(String::new, |page| page.main().to_owned()),
        link.stated_by.map_or("", |by| by.name()).to_owned(),
        date(link.since),
        date(link.checked),
        references(scope, link.checked_by.all()),
        link.answer.map_or("", |answer| answer.name()).to_owned(),
        date(link.confirmed),
        references(scope, link.confirmed_by.all()),
    ]
}

/// What is known of each goal or measure and each document; pairs of which nothing is known are left out.
fn matrix(scope: &Scope<'_>, csv: &mut Csv) -> io::Result<()> {
    csv.write_record(["kind", "id", "title", "document", "document_title", "known", "relations"])?;
    for row in scope.coverage.rows() {
        let record = scope.public.record(row.node);
        for (document, cell) in row.cells() {
            let document = scope.public.record(document);
            let (known, relations) = match cell {
                Cell::Own(relations) => ("own", relations.names().collect::<Vec<_>>().join(" ")),
                Cell::Through => ("through", String::new()),
                Cell::ToReview => ("to-review", String::new()),
                Cell::NoTie => ("no-tie", String::new()),
            };
            csv.write_record([
                record.kind.name, &record.id, title(record), &document.id, title(document), known, &relations,
            ])?;
        }
    }
    Ok(())
}

/// Every row of the report of gaps.
fn gaps(scope: &Scope<'_>, csv: &mut Csv) -> io::Result<()> {
    csv.write_record([
        "gap", "kind", "id", "part", "title", "relation", "to_kind", "to_id", "to_part", "date", "lead", "count", "left_out",
    ])?;
    for gap in scope.gaps {
        let to = gap.other.map_or([""; 3], |node| name(scope, node));
        let (date, lead) = (date(gap.date), lead(scope, gap));
        let reason = gap.left_out.and_then(|number| scope.config.left_out().nth(number));
        let reason = reason.and_then(|part| part.data.reason.as_ref()).map(|reason| reason.main().text.trim());
        let [kind, id, part] = name(scope, gap.at);
        let [to_kind, to_id, to_part] = to;
        let relation = gap.relation.map_or("", |relation| relation.name());
        let title = title(scope.public.record(gap.at));
        csv.write_record([
            gap.sort.name(), kind, id, part, title, relation, to_kind, to_id, to_part, &date, &lead, &gap.count.to_string(),
            reason.unwrap_or_default(),
        ])?;
    }
    Ok(())
}

/// Who answers for the measure that has a gap.
fn lead(scope: &Scope<'_>, gap: &Gap) -> String {
    let measure = scope.public.record(gap.at).get::<Measure>();
    measure.map_or_else(String::new, |measure| references(scope, measure.lead.all()))
}
