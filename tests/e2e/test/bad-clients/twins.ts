/** Topics that live through the same epoch: what a bad `Advance` makes of one is held against what a good one makes of another. */

import { decimal, entryOf, eventsOf, onlyEvent, type SigningSuite, type TxResult } from "allora-client";
import { HASHES, TIMES, without } from "../../src/answers.js";
import type { State } from "../../src/observer.js";
import type { Name } from "../../src/suite.js";
import { newTopic, type Schedule } from "../../src/topic.js";
import { REPUTERS, WORKERS, type World } from "./world.js";

const SCHEDULE: Schedule = { epoch_length: 60, worker_submission_window: 6, reveal_window: 0, ground_truth_lag: 6, report_window: 8 };
/** From their creation to the opening, in seconds: everybody registers. */
const AHEAD = 8;

/** More than any `Advance` of these topics needs. */
export const AMPLE = 8_000_000;

const INFERENCES: Record<(typeof WORKERS)[number], string> = { alice: "98", bob: "101", carol: "110" };

export class Twins {
  private constructor(
    private readonly world: World,
    readonly ids: readonly number[],
  ) {}

  /** Creates topics whose epoch 0 is to be closed and settled when this returns or a little later. */
  static async create(world: World, count: number): Promise<Twins> {
    const owner = await world.suite.as("owner");
    const opens_at = (await owner.chain.header()).time + AHEAD;
    const topic = { ...newTopic("what becomes of twins?", SCHEDULE), opens_at };
    const fee = BigInt((await owner.topicRegistry.suite()).params.creation_fee);
    const { told } = await owner.send(await Promise.all(Array.from({ length: count }, () => owner.pay.createTopic(topic, fee))));
    const twins = new Twins(world, eventsOf(told, "allora_topic_created").map(({ topicId }) => topicId));
    // One after the other: a worker has the same id in all of them.
    for (const name of WORKERS) await twins.everywhere(name, ({ pay }, topicId) => pay.registerWorker({ topicId }));
    await Promise.all(REPUTERS.map((name) => twins.everywhere(name, ({ messages }, topicId) => messages.staking.registerReputer({ topicId }))));
    await Promise.all(REPUTERS.map((name) => twins.everywhere(name, ({ pay }, topicId) => pay.stake({ topicId, amount: 2_000_000n }))));
    await twins.live();
    return twins;
  }

  /** Carries out what is due in a topic. */
  async advance(by: Name, topicId: number, limit: number, gas = AMPLE): Promise<TxResult> {
    const sender = await this.world.suite.as(by);
    return sender.send(sender.messages.synthesis.advance({ topicId, limit }), { gas });
  }

  /** Waits until the close and the settlement are due. */
  async due(): Promise<void> {
    await (await this.world.suite.as("owner")).waitForPhase(this.ids.at(-1)!, 0, "over");
  }

  /** Which records of the contracts came (+), went (-) and changed (~), with the topic's own id masked. */
  changes(topicId: number, before: State, after: State): string[] {
    // A key is the map's byte, the topic's id, which is one byte as long as it is small, and more.
    const own = new RegExp(`^(synthesis/..)${topicId.toString(16).padStart(2, "0")}`);
    const kind = (key: string) => (before.has(key) ? (after.has(key) ? "~" : "-") : "+");
    const coin = `${this.world.suite.chain.info.denom}/`;
    const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key) && !key.startsWith(coin));
    return keys.map((key) => `${kind(key)} ${key.replace(own, "$1<topic>")}`).toSorted();
  }

  /** What a topic answers about the epoch, but for what may differ between twins. */
  async answers(topicId: number): Promise<object> {
    const { synthesis } = await this.world.suite.as("owner");
    const table = await synthesis.epochTable({ topicId, epochId: 0 });
    const workers = await Promise.all(WORKERS.map((_, workerId) => synthesis.worker({ topicId, workerId })));
    return without({ table, workers }, ...TIMES, ...HASHES, "topic_id", "registered_at", "deposit_free_at");
  }

  private async live(): Promise<void> {
    const owner = await this.world.suite.as("owner");
    await owner.waitForPhase(this.ids[0]!, 0, "submissions");
    await Promise.all(WORKERS.map((name) => this.everywhere(name, ({ messages }, topicId) => messages.synthesis.submit({ topicId, epochId: 0, entry: entry(name) }))));
    await owner.waitForPhase(this.ids[0]!, 0, "reports");
    const report = { value: [decimal("93")] };
    await Promise.all(REPUTERS.map((name) => this.everywhere(name, ({ messages }, topicId) => messages.synthesis.report({ topicId, epochId: 0, report }))));
  }

  private async everywhere(name: Name, message: (suite: SigningSuite, topicId: number) => ReturnType<SigningSuite["pay"]["stake"]> | ReturnType<SigningSuite["pay"]["registerWorker"]>): Promise<void> {
    const suite = await this.world.suite.as(name);
    await suite.send(await Promise.all(this.ids.map((topicId) => message(suite, topicId))));
  }
}

/** So many events an `Advance` carried out. */
export function eventsOfAdvance({ told }: Pick<TxResult, "told">): number {
  return onlyEvent(told, "allora_advanced").events;
}

function entry(name: (typeof WORKERS)[number]) {
  const forecast = name === "carol" ? new Map([[0, decimal("0.5")], [1, decimal("1.25")]]) : undefined;
  return entryOf({ inference: [decimal(INFERENCES[name])], forecast });
}
