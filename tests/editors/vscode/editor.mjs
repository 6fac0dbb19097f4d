// VS Code as a person has it in front of them: a server of its own, a browser, keys and a mouse.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";

const BROWSER = "/usr/bin/chromium";
const BROWSER_FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];
const SERVER_FLAGS = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];

/** How long anything may take to show, in milliseconds: the machine may be small and busy. */
export const PATIENCE = Number(process.env.COPYDESK_PATIENCE ?? "120") * 1000;

/** After how long something that a busy editor may have missed is done again, and how often in all. */
const AGAIN = 15_000;
const TRIES = Math.ceil(PATIENCE / AGAIN);

/** How large a window is. */
const WINDOW = { width: 1400, height: 900 };

/** Nothing that moves or talks by itself. */
const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "editor.hover.delay": 150,
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.wordWrap": "off",
  "files.autoSave": "off",
  "git.openRepositoryInParentFolders": "never",
};

/** One editor, with extensions and settings of its own in a folder. */
export class Editor {
  constructor(installed, folder) {
    this.entry = path.join(installed, "node_modules/code-server/out/node/entry.js");
    this.chromium = createRequire(path.join(installed, "package.json"))("playwright-core").chromium;
    this.folder = folder;
    this.profile = path.join(folder, "profile");
    this.programsOnPath = path.join(folder, "bin");
    mkdirSync(this.programsOnPath, { recursive: true });
    // The editor takes the path from a shell that logs in.
    writeFileSync(path.join(folder, ".profile"), 'PATH="$HOME/bin:$PATH"\n');
    this.env = {
      SHELL: "/bin/bash",
      PATH: "/usr/bin:/bin",
      HOME: folder,
      XDG_CONFIG_HOME: path.join(folder, "config"),
      XDG_DATA_HOME: path.join(folder, "data"),
      LANG: "C.UTF-8",
    };
    this.printed = path.join(folder, "server.txt");
    this.places = ["--user-data-dir", this.profile, "--extensions-dir", path.join(folder, "extensions")];
    this.settings("User", SETTINGS);
  }

