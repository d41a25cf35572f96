//! Each form of file, with the deviations that are met in files in use, and what is wrong with damaged ones.

use std::collections::HashMap;

use vazba::diag::{Guard, Levels, Report, Sink, render};
use vazba::inventory::{Columns, Entry, Form, Reading, read};
use vazba::source::Sources;
use vazba::source::characters::meant;

/// The items of a file, or the faults in it, each on a line.
pub(crate) fn items(name: &str, text: &str, map: &[&str]) -> Result<Vec<Entry>, String> {
    let form = Form::of(name, text.as_bytes()).expect("its form is known");
    let columns = Columns::parse(map.iter().copied()).expect("columns are named rightly");
    let mut sources = Sources::default();
    let file = sources.add(name, meant(text.as_bytes().to_vec()));
    let mut sink = Sink::default();
    let reading = Reading { columns: &columns, languages: &["cs"], here: &HashMap::new() };
    let entries = read(form, (file, sources.file(file)), reading, &mut sink);
    if sink.is_empty() {
        return Ok(entries);
    }
    let report = Report::new(&sources, sink.into_diagnostics(), &Levels::default(), &Guard::default());
    Err((render::format("short").expect("there is such a form").render)(&report))
}

/// Items as `id < parent [code] title (state, valid, page, url)`.
pub(crate) fn shown(entries: &[Entry]) -> Vec<String> {
    let shown = |entry: &Entry| {
        let Entry { id, title, code, parent, page, url, state, valid, inbound } = entry;
        let parent = parent.as_ref().map_or(String::new(), |parent| format!(" < {parent}"));
        let code = code.as_ref().map_or(String::new(), |code| format!(" [{code}]"));
        let more = [
            state.map(|state| state.name().to_owned()),
            valid.map(|valid| valid.to_string()),
            page.clone(),
            url.clone(),
        ];
        let links = inbound.iter().map(|claim| format!("{} {}", claim.relation.name(), claim.to));
        let more: Vec<String> = more.into_iter().flatten().chain(links).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
        format!("{id}{parent}{code} {title}{more}")
    };
    entries.iter().map(shown).collect()
}

#[track_caller]
fn gives(name: &str, text: &str, map: &[&str], wanted: &[&str]) {
    let entries = items(name, text, map).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(shown(&entries), wanted);
}

#[track_caller]
fn fails(name: &str, text: &str, wanted: &str) {
    assert_eq!(items(name, text, &[]).expect_err("it is damaged").trim_end(), wanted.trim());
}

#[test]
fn a_table_with_the_names_that_czech_offices_use() {
    let text = "\u{feff}Číslo;Název opatření;Nadřazené opatření;Strana;Stav;Odkaz;Platnost\r\n\
                1;Péče\u{a0}doma;;11;;;\r\n\
                1.1;„Domácí  péče“;1;12;running;https://kraj.example/1-1;2025/2027\r\n\
                ;Bez čísla;1;;;;\r\n;;;;;;\r\n";
    gives(
        "plan.csv",
        text,
        &[],
        &[
            "1 [1] Péče doma (11)",
            "1.1 < 1 [1.1] „Domácí péče“ (running, 2025/2027, 12, https://kraj.example/1-1)",
            "bez-cisla < 1 Bez čísla",
        ],
    );
}

#[test]
fn columns_are_found_by_the_names_that_are_given() {
    let text = "A,B,C\n1,První,x\n";
    gives("plan.csv", text, &["title=b", "code=A"], &["1 [1] První"]);
    let fault = items("plan.csv", text, &["title=b", "state=Z"]).expect_err("there is no such column");
    assert!(fault.starts_with("plan.csv:1:1: error[bad-inventory]: there is no column `Z`"), "{fault}");
}

#[test]
fn ids_are_single_and_can_be_anchors() {
    let text = "kód,název\n1.,Jedna\n1,Dvě\nA/2 b,Tři\nč,Čtyři\n,Pět\n,pět\n,★\n";
    gives(
        "plan.csv",
        text,
        &[],
        &[
            "1 [1.] Jedna",
            "1-2 [1] Dvě",
            "A-2-b [A/2 b] Tři",
            "ctyri [č] Čtyři",
            "pet Pět",
            "pet-2 pět",
            "section ★",
        ],
    );
}

#[test]
fn what_is_wrong_with_a_table_is_said_where_it_stands() {
    fails(
        "plan.csv",
        "kód,název,stav,adresa,platnost,nadřazené\n1,Jedna,běží,ftp://a,loni,9\n2,,,,,\n",
        "\
plan.csv:2:1: error[bad-inventory]: `běží` is no state of an item
plan.csv:2:1: error[bad-inventory]: `ftp://a` is not an address of the web
plan.csv:2:1: error[bad-inventory]: `loni` is no date or period
plan.csv:2:1: error[bad-inventory]: there is no item `9` that this one could lie below
plan.csv:3:1: error[bad-inventory]: this row has no title
",
    );
    fails("plan.csv", "a,b\n1,2\n", "plan.csv:1:1: error[bad-inventory]: no column is known to hold titles");
    fails("plan.csv", "název\n", "plan.csv:1:1: error[bad-inventory]: there are no items in this file");
}

