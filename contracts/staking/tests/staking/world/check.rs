//! What holds after every message.

use super::{TOKENS_PER_WEIGHT, World};
use allora_interfaces::event::CATALOGUE;
use allora_interfaces::staking::{
    DELEGATIONS, MEMBERS, POOLS, POSITIONS, Pool, Position, REPUTERS, TOPIC_STAKES, TOTAL, TOTALS, Totals,
    VOTERS,
};
use allora_protocol::pool::BURNED_SHARES;
use allora_protocol::votes::weight;
use cosmwasm_std::{Addr, Order, Record, Response, Storage, Uint128};
use std::collections::BTreeMap;

/// Every key and value.
pub fn everything(storage: &dyn Storage) -> Vec<Record> {
    storage.range(None, None, Order::Ascending).collect()
}

/// The message's name, and events that are in the catalogue as they are emitted.
pub fn response(response: &Response) {
    assert_eq!(response.attributes.len(), 1);
    assert_eq!(response.attributes[0].key, "action");
    assert!(response.data.is_none());
    for event in &response.events {
        let known = CATALOGUE.iter().find(|(_, name, _)| event.ty == format!("allora_{name}"));
        let (contract, _, attributes) = known.unwrap_or_else(|| panic!("unknown event {}", event.ty));
        assert_eq!(*contract, "staking");
        let keys: Vec<&str> = event.attributes.iter().map(|attribute| attribute.key.as_str()).collect();
        assert_eq!(keys, [&["v"], *attributes].concat(), "{}", event.ty);
        assert!(event.attributes.iter().all(|attribute| !attribute.value.is_empty()), "{event:?}");
    }
}

/// The contract has what it owes, sums are the sums of pools, pools those of positions, and the index names who delegates.
pub fn books(world: &World) {
    let solvency = world.solvency();
    assert_eq!((solvency.missing, solvency.surplus), (Uint128::zero(), Uint128::zero()), "{solvency:?}");

    let storage = &world.deps.storage;
    let positions = positions(storage);
    let mut totals = Totals::default();
    let mut topics: BTreeMap<u64, Uint128> = BTreeMap::new();
    for found in POOLS.range(storage, (), None, Order::Ascending) {
        let ((topic, reputer), pool) = found.unwrap();
        shares(storage, topic, &reputer, &pool, &positions);
        *topics.entry(topic).or_default() += pool.bonded();
        totals.bonded += pool.bonded();
        totals.incoming += pool.amounts.incoming.amount;
        totals.unbonding += pool.amounts.unbonding.amount;
    }
    assert_eq!(TOTALS.load(storage).unwrap(), totals);
    for (topic, bonded) in topics {
        let stake = TOPIC_STAKES.load(storage, topic).unwrap();
        assert_eq!(stake.bonded, bonded);
        let ids = REPUTERS.range(storage, topic, None, Order::Ascending).map(|found| found.unwrap().0);
        assert!(ids.eq(0..stake.reputers), "ids are dense");
    }
    votes(storage);
}

/// By topic, reputer and owner.
type Positions = BTreeMap<(u64, Addr), BTreeMap<Addr, Position>>;

fn positions(storage: &dyn Storage) -> Positions {
    let mut positions = Positions::new();
    for found in POSITIONS.range(storage, (), None, Order::Ascending) {
        let ((owner, topic, reputer), position) = found.unwrap();
        positions.entry((topic, reputer)).or_default().insert(owner, position);
    }
    positions
}

/// The live shares of a pool are those of its positions, those that were burned, and those that its commission made.
fn shares(storage: &dyn Storage, topic: u64, reputer: &Addr, pool: &Pool, positions: &Positions) {
    let Pool { id, amounts } = *pool;
    let none = BTreeMap::new();
    let held = positions.get(&(topic, reputer.clone())).unwrap_or(&none);
    let live = |position: &Position| amounts.live(position.shares, position.era);
    assert_eq!(held.get(reputer).map(live).unwrap_or_default(), amounts.own_shares);
    let burned = if amounts.is_new() { Uint128::zero() } else { BURNED_SHARES };
    let all: Uint128 = held.values().map(live).sum();
    assert_eq!(all + burned + amounts.commission_shares, amounts.bonded.shares);
    assert!(amounts.own() <= amounts.bonded.amount);
    let unbondings = held.values().flat_map(|position| &position.unbondings);
    let unbonding: Uint128 = unbondings.map(|one| amounts.live(one.shares, one.era)).sum();
    assert_eq!(unbonding, amounts.unbonding.shares);
    assert!(held.values().all(|position| position.unbondings.len() <= 16));

    let delegators = held.iter().filter(|(owner, position)| *owner != reputer && !live(position).is_zero());
    let marks = DELEGATIONS.range(storage, (topic, id.0), None, Order::Ascending);
    let marks: Vec<Addr> = marks.map(|mark| mark.unwrap().0).collect();
    // A slash to nothing leaves marks behind, until who had a delegation has one again.
    let delegators: Vec<Addr> = delegators.map(|(owner, _)| owner.clone()).collect();
    assert!(delegators.iter().all(|owner| marks.contains(owner)));
    assert!(amounts.era > 0 || delegators == marks);
}

/// What is counted of owners is counted of their positions, weights follow from it, and the total from them.
fn votes(storage: &dyn Storage) {
    let mut counted: BTreeMap<Addr, Uint128> = BTreeMap::new();
    for found in POSITIONS.range(storage, (), None, Order::Ascending) {
        let ((owner, ..), position) = found.unwrap();
        *counted.entry(owner).or_default() += position.counted;
    }
    counted.retain(|_, counted| !counted.is_zero());
    let voters = VOTERS.range(storage, (), None, Order::Ascending).map(|found| found.unwrap());
    assert!(voters.map(|(owner, voter)| (owner, voter.counted)).eq(counted.clone()));
    let weights =
        counted.into_iter().map(|(owner, counted)| (owner, weight(counted, TOKENS_PER_WEIGHT).unwrap()));
    let weights: Vec<(Addr, u64)> = weights.filter(|(_, weight)| *weight > 0).collect();
    let members = MEMBERS.range(storage, None, None, Order::Ascending).map(|found| found.unwrap());
    assert_eq!(members.collect::<Vec<_>>(), weights);
    assert_eq!(TOTAL.load(storage).unwrap(), weights.iter().map(|(_, weight)| weight).sum::<u64>());
}
