//! Editors that say something of themselves that the protocol does not know: Neovim 0.9.1 sends a list where
//! `callHierarchy` is an object. Only that word of theirs is passed over, so that they are served all the same.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::ls_types::ClientCapabilities;

/// Takes out of an `initialize` message each capability that cannot be read. Other messages stay as they are.
pub fn mend(message: &mut Value) {
    if message["method"] != "initialize" {
        return;
    }
    let Some(Value::Object(groups)) = message.pointer_mut("/params/capabilities") else { return };
    groups.retain(|group, value| match value {
        Value::Object(capabilities) => {
            capabilities.retain(|name, value| is_readable(&json!({ group: { name: value } }), name));
            true
        }
        value => is_readable(&json!({ group: value }), group),
    });
}

fn is_readable(capability: &Value, name: &str) -> bool {
    let is_readable = ClientCapabilities::deserialize(capability).is_ok();
    if !is_readable {
        tracing::warn!(capability = name, "what the editor says of this cannot be read and is passed over");
    }
    is_readable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_read_is_passed_over() {
        let mut message = json!({ "method": "initialize", "params": { "capabilities": {
            "textDocument": { "callHierarchy": [{ "dynamicRegistration": false }], "hover": {}, "future": [1] },
            "workspace": 7, "general": null, "experimental": [true],
        } } });
        mend(&mut message);
        let capabilities = json!({
            "textDocument": { "hover": {}, "future": [1] }, "general": null, "experimental": [true],
        });
        assert_eq!(message["params"]["capabilities"], capabilities);
    }

    #[test]
    fn other_messages_stay() {
        for message in
            [json!(1), json!({}), json!({ "method": "x", "params": { "capabilities": { "workspace": 7 } } })]
        {
            let mut same = message.clone();
            mend(&mut same);
            assert_eq!(same, message);
        }
    }
}
