//! Arbitrary values of everything that can be packed, for tests. `fields!` makes [`Roll`] as it makes `Field`, so no
//! record, field or case can be left out.
#![allow(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

use crate::synthesis::{Content, Entry, ForecastElement, Parts, Seat, SeatedEntry};
use allora_protocol::schedule::{EpochState, MAX_OPEN_EPOCHS, MAX_VERSIONS, OpenEpoch, Scheduled, Version};
use allora_protocol::schedule::{OpenEpochs, Schedule, Versions};
use allora_protocol::synthesis::PairRow;
use allora_protocol::topic::Terms;
use allora_protocol::truth::UsualStake;
use allora_protocol::{Bundle, ById, EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Addr, Decimal, Int128, Uint64, Uint128, Uint256};
use cw_number::Number;

/// Numbers that look random and are the same for one seed (splitmix64).
pub struct Dice(pub u64);

/// A value that can be thrown.
pub trait Roll: Sized {
    fn roll(dice: &mut Dice) -> Self;
}

impl Dice {
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of `0..sides`.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.throw() % sides
    }

    /// Of any length in bits, so that small and large integers are alike.
    fn bits(&mut self) -> u128 {
        let wide = u128::from(self.throw()) << 64 | u128::from(self.throw());
        wide.checked_shr(self.below(129) as u32).unwrap_or(0)
    }

    fn list<T>(&mut self, most: u64, mut element: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let length = self.below(most + 1);
        (0..length).map(|_| element(self)).collect()
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Roll for $integer {
            fn roll(dice: &mut Dice) -> Self {
                dice.bits() as $integer
            }
        }
    )*};
}
integers!(u8, u16, u32, u64, u128);

macro_rules! newtypes {
    ($($name:ident),*) => {$(
        impl Roll for $name {
            fn roll(dice: &mut Dice) -> Self {
                $name(Roll::roll(dice))
            }
        }
    )*};
}
newtypes!(TopicId, EpochId, WorkerId, ReputerId);

impl Roll for Uint128 {
    fn roll(dice: &mut Dice) -> Self {
        Self::new(dice.bits())
    }
}

impl Roll for Uint64 {
    fn roll(dice: &mut Dice) -> Self {
        Self::new(Roll::roll(dice))
    }
}

impl Roll for Decimal {
    fn roll(dice: &mut Dice) -> Self {
        Self::new(Roll::roll(dice))
    }
}

impl Roll for Uint256 {
    fn roll(dice: &mut Dice) -> Self {
        let (high, low) = (Self::from(dice.bits()), Self::from(dice.bits()));
        if dice.below(2) == 0 { low } else { (high << 128) + low }
    }
}

impl Roll for Int128 {
    fn roll(dice: &mut Dice) -> Self {
        let magnitude = dice.bits() as i128;
        Self::new(if dice.below(2) == 0 { magnitude } else { magnitude.wrapping_neg() })
    }
}

impl Roll for bool {
    fn roll(dice: &mut Dice) -> Self {
        dice.below(2) == 1
    }
}

impl Roll for Number {
    fn roll(dice: &mut Dice) -> Self {
        let digits = dice.bits() as i64;
        match dice.below(8) {
            0 => Self::ZERO,
            1 => Self::MIN_POSITIVE,
            2 => Self::MAX,
            3 => Self::MIN,
            _ => Self::decimal(digits, dice.below(60) as u8),
        }
    }
}

impl Roll for String {
    fn roll(dice: &mut Dice) -> Self {
        dice.list(20, |dice| ['a', 'z', '0', ' ', 'ß', '€', '\u{1f980}', '\0'][dice.below(8) as usize])
            .into_iter()
            .collect()
    }
}

impl Roll for Addr {
    fn roll(dice: &mut Dice) -> Self {
        Self::unchecked(String::roll(dice))
    }
}

impl<T: Roll, const N: usize> Roll for [T; N] {
    fn roll(dice: &mut Dice) -> Self {
        std::array::from_fn(|_| T::roll(dice))
    }
}

impl<T: Roll> Roll for Option<T> {
    fn roll(dice: &mut Dice) -> Self {
        bool::roll(dice).then(|| T::roll(dice))
    }
}

