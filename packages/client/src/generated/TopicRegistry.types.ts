// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Uint128 } from "../amount.js";
export type { Uint128 };
import type { Decimal } from "../decimal.js";
export type { Decimal };

export type NewToken = {
  native: {
    denom: string;
  };
} | {
  cw20: {
    address: string;
  };
} | {
  new_cw20: {
    code_id: number;
    decimals: number;
    initial_balances: Cw20Coin[];
    name: string;
    symbol: string;
  };
};
export interface InstantiateMsg {
  admin?: string | null | undefined;
  code_ids: CodeIds;
  emission_period?: number | null | undefined;
  guardian?: string | null | undefined;
  owner?: string | null | undefined;
  params: SuiteParams;
  token: NewToken;
  treasury: string;
}
export interface CodeIds {
  staking: number;
  synthesis: number;
}
export interface SuiteParams {
  creation_fee: Uint128;
  deposit_delay?: number | undefined;
  keep_tables?: number | undefined;
  min_stake: Uint128;
  min_topic_stake: Uint128;
  min_window?: number | undefined;
  registration_deposit: Uint128;
  reveal_forfeit: Uint128;
  unbonding_time?: number | undefined;
}
export interface Cw20Coin {
  address: string;
  amount: Uint128;
}
export type ExecuteMsg = {
  create_topic: NewTopic;
} | {
  update_topic: {
    params: TopicParams;
    topic_id: number;
  };
} | {
  transfer_topic: {
    to?: string | null | undefined;
    topic_id: number;
  };
} | {
  accept_topic: {
    topic_id: number;
  };
} | {
  retire_topic: {
    topic_id: number;
  };
} | {
  set_policy: {
    policy: Policy;
    role: Role;
    topic_id: number;
  };
} | {
  update_list: {
    add: string[];
    remove: string[];
    role: Role;
    topic_id: number;
  };
} | {
  update_params: {
    params: SuiteParamsUpdate;
    treasury?: string | null | undefined;
  };
} | {
  set_guardian: {
    guardian?: string | null | undefined;
  };
} | {
  pause: {
    until?: number | null | undefined;
    what: Pause;
  };
} | {
  unpause: {
    what: Pause;
  };
} | {
  receive: Cw20ReceiveMsg;
} | {
  update_ownership: Action;
};
export type RegretScale = "standard_deviation" | "median_absolute_deviation";
export type Policy = "open" | "list";
export type Answer = {
  value: {
    arity: number;
  };
} | {
  label: {
    labels: number;
  };
};
export type LossFunction = "squared" | "absolute" | {
  huber: {
    delta: Decimal;
  };
} | {
  pinball: {
    quantile: Decimal;
  };
} | "log_loss" | "brier";
export type RuleKind = "regret" | "ml_poly" | "meta";
export type TruthMode = "truth" | "losses";
export type Role = "worker" | "reputer";
export type Pause = "submissions" | "settlement" | "payouts";
export type Binary = string;
export type Action = {
  transfer_ownership: {
    expiry?: Expiration | null | undefined;
    new_owner: string;
  };
} | "accept_ownership" | "renounce_ownership";
export type Expiration = {
  at_height: number;
} | {
  at_time: Timestamp;
} | {
  never: {};
};
export type Timestamp = string;
export interface NewTopic {
  creator?: string | null | undefined;
  metadata: Metadata;
  opens_at?: number | null | undefined;
  params: TopicParams;
  reputer_policy?: Policy | null | undefined;
  topic: Topic;
  worker_policy?: Policy | null | undefined;
}
export interface Metadata {
  hash?: string | null | undefined;
  labels?: string[] | undefined;
  question: string;
  resolution: string;
  source: string;
  unit: string;
}
export interface TopicParams {
  terms: Terms;
  tuning?: Tuning | undefined;
}
export interface Terms {
  bounds?: Bounds | null | undefined;
  max_forecast_elements?: number | undefined;
  max_forecasters?: number | undefined;
  max_inferers?: number | undefined;
  max_reputers?: number | undefined;
  min_reporters?: number | undefined;
  require_unity?: Decimal | null | undefined;
  schedule: Schedule;
}
export interface Bounds {
  lower: Decimal;
  upper: Decimal;
}
export interface Schedule {
  dispute_window?: number | undefined;
  epoch_length: number;
  ground_truth_lag: number;
  report_reveal_window?: number | undefined;
  report_window: number;
  reveal_window: number;
  worker_submission_window: number;
}
export interface Tuning {
  merit?: MeritRules | undefined;
  regret?: RegretParams | undefined;
  reward?: RewardParams | undefined;
}
export interface MeritRules {
  forecasters?: MeritParams | undefined;
  inferers?: MeritParams | undefined;
  reputers?: MeritParams | undefined;
}
export interface MeritParams {
  alpha?: Decimal | undefined;
  lambda?: Decimal | undefined;
  quantile?: Decimal | undefined;
}
export interface RegretParams {
  alpha_regret?: Decimal | undefined;
  c_norm?: Decimal | undefined;
  epsilon?: Decimal | undefined;
  p_norm?: Decimal | undefined;
  scale?: RegretScale | undefined;
}
export interface RewardParams {
  beta_entropy?: Decimal | undefined;
  epsilon?: Decimal | undefined;
  forecaster?: Curve | undefined;
  inferer?: Curve | undefined;
  max_samples?: number | undefined;
  reputer_p?: Decimal | undefined;
  task_alpha?: Decimal | undefined;
}
export interface Curve {
  c?: Decimal | undefined;
  p?: Decimal | undefined;
}
export interface Topic {
  answer: Answer;
  loss?: LossFunction | undefined;
  rule: RuleKind;
  truth_mode?: TruthMode | undefined;
}
export interface SuiteParamsUpdate {
  creation_fee?: Uint128 | null | undefined;
  deposit_delay?: number | null | undefined;
  keep_tables?: number | null | undefined;
  min_stake?: Uint128 | null | undefined;
  min_topic_stake?: Uint128 | null | undefined;
  min_window?: number | null | undefined;
  registration_deposit?: Uint128 | null | undefined;
  reveal_forfeit?: Uint128 | null | undefined;
  unbonding_time?: number | null | undefined;
}
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
export type QueryMsg = {
  topic: {
    topic_id: number;
  };
} | {
  topics: {
    creator?: string | null | undefined;
    limit?: number | null | undefined;
    rule?: RuleKind | null | undefined;
    start_after?: number | null | undefined;
    state?: TopicState | null | undefined;
  };
} | {
  list: {
    limit?: number | null | undefined;
    role: Role;
    start_after?: string | null | undefined;
    topic_id: number;
  };
} | {
  allowed: {
    address: string;
    role: Role;
    topic_id: number;
  };
} | {
  suite: {};
} | {
  ownership: {};
};
export type TopicState = "active" | "retired";
export interface MigrateMsg {}
export interface AllowedResponse {
  allowed: boolean;
  policy: Policy;
}
export type Addr = string;
export interface ListResponse {
  addresses: Addr[];
}
export interface OwnershipForString {
  owner?: string | null | undefined;
  pending_expiry?: Expiration | null | undefined;
  pending_owner?: string | null | undefined;
}
export type Token = {
  native: {
    denom: string;
  };
} | {
  cw20: {
    address: Addr;
  };
};
export interface SuiteResponse {
  contracts: SuiteContract[];
  emission_period: number;
  guardian?: Addr | null | undefined;
  interface_version: number;
  now: number;
  params: SuiteParams;
  pauses: PauseInfo[];
  token: Token;
  treasury: Addr;
}
export interface SuiteContract {
  address: Addr;
  admin?: Addr | null | undefined;
  code_id: number;
  name: string;
  version: string;
}
export interface PauseInfo {
  until?: number | null | undefined;
  what: Pause;
}
export interface TopicResponse {
  changes: number;
  created_at: number;
  creator: Addr;
  metadata: Metadata;
  now: number;
  offered_to?: Addr | null | undefined;
  reputer_policy: Policy;
  retired_from?: number | null | undefined;
  state: TopicState;
  topic: Topic;
  topic_id: number;
  versions: VersionForTopicParams[];
  worker_policy: Policy;
}
export interface VersionForTopicParams {
  from_epoch: number;
  opens_at: number;
  params: TopicParams;
}
export interface TopicsResponse {
  next?: number | null | undefined;
  topics: TopicResponse[];
}