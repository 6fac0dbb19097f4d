// Takes pictures of VS Code: a finding with its hover, the ledger in the side bar, and as the page that the lens opens.
//
//   vscode.mjs INSTALLED PROGRAM FOLDER
//
// INSTALLED is what tests/editors/vscode/install.sh made, PROGRAM the `copydesk` that is shown.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { folderWith } from "../vscode/drafts.mjs";
import { Editor } from "../vscode/editor.mjs";
import { packaged } from "../vscode/packaged.mjs";

const DRAFT = "pier.md";
const WINDOW = { width: 1180, height: 620 };
const LOOKS = {
  "editor.wordWrap": "on",
  "editor.fontSize": 15,
  "editor.scrollbar.vertical": "hidden",
  "breadcrumbs.enabled": false,
  "window.commandCenter": false,
  "window.title": "${activeEditorShort}",
};

const [installed, program, folder] = process.argv.slice(2, 5).map((given) => path.resolve(given));

/** What is done before each picture, by its name. Each goes on where the one before it has ended. */
const PICTURES = {
  async ledger(editor) {
    await editor.command("Copydesk: Focus on Ledger View");
    await editor.page.locator(".pane-body .monaco-list-row", { hasText: "Piet Lohr" }).waitFor();
    await editor.problems();
    await editor.page.locator(".markers-panel .monaco-list-row", { hasText: "“teh” is in no dictionary" }).waitFor();
  },

  async finding(editor) {
    await editor.command("View: Hide Panel");
    await editor.command("View: Close Primary Side Bar");
    const hover = await editor.hover("teh", "Is “the” meant?");
    await hover.getByText("Quick Fix").waitFor();
  },

  async lens(editor) {
    await editor.page.mouse.move(5, 5);
    await editor.page.locator(".monaco-hover:visible").waitFor({ state: "hidden" });
    await (await editor.lens("3 named")).click();
    await editor.page.locator(".view-line", { hasText: "Mayor Ilse Brandt (a person by name)" }).waitFor();
  },
};

const scratch = mkdtempSync(path.join(tmpdir(), "copydesk-pictures-"));
const editor = new Editor(installed, path.join(scratch, "editor"));
try {
  editor.settings("Machine", LOOKS);
  editor.install(packaged(scratch, "pictures", "--target", `${process.platform}-${process.arch}`, "--program", program));
  await editor.start();
  const drafts = folderWith(scratch, "drafts", { [DRAFT]: readFileSync(new URL(DRAFT, import.meta.url), "utf8") });
  await editor.open(drafts, path.join(drafts, DRAFT), WINDOW);
  await editor.page.locator(".statusbar-item", { hasText: "3 findings" }).waitFor();
  for (const [name, ready] of Object.entries(PICTURES)) {
    await ready(editor);
    await editor.page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
  }
} finally {
  await editor.stop();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
