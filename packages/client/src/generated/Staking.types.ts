// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Uint128 } from "../amount.js";
export type { Uint128 };

export type Token = {
  native: {
    denom: string;
  };
} | {
  cw20: {
    address: Addr;
  };
};
export type Addr = string;
export interface InstantiateMsg {
  token: Token;
}
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
  unstake: {
    amount?: Uint128 | null | undefined;
    topic_id: number;
  };
} | {
  cancel_unstake: {
    topic_id: number;
    unbonding_id: number;
  };
} | {
  withdraw: {
    beneficiary?: string | null | undefined;
    topic_id: number;
  };
} | {
  receive: Cw20ReceiveMsg;
};
export type Sibling = "staking" | "synthesis" | "rewards";
export type Binary = string;
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
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
    start_after?: number | null | undefined;
  };
} | {
  unbondings: {
    owner: string;
    topic_id: number;
  };
} | {
  solvency: {};
};
export interface MigrateMsg {}
export interface ConfigResponse {
  registry: Addr;
  siblings: [Sibling, Addr][];
  token: Token;
}
export type Expiration = {
  at_height: number;
} | {
  at_time: Timestamp;
} | {
  never: {};
};
export type Timestamp = string;
export interface OwnershipForString {
  owner?: string | null | undefined;
  pending_expiry?: Expiration | null | undefined;
  pending_owner?: string | null | undefined;
}
export interface PoolResponse {
  bonded: Uint128;
  era: number;
  may_report: boolean;
  now: number;
  own: Uint128;
  reputer: Addr;
  reputer_id: number;
  shares: Uint128;
  topic_id: number;
  unbonding: Uint128;
}
export interface PositionsResponse {
  now: number;
  positions: PositionInfo[];
}
export interface PositionInfo {
  bonded: Uint128;
  reputer: Addr;
  topic_id: number;
  unbonding: Uint128;
  withdrawable: Uint128;
}
export interface SolvencyResponse {
  balance: Uint128;
  ledgers: Ledger[];
  missing: Uint128;
  now: number;
  owed: Uint128;
  surplus: Uint128;
}
export interface Ledger {
  amount: Uint128;
  name: string;
}
export interface TopicStakesResponse {
  bonded: Uint128;
  now: number;
  pools: PoolResponse[];
  reputers: number;
}
export interface UnbondingsResponse {
  now: number;
  unbondings: UnbondingInfo[];
}
export interface UnbondingInfo {
  amount: Uint128;
  matured: boolean;
  matures_at: number;
  unbonding_id: number;
}