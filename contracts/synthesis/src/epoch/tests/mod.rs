//! Events of epochs, through `Advance`.

#![allow(clippy::arithmetic_side_effects, reason = "a test may stop at an overflow")]

mod close;
mod lives;
mod pay;
mod seen;
mod settle;
mod timeline;
mod world;
