//! Rewards: how an epoch's reward is split, first between the three tasks, then within each.
//!
//! * [`fraction`]: what part of its role's reward each participant gets.
//! * [`mod@entropy`]: how evenly a role's rewards have been spread, which is what the role is paid for.
//! * [`utility`]: what forecasting is worth, as against inference.
//! * [`split`]: shares of the tasks, and integer amounts.
//! * [`distribution`]: all of it at once.

pub mod distribution;
pub mod entropy;
mod error;
pub mod fraction;
mod params;
pub mod split;
pub mod utility;

pub use distribution::{ByRole, Distribution, Memory, Performance, distribute};
pub use entropy::entropy;
pub use error::RewardError;
pub use fraction::{reputer_fractions, smoothed, worker_fractions};
pub use params::{Curve, RewardParams};
pub use split::{TaskShares, WHOLE, amount, parts, task_shares};
pub use utility::{Utility, forecasting_utility};
