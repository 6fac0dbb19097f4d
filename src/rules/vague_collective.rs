//! A view that belongs to nobody in particular: critics, experts, many, some.

use super::passage;
use super::unnamed::{self, Unnamed};
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::claim::{self, MIND_VERBS};
use crate::annotations::word::{Classes, Word, fold, plural, verb_terms};
use crate::annotations::{Attribution, Cue, CueKind, Source, SourceClass};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{self, Terms};
use crate::text::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "vague-collective",
    summary: "A view that belongs to nobody in particular",
    page: include_str!("vague_collective.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    reach: Reach::Nearby,
    check,
};

/// The plurals of the voices, in small letters, with what kind of voice each is.
static VOICES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let voices = lexicon::entries(include_str!("../lexicon/vague_voices.txt"));
    voices.map(|entry| (plural(entry.term), entry.field(1))).collect()
});

/// Words that stand for people nobody has counted.
const CROWD: &[&str] = &[
    "some",
    "many",
    "most",
    "others",
    "several",
    "few",
    "countless",
    "numerous",
    "plenty",
    "everyone",
    "everybody",
];

/// Verbs before an infinitive that say it has not come to that: "tried to persuade".
static EFFORTS: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../lexicon/effort_verbs.txt"), 1));

fn check(context: &Context<'_>) -> Vec<Finding> {
    unnamed::of_class(context, SourceClass::VagueCollective)
        .filter_map(|unnamed| judge(context, &unnamed))
        .collect()
}

/// The mentions, in the prose, about which this rule puts its question where it is seen.
pub(super) fn asked_about(context: &Context<'_>) -> Vec<Span> {
    let level = super::level(&RULE, context.document, context.config);
    let context = Context { rule: RULE.name, level, ..*context };
    if level <= Level::Hint {
        return Vec::new();
    }
    unnamed::of_class(&context, SourceClass::VagueCollective)
        .filter(|unnamed| judge(&context, unnamed).is_some_and(|finding| finding.level > Level::Hint))
        .map(|unnamed| unnamed.source.span)
        .collect()
}

