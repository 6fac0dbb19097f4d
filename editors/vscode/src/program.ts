// Where the program is: beside this extension, where the setting says, or on PATH, in this order.

import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import * as path from "node:path";

/** The program, or in sentences where it was looked for in vain. */
export type Search = { readonly program: string } | { readonly looked: readonly string[] };

/**
 * Looks for the program.
 *
 * @param extension the folder of this extension, which may hold a program for this machine
 * @param setting what `copydesk.path` says: a name on PATH, a full path, or nothing
 */
export async function findProgram(extension: string, setting: string): Promise<Search> {
  const bundled = path.join(extension, "bin", withExtension("copydesk"));
  if (await isProgram(bundled)) {
    return { program: bundled };
  }
  const looked = ["None came with the extension for this machine."];
  if (setting !== "") {
    const named = isPath(setting) ? await ifProgram(expanded(setting)) : await onPath(setting);
    if (named !== undefined) {
      return { program: named };
    }
    looked.push(`The setting “copydesk.path” names “${setting}”, which is no program here.`);
  }
  const found = await onPath("copydesk");
  if (found !== undefined) {
    return { program: found };
  }
  looked.push("There is no “copydesk” on PATH.");
  return { looked };
}

function isPath(setting: string): boolean {
  return setting.includes("/") || setting.includes(path.sep);
}

function expanded(setting: string): string {
  return setting.startsWith("~/") ? path.join(homedir(), setting.slice(2)) : setting;
}

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter).filter(path.isAbsolute)) {
    const candidate = path.join(folder, withExtension(name));
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

function withExtension(name: string): string {
  return process.platform === "win32" && path.extname(name) === "" ? `${name}.exe` : name;
}

async function ifProgram(file: string): Promise<string | undefined> {
  return path.isAbsolute(file) && (await isProgram(file)) ? file : undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
