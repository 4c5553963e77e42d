//! The stake that usually reports in a topic.

use cosmwasm_std::{Uint128, Uint256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The stake (base units) that usually reports in a topic: an average over its settlements that forgets a fifth
/// each time. Half of it makes a quorum. Unset until a settlement had `min_topic_stake` behind it.
///
/// A majority that falls asleep lowers it until those awake are a quorum: after 10 epochs when a tenth of the
/// stake is awake, 21 for a hundredth, 31 for a thousandth. One big report raises it by a fifth at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct UsualStake(Option<Uint128>);

impl UsualStake {
    /// Nobody has reported yet.
    pub const UNSET: Self = Self(None);

    /// As it was stored.
    pub fn new(stake: Option<Uint128>) -> Self {
        Self(stake)
    }

    /// The amount, once there is one.
    pub fn get(self) -> Option<Uint128> {
        self.0
    }

    /// After a due settlement, whatever its verdict, over the seated reports, `Void` included, none = 0:
    ///
    /// `max(min_topic_stake, floor((4 · usual + min(reported, 2 · usual)) / 5))`; while unset, `reported` if that is at
    /// least `min_topic_stake`.
    #[must_use]
    pub fn after(self, reported: Uint128, min_topic_stake: Uint128) -> Self {
        let Some(usual) = self.0 else {
            return Self((reported >= min_topic_stake && !reported.is_zero()).then_some(reported));
        };
        let counted = reported.min(usual.saturating_add(usual));
        Self(Some(mean_of_five(usual, counted).max(min_topic_stake)))
    }
}

/// `floor((4 a + b) / 5)`, which is no more than the larger of the two.
fn mean_of_five(a: Uint128, b: Uint128) -> Uint128 {
    let (a, b) = (Uint256::from(a), Uint256::from(b));
    #[allow(clippy::arithmetic_side_effects, reason = "4 a + b is less than 2^131, the divisor is 5")]
    let mean = (a * Uint256::from(4u8) + b) / Uint256::from(5u8);
    Uint128::try_from(mean).unwrap_or(Uint128::MAX)
}
