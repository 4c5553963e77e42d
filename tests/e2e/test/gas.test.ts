/** Gas of the hot messages on a chain: held against `docs/gas-chain.json`, or written there with `GAS_WRITE=1`. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executeMessage, type SigningSuite } from "allora-client";
import { BusyTopic, GAS, type Seats } from "../src/busy-topic.js";
import { ROOT } from "../src/program.js";
import { Scales, type Weight } from "../src/scales.js";
import { LocalSuite } from "../src/suite.js";
import type { Schedule } from "../src/topic.js";

const FILE = join(ROOT, "docs", "gas-chain.json");
const WASMD = "v0.61.14";
/** How far a figure may be from the committed one. */
const TOLERANCE = 0.01;
/** After so many scored epochs nobody is new, and the network weighs; as many as before the figures of the VM. */
const EPOCHS = 15;

const OPEN: Schedule = { epoch_length: 25, worker_submission_window: 14, reveal_window: 0, ground_truth_lag: 17, report_window: 7 };
const SECRET: Schedule = { ...OPEN, worker_submission_window: 8, reveal_window: 7 };

/** The first key of the crowd. */
const CROWD = 100;

describe("gas of messages on a chain", () => {
  let suite: LocalSuite;
  let scales: Scales;

  beforeAll(async () => {
    suite = await LocalSuite.start({ name: "gas", wasmd: WASMD });
    scales = new Scales(WASMD, suite.chain.info.denom);
  });
  afterAll(async () => {
    await suite?.end();
  });

  it("is what was committed", async () => {
    const [small, secret, big] = [await seats(suite, 0, [4, 1, 2]), await seats(suite, 10, [4, 1, 2]), await seats(suite, 20, [32, 6, 6])];
    const topics = [
      await BusyTopic.create(suite, "small", OPEN, small, scales.weigh("fee_0", "")),
      await BusyTopic.create(suite, "secret", SECRET, secret, scales.weigh("with_fee", "")),
      await BusyTopic.create(suite, "big", OPEN, big, scales.send),
    ];
    await Promise.all(topics.map((topic, index) => playThrough(suite, topic, scales, CROWD + 90 + index)));
    const found = scales.weights().sort((a, b) => name(a).localeCompare(name(b)));
    if (process.env["GAS_WRITE"] === "1") await writeFile(FILE, `${JSON.stringify(found, null, 2)}\n`);
    const committed = JSON.parse(await readFile(FILE, "utf8")) as Weight[];
    expect(found.map(name)).toEqual(committed.map(name));
    for (const [index, weight] of found.entries()) expectNear(weight, committed[index]!);
  }, 900_000);
});

async function playThrough(suite: LocalSuite, topic: BusyTopic, scales: Scales, keeperKey: number): Promise<void> {
  const keeper = await person(suite, keeperKey);
  const first = await topic.next();
  for (let played = 0; played < EPOCHS + 2; played += 1) {
    const columns = { [EPOCHS]: "fee_0", [EPOCHS + 1]: "with_fee" } as const;
    const column = columns[played];
    const send = column === undefined ? scales.send : scales.weigh(column, topic.size);
    await topic.play(first + played, keeper, send);
  }
}

/** Funded people with a transaction behind them (the first of an account costs 13,300 more), for each role, from a place in the crowd on. */
async function seats(suite: LocalSuite, from: number, [inferers, forecasters, reputers]: [number, number, number]): Promise<Seats> {
  const all: SigningSuite[] = [];
  for (let index = 0; index < inferers + forecasters + reputers; index += 1) all.push(await person(suite, CROWD + from + index));
  return {
    inferers: all.slice(0, inferers),
    forecasters: all.slice(inferers, inferers + forecasters),
    reputers: all.slice(inferers + forecasters),
  };
}

async function person(suite: LocalSuite, key: number): Promise<SigningSuite> {
  const [account] = await (await suite.chain.signer(key)).getAccounts();
  await suite.give(50_000_000n, account!.address);
  const connection = await suite.connection(key);
  await connection.account.sendOnly([executeMessage(connection.address, suite.book.contracts.synthesis.address, { advance: { topic_id: 0 } })], { gas: GAS });
  return connection;
}

function name({ message, size }: Weight): string {
  return [message, size].filter(Boolean).join(" ");
}

function expectNear(found: Weight, committed: Weight): void {
  for (const row of ["used", "no_op"] as const) {
    for (const column of ["fee_0", "with_fee"] as const) {
      const [now, then] = [found[row][column], committed[row][column]];
      expect(Math.abs(now - then) / then, `${name(found)}: ${row} ${column} is ${now}, committed is ${then}; GAS_WRITE=1 writes docs/gas-chain.json anew`).toBeLessThan(TOLERANCE);
    }
  }
}
