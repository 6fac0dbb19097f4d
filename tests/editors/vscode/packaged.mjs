// Packages the extension as whoever ships it does.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../../../editors/vscode/scripts/package.mjs", import.meta.url));

/** The package of that name in a folder, made with the options of the script. */
export function packaged(folder, name, ...options) {
  const out = path.join(folder, `${name}.vsix`);
  execFileSync(process.execPath, [SCRIPT, "--out", out, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  return out;
}
