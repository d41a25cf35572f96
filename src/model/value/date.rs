//! How dates stand in content files: EDTF as a text, or a bare TOML date.

use super::{Edtf, string};
use crate::diag::{Diagnostic, codes};
use crate::model::field::{Decoder, Scalar, Shape, Value};
use crate::source::Span;
use crate::syntax::toml::{Node, Tree};

impl Scalar for Edtf {
    const SHAPE: Shape = Shape::Fuzzy;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let bare;
        let written = match &node.tree {
            Tree::Date(date) => {
                bare = date.to_string();
                bare.as_str()
            }
            Tree::Text { .. } => string(node, "a date or period", decoder)?,
            _ => {
                decoder.wrong_type(node, "a date or period in quotation marks");
                return None;
            }
        };
        match Self::parse(written) {
            Ok(date) => Some(date),
            Err(fault) => {
                let place = place(node, &fault.range);
                let fault =
                    Diagnostic::new(&codes::BAD_DATE, place, fault.message(written)).help(fault.help());
                decoder.sink.push(fault);
                None
            }
        }
    }

    fn value(&self) -> Value<'_> {
        Value::Fuzzy(self)
    }
}

/// The wrong bytes of the date, where the file holds it letter by letter.
fn place(node: &Node, range: &std::ops::Range<usize>) -> Span {
    match node.tree {
        Tree::Text { verbatim: Some(start), .. } => {
            Span::new(node.span.file, start + range.start..start + range.end)
        }
        _ => node.span,
    }
}
