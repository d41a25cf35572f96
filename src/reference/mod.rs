//! Reference made from the declarations: the JSON Schema of front matter.

pub mod schema;
