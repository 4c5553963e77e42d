/**
 * The life of a suite on a real chain, told once for each kind of token: topics, workers and reputers, a delegator and a patron,
 * a suite that its stakers govern, epochs in the open and with commitments, a keeper, payments, a contract that pays by the
 * network's inference, and everybody's money back to the unit.
 */

import { afterAll, beforeAll, expect } from "vitest";
import { amountOf, ContractError, eventsOf, fraction, onlyEvent, paidTo, uint128 } from "allora-client";
import { ForecastCover } from "../src/consumer.js";
import { feesPaid } from "../src/fees.js";
import { startKeeper } from "../src/keeper.js";
import { Multisig } from "../src/multisig.js";
import { auditPayments, type Paid } from "../src/payments.js";
import type { Running } from "../src/program.js";
import { audit } from "../src/record.js";
import { steps } from "../src/steps.js";
import { changes, LocalSuite, PEOPLE, UNBONDING, type Balances, type LocalSuiteOptions, type Name, type Party } from "../src/suite.js";
import { LocalTopic, type Said, type Schedule } from "../src/topic.js";

/** Everybody says at once what he expects. */
const OPEN: Schedule = { epoch_length: 8, worker_submission_window: 4, reveal_window: 0, ground_truth_lag: 5, report_window: 3 };
/** What people expect is secret until all have committed. */
const SECRET: Schedule = { epoch_length: 12, worker_submission_window: 5, reveal_window: 5, ground_truth_lag: 11, report_window: 4 };
/** Slow: what it says becomes stale before it says something else. */
const SLOW: Schedule = { ...OPEN, epoch_length: 30, ground_truth_lag: 20 };

