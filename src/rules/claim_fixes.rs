//! How a draft can mend a claim: the fixes that the rules about claims offer, by what makes it a claim.
//!
//! None invents a source: where one is wanted they leave room for it. None touches a quoted word.

use super::claims::append;
use super::forms::plural;
use super::{Context, passage};
use crate::annotations::{Claim, Trigger};
use crate::finding::{Fix, Safety};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag, Tree};
use crate::text::Span;
use std::sync::LazyLock;

/// The fixes for a claim, best first.
pub(super) fn of(context: &Context<'_>, claim: &Claim) -> Vec<Fix> {
    let behind = |text: &str| append(context, claim.sentence, text);
    let source = || behind(", according to TK");
    let fixes = match claim.trigger {
        Trigger::Figure => [behind(", according to TK (source, date)"), None],
        Trigger::Superlative => [source(), one_of(context, claim)],
        Trigger::Mind => [source(), says(context, claim)],
        Trigger::Cause => [milder(context, claim), source()],
        Trigger::Forecast => [expects(context, claim), behind(", TK predicted")],
        Trigger::PrivateTalk => [behind(", according to TK people who were present"), None],
        Trigger::Tone | Trigger::CommonKnowledge => [cut(context, claim), source()],
        Trigger::Label => [plain_word(context, claim), source()],
        Trigger::Accusation | Trigger::Sweeping | Trigger::Judgement => [source(), behind(", TK said")],
    };
    fixes.into_iter().flatten().filter(|fix| !touches_quotation(context, fix)).collect()
}

/// Whether a fix takes away a quoted word.
fn touches_quotation(context: &Context<'_>, fix: &Fix) -> bool {
    fix.edits.iter().any(|edit| {
        let map = &context.document.map;
        let place = map.to_prose(edit.span.start).zip(map.to_prose(edit.span.end));
        let taken =
            place.map(|(start, end)| Span::new(start, end.max(start))).filter(|span| !span.is_empty());
        taken.is_some_and(|span| context.annotations.is_partly_quoted(span))
    })
}

/// A word that says less in place of one that claims: "after" for "because of".
fn milder(context: &Context<'_>, claim: &Claim) -> Option<Fix> {
    let text = claim.span.of(&context.document.prose);
    let word =
        TRIGGERS.get(&text.to_lowercase()).map(|entry| entry.field(2)).filter(|word| !word.is_empty())?;
    let title = format!("Change to “{word}”");
    context.replace(claim.span, passage::in_place_of(context, claim.span, word), title, Safety::Unsafe)
}

static TRIGGERS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/claim_triggers.txt")));

/// Room for a word that takes no side.
fn plain_word(context: &Context<'_>, claim: &Claim) -> Option<Fix> {
    context.replace(claim.span, "TK", "Leave room for a plain word", Safety::Unsafe)
}

/// "Prices are expected to double": "TK expects prices to double".
fn expects(context: &Context<'_>, claim: &Claim) -> Option<Fix> {
    let prose = &context.document.prose;
    let verb = match claim.span.of(prose) {
        "is expected to" | "are expected to" => "expects",
        "was expected to" | "were expected to" => "expected",
        _ => return None,
    };
    let tree = context.annotations.trees.get(claim.sentence)?;
    let expected = word_at(tree, claim.span.start)? + 1;
    let subject = child(tree, expected, &[Relation::Subject, Relation::PassiveSubject])?;
    let words = tree.subtree(subject);
    let span = tree.words().get(words.clone())?.first()?.span.join(tree.words().get(words.end - 1)?.span);
    // "The vote, | which is expected to | be close": the clause would lose what joins it.
    let is_relative = matches!(tree.tag(subject), Tag::WhPronoun | Tag::WhDeterminer)
        || span.of(prose).eq_ignore_ascii_case("that");
    if span.end + 1 != claim.span.start || is_relative {
        return None;
    }
    let whom = object_form(tree, words.start, span.of(prose));
    let text = format!("TK {verb} {whom} to");
    context.replace(span.join(claim.span), text, format!("Change to “TK {verb} …”"), Safety::Unsafe)
}

