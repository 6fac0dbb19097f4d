//! A crime or another discreditable act of a named person or company, without an accuser.

mod before_verdict;

use super::claims;
use super::law;
use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Claim, Trigger};
use crate::finding::{Finding, Level};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "unattributed-allegation",
    summary: "A discreditable act stated as fact about somebody identifiable",
    page: include_str!("unattributed_allegation.md"),
    family: Family::Claims,
    level: Level::Error,
    core: true,
    question: Question::WhoSaysSo,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let accusations = context.annotations.claims.iter().filter(|claim| claim.trigger == Trigger::Accusation);
    let deeds = accusations
        .filter(|claim| !is_settled_by_a_court(context, claim) && !is_conditional(context, claim))
        .filter_map(|claim| {
            let question = "Who accuses them: a court, a record, a named person? Say so in this sentence.";
            let finding = claims::finding(context, claim, question)?;
            // "Allegedly" says that somebody accuses them, and only leaves out who.
            let hedged = claim.span.of(&context.document.prose).eq_ignore_ascii_case("allegedly");
            let sure = (names_somebody(context, claim) || is_of_somebody_named(context, claim)) && !hedged;
            Some(if sure { finding } else { finding.at_most(Level::Info) })
        });
    deeds.chain(before_verdict::find(context)).collect()
}

/// "If Marsh took bribes, he must go", "whether Marsh took bribes": nobody says that he did.
fn is_conditional(context: &Context<'_>, claim: &Claim) -> bool {
    let sentence = &context.annotations.sentences()[claim.sentence];
    let before =
        context.document.prose_of(Span::new(sentence.span.start, claim.span.start.max(sentence.span.start)));
    let clause = before.rsplit([',', ';', ':', '—']).next().unwrap_or("");
    clause.split_whitespace().any(|word| matches!(word.to_lowercase().as_str(), "if" | "whether" | "unless"))
}

/// Whether the sentence has a name, of no day or month.
fn names_somebody(context: &Context<'_>, claim: &Claim) -> bool {
    let prose = &context.document.prose;
    let tree = context.annotations.trees.get(claim.sentence);
    tree.is_some_and(|tree| {
        let mut words = tree.words().iter().enumerate();
        words
            .any(|(at, word)| tree.tag(at).is_name() && !Word::of_text(word.span.of(prose)).is(Classes::TIME))
    })
}

/// "Marcus Tull fiddled the lists. He lied to parliament": a pronoun right behind the name it stands for.
fn is_of_somebody_named(context: &Context<'_>, claim: &Claim) -> bool {
    let sentences = context.annotations.sentences();
    let (Some(sentence), Some(before)) = (
        sentences.get(claim.sentence),
        claim.sentence.checked_sub(1).and_then(|before| sentences.get(before)),
    ) else {
        return false;
    };
    let opens = context.document.prose_of(sentence.span);
    let pronoun = ["He ", "She "].iter().any(|pronoun| opens.starts_with(pronoun));
    let named = passage::names_in(context, before)
        .next()
        .is_some_and(|name| name.span.start == before.span.start && name.tokens.len() > 1);
    pronoun && named && sentence.block == before.block
}

/// Convictions, charges and pleas are facts of the record; a sentence beside a charge does not know yet.
fn is_settled_by_a_court(context: &Context<'_>, claim: &Claim) -> bool {
    let sentence = context.annotations.sentences()[claim.sentence].span;
    law::has(context, sentence, "answered") || law::is_settled(context, claim)
}
