//! `copydesk explain RULE`: prints the rule's page.

use super::args::ExplainArgs;
use super::failure::Failure;
use super::settings::{Settings, no_rule};
use crate::config::Config;
use crate::rules;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// Prints the page, which is Markdown and reads well as it stands, and the rule's name and level.
///
/// # Errors
/// [`Failure`] where no rule has that name, the settings of the working folder hold mistakes, or the output cannot be written.
pub fn run(args: &ExplainArgs) -> Result<ExitCode, Failure> {
    // Settings that hold a mistake are in the way of the house's rules only.
    let is_ours = rules::find(&args.rule, &Config::default()).is_some();
    let config = if is_ours { Arc::default() } else { Settings::new(&args.settings, &[], &[])?.here()? };
    let rule = rules::find(&args.rule, &config).ok_or_else(|| no_rule(&args.rule, &config))?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}\n", rule.page.trim_end())?;
    writeln!(out, "Rule `{}`, family {}, level {}.", rule.name, rule.family.as_str(), rule.level)?;
    Ok(ExitCode::SUCCESS)
}