/// A subject as an object in the middle of a sentence: "him" for "He", "prices" for "Prices".
fn object_form(tree: &Tree, first: usize, text: &str) -> String {
    let object = match text.to_lowercase().as_str() {
        "he" => "him",
        "she" => "her",
        "they" => "them",
        "we" => "us",
        _ => "",
    };
    let mut letters = text.chars();
    match letters.next() {
        _ if !object.is_empty() => object.to_owned(),
        Some(letter) if !tree.tag(first).is_name() => letter.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// "It is the largest plant in Velm": "one of the largest plants".
fn one_of(context: &Context<'_>, claim: &Claim) -> Option<Fix> {
    let prose = &context.document.prose;
    let tree = context.annotations.trees.get(claim.sentence)?;
    let first = word_at(tree, claim.span.start)?;
    let article = tree.words().get(first.checked_sub(1)?)?.span;
    let last = tree.words().iter().rposition(|word| word.span.end <= claim.span.end)?;
    let noun = (first..=last).filter_map(|at| tree.head(at)).find(|head| *head > last)?;
    let span = tree.words().get(noun)?.span;
    if !article.of(prose).eq_ignore_ascii_case("the") || tree.tag(noun) != Tag::Noun {
        return None;
    }
    let many = plural(span.of(prose))?;
    let title = "Change to “one of the …”";
    let opening = passage::in_place_of(context, article, "one of the");
    let mut fix = context.replace(article, opening, title, Safety::Unsafe)?;
    fix.edits.extend(context.replace(span, many, title, Safety::Unsafe)?.edits);
    Some(fix)
}

/// "The mayor fears a revolt": "The mayor says TK fears a revolt", where the mind's owner stands right before it.
fn says(context: &Context<'_>, claim: &Claim) -> Option<Fix> {
    let mut here = context.annotations.attributions_of(claim.sentence..claim.sentence + 1);
    let is_its = |cue: Span| cue == claim.span;
    let (_, thought) = here.find(|(_, thought)| thought.cue.as_ref().is_some_and(|cue| is_its(cue.span)))?;
    let owner = thought.source.as_ref().filter(|owner| owner.span.end + 1 == claim.span.start)?;
    let tree = context.annotations.trees.get(claim.sentence)?;
    let verb = match tree.tag(word_at(tree, claim.span.start)?) {
        Tag::Past => "said",
        Tag::PresentThird => "says",
        Tag::Present => "say",
        _ => return None,
    };
    let title = format!("Insert “{verb} TK”");
    Some(context.insert_behind(owner.span.end, format!(" {verb} TK"), title, Safety::Unsafe))
}

/// The sentence without the words of a claim, where it stands without them.
fn cut(context: &Context<'_>, claim: &Claim) -> Option<Fix> {
    let prose = &*context.document.prose;
    let sentence = context.annotations.sentences().get(claim.sentence)?.span;
    let title = format!("Cut “{}”", claim.span.of(prose));
    let (before, behind) = (prose.get(..claim.span.start)?, prose.get(claim.span.end..sentence.end)?);
    if claim.span.start == sentence.start {
        // What is left begins with a capital.
        let rest = behind.strip_prefix(" that").filter(|rest| rest.starts_with(' ')).unwrap_or(behind);
        let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
        let next = rest.chars().next().filter(|letter| letter.is_alphabetic())?;
        let start = claim.span.end + behind.len() - rest.len();
        let taken = Span::new(claim.span.start, start + next.len_utf8());
        return context.replace(taken, next.to_uppercase().to_string(), title, Safety::Unsafe);
    }
    let apart = before.ends_with(", ") && behind.starts_with([',', '.']);
    let taken = if apart {
        Span::new(claim.span.start - 2, claim.span.end + usize::from(behind.starts_with(',')))
    } else if before.ends_with(' ') && behind.starts_with([' ', '.', ':']) && stands_loose(context, claim) {
        Span::new(claim.span.start - 1, claim.span.end)
    } else {
        return None;
    };
    context.replace(taken, "", title, Safety::Unsafe)
}

/// Whether a word only adds to another: an adverb, or an adjective before its noun, without words of its own, an
/// article that hangs on its first letter, or another of its kind beside it.
fn stands_loose(context: &Context<'_>, claim: &Claim) -> bool {
    let Some(tree) = context.annotations.trees.get(claim.sentence) else { return false };
    let Some(at) = word_at(tree, claim.span.start) else { return false };
    let is_one = tree.words().get(at).is_some_and(|word| word.span == claim.span);
    let before_noun =
        tree.relation(at) == Relation::AdjectiveModifier && tree.head(at).is_some_and(|noun| noun > at);
    let adds = tree.tag(at) == Tag::Adverb || before_noun;
    let holds_on = at.checked_sub(1).and_then(|before| tree.words().get(before)).is_some_and(|word| {
        let word = word.span.of(&context.document.prose).to_lowercase();
        matches!(word.as_str(), "a" | "an" | "and" | "or" | "but" | "as" | "so")
    });
    is_one && adds && tree.children(at).is_empty() && !holds_on
}

/// The word of a tree that starts at an offset.
fn word_at(tree: &Tree, start: usize) -> Option<usize> {
    tree.words().iter().position(|word| word.span.start == start)
}

/// The first word below another that belongs to it in one of those ways.
fn child(tree: &Tree, head: usize, relations: &[Relation]) -> Option<usize> {
    tree.children(head).iter().copied().find(|child| relations.contains(&tree.relation(*child)))
}
