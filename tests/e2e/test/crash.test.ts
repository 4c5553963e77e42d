/**
 * Validators that die. Two chains live through the same story, message by message: one of four validators, whose nodes are
 * killed, and one of a single validator that nobody touches. What is stored in the end is the same.
 */

import { afterAll, beforeAll, expect } from "vitest";
import { setTimeout } from "node:timers/promises";
import { windows, type Synthesis } from "allora-client";
import { TIMES, without } from "../src/answers.js";
import { contractsOf, differences, Observer, type State } from "../src/observer.js";
import { steps } from "../src/steps.js";
import { LocalSuite, type Name } from "../src/suite.js";
import { LocalTopic, type Said, type Schedule } from "../src/topic.js";

/** Short epochs, until everybody has been scored ten times and is weighed by what he did. */
const LEARNING: Schedule = { epoch_length: 3, worker_submission_window: 3, reveal_window: 0, ground_truth_lag: 3, report_window: 3 };
const LEARNING_EPOCHS = 11;
/** Long enough for a block whose proposer is dead, which takes a second more. */
const SECRET: Schedule = { epoch_length: 12, worker_submission_window: 5, reveal_window: 5, ground_truth_lag: 10, report_window: 6 };

const WORKERS = ["alice", "bob", "carol"] as const;
const REPUTERS = ["dora", "emil"] as const;
const DEPOSIT = "5000000";
const VALIDATORS = [0, 1, 2, 3] as const;

/** Maps of synthesis whose records have times in them: workers, results, and the latest of them. All else has none. */
const TIMED = /^synthesis\/(57|5a|4c)/;

/** One of the two chains. */
interface Run {
  readonly suite: LocalSuite;
  readonly topic: LocalTopic;
}

const then = steps();
let mortal: Run, untouched: Run;
const suites: LocalSuite[] = [];

beforeAll(async () => {
  const start = async (name: string, validators: number): Promise<LocalSuite> => {
    const suite = await LocalSuite.start({ name, validators });
    suites.push(suite);
    return suite;
  };
  const started = await Promise.all([start("mortal", 4), start("untouched", 1)]);
  const times = await Promise.all(started.map(async (suite) => (await (await suite.as("owner")).chain.header()).time));
  [mortal, untouched] = (await Promise.all(started.map((suite) => begin(suite, Math.max(...times) + 2)))) as [Run, Run];
});

afterAll(async () => {
  await Promise.all(suites.map((suite) => suite.end()));
});

then("workers earn their weights", async () => {
  const first = await commonEpoch();
  await both(async ({ topic }) => {
    for (let epoch = first; epoch < first + LEARNING_EPOCHS; epoch += 1) {
      await topic.play(epoch, { workers: predictions(epoch), reports: truths(epoch) });
      await topic.advance();
    }
    await topic.reschedule(SECRET);
  });
}, 300_000);

then("a validator dies between the reveals and the close, and comes back", async () => {
  const epoch = await commonEpoch();
  await both(async (run) => {
    await commitAll(run, epoch);
    await revealAll(run, epoch);
    if (run === mortal) await run.suite.chain.kill(1);
    await run.topic.phase(epoch, "reports");
    await run.topic.advance();
    if (run === mortal) expect(await running(run.suite)).toEqual([true, false, true, true]);
    const back = run === mortal ? run.suite.chain.restart(1) : undefined;
    await Promise.all([reportAll(run, epoch), back]);
    await expectWeighed(run, epoch);
  });
  await expectOneHash();
}, 300_000);

then("the validator that everybody asks dies between the commitments and the reveals, and comes back", async () => {
  const epoch = await commonEpoch();
  await both(async (run) => {
    await commitAll(run, epoch);
    if (run === mortal) await run.suite.chain.kill(0);
    await revealAll(run, epoch);
    if (run === mortal) expect(await running(run.suite)).toEqual([false, true, true, true]);
    const back = run === mortal ? run.suite.chain.restart(0) : undefined;
    await run.topic.phase(epoch, "reports");
    await Promise.all([reportAll(run, epoch), back]);
    await expectWeighed(run, epoch);
  });
  await expectOneHash();
}, 300_000);

