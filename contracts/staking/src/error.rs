//! [`ContractError`].

use allora_interfaces::registry::Sibling;
use allora_interfaces::{ReadError, TokenError};
use allora_protocol::pool::PoolError;
use allora_protocol::votes::VotesError;
use allora_protocol::{ReputerId, TopicId};
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
    /// Shares and amounts.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// Votes that cannot be counted.
    #[error(transparent)]
    Votes(#[from] VotesError),
    /// Amounts or ids beyond what can be held.
    #[error("overflow: {0}")]
    Overflow(#[from] OverflowError),
    /// cw2.
    #[error("wrong_version: {0}; migrate from the same contract, of the same or an older version")]
    WrongVersion(#[from] cw2::VersionError),

    #[error("invalid_address: `{address}` is no address of this chain: {error}")]
    InvalidAddress { address: String, error: StdError },
    #[error("malformed_message: what came inside the cw20 Send is no message of staking: {0}")]
    MalformedMessage(StdError),
    #[error("unauthorized: only {who} may do this; {sender} is not")]
    Unauthorized { who: &'static str, sender: Addr },
    #[error("already_wired: {sibling:?} is {address}, and stays it")]
    AlreadyWired { sibling: Sibling, address: Addr },

    #[error("topic_not_found: there is no topic {topic}; see the registry's Topics")]
    TopicNotFound { topic: TopicId },
    #[error(
        "not_listed: the reputers of topic {topic} are those on a list, and {address} is not on it; ask its creator"
    )]
    NotListed { topic: TopicId, address: Addr },
    #[error("already_registered: {address} is reputer {reputer} of topic {topic}, for good")]
    AlreadyRegistered { topic: TopicId, reputer: ReputerId, address: Addr },
    #[error("not_registered: {address} is no reputer of topic {topic}; he sends RegisterReputer first")]
    NotRegistered { topic: TopicId, address: Addr },
    #[error("reputer_not_found: topic {topic} has no reputer {reputer}; see TopicStakes")]
    NoSuchReputer { topic: TopicId, reputer: ReputerId },
    #[error("self_delegation: {address} is the reputer himself; his own stake goes by Stake and Unstake")]
    SelfDelegation { address: Addr },
    #[error("same_pool: the stake is in the pool of {reputer} in topic {topic} already; name another pool")]
    SamePool { topic: TopicId, reputer: Addr },
    #[error(
        "too_many_unbondings: there are {most}, and none that this one could merge with; wait until one has matured and send Withdraw, or CancelUnstake"
    )]
    TooManyUnbondings { most: usize },
    #[error("unbonding_not_found: {address} has no unbonding {unbonding} in topic {topic}; see Unbondings")]
    UnbondingNotFound { topic: TopicId, address: Addr, unbonding: u32 },
    #[error("nothing_unbonding: {address} is unbonding nothing in topic {topic}; send Unstake first")]
    NothingUnbonding { topic: TopicId, address: Addr },
    #[error("position_not_found: {owner} never had anything with {reputer} in topic {topic}; see Positions")]
    PositionNotFound { owner: Addr, topic: TopicId, reputer: Addr },
    #[error("position_count: {asked} positions are named; name 1 to {most} in a message")]
    PositionCount { asked: usize, most: usize },
    #[error("hook_exists: {address} is told of changes already")]
    HookExists { address: Addr },
    #[error("hook_not_found: {address} is not told of changes; see Hooks")]
    HookNotFound { address: Addr },
    #[error("too_many_hooks: {most} contracts are told of changes, which is the most; remove one first")]
    TooManyHooks { most: usize },
    #[error("nothing_matured: the first of {address} in topic {topic} matures at {first}; it is {now}")]
    NothingMatured { topic: TopicId, address: Addr, first: u64, now: u64 },
}
