//! The rules that a stet mark may name.

use crate::document::Document;
use crate::lsp::snapshot::Snapshot;
use crate::rules;
use crate::text::Span;
use tower_lsp::ls_types::{CompletionItem, CompletionItemKind, InsertTextFormat, TextEdit};

/// What is typed so far of the rule's name that a mark wants at the cursor; `None` where no mark does. It need not be
/// closed yet, and then is no mark for anybody else.
pub(super) fn typed(document: &Document, cursor: usize) -> Option<&str> {
    let before = Span::new(0, cursor).of(&document.source);
    let line = before.rsplit(['\n', '\r']).next()?;
    let (_, inner) = line.rsplit_once(document.format.opens_comment())?;
    let inner = inner.trim_start();
    let list = inner.strip_prefix("stet-file").or_else(|| inner.strip_prefix("stet"))?;
    let is_list = list.starts_with(char::is_whitespace) && !list.contains(':');
    let name = list.rsplit(',').next()?.trim_start();
    (is_list && !name.contains(char::is_whitespace)).then_some(name)
}

/// The rules that begin with what is typed: first those that found something in the draft.
pub(super) fn rules(snapshot: &Snapshot, typed: &str, cursor: usize) -> Vec<CompletionItem> {
    let found: Vec<&str> = snapshot.findings().iter().map(|finding| finding.rule).collect();
    let fits =
        rules::all(&snapshot.config).filter(|rule| rules::can_stand(rule) && rule.name.starts_with(typed));
    let mut fits: Vec<_> = fits.collect();
    fits.sort_by_key(|rule| !found.contains(&rule.name));
    let range = snapshot.lines().range(Span::new(cursor - typed.len(), cursor));
    let item = |(number, rule): (usize, &rules::AnyRule<'_>)| CompletionItem {
        label: rule.name.to_owned(),
        kind: Some(CompletionItemKind::KEYWORD),
        detail: Some(rule.summary.to_owned()),
        sort_text: Some(format!("{number:04}")),
        insert_text_format: Some(InsertTextFormat::PLAIN_TEXT),
        text_edit: Some(TextEdit::new(range, rule.name.to_owned()).into()),
        ..CompletionItem::default()
    };
    fits.iter().enumerate().map(item).collect()
}
