//! What the rules about unnamed sources share: who they are, how many, and where else they speak.

use super::Context;
use super::passage;
use crate::annotations::claim;
use crate::annotations::knowledge;
use crate::annotations::source::VAGUE_ADJECTIVES;
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, Source, SourceClass};
use crate::document::BlockKind;
use crate::finding::{Finding, Level};
use crate::lexicon::{Phrases, Terms};
use crate::sentence::Sentence;
use crate::syntax::{Relation, Tag, Tree};
use crate::text::Span;
use std::sync::LazyLock;

/// First words that point back to somebody the draft has spoken of.
pub(super) const POINTS_BACK: &[&str] = &[
    "the", "this", "that", "these", "those", "both", "same", "his", "her", "its", "their", "our", "them",
    "us",
];

/// Somebody unnamed who says something, outside quotation marks.
pub(super) struct Unnamed<'a> {
    /// The index of the attribution.
    pub index: usize,
    /// Who says what.
    pub attribution: &'a Attribution,
    /// Who.
    pub source: &'a Source,
    /// Where.
    pub sentence: &'a Sentence,
    /// How loud a finding may be there.
    pub loudest: Level,
    /// The words of the mention, in small letters.
    pub words: Vec<String>,
    /// Whether the mention points back to somebody the draft has spoken of: "the official", "one of them".
    pub points_back: bool,
}

impl Unnamed<'_> {
    /// Whether it is a pronoun alone.
    pub fn is_pronoun(&self) -> bool {
        let alone = ["he", "she", "they", "who", "i", "we", "you", "one", "another", "others"];
        self.words.first().is_some_and(|word| self.words.len() == 1 && alone.contains(&word.as_str()))
    }
}

/// The unnamed sources of a draft that say something, in order.
pub(super) fn speakers<'a>(context: &'a Context<'a>) -> impl Iterator<Item = Unnamed<'a>> {
    of_class(context, SourceClass::Anonymous).filter(|unnamed| passage::is_said(unnamed.attribution))
}

/// The sources of one class, whatever they do, in order.
pub(super) fn of_class<'a>(
    context: &'a Context<'a>,
    class: SourceClass,
) -> impl Iterator<Item = Unnamed<'a>> {
    among(context, class, context.annotations.attributions.iter().enumerate())
}

/// The sources of one class in one sentence, whatever they do, in order.
pub(super) fn in_sentence<'a>(
    context: &'a Context<'a>,
    class: SourceClass,
    sentence: usize,
) -> impl Iterator<Item = Unnamed<'a>> {
    among(context, class, context.annotations.attributions_of(sentence..sentence + 1))
}

fn among<'a>(
    context: &'a Context<'a>,
    class: SourceClass,
    attributions: impl Iterator<Item = (usize, &'a Attribution)>,
) -> impl Iterator<Item = Unnamed<'a>> {
    let explicit = attributions
        .filter(move |(_, attribution)| attribution.class() == class && attribution.cue.is_some())
        .filter(|(_, attribution)| !is_purpose(context, attribution));
    explicit.filter_map(|(index, attribution)| {
        let source = attribution.source.as_ref()?;
        let sentence = context.annotations.sentences().get(attribution.sentence)?;
        let loudest = passage::loudest(context, sentence)?;
        let words = passage::words(context, source.span);
        let own = !context.annotations.is_quoted(source.span) && !words.is_empty();
        let points_back = points_back(context, source, &words);
        own.then_some(Unnamed { index, attribution, source, sentence, loudest, words, points_back })
    })
}

/// "Thousands marched | to call for higher wages": whoever was there saw what they did, and nobody told anything. Where
/// something is told it stands in a clause: "phoned reporters to say | the deal was dead".
fn is_purpose(context: &Context<'_>, attribution: &Attribution) -> bool {
    let tree = context.annotations.trees.get(attribution.sentence);
    let cue = attribution.cue.as_ref().map(|cue| cue.span);
    let Some((tree, cue)) = tree.zip(cue) else { return false };
    let verb = tree.words().iter().position(|word| cue.covers(word.span) && !word.span.is_empty());
    verb.is_some_and(|verb| {
        let mut children = tree.children(verb).iter();
        tree.relation(verb) == Relation::AdverbialClause
            && children.clone().any(|child| tree.tag(*child) == Tag::To)
            && !children.any(|child| is_told(tree, *child))
    })
}

/// Whether a clause tells what is, rather than what should be: "to warn that the dam would burst", not "to demand that
/// the mayor resign".
fn is_told(tree: &Tree, clause: usize) -> bool {
    let mut children = tree.children(clause).iter();
    let helpers = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
    let has_helper = children.clone().any(|child| helpers.contains(&tree.relation(*child)));
    let is_one = children.any(|child| {
        tree.relation(*child) == Relation::Subject && matches!(tree.tag(*child), Tag::Noun | Tag::Name)
    });
    let tag = tree.tag(clause);
    let is_wanted = !has_helper && (tag == Tag::Base || tag == Tag::Present && is_one);
    tree.relation(clause) == Relation::ClausalComplement && !is_wanted
}

/// "The official", "one of the officials", "one of them"; not "officials of the port".
fn points_back(context: &Context<'_>, source: &Source, words: &[String]) -> bool {
    let known = |word: &String| POINTS_BACK.contains(&word.as_str());
    let before =
        passage::words(context, Span::new(source.span.start, source.head.start.max(source.span.start)));
    let before = if before.is_empty() { &words[..words.len().min(3)] } else { before.as_slice() };
    words.first().is_some_and(known) || before.windows(2).any(|pair| pair[0] == "of" && known(&pair[1]))
}

