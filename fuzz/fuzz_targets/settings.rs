//! Settings of any text.

#![no_main]

#[path = "../../tests/promises/hold.rs"]
mod hold;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| hold::of_settings(text));
