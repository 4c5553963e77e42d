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

/** Seconds. */
const LENGTH = 25;
/**
 * So many epochs are in a period, and epochs open with periods: none is paid for the time of two. Those that are weighed are the
 * second and third of a period, so it has begun when they are settled.
 */
const IN_PERIOD = 5;

const OPEN: Schedule = { epoch_length: LENGTH, worker_submission_window: 14, reveal_window: 0, ground_truth_lag: 17, report_window: 7 };
const SECRET: Schedule = { ...OPEN, worker_submission_window: 8, reveal_window: 7 };

/** The first key of the crowd. */
const CROWD = 100;

describe("gas of messages on a chain", () => {
  let suite: LocalSuite;
  let scales: Scales;

  beforeAll(async () => {
    suite = await LocalSuite.start({ name: "gas", wasmd: WASMD, emissionPeriod: IN_PERIOD * LENGTH });
    scales = new Scales(WASMD, suite.chain.info.denom);
  });
  afterAll(async () => {
    await suite?.end();
  });

  it("is what was committed", async () => {
    const [small, secret, big] = [await seats(suite, 0, [4, 1, 2]), await seats(suite, 10, [4, 1, 2]), await seats(suite, 20, [32, 6, 6])];
    const opensAt = await nextPeriod(suite);
    const topics = [
      await BusyTopic.create(suite, "small", OPEN, opensAt, small, scales.weigh("fee_0", "")),
      await BusyTopic.create(suite, "secret", SECRET, opensAt, secret, scales.weigh("with_fee", "")),
      await BusyTopic.create(suite, "big", OPEN, opensAt, big, scales.send),
    ] as const;
    const keepers = [await person(suite, CROWD + 90), await person(suite, CROWD + 91), await person(suite, CROWD + 92)] as const;
    await Promise.all(topics.map((topic, index) => playThrough(topic, scales, keepers[index]!)));
    await weighMoney(suite, scales, { fee_0: [topics[0].id, small, keepers[0]], with_fee: [topics[1].id, secret, keepers[1]] });
    const found = scales.weights().sort((a, b) => name(a).localeCompare(name(b)));
    if (process.env["GAS_WRITE"] === "1") await writeFile(FILE, `${JSON.stringify(found, null, 2)}\n`);
    const committed = JSON.parse(await readFile(FILE, "utf8")) as Weight[];
    expect(found.map(name)).toEqual(committed.map(name));
    for (const [index, weight] of found.entries()) expectNear(weight, committed[index]!);
  }, 1_200_000);
});

async function playThrough(topic: BusyTopic, scales: Scales, keeper: SigningSuite): Promise<void> {
  const first = await topic.next();
  // The second of a period, when enough were scored.
  const weighed = first + EPOCHS + ((IN_PERIOD + 1 - ((first + EPOCHS) % IN_PERIOD)) % IN_PERIOD);
  for (let epoch = first; epoch < weighed; epoch += 1) await topic.play(epoch, keeper, scales.send);
  await topic.play(weighed, keeper, scales.weigh("fee_0", topic.size));
  await topic.play(weighed + 1, keeper, scales.weigh("with_fee", topic.size));
}

/** Who has money of a topic: its id, who works in it, and who had its epochs paid. */
type Moneyed = readonly [number, Seats, SigningSuite];

/** At the begin of a period: its first touch, a payment, a delegation and a further one, claims of a worker's owner and of a keeper. */
async function weighMoney(suite: LocalSuite, scales: Scales, topics: { readonly fee_0: Moneyed; readonly with_fee: Moneyed }): Promise<void> {
  const [funder, delegators] = [await person(suite, CROWD + 93), { fee_0: await person(suite, CROWD + 94), with_fee: await person(suite, CROWD + 95) }];
  await funder.waitUntil(await nextPeriod(suite));
  await funder.send(funder.messages.rewards.roll({}));
  for (const column of ["fee_0", "with_fee"] as const) {
    const [topicId, { inferers, reputers }, keeper] = topics[column];
    const send = scales.weigh(column, "");
    await send("touch", keeper, keeper.messages.rewards.touch({ topicId }));
    await send("fund", funder, funder.pay.fund({ topicId, amount: 1_000_000n }));
    const delegator = delegators[column];
    const delegation = (amount: bigint) => delegator.pay.delegate({ topicId, reputer: reputers[0]!.address, amount });
    // Both change votes, by two and by one; what is delegated is worth a little less than it was.
    await send("delegate_first", delegator, delegation(2_500_000n));
    await send("delegate", delegator, delegation(1_000_000n));
    const [worker] = inferers;
    for (const [kind, claimant] of [["claim", worker!], ["claim_credit", keeper]] as const) {
      const [claim] = await claimant.claims();
      if (claim === undefined) throw new Error(`${kind}: there is nothing to claim in topic ${topicId}`);
      await send(kind, claimant, claim);
    }
  }
}

/** When the next period begins, and not at once. */
async function nextPeriod(suite: LocalSuite): Promise<number> {
  const { chain, rewards } = await suite.as("owner");
  const { deployed, emission_period } = await rewards.config();
  const soon = (await chain.header()).time + 5;
  return deployed + Math.ceil((soon - deployed) / emission_period) * emission_period;
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
