// The ledger in the side bar: the sources of the draft, each with what rests on it.

import * as vscode from "vscode";
import type { CurrentDraft } from "./currentDraft";
import type { Source, Statement } from "./sources";

type Row = Source | Statement;

/** A tree of two levels. A click on a row goes to its place in the draft. */
export class LedgerView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly draft: CurrentDraft) {
    const view = vscode.window.createTreeView<Row>("copydesk.ledger", { treeDataProvider: this, showCollapseAll: true });
    const change = draft.onDidChange(() => {
      view.description = draft.uri?.path.split("/").at(-1) ?? "";
      this.changed.fire();
    });
    this.subscriptions = [view, change, this.changed];
  }

  getChildren(row?: Row): Row[] {
    if (row === undefined) {
      return [...this.draft.sources];
    }
    return isSource(row) ? [...row.statements] : [];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const item = isSource(row) ? itemOfSource(row) : itemOfStatement(row);
    if (this.draft.uri !== undefined) {
      const options: vscode.TextDocumentShowOptions = { selection: row.place };
      item.command = { command: "vscode.open", title: "Go There", arguments: [this.draft.uri, options] };
    }
    return item;
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }
}

function isSource(row: Row): row is Source {
  return "statements" in row;
}

function itemOfSource(source: Source): vscode.TreeItem {
  const item = new vscode.TreeItem(source.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `${source.name} ${source.place.start.line}:${source.place.start.character}`;
  item.description = source.detail;
  item.tooltip = `${source.name}: ${source.detail}`;
  item.iconPath = new vscode.ThemeIcon(source.isSomebody ? "person" : "question");
  return item;
}

function itemOfStatement(statement: Statement): vscode.TreeItem {
  const item = new vscode.TreeItem(statement.words, vscode.TreeItemCollapsibleState.None);
  item.description = statement.how;
  item.tooltip = `${statement.words} (${statement.how}, line ${statement.place.start.line + 1})`;
  return item;
}
