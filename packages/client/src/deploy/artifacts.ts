/** The contracts' wasm as it was built, held against the checksums that were written with it. */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { readIfThere } from "../durable-file.js";
import { DeployError } from "./error.js";

/** The contracts of a suite; `token` only where the deployment makes a cw20. */
export type ContractKey = "topicRegistry" | "staking" | "synthesis" | "rewards" | "token";

/** The suite's own contracts, in the order in which they are stored. */
export const SUITE_KEYS = ["staking", "synthesis", "rewards", "topicRegistry"] as const satisfies readonly ContractKey[];

/** One of them. */
export type SuiteKey = (typeof SUITE_KEYS)[number];

/** A contract's names: in `Suite {}` and in messages to people, and in cw2. */
export const NAMES: Record<SuiteKey, { readonly short: string; readonly cw2: string }> = {
  topicRegistry: { short: "topic-registry", cw2: "allora-topic-registry" },
  staking: { short: "staking", cw2: "allora-staking" },
  synthesis: { short: "synthesis", cw2: "allora-synthesis" },
  rewards: { short: "rewards", cw2: "allora-rewards" },
};

/** Wasm that can be stored. */
export interface Artifact {
  readonly key: ContractKey;
  readonly file: string;
  readonly wasm: Uint8Array;
  /** What is sent. */
  readonly zipped: Uint8Array;
  /** sha256 of the wasm, 64 hexadecimal digits in lower case. */
  readonly checksum: string;
}

const BUILD = "build the artifacts with scripts/build-wasm.sh, or name their folder with --artifacts";

/** sha256, in lower-case hexadecimal digits. */
export function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The suite's artifacts in a folder. Throws `DeployError` where one is missing or is not what `checksums.txt` says. */
export async function loadSuiteArtifacts(folder: string): Promise<Artifact[]> {
  const list = join(folder, "checksums.txt");
  const text = await readIfThere(list);
  if (text === undefined) throw new DeployError("no_artifacts", `there is no ${list}: ${BUILD}`);
  const checksums = new Map(text.split("\n").map((line) => line.trim().split(/\s+\*?/, 2)).map(([sum, name]) => [basename(name ?? ""), sum]));
  return Promise.all(
    SUITE_KEYS.map(async (key) => {
      const name = `${NAMES[key].cw2.replaceAll("-", "_")}.wasm`;
      const artifact = await loadArtifact(key, join(folder, name));
      const written = checksums.get(name);
      if (written !== artifact.checksum) {
        const says = written === undefined ? "does not name it" : `says ${written}`;
        throw new DeployError("wrong_checksum", `${artifact.file} has the sha256 ${artifact.checksum}, ${list} ${says}: ${BUILD}`);
      }
      return artifact;
    }),
  );
}

/** One file of wasm. */
export async function loadArtifact(key: ContractKey, file: string): Promise<Artifact> {
  let wasm: Uint8Array;
  try {
    wasm = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new DeployError("no_artifacts", `there is no ${file}: ${key === "token" ? "correct token.new_cw20.artifact" : BUILD}`);
  }
  if (wasm.length < 4 || wasm[0] !== 0 || wasm[1] !== 0x61 || wasm[2] !== 0x73 || wasm[3] !== 0x6d) {
    throw new DeployError("no_wasm", `${file} is not wasm: it does not begin with \\0asm`);
  }
  return { key, file, wasm, zipped: gzipSync(wasm, { level: 9 }), checksum: sha256(wasm) };
}
