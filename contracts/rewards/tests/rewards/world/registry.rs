//! The rest of the suite as rewards sees it: the registry's answer to `Ownership`, and balances of the token.

use super::address;
use allora_interfaces::registry::QueryMsg;
use cosmwasm_std::testing::MockQuerier;
use cosmwasm_std::{
    ContractResult, QuerierResult, SystemError, SystemResult, Uint128, WasmQuery, from_json, to_json_binary,
};
use cw_ownable::Ownership;
use cw20::{BalanceResponse, Cw20QueryMsg};
use std::cell::RefCell;
use std::rc::Rc;

pub const START: u64 = 1_700_000_000;
pub const DAY: u64 = 86_400;

#[derive(Default)]
struct State {
    /// What rewards has of the cw20.
    token_balance: Uint128,
}

/// A handle on the rest of the suite; the querier has another.
#[derive(Default)]
pub struct Registry(Rc<RefCell<State>>);

impl Registry {
    pub fn set_token_balance(&self, balance: u128) {
        self.0.borrow_mut().token_balance = Uint128::new(balance);
    }

    /// A querier that answers for these contracts, and for no other.
    pub fn querier(&self) -> MockQuerier {
        let state = self.0.clone();
        let mut querier = MockQuerier::default();
        querier.update_wasm(move |query| state.borrow().answer(query));
        querier
    }
}

impl State {
    fn answer(&self, query: &WasmQuery) -> QuerierResult {
        let (registry, token) = (address("registry"), address("token"));
        let answer = match query {
            WasmQuery::Smart { contract_addr, msg } if *contract_addr == registry.as_str() => {
                assert_eq!(from_json::<QueryMsg>(msg), Ok(QueryMsg::Ownership {}));
                let owner = Some(address("owner").to_string());
                to_json_binary(&Ownership { owner, pending_owner: None, pending_expiry: None }).unwrap()
            }
            WasmQuery::Smart { contract_addr, msg } if *contract_addr == token.as_str() => {
                assert!(matches!(from_json(msg), Ok(Cw20QueryMsg::Balance { .. })));
                to_json_binary(&BalanceResponse { balance: self.token_balance }).unwrap()
            }
            other => {
                let addr = format!("{other:?}");
                return SystemResult::Err(SystemError::NoSuchContract { addr });
            }
        };
        SystemResult::Ok(ContractResult::Ok(answer))
    }
}
