// Checks all drafts in the workspace at once and says how many findings there are.

import * as vscode from "vscode";
import { ExecuteCommandRequest, type LanguageClient, WorkDoneProgress } from "vscode-languageclient/node";
import type { Server } from "./server";

/** What the server answers. */
interface Counts {
  drafts: number;
  drafts_with_findings: number;
  findings: number;
}

let runs = 0;
const SHOW = "Show Problems";

/** The findings themselves come into the list of problems by the client's own asking; the server counts them. */
export async function checkWorkspace(server: Server): Promise<void> {
  const { client } = server;
  if (client === undefined) {
    await vscode.window.showWarningMessage("Copydesk is not running.");
    return;
  }
  const counts = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Copydesk checks all drafts", cancellable: true },
    (progress, token) => ask(client, progress, token),
  );
  if (counts === undefined) {
    return;
  }
  const choice = await vscode.window.showInformationMessage(`Copydesk: ${counts}.`, SHOW);
  if (choice === SHOW) {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }
}

/** "12 findings in 3 of 8 drafts"; `undefined` where the user gave up, or the server has said why it looks at none. */
async function ask(
  client: LanguageClient,
  progress: vscode.Progress<{ message?: string }>,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  runs += 1;
  const workDoneToken = `copydesk.checkWorkspace-${runs}`;
  const told = client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
    if (step.kind === "report" && step.message !== undefined) {
      progress.report({ message: step.message });
    }
  });
  try {
    const command = { command: "copydesk.checkFolders", workDoneToken };
    const counts = (await client.sendRequest(ExecuteCommandRequest.type, command, token)) as Counts | null;
    return counts === null
      ? undefined
      : `${counts.findings} findings in ${counts.drafts_with_findings} of ${counts.drafts} drafts`;
  } catch (error) {
    if (!token.isCancellationRequested) {
      throw error;
    }
    return undefined;
  } finally {
    told.dispose();
  }
}
