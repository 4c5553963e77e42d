/** A topic on a local suite: what people send in its epochs, in the order of the clock. */

import { join } from "node:path";
import { CommitReveal, decimal, entryOf, nextEpoch, onlyEvent, type PhaseName, type Synthesis, type TopicRegistry, type TxResult } from "allora-client";
import { FileStore } from "allora-client/node";
import type { LocalSuite, Name } from "./suite.js";

/** Durations of a topic's epochs, in seconds. */
export type Schedule = TopicRegistry.Schedule;

/** What somebody sends in an epoch: an inference, and log10 losses expected of others, by their names. */
export interface Said {
  readonly infers?: string;
  readonly forecasts?: Partial<Record<Name, string>>;
}

/** An epoch as a story has it. */
export interface Story {
  readonly workers: Partial<Record<Name, Said>>;
  /** What reputers report. */
  readonly reports: Partial<Record<Name, string>>;
  /** Who commits and does not reveal. */
  readonly silent?: readonly Name[];
}

/** The numbers of one value, asked in the registry's words. */
export function newTopic(question: string, schedule: Schedule): TopicRegistry.NewTopic {
  return {
    metadata: { question, unit: "1", source: "this test", resolution: "as the test says" },
    topic: { answer: { value: { arity: 1 } }, rule: "regret" },
    params: paramsOf(schedule),
  };
}

function paramsOf(schedule: Schedule): TopicRegistry.TopicParams {
  return { terms: { schedule, max_inferers: 4, max_forecasters: 2, max_reputers: 2, min_reporters: 2 } };
}

/** A topic. */
export class LocalTopic {
  private readonly workers = new Map<Name, number>();
  /** With the epochs from which they count, ascending. */
  private readonly schedules: { readonly from: number; readonly schedule: Schedule }[];

  private constructor(
    private readonly suite: LocalSuite,
    readonly id: number,
    schedule: Schedule,
  ) {
    this.schedules = [{ from: 0, schedule }];
  }

  /** Creates a topic; the owner pays. `opensAt`: when its first epoch opens, in seconds; default: at once. */
  static async create(suite: LocalSuite, question: string, schedule: Schedule, opensAt?: number): Promise<LocalTopic> {
    const owner = await suite.as("owner");
    const { told } = await owner.send(await owner.pay.createTopic({ ...newTopic(question, schedule), opens_at: opensAt }));
    return new LocalTopic(suite, onlyEvent(told, "allora_topic_created").topicId, schedule);
  }

  /** Gives the topic other windows, from the epoch on that opens next. */
  async reschedule(schedule: Schedule): Promise<void> {
    const owner = await this.suite.as("owner");
    const { told } = await owner.send(owner.messages.topicRegistry.updateTopic({ topicId: this.id, params: paramsOf(schedule) }));
    this.schedules.push({ from: onlyEvent(told, "allora_topic_updated").fromEpoch, schedule });
  }

  /** Registers workers, each with the whole deposit, in this order. */
  async registerWorkers(...names: readonly Name[]): Promise<void> {
    for (const name of names) {
      const worker = await this.suite.as(name);
      const { told } = await worker.send(await worker.pay.registerWorker({ topicId: this.id }));
      this.workers.set(name, onlyEvent(told, "allora_worker_registered").workerId);
    }
  }

  /** Registers a reputer with a stake in base units, in one transaction. */
  async registerReputer(name: Name, amount: bigint): Promise<TxResult> {
    const reputer = await this.suite.as(name);
    return reputer.send([reputer.messages.staking.registerReputer({ topicId: this.id }), reputer.pay.stake({ topicId: this.id, amount })]);
  }

  /** The id of a registered worker. */
  worker(name: Name): number {
    const id = this.workers.get(name);
    if (id === undefined) throw new Error(`${name} is no worker of topic ${this.id}`);
    return id;
  }

