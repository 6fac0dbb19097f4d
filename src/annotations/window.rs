//! A few blocks of a draft as if there were no others.

use super::{Annotations, Attribution, Claim, Hearsay, Ledger, Name, Quotation, Scope, Support};
use crate::document::Document;
use crate::sentence::{Sentence, Sentences};
use crate::text::Span;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

impl Annotations {
    /// The blocks of that range with all that was recognised in them: what it is only together with other blocks is
    /// kept, but there is no ledger. Offsets stay, since source and prose are those of the whole draft; numbers of
    /// blocks, sentences, tokens and attributions count from the first that is left.
    pub fn window(&self, document: &Document, blocks: Range<usize>) -> (Document, Self) {
        let sentences = range(&self.text.sentences, |sentence| sentence.block, &blocks);
        let within = self.text.sentences.get(sentences.clone()).unwrap_or_default();
        let tokens = match within {
            [first, .., last] => first.tokens.start..last.tokens.end,
            [only] => only.tokens.clone(),
            [] => 0..0,
        };
        let attributions = range(&self.attributions, |attribution| attribution.sentence, &sentences);
        let from = First {
            block: blocks.start,
            sentence: sentences.start,
            token: tokens.start,
            attribution: attributions.start,
        };
        let span = |block: Option<&crate::document::Block>| block.map_or(Span::default(), |block| block.span);
        let own_blocks = document.blocks.get(blocks.clone()).unwrap_or_default();
        let whole = span(own_blocks.first()).join(span(own_blocks.last()));
        let slips = range(&self.name_slips, |slip| slip.span.start, &whole.range());
        let annotations = Self {
            vocabulary: Arc::clone(&self.vocabulary),
            text: Sentences {
                tokens: slice(&self.text.tokens, tokens.clone()),
                sentences: within.iter().map(|sentence| from.sentence(sentence)).collect(),
            },
            trees: slice(&self.trees, sentences.clone()),
            in_sentences: slice(&self.in_sentences, sentences.clone()),
            doubtful: self.doubtful_in(&tokens).iter().map(|at| at - from.token).collect(),
            quotations: slice(
                &self.quotations,
                range(&self.quotations, |quotation| quotation.block, &blocks),
            )
            .into_iter()
            .map(|quotation| Quotation { block: quotation.block - from.block, ..quotation })
            .collect(),
            names: slice(&self.names, range(&self.names, |name| name.block, &blocks))
                .into_iter()
                .map(|name| from.name(name))
                .collect(),
            name_slips: slice(&self.name_slips, slips),
            attributions: slice(&self.attributions, attributions)
                .into_iter()
                .map(|attribution| from.attribution(attribution))
                .collect(),
            hearsay: slice(&self.hearsay, range(&self.hearsay, |hearsay| hearsay.sentence, &sentences))
                .into_iter()
                .map(|hearsay| Hearsay { sentence: hearsay.sentence - from.sentence, ..hearsay })
                .collect(),
            claims: slice(&self.claims, range(&self.claims, |claim| claim.sentence, &sentences))
                .into_iter()
                .map(|claim| from.claim(claim))
                .collect(),
            ledger: Ledger::default(),
            names_written: OnceLock::new(),
        };
        (document.with_blocks(own_blocks.to_vec()), annotations)
    }
}

/// The first of each that a window keeps.
struct First {
    block: usize,
    sentence: usize,
    token: usize,
    attribution: usize,
}

impl First {
    fn sentence(&self, sentence: &Sentence) -> Sentence {
        let tokens = sentence.tokens.start - self.token..sentence.tokens.end - self.token;
        Sentence { span: sentence.span, tokens, block: sentence.block - self.block }
    }

    fn name(&self, name: Name) -> Name {
        let tokens = name.tokens.start - self.token..name.tokens.end - self.token;
        Name { tokens, block: name.block - self.block, ..name }
    }

    fn attribution(&self, attribution: Attribution) -> Attribution {
        let scope = match attribution.scope {
            Scope::Inherited(of) => Scope::Inherited(self.number(of)),
            Scope::Explicit => Scope::Explicit,
        };
        Attribution { scope, sentence: attribution.sentence - self.sentence, ..attribution }
    }

    fn claim(&self, claim: Claim) -> Claim {
        let support = match claim.support {
            Support::None => Support::None,
            Support::Inherited(of) => Support::Inherited(self.number(of)),
            Support::Explicit(of) => Support::Explicit(self.number(of)),
        };
        Claim { support, sentence: claim.sentence - self.sentence, ..claim }
    }

    /// The number of an attribution; one that no attribution has for those before the window.
    fn number(&self, attribution: usize) -> usize {
        attribution.checked_sub(self.attribution).unwrap_or(usize::MAX)
    }
}

/// Where the items stand, which are in order, whose place lies in a range of places.
fn range<T>(items: &[T], place: impl Fn(&T) -> usize, within: &Range<usize>) -> Range<usize> {
    let start = items.partition_point(|item| place(item) < within.start);
    let end = items.partition_point(|item| place(item) < within.end);
    start..end.max(start)
}

fn slice<T: Clone>(items: &[T], range: Range<usize>) -> Vec<T> {
    items.get(range).map(<[T]>::to_vec).unwrap_or_default()
}
