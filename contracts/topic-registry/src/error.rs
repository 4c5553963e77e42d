//! [`ContractError`].

use allora_interfaces::registry::Pause;
use allora_interfaces::{ReadError, TokenError};
use allora_protocol::schedule::ScheduleError;
use allora_protocol::topic::TopicError;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{Addr, HexBinary, StdError, Uint128};
use cw_ownable::OwnershipError;
use thiserror::Error;

/// Why a message is refused; nothing is changed then. Each text begins with a stable code.
#[derive(Debug, PartialEq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum ContractError {
    /// Something of cosmwasm-std: malformed JSON, a failed query.
    #[error("std: {0}")]
    Std(#[from] StdError),
    /// A record that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Money in a form that is not taken.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// A parameter out of its range.
    #[error(transparent)]
    Topic(#[from] TopicError),
    /// Versions of a topic.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// Of cw-ownable.
    #[error("ownership: {0}")]
    Ownership(#[from] OwnershipError),
    /// Of cw2, at a migration.
    #[error("wrong_version: {0}")]
    WrongVersion(#[from] cw2::VersionError),

    #[error("invalid_address: {field} is {address:?}, which is no address of this chain")]
    InvalidAddress { field: &'static str, address: String },
    #[error("malformed_message: what came inside the cw20 Send is no message of the registry: {0}")]
    MalformedMessage(StdError),
    #[error("unauthorized: only {who} may do this; {sender} is not")]
    Unauthorized { who: &'static str, sender: Addr },

    #[error(
        "invalid_denom: {denom:?} cannot be a denomination: 3 to 128 letters, digits and / : . _ -, a letter first"
    )]
    InvalidDenom { denom: String },
    #[error("not_a_cw20: {address} does not answer TokenInfo as a cw20 does; check the address")]
    NotACw20 { address: Addr },
    #[error(
        "cap_too_low: {supply} tokens are given out at first, the cap is {cap}; raise it, or give out less"
    )]
    CapTooLow { cap: Uint128, supply: Uint128 },
    #[error("parameter_out_of_range: emission_period is {value} s; it must be from {min} to {max} s")]
    EmissionPeriod { value: u64, min: u64, max: u64 },
    #[error("unknown_reply: nothing was asked with the id {id}")]
    UnknownReply { id: u64 },
    #[error("no_address: the chain did not say where the contract of reply {id} is")]
    NoAddress { id: u64 },
    #[error("not_wired: {sibling} is not there yet; deploy the suite anew")]
    NotWired { sibling: &'static str },

    #[error("topic_not_found: there is no topic {topic}; see Topics")]
    TopicNotFound { topic: TopicId },
    #[error("topic_retired: topic {topic} opens no epoch from {from} on, for good; create another")]
    TopicRetired { topic: TopicId, from: EpochId },
    #[error(
        "not_offered: topic {topic} is not offered to {sender}; its creator offers it with TransferTopic"
    )]
    NotOffered { topic: TopicId, sender: Addr },
    #[error(
        "topic_changed: topic {topic} stands at {changes} changes and the policies_hash {hash}; look at it again, and vouch for what it is"
    )]
    TopicChanged { topic: TopicId, changes: u64, hash: HexBinary },
    #[error("not_eligible: nobody vouches for topic {topic} as it is")]
    NotEligible { topic: TopicId },
    #[error("metadata_length: {field} has {bytes} bytes; it must have {min} to {max}")]
    MetadataLength { field: &'static str, bytes: usize, min: usize, max: usize },
    #[error("metadata_labels: {names} labels are named, the answer has {labels}; name all of them or none")]
    MetadataLabels { names: usize, labels: u32 },
    #[error("metadata_hash: {hash:?} is no sha256; give 64 hexadecimal digits, or leave it out")]
    MetadataHash { hash: String },
    #[error("opens_at_out_of_range: opens_at is {opens_at}; it must be from now ({now}) to {latest}")]
    OpensAt { opens_at: u64, now: u64, latest: u64 },
    #[error("list_size: {given} addresses are given; one message takes 1 to {max}")]
    ListSize { given: usize, max: usize },
    #[error("duplicate_address: {address} is given twice; name it once, under add or remove")]
    DuplicateAddress { address: Addr },

    #[error("guardian_until: a pause by the guardian always takes 7 days; leave `until` out (it is {until})")]
    GuardianUntil { until: u64 },
    #[error(
        "guardian_too_soon: the guardian may pause again at {again_at} (it is {now}); the owner may at any time"
    )]
    GuardianTooSoon { again_at: u64, now: u64 },
    #[error("already_paused: {what:?} is paused until {until}, longer than the guardian can")]
    AlreadyPaused { what: Pause, until: u64 },
    #[error("until_passed: until is {until}, and it is {now} already; give a later instant, or send Unpause")]
    UntilPassed { until: u64, now: u64 },
    #[error("not_paused: {what:?} is not paused")]
    NotPaused { what: Pause },
}
