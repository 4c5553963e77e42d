/** What must be refused, and must leave no trace: the errors, and the whole state of the chain in every block around them. */

import { expect } from "vitest";
import { ContractError, executeMessage, type ContractErrorCode } from "allora-client";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { differences, type Observer } from "./observer.js";
import type { LocalSuite, Name } from "./suite.js";

/** Something that somebody should not send. */
export interface Attempt {
  /** What is wrong about it; unique among the attempts of a test. */
  readonly what: string;
  readonly by: Name;
  /** In one transaction. */
  readonly messages: readonly EncodeObject[];
  /** The contract's code; or, where the chain or a token refuses, what its error says. */
  readonly says: ContractErrorCode | RegExp;
}

/** Enough for every message that is refused: no attempt is to end for lack of gas. */
const GAS = 700_000;

/** A message to a contract. `funds` as in `5stake`. */
export function message(suite: LocalSuite, by: Name, contract: string, body: object, ...funds: readonly string[]): EncodeObject {
  const coins = funds.map((coin) => /^(?<amount>-?\d+)(?<denom>\w+)$/.exec(coin)!.groups as { amount: string; denom: string });
  return executeMessage(suite.address(by), contract, body, coins);
}

/** Sends all attempts, and expects each to be refused as it says, with nothing changed by any of them. Nobody pays a fee. */
export async function expectRefused(suite: LocalSuite, observer: Observer, attempts: readonly Attempt[]): Promise<void> {
  const outcomes = await expectNoTrace(observer, () =>
    Promise.all(attempts.map(async (attempt): Promise<[string, string]> => [attempt.what, await outcome(suite, attempt)])),
  );
  const expected = attempts.map(({ what, says }): [string, string] => [what, String(says)]);
  expect(expected.length).toBe(new Set(expected.map(([what]) => what)).size);
  expect(outcomes).toEqual(expected);
}

/** Does something, and expects that the state after each block is what it was before. */
export async function expectNoTrace<T>(observer: Observer, work: () => Promise<T>): Promise<T> {
  const before = await observer.height();
  const state = await observer.state(before);
  const result = await work();
  const after = await observer.height();
  for (let height = before + 1; height <= after; height += 1) {
    expect([height, ...differences(state, await observer.state(height))]).toEqual([height]);
  }
  return result;
}

async function outcome(suite: LocalSuite, { by, messages, says }: Attempt): Promise<string> {
  const sender = await suite.as(by);
  const error = await sender.send(messages, { gas: GAS }).then(
    () => undefined,
    (thrown: unknown) => thrown as Error,
  );
  if (error === undefined) return "succeeded";
  if (says instanceof RegExp) return says.test(error.message) && !(error instanceof ContractError) ? String(says) : `${error.name}: ${error.message}`;
  return error instanceof ContractError && error.stage === "transaction" ? error.code : `${error.name}: ${error.message}`;
}
