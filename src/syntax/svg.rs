//! SVG pictures: finds what makes one more than a picture.
//!
//! A browser that opens an SVG file runs its scripts with all rights of the site. So only drawing is allowed: no script,
//! no HTML markup, no reference that leads out of the file.

use std::ops::Range;

use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Most faults that are reported for one picture: whoever fixes one will look for the others.
const MOST: usize = 5;

/// Elements that run something, or embed something other than a picture.
const ACTIVE: [&str; 13] = [
    "script",
    "foreignobject",
    "handler",
    "listener",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "source",
    "link",
    "meta",
];

/// What a picture holds that may not be in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SvgFault {
    /// It is not well-formed, or no SVG.
    Unreadable,
    /// It declares an encoding other than UTF-8.
    Encoding,
    /// A document type with declarations of its own: entities may hide anything.
    Doctype,
    /// A processing instruction, such as a style sheet that transforms it.
    Instruction,
    /// A script, or an element that embeds something other than a picture.
    Element,
    /// An attribute with a script.
    Handler,
    /// An address that runs something.
    Script,
    /// A reference to something outside the file.
    Foreign,
    /// Styles that load something or hide what they say.
    Style,
}

/// Everything that may not be in the picture, each with its place, at most [`MOST`].
pub fn svg_faults(text: &str) -> Vec<(Range<usize>, SvgFault)> {
    let mut look = Look { faults: Vec::new(), open: Vec::new(), has_root: false, style: String::new() };
    let mut reader = Reader::from_str(text);
    while look.faults.len() < MOST {
        let start = place(reader.buffer_position(), text);
        let event = reader.read_event();
        let range = start..place(reader.buffer_position(), text).max(start);
        let goes_on = match event {
            Ok(Event::Eof) => {
                if !look.open.is_empty() || !look.has_root {
                    look.faults.push((start..start, SvgFault::Unreadable));
                }
                false
            }
            Ok(event) => look.at(&event, &range).is_some(),
            Err(_) => false,
        };
        if !goes_on {
            if !matches!(look.faults.last(), Some((_, SvgFault::Unreadable))) && start < text.len() {
                look.faults.push((range, SvgFault::Unreadable));
            }
            break;
        }
    }
    look.faults
}

fn place(offset: u64, text: &str) -> usize {
    text.floor_char_boundary(usize::try_from(offset).unwrap_or(usize::MAX))
}

struct Look {
    faults: Vec<(Range<usize>, SvgFault)>,
    /// Local names of the elements that are open, in small letters.
    open: Vec<String>,
    has_root: bool,
    /// The style sheet that is open, without its markup.
    style: String,
}

