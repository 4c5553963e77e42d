/** A folder with artifacts, a configuration and a chain, for tests of the deployment. */

import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseConfig } from "../../src/deploy/config.js";
import { deploy, type Job, type Task } from "../../src/deploy/deploy.js";
import type { Chain } from "../../src/deploy/chain.js";
import { address, FakeChain } from "./fake-chain.js";

export const CONFIG = {
  guardian: address(8),
  owner: address(7),
  emission_period: 3600,
  token: { native: { denom: "stake" } } as object,
  params: { creation_fee: "10", registration_deposit: "20", min_stake: "1000000", min_topic_stake: "40", reveal_forfeit: "5", money: { direct_share: "0.50", open_emission: true } },
};

/** Wasm as far as a deployment looks into it. */
export const wasm = (text: string) => Buffer.concat([Buffer.from("\0asm\x01\0\0\0"), Buffer.from(text)]);
export const sha256 = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

/** Writes a contract's file and the list of checksums anew. */
export async function writeArtifacts(folder: string, contents: Record<string, Uint8Array>): Promise<void> {
  for (const [name, data] of Object.entries(contents)) await writeFile(join(folder, `allora_${name}.wasm`), data);
  const lines = Object.entries(contents).map(([name, data]) => `${sha256(data)}  allora_${name}.wasm\n`);
  await writeFile(join(folder, "checksums.txt"), lines.join(""));
}

export const CODE = { topic_registry: wasm("registry"), staking: wasm("staking"), synthesis: wasm("synthesis"), rewards: wasm("rewards") };

export interface World {
  readonly folder: string;
  readonly chain: FakeChain;
  readonly job: Job;
  readonly said: string[];
  /** Runs a task, over the chain or over what stands before it. */
  run(task?: Task, change?: Partial<Job>, chain?: Chain): ReturnType<typeof deploy>;
}

export async function world(config: object = CONFIG): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "deploy-"));
  await writeArtifacts(folder, CODE);
  const chain = new FakeChain();
  const said: string[] = [];
  const job: Job = {
    chainId: "fake-1",
    prefix: "wasm",
    rpcEndpoints: ["http://127.0.0.1:26657"],
    gasPrice: "0.025stake",
    gasMargin: 1.2,
    config: parseConfig(join(folder, "suite.json"), JSON.stringify(config), "wasm"),
    artifacts: folder,
    out: join(folder, "book.json"),
    fresh: false,
    pace: { pollMs: 0, waitMs: 5_000 },
  };
  const run: World["run"] = (task = "deploy", change = {}, over = chain) => deploy({ ...job, ...change }, task, over, (line) => said.push(line));
  return { folder, chain, job, said, run };
}
