//! A word with a hyphen here and closed up there, which no list needs to know: *dock-side*, *dockside*.

use super::super::Context;
use super::choice::{self, Use, Wording};
use crate::document::BlockKind;
use crate::finding::{Finding, Level};
use crate::lexicon::variants::VARIANTS;
use crate::sentence::TokenKind;
use std::collections::BTreeMap;

/// Shorter parts are initials, or change the meaning of what they stand before.
const SHORTEST_PART: usize = 3;

/// The findings, one for each word that the draft has in both forms.
pub(super) fn find(context: &Context<'_>) -> Vec<Finding> {
    // By the word closed up: form 0 is that, form 1 the one with a hyphen.
    let mut words: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    let prose = &context.document.prose;
    for (block, tokens) in context.annotations.blocks() {
        let kind = context.document.blocks.get(block).map(|block| block.kind);
        if !matches!(kind, Some(BlockKind::Paragraph | BlockKind::Interview | BlockKind::ListItem)) {
            continue;
        }
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let text = token.span.of(prose);
            if !is_of_interest(text) || context.annotations.is_partly_quoted(token.span) {
                continue;
            }
            let form = usize::from(text.contains('-'));
            words.entry(text.replace('-', "")).or_default().push(Use { form, span: token.span });
        }
    }
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