impl Look {
    /// Looks at one event; `None` where it can't be read.
    fn at(&mut self, event: &Event<'_>, range: &Range<usize>) -> Option<()> {
        match event {
            Event::Start(tag) => {
                let name = self.element(tag, range)?;
                self.open.push(name);
            }
            Event::Empty(tag) => drop(self.element(tag, range)?),
            Event::End(_) => {
                // The style sheet is one text to a browser, whatever stands between its pieces.
                if self.open.pop()? == "style" && !is_harmless_style(&std::mem::take(&mut self.style)) {
                    self.add(range, SvgFault::Style);
                }
            }
            Event::Text(text) => self.text(text)?,
            Event::CData(text) => self.text(text)?,
            Event::GeneralRef(name) => self.text(&unescape(&format!("&{};", &**name)).ok()?)?,
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().transpose().ok()?;
                if encoding.is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) {
                    self.add(range, SvgFault::Encoding);
                }
            }
            Event::DocType(text) if text.contains('[') => self.add(range, SvgFault::Doctype),
            Event::PI(_) => self.add(range, SvgFault::Instruction),
            Event::DocType(_) | Event::Comment(_) | Event::Eof => {}
        }
        Some(())
    }

    fn add(&mut self, range: &Range<usize>, fault: SvgFault) {
        if self.faults.len() < MOST && !self.faults.contains(&(range.clone(), fault)) {
            self.faults.push((range.clone(), fault));
        }
    }

    /// Takes a piece of text, which may not stand outside the picture.
    fn text(&mut self, text: &str) -> Option<()> {
        if self.open.is_empty() {
            return text.trim_start_matches('\u{feff}').trim().is_empty().then_some(());
        }
        if self.open.last().is_some_and(|name| name == "style") {
            self.style.push_str(text);
        }
        Some(())
    }

    fn element(&mut self, tag: &BytesStart<'_>, range: &Range<usize>) -> Option<String> {
        let name = tag.local_name().as_ref().to_lowercase();
        if self.open.is_empty() {
            if self.has_root || name != "svg" {
                return None;
            }
            self.has_root = true;
        }
        if ACTIVE.contains(&&*name) {
            self.add(range, SvgFault::Element);
        }
        // A name that comes twice is looked at twice; to find that out would take steps by the square.
        for attribute in tag.attributes().with_checks(false) {
            self.attribute(&name, &attribute.ok()?, range)?;
        }
        Some(name)
    }

    fn attribute(&mut self, element: &str, attribute: &Attribute<'_>, range: &Range<usize>) -> Option<()> {
        let local = attribute.key.local_name().as_ref().to_lowercase();
        let full = attribute.key.as_ref().to_lowercase();
        let value = unescape(&attribute.value).ok()?;
        // Browsers pass over blanks and controls in the scheme of an address.
        let tight: String =
            value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
        let tight = tight.to_lowercase();
        let is_namespace = full == "xmlns" || full.starts_with("xmlns:");
        if is_namespace && tight.ends_with("/xhtml") {
            self.add(range, SvgFault::Element);
        } else if local.starts_with("on") && !is_namespace {
            self.add(range, SvgFault::Handler);
        } else if ["javascript:", "vbscript:", "data:text", "data:application"]
            .iter()
            .any(|word| tight.contains(word))
        {
            self.add(range, SvgFault::Script);
        } else if local == "attributename" && (tight.ends_with("href") || tight.starts_with("on")) {
            self.add(range, SvgFault::Handler);
        } else if full == "xml:base"
            || (local == "src" && !is_namespace)
            || (local == "href" && !is_inner(element, &tight))
        {
            self.add(range, SvgFault::Foreign);
        } else if local == "style" || full == local {
            // Attributes that draw are styles, too: `fill="url(…)"`.
            let is_style = local == "style" || value.contains('(');
            if is_style && !is_harmless_style(&value) {
                self.add(range, SvgFault::Style);
            }
        }
        Some(())
    }
}

/// Whether an address stays in the file; that of a link may lead to a page.
fn is_inner(element: &str, address: &str) -> bool {
    let is_page =
        address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:");
    address.is_empty() || address.starts_with('#') || is_picture(address) || (element == "a" && is_page)
}

/// Whether an address is a picture itself, and none that could hold a script.
fn is_picture(address: &str) -> bool {
    ["png", "jpeg", "gif", "webp", "avif"]
        .iter()
        .any(|kind| address.starts_with(&format!("data:image/{kind};base64,")))
}

/// Whether styles load nothing. A backslash may write any word otherwise.
fn is_harmless_style(text: &str) -> bool {
    let small = text.to_lowercase();
    let loads = [
        "@import",
        "@charset",
        "@namespace",
        "image-set",
        "src(",
        "image(",
        "expression(",
        "behavior",
        "-moz-binding",
    ];
    if small.contains('\\') || loads.iter().any(|word| small.contains(word)) {
        return false;
    }
    small.split("url(").skip(1).all(|rest| {
        let address = rest.trim_start().trim_start_matches(['"', '\'']).trim_start();
        address.starts_with('#') || is_picture(address)
    })
}

#[cfg(test)]
mod tests {
    use super::SvgFault::{
        Doctype, Element, Encoding, Foreign, Handler, Instruction, Script, Style, Unreadable,
    };
    use super::*;

