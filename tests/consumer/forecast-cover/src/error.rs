//! Why the contract refuses.

use allora_interfaces::feed::FeedError;
use allora_interfaces::{Number, NumberError};
use cosmwasm_std::{Addr, StdError};
use cw_utils::PaymentError;
use thiserror::Error;

/// Why the contract refuses.
#[derive(Debug, PartialEq, Error)]
pub enum ContractError {
    /// No inference, or none that fulfils the guards.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// Terms that would pay on an inference of any age.
    #[error("no_max_age: give guards.max_age, else an inference of any age would be paid on")]
    NoMaxAge,
    /// Terms without a way from nothing to everything.
    #[error("bad_terms: the exhaustion {exhaustion} has to be above the attachment {attachment}")]
    BadTerms { attachment: Number, exhaustion: Number },
    /// A cover of no time.
    #[error("bad_period: from {from} has to be before until {until}")]
    BadPeriod { from: u64, until: u64 },
    /// No such cover.
    #[error("no_cover: cover {id} was paid, was reclaimed, or never was")]
    NoCover { id: u64 },
    /// Somebody else's cover.
    #[error("unauthorized: only {only} may do that")]
    Unauthorized { only: Addr },
    /// The inference is about another time.
    #[error("not_covered: the inference is about {target}, the cover from {from} to {until}")]
    NotCovered { target: u64, from: u64, until: u64 },
    /// No damage is expected.
    #[error("not_triggered: the network expects {value}, nothing is paid up to {attachment}")]
    NotTriggered { value: Number, attachment: Number },
    /// The cover is not over.
    #[error("not_over: the cover ends at {until}, it is {now}")]
    NotOver { until: u64, now: u64 },
    /// The wrong coins.
    #[error("payment: {0}")]
    Payment(#[from] PaymentError),
    /// Numbers beyond amounts.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// Everything else.
    #[error("std: {0}")]
    Std(#[from] StdError),
}
