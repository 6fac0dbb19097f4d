//! An accusation of somebody named in a draft that nowhere shows that they were asked.

use super::law;
use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::name::{is_title, without_possessive};
use crate::annotations::source::institution_kind;
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, Claim, Ledger, Name, Source, SourceClass, Trigger, name_kind};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::lexicon::{Phrases, Terms};
use crate::sentence::Sentence;
use crate::syntax::{Relation, Tag, Tree};
use crate::text::Span;
use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "missing-right-of-reply",
    summary: "An accusation without a sign that the accused was asked",
    page: include_str!("missing_right_of_reply.md"),
    family: Family::Claims,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static SPEAKERS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/speakers_for_others.txt")));

static SIGNS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/reply_signs.txt")));

static ACCUSING: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/accusation_cues.txt")));

/// At most so many words stand between a verb of accusation and the name of its object: "blamed the owner, Hollis".
const NEAR: usize = 5;

/// An answer by a pronoun or a description stands in one of so many sentences behind the accusation, and in its paragraph or
/// one of so many behind it.
const ANSWERED_WITHIN: usize = 8;
const ANSWERED_WITHIN_BLOCKS: usize = 2;

/// One accusation that nobody has answered in the draft.
struct Accusation<'a> {
    /// The words that accuse, and their sentence.
    words: Span,
    sentence: usize,
    accused: &'a Name,
    is_person: bool,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let mut open: Vec<Accusation<'_>> =
        accusations(context).filter(|accusation| !is_of_record(context, accusation)).collect();
    if !open.is_empty() {
        let answers = Answers::of(context);
        open.retain(|accusation| {
            !answers.are_given_by(accusation.accused.span.of(prose)) && !is_answered(context, accusation)
        });
    }
    open.sort_by_key(|accusation| accusation.words.start);
    open.dedup_by_key(|accusation| accusation.accused.span);
    let Some((first, others)) = open.split_first() else { return Vec::new() };
    let message = "Have they been asked? Give the answer, or say when you asked and that none came.";
    let loudest = if open.iter().any(|one| one.is_person) { Level::Warning } else { Level::Info };
    let finding = context.finding(first.words, message).at_most(loudest);
    let finding = leave_room(context, first).fold(finding, Finding::with_fix);
    vec![others.iter().fold(finding, |finding, other| {
        finding.with_related(context.related(other.words, "And here: have they been asked?"))
    })]
}

/// All accusations of somebody named: by a verb that accuses, and of an act that discredits.
fn accusations<'a>(context: &Context<'a>) -> impl Iterator<Item = Accusation<'a>> {
    let context = *context;
    let sentences = context.annotations.sentences();
    let by_verb = context.annotations.explicit().filter_map(move |attribution| {
        let sentence = sentences.get(attribution.sentence)?;
        let (words, accused) = accused_by_verb(&context, attribution, sentence)?;
        accusation(&context, words, accused, attribution.sentence)
    });
    let claims = context.annotations.claims.iter().filter(|claim| claim.trigger == Trigger::Accusation);
    let by_act = claims.filter(move |claim| !law::is_settled(&context, claim)).filter_map(move |claim| {
        let doer = doer_of(&context, claim, sentences.get(claim.sentence)?)?;
        accusation(&context, claim.span, doer, claim.sentence)
    });
    by_verb.chain(by_act)
}

/// How many words may stand above an act up to the verb that has a subject: "was booked for | allegedly | duping".
const FARTHEST: usize = 4;

/// Who is said to have done it, by the last name before the act. Where it is somebody without a name, no name that only stands
/// near is meant: "Rade said that lawmakers took kickbacks", "a driver of Hollis Cabs bribed them".
fn doer_of<'a>(context: &Context<'a>, claim: &Claim, sentence: &Sentence) -> Option<&'a Name> {
    let prose = &context.document.prose;
    let doer =
        passage::names_in(context, sentence).take_while(|name| name.span.end <= claim.span.start).last()?;
    let tree = context.annotations.trees.get(claim.sentence)?;
    let act = tree.words().partition_point(|word| word.span.start < claim.span.start);
    let mut above = std::iter::successors(Some(act), |word| tree.head(*word)).take(FARTHEST);
    let noun = above.find_map(|verb| subject_of(tree, verb));
    let noun = noun.filter(|noun| matches!(tree.tag(*noun), Tag::Noun | Tag::Nouns));
    let Some(noun) = noun else { return Some(doer) };
    let start = tree.words().get(tree.subtree(noun).start)?.span.start;
    let before = passage::word_before(context, sentence, doer.span.start);
    let is_placed = before.is_some_and(|word| Word::of(prose, word).is(Classes::PREPOSITION));
    (doer.span.start >= start && !is_placed).then_some(doer)
}

/// The word in a verb's own subject on which the others hang; of "lawmakers who took them" the noun.
fn subject_of(tree: &Tree, verb: usize) -> Option<usize> {
    let is_subject =
        |child: &usize| matches!(tree.relation(*child), Relation::Subject | Relation::PassiveSubject);
    let subject = tree.children(verb).iter().copied().find(is_subject)?;
    let relative = matches!(tree.tag(subject), Tag::WhPronoun | Tag::WhDeterminer);
    if relative { tree.head(verb) } else { Some(subject) }
}

