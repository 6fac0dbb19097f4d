//! A passive, an impersonal phrase or an adverb of hearsay, with nobody who says it.

mod charged;

use super::{Context, Family, Question, Reach, Rule};
use super::{misused_alleged, passage};
use crate::annotations::word::{self, Classes, Word};
use crate::annotations::{Attribution, Cue};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{self, Phrases, Terms};
use crate::sentence::{Sentence, Token, TokenKind};
use crate::syntax::{Relation, Tag};
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "agentless-attribution",
    summary: "Hearsay with nobody who says it",
    page: include_str!("agentless_attribution.md"),
    family: Family::Hedging,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    reach: Reach::Nearby,
    check,
};

const LIST: &str = include_str!("../lexicon/agentless.txt");

static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(LIST));

/// The phrases and adverbs among the list's lines; participles need the grammar around them.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(LIST));

static FORECASTS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/agentless_forecasts.txt")));

/// What tells whose forecasts they are.
static FORECASTERS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/forecasters.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    for sentence in context.annotations.sentences() {
        let phrases = PHRASES.find(&context.document.prose, sentence.span);
        places.extend(phrases.filter_map(|(span, entry)| match entry.field(1) {
            "phrase" => Some(Place { span, form: Form::Phrase }),
            "adverb" => Some(Place { span, form: Form::Adverb }),
            _ => None,
        }));
    }
    let phrases: Vec<Span> = places.iter().map(|place| place.span).collect();
    for hearsay in &context.annotations.hearsay {
        if !passage::overlaps_any(&phrases, hearsay.span) {
            places.push(Place { span: hearsay.span, form: Form::Talk });
        }
    }
    places.sort_by_key(|place| place.span);
    let taken: Vec<Span> = places.iter().map(|place| place.span).collect();
    for (attribution, sentence) in passage::attributions(context) {
        if let Some(cue) = attribution.cue.as_ref().filter(|_| attribution.source.is_none())
            && !passage::overlaps_any(&taken, cue.span)
            && is_hearsay(context, attribution, cue, sentence)
        {
            let form = if is_verdict(context, cue) { Form::Verdict } else { Form::Passive };
            places.push(Place { span: cue.span, form });
        }
    }
    places.sort_by_key(|place| place.span);
    places.iter().filter_map(|place| finding(context, place)).collect()
}

struct Place {
    span: Span,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Phrase,
    Adverb,
    Passive,
    Verdict,
    Talk,
}

/// Whether a passive reports what somebody says or believes, in a frame that its list line has.
fn is_hearsay(context: &Context<'_>, attribution: &Attribution, cue: &Cue, sentence: &Sentence) -> bool {
    let words = passage::words(context, cue.span);
    let Some(entry) = words.last().and_then(|word| TERMS.get(word)) else {
        return false;
    };
    let takes = |frame: &str| entry.field(1).split(' ').any(|name| name == frame);
    let widely = words.iter().any(|word| WIDELY.contains(&word.as_str()));
    // What is expected is the writer's forecast; what is widely expected is hearsay.
    let is_forecast = FORECASTS.contains(entry.term) && !widely;
    if !cue.agentless
        || is_forecast
        || has_agent(context, cue, sentence)
        || is_ruled_out(context, attribution)
    {
        return false;
    }
    let prose = &context.document.prose;
    let mut behind = passage::tokens_behind(context, sentence, cue.span.end);
    let (next, after) = (behind.next(), behind.next());
    let reads = |word: &str| next.is_some_and(|token| token.span.of(prose) == word);
    let impersonal = passage::word_before(context, sentence, cue.span.start)
        .is_some_and(|word| word.span.of(prose).eq_ignore_ascii_case("it"));
    let infinitive = reads("to")
        && after.is_some_and(|token| {
            let noun = Classes::DETERMINER
                | Classes::POSSESSIVE
                | Classes::INSTITUTION
                | Classes::ROLE
                | Classes::CAPITALISED
                | Classes::OBJECT
                | Classes::NUMBER;
            token.kind == TokenKind::Word && !Word::of(prose, token).is(noun)
        });
    let happened = is_finite_passive(&words);
    takes("it-that") && impersonal && reads("that")
        || takes("to-inf") && infinitive
        || takes("widely") && widely && !attribution.content.is_empty()
        || takes("verdict") && happened && !has_document(context, cue, sentence)
        || takes("name")
            && happened
            && !is_lasting(&words)
            && next.is_some_and(|token| names(token.span.of(prose)))
            && !bears_label(context, sentence, cue)
}

