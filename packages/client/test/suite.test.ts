import { fromBase64, fromUtf8, toBech32 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { beforeEach, describe, expect, it } from "vitest";
import type { Account, SendOptions, TxResult } from "../src/account.js";
import type { AddressBook, Token } from "../src/address-book.js";
import { uint128 } from "../src/amount.js";
import type { Chain } from "../src/chain.js";
import { SigningSuite } from "../src/connect.js";
import { chainError, ContractError } from "../src/error.js";
import type { NewTopic } from "../src/generated/TopicRegistry.types.js";

const address = (byte: number) => toBech32("wasm", new Uint8Array(32).fill(byte));
const [registry, staking, synthesis, rewards, cw20] = [address(1), address(2), address(3), address(4), address(5)];
const contract = (at: string) => ({ address: at, codeId: 1, checksum: "ab".repeat(32) });
const book = (token: Token): AddressBook => ({
  version: 1, chainId: "chain-1", prefix: "wasm", rpcEndpoints: ["http://localhost:1"], gasPrice: "0stake", token,
  contracts: { topicRegistry: contract(registry), staking: contract(staking), synthesis: contract(synthesis), rewards: contract(rewards) },
  deployment: { txHash: "AB".repeat(32), height: 1, time: "2026-11-21T16:34:42Z" },
});
const NATIVE: Token = { native: { denom: "stake" } };
const CW20: Token = { cw20: { address: cw20 } };

let sent: { messages: readonly EncodeObject[]; options: SendOptions | undefined }[];
/** What contracts answer, by the name of the query. */
let answers: Record<string, unknown>;
let asked: { contract: string; query: object }[];
beforeEach(() => {
  [sent, asked] = [[], []];
  answers = { suite: { params: { registration_deposit: "5000", creation_fee: "10" } } };
});

function suite(token: Token = NATIVE): SigningSuite {
  const chain = {
    queryContractSmart: async (contract: string, query: object) => {
      asked.push({ contract, query });
      const answer = answers[Object.keys(query)[0]!];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    balance: async (_: string, denom: string) => (denom === "stake" ? 77n : 0n),
  } as unknown as Chain;
  const account = {
    address: "wasm1sender",
    send: async (messages: readonly EncodeObject[], options?: SendOptions): Promise<TxResult> => {
      sent.push({ messages, options });
      return { transactionHash: "AB", height: 5, gasUsed: 1n, gasWanted: 2n, events: [], told: [], msgResponses: [] };
    },
  } as unknown as Account;
  return new SigningSuite(book(token), chain, account, 1);
}

const decoded = ({ value }: EncodeObject) => ({ contract: value.contract, sender: value.sender, funds: value.funds, msg: JSON.parse(fromUtf8(value.msg)) });

describe("money", () => {
  it("goes as funds where the token is a coin", () => {
    expect(decoded(suite().pay.stake({ topicId: 7, amount: 1000n }))).toEqual({
      contract: staking, sender: "wasm1sender", funds: [{ denom: "stake", amount: "1000" }], msg: { stake: { topic_id: 7, beneficiary: null } },
    });
  });

  it("goes inside a Send where the token is a cw20", () => {
    const { contract: to, funds, msg } = decoded(suite(CW20).pay.topUp({ topicId: 7, workerId: 2, amount: 1000n }));
    expect([to, funds]).toEqual([cw20, []]);
    expect(msg.send).toMatchObject({ contract: synthesis, amount: "1000" });
    expect(JSON.parse(fromUtf8(fromBase64(msg.send.msg)))).toEqual({ top_up: { topic_id: 7, worker_id: 2 } });
  });

  it("for a topic, for the treasury and for a reputer goes to whom it is for, in coins and in a cw20", () => {
    const [coins, tokens] = [suite().pay, suite(CW20).pay];
    const inside = (message: EncodeObject) => {
      const { contract: to, msg } = decoded(message);
      return [to, msg.send.contract, msg.send.amount, JSON.parse(fromUtf8(fromBase64(msg.send.msg)))];
    };
    const fund = { fund: { topic_id: 7, beneficiary: null } };
    expect(decoded(coins.fund({ topicId: 7, amount: 9n }))).toEqual({ contract: rewards, sender: "wasm1sender", funds: [{ denom: "stake", amount: "9" }], msg: fund });
    expect(inside(tokens.fund({ topicId: 7, amount: 9n }))).toEqual([cw20, rewards, "9", fund]);
    const donation = { deposit: { income: "donation" } };
    expect(decoded(coins.donate(5n))).toMatchObject({ contract: rewards, funds: [{ amount: "5" }], msg: donation });
    expect(inside(tokens.donate(5n))).toEqual([cw20, rewards, "5", donation]);
    const delegation = { topicId: 7, reputer: "wasm1r", amount: 6n, beneficiary: "wasm1b" };
    const delegate = { delegate: { topic_id: 7, reputer: "wasm1r", beneficiary: "wasm1b" } };
    expect(decoded(coins.delegate(delegation))).toMatchObject({ contract: staking, funds: [{ amount: "6" }], msg: delegate });
    expect(inside(tokens.delegate(delegation))).toEqual([cw20, staking, "6", delegate]);
  });

  it("that an account has coming is claimed, and what matured is withdrawn, in one transaction if it likes", async () => {
    answers.balances = { credit: "3", workers: [{ topic_id: 7, worker_id: 2, balance: { inferer: "5", forecaster: "0" } }], next: null, now: 1 };
    answers.positions = { positions: [{ topic_id: 7, reputer: "wasm1r", bonded: "0", commission_made: "0", counted: "0", unbonding: "4", withdrawable: "4" }], now: 1 };
    const one = suite();
    expect(await one.earnings("wasm1x")).toMatchObject({ credit: 3n, total: 8n });
    await one.send([...(await one.claims()), ...(await one.withdrawals({ beneficiary: "wasm1cold" }))]);
    expect(sent[0]!.messages.map(decoded)).toMatchObject([
      { contract: rewards, msg: { claim: { workers: [{ topic_id: 7, worker_id: 2 }] } } },
      { contract: staking, msg: { withdraw: { topic_id: 7, reputer: "wasm1r", beneficiary: "wasm1cold" } } },
    ]);
    expect(asked.map(({ query }) => Object.values(query)[0].account ?? Object.values(query)[0].owner)).toEqual(["wasm1x", "wasm1sender", "wasm1sender"]);
  });

  it("of nothing is a plain message", () => {
    for (const token of [NATIVE, CW20]) {
      expect(decoded(suite(token).pay.message(registry, { x: {} }, 0n))).toMatchObject({ contract: registry, funds: [], msg: { x: {} } });
    }
  });

  it("of a registration is the suite's deposit, or what is missing to it, or what is said", async () => {
    answers.worker_by_operator = chainError("not_registered: nobody: query wasm contract failed", "query");
    const { pay } = suite();
    const funds = async (deposit?: bigint) => decoded(await pay.registerWorker({ topicId: 7, owner: "wasm1owner", deposit })).funds;
    expect(await funds()).toEqual([{ denom: "stake", amount: "5000" }]);
    answers.worker_by_operator = { deposit: "1200" };
    expect(await funds()).toEqual([{ denom: "stake", amount: "3800" }]);
    answers.worker_by_operator = { deposit: "9999" };
    expect(await funds()).toEqual([]);
    expect(await funds(1n)).toEqual([{ denom: "stake", amount: "1" }]);
    answers.worker_by_operator = chainError("topic_not_found: none: query wasm contract failed", "query");
    await expect(funds()).rejects.toThrow(ContractError);
  });

  it("of a topic is the suite's creation fee", async () => {
    const topic = { metadata: { question: "?" } } as NewTopic;
    expect(decoded(await suite().pay.createTopic(topic))).toMatchObject({ contract: registry, funds: [{ amount: "10" }], msg: { create_topic: topic } });
    expect(decoded(await suite().pay.createTopic(topic, 3n)).funds).toEqual([{ denom: "stake", amount: "3" }]);
  });

  it("is given by the bank, or by the token", () => {
    expect(suite().pay.transfer("wasm1x", 5n)).toEqual({
      typeUrl: "/cosmos.bank.v1beta1.MsgSend",
      value: { fromAddress: "wasm1sender", toAddress: "wasm1x", amount: [{ denom: "stake", amount: "5" }] },
    });
    expect(decoded(suite(CW20).pay.transfer("wasm1x", 5n))).toMatchObject({ contract: cw20, funds: [], msg: { transfer: { recipient: "wasm1x", amount: "5" } } });
  });

  it("of an account is what the bank or the token says", async () => {
    expect(await suite().balance("wasm1x")).toBe(77n);
    answers.balance = { balance: "340282366920938463463374607431768211455" };
    expect(await suite(CW20).balance("wasm1x")).toBe((1n << 128n) - 1n);
    expect(asked.at(-1)).toEqual({ contract: cw20, query: { balance: { address: "wasm1x" } } });
  });
});

describe("the generated clients", () => {
  it("send through the account, by its gas, by a factor, or by a whole fee", async () => {
    const { synthesis: client } = suite();
    expect(await client.advance({ topicId: 7, limit: 3 })).toMatchObject({ transactionHash: "AB", height: 5, gasUsed: 1n, logs: [] });
    await client.advance({ topicId: 7 }, 1.9, "a memo", [{ denom: "stake", amount: "1" }]);
    const fee = { amount: [], gas: "5" };
    await client.advance({ topicId: 7 }, fee);
    expect(sent.map(({ messages }) => decoded(messages[0]!))).toEqual([
      { contract: synthesis, sender: "wasm1sender", funds: [], msg: { advance: { topic_id: 7, limit: 3 } } },
      { contract: synthesis, sender: "wasm1sender", funds: [{ denom: "stake", amount: "1" }], msg: { advance: { topic_id: 7 } } },
      { contract: synthesis, sender: "wasm1sender", funds: [], msg: { advance: { topic_id: 7 } } },
    ]);
    expect(sent.map(({ options }) => options)).toEqual([{ gasMargin: undefined, memo: undefined }, { gasMargin: 1.9, memo: "a memo" }, { fee, memo: undefined }]);
  });

  it("ask the contracts, and write a pair as a pair", async () => {
    answers.workers_by_owner = { workers: [], now: 1 };
    await suite().synthesis.workersByOwner({ owner: "wasm1o", startAfter: [7, 2] });
    expect(asked).toEqual([{ contract: synthesis, query: { workers_by_owner: { owner: "wasm1o", start_after: [7, 2] } } }]);
  });

  it("and the composers make the same messages", async () => {
    const one = suite();
    await one.staking.unstake({ topicId: 7, amount: uint128(5n) });
    await one.send([one.messages.staking.unstake({ topicId: 7, amount: uint128(5n) })], { gas: 9 });
    await one.send(one.messages.staking.unstake({ topicId: 7, amount: uint128(5n) }));
    expect(decoded(sent[0]!.messages[0]!)).toEqual(decoded(sent[1]!.messages[0]!));
    expect(sent[1]!.options).toEqual({ gas: 9 });
    expect(sent[2]!.messages).toHaveLength(1);
  });
});
