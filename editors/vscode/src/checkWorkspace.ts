// Checks all drafts in the workspace at once and says how many findings there are.

import * as vscode from "vscode";
import { type LanguageClient, WorkspaceDiagnosticRequest } from "vscode-languageclient/node";
import type { Server } from "./server";

const SHOW = "Show Problems";

/** The findings themselves come into the list of problems by the client's own asking; here they are counted. */
export async function checkWorkspace(server: Server): Promise<void> {
  const { client } = server;
  if (client === undefined) {
    await vscode.window.showWarningMessage("Copydesk is not running.");
    return;
  }
  const counts = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Copydesk checks all drafts", cancellable: true },
    (_progress, token) => count(client, token),
  );
  if (counts === undefined) {
    return;
  }
  const choice = await vscode.window.showInformationMessage(`Copydesk: ${counts}.`, SHOW);
  if (choice === SHOW) {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }
}

/** "12 findings in 3 of 8 drafts"; `undefined` where the user gave up. */
async function count(client: LanguageClient, token: vscode.CancellationToken): Promise<string | undefined> {
  try {
    const report = await client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }, token);
    const findings = report.items.map((draft) => (draft.kind === "full" ? draft.items.length : 0));
    const sum = findings.reduce((all, some) => all + some, 0);
    const found = findings.filter((some) => some > 0).length;
    return `${sum} findings in ${found} of ${findings.length} drafts`;
  } catch (error) {
    if (!token.isCancellationRequested) {
      throw error;
    }
    return undefined;
  }
}
