//! [`Prices`]: what shares are worth.

use allora_interfaces::staking::POOLS;
use allora_protocol::pool::Side;
use allora_testing::Network;
use cosmwasm_std::{Addr, Order};
use std::collections::BTreeMap;

/// Both sides of every pool as they were last written, with their era.
#[derive(Default)]
pub struct Prices(BTreeMap<(u64, Addr), (u32, [Side; 2])>);

impl Prices {
    /// No share is worth less than when its pool was written last: whoever comes or goes, roundings are for those who stay.
    ///
    /// Between two writes only the last one counts: as commission is bought in whole shares, what a pool is read as at one
    /// instant may be dearer by less than a share than what it is read as at a later one.
    pub fn check(&mut self, net: &Network) {
        let (storage, now) = (net.staking_storage(), net.now());
        for record in POOLS.range(&*storage, (), None, Order::Ascending) {
            let ((topic, reputer), pool) = record.expect("a readable pool");
            let pool = pool.amounts;
            let (written, read) =
                ([pool.bonded, pool.unbonding], [pool.at(now).bonded, pool.at(now).unbonding]);
            let before = self.0.insert((topic, reputer.clone()), (pool.era, written));
            let before = before.filter(|(era, _)| *era == pool.era).map_or(written, |(_, sides)| sides);
            for (before, after) in before.iter().zip(&written).chain(written.iter().zip(&read)) {
                assert!(
                    !is_cheaper(after, before),
                    "a share of {reputer} in topic {topic} is worth less: {after:?} after {before:?}"
                );
            }
        }
    }
}

/// Whether a share is worth less, where there was one before and is one after.
fn is_cheaper(after: &Side, before: &Side) -> bool {
    !after.shares.is_zero() && after.amount.full_mul(before.shares) < before.amount.full_mul(after.shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(amount: u128, shares: u128) -> Side {
        Side { amount: amount.into(), shares: shares.into() }
    }

    #[test]
    fn a_share_that_lost_the_least_part_of_a_unit_is_noticed() {
        let before = side(3_000_000, 2_000_000);
        assert!(!is_cheaper(&side(3_000_003, 2_000_002), &before));
        assert!(!is_cheaper(&side(3_000_004, 2_000_002), &before));
        assert!(is_cheaper(&side(3_000_002, 2_000_002), &before));
        // Where nobody is left, or nobody was, no share is worth anything.
        assert!(!is_cheaper(&side(0, 0), &before));
        assert!(!is_cheaper(&side(1, 1), &side(0, 0)));
    }
}
