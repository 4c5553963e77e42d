//! Parameters and their ranges.

use crate::Number;
use thiserror::Error;

/// A parameter outside its range.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("parameter_out_of_range: {name} is {value}; it must be {range}")]
pub struct ParameterOutOfRange {
    /// Its name.
    pub name: &'static str,
    /// What was given.
    pub value: Number,
    /// What is allowed, in words.
    pub range: &'static str,
}

/// Refuses a parameter that does not hold what its range asks.
pub(crate) fn require(
    name: &'static str,
    value: impl Into<Number>,
    holds: bool,
    range: &'static str,
) -> Result<(), ParameterOutOfRange> {
    if holds { Ok(()) } else { Err(ParameterOutOfRange { name, value: value.into(), range }) }
}
