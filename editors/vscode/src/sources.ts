// The sources of a draft, as the server's symbols of the document tell them.

import * as vscode from "vscode";
import { type DocumentSymbol, DocumentSymbolRequest, type LanguageClient, SymbolKind } from "vscode-languageclient/node";

/** A statement of a draft: its first words, how it is attributed, and where it stands. */
export interface Statement {
  readonly words: string;
  readonly how: string;
  readonly place: vscode.Range;
}

/** A source with what rests on it. What nobody stands behind is one, too, that is no one's. */
export interface Source {
  readonly name: string;
  readonly detail: string;
  readonly isSomebody: boolean;
  readonly place: vscode.Range;
  readonly statements: readonly Statement[];
}

/** Asks the server for the sources of a draft; it answers when it has read the present text. */
export async function sourcesOf(client: LanguageClient, draft: vscode.Uri): Promise<Source[]> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(draft) };
  const answer = (await client.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
  const symbols = answer.filter((symbol): symbol is DocumentSymbol => "selectionRange" in symbol);
  const place = (symbol: DocumentSymbol) => client.protocol2CodeConverter.asRange(symbol.selectionRange);
  // Headings stand among the sources, as strings.
  const sources = symbols.filter((symbol) => symbol.kind !== SymbolKind.String);
  return sources.map((source) => ({
    name: source.name,
    detail: source.detail ?? "",
    isSomebody: source.kind !== SymbolKind.Null,
    place: place(source),
    statements: (source.children ?? []).map((statement) => ({
      words: statement.name,
      how: statement.detail ?? "",
      place: place(statement),
    })),
  }));
}
