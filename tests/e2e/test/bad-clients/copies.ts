/** Somebody copies what another worker commits and reveals. */

import { expect } from "vitest";
import { decimal, entryOf, eventsOf, onlyEvent, openingOf } from "allora-client";
import { message } from "../../src/refusals.js";
import type { Name } from "../../src/suite.js";
import { LocalTopic, type Schedule } from "../../src/topic.js";
import { WORKERS, type World } from "./world.js";

const SCHEDULE: Schedule = { epoch_length: 60, worker_submission_window: 6, reveal_window: 6, ground_truth_lag: 12, report_window: 5 };
/** From the creation to the opening, in seconds: everybody registers. */
const AHEAD = 5;

const SALT = new Uint8Array(32).fill(7);

/** Bob copies alice: her commitment takes him nowhere but to a forfeit, and her reveal only helps her. */
export async function copying(world: World): Promise<void> {
  const { suite } = world;
  const { synthesis } = world.contracts;
  const { chain } = await suite.as("owner");
  const topic = await LocalTopic.create(suite, "who copies?", SCHEDULE, (await chain.header()).time + AHEAD);
  await topic.registerWorkers(...WORKERS);
  const at = { topic_id: topic.id, epoch_id: 0 };
  const [entry, other] = ["101.5", "101.6"].map((value) => entryOf({ inference: [decimal(value)] })) as [ReturnType<typeof entryOf>, ReturnType<typeof entryOf>];
  const key = { chainId: suite.book.chainId, suite: suite.book.contracts.topicRegistry.address, topicId: topic.id, epochId: 0 };
  const { commitment, salt } = openingOf({ ...key, workerId: topic.worker("alice") }, entry, SALT);
  const parts = { inference: true, forecast: false };
  const commit = (hash: string) => ({ commit: { ...at, commitment: hash, parts } });
  const reveal = (body: object) => ({ reveal: { ...at, entry, salt, ...body } });
  const bob = (what: string, body: object, says: Parameters<World["attempt"]>[4], by: Name = "bob") => world.attempt(what, by, synthesis, body, says);
  const alices = { worker: topic.worker("alice") };

  await topic.phase(0, "submissions");
  await world.send("alice", message(suite, "alice", synthesis, commit(commitment)));
  await world.send("bob", message(suite, "bob", synthesis, commit(commitment)));
  await topic.predict(0, "carol", { infers: "99" });
  await world.refuses([
    bob("he commits twice", commit("11".repeat(32)), "already_submitted"),
    bob("he reveals hers too early", reveal(alices), "window_not_open"),
    bob("she reveals too early", reveal({}), "window_not_open", "alice"),
  ]);

  await topic.phase(0, "reveal");
  await world.refuses([
    bob("he reveals hers as his own", reveal({}), "wrong_reveal"),
    bob("he reveals another entry as hers", reveal({ ...alices, entry: other }), "wrong_reveal"),
    bob("he reveals hers with another salt", reveal({ ...alices, salt: "00".repeat(32) }), "wrong_reveal"),
    bob("he reveals hers with half a salt", reveal({ ...alices, salt: "07".repeat(16) }), "wrong_length"),
    bob("he reveals hers as carol's", reveal({ worker: topic.worker("carol") }), "wrong_reveal"),
    bob("he commits too late", commit("11".repeat(32)), "no_open_submissions"),
  ]);
  const { told } = await world.send("bob", message(suite, "bob", synthesis, reveal(alices)));
  expect(onlyEvent(told, "allora_revealed")).toMatchObject({ workerId: topic.worker("alice") });
  await topic.reveal(0, "carol");
  await world.refuses([bob("she reveals what he revealed for her", reveal({}), "nothing_committed", "alice")]);

  await topic.phase(0, "reports");
  await world.refuses([bob("he reveals after the close", reveal({}), "window_closed")]);
  const closed = await topic.advance();
  expect(eventsOf(closed.told, "allora_forfeited")).toMatchObject([{ workerId: topic.worker("bob"), amount: "1000000" }]);
  const workers = await Promise.all(
    WORKERS.map(async (name) => (await (await suite.as(name)).synthesis.worker({ topicId: topic.id, workerId: topic.worker(name) })).deposit),
  );
  expect(workers).toEqual(["5000000", "4000000", "5000000"]);
}
