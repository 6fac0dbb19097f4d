//! `textDocument/codeLens`: over the lede, what the draft rests on.

use super::execute_command::OPEN_LEDGER;
use crate::finding::Level;
use crate::lsp::snapshot::Snapshot;
use crate::render::ledger;
use crate::rules::{self, Question};
use crate::text::Span;
use serde_json::json;
use tower_lsp::ls_types::{CodeLens, Command, Range};

/// One lens over the first paragraph: how many sources of which kind there are, and how many claims have none. None
/// for a draft without a paragraph, or one that has not been checked.
pub fn lenses(snapshot: &Snapshot) -> Vec<CodeLens> {
    lens(snapshot).into_iter().collect()
}

fn lens(snapshot: &Snapshot) -> Option<CodeLens> {
    let last = snapshot.last.as_ref()?;
    let document = &last.checked.document;
    let lede = document.blocks.iter().find(|block| block.kind.is_body())?;
    let start = last.shift.forward(Span::at(document.map.to_source(lede.span).start))?.start;
    let position = snapshot.lines().position(start);
    let findings = snapshot.findings();
    let unsourced = findings.iter().filter(|finding| {
        let asks = rules::find(finding.rule, &snapshot.config)
            .is_some_and(|rule| rule.question == Question::WhoSaysSo);
        asks && finding.level > Level::Hint
    });
    let command = Command {
        title: ledger::summary(&last.checked.annotations, unsourced.count()),
        command: OPEN_LEDGER.to_owned(),
        arguments: Some(vec![json!(snapshot.uri)]),
    };
    Some(CodeLens { range: Range::new(position, position), command: Some(command), data: None })
}
