//! [`World`]: staking with a registry and a token around it, and verbs that act on it.
//!
//! After every message the world checks what always holds: a message that fails changed nothing; one that succeeds
//! says its name and facts of the catalogue only, and leaves the contract with exactly what it owes.

mod check;
mod registry;

pub use check::response as check_response;
pub use registry::{DAY, HOUR, MIN_STAKE, START, schedule};

use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::{
    ExecuteMsg, InstantiateMsg, PoolResponse, PositionInfo, PositionsResponse, QueryMsg, ReceiveMsg,
    TopicStakesResponse, UnbondingInfo, UnbondingsResponse,
};
use allora_interfaces::token::{SolvencyResponse, Token};
use allora_protocol::{ReputerId, TopicId};
use allora_staking::{ContractError, contract};
use cosmwasm_schema::serde::de::DeserializeOwned;
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, message_info, mock_env};
use cosmwasm_std::{
    Addr, BankMsg, Coin, CosmosMsg, Decimal, Empty, Env, OwnedDeps, ReplyOn, Response, SubMsg, Timestamp,
    Uint128, WasmMsg, coins, from_json, to_json_binary,
};
use cw20::{Cw20ExecuteMsg, Cw20ReceiveMsg};
use registry::Registry;
use std::marker::PhantomData;

pub const DENOM: &str = "uallo";

/// So many base units make a vote.
pub const TOKENS_PER_WEIGHT: Uint128 = Uint128::new(1_000);

pub type Outcome = Result<Response, ContractError>;

pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, MockQuerier, Empty>,
    pub env: Env,
    pub registry: Registry,
    pub token: Token,
    /// The topic that the verbs speak of.
    pub topic: TopicId,
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

    /// Staking as the registry deploys it, with topic 1.
    fn new(token: Token) -> Self {
        let mut world = Self::unwired(token);
        for (sibling, name) in [(Sibling::Synthesis, "synthesis"), (Sibling::Rewards, "rewards")] {
            let address = address(name).into();
            world.send("registry", ExecuteMsg::Wire { sibling, address }).unwrap();
        }
        world
    }

    /// As it is before it knows its siblings.
    pub fn unwired(token: Token) -> Self {
        let registry = Registry::new(token.clone());
        let querier = registry.querier();
        let (storage, api) = (MockStorage::default(), MockApi::default());
        let deps = OwnedDeps { storage, api, querier, custom_query_type: PhantomData };
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(START);
        let mut world = Self { deps, env, registry, token: token.clone(), topic: TopicId(1), balance: 0 };
        let info = message_info(&address("registry"), &[]);
        let message = InstantiateMsg { token, tokens_per_weight: TOKENS_PER_WEIGHT };
        contract::instantiate(world.deps.as_mut(), world.env.clone(), info, message).unwrap();
        world
    }

    /// Some seconds go by.
    pub fn wait(&mut self, seconds: u64) {
        self.env.block.time = self.env.block.time.plus_seconds(seconds);
        self.env.block.height += 1;
    }

    pub fn now(&self) -> u64 {
        self.env.block.time.seconds()
    }

    /// A message without money.
    pub fn send(&mut self, who: &str, message: ExecuteMsg) -> Outcome {
        self.send_with(who, message, &[])
    }

    /// A message with coins. What it brings in or pays out, of the suite's coin or token, is booked.
    pub fn send_with(&mut self, who: &str, message: ExecuteMsg, funds: &[Coin]) -> Outcome {
        let brought = self.brought(&message, funds);
        let before = check::everything(&self.deps.storage);
        let info = message_info(&address(who), funds);
        let outcome = contract::execute(self.deps.as_mut(), self.env.clone(), info, message);
        match &outcome {
            Ok(response) => {
                check::response(response);
                let paid: u128 = payments(response).iter().map(|(_, amount)| amount).sum();
                self.set_balance(self.balance + brought - paid);
                check::books(self);
            }
            Err(error) => {
                assert_eq!(check::everything(&self.deps.storage), before, "{error} changed something");
            }
        }
        outcome
    }

    pub fn register(&mut self, who: &str) -> Outcome {
        self.send(who, ExecuteMsg::RegisterReputer { topic_id: self.topic })
    }

    pub fn stake(&mut self, who: &str, amount: u128) -> Outcome {
        self.stake_for(who, None, amount)
    }

    /// Stakes by a coin or by a `Send` of the token, whichever the suite has.
    pub fn stake_for(&mut self, payer: &str, beneficiary: Option<&str>, amount: u128) -> Outcome {
        let (topic_id, beneficiary) = (self.topic, beneficiary.map(|name| address(name).to_string()));
        match self.token {
            Token::Native { .. } => {
                self.send_with(payer, ExecuteMsg::Stake { topic_id, beneficiary }, &coins(amount, DENOM))
            }
            Token::Cw20 { .. } => {
                self.receive("token", payer, amount, &ReceiveMsg::Stake { topic_id, beneficiary })
            }
        }
    }

    /// What a cw20 contract says when somebody sent its tokens.
    pub fn receive(&mut self, token: &str, payer: &str, amount: u128, inside: &ReceiveMsg) -> Outcome {
        let sender = address(payer).into();
        let msg = to_json_binary(inside).unwrap();
        self.send(token, ExecuteMsg::Receive(Cw20ReceiveMsg { sender, amount: Uint128::new(amount), msg }))
    }

    /// Registers, and stakes.
    pub fn reputer(&mut self, who: &str, amount: u128) {
        self.register(who).unwrap();
        self.stake(who, amount).unwrap();
    }

    pub fn unstake(&mut self, who: &str, amount: Option<u128>) -> Outcome {
        let amount = amount.map(Uint128::new);
        self.send(who, ExecuteMsg::Unstake { topic_id: self.topic, amount })
    }

    pub fn cancel(&mut self, who: &str, unbonding_id: u32) -> Outcome {
        self.cancel_in(who, None, unbonding_id)
    }

    /// In the pool of somebody else, or his own.
    pub fn cancel_in(&mut self, who: &str, reputer: Option<&str>, unbonding_id: u32) -> Outcome {
        let reputer = reputer.map(|name| address(name).to_string());
        self.send(who, ExecuteMsg::CancelUnstake { topic_id: self.topic, reputer, unbonding_id })
    }

    pub fn withdraw(&mut self, who: &str) -> Outcome {
        self.withdraw_from(who, None)
    }

    /// From the pool of somebody else, or his own.
    pub fn withdraw_from(&mut self, who: &str, reputer: Option<&str>) -> Outcome {
        let reputer = reputer.map(|name| address(name).to_string());
        self.send(who, ExecuteMsg::Withdraw { topic_id: self.topic, reputer, beneficiary: None })
    }

    pub fn delegate(&mut self, who: &str, reputer: &str, amount: u128) -> Outcome {
        self.delegate_for(who, None, reputer, amount)
    }

    pub fn delegate_for(
        &mut self,
        payer: &str,
        beneficiary: Option<&str>,
        reputer: &str,
        amount: u128,
    ) -> Outcome {
        let (topic_id, reputer) = (self.topic, address(reputer).to_string());
        let beneficiary = beneficiary.map(|name| address(name).to_string());
        match self.token {
            Token::Native { .. } => {
                let message = ExecuteMsg::Delegate { topic_id, reputer, beneficiary };
                self.send_with(payer, message, &coins(amount, DENOM))
            }
            Token::Cw20 { .. } => {
                self.receive("token", payer, amount, &ReceiveMsg::Delegate { topic_id, reputer, beneficiary })
            }
        }
    }

    pub fn undelegate(&mut self, who: &str, reputer: &str, amount: Option<u128>) -> Outcome {
        let (reputer, amount) = (address(reputer).into(), amount.map(Uint128::new));
        self.send(who, ExecuteMsg::Undelegate { topic_id: self.topic, reputer, amount })
    }

    /// From a pool in the topic that the verbs speak of to one in another.
    pub fn redelegate(
        &mut self,
        who: &str,
        reputer: &str,
        (to_topic, to_reputer): (u64, &str),
        amount: Option<u128>,
    ) -> Outcome {
        let message = ExecuteMsg::Redelegate {
            topic_id: self.topic,
            reputer: address(reputer).into(),
            to_topic_id: TopicId(to_topic),
            to_reputer: address(to_reputer).into(),
            amount: amount.map(Uint128::new),
        };
        self.send(who, message)
    }

    pub fn set_commission(&mut self, who: &str, percent: u64) -> Outcome {
        let commission = Decimal::percent(percent);
        self.send(who, ExecuteMsg::SetCommission { topic_id: self.topic, commission })
    }

    /// The rewards contract brings rewards, by reputer id.
    pub fn reward(&mut self, rewards: &[(u32, u128)]) -> Outcome {
        self.reward_of("rewards", rewards, rewards.iter().map(|(_, amount)| amount).sum())
    }

    /// Somebody brings rewards, and so much money.
    pub fn reward_of(&mut self, who: &str, rewards: &[(u32, u128)], brought: u128) -> Outcome {
        let topic_id = self.topic;
        let rewards = rewards.iter().map(|(id, amount)| (ReputerId(*id), Uint128::new(*amount))).collect();
        match self.token {
            Token::Native { .. } => {
                let message = ExecuteMsg::AddRewards { topic_id, rewards };
                self.send_with(who, message, &coins(brought, DENOM))
            }
            Token::Cw20 { .. } => {
                self.receive("token", who, brought, &ReceiveMsg::AddRewards { topic_id, rewards })
            }
        }
    }

    pub fn ask<T: DeserializeOwned>(&self, question: QueryMsg) -> Result<T, ContractError> {
        let answer = contract::query(self.deps.as_ref(), self.env.clone(), question)?;
        Ok(from_json(answer)?)
    }

    pub fn pool(&self, who: &str) -> PoolResponse {
        self.ask(QueryMsg::Pool { topic_id: self.topic, reputer: address(who).into() }).unwrap()
    }

    pub fn topic_stakes(&self) -> TopicStakesResponse {
        let question = QueryMsg::TopicStakes { topic_id: self.topic, start_after: None, limit: None };
        self.ask(question).unwrap()
    }

    pub fn positions(&self, who: &str) -> Vec<PositionInfo> {
        let question = QueryMsg::Positions { owner: address(who).into(), start_after: None, limit: None };
        self.ask::<PositionsResponse>(question).unwrap().positions
    }

    pub fn unbondings(&self, who: &str) -> Vec<UnbondingInfo> {
        self.unbondings_in(who, None)
    }

    /// What somebody unbonds in the pool of somebody else, or his own.
    pub fn unbondings_in(&self, who: &str, reputer: Option<&str>) -> Vec<UnbondingInfo> {
        let (owner, reputer) = (address(who).into(), reputer.map(|name| address(name).into()));
        let question = QueryMsg::Unbondings { owner, topic_id: self.topic, reputer };
        self.ask::<UnbondingsResponse>(question).unwrap().unbondings
    }

    pub fn solvency(&self) -> SolvencyResponse {
        self.ask(QueryMsg::Solvency {}).unwrap()
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

/// Who is paid what by a response, in coins or in tokens.
pub fn payments(response: &Response) -> Vec<(String, u128)> {
    let payment = |message: &CosmosMsg| match message {
        CosmosMsg::Bank(BankMsg::Send { to_address, amount }) => {
            assert_eq!(amount[0].denom, DENOM);
            (to_address.clone(), amount[0].amount.u128())
        }
        CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, funds }) => {
            assert_eq!((contract_addr.as_str(), funds.len()), (address("token").as_str(), 0));
            match from_json(msg).unwrap() {
                Cw20ExecuteMsg::Transfer { recipient, amount } => (recipient, amount.u128()),
                other => panic!("{other:?}"),
            }
        }
        other => panic!("{other:?}"),
    };
    // Hooks are told, and paid nothing.
    let told = |message: &&SubMsg| message.reply_on != ReplyOn::Never;
    response.messages.iter().filter(|message| !told(message)).map(|message| payment(&message.msg)).collect()
}
