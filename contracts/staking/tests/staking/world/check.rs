//! What holds after every message.

use super::{TOKENS_PER_WEIGHT, World};
use allora_interfaces::event::CATALOGUE;
use allora_interfaces::staking::{MEMBERS, POOLS, POSITIONS, REPUTERS, TOPIC_STAKES, TOTAL, VOTERS};
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

/// The contract has what it owes, and sums are the sums of pools.
pub fn books(world: &World) {
    let solvency = world.solvency();
    assert_eq!((solvency.missing, solvency.surplus), (Uint128::zero(), Uint128::zero()), "{solvency:?}");

    let storage = &world.deps.storage;
    let topic = world.topic.0;
    let stake = TOPIC_STAKES.may_load(storage, topic).unwrap().unwrap_or_default();
    let mut bonded = Uint128::zero();
    for (place, found) in REPUTERS.range(storage, topic, None, Order::Ascending).enumerate() {
        let pool = POOLS.load(storage, (topic, &found.unwrap().1.reputer)).unwrap();
        assert_eq!(pool.id.0 as usize, place, "ids are dense");
        assert!(pool.own() <= pool.bonded());
        bonded += pool.bonded();
    }
    assert_eq!(stake.bonded, bonded);
    votes(storage);
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
