//! What a contract may be: the strictest of the chains from wasmvm 1.5 to 3.0.

/// The functions that a VM offers to a contract, in module `env`; the list that the linker gets too.
pub(crate) const HOST_FUNCTIONS: &str = include_str!("../host-functions.txt");

/// What a contract may require of the chain, as `requires_<capability>` exports.
pub(crate) const CAPABILITIES: [&str; 7] =
    ["iterator", "staking", "stargate", "cosmwasm_1_1", "cosmwasm_1_2", "cosmwasm_1_3", "cosmwasm_1_4"];

/// Exports without which a VM does not take a contract.
pub(crate) const EXPORTS: [&str; 3] = ["allocate", "deallocate", "instantiate"];

/// The export that says which interface between contract and VM is spoken.
pub(crate) const INTERFACE: &str = "interface_version_8";

/// Imports of a module; one function may be imported several times.
pub(crate) const IMPORTS: usize = 100;

/// Functions of a module (1.5: 10,000; later 20,000).
pub(crate) const FUNCTIONS: usize = 10_000;

/// Parameters of one function (1.5: 50; later 100).
pub(crate) const PARAMETERS: usize = 50;

/// Parameters of all functions together (2.0).
pub(crate) const ALL_PARAMETERS: usize = 10_000;

/// Results of one function.
pub(crate) const RESULTS: usize = 1;

/// Locals of one function, parameters not counted (2.0).
pub(crate) const LOCALS: usize = 100;

/// Locals of all functions together, parameters not counted (2.0).
pub(crate) const ALL_LOCALS: usize = 10_000;

/// Elements of the table.
pub(crate) const TABLE: u64 = 2_500;

/// Pages of 64 KiB which the memory begins with.
pub(crate) const PAGES: u64 = 512;
