//! What synthesis answers. Every answer says the block time it speaks of (`now`, seconds).

use super::layout::Task;
use super::result::{
    EpochResult, EpochTable, ForecasterRow, InfererRow, LastScored, NetworkInference, ReputerRow,
};
use super::seated::{Committed, Seat, SeatedEntry, SeatedReport};
use super::unpaid::UnpaidRecord;
use crate::registry::Sibling;
use crate::token::Token;
use allora_protocol::schedule::{Due, EpochState, Phase, Windows};
use allora_protocol::score::Merit;
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Uint64, Uint128};
use cw_number::Number;

/// Where everything is, and what is paused.
#[cw_serde]
pub struct ConfigResponse {
    /// The registry.
    pub registry: Addr,
    /// What deposits are paid in.
    pub token: Token,
    /// The siblings that are wired.
    pub siblings: Vec<(Sibling, Addr)>,
    /// Until when submissions are paused, in seconds; `None`: they are not.
    pub submissions_paused_until: Option<u64>,
    /// Until when payments are paused, in seconds; `None`: they are not.
    pub settlement_paused_until: Option<u64>,
    /// Block time of the answer.
    pub now: u64,
}

/// What a topic takes now.
#[cw_serde]
pub struct NowResponse {
    /// The epoch that takes submissions (commitments, where it has a reveal window).
    pub submissions: Option<Windows>,
    /// The epoch that takes reveals.
    pub reveals: Option<Windows>,
    /// The epochs that take reports, ascending.
    pub reports: Vec<Windows>,
    /// The epoch that opens next; `None`: the topic is retired.
    pub next: Option<Windows>,
    /// What `Advance` would carry out, if something is due.
    pub due: Option<Due>,
    /// Whether submissions are paused.
    pub paused: bool,
    /// What of it concerns the address.
    pub you: Option<You>,
    /// Block time of the answer.
    pub now: u64,
}

/// What concerns an address.
#[cw_serde]
pub struct You {
    /// The worker whose operator it is.
    pub worker: Option<WorkerId>,
    /// The reputer it is.
    pub reputer: Option<ReputerId>,
    /// What it may send now, with the first second after, and why not.
    pub may: Vec<May>,
}

/// Something that somebody may or may not send.
#[cw_serde]
pub struct May {
    /// `submit`, `commit`, `reveal`, `report`.
    pub message: String,
    /// For which epoch.
    pub epoch_id: EpochId,
    /// The first second when it is too late.
    pub until: u64,
    /// Why it would be refused now, as the error would say; `None`: it would be taken.
    pub refused: Option<String>,
}

/// Whether somebody would get a seat.
#[cw_serde]
pub struct WouldAdmitResponse {
    /// For which epoch.
    pub epoch_id: EpochId,
    /// Whether he would, unless he is refused; who has a seat: whether he still has it.
    pub admitted: bool,
    /// Why his message would be refused now whatever is in it, as the error would say; `None`: it would be taken.
    pub refused: Option<String>,
    /// Who would lose his seat: an id of the same kind.
    pub evicted: Option<u32>,
    /// His own rank: a merit; of a reputer coefficient x stake. `None`: he has no score yet.
    pub own: Option<Number>,
    /// The lowest rank of those seated by rank, after it.
    pub lowest: Option<Number>,
    /// Whether he would compete for a seat reserved for newcomers.
    pub newcomer: bool,
    /// Seats of this kind.
    pub cap: u16,
    /// Seats taken now.
    pub taken: u16,
    /// Block time of the answer.
    pub now: u64,
}

/// A network inference.
#[cw_serde]
pub struct NetworkInferenceResponse {
    /// Of which epoch.
    pub epoch_id: EpochId,
    /// The inference, its interval, its concentration.
    pub prediction: NetworkInference,
    /// When the epoch opened.
    pub opened_at: u64,
    /// When its close was due.
    pub close_due: u64,
    /// When it was closed.
    pub closed_at: u64,
    /// What it predicts happens at this instant.
    pub target_at: u64,
    /// Seconds since its close was due.
    pub age: u64,
    /// Inferers whose inference is in it.
    pub inferers: u16,
    /// Forecasters who took part.
    pub forecasters: u16,
    /// Where the epoch stands, by the clock.
    pub phase: Phase,
    /// How the topic's epoch scored last turned out; of the newest inference only.
    pub last_scored: Option<LastScored>,
    /// A newer epoch could be closed: somebody should send `Advance`.
    pub newer_close_due: bool,
    /// Block time of the answer.
    pub now: u64,
}

/// Lines about topics.
#[cw_serde]
pub struct SummariesResponse {
    /// In the order asked for.
    pub summaries: Vec<Summary>,
    /// Block time of the answer.
    pub now: u64,
}

