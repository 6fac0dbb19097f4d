//! Deeds that a charge alleges of which the paragraph has told: "Hale is charged with fraud. He is alleged to have …".

use super::super::Context;
use crate::annotations::{claim, word};
use crate::syntax::{Relation, Tag, Tree};
use crate::text::Span;

/// How many sentences before its own a charge may stand.
const REACH: usize = 2;

/// Whether whoever is alleged to have done something is charged with it before that place.
pub(super) fn is_charged(context: &Context<'_>, place: Span) -> bool {
    let annotations = context.annotations;
    let Some(own) = annotations.text.at(place.start) else { return false };
    let block = |at: usize| annotations.sentences().get(at).map(|sentence| sentence.block);
    let Some(alleged) = Person::alleged(context, own, place) else { return false };
    let before = (own.saturating_sub(REACH)..=own).filter(|at| block(*at) == block(own));
    before.into_iter().any(|at| {
        let is_open = !alleged.is_pronoun() || (at + 1..own).all(|between| !names_another(context, between));
        is_open && charged_in(context, at, place.start).any(|charged| alleged.is(&charged))
    })
}

/// Somebody as one sentence speaks of them.
struct Person<'a> {
    prose: &'a str,
    tree: &'a Tree,
    word: usize,
}

impl<'a> Person<'a> {
    /// Who is alleged to have done something.
    fn alleged(context: &'a Context<'a>, sentence: usize, place: Span) -> Option<Self> {
        let tree = context.annotations.trees.get(sentence)?;
        let prose = &*context.document.prose;
        let cue =
            (0..tree.len()).rfind(|at| tree.words().get(*at).is_some_and(|word| place.covers(word.span)))?;
        let verb = if tree.tag(cue) == Tag::Adverb { tree.head(cue)? } else { cue };
        // "It is alleged that he forged two wills".
        let clauses = [Relation::ClausalComplement, Relation::ClausalSubject];
        let clause = tree.children(verb).iter().find(|child| clauses.contains(&tree.relation(**child)));
        let deed = clause.copied().filter(|_| verb == cue).unwrap_or(verb);
        claim::subject_of(prose, tree, deed).map(|word| Person { prose, tree, word })
    }

    fn text(&self, word: usize) -> &'a str {
        self.tree.words().get(word).map_or("", |word| word.span.of(self.prose))
    }

    fn is_pronoun(&self) -> bool {
        matches!(self.tree.tag(self.word), Tag::Pronoun | Tag::WhPronoun)
    }

    /// Whether another mention is of the same: by a word of the name, by the noun or through a pronoun.
    fn is(&self, other: &Person<'_>) -> bool {
        let parts = [Relation::Flat, Relation::Compound];
        let own =
            self.tree.children(self.word).iter().filter(|child| parts.contains(&self.tree.relation(**child)));
        let mut own = own.chain([&self.word]).map(|word| self.text(*word));
        self.is_pronoun()
            || own.any(|text| other.tree.subtree(other.word).any(|word| other.text(word) == text))
    }
}

/// Who is charged in a sentence, before a place.
fn charged_in<'a>(
    context: &'a Context<'a>,
    sentence: usize,
    until: usize,
) -> impl Iterator<Item = Person<'a>> {
    let prose = &*context.document.prose;
    let tree = context.annotations.trees.get(sentence);
    tree.into_iter().flat_map(move |tree| {
        let charges = (0..tree.len()).filter(move |at| {
            let span = tree.words().get(*at).map(|word| word.span);
            tree.tag(*at).is_verb()
                && span.is_some_and(|span| span.start < until && claim::is_on_record(span.of(prose)))
                && !is_open(prose, tree, *at)
        });
        charges.filter_map(move |verb| Some(Person { prose, tree, word: charged(prose, tree, verb)? }))
    })
}

/// Whom a verb charges: its object, the subject of a passive or the noun it describes.
fn charged(prose: &str, tree: &Tree, verb: usize) -> Option<usize> {
    let object = tree.children(verb).iter().copied().find(|child| tree.relation(*child) == Relation::Object);
    let described = || tree.head(verb).filter(|_| tree.relation(verb) == Relation::NounClause);
    let passive = || claim::subject_of(prose, tree, verb).filter(|_| tree.tag(verb) == Tag::Participle);
    object.or_else(described).or_else(passive)
}

/// "Was not charged", "may be charged": there is no charge.
fn is_open(prose: &str, tree: &Tree, verb: usize) -> bool {
    let text = |word: usize| tree.words().get(word).map_or("", |word| word.span.of(prose));
    let mut children = tree.children(verb).iter();
    children.any(|child| tree.tag(*child) == Tag::Modal || word::denies(text(*child)))
}

/// Whether somebody else is named in a sentence, to whom a pronoun behind it points.
fn names_another(context: &Context<'_>, sentence: usize) -> bool {
    let tree = context.annotations.trees.get(sentence);
    tree.is_some_and(|tree| {
        (0..tree.len()).any(|at| {
            tree.tag(at).is_name()
                && matches!(tree.relation(at), Relation::Subject | Relation::PassiveSubject)
        })
    })
}
