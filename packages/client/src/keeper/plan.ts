/** What a keeper does about what is due, and what it learns from how that went. Pure: no chain, no clock, no dice. */

import type { TopicDue } from "../generated/Synthesis.types.js";

/** The most events that one `Advance` carries out. */
export const MOST_EVENTS = 10;

/** What is given beside what was used, where an estimate was too little: the fee is of what is given. */
const ROOM = 1.2;

/** Gas of a message without its events, and of each event: what is given where nothing can be estimated. */
export interface FixedGas {
  readonly base: number;
  readonly perEvent: number;
}

/** What a keeper may spend, and how patient it is. */
export interface Limits {
  /** The most gas of one transaction. */
  readonly maxGas: number;
  /** Of an `Advance`. */
  readonly fixedGas: FixedGas;
  /** After the first failure with a topic it is left alone for so long, in milliseconds; twice as long after each further one. */
  readonly firstBackOffMs: number;
  /** But never longer than so long. */
  readonly longestBackOffMs: number;
}

/** What a keeper knows about a topic, or about another thing that it does again and again. */
export interface TopicState {
  /** So many events at most in one transaction. */
  readonly limit: number;
  /** At least so much gas: it ran out of less, with one event. */
  readonly leastGas: number;
  /** Failures in a row. */
  readonly failures: number;
  /** It is left alone until then, in milliseconds of the keeper's clock. */
  readonly notBefore: number;
}

/** A topic that nothing is known about. */
export const UNKNOWN: TopicState = { limit: MOST_EVENTS, leastGas: 0, failures: 0, notBefore: 0 };

/** An `Advance` to be sent. */
export interface Action {
  readonly topicId: number;
  readonly limit: number;
  /** How many events are due now. */
  readonly due: number;
}

/** How it went. */
export type Outcome =
  /** It carried out so many events, for so much gas; with 0, it was paid for nothing. */
  | { readonly kind: "advanced"; readonly events: number; readonly gasUsed: number }
  /** It ran out of gas; nothing was changed. */
  | { readonly kind: "out_of_gas"; readonly gas: number }
  /** It failed otherwise. */
  | { readonly kind: "failed" };

/**
 * What is to be sent now: for each topic with something that has been due for long enough, unless it is left alone.
 *
 * `dueSince`: in seconds of block time; what is due later is left to others. `now`: of the keeper's clock, in milliseconds.
 */
export function plan(due: readonly TopicDue[], dueSince: number, states: ReadonlyMap<number, TopicState>, now: number): Action[] {
  return due.flatMap(({ topic_id, due: isDue, events_due, event }) => {
    const { limit, notBefore } = states.get(topic_id) ?? UNKNOWN;
    if (!isDue || event.at > dueSince || now < notBefore) return [];
    return [{ topicId: topic_id, limit: Math.min(limit, events_due), due: events_due }];
  });
}

/** The gas of an action: what was estimated, or the fixed figure; at least what it ran out of before. */
export function gasOf({ limit }: Pick<Action, "limit">, { leastGas }: TopicState, estimate: number | undefined, { fixedGas, maxGas }: Limits): number {
  const gas = estimate ?? fixedGas.base + limit * fixedGas.perEvent;
  return Math.min(Math.max(gas, leastGas), maxGas);
}

/** How many events fit into the most gas, when so many are estimated to need so much; at least one. */
export function fitting(limit: number, estimate: number, { maxGas }: Limits): number {
  return estimate <= maxGas ? limit : Math.max(1, Math.min(limit - 1, Math.floor((limit * maxGas) / estimate)));
}

/** What is known after an action. `random`: from 0 to 1, spreads keepers that failed together. */
export function learn(state: TopicState, action: Pick<Action, "limit">, outcome: Outcome, limits: Limits, now: number, random: number): TopicState {
  switch (outcome.kind) {
    case "advanced":
      // Nothing was left to do: another keeper was faster, or an endpoint says that something is due which is not.
      if (outcome.events === 0) return backedOff(state, limits, now, random);
      return { limit: Math.min(MOST_EVENTS, state.limit + 1), leastGas: Math.min(state.leastGas, Math.ceil(ROOM * outcome.gasUsed)), failures: 0, notBefore: 0 };
    case "out_of_gas":
      if (action.limit > 1) return { ...state, limit: Math.floor(action.limit / 2), notBefore: 0 };
      if (outcome.gas < limits.maxGas) return { ...state, limit: 1, leastGas: Math.min(2 * outcome.gas, limits.maxGas), notBefore: 0 };
      return backedOff(state, limits, now, random);
    case "failed":
      return backedOff(state, limits, now, random);
  }
}

/** How long to wait after so many failures in a row, in milliseconds. */
export function backOff(failures: number, { firstBackOffMs, longestBackOffMs }: Limits, random: number): number {
  const doubled = firstBackOffMs * 2 ** Math.min(failures - 1, 30);
  return Math.min(doubled, longestBackOffMs) * (1 + random / 4);
}

function backedOff(state: TopicState, limits: Limits, now: number, random: number): TopicState {
  const failures = state.failures + 1;
  return { ...state, failures, notBefore: now + backOff(failures, limits, random) };
}
