/**
 * The life of a suite on a real chain, told once for each kind of token: topics, workers and reputers, epochs in the open
 * and with commitments, a keeper, a contract that pays by the network's inference, and everybody's money back to the unit.
 */

import { afterAll, beforeAll, expect } from "vitest";
import { ContractError, eventsOf, onlyEvent, uint128 } from "allora-client";
import { ForecastCover } from "../src/consumer.js";
import { feesPaid } from "../src/fees.js";
import { startKeeper } from "../src/keeper.js";
import type { Running } from "../src/program.js";
import { audit } from "../src/record.js";
import { steps } from "../src/steps.js";
import { changes, LocalSuite, PEOPLE, UNBONDING, type Balances, type LocalSuiteOptions, type Name } from "../src/suite.js";
import { LocalTopic, type Said, type Schedule } from "../src/topic.js";

/** Everybody says at once what he expects. */
const OPEN: Schedule = { epoch_length: 8, worker_submission_window: 4, reveal_window: 0, ground_truth_lag: 5, report_window: 3 };
/** What people expect is secret until all have committed. */
const SECRET: Schedule = { epoch_length: 12, worker_submission_window: 5, reveal_window: 5, ground_truth_lag: 11, report_window: 4 };
/** Slow: what it says becomes stale before it says something else. */
const SLOW: Schedule = { ...OPEN, epoch_length: 30, ground_truth_lag: 20 };

const WORKERS = ["alice", "bob", "carol"] as const;
const REPUTERS = ["dora", "emil"] as const;
/** Base units of the suite's token. */
const STAKES = { dora: 2_000_000n, emil: 1_000_000n };
/** Of each pool's first stake so much stays for ever. */
const BURNED = 1_000n;
const M = 1_000_000n;
/** What the cover pays: (101 - 98) / (106 - 98) of 1,000,001, rounded down. */
const PAID = 375_000n;
/** How old an inference may be for the contract that pays by it, in seconds. */
const MAX_AGE = 6;

/** Who says what: their median is 101, their mean 103. */
const PREDICTIONS: Record<(typeof WORKERS)[number], Said> = {
  alice: { infers: "98" },
  bob: { infers: "101" },
  carol: { infers: "110", forecasts: { alice: "0.5", bob: "1.25" } },
};

