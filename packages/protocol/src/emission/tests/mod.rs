#![allow(clippy::arithmetic_side_effects, reason = "a test may stop at an overflow")]

mod calendar;
mod draw;
mod funding;
mod month;
mod params;
mod period;
mod weight;

use super::*;
use cosmwasm_std::Int128;

const DAY: u64 = 86_400;
const MILLION: u128 = 1_000_000;

/// Periods of a day, the first of them at 0.
const DAILY: Calendar = Calendar { deployed: 0, period: DAY };

fn units(amount: u128) -> Uint128 {
    Uint128::new(amount)
}

fn interval(from: u64, to: u64) -> Interval {
    Interval { from, to }
}

/// A total weight of 300 million, of which a topic counts with everything it has, and 25 million to pay.
fn record() -> PeriodRecord {
    PeriodRecord {
        total_weight: units(300 * MILLION),
        cap: units(300 * MILLION),
        emission: units(25 * MILLION),
        drawn: Uint128::zero(),
    }
}
