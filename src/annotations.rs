//! Everything recognised in one document, by kind. Rules judge; nothing here does.
//!
//! All spans are of the document's prose.

pub mod acronym;
mod anonymity;
pub mod attribution;
pub mod claim;
mod clause;
pub mod cue;
pub mod date;
mod expression_cue;
mod frame;
mod framed_cue;
pub mod hearsay;
mod idiom;
pub mod ledger;
pub mod name;
pub mod name_kind;
pub mod name_slip;
mod noun_cue;
mod passive_cue;
mod phrase_cue;
mod predicate_cue;
pub mod quantity;
pub mod quotation;
mod reading;
mod running;
pub mod source;
mod source_class;
mod subject;
mod tail;
pub mod word;

pub use attribution::{Attribution, Scope};
pub use claim::{Claim, Support, Trigger};
pub use cue::{Cue, CueKind};
pub use hearsay::Hearsay;
pub use ledger::{Ledger, LedgerEntry};
pub use name::Name;
pub use name_slip::NameSlip;
pub use quotation::Quotation;
pub use source::{Source, SourceClass};

use crate::config::Config;
use crate::document::Document;
use crate::sentence::{Sentence, Sentences, Token};
use crate::syntax::{self, Tree};
use crate::text::Span;

/// What was recognised in a document.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// Sentences and tokens.
    pub text: Sentences,
    /// The grammar of each sentence.
    pub trees: Vec<Tree>,
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
}

impl Annotations {
    /// Recognises everything in `document`. The settings contribute the house's own names and title.
    pub fn of(document: &Document, config: &Config) -> Self {
        let text = Sentences::of(document);
        let tree = |sentence| syntax::parse(&document.prose, text.tokens_of(sentence));
        let trees: Vec<Tree> = text.sentences.iter().map(tree).collect();
        let quotations = quotation::recognise(document);
        let names = name::recognise(document, &text);
        let name_slips = name_slip::recognise(document, &text, &names, config);
        let clauses = clause::of_all(document, &text, &trees, &quotations);
        let attributions = attribution::recognise(document, &text, &clauses, &quotations, config);
        let hearsay = hearsay::recognise(document, &text, &clauses);
        let ledger = Ledger::of(document, &text, &attributions);
        let claims = claim::recognise(document, &text, &clauses, &quotations, &attributions, &ledger);
        Self { text, trees, quotations, names, name_slips, attributions, hearsay, claims, ledger }
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

    /// Whether a span lies wholly inside a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        let behind = self.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        // What an inner quotation covers its outermost one covers too, and those lie apart.
        let outermost = self.quotations.iter().take(behind).rev().find(|quotation| quotation.depth == 0);
        outermost.is_some_and(|quotation| quotation.span.covers(span))
    }

    /// The attributions with a cue or quotation marks of their own, in order.
    pub fn explicit(&self) -> impl Iterator<Item = &Attribution> {
        self.attributions.iter().filter(|attribution| attribution.scope == Scope::Explicit)
    }

    /// The attributions that have a cue or content in `span`, with their indices.
    pub fn attributions_in(&self, span: Span) -> impl Iterator<Item = (usize, &Attribution)> {
        self.attributions.iter().enumerate().filter(move |(_, attribution)| attribution.touches(span))
    }
}
