//! All links of a site to documents and their items, as a table that is filled in with a document's owner and read back.

mod apply;
mod fields;
mod row;
mod sheet;

pub use apply::{Changed, apply};
pub use row::{Filter, Row, rows};
pub use sheet::{Sheet, csv, json, read};
