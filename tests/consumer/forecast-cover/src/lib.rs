//! Cover that pays *before* the damage: as soon as the prediction network expects it.
//!
//! A fund writes a cover for a fishing village, in coins, for the months in which the sea may get too warm. As soon as a
//! network inference about an instant within these months is above the attachment, the village claims its part of the
//! limit, in one transaction that reads the inference and acts on it. If that inference is too old, made by too few, or
//! dominated by one worker, the claim is refused with the guard's error.

mod contract;
mod error;
mod msg;
#[cfg(test)]
mod tests;

pub use contract::{execute, instantiate, query};
pub use error::ContractError;
pub use msg::{Cover, ExecuteMsg, QueryMsg, Terms};
