/** A topic with all seats taken, played epoch by epoch. Of each kind of message the last sender's is weighed. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import { decimal, entryOf, freshSalt, nextEpoch, onlyEvent, openingOf, type Opening, type Prediction, type SigningSuite } from "allora-client";
import type { LocalSuite } from "./suite.js";
import { newTopic, type Schedule } from "./topic.js";

/** Who has the seats of each role. */
export interface Seats {
  readonly inferers: readonly SigningSuite[];
  readonly forecasters: readonly SigningSuite[];
  readonly reputers: readonly SigningSuite[];
}

/** Sends a message of a kind, and may note what it used. Kinds have the names of `docs/gas.json`. */
export type Send = (kind: string, sender: SigningSuite, message: EncodeObject) => Promise<void>;

/** What anything but `Advance` may use. */
export const GAS = 600_000;

/** What a topic is funded with, in base units. */
const FUNDING = 1_000_000_000n;

/** Elements of a forecast. */
const FORECAST = 12;

/** A topic whose seats are exactly those that are taken. */
export class BusyTopic {
  private constructor(
    private readonly suite: LocalSuite,
    readonly id: number,
    private readonly schedule: Schedule,
    private readonly seats: Seats,
  ) {}

  /**
   * Creates a topic that opens at an instant, registers everybody (`send` is told of the last of each role), vouches for it and
   * funds it.
   */
  static async create(suite: LocalSuite, question: string, schedule: Schedule, opensAt: number, seats: Seats, send: Send): Promise<BusyTopic> {
    const owner = await suite.as("owner");
    const { inferers, forecasters, reputers } = seats;
    const topic = { ...newTopic(question, schedule), opens_at: opensAt };
    Object.assign(topic.params.terms, {
      max_inferers: inferers.length,
      max_forecasters: forecasters.length,
      max_reputers: reputers.length,
      min_reporters: reputers.length,
    });
    const { told } = await owner.send(await owner.pay.createTopic(topic));
    const made = new BusyTopic(suite, onlyEvent(told, "allora_topic_created").topicId, schedule, seats);
    await made.register(send);
    const { changes: version, policies_hash: policiesHash } = await owner.topicRegistry.topic({ topicId: made.id });
    const vouch = owner.messages.topicRegistry.setEligible({ topicId: made.id, version, policiesHash });
    await owner.send([vouch, owner.pay.fund({ topicId: made.id, amount: FUNDING })]);
    return made;
  }

  /** How many of each role there are, as the tables name it. */
  get size(): string {
    const { inferers, forecasters, reputers } = this.seats;
    return `${inferers.length}/${forecasters.length}/${reputers.length}`;
  }

  /** The epoch that opens next. */
  async next(): Promise<number> {
    const { chain, topicRegistry } = await this.suite.as("owner");
    return nextEpoch(await topicRegistry.topic({ topicId: this.id }), (await chain.header()).time);
  }

  /** Plays an epoch to its settlement. `keeper` advances. */
  async play(epochId: number, keeper: SigningSuite, send: Send): Promise<void> {
    const { seats, id: topicId } = this;
    const phase = (name: "submissions" | "reveal" | "awaiting_truth" | "reports" | "over") => keeper.waitForPhase(topicId, epochId, name);
    const predictors = [...seats.forecasters, ...seats.inferers];
    const predictions = predictors.map((_, index) => this.prediction(index));
    await phase("submissions");
    if (this.schedule.reveal_window === 0) {
      await this.oneByOne(predictors, "submit", send, ({ messages }, index) =>
        messages.synthesis.submit({ topicId, epochId, entry: entryOf(predictions[index]!) }),
      );
    } else {
      const openings = predictors.map((_, workerId) => this.opening(epochId, workerId, predictions[workerId]!));
      await this.oneByOne(predictors, "commit", send, ({ messages }, worker) => {
        const { commitment } = openings[worker]!;
        const parts = { inference: predictions[worker]!.inference !== undefined, forecast: predictions[worker]!.forecast !== undefined };
        return messages.synthesis.commit({ topicId, epochId, commitment, parts });
      });
      await phase("reveal");
      await this.oneByOne(predictors, "reveal", send, ({ messages }, worker) => {
        const { entry, salt } = openings[worker]!;
        return messages.synthesis.reveal({ topicId, epochId, entry, salt });
      });
    }
    await phase("awaiting_truth");
    await send("close", keeper, keeper.messages.synthesis.advance({ topicId }));
    await phase("reports");
    await this.oneByOne(seats.reputers, "report", send, ({ messages }, index) =>
      messages.synthesis.report({ topicId, epochId, report: { value: [decimal(`100.${index}`)] } }),
    );
    await phase("over");
    await send("settle", keeper, keeper.messages.synthesis.advance({ topicId }));
  }

  /** All but the last at once, then the last alone: it is the one to weigh, in the same state every time. */
  private async oneByOne(senders: readonly SigningSuite[], kind: string, send: Send, message: (sender: SigningSuite, index: number) => EncodeObject): Promise<void> {
    const last = senders.length - 1;
    await Promise.all(senders.slice(0, last).map((sender, index) => sender.send(message(sender, index), { gas: GAS })));
    await send(kind, senders[last]!, message(senders[last]!, last));
  }

  private async register(send: Send): Promise<void> {
    const { id: topicId } = this;
    const { forecasters, inferers, reputers } = this.seats;
    // One after the other: a worker's id is his place.
    const workers = [...forecasters, ...inferers];
    for (const worker of workers) {
      const message = await worker.pay.registerWorker({ topicId });
      await (worker === workers.at(-1) ? send("register_worker", worker, message) : worker.account.sendOnly([message], { gas: GAS }));
    }
    for (const reputer of reputers) {
      const { messages, pay } = reputer;
      const steps: [string, EncodeObject][] = [
        ["register_reputer", messages.staking.registerReputer({ topicId })],
        ["stake_first", pay.stake({ topicId, amount: 2_000_000n })],
        ["stake", pay.stake({ topicId, amount: 1_000_000n })],
      ];
      for (const [kind, message] of steps) {
        await (reputer === reputers.at(-1) ? send(kind, reputer, message) : reputer.send(message, { gas: GAS }));
      }
    }
  }

  /** Inferers spread around 100; forecasters, who are first, expect less of those who are far from it. */
  private prediction(index: number): Prediction {
    const { forecasters, inferers } = this.seats;
    const away = index - forecasters.length;
    if (away >= 0) return { inference: [decimal(`${100 + (away % 2 === 0 ? away : -away)}.${index + 10}`)] };
    const elements = inferers.slice(0, FORECAST).map((_, inferer) => [forecasters.length + inferer, decimal(`${inferer / 10}`)] as const);
    return { forecast: new Map(elements) };
  }

  private opening(epochId: number, workerId: number, prediction: Prediction): Opening {
    const { chainId, contracts } = this.suite.book;
    const key = { chainId, suite: contracts.topicRegistry.address, topicId: this.id, epochId, workerId };
    return openingOf(key, entryOf(prediction), freshSalt());
  }
}
