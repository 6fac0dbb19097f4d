//! Any bytes are a draft: in every format reading and checking them ends without a panic, and every
//! span is one of the source.

#![no_main]

use copydesk::{Config, Document, Format, check, rules};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    // All rules report, the quiet ones too.
    let mut config = Config::default();
    config.rules = rules::ALL.iter().map(|rule| (rule.name.to_owned(), copydesk::Level::Warning)).collect();
    for format in Format::ALL {
        let document = Document::parse(&source, format);
        for block in &document.blocks {
            assert!(document.prose.get(block.span.range()).is_some(), "{:?}", block.span);
        }
        for finding in check(&document, &config) {
            let related = finding.related.iter().map(|related| related.span);
            let edits = finding.fixes.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
            for span in related.chain(edits).chain([finding.span]) {
                assert!(source.get(span.range()).is_some(), "{}: {span:?}", finding.rule);
            }
        }
    }
});
