//! [`NumberError`]: everything that can go wrong with a number.

use crate::Number;
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
        /// Name of the function.
        function: &'static str,
        /// The argument it was given.
        argument: Number,
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
