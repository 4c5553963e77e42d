//! [`Twin`]: a contract that runs natively and in the VM, and has to do the same.

use super::contracts::Artifact;
use super::host::{Host, Store};
use super::meter::Access;
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
        assert_eq!(told(&natively), told(&in_vm), "native, VM: what was returned to {}; {REMEDY}", what());
        if let Some((native, vm)) = difference(&accesses, &host.notes.all()) {
            panic!("native {native}, VM {vm}: what was done with storage differs in {}; {REMEDY}", what());
        }
        let (native, vm) = (records(&copy), records(host.storage.store().readable()));
        assert!(native == vm, "native and VM leave another storage after {}", what());
        in_vm
    }
}

/// Mostly it is this.
const REMEDY: &str = "if the artifacts are older than the source, `scripts/build-wasm.sh` builds them anew";

/// The first access that differs, by both.
fn difference(native: &[Access], vm: &[Access]) -> Option<(String, String)> {
    let told = |access: Option<&Access>| access.map_or("nothing more".into(), ToString::to_string);
    let pairs = (0..native.len().max(vm.len())).map(|at| (native.get(at), vm.get(at)));
    pairs.into_iter().find(|(native, vm)| native != vm).map(|(native, vm)| (told(native), told(vm)))
}

/// What was returned, with the error as its text.
fn told(returned: &Result<Returned>) -> Result<&Returned, String> {
    returned.as_ref().map_err(|error| format!("{error:#}"))
}

fn records(storage: &dyn Storage) -> Vec<Record> {
    storage.range(None, None, Order::Ascending).collect()
}
