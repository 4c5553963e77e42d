import { describe, expect, it } from "vitest";
import { backOff, fitting, gasOf, learn, plan, UNKNOWN, type Action, type Limits, type TopicState } from "../../src/keeper/plan.js";
import type { TopicDue } from "../../src/generated/Synthesis.types.js";

const LIMITS: Limits = { maxGas: 10_000_000, fixedGas: { base: 400_000, perEvent: 3_000_000 }, firstBackOffMs: 1_000, longestBackOffMs: 60_000 };
const due = (topic_id: number, events_due: number): TopicDue => ({ topic_id, due: events_due > 0, events_due, event: { at: 5, event: { close: 0 } } });
const action = (limit: number): Action => ({ topicId: 7, limit, due: limit });

describe("what is to be sent", () => {
  it("is an Advance for each topic with something due, for what is due", () => {
    expect(plan([due(1, 0), due(2, 1), due(3, 25)], 5, new Map(), 0)).toEqual([
      { topicId: 2, limit: 1, due: 1 },
      { topicId: 3, limit: 10, due: 25 },
    ]);
  });

  it("is what has been due for long enough", () => {
    expect(plan([due(2, 1)], 4, new Map(), 0)).toEqual([]);
    expect(plan([due(2, 1)], 5, new Map(), 0)).toHaveLength(1);
  });

  it("is no more than what a topic's gas allowed before, and nothing while it is left alone", () => {
    const states = new Map<number, TopicState>([
      [1, { ...UNKNOWN, limit: 3 }],
      [2, { ...UNKNOWN, failures: 1, notBefore: 500 }],
    ]);
    expect(plan([due(1, 9), due(2, 9)], 5, states, 499)).toEqual([{ topicId: 1, limit: 3, due: 9 }]);
    expect(plan([due(1, 9), due(2, 9)], 5, states, 500)).toHaveLength(2);
  });
});

describe("gas", () => {
  it("is the estimate, or the fixed figure; at least what it ran out of, at most the most", () => {
    expect(gasOf(action(2), UNKNOWN, 1_234_567, LIMITS)).toBe(1_234_567);
    expect(gasOf(action(2), UNKNOWN, undefined, LIMITS)).toBe(6_400_000);
    expect(gasOf(action(10), UNKNOWN, undefined, LIMITS)).toBe(10_000_000);
    expect(gasOf(action(1), { ...UNKNOWN, leastGas: 5_000_000 }, 100_000, LIMITS)).toBe(5_000_000);
  });

  it("beyond the most makes it fewer events, and never none", () => {
    expect(fitting(10, 10_000_000, LIMITS)).toBe(10);
    expect(fitting(10, 20_000_000, LIMITS)).toBe(5);
    expect(fitting(10, 10_000_001, LIMITS)).toBe(9);
    expect(fitting(1, 99_000_000, LIMITS)).toBe(1);
  });
});

describe("what is learnt", () => {
  const learnt = (state: TopicState, limit: number, outcome: Parameters<typeof learn>[2]) => learn(state, action(limit), outcome, LIMITS, 1_000, 0);

  it("from success: one event more the next time, and patience is over", () => {
    const state = { limit: 4, leastGas: 9, failures: 3, notBefore: 77 };
    expect(learnt(state, 4, { kind: "advanced", events: 4, gasUsed: 8 })).toEqual({ limit: 5, leastGas: 9, failures: 0, notBefore: 0 });
    expect(learnt(UNKNOWN, 10, { kind: "advanced", events: 10, gasUsed: 9 }).limit).toBe(10);
  });

  it("from success with more gas than was needed: to give less the next time", () => {
    const state = { ...UNKNOWN, leastGas: 10_000_000 };
    expect(learnt(state, 1, { kind: "advanced", events: 1, gasUsed: 2_000_000 }).leastGas).toBe(2_400_000);
  });

  it("from coming late: patience, so that an endpoint which says for ever that something is due costs little", () => {
    const once = learnt({ ...UNKNOWN, limit: 4 }, 4, { kind: "advanced", events: 0, gasUsed: 9 });
    expect(once).toEqual({ limit: 4, leastGas: 0, failures: 1, notBefore: 2_000 });
    expect(learnt(once, 4, { kind: "advanced", events: 0, gasUsed: 9 })).toMatchObject({ failures: 2, notBefore: 3_000 });
  });

  it("from lack of gas: half the events at once; of one event, twice the gas; at the most gas, patience", () => {
    expect(learnt(UNKNOWN, 9, { kind: "out_of_gas", gas: 5_000_000 })).toEqual({ ...UNKNOWN, limit: 4 });
    expect(learnt(UNKNOWN, 1, { kind: "out_of_gas", gas: 3_000_000 })).toEqual({ ...UNKNOWN, limit: 1, leastGas: 6_000_000 });
    expect(learnt(UNKNOWN, 1, { kind: "out_of_gas", gas: 8_000_000 })).toMatchObject({ leastGas: 10_000_000, notBefore: 0 });
    expect(learnt(UNKNOWN, 1, { kind: "out_of_gas", gas: 10_000_000 })).toMatchObject({ failures: 1, notBefore: 2_000 });
  });

  it("from failures: twice the patience each time, up to a bound", () => {
    let state = UNKNOWN;
    const waits = Array.from({ length: 9 }, () => {
      state = learnt(state, 1, { kind: "failed" });
      return state.notBefore - 1_000;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(backOff(2_000, LIMITS, 0)).toBe(60_000);
  });

  it("keepers that failed together do not come back together", () => {
    expect(backOff(1, LIMITS, 1)).toBe(1_250);
    expect(backOff(1, LIMITS, 0)).toBe(1_000);
  });
});
