// The whole ledger as a page beside the draft, which cannot be edited and is no draft itself.

import * as path from "node:path";
import * as vscode from "vscode";

const SCHEME = "copydesk-ledger";

/** The pages that have been shown, each under the address of its draft. */
export class LedgerPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  private readonly pages = new Map<string, string>();

  readonly onDidChange = this.changed.event;

  /** Shows the ledger of a draft, in Markdown; one that is open shows what it is now. */
  async show(draft: string, ledger: string): Promise<void> {
    const { name } = path.parse(vscode.Uri.parse(draft).path);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/Sources of ${name}.md`, query: draft });
    this.pages.set(uri.toString(), ledger);
    this.changed.fire(uri);
    const page = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? "";
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
