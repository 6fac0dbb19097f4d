//! Fingerprints: by which a program that keeps findings from run to run knows one again.

use crate::check::identity::Identity;
use fnv::FnvHasher;
use std::hash::Hasher;

/// Sixteen hexadecimal digits, the same on every machine and in every version, for a finding wherever it stands.
pub(super) fn of(identity: &Identity) -> String {
    within("", identity)
}

/// The same for a finding in the draft at `path`: no two of a run have one.
pub(super) fn within(path: &str, identity: &Identity) -> String {
    let mut hasher = FnvHasher::default();
    // No part of an identity holds a zero byte, save a sentence with one: then two findings may share a fingerprint.
    for part in [path, identity.rule, &identity.sentence, &identity.earlier.to_string()] {
        hasher.write(part.as_bytes());
        hasher.write(&[0]);
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_of_rule_sentence_and_number() {
        let identity =
            Identity { rule: "repeated-word", sentence: "It rained rained.".to_owned(), earlier: 0 };
        let next = Identity { earlier: 1, ..identity.clone() };
        // Written out, since programs keep them.
        assert_eq!(of(&identity), "093461df830100b1");
        assert_ne!(of(&identity), of(&next));
        assert_ne!(within("a.md", &identity), within("b.md", &identity));
    }
}
