//! [`World`]: rewards with the rest of the suite around it, and verbs that act on it.
//!
//! After every message the world checks what always holds: a message that fails changed nothing; one that succeeds
//! says its name and facts of the catalogue only, and leaves the contract with exactly what it owes. What a message
//! mints, pays out and brings to staking is carried out before that, by the token's own rules.

mod check;
mod settlement;
mod suite;

pub use settlement::{WHOLE, entry, order, split};
pub use suite::{DAY, HOUR, START};

use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::rewards::{
    BalancesResponse, ConfigResponse, ExecuteMsg, ForecastPeriod, ForecastResponse, Income, InstantiateMsg,
    OverviewResponse, QueryMsg, ReceiveMsg, Settlement, SettlementInfo, SettlementResponse, TopicFunding,
    TopicFundingsResponse, WorkerRef,
};
use allora_interfaces::staking;
use allora_interfaces::token::{SolvencyResponse, Token};
use allora_protocol::{EpochId, ReputerId, TopicId};
use allora_rewards::{ContractError, contract};
use cosmwasm_schema::serde::de::DeserializeOwned;
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, message_info, mock_env};
use cosmwasm_std::{
    Addr, BankMsg, Coin, CosmosMsg, Empty, Env, OwnedDeps, Response, Timestamp, Uint128, WasmMsg, coins,
    from_json, to_json_binary,
};
use cw20::{Cw20ExecuteMsg, Cw20ReceiveMsg, MinterResponse};
use std::marker::PhantomData;
use suite::Suite;

pub const DENOM: &str = "uallo";

pub type Outcome = Result<Response, ContractError>;

/// Amounts for reputers of a topic.
pub type Staked = (TopicId, Vec<(ReputerId, u128)>);

pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, MockQuerier, Empty>,
    pub env: Env,
    pub suite: Suite,
    pub token: Token,
    /// What rewards has.
    pub balance: u128,
    /// What it minted.
    pub minted: u128,
    /// Whom it paid what.
    pub paid: Vec<(String, u128)>,
    /// What it brought to staking.
    pub staked: Vec<Staked>,
}

/// The same scenario over a native coin and over a cw20.
pub fn over_both(scenario: impl Fn(World)) {
    scenario(World::native());
    scenario(World::cw20());
}

pub fn address(name: &str) -> Addr {
    MockApi::default().addr_make(name)
}

/// The values of a response's event of this name, by the names of its attributes.
pub fn said<'a>(response: &'a Response, name: &str, attribute: &str) -> Vec<&'a str> {
    let events = response.events.iter().filter(|event| event.ty == format!("allora_{name}"));
    let attributes = events.flat_map(|event| &event.attributes).filter(|found| found.key == attribute);
    attributes.map(|found| found.value.as_str()).collect()
}

impl World {
    pub fn native() -> Self {
        Self::new(Token::Native { denom: DENOM.into() })
    }

    /// Of a token that rewards mints without a cap.
    pub fn cw20() -> Self {
        let mut world = Self::new(Token::Cw20 { address: address("token") });
        world.set_minter(Some(world.env.contract.address.to_string()), None);
        world.suite.0.borrow_mut().supply = 10u128.pow(12);
        world
    }

    /// Before the registry says where its siblings are.
    pub fn unwired() -> Self {
        Self::deploy(Token::Native { denom: DENOM.into() })
    }

    /// Rewards as the registry deploys it, with topics 1 and 2 of hourly epochs.
    fn new(token: Token) -> Self {
        let mut world = Self::deploy(token);
        for (sibling, name) in [(Sibling::Staking, "staking"), (Sibling::Synthesis, "synthesis")] {
            let address = address(name).into();
            world.send("registry", ExecuteMsg::Wire { sibling, address }).unwrap();
        }
        world
    }

    fn deploy(token: Token) -> Self {
        let suite = Suite::new();
        let querier = suite.querier();
        let (storage, api) = (MockStorage::default(), MockApi::default());
        let deps = OwnedDeps { storage, api, querier, custom_query_type: PhantomData };
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(START);
        let (paid, staked) = (vec![], vec![]);
        let mut world = Self { deps, env, suite, token: token.clone(), balance: 0, minted: 0, paid, staked };
        let info = message_info(&address("registry"), &[]);
        let message = InstantiateMsg { token, emission_period: DAY };
        contract::instantiate(world.deps.as_mut(), world.env.clone(), info, message).unwrap();
        for topic in [1, 2] {
            world.suite.add_topic(topic, HOUR);
        }
        world
    }

    /// It is so many seconds after the deployment.
    pub fn at(&mut self, seconds: u64) -> &mut Self {
        self.env.block.time = Timestamp::from_seconds(START + seconds);
        self
    }

