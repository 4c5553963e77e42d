//! What is plugged into the embedded chain: an artifact in the VM, native code, either of them by a switch.

use super::host::Host;
use super::machine::Machine;
use super::meter::{self, Meter};
use super::prices;
use super::run::{Call, Entry, Returned, Run};
use allora_testing::Code;
use anyhow::{Result, anyhow};
use cosmwasm_std::{Checksum, ContractResult, Empty, from_json};
use cw_multi_test::Contract;
use serde::de::DeserializeOwned;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// A built contract in the VM.
pub struct Artifact {
    pub machine: Arc<Machine>,
    pub checksum: Checksum,
    pub code: Code,
    pub meter: Meter,
}

/// A contract as this program was compiled with it. Its storage is measured, its instructions are not.
pub struct Native {
    contract: Box<dyn Contract<Empty>>,
    code: Code,
    meter: Meter,
}

/// A contract that runs natively until it is told to run in the VM.
pub struct Switch {
    pub native: Native,
    pub artifact: Artifact,
    pub in_vm: Rc<Cell<bool>>,
}

impl Native {
    /// A contract of the suite, or one that goes with it.
    pub fn new(code: Code, meter: Meter) -> Self {
        Self { contract: code.native(), code, meter }
    }
}

impl Run for Native {
    fn run(&self, call: &Call, host: &mut Host) -> Result<Returned> {
        self.meter.begin();
        let returned = call.enter(&*self.contract, host);
        self.meter.end(noted(self.code, call, host, &returned, (0, 0)));
        returned
    }
}

impl Run for Artifact {
    fn run(&self, call: &Call, host: &mut Host) -> Result<Returned> {
        self.meter.begin();
        let ran = self.machine.run(&self.checksum, call, host);
        let length = ran.returned.as_ref().map_or(0, Vec::len);
        let returned = ran.returned.and_then(|json| match call.entry {
            Entry::Query(_) => parse(&json).map(Returned::Answer),
            _ => parse(&json).map(Returned::Response),
        });
        self.meter.end(noted(self.code, call, host, &returned, (ran.gas, length)));
        returned
    }
}

impl Run for Switch {
    fn run(&self, call: &Call, host: &mut Host) -> Result<Returned> {
        if self.in_vm.get() { self.artifact.run(call, host) } else { self.native.run(call, host) }
    }
}

fn parse<T: DeserializeOwned>(json: &[u8]) -> Result<T> {
    from_json::<ContractResult<T>>(json)?.into_result().map_err(|text| anyhow!(text))
}

/// A call for the meter. `vm`: gas of the VM, and how many bytes were returned to it.
fn noted(code: Code, call: &Call, host: &Host, returned: &Result<Returned>, vm: (u64, usize)) -> meter::Call {
    let told = match &call.entry {
        Entry::Reply(reply) => prices::replied(reply),
        _ => 0,
    };
    let events = match returned {
        Ok(Returned::Response(response)) => told + prices::events(response),
        _ => told,
    };
    let (entry, message) = (call.entry.name(), call.entry.message().len());
    meter::Call { code, entry, message, vm: vm.0, returned: vm.1, accesses: host.notes.all(), events }
}