then("all validators are away for longer than a reveal and a submission window: these epochs are lost, and nobody pays", async () => {
  const epoch = await commonEpoch();
  await both(async (run) => {
    const { suite, topic } = run;
    await commitAll(run, epoch);
    const keeper = await suite.as("keeper");
    const lost = windows(await keeper.topicRegistry.topic({ topicId: topic.id }), epoch + 1);
    if (run === mortal) {
      await suite.chain.kill();
      // Nobody has a block's time any more: this machine's clock says when the windows are over.
      await setTimeout(Math.max(0, lost.submissions_end * 1_000 - Date.now()));
      await suite.chain.resume();
    }
    await keeper.waitUntil(lost.submissions_end);
    for (const name of WORKERS) await expect(topic.reveal(epoch, name)).rejects.toMatchObject({ code: "window_closed" });
    const { told } = await topic.advance();
    expect(told.map(({ type }) => type)).toEqual(["allora_epoch_failed", "allora_advanced"]);
    expect(told[0]).toMatchObject({ epochId: epoch, cause: "no_reveals" });
    expect((await keeper.synthesis.epochTable({ topicId: topic.id, epochId: epoch })).result).toMatchObject({ outcome: { failed: "no_reveals" }, forfeited: "0" });
    expect((await keeper.synthesis.epochTable({ topicId: topic.id, epochId: epoch + 1 })).result ?? undefined).toBeUndefined();
    await expectNobodyPaid(run);
  });
  await expectOneHash();
}, 300_000);

then("the next epoch works as if nothing had happened", async () => {
  const epoch = await commonEpoch();
  await both(async (run) => {
    await commitAll(run, epoch);
    await revealAll(run, epoch);
    await run.topic.phase(epoch, "reports");
    await reportAll(run, epoch);
    await expectWeighed(run, epoch);
    await expectNobodyPaid(run);
  });
  await expectOneHash();
}, 300_000);

then("what is stored is what the untouched chain stores, but for times", async () => {
  const [one, other] = await both(stored);
  expect([...one.keys()]).toEqual([...other.keys()]);
  expect(one.size).toBeGreaterThan(50);
  expect(differences(one, other).filter((line) => !TIMED.test(line))).toEqual([]);
  const [answers, others] = await both(answered);
  expect(answers.results.length).toBe(LEARNING_EPOCHS + 4);
  expect(answers).toEqual(others);
});

/** A topic whose epochs open at the same instants on both chains, with everybody in it. */
async function begin(suite: LocalSuite, opensAt: number): Promise<Run> {
  const topic = await LocalTopic.create(suite, "who survives?", LEARNING, opensAt);
  await topic.registerWorkers(...WORKERS);
  for (const name of REPUTERS) await topic.registerReputer(name, 2_000_000n);
  return { suite, topic };
}

/** Does the same on both chains. */
function both<T>(work: (run: Run) => Promise<T>): Promise<[T, T]> {
  return Promise.all([work(mortal), work(untouched)]);
}

/** An epoch that opens on both chains later than now. */
async function commonEpoch(): Promise<number> {
  return Math.max(...(await both(({ topic }) => topic.next())));
}

/** Each epoch has other numbers, and alice is nearest to the truth more often than the others. */
function predictions(epoch: number): Partial<Record<Name, Said>> {
  const wave = epoch % 4;
  return {
    alice: { infers: `10${wave}.25` },
    bob: { infers: `10${3 - wave}.5`, forecasts: { alice: "-0.75", carol: `${wave}.125` } },
    carol: { infers: `9${wave}`, forecasts: { alice: `-1.${wave}`, bob: "0.5", carol: "1.5" } },
  };
}

function truths(epoch: number): Partial<Record<Name, string>> {
  return { dora: `10${epoch % 4}.5`, emil: `10${epoch % 4}.75` };
}

async function commitAll({ topic }: Run, epoch: number): Promise<void> {
  await topic.phase(epoch, "submissions");
  const all = Object.entries(predictions(epoch)) as [Name, Said][];
  await Promise.all(all.map(([name, said]) => topic.predict(epoch, name, said)));
}

async function revealAll({ topic }: Run, epoch: number): Promise<void> {
  await topic.phase(epoch, "reveal");
  await Promise.all(WORKERS.map((name) => topic.reveal(epoch, name)));
}

