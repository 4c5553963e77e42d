//! [`Climate`]: where a life is lived: the token, how fast time passes, what there is to emit.

use allora_testing::{Money, SUPPLY, TOKEN};
use cosmwasm_std::Uint128;
use proptest::prelude::*;

/// Where a life is lived.
#[derive(Clone, Copy, Debug)]
pub struct Climate {
    /// What everything is paid in.
    pub money: Money,
    /// How much there can ever be of a token that is made with the suite.
    pub cap: Option<Uint128>,
    /// How fast time passes.
    pub pace: Pace,
    /// What the treasury has at first, in base units.
    pub treasury: u128,
    /// Whether a part of the emission is the validators'.
    pub validators: bool,
}

/// How fast time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Every interval of a topic's schedule, and every wait, is so many times what it is at the fastest pace.
    pub unit: u64,
    /// The emission period, in seconds.
    pub period: u64,
}

impl Pace {
    /// Epochs of minutes, periods of a minute.
    pub const MINUTES: Self = Self { unit: 1, period: 60 };
    /// Epochs of half a day to a day, periods of a day: thirty of them are a month.
    const DAYS: Self = Self { unit: 480, period: 86_400 };
    /// Epochs of some days, periods of a week: four of them are a month.
    const WEEKS: Self = Self { unit: 1_920, period: 604_800 };
}

impl Default for Climate {
    fn default() -> Self {
        Self { money: Money::Native, cap: None, pace: Pace::MINUTES, treasury: 0, validators: false }
    }
}

/// Any.
pub fn climate() -> impl Strategy<Value = Climate> {
    // A cap that a month or two reach.
    let capped = Some(Uint128::new(SUPPLY + 60 * TOKEN));
    let money = prop_oneof![
        3 => Just((Money::Native, None)),
        1 => Just((Money::Cw20, None)),
        2 => Just((Money::NewCw20, None)),
        2 => Just((Money::NewCw20, capped)),
        1 => Just((Money::Malicious, None)),
    ];
    let pace = prop_oneof![Just(Pace::MINUTES), Just(Pace::DAYS), Just(Pace::WEEKS)];
    let treasury = prop_oneof![1 => Just(0), 1 => Just(20 * TOKEN), 2 => Just(1_000_000 * TOKEN)];
    (money, pace, treasury, any::<bool>()).prop_map(|((money, cap), pace, treasury, validators)| Climate {
        money,
        cap,
        pace,
        treasury,
        validators,
    })
}
