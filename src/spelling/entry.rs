//! The layout of a dictionary entry's value, shared by the build script that
//! writes the maps and the module that reads them.
//!
//! A map's key is a word in lower case. Its value is a `u64`: the low three bits
//! hold the frequency band, the next five say which spellings of the key are
//! correct, and the rest is an offset.

/// Mask of the frequency band: 1 is commonest, [`LAST_BAND`] least common of the
/// words that the list of common words holds, then [`CURRENT_BAND`]; 0 is a word
/// that only a dictionary holds.
pub const BAND: u64 = 0b111;

/// The band to which an inflection of a listed word sinks at most.
pub const LAST_BAND: u64 = 5;

/// A word that every smaller dictionary holds: in use, though not common in news.
pub const CURRENT_BAND: u64 = 6;

/// The key itself is a word: `house`, and so are `House` and `HOUSE`.
pub const LOWER: u64 = 1 << 3;

/// A name in ordinary capitals: `London`, and so is `LONDON`, but not `london`.
pub const TITLE: u64 = 1 << 4;

/// A word in capitals only: `NASA`.
pub const UPPER: u64 = 1 << 5;

/// A word whose capitals follow no pattern: `McDonald`, `PhD`. Its spellings
/// stand in the list of mixed spellings, on the line that [`MIXED_AT`] names.
pub const MIXED: u64 = 1 << 6;

/// A correct word that a newspaper does not want proposed.
pub const NO_SUGGEST: u64 = 1 << 7;

/// Shift of the byte offset of the line of mixed spellings, where [`MIXED`] is set.
pub const MIXED_AT: u32 = 8;
