/** A chain for tests: it makes a block whenever somebody asks for the newest one, and knows just enough of wasm. */

import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { toBech32 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import type { StdFee } from "@cosmjs/stargate";
import type { MsgInstantiateContract, MsgStoreCode } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Access, Account, Block, Chain, ContractInfo, Refusal, StoredCode, Transaction } from "../../src/deploy/chain.js";

export const address = (byte: number, length = 20) => toBech32("wasm", new Uint8Array(length).fill(byte));
const hash = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

interface Tx {
  readonly messages: readonly EncodeObject[];
  readonly fee: StdFee;
  readonly sequence: number;
  readonly timeoutHeight: number;
}

interface Contract extends ContractInfo {
  readonly answers: Record<string, unknown>;
  readonly cw2: { contract: string; version: string };
}

export class FakeChain implements Chain {
  readonly address = address(1);
  height = 10;
  sequence = 0;
  funds = 10n ** 12n;
  known = true;
  access: Access = { who: "everybody" };
  defaultAccess: Access = { who: "everybody" };
  leastGasPrice = "0stake";
  /** What the next handing over meets, instead of the mempool. */
  refusals: Refusal[] = [];
  /** Transactions that are handed over vanish. */
  deaf = false;
  /** What the next transaction in a block fails with. */
  failure: string | undefined;
  /** A wrong thing in the suite that is made next. */
  miswired = false;
  misminted = false;
  readonly stored: (StoredCode & { readonly data: Uint8Array })[] = [];
  readonly contracts = new Map<string, Contract>();
  readonly transactions = new Map<string, Transaction>();
  private readonly signed = new Map<string, Tx>();
  private mempool: { hash: string; tx: Tx }[] = [];

  async block(): Promise<Block> {
    this.height += 1;
    const waiting = this.mempool;
    this.mempool = [];
    for (const { hash, tx } of waiting) this.include(hash, tx);
    return { height: this.height, time: await this.timeOf(this.height) };
  }
  async timeOf(height: number) {
    return new Date(1.7e12 + height * 1000).toISOString();
  }
  async account(): Promise<Account | undefined> {
    return this.known ? { accountNumber: 7, sequence: this.sequence } : undefined;
  }
  async balance() {
    return this.known ? this.funds : 0n;
  }
  async supply(denom: string) {
    return denom === "stake" ? 10n ** 15n : 0n;
  }
  async leastGasPrices() {
    return [this.leastGasPrice];
  }
  async uploadAccess() {
    return this.access;
  }
  async proposalDeposit() {
    return "5stake";
  }
  async codes() {
    return this.stored;
  }
  async wasm(codeId: number) {
    return this.stored.find(({ id }) => id === codeId)!.data;
  }
  async contract(at: string) {
    return this.contracts.get(at);
  }
  async raw(at: string, key: string) {
    const cw2 = this.contracts.get(at)?.cw2;
    return key === "contract_info" && cw2 !== undefined ? new TextEncoder().encode(JSON.stringify(cw2)) : undefined;
  }
  async smart(at: string, question: object) {
    const answer = this.contracts.get(at)?.answers[Object.keys(question)[0]!];
    if (answer === undefined) throw new Error("Query failed with (6): no such contract");
    return answer;
  }
  async transaction(hash: string) {
    return this.transactions.get(hash);
  }
  async simulate(messages: readonly EncodeObject[]) {
    return 1000 * JSON.stringify(messages.map(({ typeUrl }) => typeUrl)).length;
  }
  async sign(messages: readonly EncodeObject[], fee: StdFee, account: Account, timeoutHeight: number) {
    const tx: Tx = { messages, fee, sequence: account.sequence, timeoutHeight };
    const digests = messages.map(({ typeUrl, value }) => [typeUrl, value.msg ?? value.wasmByteCode].map((part) => hash(Buffer.from(part))));
    const bytes = new TextEncoder().encode(JSON.stringify([digests, fee.gas, fee.amount, tx.sequence, timeoutHeight]));
    this.signed.set(hash(bytes).toUpperCase(), tx);
    return bytes;
  }
  async broadcast(bytes: Uint8Array): Promise<Refusal | undefined> {
    const refusal = this.refusals.shift();
    if (refusal !== undefined || this.deaf) return refusal;
    const id = hash(bytes).toUpperCase();
    const tx = this.signed.get(id)!;
    if (this.mempool.some((one) => one.hash === id)) return { code: 19, log: "tx already in mempool" };
    if (tx.sequence !== this.sequence + this.mempool.length) return { code: 32, log: "account sequence mismatch" };
    this.mempool.push({ hash: id, tx });
    return undefined;
  }

