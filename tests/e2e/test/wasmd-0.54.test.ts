/** The older line of wasmd takes the same artifacts: a suite is deployed, an epoch lives and is settled, a contract acts on it. */

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { eventsOf, onlyEvent } from "allora-client";
import { open, topUp } from "../../../packages/client/examples/dapp.js";
import { ForecastCover } from "../src/consumer.js";
import { changes, LocalSuite, PEOPLE } from "../src/suite.js";
import { LocalTopic, type Schedule } from "../src/topic.js";

const SCHEDULE: Schedule = { epoch_length: 20, worker_submission_window: 5, reveal_window: 0, ground_truth_lag: 12, report_window: 4 };

describe("wasmd v0.54.9 with wasmvm 2.2", () => {
  let suite: LocalSuite;

  beforeAll(async () => {
    suite = await LocalSuite.start({ name: "older", wasmd: "v0.54.9" });
  });
  afterAll(async () => {
    await suite?.end();
  });

  it("takes the suite, and lives through an epoch on which another contract acts", async () => {
    const owner = await suite.as("owner");
    const topic = await LocalTopic.create(suite, "on an older chain", SCHEDULE);
    await topic.registerWorkers("alice", "bob");
    await topUpFromADapp(suite, topic.id, topic.worker("alice"));
    await topic.registerReputer("dora", 2_000_000n);
    await topic.registerReputer("emil", 1_000_000n);
    await suite.give(1_000_000n, suite.address("fund"), suite.address("village"));
    const cover = await ForecastCover.open(suite, { topicId: topic.id, maxAge: 6, minInferers: 2, attachment: "98", exhaustion: "106" });

    const epoch = await topic.next();
    await topic.phase(epoch, "submissions");
    await Promise.all([topic.predict(epoch, "alice", { infers: "97" }), topic.predict(epoch, "bob", { infers: "103" })]);
    const { time } = await owner.chain.header();
    const id = await cover.write("fund", "village", 1_001n, time, time + 60);

    await topic.phase(epoch, "awaiting_truth");
    const before = await suite.coins();
    const { messages } = await suite.as("village");
    const claimed = await cover.claim("village", id, [messages.synthesis.advance({ topicId: topic.id })]);
    expect(onlyEvent(claimed.told, "allora_epoch_closed")).toMatchObject({ epochId: epoch, inferers: 2 });
    // (100 - 98) / (106 - 98) of 1,001, rounded down.
    expect(ForecastCover.told(claimed)).toEqual({ value: "100", paid: 250n });
    expect(changes(before, await suite.coins())).toEqual({ village: 250n, fund: 751n });

    await topic.phase(epoch, "reports");
    await Promise.all([topic.report(epoch, "dora", "110"), topic.report(epoch, "emil", "110")]);
    await topic.phase(epoch, "over");
    const { told } = await owner.send(owner.messages.synthesis.advance({ topicId: topic.id }));
    expect(eventsOf(told, "allora_epoch_settled")).toMatchObject([{ epochId: epoch, outcome: "scored", networkLoss: "2" }]);
  });
});

/** What the README shows of a dApp; the page that it is on serves the address book. */
async function topUpFromADapp(suite: LocalSuite, topicId: number, workerId: number): Promise<void> {
  const { synthesis } = await suite.as("alice");
  const { deposit } = await synthesis.worker({ topicId, workerId });
  const book = await readFile(suite.bookFile, "utf8");
  const real = fetch;
  const served: typeof fetch = (from, how) => (from === "/addresses/my-chain-1.json" ? Promise.resolve(new Response(book)) : real(from, how));
  vi.stubGlobal("fetch", served);
  const dapp = await open(await suite.chain.signer(PEOPLE.indexOf("alice"))).finally(() => vi.unstubAllGlobals());
  await topUp(dapp, topicId, workerId, 7n);
  expect((await synthesis.worker({ topicId, workerId })).deposit).toBe(String(BigInt(deposit) + 7n));
}
