// The extension: what is started with the first draft and ended with the editor.

import * as vscode from "vscode";
import { checkWorkspace } from "./checkWorkspace";
import { runOnDraft } from "./commands";
import { CurrentDraft } from "./currentDraft";
import { LedgerPage } from "./ledgerPage";
import { LedgerView } from "./ledgerView";
import { associateSchema, refreshSchema } from "./schema";
import { Server } from "./server";
import { StatusItem } from "./statusItem";

const WALKTHROUGH = "copydesk.copydesk#firstSteps";

/** Called by the editor with the first draft. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const page = new LedgerPage();
  const server = new Server(context.extensionUri, page);
  const draft = new CurrentDraft(server);
  context.subscriptions.push(server, page, draft, new LedgerView(draft), new StatusItem(server, draft));

  const register = (name: string, run: () => unknown): void => {
    context.subscriptions.push(vscode.commands.registerCommand(`copydesk.${name}`, run));
  };
  register("restart", () => server.restart());
  register("showOutput", () => server.showOutput());
  register("checkWorkspace", () => checkWorkspace(server));
  register("showLedger", () => runOnDraft(server, draft, "copydesk.openLedger"));
  register("clearStets", () => runOnDraft(server, draft, "copydesk.clearUnusedStets"));
  register("associateSchema", () => associateSchema(context));
  register("walkthrough", () => vscode.commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH));

  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("copydesk.path")) {
        void server.restart();
      }
    }),
  );
  await refreshSchema(context);
  await server.start();
}
