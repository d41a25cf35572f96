//! What is applied, and what is refused, as exact texts.

use vazba::config::Config;
use vazba::content::{self, Memo};
use vazba::diag::{Guard, Levels, Report, Sink, render};
use vazba::graph::Graph;
use vazba::links::{Filter, apply, csv, read, rows};
use vazba::source::Sources;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 12, 1);

const DOCUMENT: &str = "+++\ntitle = \"Plán\"\n[[item]]\nid = \"1\"\ncode = \"1\"\ntitle = \"Péče\"\n+++\n";

/// A site with a document and one measure.
pub(crate) struct Site {
    sources: Sources,
    pub(crate) graph: Graph,
    config: Config,
}

impl Site {
    pub(crate) fn with(measure: &str) -> Self {
        let mut sources = Sources::default();
        sources.add("vazba.toml", "title = \"Kraj\"\n");
        sources.add("content/documents/plan.md", DOCUMENT);
        sources.add("content/measures/a.md", measure);
        let (mut guard, mut sink) = (Guard::default(), Sink::default());
        let config = Config::read(&sources, &mut sink);
        let records = content::read(&sources, &config, &mut Memo::default(), &mut guard, &mut sink);
        let graph = Graph::new(records, &mut sink);
        Self { sources, graph, config }
    }

    /// The table of its links.
    pub(crate) fn table(&self) -> String {
        let rows = rows(&self.graph, &self.config, TODAY, &Filter::default());
        csv(&rows).expect("memory takes it")
    }

    /// The text of the measure after a table was applied, or the faults in it.
    pub(crate) fn applied(&self, table: &str) -> Result<String, String> {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let file = sources.add("vazby.csv", table);
        let sheet = read(file, sources.file(file), &mut sink);
        let changed = apply(&self.graph, &self.sources, &sheet, &mut sink);
        if !sink.is_empty() {
            let report =
                Report::new(&sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
            return Err((render::format("short").expect("there is such a form").render)(&report));
        }
        let file = self.sources.find("content/measures/a.md").expect("it is there");
        let own = self.sources.file(file).text().to_owned();
        Ok(changed.into_iter().find(|changed| changed.file == file).map_or(own, |changed| changed.text))
    }
}

const MEASURE: &str = "+++\ntitle = \"Poradna\"\n\n[[link]] # první\nid = \"v1\"\nto = \"document:plan#1\"  # v plánu\n\
     relation = 'related'\nchecked = \"2024-01-01\" # my\n\n[[link.sources]]\ndocument = \"plan\"\n\n[[link]]\n  to = \"document:plan\"\n  \
     relation = \"implements\"\n  note = \"\"\"\nDva\nřádky.\"\"\"\n+++\n\nText.\n";

#[test]
fn the_table_has_a_row_for_each_link() {
    assert_eq!(
        Site::with(MEASURE).table(),
        "\u{feff}link;title;to;to_title;gaps;relation;quote;page;note;stated_by;since;checked;answer;confirmed\n\
         measure:a#v1;Poradna;document:plan#1;1 Péče;checked-long-ago;related;;;;;;2024-01-01;;\n\
         measure:a/2;Poradna;document:plan;Plán;;implements;;;\"Dva\nřádky.\";;;;;\n"
    );
}

#[test]
fn a_table_that_nobody_changed_changes_nothing() {
    let site = Site::with(MEASURE);
    assert_eq!(site.applied(&site.table()).as_deref(), Ok(MEASURE));
}

#[track_caller]
fn changes(table: &str, from: &str, to: &str) {
    assert!(MEASURE.contains(from), "{from}");
    let wanted = MEASURE.replacen(from, to, 1);
    assert_eq!(Site::with(MEASURE).applied(table).as_deref(), Ok(&*wanted));
}

#[test]
fn a_value_is_replaced_where_it_stands() {
    changes("link,to,relation\nmeasure:a#v1,document:plan#1,supports\n", "'related'", "\"supports\"");
    changes("link;to;checked\nmeasure:a#v1;document:plan#1;1. 12. 2026\n", "2024-01-01", "2026-12-01");
    changes("link,to,note\nmeasure:a/2,document:plan,Jeden.\n", "\"\"\"\nDva\nřádky.\"\"\"", "\"Jeden.\"");
}

#[test]
fn a_key_is_added_after_the_others_of_its_link() {
    changes(
        "link,to,quote,page\nmeasure:a#v1,document:plan#1,„Péče“ \"doma\",8\n",
        "\" # my\n",
        "\" # my\nquote = '„Péče“ \"doma\"'\npage = \"8\"\n",
    );
    changes(
        "link,to,answer\nmeasure:a/2,document:plan,confirmed\n",
        "řádky.\"\"\"\n",
        "řádky.\"\"\"\n  answer = \"confirmed\"\n",
    );
}

#[test]
fn an_empty_cell_takes_its_key_out() {
    changes("link,to,checked\nmeasure:a#v1,document:plan#1,\n", "checked = \"2024-01-01\" # my\n", "");
    changes("link,to,note\nmeasure:a/2,document:plan,\n", "  note = \"\"\"\nDva\nřádky.\"\"\"\n", "");
}

#[test]
fn links_in_braces_stay_there() {
    let measure = "+++\r\ntitle = \"A\"\r\nlink = [{ to = \"document:plan\", relation = \"related\" }, { relation = \"related\", to = \"document:plan#1\", checked = \"2026-01-01\" }]\r\n+++\r\n";
    let table = "link,to,relation,checked,page\nmeasure:a/1,document:plan,supports,,\nmeasure:a/2,document:plan#1,related,,12\n";
    let wanted = measure
        .replacen(
            "\"document:plan\", relation = \"related\"",
            "\"document:plan\", relation = \"supports\"",
            1,
        )
        .replacen(", checked = \"2026-01-01\"", ", page = \"12\"", 1);
    assert_eq!(Site::with(measure).applied(table), Ok(wanted));
}

#[track_caller]
fn refused(table: &str, said: &str) {
    let faults = Site::with(MEASURE).applied(table).expect_err("it is refused");
    assert_eq!(faults.trim_end(), said);
}

#[test]
fn what_is_not_the_same_link_any_more_is_refused() {
    let error = |said: &str| format!("vazby.csv:{said}");
    refused(
        "link,to,page\nmeasure:a/3,document:plan,1\n",
        &error("2:1: error[links-sheet]: there is no link `measure:a/3`"),
    );
    refused(
        "link,to,page\nmeasure:b/1,document:plan,1\n",
        &error("2:1: error[links-sheet]: there is no link `measure:b/1`"),
    );
    refused(
        "link,to,page\nmeasure:a/2,document:plan#1,1\n",
        &error(
            "2:1: error[links-sheet]: the link `measure:a/2` leads to `document:plan` now, not to `document:plan#1`",
        ),
    );
    refused(
        "link,to,page\nmeasure:a/2,document:plan,1\nmeasure:a/2,document:plan,2\n",
        &error("3:1: error[links-sheet]: the link `measure:a/2` stands twice in this table"),
    );
    refused(
        "link,to,quotes\nmeasure:a/2,document:plan,1\n",
        &error("1:1: error[links-sheet]: a link has no `quotes`"),
    );
    refused(
        "to,page\n",
        &error(
            "1:1: error[links-sheet]: this table has no columns `link` and `to`, by which links are known again",
        ),
    );
}
