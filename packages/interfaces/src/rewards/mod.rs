//! Rewards: the treasury, funding of topics, their weight, emission, payment of epochs, balances.

mod handle;
mod msg;

pub use handle::Rewards;
pub use msg::{
    ExecuteMsg, Income, InstantiateMsg, MigrateMsg, Payee, ReceiveMsg, Settlement, SettlementEntry, WorkerRef,
};
