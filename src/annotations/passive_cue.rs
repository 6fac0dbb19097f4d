//! Verbs whose subject is not who speaks: passives, and what something seems.

use super::clause::Clause;
use super::cue::{CueKind, VerbCue};
use super::reading::{Reading, reading};
use super::subject;
use super::word::Classes;
use crate::syntax::Relation;

/// "seems to agree", "appeared uneasy": nobody says to whom.
pub(super) fn seeming(clause: &Clause<'_>, cue: &VerbCue) -> Option<Reading> {
    let head = cue.head;
    let below = clause.children(head).find(|at| {
        *at > head
            && (matches!(clause.relation(*at), Relation::OpenComplement | Relation::ClausalComplement)
                || clause.reads(clause.subtree(*at).start, "like")
                || clause.reads_any(clause.subtree(*at).start, &["as"])
                    && clause.relation(*at) == Relation::AdverbialClause)
    })?;
    let patient =
        subject::of(clause, head).filter(|patient| !clause.reads_any(patient.start, &["it", "there"]));
    let behind = clause.subtree(below).start..clause.subtree(below).end.max(clause.subtree(head).end);
    let content = patient.into_iter().chain([behind]).collect();
    Some(Reading { agentless: true, ..reading(cue, None, content) })
}

/// "is expected to close", "was described by aides as …".
pub(super) fn passive(clause: &Clause<'_>, cue: &VerbCue) -> Option<Reading> {
    let head = cue.head;
    let agent = clause.children(head).find(|at| {
        *at > head
            && (clause.relation(*at) == Relation::Agent
                || clause.relation(*at) == Relation::Oblique && clause.reads(clause.subtree(*at).start, "by"))
    });
    let source = agent.map(|agent| subject::phrase(clause, agent));
    let takes = |frames: &[&str]| frames.iter().any(|frame| cue.verb.takes(frame));
    let hearsay = clause.children(head).find(|at| {
        let start = clause.subtree(*at).start;
        *at > head
            && match clause.relation(*at) {
                Relation::ClausalComplement | Relation::ClausalSubject => {
                    takes(&["that", "bare", "person-that", "wh"])
                }
                Relation::OpenComplement => takes(&["to", "that", "person-to", "as"]),
                Relation::Oblique | Relation::AdverbialClause => match clause.text(start) {
                    "as" => takes(&["as"]),
                    "about" => takes(&["about", "of"]),
                    "for" => takes(&["for"]),
                    // "Was warned of a storm", "is accused of theft".
                    "of" => {
                        takes(&["about", "of"]) || takes(&["np"]) && cue.verb.kind == CueKind::Communication
                    }
                    "against" => takes(&["against"]),
                    _ => false,
                },
                _ => false,
            }
    });
    // "Are said to leak": an infinitive right behind the verb, wherever the parser hung it.
    let infinitive = hearsay.is_none()
        && source.is_none()
        && clause.reads(cue.group.end, "to")
        && takes(&["to", "that", "person-to"]);
    if hearsay.is_none() && !infinitive && (source.is_none() || !takes(&["np"])) {
        return None;
    }
    let mut content = Vec::new();
    if let Some(patient) = subject::of(clause, head)
        && hearsay.is_none_or(|hearsay| !patient.contains(&hearsay))
        && !clause.reads_any(patient.start, &["it", "there"])
        && !takes(&["person-to", "person-that"])
    {
        content.push(patient);
    }
    if let Some(hearsay) = hearsay {
        content
            .push(clause.subtree(hearsay).start..clause.subtree(hearsay).end.max(clause.subtree(head).end));
    }
    if infinitive {
        let end = (cue.group.end..clause.body_end()).find(|at| clause.is(*at, Classes::COMMA));
        content.push(cue.group.end..end.unwrap_or(clause.body_end()));
    }
    let agentless = source.is_none();
    Some(Reading { agentless, ..reading(cue, source, content) })
}
