//! What synthesis is asked. What it answers is in `answer.rs`.

#[cfg(not(target_arch = "wasm32"))] // only the schema names the answers
use super::answer::*;
use crate::feed::Guards;
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_schema::{QueryResponses, cw_serde};

/// What synthesis is asked.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Who governs: the registry's answer.
    #[returns(cw_ownable::Ownership<String>)]
    Ownership {},
    /// Where everything is, and what is paused.
    #[returns(ConfigResponse)]
    Config {},
    /// What a topic takes now, of whom, until when; and what of it concerns an address.
    #[returns(NowResponse)]
    Now {
        /// Which topic.
        topic_id: TopicId,
        /// Whom it should concern: an operator, or a reputer.
        address: Option<String>,
    },
    /// Whether somebody would get a seat if he sent something now; what he has to expect.
    #[returns(WouldAdmitResponse)]
    WouldAdmit {
        /// Which topic.
        topic_id: TopicId,
        /// Who: an operator, or a reputer.
        address: String,
        /// For which seat.
        seat: SeatKind,
        /// For which epoch; default: the one open now for this kind of seat (of reports: the oldest), else the next.
        epoch_id: Option<EpochId>,
    },
    /// The network inference of an epoch, or the newest, if it is good enough. A violated guard is an error.
    #[returns(NetworkInferenceResponse)]
    NetworkInference {
        /// Which topic.
        topic_id: TopicId,
        /// Which epoch; default: the newest that has one.
        epoch_id: Option<EpochId>,
        /// What it must fulfil; default: nothing.
        guards: Option<Guards>,
    },
    /// A line about each of these topics, at most 30, in the order asked for.
    #[returns(SummariesResponse)]
    Summaries {
        /// Which.
        topics: Vec<TopicId>,
    },
    /// What epochs left behind, newest first.
    #[returns(ResultsResponse)]
    Results {
        /// Which topic.
        topic_id: TopicId,
        /// Only older than this one.
        start_before: Option<EpochId>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// The weights of all workers over epochs, newest first; of the epochs whose table is kept.
    #[returns(WeightSeriesResponse)]
    WeightSeries {
        /// Which topic.
        topic_id: TopicId,
        /// Only older than this one.
        start_before: Option<EpochId>,
        /// So many epochs at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// Everybody's numbers in an epoch; of one that is closed and not settled: what is known so far.
    #[returns(EpochTableResponse)]
    EpochTable {
        /// Which topic.
        topic_id: TopicId,
        /// Which epoch.
        epoch_id: EpochId,
    },
    /// What workers sent for an epoch that is not settled, ascending by id; commitments without their content.
    #[returns(SubmissionsResponse)]
    Submissions {
        /// Which topic.
        topic_id: TopicId,
        /// Which epoch.
        epoch_id: EpochId,
        /// Only beyond this one.
        start_after: Option<WorkerId>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// The seated reports of an epoch, ascending by id; of a settled one from its table.
    #[returns(ReportsResponse)]
    Reports {
        /// Which topic.
        topic_id: TopicId,
        /// Which epoch.
        epoch_id: EpochId,
    },
    /// What a worker committed for an epoch, and whether he revealed it.
    #[returns(CommitmentResponse)]
    Commitment {
        /// Which topic.
        topic_id: TopicId,
        /// Which epoch.
        epoch_id: EpochId,
        /// Which worker.
        worker_id: WorkerId,
    },
    /// The best by merit, of 500 participants at a time, ascending by id from `start_after`.
    #[returns(LeaderboardResponse)]
    Leaderboard {
        /// Which topic.
        topic_id: TopicId,
        /// In which role.
        seat: SeatKind,
        /// Only beyond this id.
        start_after: Option<u32>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// A worker: whose he is, his deposit, his merits.
    #[returns(WorkerResponse)]
    Worker {
        /// In which topic.
        topic_id: TopicId,
        /// Which.
        worker_id: WorkerId,
    },
    /// The worker whose key an address is or was.
    #[returns(WorkerResponse)]
    WorkerByOperator {
        /// In which topic.
        topic_id: TopicId,
        /// The key.
        operator: String,
    },
    /// A reputer as the scores know him.
    #[returns(ReputerResponse)]
    Reputer {
        /// In which topic.
        topic_id: TopicId,
        /// Which.
        reputer_id: ReputerId,
    },
    /// What a worker did epoch by epoch, newest first; of the epochs whose table is kept.
    #[returns(HistoryResponse)]
    History {
        /// In which topic.
        topic_id: TopicId,
        /// Who.
        worker_id: WorkerId,
        /// Only older than this one.
        start_before: Option<EpochId>,
        /// So many epochs at most are looked at; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// The workers of an owner, ascending by topic and id.
    #[returns(WorkersByOwnerResponse)]
    WorkersByOwner {
        /// Whose.
        owner: String,
        /// Only beyond this one.
        start_after: Option<(TopicId, WorkerId)>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// Every number about somebody in an epoch, from his submission to his fraction and what he was paid.
    #[returns(ExplainResponse)]
    Explain {
        /// Which topic.
        topic_id: TopicId,
        /// Which epoch.
        epoch_id: EpochId,
        /// Who.
        actor: Actor,
    },
    /// The epochs that were scored and are not paid, in the order of the timeline.
    #[returns(UnpaidResponse)]
    Unpaid {
        /// Of which topic.
        topic_id: TopicId,
        /// Only beyond this one.
        start_after: Option<EpochId>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// What is due, for a keeper; topics ascending.
    #[returns(DueResponse)]
    Due {
        /// Only beyond this topic.
        start_after: Option<TopicId>,
        /// So many topics with something to come at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// What the contract owes and has.
    #[returns(crate::token::SolvencyResponse)]
    Solvency {},
}

/// Kinds of seats.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum SeatKind {
    /// Of an inferer.
    Inferer,
    /// Of a forecaster.
    Forecaster,
    /// Of a reputer.
    Reputer,
}

/// Somebody who took part in an epoch.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Actor {
    /// A worker, in both his roles.
    Worker(WorkerId),
    /// A reputer.
    Reputer(ReputerId),
}
