//! What has changed between two answers about one draft.

use std::sync::Arc;
use tower_lsp::ls_types::{SemanticToken, SemanticTokensEdit};

/// An answer that an editor may refer to later.
#[derive(Clone, Debug)]
pub struct SentTokens {
    /// Its name.
    pub result_id: String,
    /// Its tokens.
    pub tokens: Arc<Vec<SemanticToken>>,
}

/// How many numbers a token is on the wire.
const NUMBERS: usize = 5;

/// The one edit, in numbers of the wire, that makes the new tokens of the old; none where they are the same.
pub fn delta(old: &[SemanticToken], new: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    if old == new {
        return Vec::new();
    }
    let same = |pairs: &mut dyn Iterator<Item = (&SemanticToken, &SemanticToken)>| {
        pairs.take_while(|(old, new)| old == new).count()
    };
    let before = same(&mut old.iter().zip(new));
    let (old, new) = (old.get(before..).unwrap_or_default(), new.get(before..).unwrap_or_default());
    let behind = same(&mut old.iter().rev().zip(new.iter().rev()));
    let wire = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    let data = new.get(..new.len() - behind).unwrap_or_default().to_vec();
    vec![SemanticTokensEdit {
        start: wire(before),
        delete_count: wire(old.len() - behind),
        data: (!data.is_empty()).then_some(data),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(lengths: &[u32]) -> Vec<SemanticToken> {
        lengths.iter().map(|length| SemanticToken { length: *length, ..SemanticToken::default() }).collect()
    }

    proptest! {
        #[test]
        fn the_edit_makes_the_new_of_the_old(
            old in proptest::collection::vec(0u32..3, 0..12),
            new in proptest::collection::vec(0u32..3, 0..12),
        ) {
            let (old, new) = (tokens(&old), tokens(&new));
            let mut made = old.clone();
            for edit in delta(&old, &new) {
                let start = edit.start as usize / NUMBERS;
                let end = start + edit.delete_count as usize / NUMBERS;
                made.splice(start..end, edit.data.unwrap_or_default());
            }
            prop_assert_eq!(made, new);
        }
    }
}
