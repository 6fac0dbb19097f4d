//! `--fix` and `--diff`: makes the fixes of a draft and writes or shows what they make of it.

use super::super::args::CheckArgs;
use super::super::drafts::Draft;
use super::super::guard::guarded;
use super::super::source::Source;
use crate::config::Config;
use crate::fixing::{Endless, Fixed, Which, fix_all};
use crate::render::diff;
use crate::word::WordFile;
use std::io::{self, IsTerminal};

/// What the fixes of a draft come to.
pub struct Outcome {
    /// The draft's text from now on.
    pub text: String,
    /// What stands on standard output: the diff, or the text of a draft that came by standard input.
    pub output: String,
    /// How many fixes were made, or would be.
    pub fixes: usize,
    /// What the user is told of where they were made.
    pub note: Option<String>,
}

impl Outcome {
    fn of(text: String, output: String, fixes: usize) -> Self {
        Self { text, output, fixes, note: None }
    }
}

/// Makes the fixes that the flags ask for: in the draft itself, or in a copy of a Word file.
///
/// # Errors
/// A sentence that names the draft, where it cannot be written or is another by now.
pub fn make(draft: &Draft, source: &Source, config: &Config, args: &CheckArgs) -> Result<Outcome, String> {
    let old = source.text();
    if !args.fix && !args.diff {
        return Ok(Outcome::of(old.to_owned(), String::new(), 0));
    }
    let which = if args.unsafe_fixes { Which::Unsafe } else { Which::Safe };
    let fixed = guarded(|| fix_all(old, |text| source.document(text), config, which, args.level));
    let fixed = fixed.map_err(|fault| format!("{}: {fault}", draft.shown_name()))?;
    let Fixed { text, fixes } = fixed.map_err(|Endless| {
        format!(
            "{}: left as it is, since each fix brings up another: do two rules of the house undo each other?",
            draft.shown_name()
        )
    })?;
    if args.diff {
        let output = diff::unified(draft.name(), old, &text, io::stdout().is_terminal());
        return Ok(Outcome::of(old.to_owned(), output, fixes));
    }
    match source.word() {
        Some(_) if draft.is_stdin() => {
            return Err(format!(
                "{}: a Word file is fixed in a copy beside it: name the file",
                draft.shown_name()
            ));
        }
        Some(word) if fixes > 0 => {
            let note = Some(copy(draft, word, &text)?);
            return Ok(Outcome { note, ..Outcome::of(text, String::new(), fixes) });
        }
        None if draft.is_stdin() => return Ok(Outcome::of(text.clone(), text, fixes)),
        None if fixes > 0 => draft.replace(old, &text)?,
        _ => {}
    }
    Ok(Outcome::of(text, String::new(), fixes))
}

/// Writes the copy of a Word file, and returns what is said of it.
fn copy(draft: &Draft, word: &WordFile, text: &str) -> Result<String, String> {
    let bytes = word.rewritten(text).map_err(|problem| format!("{}: {problem}", draft.shown_name()))?;
    let copy = draft.write_copy(&bytes)?;
    Ok(format!("{} stays as it is: its fixes are in {copy}", draft.shown_name()))
}
