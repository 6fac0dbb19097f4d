"""Holds all that the language server says against the protocol, as each of several real editors would ask it.

    validate.py COPYDESK

For each editor whose capabilities pytest-lsp keeps, and for one that can nothing, a session opens drafts, asks for
everything that the server offers, edits, and ends. Each message from the server must be what lsprotocol says it is, and
what is offered must once be answered with something. The last line counts what passed and what failed.
"""

import json
import pathlib
import sys
import tempfile

import pytest_lsp

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from client import Client  # noqa: E402
from tally import Tally  # noqa: E402 - it lies in another folder

CLIENTS = pathlib.Path(pytest_lsp.__file__).parent / "clients"
EXAMPLE = pathlib.Path(__file__).parents[2] / "examples" / "draft.md"

DRAFTS = {
    "draft.md": ("markdown", EXAMPLE.read_text(encoding="utf-8")),
    "emoji.txt": ("plaintext", "🌊🌊 Sources said teh pier had closed. Critics say it it is unsafe.\r\n\r\nMayor Ilse Brandt denied it."),
    "page.html": ("html", "<h1>Pier closed</h1>\n<p>Critics say the pier is the worst in the world.</p>\n"),
    "empty.md": ("markdown", ""),
}


def capabilities():
    """What each editor says it can do, by its name."""
    yield "none", {}
    for file in sorted(CLIENTS.glob("*.json")):
        dump = json.loads(file.read_text())
        yield file.stem, dump.get("capabilities", dump)


