/** The public record of a topic, as `packages/replay` reads it, and its audit by a native run of the protocol. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Comet38Client } from "@cosmjs/tendermint-rpc";
import type { Synthesis, SigningSuite } from "allora-client";
import { run } from "./program.js";
import { PARAMS, type LocalSuite } from "./suite.js";

/** What a chain adds to a contract's attributes. */
const ADDED = ["_contract_address", "msg_index"];

/** A typed event, as the record has it. */
export interface PublicEvent {
  readonly time: number;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Recomputes a topic from what the chain tells in public, natively, and compares every number bit for bit. Returns the last
 * line that the replay prints. Throws when one number differs.
 */
export async function audit(suite: LocalSuite, topicId: number): Promise<string> {
  const file = join(suite.chain.home, `record-${topicId}.json`);
  await writeFile(file, JSON.stringify(await record(suite, topicId)));
  const replay = process.env["SIMULATOR"];
  const { stdout } = await (replay === undefined
    ? run("cargo", "run", "--quiet", "--release", "--locked", "-p", "allora-simulator", "--", "replay", file)
    : run(replay, "replay", file));
  return stdout.trim().split("\n").at(-1) ?? "";
}

async function record(local: LocalSuite, topicId: number): Promise<object> {
  const suite = await local.as("owner");
  const { topic, versions } = await suite.topicRegistry.topic({ topicId });
  const results = await allResults(suite, topicId);
  const tables = await Promise.all(
    results.map(async ([epochId]) => [epochId, (await suite.synthesis.epochTable({ topicId, epochId })).table] as const),
  );
  return {
    format: 1,
    subject: {
      suite: local.book.contracts.topicRegistry.address,
      topic_id: topicId,
      topic,
      versions,
      min_topic_stakes: [{ from_epoch: 0, amount: PARAMS.min_topic_stake }],
    },
    log: (await publicEvents(local, "staking", "synthesis")).filter(({ attributes }) => attributes["topic_id"] === String(topicId)),
    results,
    tables: tables.filter(([, table]) => table !== undefined && table !== null),
  };
}

async function allResults({ synthesis }: SigningSuite, topicId: number): Promise<[number, Synthesis.EpochResult][]> {
  const all: [number, Synthesis.EpochResult][] = [];
  for (let startBefore: number | undefined; ; ) {
    const { results } = await synthesis.results({ topicId, startBefore, limit: 30 });
    all.unshift(...results.map(({ epoch_id, result }): [number, Synthesis.EpochResult] => [epoch_id, result]).reverse());
    if (results.length < 30) return all;
    startBefore = results.at(-1)!.epoch_id;
  }
}

/** The events of some contracts since the deployment, in the order in which the chain emitted them. */
export async function publicEvents({ chain, book }: LocalSuite, ...names: readonly ("staking" | "synthesis" | "rewards")[]): Promise<PublicEvent[]> {
  const comet = await Comet38Client.connect(chain.info.rpc);
  const contracts = names.map((name) => book.contracts[name].address);
  const { txs } = await comet.txSearchAll({ query: `tx.height>=${book.deployment.height}`, per_page: 100, order_by: "asc" });
  const times = new Map<number, number>();
  const log: PublicEvent[] = [];
  for (const { height, result } of txs) {
    const told = result.events.filter(({ type }) => type.startsWith("wasm-allora_"));
    if (result.code !== 0 || told.length === 0) continue;
    if (!times.has(height)) times.set(height, Math.floor((await comet.block(height)).block.header.time.getTime() / 1000));
    for (const { type, attributes } of told) {
      const values = Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
      if (!contracts.includes(values["_contract_address"] ?? "")) continue;
      const own = Object.fromEntries(Object.entries(values).filter(([key]) => !ADDED.includes(key)));
      log.push({ time: times.get(height)!, name: type.replace("wasm-allora_", ""), attributes: own });
    }
  }
  comet.disconnect();
  return log;
}
