//! [`World`]: rewards with the rest of the suite around it, and verbs that act on it.
//!
//! After every message the world checks what always holds: a message that fails changed nothing; one that succeeds
//! says its name and facts of the catalogue only, and leaves the contract with exactly what it owes.

mod check;
mod registry;

pub use registry::{DAY, START};

use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::rewards::{ConfigResponse, ExecuteMsg, Income, InstantiateMsg, QueryMsg, ReceiveMsg};
use allora_interfaces::token::{SolvencyResponse, Token};
use allora_rewards::{ContractError, contract};
use cosmwasm_schema::serde::de::DeserializeOwned;
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, message_info, mock_env};
use cosmwasm_std::{
    Addr, Coin, Empty, Env, OwnedDeps, Response, Timestamp, Uint128, coins, from_json, to_json_binary,
};
use cw20::Cw20ReceiveMsg;
use registry::Registry;
use std::marker::PhantomData;

pub const DENOM: &str = "uallo";

pub type Outcome = Result<Response, ContractError>;

pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, MockQuerier, Empty>,
    pub env: Env,
    pub registry: Registry,
    pub token: Token,
    balance: u128,
}

/// The same scenario over a native coin and over a cw20.
pub fn over_both(scenario: impl Fn(World)) {
    scenario(World::native());
    scenario(World::cw20());
}

pub fn address(name: &str) -> Addr {
    MockApi::default().addr_make(name)
}

impl World {
    pub fn native() -> Self {
        Self::new(Token::Native { denom: DENOM.into() })
    }

    pub fn cw20() -> Self {
        Self::new(Token::Cw20 { address: address("token") })
    }

    /// Rewards as the registry deploys it.
    fn new(token: Token) -> Self {
        let registry = Registry::default();
        let querier = registry.querier();
        let (storage, api) = (MockStorage::default(), MockApi::default());
        let deps = OwnedDeps { storage, api, querier, custom_query_type: PhantomData };
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(START);
        let mut world = Self { deps, env, registry, token: token.clone(), balance: 0 };
        let info = message_info(&address("registry"), &[]);
        let message = InstantiateMsg { token, emission_period: DAY };
        contract::instantiate(world.deps.as_mut(), world.env.clone(), info, message).unwrap();
        for (sibling, name) in [(Sibling::Staking, "staking"), (Sibling::Synthesis, "synthesis")] {
            let address = address(name).into();
            world.send("registry", ExecuteMsg::Wire { sibling, address }).unwrap();
        }
        world
    }

    /// A message without money.
    pub fn send(&mut self, who: &str, message: ExecuteMsg) -> Outcome {
        self.send_with(who, message, &[])
    }

    /// A message with coins. What it brings in, of the suite's coin or token, is booked.
    pub fn send_with(&mut self, who: &str, message: ExecuteMsg, funds: &[Coin]) -> Outcome {
        let brought = self.brought(&message, funds);
        let before = check::everything(&self.deps.storage);
        let info = message_info(&address(who), funds);
        let had = self.balance;
        self.set_balance(had + brought);
        let outcome = contract::execute(self.deps.as_mut(), self.env.clone(), info, message);
        match &outcome {
            Ok(response) => {
                check::response(response);
                check::books(self);
            }
            Err(error) => {
                self.set_balance(had);
                assert_eq!(check::everything(&self.deps.storage), before, "{error} changed something");
            }
        }
        outcome
    }

    /// Money for the treasury, by a coin or by a `Send` of the token, whichever the suite has.
    pub fn deposit(&mut self, payer: &str, income: Income, amount: u128) -> Outcome {
        match self.token {
            Token::Native { .. } => {
                self.send_with(payer, ExecuteMsg::Deposit { income }, &coins(amount, DENOM))
            }
            Token::Cw20 { .. } => self.receive("token", payer, amount, &ReceiveMsg::Deposit { income }),
        }
    }

    pub fn pause_payouts(&mut self, until: u64) -> Outcome {
        self.send("registry", ExecuteMsg::SetPause { what: Pause::Payouts, until })
    }

    /// What a cw20 contract says when somebody sent its tokens.
    pub fn receive(&mut self, token: &str, payer: &str, amount: u128, inside: &ReceiveMsg) -> Outcome {
        let sender = address(payer).into();
        let msg = to_json_binary(inside).unwrap();
        self.send(token, ExecuteMsg::Receive(Cw20ReceiveMsg { sender, amount: Uint128::new(amount), msg }))
    }

    pub fn ask<T: DeserializeOwned>(&self, question: QueryMsg) -> Result<T, ContractError> {
        let answer = contract::query(self.deps.as_ref(), self.env.clone(), question)?;
        Ok(from_json(answer)?)
    }

    pub fn config(&self) -> ConfigResponse {
        self.ask(QueryMsg::Config {}).unwrap()
    }

    pub fn solvency(&self) -> SolvencyResponse {
        self.ask(QueryMsg::Solvency {}).unwrap()
    }

    /// What a ledger has.
    pub fn ledger(&self, name: &str) -> u128 {
        let ledgers = self.solvency().ledgers;
        ledgers.iter().find(|ledger| ledger.name == name).unwrap().amount.u128()
    }

    /// What the contract has, whatever its books say.
    pub fn set_balance(&mut self, balance: u128) {
        self.balance = balance;
        match &self.token {
            Token::Native { denom } => {
                let contract = self.env.contract.address.clone();
                self.deps.querier.bank.update_balance(contract, coins(balance, denom));
            }
            Token::Cw20 { .. } => self.registry.set_token_balance(balance),
        }
    }

    fn brought(&self, message: &ExecuteMsg, funds: &[Coin]) -> u128 {
        match (&self.token, message) {
            (Token::Native { .. }, _) => funds.iter().map(|coin| coin.amount.u128()).sum(),
            (Token::Cw20 { .. }, ExecuteMsg::Receive(wrapper)) => wrapper.amount.u128(),
            (Token::Cw20 { .. }, _) => 0,
        }
    }
}
