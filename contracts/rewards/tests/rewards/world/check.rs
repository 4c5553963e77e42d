//! What holds after every message.

use super::World;
use allora_interfaces::event::CATALOGUE;
use allora_interfaces::rewards::{
    BALANCES, CREDITS, EMISSION, LEDGERS, PERIODS, TOPICS, WEIGHTS, WorkerBalance,
};
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

/// The contract has exactly what it owes, each ledger is the sum of its records, no period is overdrawn, and the total
/// weight is that of the topics.
pub fn books(world: &World) {
    let solvency = world.solvency();
    assert_eq!((solvency.missing, solvency.surplus), (Uint128::zero(), Uint128::zero()), "{solvency:?}");

    let storage = &world.deps.storage;
    let all = Order::Ascending;
    let ledgers = LEDGERS.load(storage).unwrap();
    let reserved = PERIODS.range(storage, (), None, all).map(|found| {
        let (period, record) = found.unwrap();
        assert!(record.drawn <= record.emission, "period {period}: {record:?}");
        assert!(!record.is_empty());
        record.left()
    });
    assert_eq!(reserved.sum::<Uint128>(), ledgers.reserved);
    let funding = TOPICS.range(storage, (), None, all).map(|found| found.unwrap().1.funding.total().unwrap());
    assert_eq!(funding.sum::<Uint128>(), ledgers.funding);
    let balances = BALANCES.range(storage, (), None, all).flat_map(|found| {
        let ((_, page), record) = found.unwrap();
        assert!(!record.workers.is_empty() && record.workers.ids().all(|id| id.0 / 16 == page));
        assert!(record.workers.values().all(|balance| *balance != WorkerBalance::default()));
        record.workers.values().map(|balance| balance.total().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(balances.sum::<Uint128>(), ledgers.balances);
    let credits = CREDITS.range(storage, (), None, all).map(|found| found.unwrap().1.amount);
    assert_eq!(credits.sum::<Uint128>(), ledgers.credits);

    let head = EMISSION.may_load(storage).unwrap().unwrap_or_default();
    let weights = WEIGHTS.range(storage, (), None, all).map(|found| {
        let ((_, from), row) = found.unwrap();
        if (from..=row.until).contains(&head.period) { row.weight } else { Uint128::zero() }
    });
    assert_eq!(weights.sum::<Uint128>(), head.total_weight, "in period {}", head.period);
}
