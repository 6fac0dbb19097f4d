//! Datelines: "LONDON, Dec. 19 (Reuters) - ", "Kyiv, Ukraine (AP) — ", "WASHINGTON — "; the hour before a post of a
//! live blog, "16:42 "; and a date on a line of its own.

use super::{cut, head};
use crate::document::{Block, BlockKind};
use crate::lexicon::Terms;
use regex::Regex;
use std::sync::LazyLock;

static NO_PLACES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/no_datelines.txt")));

/// A dateline is no longer than this, in bytes.
const LONGEST: usize = 120;

/// Cuts the dateline off each paragraph that begins with one.
pub(super) fn split(prose: &str, blocks: &mut Vec<Block>) {
    let mut is_first = true;
    let mut all = Vec::with_capacity(blocks.len() + 1);
    for block in blocks.drain(..) {
        let is_paragraph = block.kind == BlockKind::Paragraph;
        match is_paragraph.then(|| length(block.span.of(prose), is_first)).flatten() {
            Some(length) => {
                let end = block.span.start + length;
                all.extend(cut(prose, block, end));
            }
            None => all.push(block),
        }
        is_first &= !is_paragraph;
    }
    *blocks = all;
}

/// Whether a line holds a date, or a place and a date, and nothing else: "Monday, March 4, 2024", "4 March 2024,
/// 14:05 GMT", "Istanbul, 9 October 2024".
pub(super) fn is_date(text: &str) -> bool {
    // Most lines have no figure, and the pattern takes a while to compile.
    let has_figure = || text.bytes().any(|byte| byte.is_ascii_digit());
    text.len() <= LONGEST && has_figure() && DATE.as_ref().is_some_and(|date| date.is_match(text))
}

/// The length of the dateline with its dash, in bytes. A place alone is one only before the draft's
/// first paragraph; elsewhere a region, a date or an agency must say that it is a place.
fn length(text: &str, is_first: bool) -> Option<usize> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return hour(text);
    }
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let head = head(text, LONGEST)?;
    // The longer dashes begin with one byte, and bytes are looked for several at once.
    memchr::memchr2(b'-', "–".as_bytes()[0], head.as_bytes())?;
    if !head.contains(['-', '–', '—']) {
        return None;
    }
    let found = SHAPE.as_ref()?.captures(head)?;
    let whole = found.name("dateline")?;
    let place = found.name("place")?.as_str();
    let has_agency = found.name("agency").is_some();
    let is_capitals = !place.contains(char::is_lowercase) || CAPITALS.as_ref()?.is_match(place);
    let is_dated = has_agency || found.name("region").is_some() || found.name("date").is_some();
    let holds = has_agency || (is_capitals && (is_first || is_dated) && !NO_PLACES.contains(place));
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    (holds && letters > 2).then_some(whole.end())
}

/// The length of the hour before a post: "16:42 The bridge has closed", "4.42pm — The bridge has closed"; not of "11:30
/// is late".
fn hour(text: &str) -> Option<usize> {
    let end = HOUR.as_ref()?.find(text)?.end();
    let post = text.get(end..)?.strip_prefix(' ')?.trim_start_matches(['“', '"', '‘', '\'']);
    post.starts_with(char::is_uppercase).then_some(end)
}

/// Whether a dateline is the hour before a post alone, and tells no day.
pub fn is_hour(dateline: &str) -> bool {
    HOUR.as_ref().and_then(|hour| hour.find(dateline)).is_some_and(|hour| hour.end() == dateline.len())
}

static HOUR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        [0-9]{1,2} [:.] [0-9]{2} (?: \ ?[ap]\.?m\.? )? (?: \ (?:BST|GMT|CET|CEST|EDT|EST|ET|PDT|PST|UTC) )? (?: \ ?[—–-] | : )?",
    )
    .ok()
});

/// Cities in capitals with their lower-case links: "RIO de JANEIRO", "LONDON and PARIS".
static CAPITALS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\p{Lu}[^\p{Ll}]+(?: (?:and|de|del|do|da|al|el) [^\p{Ll}]+)+$").ok());

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compiled(
        r"(?x)^
        (?: ‹C›[‹L›'’.\ -]+,\ )?
        (?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?
        (?: (?: Jan(?:uary|\.)? | Feb(?:ruary|\.)? | Mar(?:ch|\.)? | Apr(?:il|\.)? | May | June? | July? | Aug(?:ust|\.)?
            | Sept?(?:ember|\.)? | Oct(?:ober|\.)? | Nov(?:ember|\.)? | Dec(?:ember|\.)? )\ [0-9]{1,2}(?:st|nd|rd|th)?
          | [0-9]{1,2}(?:st|nd|rd|th)?\ (?: Jan(?:uary)? | Feb(?:ruary)? | Mar(?:ch)? | Apr(?:il)? | May | June? | July? | Aug(?:ust)?
            | Sept?(?:ember)? | Oct(?:ober)? | Nov(?:ember)? | Dec(?:ember)? ) )
        ,?\ [0-9]{4}
        (?: ,?\ (?:at\ )? [0-9]{1,2}[:.][0-9]{2} (?:\ ?[ap]\.?m\.?)? (?:\ [A-Z]{2,4})? )?
        $",
    )
});

static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compiled(
        r#"(?x)^(?<dateline>
        (?<place> ‹C›[‹L›'’.]* (?: [\ /-] (?: ‹C›[‹L›'’.]* | and | de | del | do | da | al | el ) ){0,5} )
        (?<region> ,\ ‹C›[‹L›'’.]* (?: [\ -]‹C›[‹L›'’.]* ){0,3} )?
        (?<date> ,\ (?: ‹C›[‹L›]+\.?\ [0-9]{1,2} | [0-9]{1,2}\ ‹C›[‹L›]+\.? ) (?: ,?\ [0-9]{4} )? )?
        (?<agency> \ ?,?\ \( ‹C›[‹L›0-9\ /.,&-]+ \) )?
        (?: \ ?(?:—|--) | \ [–-] )
        ) (?: \ | \b | ["“‘'] )"#,
    )
});

/// A pattern in which `‹C›` stands for a capital and `‹L›`, between brackets, for letters. Beyond ASCII all but dashes,
/// quotation marks and spaces counts as both: to compile the classes of Unicode took a seventh of a short run.
fn compiled(pattern: &str) -> Option<Regex> {
    const BEYOND_ASCII: &str = r"[^\x00-\x7F—–“”‘’\u{A0}\u{2000}-\u{200B}]";
    let capital = format!("[A-Z{BEYOND_ASCII}]");
    let letters = format!("A-Za-z{BEYOND_ASCII}");
    Regex::new(&pattern.replace("‹C›", &capital).replace("‹L›", &letters)).ok()
}
