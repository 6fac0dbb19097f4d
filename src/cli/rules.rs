//! `copydesk rules`: lists the rules by family.

use super::args::{ListFormat, RulesArgs};
use super::failure::Failure;
use super::settings::Settings;
use crate::finding::Level;
use crate::rules::{self, AnyRule, Family};
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// Lists all rules, behind ours those of the house, with their family, name, level, whether they are of the core, and
/// summary. Where settings hold mistakes, ours are listed all the same.
///
/// # Errors
/// [`Failure`] for a file of settings that is named and of no use, and where the output cannot be written.
pub fn run(args: &RulesArgs) -> Result<ExitCode, Failure> {
    let (config, code) = match Settings::new(&args.settings, &[], &[])?.here() {
        Ok(config) => (config, ExitCode::SUCCESS),
        Err(mistakes) => (Arc::default(), mistakes.report()),
    };
    let rules: Vec<AnyRule<'_>> = rules::all(&config).collect();
    let mut out = io::stdout().lock();
    match args.format {
        ListFormat::Text => write_table(&mut out, &rules)?,
        ListFormat::Json => {
            let rules: Vec<JsonRule<'_>> = rules.iter().map(JsonRule::of).collect();
            serde_json::to_writer_pretty(&mut out, &rules).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(code)
}

fn write_table(out: &mut impl Write, rules: &[AnyRule<'_>]) -> io::Result<()> {
    let name_width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut families: Vec<Family> = Vec::new();
    for rule in rules {
        if !families.contains(&rule.family) {
            families.push(rule.family);
        }
    }
    for (number, family) in families.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", family.as_str())?;
        for rule in rules.iter().filter(|rule| rule.family == *family) {
            let core = if rule.core { "core" } else { "" };
            writeln!(out, "  {:name_width$}  {:7}  {core:4}  {}", rule.name, rule.level, rule.summary)?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct JsonRule<'a> {
    name: &'static str,
    family: &'static str,
    level: Level,
    core: bool,
    summary: &'a str,
}

impl<'a> JsonRule<'a> {
    fn of(rule: &AnyRule<'a>) -> Self {
        Self {
            name: rule.name,
            family: rule.family.as_str(),
            level: rule.level,
            core: rule.core,
            summary: rule.summary,
        }
    }
}
