//! A word with a hyphen here and closed up there, which no list needs to know: *dock-side*, *dockside*.

use super::super::uses::Shapes;
use super::super::{Context, Reach};
use super::choice::{self, Use, Wording};
use crate::document::BlockKind;
use crate::finding::{Finding, Level};
use crate::lexicon::variants::VARIANTS;
use crate::sentence::TokenKind;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Shorter parts are initials, or change the meaning of what they stand before.
const SHORTEST_PART: usize = 3;

/// The findings, one for each word that the draft has in both forms.
pub(super) fn find(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let noted = context.noted("hyphens", Reach::Block, |block| {
        let hyphened = running_words(context, block).filter(|(text, _)| text.contains('-'));
        hyphened.filter(|(text, _)| is_of_interest(text)).map(|(text, span)| (span, closed(text))).collect()
    });
    // By the word closed up: form 0 is that, form 1 the one with a hyphen.
    let mut words: FxHashMap<&str, Vec<Use>> =
        noted.iter().map(|(_, closed)| (closed.as_str(), Vec::new())).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let shapes = Shapes::of(words.keys().copied(), 0);
    let is_quoted = |span: Span| context.annotations.is_partly_quoted(span);
    for (text, span) in (0..context.document.blocks.len()).flat_map(|block| running_words(context, block)) {
        if !shapes.may_have(text) {
            continue;
        }
        let uses = words.get_mut(text).filter(|_| is_of_interest(text) && !is_quoted(span));
        if let Some(uses) = uses {
            uses.push(Use { form: 0, span });
        }
    }
    for (span, closed) in noted.iter().filter(|(span, _)| !is_quoted(*span)) {
        if let Some(uses) = words.get_mut(closed.as_str()) {
            uses.push(Use { form: 1, span });
        }
    }
    words.values_mut().for_each(|uses| uses.sort_by_key(|one| one.span));
    let mut words: Vec<(&str, Vec<Use>)> = words.into_iter().collect();
    words.sort_by_key(|(word, _)| *word);
    let mixed = words.iter().filter_map(|(word, uses)| {
        let kept = choice::kept(uses, None)?;
        let hyphened = uses.iter().find(|one| one.form == 1)?.span.of(prose);
        let (one, other) = if kept == 0 { (hyphened, *word) } else { (*word, hyphened) };
        let wording = Wording {
            message: format!(
                "“{one}” here, “{other}” elsewhere: either is right, both in one draft are not. Which is yours?"
            ),
            fix_title: format!("Change all to “{other}”"),
            level: Level::Warning,
        };
        choice::report(context, uses, kept, wording, |_| Some(other.to_owned()))
    });
    mixed.collect()
}

fn closed(word: &str) -> String {
    word.replace('-', "")
}

/// The words of a block of running text, with their places.
fn running_words<'a>(context: &Context<'a>, block: usize) -> impl Iterator<Item = (&'a str, Span)> + use<'a> {
    let document = context.document;
    let kind = document.blocks.get(block).map(|block| block.kind);
    let is_running = matches!(kind, Some(BlockKind::Paragraph | BlockKind::Interview | BlockKind::ListItem));
    let tokens = if is_running { context.annotations.tokens_in(block) } else { &[] };
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words.map(|token| (document.prose_of(token.span), token.span))
}

/// In small letters, since others are names; of two parts at most; and in no group of the list, which has its own say.
fn is_of_interest(word: &str) -> bool {
    let mut parts = word.split('-');
    let is_long = |part: &str| part.len() >= SHORTEST_PART;
    word.len() >= 2 * SHORTEST_PART
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        && parts.next().is_some_and(is_long)
        && parts.next().is_none_or(is_long)
        && parts.next().is_none()
        && VARIANTS.get(word).is_none()
}
