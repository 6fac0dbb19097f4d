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
                || clause.reads(clause.subtree(*at).start, "as")
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
    let told = clause.children(head).find(|at| {
        let start = clause.subtree(*at).start;
        *at > head
            && match clause.relation(*at) {
                Relation::ClausalComplement | Relation::ClausalSubject => {
                    cue.verb.takes_any(&["that", "bare", "person-that", "wh"])
                }
                Relation::OpenComplement => cue.verb.takes_any(&["to", "that", "person-to", "as"]),
                Relation::Oblique | Relation::AdverbialClause => match clause.text(start) {
                    "as" => cue.verb.takes("as"),
                    "about" => cue.verb.takes_any(&["about", "of"]),
                    "for" => cue.verb.takes("for"),
                    // "Was warned of a storm", "is accused of theft".
                    "of" => {
                        cue.verb.takes_any(&["about", "of"])
                            || cue.verb.takes("np") && cue.verb.kind == CueKind::Communication
                    }
                    "against" => cue.verb.takes("against"),
                    _ => false,
                },
                _ => false,
            }
    });
    // "Are said to leak": an infinitive right behind the verb, wherever the parser hung it.
    let infinitive = told.is_none()
        && source.is_none()
        && clause.reads(cue.group.end, "to")
        && cue.verb.takes_any(&["to", "that", "person-to"]);
    if told.is_none() && !infinitive && (source.is_none() || !cue.verb.takes("np")) {
        return None;
    }
    let mut content = Vec::new();
    if let Some(patient) = subject::of(clause, head)
        && told.is_none_or(|told| !patient.contains(&told))
        && !clause.reads_any(patient.start, &["it", "there"])
        && !cue.verb.takes_any(&["person-to", "person-that"])
    {
        content.push(patient);
    }
    if let Some(told) = told {
        content.push(clause.subtree(told).start..clause.subtree(told).end.max(clause.subtree(head).end));
    }
    if infinitive {
        let end = (cue.group.end..clause.body_end()).find(|at| clause.is(*at, Classes::COMMA));
        content.push(cue.group.end..end.unwrap_or(clause.body_end()));
    }
    let agentless = source.is_none();
    Some(Reading { agentless, ..reading(cue, source, content) })
}
