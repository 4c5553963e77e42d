//! [`TokenSupply`]: how much there is of the suite's token, and what rewards may mint of it.

use allora_interfaces::token::Token;
use allora_protocol::emission::{Minting, Supply};
use cosmwasm_std::{Addr, CosmosMsg, QuerierWrapper, StdError, StdResult, Uint128, WasmMsg};
use cw20::{Cw20ExecuteMsg, Cw20QueryMsg, MinterResponse, TokenInfoResponse};

/// What the token says, asked once, when something depends on it: a cw20 costs two queries.
pub struct TokenSupply {
    token: Token,
    minter: Addr,
    known: Option<Supply>,
}

/// Of a coin of the chain, and of a cw20 that says nothing of itself.
const UNKNOWN: Supply = Supply { token: None, minting: Minting::Nothing };

impl TokenSupply {
    /// Of a token; `minter`: this contract.
    pub fn of(token: Token, minter: Addr) -> Self {
        Self { token, minter, known: None }
    }

    /// What the token says, if something depends on it.
    pub fn where_it_matters(&mut self, querier: &QuerierWrapper<'_>, matters: bool) -> Supply {
        match (&self.token, self.known) {
            (_, Some(known)) => known,
            (Token::Cw20 { address }, None) if matters => {
                let asked = ask(querier, address, &self.minter);
                self.known = Some(asked);
                asked
            }
            _ => UNKNOWN,
        }
    }

    /// So much of it will be minted.
    pub fn minted(&mut self, amount: Uint128) {
        if let Some(Supply { token, minting }) = &mut self.known {
            *token = token.map(|supply| supply.saturating_add(amount));
            if let Minting::Capped { left } = minting {
                *left = left.saturating_sub(amount);
            }
        }
    }

    /// The message that mints an amount for this contract; none for nothing.
    pub fn mint(token: &Token, minter: &Addr, amount: Uint128) -> StdResult<Option<CosmosMsg>> {
        match token {
            _ if amount.is_zero() => Ok(None),
            Token::Native { denom } => Err(StdError::generic_err(format!("nobody mints {denom} here"))),
            Token::Cw20 { address } => {
                let mint = Cw20ExecuteMsg::Mint { recipient: minter.to_string(), amount };
                let msg = allora_interfaces::wire::to_json_binary(&mint)?;
                Ok(Some(WasmMsg::Execute { contract_addr: address.into(), msg, funds: vec![] }.into()))
            }
        }
    }
}

/// A token without a minter, or that does not know the question, is not minted; one that does not know its supply has
/// that of the parameters.
fn ask(querier: &QuerierWrapper<'_>, token: &Addr, minter: &Addr) -> Supply {
    let info: Option<TokenInfoResponse> = querier.query_wasm_smart(token, &Cw20QueryMsg::TokenInfo {}).ok();
    let supply = info.map(|info| info.total_supply);
    let by: Option<MinterResponse> = querier.query_wasm_smart(token, &Cw20QueryMsg::Minter {}).ok().flatten();
    let minting = match by.filter(|by| by.minter == minter.as_str()) {
        None => Minting::Nothing,
        Some(MinterResponse { cap: None, .. }) => Minting::Uncapped,
        Some(MinterResponse { cap: Some(cap), .. }) => {
            Minting::Capped { left: cap.saturating_sub(supply.unwrap_or(cap)) }
        }
    };
    Supply { token: supply, minting }
}
