//! What holds after every message.

use super::World;
use allora_interfaces::event::CATALOGUE;
use allora_interfaces::staking::{POOLS, REPUTERS, TOPIC_STAKES};
use cosmwasm_std::{Order, Record, Response, Storage, Uint128};

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
}
