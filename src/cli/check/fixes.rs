//! `--fix` and `--diff`: makes the fixes of a draft and writes or shows what they make of it.

use super::super::args::CheckArgs;
use super::super::drafts::Draft;
use super::super::guard::guarded;
use crate::config::Config;
use crate::fixing::{Fixed, Which, fix_all};
use crate::render::diff;
use std::io::{self, IsTerminal};

/// What the fixes of a draft come to.
pub struct Outcome {
    /// The draft's text from now on.
    pub source: String,
    /// What stands on standard output: the diff, or the text of a draft that came by standard input.
    pub output: String,
    /// How many fixes were made, or would be.
    pub fixes: usize,
}

/// Makes the fixes that the flags ask for.
///
/// # Errors
/// A sentence that names the draft, where it cannot be written or is another by now.
pub fn make(draft: &Draft, source: String, config: &Config, args: &CheckArgs) -> Result<Outcome, String> {
    if !args.fix && !args.diff {
        return Ok(Outcome { source, output: String::new(), fixes: 0 });
    }
    let which = if args.unsafe_fixes { Which::Unsafe } else { Which::Safe };
    let fixed = guarded(|| fix_all(&source, draft.format(), config, which, args.level));
    let Fixed { text, fixes } = fixed.map_err(|fault| format!("{}: {fault}", draft.name()))?;
    if args.diff {
        let output = diff::unified(draft.name(), &source, &text, io::stdout().is_terminal());
        return Ok(Outcome { source, output, fixes });
    }
    if draft.is_stdin() {
        return Ok(Outcome { output: text.clone(), source: text, fixes });
    }
    if fixes > 0 {
        draft.replace(&source, &text)?;
    }
    Ok(Outcome { source: text, output: String::new(), fixes })
}
