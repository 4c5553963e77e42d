// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Uint64 } from "../amount.js";
export type { Uint64 };
import type { Uint128 } from "../amount.js";
export type { Uint128 };

/** The token that a suite is deployed with: stake, deposits, fees and rewards are paid in it. Never changes. */
export type Token = {
  native: {
    denom: string;
  };
} | {
  cw20: {
    address: Addr;
  };
};
/** A human readable address. */
export type Addr = string;
/** Sent by the registry, which is the sender. */
export interface InstantiateMsg {
  /** Of money, in seconds. */
  emission_period: number;
  /** What everything is paid in. */
  token: Token;
}
/** What rewards takes. */
export type ExecuteMsg = {
  wire: {
    address: string;
    sibling: Sibling;
  };
} | {
  set_pause: {
    until: number;
    what: Pause;
  };
} | {
  fund: {
    beneficiary?: string | null | undefined;
    topic_id: number;
  };
} | {
  deposit: {
    income: Income;
  };
} | {
  touch: {
    topic_id: number;
  };
} | {
  roll: {
    limit?: number | null | undefined;
  };
} | {
  settle: Settlement;
} | {
  claim: {
    beneficiary?: string | null | undefined;
    workers: WorkerRef[];
  };
} | {
  close: {
    topic_id: number;
  };
} | {
  sweep_surplus: {};
} | {
  receive: Cw20ReceiveMsg;
};
/** A contract of the suite beside the registry. Others may come. */
export type Sibling = "staking" | "synthesis" | "rewards";
/** What can be paused. Nothing pauses reveals, reports, scoring, unbonding, or the withdrawal of what has matured. */
export type Pause = "submissions" | "settlement" | "payouts";
/** Money for the treasury. Others may come. */
export type Income = {
  creation_fee: {
    topic_id: number;
  };
} | "forfeits" | "donation";
/** In which role somebody is paid. */
export type Payee = "inferer" | "forecaster" | "reputer";
/** Binary is a wrapper around Vec<u8> to add base64 de/serialization with serde. It also adds some helper methods to help encode inline. */
export type Binary = string;
/** An epoch to be paid. Parts are integers out of 10^18. */
export interface Settlement {
  /** Who sent the message that pays it, and gets the advance fee. */
  advancer: string;
  /** The epoch of this topic that was paid last; another one is refused, so that nothing is paid twice or out of order. */
  after?: number | null | undefined;
  /** Who gets how much of his role's share: ascending by role, then by id. */
  entries: SettlementEntry[];
  /** Which. */
  epoch_id: number;
  /** It is paid for the time from this instant (seconds), the opening of the epoch before it, */
  from: number;
  /** What of the reward is for inferers, forecasters and reputers. */
  shares: [Uint64, Uint64, Uint64];
  /** to this one, its own opening. The same instant for a topic's first epoch. */
  to: number;
  /** Of which topic. */
  topic_id: number;
}
/** A participant's part of his role's share. */
export interface SettlementEntry {
  /** His part of it. */
  fraction: Uint64;
  /** His id: a worker's, or a reputer's. */
  id: number;
  /** In which role. */
  payee: Payee;
}
/** A worker of a topic. */
export interface WorkerRef {
  /** Which topic. */
  topic_id: number;
  /** Which worker of it. */
  worker_id: number;
}
/** Cw20ReceiveMsg should be de/serialized under `Receive()` variant in a ExecuteMsg */
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
/** What rewards answers. */
export type QueryMsg = {
  ownership: {};
} | {
  config: {};
} | {
  solvency: {};
};
/** For migrations. */
export interface MigrateMsg {}
/** Token, siblings, periods. */
export interface ConfigResponse {
  /** When the contract was made, in seconds: the begin of period 0. */
  deployed: number;
  /** The length of a period, in seconds. */
  emission_period: number;
  /** Block time of the answer, in seconds. */
  now: number;
  /** Until when claims are paused, in seconds; 0: they are not. */
  payouts_paused_until: number;
  /** The registry. */
  registry: Addr;
  /** The siblings that are wired. */
  siblings: [Sibling, Addr][];
  /** What everything is paid in. */
  token: Token;
}
/** Expiration represents a point in time when some event happens. It can compare with a BlockInfo and will return is_expired() == true once the condition is hit (and for every block in the future) */
export type Expiration = {
  at_height: number;
} | {
  at_time: Timestamp;
} | {
  never: {};
};
/** A point in time in nanosecond precision. */
export type Timestamp = string;
export interface OwnershipForString {
  owner?: string | null | undefined;
  pending_expiry?: Expiration | null | undefined;
  pending_owner?: string | null | undefined;
}
/** What a contract owes and what it has, in base units of the suite's token. */
export interface SolvencyResponse {
  /** What it has. */
  balance: Uint128;
  /** What it owes, by ledger. */
  ledgers: Ledger[];
  /** What is missing. Always 0, or something is broken. */
  missing: Uint128;
  /** Block time of the answer, in seconds. */
  now: number;
  /** The sum of them. */
  owed: Uint128;
  /** What it has beyond what it owes: tokens sent by mistake. 0 where `missing` is not. */
  surplus: Uint128;
}
/** One of a contract's ledgers. */
export interface Ledger {
  /** Its sum in base units. */
  amount: Uint128;
  /** What for: `bonded`, `unbonding`, `deposits`, `forfeits`. Others may follow. */
  name: string;
}