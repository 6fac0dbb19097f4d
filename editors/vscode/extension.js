// Starts `copydesk lsp` for drafts in Markdown, plain text and HTML, saved or not.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "plaintext", "html"];
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
    },
  );
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

module.exports = { activate, deactivate };
