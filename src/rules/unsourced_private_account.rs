//! What was said or done in private, without how that is known.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::{Attribution, Claim, SourceClass, Trigger};
use crate::finding::{Finding, Level};
use crate::syntax::{Relation, Tag};

pub(super) const RULE: Rule = Rule {
    name: "unsourced-private-account",
    summary: "A private scene with nobody who was there",
    page: include_str!("unsourced_private_account.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let question = "Who heard this? Say how many told us and where they stood.";
    let told = context.annotations.claims.iter().filter(|claim| claim.trigger == Trigger::PrivateTalk);
    let scenes = told.filter(|claim| !is_way_of_telling(context, claim));
    scenes.filter_map(|claim| claims::finding(context, claim, question)).collect()
}

/// "Several colleagues say privately that he will go": it is how people without a name tell us; not "privately told aides".
fn is_way_of_telling(context: &Context<'_>, claim: &Claim) -> bool {
    let Some(tree) = context.annotations.trees.get(claim.sentence) else { return false };
    let adverb = tree.words().partition_point(|word| word.span.start < claim.span.start);
    let verb = tree.head(adverb).and_then(|verb| Some((verb, tree.words().get(verb)?.span)));
    let Some((verb, place)) = verb else { return false };
    let hears = |child: &usize| {
        matches!(tree.relation(*child), Relation::Object | Relation::IndirectObject)
            || tree.relation(*child) == Relation::Oblique
                && tree.children(*child).iter().any(|word| tree.relation(*word) == Relation::Case)
    };
    let is_present = matches!(tree.tag(verb), Tag::Present | Tag::PresentThird);
    let is_cue = |attribution: &Attribution| {
        let cue = attribution.cue.as_ref().filter(|cue| cue.reports && cue.span.covers(place));
        cue.is_some() && matches!(attribution.class(), SourceClass::Anonymous | SourceClass::VagueCollective)
    };
    let mut here = context.annotations.attributions_in(place);
    is_present && !tree.children(verb).iter().any(hears) && here.any(|(_, attribution)| is_cue(attribution))
}
