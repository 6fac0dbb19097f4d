//! A genre in the front matter that is none of ours.

use super::{Context, Family, Question, Reach, Rule, genre};
use crate::config::{Genre, nearest};
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unknown-genre",
    summary: "A genre in the front matter that Copydesk does not know",
    page: include_str!("unknown_genre.md"),
    family: Family::Provenance,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    if let Some(key) = context.document.unreadable_key("genre") {
        let message = "The front matter cannot be read, so this says no genre: is a quotation mark, a space or an indent wrong?";
        return vec![context.finding_in_source(key, message)];
    }
    let Some(entry) = genre::stated(context.document) else { return Vec::new() };
    if Genre::named(&entry.value).is_some() {
        return Vec::new();
    }
    let names = Genre::NAMES;
    let finding = match nearest(&entry.value, names) {
        Some(near) => {
            let message = format!("There is no genre `{}`: is `{near}` meant?", entry.value);
            context.finding_in_source(entry.span, message)
        }
        None => {
            let genre = context.config.genre;
            let message =
                format!("Which genre is this? It is checked as {genre}: take one of {}.", names.join(", "));
            context.finding_in_source(entry.span, message).at_most(Level::Hint)
        }
    };
    vec![finding]
}
