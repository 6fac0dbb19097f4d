// Starts `copydesk lsp` for drafts in Markdown, plain text, HTML and the other formats of text, saved or not.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "plaintext", "html", "latex", "tex", "asciidoc", "restructuredtext", "xml"];
const SCHEMES = ["file", "untitled"];

/** @type {LanguageClient | undefined} */
let client;

/**
 * Called by the editor at the first draft.
 * @param {vscode.ExtensionContext} context
 */
async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("copydesk.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("copydesk.path")) {
        return restart();
      }
    }),
  );
  await start();
}

/** Called by the editor at its end. */
async function deactivate() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await deactivate();
  await start();
}

async function start() {
  const command = vscode.workspace.getConfiguration("copydesk").get("path") || "copydesk";
  client = new LanguageClient(
    "copydesk",
    "Copydesk",
    { command, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
      middleware: { executeCommand: showLedger },
    },
  );
  client.registerFeature(SHOWS_LEDGER);
  try {
    await client.start();
  } catch {
    client = undefined;
    const choice = await vscode.window.showErrorMessage(
      `Copydesk could not start “${command}”. Is it installed, and on PATH or named in the settings?`,
      "Open Settings",
    );
    if (choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "copydesk.path");
    }
  }
}

/** Tells the server that it need not show the ledger itself. */
const SHOWS_LEDGER = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, copydesk: { showsLedger: true } };
  },
  initialize() {},
  getState() {
    return { kind: "static" };
  },
  clear() {},
};

/** Runs a command of the server; the ledger that one answers with is shown beside the draft. */
async function showLedger(command, args, next) {
  const answer = await next(command, args);
  if (command === "copydesk.openLedger" && typeof answer === "string") {
    const ledger = await vscode.workspace.openTextDocument({ language: "markdown", content: answer });
    await vscode.window.showTextDocument(ledger, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
  return answer;
}

module.exports = { activate, deactivate };
