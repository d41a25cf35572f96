//! Markdown, whatever is written: the HTML is well formed, ids are single, places are places.

mod strict;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use proptest::prelude::*;
use vazba::diag::{Place, Sink};
use vazba::locale::{Locale, Typography};
use vazba::source::{Sources, Span};
use vazba::syntax::markdown::{
    Ids, Labels, LinkTarget, Origin, Render, Resolver, Term, anchors, outline, plain_text, sections, texts,
    to_html, to_html_parts,
};

use strict::{Written, read};

/// Knows every page but those whose name holds a `0`.
struct Everything;

impl Resolver for Everything {
    fn link(&self, dest: &str) -> Option<LinkTarget> {
        let lang = dest.contains('1').then(|| "uk\"".to_owned());
        (!dest.contains('0')).then(|| LinkTarget {
            url: "/x?a=\"&b".to_owned(),
            text: Some("<b>".to_owned()),
            lang,
        })
    }

    fn image(&self, path: &str) -> Option<String> {
        (!path.contains('0')).then(|| "/i".to_owned())
    }
}

fn czech() -> Locale {
    let text = include_str!("../../themes/default/lang/cs.toml");
    let file = Sources::default().add("cs.toml", text);
    let Some(locale) = Locale::load("cs", &[(file, text)], &mut Sink::default()) else {
        panic!("Czech can't be loaded");
    };
    locale
}

/// The same, in a site whose texts are set by rules and whose terms are explained.
struct Reading<'a>(&'a Typography);

impl Resolver for Reading<'_> {
    fn link(&self, dest: &str) -> Option<LinkTarget> {
        Everything.link(dest)
    }

    fn image(&self, path: &str) -> Option<String> {
        Everything.image(path)
    }

    fn edits(&self, text: &str, fixed: &[Range<usize>]) -> Vec<(Range<usize>, &str)> {
        self.0.edits(text, fixed)
    }

    /// Every third letter begins a term of two: in the midst of whatever is written otherwise, too.
    fn terms(&mut self, text: &str, free: &[Range<usize>]) -> Vec<(Range<usize>, Term)> {
        let mut terms = Vec::new();
        for free in free {
            let letters: Vec<usize> =
                text[free.clone()].char_indices().map(|(at, _)| free.start + at).collect();
            for at in letters.chunks_exact(3) {
                let term = Term { id: format!("_t{}", at[0]), explained_at: "_x".to_owned() };
                terms.push((at[0]..at[2], term));
            }
        }
        terms
    }
}

/// The tags of HTML and the words of its code, without links to terms.
fn frame(html: &str) -> Vec<String> {
    let mut frame = Vec::new();
    let mut is_term = false;
    let mut code = 0_usize;
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        if tag.starts_with("a class=\"term\"") || is_term && tag == "/a" {
            is_term = tag != "/a";
            continue;
        }
        code =
            if tag.starts_with("code") { code + 1 } else { code.saturating_sub(usize::from(tag == "/code")) };
        frame.push(tag.to_owned());
        frame.extend((code > 0).then(|| text.to_owned()));
    }
    frame
}

fn labels() -> Labels {
    let label = |text: &str| text.to_owned();
    Labels {
        footnotes: label("P<"),
        back: label("Z\""),
        done: label("a&"),
        open: label("n>"),
        table: label("T'"),
    }
}

/// Scraps that meet in ways nobody would write.
fn markdown() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "# ",
        "## ",
        "###### ",
        "\n",
        "\n\n",
        "\n",
        " ",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "7) ",
        "- [ ] ",
        "- [x] ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "~~~\n",
        "``` js\"x\n",
        "\\",
        "|",
        "\n|---|:-:|\n",
        "| a | b |\n",
        ":   ",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "](mapa.png \"t\")",
        "](measure:x)",
        "](https://a.cz/ž)",
        "](#k)",
        "[]",
        "[^1]",
        "[^1]: ",
        "\n\n[^1]: ",
        "\n\n[^Ž]: ",
        "[^ž]",
        "[^2]",
        "[^",
        "[x]: /y\n",
        "[x]",
        "<",
        ">",
        "</p>",
        "<b>",
        "<!-- ",
        "-->",
        "<script>",
        "<https://a.cz>",
        "<goal:a1>",
        "<a@b.cz>",
        "&#1;",
        "&lt;",
        "&#x202e;",
        "javascript:",
        "{#a}",
        "{#_x}",
        "{.k}",
        "{",
        "}",
        "---",
        "===",
        "\n===\n",
        "Žluť",
        "kůň",
        "a",
        "0",
        "\r\n",
        "\u{0}",
        "\u{fffe}",
        "\u{301}",
        "https://",
        "www.",
    ]);
    prop_oneof![
        4 => prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat()),
        1 => any::<String>(),
        1 => "[#*_`~\\[\\]()<>!|:^{}+.\\\\&;\n \tažx1-]{0,60}",
    ]
}

