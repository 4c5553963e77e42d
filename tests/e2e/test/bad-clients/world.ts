/** The chain that the tests of bad clients share. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import type { TxResult } from "allora-client";
import { toUtf8 } from "@cosmjs/encoding";
import { MsgInstantiateContract, MsgInstantiateContractResponse } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { contractsOf, Observer } from "../../src/observer.js";
import { expectRefused, message, type Attempt } from "../../src/refusals.js";
import { LocalSuite, type Name } from "../../src/suite.js";
import { LocalTopic, type Schedule } from "../../src/topic.js";

/** Takes submissions in the open for longer than all tests last. */
const OPEN: Schedule = { epoch_length: 1800, worker_submission_window: 1800, reveal_window: 0, ground_truth_lag: 1800, report_window: 60 };
/** Takes commitments for as long. */
const SECRET: Schedule = { ...OPEN, worker_submission_window: 1500, reveal_window: 300 };

export const WORKERS = ["alice", "bob", "carol"] as const;
export const REPUTERS = ["dora", "emil"] as const;

/** Two suites on one chain: over its coin, and over a cw20. */
export class World {
  private constructor(
    readonly suite: LocalSuite,
    /** The suite over a cw20. It has the topic 1 only, without anybody. */
    readonly tokens: LocalSuite,
    readonly observer: Observer,
    /** Of the first suite, with workers and reputers. */
    readonly open: LocalTopic,
    readonly secret: LocalTopic,
    /** The second suite's cw20. */
    readonly token: string,
    /** A cw20 of the same code that is nobody's money; bob has it. */
    readonly foreign: string,
  ) {}

  static async begin(): Promise<World> {
    const suite = await LocalSuite.start({ name: "bad-clients" });
    return World.make(suite).catch(async (error: unknown) => {
      await suite.end();
      throw error;
    });
  }

  private static async make(suite: LocalSuite): Promise<World> {
    const tokens = await LocalSuite.deploy(suite.chain, "cw20");
    const open = await LocalTopic.create(suite, "in the open", OPEN);
    const secret = await LocalTopic.create(suite, "with commitments", SECRET);
    await LocalTopic.create(tokens, "for tokens", OPEN);
    for (const topic of [open, secret]) {
      await topic.registerWorkers(...WORKERS);
      for (const name of REPUTERS) await topic.registerReputer(name, 2_000_000n);
    }
    const { address, codeId } = tokens.book.contracts.token!;
    const foreign = await anotherToken(suite, codeId);
    const contracts = { ...contractsOf(suite.book), ...contractsOf(tokens.book, "tokens-"), foreign };
    const { rpc, denom, otherDenom } = suite.chain.info;
    const observer = await Observer.open(rpc, contracts, [denom, otherDenom]);
    return new World(suite, tokens, observer, open, secret, address, foreign);
  }

  async end(): Promise<void> {
    this.observer.close();
    await this.suite.end();
  }

  /** The addresses of the first suite's contracts. */
  get contracts(): { readonly registry: string; readonly staking: string; readonly synthesis: string; readonly rewards: string } {
    return addresses(this.suite);
  }

  /** Expects all attempts to be refused, and the state to stay. */
  refuses(attempts: readonly Attempt[]): Promise<void> {
    return expectRefused(this.suite, this.observer, attempts);
  }

  /** Something wrong in one message to a contract. */
  attempt(what: string, by: Name, contract: string, body: object, says: Attempt["says"], ...funds: readonly string[]): Attempt {
    return { what, by, messages: [message(this.suite, by, contract, body, ...funds)], says };
  }

  /** Sends messages that are all right. */
  async send(by: Name, ...messages: readonly EncodeObject[]): Promise<TxResult> {
    return (await this.suite.as(by)).send(messages);
  }
}

/** The addresses of a suite's contracts. */
export function addresses({ book }: LocalSuite) {
  const { topicRegistry, staking, synthesis, rewards } = book.contracts;
  return { registry: topicRegistry.address, staking: staking.address, synthesis: synthesis.address, rewards: rewards.address };
}

async function anotherToken(suite: LocalSuite, code: number): Promise<string> {
  const bob = await suite.as("bob");
  const initial_balances = [{ address: bob.address, amount: "1000000000000" }];
  const msg = toUtf8(JSON.stringify({ name: "Play money", symbol: "PLAY", decimals: 6, initial_balances }));
  const value = MsgInstantiateContract.fromPartial({ sender: bob.address, codeId: BigInt(code), label: "play-money", msg });
  const { msgResponses } = await bob.send({ typeUrl: MsgInstantiateContract.typeUrl, value });
  return MsgInstantiateContractResponse.decode(msgResponses[0]!.value).address;
}
