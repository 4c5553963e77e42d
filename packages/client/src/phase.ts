/** When an epoch opens, closes, takes reports and is settled: arithmetic on the topic's schedule, and waiting by the chain's clock. */

import type { Chain, Header } from "./chain.js";
import { ClientError, NoEndpoint, WaitTimeout } from "./error.js";
import type { TopicResponse } from "./generated/TopicRegistry.types.js";
import type { Windows } from "./generated/Synthesis.types.js";
import { pause } from "./pause.js";

export type { Windows };

/** Where an epoch stands, by the names that the contracts have for it, in the order of time. `awaiting_truth`: the close is due, what is predicted has not happened yet. */
export type PhaseName = "upcoming" | "submissions" | "reveal" | "awaiting_truth" | "reports" | "over";

/** What the arithmetic needs of a topic, as the registry answers it. */
export type Scheduled = Pick<TopicResponse, "topic_id" | "versions">;

type Version = Scheduled["versions"][number];

/** The instants of an epoch in seconds of block time. Throws when its parameters are no longer kept. */
export function windows(topic: Scheduled, epoch: number): Windows {
  const version = topic.versions.findLast(({ from_epoch }) => from_epoch <= epoch);
  if (version === undefined) {
    const first = topic.versions[0]?.from_epoch;
    throw new ClientError(`the parameters of epoch ${epoch} of topic ${topic.topic_id} are no longer kept; the oldest kept is ${first}`);
  }
  const { schedule } = version.params.terms;
  const opens = version.opens_at + (epoch - version.from_epoch) * schedule.epoch_length;
  const submissions_end = opens + schedule.worker_submission_window;
  const reports_open = opens + schedule.ground_truth_lag;
  const reports_end = reports_open + schedule.report_window;
  const settles = reports_end + (schedule.report_reveal_window ?? 0);
  return {
    epoch,
    opens,
    submissions_end,
    closes: submissions_end + schedule.reveal_window,
    reports_open,
    reports_end,
    settles,
    payable: settles + (schedule.dispute_window ?? 0),
  };
}

/** The epoch that opened last, at an instant in seconds; `undefined` before the first. */
export function currentEpoch(topic: Scheduled, now: number): number | undefined {
  const version: Version | undefined = topic.versions.findLast(({ opens_at }) => opens_at <= now);
  if (version === undefined) return undefined;
  return version.from_epoch + Math.floor((now - version.opens_at) / version.params.terms.schedule.epoch_length);
}

/** The epoch that opens next, later than an instant in seconds. */
export function nextEpoch(topic: Scheduled, now: number): number {
  const current = currentEpoch(topic, now);
  return current === undefined ? (topic.versions[0]?.from_epoch ?? 0) : current + 1;
}

/** Where an epoch stands at an instant in seconds, by the clock alone. */
export function phaseAt(at: Windows, now: number): PhaseName {
  if (now < at.opens) return "upcoming";
  if (now < at.submissions_end) return "submissions";
  if (now < at.closes) return "reveal";
  if (now < at.reports_open) return "awaiting_truth";
  return now < at.reports_end ? "reports" : "over";
}

/** The first second of a phase, and the first after it; `over` has no end. A topic without reveals has no second of them. */
export function phaseSpan(at: Windows, phase: PhaseName): { from: number; until: number } {
  switch (phase) {
    case "upcoming":
      return { from: 0, until: at.opens };
    case "submissions":
      return { from: at.opens, until: at.submissions_end };
    case "reveal":
      return { from: at.submissions_end, until: at.closes };
    case "awaiting_truth":
      return { from: at.closes, until: at.reports_open };
    case "reports":
      return { from: at.reports_open, until: at.reports_end };
    case "over":
      return { from: at.reports_end, until: Infinity };
  }
}

/** How to wait. */
export interface WaitOptions {
  /** How long by this machine's clock, in milliseconds; default: as long as it takes. Then `WaitTimeout`. */
  readonly timeoutMs?: number | undefined;
  /** How often to look at the chain's last block, in milliseconds. Default: 500. */
  readonly pollIntervalMs?: number | undefined;
  /** Ends the waiting with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What waiting needs of a chain. */
export type Clock = Pick<Chain, "header">;

/**
 * Waits until the last block's time has reached an instant, in seconds. What is sent from then on runs in a later block, so
 * at a later time. This machine's clock plays no part; an endpoint that is away for a while does not end the waiting.
 */
export async function waitUntil(clock: Clock, instant: number, options: WaitOptions = {}): Promise<Header> {
  const { timeoutMs = Infinity, pollIntervalMs = 500, signal } = options;
  const began = performance.now();
  for (;;) {
    const header = await clock.header().catch(away);
    if (header !== undefined && header.time >= instant) return header;
    if (performance.now() - began >= timeoutMs) {
      const last = header === undefined ? "no endpoint answers" : `the last block is of ${header.time}`;
      throw new WaitTimeout(`waited ${timeoutMs / 1000} s for block time ${instant}; ${last}`);
    }
    await pause(pollIntervalMs, signal);
  }
}

function away(error: unknown): undefined {
  if (!(error instanceof NoEndpoint)) throw error;
}

/**
 * Waits until a phase of an epoch has begun by the chain's clock, and returns the epoch's instants and the last block.
 *
 * `topic`: reads it from the registry; it is read again after the waiting, since an update may move an epoch that has not
 * opened. Throws when the phase is over already, or never is.
 */
export async function waitForPhase(
  clock: Clock,
  topic: () => Promise<Scheduled>,
  epoch: number,
  phase: PhaseName,
  options: WaitOptions = {},
): Promise<{ windows: Windows; header: Header }> {
  for (;;) {
    const { from } = phaseSpan(windows(await topic(), epoch), phase);
    const header = await waitUntil(clock, from, options);
    const now = windows(await topic(), epoch);
    const span = phaseSpan(now, phase);
    if (span.from >= span.until) throw new ClientError(`epoch ${epoch} has no phase \`${phase}\``);
    if (header.time >= span.until) {
      throw new ClientError(`epoch ${epoch} was in the phase \`${phase}\` from ${span.from} to ${span.until}; it is ${header.time}`);
    }
    if (header.time >= span.from) return { windows: now, header };
  }
}
