import { DirectSecp256k1HdWallet, Registry } from "@cosmjs/proto-signing";
import { defaultRegistryTypes, GasPrice, type IndexedTx } from "@cosmjs/stargate";
import { AuthInfo, TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { Account, type AccountChain, type AccountOptions } from "../src/account.js";
import { pause } from "../src/pause.js";
import { chainError, ContractError, InsufficientFee, NoEndpoint, SequenceMismatch, TxTimeout } from "../src/error.js";

const MESSAGE = { typeUrl: "/cosmos.bank.v1beta1.MsgSend", value: { fromAddress: "", toAddress: "", amount: [] } };

/** A node with a mempool, which checks sequences as the SDK does, and makes a block when it is asked for a transaction. */
class FakeChain implements AccountChain {
  readonly chainId = "fake-1";
  readonly registry = new Registry(defaultRegistryTypes);
  /** The next sequence as of the last block, and with the mempool. */
  committed = 5;
  checked = 5;
  readonly sequences: number[] = [];
  readonly gas: number[] = [];
  readonly simulated: number[] = [];
  accountsAsked = 0;
  /** What a simulation says. */
  used = 100_000;
  /** What the next broadcasts say instead of taking the transaction. */
  refusals: Error[] = [];
  /** What the next looks for a transaction say. */
  silences: Error[] = [];
  /** The log of transactions that fail in their block, by sequence. */
  readonly failing = new Map<number, string>();
  lost = false;
  /** Of every transaction. */
  events: IndexedTx["events"] = [];
  private readonly mempool = new Map<string, number>();

  async account() {
    this.accountsAsked += 1;
    return { accountNumber: 3, sequence: this.committed };
  }

  async simulate(_messages: unknown, _memo: string, _signer: unknown, sequence: number) {
    this.simulated.push(sequence);
    // As a node does it: at once, but what was sent meanwhile is in its mempool.
    await pause(1);
    this.checkSequence(sequence);
    return this.used;
  }

  async broadcast(bytes: Uint8Array, hash: string) {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw refusal;
    const { signerInfos, fee } = AuthInfo.decode(TxRaw.decode(bytes).authInfoBytes);
    const sequence = Number(signerInfos[0]!.sequence);
    this.checkSequence(sequence);
    this.checked += 1;
    this.sequences.push(sequence);
    this.gas.push(Number(fee!.gasLimit));
    this.mempool.set(hash, sequence);
  }

  private checkSequence(sequence: number): void {
    if (sequence === this.checked) return;
    throw chainError(`account sequence mismatch, expected ${this.checked}, got ${sequence}: incorrect account sequence`, "transaction");
  }

  async transaction(hash: string): Promise<IndexedTx | undefined> {
    const silence = this.silences.shift();
    if (silence !== undefined) throw silence;
    const sequence = this.mempool.get(hash);
    if (sequence === undefined || this.lost) return undefined;
    this.committed = Math.max(this.committed, sequence + 1);
    const log = this.failing.get(sequence);
    return { hash, height: 9, txIndex: 0, code: log === undefined ? 0 : 5, rawLog: log ?? "", events: this.events, msgResponses: [], tx: new Uint8Array(), gasUsed: 90_000n, gasWanted: 120_000n };
  }
}

let signer: DirectSecp256k1HdWallet;
beforeAll(async () => {
  signer = await DirectSecp256k1HdWallet.generate(12);
});

const OPTIONS: AccountOptions = { gasPrice: GasPrice.fromString("0.025stake"), broadcastPollIntervalMs: 1, broadcastTimeoutMs: 30 };
const open = (chain: FakeChain) => Account.open(chain, signer, OPTIONS);

describe("an account", () => {
  it("sends many transactions at once, in their order, and asks for its sequence once", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    const results = await Promise.all(Array.from({ length: 20 }, () => account.send([MESSAGE], { gas: 100_000 })));
    expect(chain.sequences).toEqual(Array.from({ length: 20 }, (_, index) => 5 + index));
    expect(new Set(results.map(({ transactionHash }) => transactionHash)).size).toBe(20);
    expect(chain.accountsAsked).toBe(1);
  });

  it("gives what a simulation with its next sequence says, with the fee's part and a margin; or what it is told", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    await account.send([MESSAGE]);
    await account.send([MESSAGE], { gasMargin: 2 });
    await account.send([MESSAGE], { gas: 77 });
    await account.send([MESSAGE], { fee: { amount: [], gas: "88" } });
    expect(chain.simulated).toEqual([5, 6]);
    expect(chain.gas).toEqual([Math.ceil((100_000 + 1_710 + 17_935) * 1.2), (100_000 + 1_710 + 17_935) * 2, 77, 88]);
  });

  it("tells what the suite's contracts told, and a stranger who uses their words does not make a success fail", async () => {
    const chain = new FakeChain();
    const advanced = (contract: string, v: string) => ({
      type: "wasm-allora_advanced",
      attributes: Object.entries({ _contract_address: contract, v, topic_id: "7", events: "1", next_due: "-" }).map(([key, value]) => ({ key, value })),
    });
    chain.events = [advanced("wasm1stranger", "99"), advanced("wasm1synthesis", "1"), advanced("wasm1stranger", "1")];
    const account = await Account.open(chain, signer, { ...OPTIONS, contracts: ["wasm1synthesis"] });
    const { told } = await account.send([MESSAGE]);
    expect(told.map(({ type, contract }) => [type, contract])).toEqual([["allora_advanced", "wasm1synthesis"]]);
  });

  it("signs no fee that is made of an absurd estimate", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    chain.used = 1e12;
    await expect(account.send([MESSAGE])).rejects.toThrow(/an endpoint estimates that 12000000\d* gas is to be given, more than the 50000000 of `maxGas`/);
    expect(chain.sequences).toEqual([]);
    expect(await account.estimateGas([MESSAGE])).toBeGreaterThan(1e12);
    await account.send([MESSAGE], { gas: 60_000_000 });
    const generous = await Account.open(chain, signer, { ...OPTIONS, maxGas: 2e12 });
    chain.checked = chain.committed = 6;
    await generous.send([MESSAGE]);
    expect(chain.gas).toHaveLength(2);
  });

  it("estimates and sends in turn, so that no estimate is made with a sequence that is used up", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    await Promise.all([account.send([MESSAGE]), account.estimateGas([MESSAGE]), account.send([MESSAGE]), account.estimateGas([MESSAGE], 1)]);
    expect(chain.simulated).toEqual([5, 6, 6, 7]);
    expect(chain.sequences).toEqual([5, 6]);
  });

  it("goes on from where another sender of the same key left off", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    await account.send([MESSAGE], { gas: 1 });
    chain.checked = 9;
    await Promise.all([account.send([MESSAGE], { gas: 1 }), account.send([MESSAGE], { gas: 1 })]);
    expect(chain.sequences).toEqual([5, 9, 10]);
  });

  it("gives a node time that has not heard of the transactions before", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    await account.send([MESSAGE], { gas: 1 });
    chain.checked = 5;
    setTimeout(() => (chain.checked = 6), 2);
    await account.send([MESSAGE], { gas: 1 });
    expect(chain.sequences).toEqual([5, 6]);
  });

  it("goes back when its transactions are lost", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    await account.send([MESSAGE], { gas: 1 });
    chain.checked = 5;
    await account.send([MESSAGE], { gas: 1 });
    expect(chain.sequences).toEqual([5, 5]);
  });

  it("gives up on a sequence that never fits", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    chain.refusals = Array.from({ length: 8 }, (_, index) => new SequenceMismatch(100 + index, 5, "transaction", ""));
    await expect(account.send([MESSAGE], { gas: 1 })).rejects.toThrow(SequenceMismatch);
  });

  it("keeps its sequence when a node refuses, and the next transaction goes through", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    chain.refusals = [chainError("insufficient fees; got: 1stake required: 2stake: insufficient fee", "transaction")];
    const [first, second] = await Promise.allSettled([account.send([MESSAGE], { gas: 1 }), account.send([MESSAGE], { gas: 1 })]);
    expect(first).toMatchObject({ status: "rejected", reason: expect.any(InsufficientFee) });
    expect(second.status).toBe("fulfilled");
    expect(chain.sequences).toEqual([5]);
    expect(chain.accountsAsked).toBe(1);
  });

  it("asks for its sequence again when nobody said whether a transaction was taken", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    chain.refusals = [new NoEndpoint([])];
    await expect(account.send([MESSAGE], { gas: 1 })).rejects.toThrow(NoEndpoint);
    await account.send([MESSAGE], { gas: 1 });
    expect(chain.accountsAsked).toBe(2);
  });

  it("throws the contract's error of a transaction that failed, with its figures", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    chain.failing.set(5, "failed to execute message; message index: 0: not_listed: ask its creator: execute wasm contract failed");
    const error = await account.send([MESSAGE], { gas: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContractError);
    expect(error).toMatchObject({ code: "not_listed", stage: "transaction", tx: { height: 9, gasUsed: 90_000n } });
    await account.send([MESSAGE], { gas: 1 });
    expect(chain.sequences).toEqual([5, 6]);
  });

  it("goes on looking while endpoints are away, and ends in time", async () => {
    const chain = new FakeChain();
    const account = await open(chain);
    chain.silences = [new NoEndpoint([]), new NoEndpoint([])];
    await account.send([MESSAGE], { gas: 1 });
    chain.lost = true;
    await expect(account.send([MESSAGE], { gas: 1 })).rejects.toThrow(TxTimeout);
    chain.silences = [new NoEndpoint([{ endpoint: "http://x", error: new Error("gone") }])];
    await expect(account.send([MESSAGE], { gas: 1 })).rejects.toThrow(/it may still come \(no endpoint answered: http:\/\/x: gone\)/);
  });

  it("is one of the signer's", async () => {
    const chain = new FakeChain();
    await expect(Account.open(chain, signer, OPTIONS, "cosmos1other")).rejects.toThrow("the signer has no account cosmos1other");
    const [first] = await signer.getAccounts();
    expect((await Account.open(chain, signer, OPTIONS, first!.address)).address).toBe(first!.address);
  });
});
