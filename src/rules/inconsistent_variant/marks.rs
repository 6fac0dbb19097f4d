//! Typography of one kind here and of another there: quotation marks, apostrophes and dashes.

use super::super::Context;
use super::choice::{self, Use, Wording};
use crate::document::{Block, BlockKind};
use crate::finding::{Finding, Level};
use crate::text::Span;

/// A dash as it is written, with the spaces around it.
const DASHES: [&str; 6] = [" – ", " — ", "—", " - ", " -- ", "--"];

/// How messages call the dashes.
const DASH_NAMES: [&str; 6] = [
    "a spaced en dash",
    "a spaced em dash",
    "a closed-up em dash",
    "a spaced hyphen",
    "two spaced hyphens",
    "two closed-up hyphens",
];

/// The names of the two kinds of a mark.
const KINDS: [&str; 2] = ["straight", "curly"];

/// The findings about quotation marks, apostrophes and dashes.
pub(super) fn find(context: &Context<'_>) -> impl Iterator<Item = Finding> {
    let found = [
        curls(context, "quotation mark", &quotation_marks(context)),
        curls(context, "apostrophe", &apostrophes(context)),
        dashes(context),
    ];
    found.into_iter().flatten()
}

/// The finding about marks that are straight (form 0) or curly (form 1).
fn curls(context: &Context<'_>, what: &str, uses: &[Use]) -> Option<Finding> {
    let kept = choice::kept(uses, None)?;
    let (one, other) = (KINDS.get(1 - kept)?, KINDS.get(kept)?);
    let wording = Wording {
        message: format!("A {one} {what}, where others are {other}. Which of them is yours?"),
        fix_title: format!("Make all {other}"),
        level: Level::Hint,
    };
    let prose = &context.document.prose;
    let quotations = &context.annotations.quotations;
    let is_opening =
        |mark: Span| quotations.binary_search_by_key(&mark.start, |quotation| quotation.span.start).is_ok();
    choice::report(context, uses, kept, wording, |one| {
        let text = match (one.span.of(prose), kept) {
            ("'" | "’", 0) => "'",
            ("'", _) => "’",
            (_, 0) => "\"",
            _ if is_opening(one.span) => "“",
            _ => "”",
        };
        Some(text.to_owned())
    })
}

/// The double marks around quotations, in order.
fn quotation_marks(context: &Context<'_>) -> Vec<Use> {
    let prose = &context.document.prose;
    let mark = |at: usize| {
        let mark = prose.get(at..)?.chars().next()?;
        let form = match mark {
            '"' => 0,
            '“' | '”' => 1,
            _ => return None,
        };
        Some(Use { form, span: Span::new(at, at + mark.len_utf8()) })
    };
    let mut uses: Vec<Use> = Vec::new();
    for quotation in context.annotations.quotations.iter().filter(|quotation| quotation.closed) {
        uses.extend(mark(quotation.span.start));
        uses.extend(mark(quotation.inner.end));
    }
    uses.sort_by_key(|one| one.span);
    uses
}

/// Apostrophes between two letters.
fn apostrophes(context: &Context<'_>) -> Vec<Use> {
    let within_word = |text: &str, at: usize, length: usize| {
        text.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic))
            && text.get(at + length..).is_some_and(|behind| behind.starts_with(char::is_alphabetic))
    };
    in_running_text(context, "apostrophes", |block, text| {
        let marks = text.match_indices(['\'', '’']).filter(|(at, mark)| within_word(text, *at, mark.len()));
        let use_of = |(at, mark): (usize, &str)| Use {
            form: usize::from(mark == "’"),
            span: Span::new(block.span.start + at, block.span.start + at + mark.len()),
        };
        marks.map(use_of).collect()
    })
}

fn dashes(context: &Context<'_>) -> Option<Finding> {
    let uses = in_running_text(context, "dashes", |block, text| {
        let mut uses = Vec::new();
        for (at, dash) in text.match_indices(['–', '—', '-']) {
            uses.extend(dash_at(text, at, dash).map(|(form, span)| Use {
                form,
                span: Span::new(block.span.start + span.start, block.span.start + span.end),
            }));
        }
        uses.retain(|one| !context.annotations.is_partly_quoted(one.span));
        uses
    });
    let kept = choice::kept(&uses, None)?;
    let other = uses.iter().find(|one| one.form != kept)?.form;
    let wording = Wording {
        message: format!(
            "The dash is {} here and {} elsewhere. Which of them is yours?",
            DASH_NAMES.get(other)?,
            DASH_NAMES.get(kept)?
        ),
        fix_title: "Write all dashes alike".to_owned(),
        level: Level::Hint,
    };
    choice::report(context, &uses, kept, wording, |_| DASHES.get(kept).map(|dash| (*dash).to_owned()))
}

/// The dash that stands at a place, with its spaces, and which of [`DASHES`] it is. Between figures or behind capitals
/// it is another mark: a range, the end of a dateline.
fn dash_at(text: &str, at: usize, dash: &str) -> Option<(usize, Span)> {
    let before = text.get(..at)?;
    let behind = text.get(at..)?;
    let of_hyphens = behind.starts_with("--") && !behind.starts_with("---") && !before.ends_with('-');
    let dash = if of_hyphens { "--" } else { dash };
    let behind = behind.get(dash.len()..)?;
    let is_spaced = before.ends_with(' ') && behind.starts_with(' ');
    let whole = if is_spaced { format!(" {dash} ") } else { dash.to_owned() };
    let form = DASHES.iter().position(|form| *form == whole)?;
    let left = before.trim_end_matches(' ').chars().next_back()?;
    let right = behind.trim_start_matches(' ').chars().next()?;
    let is_word =
        |letter: char| letter.is_alphabetic() || matches!(letter, '“' | '”' | '"' | ')' | ',' | '(');
    let is_half_spaced = !is_spaced && (before.ends_with(' ') || behind.starts_with(' '));
    if is_half_spaced || !is_word(left) || !is_word(right) || !before.contains(char::is_lowercase) {
        return None;
    }
    let space = usize::from(is_spaced);
    Some((form, Span::new(at - space, at + dash.len() + space)))
}

/// What `look` finds in each block of running text, given the block and its prose.
fn in_running_text(
    context: &Context<'_>,
    name: &'static str,
    look: impl Fn(&Block, &str) -> Vec<Use>,
) -> Vec<Use> {
    choice::uses(context, name, |block| {
        let block = context.document.blocks.get(block);
        let running = block.filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Interview));
        running.map(|block| look(block, block.span.of(&context.document.prose))).unwrap_or_default()
    })
}