impl<T: Roll> Roll for Vec<T> {
    fn roll(dice: &mut Dice) -> Self {
        dice.list(4, T::roll)
    }
}

impl<A: Roll, B: Roll> Roll for (A, B) {
    fn roll(dice: &mut Dice) -> Self {
        (A::roll(dice), B::roll(dice))
    }
}

impl<K: Roll + Copy + Ord, T: Roll> Roll for ById<K, T> {
    fn roll(dice: &mut Dice) -> Self {
        Vec::<(K, T)>::roll(dice).into_iter().collect()
    }
}

impl Roll for PairRow {
    fn roll(dice: &mut Dice) -> Self {
        Self::from_entries(Roll::roll(dice))
    }
}

impl Roll for UsualStake {
    fn roll(dice: &mut Dice) -> Self {
        Self::new(Roll::roll(dice))
    }
}

impl<T: Roll> Roll for Bundle<T> {
    fn roll(dice: &mut Dice) -> Self {
        Self {
            combined: Roll::roll(dice),
            naive: Roll::roll(dice),
            inferers: Roll::roll(dice),
            forecasters: Roll::roll(dice),
            one_out_inferers: Roll::roll(dice),
            one_out_forecasters: Roll::roll(dice),
            one_in_forecasters: Roll::roll(dice),
            one_out_inferer_forecasters: Roll::roll(dice),
        }
    }
}

/// In canonical form, each inferer once.
impl Roll for Entry {
    fn roll(dice: &mut Dice) -> Self {
        let forecast = Option::<ById<WorkerId, Number>>::roll(dice).map(|elements| {
            elements.into_iter().map(|(inferer, log_loss)| ForecastElement { inferer, log_loss }).collect()
        });
        Self::Plain { inference: Roll::roll(dice), forecast }
    }
}

impl Roll for Parts {
    fn roll(dice: &mut Dice) -> Self {
        Self { inference: Roll::roll(dice), forecast: Roll::roll(dice) }
    }
}

impl Roll for Seat {
    fn roll(dice: &mut Dice) -> Self {
        Self { merit: Roll::roll(dice), newcomer: Roll::roll(dice) }
    }
}

impl Roll for SeatedEntry {
    fn roll(dice: &mut Dice) -> Self {
        let content = match dice.below(3) {
            0 => Content::Open(Roll::roll(dice)),
            1 => Content::Committed(Roll::roll(dice)),
            _ => Content::Revealed(Roll::roll(dice)),
        };
        Self { inferer: Roll::roll(dice), forecaster: Roll::roll(dice), content }
    }
}

/// Ascending, as the type asks.
impl Roll for OpenEpochs {
    fn roll(dice: &mut Dice) -> Self {
        let epochs: ById<EpochId, EpochState> =
            dice.list(MAX_OPEN_EPOCHS as u64, Roll::roll).into_iter().collect();
        let open = epochs.into_iter().map(|(epoch, state)| OpenEpoch { epoch, state });
        open.collect::<Vec<_>>().try_into().unwrap()
    }
}

/// Each version from the opening of an epoch of the one before, as the type asks.
impl Roll for Versions<Terms> {
    fn roll(dice: &mut Dice) -> Self {
        let mut versions: Vec<Version<Terms>> = Vec::new();
        let (mut from_epoch, mut opens_at) = (dice.below(1 << 40), dice.below(1 << 40));
        for _ in 0..=dice.below(MAX_VERSIONS as u64) {
            let mut terms = Terms::roll(dice);
            terms.schedule = schedule(dice);
            let epochs = 1 + dice.below(1 << 20);
            let next = opens_at + epochs * terms.schedule().epoch_length;
            versions.push(Version { from_epoch: EpochId(from_epoch), opens_at, params: terms });
            (from_epoch, opens_at) = (from_epoch + epochs, next);
        }
        versions.try_into().unwrap()
    }
}

/// Durations whose sums are instants.
fn schedule(dice: &mut Dice) -> Schedule {
    let mut seconds = || dice.below(1 << 30);
    Schedule {
        epoch_length: 1 + seconds(),
        worker_submission_window: seconds(),
        reveal_window: seconds(),
        ground_truth_lag: seconds(),
        report_window: seconds(),
        report_reveal_window: seconds(),
        dispute_window: seconds(),
    }
}
