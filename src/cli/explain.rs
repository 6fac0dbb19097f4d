//! `copydesk explain RULE`: prints the rule's page.

use super::args::ExplainArgs;
use super::failure::Failure;
use crate::config::unknown;
use crate::rules;
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints the page, which is Markdown and reads well as it stands, and the rule's name and level.
///
/// # Errors
/// [`Failure`] where no rule has that name, or the output cannot be written.
pub fn run(args: &ExplainArgs) -> Result<ExitCode, Failure> {
    let rule = rules::find(&args.rule).ok_or_else(|| {
        Failure::Usage(unknown("rule", &args.rule, &rules::names()) + " (see `copydesk rules`)")
    })?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}\n", rule.page.trim_end())?;
    writeln!(out, "Rule `{}`, family {}, level {}.", rule.name, rule.family.as_str(), rule.level)?;
    Ok(ExitCode::SUCCESS)
}
