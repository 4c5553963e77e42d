//! Rewards: the treasury, funding of topics, their weight, emission, payment of epochs, balances.

mod answer;
mod handle;
mod layout;
mod msg;
mod query;

pub use answer::ConfigResponse;
pub use handle::Rewards;
pub use layout::{CONFIG, Config, LEDGERS, Ledgers};
pub use msg::{
    ExecuteMsg, Income, InstantiateMsg, MigrateMsg, Payee, ReceiveMsg, Settlement, SettlementEntry, WorkerRef,
};
pub use query::QueryMsg;
