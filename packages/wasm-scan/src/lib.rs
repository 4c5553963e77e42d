#![doc = include_str!("../README.md")]

mod code;
mod limits;
mod module;
mod refusal;

use wasmparser::{Parser, Validator, WasmFeatures};

pub use refusal::{Function, Refusal};

/// The size in bytes that a contract of the suite may have: 600 KiB, of the 800 KiB that a chain takes.
pub const MAX_BYTES: usize = 614_400;

/// What a contract that passed is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Length of the file in bytes.
    pub bytes: usize,
    /// How many functions it has, imported ones not counted.
    pub functions: usize,
    /// How many locals the function with the most of them has.
    pub locals: usize,
    /// What it requires of the chain, in order.
    pub capabilities: Vec<String>,
}

/// Reads a contract of at most `max_bytes` bytes.
///
/// # Errors
///
/// Everything that speaks against it, in the order of the file.
pub fn scan(wasm: &[u8], max_bytes: usize) -> Result<Summary, Vec<Refusal>> {
    let mut refusals = Vec::new();
    if wasm.len() > max_bytes {
        refusals.push(Refusal::Bytes { found: wasm.len(), most: max_bytes });
    }
    // Reads every extension of wasm, so that what is refused has a name.
    let mut parser = Parser::new(0);
    parser.set_features(WasmFeatures::all());
    let mut module = module::Module::default();
    match module.read(parser, wasm) {
        Ok(()) => module.judge(&mut refusals),
        Err(error) => refusals.push(invalid(&error)),
    }
    // What the rules above have no words for.
    if refusals.is_empty()
        && let Err(error) = Validator::new_with_features(taken()).validate_all(wasm)
    {
        refusals.push(invalid(&error));
    }
    if refusals.is_empty() { Ok(module.summary(wasm.len())) } else { Err(refusals) }
}

/// The instruction set of every VM from 1.5 on, without floats.
fn taken() -> WasmFeatures {
    let mut features = WasmFeatures::WASM1 | WasmFeatures::SIGN_EXTENSION;
    features.remove(WasmFeatures::FLOATS);
    features
}

fn invalid(error: &wasmparser::BinaryReaderError) -> Refusal {
    Refusal::Invalid { offset: error.offset(), message: error.message().to_string() }
}