/// "The boxes were labelled “fragile”": it stands on them.
fn bears_label(context: &Context<'_>, sentence: &Sentence, cue: &Cue) -> bool {
    let noun = passage::word_before(context, sentence, cue.span.start);
    noun.is_some_and(|noun| LABELLED.contains(&word::fold(noun.span.of(&context.document.prose))))
}

static LABELLED: LazyLock<Terms> =
    LazyLock::new(|| word::noun_terms(include_str!("../lexicon/labelled_things.txt")));

/// "Injuries that are not believed to be life-threatening": a hospital rules it out, and always in such words.
fn is_ruled_out(context: &Context<'_>, attribution: &Attribution) -> bool {
    let tree = context.annotations.trees.get(attribution.sentence);
    let Some((tree, cue)) = tree.zip(attribution.cue.as_ref()) else { return false };
    let text = |at: usize| tree.words().get(at).map_or("", |word| word.span.of(&context.document.prose));
    let verb =
        (0..tree.len()).rfind(|at| tree.words().get(*at).is_some_and(|word| cue.span.covers(word.span)));
    let children = verb.map(|verb| tree.children(verb)).unwrap_or_default();
    let is_denied = children.iter().any(|child| word::denies(text(*child)));
    let is_quality = |child: &usize| {
        tree.relation(*child) == Relation::OpenComplement
            && matches!(tree.tag(*child), Tag::Adjective | Tag::Gerund)
    };
    is_denied && children.iter().any(is_quality)
}

/// Whether a passive judges somebody or something: praised, mocked, dubbed.
fn is_verdict(context: &Context<'_>, cue: &Cue) -> bool {
    let words = passage::words(context, cue.span);
    let frames = words.last().and_then(|word| TERMS.get(word)).map_or("", |entry| entry.field(1));
    frames.split(' ').any(|frame| matches!(frame, "verdict" | "name"))
}

/// Whether a passive says that something was done, not that it may be: "has been hailed", "was ridiculed".
fn is_finite_passive(words: &[String]) -> bool {
    let be = ["was", "were", "been", "is", "are", "being", "’s", "'s", "s"];
    let open = ["be", "may", "might", "could", "would", "should", "will", "can", "must"];
    words.iter().any(|word| be.contains(&word.as_str()))
        && !words.iter().any(|word| open.contains(&word.as_str()) || word::denies(word))
}

/// "Is called the Needle": a name that all use is nobody's verdict.
fn is_lasting(words: &[String]) -> bool {
    words.iter().any(|word| matches!(word.as_str(), "is" | "are"))
        && !words.iter().any(|word| word == "being")
}

/// What a name or label that somebody is given may begin with: "dubbed the winner", "branded a traitor".
fn names(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "one" | "“" | "\"" | "‘")
}

/// "Was criticised in a report": the document stands behind it.
fn has_document(context: &Context<'_>, cue: &Cue, sentence: &Sentence) -> bool {
    let prose = &context.document.prose;
    let tokens: Vec<_> = passage::tokens_behind(context, sentence, cue.span.end).collect();
    let opens = tokens.iter().position(|token| matches!(token.span.of(prose), "in" | "at"));
    let behind = opens.map(|at| tokens.iter().skip(at + 1).take(5)).into_iter().flatten();
    behind.into_iter().any(|token| Word::of(prose, token).is(Classes::DOCUMENT))
}

/// What a phrase of hearsay opens with that "TK said" can replace whole.
const IMPERSONAL: &[&str] = &["it ", "it's ", "it’s "];

const WIDELY: &[&str] = &["widely", "generally", "commonly", "largely", "broadly", "universally", "often"];

/// "by", behind the cue and before the next comma.
fn has_agent(context: &Context<'_>, cue: &Cue, sentence: &Sentence) -> bool {
    let prose = &context.document.prose;
    passage::tokens_behind(context, sentence, cue.span.end)
        .map(|token| token.span.of(prose))
        .take_while(|text| !matches!(*text, "," | ";" | ":"))
        .any(|text| matches!(text, "by" | "among" | "from" | "within"))
}

