/** `Advance` with too little gas, and from two keepers at once. */

import { expect } from "vitest";
import { OutOfGas, type TxResult } from "allora-client";
import { setTimeout } from "node:timers/promises";
import { differences } from "../../src/observer.js";
import { expectNoTrace } from "../../src/refusals.js";
import { eventsOfAdvance, type Twins } from "./twins.js";
import type { World } from "./world.js";

/** Around the exact need gas is tried in these steps. */
const STEP = 200;

/** What one `Advance` with all the gas it wants needs and changes. */
export interface Reference {
  readonly need: number;
  readonly changes: readonly string[];
}

/** The next event of a topic, or more, carried out by one keeper in peace. */
export async function inPeace(world: World, twins: Twins, topic: number, limit: number): Promise<Reference> {
  const done = await twins.advance("keeper", topic, limit);
  expect(eventsOfAdvance(done)).toBe(limit);
  const [before, after] = await Promise.all([done.height - 1, done.height].map((height) => world.observer.state(height)));
  return { need: Number(done.gasUsed), changes: twins.changes(topic, before!, after!) };
}

/**
 * Sends one event's `Advance` with ever more gas: from a tenth of the need to all of it, and in small steps across the need.
 * Up to some amount nothing is changed, and with the next one everything is done.
 */
export async function withEverMoreGas(world: World, twins: Twins, topic: number, reference: Reference): Promise<void> {
  const { observer } = world;
  const { need } = reference;
  const tenths = Array.from({ length: 10 }, (_, index) => Math.floor((need * (index + 1)) / 10)).filter((gas) => gas < need - 10 * STEP);
  const around = Array.from({ length: 21 }, (_, index) => need + (index - 10) * STEP);
  const amounts = [...tenths, ...around];
  const before = await observer.height();
  const state = await observer.state(before);
  const outcomes = await Promise.all(amounts.map((gas) => twins.advance("keeper", topic, 1, gas).catch((error: unknown) => error as Error)));

  const first = outcomes.findIndex((outcome) => !(outcome instanceof Error));
  expect(first).toBeGreaterThanOrEqual(tenths.length);
  for (const failed of outcomes.slice(0, first)) expect(failed).toBeInstanceOf(OutOfGas);
  const { height, gasUsed, ...done } = outcomes[first] as TxResult;
  expect(eventsOfAdvance(done)).toBe(1);
  // One step less was too little, so the amounts did go across the need.
  expect(amounts[first]! - Number(gasUsed)).toBeLessThanOrEqual(STEP);
  // Who comes later has nothing to do, or too little gas for the event after this one.
  for (const later of outcomes.slice(first + 1)) expect(later instanceof OutOfGas ? 0 : eventsOfAdvance(later as TxResult)).toBe(0);

  for (let at = before + 1; at < height; at += 1) expect([at, ...differences(state, await observer.state(at))]).toEqual([at]);
  const complete = await observer.state(height);
  expect(twins.changes(topic, state, complete)).toEqual(reference.changes);
  expect(differences(complete, await observer.state(await observer.height()))).toEqual([]);
}

/** Gas for the close, but not for the settlement after it in the same `Advance`: not even the close is done. A fee is lost. */
export async function withGasForHalf(world: World, twins: Twins, topic: number, gas: number): Promise<void> {
  const keeper = await world.suite.as("keeper");
  const advance = keeper.messages.synthesis.advance({ topicId: topic, limit: 2 });
  await expectNoTrace(world.observer, async () => {
    await expect(keeper.send(advance, { gas })).rejects.toBeInstanceOf(OutOfGas);
  });
  const { denom } = world.suite.chain.info;
  const error = await keeper.send(advance, { fee: { amount: [{ denom, amount: "1234" }], gas: String(gas) } }).catch((thrown: unknown) => thrown as OutOfGas);
  expect(error).toBeInstanceOf(OutOfGas);
  const { height } = (error as OutOfGas).tx;
  const [before, after] = await Promise.all([height! - 1, height!].map((at) => world.observer.state(at)));
  const own = `${denom}/${keeper.address}`;
  expect(BigInt(before!.get(own)!) - BigInt(after!.get(own)!)).toBe(1_234n);
  // Besides, the fee is with the chain's collector of fees.
  expect(differences(before!, after!).map((line) => line.split("/")[0])).toEqual([denom, denom]);
}

/** Two keepers turn the same topic in the same block: one does it, the other nothing, and it is as if there had been one. */
export async function byTwoKeepers(world: World, twins: Twins, topics: readonly number[], reference: Reference): Promise<void> {
  for (const topic of topics) {
    await nextBlock(world);
    const before = await world.observer.height();
    const done = await Promise.all((["keeper", "sweeper"] as const).map((name) => twins.advance(name, topic, 2)));
    expect(done.map(eventsOfAdvance).toSorted()).toEqual([0, 2]);
    const [one, other] = done.map(({ height }) => height) as [number, number];
    const state = await world.observer.state(before);
    expect(twins.changes(topic, state, await world.observer.state(Math.max(one, other)))).toEqual(reference.changes);
    if (one === other) return;
  }
  throw new Error(`of ${topics.length} pairs of keepers none came into one block`);
}

async function nextBlock({ observer }: World): Promise<void> {
  const height = await observer.height();
  while ((await observer.height()) === height) await setTimeout(10);
}
