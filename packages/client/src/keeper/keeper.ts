/** A keeper: turns what is due. Anybody may run one, and several at once do no harm: who comes late does nothing. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import type { SendOptions, TxResult } from "../account.js";
import { ChainError, NoEndpoint, OutOfGas } from "../error.js";
import { eventsOf, onlyEvent } from "../event.js";
import type { SynthesisQueryClient } from "../generated/Synthesis.client.js";
import type { SynthesisMsgComposer } from "../generated/Synthesis.message-composer.js";
import type { DueResponse } from "../generated/Synthesis.types.js";
import { backOff, fitting, gasOf, learn, plan, UNKNOWN, type Action, type Limits, type Outcome, type TopicState } from "./plan.js";
import { epochsOf, type Report } from "./report.js";

/** What a keeper asks of the chain. */
export type Reading = Pick<SynthesisQueryClient, "due">;

/** What a keeper sends with; without it, it only says what it would do. */
export interface Sending {
  readonly messages: Pick<SynthesisMsgComposer, "advance">;
  estimateGas(messages: readonly EncodeObject[], margin: number): Promise<number>;
  send(messages: readonly EncodeObject[], options: SendOptions): Promise<TxResult>;
}

/** How a keeper works. */
export interface KeeperOptions extends Limits {
  /** Which topics; default: all. */
  readonly topics?: readonly number[] | undefined;
  /** How often to look for what is due, in milliseconds. */
  readonly intervalMs: number;
  /** Only what has been due for so long, in seconds of block time: the first keeper has 0, one that stands in for it more. */
  readonly delay: number;
  /** A factor on estimated gas. */
  readonly gasMargin: number;
  /** `false`: the fixed gas is given, and nothing is estimated. */
  readonly estimate: boolean;
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

/** Topics of one page. */
const PAGE = 30;

/** What a node says that simulates nothing, as one without gRPC. Whatever else a simulation fails with, the transaction would too. */
const NO_SIMULATION = /unknown query path|unknown service|code = Unimplemented/i;

/** What a round came to. */
interface Round {
  /** Whether something was carried out: there may be more at once. */
  readonly progress: boolean;
  readonly failures: number;
}

/** A keeper of one suite. */
export class Keeper {
  private readonly states = new Map<number, TopicState>();
  private sent = 0;
  private silences = 0;

  constructor(
    private readonly reading: Reading,
    private readonly sending: Sending | undefined,
    private readonly options: KeeperOptions,
    private readonly around: Surroundings,
  ) {}

  /** Works until it is to stop: `stopping` is asked between rounds, so what was sent is waited for. */
  async run(stopping: () => boolean): Promise<void> {
    while (!stopping()) {
      const round = await this.reachable();
      if (round === undefined || round.progress) continue;
      await this.around.pause(this.options.intervalMs);
    }
    this.around.report({ event: "stopped", sent: this.sent });
  }

  /** Turns all that is due now, and returns whether nothing failed. Throws `NoEndpoint`. */
  async once(): Promise<boolean> {
    for (;;) {
      const { progress, failures } = await this.round();
      if (failures > 0) return false;
      if (!progress) return true;
    }
  }

  /** A round, unless no endpoint answers; then the wait that is due. */
  private async reachable(): Promise<Round | undefined> {
    try {
      const round = await this.round();
      this.silences = 0;
      return round;
    } catch (error) {
      if (!(error instanceof NoEndpoint || error instanceof ChainError)) throw error;
      this.silences += 1;
      const retryInMs = backOff(this.silences, this.options, this.around.random());
      this.around.report({ event: "unreachable", message: error.message, retryInMs });
      await this.around.pause(retryInMs);
      return undefined;
    }
  }

  private async round(): Promise<Round> {
    const { topics, now } = await this.due();
    const actions = plan(topics, now - this.options.delay, this.states, this.around.now());
    const rounds = await Promise.all(actions.map((action) => this.carryOut(action)));
    return { progress: rounds.includes("progress"), failures: rounds.filter((round) => round === "failure").length };
  }

  /** What is due, in all topics or in those asked for, at a block time in seconds. */
  private async due(): Promise<Pick<DueResponse, "topics" | "now">> {
    const { topics } = this.options;
    const pages = topics === undefined ? await this.allPages() : await Promise.all(topics.map((topic) => this.pageOf(topic)));
    return { topics: pages.flatMap((page) => page.topics), now: Math.max(0, ...pages.map((page) => page.now)) };
  }

