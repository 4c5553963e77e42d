//! Votes against stake.

use crate::Network;
use allora_interfaces::staking::{CONFIG, MEMBERS, POSITIONS, TOTAL, VOTERS};
use allora_protocol::votes::weight;
use cosmwasm_std::{Addr, Order, Uint128};
use std::collections::BTreeMap;

/// What is counted of owners is counted of their positions; weights follow from it, and their total from them.
pub(crate) fn votes(net: &Network) {
    let storage = net.staking_storage();
    let mut counted: BTreeMap<Addr, Uint128> = BTreeMap::new();
    for record in POSITIONS.range(&*storage, (), None, Order::Ascending) {
        let ((owner, ..), position) = record.expect("a readable position");
        *counted.entry(owner).or_default() += position.counted;
    }
    counted.retain(|_, counted| !counted.is_zero());
    let voters = VOTERS.range(&*storage, (), None, Order::Ascending);
    let voters = voters.map(|record| record.expect("a readable voter"));
    let voters: BTreeMap<Addr, Uint128> = voters.map(|(owner, voter)| (owner, voter.counted)).collect();
    assert_eq!(voters, counted, "what is counted of owners and of their positions");

    let tokens_per_weight = CONFIG.load(&*storage).expect("a readable configuration").tokens_per_weight;
    let weigh = |counted| weight(counted, tokens_per_weight).expect("a weight");
    let weights: BTreeMap<Addr, u64> =
        voters.into_iter().map(|(owner, counted)| (owner, weigh(counted))).filter(|of| of.1 > 0).collect();
    let members = MEMBERS.range(&*storage, None, None, Order::Ascending);
    let members: BTreeMap<Addr, u64> = members.map(|record| record.expect("a readable weight")).collect();
    assert_eq!(members, weights, "the weights of members");
    let total = TOTAL.load(&*storage).expect("a readable total");
    assert_eq!(total, members.values().sum::<u64>(), "the weight of all members");
}
