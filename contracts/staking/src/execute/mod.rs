//! Messages, one file each.

mod cancel_unstake;
mod receive;
mod register_reputer;
mod stake;
mod unstake;
mod wire;
mod withdraw;

pub use cancel_unstake::cancel_unstake;
pub use receive::receive;
pub use register_reputer::register_reputer;
pub use stake::stake;
pub use unstake::unstake;
pub use wire::wire;
pub use withdraw::withdraw;
