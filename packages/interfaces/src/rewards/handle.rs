//! [`Rewards`].

use super::msg::{ExecuteMsg, Income, ReceiveMsg};
use crate::token::Token;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Coin, CosmosMsg, StdResult, Uint128, WasmMsg};

/// Rewards, by its address.
#[cw_serde]
pub struct Rewards(pub Addr);

impl Rewards {
    /// A message to it.
    pub fn call(&self, message: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<CosmosMsg> {
        let msg = crate::wire::to_json_binary(message)?;
        Ok(WasmMsg::Execute { contract_addr: self.0.to_string(), msg, funds }.into())
    }

    /// A message that brings `amount` of the suite's token to the treasury.
    pub fn deposit(&self, token: &Token, income: Income, amount: Uint128) -> StdResult<CosmosMsg> {
        let (message, received) =
            (ExecuteMsg::Deposit { income: income.clone() }, ReceiveMsg::Deposit { income });
        token.bring(&self.0, amount, &message, &received)
    }
}
