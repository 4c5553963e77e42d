/** Clients that send what they should not, on one chain: each is refused by the error that the manuals name, and leaves no trace. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NoEndpoint, SequenceMismatch } from "allora-client";
import { byTwoKeepers, inPeace, withEverMoreGas, withGasForHalf, type Reference } from "./bad-clients/advance.js";
import { copying } from "./bad-clients/copies.js";
import { crowd } from "./bad-clients/crowd.js";
import { broadcast, forged, signed, topUp } from "./bad-clients/envelopes.js";
import { impossibleCoins, uninvitedCoins, wrongCoins, wrongTokens } from "./bad-clients/money.js";
import { enormous, malformed, oversized } from "./bad-clients/nonsense.js";
import { forTheRegistryOnly, ofAWorker, ofMoney, ofTheAdmin, ofTheOwner } from "./bad-clients/rights.js";
import { Twins } from "./bad-clients/twins.js";
import { World } from "./bad-clients/world.js";
import { expectNoTrace, type Attempt } from "../src/refusals.js";

let world: World;
let twins: Twins;

beforeAll(async () => {
  world = await World.begin();
  twins = await Twins.create(world, 8);
});
afterAll(async () => {
  await world?.end();
});

describe("refused without a trace", () => {
  it.each<[string, (world: World) => Attempt[]]>([
    ["coins that are not what a message costs", wrongCoins],
    ["coins with messages that take none", uninvitedCoins],
    ["coins that do not exist, and half a transaction", impossibleCoins],
    ["tokens that a suite does not take, or not like that", wrongTokens],
    ["messages for the registry only", forTheRegistryOnly],
    ["messages of the owner and of a topic's creator", ofTheOwner],
    ["messages of a worker, of his owner, of a reputer", ofAWorker],
    ["messages of siblings, and of whose money it is", ofMoney],
    ["migrations", ofTheAdmin],
    ["texts that are no messages", malformed],
    ["messages that are too large, or too small", oversized],
  ])("%s", async (_, attempts) => {
    await world.refuses(attempts(world));
  });

  it("a transaction larger than a node takes", async () => {
    const alice = await world.suite.as("alice");
    const sent = expectNoTrace(world.observer, () => alice.send(enormous(world), { gas: 99_000_000 }));
    await expect(sent).rejects.toThrow(NoEndpoint);
  });

  it("transactions with something wrong about the signature, the sequence, the bytes, the fee", async () => {
    const all = await forged(world);
    const said = await expectNoTrace(world.observer, () =>
      Promise.all(all.map(async ([, tx]) => broadcast(world, tx).catch((error: unknown) => (error as Error).message))),
    );
    for (const [index, [what, , says]] of all.entries()) expect([what, said[index]]).toEqual([what, expect.stringMatching(says)]);
  });
});

describe("a transaction sent again", () => {
  it("counts once, also when its node has forgotten it", async () => {
    const emil = await world.suite.as("emil");
    const tx = await signed(world, topUp(world, 7));
    const deposit = async () => BigInt((await emil.synthesis.worker({ topicId: 1, workerId: 0 })).deposit);
    const had = await deposit();
    await emil.account.result(await broadcast(world, tx));
    expect(await deposit()).toBe(had + 7n);
    await expectNoTrace(world.observer, async () => {
      // The node has it in its cache: to who asks for the same again, nothing is wrong.
      await emil.account.result(await broadcast(world, tx));
      await world.suite.chain.kill();
      await world.suite.chain.resume();
      await expect(broadcast(world, tx)).rejects.toThrow(SequenceMismatch);
    });
    expect(await deposit()).toBe(had + 7n);
  });
});

describe("somebody who copies", () => {
  it("gains nothing by another's commitment or reveal", async () => {
    await copying(world);
  });
});

describe("many transactions of one account", () => {
  it("are carried out one by one in few blocks, and those that are wrong keep no other from it", async () => {
    await crowd(world);
  });
});

describe("an Advance", () => {
  let close: Reference;
  let settle: Reference;
  let both: Reference;

  it("is measured in peace", async () => {
    await twins.due();
    const [one, other] = twins.ids as [number, number];
    close = await inPeace(world, twins, one, 1);
    settle = await inPeace(world, twins, one, 1);
    both = await inPeace(world, twins, other, 2);
    expect(settle.changes.length).toBeGreaterThan(close.changes.length);
    expect(await twins.answers(one)).toEqual(await twins.answers(other));
    expect(await twins.answers(one)).toMatchObject({ table: { result: { inferers: 3, reputers: 2, outcome: { scored: {} } } } });
  });

  it("closes and settles with gas enough, or changes nothing", async () => {
    const topic = twins.ids[2]!;
    await withEverMoreGas(world, twins, topic, close);
    await withEverMoreGas(world, twins, topic, settle);
    expect(await twins.answers(topic)).toEqual(await twins.answers(twins.ids[0]!));
  });

  it("does not close when its gas ends in the settlement, and its fee is lost", async () => {
    const topic = twins.ids[3]!;
    await withGasForHalf(world, twins, topic, Math.floor((close.need + both.need) / 2));
    expect((await inPeace(world, twins, topic, 2)).changes).toEqual(both.changes);
    expect(await twins.answers(topic)).toEqual(await twins.answers(twins.ids[0]!));
  });

  it("of two keepers in one block does what that of one does", async () => {
    await byTwoKeepers(world, twins, twins.ids.slice(4), both);
    expect(await twins.answers(twins.ids[4]!)).toEqual(await twins.answers(twins.ids[0]!));
  });
});
