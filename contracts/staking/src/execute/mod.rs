//! Messages, one file each.

mod cancel_unstake;
mod hooks;
mod receive;
mod refresh;
mod register_reputer;
mod stake;
mod unstake;
mod wire;
mod withdraw;

pub use cancel_unstake::cancel_unstake;
pub use hooks::{add_hook, remove_hook};
pub use receive::receive;
pub use refresh::refresh;
pub use register_reputer::register_reputer;
pub use stake::stake;
pub use unstake::unstake;
pub use wire::wire;
pub use withdraw::withdraw;
