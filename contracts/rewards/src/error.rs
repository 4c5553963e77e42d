//! [`ContractError`].

use allora_interfaces::registry::Sibling;
use allora_interfaces::{ReadError, TokenError};
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
    #[error("not_yet: rewards does not take this message yet; it takes money for the treasury")]
    NotYet,
}
