//! The sign beside some figures and the word beside others.

use super::super::Context;
use super::choice::{self, Use, Wording};
use crate::config::Preset;
use crate::document::BlockKind;
use crate::finding::{Finding, Level};
use crate::sentence::Token;
use crate::text::Span;

/// What stands behind a figure; where a draft mixes both words, the list of variants speaks.
const FORMS: [&str; 3] = ["%", "percent", "per cent"];

/// The finding, if the draft has the sign and a word.
pub(super) fn find(context: &Context<'_>) -> Option<Finding> {
    let uses = choice::uses(context, "percent", |block| {
        let kind = context.document.blocks.get(block).map(|block| block.kind);
        let is_running =
            matches!(kind, Some(BlockKind::Paragraph | BlockKind::Interview | BlockKind::ListItem));
        let tokens = if is_running { context.annotations.tokens_in(block) } else { &[] };
        (0..tokens.len()).filter_map(|at| use_at(context, tokens, at)).collect()
    });
    let has = |form: usize| uses.iter().any(|one: &Use| one.form == form);
    if has(1) && has(2) {
        return None;
    }
    let preferred = match context.config.preset {
        Some(Preset::Ap | Preset::Guardian | Preset::Bbc) => Some(0),
        _ => None,
    };
    let kept = choice::kept(&uses, preferred)?;
    let prose = &context.document.prose;
    let (other, common) = choice::one_of_each(&uses, kept)?;
    let wording = Wording {
        message: format!(
            "“{}” here, “{}” elsewhere: either is right, both in one draft are not. Which is yours?",
            other.span.of(prose).trim_start(),
            common.span.of(prose).trim_start()
        ),
        fix_title: format!("Change all to “{}”", FORMS.get(kept)?),
        level: Level::Info,
    };
    choice::report(context, &uses, kept, wording, |_| {
        let form = FORMS.get(kept)?;
        Some(if kept == 0 { (*form).to_owned() } else { format!(" {form}") })
    })
}

/// The sign or word behind a figure in digits, outside quotations and brackets, with the space before it.
fn use_at(context: &Context<'_>, tokens: &[Token], at: usize) -> Option<Use> {
    let prose = &context.document.prose;
    let figure = tokens.get(at)?.span;
    let is_of_digits = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    let (figure_end, text) = match figure.of(prose).strip_suffix('%') {
        Some(digits) => (figure.start + digits.len(), digits),
        None => (figure.end, figure.of(prose)),
    };
    if !is_of_digits(text) || context.annotations.is_partly_quoted(figure) {
        return None;
    }
    let behind = prose.get(figure_end..)?;
    let is_whole = |form: &str| {
        let after = behind.trim_start_matches(' ').strip_prefix(form);
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    let form = FORMS.iter().position(|form| is_whole(form))?;
    let spaces = behind.len() - behind.trim_start_matches(' ').len();
    let end = figure_end + spaces + FORMS.get(form)?.len();
    let before = prose.get(..figure_end)?;
    let is_in_brackets = before.rfind('(') > before.rfind(')').max(before.rfind('\n'));
    (!is_in_brackets).then_some(Use { form, span: Span::new(figure_end, end) })
}