/** Tells the story. The first test that fails ends it. */
export function tellStory(options: LocalSuiteOptions): void {
  let suite: LocalSuite;
  let before: Balances;
  let open: LocalTopic, secret: LocalTopic, slow: LocalTopic;
  let keeper: Running | undefined;
  const coins = options.token !== "cw20";
  const then = steps(() => console.error(`the keeper said last:\n${keeper?.output.slice(-2_000)}`));
  /** Fees of the topics, deposits that stay, a forfeit, and in the chain's coin also what the people of the cover were given and paid. */
  const afterLeaving = {
    ...{ owner: coins ? -50n * M : -30n * M, rewards: 31n * M },
    ...{ alice: -10n * M, bob: -10n * M, carol: -10n * M, synthesis: 29n * M },
    ...(coins ? { fund: 10n * M - PAID, village: 10n * M + PAID } : {}),
  };
  const moved = async () => changes(before, await suite.balances());

  beforeAll(async () => {
    suite = await LocalSuite.start(options);
    before = await suite.balances();
  });
  afterAll(async () => {
    await suite?.end();
  });

  then("the owner creates topics, for the fee", async () => {
    open = await LocalTopic.create(suite, "in the open", OPEN);
    secret = await LocalTopic.create(suite, "with commitments", SECRET);
    slow = await LocalTopic.create(suite, "slowly", SLOW);
    expect([open.id, secret.id, slow.id]).toEqual([1, 2, 3]);
    expect(await moved()).toEqual({ owner: -30n * M, rewards: 30n * M });
  });

  then("workers and reputers register, with deposits and stake", async () => {
    for (const topic of [open, secret, slow]) await topic.registerWorkers(...WORKERS);
    for (const topic of [open, secret]) for (const name of REPUTERS) await topic.registerReputer(name, STAKES[name]);
    expect(WORKERS.map((name) => secret.worker(name))).toEqual([0, 1, 2]);
    const pool = await (await suite.as("dora")).staking.pool({ topicId: open.id, reputer: suite.address("dora") });
    expect(pool.bonded).toBe(String(STAKES.dora));
    expect(await moved()).toMatchObject({ alice: -15n * M, bob: -15n * M, carol: -15n * M, dora: -4n * M, emil: -2n * M, synthesis: 45n * M, staking: 6n * M });
    keeper = await startKeeper(suite);
  });

  then("epochs close and settle by the clock, in the open and with commitments, turned by the keeper", async () => {
    await Promise.all([playOpen(suite, open), playSecret(suite, secret)]);
    expect(await keeper?.stop()).toBe(0);
    expect(keeper?.output).toMatch(/topic 1: .*closed epoch/);
    expect(keeper?.output).toMatch(/topic 2: .*settled epoch/);
  }, 300_000);

  then("anybody can recompute all of it", async () => {
    expect(await audit(suite, open.id)).toBe("replay: 12 epochs, 0 differ");
    expect(await audit(suite, secret.id)).toBe("replay: 3 epochs, 0 differ");
  }, 600_000);

  then("reputers unstake; nothing is paid before it has matured", async () => {
    const dora = await suite.as("dora");
    const part = await dora.send(dora.messages.staking.unstake({ topicId: open.id, amount: uint128(500_000n) }));
    expect(onlyEvent(part.told, "allora_unstaked")).toMatchObject({ amount: "500000", bonded: "1500000" });
    for (const name of REPUTERS) {
      const reputer = await suite.as(name);
      const { unstake } = reputer.messages.staking;
      const { told } = await reputer.send([unstake({ topicId: open.id }), unstake({ topicId: secret.id })]);
      expect(eventsOf(told, "allora_unstaked").map(({ bonded }) => bonded)).toEqual([String(BURNED), String(BURNED)]);
    }
    const refused = await dora.send(dora.messages.staking.withdraw({ topicId: open.id })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ContractError);
    expect((refused as ContractError).code).toBe("nothing_matured");
    expect(await moved()).toMatchObject({ dora: -4n * M, emil: -2n * M, staking: 6n * M });
  });

  then("a contract of somebody else pays by the inference, in the transaction that closes the epoch", async () => {
    await payCover(suite, slow, coins);
  });

  then("workers leave and take their deposits back, where they were scored ten times", async () => {
    await Promise.all(WORKERS.map((name) => leave(suite, open, secret, name)));
    const sweeper = await suite.as("sweeper");
    await sweeper.send(sweeper.messages.synthesis.sweepForfeits());
    expect(await moved()).toEqual({ ...afterLeaving, dora: -4n * M, emil: -2n * M, staking: 6n * M });
  });

  then("matured stake is paid out, and every unit is where it belongs", async () => {
    const { staking } = await suite.as("owner");
    const { unbondings } = await staking.unbondings({ owner: suite.address("emil"), topicId: secret.id });
    await (await suite.as("owner")).waitUntil(unbondings.at(-1)!.matures_at);
    for (const name of REPUTERS) {
      const reputer = await suite.as(name);
      const { withdraw } = reputer.messages.staking;
      const { told } = await reputer.send([withdraw({ topicId: open.id }), withdraw({ topicId: secret.id })]);
      const paid = String(STAKES[name] - BURNED);
      expect(eventsOf(told, "allora_stake_withdrawn").map(({ amount }) => amount)).toEqual([paid, paid]);
    }
    expect(await moved()).toEqual({ ...afterLeaving, dora: -2n * BURNED, emil: -2n * BURNED, staking: 4n * BURNED });
    const { synthesis, rewards } = await suite.as("owner");
    for (const contract of [staking, synthesis, rewards]) expect(await contract.solvency()).toMatchObject({ missing: "0", surplus: "0" });
    await checkFees(suite, coins);
  }, (UNBONDING + 120) * 1_000);
}

/** Twelve epochs: before one is scored the network says the median, then the mean, and weighs when all were scored ten times. */
async function playOpen(suite: LocalSuite, topic: LocalTopic): Promise<void> {
  const first = await topic.next();
  for (let epoch = first; epoch < first + 12; epoch += 1) {
    await topic.play(epoch, { workers: PREDICTIONS, reports: { dora: "93", emil: "93" } });
    if (epoch > first) await expectScored(topic, epoch - 1, epoch - first - 1);
  }
  await expectScored(topic, first + 11, 11);
  const last = await (await suite.as("alice")).synthesis.networkInference({ topicId: topic.id });
  expect(last).toMatchObject({ epoch_id: first + 11, inferers: 3, forecasters: 1, prediction: { basis: "weighted" } });
}

/** `played`: how many epochs of the topic were played before this one. */
async function expectScored(topic: LocalTopic, epoch: number, played: number): Promise<void> {
  const { prediction, outcome } = await topic.settled(epoch);
  if (played >= 11) {
    expect(prediction?.basis).toBe("weighted");
    return;
  }
  const [basis, value] = played === 0 ? ["no_loss", "101"] : ["all_new", "103"];
  expect(prediction).toMatchObject({ basis, value: [value] });
  // The loss is the square of the error; 103 misses 93 by 10.
  if (played > 0) expect(outcome).toMatchObject({ scored: { truth: { value: ["93"] }, network_loss: "2" } });
}

