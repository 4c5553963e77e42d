// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Uint128 } from "../amount.js";
export type { Uint128 };
import type { Fraction } from "../fraction.js";
export type { Fraction };
import type { Decimal } from "../decimal.js";
export type { Decimal };

/** The token of a new suite. */
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
    cap?: Uint128 | null | undefined;
    code_id: number;
    decimals: number;
    initial_balances: Cw20Coin[];
    name: string;
    symbol: string;
  };
};
/** Deploys the suite: the registry itself, its siblings, and a token when asked, in one transaction. */
export interface InstantiateMsg {
  /** Who may migrate the siblings; default: the owner. */
  admin?: string | null | undefined;
  /** Code of the siblings, already stored on the chain. */
  code_ids: CodeIds;
  /** Of money, in seconds: 60 to 7 days; default: one day. Never changes. */
  emission_period?: number | null | undefined;
  /** Who may pause for a while; default: nobody. */
  guardian?: string | null | undefined;
  /** Who governs; default: the sender. */
  owner?: string | null | undefined;
  /** Parameters. */
  params: SuiteParams;
  /** What everything is paid in. Never changes. */
  token: NewToken;
}
/** Code ids of the registry's siblings. */
export interface CodeIds {
  /** Of rewards. */
  rewards: number;
  /** Of staking. */
  staking: number;
  /** Of synthesis. */
  synthesis: number;
}
/** Parameters of the suite; a change acts at once, but never on a promise already made: what a commitment may forfeit, when an unbonding matures, what stake an epoch needs stand as they were when it was made. */
export interface SuiteParams {
  /** What it costs to create a topic, in base units; may be 0. */
  creation_fee: Uint128;
  /** How long a deposit stays locked after its worker left, in seconds: 0 to 90 days. */
  deposit_delay?: number | undefined;
  /** Of so many settled epochs per topic the table of all participants is kept: 1 to 10,000. */
  keep_tables?: number | undefined;
  /** A reputer's first stake, and the least own stake with which he may report, in base units; at least 1,000,000. */
  min_stake: Uint128;
  /** The least stake that speaks for a topic, in base units; above 0. */
  min_topic_stake: Uint128;
  /** The shortest window of a topic's schedule, in seconds: 1 to 3600. */
  min_window?: number | undefined;
  /** Of money: emission, and what becomes of payments. */
  money?: MoneyParams | undefined;
  /** What a worker locks at his registration, in base units; above 0. */
  registration_deposit: Uint128;
  /** What a worker loses who commits and does not reveal, in base units; above 0. */
  reveal_forfeit: Uint128;
  /** So many base units of stake are one vote; above 0. Fixed at the deployment. */
  tokens_per_weight?: Uint128 | undefined;
  /** How long stake stays locked after it was unbonded, in seconds: 0 to 90 days. A topic with long epochs has a longer one. */
  unbonding_time?: number | undefined;
}
/** The suite's parameters of money. Shares and rates are exact decimal fractions, amounts are base units. A change acts on what begins or is paid after it. Ranges: [`MoneyParams::validate`]. */
export interface MoneyParams {
  /** What part of what an epoch is paid goes to who sends the message that pays it; 0 to 0.05. */
  advance_fee?: Fraction | undefined;
  /** What part of a payment to a topic serves that topic, the rest goes to the treasury; 0 to 1. */
  direct_share?: Fraction | undefined;
  /** f_e: what part of the ecosystem's tokens a month emits, before scarcity; 0 to 1. */
  emission_rate?: Fraction | undefined;
  /** What of the supply does not circulate, besides the treasury. */
  locked?: Uint128 | undefined;
  /** The most that a staked token may yield in a month; 0 to 1. */
  max_monthly_yield?: Fraction | undefined;
  /** Up to what part of a period's total weight a topic's weight counts; 0 to 1. */
  max_topic_share?: Fraction | undefined;
  /** What counts as still to be minted of a cw20 without a cap. */
  mintable?: Uint128 | undefined;
  /** Whether every topic counts as eligible; for test networks. */
  open_emission?: boolean | undefined;
  /** Weight of this month in the emission per staked token; 0 to 1. */
  smoothing?: Fraction | undefined;
  /** How much there is of a coin of the chain. Without it such a coin has no emission. A cw20 knows its own. */
  supply?: Uint128 | null | undefined;
  /** Who gets the validators' share: an address; nobody as long as there is none. */
  validators?: string | null | undefined;
  /** What part of the emission is the validators'; counts only with an address; 0 to 1. */
  validators_share?: Fraction | undefined;
}
export interface Cw20Coin {
  address: string;
  amount: Uint128;
}
/** What the registry takes. */
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
  set_eligible: {
    policies_hash: HexBinary;
    topic_id: number;
    version: number;
  };
} | {
  revoke_eligible: {
    topic_id: number;
  };
} | {
  update_params: {
    params: SuiteParamsUpdate;
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
/** By what the regrets of a set are divided before they become weights. */
export type RegretScale = "standard_deviation" | "median_absolute_deviation";
/** Who may take part. */
export type Policy = "open" | "list";
/** The kind of a topic's answer. Fixed at its creation. */
export type Answer = {
  value: {
    arity: number;
  };
} | {
  label: {
    labels: number;
  };
};
/** The loss of a prediction: never negative, 0 where it is the truth. */
export type LossFunction = "squared" | "absolute" | {
  huber: {
    delta: Decimal;
  };
} | {
  pinball: {
    quantile: Decimal;
  };
} | "log_loss" | "brier";
/** Which rule a topic uses; fixed at its creation. */
export type RuleKind = "regret" | "ml_poly" | "meta";
/** Where a topic's losses come from. Fixed at its creation. */
export type TruthMode = "truth" | "losses";
/** In whose name somebody takes part. */
export type Role = "worker" | "reputer";
/** This is a wrapper around Vec<u8> to add hex de/serialization with serde. It also adds some helper methods to help encode inline. */
export type HexBinary = string;
/** What can be paused. Nothing pauses reveals, reports, scoring, unbonding, or the withdrawal of what has matured. */
export type Pause = "submissions" | "settlement" | "payouts";
/** Binary is a wrapper around Vec<u8> to add base64 de/serialization with serde. It also adds some helper methods to help encode inline. */
export type Binary = string;
/** Actions that can be taken to alter the contract's ownership */
export type Action = {
  transfer_ownership: {
    expiry?: Expiration | null | undefined;
    new_owner: string;
  };
} | "accept_ownership" | "renounce_ownership";
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
/** A topic to be created. */
export interface NewTopic {
  /** Whose topic it is; default: the sender. He is not asked, so that he is named says nothing about him. */
  creator?: string | null | undefined;
  /** What is asked. */
  metadata: Metadata;
  /** When epoch 0 opens, in seconds: from now on, at most 30 days ahead; default: now. */
  opens_at?: number | null | undefined;
  /** What its epochs go by at first. */
  params: TopicParams;
  /** Who may report; default: everybody. */
  reputer_policy?: Policy | null | undefined;
  /** What is fixed. */
  topic: Topic;
  /** Who may work; default: everybody. */
  worker_policy?: Policy | null | undefined;
}
/** What a topic asks, in words. Never changes: another question is another topic. */
export interface Metadata {
  /** sha256 of a longer text, as 64 hexadecimal digits. */
  hash?: string | null | undefined;
  /** Names of the labels in their order; for topics of labels only: all of them or none, each 1 to 64 bytes. */
  labels?: string[] | undefined;
  /** The question, 1 to 256 bytes: "log-return of ETH/USD over 8 h from the epoch's opening". */
  question: string;
  /** How the truth is made of it, and when there is none, up to 1024 bytes. */
  resolution: string;
  /** Where the truth is read, up to 256 bytes. */
  source: string;
  /** The unit of an answer, up to 64 bytes. */
  unit: string;
}
/** What the epochs of a topic go by; a version holds from one epoch on. */
export interface TopicParams {
  /** Who may send what, when. */
  terms: Terms;
  /** How the network learns and divides. */
  tuning?: Tuning | undefined;
}
/** Who may send what to an epoch, when and how much of it. */
export interface Terms {
  /** Bounds of inferences. */
  bounds?: Bounds | null | undefined;
  /** Elements of a forecast, 1 to 32. */
  max_forecast_elements?: number | undefined;
  /** Seats of forecasters, 1 to 16. */
  max_forecasters?: number | undefined;
  /** Seats of inferers, 1 to 64 under `regret`. */
  max_inferers?: number | undefined;
  /** Seats of reputers, 1 to 16. */
  max_reputers?: number | undefined;
  /** Reports that a truth takes, 1 to `max_reputers`. */
  min_reporters?: number | undefined;
  /** Inferences are probabilities, with a sum of 1 within this tolerance. */
  require_unity?: Decimal | null | undefined;
  /** When epochs open, close and settle. */
  schedule: Schedule;
}
/** Bounds of every component of an inference, both allowed. */
export interface Bounds {
  /** The least value. */
  lower: Decimal;
  /** The greatest value. */
  upper: Decimal;
}
/** The durations of a topic's epochs, in seconds. */
export interface Schedule {
  /** From the settlement to the payment. 0 is the only accepted value. */
  dispute_window?: number | undefined;
  /** L: from the opening of an epoch to the opening of the next. */
  epoch_length: number;
  /** G: from the opening to the instant from which the truth can be known. */
  ground_truth_lag: number;
  /** After T, reputers reveal committed reports. 0 is the only accepted value. */
  report_reveal_window?: number | undefined;
  /** T: after G, reputers report. */
  report_window: number;
  /** V: after W, workers reveal. 0: submissions are open. */
  reveal_window: number;
  /** W: from the opening, workers submit or commit. */
  worker_submission_window: number;
}
/** How the network learns and divides. */
export interface Tuning {
  /** How scores are averaged, by role. */
  merit?: MeritRules | undefined;
  /** Of the rule `regret`. */
  regret?: RegretParams | undefined;
  /** How rewards are split. */
  reward?: RewardParams | undefined;
}
/** How the scores of each role are averaged. */
export interface MeritRules {
  /** Of forecasters. */
  forecasters?: MeritParams | undefined;
  /** Of inferers. */
  inferers?: MeritParams | undefined;
  /** Of reputers. */
  reputers?: MeritParams | undefined;
}
/** How scores are averaged, one per role. Ranges: [`MeritParams::validate`]. */
export interface MeritParams {
  /** Weight of the newest score in the average. */
  alpha?: Decimal | undefined;
  /** How many standard deviations below the lowest average a newcomer starts and an absentee ends. */
  lambda?: Decimal | undefined;
  /** Which quantile of an epoch's scores a worker without a seat drifts to. */
  quantile?: Decimal | undefined;
}
/** How the regret rule learns and weighs. One set per topic. */
export interface RegretParams {
  /** Part of the newest epoch in a regret, in (0, 1]. 1/α scored epochs make a worker experienced. */
  alpha_regret?: Decimal | undefined;
  /** c, the scaled regret at which a weight starts to saturate, in 0 .. 2. */
  c_norm?: Decimal | undefined;
  /** ε, added to the scale of every set of regrets; at least 1e-18, log10 of a loss. */
  epsilon?: Decimal | undefined;
  /** p, sharpness of the weights, in 1 .. 10. */
  p_norm?: Decimal | undefined;
  /** The scale of regrets. */
  scale?: RegretScale | undefined;
}
/** How rewards are split. Ranges: [`RewardParams::validate`]. */
export interface RewardParams {
  /** How much the effective number of participants matters for a role's share. */
  beta_entropy?: Decimal | undefined;
  /** Added to the standard deviation of scores; where it is below this, all are paid alike. */
  epsilon?: Decimal | undefined;
  /** Of the forecasters' scores. */
  forecaster?: Curve | undefined;
  /** Of the inferers' scores. */
  inferer?: Curve | undefined;
  /** Of how many scores, the newest first, the standard deviation is taken. */
  max_samples?: number | undefined;
  /** Exponent of the reputers' stake x score. */
  reputer_p?: Decimal | undefined;
  /** Weight of this epoch in smoothed fractions and in the smoothed score ratio. */
  task_alpha?: Decimal | undefined;
}
/** How steeply a better score is rewarded: `M = ln(1 + e^(p (x - c)))` of the score x in standard deviations. */
export interface Curve {
  /** Where it bends, in standard deviations. */
  c?: Decimal | undefined;
  /** Steepness. */
  p?: Decimal | undefined;
}
/** What is fixed when a topic is created. */
export interface Topic {
  /** What an answer looks like. */
  answer: Answer;
  /** How wrong an answer is. */
  loss?: LossFunction | undefined;
  /** How inferences become one. */
  rule: RuleKind;
  /** Where losses come from. */
  truth_mode?: TruthMode | undefined;
}
/** A change of [`SuiteParams`]: what is left out stays. (`tokens_per_weight` always does: votes that are counted would be wrong.) */
export interface SuiteParamsUpdate {
  creation_fee?: Uint128 | null | undefined;
  deposit_delay?: number | null | undefined;
  keep_tables?: number | null | undefined;
  min_stake?: Uint128 | null | undefined;
  min_topic_stake?: Uint128 | null | undefined;
  min_window?: number | null | undefined;
  money?: MoneyParamsUpdate | null | undefined;
  registration_deposit?: Uint128 | null | undefined;
  reveal_forfeit?: Uint128 | null | undefined;
  unbonding_time?: number | null | undefined;
}
/** A change of [`MoneyParams`]: what is left out stays. */
export interface MoneyParamsUpdate {
  advance_fee?: Fraction | null | undefined;
  direct_share?: Fraction | null | undefined;
  emission_rate?: Fraction | null | undefined;
  locked?: Uint128 | null | undefined;
  max_monthly_yield?: Fraction | null | undefined;
  max_topic_share?: Fraction | null | undefined;
  mintable?: Uint128 | null | undefined;
  open_emission?: boolean | null | undefined;
  smoothing?: Fraction | null | undefined;
  supply?: Uint128 | null | undefined;
  /** An address. To pay validators nothing more, set `validators_share` to 0. */
  validators?: string | null | undefined;
  validators_share?: Fraction | null | undefined;
}
/** Cw20ReceiveMsg should be de/serialized under `Receive()` variant in a ExecuteMsg */
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
/** What the registry answers. */
export type QueryMsg = {
  topic: {
    topic_id: number;
  };
} | {
  topics: {
    creator?: string | null | undefined;
    eligible?: boolean | null | undefined;
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
/** Whether a topic goes on. */
export type TopicState = "active" | "retired";
/** For migrations. */
export interface MigrateMsg {}
/** Whether somebody may take part. */
export interface AllowedResponse {
  /** Whether. */
  allowed: boolean;
  /** By which policy. */
  policy: Policy;
}
/** A human readable address. */
export type Addr = string;
/** A list. */
export interface ListResponse {
  /** A page of it. */
  addresses: Addr[];
}
export interface OwnershipForString {
  owner?: string | null | undefined;
  pending_expiry?: Expiration | null | undefined;
  pending_owner?: string | null | undefined;
}
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
/** The suite. */
export interface SuiteResponse {
  /** The registry and its siblings. */
  contracts: SuiteContract[];
  /** In seconds. */
  emission_period: number;
  /** Who may pause for a while. */
  guardian?: Addr | null | undefined;
  /** Version of messages, events and layouts: `allora_interfaces::INTERFACE_VERSION`. */
  interface_version: number;
  /** Block time of the answer, in seconds. */
  now: number;
  /** Parameters. */
  params: SuiteParams;
  /** What is paused now. */
  pauses: PauseInfo[];
  /** The token. */
  token: Token;
}
/** A contract of the suite. */
export interface SuiteContract {
  /** Where it is. */
  address: Addr;
  /** Who may migrate it, as the chain says. */
  admin?: Addr | null | undefined;
  /** Its code, as the chain says. */
  code_id: number;
  /** `topic-registry`, `staking`, `synthesis`, `rewards`. */
  name: string;
  /** Its cw2 version; empty where it keeps none. */
  version: string;
}
/** A pause in force. */
export interface PauseInfo {
  /** Until when, in seconds; `None`: until the owner lifts it. */
  until?: number | null | undefined;
  /** Of what. */
  what: Pause;
}
/** A topic. */
export interface TopicResponse {
  /** How often parameters, policies, lists or creator were changed. */
  changes: number;
  /** When it was created, in seconds. */
  created_at: number;
  /** Whose it is. */
  creator: Addr;
  /** Whether the owner vouches for it as it is, so that it may earn emission; if not, it lives of its own funds. */
  eligible: boolean;
  /** What it asks. */
  metadata: Metadata;
  /** Block time of the answer, in seconds. */
  now: number;
  /** To whom it is offered. */
  offered_to?: Addr | null | undefined;
  /** Who may take part, and all changes of it: [`super::PolicyChange::onto`]. */
  policies_hash: HexBinary;
  /** Who may report. */
  reputer_policy: Policy;
  /** The first epoch that does not open. */
  retired_from?: number | null | undefined;
  /** Whether it goes on. */
  state: TopicState;
  /** What is fixed. */
  topic: Topic;
  /** Its id. */
  topic_id: number;
  /** The versions of its parameters that are still needed, oldest first; the last one goes on. */
  versions: VersionForTopicParams[];
  /** Who may work. */
  worker_policy: Policy;
}
export interface VersionForTopicParams {
  from_epoch: number;
  opens_at: number;
  params: TopicParams;
}
/** Topics. */
export interface TopicsResponse {
  /** Ask again with `start_after` this, there may be more; a page looks at 100 topics at most. */
  next?: number | null | undefined;
  /** A page of them. */
  topics: TopicResponse[];
}