//! See `tests/properties/readers.rs`.
#![no_main]

#[expect(dead_code, reason = "each target has one of the properties")]
#[path = "../../tests/properties/readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|text: &str| readers::inventory(text));