    fn faults(inner: &str) -> Vec<SvgFault> {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>"
        );
        svg_faults(&text).into_iter().map(|(_, fault)| fault).collect()
    }

    #[test]
    fn pictures_as_programs_write_them_are_let_through() {
        let inkscape = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
            \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- Žlutý -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
            xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" inkscape:export-filename=\"C:\\a\\b (1).png\" viewBox=\"0 0 9 9\">\
            <metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></metadata><defs><g id=\"a\"/></defs>\
            <style type=\"text/css\"><![CDATA[.st0{fill:#fff;clip-path:url(#SVGID_2_);}]]></style>\
            <use xlink:href=\"#a\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/><g fill=\"url('#a')\" style=\"filter:url(&quot;#f&quot;)\" \
            transform=\"translate(1 2)\"/><image href=\"data:image/png;base64,AAAA\"/><a href=\"https://kraj.example/\"><text>Kraj &amp; obce</text></a></svg>\n";
        assert_eq!(svg_faults(inkscape), []);
    }

    #[test]
    fn scripts_are_found_in_all_their_places() {
        for (inner, fault) in [
            ("<script>alert(1)</script>", Element),
            ("<SCRIPT href=\"#a\"/>", Element),
            ("<s:script xmlns:s=\"http://www.w3.org/2000/svg\"/>", Element),
            ("<foreignObject/>", Element),
            ("<x xmlns=\"http://www.w3.org/1999/xhtml\"/>", Element),
            ("<h:b xmlns:h=\"http://www.w3.org/1999/xhtml\"/>", Element),
            ("<h:b xmlns:h=\"http://www.w3.org/1999/xhtm&#108;\"/>", Element),
            ("<g onload=\"alert(1)\"/>", Handler),
            ("<g OnClick=\"alert(1)\"/>", Handler),
            ("<g x:onclick=\"alert(1)\" xmlns:x=\"urn:x\"/>", Handler),
            ("<set attributeName=\"href\" to=\"#a\"/>", Handler),
            ("<animate attributeName=\"xlink:href\" values=\"#a\"/>", Handler),
            ("<set attributeName=\"onmouseover\" to=\"alert(1)\"/>", Handler),
            ("<a href=\"javascript:alert(1)\"/>", Script),
            ("<a href=\"&#106;ava&#10;script:alert(1)\"/>", Script),
            ("<a xlink:href=\" JaVaScRiPt:alert(1)\"/>", Script),
            ("<animate values=\"#a;javascript:alert(1)\"/>", Script),
            ("<a href=\"data:text/html,x\"/>", Script),
            ("<?xml-stylesheet href=\"a.xsl\"?>", Instruction),
        ] {
            assert_eq!(faults(inner), [fault], "{inner}");
        }
    }

    #[test]
    fn references_lead_nowhere_else() {
        for (inner, fault) in [
            ("<use href=\"http://evil.example/a.svg#a\"/>", Foreign),
            ("<use href=\"//evil.example/a.svg#a\"/>", Foreign),
            ("<image href=\"mapa.png\"/>", Foreign),
            ("<image href=\"data:image/svg+xml;base64,AAAA\"/>", Foreign),
            ("<feImage xlink:href=\"https://evil.example/a.png\"/>", Foreign),
            ("<g xml:base=\"https://evil.example/\"/>", Foreign),
            ("<a href=\"ftp://evil.example/\"/>", Foreign),
            ("<g fill=\"url(https://evil.example/#a)\"/>", Style),
            ("<g style=\"background: URL( 'https://evil.example/')\"/>", Style),
            ("<g fill=\"\\75rl(https://evil.example/)\"/>", Style),
            ("<style>@import 'https://evil.example/a.css';</style>", Style),
            ("<style>a { b: ur&#108;(https://evil.example/) }</style>", Style),
            ("<style><![CDATA[a { b: url(x) }]]></style>", Style),
            ("<style>a { b: ur<!-- -->l(<![CDATA[//evil.example/)]]> }</style>", Style),
            ("<style>a { b: ur<g/>l(//evil.example/) }</style>", Style),
        ] {
            assert_eq!(faults(inner), [fault], "{inner}");
        }
    }

    #[test]
    fn what_is_no_picture_is_none() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        for (text, fault) in [
            (String::new(), Unreadable),
            ("<html/>".to_owned(), Unreadable),
            (format!("{svg}{svg}"), Unreadable),
            (format!("{svg}text"), Unreadable),
            ("<svg><g></svg>".to_owned(), Unreadable),
            ("<svg><g>".to_owned(), Unreadable),
            ("<svg a=1/>".to_owned(), Unreadable),
            ("<svg>&x;</svg>".to_owned(), Unreadable),
            ("<svg a=\"&x;\"/>".to_owned(), Unreadable),
            (format!("<!DOCTYPE svg [<!ENTITY x \"<script/>\">]>{svg}"), Doctype),
            (format!("<?xml version=\"1.0\" encoding=\"UTF-7\"?>{svg}"), Encoding),
        ] {
            let found: Vec<SvgFault> = svg_faults(&text).into_iter().map(|(_, fault)| fault).collect();
            assert_eq!(found, [fault], "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_elements() {
        let text = "<svg><g/>Žlutý<script/><g onload=''/></svg>";
        let found: Vec<&str> = svg_faults(text).into_iter().map(|(range, _)| &text[range]).collect();
        assert_eq!(found, ["<script/>", "<g onload=''/>"]);
    }
}
