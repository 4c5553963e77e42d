/** Many transactions of one account at once, some of them wrong. */

import { expect } from "vitest";
import { ContractError, type TxResult } from "allora-client";
import { message } from "../../src/refusals.js";
import type { World } from "./world.js";

const COUNT = 32;
const GAS = 400_000;

/** Carol pays 1, 2, 3, .. for alice, every fourth time in the wrong coin. The others are taken, each once, many in one block. */
export async function crowd(world: World): Promise<void> {
  const { suite, observer } = world;
  const carol = await suite.as("carol");
  const { denom, otherDenom } = suite.chain.info;
  const wrong = (index: number) => index % 4 === 3;
  const before = await observer.state(await observer.height());
  const deposit = async () => BigInt((await carol.synthesis.worker({ topicId: 1, workerId: 0 })).deposit);
  const had = await deposit();

  const topUp = (index: number) => message(suite, "carol", world.contracts.synthesis, { top_up: { topic_id: 1, worker_id: 0 } }, `${index + 1}${wrong(index) ? otherDenom : denom}`);
  const outcomes = await Promise.all(
    Array.from({ length: COUNT }, (_, index) => carol.send(topUp(index), { gas: GAS }).catch((error: unknown) => error as Error)),
  );
  for (const [index, outcome] of outcomes.entries()) {
    if (wrong(index)) expect(outcome).toMatchObject({ name: "ContractError", code: "wrong_denom" });
    else expect(outcome).not.toBeInstanceOf(Error);
  }
  const right = outcomes.filter((outcome): outcome is TxResult => !(outcome instanceof Error));
  const paid = Array.from({ length: COUNT }, (_, index) => (wrong(index) ? 0n : BigInt(index + 1))).reduce((sum, amount) => sum + amount, 0n);
  expect(await deposit()).toBe(had + paid);
  const after = await observer.state(await observer.height());
  const moved = (coin: string) => BigInt(after.get(`${coin}/${carol.address}`)!) - BigInt(before.get(`${coin}/${carol.address}`)!);
  expect([moved(denom), moved(otherDenom)]).toEqual([-paid, 0n]);

  const blocks = [...outcomes.map((outcome) => (outcome instanceof ContractError ? outcome.tx.height! : (outcome as TxResult).height))];
  expect(blocks).toEqual(blocks.toSorted((one, other) => one - other));
  const most = Math.max(...blocks.map((block) => blocks.filter((other) => other === block).length));
  expect(most).toBeGreaterThanOrEqual(4);
  expect(right.length).toBe(COUNT - COUNT / 4);
}