fn finding(context: &Context<'_>, place: &Place) -> Option<Finding> {
    let span = place.span;
    let sentence = context.annotations.sentences().get(context.annotations.text.at(span.start)?)?;
    let loudest = passage::loudest(context, sentence)?;
    if context.annotations.is_quoted(span)
        || is_alleged(context, span) && charged::is_charged(context, span)
        || passage::is_attributed(context, span)
        || cites(context, sentence, span)
        || place.form == Form::Adverb && misused_alleged::is_doubled(context, span)
        || place.form == Form::Phrase && is_owned(context, span)
    {
        return None;
    }
    let text = span.of(&context.document.prose);
    let message = match place.form {
        Form::Adverb => format!("Who says so? “{}” hides it: name them, or check it.", text.to_lowercase()),
        Form::Talk => "Whose? Say who talks, asks or objects, or cut it.".to_owned(),
        Form::Phrase | Form::Passive | Form::Verdict => "By whom? Say who, or how it is known.".to_owned(),
    };
    let finding = context.finding(span, message).at_most(loudest).with_fix(fix(context, place));
    let softer = lexicon::entries(include_str!("../lexicon/agentless_hedges.txt"))
        .any(|entry| text.eq_ignore_ascii_case(entry.term));
    let verdict = place.form == Form::Talk || place.form == Form::Verdict;
    let index = context.annotations.text.at(span.start)?;
    let next = passage::speaks_next(context, index).map(|source| source.span);
    let next = next.filter(|next| verdict && is_in_block(context, *next, sentence));
    let forecaster = || forecaster_next(context, index).filter(|next| is_in_block(context, *next, sentence));
    let next = next.or_else(|| forecaster().filter(|_| is_forecast(context, span)));
    Some(match next {
        Some(next) => {
            finding.at_most(Level::Hint).with_related(context.related(next, "Is this one of them?"))
        }
        None if softer => finding.at_most(Level::Hint),
        None => finding,
    })
}

/// Whether a charge could stand behind the words: "is alleged to", "allegedly".
fn is_alleged(context: &Context<'_>, cue: Span) -> bool {
    passage::words(context, cue).last().is_some_and(|word| matches!(word.as_str(), "alleged" | "allegedly"))
}

/// Whether a passive looks ahead: "is widely expected to".
fn is_forecast(context: &Context<'_>, cue: Span) -> bool {
    passage::words(context, cue).last().is_some_and(|word| FORECASTS.contains(word))
}

/// Who expects it, in the next sentence, which has a figure or looks ahead: "A cut is widely expected. All but two of 34
/// economists in a poll expect …".
fn forecaster_next(context: &Context<'_>, sentence: usize) -> Option<Span> {
    let prose = &context.document.prose;
    let next = context.annotations.sentences().get(sentence + 1)?;
    let tokens = context.annotations.tokens_of(next);
    let is = |token: &Token, kind: &str| {
        let entry = FORECASTERS.get(&token.span.of(prose).to_lowercase()).map(|entry| entry.field(1));
        entry == Some(kind)
    };
    let foretells =
        tokens.iter().any(|token| Word::of(prose, token).is(Classes::NUMBER) || is(token, "verb"));
    tokens.iter().find(|token| foretells && is(token, "holder")).map(|token| token.span)
}

/// Whether a place lies in the paragraph of a sentence.
fn is_in_block(context: &Context<'_>, place: Span, sentence: &Sentence) -> bool {
    let other = context.annotations.text.at(place.start);
    other.and_then(|at| context.annotations.sentences().get(at)).is_some_and(|at| at.block == sentence.block)
}

/// "Drew criticism from the union": the phrase goes on with whose it is.
fn is_owned(context: &Context<'_>, span: Span) -> bool {
    let rest = context.document.prose.get(span.end..).unwrap_or("").trim_start();
    ["from ", "by ", "among ", "within "].iter().any(|word| rest.starts_with(word))
}

/// Whether the sentence names a source by "according to": that one stands behind the hearsay too.
fn cites(context: &Context<'_>, sentence: &Sentence, hearsay: Span) -> bool {
    let cues = context.annotations.attributions_in(sentence.span);
    let mut cues = cues.filter_map(|(_, attribution)| attribution.cue.as_ref());
    cues.any(|cue| cue.lemma == "according to" && !cue.span.overlaps(hearsay))
}

fn fix(context: &Context<'_>, place: &Place) -> Option<Fix> {
    let prose = &context.document.prose;
    let text = place.span.of(prose);
    let title = "Leave room for who says so";
    match place.form {
        Form::Passive | Form::Verdict => {
            Some(context.insert_behind(place.span.end, " by TK", title, Safety::Unsafe))
        }
        Form::Adverb if text.starts_with(char::is_lowercase) => {
            let spaced = Span::new(place.span.start.checked_sub(1)?, place.span.end);
            let replaceable = spaced.of(prose).starts_with(' ');
            replaceable.then(|| context.replace(spaced, ", TK reported,", title, Safety::Unsafe)).flatten()
        }
        Form::Phrase if IMPERSONAL.iter().any(|word| text.to_lowercase().starts_with(word)) => {
            let said = if text.ends_with("that") { "TK said that" } else { "TK said" };
            context.replace(place.span, said, title, Safety::Unsafe)
        }
        Form::Adverb | Form::Phrase | Form::Talk => None,
    }
}