fn accusation<'a>(
    context: &Context<'a>,
    words: Span,
    accused: &'a Name,
    sentence: usize,
) -> Option<Accusation<'a>> {
    let block = context.annotations.sentences().get(sentence)?.block;
    let in_body = context.document.blocks.get(block)?.kind.is_body();
    let name = accused.span.of(&context.document.prose);
    // "The" is no name. States, peoples and parties accuse each other daily, and answer elsewhere.
    let is_one = accused.tokens.len() > 1 || tag_of(context, accused) == Some(Tag::Name);
    let can_be_asked = is_one
        && in_body
        && !name_kind::is_place(without_possessive(name))
        && !context.annotations.is_quoted(words);
    let is_person = is_private_person(context, accused);
    can_be_asked.then_some(Accusation { words, sentence, accused, is_person })
}

/// The words of a verb that accuses and whom it accuses: its object, or the subject of its passive.
fn accused_by_verb<'a>(
    context: &Context<'a>,
    attribution: &'a Attribution,
    sentence: &Sentence,
) -> Option<(Span, &'a Name)> {
    let cue = attribution.cue.as_ref().filter(|cue| ACCUSING.contains(&cue.lemma))?;
    let is_passive = cue.agentless || {
        let words = passage::words(context, cue.span);
        words
            .iter()
            .any(|word| matches!(word.as_str(), "is" | "are" | "was" | "were" | "been" | "being" | "be"))
    };
    let mut names = passage::names_in(context, sentence);
    let accused = if is_passive {
        names.take_while(|name| name.span.end <= cue.span.start).last()
    } else {
        names
            .find(|name| name.span.start >= cue.span.end)
            .filter(|name| is_object(context, sentence, cue.span, name))
    };
    accused.map(|accused| (cue.span, accused))
}

/// Whether a name is all or the last of what follows a verb: nothing but a description of it stands between, and it
/// owns nothing ("accused Rade's firm").
fn is_object(context: &Context<'_>, sentence: &Sentence, verb: Span, name: &Name) -> bool {
    let prose = &context.document.prose;
    let between = passage::tokens_behind(context, sentence, verb.end);
    let between = between.take_while(|token| token.span.start < name.span.start);
    let breaks = Classes::PREPOSITION
        | Classes::SUBORDINATOR
        | Classes::COORDINATOR
        | Classes::RELATIVE
        | Classes::QUOTE;
    let words: Vec<Word> = between.map(|token| Word::of(prose, token)).collect();
    let text = name.span.of(prose);
    words.len() <= NEAR && !words.iter().any(|word| word.is(breaks)) && without_possessive(text) == text
}

/// The part of speech of a name's last word.
fn tag_of(context: &Context<'_>, name: &Name) -> Option<Tag> {
    let tree = context.annotations.trees.get(context.annotations.text.at(name.span.start)?)?;
    let last = tree.words().iter().rposition(|word| name.span.covers(word.span))?;
    Some(tree.tag(last))
}

/// A person by given name and surname who holds no office as far as the words before the name tell.
fn is_private_person(context: &Context<'_>, name: &Name) -> bool {
    let words: Vec<&str> = name.span.of(&context.document.prose).split_whitespace().collect();
    let holds_no_office =
        words.first().is_some_and(|first| !is_title(first) && name_kind::is_given_name(first));
    let is_famous = |word: &&str| GAZETTEER.famous().any(|name| name == *word);
    holds_no_office && (2..=3).contains(&words.len()) && !words.last().is_some_and(is_famous)
}

/// Whether the accusation is reported from a court or a parliament.
fn is_of_record(context: &Context<'_>, accusation: &Accusation<'_>) -> bool {
    let Some(sentence) = context.annotations.text.at(accusation.words.start) else { return false };
    let Some(sentence) = context.annotations.sentences().get(sentence) else { return false };
    signs(context, sentence.span).any(|(_, kind)| kind == "record")
}

/// Whether a voice answers close behind that does not repeat the name: "the company said", "a spokeswoman said", and "he
/// said" where only the accused can be meant.
fn is_answered(context: &Context<'_>, accusation: &Accusation<'_>) -> bool {
    let of_sentences = |range| context.annotations.attributions_of(range).map(|(_, attribution)| attribution);
    let next = accusation.sentence + 1;
    let accusers = of_sentences(accusation.sentence..next).filter_map(|one| one.source.as_ref()).collect();
    let parties = Parties { context, accusation, accusers };
    let last_block = accusation.accused.block + ANSWERED_WITHIN_BLOCKS;
    of_sentences(next..next + ANSWERED_WITHIN).any(|answer| {
        let sentence = context.annotations.sentences().get(answer.sentence);
        sentence.is_some_and(|sentence| sentence.block <= last_block)
            && passage::is_said(answer)
            && answer.source.as_ref().is_some_and(|source| parties.is_accused(source))
    })
}

