//! Texts and their translations.

use super::string;
use crate::diag::{Diagnostic, codes, text};
use crate::model::field::{Decoder, Field, Scalar, Shape, Value};
use crate::source::Span;
use crate::syntax::markdown::{self, Origin, Outline};
use crate::syntax::toml::{Node, Tree};

/// A language of the site by its number in `vazba.toml`; number 0 is the main one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(pub u8);

impl Lang {
    /// The language of the main files.
    pub const MAIN: Self = Self(0);
}

/// Something in the main language, and in others as far as it is translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized<T> {
    main: T,
    others: Vec<(Lang, T)>,
}

impl<T> Localized<T> {
    /// In the main language only.
    pub fn new(main: T) -> Self {
        Self { main, others: Vec::new() }
    }

    /// In the main language.
    pub fn main(&self) -> &T {
        &self.main
    }

    /// In `lang`, or else in the main language; says in which.
    pub fn best(&self, lang: Lang) -> (&T, Lang) {
        match self.others.iter().find(|(known, _)| *known == lang) {
            Some((lang, translated)) => (translated, *lang),
            None => (&self.main, Lang::MAIN),
        }
    }

    /// In every language that it exists in, the main one first.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &T)> {
        std::iter::once((Lang::MAIN, &self.main)).chain(self.others.iter().map(|(lang, text)| (*lang, text)))
    }

    /// Adds a translation.
    pub fn add(&mut self, lang: Lang, translated: T) {
        self.others.push((lang, translated));
    }
}

/// One line of plain text.
#[derive(Clone, Debug)]
pub struct Text {
    words: Localized<String>,
    /// Where the main text is written.
    pub span: Span,
    spans: Vec<Span>,
}

impl Text {
    fn one(node: &Node, decoder: &mut Decoder<'_>) -> Option<String> {
        // Blanks and line breaks inside a line of text are never meant.
        string(node, "a text", decoder).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text in the main language.
    pub fn main(&self) -> &str {
        self.words.main()
    }

    /// The text in its languages.
    pub fn localized(&self) -> &Localized<String> {
        &self.words
    }

    /// Every version with its place.
    pub fn places(&self) -> impl Iterator<Item = (&str, Span)> {
        self.words
            .all()
            .zip(std::iter::once(self.span).chain(self.spans.iter().copied()))
            .map(|((_, text), span)| (text.as_str(), span))
    }
}

impl Scalar for Text {
    const SHAPE: Shape = Shape::Text;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let text = Self::one(node, decoder)?;
        Some(Self { words: Localized::new(text), span: node.span, spans: Vec::new() })
    }

    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn translate(&mut self, node: &Node, lang: Lang, decoder: &mut Decoder<'_>) {
        if let Some(text) = Self::one(node, decoder) {
            self.words.add(lang, text);
            self.spans.push(node.span);
        }
    }
}

impl Field for Vec<Text> {
    const SHAPE: Shape = Shape::Texts;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        match &node.tree {
            Tree::Array(items) => items.iter().filter_map(|item| Text::read(item, decoder)).collect(),
            _ => Text::read(node, decoder).into_iter().collect(),
        }
    }

    fn value(&self) -> Value<'_> {
        if self.is_empty() { Value::Absent } else { Value::Texts(self) }
    }

    /// Translated as a whole: the overlay's list has a text for each of ours.
    fn translate(&mut self, node: &Node, lang: Lang, decoder: &mut Decoder<'_>) {
        match &node.tree {
            Tree::Array(items) if items.len() == self.len() => {
                for (text, item) in self.iter_mut().zip(items) {
                    text.translate(item, lang, decoder);
                }
            }
            Tree::Array(items) => {
                let message = text!(
                    "`{field}` has {ours} texts in the main file, and {theirs} here",
                    own field = decoder.field,
                    own ours = self.len(),
                    own theirs = items.len()
                );
                decoder.sink.push(
                    Diagnostic::new(&codes::OVERLAY_FIELD, node.span, message)
                        .help(text!("translate each, in the order of the main file")),
                );
            }
            _ => decoder.wrong_type(node, "a list of texts"),
        }
    }
}

/// A text in Markdown with all that other stages need to know about it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The Markdown.
    pub text: String,
    /// Where it stands.
    pub origin: Origin,
    /// Its links, pictures and headings.
    pub outline: Outline,
}

impl Written {
    /// Takes a Markdown text and reports its faults.
    pub fn new(text: String, origin: Origin, sink: &mut crate::diag::Sink) -> Self {
        let outline = markdown::outline(&text, &origin, sink);
        Self { text, origin, outline }
    }
}

/// A text in Markdown.
#[derive(Clone, Debug)]
pub struct Prose(Localized<Written>);

impl Prose {
    /// A text in the main language.
    pub fn new(written: Written) -> Self {
        Self(Localized::new(written))
    }

    /// The text in its languages.
    pub fn localized(&self) -> &Localized<Written> {
        &self.0
    }

    /// The text in the main language.
    pub fn main(&self) -> &Written {
        self.0.main()
    }

    /// Adds a translation.
    pub fn add(&mut self, lang: Lang, written: Written) {
        self.0.add(lang, written);
    }

    fn one(node: &Node, decoder: &mut Decoder<'_>) -> Option<Written> {
        let text = string(node, "a text", decoder)?.to_owned();
        let origin = match node.tree {
            Tree::Text { verbatim: Some(start), .. } => Origin::Verbatim { file: node.span.file, start },
            _ => Origin::Whole(node.span),
        };
        Some(Written::new(text, origin, decoder.sink))
    }
}

impl Scalar for Prose {
    const SHAPE: Shape = Shape::Prose;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        Self::one(node, decoder).map(Self::new)
    }

    fn value(&self) -> Value<'_> {
        Value::Prose(self)
    }

    fn translate(&mut self, node: &Node, lang: Lang, decoder: &mut Decoder<'_>) {
        if let Some(written) = Self::one(node, decoder) {
            self.add(lang, written);
        }
    }
}
