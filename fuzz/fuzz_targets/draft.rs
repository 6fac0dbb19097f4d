//! Any bytes are a draft, in every format.

#![no_main]

#[path = "../../tests/promises/hold.rs"]
mod hold;

use copydesk::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    for format in Format::ALL {
        hold::of_draft(&source, format);
    }
});
