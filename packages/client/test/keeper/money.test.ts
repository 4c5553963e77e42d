import { fromUtf8 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { beforeEach, describe, expect, it } from "vitest";
import type { SendOptions, TxResult } from "../../src/account.js";
import { uint128 } from "../../src/amount.js";
import { chainError } from "../../src/error.js";
import { contractEvents } from "../../src/event.js";
import { RewardsMsgComposer } from "../../src/generated/Rewards.message-composer.js";
import type { OverviewResponse, TopicFunding } from "../../src/generated/Rewards.types.js";
import { SynthesisMsgComposer } from "../../src/generated/Synthesis.message-composer.js";
import type { UnpaidResponse } from "../../src/generated/Synthesis.types.js";
import { Keeper, type KeeperOptions } from "../../src/keeper/keeper.js";
import { payments, rolls, touches } from "../../src/keeper/money-plan.js";
import { MoneyRounds, type MoneyReading, type MoneySending } from "../../src/keeper/money-rounds.js";
import { asText, type Report } from "../../src/keeper/report.js";

/** A day, in seconds. */
const PERIOD = 86_400;

const funding = (topic_id: number, change: Partial<TopicFunding> = {}): TopicFunding => ({
  topic_id, eligible: true, payments: uint128(7), stake: uint128(9), weights: [], inflows: [], pot: uint128(0), stream: uint128(0), weight: uint128(0), ...change,
});
const row = (from: number, weight = 5) => ({ from, until: from + 6, weight: uint128(weight) });

/** Periods, topics with money, and parked epochs, as the contracts answer and change them. */
class FakeSuite implements MoneyReading, MoneySending {
  readonly messages = { rewards: new RewardsMsgComposer("wasm1keeper", "wasm1rewards"), synthesis: new SynthesisMsgComposer("wasm1keeper", "wasm1synthesis") };
  /** Block time in seconds. */
  now = 10 * PERIOD;
  rolled = 10;
  topics: TopicFunding[] = [];
  readonly parked = new Map<number, number[]>();
  /** On which day the payment of a parked epoch failed last. */
  readonly failed = new Map<number, number>();
  /** Whether rewards pays. */
  pays = true;
  readonly sent: object[] = [];
  overviews = 0;
  /** Errors of the next transactions. */
  refusals: Error[] = [];

  private get period() {
    return Math.floor(this.now / PERIOD);
  }
  async overview() {
    this.overviews += 1;
    const begins_at = this.period * PERIOD;
    return { period: this.period, rolled: this.rolled, begins_at, ends_at: begins_at + PERIOD, now: this.now } as OverviewResponse;
  }
  async topicFundings({ topicIds, startAfter = -1, limit = 30 }: { topicIds?: number[] | undefined; startAfter?: number | undefined; limit?: number | undefined }) {
    const found = this.topics.filter(({ topic_id }) => (topicIds === undefined ? topic_id > startAfter : topicIds.includes(topic_id)));
    const page = found.slice(0, limit);
    return { topics: page, next: topicIds === undefined && found.length > limit ? page.at(-1)!.topic_id : null, period: this.period, now: this.now };
  }
  async unpaid({ topicId }: { topicId: number }) {
    const epochs = (this.parked.get(topicId) ?? []).map((epoch_id) => ({ epoch_id, parked: true, unpaid: { failed_on: this.failed.get(epoch_id) ?? 0 } }));
    return { epochs: [{ epoch_id: 1, parked: false, unpaid: {} }, ...epochs], now: this.now } as UnpaidResponse;
  }
  async estimateGas() {
    return 500_000;
  }
  async send([message]: readonly EncodeObject[], { gas = 0 }: SendOptions): Promise<TxResult> {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw refusal;
    const sent = JSON.parse(fromUtf8(message!.value.msg));
    this.sent.push(sent);
    const told = contractEvents(sent.roll ? this.roll(sent.roll.limit) : sent.touch ? this.touch(sent.touch.topic_id) : this.pay(sent.pay));
    return { transactionHash: "AB", height: 9, gasUsed: 400_000n, gasWanted: BigInt(gas), events: [], told, msgResponses: [] };
  }
  private roll(limit: number) {
    const periods = Array.from({ length: Math.min(limit, this.period - this.rolled) }, () => (this.rolled += 1));
    return periods.map((period) => event("period_rolled", { period, total_weight: 1, emission: 0, validators: 0, from_treasury: 0, minted: 0, returned: 0 }));
  }
  private touch(topic: number) {
    this.rolled = this.period;
    const from = this.period + 1;
    this.topics = this.topics.map((one) => (one.topic_id === topic ? { ...one, weights: [row(from)] } : one));
    return [event("weight_set", { topic_id: topic, period: this.period, weight: 5, from, until: from + 6, stake: 9, payments: 7, eligible: true })];
  }
  private pay({ topic_id, epoch_id }: { topic_id: number; epoch_id: number }) {
    if (!this.pays) {
      this.failed.set(epoch_id, this.period);
      return [event("payment_failed", { topic_id, epoch_id, failures: 4 })];
    }
    this.parked.set(topic_id, this.parked.get(topic_id)!.filter((epoch) => epoch !== epoch_id));
    return [event("epoch_paid", { topic_id, epoch_id, from: 1, to: 2, emission: 0, own: 9, advance_fee: 0, advancer: "wasm1keeper", reward: 9, remainder: 0 })];
  }
}

function event(name: string, attributes: Record<string, string | number | boolean>) {
  const all = Object.entries({ _contract_address: "c", v: 1, ...attributes }).map(([key, value]) => ({ key, value: String(value) }));
  return { type: `wasm-allora_${name}`, attributes: all };
}

const OPTIONS: KeeperOptions = {
  delay: 0, intervalMs: 5_000, gasMargin: 1.5, estimate: true, maxGas: 20_000_000, fixedGas: { base: 0, perEvent: 2_000_000 }, firstBackOffMs: 1_000, longestBackOffMs: 60_000,
};

let suite: FakeSuite;
let reports: Report[];
let clock: number;
beforeEach(() => {
  [suite, reports, clock] = [new FakeSuite(), [], 0];
});
const around = { now: () => clock, random: () => 0, report: (report: Report) => void reports.push(report), pause: async () => {} };
const money = (options: Partial<KeeperOptions> = {}, sending: MoneySending | undefined = suite) => new MoneyRounds(suite, sending, { ...OPTIONS, ...options }, around);

/** Rounds until there is no more to do at once; how many failures there were. */
async function all(rounds: MoneyRounds): Promise<number> {
  for (;;) {
    const { progress, failures } = await rounds.round(suite.now);
    if (!progress) return failures;
  }
}
const lines = () => reports.map((report) => asText(report, new Date(0)).slice("1970-01-01T00:00:00.000Z ".length));

describe("what is to be done for the money of a suite", () => {
  it("is to begin periods where more are due than another message should begin", () => {
    expect(rolls({ period: 17, rolled: 10 })).toEqual([]);
    expect(rolls({ period: 18, rolled: 10 })).toEqual([{ kind: "roll", periods: 8 }]);
  });

  it("is to touch what has a weight or would get one, and was not touched in this period", () => {
    const topics = [
      funding(1),
      funding(2, { eligible: false }),
      funding(3, { payments: uint128(0) }),
      funding(4, { stake: uint128(0) }),
      funding(5, { eligible: false, weights: [row(8)] }),
      funding(6, { weights: [row(10)] }),
      funding(7, { weights: [row(5), row(11)] }),
      funding(8, { eligible: false, weights: [row(8, 0)] }),
    ];
    expect(touches(topics, 10)).toEqual([1, 5, 6].map((topicId) => ({ kind: "touch", topicId })));
  });

  it("is to have parked epochs paid, also on a day on which somebody's attempt failed; those that wait are Advance's", () => {
    const epochs = [[3, false, 9], [2, true, 9], [4, true, 10], [5, true, 8]].map(([epoch_id, parked, failed_on]) => ({ epoch_id, parked, unpaid: { failed_on } })) as UnpaidResponse["epochs"];
    expect(payments(7, { epochs })).toEqual([2, 4, 5].map((epochId) => ({ kind: "pay", topicId: 7, epochId })));
    expect(payments(7, { epochs: epochs.slice(0, 1) })).toEqual([]);
  });
});

describe("a keeper's rounds for the money", () => {
  it("touch every topic once a period, page by page, and ask for nothing in between", async () => {
    suite.topics = Array.from({ length: 70 }, (_, index) => funding(index + 1));
    const rounds = money();
    expect(await all(rounds)).toBe(0);
    expect(suite.sent).toEqual(suite.topics.map(({ topic_id }) => ({ touch: { topic_id } })));
    const asked = suite.overviews;
    suite.now += PERIOD - 1;
    await all(rounds);
    expect(suite.overviews).toBe(asked);
    suite.now += 1;
    await all(rounds);
    expect(suite.sent).toHaveLength(140);
    expect(rounds.sent).toBe(140);
    expect(lines()[0]).toBe("touched topic 1: weight 5 in periods 11 to 17; gas 400000, AB in block 9");
  });

  it("touch the topics that are asked for, and none that somebody else touched", async () => {
    suite.topics = [funding(1), funding(2), funding(3, { weights: [row(11)] })];
    await all(money({ topics: [2, 3, 9] }));
    expect(suite.sent).toEqual([{ touch: { topic_id: 2 } }]);
  });

  it("begin many periods first, ten in a message, and then go on", async () => {
    suite.topics = [funding(1)];
    suite.now += 35 * PERIOD;
    expect(await all(money())).toBe(0);
    expect(suite.sent).toEqual([...[10, 10, 10].map((limit) => ({ roll: { limit } })), { touch: { topic_id: 1 } }]);
    expect(lines()[0]).toBe("began 10 periods; gas 400000, AB in block 9");
  });

  it("have parked epochs paid, one after another", async () => {
    suite.topics = [funding(7, { weights: [row(11)] })];
    suite.parked.set(7, [3, 5]);
    await all(money());
    expect(suite.sent).toEqual([3, 5].map((epoch_id) => ({ pay: { topic_id: 7, epoch_id } })));
    expect(lines()).toEqual(["topic 7: paid epoch 3 (9); gas 400000, AB in block 9", "topic 7: paid epoch 5 (9); gas 400000, AB in block 9"]);
  });

  it("ask for what is not paid after a period, then after two, and call it no failure", async () => {
    suite.topics = [funding(7, { weights: [row(100)] })];
    suite.parked.set(7, [3]);
    suite.pays = false;
    const rounds = money();
    const tried: number[] = [];
    for (let period = 0; period < 8; period += 1) {
      expect(await all(rounds)).toBe(0);
      if (suite.sent.length > tried.length) tried.push(period);
      suite.now += PERIOD;
      clock += 1_000 * PERIOD;
    }
    expect(tried).toEqual([0, 1, 3, 7]);
    expect(lines()[0]).toBe("topic 7: did not pay epoch 3 (day 4); gas 400000, AB in block 9");
  });

  it("give every parked epoch its turn where none is paid", async () => {
    suite.topics = [funding(7, { weights: [row(100)] })];
    suite.parked.set(7, [3, 4, 5]);
    suite.pays = false;
    const rounds = money();
    for (let period = 0; period < 5; period += 1) {
      expect(await all(rounds)).toBe(0);
      suite.now += PERIOD;
      clock += 1_000 * PERIOD;
    }
    expect(suite.sent).toEqual([3, 3, 4, 3, 4].map((epoch_id) => ({ pay: { topic_id: 7, epoch_id } })));
  });

  it("take it for no failure that somebody else was faster", async () => {
    suite.topics = [funding(7, { weights: [row(11)] })];
    suite.parked.set(7, [3]);
    suite.refusals = [chainError("nothing_unpaid: epoch 3 of topic 7 does not wait: execute wasm contract failed", "simulation")];
    expect(await all(money())).toBe(0);
    expect(lines()).toEqual([expect.stringMatching(/^no need to have epoch 3 of topic 7 paid: nothing_unpaid/)]);
  });

  it("leave alone what failed, and do the rest", async () => {
    suite.topics = [funding(1), funding(2)];
    suite.refusals = [chainError("not_wired: staking: execute wasm contract failed", "simulation")];
    const rounds = money();
    expect((await rounds.round(suite.now)).failures).toBe(1);
    expect(await all(rounds)).toBe(0);
    expect(suite.sent).toEqual([{ touch: { topic_id: 2 } }]);
    expect(lines()).toContainEqual(expect.stringMatching(/^could not touch topic 1: ContractError: not_wired: .*; again in 1\.0 s$/));
    clock += 1_000;
    await all(rounds);
    expect(suite.sent.at(-1)).toEqual({ touch: { topic_id: 1 } });
  });

  it("hold nothing up where rewards does not answer, and come back later and later", async () => {
    suite.topics = [funding(1)];
    const answers = suite.overview.bind(suite);
    let broken = 2;
    suite.overview = async () => {
      broken -= 1;
      if (broken >= 0) throw chainError("arithmetic: overflow: query wasm contract failed", "query");
      return answers();
    };
    const rounds = money();
    for (const [wait, failures] of [[0, 1], [999, 0], [1, 1], [1_999, 0], [1, 0]] as const) {
      clock += wait;
      expect(await all(rounds)).toBe(failures);
    }
    expect(lines().slice(0, 2)).toEqual(["1.0", "2.0"].map((delay) => expect.stringMatching(`^cannot look after the money: .*overflow.*; again in ${delay} s$`)));
    expect(suite.sent).toEqual([{ touch: { topic_id: 1 } }]);
  });

  it("of a keeper that stands in for another leave it time", async () => {
    suite.topics = [funding(1)];
    const rounds = money({ delay: 60 });
    await all(rounds);
    suite.now += 59;
    await all(rounds);
    expect([suite.sent, suite.overviews]).toEqual([[], 1]);
    suite.now += 1;
    await all(rounds);
    expect(suite.sent).toHaveLength(1);
  });

  it("without a key say what they would do", async () => {
    suite.topics = [funding(1)];
    suite.parked.set(1, [4]);
    await all(new MoneyRounds(suite, undefined, OPTIONS, around));
    suite.now += 35 * PERIOD;
    await all(new MoneyRounds(suite, undefined, OPTIONS, around));
    expect(lines()).toEqual(["would touch topic 1", "would have epoch 4 of topic 1 paid", "would begin 35 periods"]);
    expect(suite.sent).toEqual([]);
  });

  it("come before an Advance, and their failures do not hold it up", async () => {
    const advanced: number[] = [];
    const events = contractEvents([event("advanced", { topic_id: 1, events: 1, next_due: "-" }), event("epoch_paid", { topic_id: 1, epoch_id: 2, from: 1, to: 2, emission: 0, own: 9, advance_fee: 0, advancer: "k", reward: 9, remainder: 0 })]);
    const reading = { due: async () => ({ topics: advanced.length > 0 ? [] : [{ topic_id: 1, due: true, events_due: 1, event: { at: 1, event: { pay: 2 } } }], next: null, now: suite.now }) };
    const sending = {
      messages: suite.messages.synthesis,
      estimateGas: async () => 1,
      send: async (): Promise<TxResult> => {
        advanced.push(suite.rolled);
        return { transactionHash: "CD", height: 9, gasUsed: 1n, gasWanted: 1n, events: [], told: events, msgResponses: [] };
      },
    };
    suite.topics = [funding(1)];
    suite.now += 9 * PERIOD;
    suite.refusals = [chainError("spendable balance 0stake is smaller than 5stake: insufficient funds", "transaction")];
    expect(await new Keeper(reading, sending, OPTIONS, around, money()).once()).toBe(false);
    expect(advanced).toEqual([10]);
    expect(await new Keeper(reading, sending, OPTIONS, around, money()).once()).toBe(true);
    expect(suite.rolled).toBe(19);
    expect(lines().filter((line) => line.includes("paid epoch 2 (9)"))).toHaveLength(1);
  });
});
