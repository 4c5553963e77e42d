//! Votes: what stake weighs where its owners govern.
//!
//! An owner's stake is counted position by position; what was counted last stands until it is counted anew. His weight is
//! `floor(sum of what was counted / tokens_per_weight)`, a whole number, because groups in the sense of cw4 count in `u64`.
//! What is too much for that is an error and never a smaller number.
//!
//! ```
//! use allora_protocol::votes::{Recount, total, weight};
//! use cosmwasm_std::Uint128;
//!
//! let million = Uint128::new(1_000_000);
//! assert_eq!(weight(Uint128::new(2_999_999), million)?, 2);
//!
//! // One of his positions grew from 1.5 to 2.5 million.
//! let recount = Recount::new(Uint128::new(2_999_999), Uint128::new(1_500_000), Uint128::new(2_500_000), million)?;
//! assert_eq!((recount.counted.u128(), recount.before, recount.after), (3_999_999, 2, 3));
//! assert_eq!(total(10, recount)?, 11);
//! # Ok::<(), allora_protocol::votes::VotesError>(())
//! ```

use cosmwasm_std::Uint128;
use thiserror::Error;

/// Why votes cannot be counted. Amounts in base units.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum VotesError {
    /// One member's weight is beyond `u64`.
    #[error(
        "too_many_votes: {amount} at {tokens_per_weight} a vote are more than 2^64 - 1; use a smaller amount"
    )]
    WeightTooLarge { amount: Uint128, tokens_per_weight: Uint128 },
    /// All members' weight is beyond `u64`.
    #[error(
        "too_many_votes: {added} votes more than the {total} that there are go beyond 2^64 - 1; use a smaller amount"
    )]
    TotalTooLarge { total: u64, added: u64 },
    /// Nothing would have a weight.
    #[error("no_tokens_per_weight: a vote stands for 0 base units; let it be 1 at least")]
    NoTokensPerWeight,
    /// What is counted anew was never counted, or the sum is beyond what an amount can hold.
    #[error("votes_disordered: {before} of {counted} cannot become {after}")]
    Disordered { counted: Uint128, before: Uint128, after: Uint128 },
}

/// The weight of an amount: `floor(amount / tokens_per_weight)`.
///
/// Errors: [`VotesError::WeightTooLarge`], [`VotesError::NoTokensPerWeight`].
pub fn weight(amount: Uint128, tokens_per_weight: Uint128) -> Result<u64, VotesError> {
    let weight = amount.checked_div(tokens_per_weight).map_err(|_| VotesError::NoTokensPerWeight)?;
    u64::try_from(weight.u128()).map_err(|_| VotesError::WeightTooLarge { amount, tokens_per_weight })
}

/// What counting some of an owner's stake anew does to his votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recount {
    /// His stake as it is counted now, over all his positions, in base units.
    pub counted: Uint128,
    /// His weight so far.
    pub before: u64,
    /// His weight now.
    pub after: u64,
}

impl Recount {
    /// Of an owner's `counted` stake, the part that was `before` is `after` now.
    ///
    /// Errors: [`VotesError::Disordered`]; those of [`weight`].
    pub fn new(
        counted: Uint128,
        before: Uint128,
        after: Uint128,
        tokens_per_weight: Uint128,
    ) -> Result<Self, VotesError> {
        let sum = counted.checked_sub(before).and_then(|others| others.checked_add(after));
        let sum = sum.map_err(|_| VotesError::Disordered { counted, before, after })?;
        let weigh = |amount| weight(amount, tokens_per_weight);
        Ok(Self { counted: sum, before: weigh(counted)?, after: weigh(sum)? })
    }

    /// Whether his weight is another.
    pub fn changes_weight(&self) -> bool {
        self.before != self.after
    }
}

/// The weight of all members, which was `total`, after one of them was counted anew.
///
/// Error: [`VotesError::TotalTooLarge`].
pub fn total(total: u64, recount: Recount) -> Result<u64, VotesError> {
    let others = total.saturating_sub(recount.before);
    let added = recount.after;
    others.checked_add(added).ok_or(VotesError::TotalTooLarge { total: others, added })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLION: Uint128 = Uint128::new(1_000_000);

    fn amount(amount: u128) -> Uint128 {
        Uint128::new(amount)
    }

    #[test]
    fn a_weight_is_rounded_down() {
        for (tokens, votes) in [(0, 0), (999_999, 0), (1_000_000, 1), (1_999_999, 1), (2_000_000, 2)] {
            assert_eq!(weight(amount(tokens), MILLION), Ok(votes));
        }
    }

    #[test]
    fn a_weight_beyond_64_bits_is_refused_and_never_cut() {
        let most = u128::from(u64::MAX) * 1_000_000 + 999_999;
        assert_eq!(weight(amount(most), MILLION), Ok(u64::MAX));
        let refused = VotesError::WeightTooLarge { amount: amount(most + 1), tokens_per_weight: MILLION };
        assert_eq!(weight(amount(most + 1), MILLION), Err(refused));
        assert!(weight(Uint128::MAX, Uint128::one()).is_err());
    }

    #[test]
    fn a_vote_stands_for_something() {
        assert_eq!(weight(MILLION, Uint128::zero()), Err(VotesError::NoTokensPerWeight));
    }

    #[test]
    fn positions_are_summed_before_they_are_rounded() {
        // Two positions of 0.6: neither has a vote, together they have one.
        let first = Recount::new(amount(0), amount(0), amount(600_000), MILLION).unwrap();
        assert!(!first.changes_weight());
        let second = Recount::new(first.counted, amount(0), amount(600_000), MILLION).unwrap();
        assert_eq!((second.before, second.after, second.changes_weight()), (0, 1, true));
        // The first is gone.
        let third = Recount::new(second.counted, amount(600_000), amount(0), MILLION).unwrap();
        assert_eq!((third.counted, third.before, third.after), (amount(600_000), 1, 0));
    }

    #[test]
    fn what_was_never_counted_cannot_be_taken_off() {
        let (counted, before, after) = (amount(5), amount(6), amount(7));
        let refused = VotesError::Disordered { counted, before, after };
        assert_eq!(Recount::new(counted, before, after, MILLION), Err(refused));
        assert!(Recount::new(amount(5), amount(0), Uint128::MAX, MILLION).is_err());
    }

    #[test]
    fn the_total_follows_every_member() {
        let recount = |before, after| Recount { counted: amount(0), before, after };
        assert_eq!(total(10, recount(3, 5)), Ok(12));
        assert_eq!(total(10, recount(10, 0)), Ok(0));
        assert_eq!(total(u64::MAX - 1, recount(1, 2)), Ok(u64::MAX));
        let refused = VotesError::TotalTooLarge { total: u64::MAX - 1, added: 2 };
        assert_eq!(total(u64::MAX, recount(1, 2)), Err(refused));
    }
}
