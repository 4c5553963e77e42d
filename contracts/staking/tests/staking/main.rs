//! Staking by its messages, over a native coin and over a cw20.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

mod defects;
mod delegation;
mod documents;
mod eras;
mod life;
mod lists;
mod properties;
mod queries;
mod refused;
mod rewards;
mod suite;
mod unbonding;
mod votes;
mod world;
