//! The pipeline: from a document and settings to findings.

pub mod baseline;
pub mod budget;
pub mod identity;

use crate::annotations::Annotations;
use crate::config::Config;
use crate::document::Document;
use crate::finding::Finding;
use crate::rules::Kept;
use crate::{rules, stet};

/// Checks a draft: all findings in the order of the text, hints included.
pub fn check(document: &Document, config: &Config) -> Vec<Finding> {
    check_annotated(document, &Annotations::of(document, config), config)
}

/// The same for a document whose annotations are there already.
pub fn check_annotated(document: &Document, annotations: &Annotations, config: &Config) -> Vec<Finding> {
    finish(document, config, rules::run(document, annotations, config))
}

/// The same, where an earlier check of the draft under the same settings has left something. Also returns what this check
/// leaves for the next one.
pub fn check_since(
    kept: &Kept,
    document: &Document,
    annotations: &Annotations,
    config: &Config,
) -> (Vec<Finding>, Kept) {
    let (findings, next) = rules::run_since(kept, document, annotations, config);
    (finish(document, config, findings), next)
}

fn finish(document: &Document, config: &Config, findings: Vec<Finding>) -> Vec<Finding> {
    let mut findings = stet::apply(document, config, findings);
    findings.extend(budget::findings(document, config, &findings));
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    findings.into_iter().map(Finding::readable).collect()
}

#[cfg(test)]
mod fixes;
#[cfg(test)]
mod together;
