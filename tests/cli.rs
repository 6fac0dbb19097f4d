//! Drives the `copydesk` binary as a shell, a script or a program would.

#[path = "cli/beginning.rs"]
mod beginning;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/example.rs"]
mod example;
#[path = "cli/fixing.rs"]
mod fixing;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/gating.rs"]
mod gating;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/house_rules.rs"]
mod house_rules;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/secrecy.rs"]
mod secrecy;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/showing.rs"]
mod showing;
#[path = "cli/sources.rs"]
mod sources;
#[path = "cli/stream.rs"]
mod stream;
#[path = "cli/terminal.rs"]
mod terminal;
#[path = "cli/versions.rs"]
mod versions;
#[path = "cli/watching.rs"]
mod watching;
#[path = "cli/word.rs"]
mod word;
