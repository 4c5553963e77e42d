//! [`Twin`]: a contract that runs natively and in the VM, and has to do the same.

use super::contracts::Artifact;
use super::host::{Host, Store};
use super::run::{Call, Returned, Run};
use anyhow::Result;
use cosmwasm_std::{Empty, MemoryStorage, Order, Record, Storage};
use cw_multi_test::Contract;

/// A contract that runs every call twice: natively on a copy of its storage, and in the VM on the storage itself. Both have
/// to return the same response, answer or error, do the same with storage in the same order, and leave the same storage.
pub struct Twin {
    pub native: Box<dyn Contract<Empty>>,
    pub artifact: Artifact,
}

impl Run for Twin {
    fn run(&self, call: &Call, host: &mut Host) -> Result<Returned> {
        let mut copy = MemoryStorage::new();
        for (key, value) in records(host.storage.store().readable()) {
            copy.set(&key, &value);
        }
        let mut other = Host::new(Store::Writable(&mut copy), host.api, host.querier.inner());
        let natively = call.enter(&*self.native, &mut other);
        let accesses = other.notes.all();

        let in_vm = self.artifact.run(call, host);
        let what = || format!("{:?}, {} {}", self.artifact.code, call.entry.name(), call.entry.text());
        assert_eq!(told(&natively), told(&in_vm), "native, VM: what was returned to {}", what());
        assert_eq!(accesses, host.notes.all(), "native, VM: what was done with storage in {}", what());
        let (native, vm) = (records(&copy), records(host.storage.store().readable()));
        assert!(native == vm, "native and VM leave another storage after {}", what());
        in_vm
    }
}

/// What was returned, with the error as its text.
fn told(returned: &Result<Returned>) -> Result<&Returned, String> {
    returned.as_ref().map_err(|error| format!("{error:#}"))
}

fn records(storage: &dyn Storage) -> Vec<Record> {
    storage.range(None, None, Order::Ascending).collect()
}
