//! The multisig of the chain's tests is cw3-flex-multisig as published:
//! `scripts/build-wasm.sh tests/consumer --package cw3-flex-multisig`.

pub use cw3_flex_multisig::msg::InstantiateMsg;
