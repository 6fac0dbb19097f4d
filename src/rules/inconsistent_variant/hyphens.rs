//! A word with a hyphen here and closed up there, which no list needs to know: *dock-side*, *dockside*.

use super::super::Context;
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
    let closed = |word: &str| word.replace('-', "");
    let hyphened = running_words(context).filter(|(text, _)| text.contains('-'));
    // By the word closed up: form 0 is that, form 1 the one with a hyphen.
    let mut words: FxHashMap<String, Vec<Use>> = hyphened
        .filter(|(text, _)| is_of_interest(text))
        .map(|(text, _)| (closed(text), Vec::new()))
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    for (text, span) in running_words(context) {
        let form = usize::from(text.contains('-'));
        let uses = if form == 1 { words.get_mut(&closed(text)) } else { words.get_mut(text) };
        let counts = |_: &&mut Vec<Use>| is_of_interest(text) && !context.annotations.is_partly_quoted(span);
        if let Some(uses) = uses.filter(counts) {
            uses.push(Use { form, span });
        }
    }
    let mut words: Vec<(String, Vec<Use>)> = words.into_iter().collect();
    words.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mixed = words.iter().filter_map(|(word, uses)| {
        let kept = choice::kept(uses, None)?;
        let hyphened = uses.iter().find(|one| one.form == 1)?.span.of(prose);
        let (one, other) = if kept == 0 { (hyphened, word.as_str()) } else { (word.as_str(), hyphened) };
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

/// The words of running text, with their places.
fn running_words<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, Span)> + use<'a> {
    let document = context.document;
    let running = context.annotations.blocks().filter(|(block, _)| {
        let kind = document.blocks.get(*block).map(|block| block.kind);
        matches!(kind, Some(BlockKind::Paragraph | BlockKind::Interview | BlockKind::ListItem))
    });
    let words = running.flat_map(|(_, tokens)| tokens).filter(|token| token.kind == TokenKind::Word);
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
