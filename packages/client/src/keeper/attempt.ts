/** Sends what is to be done with gas that suffices, and remembers how that went. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import type { SendOptions, TxResult } from "../account.js";
import { ChainError, OutOfGas } from "../error.js";
import { fitting, gasOf, learn, UNKNOWN, type FixedGas, type Limits, type Outcome, type TopicState } from "./plan.js";
import type { Report } from "./report.js";

/** What transactions are sent with. */
export interface Transport {
  estimateGas(messages: readonly EncodeObject[], margin: number): Promise<number>;
  send(messages: readonly EncodeObject[], options: SendOptions): Promise<TxResult>;
}

/** What a keeper has of its machine. Tests have others. */
export interface Surroundings {
  /** A clock that only goes forward, in milliseconds. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** Waits; returns at once when the keeper is to stop. */
  pause(milliseconds: number): Promise<void>;
  report(report: Report): void;
}

/** How gas is found. */
export interface GasOptions extends Limits {
  /** A factor on estimated gas. */
  readonly gasMargin: number;
  /** `false`: the fixed gas is given, and nothing is estimated. */
  readonly estimate: boolean;
}

/** What a round came to. */
export interface Round {
  /** Whether something was carried out: there may be more at once. */
  readonly progress: boolean;
  readonly failures: number;
}

/** Something to be done, of as many parts as there are or as fit into a transaction. */
export interface Task<Key> {
  /** What is remembered is remembered of this. */
  readonly key: Key;
  /** So many parts at most. */
  readonly limit: number;
  /** What is given where nothing can be estimated. */
  readonly fixedGas: FixedGas;
  /** How long it is left alone after it failed, if not as long as others. */
  readonly patience?: Pick<Limits, "firstBackOffMs" | "longestBackOffMs">;
  message(limit: number): EncodeObject;
  /** How many parts a transaction carried out; 0: it was paid for nothing. */
  carriedOut(result: TxResult): number;
}

/** How a task went. */
export interface Tried {
  /** So many parts were asked for. */
  readonly limit: number;
  readonly outcome: Outcome;
  readonly error?: Error;
  /** What is known from now on. */
  readonly state: TopicState;
}

/** What a node says that simulates nothing, as one without gRPC. Whatever else a simulation fails with, the transaction would too. */
const NO_SIMULATION = /unknown query path|unknown service|code = Unimplemented/i;

/** Attempts at tasks that come again and again. */
export class Attempts<Key> {
  /** What is known of each task. */
  readonly states = new Map<Key, TopicState>();
  /** Transactions that were sent. */
  sent = 0;

  constructor(
    private readonly transport: Transport,
    private readonly options: GasOptions,
    private readonly around: Surroundings,
  ) {}

  /** What is known of a task. */
  stateOf(key: Key): TopicState {
    return this.states.get(key) ?? UNKNOWN;
  }

  /** Tries a task once, and learns from how it went. Throws what is no error of a chain or of a client. */
  async carryOut(task: Task<Key>): Promise<Tried> {
    const tried = await this.attempt(task);
    const before = this.stateOf(task.key);
    const state = learn(before, tried, tried.outcome, { ...this.options, ...task.patience }, this.around.now(), this.around.random());
    this.states.set(task.key, state);
    return { ...tried, state };
  }

  private async attempt(task: Task<Key>): Promise<Omit<Tried, "state">> {
    let limit = task.limit;
    // A simulation has all the gas there is.
    let gas = this.options.maxGas;
    try {
      ({ limit, gas } = await this.prepare(task, limit));
      const result = await this.transport.send([task.message(limit)], { gas });
      this.sent += 1;
      return { limit, outcome: { kind: "advanced", events: task.carriedOut(result), gasUsed: Number(result.gasUsed) } };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const outcome: Outcome = error instanceof OutOfGas ? { kind: "out_of_gas", gas } : { kind: "failed" };
      return { limit, outcome, error };
    }
  }

  /** The gas of a task, and fewer parts where the estimate is beyond the most gas. */
  private async prepare(task: Task<Key>, asked: number): Promise<{ limit: number; gas: number }> {
    const estimate = await this.estimate(task, asked);
    const limit = estimate === undefined ? asked : fitting(asked, estimate, this.options);
    if (limit < asked) return this.prepare(task, limit);
    const state = this.stateOf(task.key);
    return { limit, gas: gasOf({ limit }, state, estimate, { ...this.options, fixedGas: task.fixedGas }) };
  }

  /** `undefined` where nothing can be estimated, as on a node without gRPC: the transaction will tell. */
  private async estimate(task: Task<Key>, limit: number): Promise<number | undefined> {
    if (!this.options.estimate) return undefined;
    return this.transport.estimateGas([task.message(limit)], this.options.gasMargin).catch((error: unknown) => {
      if (error instanceof ChainError && NO_SIMULATION.test(error.raw)) return undefined;
      throw error;
    });
  }
}
