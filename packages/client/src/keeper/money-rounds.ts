/** A keeper's rounds for the suite's money: one in each period, and again for what failed. */

import type { TxResult } from "../account.js";
import { ChainError, ContractError } from "../error.js";
import { eventsOf } from "../event.js";
import type { ContractErrorCode } from "../generated/codes.js";
import type { RewardsQueryClient } from "../generated/Rewards.client.js";
import type { RewardsMsgComposer } from "../generated/Rewards.message-composer.js";
import type { TopicFunding } from "../generated/Rewards.types.js";
import type { SynthesisQueryClient } from "../generated/Synthesis.client.js";
import type { SynthesisMsgComposer } from "../generated/Synthesis.message-composer.js";
import { allPages, inPages, PAGE } from "../pages.js";
import { Attempts, type GasOptions, type Round, type Surroundings, type Task, type Transport } from "./attempt.js";
import { keyOf, payments, rolls, touches, type Chore } from "./money-plan.js";
import { backOff, MOST_EVENTS, type FixedGas } from "./plan.js";
import { epochsOf } from "./report.js";

/** What is asked of the chain. */
export type MoneyReading = Pick<RewardsQueryClient, "overview" | "topicFundings"> & Pick<SynthesisQueryClient, "unpaid">;

/** What is sent; without it, it is only said. */
export interface MoneySending extends Transport {
  readonly messages: { readonly rewards: Pick<RewardsMsgComposer, "roll" | "touch">; readonly synthesis: Pick<SynthesisMsgComposer, "pay"> };
}

/** How it is done. */
export interface MoneyOptions extends GasOptions {
  /** Which topics; default: all that have money. */
  readonly topics?: readonly number[] | undefined;
  /** Nothing is done before a period has lasted so long, in seconds: the first keeper has 0, one that stands in for it more. */
  readonly delay: number;
}

/** What is given where nothing can be estimated: the begin of a period, a weight, the payment of an epoch with all seats taken. */
const FIXED_GAS: Readonly<Record<Chore["kind"], FixedGas>> = {
  roll: { base: 200_000, perEvent: 150_000 },
  touch: { base: 1_200_000, perEvent: 0 },
  pay: { base: 3_500_000, perEvent: 0 },
};

/** Refusals that say that somebody else was faster, or that it is not the time: no failures. */
const NEEDLESS: readonly ContractErrorCode[] = ["nothing_unpaid", "not_next", "being_paid", "paused", "already_paid"];

const NOTHING: Round = { progress: false, failures: 0 };

/** Of what rewards did not pay it is asked again after a period, then two, .. but no less often than this, in periods. */
const MOST_PERIODS_BETWEEN = 30;

/** Rounds for the money of one suite. */
export class MoneyRounds {
  private readonly attempts: Attempts<string> | undefined;
  /** Until then all is done, in seconds of block time, */
  private doneUntil = 0;
  /** but for what is to be tried again then, in milliseconds of the keeper's clock. */
  private retryAt = Infinity;
  private unreadable = 0;

  constructor(
    private readonly reading: MoneyReading,
    private readonly sending: MoneySending | undefined,
    private readonly options: MoneyOptions,
    private readonly around: Surroundings,
  ) {
    this.attempts = sending && new Attempts(sending, options, around);
  }

  /** Transactions that were sent. */
  get sent(): number {
    return this.attempts?.sent ?? 0;
  }

  /**
   * Does what there is to do at a block time in seconds. After progress there may be more at once. Where contracts do not
   * answer that is said and is a failure, and holds nothing else up. Throws `NoEndpoint`.
   */
  async round(now: number): Promise<Round> {
    if (now < this.doneUntil && this.around.now() < this.retryAt) return NOTHING;
    try {
      const round = await this.lookAndAct();
      this.unreadable = 0;
      return round;
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      this.unreadable += 1;
      const retryInMs = backOff(this.unreadable, this.options, this.around.random());
      [this.doneUntil, this.retryAt] = [Infinity, this.around.now() + retryInMs];
      this.around.report({ event: "unreadable", message: error.message, retryInMs });
      return { progress: false, failures: 1 };
    }
  }