  /** Somebody else sends from the same account. */
  spendSequence() {
    this.sequence += 1;
  }

  private include(id: string, tx: Tx) {
    if (tx.sequence !== this.sequence || this.height > tx.timeoutHeight) return;
    this.sequence += 1;
    for (const { amount } of tx.fee.amount) this.funds -= BigInt(amount);
    const failure = this.failure;
    this.failure = undefined;
    const events = failure === undefined ? tx.messages.map((message) => this.execute(message)) : [];
    const [code, log] = failure === undefined ? [0, ""] : [5, failure];
    this.transactions.set(id, { hash: id, height: this.height, code, log, events, gasUsed: Number(tx.fee.gas) - 1, gasWanted: Number(tx.fee.gas) });
  }

  private execute({ typeUrl, value }: EncodeObject) {
    const event = (type: string, attributes: Record<string, string>) => ({
      type,
      attributes: Object.entries(attributes).map(([key, text]) => ({ key, value: text })),
    });
    if (typeUrl.endsWith("MsgStoreCode")) {
      const data = gunzipSync((value as MsgStoreCode).wasmByteCode);
      const id = this.storeCode(data, this.address);
      return event("store_code", { code_checksum: hash(data), code_id: `${id}` });
    }
    const { codeId, msg, admin, label } = value as MsgInstantiateContract;
    const suite = this.makeSuite(Number(codeId), JSON.parse(Buffer.from(msg).toString()), admin, label);
    return event("wasm-allora_suite_deployed", { v: "1", ...suite });
  }

  /** Code that somebody stores. */
  storeCode(data: Uint8Array, creator: string): number {
    const id = this.stored.length + 1;
    this.stored.push({ id, creator, checksum: hash(data), access: this.defaultAccess, data });
    return id;
  }

  /** As the registry answers once it has made its siblings. */
  private makeSuite(codeId: number, message: any, admin: string, label: string) {
    const base = 100 + 10 * this.contracts.size;
    const [registry, staking, synthesis, rewards, minted] = [0, 1, 2, 3, 4].map((offset) => address(base + offset, 32)) as [string, string, string, string, string];
    const made = message.token.new_cw20;
    const token = made === undefined ? message.token : { cw20: { address: minted } };
    const owner = message.owner ?? this.address;
    const codes = { registry: codeId, ...message.code_ids };
    const siblingAdmin = message.admin ?? owner;
    const entry = (name: string, at: string, code_id: number) => ({ name, address: at, code_id, version: "0.1.0", admin });
    const contract = (name: string, code: number, who: string, answers: object) =>
      ({ codeId: code, admin: who, label, cw2: { contract: `allora-${name}`, version: "0.1.0" }, answers }) as Contract;
    const config = (...siblings: [string, string][]) => ({ config: { registry, token, siblings } });
    const { guardian = null, params, emission_period = 86_400 } = message;
    const contracts = [entry("topic-registry", registry, codeId), entry("staking", staking, codes.staking), entry("synthesis", synthesis, codes.synthesis), entry("rewards", rewards, codes.rewards)];
    const answers = { suite: { interface_version: 1, emission_period, token, guardian, params: { min_window: 30, ...params, money: { advance_fee: "0.005", ...params.money } }, contracts }, ownership: { owner } };
    this.contracts.set(registry, contract("topic-registry", codeId, admin, answers));
    this.contracts.set(staking, contract("staking", codes.staking, siblingAdmin, config(["synthesis", this.miswired ? registry : synthesis], ["rewards", rewards])));
    this.contracts.set(synthesis, contract("synthesis", codes.synthesis, siblingAdmin, config(["staking", staking], ["rewards", rewards])));
    this.contracts.set(rewards, contract("rewards", codes.rewards, siblingAdmin, config(["staking", staking], ["synthesis", synthesis])));
    if (made !== undefined) {
      const answers = { minter: { minter: this.misminted ? registry : rewards, cap: made.cap ?? null }, token_info: { symbol: made.symbol } };
      this.contracts.set(minted, { codeId: made.code_id, admin: undefined, label: "allora-token", cw2: { contract: "cw20", version: "2" }, answers });
    }
    return { registry, staking, synthesis, rewards, token: token.native?.denom ?? minted };
  }
}
