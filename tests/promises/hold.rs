//! What Copydesk promises of any text. `tests/promises.rs` asks it of drafts that are made up, and of all that a
//! fuzzer ever found; `fuzz/` looks for more. Each function panics where a promise is broken.

#![expect(clippy::expect_used, reason = "a promise is broken by a panic")]

use copydesk::annotations::Annotations;
use copydesk::check::{check, check_annotated, check_since};
use copydesk::finding::{Finding, Level};
use copydesk::fixing::{joined, safe_fix};
use copydesk::rules::Kept;
use copydesk::text::{Edit, apply};
use copydesk::word::WordFile;
use copydesk::{Config, Document, Format, Span, config, render, rules};
use std::io::{Cursor, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Of a draft: whatever is read in it or said of it stands on borders of characters, it can be shown in every form,
/// and what the safe fixes mend is mended.
pub fn of_draft(source: &str, format: Format) {
    watch_rules();
    let config = config();
    let document = Document::parse(source, format);
    let annotations = Annotations::of(&document, &config);
    for span in spans(&annotations) {
        assert!(document.prose.get(span.start..span.end).is_some(), "{span:?} of the prose");
    }
    let findings = check_annotated(&document, &annotations, &config);
    assert_eq!(PANICS.load(Ordering::Relaxed), 0, "a rule panicked");
    for finding in &findings {
        of_finding(source, finding);
    }
    of_renderers(source, &document, &annotations, &findings);
    of_fixes(source, format, &findings);
}

/// Of an edit: what was recognised before it and is used again gives what reading all anew would give.
pub fn of_edit(before: &str, behind: &str, format: Format) {
    let config = config();
    let (before, behind) = (Document::parse(before, format), Document::parse(behind, format));
    let earlier = Annotations::of(&before, &config);
    let later = Annotations::since(Some((&before, &earlier)), &behind, &config);
    let anew = Annotations::of(&behind, &config);
    assert_eq!(later.text, anew.text);
    assert_eq!(later.trees, anew.trees);
    assert_eq!(later.quotations, anew.quotations);
    assert_eq!(later.names, anew.names);
    assert_eq!(later.name_slips, anew.name_slips);
    assert_eq!(later.attributions, anew.attributions);
    assert_eq!(later.hearsay, anew.hearsay);
    assert_eq!(later.ledger, anew.ledger);
    assert_eq!(later.claims, anew.claims);
    let (_, kept) = check_since(&Kept::default(), &before, &earlier, &config);
    let (findings, kept) = check_since(&kept, &behind, &later, &config);
    assert_same(&findings, &check_annotated(&behind, &anew, &config));
    // And back again: what is kept twice is kept right.
    let undone = Annotations::since(Some((&behind, &later)), &before, &config);
    let (findings, _) = check_since(&kept, &before, &undone, &config);
    assert_same(&findings, &check_annotated(&before, &earlier, &config));
}

/// The same of an edit near which a rule has something to say, before it or behind it.
pub fn of_edit_with(rule: &str, before: &str, behind: &str, format: Format) {
    of_edit(before, behind, format);
    let says = |text: &str| {
        let findings = check(&Document::parse(text, format), &config());
        findings.iter().any(|finding| finding.rule == rule)
    };
    assert!(says(before) || says(behind), "{rule} finds nothing in {before:?}, nor in {behind:?}");
}

/// Shows only what differs: a draft has many findings.
fn assert_same(kept: &[Finding], anew: &[Finding]) {
    let only = |these: &[Finding], those: &[Finding]| {
        these.iter().filter(|finding| !those.contains(finding)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(only(kept, anew), only(anew, kept), "kept, and found anew");
    assert!(kept == anew, "the same findings in another order or number");
}

/// Of a Word file: it is read or refused, what is read of it keeps the promises of drafts, and it can be written again
/// as it was.
pub fn of_word(bytes: &[u8]) {
    let Ok(file) = WordFile::read(bytes.to_vec()) else { return };
    let document = file.document(file.text());
    assert!(file.kinds().len() <= file.text().split('\n').count());
    for block in &document.blocks {
        let place = document.map.to_source(block.span);
        assert!(
            file.text().get(place.start..place.end).is_some_and(|text| !text.contains('\n')),
            "{place:?}"
        );
    }
    if let Ok(again) = file.rewritten(file.text()) {
        assert_eq!(WordFile::read(again).expect("what was written can be read").text(), file.text());
    }
    let changed = file.text().replace("the the", "the");
    if let Ok(again) = file.rewritten(&changed) {
        assert_eq!(WordFile::read(again).expect("what was fixed can be read").text(), changed);
    }
}

/// A Word file whose paragraphs are this XML.
pub fn word_file(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    made.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part begins");
    made.write_all(xml.as_bytes()).expect("a part is written");
    made.finish().expect("the archive ends").into_inner()
}

/// Of settings: they are read, or each mistake in them is named with a place that is in the text.
pub fn of_settings(text: &str) {
    if let Err(mistakes) = config::parse(text, &rules::known()) {
        assert!(!mistakes.is_empty());
        for mistake in mistakes {
            let lines = text.split('\n').count();
            assert!((1..=lines).contains(&mistake.line) && mistake.column >= 1, "{mistake}");
            assert!(!mistake.message.is_empty());
        }
    }
}

/// A panic in a rule costs that rule's findings only and would go unseen.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// Counts the panics in rules from now on.
fn watch_rules() {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |place| {
            PANICS.fetch_add(usize::from(rules::is_guarded()), Ordering::Relaxed);
            tell(place);
        }));
    });
}

