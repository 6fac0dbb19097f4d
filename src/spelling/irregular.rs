//! Past forms made by the rule of verbs that do not follow it: *lended*, *catched*, *drived*.

use crate::lexicon::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The past forms of irregular verbs, by what the rule would make of their base forms.
static BY_REGULAR: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
    for entry in entries(include_str!("../lexicon/irregular_verbs.txt")) {
        let past: Vec<&str> =
            entry.field(1).split_whitespace().filter(|form| is_past(form, entry.term)).collect();
        for regular in
            regular_pasts(entry.term).into_iter().filter(|regular| !past.contains(&regular.as_str()))
        {
            forms.insert(regular, past.clone());
        }
    }
    forms
});

/// The past and the participle, where they differ, of the irregular verb whose base form the word has with *-ed*; none
/// for other words.
pub fn irregular_pasts(word: &str) -> &'static [&'static str] {
    BY_REGULAR.get(word).map_or(&[], Vec::as_slice)
}

/// Of the listed forms those that are neither the third person nor in *-ing*.
fn is_past(form: &str, base: &str) -> bool {
    !form.ends_with("ing") && form.strip_suffix("es") != Some(base)
}

/// With the ending as it is, behind a mute *e*, and behind a doubled letter.
fn regular_pasts(base: &str) -> Vec<String> {
    let doubled = base.chars().next_back().map(|last| format!("{base}{last}ed"));
    let plain = if base.ends_with('e') { format!("{base}d") } else { format!("{base}ed") };
    std::iter::once(plain).chain(doubled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_lead_to_irregular_ones() {
        assert_eq!(irregular_pasts("lended"), ["lent"]);
        assert_eq!(irregular_pasts("drived"), ["drove", "driven"]);
        assert_eq!(irregular_pasts("goed"), ["went", "gone"]);
        assert_eq!(irregular_pasts("runned"), ["ran"]);
        for word in ["walked", "lent", "begged", "dropped", "cried"] {
            assert!(irregular_pasts(word).is_empty(), "{word}");
        }
    }
}
