// Commands of the server that are about the draft in front of the user.

import * as vscode from "vscode";
import type { CurrentDraft } from "./currentDraft";
import type { Server } from "./server";

/** Runs a command of the server on the current draft, and says so where there is none to run it on. */
export async function runOnDraft(server: Server, draft: CurrentDraft, command: string): Promise<void> {
  const { client } = server;
  if (client === undefined) {
    await vscode.window.showWarningMessage("Copydesk is not running.");
  } else if (draft.uri === undefined) {
    await vscode.window.showInformationMessage("Open a draft first, such as one in Markdown, plain text or HTML.");
  } else {
    await vscode.commands.executeCommand(command, client.code2ProtocolConverter.asUri(draft.uri));
  }
}