  /** The epoch that opens next. */
  async next(): Promise<number> {
    const { chain, topicRegistry } = await this.suite.as("owner");
    return nextEpoch(await topicRegistry.topic({ topicId: this.id }), (await chain.header()).time);
  }

  /** Waits until a phase of an epoch has begun. */
  async phase(epoch: number, phase: PhaseName): Promise<void> {
    await (await this.suite.as("owner")).waitForPhase(this.id, epoch, phase);
  }

  /** Plays an epoch: predictions in their window, reveals in theirs, reports in theirs. What is due, somebody else turns. */
  async play(epoch: number, story: Story): Promise<void> {
    const workers = Object.entries(story.workers) as [Name, Said][];
    await this.phase(epoch, "submissions");
    await Promise.all(workers.map(([name, said]) => this.predict(epoch, name, said)));
    if (this.reveals(epoch)) {
      const speaking = workers.map(([name]) => name).filter((name) => story.silent?.includes(name) !== true);
      await this.phase(epoch, "reveal");
      await Promise.all(speaking.map((name) => this.reveal(epoch, name)));
    }
    await this.phase(epoch, "reports");
    const reports = Object.entries(story.reports) as [Name, string][];
    await Promise.all(reports.map(([name, truth]) => this.report(epoch, name, truth)));
  }

  /** Submits, or commits where there is a reveal window. */
  async predict(epochId: number, name: Name, said: Said): Promise<TxResult | undefined> {
    const suite = await this.suite.as(name);
    if (this.reveals(epochId)) {
      return (await (await this.secrets(name)).commit({ topicId: this.id, epochId }, this.prediction(said))).tx;
    }
    return suite.send(suite.messages.synthesis.submit({ topicId: this.id, epochId, entry: entryOf(this.prediction(said)) }));
  }

  /** Reveals what somebody committed. */
  async reveal(epochId: number, name: Name): Promise<TxResult> {
    return (await this.secrets(name)).reveal({ topicId: this.id, epochId });
  }

  /** Reports what happened. */
  async report(epochId: number, name: Name, truth: string): Promise<TxResult> {
    const suite = await this.suite.as(name);
    return suite.send(suite.messages.synthesis.report({ topicId: this.id, epochId, report: { value: [decimal(truth)] } }));
  }

  /** Carries out what is due, as anybody may. */
  async advance(): Promise<TxResult> {
    const keeper = await this.suite.as("keeper");
    return keeper.send(keeper.messages.synthesis.advance({ topicId: this.id, limit: 10 }));
  }

  /** What became of an epoch; waits until it is settled, which is somebody else's to do. */
  async settled(epochId: number): Promise<Synthesis.EpochResult> {
    const { synthesis, chain } = await this.suite.as("owner");
    for (;;) {
      const { result, now } = await synthesis.epochTable({ topicId: this.id, epochId });
      if (result?.settled_at !== undefined && result.settled_at !== null) return result;
      const late = result === undefined || result === null ? 0 : now - result.settle_due;
      if (late > 30) throw new Error(`epoch ${epochId} of topic ${this.id} is not settled ${late} s after it was due`);
      await (await this.suite.as("owner")).waitUntil((await chain.header()).time + 1);
    }
  }

  /** Whether an epoch has a reveal window. */
  private reveals(epoch: number): boolean {
    return this.schedules.findLast(({ from }) => from <= epoch)!.schedule.reveal_window > 0;
  }

  private prediction({ infers, forecasts }: Said) {
    const elements = Object.entries(forecasts ?? {}).map(([name, loss]) => [this.worker(name as Name), decimal(loss)] as const);
    return {
      inference: infers === undefined ? undefined : [decimal(infers)],
      forecast: elements.length === 0 ? undefined : new Map(elements),
    };
  }

  private async secrets(name: Name): Promise<CommitReveal> {
    return new CommitReveal(await this.suite.as(name), new FileStore(join(this.suite.chain.home, "openings", name)));
  }
}
