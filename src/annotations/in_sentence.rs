//! What is recognised in a sentence by itself. It is most of the work, and an edit elsewhere leaves it as it is.

use super::claim::{self, Mind, Owners, Trigger};
use super::clause::Clause;
use super::earlier::Earlier;
use super::heading::Capitals;
use super::hearsay::{self, Hearsay};
use super::name_slip::{self, NameSlip};
use super::quotation::{self, Quotation};
use super::vocabulary::Vocabulary;
use super::{Attribution, Name, attribution, doubtful, name};
use crate::config::Config;
use crate::document::{BlockKind, Document};
use crate::sentence::{Sentence, Sentences, Token};
use crate::syntax::Tree;
use crate::text::Span;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::sync::Arc;

/// What one sentence holds. All spans count from its start, but those of its names.
#[derive(Debug)]
pub struct InSentence {
    /// The sentence, where it stood when it was looked at.
    sentence: Sentence,
    neighbourhood: Neighbourhood,
    /// Whom it names to whom figures in the sentences behind it belong.
    names_owners: Owners,
    attributions: Vec<Attribution>,
    hearsay: Vec<Span>,
    claims: Vec<(Span, Trigger)>,
    minds: Vec<Mind>,
    /// As they stood when the sentence was looked at.
    names: Vec<Name>,
    /// Words in its names that are slips if the rest of the draft allows it.
    name_slips: Vec<NameSlip>,
    /// The numbers of the words that are not plainly right, counted from its first token.
    doubtful: Vec<usize>,
}

/// All that matters of what is around a sentence: where it is the same, the same is recognised.
#[derive(PartialEq, Eq, Debug)]
struct Neighbourhood {
    kind: BlockKind,
    /// The parts of the sentence that lie in quotation marks, the marks included.
    quoted: Vec<Span>,
    /// Whom it or one of the sentences before it names to whom figures belong.
    owners: Owners,
}

/// A document on the way to its attributions.
pub(super) struct Draft<'a> {
    pub document: &'a Document,
    pub text: &'a Sentences,
    pub trees: &'a [Tree],
    pub quotations: &'a [Quotation],
    pub vocabulary: &'a Vocabulary,
    pub config: &'a Config,
}

/// Looks at all sentences but those that stood in an earlier state of the draft, in the same neighbourhood.
pub(super) fn of_all(draft: &Draft<'_>, earlier: &Earlier<'_>) -> Vec<Arc<InSentence>> {
    let trees = draft.trees.iter().enumerate();
    let owners: Vec<Owners> = trees
        .map(|(index, tree)| match earlier.in_sentence(index) {
            Some(known) => known.names_owners,
            None => Owners::in_sentence(&draft.document.prose, tree),
        })
        .collect();
    let sentences = draft.text.sentences.par_iter().enumerate().with_min_len(earlier.at_once());
    let found = sentences.map(|(index, sentence)| {
        let near = owners.get(index.saturating_sub(claim::OWNERS_REACH)..=index).unwrap_or_default();
        let neighbourhood = draft.neighbourhood(sentence, Owners::known_to_last(near));
        match earlier.in_sentence(index).filter(|known| known.neighbourhood == neighbourhood) {
            Some(known) => Arc::clone(known),
            None => {
                let own = near.last().copied().unwrap_or_default();
                Arc::new(draft.look(index, sentence, neighbourhood, own))
            }
        }
    });
    found.collect()
}

