// Tells the server that this editor shows the ledger itself.

import type { StaticFeature } from "vscode-languageclient/node";

/** What is added to the capabilities that the client sends. */
export const SHOWS_LEDGER: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const others: object = capabilities.experimental ?? {};
    capabilities.experimental = { ...others, copydesk: { showsLedger: true } };
  },
  initialize() {},
  getState() {
    return { kind: "static" };
  },
  clear() {},
};
