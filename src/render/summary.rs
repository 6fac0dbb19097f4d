//! How many findings a run has, by level and by rule.

use crate::finding::Level;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many findings there are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// Those that are shown.
    pub shown: Counts,
    /// Those below the lowest level that is shown.
    pub hidden: Counts,
    /// How often each rule that is shown found something.
    pub rules: BTreeMap<&'static str, usize>,
    /// Those on lines that have not changed, where only changed lines count.
    pub unchanged: usize,
    /// Those that a baseline knows.
    pub known: usize,
    /// Those that are shown and have a fix that may be made unseen.
    pub fixable: usize,
}

/// How many findings of each level.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
    /// Hints.
    pub hints: usize,
}

impl Counts {
    /// Of all levels together.
    pub fn all(&self) -> usize {
        self.errors + self.warnings + self.infos + self.hints
    }

    fn add(&mut self, level: Level) {
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Info => self.infos += 1,
            Level::Hint | Level::Off => self.hints += 1,
        }
    }

    fn join(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.hints += other.hints;
    }

    /// "3 errors, 1 warning"; empty for none.
    fn list(&self) -> String {
        let named =
            [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info"), (self.hints, "hint")];
        let named = named.into_iter().filter(|(count, _)| *count > 0);
        named.map(|(count, what)| counted(count, what)).collect::<Vec<_>>().join(", ")
    }
}

impl Summary {
    /// Counts findings, each by its rule and level, those below `lowest` as hidden.
    pub fn of(findings: impl IntoIterator<Item = (&'static str, Level)>, lowest: Level) -> Self {
        let mut summary = Self::default();
        for (rule, level) in findings {
            if level < lowest {
                summary.hidden.add(level);
                continue;
            }
            summary.shown.add(level);
            *summary.rules.entry(rule).or_default() += 1;
        }
        summary
    }

    /// Adds what another draft has.
    pub fn join(&mut self, other: &Summary) {
        self.shown.join(other.shown);
        self.hidden.join(other.hidden);
        self.unchanged += other.unchanged;
        self.known += other.known;
        self.fixable += other.fixable;
        for (rule, count) in &other.rules {
            *self.rules.entry(rule).or_default() += count;
        }
    }

    /// "3 errors, 1 warning in 2 drafts; 4 hints below --level info; --fix mends 2".
    pub fn sentence(&self, drafts: usize, lowest: Level) -> String {
        let shown = self.shown.list();
        let shown = if shown.is_empty() { "nothing found" } else { &shown };
        let hidden = self.hidden.list();
        let hidden = if hidden.is_empty() { hidden } else { format!("; {hidden} below --level {lowest}") };
        let mut sentence = format!("{shown} in {}{hidden}", counted(drafts, "draft"));
        for (count, what) in [(self.unchanged, "on unchanged lines"), (self.known, "in the baseline")] {
            if count > 0 {
                let _ = write!(sentence, "; {count} {what}");
            }
        }
        if self.fixable > 0 {
            let _ = write!(sentence, "; --fix mends {}", self.fixable);
        }
        sentence
    }
}

/// "1 draft", "2 drafts".
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(levels: &[Level], lowest: Level) -> Summary {
        Summary::of(levels.iter().map(|level| ("repeated-word", *level)), lowest)
    }

    #[test]
    fn the_sum_names_levels_drafts_and_what_is_hidden() {
        let levels = [Level::Error, Level::Info, Level::Hint, Level::Info, Level::Hint];
        assert_eq!(
            summary(&levels, Level::Info).sentence(2, Level::Info),
            "1 error, 2 infos in 2 drafts; 2 hints below --level info"
        );
        assert_eq!(summary(&[], Level::Info).sentence(1, Level::Info), "nothing found in 1 draft");
        let gated = Summary { unchanged: 3, known: 1, fixable: 2, ..summary(&levels, Level::Hint) };
        assert_eq!(
            gated.sentence(1, Level::Hint),
            "1 error, 2 infos, 2 hints in 1 draft; 3 on unchanged lines; 1 in the baseline; --fix mends 2"
        );
    }

    #[test]
    fn sums_of_drafts_add_up_by_rule() {
        let mut sum = summary(&[Level::Error, Level::Hint], Level::Info);
        sum.join(&summary(&[Level::Error, Level::Info], Level::Info));
        assert_eq!((sum.shown.errors, sum.shown.infos, sum.hidden.hints), (2, 1, 1));
        assert_eq!(sum.rules.get("repeated-word"), Some(&3));
    }
}
