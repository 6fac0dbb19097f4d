//! The blocks of a draft, each with what a rule sees from it that looks no further than a few blocks.

use super::Reach;
use crate::annotations::{Annotations, Attribution, Scope, Support};
use crate::document::Document;
use crate::text::Span;
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// How many blocks before and behind its own a rule may look at whose reach is `Reach::Nearby`.
pub(super) const REACH: usize = 2;

/// How many blocks are worth another core.
const AT_ONCE: usize = 1000;

/// Where a block starts, in the prose and in the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Start {
    pub prose: usize,
    pub source: usize,
}

/// The blocks of a draft.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// A hash of the draft's format and front matter, which all rules see.
    pub of_draft: u64,
    pub starts: Vec<Start>,
    /// A hash of each by itself. Two that differ and have one hash would be mistaken for each other: with 64 bits there
    /// are none.
    pub alone: Vec<u64>,
    /// A hash of each with those around it.
    pub views: Vec<u64>,
}

impl Blocks {
    pub fn of(document: &Document, annotations: &Annotations) -> Self {
        let start = |span: Span| Start { prose: span.start, source: document.map.before(span.start) };
        let starts: Vec<Start> = document.blocks.iter().map(|block| start(block.span)).collect();
        let of_draft = hash_of_draft(document);
        let alone = (0..starts.len()).into_par_iter().with_min_len(AT_ONCE).map(|block| {
            let mut hasher = FxHasher::default();
            (of_draft, own_hash(document, annotations, &starts, block)).hash(&mut hasher);
            hasher.finish()
        });
        let alone: Vec<u64> = alone.collect();
        let views = (0..alone.len()).map(|block| {
            let mut hasher = FxHasher::default();
            let first = block.saturating_sub(REACH);
            // How far the draft's ends are away is part of what is seen.
            (block - first).hash(&mut hasher);
            alone.get(first..(block + REACH + 1).min(alone.len())).hash(&mut hasher);
            hasher.finish()
        });
        Self { of_draft, views: views.collect(), alone, starts }
    }

    /// For each block a hash of all that a rule of that reach sees from it; none where that is the whole draft.
    pub fn seen(&self, reach: Reach) -> &[u64] {
        match reach {
            Reach::Block => &self.alone,
            Reach::Nearby => &self.views,
            Reach::Draft => &[],
        }
    }
}

fn hash_of_draft(document: &Document) -> u64 {
    let mut hasher = FxHasher::default();
    document.format.as_str().hash(&mut hasher);
    for entry in &document.front_matter {
        (&entry.key, &entry.value).hash(&mut hasher);
    }
    hasher.finish()
}

/// A hash of a block's text, of where its parts stand in the source, and of what was recognised in it.
fn own_hash(document: &Document, annotations: &Annotations, starts: &[Start], number: usize) -> u64 {
    let mut hasher = FxHasher::default();
    let (Some(block), Some(start)) = (document.blocks.get(number), starts.get(number)) else { return 0 };
    (block.kind, block.depth, block.span.of(&document.prose)).hash(&mut hasher);
    // From the block before it and up to the next: what stands between two blocks may open or end the one, and moves the
    // other.
    let before = number.checked_sub(1).and_then(|before| document.blocks.get(before));
    let from = before.map_or(0, |before| document.map.behind(before.span.end)).min(start.source);
    let next = starts.get(number + 1).map_or(document.source.len(), |next| next.source);
    (start.source - from, document.source.get(from..next)).hash(&mut hasher);
    document.map.hash_within(block.span, start.source, &mut hasher);
    let seen = Seen { annotations, number, span: block.span };
    seen.hash_marks(&mut hasher);
    seen.hash_statements(&mut hasher);
    hasher.finish()
}

/// What was recognised in a block, and the block's number and place.
struct Seen<'a> {
    annotations: &'a Annotations,
    number: usize,
    span: Span,
}

impl Seen<'_> {
    /// A place from the block's start, and its length.
    fn at(&self, span: Span) -> (usize, usize) {
        (span.start.wrapping_sub(self.span.start), span.len())
    }

    /// Quotations and near misses of names.
    fn hash_marks(&self, hasher: &mut FxHasher) {
        let quotations = &self.annotations.quotations;
        let first = quotations.partition_point(|quotation| quotation.block < self.number);
        for quotation in quotations.iter().skip(first).take_while(|quotation| quotation.block == self.number)
        {
            (self.at(quotation.span), self.at(quotation.inner)).hash(hasher);
            (quotation.closed, quotation.carries_on, quotation.depth).hash(hasher);
        }
        let slips = &self.annotations.name_slips;
        let first = slips.partition_point(|slip| slip.span.start < self.span.start);
        for slip in slips.iter().skip(first).take_while(|slip| slip.span.start < self.span.end) {
            (self.at(slip.span), &slip.right, &slip.name, &slip.role, slip.evidence).hash(hasher);
        }
    }

    /// Attributions and claims.
    fn hash_statements(&self, hasher: &mut FxHasher) {
        let sentences = self.annotations.sentences();
        let first = sentences.partition_point(|sentence| sentence.block < self.number);
        let end = sentences.partition_point(|sentence| sentence.block <= self.number);
        if first == end {
            return;
        }
        let attributions = &self.annotations.attributions;
        let before = attributions.partition_point(|attribution| attribution.sentence < first);
        for (_, attribution) in self.annotations.attributions_of(first..end) {
            let scope = match attribution.scope {
                Scope::Explicit => None,
                Scope::Inherited(of) => Some(of.wrapping_sub(before)),
            };
            (attribution.sentence - first, scope).hash(hasher);
            self.hash_attribution(attribution, hasher);
        }
        let claims = &self.annotations.claims;
        let start = claims.partition_point(|claim| claim.sentence < first);
        for claim in claims.iter().skip(start).take_while(|claim| claim.sentence < end) {
            let support = match claim.support {
                Support::None => (0, 0),
                Support::Inherited(of) => (1, of.wrapping_sub(before)),
                Support::Explicit(of) => (2, of.wrapping_sub(before)),
            };
            (self.at(claim.span), claim.trigger, support).hash(hasher);
        }
    }

    fn hash_attribution(&self, attribution: &Attribution, hasher: &mut FxHasher) {
        let source = attribution.source.as_ref();
        let places = source.map(|source| {
            (self.at(source.span), self.at(source.head), source.name.map(|name| self.at(name)))
        });
        let facts = source.map(|source| (source.class, source.plural, source.described, source.counted));
        let cue = attribution.cue.as_ref();
        let cue = cue.map(|cue| (self.at(cue.span), &cue.lemma, cue.kind, cue.agentless, cue.reports));
        (places, facts, cue).hash(hasher);
        attribution.content.iter().for_each(|content| self.at(*content).hash(hasher));
    }
}