impl Draft<'_> {
    fn neighbourhood(&self, sentence: &Sentence, owners: Owners) -> Neighbourhood {
        let kind = self.document.blocks.get(sentence.block).map_or(BlockKind::Paragraph, |block| block.kind);
        let quoted = quotation::outermost(self.quotations, sentence.span).map(|quotation| {
            let part = |offset: usize| offset.clamp(sentence.span.start, sentence.span.end);
            let part = Span::new(part(quotation.span.start), part(quotation.span.end));
            part.moved(sentence.span.start, 0)
        });
        Neighbourhood { kind, quoted: quoted.collect(), owners }
    }

    fn look(
        &self,
        index: usize,
        sentence: &Sentence,
        neighbourhood: Neighbourhood,
        names_owners: Owners,
    ) -> InSentence {
        let kind = neighbourhood.kind;
        let names = name::in_sentence(self.document, self.text, sentence);
        let name_slips = name_slip::in_sentence(self.document, self.text, sentence, &names, self.vocabulary);
        let start = sentence.span.start;
        let mut found = InSentence {
            sentence: sentence.clone(),
            name_slips: name_slips.into_iter().map(|slip| slip.moved(start, 0)).collect(),
            doubtful: self.doubtful(sentence),
            names,
            neighbourhood,
            names_owners,
            attributions: Vec::new(),
            hearsay: Vec::new(),
            claims: Vec::new(),
            minds: Vec::new(),
        };
        let Some(tree) = self.trees.get(index) else { return found };
        let capitals = Capitals::of(self.document, sentence);
        let clause = Clause::new(&self.document.prose, tree, self.quotations, capitals);
        if !matches!(kind, BlockKind::CreditLine | BlockKind::Byline | BlockKind::Dateline) {
            let attributions =
                attribution::in_sentence(self.document, &clause, kind, sentence.span, self.config);
            if kind.is_body() {
                let minds =
                    claim::minds_in_sentence(&self.document.prose, &clause, sentence.span, &attributions);
                found.minds = minds.into_iter().map(|mind| mind.moved(start, 0)).collect();
            }
            found.attributions = attributions.iter().map(|one| one.moved(start, 0, 0)).collect();
            found.hearsay = hearsay::in_sentence(&clause).map(|span| span.moved(start, 0)).collect();
        }
        if kind.is_body() {
            let owners = found.neighbourhood.owners;
            let claims =
                claim::in_sentence(&self.document.prose, &clause, sentence.span, self.quotations, owners);
            found.claims =
                claims.into_iter().map(|(span, trigger)| (span.moved(start, 0), trigger)).collect();
        }
        found
    }

    fn doubtful(&self, sentence: &Sentence) -> Vec<usize> {
        let tokens = self.text.tokens_of(sentence).iter().enumerate();
        let is_doubtful = |token: &Token| {
            doubtful::is_doubtful(self.document.prose_of(token.span), token.kind, self.vocabulary)
        };
        tokens.filter(|(_, token)| is_doubtful(token)).map(|(at, _)| at).collect()
    }
}

impl InSentence {
    /// The attributions of the sentence, which is that of this number and starts there.
    pub(super) fn attributions(&self, sentence: usize, start: usize) -> impl Iterator<Item = Attribution> {
        self.attributions.iter().map(move |attribution| attribution.moved(0, start, sentence))
    }

    /// The hearsay of the sentence, which is that of this number and starts there.
    pub(super) fn hearsay(&self, sentence: usize, start: usize) -> impl Iterator<Item = Hearsay> {
        self.hearsay.iter().map(move |span| Hearsay { span: span.moved(0, start), sentence })
    }

    /// What may be claims in the sentence, which starts there, but for what is said of minds.
    pub(super) fn claims(&self, start: usize) -> impl Iterator<Item = (Span, Trigger)> {
        self.claims.iter().map(move |(span, trigger)| (span.moved(0, start), *trigger))
    }

    /// The names of the sentence, which is this one now.
    pub(super) fn names<'a>(&'a self, now: &'a Sentence) -> impl Iterator<Item = Name> + 'a {
        self.names.iter().map(move |name| name.moved(&self.sentence, now))
    }

    /// The words in names of the sentence, which starts there, that are slips if the rest of the draft allows it.
    pub(super) fn name_slips(&self, start: usize) -> impl Iterator<Item = NameSlip> {
        self.name_slips.iter().map(move |slip| slip.moved(0, start))
    }

    /// The words of the sentence, which starts at the token `first`, that are not plainly right.
    pub(super) fn doubtful(&self, first: usize) -> impl Iterator<Item = usize> {
        self.doubtful.iter().map(move |at| at + first)
    }

    /// Whether an attribution of the sentence, which starts there, says what somebody has in mind.
    pub(super) fn is_of_mind(&self, attribution: &Attribution, start: usize) -> bool {
        self.minds.iter().any(|mind| mind.moved(0, start).is(attribution))
    }
}
