//! Messages, one file each.

mod deposit;
mod receive;
mod set_pause;
mod wire;

pub use deposit::deposit;
pub use receive::receive;
pub use set_pause::set_pause;
pub use wire::wire;
