//! Misspellings of names that the house has listed, found as they are written.

use super::name_slip::{Evidence, NameSlip};
use crate::config::{Register, RegisteredName, nearest};
use crate::sentence::Sentences;
use crate::text::Span;
use aho_corasick::{AhoCorasick, Input, MatchKind};

/// Finds them in the prose, in order, the longest at each place; only whole words count.
pub fn recognise(prose: &str, text: &Sentences, register: &Register) -> Vec<NameSlip> {
    let listed: Vec<(&str, &RegisteredName)> = register
        .iter()
        .flat_map(|entry| entry.misspellings.iter().map(move |wrong| (wrong.as_str(), entry)))
        .collect();
    if listed.is_empty() {
        return Vec::new();
    }
    let forms = listed.iter().map(|(wrong, _)| *wrong);
    let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms) else {
        return Vec::new();
    };
    let mut slips = Vec::new();
    let mut from = 0;
    while let Some(found) = automaton.find(Input::new(prose).range(from..)) {
        let span = Span::new(found.start(), found.end());
        let (wrong, entry) = listed[found.pattern().as_usize()];
        let is_name =
            is_whole(prose, span) && !is_in_right_form(prose, span, entry) && text.at(span.start).is_some();
        if is_name {
            let right = right_for(wrong, &entry.name);
            let (name, role) = (entry.name.clone(), entry.role.clone());
            slips.push(NameSlip { span, right, name, role, evidence: Evidence::Listed });
        }
        // Another form may start within what is no whole word.
        let step = prose.get(span.start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        from = if is_name { span.end } else { span.start + step };
    }
    slips
}

fn is_whole(prose: &str, span: Span) -> bool {
    let before = prose.get(..span.start).and_then(|before| before.chars().next_back());
    let behind = prose.get(span.end..).and_then(|behind| behind.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
}

/// Whether the words stand in a form that is right: "Corbel" in "Corbel Harbour".
fn is_in_right_form(prose: &str, span: Span, entry: &RegisteredName) -> bool {
    let wrong = span.of(prose);
    let mut forms = std::iter::once(&entry.name).chain(&entry.also);
    forms.any(|form| {
        form.match_indices(wrong).any(|(at, _)| {
            let whole = span.start.checked_sub(at).and_then(|start| prose.get(start..start + form.len()));
            whole.is_some_and(|whole| whole == form)
        })
    })
}

/// The preferred form in place of a wrong one: the part that is meant, where the wrong one is of fewer words.
fn right_for(wrong: &str, name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let length = wrong.split_whitespace().count();
    if length == 0 || length >= words.len() {
        return name.to_owned();
    }
    let parts: Vec<String> = words.windows(length).map(|part| part.join(" ")).collect();
    nearest(wrong, parts.iter().map(String::as_str)).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::right_for;

    #[test]
    fn a_part_of_a_name_is_corrected_by_that_part() {
        assert_eq!(right_for("Anna Ruis", "Ana Ruiz"), "Ana Ruiz");
        assert_eq!(right_for("Ruis", "Ana Ruiz"), "Ruiz");
        assert_eq!(right_for("CHT", "Corbel Harbour Trust"), "Corbel Harbour Trust");
        assert_eq!(right_for("Corbell Harbour", "Corbel Harbour Trust"), "Corbel Harbour");
    }
}
