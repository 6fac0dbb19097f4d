//! All requests that an editor may make about drafts.

use serde_json::{Value, json};

/// All that may be asked about a place in a draft, with all parameters that any of it takes.
const AT_A_PLACE: [&str; 8] = [
    "hover",
    "definition",
    "references",
    "documentHighlight",
    "completion",
    "prepareRename",
    "rename",
    "selectionRange",
];

/// All that may be asked about a whole draft or a range of it.
const OF_A_DRAFT: [&str; 8] = [
    "documentSymbol",
    "foldingRange",
    "documentLink",
    "codeLens",
    "inlayHint",
    "semanticTokens/full",
    "semanticTokens/range",
    "codeAction",
];

/// Parameters that fit every request about that range of a draft.
pub fn parameters(uri: &str, at: &Value) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": at["start"], "positions": [at["start"], at["end"]],
        "range": at, "context": { "diagnostics": [], "includeDeclaration": true, "triggerKind": 1 }, "newName": "Ida Marsh",
        "query": "" })
}

pub fn all_requests() -> Vec<String> {
    let of_drafts = AT_A_PLACE.iter().chain(&OF_A_DRAFT).map(|name| format!("textDocument/{name}"));
    of_drafts.chain(["workspace/symbol".to_owned()]).collect()
}
