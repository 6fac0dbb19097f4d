// The draft in front of the user, and its sources while it changes.

import * as vscode from "vscode";
import { isDraft } from "./drafts";
import type { Server } from "./server";
import { type Source, sourcesOf } from "./sources";

/** How long nothing has to change before the server is asked again, in milliseconds. */
const PAUSE = 250;

/** The draft that was last in front of the user and can still be seen. */
export class CurrentDraft implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private document: vscode.TextDocument | undefined;
  private known: readonly Source[] = [];
  private timer: NodeJS.Timeout | undefined;
  /** Which question is the last; the answers to those before it are out of date. */
  private asked = 0;

  /** Tells that there is another draft, or that its sources are others. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      server.onDidChange(() => this.askSoon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.look()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.look()),
      vscode.workspace.onDidChangeTextDocument((change) => this.askSoonAbout([change.document.uri])),
      vscode.languages.onDidChangeDiagnostics((change) => this.askSoonAbout(change.uris)),
    ];
    this.look();
  }

  /** The address of the draft; `undefined` while there is none. */
  get uri(): vscode.Uri | undefined {
    return this.document?.uri;
  }

  /** Its sources, as far as they have been told. */
  get sources(): readonly Source[] {
    return this.known;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.changed.dispose();
  }

  private look(): void {
    const seen = this.seen();
    if (seen !== this.document) {
      this.document = seen;
      this.known = [];
      this.changed.fire();
      this.askSoon();
    }
  }

  /** The draft in the active editor, or the one before it while it can be seen beside another document. */
  private seen(): vscode.TextDocument | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active !== undefined && isDraft(active)) {
      return active;
    }
    const visible = vscode.window.visibleTextEditors.map((editor) => editor.document);
    return visible.find((document) => document === this.document) ?? visible.find(isDraft);
  }

  private askSoonAbout(uris: readonly vscode.Uri[]): void {
    const ours = this.uri?.toString();
    if (uris.some((uri) => uri.toString() === ours)) {
      this.askSoon();
    }
  }

  private askSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    const question = ++this.asked;
    const { client } = this.server;
    const { uri } = this;
    const sources = client !== undefined && uri !== undefined ? await answerOf(sourcesOf(client, uri)) : [];
    if (question === this.asked && sources !== undefined) {
      this.known = sources;
      this.changed.fire();
    }
  }
}

/** What is answered; `undefined` where the server gave up because of an edit, which asks again. */
async function answerOf<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}
