// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Uint64 } from "../amount.js";
export type { Uint64 };
import type { Uint128 } from "../amount.js";
export type { Uint128 };
import type { Decimal } from "../decimal.js";
export type { Decimal };

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
  balances: {
    account: string;
    limit?: number | null | undefined;
    start_after?: WorkerRef | null | undefined;
  };
} | {
  worker_balance: {
    topic_id: number;
    worker_id: number;
  };
} | {
  topic_fundings: {
    limit?: number | null | undefined;
    start_after?: number | null | undefined;
    topic_ids?: number[] | undefined;
  };
} | {
  settlement: {
    epoch_id: number;
    topic_id: number;
  };
} | {
  settlements: {
    limit?: number | null | undefined;
    start_before?: number | null | undefined;
    topic_id: number;
  };
} | {
  explain_payment: {
    actor: Actor;
    epoch_id: number;
    topic_id: number;
  };
} | {
  overview: {};
} | {
  forecast: {
    periods?: number | null | undefined;
    topic_id: number;
  };
} | {
  solvency: {};
};
/** Somebody who took part in an epoch. */
export type Actor = {
  worker: number;
} | {
  reputer: number;
};
/** For migrations. */
export interface MigrateMsg {}
/** What an account has coming. */
export interface BalancesResponse {
  /** For itself: advance fees, the validators' share, rewards of a reputer without stake. */
  credit: Uint128;
  /** Ask again with `start_after` this, there may be more. */
  next?: WorkerRef | null | undefined;
  /** Block time of the answer, in seconds. */
  now: number;
  /** A page of its workers, those without anything too. */
  workers: WorkerBalanceInfo[];
}
/** What a worker has coming. */
export interface WorkerBalanceInfo {
  /** By role. */
  balance: WorkerBalance;
  /** In which topic. */
  topic_id: number;
  /** Which. */
  worker_id: number;
}
/** What a worker has coming, in base units. */
export interface WorkerBalance {
  /** For forecasts. */
  forecaster: Uint128;
  /** For inferences. */
  inferer: Uint128;
}
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
/** What somebody got for an epoch. */
export interface ExplainPaymentResponse {
  /** Block time of the answer, in seconds. */
  now: number;
  /** What he got in each role in which he took part; empty where the epoch was not paid, and where synthesis does not keep the epoch's table any more. */
  parts: PaymentPart[];
  /** What the epoch was paid; `None`: it was not. */
  settlement?: SettlementInfo | null | undefined;
  /** Whether synthesis still keeps the epoch's table, which has the fractions. */
  table_kept: boolean;
}
/** What somebody got in a role: `amount = floor(reward · share · fraction / 10^36)`. */
export interface PaymentPart {
  /** What he got. */
  amount: Uint128;
  /** His fraction of that, of 10^18. */
  fraction: Uint64;
  /** In which role. */
  payee: Payee;
  /** What was split between all. */
  reward: Uint128;
  /** The role's share of it, of 10^18. */
  share: Uint64;
}
/** What an epoch was paid. */
export interface SettlementInfo {
  /** What of both the sender of the message got that had it paid. */
  advance_fee: Uint128;
  /** Who that was. */
  advancer: Addr;
  /** From the emission of the periods. */
  emission: Uint128;
  /** Which. */
  epoch_id: number;
  /** For the time from this instant */
  from: number;
  /** From the topic's own funding. */
  own: Uint128;
  /** When. */
  paid_at: number;
  /** What of the reward went to the treasury: what rounding left, and shares that nobody got. */
  remainder: Uint128;
  /** The rest, which was split. */
  reward: Uint128;
  /** By role. */
  roles: RolePayment[];
  /** to this one. */
  to: number;
}
/** What a role was paid for an epoch. */
export interface RolePayment {
  /** What its participants got. */
  amount: Uint128;
  /** Which. */
  payee: Payee;
  /** Its share of the reward, of 10^18. */
  share: Uint64;
}
/** What periods to come have for a topic. */
export interface ForecastResponse {
  /** Block time of the answer, in seconds. */
  now: number;
  /** Ascending. */
  periods: ForecastPeriod[];
}
/** What a period to come has for a topic. */
export interface ForecastPeriod {
  /** When it begins. */
  begins_at: number;
  /** What there is for all of them. */
  emission: Uint128;
  /** Which. */
  period: number;
  /** What the topic's epochs are paid for the whole period, fee included. */
  topic_emission: Uint128;
  /** The weight of all topics. */
  total_weight: Uint128;
  /** The topic's weight. */
  weight: Uint128;
}
/** What rewards may mint of the suite's token. */
export type Minting = "nothing" | {
  capped: {
    left: Uint128;
  };
} | "uncapped";
/** How the money stands. */
export interface OverviewResponse {
  /** When it began. */
  begins_at: number;
  /** What is bonded in staking now, */
  bonded: Uint128;
  /** and what was on the mean of the last month. */
  bonded_mean: Uint128;
  /** What of that circulates: all but the treasury and the parameter `locked`. */
  circulating?: Uint128 | null | undefined;
  /** What they were paid from it so far. */
  drawn: Uint128;
  /** What that has for the topics. */
  emission: Uint128;
  /** When the next one begins. */
  ends_at: number;
  /** What rewards may mint of it. */
  minting: Minting;
  /** The month whose emission was set last, with all its terms; `None`: none was yet. */
  month?: Month | null | undefined;
  /** Block time of the answer, in seconds. */
  now: number;
  /** What participants of epochs were paid since that month was set, */
  paid: Uint128;
  /** and what of it reputers were. */
  paid_to_reputers: Uint128;
  /** What each of its periods emits, the validators' share included, if treasury and minting allow. */
  per_period: Uint128;
  /** The period of now. */
  period: number;
  /** The last period that was begun by a message; behind `period` while nobody sends one. */
  rolled: number;
  /** How much there is of the token; `None` where neither it nor a parameter says. */
  supply?: Uint128 | null | undefined;
  /** The weight of all topics in that. */
  total_weight: Uint128;
  /** What is free. */
  treasury: Uint128;
  /** Who gets the validators' share. */
  validators?: Addr | null | undefined;
}
/** The emission of a month, and what it came from. */
export interface Month {
  /** The most that e goes to: what stake may yield in a month. */
  ceiling: Decimal;
  /** What it emits, in base units. */
  emission: Uint128;
  /** Which month, by [`Calendar::month_of`]. */
  number: number;
  /** e: the emission per staked token. */
  per_staked: Decimal;
  /** rho: the part of payments that reputers got. */
  reputers_part: Decimal;
  /** N_staked, in base units. */
  staked: Uint128;
  /** What e goes to, but for the ceiling. */
  target: Decimal;
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
/** What an epoch was paid. */
export interface SettlementResponse {
  /** Block time of the answer, in seconds. */
  now: number;
  /** `None`: it was not paid. */
  settlement?: SettlementInfo | null | undefined;
}
/** What epochs were paid. */
export interface SettlementsResponse {
  /** Block time of the answer, in seconds. */
  now: number;
  /** A page of them. */
  settlements: SettlementInfo[];
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
  /** What for, like `bonded`, `deposits` or `treasury`. Others may follow. */
  name: string;
}
/** The money of topics. */
export interface TopicFundingsResponse {
  /** Ask again with `start_after` this, there may be more. */
  next?: number | null | undefined;
  /** Block time of the answer, in seconds. */
  now: number;
  /** The period of now. */
  period: number;
  /** Ascending by topic, or in the order that was asked for. */
  topics: TopicFunding[];
}
/** The money of a topic. */
export interface TopicFunding {
  /** Whether it takes part in the emission. */
  eligible: boolean;
  /** What waits for an epoch that opens in a later period. */
  inflows: Inflow[];
  /** The epoch that was paid last. */
  last_paid?: number | null | undefined;
  /** All payments to it, each decayed by 1/7 per period, as of now. */
  payments: Uint128;
  /** What its epochs are paid from. */
  pot: Uint128;
  /** The stake bonded in it. */
  stake: Uint128;
  /** What an epoch of one period's length would be paid from the pot, with all that waits in it: a seventh. */
  stream: Uint128;
  /** Which. */
  topic_id: number;
  /** Its weight in the period of now. */
  weight: Uint128;
  /** Its weight from now on, as it stands: ascending. In periods that are in no row it has none. */
  weights: WeightRow[];
}
/** What was paid to a topic in a period and serves the topic. */
export interface Inflow {
  /** How much, in base units. */
  amount: Uint128;
  /** When. */
  period: number;
}
/** A weight and the periods that it holds for. */
export interface WeightRow {
  /** The first period. */
  from: number;
  /** The last period. */
  until: number;
  /** The weight, in base units. */
  weight: Uint128;
}
/** What a worker has coming. */
export interface WorkerBalanceResponse {
  /** By role. */
  balance: WorkerBalance;
  /** Block time of the answer, in seconds. */
  now: number;
}