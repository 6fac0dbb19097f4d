// Has the extension Even Better TOML complete and check `copydesk.toml`. It takes schemas by absolute address only, so
// ours is copied to a place that stays when this extension is updated, and named in the user's settings on their word.

import * as vscode from "vscode";

const NAME = "copydesk.schema.json";
const SECTION = "evenBetterToml.schema";
const KEY = "associations";
const FILES = "^(.*[/\\\\])?copydesk\\.toml$";

/** Copies the schema and names it in the settings of Even Better TOML. */
export async function associateSchema(context: vscode.ExtensionContext): Promise<void> {
  if (vscode.extensions.getExtension("tamasfe.even-better-toml") === undefined) {
    await vscode.window.showInformationMessage("Install the extension Even Better TOML (tamasfe.even-better-toml) first.");
    return;
  }
  if (!(await exists(shipped(context)))) {
    await vscode.window.showWarningMessage("This build of the extension has no schema for copydesk.toml.");
    return;
  }
  await copy(context);
  const settings = vscode.workspace.getConfiguration(SECTION);
  const others = settings.inspect<Record<string, string>>(KEY)?.globalValue ?? {};
  const associations = { ...others, [FILES]: kept(context).toString() };
  await settings.update(KEY, associations, vscode.ConfigurationTarget.Global);
  await vscode.window.showInformationMessage("copydesk.toml now has completion and checks.");
}

/** Brings a copy that was made earlier up to date. */
export async function refreshSchema(context: vscode.ExtensionContext): Promise<void> {
  if ((await exists(shipped(context))) && (await exists(kept(context)))) {
    await copy(context);
  }
}

function shipped(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, NAME);
}

function kept(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.globalStorageUri, NAME);
}

function copy(context: vscode.ExtensionContext): Thenable<void> {
  return vscode.workspace.fs.copy(shipped(context), kept(context), { overwrite: true });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