fn is_place(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_is_well_formed_and_ids_are_single(text in markdown()) {
        let labels = labels();
        let write = |taken: &mut Ids| {
            let render = Render { resolver: &mut Everything, labels: &labels, base_level: 2 };
            to_html(&text, render, taken)
        };
        let before = BTreeSet::from(["a".to_owned(), "zlut".to_owned(), "_fn-1".to_owned()]);
        let mut taken: Ids = before.iter().cloned().collect();
        let expected = anchors(&text, &[], &mut taken.clone());
        let first = write(&mut taken);
        let written = read(&first).map_err(TestCaseError::fail)?.headings;
        prop_assert_eq!(&written[..expected.len()], &expected[..]);

        let both = first + &write(&mut taken);
        let ids = read(&both).map_err(TestCaseError::fail)?;
        let single: BTreeSet<_> = ids.all.iter().cloned().collect();
        prop_assert_eq!(single.len(), ids.all.len(), "an id stands twice");
        let all: BTreeSet<_> = taken.iter().map(str::to_owned).collect();
        prop_assert_eq!(all, &single | &before);
        prop_assert!(single.is_disjoint(&before));

        let mut alone = Ids::default();
        let ids = read(&write(&mut alone)).map_err(TestCaseError::fail)?;
        let file = Sources::default().add("a.md", text.as_str());
        let found = outline(&text, &Origin::Verbatim { file, start: 0 }, &mut Sink::default());
        let listed: Vec<_> = found.headings.iter().map(|heading| heading.id.clone()).collect();
        prop_assert_eq!(&ids.headings[..listed.len()], &listed[..]);
    }

    #[test]
    fn typography_and_terms_change_no_tag_no_attribute_and_no_code(text in markdown()) {
        static CZECH: LazyLock<Locale> = LazyLock::new(czech);
        let labels = labels();
        let mut reading = Reading(CZECH.typography());
        let write = |resolver: &mut dyn Resolver| {
            let render = Render { resolver, labels: &labels, base_level: 2 };
            to_html(&text, render, &mut Ids::default())
        };
        let set = write(&mut reading);
        read(&set).map_err(TestCaseError::fail)?;
        prop_assert_eq!(frame(&set), frame(&write(&mut Everything)));
    }

    #[test]
    fn places_are_in_the_text(text in markdown()) {
        let file = Sources::default().add("a.md", text.as_str());
        let origin = Origin::Verbatim { file, start: 0 };
        let mut sink = Sink::default();
        let found = outline(&text, &origin, &mut sink);
        let of_links = found.links.iter().map(|link| link.span);
        let of_images = found.images.iter().map(|image| image.span);
        let of_faults: Vec<_> = sink.into_diagnostics().into_iter().map(|fault| fault.place).collect();
        let of_faults = of_faults.into_iter().filter_map(|place| match place {
            Place::Span(span) => Some(span),
            Place::Path(_) => None,
        });
        for span in of_links.chain(of_images).chain(of_faults) {
            prop_assert!(is_place(&text, span), "{:?}", span);
        }
        for run in texts(&text, &origin) {
            for (at, letter) in run.text().char_indices() {
                prop_assert!(is_place(&text, run.span(at..at + letter.len_utf8())));
            }
            prop_assert!(is_place(&text, run.span(0..run.text().len())));
        }
        prop_assert!(plain_text(&text).len() <= text.len() * 8);
    }

    #[test]
    fn sections_part_a_text_without_loss(text in markdown()) {
        let ids = ["a", "zlut", "b"];
        let found = sections(&text, &ids);
        let mut pieces: Vec<_> = found.main.iter().chain(found.parts.values().flatten()).cloned().collect();
        pieces.sort_by_key(|piece| piece.start);
        for pair in pieces.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start);
        }
        prop_assert!(pieces.iter().all(|piece| text.get(piece.clone()).is_some()));

        let (expected, written) = anchors_and_page(&text, &ids).map_err(TestCaseError::fail)?;
        let single: BTreeSet<_> = written.all.iter().collect();
        prop_assert_eq!(single.len(), written.all.len(), "an id stands twice");
        for id in written.headings {
            prop_assert!(expected.contains(&id) || id.starts_with('_'), "{}", id);
        }
    }
}

/// The anchors that headings are due to have, and the page of a text with parts.
fn anchors_and_page(text: &str, ids: &[&str]) -> Result<(Vec<String>, Written), String> {
    let mut taken: Ids = ids.iter().map(ToString::to_string).collect();
    let expected = anchors(text, ids, &mut taken.clone());
    let labels = labels();
    let render = Render { resolver: &mut Everything, labels: &labels, base_level: 2 };
    let out = to_html_parts(text, &sections(text, ids), 3, render, &mut taken);
    let html = out.main + &out.parts.into_values().collect::<String>();
    Ok((expected, read(&html)?))
}

/// A part whose heading is followed by no text, or has no words, has its id all the same.
#[test]
fn anchors_are_those_of_the_page_beside_parts_without_text() {
    for text in ["*{#a}\n===\na\n===\n", "# {#a}\n\n## a {#a}\n", "# a {#a}\n\n# b {#b}\n\n# a\n"] {
        let (expected, page) = anchors_and_page(text, &["a", "b"]).expect("it is well formed");
        for id in page.headings {
            assert!(expected.contains(&id), "{text:?}: {id} is none of {expected:?}");
        }
    }
}

/// Texts of broken conversions must not exhaust the stack.
#[test]
fn nesting_has_a_bound() {
    let lists: Vec<String> = (0..1_500).map(|level| " ".repeat(2 * level) + "- ž\n").collect();
    let lists = lists.concat();
    for text in [">".repeat(20_000), "> ".repeat(20_000), lists, "[".repeat(20_000), "*".repeat(20_001)] {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.as_str());
        let mut sink = Sink::default();
        outline(&text, &Origin::Verbatim { file, start: 0 }, &mut sink);
        let labels = labels();
        let render = Render { resolver: &mut Everything, labels: &labels, base_level: 2 };
        let html = to_html(&text, render, &mut Ids::default());
        assert!(html.matches("<blockquote>").count() <= 60 && html.matches("<ul>").count() <= 60);
        plain_text(&text);
    }
}
