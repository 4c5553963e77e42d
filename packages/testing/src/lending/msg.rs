//! What the market takes and answers.

use allora_interfaces::feed::Guards;
use allora_protocol::TopicId;
use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::Uint128;

/// Opens a market.
#[cw_serde]
pub struct InstantiateMsg {
    /// Synthesis, where the inference is read.
    pub feed: String,
    /// The topic whose answer is the price of one unit of collateral, in units of the loan.
    pub topic: TopicId,
    /// What the price must fulfil.
    pub guards: Guards,
    /// Denomination of collateral.
    pub collateral: String,
    /// Denomination of loans.
    pub loan: String,
    /// How much is lent against collateral worth 100.
    pub percent: u8,
}

/// What the market takes.
#[cw_serde]
pub enum ExecuteMsg {
    /// Borrows, against the collateral that comes with it and what was left before.
    Borrow {
        /// How much of the loan's coin.
        amount: Uint128,
    },
    /// Pays back what comes with it; all paid: the collateral goes back.
    Repay {},
    /// Takes over a loan whose collateral is worth less than it, by paying it; anybody.
    Liquidate {
        /// Whose.
        borrower: String,
    },
}

/// What the market answers.
#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// What somebody owes, and what he left for it.
    #[returns(LoanResponse)]
    Loan {
        /// Who.
        borrower: String,
    },
}

/// A loan.
#[cw_serde]
#[derive(Default)]
pub struct LoanResponse {
    /// What was left.
    pub collateral: Uint128,
    /// What is owed.
    pub debt: Uint128,
}
