//! Two hedges where one would do.

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{denies, fold};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::{Entry, Terms};
use crate::syntax::{Relation, Tag, Tree};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "stacked-hedges",
    summary: "Two hedges on one verb",
    page: include_str!("stacked_hedges.md"),
    family: Family::Hedging,
    level: Level::Hint,
    core: false,
    question: Question::Other,
    reach: Reach::Block,
    check,
};

static HEDGES: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/hedges.txt")));

/// Words before a modal that make "possibly" mean *at all*: "everything she could possibly want".
const BOUNDLESS: &[&str] = &["all", "any", "anything", "as", "ever", "every", "everything", "how", "than"];

/// Words that make of the adverb no hedge, beside negations: "could more likely".
const COMPARING: &[&str] = &["less", "more", "most"];

/// How far before the modal such a word stands.
const REACH: usize = 5;

const MESSAGE: &str = "Would one hedge do? Say who is unsure, and of what.";

fn check(context: &Context<'_>) -> Vec<Finding> {
    let sentences = context.annotations.sentences().iter().zip(&context.annotations.trees);
    let mut findings = Vec::new();
    for (sentence, tree) in sentences {
        let is_body = context.document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
        if !is_body || context.document.prose_of(sentence.span).contains('?') {
            continue;
        }
        let verbs = Verbs { context, tree };
        findings.extend((0..tree.len()).filter_map(|at| verbs.judge(at)));
    }
    findings.retain(|finding| {
        let place = context.document.map.to_prose(finding.span.start);
        !place.is_some_and(|start| context.annotations.is_quoted(Span::new(start, start + 1)))
    });
    findings
}

/// One sentence.
struct Verbs<'a> {
    context: &'a Context<'a>,
    tree: &'a Tree,
}

impl Verbs<'_> {
    fn judge(&self, at: usize) -> Option<Finding> {
        match self.tree.tag(at) {
            Tag::Modal if self.part(at) == Some("modal") => {
                self.beside_an_adverb(at).or_else(|| self.in_what_is_possible(at))
            }
            tag if tag.is_verb() && self.tree.tag(at + 1) == Tag::To && self.part(at) == Some("seeming") => {
                self.before_a_showing(at)
            }
            _ => None,
        }
    }

    /// "Could potentially spread", "could be potentially unlawful".
    fn beside_an_adverb(&self, modal: usize) -> Option<Finding> {
        let verb = self.tree.head(modal).filter(|verb| *verb > modal)?;
        let row = modal.saturating_sub(1)..verb.min(modal + REACH) + 1;
        let adverbs: Vec<usize> = row.filter(|at| self.part(*at) == Some("adverb")).collect();
        let (first, last) = (*adverbs.first()?, *adverbs.last()?);
        let stack = first.min(modal)..last.max(modal) + 1;
        let before = modal.saturating_sub(REACH)..modal;
        let is_other = (modal..verb).any(|at| denies(self.text(at)) || COMPARING.contains(&&*self.lower(at)));
        let boundless = before
            .into_iter()
            .any(|at| BOUNDLESS.contains(&&*self.lower(at)) || self.tree.tag(at) == Tag::Superlative);
        if is_other || boundless {
            return None;
        }
        let kept: Vec<&str> =
            stack.clone().filter(|at| !adverbs.contains(at)).map(|at| self.text(at)).collect();
        Some(self.finding(stack, &kept.join(" ")))
    }

    /// "It is possible that the ferry may not sail", "it appears that he might have slept".
    fn in_what_is_possible(&self, modal: usize) -> Option<Finding> {
        let verb = self.tree.head(modal)?;
        let doubt = self.tree.head(verb)?;
        let is_content =
            matches!(self.tree.relation(verb), Relation::ClausalComplement | Relation::ClausalSubject);
        let doubts = self.part(doubt) == Some("seeming") && self.lower(modal) != "could"
            || self.lower(doubt) == "possible";
        if !is_content || !doubts || doubt > modal {
            return None;
        }
        let related = self.context.related(self.span(doubt), "This is a hedge already.");
        Some(self.context.finding(self.span(modal), MESSAGE).with_related(related))
    }

    /// "Appears to suggest".
    fn before_a_showing(&self, seeming: usize) -> Option<Finding> {
        let showing = seeming + 2;
        let entry = self.entry(showing).filter(|entry| entry.field(1) == "showing")?;
        let mut forms = entry.values(2);
        let plain = match self.tree.tag(seeming) {
            Tag::PresentThird => forms.next()?,
            Tag::Past | Tag::Participle => forms.nth(1)?,
            _ => entry.term,
        };
        Some(self.finding(seeming..showing + 1, plain))
    }

    /// The finding about a row of words of which `kept` is enough.
    fn finding(&self, row: Range<usize>, kept: &str) -> Finding {
        let span = self.span(row.start).join(self.span(row.end.saturating_sub(1)));
        let title = format!("Keep “{kept}”");
        let fix = self.context.replace(span, kept, title, Safety::Unsafe);
        self.context.finding(span, MESSAGE).with_fix(fix)
    }

    fn part(&self, at: usize) -> Option<&'static str> {
        self.entry(at).map(|entry| entry.field(1))
    }

    fn entry(&self, at: usize) -> Option<&'static Entry> {
        HEDGES.get(&self.lower(at))
    }

    fn lower(&self, at: usize) -> Cow<'_, str> {
        fold(self.text(at))
    }

    fn text(&self, at: usize) -> &str {
        self.span(at).of(&self.context.document.prose)
    }

    fn span(&self, at: usize) -> Span {
        self.tree.words().get(at).map_or(Span::default(), |word| word.span)
    }
}
