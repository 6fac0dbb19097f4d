//! Everything recognised in one document, by kind. Rules judge; nothing here does.
//!
//! All spans are of the document's prose.

pub mod acronym;
pub mod anonymity;
pub mod attribution;
mod beside;
pub mod claim;
mod clause;
pub mod cue;
pub mod date;
pub mod doubtful;
mod earlier;
mod expression_cue;
mod extent;
mod frame;
mod framed_cue;
mod heading;
pub mod hearsay;
mod idiom;
mod in_sentence;
mod interrupted;
pub mod knowledge;
pub mod ledger;
mod listed_slip;
pub mod mentions;
pub mod name;
pub mod name_kind;
pub mod name_slip;
mod neighbour;
mod noun_cue;
mod passive_cue;
pub mod phrase;
mod phrase_cue;
mod predicate_cue;
pub mod quantity;
pub mod quotation;
mod reading;
pub mod renaming;
pub mod roster;
mod running;
pub mod source;
mod source_class;
mod subject;
mod tail;
mod trees;
pub mod vocabulary;
mod window;
pub mod word;

pub use attribution::{Attribution, Scope};
pub use claim::{Claim, Support, Trigger};
pub use cue::{Cue, CueKind};
pub use hearsay::Hearsay;
pub use in_sentence::InSentence;
pub use ledger::{Ledger, LedgerEntry};
pub use mentions::Mentions;
pub use name::Name;
pub use name_slip::NameSlip;
pub use quotation::Quotation;
pub use roster::Roster;
pub use source::{Source, SourceClass};
pub use vocabulary::Vocabulary;

use crate::config::Config;
use crate::document::Document;
use crate::sentence::{Sentence, Sentences, Token};
use crate::syntax::Tree;
use crate::text::Span;
use earlier::Earlier;
use in_sentence::Draft;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// In a draft of so many sentences or blocks it pays to wake another core for what takes it one look at each of them.
const LONG: usize = 200;

/// What was recognised in a document.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// The words and names that the user, the house and the draft itself know.
    pub vocabulary: Arc<Vocabulary>,
    /// Sentences and tokens.
    pub text: Sentences,
    /// The grammar of each sentence.
    pub trees: Vec<Tree>,
    /// What is recognised in each sentence by itself.
    pub in_sentences: Vec<Arc<InSentence>>,
    /// The numbers of the tokens that are words and not plainly right, in order.
    pub doubtful: Vec<usize>,
    /// Quotations, in order of their opening marks.
    pub quotations: Vec<Quotation>,
    /// Names, in order.
    pub names: Vec<Name>,
    /// Words that are near misses of names the lists or the house know, in order.
    pub name_slips: Vec<NameSlip>,
    /// Attributions, in order of their first word.
    pub attributions: Vec<Attribution>,
    /// Talk that is about with nobody whose it is, in order.
    pub hearsay: Vec<Hearsay>,
    /// Claims, in order; several may lie in one sentence.
    pub claims: Vec<Claim>,
    /// All sources with what rests on each.
    pub ledger: Ledger,
    /// The names, once somebody has asked for them: [`Annotations::roster`].
    pub names_written: OnceLock<Roster>,
}

impl Annotations {
    /// Recognises everything in `document`. The settings contribute the house's own names and title.
    pub fn of(document: &Document, config: &Config) -> Self {
        Self::since(None, document, config)
    }

