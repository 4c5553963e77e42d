//! What holds after every message, however it went.

mod books;
mod money;
mod seats;
mod votes;

pub(crate) use books::{deposits, solvency, staking};
pub(crate) use money::money;
pub(crate) use seats::synthesis;
pub(crate) use votes::votes;

use crate::Suite;
use cosmwasm_std::{Event, Order, Storage};
use cw_multi_test::App;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// A fingerprint of the whole chain: storage of all contracts, and the bank.
pub(crate) fn fingerprint(app: &App) -> u64 {
    let mut hasher = DefaultHasher::new();
    for record in app.storage().range(None, None, Order::Ascending) {
        record.hash(&mut hasher);
    }
    hasher.finish()
}

/// Every message that a contract of the suite carried out has the attribute `action`, once, and no other.
pub(crate) fn actions(suite: &Suite, events: &[Event]) {
    let of_suite = |event: &Event| {
        let address = event.attributes.first().filter(|attribute| attribute.key == "_contract_address");
        address.is_some_and(|attribute| suite.name_of(&attribute.value).is_some())
    };
    let mut executed = 0usize;
    let mut named = 0usize;
    for event in events.iter().filter(|event| of_suite(event)) {
        match event.ty.as_str() {
            "execute" => executed += 1,
            "wasm" => {
                let keys: Vec<&str> =
                    event.attributes.iter().skip(1).map(|attribute| attribute.key.as_str()).collect();
                assert_eq!(keys, ["action"], "attributes of a response beside its typed events: {event:?}");
                named += 1;
            }
            _ => {}
        }
    }
    assert!(named >= executed, "{executed} messages were carried out, {named} of them say what they are");
}
