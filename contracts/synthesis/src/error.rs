//! [`ContractError`].

use allora_interfaces::feed::FeedError;
use allora_interfaces::registry::{Pause, Role};
use allora_interfaces::{ReadError, TokenError};
use allora_protocol::epoch::EpochError;
use allora_protocol::loss::LossError;
use allora_protocol::schedule::ScheduleError;
use allora_protocol::score::ScoreError;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{Addr, OverflowError, StdError, Uint128};
use thiserror::Error;

/// A [`ContractError`] on its way out. It is moved at every `?`, and a pointer is a fraction of the code of its 64 bytes.
pub type Refusal = Box<ContractError>;

/// Why a message is refused; nothing is changed then. Each text begins with a stable code.
#[derive(Debug, PartialEq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum ContractError {
    /// Something of cosmwasm-std: a failed query, an answer that cannot be written.
    #[error("std: {0}")]
    Std(#[from] StdError),
    /// A record that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Money in a form that is not taken.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// A window, the timeline, a limit.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// A malformed inference, forecast or report.
    #[error(transparent)]
    Loss(#[from] LossError),
    /// Seats and merits.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// The mathematics of an epoch.
    #[error(transparent)]
    Epoch(#[from] EpochError),
    /// A violated guard.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// Amounts beyond what an amount can hold.
    #[error("overflow: {0}")]
    Overflow(#[from] OverflowError),
    /// cw2.
    #[error("wrong_version: {0}")]
    Version(#[from] cw2::VersionError),

    #[error("invalid_address: `{address}` is no address of this chain: {error}")]
    InvalidAddress { address: String, error: StdError },
    #[error("malformed_message: what came inside the cw20 Send is no message of synthesis: {0}")]
    MalformedMessage(StdError),
    #[error("unauthorized: only {who} may do this; {sender} is not")]
    Unauthorized { who: String, sender: Addr },
    #[error("already_wired: {sibling} is {address}, and stays it")]
    AlreadyWired { sibling: String, address: Addr },
    #[error("not_wired: {sibling} is not there yet; deploy the suite through its registry")]
    NotWired { sibling: &'static str },
    #[error("not_supported: {what} cannot be paused here")]
    CannotPause { what: &'static str },
    #[error("topic_not_found: there is no topic {topic}; see the registry's Topics")]
    TopicNotFound { topic: TopicId },
    #[error("topic_retired: topic {topic} opens no epoch from {from} on")]
    TopicRetired { topic: TopicId, from: EpochId },
    #[error("paused: {what:?} is paused until {until}; reveals, reports and Advance go on")]
    Paused { what: Pause, until: u64 },
    #[error(
        "not_listed: topic {topic} is open to a list only, and {address} is not on that of {role:?}s; ask its creator"
    )]
    NotListed { topic: TopicId, role: Role, address: Addr },

    #[error("not_registered: {address} operates no worker of topic {topic}; send RegisterWorker first")]
    NotRegistered { topic: TopicId, address: Addr },
    #[error("already_registered: {address} operates worker {worker} of topic {topic}")]
    AlreadyRegistered { topic: TopicId, worker: WorkerId, address: Addr },
    #[error(
        "operator_used: {address} is or was the key of worker {worker} of topic {topic}, and is given to no other; use a fresh key"
    )]
    OperatorUsed { topic: TopicId, worker: WorkerId, address: Addr },
    #[error(
        "operator_rotated: {address} was the key of worker {worker} of topic {topic} before {operator}; only its owner can rotate back to it"
    )]
    OperatorRotated { topic: TopicId, worker: WorkerId, address: Addr, operator: Addr },
    #[error(
        "owner_differs: worker {worker} of topic {topic} belongs to {owner}; leave `owner` out, or let him hand it over with TransferWorker"
    )]
    OwnerDiffers { topic: TopicId, worker: WorkerId, owner: Addr },
    #[error("worker_not_found: topic {topic} has no worker {worker}")]
    WorkerNotFound { topic: TopicId, worker: WorkerId },
    #[error(
        "not_offered: worker {worker} of topic {topic} is not offered to {address}; its owner offers it with {offer}"
    )]
    NotOffered { topic: TopicId, worker: WorkerId, address: Addr, offer: &'static str },
    #[error(
        "worker_left: worker {worker} of topic {topic} left; its operator comes back with RegisterWorker"
    )]
    WorkerLeft { topic: TopicId, worker: WorkerId },
    #[error("still_there: worker {worker} of topic {topic} has not left; send LeaveTopic first")]
    StillThere { topic: TopicId, worker: WorkerId },
    #[error(
        "foreign_worker: {address} operates worker {own} of topic {topic}, not {asked}; leave `worker` out"
    )]
    ForeignWorker { topic: TopicId, address: Addr, own: WorkerId, asked: WorkerId },
    #[error("deposit_locked: the deposit of worker {worker} is free from {free_at} on (now {now})")]
    DepositLocked { worker: WorkerId, free_at: u64, now: u64 },
    #[error(
        "deposit_in_use: epoch {epoch} still holds an entry of worker {worker}; wait until it is settled"
    )]
    DepositInUse { worker: WorkerId, epoch: EpochId },
    #[error("no_deposit: worker {worker} has no deposit")]
    NoDeposit { worker: WorkerId },
    #[error(
        "deposit_too_small: this commitment may forfeit {needed} in all with those open, the deposit is {deposit}; send TopUp"
    )]
    DepositTooSmall { needed: Uint128, deposit: Uint128 },

    #[error("wrong_epoch: epoch {epoch} takes no {kind} now; it is {now}, and epoch {open} does")]
    WrongEpoch { epoch: EpochId, kind: &'static str, now: u64, open: EpochId },
    #[error("commit_first: topic {topic} has a reveal window; send Commit, then Reveal")]
    CommitFirst { topic: TopicId },
    #[error("no_reveal_window: topic {topic} takes open submissions; send Submit")]
    NoRevealWindow { topic: TopicId },
    #[error("already_submitted: worker {worker} has submitted for epoch {epoch}; once per epoch")]
    AlreadySubmitted { worker: WorkerId, epoch: EpochId },
    #[error("empty_entry: an entry has an inference, a forecast, or both")]
    EmptyEntry,
    #[error("empty_forecast: a forecast has at least one element; leave it out instead")]
    EmptyForecast,
    #[error("too_many_elements: the forecast has {elements} elements, topic {topic} takes {max}")]
    TooManyElements { topic: TopicId, elements: usize, max: u16 },
    #[error("duplicate_element: the forecast names worker {inferer} twice")]
    DuplicateElement { inferer: WorkerId },
    #[error("wrong_length: {what} has {length} bytes, it has to have 32")]
    WrongLength { what: &'static str, length: usize },
    #[error("nothing_committed: worker {worker} has no open commitment for epoch {epoch}")]
    NothingCommitted { worker: WorkerId, epoch: EpochId },
    #[error("wrong_reveal: entry and salt of worker {worker} for epoch {epoch} are not what was committed")]
    WrongReveal { worker: WorkerId, epoch: EpochId },
    #[error("wrong_parts: the commitment said it has {said}, the entry has {has}")]
    WrongParts { said: String, has: String },

    #[error("epoch_not_found: nobody has submitted for epoch {epoch} of topic {topic}, or it is over")]
    EpochNotFound { topic: TopicId, epoch: EpochId },
    #[error(
        "not_a_reputer: {address} is no reputer of topic {topic}; send RegisterReputer and Stake to staking"
    )]
    NotAReputer { topic: TopicId, address: Addr },
    #[error(
        "stake_too_small: {address} has {own} of his own at stake in topic {topic}, reporting takes {min_stake}"
    )]
    StakeTooSmall { topic: TopicId, address: Addr, own: Uint128, min_stake: Uint128 },
    #[error("already_reported: the reputer has reported for epoch {epoch}; once per epoch")]
    AlreadyReported { epoch: EpochId },
    #[error("nothing_unpaid: epoch {epoch} of topic {topic} is not parked, and none waits to be paid")]
    NothingUnpaid { topic: TopicId, epoch: EpochId },
    #[error(
        "not_next: epoch {epoch} of topic {topic} is not parked, and of those that wait epoch {first} is next; send Pay for that"
    )]
    NotNext { topic: TopicId, epoch: EpochId, first: EpochId },
    #[error("being_paid: epoch {epoch} of topic {topic} is being paid in this very transaction")]
    BeingPaid { topic: TopicId, epoch: EpochId },
    #[error("not_paying: no epoch of topic {topic} is being paid, so there is nothing to take note of")]
    NotPaying { topic: TopicId },
    #[error("nothing_forfeited: there is nothing to sweep")]
    NothingForfeited,
    #[error("too_many_topics: {asked} topics are asked for, at most {max} are answered")]
    TooManyTopics { asked: usize, max: usize },
    #[error(
        "no_result: epoch {epoch} of topic {topic} has no network inference; it is not closed, or it failed"
    )]
    NoResult { topic: TopicId, epoch: EpochId },
}

macro_rules! refused_for {
    ($($error:ty),*) => {$(
        impl From<$error> for Refusal {
            #[inline(never)]
            fn from(error: $error) -> Self {
                Box::new(error.into())
            }
        }
    )*};
}
refused_for!(StdError, ReadError, TokenError, ScheduleError, LossError, ScoreError, EpochError, FeedError);
refused_for!(OverflowError, cw2::VersionError);

impl From<Refusal> for ContractError {
    fn from(refusal: Refusal) -> Self {
        *refusal
    }
}
