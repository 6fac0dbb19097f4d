//! Where a draft uses one of several accepted spellings by its own choice.

use super::notes::{Note, Way};
use super::{Context, Reach};
use crate::document::BlockKind;
use crate::finding::{Fix, Safety};
use crate::lexicon::variants::{Group, Guard, Variant, Variants};
use crate::sentence::{Token, TokenKind};
use crate::text::{Edit, Span, capitalised};
use std::collections::BTreeMap;

/// The uses of each group of `variants` in running text, by the number of the group.
pub(super) fn groups(context: &Context<'_>, variants: &Variants) -> BTreeMap<usize, Vec<Mention>> {
    let noted = context.noted("variants", Reach::Block, |block| {
        let kind = context.document.blocks.get(block).map(|block| block.kind);
        // Headlines have a style of their own: "US" above a text that says "U.S." is right.
        let is_running = matches!(
            kind,
            Some(BlockKind::Paragraph | BlockKind::Interview | BlockKind::ListItem | BlockKind::Caption)
        );
        let tokens = if is_running { context.annotations.tokens_in(block) } else { &[] };
        mentions(context, variants, tokens)
    });
    let mut groups: BTreeMap<usize, Vec<Mention>> = BTreeMap::new();
    for mention in noted.iter() {
        groups.entry(mention.variant.group).or_default().push(mention);
    }
    groups
}

/// One use of a form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub span: Span,
    pub variant: Variant,
    pub begins_sentence: bool,
}

impl Note for Mention {
    type Here<'a> = Self;

    fn here(&self, way: Way) -> Self {
        Self { span: way.of(self.span), ..*self }
    }
}

/// The terms of a block from left to right, at each place the longest.
fn mentions(context: &Context<'_>, variants: &Variants, tokens: &[Token]) -> Vec<Mention> {
    let prose = &context.document.prose;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let longest = candidate_lengths(variants, prose, token).rev().find_map(|length| {
            let last = tokens.get(at + length - 1)?;
            let span = without_possessive(prose, token.span.join(last.span));
            Some((length, span, variants.get(span.of(prose))?))
        });
        let Some((length, span, variant)) = longest else {
            at += 1;
            continue;
        };
        let place = Use { context, variants, tokens, first: at, behind: at + length };
        let mention = Mention { span, variant, begins_sentence: place.starts_sentence() };
        if place.counts(&mention) {
            found.push(mention);
        }
        at += length;
    }
    found
}

/// "Two analyses": in this form alone the verb of one English is the noun of both.
fn is_plural_of_noun(text: &str) -> bool {
    text.to_lowercase().ends_with("yses")
}

fn candidate_lengths(variants: &Variants, prose: &str, token: &Token) -> std::ops::RangeInclusive<usize> {
    let may_start = token.kind != TokenKind::Punctuation && variants.may_start_with(token.span.of(prose));
    1..=(if may_start { variants.longest } else { 0 })
}

fn without_possessive(prose: &str, span: Span) -> Span {
    let text = span.of(prose);
    let bare = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
    Span::new(span.start, span.start + bare.len())
}

/// Where a form stands: tokens `first..behind` of a block.
struct Use<'a> {
    context: &'a Context<'a>,
    variants: &'a Variants,
    tokens: &'a [Token],
    first: usize,
    behind: usize,
}