  /** Writes settings, the user's own or those of the machine that the server runs on. The editor takes them at once. */
  settings(whose, values) {
    const file = path.join(this.profile, whose, "settings.json");
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(values, null, 2));
  }

  /** The processes that run a program out of this editor's folder: our servers. */
  programs() {
    const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return processes.filter((process) => {
      try {
        return readlinkSync(`/proc/${process}/exe`).startsWith(this.folder);
      } catch {
        return false;
      }
    });
  }

  install(extension) {
    const args = [this.entry, ...this.places, "--install-extension", extension];
    return execFileSync(process.execPath, args, { env: this.env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  async start() {
    this.port = await freePort();
    const args = [this.entry, ...this.places, ...SERVER_FLAGS, "--bind-addr", `127.0.0.1:${this.port}`];
    // A group of its own, which is ended as a whole.
    const printed = openSync(this.printed, "a");
    this.server = spawn(process.execPath, args, { env: this.env, detached: true, stdio: ["ignore", printed, printed] });
    await this.answers();
    this.browser = await this.chromium.launch({ executablePath: BROWSER, args: BROWSER_FLAGS, timeout: PATIENCE });
  }

  /** Waits until the server answers. */
  async answers() {
    for (const end = Date.now() + PATIENCE; ; ) {
      this.mustRun();
      try {
        if ((await fetch(`http://127.0.0.1:${this.port}/healthz`, { signal: AbortSignal.timeout(AGAIN) })).ok) return;
      } catch {
        // Not yet.
      }
      if (Date.now() > end) throw new Error("the editor's server does not answer");
      await new Promise((done) => setTimeout(done, 200));
    }
  }

  /** Nothing is waited for that can come no more. */
  mustRun() {
    const { exitCode, signalCode } = this.server;
    if (exitCode !== null || signalCode !== null) throw new Error(`the editor's server has ended: ${signalCode ?? exitCode}`);
    if (this.browser?.isConnected() === false) throw new Error("the browser has ended");
  }

  /** All that there is to see, for whoever has nothing but the log. */
  async seen() {
    const page = await this.page?.locator("body").innerText({ timeout: AGAIN }).catch((error) => error.message);
    let printed;
    try {
      printed = readFileSync(this.printed, "utf8").slice(-2000);
    } catch (error) {
      printed = error.message;
    }
    return `on the screen: ${page?.slice(0, 2000)}\nthe server printed: ${printed}`;
  }

  async stop() {
    await this.browser?.close();
    try {
      if (this.server !== undefined) process.kill(-this.server.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  }

  /** Opens a window of a folder (or of the folders that a file lists) with a file in front. */
  async open(workspace, file, viewport = WINDOW) {
    await this.page?.close();
    this.page = await this.browser.newPage({ viewport });
    this.page.setDefaultTimeout(PATIENCE);
    const kind = workspace.endsWith(".code-workspace") ? "workspace" : "folder";
    const query = new URLSearchParams({ [kind]: workspace });
    query.set("payload", JSON.stringify([["openFile", `vscode-remote://127.0.0.1:${this.port}${file}`]]));
    const files = this.page.locator(".explorer-folders-view .monaco-list-row");
    for (let attempt = 1; ; attempt++) {
      await this.page.goto(`http://127.0.0.1:${this.port}/?${query}`);
      await this.page.locator(".editor-instance .view-line").first().waitFor();
      try {
        await files.first().waitFor({ timeout: AGAIN });
        return;
      } catch (error) {
        // Where a file lists the folders the editor may look too early, and then has none until it is loaded again.
        if (attempt === TRIES) throw error;
      }
    }
  }

  press(keys) {
    return this.page.keyboard.press(keys);
  }

  /**
   * Runs a command by its title. The list of commands closes when something else takes the focus, as a tab does that was
   * clicked a moment ago: then it is opened again, like a person would.
   */
  async command(title) {
    const input = this.page.locator(".quick-input-widget input");
    const listed = this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first();
    for (let attempt = 1; ; attempt++) {
      await this.press("F1");
      try {
        await input.waitFor({ timeout: AGAIN });
        await input.fill(`>${title}`, { timeout: AGAIN });
        await listed.waitFor({ timeout: AGAIN });
        break;
      } catch (error) {
        if (attempt === TRIES || (await input.isVisible())) throw error;
      }
    }
    await listed.click();
    await input.waitFor({ state: "hidden" });
  }

  /** Brings a file of the folder to the front. */
  async openFile(name) {
    const input = this.page.locator(".quick-input-widget input");
    await this.press("Control+P");
    await input.waitFor();
    await input.fill(name);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name }).waitFor();
    await this.press("Enter");
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /**
   * Puts the cursor on a line and column, both from 1 and in UTF-16 units, and makes sure that it is there. The status
   * bar counts characters, and so shows another column behind an emoji.
   */
  async goTo(line, column, shown = column) {
    const input = this.page.locator(".quick-input-widget input");
    await this.press("Control+G");
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
    await this.cursorIs(line, shown);
  }

  cursorIs(line, column) {
    return this.page.locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Opens the menu of what can be done at a place (see `goTo`), and chooses a line of it. */
  async act(title, ...place) {
    const menu = this.page.locator(".action-widget").first();
    const item = menu.locator(".monaco-list-row", { hasText: title });
    for (let attempt = 1; ; attempt++) {
      await this.goTo(...place);
      await this.press("Control+.");
      try {
        await item.waitFor({ timeout: AGAIN });
        break;
      } catch (error) {
        // The key is lost where the editor is busy, and the menu is empty where the findings are still on their way.
        if (attempt === TRIES) throw error;
        await this.press("Escape");
      }
    }
    await item.click();
    await menu.waitFor({ state: "hidden" });
  }

  /** Saves the file in front and waits until its tab says so. */
  async save() {
    await this.press("Control+S");
    await this.page.locator(".tab.active:not(.dirty)").waitFor();
  }

  /** Where some words of the editor in front stand on the screen; the first place of them. */
  async place(words) {
    const box = await this.page.evaluate((words) => {
      for (const line of document.querySelectorAll(".editor-instance .view-line")) {
        const pieces = [];
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) pieces.push(walker.currentNode);
        const text = pieces.map((piece) => piece.data).join("").replaceAll("\u00a0", " ");
        const at = text.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        let before = 0;
        for (const piece of pieces) {
          const end = before + piece.data.length;
          if (at >= before && at < end) range.setStart(piece, at - before);
          if (at + words.length > before && at + words.length <= end) range.setEnd(piece, at + words.length - before);
          before = end;
        }
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
      return null;
    }, words);
    if (box === null) throw new Error(`“${words}” is not on the screen`);
    return box;
  }

  /** Points at some words until a hover shows that has a text in it, which is returned. */
  async hover(words, text) {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: text }).first();
    for (let attempt = 1; ; attempt++) {
      const { x, y, width, height } = await this.place(words);
      await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
      try {
        await hover.waitFor({ timeout: AGAIN });
        return hover;
      } catch (error) {
        // The words may have moved on the way to them.
        if (attempt === TRIES) throw error;
        await this.page.mouse.move(5, 5);
      }
    }
  }

  /**
   * The lens with some words, asked for by a click into the text. VS Code asks for lenses a moment after the text has
   * changed or got the focus, and not at all where it loses the focus within that moment, as it may while a window opens.
   */
  async lens(words) {
    await this.page.locator(".editor-instance .view-line").first().click();
    const lens = this.page.locator(".codelens-decoration a", { hasText: words }).first();
    await lens.waitFor();
    return lens;
  }

  squiggles(level) {
    return this.page.locator(`.editor-instance .squiggly-${level}`);
  }

  /** The list of problems, shown. */
  async problems() {
    await this.command("Problems: Focus on Problems View");
    return this.page.locator(".markers-panel");
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
