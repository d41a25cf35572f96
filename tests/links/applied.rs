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
        "\u{feff}link;version;title;to;to_title;gaps;relation;quote;page;note;stated_by;since;checked;answer;confirmed\n\
         measure:a#v1;72531ab5e764;Poradna;document:plan#1;1 Péče;checked-long-ago;related;;;;;;2024-01-01;;\n\
         measure:a/2;29184c4e2753;Poradna;document:plan;Plán;;implements;;;\"Dva\nřádky.\";;;;;\n"
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

#[test]
fn a_link_that_was_changed_since_it_was_listed_is_left_alone() {
    let table = Site::with(MEASURE).table().replace(";2024-01-01;", ";2026-01-01;");
    let changed = MEASURE.replace("'related'", "\"supports\"");
    assert_eq!(
        Site::with(&changed).applied(&table).expect_err("it is refused").trim_end(),
        "vazby.csv:2:1: error[links-sheet]: the link `measure:a#v1` was changed since this table was written"
    );
}

#[test]
fn no_cell_is_a_formula() {
    let measure = MEASURE.replace("'related'", "'related'\nquote = \"=1+1\"");
    let table = Site::with(&measure).table();
    assert!(table.contains(";'=1+1;"), "{table}");
    assert_eq!(Site::with(&measure).applied(&table), Ok(measure));
}

#[test]
fn keys_side_by_side_are_taken_out_of_braces() {
    let link = |text: &str| format!("+++\ntitle = \"A\"\nlink = [{{ {text} }}]\n+++\n");
    let site = |text: &str| Site::with(&link(text));
    let table = "link,to,quote,page,checked\nmeasure:a/1,document:plan,,,\n";
    for text in [
        "quote = \"a\" ,   page = \"b\", to = \"document:plan\", relation = \"related\"",
        "to = \"document:plan\", relation = \"related\", quote = \"a\" ,   page = \"b\"",
    ] {
        let left = "to = \"document:plan\", relation = \"related\"";
        assert_eq!(site(text).applied(table), Ok(link(left)));
    }
}

#[test]
fn what_can_not_be_changed_without_a_loss_is_refused() {
    let faults = |measure: &str, table: &str| {
        let faults = Site::with(measure).applied(table).expect_err("it is refused");
        faults.split("error[links-sheet]: ").nth(1).expect("a fault").trim_end().to_owned()
    };
    let braces = "+++\ntitle = \"A\"\nlink = [{ to = \"document:plan\", relation = \"related\", # my\n page = \"3\" }]\n+++\n";
    assert_eq!(
        faults(braces, "link,to,page\nmeasure:a/1,document:plan,\n"),
        "`page` of the link `measure:a/1` can't be changed from a table"
    );
    let doubled = MEASURE.replace("'related'", "'related'\nquote = \"a\"\nquote = \"b\"");
    assert_eq!(
        faults(&doubled, "link,to,quote\nmeasure:a#v1,document:plan#1,c\n"),
        "the file with the link `measure:a#v1` has faults"
    );
}
