/** The client's keeper, as a program of its own. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Running } from "./program.js";
import { PEOPLE, type LocalSuite } from "./suite.js";

/** Starts `scripts/keeper` for a suite. It pays with the account `keeper`. */
export async function startKeeper(suite: LocalSuite): Promise<Running> {
  const { home, info } = suite.chain;
  const mnemonic = join(home, "keeper.mnemonic");
  await writeFile(mnemonic, info.accountsMnemonic, { mode: 0o600 });
  return Running.start(
    "scripts/keeper",
    ...["--addresses", suite.bookFile, "--mnemonic-file", mnemonic, "--hd-path", `m/44'/118'/0'/0/${PEOPLE.indexOf("keeper")}`],
    ...["--interval", "0.3"],
  );
}
