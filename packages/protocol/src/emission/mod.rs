//! Emission: how much money a period of time has, what part of it a topic's weight gives, what funding adds to that, and
//! what an epoch is paid out of both.
//!
//! Time is cut into emission periods of equal length. A period is begun ("rolled") once, by the first message at or
//! after its beginning: its total weight is frozen then, and its emission is taken from the treasury and minted, whoever
//! is paid from it later. A topic's weight is set a period ahead and lapses if nobody refreshes it. An epoch is paid for
//! the time between the opening before and its own. So neither the delay of a settlement nor the order of settlements
//! changes an amount, and no period pays more than it has.
//!
//! * [`calendar`]: periods and months as arithmetic on block time.
//! * [`weight`]: the weight of a topic, from its stake and the payments to it.
//! * [`funding`]: payments to a topic, and how they leave for its epochs.
//! * [`period`]: beginning a period: its weight, its emission, what returns of an old one.
//! * [`mod@month`]: how much a month emits.
//! * [`mod@draw`]: what an epoch is paid.
//! * [`MoneyParams`]: the parameters of all of it.
//!
//! Amounts are base units, products are taken in 256 bits, every division rounds down. What is loaded from and stored
//! to where is the matter of a contract; every function here gets the records it needs and gives back those that
//! changed.

pub mod calendar;
mod decay;
pub mod draw;
mod error;
pub mod funding;
pub mod month;
mod params;
pub mod period;
pub mod weight;

pub use calendar::{Calendar, Interval, KEEP_PERIODS, MAX_ROLLS, horizon};
pub use decay::decayed;
pub use draw::{Draw, draw};
pub use error::EmissionError;
pub use funding::{Funding, Inflow, MAX_INFLOWS, split_payment};
pub use month::{BondedReadings, Bucket, Economy, Minting, Month, MonthState, Supply, month};
pub use params::{MoneyParams, MoneyParamsUpdate};
pub use period::{EmissionState, PeriodRecord, RollInputs, Rolled};
pub use weight::{Basis, Part, TopicWeight, Touched, WeightRow};

use crate::Number;
use cosmwasm_std::{Decimal, Uint128};

/// `floor(amount · ratio)`, exact.
fn floor_of(amount: Uint128, ratio: Decimal) -> Result<Uint128, EmissionError> {
    let part = amount.checked_multiply_ratio(ratio.atomics(), Decimal::one().atomics());
    part.map_err(|_| EmissionError::Overflow { amount })
}

/// The nearest number to a decimal fraction.
fn number(ratio: Decimal) -> Result<Number, EmissionError> {
    Ok(Number::ratio(ratio.atomics(), Decimal::one().atomics())?)
}

/// The sum of two amounts.
fn sum(amount: Uint128, further: Uint128) -> Result<Uint128, EmissionError> {
    amount.checked_add(further).map_err(|_| EmissionError::Overflow { amount: further })
}

/// What is left of an amount without a part of it.
fn less(amount: Uint128, part: Uint128) -> Result<Uint128, EmissionError> {
    amount.checked_sub(part).map_err(|_| EmissionError::Overflow { amount: part })
}

#[cfg(test)]
mod tests;
