//! Every question about a place, asked everywhere in drafts that are hard to read: each is answered.

use crate::client::Client;
use serde_json::{Value, json};

const DRAFTS: [(&str, &str); 8] = [
    (
        "markdown",
        "---\ntitle: 😀\n---\n\n# *Oda* **Moss**\r\n\r\n😀“Oda &amp; `Mo` said\r\n> Oda\r\n> Moss, said O. \\*Moss",
    ),
    (
        "html",
        "<h1>Oda M&ouml;ss</h1><p>M&ouml;ss said <b>Oda</b> M<i>&ouml;</i>ss’ cr\u{e9}w, according to <!-- x",
    ),
    ("plaintext", "Mo\rMoss’ “Oda\u{2028}Moss’s\u{301} 👩‍👩‍👧 Adu said “Moss, according to \r\n\r\n“Mo"),
    ("plaintext", "\u{feff}"),
    ("latex", "\\section{Oda M\\\"oss} % 😀\n``Oda \\emph{Moss}'' said~Oda, according to \\unknown{Moss"),
    ("asciidoc", "= Oda\nAna Moss\n\n😀 \"`Oda`\" *Moss* said {nbsp}Moss, according to _Mo"),
    ("restructuredtext", "Oda *Moss*\n==========\n\n😀 `Moss <x>`_ said, according to **Mo\n\n.. note:: Oda"),
    ("xml", "<nitf><hl1>Oda M&#246;ss</hl1><p>M&#246;ss said <em>Oda</em> &amp; Moss, according to <p"),
];

const METHODS: [&str; 6] =
    ["completion", "definition", "documentHighlight", "prepareRename", "references", "rename"];

#[test]
fn every_place_has_an_answer() {
    let mut client = Client::start(json!({}));
    for (number, (language, text)) in DRAFTS.into_iter().enumerate() {
        let uri = format!("untitled:{number}");
        client.open(&uri, language, 1, text);
        client.published(&uri, 1);
        ask_everywhere(&mut client, &uri, text);
        // Once more with a text that has been edited since its check, in all likelihood.
        let edit = json!({ "range": { "start": { "line": 0, "character": 2 }, "end": { "line": 1, "character": 1 } },
            "text": "Mo 😀" });
        client.change(&uri, 2, json!([edit]));
        ask_everywhere(&mut client, &uri, text);
    }
    client.finish();
}

fn ask_everywhere(client: &mut Client, uri: &str, text: &str) {
    let lines = text.split('\n').map(|line| line.encode_utf16().count());
    for (line, length) in lines.enumerate() {
        for character in 0..=length + 1 {
            let position = json!({ "line": line, "character": character });
            let params = json!({ "textDocument": { "uri": uri }, "position": position, "positions": [position],
                "context": { "includeDeclaration": true, "triggerKind": 1 }, "newName": "Ida <Ma&sh>" });
            for method in METHODS {
                let id = client.ask(&format!("textDocument/{method}"), params.clone());
                let reply = client.reply(id);
                let code = &reply["error"]["code"];
                assert!(*code == Value::Null || *code == -32803, "{method} at {position}: {reply}");
            }
            let steps = client.request("textDocument/selectionRange", params);
            assert!(steps[0]["range"].is_object(), "{steps}");
        }
    }
}
