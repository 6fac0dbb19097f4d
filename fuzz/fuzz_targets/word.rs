//! Any bytes are a Word file or none, and any text may stand in one.

#![no_main]

#[path = "../../tests/promises/hold.rs"]
mod hold;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    hold::of_word(bytes);
    hold::of_word(&hold::word_file(&String::from_utf8_lossy(bytes)));
});
