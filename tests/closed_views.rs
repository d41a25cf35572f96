//! Templates see what they are given and can ask for nothing more.
#![expect(clippy::expect_used, reason = "a test fails by stopping")]

use std::collections::BTreeSet;

use jiff::civil::date;
use vazba::output::MemoryOutput;
use vazba::site::{self, Options};
use vazba::source::Sources;

/// Builds a site whose theme has this template for measures: the page of its one measure, and the codes of errors.
fn built(template: &str) -> (Option<String>, Vec<&'static str>) {
    let mut sources = Sources::default();
    sources.add("vazba.toml", "title = \"Žlutý kraj\"\ntheme = \"vlastni\"\n");
    sources.add("content/strategies/plan.md", "+++\ntitle = \"Příliš žluťoučký plán\"\n+++\n");
    sources.add("content/measures/poradna.md", "+++\ntitle = \"Poradna\"\nstrategy = \"plan\"\n+++\n");
    sources.add("themes/vlastni/templates/measure.html", template);
    let options = Options { only_html: true, minify: false, ..Options::of(date(2026, 11, 22)) };
    let (built, mut output) = MemoryOutput::of(|output| site::build(sources, Vec::new(), &options, output));
    let built = built.expect("memory takes all files");
    let errors = built.report.items.iter().map(|item| item.code).filter(|code| code.starts_with("template"));
    let page = output.files.remove("opatreni/poradna/index.html");
    (page.map(|bytes| String::from_utf8(bytes).expect("it is UTF-8")), errors.collect())
}

/// Names at the top of a map as Tera writes it.
fn names(map: &str) -> BTreeSet<&str> {
    let (mut depth, mut is_text, mut last) = (0, false, "");
    let mut names = BTreeSet::new();
    let mut start = 0;
    for (at, letter) in map.char_indices() {
        match letter {
            '"' if is_text => (is_text, last) = (false, &map[start..at]),
            '"' => (is_text, start) = (true, at + 1),
            _ if is_text => {}
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ':' if depth == 1 => drop(names.insert(last)),
            _ => {}
        }
    }
    names
}

#[test]
fn a_template_sees_its_page_and_the_site_only() {
    let (page, errors) = built("{{ __tera_context | safe }}");
    assert_eq!(errors, [""; 0]);
    let context = page.expect("the page is built");
    assert_eq!(names(&context), BTreeSet::from(["frame", "lang", "page", "site", "template", "view"]));
    assert!(context.contains("Poradna"), "{context}");
}

#[test]
fn a_template_can_call_for_texts_only() {
    assert_eq!(built("{{ t(key=\"page.tasks\") }}"), (Some("Úkoly z\u{a0}jednání".to_owned()), Vec::new()));
    for template in [
        "{{ get_page(path=\"plan.md\") }}",
        "{{ record(id=\"plan\") }}",
        "{{ load_data(path=\"vazba.toml\") }}",
        "{{ get_env(name=\"HOME\") }}",
        "{{ now() }}",
        "{{ get_random(end=9) }}",
        "{% include \"../../../vazba.toml\" %}",
        "{% include \"/etc/hostname\" %}",
    ] {
        assert_eq!(built(template), (None, vec!["template-syntax"]), "{template}");
    }
}
