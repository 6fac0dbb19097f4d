//! Stet marks: how a writer lets a finding stand.
//!
//! `<!-- stet rule: reason -->` at the end of a line is for that line, on a line of its own for the next
//! block; `stet-file` instead of `stet`, or `stet: {rule: reason}` in the front matter, for the whole
//! draft. Plain text has `[stet rule: reason]`. Several rules stand before the colon with commas.
//!
//! The three rules about wrong marks have rows, pages and levels like all others, but their findings are
//! made here: only what lets findings stand knows which mark let none.

mod insertion;
mod mark;

pub use insertion::insertion;
pub use mark::{Mark, Name, Scope};

use crate::config::{Config, nearest};
use crate::document::Document;
use crate::finding::{Finding, Fix, Level, Safety};
use crate::rules;
use crate::text::{Edit, Span};

/// The rule's name that a mark has at an offset of the source.
pub fn name_at(document: &Document, offset: usize) -> Option<Name> {
    let names = mark::marks(document).into_iter().flat_map(|mark| mark.names);
    names.into_iter().find(|name| name.span.contains(offset))
}

/// Leaves out the findings that a mark lets stand, and adds those about marks that are wrong.
///
/// A mark without a reason lets stand all the same, so that its writer is asked one thing, not two.
/// Findings about marks cannot be let stand by a mark.
pub fn apply(document: &Document, config: &Config, findings: Vec<Finding>) -> Vec<Finding> {
    let marks = mark::marks(document);
    if marks.is_empty() {
        return findings;
    }
    let mut used: Vec<Vec<bool>> = marks.iter().map(|mark| vec![false; mark.names.len()]).collect();
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let line = document.lines.line(finding.span.start);
        let mut stands = false;
        for (mark, used) in marks.iter().zip(&mut used) {
            if mark.scope.holds(finding.span.start, line) {
                for (name, used) in mark.names.iter().zip(used) {
                    if name.text == finding.rule {
                        *used = true;
                        stands = true;
                    }
                }
            }
        }
        if !stands {
            kept.push(finding);
        }
    }
    for (mark, used) in marks.iter().zip(&used) {
        kept.extend(without_reason(document, mark, config));
        kept.extend(unknown(document, mark, config));
        kept.extend(unused(document, mark, used, config));
    }
    kept
}

/// A finding of one of the three rules at its level; `None` where that rule is off.
fn finding(rule: &str, document: &Document, config: &Config, span: Span, message: String) -> Option<Finding> {
    let rule = rules::find(rule, config)?;
    let level = rules::level(&rule, document, config);
    let (related, fixes) = (Vec::new(), Vec::new());
    (level != Level::Off).then_some(Finding { rule: rule.name, level, span, message, related, fixes })
}

fn without_reason(document: &Document, mark: &Mark, config: &Config) -> Option<Finding> {
    let name = mark.names.iter().find(|name| rules::find(&name.text, config).is_some())?;
    if mark.has_reason {
        return None;
    }
    let message = if mark.lacks_colon {
        format!("Is that the reason? Put a colon before it: `stet {}: …`.", name.text)
    } else {
        format!("Why may this stand? Say so behind a colon: `stet {}: …`.", name.text)
    };
    let fix = mark.lacks_colon.then(|| Fix {
        title: "Put a colon before the reason".to_owned(),
        edits: vec![Edit { span: Span::at(name.span.end), text: ":".to_owned() }],
        safety: Safety::Unsafe,
    });
    Some(finding("stet-without-reason", document, config, mark.span, message)?.with_fix(fix))
}

fn unknown(document: &Document, mark: &Mark, config: &Config) -> Vec<Finding> {
    if mark.names.is_empty() {
        let message = match mark.right_form(document) {
            Some(form) => format!("Which rule's finding may stand here? Write `{form}`."),
            None => "The front matter cannot be read, so this lets nothing stand: is a quotation mark, a space or an indent wrong?".to_owned(),
        };
        return finding("unknown-stet", document, config, mark.span, message).into_iter().collect();
    }
    let strangers = mark.names.iter().filter(|name| rules::find(&name.text, config).is_none());
    strangers
        .filter_map(|name| {
            let near = nearest(&name.text, rules::names(config));
            let message = match near {
                Some(near) => format!("There is no rule `{}`: is `{near}` meant?", name.text),
                None => format!("There is no rule `{}`: which one is meant?", name.text),
            };
            let fix = near.map(|near| Fix {
                title: format!("Change to `{near}`"),
                edits: vec![Edit { span: name.span, text: near.to_owned() }],
                safety: Safety::Unsafe,
            });
            Some(finding("unknown-stet", document, config, name.span, message)?.with_fix(fix))
        })
        .collect()
}

/// Names that let nothing stand. One whose rule is off says nothing: it may find something where the
/// rule is on.
fn unused(document: &Document, mark: &Mark, used: &[bool], config: &Config) -> Vec<Finding> {
    let idle = mark.names.iter().enumerate().zip(used).filter(|(_, used)| !**used);
    // Names that all let nothing stand go together, so that one round of fixes leaves no mark without any.
    let is_said = |name: &Name| {
        rules::find(&name.text, config)
            .is_some_and(|rule| rules::level(&rule, document, config) != Level::Off)
    };
    let is_all_idle = used.iter().all(|used| !used) && mark.names.iter().all(is_said);
    idle.filter_map(|((index, name), _)| {
        let rule = rules::find(&name.text, config)?;
        if rules::level(&rule, document, config) == Level::Off {
            return None;
        }
        let message = match rules::can_stand(&rule) {
            true => format!("`{}` finds nothing here any more: can the mark go?", name.text),
            false => format!("No mark lets `{}` stand: can it go, and the settings say so?", name.text),
        };
        let removal = if is_all_idle { mark.whole(document) } else { mark.removal(document, index) };
        let fix = removal.map(|span| Fix {
            title: "Remove the mark".to_owned(),
            edits: vec![Edit { span, text: String::new() }],
            safety: Safety::Safe,
        });
        Some(finding("unused-stet", document, config, name.span, message)?.with_fix(fix))
    })
    .collect()
}

#[cfg(test)]
mod tests;
