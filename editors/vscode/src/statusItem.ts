// The counts of the draft in the status bar.

import * as vscode from "vscode";
import type { CurrentDraft } from "./currentDraft";
import type { Server } from "./server";

const LEVELS: readonly (readonly [vscode.DiagnosticSeverity, string])[] = [
  [vscode.DiagnosticSeverity.Error, "error"],
  [vscode.DiagnosticSeverity.Warning, "warning"],
  [vscode.DiagnosticSeverity.Information, "info"],
  [vscode.DiagnosticSeverity.Hint, "hint"],
];

/** How many findings and sources the draft has; that there is no server where there is none. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("copydesk.counts", vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly draft: CurrentDraft,
  ) {
    this.item.name = "Copydesk";
    const update = () => this.update();
    this.subscriptions = [
      this.item,
      server.onDidChange(update),
      draft.onDidChange(update),
      vscode.languages.onDidChangeDiagnostics(update),
    ];
    this.update();
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }

  private update(): void {
    const { uri } = this.draft;
    if (uri === undefined) {
      this.item.hide();
      return;
    }
    if (this.server.client === undefined) {
      this.item.text = "$(warning) Copydesk is not running";
      this.item.tooltip = "Drafts are not checked. Click to start it.";
      this.item.command = "copydesk.restart";
    } else {
      const findings = vscode.languages.getDiagnostics(uri).filter((finding) => finding.source === "copydesk");
      const sources = this.draft.sources.filter((source) => source.isSomebody).length;
      this.item.text = `$(checklist) ${counted(findings.length, "finding")}, ${counted(sources, "source")}`;
      this.item.tooltip = tooltip(findings);
      this.item.command = "workbench.actions.view.problems";
    }
    this.item.show();
  }
}

function tooltip(findings: readonly vscode.Diagnostic[]): string {
  const counts = LEVELS.map(([severity, name]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? "" : `${count} ${name}`;
  }).filter((count) => count !== "");
  return `Copydesk: ${counts.length === 0 ? "nothing found" : counts.join(", ")}. Click for all findings.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
