//! How long a long draft takes, step by step: 100 KB is some sixty pages, far beyond any news story.

use copydesk::annotations::Annotations;
use copydesk::check::{check_annotated, check_since};
use copydesk::rules::Kept;
use copydesk::{Config, Document, Finding, Format};
use divan::Bencher;
use divan::counter::BytesCount;

const EXAMPLE: &str = include_str!("../examples/draft.md");

/// Bytes of the measured draft, at least.
const SIZE: usize = 100_000;

fn main() {
    divan::main();
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let source = draft();
    bencher.counter(BytesCount::of_str(&source)).bench(|| Document::parse(&source, Format::Markdown));
}

#[divan::bench]
fn annotate(bencher: Bencher<'_, '_>) {
    let (document, config) = (document(), Config::default());
    bencher.counter(BytesCount::of_str(&document.source)).bench(|| Annotations::of(&document, &config));
}

#[divan::bench]
fn rules(bencher: Bencher<'_, '_>) {
    let (document, config) = (document(), Config::default());
    let annotations = Annotations::of(&document, &config);
    bencher
        .counter(BytesCount::of_str(&document.source))
        .bench(|| check_annotated(&document, &annotations, &config));
}

/// What a keystroke in the editor waits for.
#[divan::bench(args = [1_000, 10_000])]
fn edit(bencher: Bencher<'_, '_>, words: usize) {
    let config = Config::default();
    let source = draft().split_inclusive(' ').take(words).collect::<String>();
    let before = Document::parse(&source, Format::Markdown);
    let annotations = Annotations::of(&before, &config);
    let (_, kept) = check_since(&Kept::default(), &before, &annotations, &config);
    let edited = format!("{source} It rained.");
    bencher.bench(|| {
        let document = Document::parse(&edited, Format::Markdown);
        let annotations = Annotations::since(Some((&before, &annotations)), &document, &config);
        check_since(&kept, &document, &annotations, &config).0
    });
}

/// What a file on the command line takes: all of it.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let (source, config) = (draft(), Config::default());
    bencher
        .counter(BytesCount::of_str(&source))
        .bench(|| -> Vec<Finding> { copydesk::check(&Document::parse(&source, Format::Markdown), &config) });
}

fn document() -> Document {
    Document::parse(&draft(), Format::Markdown)
}

/// The example's body over and over; front matter stands only at the top of a draft.
fn draft() -> String {
    let body = EXAMPLE.splitn(3, "---\n").last().unwrap_or(EXAMPLE);
    body.repeat(SIZE.div_ceil(body.len()))
}
