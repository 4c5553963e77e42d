//! [`Machine`]: the real VM, with the code that was stored in it.

use super::host::Host;
use super::line::{Line, line};
use super::run::{Call, Entry};
use anyhow::{Context, Result, anyhow};
use cosmwasm_std::Checksum;
use cosmwasm_vm::{
    Backend, Cache, CacheOptions, Instance, InstanceOptions, Size, VmResult, call_execute_raw,
    call_instantiate_raw, call_migrate_raw, call_query_raw, call_reply_raw, call_sudo_raw,
    capabilities_from_csv, to_vec,
};
use tempfile::TempDir;

/// What chains of wasmvm 1.5's time can do; newer ones can more.
pub const CAPABILITIES: &str =
    "iterator,staking,stargate,cosmwasm_1_1,cosmwasm_1_2,cosmwasm_1_3,cosmwasm_1_4";

/// More than any call needs, and so much less than the largest number that nothing overflows.
const GAS_LIMIT: u64 = u64::MAX / 4;

/// The real VM, with the code that was stored in it.
pub struct Machine {
    cache: Cache<Line, Line, Line>,
    _folder: TempDir,
}

/// What a call returned, and the VM's gas for it.
pub struct Ran {
    /// JSON; error: the VM's own, for example of a panic.
    pub returned: Result<Vec<u8>>,
    /// In the VM's unit, without storage.
    pub gas: u64,
}

impl Machine {
    /// A VM without code.
    pub fn new() -> Result<Self> {
        let folder = tempfile::tempdir().context("a folder for compiled code")?;
        let options = CacheOptions::new(
            folder.path(),
            capabilities_from_csv(CAPABILITIES),
            Size::mebi(512),
            Size::mebi(32),
        );
        // SAFETY: the VM trusts the compiled code that it finds in this folder. It was made a line above, nobody else
        // knows its name, and it goes with the machine.
        #[expect(
            unsafe_code,
            reason = "the one way to make a cache; it asks for a folder nobody else writes into"
        )]
        let cache = unsafe { Cache::new(options) };
        Ok(Self { cache: cache.map_err(|error| anyhow!("the VM: {error}"))?, _folder: folder })
    }

    /// Stores code, after the checks a chain makes at an upload, and compiles it.
    pub fn store(&self, wasm: &[u8]) -> Result<Checksum> {
        self.cache.store_code(wasm, true, true).map_err(|error| anyhow!("the VM refuses the code: {error}"))
    }

    /// Calls into a contract. The VM has a thread of its own, this one answers its questions.
    pub fn run(&self, code: &Checksum, call: &Call, host: &mut Host) -> Ran {
        let (line, desk) = line();
        std::thread::scope(|scope| {
            let vm = scope.spawn(move || self.run_here(code, call, line));
            desk.serve(host);
            vm.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn run_here(&self, code: &Checksum, call: &Call, line: Line) -> Ran {
        let backend = Backend { api: line.clone(), storage: line.clone(), querier: line };
        let mut instance =
            match self.cache.get_instance(code, backend, InstanceOptions { gas_limit: GAS_LIMIT }) {
                Ok(instance) => instance,
                Err(error) => return Ran { returned: Err(anyhow!("no instance: {error}")), gas: 0 },
            };
        let returned = enter(&mut instance, call).map_err(|error| anyhow!("the VM: {error}"));
        Ran { returned, gas: instance.create_gas_report().used_internally }
    }
}

fn enter(instance: &mut Instance<Line, Line, Line>, call: &Call) -> VmResult<Vec<u8>> {
    let env = to_vec(&call.env)?;
    match &call.entry {
        Entry::Instantiate(info, message) => call_instantiate_raw(instance, &env, &to_vec(info)?, message),
        Entry::Execute(info, message) => call_execute_raw(instance, &env, &to_vec(info)?, message),
        Entry::Query(message) => call_query_raw(instance, &env, message),
        Entry::Reply(reply) => call_reply_raw(instance, &env, &to_vec(reply)?),
        Entry::Sudo(message) => call_sudo_raw(instance, &env, message),
        Entry::Migrate(message) => call_migrate_raw(instance, &env, message),
    }
}
