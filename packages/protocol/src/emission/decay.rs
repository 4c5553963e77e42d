//! How money and its memory fade: by f = 1/7 a period.

use crate::{Number, NumberError};
use cosmwasm_std::{Uint128, Uint256};

/// What is left of a whole after a period: 1 - f = 6/7.
const KEPT: (u128, u128) = (6, 7);
/// 7^45 has 127 bits, so an amount times 6^45 has 245.
const AT_ONCE: u64 = 45;

/// `floor(amount · (6/7)^periods)`, exact up to 45 periods. Beyond them it is rounded down after every 45, and less than
/// two units below the exact value.
pub fn decayed(amount: Uint128, periods: u64) -> Uint128 {
    let (mut left, mut periods) = (amount, periods);
    while periods > 0 && !left.is_zero() {
        let step = periods.min(AT_ONCE);
        periods = periods.saturating_sub(step);
        left = after(left, step as u32);
    }
    left
}

/// At most 45 periods: nothing overflows, and the quotient is at most the amount.
fn after(amount: Uint128, periods: u32) -> Uint128 {
    let (six, seven) = (KEPT.0.checked_pow(periods), KEPT.1.checked_pow(periods));
    let (Some(six), Some(seven)) = (six, seven) else { return Uint128::zero() };
    let kept = amount.full_mul(six).checked_div(Uint256::from(seven)).unwrap_or_default();
    Uint128::try_from(kept).unwrap_or_default()
}

/// `1 - (6/7)^(seconds / period)`: the part of a pot that leaves it in so many seconds. `period` is in seconds, 0 counts
/// as 1.
pub(super) fn leaving(seconds: u64, period: u64) -> Result<Number, NumberError> {
    let periods = Number::ratio(seconds.into(), period.max(1).into())?;
    let kept = Number::ratio(KEPT.0.into(), KEPT.1.into())?.pow(periods)?;
    Number::ONE.sub(kept)
}
