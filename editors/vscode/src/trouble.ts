// What the user is told where the server cannot be started, and what to do about it.

import * as vscode from "vscode";

const SET_PATH = "Set the Path";
const FIRST_STEPS = "How to Install It";
const TRY_AGAIN = "Try Again";
const SHOW_OUTPUT = "Show the Output";

/** Tells that there is no program, and where it was looked for. */
export async function tellMissing(looked: readonly string[]): Promise<void> {
  const places = looked.join(" ");
  const message = `Copydesk’s program is not there, so drafts are not checked. ${places} Install it, or set its path.`;
  await act(await vscode.window.showErrorMessage(message, SET_PATH, FIRST_STEPS, TRY_AGAIN));
}

/** Tells that a program is there and does not start. */
export async function tellFailure(program: string): Promise<void> {
  const message = `“${program}” does not start as Copydesk’s server, so drafts are not checked. The output says why.`;
  await act(await vscode.window.showErrorMessage(message, SHOW_OUTPUT, SET_PATH, TRY_AGAIN));
}

async function act(choice: string | undefined): Promise<void> {
  switch (choice) {
    case SET_PATH:
      await vscode.commands.executeCommand("workbench.action.openSettings", "copydesk.path");
      break;
    case FIRST_STEPS:
      await vscode.commands.executeCommand("copydesk.walkthrough");
      break;
    case TRY_AGAIN:
      await vscode.commands.executeCommand("copydesk.restart");
      break;
    case SHOW_OUTPUT:
      await vscode.commands.executeCommand("copydesk.showOutput");
      break;
  }
}
