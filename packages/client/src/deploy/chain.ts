/** What a deployment needs of a chain. Every question may be asked twice without harm. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import type { StdFee } from "@cosmjs/stargate";

/** Of the newest block. */
export interface Block {
  readonly height: number;
  /** As in `2026-11-21T16:34:42Z`. */
  readonly time: string;
}

/** What a transaction's signature needs of an account. */
export interface Account {
  readonly accountNumber: number;
  /** Of its next transaction. */
  readonly sequence: number;
}

/** Who may do something with code. */
export type Access = { readonly who: "everybody" } | { readonly who: "nobody" } | { readonly who: "some"; readonly addresses: readonly string[] };

/** Code that is stored. */
export interface StoredCode {
  readonly id: number;
  readonly creator: string;
  /** sha256, 64 hexadecimal digits in lower case, as the chain keeps it. */
  readonly checksum: string;
  /** Who may make contracts of it. */
  readonly access: Access;
}

/** A contract. */
export interface ContractInfo {
  readonly codeId: number;
  readonly admin: string | undefined;
  readonly label: string;
}

/** An event of a transaction. */
export interface Event {
  readonly type: string;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
}

/** A transaction in a block. */
export interface Transaction {
  readonly hash: string;
  readonly height: number;
  /** 0: it did what it says. */
  readonly code: number;
  readonly log: string;
  readonly events: readonly Event[];
  readonly gasUsed: number;
  readonly gasWanted: number;
}

/** A node would not take a transaction. */
export interface Refusal {
  readonly code: number;
  readonly log: string;
}

/** A chain, with a key that signs for `address`. */
export interface Chain {
  readonly address: string;
  block(): Promise<Block>;
  /** Time of a block. */
  timeOf(height: number): Promise<string>;
  /** `undefined`: the chain has never heard of the address. */
  account(): Promise<Account | undefined>;
  balance(denom: string): Promise<bigint>;
  /** How much of a coin there is, in base units. */
  supply(denom: string): Promise<bigint>;
  /** The gas prices that the node takes, as in `0.025stake`; empty where it takes all or does not say. */
  leastGasPrices(): Promise<readonly string[]>;
  uploadAccess(): Promise<Access>;
  /** What a governance proposal needs as deposit, as in `10000000stake`; empty where the chain does not say. */
  proposalDeposit(): Promise<string>;
  codes(): Promise<readonly StoredCode[]>;
  /** The wasm of a code. */
  wasm(codeId: number): Promise<Uint8Array>;
  contract(address: string): Promise<ContractInfo | undefined>;
  raw(address: string, key: string): Promise<Uint8Array | undefined>;
  smart(address: string, question: object): Promise<unknown>;
  /** `undefined`: in no block, as far as the node knows. */
  transaction(hash: string): Promise<Transaction | undefined>;
  /** Gas that messages of `address` would use, without the fee's own. */
  simulate(messages: readonly EncodeObject[]): Promise<number>;
  /** A signed transaction, which is in no block beyond `timeoutHeight`. */
  sign(messages: readonly EncodeObject[], fee: StdFee, account: Account, timeoutHeight: number): Promise<Uint8Array>;
  /** Hands a signed transaction to the node. */
  broadcast(tx: Uint8Array): Promise<Refusal | undefined>;
}
