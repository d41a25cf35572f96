//! Pages of small sites as data: reading aids, languages, the accessibility statement, and what the pages of kinds hold.
//!
//! Each `tests/pages/*.md` is a case: files of a site in blocks fenced by four backticks and called `file PATH` (or
//! `asset PATH`, for one that is only copied), then blocks called `page PATH` with lines that must stand on that page in
//! this order, and `not PATH` with lines that must not. `⍽` stands for a no-break space.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "the cases are files, and sound ones")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use vazba::diag::{Severity, render};
use vazba::output::MemoryOutput;
use vazba::site::{self, Options};
use vazba::source::Sources;

const FENCE: &str = "````";

/// Blocks of a case: what each is called, and its text.
fn blocks(case: &str) -> Vec<(&str, &str)> {
    let mut blocks = Vec::new();
    let mut rest = case;
    while let Some((_, from)) = rest.split_once(&format!("\n{FENCE}")) {
        let (name, from) = from.split_once('\n').expect("a block has a name");
        let (text, after) = from.split_once(FENCE).expect("a block is closed");
        blocks.push((name, text));
        rest = after;
    }
    blocks
}

/// The pages of a site without errors, by their paths.
fn build(blocks: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut sources = Sources::default();
    for (name, text) in blocks {
        if let Some(path) = name.strip_prefix("file ") {
            sources.add(path, *text);
        } else if let Some(path) = name.strip_prefix("asset ") {
            sources.add_asset(path, 1);
        }
    }
    let today = "2026-11-22".parse().expect("it is a day");
    let options = Options { only_html: true, minify: false, ..Options::of(today) };
    let (built, output) = MemoryOutput::of(|output| site::build(sources, Vec::new(), &options, output));
    let built = built.expect("memory takes all files");
    let short = render::format("short").expect("there is such a format");
    let errors = built.report.items.iter().filter(|item| item.severity == Severity::Error).count();
    assert_eq!(errors, 0, "{}", (short.render)(&built.report));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("pages are UTF-8").replace('\u{a0}', "⍽");
    output.files.into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name);
    let case = fs::read_to_string(path).expect("the case is there");
    let blocks = blocks(&case);
    let pages = build(&blocks);
    let mut looked_at = 0;
    for (name, lines) in &blocks {
        let (sort, path) = name.split_once(' ').expect("a block says what it is, and a path");
        match sort {
            "page" | "not" => {}
            "file" | "asset" => continue,
            _ => panic!("no block is called `{sort}`"),
        }
        let page =
            pages.get(path).unwrap_or_else(|| panic!("`{path}` was not built, only {:?}", pages.keys()));
        let mut rest = page.as_str();
        for line in lines.lines() {
            if sort == "not" {
                assert!(!page.contains(line), "`{path}` holds `{line}`");
            } else {
                let at = rest.find(line);
                let at = at.unwrap_or_else(|| {
                    panic!("`{path}` lacks, or has not in this order:\n{line}\nbut:\n{rest}")
                });
                rest = &rest[at + line.len()..];
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 0, "`{name}` asks for nothing");
}

#[test]
fn texts_are_set_whatever_their_markup() {
    check("typography.md");
}

#[test]
fn terms_are_explained_where_a_page_first_uses_them() {
    check("glossary.md");
}

#[test]
fn the_switch_leads_to_the_same_page_in_each_language() {
    check("languages.md");
}

#[test]
fn what_is_verified_too_long_ago_is_marked() {
    check("verified.md");
}

#[test]
fn the_accessibility_statement_says_what_the_law_asks_for() {
    check("accessibility.md");
    check("accessibility-missing.md");
    check("accessibility-free.md");
}

#[test]
fn every_page_says_how_to_reach_its_publisher() {
    check("contact.md");
}

#[test]
fn a_notice_stands_at_the_top_of_every_page_or_in_the_foot() {
    check("notice.md");
    check("notice-alone.md");
    check("notice-foot.md");
}

#[test]
fn the_menu_is_that_of_the_configuration() {
    check("menu.md");
}

#[test]
fn long_pages_have_contents_with_their_headings() {
    check("contents.md");
}

#[test]
fn a_measure_says_first_how_far_it_has_come_then_who_when_and_from_what_money() {
    check("measure.md");
}

#[test]
fn refused_amounts_are_spoken_of_below_the_last_chart_of_their_currency() {
    check("money.md");
}

#[test]
fn a_source_of_money_looks_the_same_on_all_charts_of_a_page() {
    check("money-sources.md");
}

#[test]
fn charts_say_what_they_show_and_what_is_missing() {
    check("charts.md");
}

#[test]
fn no_value_lies_in_two_classes_of_a_map_and_every_territory_is_named() {
    check("maps.md");
}

#[test]
fn a_territory_shows_measures_of_wider_ones_the_nearest_first() {
    check("territory.md");
}

#[test]
fn milestones_stand_as_they_are_planned() {
    check("milestones.md");
}

#[test]
fn each_sign_of_a_chart_of_dates_is_explained() {
    check("periods.md");
}

#[test]
fn strategies_are_one_list() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/strategies.md");
    let case = fs::read_to_string(path).expect("the case is there");
    let pages = build(&blocks(&case));
    let list = pages.get("strategie/index.html").expect("there is a list of strategies");
    assert_eq!(list.matches("<table").count(), 1, "{list}");
}

#[test]
fn nothing_is_late_open_or_planned_only_because_nobody_said_otherwise() {
    check("standing.md");
}

#[test]
fn what_is_too_wide_for_a_table_stands_below_each_other() {
    check("tables.md");
}

#[test]
fn only_a_site_that_gives_a_statement_has_a_page_for_it() {
    let pages = build(&[("file vazba.toml", "title = \"Síť\"\n")]);
    assert!(!pages.contains_key("pristupnost/index.html"));
    assert!(!pages["index.html"].contains("/pristupnost/"));
}

#[test]
fn documents_say_when_they_were_reviewed() {
    check("reviews.md");
}

#[test]
fn documents_say_whether_they_hold() {
    check("validity.md");
}

#[test]
fn strategies_of_one_site_are_told_apart() {
    check("strategies.md");
    check("one-strategy.md");
}

#[test]
fn of_plans_that_follow_each_other_it_is_said_what_is_over_and_what_was_replaced() {
    check("terms-of-plans.md");
}

#[test]
fn what_is_not_stated_is_said_to_be_unstated() {
    check("unstated.md");
}

#[test]
fn the_front_page_says_what_is_current_each_thing_once() {
    check("home.md");
    check("home-quiet.md");
}

#[test]
fn the_action_plan_of_a_year_says_what_it_holds() {
    check("action-plan.md");
}

#[test]
fn a_list_that_is_too_long_for_its_page_goes_on_elsewhere() {
    check("long-lists.md");
}
