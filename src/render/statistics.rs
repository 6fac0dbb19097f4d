//! How often each rule found something, the busiest first.

use super::{CheckedDraft, Renderer, Run};
use std::cmp::Reverse;
use std::fmt::Write;

/// A line a rule, and the sum of them; of each draft nothing.
#[derive(Clone, Copy, Debug)]
pub struct Statistics;

impl Renderer for Statistics {
    fn draft(&self, _: &CheckedDraft<'_>) -> String {
        String::new()
    }

    fn end(&self, run: &Run<'_>) -> String {
        let mut rules: Vec<(&str, usize)> =
            run.summary.rules.iter().map(|(rule, count)| (*rule, *count)).collect();
        rules.sort_by_key(|(rule, count)| (Reverse(*count), *rule));
        let digits = rules.first().map_or(0, |(_, count)| count.to_string().len());
        let longest = rules.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0);
        let mut out = String::new();
        for (rule, count) in rules {
            let summary = run.rule(rule).map_or("", |rule| rule.summary);
            let _ = writeln!(out, "{count:>digits$}  {rule:longest$}  {summary}");
        }
        out + &run.summary.sentence(run.drafts, run.lowest) + "\n"
    }
}