/// The older namespace, a prefix, no order, empty forms, names of others deeper down, entities, doubled numbers.
const STRATML: &str = r#"<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>
<s:StrategicPlan xmlns:s="http://www.stratml.net"><id/>
  <s:Name>Plán</s:Name>
  <s:StrategicPlanCore>
    <s:Organization><s:Name>Kraj</s:Name><s:Identifier>1</s:Identifier></s:Organization>
    <s:Goal><s:SequenceIndicator>1</s:SequenceIndicator>
      <s:Objective><s:Stakeholder><s:Name>Kdosi</s:Name></s:Stakeholder><s:Name>P&#233;če &amp;
         pomoc</s:Name><s:SequenceIndicator>1</s:SequenceIndicator></s:Objective>
      <s:Objective><s:Name/><s:Description>Jen popis.</s:Description></s:Objective>
      <s:Objective><s:Name></s:Name></s:Objective>
      <s:Name><![CDATA[Dům]]></s:Name><s:Description>Popis</s:Description></s:Goal>
    <s:Goal><s:Name>Druhý</s:Name><s:Objective><s:Name>Třetí</s:Name></s:Objective></s:Goal>
  </s:StrategicPlanCore>
</s:StrategicPlan>"#;

#[test]
fn stratml_as_it_is_in_use() {
    gives(
        "plan.xml",
        STRATML,
        &[],
        &[
            "1 [1] Dům",
            "1-2 < 1 [1] Péče & pomoc",
            "jen-popis < 1 Jen popis.",
            "druhy Druhý",
            "treti < druhy Třetí",
        ],
    );
}

#[test]
fn what_is_wrong_with_stratml_is_said_where_it_stands() {
    let cut = &STRATML[..STRATML.find("<s:Goal><s:Name>Druhý").expect("it is there")];
    fails("a.xml", cut, "a.xml:12:5: error[bad-inventory]: this file is cut off");
    fails("a.xml", "<html></html>", "a.xml:1:1: error[bad-inventory]: `html` is no strategic plan");
    fails(
        "a.xml",
        "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<StrategicPlan>&b;</StrategicPlan>",
        "a.xml:1:1: error[bad-inventory]: a document type is not read: it could define anything",
    );
    fails(
        "a.xml",
        "<StrategicPlan>&b;</StrategicPlan>",
        "a.xml:1:16: error[bad-inventory]: the entity `&b;` is not read",
    );
    fails(
        "a.xml",
        "<StrategicPlan>\n<Goal><Name>a & b</Name></Goal></StrategicPlan>",
        "a.xml:2:15: error[bad-inventory]: this is not well-formed XML: ill-formed document: entity or character reference not closed: `;` not found before end of input",
    );
    let deep = format!("<StrategicPlan>{}", "<a>".repeat(1000));
    fails("a.xml", &deep, "a.xml:1:205: error[bad-inventory]: elements lie more than 64 levels deep");
}

const PUBLISHED: &str = r#"{"format":"vazba-inventory","version":1,"title":{"cs":"Kraj"},"languages":["en"],"unknown":1,"items":[
{"id":"strategy:s","kind":"strategy","title":{"cs":"Strategie"},"url":"https://a.example/s/"},
{"id":"goal:g","kind":"goal","title":{"en":"Goal","cs":"Cíl"},"code":"A","url":"https://a.example/g/","parents":["strategy:s"]},
{"id":"measure:m","kind":"measure","title":{"uk":"Захід"},"url":"https://a.example/m/","state":"approved","valid":"2025/..","parents":["strategy:s","goal:g"]},
{"id":"measure:n","kind":"measure","title":{"en":"Paused"},"url":"javascript:alert(1)","state":"suspended"},
{"id":"measure:o","kind":"measure","url":"https://a.example/o/"},
{"id":"meeting:j#u1","kind":"task","title":{"cs":"Úkol"},"url":"https://a.example/j/#u1"}]}"#;

#[test]
fn goals_and_measures_of_another_site() {
    gives(
        "inventory.json",
        PUBLISHED,
        &[],
        &[
            "A [A] Cíl (https://a.example/g/)",
            "m < A Захід (planned, 2025/.., https://a.example/m/)",
            "n Paused",
        ],
    );
}

#[test]
fn what_is_wrong_with_the_inventory_of_a_site_is_said_where_it_stands() {
    fails(
        "a.json",
        &PUBLISHED[..400],
        "a.json:4:67: error[bad-inventory]: this is no inventory of a site: EOF while parsing a string",
    );
    fails(
        "a.json",
        &PUBLISHED.replace("\"version\":1", "\"version\":2"),
        "a.json:1:1: error[bad-inventory]: `vazba-inventory`, version 2, can't be read",
    );
    fails(
        "a.json",
        &PUBLISHED.replace("\"cs\":\"Cíl\"", "\"cs\":\"C\\u202eíl\""),
        "a.json:3:7: error[forbidden-character]: U+202E turns the direction of the text, which then says something else than it shows",
    );
}

#[test]
fn the_row_that_names_the_columns_is_the_first_that_can() {
    gives(
        "plan.csv",
        "Název;Popis\nZalesnění svahů;Výsadba\nOpatření proti suchu;Cíl opatření je zadržet vodu\nOprava školy;Střecha\n",
        &[],
        &[
            "zalesneni-svahu Zalesnění svahů",
            "opatreni-proti-suchu Opatření proti suchu",
            "oprava-skoly Oprava školy",
        ],
    );
    gives(
        "plan.csv",
        "Opatření města na rok 2026;;\nČíslo;Název;Stav\n1;Péče;planned\n",
        &[],
        &["1 [1] Péče (planned)"],
    );
}

#[test]
fn items_of_one_name_are_several() {
    gives(
        "plan.csv",
        "Název;Ulice\nOprava chodníku;Masarykova\nOprava chodníku;Husova\n",
        &[],
        &["oprava-chodniku Oprava chodníku", "oprava-chodniku-2 Oprava chodníku"],
    );
}
