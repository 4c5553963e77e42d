//! [`TopicError`].

use crate::epoch::EpochError;
use crate::schedule::ScheduleError;
use crate::{NumberError, ParameterOutOfRange};
use cosmwasm_std::Uint128;
use thiserror::Error;

/// Why a topic or its parameters, or those of the suite, are refused.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum TopicError {
    /// The schedule.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// Something else that an epoch goes by.
    #[error(transparent)]
    Rules(#[from] EpochError),
    /// A parameter out of its range.
    #[error(transparent)]
    Parameter(#[from] ParameterOutOfRange),
    /// An epoch would have more numbers than one record may hold.
    #[error(
        "epoch_too_large: {numbers} numbers per epoch ((2 + 2 N + 3 F + N F) x components, for N inferers and F forecasters), at most {max} are allowed; lower max_inferers, max_forecasters or the number of components"
    )]
    EpochTooLarge {
        /// How many it could have.
        numbers: u64,
        /// How many it may have.
        max: u64,
    },
    /// Something that comes later.
    #[error("not_supported: {what} is not there yet; use {instead}")]
    NotSupported {
        /// What was asked for.
        what: &'static str,
        /// What there is.
        instead: &'static str,
    },
    /// An amount of the suite that is too small.
    #[error("parameter_out_of_range: {name} is {value}; it must be at least {least}")]
    AmountTooSmall {
        /// Its name.
        name: &'static str,
        /// What was given, in base units.
        value: Uint128,
        /// The least that is allowed, in base units.
        least: Uint128,
    },
    /// A number left its range.
    #[error(transparent)]
    Number(#[from] NumberError),
}