  private async allPages(): Promise<DueResponse[]> {
    const pages: DueResponse[] = [];
    for (let startAfter: number | undefined; ; ) {
      const page = await this.reading.due({ startAfter, limit: PAGE });
      pages.push(page);
      if (page.next === null || page.next === undefined) return pages;
      startAfter = page.next;
    }
  }

  private async pageOf(topic: number): Promise<DueResponse> {
    const page = await this.reading.due({ startAfter: topic === 0 ? undefined : topic - 1, limit: 1 });
    return { ...page, topics: page.topics.filter(({ topic_id }) => topic_id === topic) };
  }

  private async carryOut(action: Action): Promise<"progress" | "failure" | "none"> {
    if (this.sending === undefined) {
      const { topicId, limit, due } = action;
      this.around.report({ event: "would_advance", topicId, limit, due });
      return "none";
    }
    const tried = await this.attempt(this.sending, action);
    const state = this.stateOf(action);
    const learnt = learn(state, tried.action, tried.outcome, this.options, this.around.now(), this.around.random());
    this.states.set(action.topicId, learnt);
    if (tried.error !== undefined) this.reportFailure(tried.action, tried.error, learnt);
    if (tried.outcome.kind === "advanced") return tried.outcome.events > 0 ? "progress" : "none";
    // Lack of gas that can be helped is helped at once, everything else waits.
    return learnt.notBefore === 0 ? "progress" : "failure";
  }

  private async attempt(sender: Sending, asked: Action): Promise<{ action: Action; outcome: Outcome; error?: Error }> {
    let action = asked;
    // A simulation has all the gas there is.
    let gas = this.options.maxGas;
    try {
      ({ action, gas } = await this.prepare(sender, asked));
      const { topicId, limit } = action;
      const result = await sender.send([sender.messages.advance({ topicId, limit })], { gas });
      this.sent += 1;
      return { action, outcome: this.reportResult(topicId, result) };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const outcome: Outcome = error instanceof OutOfGas ? { kind: "out_of_gas", gas } : { kind: "failed" };
      return { action, outcome, error };
    }
  }

  /** The gas of an action, and fewer events where the estimate is beyond the most gas. */
  private async prepare(sender: Sending, action: Action): Promise<{ action: Action; gas: number }> {
    const estimate = await this.estimate(sender, action);
    const limit = estimate === undefined ? action.limit : fitting(action.limit, estimate, this.options);
    if (limit < action.limit) return this.prepare(sender, { ...action, limit });
    return { action, gas: gasOf(action, this.stateOf(action), estimate, this.options) };
  }

  /** `undefined` where nothing can be estimated, as on a node without gRPC: the transaction will tell. */
  private async estimate(sender: Sending, { topicId, limit }: Action): Promise<number | undefined> {
    if (!this.options.estimate) return undefined;
    const message = sender.messages.advance({ topicId, limit });
    return sender.estimateGas([message], this.options.gasMargin).catch((error: unknown) => {
      if (error instanceof ChainError && NO_SIMULATION.test(error.raw)) return undefined;
      throw error;
    });
  }

  private stateOf({ topicId }: Action): TopicState {
    return this.states.get(topicId) ?? UNKNOWN;
  }

  private reportResult(topicId: number, { told, gasUsed, gasWanted, transactionHash, height }: TxResult): Outcome {
    const { events, nextDue } = onlyEvent(told, "allora_advanced");
    if (events === 0) {
      this.around.report({ event: "late", topicId, transactionHash, gasUsed: Number(gasUsed) });
      return { kind: "advanced", events, gasUsed: Number(gasUsed) };
    }
    this.around.report({
      event: "advanced",
      topicId,
      epochs: epochsOf(told),
      forfeits: eventsOf(told, "allora_forfeited").length,
      gasUsed: Number(gasUsed),
      gasWanted: Number(gasWanted),
      transactionHash,
      height,
      nextDue,
    });
    return { kind: "advanced", events, gasUsed: Number(gasUsed) };
  }

  private reportFailure({ topicId, limit }: Action, error: Error, { notBefore }: TopicState): void {
    const retryInMs = Math.max(0, notBefore - this.around.now());
    this.around.report({ event: "failed", topicId, limit, error: error.name, message: error.message, retryInMs });
  }
}
