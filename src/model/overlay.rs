//! Overlays: `name.en.md` adds the texts of one language to the record of `name.md`.

use super::field::{Declared as _, Decoder, FieldSpec, Fields as _};
use super::record::{Common, Record};
use super::value::{Lang, Written};
use crate::diag::Sink;
use crate::syntax::ContentFile;
use crate::syntax::markdown::Origin;
use crate::syntax::toml::Table;

/// Adds the texts of `overlay` in `lang` to `record`. What is not a text, or translates nothing, is reported.
pub fn translate(record: &mut Record, overlay: ContentFile, lang: Lang, sink: &mut Sink) {
    let ContentFile { file, front, body, .. } = overlay;
    let mut decoder = Decoder::new(record.kind.name, sink);
    for (key, node) in &front.entries {
        let place = |specs: &'static [FieldSpec]| {
            specs.iter().position(|spec| spec.name == key.name).map(|index| (index, specs[index].name))
        };
        if let Some((index, name)) = place(record.common.specs()) {
            decoder.field = name;
            record.common.translate(index, node, lang, &mut decoder);
        } else if let Some((index, name)) = place(record.fields.specs()) {
            decoder.field = name;
            record.fields.translate(index, node, lang, &mut decoder);
        } else {
            let only = Table { span: front.span, entries: vec![(key.clone(), node.clone())] };
            let common: Vec<&FieldSpec> = Common::FIELDS.iter().collect();
            decoder.unknown_keys(&only, record.kind.fields, &common);
        }
    }
    if !body.text.trim().is_empty() {
        let origin = Origin::Verbatim { file, start: body.start };
        record.body.add(lang, Written::new(body.text, origin, sink));
    }
}
