//! Messages, one file each. What several of them check stands in [`door`] (who may send what now) and [`entry`] (what a
//! worker may send); queries ask the same functions, so they answer with the very error a message would give.

mod accept_operator;
mod accept_worker;
mod admission;
mod advance;
mod commit;
pub mod door;
pub mod entry;
mod leave_topic;
mod pay;
mod receive;
mod register_worker;
mod report;
mod reveal;
mod rotate_operator;
mod set_pause;
mod submit;
mod sweep_forfeits;
mod top_up;
mod transfer_worker;
mod wire;
mod withdraw_deposit;

pub use accept_operator::accept_operator;
pub use accept_worker::accept_worker;
pub use advance::advance;
pub use commit::commit;
pub use leave_topic::leave_topic;
pub use pay::pay;
pub use receive::receive;
pub use register_worker::register_worker;
pub use report::report;
pub use reveal::reveal;
pub use rotate_operator::rotate_operator;
pub use set_pause::set_pause;
pub use submit::submit;
pub use sweep_forfeits::sweep_forfeits;
pub use top_up::top_up;
pub use transfer_worker::transfer_worker;
pub use wire::wire;
pub use withdraw_deposit::{deposit_free_at, withdraw_deposit};
