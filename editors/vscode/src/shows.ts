// Tells the server what this editor shows itself: the ledger, and how many findings all drafts have.

import type { StaticFeature } from "vscode-languageclient/node";

/** What is added to the capabilities that the client sends. */
export const SHOWS: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const others: object = capabilities.experimental ?? {};
    capabilities.experimental = { ...others, copydesk: { showsLedger: true, showsCounts: true } };
  },
  initialize() {},
  getState() {
    return { kind: "static" };
  },
  clear() {},
};
