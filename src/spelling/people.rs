//! What people are called, from registers of a whole country: whether anybody has a name, and whose a slip may be.

use super::distance::{is_key_slip, typing_distance};
use super::key::Key;
use super::memo::Memo;
use super::suggest::ONE_EDIT;
use crate::text::capitalised;
use fst::{IntoStreamer, Streamer};
use std::sync::LazyLock;

/// The typing distance of two letters swapped and of one doubled.
const COMMON_SLIP: u32 = 60;

/// Given names of more than a handful of people.
pub static GIVEN_NAMES: LazyLock<People> =
    LazyLock::new(|| People::embedded(include_bytes!(concat!(env!("OUT_DIR"), "/given_names.fst"))));

/// Surnames of more than a hundred people.
pub static SURNAMES: LazyLock<People> =
    LazyLock::new(|| People::embedded(include_bytes!(concat!(env!("OUT_DIR"), "/surnames.fst"))));

/// Names of one kind, the common ones with their ranks.
#[derive(Debug)]
pub struct People {
    /// Absent only if the embedded map were damaged.
    ranks: Option<fst::Map<&'static [u8]>>,
    meant: Memo<(String, u64), Option<String>>,
}

impl People {
    /// Whether more than a few people have the name, in any letter case.
    pub fn has(&self, name: &str) -> bool {
        self.rank(name).is_some()
    }

    /// Whether many people have the name.
    pub fn is_common(&self, name: &str) -> bool {
        self.rank(name).is_some_and(|rank| rank > 0)
    }

    /// The common name that a word with a capital was to be: one of which two letters were swapped or one doubled, or of
    /// the so many commonest one that lacks a letter, has one too many or another of a key beside it. The first letter is
    /// right: another one makes another name.
    pub fn meant(&self, slip: &str, commonest: u64) -> Option<String> {
        let slip = Key::of(slip)?;
        self.meant.get_or(&(slip.as_str().to_owned(), commonest), || self.like(slip.as_str(), commonest))
    }

    /// The common name that a word in small letters was to be.
    fn like(&self, slip: &str, commonest: u64) -> Option<String> {
        let mut best: Option<(bool, u64, String)> = None;
        let first = slip.chars().next()?;
        let search = self.ranks.as_ref()?.search(ONE_EDIT.build_dfa(slip));
        let mut stream = search.ge(first.to_string()).into_stream();
        while let Some((name, rank)) = stream.next() {
            let Ok(name) = str::from_utf8(name) else { continue };
            if !name.starts_with(first) {
                break;
            }
            if rank == 0 || !is_of_fingers(slip, name) {
                continue;
            }
            let is_rare_slip = typing_distance(slip, name, COMMON_SLIP).is_none();
            let is_better =
                best.as_ref().is_none_or(|(rare, other, _)| (is_rare_slip, rank) < (*rare, *other));
            if is_better && (!is_rare_slip || rank <= commonest) {
                best = Some((is_rare_slip, rank, capitalised(name)));
            }
        }
        best.map(|(_, _, name)| name)
    }

    fn embedded(map: &'static [u8]) -> Self {
        Self { ranks: fst::Map::new(map).ok(), meant: Memo::default() }
    }

    /// Among the common names, from 1; 0 for any other.
    fn rank(&self, name: &str) -> Option<u64> {
        let key = Key::of(name)?;
        self.ranks.as_ref()?.get(key.without_accents().unwrap_or(key).as_str())
    }
}

/// Whether fingers make the one word of the other that is one edit away: a letter missed or struck, two swapped, but none
/// replaced by that of a key far away.
fn is_of_fingers(slip: &str, name: &str) -> bool {
    let is_swapped = || slip.chars().zip(name.chars()).filter(|(one, other)| one != other).count() == 2;
    slip != name && (slip.len() != name.len() || is_swapped() || is_key_slip(slip, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_leads_to_a_common_name() {
        for (slip, name) in [
            ("Schmdit", "Schmidt"),
            ("Wiliams", "Williams"),
            ("Andersonn", "Anderson"),
            ("Jenkibs", "Jenkins"),
        ] {
            assert_eq!(SURNAMES.meant(slip, 3000).as_deref(), Some(name));
        }
        assert_eq!(GIVEN_NAMES.meant("Dvaid", 1000).as_deref(), Some("David"));
    }

    #[test]
    fn another_letter_makes_another_name() {
        for other in ["Zchmidt", "Naryshkin", "Schmqdt", ""] {
            assert_eq!(SURNAMES.meant(other, 3000), None, "{other}");
        }
        assert_eq!(SURNAMES.meant("Jenkibs", 10), None);
    }

    #[test]
    fn many_people_have_a_common_name() {
        assert!(SURNAMES.is_common("Smith") && SURNAMES.has("Zysman") && !SURNAMES.is_common("Zysman"));
        assert!(GIVEN_NAMES.is_common("María") && !GIVEN_NAMES.has("Jmaes") && !SURNAMES.has(""));
    }
}