/// A line about a topic.
#[cw_serde]
pub struct Summary {
    /// Which.
    pub topic_id: TopicId,
    /// Whether there is such a topic.
    pub exists: bool,
    /// The epoch of its newest network inference.
    pub epoch_id: Option<EpochId>,
    /// The newest network inference.
    pub prediction: Option<NetworkInference>,
    /// Seconds since the close of that was due.
    pub age: Option<u64>,
    /// Inferers whose inference is in it.
    pub inferers: u16,
    /// How many workers were ever registered.
    pub workers: u32,
    /// How many epochs were scored.
    pub scored_epochs: u64,
    /// How the epoch scored last turned out.
    pub last_scored: Option<LastScored>,
    /// How many epochs are open.
    pub open_epochs: u32,
    /// What `Advance` would carry out, if something is due.
    pub due: Option<Due>,
}

/// What epochs left behind.
#[cw_serde]
pub struct ResultsResponse {
    /// Newest first.
    pub results: Vec<EpochResultInfo>,
    /// Block time of the answer.
    pub now: u64,
}

/// What an epoch left behind.
#[cw_serde]
pub struct EpochResultInfo {
    /// Which.
    pub epoch_id: EpochId,
    /// What.
    pub result: EpochResult,
}

/// Weights over epochs.
#[cw_serde]
pub struct WeightSeriesResponse {
    /// Newest first.
    pub epochs: Vec<EpochWeights>,
    /// Block time of the answer.
    pub now: u64,
}

/// The weights of an epoch; together 1. Empty where the network inference knows none: all inferers count alike.
#[cw_serde]
pub struct EpochWeights {
    /// Which.
    pub epoch_id: EpochId,
    /// Of inferers, ascending by id.
    pub inferers: Vec<(WorkerId, Number)>,
    /// Of forecasters, ascending by id.
    pub forecasters: Vec<(WorkerId, Number)>,
}

/// Everybody's numbers in an epoch.
#[cw_serde]
pub struct EpochTableResponse {
    /// What became of it; `None`: it is not closed, or nobody submitted.
    pub result: Option<EpochResult>,
    /// Everybody's numbers; `None`: there are none, or they are no longer kept.
    pub table: Option<EpochTable>,
    /// Block time of the answer.
    pub now: u64,
}

/// What workers sent.
#[cw_serde]
pub struct SubmissionsResponse {
    /// Ascending by id.
    pub submissions: Vec<SubmissionInfo>,
    /// Block time of the answer.
    pub now: u64,
}

/// What a worker sent.
#[cw_serde]
pub struct SubmissionInfo {
    /// Who.
    pub worker_id: WorkerId,
    /// His seats, and what he sent.
    pub entry: SeatedEntry,
}

/// The reports of an epoch.
#[cw_serde]
pub struct ReportsResponse {
    /// Ascending by id.
    pub reports: Vec<ReportInfo>,
    /// The stake behind them, in base units.
    pub stake_seated: Uint128,
    /// The stake of all reports that were sent, in base units.
    pub stake_offered: Uint128,
    /// The stake that usually reports, in base units: half of it makes a quorum.
    pub usual_stake: Option<Uint128>,
    /// Block time of the answer.
    pub now: u64,
}

/// A report.
#[cw_serde]
pub struct ReportInfo {
    /// Who.
    pub reputer_id: ReputerId,
    /// His address.
    pub reputer: Option<Addr>,
    /// What he says.
    pub report: Report,
    /// His stake behind it, in base units.
    pub stake: Uint128,
}

/// A commitment.
#[cw_serde]
pub struct CommitmentResponse {
    /// What is committed and not revealed; `None`: nothing, or it is revealed.
    pub committed: Option<Committed>,
    /// Whether it is revealed; of an epoch that is not settled.
    pub revealed: bool,
    /// Until when it can be revealed, in seconds; `None`: an epoch so long ago that nobody knows.
    pub reveal_until: Option<u64>,
    /// Block time of the answer.
    pub now: u64,
}

/// The best by merit.
#[cw_serde]
pub struct LeaderboardResponse {
    /// Best first.
    pub leaders: Vec<Leader>,
    /// Ask again with `start_after` this, there are more participants.
    pub next: Option<u32>,
    /// Block time of the answer.
    pub now: u64,
}

/// Somebody with a merit.
#[cw_serde]
pub struct Leader {
    /// Worker or reputer id.
    pub id: u32,
    /// The average of his scores.
    pub merit: Option<Number>,
    /// How often he was scored.
    pub scored_epochs: u32,
    /// A reputer's listening coefficient.
    pub coefficient: Option<Number>,
}

/// A worker.
#[cw_serde]
pub struct WorkerResponse {
    /// In which topic.
    pub topic_id: TopicId,
    /// His id.
    pub worker_id: WorkerId,
    /// Acts for him.
    pub operator: Addr,
    /// Is paid.
    pub owner: Addr,
    /// A key that may accept to act for him.
    pub next_operator: Option<Addr>,
    /// An account that may accept to own him.
    pub next_owner: Option<Addr>,
    /// What is locked, in base units.
    pub deposit: Uint128,
    /// When he was registered first.
    pub registered_at: u64,
    /// When he left; `None` while he takes part.
    pub left_at: Option<u64>,
    /// From when his deposit can be withdrawn, in seconds, as far as that is known: an epoch under way that holds an entry
    /// of him has to be settled by then. `None`: he takes part, or has none.
    pub deposit_free_at: Option<u64>,
    /// As an inferer, as his next submission would find him.
    pub inferer: Merit,
    /// As a forecaster.
    pub forecaster: Merit,
    /// Block time of the answer.
    pub now: u64,
}

