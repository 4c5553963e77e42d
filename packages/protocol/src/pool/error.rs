use crate::schedule::ScheduleError;
use cosmwasm_std::{Decimal, Uint128};
use thiserror::Error;

/// Why stake cannot come, go or be counted. Amounts in base units.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum PoolError {
    /// Too little to begin with.
    #[error(
        "first_stake_too_small: {amount} is too little for the first stake of a pool; send {least} at least"
    )]
    FirstStakeTooSmall { amount: Uint128, least: Uint128 },
    /// Less than a share.
    #[error(
        "amount_too_small: {amount} makes no share at the price of {total} per {shares} shares; use a larger amount"
    )]
    AmountTooSmall { amount: Uint128, total: Uint128, shares: Uint128 },
    /// More than there is.
    #[error(
        "not_enough: {amount} is asked for, only {own} is there; ask for less, or leave `amount` out for all"
    )]
    NotEnough { amount: Uint128, own: Uint128 },
    /// Shares that are worth less than one base unit.
    #[error("nothing_left: {shares} shares are worth nothing, so there is nothing to take out; stake first")]
    NothingLeft { shares: Uint128 },
    /// More shares than there are.
    #[error("too_many_shares: {shares} shares are more than the {total} that there are")]
    TooManyShares { shares: Uint128, total: Uint128 },
    /// An amount beyond what an amount can hold.
    #[error("overflow: {amount} is more than the pool can hold; use a smaller amount")]
    Overflow { amount: Uint128 },
    /// A delegation or a reward where nobody has stake, or next to nothing.
    #[error("pool_empty: nobody has stake in this pool, or next to nothing; its reputer stakes first")]
    PoolEmpty,
    /// A commission of more than everything.
    #[error("commission_too_high: {rate} is more than everything; use 0 to 1")]
    CommissionTooHigh { rate: Decimal },
    /// More eras than can be counted.
    #[error("too_many_eras: era {era} is the last that can be counted")]
    TooManyEras { era: u32 },
    /// An instant beyond the range of time.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
}
