// The language server as the editor sees it: started, restarted, ended.

import * as vscode from "vscode";
import { LanguageClient, State, TransportKind } from "vscode-languageclient/node";
import { SELECTOR } from "./drafts";
import type { LedgerPage } from "./ledgerPage";
import { findProgram } from "./program";
import { SHOWS } from "./shows";
import { tellFailure, tellMissing } from "./trouble";

/** One server, and the client that speaks to it while it runs. */
export class Server implements vscode.Disposable {
  private readonly output = vscode.window.createOutputChannel("Copydesk", { log: true });
  private readonly changed = new vscode.EventEmitter<void>();
  private running: LanguageClient | undefined;
  /** Starts and ends happen one after the other, however fast they are asked for. */
  private queue: Promise<void> = Promise.resolve();

  /** Tells that the server has started or ended. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly page: LedgerPage,
  ) {}

  /** The client, while the server runs. */
  get client(): LanguageClient | undefined {
    return this.running?.state === State.Running ? this.running : undefined;
  }

  start(): Promise<void> {
    return this.next(() => this.startNow());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  showOutput(): void {
    this.output.show();
  }

  dispose(): Promise<void> {
    return this.next(async () => {
      await this.stopNow();
      this.output.dispose();
      this.changed.dispose();
    });
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step);
    return this.queue;
  }

  private async startNow(): Promise<void> {
    const setting = vscode.workspace.getConfiguration("copydesk").get("path", "").trim();
    const search = await findProgram(this.extension.fsPath, setting);
    if ("looked" in search) {
      search.looked.forEach((place) => this.output.error(place));
      void tellMissing(search.looked);
      this.changed.fire();
      return;
    }
    this.output.info(`Starting ${search.program}`);
    const client = this.clientOf(search.program);
    client.registerFeature(SHOWS);
    client.onDidChangeState(() => this.changed.fire());
    this.running = client;
    try {
      await client.start();
    } catch (error) {
      this.running = undefined;
      this.output.error(String(error));
      void tellFailure(search.program);
    }
    this.changed.fire();
  }

  private async stopNow(): Promise<void> {
    const client = this.running;
    this.running = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // It has ended already, or never began.
      this.output.warn(String(error));
    }
  }

  private clientOf(program: string): LanguageClient {
    const command = { command: program, args: ["lsp"], transport: TransportKind.stdio };
    const client: LanguageClient = new LanguageClient("copydesk", "Copydesk", command, {
      documentSelector: SELECTOR,
      outputChannel: this.output,
      middleware: {
        executeCommand: async (command, args, next) => {
          const answer: unknown = await next(command, args);
          if (command === "copydesk.openLedger" && typeof answer === "string") {
            await this.page.show(String(args[0]), answer);
          }
          return answer;
        },
        workspace: {
          didChangeConfiguration: async (sections, next) => {
            try {
              await next(sections);
            } catch (error) {
              // Where the change ends this client, as that of the path does, the next one asks for all settings.
              if (this.running === client) {
                throw error;
              }
            }
          },
        },
      },
    });
    return client;
  }
}
