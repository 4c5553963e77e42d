import { describe, expect, it } from "vitest";
import { NoEndpoint, WaitTimeout } from "../src/error.js";
import { currentEpoch, nextEpoch, phaseAt, phaseSpan, waitForPhase, waitUntil, windows, type PhaseName, type Scheduled } from "../src/phase.js";

const T0 = 1_700_000_000;

/** Epochs of an hour, 10 min for submissions, 5 to reveal; the truth is known after two hours, 30 min to report. */
const HOURLY = { epoch_length: 3600, worker_submission_window: 600, reveal_window: 300, ground_truth_lag: 7200, report_window: 1800 };

const version = (from_epoch: number, opens_at: number, change: Partial<typeof HOURLY> = {}) => ({
  from_epoch,
  opens_at,
  params: { terms: { schedule: { ...HOURLY, ...change } } },
});
const TOPIC: Scheduled = { topic_id: 7, versions: [version(0, T0)] };
/** From epoch 5 on, epochs of half an hour. */
const FASTER: Scheduled = { topic_id: 7, versions: [version(2, T0 + 2 * 3600), version(5, T0 + 5 * 3600, { epoch_length: 1800 })] };

/** A chain whose last block is later each time it is asked. */
function clock(...times: (number | Error)[]) {
  let asked = 0;
  return {
    header: () => {
      const time = times[Math.min(asked++, times.length - 1)]!;
      return time instanceof Error ? Promise.reject(time) : Promise.resolve({ height: asked, time });
    },
    asked: () => asked,
  };
}

const FAST = { pollIntervalMs: 1 };

describe("the instants of an epoch", () => {
  it("follow from the schedule", () => {
    expect(windows(TOPIC, 3)).toEqual({
      epoch: 3,
      opens: T0 + 10800,
      submissions_end: T0 + 11400,
      closes: T0 + 11700,
      reports_open: T0 + 18000,
      reports_end: T0 + 19800,
      settles: T0 + 19800,
      payable: T0 + 19800,
    });
  });

  it("go by the version of the epoch", () => {
    expect(windows(FASTER, 4).opens).toBe(T0 + 4 * 3600);
    expect(windows(FASTER, 6).opens).toBe(T0 + 5 * 3600 + 1800);
    expect(() => windows(FASTER, 1)).toThrow(/parameters of epoch 1 of topic 7 are no longer kept; the oldest kept is 2/);
  });

  it("say which epoch is current, and which is next", () => {
    expect(currentEpoch(TOPIC, T0 - 1)).toBeUndefined();
    expect(nextEpoch(TOPIC, T0 - 1)).toBe(0);
    expect([0, 3599, 3600].map((after) => currentEpoch(TOPIC, T0 + after))).toEqual([0, 0, 1]);
    expect(currentEpoch(FASTER, T0 + 5 * 3600 + 1800)).toBe(6);
    expect(nextEpoch(FASTER, T0 + 5 * 3600 - 1)).toBe(5);
  });

  it("make phases, half open and without a gap", () => {
    const at = windows(TOPIC, 0);
    const names: [number, PhaseName][] = [
      [-1, "upcoming"], [0, "submissions"], [599, "submissions"], [600, "reveal"], [899, "reveal"], [900, "awaiting_truth"],
      [7199, "awaiting_truth"], [7200, "reports"], [8999, "reports"], [9000, "over"],
    ];
    for (const [after, name] of names) {
      expect(phaseAt(at, T0 + after), String(after)).toBe(name);
      const { from, until } = phaseSpan(at, name);
      expect(from <= T0 + after && T0 + after < until, name).toBe(true);
    }
    const open = windows({ topic_id: 1, versions: [version(0, T0, { reveal_window: 0 })] }, 0);
    expect(phaseAt(open, T0 + 600)).toBe("awaiting_truth");
  });
});

describe("waiting", () => {
  it("goes by the last block's time, and by nothing else", async () => {
    const chain = clock(T0 - 2, T0 - 1, T0);
    expect(await waitUntil(chain, T0, FAST)).toEqual({ height: 3, time: T0 });
    expect(await waitUntil(clock(T0 + 5), T0, FAST)).toMatchObject({ time: T0 + 5 });
  });

  it("outlives an endpoint that is away", async () => {
    const away = new NoEndpoint([]);
    expect(await waitUntil(clock(T0 - 1, away, away, T0), T0, FAST)).toMatchObject({ time: T0 });
    await expect(waitUntil(clock(new Error("a bug")), T0, FAST)).rejects.toThrow("a bug");
  });

  it("ends in time, and when it is told", async () => {
    await expect(waitUntil(clock(T0 - 1), T0, { ...FAST, timeoutMs: 20 })).rejects.toThrow(WaitTimeout);
    await expect(waitUntil(clock(T0 - 1), T0, { ...FAST, timeoutMs: 20 })).rejects.toThrow(`for block time ${T0}; the last block is of ${T0 - 1}`);
    const stop = new AbortController();
    const waiting = waitUntil(clock(T0 - 1), T0, { pollIntervalMs: 60_000, signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await expect(waitUntil(clock(T0 - 1), T0, { ...FAST, signal: stop.signal })).rejects.toThrow("enough");
  });

  it("for a phase ends when it begins", async () => {
    const chain = clock(T0, T0 + 599, T0 + 600);
    const { windows: at, header } = await waitForPhase(chain, async () => TOPIC, 0, "reveal", FAST);
    expect(header.time).toBe(T0 + 600);
    expect(at).toEqual(windows(TOPIC, 0));
  });

  it("for a phase that is over, or that the topic has not, is refused", async () => {
    await expect(waitForPhase(clock(T0 + 900), async () => TOPIC, 0, "reveal", FAST)).rejects.toThrow(
      `epoch 0 was in the phase \`reveal\` from ${T0 + 600} to ${T0 + 900}; it is ${T0 + 900}`,
    );
    const open: Scheduled = { topic_id: 1, versions: [version(0, T0, { reveal_window: 0 })] };
    await expect(waitForPhase(clock(T0 + 600), async () => open, 0, "reveal", FAST)).rejects.toThrow("has no phase `reveal`");
  });

  it("for an epoch that an update moves goes on until the new instant", async () => {
    const topics = [TOPIC, { topic_id: 7, versions: [version(0, T0), version(1, T0 + 3600, { epoch_length: 7200 })] }];
    let read = 0;
    const chain = clock(T0 + 7200, T0 + 10800);
    const { header } = await waitForPhase(chain, async () => topics[Math.min(read++, 1)]!, 2, "submissions", FAST);
    expect(header.time).toBe(T0 + 10800);
  });
});