const WORKERS = ["alice", "bob", "carol"] as const;
const REPUTERS = ["dora", "emil"] as const;
const M = 1_000_000n;
/** Base units of the suite's token. */
const STAKES = { dora: 2n * M, emil: M };
/** What greta delegates to dora in the topic in the open. */
const DELEGATED = 3n * M;
/** What the patron pays for the topics in the open and with commitments. */
const FUNDED = [70n * M + 1n, 35n * M] as const;
/** What the stakers make of the advance fee, in millionths. */
const ADVANCE_FEE = 20_000n;
/** What emil takes out of the topic in the open. */
const LEFT = 500_000n;
/** What the cover pays: (101 - 98) / (106 - 98) of 1,000,001, rounded down. */
const PAID = 375_000n;
/** How old an inference may be for the contract that pays by it, in seconds. */
const MAX_AGE = 6;
/** Who has no coins from the chain's genesis is given some. */
const GIVEN = 1_000n * M;

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
  let paid: Paid;
  /** What everybody was paid out of his stake and delegations. */
  let withdrawn: Partial<Record<Name, bigint>> = {};
  const coins = options.token !== "cw20";
  const then = steps(() => console.error(`the keeper said last:\n${keeper?.output.slice(-2_000)}`));
  const moved = async () => changes(before, await suite.balances());
  const earned = (name: (typeof WORKERS)[number]) => [open, secret].reduce((sum, topic) => sum + (paid.workers.get(`${topic.id}:${topic.worker(name)}`) ?? 0n), 0n);
  const keptFee = () => paid.fees.get(suite.address("keeper")) ?? 0n;
  const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((all, amount) => all + amount, 0n);

  /**
   * Every change in the end, by what people did: fees of the topics, deposits that stay, a forfeit, stakes, the patron's money and where
   * it went; in the chain's coin also what the people of the cover were given and paid.
   */
  const inTheEnd = (): Partial<Record<Party, bigint>> => {
    const out = sum(Object.values(withdrawn));
    const toReputers = sum(paid.reputers.values());
    const claimed = sum(WORKERS.map(earned)) + keptFee();
    return {
      ...{ owner: coins ? -50n * M : -30n * M, patron: -FUNDED[0] - FUNDED[1] },
      ...{ alice: -10n * M + earned("alice"), bob: -10n * M + earned("bob"), carol: -10n * M + earned("carol"), keeper: keptFee() },
      ...{ dora: -2n * STAKES.dora + (withdrawn.dora ?? 0n), emil: -2n * STAKES.emil + (withdrawn.emil ?? 0n), greta: -DELEGATED + (withdrawn.greta ?? 0n) },
      ...{ synthesis: 29n * M, staking: 2n * (STAKES.dora + STAKES.emil) + DELEGATED + toReputers - out },
      rewards: 31n * M + FUNDED[0] + FUNDED[1] - toReputers - claimed,
      ...(coins ? { fund: 10n * M - PAID, village: 10n * M + PAID } : {}),
    };
  };

  beforeAll(async () => {
    suite = await LocalSuite.start(options);
    await suite.give(GIVEN, suite.address("patron"), suite.address("greta"));
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

  then("workers and reputers register, with deposits and stake, and somebody delegates", async () => {
    for (const topic of [open, secret, slow]) await topic.registerWorkers(...WORKERS);
    for (const topic of [open, secret]) for (const name of REPUTERS) await topic.registerReputer(name, STAKES[name]);
    expect(WORKERS.map((name) => secret.worker(name))).toEqual([0, 1, 2]);
    const [dora, greta] = [await suite.as("dora"), await suite.as("greta")];
    await dora.send(dora.messages.staking.setCommission({ topicId: open.id, commission: fraction("0.1") }));
    await greta.send(greta.pay.delegate({ topicId: open.id, reputer: dora.address, amount: DELEGATED }));
    const pool = await dora.staking.pool({ topicId: open.id, reputer: dora.address });
    // A higher commission is announced, so that whoever does not like it can leave before.
    expect(pool).toMatchObject({ bonded: String(STAKES.dora + DELEGATED), delegated: String(DELEGATED), commission: "0", next_commission: { commission: "0.1" } });
    expect(await moved()).toMatchObject({ alice: -15n * M, bob: -15n * M, carol: -15n * M, dora: -4n * M, emil: -2n * M, greta: -3n * M, synthesis: 45n * M, staking: 9n * M });
  });

  then("the stakers take the suite over, change a parameter and vouch for a topic, by their votes", async () => {
    await govern(suite, open.id);
  });

  then("a patron pays for two topics, and only the one that is vouched for gets a weight", async () => {
    const patron = await suite.as("patron");
    const { told } = await patron.send([patron.pay.fund({ topicId: open.id, amount: FUNDED[0] }), patron.pay.fund({ topicId: secret.id, amount: FUNDED[1] })]);
    expect(eventsOf(told, "allora_topic_funded").map(({ direct }) => BigInt(direct))).toEqual([56n * M, 28n * M]);
    const [first, second] = eventsOf(told, "allora_weight_set");
    // The square root of what is staked in it and what was paid, multiplied.
    expect([first!.eligible, first!.stake, first!.weight]).toEqual([true, "6000000", "20493901"]);
    expect([second!.eligible, second!.weight]).toEqual([false, "0"]);
    expect(await moved()).toMatchObject({ patron: -105n * M - 1n, rewards: 135n * M + 1n });
    keeper = await startKeeper(suite);
  });

  then("epochs close, settle and are paid by the clock, in the open and with commitments, turned by the keeper", async () => {
    await Promise.all([playOpen(suite, open), playSecret(suite, secret)]);
    expect(await keeper?.stop()).toBe(0);
    expect(keeper?.output).toMatch(/topic 1: .*closed epoch/);
    expect(keeper?.output).toMatch(/topic 2: .*settled epoch \d+ \(scored\), paid epoch/);
    expect(keeper?.output).toMatch(/touched topic 1: weight [1-9]/);
    expect(keeper?.output).not.toMatch(/touched topic 2|could not|did not pay/);
  }, 300_000);

  then("anybody can recompute all of it", async () => {
    expect(await audit(suite, open.id)).toBe("replay: 12 epochs, 0 differ");
    expect(await audit(suite, secret.id)).toBe("replay: 3 epochs, 0 differ");
    paid = await auditPayments(suite, ADVANCE_FEE);
    // All that were scored but the first of each topic, which nobody can be measured by yet.
    expect([paid.epochs.get("1")?.length, paid.epochs.get("2")?.length]).toEqual([11, 1]);
    expect(paid.emission).toBeGreaterThan(0n);
    expect(paid.own).toBeGreaterThan(M);
    expect([...paid.fees.keys()]).toEqual([suite.address("keeper")]);
  }, 600_000);

  then("everybody claims what he earned, and can have it explained", async () => {
    await explain(suite, open, paid);
    for (const name of [...WORKERS, "keeper"] as const) {
      const one = await suite.as(name);
      const due = name === "keeper" ? keptFee() : earned(name);
      expect([name, (await one.earnings(one.address)).total]).toEqual([name, due]);
      const { told } = await one.send(await one.claims());
      expect(onlyEvent(told, "allora_claimed").amount).toBe(String(due));
      expect(await one.claims()).toEqual([]);
    }
    const toReputers = sum(paid.reputers.values());
    const claimed = sum(WORKERS.map(earned)) + keptFee();
    expect(await moved()).toMatchObject({ keeper: keptFee(), staking: 9n * M + toReputers, rewards: 135n * M + 1n - toReputers - claimed });
  });

  then("reputers and their delegator leave; nothing is paid before it has matured", async () => {
    await leavePools(suite, [open, secret]);
    const dora = await suite.as("dora");
    const refused = await dora.send(dora.messages.staking.withdraw({ topicId: open.id })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ContractError);
    expect((refused as ContractError).code).toBe("nothing_matured");
    expect(await dora.withdrawals()).toEqual([]);
    expect(await moved()).toMatchObject({ dora: -4n * M, emil: -2n * M, greta: -3n * M });
  });

  then("a contract of somebody else pays by the inference, in the transaction that closes the epoch", async () => {
    await payCover(suite, slow, coins);
  });

  then("workers leave and take their deposits back, where they were scored ten times", async () => {
    await Promise.all(WORKERS.map((name) => leave(suite, open, secret, name)));
    const sweeper = await suite.as("sweeper");
    await sweeper.send(sweeper.messages.synthesis.sweepForfeits());
    expect(await moved()).toEqual(inTheEnd());
  });

  then("matured stake is paid out, what was redelegated is bonded again, and every unit is where it belongs", async () => {
    withdrawn = await withdrawAll(suite, [open, secret]);
    // Rewards are in it: more comes back than was staked and delegated.
    const emil = await suite.as("emil");
    const stays = sum((await emil.positions(emil.address)).map(({ bonded }) => BigInt(bonded)));
    expect(withdrawn.dora).toBeGreaterThan(2n * STAKES.dora);
    expect((withdrawn.emil ?? 0n) + stays).toBeGreaterThan(2n * STAKES.emil);
    expect(withdrawn.greta).toBe(M);
    expect(await moved()).toEqual(inTheEnd());
    const { staking, synthesis, rewards } = await suite.as("owner");
    for (const contract of [staking, synthesis, rewards]) expect(await contract.solvency()).toMatchObject({ missing: "0", surplus: "0" });
    await checkFees(suite, coins);
  }, (UNBONDING + 120) * 1_000);
}

/** A multisig of the stakers becomes the owner by its first decision; its second is about the advance fee, and about a topic. */
async function govern(suite: LocalSuite, topicId: number): Promise<void> {
  const owner = await suite.as("owner");
  const { topicRegistry } = owner.messages;
  const stakers = await Multisig.over(suite);
  await owner.send(topicRegistry.updateOwnership({ transfer_ownership: { new_owner: stakers.address } }));
  const { weight } = await owner.staking.totalWeight({});
  // dora has 3 votes, emil 1, greta 3: a whole one for each million, and of each pool's first stake a little is nobody's.
  expect(weight).toBe(7);
  const accept = await stakers.propose("dora", "Accept the suite", [topicRegistry.updateOwnership("accept_ownership")]);
  await stakers.agree("greta", accept);
  await stakers.execute("sweeper", accept);
  expect((await owner.topicRegistry.ownership()).owner).toBe(stakers.address);

  const { changes: version, policies_hash: policiesHash } = await owner.topicRegistry.topic({ topicId });
  const decisions = [
    topicRegistry.updateParams({ params: { money: { advance_fee: fraction("0.02") } } }),
    topicRegistry.setEligible({ topicId, version, policiesHash }),
  ];
  const alone = await owner.send(decisions).catch((error: unknown) => error);
  expect(alone).toMatchObject({ name: "ContractError", code: "unauthorized" });
  const proposal = await stakers.propose("emil", "Pay keepers more, vouch for a topic", decisions);
  const early = await stakers.execute("sweeper", proposal).catch((error: unknown) => error);
  expect(String(early)).toMatch(/Proposal must have passed/);
  await stakers.agree("dora", proposal);
  const { told } = await stakers.execute("sweeper", proposal);
  expect(onlyEvent(told, "allora_topic_eligible").topicId).toBe(topicId);
  expect((await owner.topicRegistry.suite()).params.money?.advance_fee).toBe("0.02");
  expect((await owner.topicRegistry.topic({ topicId })).eligible).toBe(true);
}

/** What rewards says of each payment of an epoch is what its events said, term by term. */
async function explain(suite: LocalSuite, topic: LocalTopic, paid: Paid): Promise<void> {
  const { rewards } = await suite.as("alice");
  for (const name of WORKERS) {
    const actor = { worker: topic.worker(name) };
    const explained = await Promise.all(paid.epochs.get(String(topic.id))!.map((epochId) => rewards.explainPayment({ topicId: topic.id, epochId, actor })));
    for (const { parts } of explained) for (const part of parts) expect(BigInt(part.amount)).toBe(amountOf(part));
    expect([name, explained.reduce((all, one) => all + paidTo(one), 0n)]).toEqual([name, paid.workers.get(`${topic.id}:${actor.worker}`)]);
  }
}

/**
 * Once all rewards have entered the pools: dora takes all out of two topics, emil all but a part in the first, greta a part, and goes
 * to emil with the rest. (Into a pool that its reputer has left nobody can go: greta would be paid out.)
 */
async function leavePools(suite: LocalSuite, topics: readonly LocalTopic[]): Promise<void> {
  const { staking, waitUntil } = await bound(suite);
  for (const topic of topics) {
    const { pools } = await staking.topicStakes({ topicId: topic.id });
    for (const { incoming_until } of pools) await waitUntil(incoming_until);
  }
  const [dora, emil, greta] = [await suite.as("dora"), await suite.as("emil"), await suite.as("greta")];
  const [topicId, reputer] = [topics[0]!.id, dora.address];
  const [delegation] = await greta.positions(greta.address);
  expect(BigInt(delegation!.bonded)).toBeGreaterThan(DELEGATED);
  const { undelegate, redelegate } = greta.messages.staking;
  const moving = await greta.send([undelegate({ topicId, reputer, amount: uint128(M) }), redelegate({ topicId, reputer, toTopicId: topicId, toReputer: emil.address })]);
  const [out, over] = eventsOf(moving.told, "allora_unstaked");
  expect([out!.amount, out!.toReputerId]).toEqual(["1000000", undefined]);
  expect(BigInt(out!.amount) + BigInt(over!.amount)).toBeGreaterThanOrEqual(BigInt(delegation!.bonded) - 2n);

  for (const [one, part] of [[dora, undefined], [emil, uint128(LEFT)]] as const) {
    const has = await one.positions(one.address);
    const { unstake } = one.messages.staking;
    const { told } = await one.send(topics.map(({ id }) => unstake({ topicId: id, amount: id === topicId ? part : undefined })));
    const left = eventsOf(told, "allora_unstaked");
    expect(left.map(({ topicId, amount }) => [topicId, amount])).toEqual(has.map(({ topic_id, bonded }) => [topic_id, topic_id === topicId ? (part ?? bonded) : bonded]));
  }
}

/** Everybody withdraws what has matured; returns what each was paid. */
async function withdrawAll(suite: LocalSuite, topics: readonly LocalTopic[]): Promise<Partial<Record<Name, bigint>>> {
  const { staking, waitUntil } = await bound(suite);
  const { unbondings } = await staking.unbondings({ owner: suite.address("emil"), topicId: topics.at(-1)!.id });
  await waitUntil(unbondings.at(-1)!.matures_at);
  const paid: Partial<Record<Name, bigint>> = {};
  for (const name of [...REPUTERS, "greta"] as const) {
    const one = await suite.as(name);
    const positions = await one.positions(one.address);
    const { told } = await one.send(await one.withdrawals());
    const withdrawn = eventsOf(told, "allora_stake_withdrawn");
    paid[name] = withdrawn.reduce((all, { amount }) => all + BigInt(amount), 0n);
    if (name !== "greta") {
      expect(withdrawn.map(({ amount }) => amount)).toEqual(positions.map(({ withdrawable }) => withdrawable));
      continue;
    }
    const emil = suite.address("emil");
    const over = onlyEvent(told, "allora_redelegated");
    expect(over).toMatchObject({ reputer: emil, owner: one.address });
    const bonded = (await one.positions(one.address)).filter(({ bonded }) => bonded !== "0");
    expect(bonded.map(({ reputer }) => reputer)).toEqual([emil]);
    expect(BigInt(over.amount) - BigInt(bonded[0]!.bonded)).toBeLessThanOrEqual(1n);
  }
  return paid;
}

async function bound(suite: LocalSuite) {
  const owner = await suite.as("owner");
  return { staking: owner.staking, waitUntil: (instant: number) => owner.waitUntil(instant) };
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
  const sent: Partial<Record<Name, bigint>> = { owner: -20n * M - 2n * GIVEN, patron: GIVEN, greta: GIVEN, fund: 10n * M - PAID, village: 10n * M + PAID };
  for (const name of PEOPLE) {
    const genesis = PEOPLE.indexOf(name) < 8 ? 1_000_000n * M : 0n;
    const fees = paid.get(suite.address(name)) ?? 0n;
    expect([name, has[name]]).toEqual([name, genesis + (sent[name] ?? 0n) - fees]);
  }
}