    /// The same, where an earlier state of the draft and what was recognised in it under the same settings are at
    /// hand: what each of its sentences has by itself is not looked for again.
    pub fn since(earlier: Option<(&Document, &Self)>, document: &Document, config: &Config) -> Self {
        let vocabulary = Arc::new(Vocabulary::of(document, config));
        let before = earlier.map(|(before, known)| (before, &known.text));
        let is_very_long = document.blocks.len() >= 10 * LONG;
        let ((text, copied), quotations) =
            both(is_very_long, || Sentences::since(before, document), || quotation::recognise(document));
        // What a draft lists in its front matter is known in each of its sentences.
        let listed =
            |document: &Document| document.front_matter(vocabulary::KEY).map(|entry| entry.value.clone());
        let earlier = earlier.filter(|(before, _)| listed(before) == listed(document));
        let earlier = Earlier::of(earlier, document, &text, &copied);
        let trees = trees::of(document, &text, &earlier);
        let draft = Draft {
            document,
            text: &text,
            trees: &trees,
            quotations: &quotations,
            vocabulary: &vocabulary,
            config,
        };
        let in_sentences = in_sentence::of_all(&draft, &earlier);
        let statements = || {
            let attributions = attribution::recognise(document, &text, &quotations, &in_sentences);
            let hearsay = hearsay::recognise(&text, &in_sentences);
            let ledger = Ledger::of(document, &text, &attributions);
            let claims = claim::recognise(&text, &attributions, &ledger, &in_sentences);
            (attributions, hearsay, ledger, claims)
        };
        let words = || {
            let names = name::recognise(&text, &in_sentences);
            let each = || text.sentences.iter().zip(&in_sentences);
            let may_be_slips =
                each().flat_map(|(sentence, own)| own.name_slips(sentence.span.start)).collect();
            let name_slips = name_slip::recognise(document, &text, &names, may_be_slips, &config.register);
            let doubtful: Vec<usize> =
                each().flat_map(|(sentence, own)| own.doubtful(sentence.tokens.start)).collect();
            (names, name_slips, doubtful)
        };
        let is_long = text.sentences.len() >= LONG;
        let ((attributions, hearsay, ledger, claims), (names, name_slips, doubtful)) =
            both(is_long, statements, words);
        let names_written = OnceLock::new();
        Self {
            vocabulary,
            text,
            trees,
            in_sentences,
            doubtful,
            quotations,
            names,
            name_slips,
            attributions,
            hearsay,
            claims,
            ledger,
            names_written,
        }
    }

    /// Every place where `document`, which these annotations are of, writes a name. No rule needs them, so they are
    /// looked for when first asked for.
    pub fn roster(&self, document: &Document) -> &Roster {
        self.names_written.get_or_init(|| Roster::of(document, self))
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.text.sentences
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.text.tokens_of(sentence)
    }

