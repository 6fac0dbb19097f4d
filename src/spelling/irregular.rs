//! Past forms of verbs that do not follow the rule, and those that the rule would make: *lended*, *catched*, *drived*.

use crate::lexicon::{Entry, entries};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The past forms of irregular verbs, by what the rule would make of their base forms.
static BY_REGULAR: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
    for entry in entries(include_str!("../lexicon/irregular_verbs.txt")) {
        let past: Vec<&str> = pasts(&entry).collect();
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

/// The base forms of irregular verbs, by their pasts and participles that are no base form themselves.
static BASES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let verbs: Vec<_> = entries(include_str!("../lexicon/irregular_verbs.txt")).collect();
    let bases: FxHashSet<&str> = verbs.iter().map(|entry| entry.term).chain(ALSO_BASES).collect();
    let forms = verbs.iter().flat_map(|entry| pasts(entry).map(|form| (form, entry.term)));
    forms.filter(|(form, _)| !bases.contains(form)).collect()
});

/// Pasts of one verb and base forms of another.
const ALSO_BASES: [&str; 7] = ["bound", "fell", "found", "ground", "lay", "saw", "wound"];

/// The participles of irregular verbs, by their base forms.
static PARTICIPLES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let verbs = entries(include_str!("../lexicon/irregular_verbs.txt"));
    verbs.filter_map(|entry| Some((entry.term, pasts(&entry).last()?))).collect()
});

/// The irregular verb of which the word is a past or a participle, and no base form at the same time.
pub fn irregular_base(form: &str) -> Option<&'static str> {
    BASES.get(form).copied()
}

/// The participle of the irregular verb with this base form.
pub fn irregular_participle(base: &str) -> Option<&'static str> {
    PARTICIPLES.get(base).copied()
}

fn pasts(entry: &Entry) -> impl Iterator<Item = &'static str> + use<> {
    let term = entry.term;
    entry.field(1).split_whitespace().filter(move |form| is_past(form, term))
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
    fn forms_belong_to_base_forms() {
        assert_eq!(
            ["took", "written", "kept"].map(irregular_base),
            [Some("take"), Some("write"), Some("keep")]
        );
        assert_eq!(["found", "saw", "cut", "walked"].map(irregular_base), [None; 4]);
        assert_eq!(
            ["choose", "send", "walk"].map(irregular_participle),
            [Some("chosen"), Some("sent"), None]
        );
    }

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