/// How many other places of one source a finding shows.
const MOST_USES: usize = 12;

/// The finding with the first other places at which the same source speaks.
pub(super) fn with_other_uses(context: &Context<'_>, index: usize, finding: Finding) -> Finding {
    let own = context.annotations.attributions.get(index).and_then(|attribution| attribution.source.as_ref());
    let mentions = context.annotations.ledger.entry_of(index).map(|entry| entry.mentions.as_slice());
    let others = mentions.unwrap_or_default().iter();
    let others = others.filter(|mention| own.is_none_or(|source| source.span != **mention)).take(MOST_USES);
    others.fold(finding, |finding, mention| {
        finding.with_related(context.related(*mention, "The same source here"))
    })
}

/// Where the draft first lets that source speak.
pub(super) fn first_mention(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Span {
    let entry = context.annotations.ledger.entry_of(unnamed.index);
    entry.and_then(|entry| entry.mentions.first()).copied().unwrap_or(unnamed.source.span)
}

/// Words by which a mention counts without a figure: "a number of", "several".
pub(super) fn vague_count(context: &Context<'_>, source: &Source) -> Option<Span> {
    let mut quantifiers = QUANTIFIERS.find(&context.document.prose, source.span);
    quantifiers.find(|(span, _)| span.start == source.span.start).map(|(span, _)| span)
}

/// Whether a mention says how its people come to know: "familiar with the talks".
pub(super) fn tells_knowledge(context: &Context<'_>, source: &Source) -> bool {
    knowledge::PHRASES.find(&context.document.prose, source.span).next().is_some()
}

/// Whether somebody speaks whom the draft knows and does not name. Passers-by and offices that
/// speak with one voice are not granted anonymity.
pub(super) fn is_granted(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let block = context.document.blocks.get(unnamed.sentence.block);
    let body = block.is_some_and(|block| block.kind == BlockKind::Paragraph);
    let points_back = unnamed
        .words
        .first()
        .is_some_and(|word| matches!(word.as_str(), "the" | "these" | "those" | "this" | "that"));
    body && !speaks_openly(unnamed.attribution)
        && !passage::counts_a_crowd(&unnamed.words)
        && (tells_knowledge(context, unnamed.source) || is_confidant(context, unnamed) && !points_back)
}

/// Whether somebody asks or shouts something, which tells nothing that they alone know.
pub(super) fn speaks_openly(attribution: &Attribution) -> bool {
    attribution.cue.as_ref().is_some_and(|cue| OPEN_SPEECH.contains(&cue.lemma))
}

/// Whether somebody of that role speaks for themselves. Plain officials in the plural ("health
/// officials") give what their office says.
fn is_confidant(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let source = unnamed.source;
    let head = source.head.of(&context.document.prose).to_lowercase();
    let role = head.split(' ').next_back().filter(|word| CONFIDANTS.contains(word));
    let singled_out = unnamed.words.iter().any(|word| VAGUE_ADJECTIVES.contains(word))
        || source.counted
        || vague_count(context, source).is_some();
    role.is_some_and(|role| role != "officials" || singled_out)
}

/// Whether the mention counts them, names one, or says whose they are.
pub(super) fn is_pinned_down(context: &Context<'_>, source: &Source, sentence: &Sentence) -> bool {
    let prose = &context.document.prose;
    let tokens = context.annotations.tokens_of(sentence).iter();
    let mut counted = tokens.filter(|token| source.span.covers(token.span));
    let rest = prose.get(source.span.end..sentence.span.end).unwrap_or("");
    let rest = rest.trim_start_matches([',', ' ', '(', '—', '–']);
    let percentage =
        rest.split(['.', ';']).next().unwrap_or("").chars().take(12).any(|digit| digit.is_ascii_digit());
    counted.any(|token| Word::of(prose, token).is(Classes::NUMBER))
        || names_one(source.span.of(prose))
        || is_link(rest, "behind")
        || percentage
}

/// "Critics such as Ana Ruiz", "economists polled by Velm Research", in the mention itself.
fn names_one(mention: &str) -> bool {
    mention
        .match_indices(' ')
        .any(|(at, _)| mention.get(at + 1..).is_some_and(|rest| is_link(rest, "within")))
}

/// Whether a text goes on with words that lead to some of those spoken of, by name.
fn is_link(text: &str, place: &str) -> bool {
    let opens = |link: &str| text.strip_prefix(link).is_some_and(|rest| rest.starts_with(' '));
    LINKS.iter().any(|link| link.values(1).any(|value| value == place) && opens(link.term))
}

/// Whether a word stands before the name of whoever one of a group is, or belongs to: "experts | at | Velm Research".
pub(super) fn leads_to_member(word: &str) -> bool {
    LINKS.is(word, "member")
}

static LINKS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/links_to_names.txt")));

static OPEN_SPEECH: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/open_speech.txt")));

static CONFIDANTS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/confidants.txt")));

static QUANTIFIERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/quantifiers_vague.txt")));

/// Somebody asked in the street, of whom the draft says no more: a resident, a passenger, several people.
pub(super) fn is_passer_by(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let head = unnamed.source.head.of(&context.document.prose).to_lowercase();
    let noun = head.split(' ').next_back().unwrap_or("");
    claim::is_passer_by(noun) && !tells_knowledge(context, unnamed.source)
}
