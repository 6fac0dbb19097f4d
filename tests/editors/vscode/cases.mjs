// What a reporter does in VS Code, one case each. A case goes on where the one before it has ended.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DRAFTS, folderWith } from "./drafts.mjs";
import { PATIENCE } from "./editor.mjs";

/** The slip behind the emoji: line, column in UTF-16 units, column as the status bar counts. */
const SLIP = [1, 37, 36];

/** How far a wave may lie from its words, in pixels. */
const NEAR = 3;

const read = (file) => readFileSync(file, "utf8");
const row = (list, text) => list.locator(".monaco-list-row", { hasText: text }).first();
const ledger = (editor) => editor.page.locator(".pane-body .monaco-list").filter({ hasText: "Brandt" });

/** Waits until something is so. */
async function until(isSo) {
  for (const end = Date.now() + PATIENCE; !isSo(); ) {
    assert.ok(Date.now() < end, `it is never so that ${isSo}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** With the package that brings the program along, on a folder of drafts. */
export const CASES = {
  async "a finding behind “é — 😀” is underlined where it stands"({ editor, folder }) {
    await editor.open(folder, path.join(folder, "place.md"));
    const wave = editor.squiggles("error").first();
    await wave.waitFor();
    // The lens moves all lines down when it comes.
    await editor.lens("2 named");
    const [found, words] = [await wave.boundingBox(), await editor.place("teh")];
    const apart = [found.x - words.x, found.width - words.width].map(Math.abs);
    assert.ok(Math.max(...apart) < NEAR, `${JSON.stringify(found)} is not under ${JSON.stringify(words)}`);
  },

  async "its hover asks, and names the rule"({ editor }) {
    const hover = await editor.hover("teh", "Is “the” meant?");
    assert.match(await hover.innerText(), /misspelling/);
  },

  async "the status bar counts findings and sources"({ editor }) {
    await editor.page.locator(".statusbar-item", { hasText: "1 finding, 2 sources" }).waitFor();
  },

  async "the list of problems has it"({ editor }) {
    await row(await editor.problems(), "“teh” is in no dictionary").waitFor();
  },

  async "the ledger lists the sources, and a click goes there"({ editor }) {
    await editor.command("Copydesk: Focus on Ledger View");
    const list = ledger(editor);
    await row(list, "Oda Moss").waitFor();
    assert.match(await row(list, "Mayor Ilse Brandt").innerText(), /a person by name, 3 statements/);
    await row(list, "It will open in May").click();
    await editor.page.locator(".statusbar-item", { hasText: "Ln 3, Col 80 (22 selected)" }).waitFor();
  },

  async "the lens over the lede opens the ledger as a page"({ editor }) {
    await (await editor.lens("2 named")).click();
    await editor.page.locator(".tab.active", { hasText: "Sources of place.md" }).waitFor();
    await editor.page.locator(".view-line", { hasText: "Mayor Ilse Brandt (a person by name)" }).waitFor();
    // The page is no draft: the ledger in the side bar is still the draft's.
    await row(ledger(editor), "Oda Moss").waitFor();
    await editor.command("View: Close Editor");
    await editor.page.locator(".tab.active", { hasText: "place.md" }).waitFor();
  },

  async "a fix changes what it says and nothing else"({ editor, folder }) {
    await editor.openFile("fixed.txt");
    await editor.squiggles("error").first().waitFor();
    await editor.act("Change to “the”", ...SLIP);
    await editor.squiggles("error").first().waitFor({ state: "detached" });
    await editor.save();
    assert.equal(read(path.join(folder, "fixed.txt")), DRAFTS["fixed.txt"].replace("teh", "the"));
  },

  async "a word goes into the user’s dictionary, and the finding goes"({ editor, folder }) {
    await editor.openFile("words.md");
    await editor.squiggles("error").first().waitFor();
    await editor.act("Add “pilotge” to your dictionary", 1, 29);
    await editor.squiggles("error").first().waitFor({ state: "detached" });
    assert.match(read(path.join(editor.env.XDG_CONFIG_HOME, "copydesk/dictionary.txt")), /^pilotge$/m);
    assert.equal(read(path.join(folder, "words.md")), DRAFTS["words.md"]);
  },

  async "a change of copydesk.toml holds at once"({ editor, folder }) {
    await editor.openFile("house.md");
    await editor.squiggles("error").first().waitFor();
    const settings = path.join(folder, "copydesk.toml");
    writeFileSync(settings, `${DRAFTS["copydesk.toml"]}words = ["wharff"]\n`);
    await editor.squiggles("error").first().waitFor({ state: "detached" });
    writeFileSync(settings, DRAFTS["copydesk.toml"]);
    await editor.squiggles("error").first().waitFor();
  },

  async "a person is renamed throughout"({ editor, folder }) {
    await editor.openFile("name.md");
    await editor.goTo(1, 14);
    await editor.press("F2");
    const input = editor.page.locator(".rename-box input");
    await input.waitFor();
    assert.equal(await input.inputValue(), "Ilse Brandt");
    await input.fill("Nell Abara");
    await editor.press("Enter");
    await editor.page.locator(".view-line", { hasText: "Nell Abara" }).waitFor();
    await editor.save();
    const renamed = DRAFTS["name.md"].replace("Ilse Brandt", "Nell Abara").replaceAll("Brandt", "Abara");
    assert.equal(read(path.join(folder, "name.md")), renamed);
  },

  async "all drafts in the workspace are checked"({ editor }) {
    await editor.command("Copydesk: Check All Drafts in the Workspace");
    const told = editor.page.locator(".notification-list-item", { hasText: "2 findings in 2 of 5 drafts" });
    await told.waitFor();
    await editor.command("Notifications: Clear All Notifications");
    await row(await editor.problems(), "“wharff” is in no dictionary").waitFor();
  },

  async "the server is started again"({ editor }) {
    await editor.openFile("place.md");
    const before = editor.programs();
    assert.equal(before.length, 1);
    await editor.command("Copydesk: Restart the Server");
    await until(() => editor.programs().length === 1 && editor.programs()[0] !== before[0]);
    await editor.page.locator(".statusbar-item", { hasText: "1 finding, 2 sources" }).waitFor();
    await editor.squiggles("error").first().waitFor();
  },

  async "the program that came along is started, whatever the setting says"({ editor }) {
    const [before] = editor.programs();
    editor.settings("Machine", { "copydesk.path": "/bin/false" });
    await until(() => editor.programs().length === 1 && editor.programs()[0] !== before);
    await editor.page.locator(".statusbar-item", { hasText: "1 finding, 2 sources" }).waitFor();
    assert.equal(await editor.page.locator(".notification-list-item").count(), 0, "something went wrong on the way");
  },

  async "a draft that is not saved is checked, and cleared when it is closed"({ editor }) {
    await editor.command("File: New Untitled Text File");
    await editor.page.locator(".tab.active", { hasText: "Untitled-1" }).waitFor();
    await editor.page.keyboard.type("Mayor Ilse Brandt said the harbourr had closed. ");
    await editor.squiggles("error").first().waitFor();
    const listed = row(await editor.problems(), "“harbourr” is in no dictionary");
    await listed.waitFor();
    await editor.page.locator(".tab", { hasText: "Untitled-1" }).click();
    await editor.command("View: Revert and Close Editor");
    await listed.waitFor({ state: "detached" });
  },

  async "the old side of a diff is left alone"({ editor, folder }) {
    const git = (...args) => execFileSync("git", args, { cwd: folder, env: { ...editor.env, PATH: process.env.PATH } });
    git("init", "--quiet");
    git("add", ".");
    git("-c", "user.name=Desk", "-c", "user.email=desk@velm.example", "commit", "--quiet", "--message", "All");
    writeFileSync(path.join(folder, "house.md"), `${DRAFTS["house.md"]}\nMayor Ilse Brandt denied it.\n`);
    await editor.openFile("house.md");
    await editor.command("Git: Open Changes");
    const side = (name) => editor.page.locator(`.monaco-diff-editor .editor.${name}`);
    await side("original").locator(".view-line", { hasText: "wharff" }).waitFor();
    await side("modified").locator(".squiggly-error").first().waitFor();
    assert.equal(await side("original").locator(".squiggly-error").count(), 0);
  },

  async "each folder of a window has settings of its own"({ editor, folder }) {
    const text = DRAFTS["house.md"];
    const desk = folderWith(folder, "desk", { "desk.code-workspace": '{ "folders": [{ "path": "north" }, { "path": "south" }] }' });
    const north = folderWith(desk, "north", { "north.md": text, "copydesk.toml": 'words = ["wharff"]\n' });
    folderWith(desk, "south", { "south.md": text, "copydesk.toml": "" });
    await editor.open(path.join(desk, "desk.code-workspace"), path.join(north, "north.md"));
    await editor.page.locator(".statusbar-item", { hasText: "0 findings, 1 source" }).waitFor();
    assert.equal(await editor.squiggles("error").count(), 0);
    await editor.openFile("south.md");
    await editor.squiggles("error").first().waitFor();
  },
};

/** With the package that brings no program, on a folder with one draft. */
export const CASES_WITHOUT_PROGRAM = {
  async "where there is no program, the user is told what to do"({ editor, folder }) {
    await editor.open(folder, path.join(folder, "place.md"));
    const told = editor.page.locator(".notification-list-item", { hasText: "Copydesk’s program is not there" });
    await told.waitFor();
    for (const said of ["no “copydesk” on PATH", "Install it, or set its path", "Set the Path", "Try Again"]) {
      assert.ok((await told.innerText()).includes(said), said);
    }
    await editor.page.locator(".statusbar-item", { hasText: "Copydesk is not running" }).waitFor();
    await told.locator(".monaco-button", { hasText: "How to Install It" }).click();
    await editor.page.locator(".gettingStartedContainer", { hasText: "Have the program" }).waitFor();
  },

  async "it starts as soon as the setting names it"({ editor, program }) {
    editor.settings("Machine", { "copydesk.path": program });
    await editor.openFile("place.md");
    await editor.squiggles("error").first().waitFor();
    assert.equal(editor.programs().length, 0, "that of the setting lies elsewhere");
  },

  async "without a setting, the program on PATH is started"({ editor, program }) {
    copyFileSync(program, path.join(editor.programsOnPath, "copydesk"));
    editor.settings("Machine", {});
    await until(() => editor.programs().length === 1);
    await editor.page.locator(".statusbar-item", { hasText: "1 finding, 2 sources" }).waitFor();
  },
};
