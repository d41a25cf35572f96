//! Texts to trees that know their places: nothing here knows a kind of record.

pub mod markdown;