fn judge(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Finding> {
    let (attribution, source) = (unnamed.attribution, unnamed.source);
    let first = unnamed.words.first()?.as_str();
    let crowd = CROWD.contains(&first) && is_of_people(context, unnamed) && !asks(attribution);
    let until_noun = Span::new(source.span.start, source.head.end.max(source.span.start));
    let voice = is_voice_among(&passage::words(context, until_noun)) && source.plural;
    let seen_by_many =
        unnamed.words.len() == 1 && source.plural && claim::is_passer_by(first) && tells(context, unnamed);
    let points_back = matches!(first, "the" | "these" | "those" | "both");
    let told_apart = unnamed.words.last().is_some_and(|word| word == "who" || word == "that");
    let speaks = passage::is_said(attribution);
    let view = holds_view(context, attribution);
    let believes = attribution.cue.as_ref().is_some_and(|cue| believes(context, cue));
    if points_back
        || told_apart
        || !view
        || !(voice && (speaks || believes) || crowd || seen_by_many && speaks)
    {
        return None;
    }
    if is_only_tried(context, unnamed) || is_known(context, unnamed) || closes_report(context, unnamed) {
        return None;
    }
    let message = "Who? If many say it, one of them will on the record: name one, or cut it.";
    let loudest = if seen_by_many && !voice { unnamed.loudest.min(Level::Info) } else { unnamed.loudest };
    let finding = context.finding(source.span, message).at_most(loudest);
    let finding = fixes(context, source).fold(finding, Finding::with_fix);
    let role = unnamed.words.last().map_or("", String::as_str);
    let one = passage::named_next(context, attribution.sentence, source.head)
        .or_else(|| passage::named_before(context, attribution.sentence, role));
    let one = one.filter(|_| speaks).or_else(|| told_apart_next(context, unnamed));
    Some(match one {
        Some(one) => {
            let related = context.related(one, "Is this one of them?");
            finding.at_most(Level::Hint).with_related(related)
        }
        None => finding,
    })
}

/// Where the next sentence says which of them speak: "Experts say the rule is unclear. The plan is vague, labour-policy
/// experts say": those are asked about.
fn told_apart_next(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Span> {
    let next = unnamed::in_sentence(context, SourceClass::VagueCollective, unnamed.attribution.sentence + 1);
    let mut told = next
        .filter(|next| next.words.len() > unnamed.words.len() && next.words.last() == unnamed.words.last());
    told.next().map(|next| next.source.span)
}

/// "Some readers have asked about the bridge": who asks holds no view.
fn asks(attribution: &Attribution) -> bool {
    attribution.cue.as_ref().is_some_and(|cue| cue.lemma == "ask")
}

/// "Cotton fell on weak demand, brokers said": what moved a price, and what weather comes, is told so by those whose trade it
/// is, behind it and in their plain plural. What a price will do is a view.
fn closes_report(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let Some(noun) = unnamed.words.last() else { return false };
    let is_plain = unnamed.words.len() <= LONGEST_VOICE
        && !unnamed.words.iter().any(|word| CROWD.contains(&word.as_str()));
    let contents = &unnamed.attribution.content;
    let stands_behind = contents.iter().all(|content| content.end <= unnamed.source.span.start);
    let mut words = contents.iter().flat_map(|content| passage::tokens_in(context, *content));
    let mut looks_ahead = || words.any(|token| Word::of(&context.document.prose, token).is(Classes::MODAL));
    let is_report = match VOICES.get(noun).copied() {
        Some("market") => !looks_ahead(),
        Some("weather") => true,
        _ => false,
    };
    is_plain && is_report && stands_behind && !contents.is_empty()
}

/// Whether they tell something, and are not seen to ask, to cry or to call for it: "witnesses | said | the driver ran". Whom
/// they told, as a court, has heard them.
fn tells(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let prose = &context.document.prose;
    let Some(cue) = unnamed.attribution.cue.as_ref().filter(|cue| cue.reports && cue.lemma != "tell") else {
        return false;
    };
    let before = passage::word_before(context, unnamed.sentence, cue.span.start);
    let is_infinitive = before.is_some_and(|word| word.span.of(prose) == "to");
    let is_participle = passage::words(context, cue.span).first().is_some_and(|word| word.ends_with("ing"));
    !is_infinitive && !is_participle && !unnamed::speaks_openly(unnamed.attribution)
}

/// Whether a cue says what they think, and not that they are seen to act on it: "politicians | opposing | the plan".
fn believes(context: &Context<'_>, cue: &Cue) -> bool {
    cue.kind == CueKind::Belief
        && !passage::words(context, cue.span).first().is_some_and(|word| word.ends_with("ing"))
}

/// Whether a mention is of one of the voices, or opens with one and goes on to a crowd: "critics and even some sailors".
fn is_voice_among(words: &[String]) -> bool {
    let first = words.split(|word| word == "and").next().unwrap_or_default();
    let crowd = words.iter().any(|word| CROWD.contains(&word.as_str()));
    is_voice(words) || crowd && is_voice(first)
}

/// Whether words end in one of the voices: "critics", "foreign policy experts", "rights groups".
fn is_voice(words: &[String]) -> bool {
    (0..words.len()).rev().take(LONGEST_VOICE).any(|start| VOICES.contains_key(&words[start..].join(" ")))
}

/// The most words that a voice has.
const LONGEST_VOICE: usize = 3;

/// Whether they say, think or feel something. What they do, hear or set about can be seen or is no view.
fn holds_view(context: &Context<'_>, attribution: &Attribution) -> bool {
    let Some(cue) = &attribution.cue else { return false };
    match cue.kind {
        CueKind::Communication | CueKind::Belief | CueKind::Feeling => true,
        CueKind::Intention => MIND_VERBS.contains(&cue.lemma),
        CueKind::Perception => {
            let mut content = attribution.content.iter().flat_map(|span| passage::words(context, *span));
            content.any(|word| word == "as")
        }
        CueKind::Document => false,
    }
}

/// "Some", "many voters", "many Westerners"; not "many planets".
fn is_of_people(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let prose = &context.document.prose;
    let mut head = passage::tokens_in(context, unnamed.source.head).iter();
    let people = Classes::ROLE | Classes::CAPITALISED;
    unnamed.words.len() == 1 || head.any(|token| Word::of(prose, token).is(people))
}

/// "Opponents try to persuade a court": nobody has been persuaded yet, and nothing been said.
fn is_only_tried(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let prose = &context.document.prose;
    let Some(cue) = &unnamed.attribution.cue else { return false };
    let to = passage::word_before(context, unnamed.sentence, cue.span.start);
    let to = to.filter(|word| word.span.of(prose) == "to");
    let effort = to.and_then(|to| passage::word_before(context, unnamed.sentence, to.span.start));
    effort.is_some_and(|word| EFFORTS.contains(&fold(word.span.of(prose))))
}

/// Whether the mention counts them, names one, or says whose they are.
fn is_known(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let prose = &context.document.prose;
    let source = unnamed.source;
    let text = source.span.of(prose);
    let coordinated =
        text.split(" and ").next().is_some_and(|first| first.len() < text.len() && is_name(first));
    let tokens = context.annotations.tokens_of(unnamed.sentence).iter();
    let tokens: Vec<_> = tokens.filter(|token| source.span.covers(token.span)).collect();
    let named_within = tokens.windows(2).any(|two| {
        unnamed::leads_to_member(two[0].span.of(prose))
            && two[1].span.of(prose).starts_with(char::is_uppercase)
    });
    unnamed::is_pinned_down(context, source, unnamed.sentence)
        || coordinated
        || named_within && !is_about(&unnamed.words)
        || is_published(context, unnamed)
}

/// How many words behind the mention the journal is looked for.
const LONGEST_REPORT: usize = 40;

/// "Researchers report in the journal Marine Letters": who they are stands there.
fn is_published(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let prose = &context.document.prose;
    let behind = passage::tokens_behind(context, unnamed.sentence, unnamed.source.span.end);
    let behind: Vec<_> = behind.take(LONGEST_REPORT).collect();
    behind.windows(2).any(|two| {
        JOURNALS.contains(&two[0].span.of(prose).to_lowercase())
            && two[1].span.of(prose).starts_with(|first: char| first.is_uppercase())
    })
}

static JOURNALS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/journals.txt")));

/// Whether the words before an "and" end in a name: "the minister Ana Ruiz".
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let capitalised = |word: &str| word.starts_with(char::is_uppercase);
    match (words.next(), words.next()) {
        (Some(last), Some(_)) => capitalised(last),
        (Some(only), None) => capitalised(only) && !is_voice(&[only.to_lowercase()]),
        _ => false,
    }
}

/// "Critics of the Velm Act": the name is what they criticise, not where they belong.
fn is_about(words: &[String]) -> bool {
    words.windows(2).any(|two| two[1] == "of" && is_voice(&two[..1]))
}

/// Room for some of them by name, or for a source by name in their place.
fn fixes(context: &Context<'_>, source: &Source) -> impl Iterator<Item = Fix> {
    let title = "Leave room for two of them by name";
    let named = context.insert_behind(source.span.end, ", including TK and TK,", title, Safety::Unsafe);
    let instead = "Leave room for two names in their place";
    std::iter::once(named).chain(context.replace(source.span, "TK and TK", instead, Safety::Unsafe))
}
