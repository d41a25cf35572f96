//! What a browser makes of a page, without the blanks that it does not show.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements whose tags stand in a line of their own, so that blanks beside them are not shown: blocks, what lies in
/// tables and lists, and what is shown nowhere. Boxes that stand in a line have lines of their own inside.
const EDGES: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];
const BOXES: &[&str] = &[
    "audio", "button", "canvas", "iframe", "math", "meter", "object", "progress", "select", "svg",
    "template", "video",
];
/// Elements of pictures in which words stand in a line.
const IN_PICTURES: &[&str] = &["a", "tspan", "textPath"];

/// A tag, or words between two.
enum Piece {
    Tag {
        text: String,
        /// Whether blanks before it are not shown, and those behind it.
        edges: (bool, bool),
    },
    Words(String),
    /// Words whose blanks are shown.
    Kept(String),
}

/// The tree of a page, one tag or text on each line.
pub(crate) fn tree(page: &[u8]) -> String {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).from_utf8().one(page);
    let mut pieces = Vec::new();
    walk(&dom.document, &mut pieces, false, false);
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Tag { text, .. } => line(&mut out, text),
            Piece::Kept(words) => line(&mut out, &format!("{words:?}")),
            Piece::Words(words) => {
                let before = at == 0 || matches!(&pieces[at - 1], Piece::Tag { edges, .. } if edges.1);
                let after = matches!(pieces.get(at + 1), None | Some(Piece::Tag { edges: (true, _), .. }));
                let mut words = words.as_str();
                if before {
                    words = words.trim_start_matches(' ');
                }
                if after {
                    words = words.trim_end_matches(' ');
                }
                if !words.is_empty() {
                    line(&mut out, &format!("{words:?}"));
                }
            }
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn walk(node: &Handle, pieces: &mut Vec<Piece>, in_picture: bool, keeps: bool) {
    match &node.data {
        NodeData::Text { contents } if keeps => match pieces.last_mut() {
            Some(Piece::Kept(words)) => words.push_str(&contents.borrow()),
            _ => pieces.push(Piece::Kept(contents.borrow().to_string())),
        },
        NodeData::Text { contents } => match pieces.last_mut() {
            // Only a comment stood between them.
            Some(Piece::Words(words)) => *words = collapsed(&format!("{words}{}", contents.borrow())),
            _ => pieces.push(Piece::Words(collapsed(&contents.borrow()))),
        },
        NodeData::Doctype { name, .. } => {
            pieces.push(Piece::Tag { text: format!("<!doctype {name}>"), edges: (true, true) });
        }
        NodeData::Element { name, attrs, .. } => {
            let name = name.local.as_ref();
            let mut attributes: Vec<String> = attrs.borrow().iter().filter_map(attribute).collect();
            attributes.sort();
            let ((before, first), (last, after)) = edges(name, in_picture);
            let text = format!("<{name} {}>", attributes.join(" "));
            pieces.push(Piece::Tag { text, edges: (before, first) });
            let in_picture = in_picture || name == "svg";
            let keeps = keeps || matches!(name, "pre" | "code" | "textarea" | "script" | "style");
            for child in node.children.borrow().iter() {
                walk(child, pieces, in_picture, keeps);
            }
            // Tags of templates stand in a tree of their own.
            if let NodeData::Element { template_contents, .. } = &node.data
                && let Some(contents) = template_contents.borrow().as_ref()
            {
                contents.children.borrow().iter().for_each(|child| walk(child, pieces, in_picture, keeps));
            }
            pieces.push(Piece::Tag { text: format!("</{name}>"), edges: (last, after) });
        }
        NodeData::Document => {
            node.children.borrow().iter().for_each(|child| walk(child, pieces, false, false));
        }
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {}
    }
}

/// Whether blanks are not shown before and behind the opening tag, and before and behind the closing one.
fn edges(name: &str, in_picture: bool) -> ((bool, bool), (bool, bool)) {
    let is_edge =
        if in_picture { !IN_PICTURES.contains(&name) && name != "svg" } else { EDGES.contains(&name) };
    match name {
        _ if is_edge => ((true, true), (true, true)),
        _ if BOXES.contains(&name) => ((false, true), (true, false)),
        // What is not shown parts no words.
        "script" | "style" => ((true, true), (true, true)),
        _ => ((false, false), (false, false)),
    }
}

/// An attribute; classes are a set of names, and none is as good as an empty one.
fn attribute(attribute: &html5ever::Attribute) -> Option<String> {
    let name: &str = attribute.name.local.as_ref();
    if name != "class" {
        return Some(format!("{name}={:?}", attribute.value.as_ref()));
    }
    let classes: Vec<&str> = attribute.value.split_ascii_whitespace().collect();
    (!classes.is_empty()).then(|| format!("class={:?}", classes.join(" ")))
}

/// Blanks in a row are shown as one.
fn collapsed(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if !letter.is_ascii_whitespace() {
            out.push(letter);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}
