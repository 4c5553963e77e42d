import { fromUtf8 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { beforeEach, describe, expect, it } from "vitest";
import type { SendOptions, TxResult } from "../../src/account.js";
import { chainError, ChainError, NoEndpoint, OutOfGas } from "../../src/error.js";
import { contractEvents } from "../../src/event.js";
import { SynthesisMsgComposer } from "../../src/generated/Synthesis.message-composer.js";
import type { DueResponse } from "../../src/generated/Synthesis.types.js";
import { Keeper, type KeeperOptions, type Reading, type Sending } from "../../src/keeper/keeper.js";
import { asJson, asText, type Report } from "../../src/keeper/report.js";

const GAS_OF_AN_EVENT = 1_000_000;

/** Topics with events that are due, as the contract answers and carries them out. */
class FakeChain implements Reading, Sending {
  readonly messages = new SynthesisMsgComposer("wasm1keeper", "wasm1synthesis");
  /** Events due, by topic. */
  readonly events = new Map<number, number>();
  readonly sent: { topic: number; limit: number; gas: number }[] = [];
  /** Errors of the next queries, simulations and transactions. */
  queries: Error[] = [];
  simulations: Error[] = [];
  transactions: Error[] = [];
  estimates = 0;
  /** What an event really takes, beside what is estimated. */
  factor = 1;

  async due({ startAfter = -1, limit = 10 }: { startAfter?: number | undefined; limit?: number | undefined }): Promise<DueResponse> {
    const error = this.queries.shift();
    if (error !== undefined) throw error;
    const ids = [...this.events.keys()].sort((a, b) => a - b).filter((id) => id > startAfter);
    const page = ids.slice(0, limit);
    const topics = page.map((id) => {
      const count = this.events.get(id)!;
      return { topic_id: id, due: count > 0, events_due: count, event: { at: 1, event: { close: 0 } } };
    });
    return { topics, next: ids.length > limit ? page.at(-1)! : null, now: 100 };
  }

  async estimateGas(messages: readonly EncodeObject[], margin: number): Promise<number> {
    this.estimates += 1;
    const error = this.simulations.shift();
    if (error !== undefined) throw error;
    const { topic_id, limit } = advance(messages);
    return Math.min(this.events.get(topic_id)!, limit) * GAS_OF_AN_EVENT * margin;
  }

  async send(messages: readonly EncodeObject[], { gas = 0 }: SendOptions): Promise<TxResult> {
    const error = this.transactions.shift();
    if (error !== undefined) throw error;
    const { topic_id, limit } = advance(messages);
    this.sent.push({ topic: topic_id, limit, gas });
    const count = Math.min(this.events.get(topic_id)!, limit);
    const needed = count * GAS_OF_AN_EVENT * this.factor;
    if (needed > gas) throw new OutOfGas("out of gas", "transaction", "out of gas");
    this.events.set(topic_id, this.events.get(topic_id)! - count);
    const told = contractEvents([event("epoch_failed", { topic_id, epoch_id: 3, cause: "no_reveals" }), event("advanced", { topic_id, events: count, next_due: 1_700_000_000 })]);
    return { transactionHash: "AB", height: 9, gasUsed: BigInt(needed), gasWanted: BigInt(gas), events: [], told, msgResponses: [] };
  }
}

function advance(messages: readonly EncodeObject[]): { topic_id: number; limit: number } {
  return JSON.parse(fromUtf8(messages[0]!.value.msg)).advance;
}

function event(name: string, attributes: Record<string, string | number>) {
  const all = Object.entries({ _contract_address: "c", v: 1, ...attributes }).map(([key, value]) => ({ key, value: String(value) }));
  return { type: `wasm-allora_${name}`, attributes: all };
}

const OPTIONS: KeeperOptions = {
  delay: 0, intervalMs: 5_000, gasMargin: 1.5, estimate: true, maxGas: 20_000_000, fixedGas: { base: 0, perEvent: 2_000_000 }, firstBackOffMs: 1_000, longestBackOffMs: 60_000,
};

let chain: FakeChain;
let reports: Report[];
let pauses: number[];
let clock: number;
beforeEach(() => {
  [chain, reports, pauses, clock] = [new FakeChain(), [], [], 0];
});

function keeper(options: Partial<KeeperOptions> = {}, sending: Sending | undefined = chain): Keeper {
  const around = {
    now: () => clock,
    random: () => 0,
    report: (report: Report) => void reports.push(report),
    pause: async (milliseconds: number) => {
      pauses.push(milliseconds);
      clock += milliseconds;
    },
  };
  return new Keeper(chain, sending, { ...OPTIONS, ...options }, around);
}

/** Runs until it has paused so often. */
const runFor = (times: number, options: Partial<KeeperOptions> = {}) => keeper(options).run(() => pauses.length >= times);

describe("a keeper", () => {
  it("turns all that is due, in every topic, page by page", async () => {
    for (let id = 1; id <= 70; id += 1) chain.events.set(id, id % 3 === 0 ? 0 : 12);
    expect(await keeper().once()).toBe(true);
    expect([...chain.events.values()].every((left) => left === 0)).toBe(true);
    expect(chain.sent.filter(({ topic }) => topic === 1)).toEqual([
      { topic: 1, limit: 10, gas: 15_000_000 },
      { topic: 1, limit: 2, gas: 3_000_000 },
    ]);
    expect(chain.sent.some(({ topic }) => topic % 3 === 0)).toBe(false);
  });

  it("looks after the topics it is told to, and no others", async () => {
    for (const id of [0, 1, 2, 5]) chain.events.set(id, 1);
    await keeper({ topics: [0, 2, 4] }).once();
    expect(chain.sent.map(({ topic }) => topic)).toEqual([0, 2]);
  });

  it("says what it did", async () => {
    chain.events.set(7, 1);
    await keeper().once();
    expect(reports).toEqual([
      {
        event: "advanced", topicId: 7, epochs: [{ epochId: 3, what: "failed", result: "no_reveals" }], forfeits: 0, gasUsed: 1_000_000, gasWanted: 1_500_000,
        transactionHash: "AB", height: 9, nextDue: 1_700_000_000,
      },
    ]);
    const at = new Date(0);
    expect(JSON.parse(asJson(reports[0]!, at))).toMatchObject({ at: "1970-01-01T00:00:00.000Z", event: "advanced", topicId: 7 });
    expect(asText(reports[0]!, at)).toBe(
      "1970-01-01T00:00:00.000Z topic 7: failed epoch 3 (no_reveals); gas 1000000 of 1500000, AB in block 9; next due 2023-11-14T22:13:20Z",
    );
  });

  it("sends fewer events where all are estimated beyond the most gas", async () => {
    chain.events.set(1, 10);
    await keeper({ maxGas: 8_000_000 }).once();
    expect(chain.sent.map(({ limit }) => limit)).toEqual([5, 5]);
    expect(chain.sent.every(({ gas }) => gas <= 8_000_000)).toBe(true);
  });

  it("that runs out of gas sends fewer events, then gives more gas, and gets there", async () => {
    chain.events.set(1, 4);
    chain.factor = 2.5;
    expect(await keeper().once()).toBe(true);
    expect(chain.sent.slice(0, 4)).toEqual([
      { topic: 1, limit: 4, gas: 6_000_000 },
      { topic: 1, limit: 2, gas: 3_000_000 },
      { topic: 1, limit: 1, gas: 1_500_000 },
      { topic: 1, limit: 1, gas: 3_000_000 },
    ]);
    expect(chain.events.get(1)).toBe(0);
    expect(reports.filter((report) => report.event === "failed").map((report) => report.error)).toContain("OutOfGas");
  });

  it("gives fixed gas where nothing can be estimated, or is to be", async () => {
    chain.events.set(1, 2);
    chain.simulations = [new ChainError("unknown query path", "simulation", "unknown query path")];
    await keeper().once();
    expect(chain.sent).toEqual([{ topic: 1, limit: 2, gas: 4_000_000 }]);
    chain.events.set(1, 3);
    await keeper({ estimate: false }).once();
    expect(chain.sent[1]).toEqual({ topic: 1, limit: 3, gas: 6_000_000 });
    expect(chain.estimates).toBe(1);
  });

  it("sends nothing that the contract would refuse, and leaves the topic alone for longer and longer", async () => {
    chain.events.set(1, 1);
    const refusal = chainError("not_found: there is no such record: execute wasm contract failed", "simulation");
    chain.simulations = [refusal, refusal, refusal];
    await runFor(16, { intervalMs: 500 });
    const failed = reports.filter((report) => report.event === "failed");
    expect(failed.map(({ error, retryInMs }) => [error, retryInMs])).toEqual([["ContractError", 1_000], ["ContractError", 2_000], ["ContractError", 4_000]]);
    expect(chain.sent).toHaveLength(1);
    expect(clock).toBeGreaterThanOrEqual(7_000);
  });

  it("that stands in for another leaves it time", async () => {
    chain.events.set(1, 1);
    await keeper({ delay: 100 }).once();
    expect(chain.sent).toEqual([]);
    await keeper({ delay: 99 }).once();
    expect(chain.sent).toHaveLength(1);
  });

  it("goes on with other topics when one fails", async () => {
    chain.events.set(1, 1);
    chain.events.set(2, 1);
    chain.transactions = [chainError("spendable balance 0stake is smaller than 5stake: insufficient funds", "transaction")];
    expect(await keeper().once()).toBe(false);
    expect(chain.sent.map(({ topic }) => topic)).toEqual([2]);
    expect(reports).toContainEqual(expect.objectContaining({ event: "failed", topicId: 1, error: "InsufficientFunds", retryInMs: 1_000 }));
  });

  it("waits longer and longer while no endpoint answers, then works", async () => {
    chain.events.set(1, 1);
    chain.queries = [new NoEndpoint([]), new NoEndpoint([]), new NoEndpoint([])];
    await runFor(4);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 5_000]);
    expect(chain.sent).toHaveLength(1);
    expect(reports.map(({ event }) => event)).toEqual(["unreachable", "unreachable", "unreachable", "advanced", "stopped"]);
  });

  it("that came late did no harm, says so, and pauses", async () => {
    chain.events.set(1, 1);
    const answers = [{ due: 1 }, { due: 0 }];
    const lagging: Reading = {
      due: async () => ({ topics: [{ topic_id: 1, due: true, events_due: answers.shift()?.due ?? 0, event: { at: 1, event: { settle: 0 } } }].filter((one) => one.events_due > 0), next: null, now: 1 }),
    };
    chain.events.set(1, 0);
    const around = { now: () => 0, random: () => 0, report: (report: Report) => void reports.push(report), pause: async (ms: number) => void pauses.push(ms) };
    await new Keeper(lagging, chain, OPTIONS, around).run(() => pauses.length >= 1);
    expect(reports).toMatchObject([{ event: "late", topicId: 1, gasUsed: 0 }, { event: "stopped", sent: 1 }]);
  });

  it("without a key says what it would do, and does nothing", async () => {
    chain.events.set(1, 12);
    const dry = new Keeper(chain, undefined, OPTIONS, { now: () => 0, random: () => 0, report: (report) => void reports.push(report), pause: async () => {} });
    expect(await dry.once()).toBe(true);
    expect(reports).toEqual([{ event: "would_advance", topicId: 1, limit: 10, due: 12 }]);
    expect(chain.sent).toEqual([]);
    expect(asText(reports[0]!, new Date(0))).toContain("topic 1: would advance 10 of 12 events");
  });

  it("does not hide a fault of its own", async () => {
    chain.queries = [new TypeError("undefined is not a function")];
    await expect(keeper().run(() => false)).rejects.toThrow(TypeError);
  });

  it("two at once carry everything out once", async () => {
    chain.events.set(1, 25);
    await Promise.all([keeper().once(), keeper().once()]);
    expect(chain.events.get(1)).toBe(0);
    const events = reports.filter((report) => report.event === "failed");
    expect(events).toEqual([]);
  });
});
