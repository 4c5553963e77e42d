/**
 * An account that sends transactions, as many as you like at once: it counts its sequence itself, so none of them waits
 * for the block of the one before.
 */

import { encodeSecp256k1Pubkey, type Pubkey } from "@cosmjs/amino";
import { SigningCosmWasmClient } from "@cosmjs/cosmwasm";
import { sha256 } from "@cosmjs/crypto";
import { toHex } from "@cosmjs/encoding";
import type { EncodeObject, OfflineSigner } from "@cosmjs/proto-signing";
import { GasPrice, type Event, type IndexedTx, type StdFee } from "@cosmjs/stargate";
import { TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import type { AccountState, Chain } from "./chain.js";
import { ChainError, chainError, ClientError, NoEndpoint, SequenceMismatch, TxTimeout } from "./error.js";
import { contractEvents } from "./event.js";
import { DEFAULT_GAS_MARGIN, DEFAULT_MAX_GAS, feeFor, gasToGive } from "./gas.js";
import type { ContractEvent } from "./generated/events.js";
import { pause } from "./pause.js";

/** How an account sends. */
export interface AccountOptions {
  readonly gasPrice: GasPrice;
  /** The suite's addresses: whose events are told. Default: everybody's. */
  readonly contracts?: readonly string[] | undefined;
  /** How often to look whether a transaction is in a block, in milliseconds. Default: 1,000. */
  readonly broadcastPollIntervalMs?: number | undefined;
  /** How long to look, in milliseconds. Default: 60,000. */
  readonly broadcastTimeoutMs?: number | undefined;
  /** A factor on estimated gas. Default: 1.2. */
  readonly gasMargin?: number | undefined;
  /** The most gas that an estimate may ask for: an endpoint that lies shall not make the fee. Default: 50,000,000. */
  readonly maxGas?: number | undefined;
}

/** How one transaction is sent. */
export interface SendOptions {
  /** Gas to give; default: what a simulation says, and a margin. */
  readonly gas?: number | undefined;
  /** The fee, with its gas; instead of `gas`. */
  readonly fee?: StdFee | undefined;
  /** A factor on estimated gas, instead of the account's. */
  readonly gasMargin?: number | undefined;
  readonly memo?: string | undefined;
  /** Ends the waiting. What was sent is sent. */
  readonly signal?: AbortSignal | undefined;
}

/** A transaction that is in a block, and succeeded. */
export interface TxResult {
  readonly transactionHash: string;
  readonly height: number;
  readonly gasUsed: bigint;
  readonly gasWanted: bigint;
  /** As the chain has them. */
  readonly events: readonly Event[];
  /** What the suite's contracts told. */
  readonly told: readonly ContractEvent[];
  readonly msgResponses: IndexedTx["msgResponses"];
}

/** So often a transaction is tried with another sequence: others may send from the same account. */
const ATTEMPTS = 8;

/** So often a node that is behind is waited for. */
const PATIENCE = 4;

const POLL_INTERVAL_MS = 1_000;

/** What an account needs of a chain. */
export type AccountChain = Pick<Chain, "chainId" | "registry" | "account" | "simulate" | "broadcast" | "transaction">;

/** An account that sends. Its transactions come in the order of the calls. */
export class Account {
  private state: AccountState | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly chain: AccountChain,
    private readonly signing: SigningCosmWasmClient,
    readonly address: string,
    private readonly pubkey: Pubkey,
    private readonly options: AccountOptions,
  ) {}

  /** The account of a signer: that of `address`, or its first. */
  static async open(chain: AccountChain, signer: OfflineSigner, options: AccountOptions, address?: string): Promise<Account> {
    const accounts = await signer.getAccounts();
    const account = address === undefined ? accounts[0] : accounts.find((one) => one.address === address);
    if (account === undefined) throw new ClientError(`the signer has no account${address === undefined ? "" : ` ${address}`}`);
    const signing = await SigningCosmWasmClient.offline(signer, { registry: chain.registry });
    return new Account(chain, signing, account.address, encodeSecp256k1Pubkey(account.pubkey), options);
  }

  /**
   * Sends messages in one transaction, and waits until it is in a block.
   *
   * Throws a typed `ChainError` (`ContractError`, `OutOfGas`, ..) when it is refused or fails, `TxTimeout` when it is in no
   * block in time.
   */
  async send(messages: readonly EncodeObject[], options: SendOptions = {}): Promise<TxResult> {
    const hash = await this.sendOnly(messages, options);
    return this.result(hash, options.signal);
  }

  /** Sends messages and does not wait for their block; `result` does. Returns the transaction's hash. */
  sendOnly(messages: readonly EncodeObject[], options: SendOptions = {}): Promise<string> {
    return this.inTurn(() => this.attempt(messages, options), options.signal);
  }

  /** Waits until a transaction is in a block. Errors: as `send`. */
  async result(transactionHash: string, signal?: AbortSignal): Promise<TxResult> {
    const { broadcastPollIntervalMs = POLL_INTERVAL_MS, broadcastTimeoutMs = 60_000 } = this.options;
    const deadline = performance.now() + broadcastTimeoutMs;
    let silence: NoEndpoint | undefined;
    for (;;) {
      const found = await this.chain.transaction(transactionHash).catch((error: unknown) => {
        // An endpoint that is away for a while does not end the waiting.
        if (!(error instanceof NoEndpoint)) throw error;
        silence = error;
        return undefined;
      });
      if (found !== undefined) return succeeded(found, this.options.contracts);
      if (performance.now() >= deadline) throw new TxTimeout(transactionHash, broadcastTimeoutMs, silence);
      await pause(broadcastPollIntervalMs, signal);
    }
  }

  /** The gas that messages would be given: an estimate with its margin. Nothing is sent. */
  estimateGas(messages: readonly EncodeObject[], margin?: number, memo = ""): Promise<number> {
    return this.inTurn(() => this.estimate(messages, margin, memo));
  }

  /** Does something with the account's sequence, after all that was asked for before. */
  private inTurn<R>(work: () => Promise<R>, signal?: AbortSignal): Promise<R> {
    const done = this.turn.then(() => this.resynced(work, signal));
    this.turn = done.catch(() => {});
    return done;
  }

  private async resynced<R>(work: () => Promise<R>, signal?: AbortSignal): Promise<R> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof SequenceMismatch && attempt < ATTEMPTS) await this.resync(error, attempt, signal);
        else {
          // Unless the chain refused it, it may have been taken: what comes next asks the chain for the sequence.
          if (!(error instanceof ChainError)) this.state = undefined;
          throw error;
        }
      }
    }
  }

  /**
   * Somebody else sent from this account: go on from there. Or the node has not heard of our own transactions before: give it
   * time, and only then believe that they are lost.
   */
  private async resync({ expected, found }: SequenceMismatch, attempt: number, signal?: AbortSignal): Promise<void> {
    const { accountNumber } = await this.current();
    if (expected > found || attempt > PATIENCE) this.state = { accountNumber, sequence: expected };
    else await pause(this.options.broadcastPollIntervalMs ?? POLL_INTERVAL_MS, signal);
  }

  private async attempt(messages: readonly EncodeObject[], options: SendOptions): Promise<string> {
    const memo = options.memo ?? "";
    const fee = options.fee ?? feeFor(options.gas ?? (await this.affordable(messages, options.gasMargin, memo)), this.options.gasPrice);
    const { accountNumber, sequence } = await this.current();
    const signerData = { accountNumber, sequence, chainId: this.chain.chainId };
    const bytes = TxRaw.encode(await this.signing.sign(this.address, messages, fee, memo, signerData)).finish();
    const hash = toHex(sha256(bytes)).toUpperCase();
    await this.chain.broadcast(bytes, hash);
    this.state = { accountNumber, sequence: sequence + 1 };
    return hash;
  }

  private async affordable(messages: readonly EncodeObject[], margin: number | undefined, memo: string): Promise<number> {
    const { maxGas = DEFAULT_MAX_GAS } = this.options;
    const gas = await this.estimate(messages, margin, memo);
    if (gas <= maxGas) return gas;
    throw new ClientError(`an endpoint estimates that ${gas} gas is to be given, more than the ${maxGas} of \`maxGas\`: nothing was sent; allow more, or name the gas with \`gas\``);
  }

  private async estimate(messages: readonly EncodeObject[], margin = this.options.gasMargin ?? DEFAULT_GAS_MARGIN, memo: string): Promise<number> {
    const { sequence } = await this.current();
    return gasToGive(await this.chain.simulate(messages, memo, this.pubkey, sequence), margin);
  }

  private async current(): Promise<AccountState> {
    if (this.state !== undefined) return this.state;
    const state = await this.chain.account(this.address);
    if (state === undefined) throw new ClientError(`${this.address} is not on the chain yet: send it some coins first`);
    this.state = state;
    return state;
  }
}

function succeeded(tx: IndexedTx, contracts: readonly string[] | undefined): TxResult {
  const { hash: transactionHash, height, gasUsed, gasWanted, events, msgResponses } = tx;
  if (tx.code !== 0) throw chainError(tx.rawLog, "transaction", { transactionHash, height, gasUsed, gasWanted });
  return { transactionHash, height, gasUsed, gasWanted, events, told: contractEvents(events, contracts), msgResponses };
}
