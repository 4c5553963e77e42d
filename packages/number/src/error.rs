//! [`NumberError`]: everything that can go wrong with a number.

use crate::Number;
use std::fmt;
use thiserror::Error;

/// Why there is no number.
#[derive(Error, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumberError {
    /// The result is too large for the type, or for the integer that was asked for.
    #[error("overflow: the result is too large to be represented")]
    Overflow,
    /// A divisor, or a total of weights, is zero.
    #[error("division_by_zero: the divisor is zero")]
    DivisionByZero,
    /// The function is not defined at this argument.
    #[error("domain: {function} is not defined at {argument}")]
    Domain {
        /// The function.
        function: Function,
        /// The argument it was given.
        argument: Argument,
    },
    /// The text is not a decimal number.
    #[error("not_a_number: {reason} at character {position} of a decimal number")]
    Parse {
        /// Zero-based byte at which reading stopped.
        position: usize,
        /// What is wrong there.
        reason: ParseReason,
    },
    /// The number is larger than a message may carry.
    #[error("beyond_wire: a number in a message may be at most 1e40 in magnitude")]
    BeyondWire,
    /// A statistic of no values.
    #[error("empty: {what} of no values is not defined")]
    Empty {
        /// Name of the statistic.
        what: &'static str,
    },
    /// Two lists that belong together have different lengths.
    #[error("lengths: {left} values and {right} weights")]
    Lengths {
        /// How many values.
        left: usize,
        /// How many weights.
        right: usize,
    },
    /// Ten bytes that are the packed form of no number.
    #[error("not_packed: {reason}")]
    Packed {
        /// What is wrong with them.
        reason: PackedReason,
    },
}

// Where size counts: the tag of the one fits into the other.
#[cfg(target_arch = "wasm32")]
const _: () = assert!(size_of::<Result<Number, NumberError>>() == size_of::<Number>());

impl NumberError {
    /// [`NumberError::Domain`].
    #[inline(never)]
    pub fn domain(function: Function, argument: Number) -> Self {
        Self::Domain { function, argument: argument.into() }
    }
}

/// A function that is not defined everywhere.
#[derive(Error, Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Function {
    /// [`Number::sqrt`].
    #[error("sqrt")]
    Sqrt,
    /// [`Number::pow`].
    #[error("pow")]
    Pow,
    /// [`Number::ln`].
    #[error("ln")]
    Ln,
    /// [`Number::log10`].
    #[error("log10")]
    Log10,
    /// [`Number::ln_1p`].
    #[error("ln_1p")]
    Ln1p,
    /// [`Number::mul_floor`].
    #[error("mul_floor")]
    MulFloor,
    /// [`crate::stats::quantile`].
    #[error("quantile")]
    Quantile,
    /// [`crate::stats::weighted_percentiles`].
    #[error("weighted_percentiles")]
    WeightedPercentiles,
    /// A weight, which is not below 0.
    #[error("a weight")]
    Weight,
}

/// The argument that a function was given: a number in its packed form, which leaves an error no larger than a number:
/// every operation hands on one or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument([u8; Number::PACKED_LEN]);

impl From<Number> for Argument {
    fn from(number: Number) -> Self {
        Self(number.pack())
    }
}

/// The number's text.
impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Number::unpack(&self.0).unwrap_or_default().fmt(f)
    }
}

/// What is wrong with a text that should be a decimal number.
#[derive(Error, Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseReason {
    /// There is no text.
    #[error("nothing to read")]
    Empty,
    /// The text has more than [`Number::TEXT_MAX`] characters.
    #[error("more than 64 characters")]
    TooLong,
    /// Neither before nor after the point is there a digit.
    #[error("no digit")]
    NoDigits,
    /// An `e` with no digit after it.
    #[error("an exponent without digits")]
    NoExponentDigits,
    /// Something else than a digit, a sign, a point or an `e`; or one of these where it cannot stand.
    #[error("an unexpected character")]
    UnexpectedCharacter,
}

/// What is wrong with ten bytes that should be a packed number.
#[derive(Error, Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PackedReason {
    /// There are not exactly [`Number::PACKED_LEN`] bytes.
    #[error("not ten bytes")]
    Length,
    /// The exponent is the one kept for zero, but the significand is not zero.
    #[error("a zero that is not canonical")]
    Zero,
    /// The top bit of the significand is not set.
    #[error("a significand that is not normalised")]
    NotNormalised,
}
