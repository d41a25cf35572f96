//! See `tests/properties/readers.rs`.
#![no_main]

#[path = "../../tests/properties/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|text: &str| readers::record(text));
