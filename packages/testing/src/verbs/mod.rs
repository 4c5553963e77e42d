//! What everybody does, one verb per message. Each returns an [`Attempt`](crate::Attempt).

mod claimants;
mod delegators;
mod funders;
mod governors;
mod keepers;
mod reputers;
mod submissions;
mod tokens;
mod topics;
mod workers;