/// Who accuses whom.
struct Parties<'a> {
    context: &'a Context<'a>,
    accusation: &'a Accusation<'a>,
    accusers: Vec<&'a Source>,
}

impl Parties<'_> {
    /// Whether a source that names nobody may be whoever is accused, or speak for them.
    fn is_accused(&self, source: &Source) -> bool {
        let words = passage::words(self.context, source.span);
        let has = |kinds: &[&str]| words.iter().any(|word| kinds.contains(&word.as_str()));
        let is_person = self.is_person();
        if words.len() == 1 && has(&["he", "she", "it"]) {
            // Whoever accuses may go on: many are no "he", and a person is no "it".
            let is_other = |accuser: &&Source| match is_person {
                true => accuser.plural || accuser.class == SourceClass::Institution,
                false => accuser.plural || accuser.class == SourceClass::NamedPerson,
            };
            return has(&["it"]) != is_person && self.accusers.iter().all(is_other);
        }
        let speaks_for = words.iter().any(|word| SPEAKERS.contains(word));
        // The police and the state look into it; a firm, a school or a club is what is accused.
        let is_body = |word: &String| {
            let kind = institution_kind(word);
            kind.is_some_and(|kind| !matches!(kind, "police" | "court" | "government" | "party" | "military"))
        };
        let is_theirs = !is_person
            && matches!(source.class, SourceClass::Institution | SourceClass::Pronoun)
            && !source.plural;
        let mut bodies = words.iter().filter(|word| is_body(word)).peekable();
        (speaks_for || is_theirs && bodies.peek().is_some()) && !bodies.any(|word| self.accuses(word))
    }

    fn is_person(&self) -> bool {
        let name = self.accusation.accused.span.of(&self.context.document.prose);
        self.accusation.is_person || name.split_whitespace().next().is_some_and(name_kind::is_given_name)
    }

    /// Whether one of those who accuse is called so.
    fn accuses(&self, word: &str) -> bool {
        let mut words = self.accusers.iter().flat_map(|accuser| passage::words(self.context, accuser.span));
        words.any(|other| other == word)
    }
}

/// Who has answered in a draft, by the words of their names.
struct Answers<'a> {
    words: HashSet<&'a str>,
    /// Whether somebody answers in a sentence that names nobody: "the firm denied it". It may be anybody's.
    of_somebody: bool,
}

impl<'a> Answers<'a> {
    /// Answered has who speaks in the draft, and who is named in or beside a paragraph with a sign of a reply.
    fn of(context: &Context<'a>) -> Self {
        let prose: &'a str = &context.document.prose;
        let ledger: &'a Ledger = &context.annotations.ledger;
        let mut words: HashSet<&str> =
            ledger.entries.iter().flat_map(|entry| telling_words(&entry.name)).collect();
        let mut blocks = HashSet::new();
        let mut of_somebody = false;
        let replies = context.noted("replies", Reach::Block, |block| {
            let sentences = context.annotations.sentences_in(block).iter().map(|sentence| sentence.span);
            let has_reply = |span: &Span| signs(context, *span).any(|(_, kind)| kind == "reply");
            sentences.filter(has_reply).map(|span| (span, ())).collect()
        });
        for (block, sentences) in replies.by_block() {
            for (sentence, ()) in sentences {
                let is_first_word = |name: &Name| name.begins_sentence && name.tokens.len() == 1;
                let mut names = context.annotations.names_in(block).iter();
                of_somebody |= names.all(|name| is_first_word(name) || !sentence.covers(name.span));
            }
            blocks.extend([block.saturating_sub(1), block, block + 1]);
        }
        let beside = context.annotations.names.iter().filter(|name| blocks.contains(&name.block));
        words.extend(beside.flat_map(|name| telling_words(name.span.of(prose))));
        Self { words, of_somebody }
    }

    fn are_given_by(&self, name: &str) -> bool {
        self.of_somebody || telling_words(name).any(|word| self.words.contains(word))
    }
}

/// The words by which a name is known again, its small words and titles left out.
fn telling_words(name: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 3;
    let words = name.split_whitespace();
    let bare = words.map(|word| without_possessive(word.trim_matches(|mark: char| !mark.is_alphanumeric())));
    bare.filter(|word| word.len() >= SHORTEST && word.starts_with(char::is_uppercase) && !is_title(word))
}

fn signs(context: &Context<'_>, within: Span) -> impl Iterator<Item = (Span, &'static str)> {
    SIGNS.find(&context.document.prose, within).map(|(span, entry)| (span, entry.field(1)))
}

/// Room for their answer, or for saying that none came, behind the paragraph.
fn leave_room(context: &Context<'_>, accusation: &Accusation<'_>) -> impl Iterator<Item = Fix> {
    let end = context.document.blocks.get(accusation.accused.block).map(|block| block.span.end);
    let silent =
        (" TK did not respond to a request for comment sent on TK.", "Leave room for when you asked");
    let answer = (" A spokesperson for TK said TK.", "Leave room for the reply");
    end.into_iter().flat_map(move |end| {
        [silent, answer].map(|(text, title)| context.insert_behind(end, text, title, Safety::Unsafe))
    })
}
