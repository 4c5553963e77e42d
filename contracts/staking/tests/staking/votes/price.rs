//! What votes cost, by the prices of the Cosmos SDK: every access of a message to the records of votes is noted.

use crate::world::{DENOM, World, address};
use allora_interfaces::staking::{CONFIG, ExecuteMsg};
use allora_protocol::TopicId;
use allora_staking::contract;
use cosmwasm_std::testing::message_info;
use cosmwasm_std::{DepsMut, Order, QuerierWrapper, Record, Storage, coins};
use std::cell::Cell;

/// A storage that adds up what a chain asks for the records of votes.
struct Metered<'a> {
    storage: &'a mut dyn Storage,
    gas: Cell<u64>,
    /// Whether the configuration was read before.
    configured: Cell<bool>,
}

impl Metered<'_> {
    /// The first time the message itself reads the configuration.
    fn again(&self, key: &[u8]) -> bool {
        key == CONFIG.key() && self.configured.replace(true)
    }

    fn charge(&self, key: &[u8], flat: u64, a_byte: u64, value: usize) {
        let names: [&[u8]; 3] = [b"\0\x07members", b"\0\x12members__changelog", b"\0\x10total__changelog"];
        let of_votes = names.iter().any(|name| key.starts_with(name))
            || [b"total".as_slice(), b"hooks"].contains(&key)
            || key.starts_with(b"V")
            || self.again(key);
        if of_votes {
            self.gas.set(self.gas.get() + flat + a_byte * (key.len() + value) as u64);
        }
    }
}

impl Storage for Metered<'_> {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        let value = self.storage.get(key);
        self.charge(key, 1_000, 3, value.as_ref().map_or(0, Vec::len));
        value
    }
    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.charge(key, 2_000, 30, value.len());
        self.storage.set(key, value);
    }
    fn remove(&mut self, key: &[u8]) {
        self.charge(key, 1_000, 0, 0);
        self.storage.remove(key);
    }
    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        self.storage.range(start, end, order)
    }
}

/// What anna's delegation of an amount to dora costs for votes.
fn price_of_delegating(world: &mut World, amount: u128) -> u64 {
    let message =
        ExecuteMsg::Delegate { topic_id: TopicId(1), reputer: address("dora").into(), beneficiary: None };
    let mut storage =
        Metered { storage: &mut world.deps.storage, gas: Cell::new(0), configured: Cell::new(false) };
    let (api, querier) = (&world.deps.api, QuerierWrapper::new(&world.deps.querier));
    let deps = DepsMut { storage: &mut storage, api, querier };
    let info = message_info(&address("anna"), &coins(amount, DENOM));
    contract::execute(deps, world.env.clone(), info, message).unwrap();
    storage.gas.get()
}

/// Addresses here have 67 characters, more than on any chain.
#[test]
fn a_delegation_that_changes_a_weight_pays_30_000_gas_for_it_at_most() {
    let mut world = World::native();
    world.reputer("dora", 2_000_000_001_000);
    world.wait(5);
    let first = price_of_delegating(&mut world, 1_234_567_890_123);
    assert!((20_000..=30_000).contains(&first), "{first}");
    world.wait(5);
    let second = price_of_delegating(&mut world, 1_234_567_890_123);
    assert!((20_000..=30_000).contains(&second), "{second}");
    // A weight that stays is not written.
    world.wait(5);
    let stays = price_of_delegating(&mut world, 1);
    assert!((5_000..=10_000).contains(&stays), "{stays}");
}