  private async lookAndAct(): Promise<Round> {
    const overview = await this.reading.overview();
    const { period, begins_at, ends_at } = overview;
    const from = begins_at + this.options.delay;
    if (overview.now < from) {
      this.doneUntil = from;
      return NOTHING;
    }
    const many = rolls(overview);
    const chores = many.length > 0 ? many : await this.oncePerPeriod(period);
    const ready = chores.filter((chore) => this.notBefore(chore) <= this.around.now());
    const results = await Promise.all(ready.map((chore) => this.carryOut(chore, ends_at - begins_at)));
    const progress = results.includes("progress");
    this.doneUntil = progress ? 0 : ends_at;
    this.retryAt = Math.min(Infinity, ...chores.map((chore) => this.notBefore(chore)).filter((instant) => instant > this.around.now()));
    return { progress, failures: results.filter((result) => result === "failure").length };
  }

  private async oncePerPeriod(period: number): Promise<Chore[]> {
    const topics = await this.fundings();
    const ids = this.options.topics ?? topics.map(({ topic_id }) => topic_id);
    const unpaid = await Promise.all(ids.map((topicId) => this.payment(topicId)));
    return [...touches(topics, period), ...unpaid.flat()];
  }

  /** One parked epoch of a topic at a time: where one is not paid, others hardly are, and those behind it get their turn. */
  private async payment(topicId: number): Promise<Chore[]> {
    const parked = payments(topicId, await this.reading.unpaid({ topicId, limit: PAGE }));
    return parked.filter((chore) => this.notBefore(chore) <= this.around.now()).slice(0, 1);
  }

  /** The money of the topics asked for, or of all. */
  private async fundings(): Promise<TopicFunding[]> {
    const { topics } = this.options;
    const pages =
      topics === undefined
        ? await allPages((startAfter: number | undefined) => this.reading.topicFundings({ startAfter, limit: PAGE }))
        : await Promise.all(inPages(topics).map((topicIds) => this.reading.topicFundings({ topicIds })));
    return pages.flatMap((page) => page.topics);
  }

  private notBefore(chore: Chore): number {
    return this.attempts?.stateOf(keyOf(chore)).notBefore ?? 0;
  }

  private async carryOut(chore: Chore, period: number): Promise<"progress" | "failure" | "none"> {
    if (this.sending === undefined || this.attempts === undefined) {
      this.around.report({ event: "would", chore });
      return "none";
    }
    const { outcome, error, state } = await this.attempts.carryOut(this.task(chore, period, this.sending));
    if (error === undefined) return outcome.kind === "advanced" && outcome.events > 0 ? "progress" : "none";
    if (error instanceof ContractError && NEEDLESS.includes(error.code as ContractErrorCode)) {
      this.around.report({ event: "needless", chore, message: error.message });
      return "none";
    }
    const retryInMs = Math.max(0, state.notBefore - this.around.now());
    this.around.report({ event: "chore_failed", chore, error: error.name, message: error.message, retryInMs });
    return state.notBefore === 0 ? "progress" : "failure";
  }

  /** `period`: its length in seconds. */
  private task(chore: Chore, period: number, { messages }: MoneySending): Task<string> {
    const common = { key: keyOf(chore), fixedGas: FIXED_GAS[chore.kind], carriedOut: (result: TxResult) => this.carriedOut(chore, result) };
    switch (chore.kind) {
      case "roll":
        return { ...common, limit: Math.min(chore.periods, MOST_EVENTS), message: (limit) => messages.rewards.roll({ limit }) };
      case "touch":
        return { ...common, limit: 1, message: () => messages.rewards.touch({ topicId: chore.topicId }) };
      case "pay": {
        const patience = { firstBackOffMs: 1_000 * period, longestBackOffMs: 1_000 * period * MOST_PERIODS_BETWEEN };
        return { ...common, limit: 1, patience, message: () => messages.synthesis.pay({ topicId: chore.topicId, epochId: chore.epochId }) };
      }
    }
  }

  /** Says what a transaction did, and of how many parts. */
  private carriedOut(chore: Chore, { told, gasUsed, transactionHash, height }: TxResult): number {
    const tx = { gasUsed: Number(gasUsed), transactionHash, height };
    const periods = eventsOf(told, "allora_period_rolled").length;
    switch (chore.kind) {
      case "roll":
        this.around.report({ event: "rolled", periods, ...tx });
        return periods;
      case "touch": {
        const set = eventsOf(told, "allora_weight_set");
        for (const { topicId, weight, from, until } of set) this.around.report({ event: "touched", topicId, weight, from, until, ...tx });
        return set.length;
      }
      case "pay":
        this.around.report({ event: "paid", topicId: chore.topicId, epochs: epochsOf(told), ...tx });
        return eventsOf(told, "allora_epoch_paid").length;
    }
  }
}