/// Rules of a house, which know nothing of prose.
const HOUSE: &str = r#"
phrase = [
    { id = "says", find = "said", replacement = "says", safe = true, zone = "anywhere" },
    { id = "stop", regex = '(\w)[.,](\s)', replacement = "$2$1", safe = true },
    { id = "three", regex = '(?s)...', zone = "headline" },
]
pair = [
    { id = "critics", forms = ["critics", "sources"], use = "critics", safe = true },
    { id = "mayor", forms = ["mayor", "Monday"] },
]
"#;

/// All rules report, those too that are off by themselves, and those of a house.
fn config() -> Config {
    let rules = rules::ALL.iter().map(|rule| (rule.name.to_owned(), Level::Warning)).collect();
    let house = config::parse(HOUSE, &rules::known());
    Config { rules, ..house.unwrap_or_else(|mistakes| panic!("{mistakes:?}")) }
}

fn spans(annotations: &Annotations) -> impl Iterator<Item = Span> {
    let sentences = annotations.sentences().iter().map(|sentence| sentence.span);
    let quotations = annotations.quotations.iter().map(|quotation| quotation.span);
    let names = annotations.names.iter().map(|name| name.span);
    let claims = annotations.claims.iter().map(|claim| claim.span);
    let sources =
        annotations.attributions.iter().filter_map(|attribution| Some(attribution.source.as_ref()?.span));
    sentences.chain(quotations).chain(names).chain(claims).chain(sources)
}

fn of_finding(source: &str, finding: &Finding) {
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    let related = finding.related.iter().map(|related| related.span);
    for span in related.chain(edits).chain([finding.span]) {
        assert!(source.get(span.start..span.end).is_some(), "{span:?} of {}", finding.rule);
    }
    for fix in &finding.fixes {
        assert!(!fix.edits.is_empty() && fix.edits.is_sorted_by(|one, next| one.span.end <= next.span.start));
        assert_ne!(apply(source, &fix.edits), source, "a fix of {} that changes nothing", finding.rule);
    }
}

fn of_renderers(source: &str, document: &Document, annotations: &Annotations, findings: &[Finding]) {
    let terminal = render::terminal::Terminal { width: 80, page: |_| None };
    let _ = render::terminal::render("draft", document, findings, &terminal);
    assert!(render::json::render("draft", document, findings).is_ok());
    assert!(render::sources::json("draft", document, annotations).is_ok());
    let _ = render::sources::text("draft", document, annotations);
    let marked = render::critic::render(source, findings, None);
    // What cannot be seen is written out there, and marks of the draft's own cannot be told from ours.
    let is_plain = !source.contains(['{', '}', '~']) && source.chars().all(|c| c == '\n' || !c.is_control());
    if is_plain && source.is_ascii() {
        assert_eq!(without_marks(&marked), source, "the marks are all that is added");
    }
}

/// The draft without CriticMarkup: as it was before the marks.
pub fn without_marks(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let mark = &rest[at..];
        let (close, old) = match &mark[1..3] {
            ">>" => ("<<}", ""),
            "==" => ("==}", mark[3..].split("==}").next().unwrap_or("")),
            _ => ("~~}", mark[3..].split("~>").next().unwrap_or("")),
        };
        out.push_str(old);
        let end = mark.find(close).map_or(mark.len(), |end| end + close.len());
        rest = &mark[end..];
    }
    out + rest
}

/// How often safe fixes may have to be made, one beside the other, before there are none.
const MOST_ROUNDS: usize = 5;

/// Safe fixes come to an end: none makes what another one mends.
fn of_fixes(source: &str, format: Format, findings: &[Finding]) {
    let mut text = source.to_owned();
    let (mut edits, mut rules) = safe(findings);
    for _ in 0..MOST_ROUNDS {
        if edits.is_empty() {
            return;
        }
        text = apply(&text, &edits);
        (edits, rules) = safe(&copydesk::check(&Document::parse(&text, format), &config()));
    }
    assert!(edits.is_empty(), "{rules:?} settle nothing: {text:?}");
}

/// The edits of all safe fixes that go together, and the names of the rules that offer one.
fn safe(findings: &[Finding]) -> (Vec<Edit>, Vec<&'static str>) {
    let fixes = findings.iter().filter_map(safe_fix).map(|fix| fix.edits.as_slice());
    let rules = findings.iter().filter(|finding| safe_fix(finding).is_some()).map(|finding| finding.rule);
    (joined(fixes), rules.collect())
}
