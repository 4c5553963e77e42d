// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Decimal } from "../decimal.js";
export type { Decimal };
import type { Uint128 } from "../amount.js";
export type { Uint128 };
import type { Uint64 } from "../amount.js";
export type { Uint64 };

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
  /** What deposits are paid in. */
  token: Token;
}
/** What synthesis takes. */
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
  register_worker: {
    owner?: string | null | undefined;
    topic_id: number;
  };
} | {
  top_up: {
    topic_id: number;
    worker_id: number;
  };
} | {
  leave_topic: {
    topic_id: number;
    worker_id: number;
  };
} | {
  withdraw_deposit: {
    beneficiary?: string | null | undefined;
    topic_id: number;
    worker_id: number;
  };
} | {
  rotate_operator: {
    operator?: string | null | undefined;
    topic_id: number;
    worker_id: number;
  };
} | {
  accept_operator: {
    topic_id: number;
    worker_id: number;
  };
} | {
  transfer_worker: {
    to?: string | null | undefined;
    topic_id: number;
    worker_id: number;
  };
} | {
  accept_worker: {
    topic_id: number;
    worker_id: number;
  };
} | {
  submit: {
    entry: Entry;
    epoch_id: number;
    topic_id: number;
    worker?: number | null | undefined;
  };
} | {
  commit: {
    commitment: HexBinary;
    epoch_id: number;
    parts: Parts;
    topic_id: number;
    worker?: number | null | undefined;
  };
} | {
  reveal: {
    entry: Entry;
    epoch_id: number;
    salt: HexBinary;
    topic_id: number;
    worker?: number | null | undefined;
  };
} | {
  report: {
    epoch_id: number;
    report: Report;
    topic_id: number;
  };
} | {
  advance: {
    limit?: number | null | undefined;
    topic_id: number;
  };
} | {
  pay: {
    epoch_id: number;
    topic_id: number;
  };
} | {
  sweep_forfeits: {};
} | {
  receive: Cw20ReceiveMsg;
};
/** A contract of the suite beside the registry. Others may come. */
export type Sibling = "staking" | "synthesis" | "rewards";
/** What can be paused. Nothing pauses reveals, reports, scoring, unbonding, or the withdrawal of what has matured. */
export type Pause = "submissions" | "settlement" | "payouts";
/** What a worker submits for an epoch: an inference, a forecast, or both. Other kinds may come. */
export type Entry = {
  plain: {
    forecast?: ForecastElement[] | null | undefined;
    inference?: Decimal[] | null | undefined;
  };
};
/** This is a wrapper around Vec<u8> to add hex de/serialization with serde. It also adds some helper methods to help encode inline. */
export type HexBinary = string;
/** What a reputer says about an epoch. */
export type Report = {
  value: Decimal[];
} | {
  label: number;
} | "void";
/** Binary is a wrapper around Vec<u8> to add base64 de/serialization with serde. It also adds some helper methods to help encode inline. */
export type Binary = string;
/** What a forecaster expects of an inferer. */
export interface ForecastElement {
  /** Of whom. */
  inferer: number;
  /** Which log10 loss, -100 to 100. */
  log_loss: Decimal;
}
/** Which parts an entry has. */
export interface Parts {
  /** A forecast. */
  forecast: boolean;
  /** An inference. */
  inference: boolean;
}
/** Cw20ReceiveMsg should be de/serialized under `Receive()` variant in a ExecuteMsg */
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
/** What synthesis is asked. */
export type QueryMsg = {
  ownership: {};
} | {
  config: {};
} | {
  now: {
    address?: string | null | undefined;
    topic_id: number;
  };
} | {
  would_admit: {
    address: string;
    epoch_id?: number | null | undefined;
    seat: SeatKind;
    topic_id: number;
  };
} | {
  network_inference: {
    epoch_id?: number | null | undefined;
    guards?: Guards | null | undefined;
    topic_id: number;
  };
} | {
  summaries: {
    topics: number[];
  };
} | {
  results: {
    limit?: number | null | undefined;
    start_before?: number | null | undefined;
    topic_id: number;
  };
} | {
  weight_series: {
    limit?: number | null | undefined;
    start_before?: number | null | undefined;
    topic_id: number;
  };
} | {
  epoch_table: {
    epoch_id: number;
    topic_id: number;
  };
} | {
  submissions: {
    epoch_id: number;
    limit?: number | null | undefined;
    start_after?: number | null | undefined;
    topic_id: number;
  };
} | {
  reports: {
    epoch_id: number;
    topic_id: number;
  };
} | {
  commitment: {
    epoch_id: number;
    topic_id: number;
    worker_id: number;
  };
} | {
  leaderboard: {
    limit?: number | null | undefined;
    seat: SeatKind;
    start_after?: number | null | undefined;
    topic_id: number;
  };
} | {
  worker: {
    topic_id: number;
    worker_id: number;
  };
} | {
  worker_by_operator: {
    operator: string;
    topic_id: number;
  };
} | {
  reputer: {
    reputer_id: number;
    topic_id: number;
  };
} | {
  history: {
    limit?: number | null | undefined;
    start_before?: number | null | undefined;
    topic_id: number;
    worker_id: number;
  };
} | {
  workers_by_owner: {
    limit?: number | null | undefined;
    owner: string;
    start_after?: WorkersByOwnerStartAfter | null | undefined;
  };
} | {
  explain: {
    actor: Actor;
    epoch_id: number;
    topic_id: number;
  };
} | {
  unpaid: {
    limit?: number | null | undefined;
    start_after?: number | null | undefined;
    topic_id: number;
  };
} | {
  due: {
    limit?: number | null | undefined;
    start_after?: number | null | undefined;
  };
} | {
  solvency: {};
};
/** Kinds of seats. */
export type SeatKind = "inferer" | "forecaster" | "reputer";
export type WorkersByOwnerStartAfter = [number, number];
/** Somebody who took part in an epoch. */
export type Actor = {
  worker: number;
} | {
  reputer: number;
};
/** What an inference must fulfil; what is `None` is not asked. */
export interface Guards {
  /** It is at most so many seconds since its close was due. */
  max_age?: number | null | undefined;
  /** The sum of its squared weights is at most this: 1 lets one worker be all, 0.5 asks for two or more. */
  max_concentration?: Decimal | null | undefined;
  /** At least so many inferences are in it. */
  min_inferers?: number | null | undefined;
  /** At least so many epochs of the topic were scored before. (Not checked for an epoch asked for by its number.) */
  min_scored_epochs?: number | null | undefined;
}
/** For migrations. */
export interface MigrateMsg {}
/** A commitment. */
export interface CommitmentResponse {
  /** What is committed and not revealed; `None`: nothing, or it is revealed. */
  committed?: Committed | null | undefined;
  /** Block time of the answer. */
  now: number;
  /** Until when it can be revealed, in seconds; `None`: an epoch so long ago that nobody knows. */
  reveal_until?: number | null | undefined;
  /** Whether it is revealed; of an epoch that is not settled. */
  revealed: boolean;
}
/** A commitment that is not revealed. */
export interface Committed {
  /** What its worker loses if he does not reveal, in base units; as it was at the commit. */
  forfeit: Uint128;
  /** Of what. */
  hash: HexBinary;
  /** Which parts the entry has. */
  parts: Parts;
}
/** Where everything is, and what is paused. */
export interface ConfigResponse {
  /** Block time of the answer. */
  now: number;
  /** The registry. */
  registry: Addr;
  /** Until when payments are paused, in seconds; `None`: they are not. */
  settlement_paused_until?: number | null | undefined;
  /** The siblings that are wired. */
  siblings: [Sibling, Addr][];
  /** Until when submissions are paused, in seconds; `None`: they are not. */
  submissions_paused_until?: number | null | undefined;
  /** What deposits are paid in. */
  token: Token;
}
/** Something that happens to an epoch. Of events due at one instant settlements come first (they change what a close reads), then lower epochs; the order of this type. */
export type Event = {
  settle: number;
} | {
  close: number;
} | {
  pay: number;
};
/** What is due. */
export interface DueResponse {
  /** Ask again with `start_after` this, there may be more. */
  next?: number | null | undefined;
  /** Block time of the answer. */
  now: number;
  /** Topics with open epochs, or with epochs to be paid, ascending, and what comes next in each. */
  topics: TopicDue[];
}
/** What comes next in a topic. */
export interface TopicDue {
  /** Whether it is due: send `Advance`. */
  due: boolean;
  /** What comes next, due or not. */
  event: Due;
  /** How many events are due. */
  events_due: number;
  /** Which. */
  topic_id: number;
}
/** An event and the instant (seconds) from which it is due. Ordered as events are carried out: by instant, then as [`Event`] is. */
export interface Due {
  /** From when. */
  at: number;
  /** What. */
  event: Event;
}
/** What became of an epoch. Others may come. */
export type Outcome = "closed" | {
  scored: Scored;
} | "void" | {
  failed: Failure;
};
/** What happened. */
export type Truth = {
  value: Decimal[];
} | {
  label: number;
};
/** Why an epoch failed. Others may come. */
export type Failure = "no_reveals" | "no_inferences" | {
  no_quorum: Shortfall;
} | {
  refused: string;
};
/** What is missing to a quorum. */
export type Shortfall = {
  reporters: {
    needed: number;
    reported: number;
  };
} | {
  stake: {
    needed: Uint128;
    reported: Uint128;
  };
} | {
  usual_stake: {
    reported: Uint128;
    usual: Uint128;
  };
};
/** Which case of the definition an epoch fell under (reference 9.1). */
export type Basis = "single" | "no_loss" | "all_new" | "weighted";
/** Where an [`Interval`] comes from. */
export type IntervalMethod = "expert_spread";
/** Everybody's numbers in an epoch. */
export interface EpochTableResponse {
  /** Block time of the answer. */
  now: number;
  /** What became of it; `None`: it is not closed, or nobody submitted. */
  result?: EpochResult | null | undefined;
  /** Everybody's numbers; `None`: there are none, or they are no longer kept. */
  table?: EpochTable | null | undefined;
}
/** What became of an epoch; it stays for ever. Instants in seconds. */
export interface EpochResult {
  /** When its close was due. */
  close_due: number;
  /** When it was closed. */
  closed_at: number;
  /** Forecasters who took part. */
  forecasters: number;
  /** What those lost who committed and did not reveal, in base units. */
  forfeited: Uint128;
  /** Inferers whose inference is in it. */
  inferers: number;
  /** Hash of all that was submitted: `allora_interfaces::synthesis::hash_entries`. */
  inputs_hash: HexBinary;
  /** When it opened. */
  opened_at: number;
  /** What became of it. */
  outcome: Outcome;
  /** The network inference; `None` where it failed at its close. */
  prediction?: NetworkInference | null | undefined;
  /** Hash of all that was reported: `allora_interfaces::synthesis::hash_reports`; `None` while it is not settled. */
  reports_hash?: HexBinary | null | undefined;
  /** Reputers seated. */
  reputers: number;
  /** When its settlement is due. */
  settle_due: number;
  /** When it was settled; `None` while it is not. */
  settled_at?: number | null | undefined;
  /** The stake of all reports, seated or not, in base units. */
  stake_offered: Uint128;
  /** The stake of the seated reports, in base units. */
  stake_seated: Uint128;
  /** What it predicts happens at this instant, and reports open. */
  target_at: number;
}
/** An epoch that was scored. */
export interface Scored {
  /** log10 loss of the naive inference. */
  naive_loss?: Decimal | null | undefined;
  /** log10 loss of the network inference. */
  network_loss?: Decimal | null | undefined;
  /** What of the reward is for inferers, forecasters and reputers, of 10^18; `None`: it pays nobody. */
  shares?: [Uint64, Uint64, Uint64] | null | undefined;
  /** What happened. */
  truth: Truth;
}
/** The network inference of an epoch. */
export interface NetworkInference {
  /** Which case of the definition it fell under. */
  basis: Basis;
  /** The sum of the squared weights: 1 where one worker is all, 1/n where n weigh alike. */
  concentration: Decimal;
  /** Its uncertainty, when there is one. */
  interval?: Interval | null | undefined;
  /** The inferers alone. */
  naive: Decimal[];
  /** The combined inference, by component, in the topic's unit. */
  value: Decimal[];
}
/** The uncertainty of the combined inference. */
export interface Interval {
  /** By component of the inference: its value at each level. */
  components: Decimal[][];
  /** How it was made. */
  method: IntervalMethod;
  /** The levels, in percent, ascending. */
  percentiles: Decimal[];
}
/** Everybody's numbers in an epoch, written at its settlement. Fractions are integers out of 10^18, of the role's reward. What has no number has none: losses and scores of epochs that were not scored, weights where all count alike. */
export interface EpochTable {
  /** Ascending by id. */
  forecasters: ForecasterRow[];
  /** Ascending by id. */
  inferers: InfererRow[];
  /** Ascending by id. */
  reputers: ReputerRow[];
}
/** A forecaster's numbers. */
export interface ForecasterRow {
  /** His part of the forecasters' reward, of 10^18. */
  fraction: Uint64;
  /** log10 loss of his forecast-implied inference. */
  loss?: Decimal | null | undefined;
  /** The average of his scores, after it. */
  merit?: Decimal | null | undefined;
  /** The inferers and him alone. */
  one_in?: Decimal[] | null | undefined;
  /** log10 loss of the inferers and him alone. */
  one_in_loss?: Decimal | null | undefined;
  /** The network inference without him. */
  one_out?: Decimal[] | null | undefined;
  /** log10 loss of the network inference without him. */
  one_out_loss?: Decimal | null | undefined;
  /** His score, in decades of loss. */
  score?: Decimal | null | undefined;
  /** His forecast-implied inference. */
  value: Decimal[];
  /** His weight in the network inference. */
  weight?: Decimal | null | undefined;
  /** Who. */
  worker: number;
}
/** An inferer's numbers. */
export interface InfererRow {
  /** His part of the inferers' reward, of 10^18. */
  fraction: Uint64;
  /** log10 loss of his inference. */
  loss?: Decimal | null | undefined;
  /** The average of his scores, after it. */
  merit?: Decimal | null | undefined;
  /** The network inference without him. */
  one_out?: Decimal[] | null | undefined;
  /** log10 loss of the network inference without him. */
  one_out_loss?: Decimal | null | undefined;
  /** His score, in decades of loss. */
  score?: Decimal | null | undefined;
  /** His inference. */
  value: Decimal[];
  /** His weight in the network inference. */
  weight?: Decimal | null | undefined;
  /** Who. */
  worker: number;
}
/** A reputer's numbers. */
export interface ReputerRow {
  /** His share of the mean weight, at most 1. */
  adjusted_stake?: Decimal | null | undefined;
  /** His listening coefficient from then on. */
  coefficient?: Decimal | null | undefined;
  /** His part of the reputers' reward, of 10^18. */
  fraction: Uint64;
  /** The average of his scores, after it. */
  merit?: Decimal | null | undefined;
  /** What he said. */
  report: Report;
  /** Who. */
  reputer: number;
  /** How near he was to the consensus. */
  score?: Decimal | null | undefined;
  /** His stake behind it, in base units. */
  stake: Uint128;
}
/** What a seat is for. */
export type Task = "inference" | "forecast";
/** Whether an epoch is paid. */
export type Payment = {
  waiting: {
    failures: number;
  };
} | {
  parked: {
    failures: number;
  };
} | {
  paid: {
    amounts?: [Uint128, Uint128, Uint128] | null | undefined;
    at: number;
  };
};
/** How far an open epoch has come. */
export type EpochState = "collecting" | "closed";
/** What a worker sent. Other kinds may come. */
export type Content = {
  open: Entry;
} | {
  committed: Committed;
} | {
  revealed: Entry;
};
/** Every number about somebody in an epoch. */
export interface ExplainResponse {
  /** His numbers as a forecaster. */
  forecaster?: ForecasterRow | null | undefined;
  /** His numbers as an inferer. */
  inferer?: InfererRow | null | undefined;
  /** Block time of the answer. */
  now: number;
  /** Where he came and has no seat; told while it is not settled. */
  passed_over: Task[];
  /** What became of its payment; `None`: it pays nobody, or nobody could be asked yet. */
  payment?: Payment | null | undefined;
  /** What he reported, with which stake and coefficient, until it is settled. */
  report?: SeatedReport | null | undefined;
  /** His numbers as a reputer. */
  reputer?: ReputerRow | null | undefined;
  /** What became of it, once it is closed. */
  result?: EpochResult | null | undefined;
  /** What of the epoch's whole reward is his, by role (inferer, forecaster, reputer), of 10^18: share x fraction, rounded down. `None`: it divides no reward, or his numbers are no longer kept. */
  reward_parts?: [Uint64, Uint64, Uint64] | null | undefined;
  /** What decided about his seats as inferer and as forecaster. */
  seats: [Task, Seat][];
  /** How far it has come; `None`: it is settled, failed at its close, or has no submission. */
  state?: EpochState | null | undefined;
  /** What he sent, until it is settled. */
  submission?: SeatedEntry | null | undefined;
  /** The instants of the epoch. */
  windows?: Windows | null | undefined;
}
/** What a seated reputer reported. */
export interface SeatedReport {
  /** His listening coefficient when he reported. */
  coefficient: Decimal;
  /** What he says. */
  report: Report;
  /** His bonded stake when he reported, in base units. */
  stake: Uint128;
}
/** A seat: what decides whether it is kept, as of the submission. */
export interface Seat {
  /** The average of his scores. */
  merit?: Decimal | null | undefined;
  /** Whether he was scored fewer than ten times. */
  newcomer: boolean;
}
/** What a seated worker sent. */
export interface SeatedEntry {
  /** What he sent. */
  content: Content;
  /** His seat as a forecaster. */
  forecaster?: Seat | null | undefined;
  /** His seat as an inferer. */
  inferer?: Seat | null | undefined;
}
/** The instants of an epoch, in seconds of block time. Made by [`Schedule::windows`](super::Schedule::windows). */
export interface Windows {
  /** to here, where the close is due. */
  closes: number;
  /** Whose instants these are. */
  epoch: number;
  /** Workers submit or commit from here */
  opens: number;
  /** The payment is due. */
  payable: number;
  /** to here. */
  reports_end: number;
  /** Reputers report from here */
  reports_open: number;
  /** The settlement is due. */
  settles: number;
  /** to here, and reveal from here */
  submissions_end: number;
}
/** What a worker did. */
export interface HistoryResponse {
  /** Newest first; epochs without him are left out. */
  epochs: WorkerEpoch[];
  /** Ask again with `start_before` this, there are older epochs. */
  next?: number | null | undefined;
  /** Block time of the answer. */
  now: number;
}
/** What a worker did in an epoch. */
export interface WorkerEpoch {
  /** Which. */
  epoch_id: number;
  /** As a forecaster. */
  forecaster?: ForecasterRow | null | undefined;
  /** As an inferer. */
  inferer?: InfererRow | null | undefined;
}
/** The best by merit. */
export interface LeaderboardResponse {
  /** Best first. */
  leaders: Leader[];
  /** Ask again with `start_after` this, there are more participants. */
  next?: number | null | undefined;
  /** Block time of the answer. */
  now: number;
}
/** Somebody with a merit. */
export interface Leader {
  /** A reputer's listening coefficient. */
  coefficient?: Decimal | null | undefined;
  /** Worker or reputer id. */
  id: number;
  /** The average of his scores. */
  merit?: Decimal | null | undefined;
  /** How often he was scored. */
  scored_epochs: number;
}
/** Where an epoch stands at an instant, by the clock alone; whether its close or settlement was carried out already, the list of open epochs knows. */
export type Phase = {
  upcoming: {
    opens: number;
  };
} | {
  submissions: {
    until: number;
  };
} | {
  reveal: {
    until: number;
  };
} | {
  awaiting_truth: {
    close_due: number;
    until: number;
  };
} | {
  reports: {
    until: number;
  };
} | {
  over: {
    settle_due: number;
  };
};
/** A network inference. */
export interface NetworkInferenceResponse {
  /** Seconds since its close was due. */
  age: number;
  /** When its close was due. */
  close_due: number;
  /** When it was closed. */
  closed_at: number;
  /** Of which epoch. */
  epoch_id: number;
  /** Forecasters who took part. */
  forecasters: number;
  /** Inferers whose inference is in it. */
  inferers: number;
  /** How the topic's epoch scored last turned out; of the newest inference only. */
  last_scored?: LastScored | null | undefined;
  /** A newer epoch could be closed: somebody should send `Advance`. */
  newer_close_due: boolean;
  /** Block time of the answer. */
  now: number;
  /** When the epoch opened. */
  opened_at: number;
  /** Where the epoch stands, by the clock. */
  phase: Phase;
  /** The inference, its interval, its concentration. */
  prediction: NetworkInference;
  /** What it predicts happens at this instant. */
  target_at: number;
}
/** How good the network was when its truth was last known. */
export interface LastScored {
  /** In which epoch. */
  epoch: number;
  /** log10 loss of the network inference. */
  network_loss?: Decimal | null | undefined;
  /** How many epochs of the topic were scored. */
  scored_epochs: number;
}
/** What a topic takes now. */
export interface NowResponse {
  /** What `Advance` would carry out, if something is due. */
  due?: Due | null | undefined;
  /** The epoch that opens next; `None`: the topic is retired. */
  next?: Windows | null | undefined;
  /** Block time of the answer. */
  now: number;
  /** Whether submissions are paused. */
  paused: boolean;
  /** The epochs that take reports, ascending. */
  reports: Windows[];
  /** The epoch that takes reveals. */
  reveals?: Windows | null | undefined;
  /** The epoch that takes submissions (commitments, where it has a reveal window). */
  submissions?: Windows | null | undefined;
  /** What of it concerns the address. */
  you?: You | null | undefined;
}
/** What concerns an address. */
export interface You {
  /** What it may send now, with the first second after, and why not. */
  may: May[];
  /** The reputer it is. */
  reputer?: number | null | undefined;
  /** The worker whose operator it is. */
  worker?: number | null | undefined;
}
/** Something that somebody may or may not send. */
export interface May {
  /** For which epoch. */
  epoch_id: number;
  /** `submit`, `commit`, `reveal`, `report`. */
  message: string;
  /** Why it would be refused now, as the error would say; `None`: it would be taken. */
  refused?: string | null | undefined;
  /** The first second when it is too late. */
  until: number;
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
/** The reports of an epoch. */
export interface ReportsResponse {
  /** Block time of the answer. */
  now: number;
  /** Ascending by id. */
  reports: ReportInfo[];
  /** The stake of all reports that were sent, in base units. */
  stake_offered: Uint128;
  /** The stake behind them, in base units. */
  stake_seated: Uint128;
  /** The stake that usually reports, in base units: half of it makes a quorum. */
  usual_stake?: Uint128 | null | undefined;
}
/** A report. */
export interface ReportInfo {
  /** What he says. */
  report: Report;
  /** His address. */
  reputer?: Addr | null | undefined;
  /** Who. */
  reputer_id: number;
  /** His stake behind it, in base units. */
  stake: Uint128;
}
/** A reputer. */
export interface ReputerResponse {
  /** His listening coefficient. */
  coefficient: Decimal;
  /** The average of his scores, and how often he was scored. */
  merit: Merit;
  /** Block time of the answer. */
  now: number;
  /** His address. */
  reputer?: Addr | null | undefined;
  /** His id. */
  reputer_id: number;
}
/** What a topic knows of a worker in one role. */
export interface Merit {
  /** Average of his scores; `None` before the first. */
  average?: Decimal | null | undefined;
  /** His experience: how many epochs were scored with him, paid or not. */
  scored_epochs: number;
}
/** What epochs left behind. */
export interface ResultsResponse {
  /** Block time of the answer. */
  now: number;
  /** Newest first. */
  results: EpochResultInfo[];
}
/** What an epoch left behind. */
export interface EpochResultInfo {
  /** Which. */
  epoch_id: number;
  /** What. */
  result: EpochResult;
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
/** What workers sent. */
export interface SubmissionsResponse {
  /** Block time of the answer. */
  now: number;
  /** Ascending by id. */
  submissions: SubmissionInfo[];
}
/** What a worker sent. */
export interface SubmissionInfo {
  /** His seats, and what he sent. */
  entry: SeatedEntry;
  /** Who. */
  worker_id: number;
}
/** Lines about topics. */
export interface SummariesResponse {
  /** Block time of the answer. */
  now: number;
  /** In the order asked for. */
  summaries: Summary[];
}
/** A line about a topic. */
export interface Summary {
  /** Seconds since the close of that was due. */
  age?: number | null | undefined;
  /** What `Advance` would carry out, if something is due. */
  due?: Due | null | undefined;
  /** The epoch of its newest network inference. */
  epoch_id?: number | null | undefined;
  /** Whether there is such a topic. */
  exists: boolean;
  /** Inferers whose inference is in it. */
  inferers: number;
  /** How the epoch scored last turned out. */
  last_scored?: LastScored | null | undefined;
  /** How many epochs are open. */
  open_epochs: number;
  /** The newest network inference. */
  prediction?: NetworkInference | null | undefined;
  /** How many epochs were scored. */
  scored_epochs: number;
  /** Which. */
  topic_id: number;
  /** How many workers were ever registered. */
  workers: number;
}
/** In which role somebody is paid. */
export type Payee = "inferer" | "forecaster" | "reputer";
/** Epochs that were scored and are not paid. */
export interface UnpaidResponse {
  /** In the order in which they were settled. Those that are not parked are paid in it. */
  epochs: UnpaidInfo[];
  /** The epoch that was paid last. */
  last_paid?: number | null | undefined;
  /** Block time of the answer. */
  now: number;
  /** How many are parked in all. */
  parked: number;
  /** How many wait in all. */
  waiting: number;
}
/** An epoch that was scored and is not paid. */
export interface UnpaidInfo {
  /** Which. */
  epoch_id: number;
  /** Whether it is parked: only `Pay` has it paid. */
  parked: boolean;
  /** By what it is paid. */
  unpaid: UnpaidRecord;
}
/** An epoch that was scored and is not paid. It holds all that is paid by, because tables do not stay for ever. */
export interface UnpaidRecord {
  /** Who gets how much of his role's share; who gets nothing is left out. */
  entries: SettlementEntry[];
  /** The last of them, in days since 1970. */
  failed_on?: number | null | undefined;
  /** On how many days its payment failed. */
  failures: number;
  /** It is paid for the time from this instant (seconds) */
  from: number;
  /** In which block. */
  height: number;
  /** When it was settled, in seconds. */
  scored_at: number;
  /** What of the reward is for inferers, forecasters and reputers, of 10^18. */
  shares: [Uint64, Uint64, Uint64];
  /** to this one. */
  to: number;
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
/** Weights over epochs. */
export interface WeightSeriesResponse {
  /** Newest first. */
  epochs: EpochWeights[];
  /** Block time of the answer. */
  now: number;
}
/** The weights of an epoch; together 1. Empty where the network inference knows none: all inferers count alike. */
export interface EpochWeights {
  /** Which. */
  epoch_id: number;
  /** Of forecasters, ascending by id. */
  forecasters: [number, Decimal][];
  /** Of inferers, ascending by id. */
  inferers: [number, Decimal][];
}
/** A worker. */
export interface WorkerResponse {
  /** What is locked, in base units. */
  deposit: Uint128;
  /** From when his deposit can be withdrawn, in seconds, as far as that is known: an epoch under way that holds an entry of him has to be settled by then. `None`: he takes part, or has none. */
  deposit_free_at?: number | null | undefined;
  /** As a forecaster. */
  forecaster: Merit;
  /** As an inferer, as his next submission would find him. */
  inferer: Merit;
  /** When he left; `None` while he takes part. */
  left_at?: number | null | undefined;
  /** A key that may accept to act for him. */
  next_operator?: Addr | null | undefined;
  /** An account that may accept to own him. */
  next_owner?: Addr | null | undefined;
  /** Block time of the answer. */
  now: number;
  /** Acts for him. */
  operator: Addr;
  /** Is paid. */
  owner: Addr;
  /** When he was registered first. */
  registered_at: number;
  /** In which topic. */
  topic_id: number;
  /** His id. */
  worker_id: number;
}
/** The workers of an owner. */
export interface WorkersByOwnerResponse {
  /** Block time of the answer. */
  now: number;
  /** Ascending by topic and id. */
  workers: WorkerResponse[];
}
/** Whether somebody would get a seat. */
export interface WouldAdmitResponse {
  /** Whether he would, unless he is refused; who has a seat: whether he still has it. */
  admitted: boolean;
  /** Seats of this kind. */
  cap: number;
  /** For which epoch. */
  epoch_id: number;
  /** Who would lose his seat: an id of the same kind. */
  evicted?: number | null | undefined;
  /** The lowest rank of those seated by rank, after it. */
  lowest?: Decimal | null | undefined;
  /** Whether he would compete for a seat reserved for newcomers. */
  newcomer: boolean;
  /** Block time of the answer. */
  now: number;
  /** His own rank: a merit; of a reputer coefficient x stake. `None`: he has no score yet. */
  own?: Decimal | null | undefined;
  /** Why his message would be refused now whatever is in it, as the error would say; `None`: it would be taken. */
  refused?: string | null | undefined;
  /** Seats taken now. */
  taken: number;
}