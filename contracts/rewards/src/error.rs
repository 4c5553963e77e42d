//! [`ContractError`].

use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::Payee;
use allora_interfaces::{ReadError, TokenError};
use allora_protocol::emission::EmissionError;
use allora_protocol::reward::RewardError;
use allora_protocol::schedule::ScheduleError;
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Addr, OverflowError, StdError};
use thiserror::Error;

/// Why a message is refused; nothing is changed then. Each text begins with a stable code.
#[derive(Debug, PartialEq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum ContractError {
    /// Something of cosmwasm-std: a failed query, a message that cannot be written.
    #[error("std: {0}")]
    Std(#[from] StdError),
    /// A record that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Money in a form that is not taken.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// Amounts beyond what can be held.
    #[error("overflow: {0}")]
    Overflow(#[from] OverflowError),
    /// Periods, weights, funding.
    #[error(transparent)]
    Emission(#[from] EmissionError),
    /// Amounts of an epoch's reward.
    #[error(transparent)]
    Reward(#[from] RewardError),
    /// Instants of a topic.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// cw2.
    #[error("wrong_version: {0}; migrate from the same contract, of the same or an older version")]
    WrongVersion(#[from] cw2::VersionError),

    #[error("invalid_address: `{address}` is no address of this chain: {error}")]
    InvalidAddress { address: String, error: StdError },
    #[error("malformed_message: what came inside the cw20 Send is no message of rewards: {0}")]
    MalformedMessage(StdError),
    #[error("unauthorized: only {who} may do this; {sender} is not")]
    Unauthorized { who: &'static str, sender: Addr },
    #[error("already_wired: {sibling:?} is {address}, and stays it")]
    AlreadyWired { sibling: Sibling, address: Addr },
    #[error("not_wired: {sibling:?} is not there yet; the registry names it at deployment")]
    NotWired { sibling: Sibling },
    #[error("cannot_pause: rewards has no {what} to pause")]
    CannotPause { what: &'static str },
    #[error("no_period: an emission period has at least 1 second")]
    NoPeriod,

    #[error("topic_not_found: there is no topic {topic}; see the registry's Topics")]
    TopicNotFound { topic: TopicId },
    #[error("topic_retired: topic {topic} is retired, and takes no more money; fund another")]
    TopicRetired { topic: TopicId },
    #[error("roll_first: period {next} has not begun yet and it is period {current}; send Roll until it has")]
    RollFirst { next: u64, current: u64 },
    #[error("limit_out_of_range: one message begins 1 to 30 periods, not {limit}")]
    LimitOutOfRange { limit: u64 },

    #[error("already_paid: epoch {epoch} of topic {topic} was paid; see Settlement")]
    AlreadyPaid { topic: TopicId, epoch: EpochId },
    #[error(
        "out_of_order: epoch {epoch} of topic {topic} is to follow {}, and {} was paid last",
        named(.after), named(.last_paid)
    )]
    OutOfOrder { topic: TopicId, epoch: EpochId, after: Option<EpochId>, last_paid: Option<EpochId> },
    #[error("wrong_interval: {from} to {to} is no time that is over; it is {now}")]
    WrongInterval { from: u64, to: u64, now: u64 },
    #[error(
        "disordered: {payee:?} {id} is not beyond the one before; give each once, ascending by role and id"
    )]
    Disordered { payee: Payee, id: u32 },
    #[error("above_whole: the {what} sum to {sum} parts of 10^18, which is more than the whole")]
    AboveWhole { what: &'static str, sum: u64 },
    #[error("unknown_reputer: topic {topic} has no reputer {reputer}; see staking's TopicStakes")]
    UnknownReputer { topic: TopicId, reputer: ReputerId },

    #[error("payouts_paused: claims are paused until {until}; it is {now}; what is owed stays owed")]
    PayoutsPaused { until: u64, now: u64 },
    #[error("too_many_workers: {workers} are more than the {most} of one message; send several")]
    TooManyWorkers { workers: usize, most: usize },
    #[error("not_owner: worker {worker} of topic {topic} is not owned by {sender}; his owner claims")]
    NotOwner { topic: TopicId, worker: WorkerId, sender: Addr },
    #[error("nothing_to_claim: {owner} has nothing coming there; see Balances")]
    NothingToClaim { owner: Addr },

    #[error("not_retired: topic {topic} goes on; it is closed when it is retired and over")]
    NotRetired { topic: TopicId },
    #[error("not_over: the last epoch of topic {topic} is under way until {over_at}; it is {now}")]
    NotOver { topic: TopicId, over_at: u64, now: u64 },
    #[error(
        "epochs_left: topic {topic} has {open} open epochs, {waiting} that wait to be paid, {parked} that are parked; \
         send Advance and Pay to synthesis first"
    )]
    EpochsLeft { topic: TopicId, open: usize, waiting: u32, parked: u32 },
    #[error("nothing_left: there is no money in topic {topic}")]
    NothingLeft { topic: TopicId },
    #[error("no_surplus: the contract has no more than it owes; see Solvency")]
    NoSurplus,
}

/// An epoch, or none.
fn named(epoch: &Option<EpochId>) -> String {
    epoch.map_or_else(|| "none".into(), |epoch| format!("epoch {epoch}"))
}
