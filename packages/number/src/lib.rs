//! A deterministic floating point number for smart contracts.

mod arithmetic;
mod error;
mod exp;
mod kernel;
mod ln;
mod money;
mod number;
mod packed;
mod power;
mod serde;
pub mod stats;
mod tables;
mod text;
mod wide;

pub use error::{NumberError, PackedReason, ParseReason};
pub use number::Number;
