//! Messages, one file each.

mod claim;
mod close;
mod deposit;
mod fund;
mod receive;
mod roll;
mod set_pause;
mod settle;
mod sweep_surplus;
mod touch;
mod wire;

pub use claim::claim;
pub use close::close;
pub use deposit::deposit;
pub use fund::fund;
pub use receive::receive;
pub use roll::roll;
pub use set_pause::set_pause;
pub use settle::settle;
pub use sweep_surplus::sweep_surplus;
pub use touch::touch;
pub use wire::wire;
