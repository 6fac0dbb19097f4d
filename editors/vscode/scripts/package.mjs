// Packages the extension: npm run package -- [--target PLATFORM --program FILE] [--out FILE]
//
// With a program and the platform that it was built for (linux-x64, darwin-arm64, win32-x64, …) the package brings it
// along. Without, the package is for all platforms, and whoever installs it needs the program on PATH or in the settings.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const project = path.dirname(path.dirname(here));
const SCHEMA = "copydesk.schema.json";

const { values } = parseArgs({
  options: { target: { type: "string" }, program: { type: "string" }, out: { type: "string" } },
});
if ((values.target === undefined) !== (values.program === undefined)) {
  throw new Error("--target and --program go together: a program runs on one platform only");
}

const inPackage = (name) => path.join(here, name);
const run = (tool, ...rest) => execFileSync(process.execPath, [inPackage(`node_modules/${tool}`), ...rest], { cwd: here, stdio: "inherit" });

rmSync(inPackage("bin"), { recursive: true, force: true });
if (values.program !== undefined) {
  const program = inPackage(values.target.startsWith("win32") ? "bin/copydesk.exe" : "bin/copydesk");
  mkdirSync(path.dirname(program));
  copyFileSync(path.resolve(values.program), program);
  chmodSync(program, 0o755);
}

const schema = path.join(project, "editors", SCHEMA);
rmSync(inPackage(SCHEMA), { force: true });
if (existsSync(schema)) {
  copyFileSync(schema, inPackage(SCHEMA));
}
const licences = ["LICENSE-MIT", "LICENSE-APACHE"].map((name) => readFileSync(path.join(project, name), "utf8"));
writeFileSync(inPackage("LICENSE.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));

const { version } = JSON.parse(readFileSync(inPackage("package.json"), "utf8"));
const suffix = values.target === undefined ? "" : `-${values.target}`;
const out = path.resolve(values.out ?? inPackage(`copydesk${suffix}-${version}.vsix`));
const target = values.target === undefined ? [] : ["--target", values.target];

run("typescript/bin/tsc", "--noEmit");
execFileSync("npm", ["run", "--silent", "build"], { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
run("@vscode/vsce/vsce", "package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", out, ...target);