/** Each by the clock of the node that he asks: one that has just started is behind the others. */
async function reportAll({ suite, topic }: Run, epoch: number): Promise<void> {
  const all = Object.entries(truths(epoch)) as [Name, string][];
  await Promise.all(
    all.map(async ([name, truth]) => {
      await (await suite.as(name)).waitForPhase(topic.id, epoch, "reports");
      await topic.report(epoch, name, truth);
    }),
  );
}

/**
 * Settles an epoch: all were in it, and were weighed by what they had done before. The keeper settles, and the keeper looks:
 * the node that anybody else asks may be a block behind.
 */
async function expectWeighed({ suite, topic }: Run, epoch: number): Promise<void> {
  await topic.phase(epoch, "over");
  await topic.advance();
  const { result, table } = await (await suite.as("keeper")).synthesis.epochTable({ topicId: topic.id, epochId: epoch });
  expect(result).toMatchObject({ inferers: 3, forecasters: 2, reputers: 2, forfeited: "0", prediction: { basis: "weighted" }, outcome: { scored: {} } });
  const weights = table?.inferers.map(({ weight }) => weight) ?? [];
  expect(new Set(weights).size).toBe(3);
}

/** All deposits are whole, and the contract owes nobody but their owners. */
async function expectNobodyPaid({ suite, topic }: Run): Promise<void> {
  const { synthesis } = await suite.as("keeper");
  const workers = await Promise.all(WORKERS.map((name) => synthesis.worker({ topicId: topic.id, workerId: topic.worker(name) })));
  expect(workers.map(({ deposit }) => deposit)).toEqual(WORKERS.map(() => DEPOSIT));
  const all = String(WORKERS.length * Number(DEPOSIT));
  expect(await synthesis.solvency()).toMatchObject({ owed: all, balance: all, missing: "0", surplus: "0" });
}

async function running({ chain }: LocalSuite): Promise<boolean[]> {
  return (await chain.status()).map((node) => node.running);
}

/** All nodes of the chain that crashes have the same state: the hash of it in a block that each of them has. */
async function expectOneHash(): Promise<void> {
  const { nodes } = mortal.suite.chain.info;
  expect(nodes.length).toBe(VALIDATORS.length);
  const observers = await Promise.all(nodes.map(({ rpc }) => Observer.open(rpc, {}, [])));
  const height = Math.max(...(await Promise.all(observers.map((observer) => observer.height()))));
  const hashes = await Promise.all(
    observers.map(async (observer) => {
      await observer.reached(height);
      return observer.appHash(height);
    }),
  );
  for (const observer of observers) observer.close();
  expect(new Set(hashes).size).toBe(1);
}

/** What votes were before a block: each key ends with the block's height, which is a time. */
const CHANGELOG = Buffer.from("__changelog").toString("hex");
const HEIGHT_DIGITS = 16;

/** Changes of votes by their order instead of their heights. */
function withoutHeights(state: State): State {
  const times = new Map<string, number>();
  const entries = [...state].map(([key, record]): [string, string] => {
    if (!key.includes(CHANGELOG)) return [key, record];
    const whose = key.slice(0, -HEIGHT_DIGITS);
    const time = times.get(whose) ?? 0;
    times.set(whose, time + 1);
    return [`${whose}#${time}`, record];
  });
  return new Map(entries);
}

/** The raw storage of synthesis and staking. */
async function stored({ suite }: Run) {
  const { staking, synthesis } = contractsOf(suite.book);
  const observer = await Observer.open(suite.chain.info.rpc, { staking: staking!, synthesis: synthesis! }, []);
  const state = await observer.state(await observer.height());
  observer.close();
  return withoutHeights(state);
}

/** What the contract answers about every epoch, but for times. */
async function answered({ suite, topic }: Run) {
  const { synthesis } = await suite.as("keeper");
  const topicId = topic.id;
  const { results } = await synthesis.results({ topicId, limit: 30 });
  const tables = await Promise.all(results.map(({ epoch_id }) => synthesis.epochTable({ topicId, epochId: epoch_id })));
  const weights = await synthesis.weightSeries({ topicId, limit: 30 });
  const [newest] = results.filter(({ result }) => result.prediction);
  const inference: Synthesis.NetworkInferenceResponse = await synthesis.networkInference({ topicId, epochId: newest!.epoch_id });
  return without({ results, tables, weights, inference }, ...TIMES);
}
