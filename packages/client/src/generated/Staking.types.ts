// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Uint128 } from "../amount.js";
export type { Uint128 };
import type { Fraction } from "../fraction.js";
export type { Fraction };

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
  /** What is staked. */
  token: Token;
  /** So many base units make a vote, at least 1; never changes. */
  tokens_per_weight: Uint128;
}
/** What staking takes. */
export type ExecuteMsg = {
  wire: {
    address: string;
    sibling: Sibling;
  };
} | {
  register_reputer: {
    topic_id: number;
  };
} | {
  stake: {
    beneficiary?: string | null | undefined;
    topic_id: number;
  };
} | {
  delegate: {
    beneficiary?: string | null | undefined;
    reputer: string;
    topic_id: number;
  };
} | {
  unstake: {
    amount?: Uint128 | null | undefined;
    topic_id: number;
  };
} | {
  undelegate: {
    amount?: Uint128 | null | undefined;
    reputer: string;
    topic_id: number;
  };
} | {
  redelegate: {
    amount?: Uint128 | null | undefined;
    reputer: string;
    to_reputer: string;
    to_topic_id: number;
    topic_id: number;
  };
} | {
  cancel_unstake: {
    reputer?: string | null | undefined;
    topic_id: number;
    unbonding_id: number;
  };
} | {
  withdraw: {
    beneficiary?: string | null | undefined;
    reputer?: string | null | undefined;
    topic_id: number;
  };
} | {
  set_commission: {
    commission: Fraction;
    topic_id: number;
  };
} | {
  add_rewards: {
    rewards: [number, Uint128][];
    topic_id: number;
  };
} | {
  refresh: {
    member: string;
    positions: PoolRef[];
  };
} | {
  add_hook: {
    addr: string;
  };
} | {
  remove_hook: {
    addr: string;
  };
} | {
  receive: Cw20ReceiveMsg;
};
/** A contract of the suite beside the registry. Others may come. */
export type Sibling = "staking" | "synthesis" | "rewards";
/** Binary is a wrapper around Vec<u8> to add base64 de/serialization with serde. It also adds some helper methods to help encode inline. */
export type Binary = string;
/** Which pool. */
export interface PoolRef {
  /** Whose. */
  reputer: string;
  /** In which topic. */
  topic_id: number;
}
/** Cw20ReceiveMsg should be de/serialized under `Receive()` variant in a ExecuteMsg */
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
/** What staking answers. */
export type QueryMsg = {
  ownership: {};
} | {
  config: {};
} | {
  pool: {
    reputer: string;
    topic_id: number;
  };
} | {
  topic_stakes: {
    limit?: number | null | undefined;
    start_after?: number | null | undefined;
    topic_id: number;
  };
} | {
  positions: {
    limit?: number | null | undefined;
    owner: string;
    start_after?: PoolRef | null | undefined;
  };
} | {
  delegations: {
    limit?: number | null | undefined;
    reputer: string;
    start_after?: string | null | undefined;
    topic_id: number;
  };
} | {
  unbondings: {
    owner: string;
    reputer?: string | null | undefined;
    topic_id: number;
  };
} | {
  solvency: {};
} | {
  member: {
    addr: string;
    at_height?: number | null | undefined;
  };
} | {
  list_members: {
    limit?: number | null | undefined;
    start_after?: string | null | undefined;
  };
} | {
  total_weight: {
    at_height?: number | null | undefined;
  };
} | {
  hooks: {};
} | {
  admin: {};
};
/** For migrations. */
export interface MigrateMsg {}
export interface AdminResponse {
  admin?: string | null | undefined;
}
/** Token and siblings. */
export interface ConfigResponse {
  /** The registry. */
  registry: Addr;
  /** The siblings that are wired. */
  siblings: [Sibling, Addr][];
  /** What is staked. */
  token: Token;
  /** So many base units make a vote. */
  tokens_per_weight: Uint128;
}
/** Who delegates to a reputer. */
export interface DelegationsResponse {
  /** A page of them. */
  delegations: DelegationInfo[];
  /** Block time of the answer, in seconds. */
  now: number;
}
/** What somebody delegates to a reputer. */
export interface DelegationInfo {
  /** How much now, in base units. */
  bonded: Uint128;
  /** Who. */
  owner: Addr;
  /** What he is unbonding, in base units. */
  unbonding: Uint128;
}
export interface HooksResponse {
  hooks: string[];
}
export interface MemberListResponse {
  members: Member[];
}
/** A group member has a weight associated with them. This may all be equal, or may have meaning in the app that makes use of the group (eg. voting power) */
export interface Member {
  addr: string;
  weight: number;
}
export interface MemberResponse {
  weight?: number | null | undefined;
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
/** A reputer's pool. */
export interface PoolResponse {
  /** What counts now, in base units. */
  bonded: Uint128;
  /** What his commission is: a part of the delegators' rewards. */
  commission: Fraction;
  /** What of `own` is in shares that his commission made since he last acted. */
  commission_made: Uint128;
  /** What others have delegated, in base units. */
  delegated: Uint128;
  /** How often the pool was emptied by a slash. */
  era: number;
  /** Rewards that have not entered yet, in base units. */
  incoming: Uint128;
  /** When all of them will have, in seconds; 0: there are none. */
  incoming_until: number;
  /** Whether it is enough to report, by `min_stake`. */
  may_report: boolean;
  /** The higher one that is announced. */
  next_commission?: NextCommission | null | undefined;
  /** Block time of the answer, in seconds. */
  now: number;
  /** The reputer's own part of what counts, with his commission, in base units. */
  own: Uint128;
  /** Whose. */
  reputer: Addr;
  /** The reputer's id in it. */
  reputer_id: number;
  /** Shares of it. */
  shares: Uint128;
  /** Which topic. */
  topic_id: number;
  /** What is on its way out, in base units. */
  unbonding: Uint128;
}
/** A commission that is announced. */
export interface NextCommission {
  /** When it takes effect, in seconds. */
  at: number;
  /** How much. */
  commission: Fraction;
}
/** What an account has. */
export interface PositionsResponse {
  /** Block time of the answer, in seconds. */
  now: number;
  /** A page of it. */
  positions: PositionInfo[];
}
/** What an account has in a pool. */
export interface PositionInfo {
  /** What is bonded now, in base units. */
  bonded: Uint128;
  /** What of that is in shares that a reputer's commission made in his own pool since he last acted. */
  commission_made: Uint128;
  /** What counts as votes of its owner, in base units: what was bonded when he last acted, or at the last `Refresh`. */
  counted: Uint128;
  /** In whose pool. */
  reputer: Addr;
  /** Which topic. */
  topic_id: number;
  /** What is unbonding, in base units. */
  unbonding: Uint128;
  /** What of that has matured. */
  withdrawable: Uint128;
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
/** The pools of a topic. */
export interface TopicStakesResponse {
  /** What is bonded in the topic by all, in base units, as its pools were when they were last written. */
  bonded: Uint128;
  /** Block time of the answer, in seconds. */
  now: number;
  /** A page of them. */
  pools: PoolResponse[];
  /** How many reputers are registered. */
  reputers: number;
}
export interface TotalWeightResponse {
  weight: number;
}
/** What an account is unbonding from a pool. */
export interface UnbondingsResponse {
  /** Block time of the answer, in seconds. */
  now: number;
  /** All of it. */
  unbondings: UnbondingInfo[];
}
/** Stake on its way out. */
export interface UnbondingInfo {
  /** What it is worth, in base units. */
  amount: Uint128;
  /** Whether it has matured. */
  matured: boolean;
  /** When it can be withdrawn, in seconds. */
  matures_at: number;
  /** Where it goes then; `None`: it is paid out. */
  redelegated_to?: PoolRef | null | undefined;
  /** Its id, for `CancelUnstake`. */
  unbonding_id: number;
}