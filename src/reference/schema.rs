//! JSON Schema (draft 2020-12) of the front matter of each kind.

use serde_json::{Map, Value as Json, json};

use crate::model::field::{FieldSpec, Shape};
use crate::model::kind::KindSpec;
use crate::model::kinds;
use crate::model::value::{ID, Money};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of one kind's front matter.
pub fn of_kind(kind: &KindSpec) -> String {
    let mut schema = kind_schema(kind);
    schema.insert("$schema".into(), DRAFT.into());
    pretty(&Json::Object(schema))
}

/// The schemas of all kinds by their names, under `$defs`.
pub fn of_all() -> String {
    let kinds: Map<String, Json> =
        kinds::all().iter().map(|kind| (kind.name.to_owned(), Json::Object(kind_schema(kind)))).collect();
    pretty(&json!({ "$schema": DRAFT, "$defs": kinds }))
}

fn pretty(schema: &Json) -> String {
    // A tree of strings and numbers can always be written.
    serde_json::to_string_pretty(schema).unwrap_or_default()
}

fn kind_schema(kind: &KindSpec) -> Map<String, Json> {
    let mut schema = table(kind.all_fields());
    schema.insert("title".into(), kind.name.into());
    schema.insert("description".into(), kind.doc.trim().into());
    schema
}

fn table(fields: impl Iterator<Item = &'static FieldSpec>) -> Map<String, Json> {
    let fields: Vec<&FieldSpec> = fields.collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| field.options.required).map(|field| field.name).collect();
    let properties: Map<String, Json> = fields
        .iter()
        .map(|field| {
            let mut schema = shape(&field.shape);
            schema.insert("description".into(), field.doc.trim().into());
            (field.name.to_owned(), Json::Object(schema))
        })
        .collect();
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), properties.into());
    schema.insert("additionalProperties".into(), false.into());
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    schema
}

fn shape(shape: &Shape) -> Map<String, Json> {
    let schema = match shape {
        // A bare TOML date or time is a string with a format, to the tools that check TOML by JSON Schema.
        Shape::Text | Shape::Prose | Shape::Code | Shape::File | Shape::Fuzzy | Shape::Due | Shape::Time => {
            json!({ "type": "string", "minLength": 1 })
        }
        Shape::Texts => one_or_many(&json!({ "type": "string", "minLength": 1 })),
        Shape::Web => json!({ "type": "string", "pattern": "^https?://[^\\s]+$" }),
        Shape::Number { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::Decimal => json!({ "type": ["number", "string"] }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Choice(names) => json!({ "enum": names }),
        Shape::Money => money(),
        Shape::Reference { many: false, .. } => reference(),
        Shape::Reference { many: true, .. } => one_or_many(&reference()),
        Shape::Private(inner) => Json::Object(self::shape(inner)),
        Shape::Table(spec) => Json::Object(table(spec.fields.iter())),
        Shape::Parts(spec) => {
            json!({ "type": "array", "items": table(std::iter::once(&ID).chain(spec.fields)) })
        }
        Shape::Free => json!({ "type": "object" }),
    };
    match schema {
        Json::Object(schema) => schema,
        _ => Map::new(),
    }
}

fn reference() -> Json {
    json!({ "type": "string", "pattern": "^([a-z-]+:)?[a-z0-9][a-z0-9-]*(#[A-Za-z0-9._-]+)?$" })
}

fn money() -> Json {
    json!({ "anyOf": [
        { "type": "string", "pattern": "^[0-9][0-9\\s]* [A-Z]{3}$" },
        {
            "type": "object",
            "properties": { "amount": { "type": "integer", "minimum": 0, "maximum": Money::MOST }, "currency": { "type": "string", "pattern": "^[A-Z]{3}$" } },
            "required": ["amount", "currency"],
            "additionalProperties": false,
        },
    ] })
}

fn one_or_many(item: &Json) -> Json {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}
