//! [`Token`]: the suite's token, a native coin or a cw20.

use crate::TokenError;
use crate::layout::fields;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Addr, BankMsg, Coin, CosmosMsg, MessageInfo, QuerierWrapper, StdResult, Uint128, WasmMsg,
};
use cw20::{BalanceResponse, Cw20ExecuteMsg, Cw20QueryMsg};
use serde::Serialize;

/// The token that a suite is deployed with: stake, deposits, fees and rewards are paid in it. Never changes.
#[cw_serde]
pub enum Token {
    /// A coin of the chain.
    Native {
        /// Its denomination.
        denom: String,
    },
    /// A cw20 token.
    Cw20 {
        /// Its contract.
        address: Addr,
    },
}

impl Token {
    /// The amount that came with a message as coins. Errors: [`TokenError`] when it is not one positive amount of
    /// this token.
    pub fn received(&self, info: &MessageInfo) -> Result<Uint128, TokenError> {
        match self {
            Self::Cw20 { address } => Err(TokenError::NativeForCw20 { token: address.to_string() }),
            Self::Native { denom } => match info.funds.as_slice() {
                [] => Err(TokenError::Zero),
                [coin] if coin.denom != *denom => Err(TokenError::WrongDenom { denom: denom.clone() }),
                [coin] if coin.amount.is_zero() => Err(TokenError::Zero),
                [coin] => Ok(coin.amount),
                _ => Err(TokenError::WrongDenom { denom: denom.clone() }),
            },
        }
    }

    /// Checks that a cw20 `Receive` comes from this token, and brings something. `info`: of the message `Receive`.
    pub fn received_cw20(&self, info: &MessageInfo, amount: Uint128) -> Result<Uint128, TokenError> {
        nonpayable(info)?;
        let token = match self {
            Self::Native { denom } => denom,
            Self::Cw20 { address } if *address == info.sender => {
                return if amount.is_zero() { Err(TokenError::Zero) } else { Ok(amount) };
            }
            Self::Cw20 { address } => address.as_str(),
        };
        Err(TokenError::ForeignCw20 { sender: info.sender.to_string(), token: token.into() })
    }

    /// Brings it to a contract with a message: as a coin that comes with `message`, or, of a cw20, by a `Send` with
    /// `received` inside.
    pub fn bring<M: Serialize, R: Serialize>(
        &self,
        to: &Addr,
        amount: Uint128,
        message: &M,
        received: &R,
    ) -> StdResult<CosmosMsg> {
        Ok(match self {
            Self::Native { denom } => WasmMsg::Execute {
                contract_addr: to.into(),
                msg: crate::wire::to_json_binary(message)?,
                funds: vec![Coin { denom: denom.clone(), amount }],
            },
            Self::Cw20 { address } => {
                let msg = crate::wire::to_json_binary(received)?;
                let send = Cw20ExecuteMsg::Send { contract: to.into(), amount, msg };
                WasmMsg::Execute {
                    contract_addr: address.into(),
                    msg: crate::wire::to_json_binary(&send)?,
                    funds: vec![],
                }
            }
        }
        .into())
    }

    /// Pays somebody.
    pub fn send(&self, to: &Addr, amount: Uint128) -> StdResult<CosmosMsg> {
        Ok(match self {
            Self::Native { denom } => {
                BankMsg::Send { to_address: to.into(), amount: vec![Coin { denom: denom.clone(), amount }] }
                    .into()
            }
            Self::Cw20 { address } => {
                let message = Cw20ExecuteMsg::Transfer { recipient: to.into(), amount };
                WasmMsg::Execute {
                    contract_addr: address.into(),
                    msg: crate::wire::to_json_binary(&message)?,
                    funds: vec![],
                }
                .into()
            }
        })
    }

    /// What an account has of it.
    pub fn balance(&self, querier: &QuerierWrapper<'_>, of: &Addr) -> StdResult<Uint128> {
        match self {
            Self::Native { denom } => Ok(querier.query_balance(of, denom)?.amount),
            Self::Cw20 { address } => {
                let query = Cw20QueryMsg::Balance { address: of.into() };
                let answer: BalanceResponse = querier.query_wasm_smart(address, &query)?;
                Ok(answer.balance)
            }
        }
    }
}

/// Refuses coins. Error: [`TokenError::NoFundsTaken`].
pub fn nonpayable(info: &MessageInfo) -> Result<(), TokenError> {
    if info.funds.is_empty() { Ok(()) } else { Err(TokenError::NoFundsTaken) }
}

/// Refuses any amount but the one that is due. Error: [`TokenError::WrongAmount`].
pub fn exactly(received: Uint128, expected: Uint128) -> Result<(), TokenError> {
    if received == expected { Ok(()) } else { Err(TokenError::WrongAmount { received, expected }) }
}

fields! { enum Token { 0 => Native { denom }, 1 => Cw20 { address } } }

/// What a contract owes and what it has, in base units of the suite's token.
#[cw_serde]
pub struct SolvencyResponse {
    /// What it owes, by ledger.
    pub ledgers: Vec<Ledger>,
    /// The sum of them.
    pub owed: Uint128,
    /// What it has.
    pub balance: Uint128,
    /// What it has beyond what it owes: tokens sent by mistake. 0 where `missing` is not.
    pub surplus: Uint128,
    /// What is missing. Always 0, or something is broken.
    pub missing: Uint128,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// One of a contract's ledgers.
#[cw_serde]
pub struct Ledger {
    /// What for, like `bonded`, `deposits` or `treasury`. Others may follow.
    pub name: String,
    /// Its sum in base units.
    pub amount: Uint128,
}
