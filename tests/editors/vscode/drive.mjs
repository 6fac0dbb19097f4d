// Drives the extension in VS Code as a person would, and sums up in a line: how many cases passed and failed.
//
//   node drive.mjs INSTALLED PROGRAM SCREENSHOTS [keep]
//
// INSTALLED is what install.sh made, PROGRAM the `copydesk` under test. The folder SCREENSHOTS holds what was on the
// screen after each case; it stays where one failed, or on the word `keep`.

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CASES, CASES_WITHOUT_PROGRAM } from "./cases.mjs";
import { DRAFTS, folderWith } from "./drafts.mjs";
import { Editor } from "./editor.mjs";
import { packaged } from "./packaged.mjs";

const [installed, program, screenshots] = process.argv.slice(2, 5).map((given) => path.resolve(given));
const keeps = process.argv[5] === "keep";

const counts = { passed: 0, failed: 0 };
const scratch = mkdtempSync(path.join(tmpdir(), "copydesk-vscode-"));
mkdirSync(screenshots, { recursive: true });
clear();

/** Takes the pictures of a run away, and nothing else that the folder may hold. */
function clear() {
  for (const name of readdirSync(screenshots).filter((name) => /^\d\d\.png$/.test(name))) {
    rmSync(path.join(screenshots, name));
  }
}

async function attempt(name, run, editor) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  let isWell = true;
  try {
    await run();
    counts.passed += 1;
    console.log(`ok: ${name} (${seconds()})`);
  } catch (error) {
    isWell = false;
    counts.failed += 1;
    console.log(`FAILED: ${name} (${seconds()})\n${error.stack}\n${await editor.seen()}`);
  }
  const picture = path.join(screenshots, `${String(counts.passed + counts.failed).padStart(2, "0")}.png`);
  await editor.page?.screenshot({ path: picture }).catch((error) => console.log(`no picture: ${error.message}`));
  return isWell;
}

/** An editor with one package of ours, and its cases one after the other. */
async function session(name, options, drafts, cases) {
  const editor = new Editor(installed, path.join(scratch, name));
  try {
    const isReady = await attempt(`${name}: it is packaged, installed and opened`, async () => {
      editor.install(packaged(scratch, name, ...options));
      await editor.start();
    }, editor);
    const given = { editor, program, folder: folderWith(scratch, `${name}-drafts`, drafts) };
    for (const [title, run] of isReady ? Object.entries(cases) : []) {
      await attempt(`${name}: ${title}`, async () => {
        editor.mustRun();
        await settle(editor);
        await run(given);
      }, editor);
    }
  } finally {
    await editor.stop();
  }
}

/** Leaves nothing in the way of a case that the one before it has left. */
async function settle(editor) {
  await editor.page?.mouse.move(5, 5);
  await editor.page?.keyboard.press("Escape");
}

const platform = `${process.platform}-${process.arch}`;
await session("with-program", ["--target", platform, "--program", program], DRAFTS, CASES);
await session("without-program", [], { "place.md": DRAFTS["place.md"] }, CASES_WITHOUT_PROGRAM);

if (counts.failed > 0) {
  console.log(`what was on the screen is in ${screenshots}`);
} else if (!keeps) {
  clear();
}
const verdict = counts.failed === 0 ? "ok" : "FAILED";
console.log(`test result: ${verdict}. ${counts.passed} passed; ${counts.failed} failed; 0 ignored`);
rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
process.exit(counts.failed === 0 ? 0 : 1);
