//! What the rules that look no further than a few blocks have found, kept from one check of a draft to the next.

use crate::annotations::{Annotations, Attribution, Scope, Support};
use crate::document::Document;
use crate::finding::Finding;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// How many blocks before and behind its own a rule may look at whose reach is `Reach::Nearby`.
const REACH: usize = 2;

/// The findings of those rules, by all that they may have looked at.
#[derive(Debug, Default)]
pub struct Kept(FxHashMap<u64, Found>);

/// The findings in one block, and where it started in the source.
#[derive(Debug)]
struct Found {
    start: usize,
    findings: Vec<Finding>,
}

/// The blocks of a draft, each with what a rule sees from it.
pub(super) struct Blocks {
    /// Where each starts in the source.
    starts: Vec<usize>,
    /// A hash of each with those around it. Two that differ and have one hash would be mistaken for each other: with
    /// 64 bits there are none.
    views: Vec<u64>,
}

impl Blocks {
    pub(super) fn of(document: &Document, annotations: &Annotations) -> Self {
        let starts: Vec<usize> =
            document.blocks.iter().map(|block| document.map.before(block.span.start)).collect();
        let own: Vec<u64> =
            (0..starts.len()).map(|block| own_hash(document, annotations, &starts, block)).collect();
        let views = (0..own.len()).map(|block| {
            let mut hasher = DefaultHasher::new();
            (document.format.as_str(), matter_hash(document)).hash(&mut hasher);
            let first = block.saturating_sub(REACH);
            // How far the draft's ends are away is part of what is seen.
            (block - first).hash(&mut hasher);
            own.get(first..(block + REACH + 1).min(own.len())).hash(&mut hasher);
            hasher.finish()
        });
        Self { views: views.collect(), starts }
    }

    /// The smallest range with all blocks of which nothing is known. Empty where there is none.
    pub(super) fn unknown(&self, kept: &Kept) -> Range<usize> {
        let is_unknown = |view: &u64| !kept.0.contains_key(view);
        let first = self.views.iter().position(is_unknown).unwrap_or(0);
        let end = self.views.iter().rposition(is_unknown).map_or(0, |last| last + 1);
        first..end
    }

    /// Those blocks and what is seen from them.
    pub(super) fn seen_from(&self, blocks: &Range<usize>) -> Range<usize> {
        blocks.start.saturating_sub(REACH)..(blocks.end + REACH).min(self.views.len())
    }

    /// All findings in the order of the blocks: those in `blocks` are among `fresh`, all others are kept ones. Also
    /// returns what is kept for the next check.
    pub(super) fn join(
        &self,
        kept: &Kept,
        blocks: &Range<usize>,
        fresh: Vec<Finding>,
    ) -> (Vec<Finding>, Kept) {
        let mut by_block: Vec<Vec<Finding>> = Vec::new();
        by_block.resize_with(self.views.len(), Vec::new);
        for finding in fresh {
            let block = self.starts.partition_point(|start| *start <= finding.span.start).saturating_sub(1);
            if let Some(own) = by_block.get_mut(block).filter(|_| blocks.contains(&block)) {
                own.push(finding);
            }
        }
        let places = self.views.iter().zip(&self.starts).zip(&mut by_block).enumerate();
        for (_, ((view, start), own)) in places.filter(|(block, _)| !blocks.contains(block)) {
            if let Some(found) = kept.0.get(view) {
                own.extend(found.findings.iter().map(|finding| finding.moved(found.start, *start)));
            }
        }
        let next = self.views.iter().zip(&self.starts).zip(&by_block);
        let next = next.map(|((view, start), own)| (*view, Found { start: *start, findings: own.clone() }));
        let next = Kept(next.collect());
        (by_block.into_iter().flatten().collect(), next)
    }
}

fn matter_hash(document: &Document) -> u64 {
    let mut hasher = DefaultHasher::new();
    for entry in &document.front_matter {
        (&entry.key, &entry.value).hash(&mut hasher);
    }
    hasher.finish()
}

/// A hash of a block's text, of where its parts stand in the source, and of what was recognised in it.
fn own_hash(document: &Document, annotations: &Annotations, starts: &[usize], number: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    let (Some(block), Some(start)) = (document.blocks.get(number), starts.get(number)) else { return 0 };
    (block.kind, block.depth, block.span.of(&document.prose)).hash(&mut hasher);
    // The next one is part of what is seen, and a comment between the two moves it.
    starts.get(number + 1).map(|next| next - start).hash(&mut hasher);
    document.map.hash_within(block.span, *start, &mut hasher);
    let at = |span: Span| (span.start.wrapping_sub(block.span.start), span.len());
    let quotations = &annotations.quotations;
    let first = quotations.partition_point(|quotation| quotation.block < number);
    for quotation in quotations.iter().skip(first).take_while(|quotation| quotation.block == number) {
        (at(quotation.span), at(quotation.inner)).hash(&mut hasher);
        (quotation.closed, quotation.carries_on, quotation.depth).hash(&mut hasher);
    }
    let slips = &annotations.name_slips;
    let first = slips.partition_point(|slip| slip.span.start < block.span.start);
    for slip in slips.iter().skip(first).take_while(|slip| slip.span.start < block.span.end) {
        (at(slip.span), &slip.right, &slip.name, &slip.role, slip.evidence).hash(&mut hasher);
    }
    let sentences = annotations.sentences();
    let first = sentences.partition_point(|sentence| sentence.block < number);
    let end = sentences.partition_point(|sentence| sentence.block <= number);
    if first < end {
        let before = annotations.attributions.partition_point(|attribution| attribution.sentence < first);
        for (_, attribution) in annotations.attributions_of(first..=end - 1) {
            let scope = match attribution.scope {
                Scope::Explicit => None,
                Scope::Inherited(of) => Some(of.wrapping_sub(before)),
            };
            (attribution.sentence - first, scope).hash(&mut hasher);
            hash_attribution(attribution, at, &mut hasher);
        }
        let claims = &annotations.claims;
        let start = claims.partition_point(|claim| claim.sentence < first);
        for claim in claims.iter().skip(start).take_while(|claim| claim.sentence < end) {
            let support = match claim.support {
                Support::None => (0, 0),
                Support::Inherited(of) => (1, of.wrapping_sub(before)),
                Support::Explicit(of) => (2, of.wrapping_sub(before)),
            };
            (at(claim.span), claim.trigger, support).hash(&mut hasher);
        }
    }
    hasher.finish()
}

fn hash_attribution(
    attribution: &Attribution,
    at: impl Fn(Span) -> (usize, usize),
    hasher: &mut DefaultHasher,
) {
    let source = attribution.source.as_ref();
    let places = source.map(|source| (at(source.span), at(source.head), source.name.map(&at)));
    let facts = source.map(|source| (source.class, source.plural, source.described, source.counted));
    let cue = attribution.cue.as_ref();
    let cue = cue.map(|cue| (at(cue.span), &cue.lemma, cue.kind, cue.agentless, cue.reports));
    (places, facts, cue).hash(hasher);
    attribution.content.iter().for_each(|content| at(*content).hash(hasher));
}
