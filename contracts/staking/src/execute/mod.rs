//! Messages, one file each.

mod add_rewards;
mod cancel_unstake;
mod delegate;
mod deposit;
mod hooks;
mod receive;
mod refresh;
mod register_reputer;
mod set_commission;
mod stake;
mod unstake;
mod wire;
mod withdraw;

pub use add_rewards::add_rewards;
pub use cancel_unstake::cancel_unstake;
pub use delegate::delegate;
pub use deposit::Deposit;
pub use hooks::{add_hook, remove_hook};
pub use receive::receive;
pub use refresh::refresh;
pub use register_reputer::register_reputer;
pub use set_commission::set_commission;
pub use stake::stake;
pub use unstake::{redelegate, undelegate, unstake};
pub use wire::wire;
pub use withdraw::withdraw;
