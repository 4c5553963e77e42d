//! A year of the network's money: several topics, played with the functions that the contracts call.
//!
//! A [`Plan`] says which topics there are, who pays for them and how long their epochs take. [`play`] goes through it hour
//! by hour: patrons pay, a keeper touches topics once a period and settles epochs, delegators move to the best yield. What
//! an epoch is worth, who gets it and what stake earns is computed by [`allora_protocol::emission`], [`allora_protocol::reward`]
//! and [`allora_protocol::pool`] alone; [`treasury`] and [`stakes`] hold their records as the contracts do. Every token is in
//! the [`bank`], which is held against the ledgers every day. What comes of it is a [`Year`], shown as a [`table`].
//!
//! Chance is drawn in integers, and floats are only added, subtracted, multiplied and divided: the same seed gives the same
//! output on every machine.

pub mod bank;
mod book;
mod delegator;
mod epochs;
mod panel;
mod patron;
pub mod plan;
mod sample;
pub mod stakes;
pub mod table;
pub mod treasury;
mod world;
pub mod year;

pub use plan::{Plan, Token};
pub use world::play;
pub use year::Year;

use cosmwasm_std::Uint128;

/// An emission period, in seconds; also the time that a day takes.
pub const DAY: u64 = 86_400;
/// The step of the simulation, in seconds.
pub const HOUR: u64 = 3_600;

/// So many whole tokens, in base units.
pub fn units(tokens: u64) -> Uint128 {
    Uint128::new(u128::from(tokens) * crate::engine::TOKEN)
}

/// An amount in tokens, for tables and pictures.
pub fn tokens(amount: Uint128) -> f64 {
    amount.u128() as f64 / crate::engine::TOKEN as f64
}

/// A part of a whole; 0 of nothing.
pub fn part(amount: Uint128, whole: Uint128) -> f64 {
    if whole.is_zero() { 0.0 } else { amount.u128() as f64 / whole.u128() as f64 }
}
