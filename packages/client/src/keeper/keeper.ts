/** A keeper: turns what is due. Anybody may run one, and several at once do no harm: who comes late does nothing. */

import type { TxResult } from "../account.js";
import { ChainError, NoEndpoint } from "../error.js";
import { eventsOf, onlyEvent } from "../event.js";
import type { SynthesisQueryClient } from "../generated/Synthesis.client.js";
import type { SynthesisMsgComposer } from "../generated/Synthesis.message-composer.js";
import type { DueResponse } from "../generated/Synthesis.types.js";
import { allPages, PAGE } from "../pages.js";
import { Attempts, type GasOptions, type Round, type Surroundings, type Transport, type Tried } from "./attempt.js";
import type { MoneyRounds } from "./money-rounds.js";
import { backOff, plan, type Action } from "./plan.js";
import { epochsOf } from "./report.js";

export type { Surroundings };

/** What a keeper asks of the chain. */
export type Reading = Pick<SynthesisQueryClient, "due">;

/** What a keeper sends with; without it, it only says what it would do. */
export interface Sending extends Transport {
  readonly messages: Pick<SynthesisMsgComposer, "advance">;
}

/** How a keeper works. */
export interface KeeperOptions extends GasOptions {
  /** Which topics; default: all. */
  readonly topics?: readonly number[] | undefined;
  /** How often to look for what is due, in milliseconds. */
  readonly intervalMs: number;
  /** Only what has been due for so long, in seconds of block time: the first keeper has 0, one that stands in for it more. */
  readonly delay: number;
}

/** A keeper of one suite. */
export class Keeper {
  private readonly attempts: Attempts<number> | undefined;
  private silences = 0;

  constructor(
    private readonly reading: Reading,
    private readonly sending: Sending | undefined,
    private readonly options: KeeperOptions,
    private readonly around: Surroundings,
    /** What it does for the suite's money; without it nothing. */
    private readonly money?: MoneyRounds,
  ) {
    this.attempts = sending && new Attempts(sending, options, around);
  }

  /** Works until it is to stop: `stopping` is asked between rounds, so what was sent is waited for. */
  async run(stopping: () => boolean): Promise<void> {
    while (!stopping()) {
      const round = await this.reachable();
      if (round === undefined || round.progress) continue;
      await this.around.pause(this.options.intervalMs);
    }
    this.around.report({ event: "stopped", sent: (this.attempts?.sent ?? 0) + (this.money?.sent ?? 0) });
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
    // Money goes first: where many periods are due no epoch is paid before they have begun.
    const money = await this.money?.round(now);
    if (money?.progress === true) return money;
    const actions = plan(topics, now - this.options.delay, this.attempts?.states ?? new Map(), this.around.now());
    const rounds = await Promise.all(actions.map((action) => this.carryOut(action)));
    const failures = rounds.filter((round) => round === "failure").length;
    return { progress: rounds.includes("progress"), failures: failures + (money?.failures ?? 0) };
  }

  /** What is due, in all topics or in those asked for, at a block time in seconds. */
  private async due(): Promise<Pick<DueResponse, "topics" | "now">> {
    const { topics } = this.options;
    const pages = topics === undefined ? await allPages((startAfter: number | undefined) => this.reading.due({ startAfter, limit: PAGE })) : await Promise.all(topics.map((topic) => this.pageOf(topic)));
    return { topics: pages.flatMap((page) => page.topics), now: Math.max(0, ...pages.map((page) => page.now)) };
  }

  private async pageOf(topic: number): Promise<DueResponse> {
    const page = await this.reading.due({ startAfter: topic === 0 ? undefined : topic - 1, limit: 1 });
    return { ...page, topics: page.topics.filter(({ topic_id }) => topic_id === topic) };
  }

  private async carryOut(action: Action): Promise<"progress" | "failure" | "none"> {
    const { topicId, limit, due } = action;
    if (this.sending === undefined || this.attempts === undefined) {
      this.around.report({ event: "would_advance", topicId, limit, due });
      return "none";
    }
    const { messages } = this.sending;
    const tried = await this.attempts.carryOut({
      key: topicId,
      limit,
      fixedGas: this.options.fixedGas,
      message: (limit) => messages.advance({ topicId, limit }),
      carriedOut: (result) => this.carriedOut(topicId, result),
    });
    if (tried.error !== undefined) this.reportFailure(topicId, tried, tried.error);
    if (tried.outcome.kind === "advanced") return tried.outcome.events > 0 ? "progress" : "none";
    // Lack of gas that can be helped is helped at once, everything else waits.
    return tried.state.notBefore === 0 ? "progress" : "failure";
  }

  /** Says what an `Advance` did, and how many events it carried out. */
  private carriedOut(topicId: number, { told, gasUsed, gasWanted, transactionHash, height }: TxResult): number {
    const { events, nextDue } = onlyEvent(told, "allora_advanced");
    if (events === 0) {
      this.around.report({ event: "late", topicId, transactionHash, gasUsed: Number(gasUsed) });
      return events;
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
    return events;
  }

  private reportFailure(topicId: number, { limit, state }: Tried, error: Error): void {
    const retryInMs = Math.max(0, state.notBefore - this.around.now());
    this.around.report({ event: "failed", topicId, limit, error: error.name, message: error.message, retryInMs });
  }
}
