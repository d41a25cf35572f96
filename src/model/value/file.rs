//! Files beside a record.

use super::string;
use crate::diag::{Diagnostic, codes, text};
use crate::model::field::{Decoder, Scalar, Shape, Value};
use crate::source::Span;
use crate::syntax::toml::Node;

/// Path of a file, relative to the record's own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePath {
    path: String,
    /// Where it is written.
    pub span: Span,
}

impl FilePath {
    /// The path as it was written.
    pub fn as_str(&self) -> &str {
        &self.path
    }
}

/// Whether a path stays below the folder it starts in, on every system.
pub(crate) fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && !path.chars().any(char::is_control)
        && path.split('/').all(|step| !step.is_empty() && !step.starts_with('.'))
}

impl Scalar for FilePath {
    const SHAPE: Shape = Shape::File;

    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let written = string(node, "the name of a file", decoder)?;
        if !stays_inside(written) {
            let message = text!("`{path}` is not the name of a file beside this record", path = written);
            decoder.sink.push(
                Diagnostic::new(&codes::BAD_PATH, node.span, message)
                    .help(text!("put the file into the folder named after the record and write its name")),
            );
            return None;
        }
        Some(Self { path: written.to_owned(), span: node.span })
    }

    fn value(&self) -> Value<'_> {
        Value::File(&self.path, self.span)
    }
}

#[cfg(test)]
mod tests {
    use super::stays_inside;

    #[test]
    fn paths_that_lead_out_are_refused() {
        for good in ["zapis.pdf", "přílohy/zápis 1.pdf"] {
            assert!(stays_inside(good), "{good}");
        }
        for bad in
            ["", "/etc/passwd", "../x", "a/../b", "a//b", "C:\\x", "a\\b", ".skryty", "a/.git/b", "x\ny"]
        {
            assert!(!stays_inside(bad), "{bad:?}");
        }
    }
}
