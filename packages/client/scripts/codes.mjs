// The stable codes of the contracts' errors: what stands before the first colon of each text.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders with the errors that a contract can answer. */
const SOURCES = [
  "contracts/topic-registry/src",
  "contracts/staking/src",
  "contracts/synthesis/src",
  "contracts/rewards/src",
  "packages/interfaces/src",
  "packages/protocol/src",
  "packages/number/src",
];

/** The module `codes.ts` for the repository at `root`. */
export function codesModule(root) {
  const codes = new Set();
  for (const folder of SOURCES) {
    for (const file of readdirSync(join(root, folder), { recursive: true })) {
      if (!file.endsWith(".rs")) continue;
      const source = readFileSync(join(root, folder, file), "utf8");
      for (const [, code] of source.matchAll(/#\[error\(\s*"([a-z0-9_]+):/g)) codes.add(code);
    }
  }
  if (codes.size === 0) throw new Error(`no error has a code under ${root}`);
  const lines = [...codes].sort().map((code) => `  "${code}",\n`);
  return `
/** The codes that a contract's error can begin with. */
export const CONTRACT_ERROR_CODES = [
${lines.join("")}] as const;

/** What a contract's error begins with: stable, whatever the text after it. */
export type ContractErrorCode = (typeof CONTRACT_ERROR_CODES)[number];
`;
}
