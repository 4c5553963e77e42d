//! [`Refusal`]: why a contract is not taken.

use std::fmt;

use thiserror::Error;

/// A function of the module: its number among all functions, imported ones first, its name where the file tells
/// one, and where its body begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its number.
    pub index: u32,
    /// Its name from the section of names, or the name under which it is exported.
    pub name: Option<String>,
    /// The byte of the file at which its body begins.
    pub offset: u64,
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "function {} ({name}), byte {}", self.index, self.offset),
            None => write!(f, "function {}, byte {}", self.index, self.offset),
        }
    }
}

/// Why a contract is not taken; every text says where, what was found and what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// The file is longer than the limit.
    #[error(
        "{found} bytes, at most {most} are allowed: find what grew (a wasm built with names lists its functions \
         by size), or allow more with --max-bytes; chains take at most 819200"
    )]
    Bytes {
        /// Length of the file.
        found: usize,
        /// The limit.
        most: usize,
    },
    /// The bytes are no valid module of the instruction set that chains take.
    #[error(
        "byte {offset}: {message}: build it with scripts/build-wasm.sh, which uses the MVP instruction set"
    )]
    Invalid {
        /// Byte of the file.
        offset: u64,
        /// What the parser says.
        message: String,
    },
    /// An instruction newer than what every VM takes.
    #[error(
        "{function}: {count} x {instruction} (of the proposal {proposal}), first at byte {offset}: \
         compile the crate and std for the MVP (scripts/build-wasm.sh does)"
    )]
    Instruction {
        /// Where.
        function: Function,
        /// Its name.
        instruction: String,
        /// The extension of wasm it belongs to.
        proposal: String,
        /// How often in this function.
        count: usize,
        /// Byte of the first.
        offset: u64,
    },
    /// An instruction that computes with floats.
    #[error(
        "{function}: {count} x {instruction}, first at byte {offset}: a contract computes without floats; \
         use cw-number, and no JSON value or dependency that carries an f32 or f64"
    )]
    FloatInstruction {
        /// Where.
        function: Function,
        /// Its name.
        instruction: String,
        /// How often in this function.
        count: usize,
        /// Byte of the first.
        offset: u64,
    },
    /// A float among parameters, results, locals or globals.
    #[error("{place} holds an {kind}: a contract computes without floats; use cw-number")]
    FloatType {
        /// Where.
        place: String,
        /// `f32` or `f64`.
        kind: String,
    },
    /// An import that wasmvm 1.5 does not offer.
    #[error(
        "imports {module}.{name}, which wasmvm 1.5 does not offer: turn off the feature of cosmwasm-std that \
         asks for it (cosmwasm_2_0 and later), or the dependency that is not made for contracts"
    )]
    Import {
        /// Module of the import.
        module: String,
        /// Name of the import.
        name: String,
    },
    /// A capability that wasmvm 1.5 does not know.
    #[error(
        "requires the capability {name}, which chains with wasmvm 1.5 lack: turn off the feature {name} of \
         cosmwasm-std"
    )]
    Capability {
        /// Its name, without `requires_`.
        name: String,
    },
    /// An export that the VM calls is missing.
    #[error(
        "does not export {name}: build the contract's own library as a cdylib, without its feature `library` \
         (scripts/build-wasm.sh --package NAME does)"
    )]
    Export {
        /// Its name.
        name: &'static str,
    },
    /// Another interface, or more than one.
    #[error(
        "exports {found}, only interface_version_8 is taken: build it with cosmwasm-std 1.x or 2.x, once"
    )]
    Interface {
        /// The exports that name an interface.
        found: String,
    },
    /// More of something than a VM takes.
    #[error("{place}: {found} {what}, at most {most} are allowed: {advice}")]
    Count {
        /// A function, or the module.
        place: String,
        /// What is counted.
        what: &'static str,
        /// How many there are.
        found: u64,
        /// The limit.
        most: u64,
        /// What to do.
        advice: &'static str,
    },
    /// Memory, table or start function are not as a VM wants them.
    #[error("{found}: {advice}")]
    Shape {
        /// What was found.
        found: String,
        /// What to do.
        advice: &'static str,
    },
}
