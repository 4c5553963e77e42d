//! Rewards: the treasury, funding of topics, their weight, emission, payment of epochs, balances.

mod answer;
mod handle;
mod layout;
mod msg;
mod query;

pub use answer::*;
pub use handle::Rewards;
pub use layout::{
    BALANCES, BalancePage, CHANGES, CONFIG, CREDITS, Config, Credit, EMISSION, EmissionHead, LEDGERS,
    Ledgers, PERIODS, READINGS, SETTLEMENTS, SettlementRecord, TOPICS, TopicMoney, WEIGHTS, Weight,
    WeightChange, WorkerBalance,
};
pub use msg::{
    ExecuteMsg, Income, InstantiateMsg, MigrateMsg, Payee, ReceiveMsg, Settlement, SettlementEntry, WorkerRef,
};
pub use query::QueryMsg;