impl Use<'_> {
    /// Whether the use shows the writer's choice of spelling: not in a quotation, a longer name, a
    /// remark on the other spelling, or a place where the form is another word.
    fn counts(&self, mention: &Mention) -> bool {
        let Some(group) = self.variants.groups.get(mention.variant.group) else { return false };
        let text = mention.span.of(&self.context.document.prose);
        !self.context.annotations.is_quoted(mention.span)
            && !self.is_in_name(group, mention, text)
            && !self.is_any_form(group, mention, text)
            && !is_plural_of_noun(text)
            && !self.is_remark()
            && !self.is_ambiguous_stop(group, text)
            && self.fits_guard(group, text)
            && self.fits_note(group)
    }

    /// "Lincoln Center", "the Labour Party", "Kyiv Post": a capitalised neighbour. A lower-case term
    /// with a capital that begins no sentence is part of a name by itself.
    fn is_in_name(&self, group: &Group, mention: &Mention, text: &str) -> bool {
        let is_capitalised =
            |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_small = |form: &&str| form.starts_with(char::is_lowercase);
        let form_is_small = match group.guard {
            Guard::Written => group.forms.get(mention.variant.form).is_some_and(is_small),
            _ => group.forms.iter().all(is_small),
        };
        let next_is_name = is_capitalised(self.word(self.behind));
        if form_is_small {
            return text.starts_with(char::is_uppercase) && (!self.starts_sentence() || next_is_name);
        }
        let previous_is_name = !self.starts_sentence()
            && self
                .first
                .checked_sub(1)
                .is_some_and(|at| is_capitalised(self.word(at)) && !self.is_sentence_start(at));
        match group.guard {
            Guard::Exact | Guard::Written if group.forms.iter().any(|form| form.contains(' ')) => false,
            // A title or a first name before a surname, a rank behind an abbreviation are no names.
            Guard::Exact | Guard::Written => next_is_name && (previous_is_name || !text.ends_with('.')),
            _ => {
                self.starts_sentence()
                    && group.forms.iter().any(|form| form.to_lowercase() == text.to_lowercase())
            }
        }
    }

    /// "Internet" at a sentence's start may be "internet" as well.
    fn is_any_form(&self, group: &Group, mention: &Mention, text: &str) -> bool {
        let mut others = group.forms.iter().enumerate().filter(|(form, _)| *form != mention.variant.form);
        group.guard == Guard::Written
            && mention.begins_sentence
            && others.any(|(_, other)| capitalised(other) == text)
    }

    /// "formerly Bombay", "also known as ISIL", "(or Kiev)", "which calls itself Türkiye".
    fn is_remark(&self) -> bool {
        let before = (self.first.saturating_sub(3)..self.first).filter_map(|at| self.word(at));
        let words = [
            "formerly", "known", "call", "called", "calls", "named", "spelled", "spelling", "spells",
            "spelt", "or", "renamed", "word", "term",
        ];
        before.map(str::to_lowercase).any(|word| words.contains(&word.as_str()))
    }

    /// "etc." at a sentence's end may be either form; so may "US" among words in capitals.
    fn is_ambiguous_stop(&self, group: &Group, text: &str) -> bool {
        let stop_follows = self
            .tokens
            .get(self.behind)
            .is_some_and(|next| !next.spaced && next.span.of(&self.context.document.prose).starts_with('.'));
        let is_shouted = |at: Option<usize>| {
            at.and_then(|at| self.word(at)).is_some_and(|word| {
                word.chars().count() > 1 && word.chars().all(|letter| letter.is_uppercase())
            })
        };
        let with_stop = format!("{text}.");
        stop_follows && group.forms.contains(&with_stop.as_str())
            || is_shouted(self.first.checked_sub(1)) && is_shouted(Some(self.behind))
    }

    /// "to cease fire" is a verb: two words count as a noun only behind an article or its like.
    fn fits_guard(&self, group: &Group, text: &str) -> bool {
        if group.guard != Guard::Noun || !text.contains(' ') {
            return true;
        }
        let before = self.first.checked_sub(1).and_then(|at| self.word(at)).unwrap_or("").to_lowercase();
        matches!(
            before.as_str(),
            "a" | "an"
                | "the"
                | "this"
                | "that"
                | "its"
                | "their"
                | "his"
                | "her"
                | "no"
                | "any"
                | "each"
                | "every"
        )
    }

    fn fits_note(&self, group: &Group) -> bool {
        let is_number = |at: Option<usize>| {
            at.and_then(|at| self.tokens.get(at)).is_some_and(|token| {
                token.span.of(&self.context.document.prose).contains(|c: char| c.is_ascii_digit())
            })
        };
        let before = is_number(self.first.checked_sub(1));
        if group.note.contains("time of day") {
            return before;
        }
        if group.note.contains("with a year") {
            return before || is_number(Some(self.behind));
        }
        let is_currency = self.tokens.get(self.behind).is_some_and(|next| {
            !next.spaced && next.span.of(&self.context.document.prose).starts_with(['$', '£', '€'])
        });
        let is_dish = group.note.contains("chicken Kiev")
            && self
                .first
                .checked_sub(1)
                .and_then(|at| self.word(at))
                .is_some_and(|word| word.eq_ignore_ascii_case("chicken"));
        let is_bird = group.guard == Guard::Verb && group.note.contains("not the bird");
        !(is_currency || is_bird || is_dish)
    }

    fn starts_sentence(&self) -> bool {
        self.is_sentence_start(self.first)
    }

    fn is_sentence_start(&self, at: usize) -> bool {
        let opening = |token: &Token| {
            token.kind == TokenKind::Punctuation && token.span.of(&self.context.document.prose) != ","
        };
        at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_none_or(opening)
    }

    fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(&self.context.document.prose))
    }
}

/// Writes each of the mentions in one form of its group.
pub(super) fn change_all(
    context: &Context<'_>,
    group: &Group,
    others: &[&Mention],
    kept: usize,
) -> Option<Fix> {
    let prose = &context.document.prose;
    let edits: Option<Vec<Edit>> = others
        .iter()
        .map(|mention| {
            let text = group.spelling(kept, mention.variant.inflection)?;
            let keeps_capital =
                mention.begins_sentence && mention.span.of(prose).starts_with(char::is_uppercase);
            let text = if keeps_capital { capitalised(text) } else { text.to_owned() };
            let text = with_sentence_stop(context, mention.span, text);
            context.edit(mention.span, &text)
        })
        .collect();
    let title = format!("Change all to “{}”", group.forms.get(kept)?);
    Some(Fix { title, edits: edits?, safety: Safety::Unsafe })
}

/// The stop of an abbreviation ends its sentence as well: "in the U.S." becomes "in the US.", and "in the US." does not
/// become "in the U.S..".
fn with_sentence_stop(context: &Context<'_>, place: Span, mut text: String) -> String {
    let prose = &context.document.prose;
    let has_stop = place.of(prose).ends_with('.');
    if text.ends_with('.') && !has_stop && prose.get(place.end..).is_some_and(|rest| rest.starts_with('.')) {
        text.pop();
    }
    let sentence = context.annotations.text.at(place.start);
    let sentence = sentence.and_then(|at| context.annotations.sentences().get(at));
    let ends_sentence = sentence.is_some_and(|sentence| {
        let rest = Span::new(place.end.min(sentence.span.end), sentence.span.end);
        rest.of(prose).chars().all(|mark| matches!(mark, '”' | '"' | '’' | '\''))
    });
    if has_stop && !text.ends_with('.') && ends_sentence {
        text.push('.');
    }
    text
}
