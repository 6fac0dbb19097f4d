// The drafts that the cases open, and what is set for them.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** By their names in the folder. The people and places are made up. */
export const DRAFTS = {
  "place.md":
    "Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\n" +
    "Mayor Ilse Brandt denied it. She said the pier was safe. “It will open in May,” Brandt said.\n",
  "fixed.txt": "Oda Moss read out “é — 😀” and said teh pier at Velm had closed.\n\nOda Moss left.\n",
  "words.md": "Mayor Ilse Brandt said the pilotge at Velm had closed.\n",
  "house.md": "Mayor Ilse Brandt said the wharff at Velm had closed.\n",
  "name.md":
    "Mayor Ilse Brandt opened the pier at Velm on 3 May 2024. Brandt said it was safe. Brandt’s office will run it.\n",
  "copydesk.toml": 'dialect = "en-GB"\n',
};

/** A folder with the drafts. */
export function folderWith(parent, name, drafts) {
  const folder = path.join(parent, name);
  mkdirSync(folder, { recursive: true });
  for (const [draft, text] of Object.entries(drafts)) {
    writeFileSync(path.join(folder, draft), text);
  }
  return folder;
}