    /// The tokens of each block that has sentences, with the block's index, in order.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &[Token])> {
        let sentences = self.text.sentences.chunk_by(|one, other| one.block == other.block);
        sentences.filter_map(|sentences| {
            let (first, last) = (sentences.first()?, sentences.last()?);
            Some((first.block, self.text.tokens.get(first.tokens.start..last.tokens.end)?))
        })
    }

    /// The numbers of the sentences of a block.
    pub fn sentences_of(&self, block: usize) -> Range<usize> {
        self.text.of_block(block)
    }

    /// The sentences of a block, in order.
    pub fn sentences_in(&self, block: usize) -> &[Sentence] {
        self.text.sentences.get(self.sentences_of(block)).unwrap_or_default()
    }

    /// The numbers of the tokens of a block.
    pub fn tokens_of_block(&self, block: usize) -> Range<usize> {
        match self.sentences_in(block) {
            [first, .., last] => first.tokens.start..last.tokens.end,
            [only] => only.tokens.clone(),
            [] => 0..0,
        }
    }

    /// The tokens of a block, in order.
    pub fn tokens_in(&self, block: usize) -> &[Token] {
        self.text.tokens.get(self.tokens_of_block(block)).unwrap_or_default()
    }

    /// The names in a block, in order.
    pub fn names_in(&self, block: usize) -> &[Name] {
        let first = self.names.partition_point(|name| name.block < block);
        let end = self.names.partition_point(|name| name.block <= block);
        self.names.get(first..end).unwrap_or_default()
    }

    /// The name at a place.
    pub fn name_at(&self, span: Span) -> Option<&Name> {
        let at = self.names.partition_point(|name| name.span.start < span.start);
        self.names.get(at).filter(|name| name.span == span)
    }

    /// The quotations in a block, in order.
    pub fn quotations_in(&self, block: usize) -> &[Quotation] {
        let first = self.quotations.partition_point(|quotation| quotation.block < block);
        let end = self.quotations.partition_point(|quotation| quotation.block <= block);
        self.quotations.get(first..end).unwrap_or_default()
    }

    /// The quotation at a place.
    pub fn quotation_at(&self, span: Span) -> Option<&Quotation> {
        let at = self.quotations.partition_point(|quotation| quotation.span.start < span.start);
        self.quotations.get(at..)?.iter().find(|quotation| quotation.span == span)
    }

    /// The tokens of that range that are words and not plainly right, in order.
    pub fn doubtful_in(&self, tokens: &Range<usize>) -> &[usize] {
        let first = self.doubtful.partition_point(|at| *at < tokens.start);
        let end = self.doubtful.partition_point(|at| *at < tokens.end);
        self.doubtful.get(first..end).unwrap_or_default()
    }

    /// Whether a span lies wholly inside a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        quotation::cover(&self.quotations, span)
    }

    /// Whether one name covers a span.
    pub fn is_in_one_name(&self, span: Span) -> bool {
        let at = self.names.partition_point(|name| name.span.end <= span.start);
        self.names.get(at).is_some_and(|name| name.span.covers(span))
    }

    /// Whether a span lies in a near miss of a name.
    pub fn is_name_slip(&self, span: Span) -> bool {
        let at = self.name_slips.partition_point(|slip| slip.span.end <= span.start);
        self.name_slips.get(at).is_some_and(|slip| slip.span.overlaps(span))
    }

    /// Whether a part of a span lies inside a quotation.
    pub fn is_partly_quoted(&self, span: Span) -> bool {
        quotation::overlap(&self.quotations, span)
    }

    /// The attributions with a cue or quotation marks of their own, in order.
    pub fn explicit(&self) -> impl Iterator<Item = &Attribution> {
        self.attributions.iter().filter(|attribution| attribution.scope == Scope::Explicit)
    }

    /// The attributions of a row of sentences with their indices, in order.
    pub fn attributions_of(&self, sentences: Range<usize>) -> impl Iterator<Item = (usize, &Attribution)> {
        let first = self.attributions.partition_point(|attribution| attribution.sentence < sentences.start);
        let rest = self.attributions.iter().enumerate().skip(first);
        rest.take_while(move |(_, attribution)| attribution.sentence < sentences.end)
    }

    /// The attributions that may reach into a span: those of its sentences and of so many around it as a quotation
    /// may run on for.
    pub fn attributions_around(&self, span: Span) -> impl Iterator<Item = (usize, &Attribution)> {
        let sentence = |offset| self.text.sentences.partition_point(|sentence| sentence.span.end <= offset);
        let (first, last) = (sentence(span.start), sentence(span.end));
        self.attributions_of(first.saturating_sub(attribution::REACH)..last + attribution::REACH + 1)
    }

    /// The attributions that have a cue or content in `span`, with their indices.
    pub fn attributions_in(&self, span: Span) -> impl Iterator<Item = (usize, &Attribution)> {
        self.attributions_around(span).filter(move |(_, attribution)| attribution.touches(span))
    }

    /// The claims of the sentences in which a span lies that touch it, in order.
    pub fn claims_in(&self, span: Span) -> impl Iterator<Item = &Claim> {
        let sentence = self.text.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let first = self.claims.partition_point(|claim| claim.sentence < sentence);
        let near = self.claims.iter().skip(first).take_while(move |claim| claim.span.start < span.end);
        near.filter(move |claim| claim.span.overlaps(span))
    }
}

/// What two functions give, which run at once where it pays.
fn both<A: Send, B: Send>(
    at_once: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if at_once { rayon::join(one, other) } else { (one(), other()) }
}