/// A reputer.
#[cw_serde]
pub struct ReputerResponse {
    /// His id.
    pub reputer_id: ReputerId,
    /// His address.
    pub reputer: Option<Addr>,
    /// The average of his scores, and how often he was scored.
    pub merit: Merit,
    /// His listening coefficient.
    pub coefficient: Number,
    /// Block time of the answer.
    pub now: u64,
}

/// What a worker did.
#[cw_serde]
pub struct HistoryResponse {
    /// Newest first; epochs without him are left out.
    pub epochs: Vec<WorkerEpoch>,
    /// Ask again with `start_before` this, there are older epochs.
    pub next: Option<EpochId>,
    /// Block time of the answer.
    pub now: u64,
}

/// What a worker did in an epoch.
#[cw_serde]
pub struct WorkerEpoch {
    /// Which.
    pub epoch_id: EpochId,
    /// As an inferer.
    pub inferer: Option<InfererRow>,
    /// As a forecaster.
    pub forecaster: Option<ForecasterRow>,
}

/// The workers of an owner.
#[cw_serde]
pub struct WorkersByOwnerResponse {
    /// Ascending by topic and id.
    pub workers: Vec<WorkerResponse>,
    /// Block time of the answer.
    pub now: u64,
}

/// Every number about somebody in an epoch.
#[cw_serde]
pub struct ExplainResponse {
    /// The instants of the epoch.
    pub windows: Option<Windows>,
    /// How far it has come; `None`: it is settled, failed at its close, or has no submission.
    pub state: Option<EpochState>,
    /// What became of it, once it is closed.
    pub result: Option<EpochResult>,
    /// What he sent, until it is settled.
    pub submission: Option<SeatedEntry>,
    /// What he reported, with which stake and coefficient, until it is settled.
    pub report: Option<SeatedReport>,
    /// Where he came and has no seat; told while it is not settled.
    pub passed_over: Vec<Task>,
    /// His numbers as an inferer.
    pub inferer: Option<InfererRow>,
    /// His numbers as a forecaster.
    pub forecaster: Option<ForecasterRow>,
    /// His numbers as a reputer.
    pub reputer: Option<ReputerRow>,
    /// What of the epoch's whole reward is his, by role (inferer, forecaster, reputer), of 10^18: share x fraction,
    /// rounded down. `None`: it divides no reward, or his numbers are no longer kept.
    #[serde(with = "crate::json")]
    #[schemars(with = "Option<[Uint64; 3]>")]
    pub reward_parts: Option<[u64; 3]>,
    /// What became of its payment; `None`: it pays nobody, or nobody could be asked yet.
    pub payment: Option<Payment>,
    /// What decided about his seats as inferer and as forecaster.
    pub seats: Vec<(Task, Seat)>,
    /// Block time of the answer.
    pub now: u64,
}

/// Whether an epoch is paid.
#[cw_serde]
pub enum Payment {
    /// It waits.
    Waiting {
        /// On how many days its payment failed.
        failures: u8,
    },
    /// It is parked.
    Parked {
        /// On how many days its payment failed.
        failures: u8,
    },
    /// It is paid.
    Paid {
        /// When, in seconds.
        at: u64,
        /// What of it is his, by role, in base units. `None`: his numbers are no longer kept.
        amounts: Option<[Uint128; 3]>,
    },
}

/// Epochs that were scored and are not paid.
#[cw_serde]
pub struct UnpaidResponse {
    /// In the order in which they were settled. Those that are not parked are paid in it.
    pub epochs: Vec<UnpaidInfo>,
    /// How many wait in all.
    pub waiting: u32,
    /// How many are parked in all.
    pub parked: u32,
    /// The epoch that was paid last.
    pub last_paid: Option<EpochId>,
    /// Block time of the answer.
    pub now: u64,
}

/// An epoch that was scored and is not paid.
#[cw_serde]
pub struct UnpaidInfo {
    /// Which.
    pub epoch_id: EpochId,
    /// Whether it is parked: only `Pay` has it paid.
    pub parked: bool,
    /// By what it is paid.
    pub unpaid: UnpaidRecord,
}

/// What is due.
#[cw_serde]
pub struct DueResponse {
    /// Topics with open epochs, or with epochs to be paid, ascending, and what comes next in each.
    pub topics: Vec<TopicDue>,
    /// Ask again with `start_after` this, there may be more.
    pub next: Option<TopicId>,
    /// Block time of the answer.
    pub now: u64,
}

/// What comes next in a topic.
#[cw_serde]
pub struct TopicDue {
    /// Which.
    pub topic_id: TopicId,
    /// What comes next, due or not.
    pub event: Due,
    /// Whether it is due: send `Advance`.
    pub due: bool,
    /// How many events are due.
    pub events_due: u32,
}
