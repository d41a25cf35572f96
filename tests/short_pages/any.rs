//! Any page, however it is written.

use proptest::prelude::*;
use vazba::html::shorten;

use crate::dom::tree;

fn short(page: &str) -> String {
    String::from_utf8(shorten(page.as_bytes())).expect("whole characters are copied")
}

#[test]
fn what_browsers_do_not_need_is_left_out() {
    for (page, due) in [
        ("<!doctype html>\n<html lang=\"cs\">\n  <head>", "<!doctype html><html lang=cs><head>"),
        ("<p>\n  Dva  \n  kroky. </p>\n\n<p> A </p>", "<p>Dva kroky.</p><p>A</p>"),
        ("<p>a <b> c </b> d</p>", "<p>a <b> c </b> d</p>"),
        ("<p>a\u{a0} \u{a0}b</p>", "<p>a\u{a0} \u{a0}b</p>"),
        ("<li> <a href=\"/x/\"> x </a> </li>", "<li><a href=/x/> x </a></li>"),
        ("a <!-- b --> c", "a c"),
        (
            "<a href = '/a?b=c&amp;d' title=\"a b\" hidden=\"\" >",
            "<a href=\"/a?b=c&amp;d\" title=\"a b\" hidden>",
        ),
        ("<a title='a \"b\" c' class=\"  x\n y \">", "<a title='a \"b\" c' class=\"x y\">"),
        ("<a class=\" \" title=\"&quot;&#x27;&quot;\">", "<a title='\"&#39;\"'>"),
        ("<p>&quot;a&quot; &gt; &lt; &amp;quot;</p>", "<p>\"a\" > &lt; &amp;quot;</p>"),
        ("<pre>\n a\n  <b class=\"x\"> c </b>\n</pre> d", "<pre>\n a\n  <b class=x> c </b>\n</pre>d"),
        ("x <code>a  b</code> y", "x <code>a  b</code> y"),
        (
            "<script>\n if (a  <  b) { '</p>' }\n</script>\n<p>",
            "<script>\n if (a  <  b) { '</p>' }\n</script><p>",
        ),
        ("<title>\n a  b <b> c\n</title>", "<title>a b <b> c</title>"),
        ("<textarea> a  <b </textarea>", "<textarea> a  <b </textarea>"),
        (
            "<svg viewBox=\"0 0 1 1\">\n <path d=\"M0 0\" /> <g x=\"1\" /> </svg> a",
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/><g x=1 /></svg> a",
        ),
        ("<br /> <img src=\"a.png\" alt=\"\" /> a", "<br><img src=a.png alt> a"),
        ("<p>a < b <3</p>", "<p>a < b <3</p>"),
        ("a <button> b </button> c", "a <button>b</button> c"),
    ] {
        assert_eq!(short(page), due, "{page}");
        assert_eq!(tree(short(page).as_bytes()), tree(page.as_bytes()), "{page}");
    }
}

/// The attributes of a tag.
fn attributes() -> impl Strategy<Value = String> {
    let value =
        "([a-z0-9/:.?-]{0,5}|[ -~]{0,6}|[ž„“ \\n]{0,4}|&(amp|quot|gt|lt|#x27|#39|#x2F|nbsp)?;?[a-z]{0,3})";
    let names = prop::sample::subsequence(vec!["href", "class", "title", "hidden", "data-x", "ID"], 0..3);
    let values = prop::collection::vec((value, prop::sample::select(vec!["\"", "'", ""])), 3);
    (names, values, prop::sample::select(vec!["", " ", "\n"])).prop_map(|(names, values, end)| {
        let one = |(name, (value, quote)): (&str, (String, &str))| match quote {
            "" => match value
                .replace(|letter: char| letter.is_ascii_whitespace() || ">\"'<=`".contains(letter), "")
            {
                bare if bare.is_empty() => format!(" {name}"),
                bare => format!("\n{name}={bare} "),
            },
            quote => format!(" {name} = {quote}{}{quote}", value.replace(quote, "")),
        };
        names.into_iter().zip(values).map(one).collect::<String>() + end
    })
}

fn element(
    names: &'static [&'static str],
    content: impl Strategy<Value = String>,
) -> impl Strategy<Value = String> {
    (prop::sample::select(names), attributes(), content)
        .prop_map(|(name, attributes, content)| format!("<{name}{attributes}>{content}</{name}>"))
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zž ]{0,8}",
        2 => "[ \\n\\t]{0,3}",
        1 => "[>&\"'/=!? -]{0,4}",
        1 => "(a < b|<3|<!-- .{0,5} -->|<!-->|<? a >|<!a>|</ >|&[a-z]{0,4};|&(amp|quot|gt|#x27|#39|#x2F);)",
    ]
}

/// What stands in a line.
fn line() -> impl Strategy<Value = String> {
    words().prop_recursive(3, 12, 3, |inner| {
        let content = || prop::collection::vec(inner.clone(), 0..3).prop_map(|pieces| pieces.concat());
        prop_oneof![
            4 => words(),
            3 => element(&["b", "span", "Em", "code", "x-y", "label"], content()),
            1 => element(&["button", "textarea", "script", "style"], words().prop_map(|words| words.replace('<', ""))),
            1 => ("(br|img|input)", attributes()).prop_map(|(name, attributes)| format!("<{name}{attributes}/>")),
            1 => picture(),
        ]
    })
}

fn picture() -> impl Strategy<Value = String> {
    let words = || words().prop_map(|words| words.replace('<', ""));
    let shape =
        ("(path|g|rect)", attributes()).prop_map(|(name, attributes)| format!("<{name}{attributes} />"));
    let spans = prop::collection::vec(prop_oneof![words(), element(&["tspan"], words())], 0..3);
    let text = element(&["text", "title"], spans.prop_map(|spans| spans.concat()));
    let shapes = prop::collection::vec(prop_oneof![shape, text, "[ \\n]{0,2}"], 0..4);
    element(&["svg"], shapes.prop_map(|shapes| shapes.concat()))
}

/// Blocks, well nested: what a browser makes of others depends on blanks nobody sees.
fn blocks() -> impl Strategy<Value = String> {
    let lines = || prop::collection::vec(line(), 0..4).prop_map(|pieces| pieces.concat());
    let cell = element(&["td", "th"], lines());
    let row = prop::collection::vec(prop_oneof![3 => cell, 1 => "[ \\n]{1,2}"], 0..4)
        .prop_map(|cells| cells.concat());
    let table = element(&["table"], row.prop_map(|row| format!(" <tbody>\n<tr> {row}</tr></tbody> ")));
    let leaf =
        prop_oneof![4 => element(&["p", "h2", "pre", "summary"], lines()), 1 => table, 1 => "[ \\n]{0,3}"];
    leaf.prop_recursive(3, 12, 3, move |inner| {
        let content =
            prop::collection::vec(prop_oneof![inner, lines()], 0..3).prop_map(|pieces| pieces.concat());
        element(&["div", "section", "LI", "dd", "details", "ul"], content)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_page_means_the_same(blocks in prop::collection::vec(blocks(), 0..4)) {
        let page = format!("<!doctype html><html><head></head><body>{}</body></html>", blocks.concat());
        let short = short(&page);
        prop_assert!(short.len() <= page.len(), "{}", short);
        prop_assert_eq!(shorten(short.as_bytes()), short.as_bytes(), "{}", short);
        prop_assert_eq!(tree(short.as_bytes()), tree(page.as_bytes()), "{}\n{}", page, short);
    }

    #[test]
    fn nothing_stops_it(page in "\\PC{0,60}") {
        short(&page);
    }
}
