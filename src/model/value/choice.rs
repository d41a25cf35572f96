//! Values from a fixed list.

use super::string;
use crate::diag::{Diagnostic, codes, text};
use crate::model::field::Decoder;
use crate::model::vocabulary::{Of, nearest};
use crate::syntax::toml::{Node, Tree};

/// The written value if it is one of `names`; anything else is reported with the names that exist.
pub(crate) fn read_choice(
    node: &Node,
    names: &'static [&'static str],
    decoder: &mut Decoder<'_>,
) -> Option<&'static str> {
    const TAKES: &str = "one of a list of words";
    let all = || names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if !matches!(node.tree, Tree::Text { .. }) {
        decoder.wrong_type_but(node, TAKES, Some(text!("it takes {all}", own all = all())));
        return None;
    }
    let written = string(node, TAKES, decoder)?;
    let known = names.iter().find(|name| **name == written);
    if known.is_none() {
        let message = text!("`{field}` can't be `{value}`", own field = decoder.field, value = written);
        let help = match nearest(written, Of::Value(decoder.field), names.iter().copied()) {
            Some(near) => text!("did you mean `{near}`? It takes {all}", own near = near, own all = all()),
            None => text!("it takes {all}", own all = all()),
        };
        decoder.sink.push(Diagnostic::new(&codes::UNKNOWN_VALUE, node.span, message).help(help));
    }
    known.copied()
}
