//! What a chain charges, in SDK gas: wasmd's default gas register (v0.54 to v0.61), the Cosmos SDK's prices of a KV store.

use cosmwasm_std::{Attribute, Reply, Response, SubMsgResult};

/// VM gas of one SDK gas.
pub const VM_GAS: u64 = 140_000;
/// The first call into a code in a transaction.
pub const INSTANCE: u64 = 60_000;
/// Another call into the same code in the same transaction.
pub const INSTANCE_AGAIN: u64 = 2_000;
/// For each byte that a contract returns, read by the chain as JSON.
pub const RETURNED_BYTE: u64 = 1;
/// Turning an address into bytes.
pub const CANONICALIZE: u64 = 4;
/// Turning bytes into an address.
pub const HUMANIZE: u64 = 5;
/// Validating an address.
pub const VALIDATE: u64 = CANONICALIZE + HUMANIZE;

/// Before every key of a contract the chain puts a byte and the contract's address, and charges for them.
const KEY_PREFIX: usize = 1 + 32;
/// Bytes of attributes and event types that cost nothing, per response.
const FREE_BYTES: u64 = 100;

/// Reading a record, or finding that there is none.
pub fn read(key: usize, value: usize) -> u64 {
    1_000 + 3 * bytes(key, value)
}

/// Writing a record.
pub fn write(key: usize, value: usize) -> u64 {
    2_000 + 30 * bytes(key, value)
}

/// Deleting a record.
pub fn delete() -> u64 {
    1_000
}

/// Beginning to iterate, with the first record's key and value (lengths), if there is one.
pub fn seek(first: Option<(usize, usize)>) -> u64 {
    first.map_or(30, |(key, value)| step(key, value))
}

/// Taking a record from an iterator.
pub fn step(key: usize, value: usize) -> u64 {
    30 + 3 * bytes(key, value)
}

/// The attributes and events of a response.
pub fn events(response: &Response) -> u64 {
    let mut free = FREE_BYTES;
    let mut gas = attributes(&response.attributes, &mut free);
    for event in &response.events {
        gas += 20 + event.ty.len() as u64 + attributes(&event.attributes, &mut free);
    }
    gas
}

/// What a message under way answered to who asked for it: its attributes and events are charged once more.
pub fn replied(reply: &Reply) -> u64 {
    let SubMsgResult::Ok(response) = &reply.result else { return 0 };
    let types: usize = response.events.iter().map(|event| event.ty.len()).sum();
    let all: Vec<Attribute> = response.events.iter().flat_map(|event| event.attributes.clone()).collect();
    types as u64 + attributes(&all, &mut { FREE_BYTES })
}

fn attributes(attributes: &[Attribute], free: &mut u64) -> u64 {
    let bytes: usize = attributes.iter().map(|attribute| attribute.key.len() + attribute.value.len()).sum();
    let bytes = bytes as u64;
    let charged = bytes.saturating_sub(*free);
    *free = free.saturating_sub(bytes);
    10 * attributes.len() as u64 + charged
}

fn bytes(key: usize, value: usize) -> u64 {
    (KEY_PREFIX + key + value) as u64
}