    pub fn now(&self) -> u64 {
        self.env.block.time.seconds()
    }

    /// Who may mint the cw20, and how much of it there may be.
    pub fn set_minter(&mut self, minter: Option<String>, cap: Option<u128>) {
        let cap = cap.map(Uint128::new);
        self.suite.0.borrow_mut().minter = minter.map(|minter| MinterResponse { minter, cap });
    }

    /// A message without money.
    pub fn send(&mut self, who: &str, message: ExecuteMsg) -> Outcome {
        self.send_with(who, message, &[])
    }

    /// A message with coins, and everything that comes of it.
    pub fn send_with(&mut self, who: &str, message: ExecuteMsg, funds: &[Coin]) -> Outcome {
        let brought = self.brought(&message, funds);
        let before = check::everything(&self.deps.storage);
        let info = message_info(&address(who), funds);
        self.set_balance(self.balance + brought);
        let outcome = contract::execute(self.deps.as_mut(), self.env.clone(), info, message);
        match &outcome {
            Ok(response) => {
                check::response(response);
                response.messages.iter().for_each(|message| self.carry_out(&message.msg));
                check::books(self);
            }
            Err(error) => {
                self.set_balance(self.balance - brought);
                assert_eq!(check::everything(&self.deps.storage), before, "{error} changed something");
            }
        }
        outcome
    }

