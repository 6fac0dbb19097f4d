//! Reads a Hunspell affix file and inflects dictionary stems by it.
//!
//! It knows what the English dictionaries use: prefixes, suffixes, their cross
//! products, conditions, and the flags that restrict a stem. Compounding and
//! suffixes upon suffixes are left out, because English needs neither.

use std::collections::HashMap;

/// The affix rules of one dictionary, and the meaning of its flags.
#[derive(Default)]
pub struct Affixes {
    /// By flag: the rules that it stands for.
    sets: HashMap<char, RuleSet>,
    no_suggest: Option<char>,
    need_affix: Option<char>,
    only_in_compound: Option<char>,
    forbidden: Option<char>,
}

struct RuleSet {
    side: Side,
    /// Whether a prefix and a suffix of such sets may both be attached to a stem.
    crosses: bool,
    rules: Vec<Rule>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Prefix,
    Suffix,
}

/// One way to lengthen a stem.
struct Rule {
    strip: String,
    add: String,
    /// A letter for each of the stem's first or last letters.
    condition: Vec<Letter>,
}

enum Letter {
    Any,
    OneOf(Vec<char>),
    NoneOf(Vec<char>),
}

impl Affixes {
    /// Reads the text of an `.aff` file. Directives of no use here are skipped;
    /// a rule that cannot be read is an error, so that a changed file is noticed.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut affixes = Self::default();
        for line in text.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields[..] {
                ["NOSUGGEST", flag] => affixes.no_suggest = Some(single(flag)?),
                ["NEEDAFFIX", flag] => affixes.need_affix = Some(single(flag)?),
                ["ONLYINCOMPOUND", flag] => affixes.only_in_compound = Some(single(flag)?),
                ["FORBIDDENWORD", flag] => affixes.forbidden = Some(single(flag)?),
                ["FLAG", kind] => return Err(format!("flags of kind {kind} are not supported")),
                // The head of a set: side, flag, whether it crosses, number of rules.
                [side @ ("PFX" | "SFX"), flag, crosses @ ("Y" | "N"), _] => {
                    let side = if side == "PFX" { Side::Prefix } else { Side::Suffix };
                    let set = RuleSet { side, crosses: crosses == "Y", rules: Vec::new() };
                    affixes.sets.insert(single(flag)?, set);
                }
                ["PFX" | "SFX", flag, strip, add, condition, ..] => affixes
                    .sets
                    .get_mut(&single(flag)?)
                    .ok_or_else(|| format!("no head above the rule: {line}"))?
                    .rules
                    .push(Rule::parse(strip, add, condition)?),
                _ => {}
            }
        }
        Ok(affixes)
    }

    /// Whether the flags keep a word from being proposed.
    pub fn is_no_suggest(&self, flags: &str) -> bool {
        has(flags, self.no_suggest)
    }

    /// Calls `emit` with every form of the stem.
    pub fn inflect(&self, stem: &str, flags: &str, mut emit: impl FnMut(&str)) {
        if has(flags, self.forbidden) || has(flags, self.only_in_compound) {
            return;
        }
        if !has(flags, self.need_affix) {
            emit(stem);
        }
        for (set, suffix) in self.rules(flags, Side::Suffix) {
            let Some(suffixed) = suffix.apply(stem, Side::Suffix) else {
                continue;
            };
            for (other, prefix) in self.rules(flags, Side::Prefix) {
                if set.crosses && other.crosses {
                    prefix.apply(&suffixed, Side::Prefix).iter().for_each(|form| emit(form));
                }
            }
            emit(&suffixed);
        }
        for (_, prefix) in self.rules(flags, Side::Prefix) {
            prefix.apply(stem, Side::Prefix).iter().for_each(|form| emit(form));
        }
    }

    /// Everything that a suffix could make of a word, whether English has it or not.
    pub fn suffixed<'a>(&'a self, word: &'a str) -> impl Iterator<Item = String> + 'a {
        let suffixes = self.sets.values().filter(|set| set.side == Side::Suffix);
        suffixes.flat_map(|set| &set.rules).filter_map(move |rule| rule.apply(word, Side::Suffix))
    }

    fn rules(&self, flags: &str, side: Side) -> impl Iterator<Item = (&RuleSet, &Rule)> {
        flags
            .chars()
            .filter_map(|flag| self.sets.get(&flag))
            .filter(move |set| set.side == side)
            .flat_map(|set| set.rules.iter().map(move |rule| (set, rule)))
    }
}

impl Rule {
    fn parse(strip: &str, add: &str, condition: &str) -> Result<Self, String> {
        if add.contains('/') {
            return Err(format!("suffixes upon suffixes are not supported: {add}"));
        }
        let given = |field: &str| {
            if field == "0" { String::new() } else { field.to_owned() }
        };
        Ok(Self { strip: given(strip), add: given(add), condition: Letter::parse_all(condition)? })
    }

    /// The lengthened stem, or `None` where the rule's condition does not hold.
    fn apply(&self, stem: &str, side: Side) -> Option<String> {
        let (add, strip) = (self.add.as_str(), self.strip.as_str());
        match side {
            Side::Prefix => {
                let mut letters = stem.chars();
                let holds = self.condition.iter().all(|letter| letter.fits(letters.next()));
                let rest = stem.strip_prefix(strip).filter(|_| holds)?;
                Some(format!("{add}{rest}"))
            }
            Side::Suffix => {
                let mut letters = stem.chars().rev();
                let holds = self.condition.iter().rev().all(|letter| letter.fits(letters.next()));
                let rest = stem.strip_suffix(strip).filter(|_| holds)?;
                Some(format!("{rest}{add}"))
            }
        }
    }
}

impl Letter {
    fn parse_all(condition: &str) -> Result<Vec<Self>, String> {
        // A condition of one dot says that there is none.
        if condition == "." {
            return Ok(Vec::new());
        }
        let mut letters = Vec::new();
        let mut rest = condition.chars();
        while let Some(char) = rest.next() {
            letters.push(match char {
                '.' => Self::Any,
                '[' => {
                    let class: Vec<char> = rest.by_ref().take_while(|&char| char != ']').collect();
                    match class.split_first() {
                        None => return Err(format!("empty class in condition {condition}")),
                        Some(('^', none_of)) => Self::NoneOf(none_of.to_vec()),
                        Some(_) => Self::OneOf(class),
                    }
                }
                char => Self::OneOf(vec![char]),
            });
        }
        Ok(letters)
    }

    fn fits(&self, char: Option<char>) -> bool {
        match (self, char) {
            (_, None) => false,
            (Self::Any, Some(_)) => true,
            (Self::OneOf(class), Some(char)) => class.contains(&char),
            (Self::NoneOf(class), Some(char)) => !class.contains(&char),
        }
    }
}

fn has(flags: &str, flag: Option<char>) -> bool {
    flag.is_some_and(|flag| flags.contains(flag))
}

fn single(flag: &str) -> Result<char, String> {
    let mut chars = flag.chars();
    match (chars.next(), chars.next()) {
        (Some(char), None) => Ok(char),
        _ => Err(format!("a flag of one character was expected: {flag}")),
    }
}
