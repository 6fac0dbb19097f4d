//! Days of the week and months: words with a capital that nobody is called by, nor by what is nearly so.

use super::{COMMON_SLIP, Line};
use crate::annotations::date::{MONTHS, WEEKDAYS};
use crate::annotations::name::without_possessive;
use crate::spelling::{is_one_edit, typing_distance};

/// The typing distance, in hundredths of an edit, of a letter missed.
const EDIT: u32 = 100;

/// Shorter names of days and months have many neighbours that are names of somebody.
const LONG: usize = 7;

/// Words before a day or a month.
const BEFORE: [&str; 12] =
    ["on", "last", "next", "this", "every", "until", "since", "by", "early", "late", "mid", "of"];

impl Line<'_> {
    /// The day or month for which a capitalised word that nothing knows is a slip: "Setpember", "on Sundy".
    pub(super) fn calendar_word(&self, word: &str, at: usize) -> Option<String> {
        let bare = without_possessive(word);
        let is_plain = bare.starts_with(char::is_uppercase) && bare.chars().skip(1).all(char::is_lowercase);
        if !is_plain || self.context.annotations.vocabulary.knows(bare) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        let is_expected = before.is_some_and(|before| BEFORE.contains(&before.to_lowercase().as_str()));
        let is_slip = |name: &&&str| {
            let most = if name.len() >= LONG || is_expected { EDIT } else { COMMON_SLIP };
            let most = if bare.len() < name.len() { most } else { COMMON_SLIP };
            is_one_edit(bare, name) && typing_distance(bare, name, most).is_some()
        };
        let name = WEEKDAYS.iter().chain(&MONTHS).filter(|name| name.len() > 3).find(is_slip)?;
        (!self.is_among_strangers(at, word)).then(|| format!("{name}{}", &word[bare.len()..]))
    }
}
