//! What holds after every message.

use super::World;
use allora_interfaces::event::CATALOGUE;
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
        assert_eq!(*contract, "rewards");
        let keys: Vec<&str> = event.attributes.iter().map(|attribute| attribute.key.as_str()).collect();
        assert_eq!(keys, [&["v"], *attributes].concat(), "{}", event.ty);
        assert!(event.attributes.iter().all(|attribute| !attribute.value.is_empty()), "{event:?}");
    }
}

/// The contract has exactly what it owes.
pub fn books(world: &World) {
    let solvency = world.solvency();
    assert_eq!((solvency.missing, solvency.surplus), (Uint128::zero(), Uint128::zero()), "{solvency:?}");
}
