// Which documents are drafts.

import type * as vscode from "vscode";

const LANGUAGES = ["markdown", "plaintext", "html", "latex", "tex", "asciidoc", "restructuredtext", "xml"];

/** Files and what is not saved yet. The other side of a diff, output and our own ledger have schemes of their own. */
const SCHEMES = ["file", "untitled"];

/** The drafts, as the client of the server wants them. */
export const SELECTOR = SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));

/** Whether a document is a draft. */
export function isDraft(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme) && LANGUAGES.includes(document.languageId);
}
