//! `copydesk init`: writes settings to begin with, in which every line waits for its `#` to go.

use super::args::InitArgs;
use super::failure::Failure;
use crate::config::files;
use crate::text::visible;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// The settings that are written.
const START: &str = include_str!("init.toml");

/// Writes `copydesk.toml` into a folder that has none.
///
/// # Errors
/// [`Failure::Usage`] where it is there already, or cannot be written.
pub fn run(args: &InitArgs) -> Result<ExitCode, Failure> {
    let path = args.folder.join(files::NAME);
    let name = visible::path(path.strip_prefix(".").unwrap_or(&path));
    let written = File::create_new(&path).and_then(|mut file| file.write_all(START.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::Usage(format!("{name}: is there already and stays as it is")),
        _ => Failure::Usage(format!("{name}: cannot be written: {error}")),
    })?;
    anstream::eprintln!("{name} is written: take the `#` from the lines that shall hold");
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{self, Config};
    use crate::rules;

    #[test]
    fn every_line_of_the_settings_holds_once_its_mark_is_gone() {
        let known = rules::known();
        assert_eq!(config::parse(START, &known), Ok(Config::default()), "as written they change nothing");
        let is_key = |line: &str| line.starts_with('[') || line.split(' ').nth(1) == Some("=");
        let keys = START.lines().filter_map(|line| line.strip_prefix("# ")).filter(|line| is_key(line));
        let keys: Vec<&str> = keys.collect();
        assert_eq!(keys.len(), 31);
        let config = config::parse(&keys.join("\n"), &known).unwrap();
        assert_eq!((config.rules.len(), config.names.len(), config.policy.own_people.len()), (2, 1, 1));
        assert_eq!((config.house_rules().count(), config.budgets.len()), (2, 1));
    }
}
