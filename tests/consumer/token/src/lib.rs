//! The cw20 token of the chain's tests is cw20-base as published: `scripts/build-wasm.sh tests/consumer --package cw20-base`.

pub use cw20_base::msg::InstantiateMsg;