/** Three epochs: all reveal; one does not and forfeits; too few report. */
async function playSecret(suite: LocalSuite, topic: LocalTopic): Promise<void> {
  const first = await topic.next();
  const reports = { dora: "93", emil: "93" };
  await topic.play(first, { workers: PREDICTIONS, reports });
  await topic.play(first + 1, { workers: PREDICTIONS, reports, silent: ["carol"] });
  await topic.play(first + 2, { workers: PREDICTIONS, reports: { dora: "93" } });
  expect((await topic.settled(first)).prediction).toMatchObject({ basis: "no_loss", value: ["101"] });
  expect(await topic.settled(first + 1)).toMatchObject({ inferers: 2, forfeited: "1000000", prediction: { basis: "all_new", value: ["99.5"] } });
  expect(await topic.settled(first + 2)).toMatchObject({ outcome: { failed: { no_quorum: {} } }, prediction: { value: ["103"] } });
  const carol = await (await suite.as("carol")).synthesis.worker({ topicId: topic.id, workerId: topic.worker("carol") });
  expect(carol.deposit).toBe("4000000");
}

/** A cover that is claimed with the `Advance` it needs in one transaction, and one that is claimed when the inference is stale. */
async function payCover(suite: LocalSuite, topic: LocalTopic, coins: boolean): Promise<void> {
  const owner = await suite.as("owner");
  await suite.give(10n * M, suite.address("fund"), suite.address("village"));
  const cover = await ForecastCover.open(suite, { topicId: topic.id, maxAge: MAX_AGE, minInferers: 3, attachment: "98", exhaustion: "106" });
  const epoch = await topic.next();
  await topic.phase(epoch, "submissions");
  await Promise.all(WORKERS.map((name) => topic.predict(epoch, name, PREDICTIONS[name])));
  const { time } = await owner.chain.header();
  const ids = [await cover.write("fund", "village", 1_000_001n, time, time + 60), await cover.write("fund", "village", 7n, time, time + 25)] as const;

  await topic.phase(epoch, "awaiting_truth");
  const poor = await suite.coins();
  const village = await suite.as("village");
  const claimed = await cover.claim("village", ids[0], [village.messages.synthesis.advance({ topicId: topic.id })]);
  expect(onlyEvent(claimed.told, "allora_epoch_closed")).toMatchObject({ epochId: epoch, value: "101", inferers: 3 });
  expect(ForecastCover.told(claimed)).toEqual({ value: "101", paid: PAID });
  if (coins) expect(changes(poor, await suite.coins())).toEqual({ village: PAID, fund: 1_000_001n - PAID });

  const { close_due } = await owner.synthesis.networkInference({ topicId: topic.id });
  await owner.waitUntil(close_due + MAX_AGE + 1);
  const refused = await cover.claim("village", ids[1]).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ContractError);
  expect(refused).toMatchObject({ code: "too_old", stage: "transaction" });
  await owner.waitUntil(time + 25);
  await cover.reclaim("fund", ids[1]);
}

async function leave(suite: LocalSuite, open: LocalTopic, secret: LocalTopic, name: Name): Promise<void> {
  const worker = await suite.as(name);
  const { leaveTopic, withdrawDeposit } = worker.messages.synthesis;
  const of = (topic: LocalTopic) => ({ topicId: topic.id, workerId: topic.worker(name) });
  const { height } = await worker.send([leaveTopic(of(open)), leaveTopic(of(secret))]);
  expect(height).toBeGreaterThan(0);
  const { time } = await worker.chain.header();
  await worker.waitUntil(time + 2);
  const { told } = await worker.send(withdrawDeposit(of(open)));
  expect(onlyEvent(told, "allora_deposit_withdrawn").amount).toBe("5000000");
  const refused = await worker.send(withdrawDeposit(of(secret))).catch((error: unknown) => error);
  expect(refused).toMatchObject({ name: "ContractError", code: "deposit_locked" });
}

/** Of the chain's coin everybody has what he had at first, but for fees, and for what was sent. */
async function checkFees(suite: LocalSuite, coins: boolean): Promise<void> {
  if (coins) return;
  const paid = await feesPaid(suite);
  const has = await suite.coins();
  const sent: Partial<Record<Name, bigint>> = { owner: -20n * M, fund: 10n * M - PAID, village: 10n * M + PAID };
  for (const name of PEOPLE) {
    const genesis = name === "fund" || name === "village" ? 0n : 1_000_000n * M;
    const fees = paid.get(suite.address(name)) ?? 0n;
    expect([name, has[name]]).toEqual([name, genesis + (sent[name] ?? 0n) - fees]);
  }
}
