//! Every component of the default theme is documented, has examples, and renders them in the style guide.

#[path = "../examples/style_guide/component.rs"]
mod component;
#[path = "../examples/style_guide/guide.rs"]
mod guide;
#[path = "../examples/style_guide/literal.rs"]
mod literal;

use std::path::Path;

use vazba::diag::render;
use vazba::disk::read_site;
use vazba::output::MemoryOutput;
use vazba::site::{Options, build};
use vazba::source::Sources;

/// The default theme of the repository, with these files in the place of its own.
fn theme(instead: &[(&str, &str)]) -> Sources {
    let (repository, _) = read_site(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut sources = Sources::default();
    for (path, text) in instead {
        sources.add(*path, *text);
    }
    for (_, file) in repository.below("themes/default/") {
        if sources.find(file.path()).is_none() {
            sources.add(file.path(), file.bytes());
        }
    }
    sources
}

/// What is wrong with the components of the default theme when it holds these files.
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    guide::guide(&theme(files)).err().unwrap_or_default()
}

#[test]
fn every_component_is_documented_and_has_examples() {
    let faults = faults(&[]);
    assert!(faults.is_empty(), "see `CONTRIBUTING.md`, `To add a component`:\n{}", faults.join("\n"));
}

#[test]
fn every_example_renders_in_every_language() {
    let sources = guide::guide(&theme(&[])).expect("every component is sound");
    let today = "2026-01-01".parse().expect("it is a day");
    let options = Options { minify: false, ..Options::of(today) };
    let (built, output) = MemoryOutput::of(|output| build(sources, Vec::new(), &options, output));
    let built = built.expect("memory takes all files");
    let short = render::format("short").expect("there is such a format");
    assert_eq!((short.render)(&built.report), "");
    for path in ["index.html", "en/index.html", "uk/index.html"] {
        let page = String::from_utf8_lossy(&output.files[path]).into_owned();
        let examples: Vec<&str> = page.split("<div class=\"guide-example\">").skip(1).collect();
        assert!(examples.len() >= 39, "only {} examples in {path}", examples.len());
        for example in examples {
            assert!(!example.trim_start().starts_with("</div>"), "an example shows nothing: {path}");
        }
    }
}

#[test]
fn a_comment_names_what_a_component_takes() {
    let text = "{#- Kde stránka je:\n    první, její část.\n    home: adresa\n        titulní stránky\n    date, kind: jako u `link` -#}\n";
    let (about, parameters) = component::comment(text);
    assert_eq!(about, "Kde stránka je: první, její část.");
    let parameters: Vec<(&str, &str)> =
        parameters.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let due = [("home", "adresa titulní stránky"), ("date", "jako u `link`"), ("kind", "jako u `link`")];
    assert_eq!(parameters, due);
    assert_eq!(component::comment("<p>bez poznámky</p>"), (String::new(), Vec::new()));
}

#[test]
fn what_is_wrong_with_a_component_is_said_all_at_once() {
    const FILE: &str = "themes/default/templates/components/pozdrav.html";
    let undocumented = "{% component pozdrav(komu: string) %}Dobrý den, {{ komu }}{% endcomponent pozdrav %}";
    assert_eq!(
        faults(&[(FILE, undocumented)]),
        [
            "components/pozdrav.html: the comment does not say what `komu` is",
            "components/pozdrav.html: begins without a comment `{#- … -#}` that says what it is for",
            "components/pozdrav.html: has no examples; write some into `examples/pozdrav.toml` of the theme, each a \
             table named for what it shows, with the arguments in it",
        ]
    );
    let documented =
        format!("{{#- Pozdrav.\n    komu: komu\n    proč: proč\n    kdy: kdy -#}}\n{undocumented}");
    let examples = "[\"s omylem\"]\nkoho = \"občana\"\n";
    assert_eq!(
        faults(&[(FILE, &documented), ("themes/default/examples/pozdrav.toml", examples)]),
        [
            "components/pozdrav.html: the comment speaks of `kdy`, which is no parameter",
            "themes/default/examples/pozdrav.toml: \"s omylem\" lacks the argument `komu`",
            "themes/default/examples/pozdrav.toml: \"s omylem\" gives `koho`, which is no parameter",
        ]
    );
}

#[test]
fn data_become_literals_of_templates() {
    let table: toml::Table = r#"
        count = 3
        text = "uvozovka \" a {{ závorky }}"
        label = { t = "field.lead" }
        links = [{ text = { t = "missing" }, n = [1, 2] }, { html = "<p>Ahoj</p>", lang = "en" }]
    "#
    .parse()
    .expect("it is TOML");
    let mut lists = literal::Lists::default();
    assert_eq!(
        lists.expression(&toml::Value::Table(table)),
        "{ \"count\": 3, \"text\": \"uvozovka \\\" a {{ závorky }}\", \"label\": t(key=\"field.lead\"), \"links\": \
         list_1, \"lang\": example_language }"
    );
    assert_eq!(
        lists.statements(),
        "{% set list_0 = [1, 2] %}\n{% set list_1 = [{ \"text\": t(key=\"missing\"), \"n\": list_0 }, { \"html\": \
         \"<p>Ahoj</p>\", \"lang\": \"en\" }] %}\n"
    );
}
