//! [`Artifacts`]: the built contracts, stored in a VM.

use super::contracts::{Artifact, Native, Switch};
use super::machine::Machine;
use super::meter::Meter;
use super::run::Plug;
use super::twin::Twin;
use allora_testing::Code;
use anyhow::{Context, Result};
use cosmwasm_std::{Checksum, Empty};
use cw_multi_test::Contract;
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// The contracts that are built, with the names of their files.
const BUILT: [(Code, &str); 4] = [
    (Code::Registry, "allora_topic_registry.wasm"),
    (Code::Staking, "allora_staking.wasm"),
    (Code::Synthesis, "allora_synthesis.wasm"),
    (Code::Rewards, "allora_rewards.wasm"),
];

/// The built contracts, stored in a VM.
#[derive(Clone)]
pub struct Artifacts {
    machine: Arc<Machine>,
    checksums: [Checksum; BUILT.len()],
}

impl Artifacts {
    /// Reads and stores them all: from the folder `$ARTIFACTS`, by default the repository's `artifacts`.
    pub fn load() -> Result<Self> {
        let machine = Arc::new(Machine::new()?);
        let mut checksums = Vec::new();
        for (name, wasm) in Self::read()? {
            checksums.push(machine.store(&wasm).with_context(|| name)?);
        }
        let checksums = checksums.try_into().ok().context("as many checksums as contracts")?;
        Ok(Self { machine, checksums })
    }

    /// Their names and bytes.
    pub fn read() -> Result<Vec<(&'static str, Vec<u8>)>> {
        let folder = std::env::var_os("ARTIFACTS")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../artifacts"), PathBuf::from);
        let read = |name| {
            let path = folder.join(name);
            let wasm = std::fs::read(&path);
            let wasm =
                wasm.with_context(|| format!("no {}; `scripts/build-wasm.sh` builds it", path.display()));
            wasm.map(|wasm| (name, wasm))
        };
        BUILT.iter().map(|(_, name)| read(*name)).collect()
    }

    /// The code of a contract: native until `in_vm` says otherwise, always so where nothing is built.
    pub fn switched(&self, code: Code, meter: &Meter, in_vm: &Rc<Cell<bool>>) -> Box<dyn Contract<Empty>> {
        let native = Native::new(code, meter.clone());
        match self.artifact(code, meter) {
            None => Box::new(Plug(native)),
            Some(artifact) => Box::new(Plug(Switch { native, artifact, in_vm: in_vm.clone() })),
        }
    }

    /// The code of a contract, run twice and compared; only natively where nothing is built.
    pub fn compared(&self, code: Code, meter: &Meter) -> Box<dyn Contract<Empty>> {
        match self.artifact(code, meter) {
            None => code.native(),
            Some(artifact) => Box::new(Plug(Twin { native: code.native(), artifact })),
        }
    }

    /// A contract in the VM, if it is built.
    pub fn artifact(&self, code: Code, meter: &Meter) -> Option<Artifact> {
        let at = BUILT.iter().position(|(built, _)| *built == code)?;
        let (machine, checksum) = (self.machine.clone(), self.checksums[at]);
        Some(Artifact { machine, checksum, code, meter: meter.clone() })
    }
}
