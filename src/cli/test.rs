//! `copydesk test`: tries the examples of the house's own rules.

use super::args::TestArgs;
use super::failure::Failure;
use super::guard::guarded;
use super::settings::Settings;
use crate::check::check;
use crate::config::{Config, HouseRule};
use crate::document::{Document, Format};
use crate::finding::Level;
use crate::render::summary::counted;
use crate::rules;
use crate::text::visible;
use std::io::{self, Write};
use std::process::ExitCode;

/// Tries each example of each rule, those of overrides, too, and says of each whether it holds.
///
/// # Errors
/// [`Failure`] where the settings hold mistakes, and where the output cannot be written.
pub fn run(args: &TestArgs) -> Result<ExitCode, Failure> {
    let settings = Settings::new(&args.settings, &[], &[])?;
    let usage = |message: &dyn ToString| Failure::Usage(message.to_string());
    let house = settings.house(&args.path).map_err(|message| usage(&message))?;
    let mut tried: Vec<HouseRule> = Vec::new();
    let (mut passed, mut failed) = (0, 0);
    let mut out = io::stdout().lock();
    for layers in house.layers.variations() {
        let (config, _) = house.config(&layers).map_err(|error| usage(&error))?;
        for rule in config.house_rules() {
            if tried.contains(rule) {
                continue;
            }
            tried.push(rule.clone());
            for outcome in outcomes(rule, &config) {
                if outcome.holds {
                    passed += 1
                } else {
                    failed += 1
                }
                writeln!(out, "{outcome}")?;
            }
        }
    }
    writeln!(out, "{}", sum(&tried, passed, failed))?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What became of one example.
struct Outcome<'a> {
    rule: &'a HouseRule,
    example: &'a str,
    /// Whether something must be found in it.
    is_flagged: bool,
    /// What was found: the words of each finding.
    found: Result<Vec<String>, &'static str>,
    holds: bool,
}

fn outcomes<'a>(rule: &'a HouseRule, config: &Config) -> Vec<Outcome<'a>> {
    let config = alone(rule, config);
    let flagged = rule.flagged.iter().map(|example| (example, true));
    let all = flagged.chain(rule.not_flagged.iter().map(|example| (example, false)));
    let outcome = |(example, is_flagged): (&'a String, bool)| {
        let found = guarded(|| {
            let findings = check(&Document::parse(example, Format::Markdown), &config);
            let of_rule = findings.iter().filter(|finding| finding.rule == rule.name);
            of_rule.map(|finding| finding.span.of(example).to_owned()).collect::<Vec<_>>()
        });
        let holds = found.as_ref().is_ok_and(|found| found.is_empty() != is_flagged);
        Outcome { rule, example, is_flagged, found, holds }
    };
    all.map(outcome).collect()
}

/// The settings with all rules off but this one, which is on even where the house has turned it off.
fn alone(rule: &HouseRule, config: &Config) -> Config {
    let mut config = config.clone();
    let names = rules::names(&config);
    config.rules = names.into_iter().map(|name| (name.to_owned(), Level::Off)).collect();
    config.rules.insert(rule.name.to_owned(), rule.level.max(Level::Hint));
    config
}

impl std::fmt::Display for Outcome<'_> {
    /// `FAIL  at-this-point  flagged  “At this point …”: nothing is found`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let verdict = if self.holds { "ok  " } else { "FAIL" };
        let kind = if self.is_flagged { "flagged" } else { "not flagged" };
        write!(f, "{verdict}  {}  {kind}  “{}”", self.rule.name, visible::line(self.example))?;
        match &self.found {
            _ if self.holds => Ok(()),
            Err(fault) => write!(f, ": {fault}"),
            Ok(found) if found.is_empty() => write!(f, ": nothing is found"),
            Ok(found) => {
                let found: Vec<String> =
                    found.iter().map(|text| format!("“{}”", visible::line(text))).collect();
                write!(f, ": {} found", found.join(", "))
            }
        }
    }
}

fn sum(rules: &[HouseRule], passed: usize, failed: usize) -> String {
    let without = rules.iter().filter(|rule| rule.flagged.is_empty() && rule.not_flagged.is_empty()).count();
    let mut sum = match (rules.len(), failed) {
        (0, _) => return "the settings have no rules of the house".to_owned(),
        (all, 0) => format!("{} of {} hold", counted(passed, "example"), counted(all, "rule")),
        (all, _) => {
            format!("{failed} of {} of {} failed", counted(passed + failed, "example"), counted(all, "rule"))
        }
    };
    if without > 0 {
        sum += &format!("; {} without examples", counted(without, "rule"));
    }
    sum
}
