//! A bare "Source: X" or "Photo: Internet" line in the place of attribution.

use super::{Context, Family, Question, Reach, Rule};
use crate::document::{Block, BlockKind};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::Terms;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "source-line",
    summary: "A bare credit line in the place of attribution",
    page: include_str!("source_line.md"),
    family: Family::Provenance,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

static EMPTY_CREDITS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/empty_credits.txt")));

/// A credit of more words than this says what it took from where.
const LONGEST_BARE_NAME: usize = 4;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let lines = context.document.blocks.iter().enumerate();
    lines.filter_map(|(at, block)| judge(context, at, block)).collect()
}

fn judge(context: &Context<'_>, at: usize, block: &Block) -> Option<Finding> {
    if !matches!(block.kind, BlockKind::CreditLine | BlockKind::Paragraph) {
        return None;
    }
    let credit = Credit::read(context.document.prose_of(block.span))?;
    let name = credit.name.trim_end_matches('.');
    let is_empty = EMPTY_CREDITS.contains(&name.to_lowercase());
    let mut fix = None;
    let message = match credit.of {
        What::Picture if is_empty => {
            "This credit names nobody: who took the picture, and for whom?".to_owned()
        }
        What::Text if is_empty => "This names no source: which one said what? Say so in the text.".to_owned(),
        What::Text if is_bare(name) && !follows_table(context, at) => {
            let text = format!("{name} reported TK.");
            fix = context.replace(block.span, text, "Say in a sentence what it reported", Safety::Unsafe);
            format!("What of this comes from {name}? Say so where it stands: “{name} reported”, with a link.")
        }
        _ => return None,
    };
    Some(context.finding(block.span, message).with_fix(fix))
}

/// What a line gives credit for.
enum What {
    Text,
    Picture,
}

/// A credit line taken apart.
struct Credit<'a> {
    of: What,
    name: &'a str,
}

impl<'a> Credit<'a> {
    fn read(line: &'a str) -> Option<Self> {
        if line.contains('\n') || line.split_whitespace().count() > 12 {
            return None;
        }
        let (label, name) = match line.split_once(':') {
            Some((label, name)) => (label, name.trim()),
            None => line
                .split_once(' ')
                .filter(|(label, _)| *label == "Via")
                .map(|(label, name)| (label, name.trim()))?,
        };
        let of = match label.trim().to_ascii_lowercase().as_str() {
            "source" | "sources" | "via" | "original source" | "source of news" | "reference" => What::Text,
            "photo" | "photos" | "picture" | "image" | "images" | "video" | "credit" | "photo credit"
            | "image credit" | "photo source" | "image source" | "photo by" => What::Picture,
            _ => return None,
        };
        (!name.is_empty()).then_some(Self { of, name })
    }
}

/// A name and nothing else: no edition, date, page or second part.
fn is_bare(name: &str) -> bool {
    let says_more = name.contains(|mark: char| {
        mark.is_ascii_digit() || matches!(mark, ',' | ';' | '(' | '“' | '"' | '—' | '–')
    });
    !says_more && name.split_whitespace().count() <= LONGEST_BARE_NAME && name.starts_with(char::is_uppercase)
        || name.contains("://") && !name.contains(' ')
}

/// Under a table a source line is the place for its source.
fn follows_table(context: &Context<'_>, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| context.document.blocks.get(above));
    above.is_some_and(|block| matches!(block.kind, BlockKind::TableCell | BlockKind::Caption))
}
