//! The forms of verbs and nouns: what the lists leave to the rule, and what they tell.

use crate::lexicon::{Entry, Terms};

/// The form in which a verb stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerbForm {
    /// say
    Base,
    /// says
    Third,
    /// said, also as participle
    Past,
    /// saying
    Ing,
}

/// Singular and plurals of a line whose second field is the irregular plural.
pub(super) fn noun_forms(entry: &Entry) -> Vec<String> {
    let irregular = entry.field(2);
    let mut forms = vec![entry.term.to_owned()];
    if irregular.is_empty() {
        forms.push(plural(entry.term));
    } else {
        forms.extend(irregular.split(',').map(|form| form.trim().to_owned()));
    }
    forms
}

/// The regular plural, which is also the regular third person.
pub fn plural(noun: &str) -> String {
    let vowel_before_y = noun.strip_suffix('y').is_some_and(|stem| stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if noun.ends_with('y') && !vowel_before_y {
        format!("{}ies", &noun[..noun.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|ending| noun.ends_with(ending)) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// All forms of a verb's first word. A listed form stands for the regular one of its ending.
pub fn verb_forms(lemma: &str, irregular: &str) -> Vec<(VerbForm, String)> {
    let first = lemma.split(' ').next().unwrap_or(lemma);
    let listed: Vec<&str> = irregular.split_whitespace().collect();
    let form_of = |form: &str| {
        if form.ends_with("ing") && form != first {
            VerbForm::Ing
        } else if form.ends_with('s') && !first.ends_with('s') {
            VerbForm::Third
        } else {
            VerbForm::Past
        }
    };
    let mut forms = vec![(VerbForm::Base, first.to_owned())];
    forms.extend(listed.iter().map(|form| (form_of(form), (*form).to_owned())));
    let stem = first.strip_suffix('e').filter(|stem| !stem.ends_with('e')).unwrap_or(first);
    let consonant_y = first.ends_with('y') && plural(first).ends_with("ies");
    let past = match first.strip_suffix('y').filter(|_| consonant_y) {
        Some(stem) => format!("{stem}ied"),
        None if first.ends_with('e') => format!("{first}d"),
        None => format!("{first}ed"),
    };
    let regular =
        [(VerbForm::Third, plural(first)), (VerbForm::Past, past), (VerbForm::Ing, format!("{stem}ing"))];
    for (form, text) in regular {
        if !forms.iter().any(|(other, _)| *other == form) {
            forms.push((form, text));
        }
    }
    forms
}

/// Reads a list of base forms of verbs whose irregular forms stand in the field of that number.
pub fn verb_terms(list: &'static str, irregular: usize) -> Terms {
    Terms::parse_inflected(list, |entry| {
        verb_forms(entry.term, entry.field(irregular)).into_iter().map(|(_, form)| form).collect()
    })
}

/// Reads a list of nouns, with their regular plurals.
pub fn noun_terms(list: &'static str) -> Terms {
    Terms::parse_inflected(list, |entry| vec![entry.term.to_owned(), plural(entry.term)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(lemma: &str, irregular: &str) -> String {
        let forms: Vec<String> = verb_forms(lemma, irregular).into_iter().map(|(_, text)| text).collect();
        forms.join(" ")
    }

    #[test]
    fn verbs_inflect() {
        assert_eq!(forms("deny", ""), "deny denies denied denying");
        assert_eq!(forms("argue", ""), "argue argues argued arguing");
        assert_eq!(forms("say", "said"), "say said says saying");
        assert_eq!(forms("admit", "admitted admitting"), "admit admitted admitting admits");
        assert_eq!(forms("agree", "agreeing"), "agree agreeing agrees agreed");
        assert_eq!(forms("point out", ""), "point points pointed pointing");
    }
}
