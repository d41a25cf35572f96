//! The items of a document that `vazba inventory` wrote into a file of their own.

use super::role::ITEMS;
use crate::diag::{Diagnostic, Sink, codes, text};
use crate::model::a;
use crate::model::field::FieldSpec;
use crate::model::kind::KindSpec;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ContentFile;
use crate::syntax::toml;

/// Adds what stands in the file with the items of a record to its front matter. A field that stands in both is reported: nobody
/// could say which of them holds.
pub(super) fn add(
    document: &mut ContentFile,
    kind: &'static KindSpec,
    file: FileId,
    sources: &Sources,
    sink: &mut Sink,
) {
    let fields: Vec<&FieldSpec> = kind.fields.iter().filter(|field| field.options.in_items_file).collect();
    if fields.is_empty() {
        let message = text!("{kind} has no items", own kind = a(kind.name));
        let help = text!("only a document has a file `<id>{ending}`", own ending = ITEMS);
        sink.push(Diagnostic::new(&codes::ITEMS_FILE, Span::new(file, 0..0), message).help(help));
        return;
    }
    let toml::Read { table, complete } = toml::read_file(file, sources.file(file), sink);
    document.complete &= complete;
    for (key, node) in table.entries {
        if !fields.iter().any(|field| field.name == key.name) {
            let message = text!("`{key}` can't stand in a file with items", key = key.name);
            let names = fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ");
            let help = text!("it holds {names}; anything else stands in the record", own names = names);
            sink.push(Diagnostic::new(&codes::ITEMS_FILE, key.span, message).help(help));
        } else if let Some(own) = document.front.get(&key.name) {
            let message = text!("`{key}` stands in the record, too", key = key.name);
            let help = text!("take it out of the record, or delete this file");
            let fault = Diagnostic::new(&codes::ITEMS_FILE, key.span, message).help(help);
            sink.push(fault.related(own.span, text!("it stands here")));
        } else {
            document.front.entries.push((key, node));
        }
    }
}
