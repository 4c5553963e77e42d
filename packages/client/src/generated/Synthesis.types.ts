// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Decimal } from "../decimal.js";
export type { Decimal };
import type { Uint128 } from "../amount.js";
export type { Uint128 };
import type { Uint64 } from "../amount.js";
export type { Uint64 };

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
  sweep_forfeits: {};
} | {
  receive: Cw20ReceiveMsg;
};
export type Sibling = "staking" | "synthesis" | "rewards";
export type Pause = "submissions" | "settlement" | "payouts";
export type Entry = {
  plain: {
    forecast?: ForecastElement[] | null | undefined;
    inference?: Decimal[] | null | undefined;
  };
};
export type HexBinary = string;
export type Report = {
  value: Decimal[];
} | {
  label: number;
} | "void";
export type Binary = string;
export interface ForecastElement {
  inferer: number;
  log_loss: Decimal;
}
export interface Parts {
  forecast: boolean;
  inference: boolean;
}
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
  due: {
    limit?: number | null | undefined;
    start_after?: number | null | undefined;
  };
} | {
  solvency: {};
};
export type SeatKind = "inferer" | "forecaster" | "reputer";
export type WorkersByOwnerStartAfter = [number, number];
export type Actor = {
  worker: number;
} | {
  reputer: number;
};
export interface Guards {
  max_age?: number | null | undefined;
  max_concentration?: Decimal | null | undefined;
  min_inferers?: number | null | undefined;
  min_scored_epochs?: number | null | undefined;
}
export interface MigrateMsg {}
export interface CommitmentResponse {
  committed?: Committed | null | undefined;
  now: number;
  reveal_until?: number | null | undefined;
  revealed: boolean;
}
export interface Committed {
  forfeit: Uint128;
  hash: HexBinary;
  parts: Parts;
}
export interface ConfigResponse {
  now: number;
  registry: Addr;
  siblings: [Sibling, Addr][];
  submissions_paused_until?: number | null | undefined;
  token: Token;
}
export type Event = {
  settle: number;
} | {
  close: number;
};
export interface DueResponse {
  next?: number | null | undefined;
  now: number;
  topics: TopicDue[];
}
export interface TopicDue {
  due: boolean;
  event: Due;
  events_due: number;
  topic_id: number;
}
export interface Due {
  at: number;
  event: Event;
}
export type Outcome = "closed" | {
  scored: Scored;
} | "void" | {
  failed: Failure;
};
export type Truth = {
  value: Decimal[];
} | {
  label: number;
};
export type Failure = "no_reveals" | "no_inferences" | {
  no_quorum: Shortfall;
} | {
  refused: string;
};
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
export type Basis = "single" | "no_loss" | "all_new" | "weighted";
export type IntervalMethod = "expert_spread";
export interface EpochTableResponse {
  now: number;
  result?: EpochResult | null | undefined;
  table?: EpochTable | null | undefined;
}
export interface EpochResult {
  close_due: number;
  closed_at: number;
  forecasters: number;
  forfeited: Uint128;
  inferers: number;
  inputs_hash: HexBinary;
  opened_at: number;
  outcome: Outcome;
  prediction?: NetworkInference | null | undefined;
  reports_hash?: HexBinary | null | undefined;
  reputers: number;
  settle_due: number;
  settled_at?: number | null | undefined;
  stake_offered: Uint128;
  stake_seated: Uint128;
  target_at: number;
}
export interface Scored {
  naive_loss?: Decimal | null | undefined;
  network_loss?: Decimal | null | undefined;
  shares?: [Uint64, Uint64, Uint64] | null | undefined;
  truth: Truth;
}
export interface NetworkInference {
  basis: Basis;
  concentration: Decimal;
  interval?: Interval | null | undefined;
  naive: Decimal[];
  value: Decimal[];
}
export interface Interval {
  components: Decimal[][];
  method: IntervalMethod;
  percentiles: Decimal[];
}
export interface EpochTable {
  forecasters: ForecasterRow[];
  inferers: InfererRow[];
  reputers: ReputerRow[];
}
export interface ForecasterRow {
  fraction: Uint64;
  loss?: Decimal | null | undefined;
  merit?: Decimal | null | undefined;
  one_in?: Decimal[] | null | undefined;
  one_in_loss?: Decimal | null | undefined;
  one_out?: Decimal[] | null | undefined;
  one_out_loss?: Decimal | null | undefined;
  score?: Decimal | null | undefined;
  value: Decimal[];
  weight?: Decimal | null | undefined;
  worker: number;
}
export interface InfererRow {
  fraction: Uint64;
  loss?: Decimal | null | undefined;
  merit?: Decimal | null | undefined;
  one_out?: Decimal[] | null | undefined;
  one_out_loss?: Decimal | null | undefined;
  score?: Decimal | null | undefined;
  value: Decimal[];
  weight?: Decimal | null | undefined;
  worker: number;
}
export interface ReputerRow {
  adjusted_stake?: Decimal | null | undefined;
  coefficient?: Decimal | null | undefined;
  fraction: Uint64;
  merit?: Decimal | null | undefined;
  report: Report;
  reputer: number;
  score?: Decimal | null | undefined;
  stake: Uint128;
}
export type Task = "inference" | "forecast";
export type EpochState = "collecting" | "closed";
export type Content = {
  open: Entry;
} | {
  committed: Committed;
} | {
  revealed: Entry;
};
export interface ExplainResponse {
  forecaster?: ForecasterRow | null | undefined;
  inferer?: InfererRow | null | undefined;
  now: number;
  passed_over: Task[];
  report?: SeatedReport | null | undefined;
  reputer?: ReputerRow | null | undefined;
  result?: EpochResult | null | undefined;
  reward_parts?: [Uint64, Uint64, Uint64] | null | undefined;
  seats: [Task, Seat][];
  state?: EpochState | null | undefined;
  submission?: SeatedEntry | null | undefined;
  windows?: Windows | null | undefined;
}
export interface SeatedReport {
  coefficient: Decimal;
  report: Report;
  stake: Uint128;
}
export interface Seat {
  merit?: Decimal | null | undefined;
  newcomer: boolean;
}
export interface SeatedEntry {
  content: Content;
  forecaster?: Seat | null | undefined;
  inferer?: Seat | null | undefined;
}
export interface Windows {
  closes: number;
  epoch: number;
  opens: number;
  payable: number;
  reports_end: number;
  reports_open: number;
  settles: number;
  submissions_end: number;
}
export interface HistoryResponse {
  epochs: WorkerEpoch[];
  next?: number | null | undefined;
  now: number;
}
export interface WorkerEpoch {
  epoch_id: number;
  forecaster?: ForecasterRow | null | undefined;
  inferer?: InfererRow | null | undefined;
}
export interface LeaderboardResponse {
  leaders: Leader[];
  next?: number | null | undefined;
  now: number;
}
export interface Leader {
  coefficient?: Decimal | null | undefined;
  id: number;
  merit?: Decimal | null | undefined;
  scored_epochs: number;
}
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
export interface NetworkInferenceResponse {
  age: number;
  close_due: number;
  closed_at: number;
  epoch_id: number;
  forecasters: number;
  inferers: number;
  last_scored?: LastScored | null | undefined;
  newer_close_due: boolean;
  now: number;
  opened_at: number;
  phase: Phase;
  prediction: NetworkInference;
  target_at: number;
}
export interface LastScored {
  epoch: number;
  network_loss?: Decimal | null | undefined;
  scored_epochs: number;
}
export interface NowResponse {
  due?: Due | null | undefined;
  next?: Windows | null | undefined;
  now: number;
  paused: boolean;
  reports: Windows[];
  reveals?: Windows | null | undefined;
  submissions?: Windows | null | undefined;
  you?: You | null | undefined;
}
export interface You {
  may: May[];
  reputer?: number | null | undefined;
  worker?: number | null | undefined;
}
export interface May {
  epoch_id: number;
  message: string;
  refused?: string | null | undefined;
  until: number;
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
export interface ReportsResponse {
  now: number;
  reports: ReportInfo[];
  stake_offered: Uint128;
  stake_seated: Uint128;
  usual_stake?: Uint128 | null | undefined;
}
export interface ReportInfo {
  report: Report;
  reputer?: Addr | null | undefined;
  reputer_id: number;
  stake: Uint128;
}
export interface ReputerResponse {
  coefficient: Decimal;
  merit: Merit;
  now: number;
  reputer?: Addr | null | undefined;
  reputer_id: number;
}
export interface Merit {
  average?: Decimal | null | undefined;
  scored_epochs: number;
}
export interface ResultsResponse {
  now: number;
  results: EpochResultInfo[];
}
export interface EpochResultInfo {
  epoch_id: number;
  result: EpochResult;
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
export interface SubmissionsResponse {
  now: number;
  submissions: SubmissionInfo[];
}
export interface SubmissionInfo {
  entry: SeatedEntry;
  worker_id: number;
}
export interface SummariesResponse {
  now: number;
  summaries: Summary[];
}
export interface Summary {
  age?: number | null | undefined;
  due?: Due | null | undefined;
  epoch_id?: number | null | undefined;
  exists: boolean;
  inferers: number;
  last_scored?: LastScored | null | undefined;
  open_epochs: number;
  prediction?: NetworkInference | null | undefined;
  scored_epochs: number;
  topic_id: number;
  workers: number;
}
export interface WeightSeriesResponse {
  epochs: EpochWeights[];
  now: number;
}
export interface EpochWeights {
  epoch_id: number;
  forecasters: [number, Decimal][];
  inferers: [number, Decimal][];
}
export interface WorkerResponse {
  deposit: Uint128;
  deposit_free_at?: number | null | undefined;
  forecaster: Merit;
  inferer: Merit;
  left_at?: number | null | undefined;
  next_operator?: Addr | null | undefined;
  next_owner?: Addr | null | undefined;
  now: number;
  operator: Addr;
  owner: Addr;
  registered_at: number;
  topic_id: number;
  worker_id: number;
}
export interface WorkersByOwnerResponse {
  now: number;
  workers: WorkerResponse[];
}
export interface WouldAdmitResponse {
  admitted: boolean;
  cap: number;
  epoch_id: number;
  evicted?: number | null | undefined;
  lowest?: Decimal | null | undefined;
  newcomer: boolean;
  now: number;
  own?: Decimal | null | undefined;
  refused?: string | null | undefined;
  taken: number;
}