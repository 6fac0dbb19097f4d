//! How long a spelling pass over 1 MB takes: whether each word is English, and a correction for each that is not. All
//! lists are read before the clock starts.

use copydesk::spelling::slip::{corrections, may_be_slip};
use copydesk::spelling::{Dictionary, is_english};
use copydesk::{Document, Format, config::Dialect};
use divan::Bencher;
use divan::counter::BytesCount;

const EXAMPLE: &str = include_str!("../examples/draft.md");

/// Bytes of the measured text, at least.
const SIZE: usize = 1_000_000;

/// A slip in so many words, as in a draft that nobody has read yet.
const WORDS_A_SLIP: usize = 200;

fn main() {
    divan::main();
}

/// Which words are English: all that a clean draft costs.
#[divan::bench]
fn look_up(bencher: Bencher<'_, '_>) {
    let text = text();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| words(&text).filter(|word| !is_english(word)).count());
}

/// The same, and a correction for each slip. Once only: what was proposed is kept, so that a second pass would search
/// for nothing.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn look_up_and_correct(bencher: Bencher<'_, '_>) {
    let text = with_slips(&text());
    let dictionary = Dictionary::of(Dialect::EnUs);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        // Words with a capital are names, for which no correction is sought.
        let small = words(&text).filter(|word| word.starts_with(char::is_lowercase));
        let unknown = small.filter(|word| !is_english(word) && may_be_slip(dictionary, word));
        unknown.map(|word| corrections(dictionary, word, 3).len()).sum::<usize>()
    });
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '’' | '\'' | '-');
    text.split(move |letter| !is_part(letter)).filter(|word| word.len() > 1)
}

/// The prose of the example over and over.
fn text() -> String {
    let prose = Document::parse(EXAMPLE, Format::Markdown).prose;
    prose.repeat(SIZE.div_ceil(prose.len()))
}

/// Every so many words, the next long one without one of its inner letters, by turns, so that few slips come twice.
fn with_slips(text: &str) -> String {
    let (mut since, mut slips) = (0, 0);
    let slip = |word: &str| {
        since += 1;
        if since < WORDS_A_SLIP || word.len() < 7 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return word.to_owned();
        }
        since = 0;
        slips += 1;
        let at = 1 + slips % (word.len() - 2);
        format!("{}{}", &word[..at], &word[at + 1..])
    };
    text.split(' ').map(slip).collect::<Vec<_>>().join(" ")
}
