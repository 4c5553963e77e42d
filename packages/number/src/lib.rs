#![doc = include_str!("../README.md")]

mod arithmetic;
mod error;
mod exp;
mod kernel;
mod ln;
mod money;
mod number;
mod packed;
mod power;
mod quotient;
mod serde;
pub mod stats;
#[rustfmt::skip]
mod tables;
mod text;
mod wide;

pub use error::{Argument, Function, NumberError, PackedReason, ParseReason};
pub use number::Number;