def places(text):
    """Positions on every word of the first lines, in UTF-16 units, and one behind the end."""
    for number, line in enumerate(text.split("\n")[:40]):
        for at in range(0, len(line), 9):
            yield {"line": number, "character": len(line[:at].encode("utf-16-le")) // 2}
    yield {"line": 10_000, "character": 10_000}


def whole(text):
    return {"start": {"line": 0, "character": 0}, "end": {"line": text.count("\n") + 1, "character": 0}}


class Session:
    """One editor's session: asks for what is offered and remembers what was answered with something."""

    def __init__(self, command, can, folder):
        self.folder = folder
        self.client = Client(command, can, folder.as_uri(), {})
        self.offers = self.client.offers
        self.answered = set()
        self.pulls = "diagnosticProvider" in self.offers

    def uri(self, name):
        return (self.folder / name).as_uri()

    def ask(self, method, params):
        result = self.client.request(method, params)
        if result and "error" not in result:
            self.answered.add(method)
        return result

    def open(self, name, language, text):
        item = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        self.client.notify("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(name)

    def diagnostics(self, name):
        uri = self.uri(name)
        if self.pulls:
            return self.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]
        method = "textDocument/publishDiagnostics"
        found = self.client.wait_for(method, lambda params: params["uri"] == uri)["diagnostics"]
        if found:
            self.answered.add("textDocument/diagnostic")
        return found

    def ask_all(self, name, text, diagnostics):
        draft = {"textDocument": {"uri": self.uri(name)}}
        for place in places(text):
            self.at_place(draft, place)
        self.whole_draft(draft, text)
        context = {"diagnostics": diagnostics}
        for action in self.offered("codeActionProvider", "textDocument/codeAction",
                                   draft | {"range": whole(text), "context": context}) or []:
            if "edit" not in action and "command" not in action and self.resolves("codeActionProvider"):
                self.ask("codeAction/resolve", action)

    def at_place(self, draft, place):
        at = draft | {"position": place}
        self.offered("hoverProvider", "textDocument/hover", at)
        self.offered("definitionProvider", "textDocument/definition", at)
        self.offered("referencesProvider", "textDocument/references", at | {"context": {"includeDeclaration": True}})
        self.offered("documentHighlightProvider", "textDocument/documentHighlight", at)
        self.offered("completionProvider", "textDocument/completion", at)
        if self.offers.get("renameProvider"):
            if isinstance(self.offers["renameProvider"], dict):
                self.ask("textDocument/prepareRename", at)
            self.ask("textDocument/rename", at | {"newName": "Oda Tamm"})
        self.offered("selectionRangeProvider", "textDocument/selectionRange", draft | {"positions": [place]})

    def whole_draft(self, draft, text):
        self.offered("documentSymbolProvider", "textDocument/documentSymbol", draft)
        self.offered("workspaceSymbolProvider", "workspace/symbol", {"query": ""})
        self.offered("foldingRangeProvider", "textDocument/foldingRange", draft)
        self.offered("documentLinkProvider", "textDocument/documentLink", draft)
        self.offered("inlayHintProvider", "textDocument/inlayHint", draft | {"range": whole(text)})
        for lens in self.offered("codeLensProvider", "textDocument/codeLens", draft) or []:
            if "command" not in lens:
                self.ask("codeLens/resolve", lens)
        if tokens := self.offers.get("semanticTokensProvider"):
            full = self.ask("textDocument/semanticTokens/full", draft)
            if isinstance(tokens.get("full"), dict) and tokens["full"].get("delta") and full and "resultId" in full:
                before = draft | {"previousResultId": full["resultId"]}
                self.ask("textDocument/semanticTokens/full/delta", before)
            if tokens.get("range"):
                self.ask("textDocument/semanticTokens/range", draft | {"range": whole(text)})
        if self.pulls and self.offers["diagnosticProvider"].get("workspaceDiagnostics"):
            self.ask("workspace/diagnostic", {"previousResultIds": []})

    def offered(self, provider, method, params):
        return self.ask(method, params) if self.offers.get(provider) else None

    def resolves(self, provider):
        offer = self.offers.get(provider)
        return isinstance(offer, dict) and offer.get("resolveProvider")

    def commands(self):
        for command in (self.offers.get("executeCommandProvider") or {}).get("commands", []):
            for arguments in ([], [self.uri("draft.md")], [{"no": "such"}]):
                self.client.request("workspace/executeCommand", {"command": command, "arguments": arguments})

    def check_folders(self):
        """What is not open is seen by an editor that asks for nothing."""
        self.client.request("workspace/executeCommand", {"command": "copydesk.checkFolders", "arguments": []})
        self.client.wait_for("textDocument/publishDiagnostics", lambda params: "closed" in params["uri"] and params["diagnostics"])

    def edit(self, name, text):
        draft = {"uri": self.uri(name), "version": 2}
        start = {"line": 0, "character": 0}
        change = {"range": {"start": start, "end": start}, "text": "Sources said so.\n\n"}
        self.client.notify("textDocument/didChange", {"textDocument": draft, "contentChanges": [change]})
        self.diagnostics(name)
        self.ask_all(name, text, [])

    def run(self):
        for name, (language, text) in DRAFTS.items():
            found = self.open(name, language, text)
            self.ask_all(name, text, found)
        self.commands()
        if not self.pulls:
            self.check_folders()
        self.edit("emoji.txt", DRAFTS["emoji.txt"][1])
        for name in DRAFTS:
            self.client.notify("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})
        code = self.client.end()
        if code != 0:
            self.client.wrong.append(f"the server ended with {code}")


# What must have been answered with something where it is offered.
ANSWERS = {
    "hoverProvider": "textDocument/hover", "definitionProvider": "textDocument/definition",
    "referencesProvider": "textDocument/references", "documentHighlightProvider": "textDocument/documentHighlight",
    "completionProvider": "textDocument/completion", "renameProvider": "textDocument/rename",
    "selectionRangeProvider": "textDocument/selectionRange", "documentSymbolProvider": "textDocument/documentSymbol",
    "workspaceSymbolProvider": "workspace/symbol", "foldingRangeProvider": "textDocument/foldingRange",
    "documentLinkProvider": "textDocument/documentLink", "codeLensProvider": "textDocument/codeLens",
    "semanticTokensProvider": "textDocument/semanticTokens/full", "codeActionProvider": "textDocument/codeAction",
    "diagnosticProvider": "textDocument/diagnostic",
}


def holds(command, can):
    """Plays the editor that can so much."""
    with tempfile.TemporaryDirectory() as folder:
        # What is not open is seen by whatever looks at all drafts of a folder.
        pathlib.Path(folder, "closed (1).md").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
        session = Session(command, can, pathlib.Path(folder))
        session.run()
    unanswered = [offer for offer, method in ANSWERS.items()
                  if session.offers.get(offer) and method not in session.answered]
    wrong = session.client.wrong + [f"{offer} is offered, and nothing was ever answered" for offer in unanswered]
    assert not wrong, "\n".join(sorted(set(wrong))[:10])


def main():
    command = [sys.argv[1], "lsp", "--stdio"]
    tally = Tally()
    for name, can in capabilities():
        tally.attempt(name, lambda: holds(command, can))
    return tally.sum_up()


if __name__ == "__main__":
    sys.exit(main())
