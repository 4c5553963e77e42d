//! Rewards by its messages, over a native coin and over a cw20.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

mod claims;
mod closing;
mod documents;
mod economics;
mod emission;
mod figures;
mod funding;
mod payments;
mod properties;
mod queries;
mod refused;
mod suite;
mod treasury;
mod world;
