//! A small lending market, written as an outsider would: it knows the interface of the network and nothing else.
//!
//! Whoever brings collateral borrows up to a part of what it is worth, by the network inference that the market reads in
//! the same transaction. If that is too old, made by too few, dominated by one worker, or by a topic without a
//! record, nobody borrows: the guard's error is the market's error.

mod contract;
mod driver;
mod msg;

pub use contract::{MarketError, execute, instantiate, query};
pub use msg::{ExecuteMsg, InstantiateMsg, LoanResponse, QueryMsg};