    fn carry_out(&mut self, message: &CosmosMsg) {
        match message {
            CosmosMsg::Bank(BankMsg::Send { to_address, amount }) => {
                assert_eq!((amount.len(), amount[0].denom.as_str()), (1, DENOM));
                self.pay(to_address, amount[0].amount);
            }
            CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, funds })
                if *contract_addr == address("staking").as_str() =>
            {
                assert_eq!((funds.len(), funds[0].denom.as_str()), (1, DENOM));
                let staking::ExecuteMsg::AddRewards { topic_id, rewards } = from_json(msg).unwrap() else {
                    panic!("{msg}")
                };
                self.bring(topic_id, rewards, funds[0].amount);
            }
            CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, funds }) => {
                assert_eq!((contract_addr.as_str(), funds.len()), (address("token").as_str(), 0));
                self.carry_out_by_token(from_json(msg).unwrap());
            }
            other => panic!("{other:?}"),
        }
    }

    fn carry_out_by_token(&mut self, message: Cw20ExecuteMsg) {
        match message {
            Cw20ExecuteMsg::Transfer { recipient, amount } => self.pay(&recipient, amount),
            Cw20ExecuteMsg::Send { contract, amount, msg } => {
                assert_eq!(contract, address("staking").as_str());
                let staking::ReceiveMsg::AddRewards { topic_id, rewards } = from_json(&msg).unwrap() else {
                    panic!("{msg}")
                };
                self.bring(topic_id, rewards, amount);
            }
            Cw20ExecuteMsg::Mint { recipient, amount } => {
                assert_eq!(recipient, self.env.contract.address.as_str());
                let mut state = self.suite.0.borrow_mut();
                let rule = state.minter.clone().unwrap();
                assert_eq!(rule.minter, recipient);
                state.supply += amount.u128();
                assert!(rule.cap.is_none_or(|cap| state.supply <= cap.u128()), "beyond the cap");
                drop(state);
                self.minted += amount.u128();
                self.set_balance(self.balance + amount.u128());
            }
            other => panic!("{other:?}"),
        }
    }

    fn pay(&mut self, to: &str, amount: Uint128) {
        assert!(!amount.is_zero());
        self.set_balance(self.balance - amount.u128());
        self.paid.push((to.into(), amount.u128()));
    }

    fn bring(&mut self, topic: TopicId, rewards: Vec<(ReputerId, Uint128)>, brought: Uint128) {
        let rewards: Vec<_> = rewards.into_iter().map(|(id, amount)| (id, amount.u128())).collect();
        assert!(rewards.iter().all(|(_, amount)| *amount > 0));
        assert_eq!(rewards.iter().map(|(_, amount)| amount).sum::<u128>(), brought.u128());
        self.set_balance(self.balance - brought.u128());
        self.staked.push((topic, rewards));
    }

    /// Money for the treasury, by a coin or by a `Send` of the token, whichever the suite has.
    pub fn deposit(&mut self, payer: &str, income: Income, amount: u128) -> Outcome {
        let inside = ReceiveMsg::Deposit { income: income.clone() };
        self.bring_in(payer, amount, ExecuteMsg::Deposit { income }, &inside)
    }

    /// Money for a topic.
    pub fn fund(&mut self, payer: &str, topic: u64, amount: u128) -> Outcome {
        self.fund_for(payer, None, topic, amount)
    }

    pub fn fund_for(&mut self, payer: &str, beneficiary: Option<&str>, topic: u64, amount: u128) -> Outcome {
        let (topic_id, beneficiary) = (TopicId(topic), beneficiary.map(|name| address(name).to_string()));
        let inside = ReceiveMsg::Fund { topic_id, beneficiary: beneficiary.clone() };
        self.bring_in(payer, amount, ExecuteMsg::Fund { topic_id, beneficiary }, &inside)
    }

    fn bring_in(&mut self, payer: &str, amount: u128, message: ExecuteMsg, inside: &ReceiveMsg) -> Outcome {
        match self.token {
            Token::Native { .. } => self.send_with(payer, message, &coins(amount, DENOM)),
            Token::Cw20 { .. } => self.receive("token", payer, amount, inside),
        }
    }

    /// What a cw20 contract says when somebody sent its tokens.
    pub fn receive(&mut self, token: &str, payer: &str, amount: u128, inside: &ReceiveMsg) -> Outcome {
        let sender = address(payer).into();
        let msg = to_json_binary(inside).unwrap();
        self.send(token, ExecuteMsg::Receive(Cw20ReceiveMsg { sender, amount: Uint128::new(amount), msg }))
    }

    pub fn pause_payouts(&mut self, until: u64) -> Outcome {
        self.send("registry", ExecuteMsg::SetPause { what: Pause::Payouts, until })
    }

    pub fn touch(&mut self, topic: u64) -> Outcome {
        self.send("keeper", ExecuteMsg::Touch { topic_id: TopicId(topic) })
    }

    pub fn roll(&mut self) -> Outcome {
        self.send("keeper", ExecuteMsg::Roll { limit: None })
    }

    pub fn settle(&mut self, order: Settlement) -> Outcome {
        self.send("synthesis", ExecuteMsg::Settle(Box::new(order)))
    }

    pub fn claim(&mut self, who: &str, workers: &[(u64, u32)]) -> Outcome {
        let workers = workers.iter().map(|(topic, id)| worker(*topic, *id)).collect();
        self.send(who, ExecuteMsg::Claim { workers, beneficiary: None })
    }

    pub fn close(&mut self, topic: u64) -> Outcome {
        self.send("keeper", ExecuteMsg::Close { topic_id: TopicId(topic) })
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

    pub fn overview(&self) -> OverviewResponse {
        self.ask(QueryMsg::Overview {}).unwrap()
    }

    pub fn forecast(&self, topic: u64, periods: u32) -> Vec<ForecastPeriod> {
        let question = QueryMsg::Forecast { topic_id: TopicId(topic), periods: Some(periods) };
        self.ask::<ForecastResponse>(question).unwrap().periods
    }

    pub fn funding(&self, topic: u64) -> TopicFunding {
        let topic_ids = vec![TopicId(topic)];
        let question = QueryMsg::TopicFundings { topic_ids, start_after: None, limit: None };
        self.ask::<TopicFundingsResponse>(question).unwrap().topics.remove(0)
    }

    pub fn settlement(&self, topic: u64, epoch: u64) -> Option<SettlementInfo> {
        let question = QueryMsg::Settlement { topic_id: TopicId(topic), epoch_id: EpochId(epoch) };
        self.ask::<SettlementResponse>(question).unwrap().settlement
    }

    pub fn balances(&self, account: &str) -> BalancesResponse {
        let account = address(account).into();
        self.ask(QueryMsg::Balances { account, start_after: None, limit: Some(30) }).unwrap()
    }

    /// What is credited to an account.
    pub fn credit(&self, account: &str) -> u128 {
        self.balances(account).credit.u128()
    }

    /// What a ledger has.
    pub fn ledger(&self, name: &str) -> u128 {
        let ledgers = self.solvency().ledgers;
        ledgers.iter().find(|ledger| ledger.name == name).unwrap().amount.u128()
    }

    /// What the contract has, whatever its books say.
    pub fn set_balance(&mut self, balance: u128) {
        self.balance = balance;
        let contract = self.env.contract.address.clone();
        self.suite.set_balance(&self.token, &mut self.deps.querier, &contract, balance);
    }

    fn brought(&self, message: &ExecuteMsg, funds: &[Coin]) -> u128 {
        match (&self.token, message) {
            (Token::Native { .. }, _) => funds.iter().map(|coin| coin.amount.u128()).sum(),
            (Token::Cw20 { .. }, ExecuteMsg::Receive(wrapper)) => wrapper.amount.u128(),
            (Token::Cw20 { .. }, _) => 0,
        }
    }
}

pub fn worker(topic: u64, id: u32) -> WorkerRef {
    WorkerRef { topic_id: topic.into(), worker_id: id.into() }
}
