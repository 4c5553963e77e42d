//! Votes and stake.

use crate::world::World;
use allora_interfaces::staking::{CONFIG, MEMBERS, POOLS, VOTERS};
use cosmwasm_std::{Addr, Uint128};

impl World {
    /// What is counted of a member, all of whose positions were just counted anew, is the stake he owns; his weight follows.
    pub(crate) fn votes_are_owned_stake(&self, member: &Addr) {
        let (storage, now) = (self.net.staking_storage(), self.net.now());
        let mine = self.holdings().into_iter().filter(|held| held.owner == *member);
        let worth = mine.map(|held| {
            let pool = POOLS.load(&*storage, (held.topic.0, &held.reputer)).expect("a pool").amounts.at(now);
            let commission = if held.is_own() { pool.commission_shares } else { Uint128::zero() };
            pool.bonded.worth(pool.live(held.position.shares, held.position.era) + commission)
        });
        let owned: Uint128 = worth.sum();
        let voter = VOTERS.may_load(&*storage, member).expect("a readable voter").unwrap_or_default();
        assert_eq!(voter.counted, owned, "what is counted of {member}, and the stake he owns");
        let per_vote = CONFIG.load(&*storage).expect("a readable configuration").tokens_per_weight;
        let votes = MEMBERS.may_load(&*storage, member).expect("a readable weight").unwrap_or_default();
        assert_eq!(u128::from(votes), (owned / per_vote).u128(), "the votes of {member}");
    }
}
