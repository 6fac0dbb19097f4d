//! Given names that people spell in more than one way.

use crate::lexicon::Terms;
use std::sync::LazyLock;

static FORMS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/given_name_forms.txt")));

/// Whether two given names are one in two spellings: Jonathan and Jonathon.
pub(super) fn are_one(name: &str, other: &str) -> bool {
    let forms = |name: &str| FORMS.iter().find(|entry| is_form(entry.term, entry.values(1), name));
    forms(name).is_some_and(|entry| is_form(entry.term, entry.values(1), other))
}

fn is_form<'a>(name: &str, mut others: impl Iterator<Item = &'a str>, form: &str) -> bool {
    name == form || others.any(|other| other == form)
}
