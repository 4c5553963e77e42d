//! A deployed registry whose siblings are mocked. Every message that fails is checked to change nothing, every
//! response to keep to the catalogue of events.

use allora_interfaces::event::catalogue;
use allora_interfaces::layout::Packed;
use allora_interfaces::registry::{
    CodeIds, ExecuteMsg, InstantiateMsg, Metadata, NewToken, NewTopic, QueryMsg, TopicResponse,
};
use allora_interfaces::synthesis::OPEN;
use allora_protocol::TopicId;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::{OpenEpochs, Schedule};
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{SuiteParams, Terms, Topic, TopicParams, TruthMode, Tuning};
use allora_topic_registry::{ContractError, contract};
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, mock_dependencies, mock_env};
use cosmwasm_std::{
    Addr, Binary, Coin, ContractInfoResponse, ContractResult, Empty, Env, Event, MessageInfo, Order,
    OwnedDeps, QuerierResult, Reply, Response, Storage, SubMsgResponse, SubMsgResult, SystemError,
    SystemResult, Timestamp, Uint128, WasmQuery, coins, from_json, to_json_binary,
};
use cw2::ContractVersion;
use cw20::{Cw20QueryMsg, TokenInfoResponse};
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::rc::Rc;

/// When the suite is deployed.
pub const START: u64 = 1_700_000_000;
pub const DAY: u64 = 86_400;
/// Length of the topic's epochs.
pub const L: u64 = 3600;
/// What a topic costs.
pub const FEE: u128 = 500;
pub const DENOM: &str = "uallo";

pub type Dump = Vec<(Vec<u8>, Vec<u8>)>;

pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, MockQuerier, Empty>,
    pub now: u64,
    /// The open epochs that synthesis has of every topic.
    pub open: Rc<RefCell<OpenEpochs>>,
}

pub fn addr(name: &str) -> Addr {
    MockApi::default().addr_make(name)
}

/// As messages have it.
pub fn a(name: &str) -> String {
    addr(name).into()
}

pub fn fee() -> Vec<Coin> {
    coins(FEE, DENOM)
}

pub fn suite_params() -> SuiteParams {
    SuiteParams {
        min_window: 30,
        creation_fee: Uint128::new(FEE),
        registration_deposit: Uint128::new(1_000),
        min_stake: Uint128::new(1_000_000),
        min_topic_stake: Uint128::new(1_000_000),
        reveal_forfeit: Uint128::new(100),
        deposit_delay: 21 * DAY,
        unbonding_time: 21 * DAY,
        keep_tables: 365,
        tokens_per_weight: Uint128::new(1_000_000),
        money: MoneyParams::default(),
    }
}

pub fn deployment() -> InstantiateMsg {
    InstantiateMsg {
        owner: Some(a("owner")),
        guardian: Some(a("guardian")),
        admin: Some(a("admin")),
        token: NewToken::Native { denom: DENOM.into() },
        emission_period: None,
        params: suite_params(),
        code_ids: CodeIds { staking: 11, synthesis: 12, rewards: 13 },
    }
}

pub fn schedule() -> Schedule {
    Schedule {
        epoch_length: L,
        worker_submission_window: 600,
        reveal_window: 300,
        ground_truth_lag: L,
        report_window: 600,
        report_reveal_window: 0,
        dispute_window: 0,
    }
}

/// Parameters with so many seats for inferers, so that versions can be told apart.
pub fn params(max_inferers: u16) -> TopicParams {
    let terms = Terms { max_inferers, ..Terms::new(schedule()) };
    TopicParams { terms, tuning: Tuning::default() }
}

pub fn new_topic() -> NewTopic {
    NewTopic {
        metadata: Metadata {
            question: "log-return of ETH/USD over 8 h from the epoch's opening".into(),
            unit: "1".into(),
            source: "https://prices.example".into(),
            resolution: "ln of the ratio of the two closing prices".into(),
            labels: vec![],
            hash: Some("ab".repeat(32)),
        },
        topic: Topic {
            answer: Answer::Value { arity: 1 },
            loss: LossFunction::Squared,
            truth_mode: TruthMode::Truth,
            rule: RuleKind::Regret,
        },
        params: params(32),
        opens_at: None,
        worker_policy: None,
        reputer_policy: None,
        creator: None,
    }
}

pub fn create(new: NewTopic) -> ExecuteMsg {
    ExecuteMsg::CreateTopic(Box::new(new))
}

pub fn update(topic: u64, params: TopicParams) -> ExecuteMsg {
    ExecuteMsg::UpdateTopic { topic_id: TopicId(topic), params: Box::new(params) }
}

/// A reply that says where a contract was made, as a chain does.
pub fn made(id: u64, address: &Addr) -> Reply {
    let event =
        Event::new("instantiate").add_attribute("_contract_address", address).add_attribute("code_id", "1");
    #[allow(deprecated, reason = "the field is there")]
    let response = SubMsgResponse { events: vec![event], data: None, msg_responses: vec![] };
    Reply { id, payload: Binary::default(), gas_used: 0, result: SubMsgResult::Ok(response) }
}

impl World {
    /// Nothing is deployed yet.
    pub fn empty() -> Self {
        let mut deps = mock_dependencies();
        let open = Rc::new(RefCell::new(OpenEpochs::default()));
        let epochs = open.clone();
        deps.querier.update_wasm(move |query| answer(query, &epochs.borrow()));
        Self { deps, now: START, open }
    }

    /// A suite with a native coin.
    pub fn deployed() -> Self {
        Self::with(deployment())
    }

    pub fn with(msg: InstantiateMsg) -> Self {
        let mut world = Self::empty();
        world.instantiate(msg).unwrap();
        for (id, name) in [(1, "staking"), (2, "synthesis"), (4, "rewards")] {
            world.reply(made(id, &addr(name))).unwrap();
        }
        world
    }

    /// A suite with the topic 1 of alice, which opens at once.
    pub fn with_topic() -> Self {
        let mut world = Self::deployed();
        world.pay("alice", fee(), create(new_topic())).unwrap();
        world
    }

    pub fn env(&self) -> Env {
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(self.now);
        env.contract.address = addr("registry");
        env
    }

    pub fn instantiate(&mut self, msg: InstantiateMsg) -> Result<Response, ContractError> {
        self.instantiate_with(vec![], msg)
    }

    pub fn instantiate_with(
        &mut self,
        funds: Vec<Coin>,
        msg: InstantiateMsg,
    ) -> Result<Response, ContractError> {
        let (env, info) = (self.env(), MessageInfo { sender: addr("deployer"), funds });
        self.checked(|deps| contract::instantiate(deps.as_mut(), env, info, msg))
    }

    pub fn reply(&mut self, reply: Reply) -> Result<Response, ContractError> {
        let env = self.env();
        self.checked(|deps| contract::reply(deps.as_mut(), env, reply))
    }

    pub fn pay(
        &mut self,
        sender: &str,
        funds: Vec<Coin>,
        msg: ExecuteMsg,
    ) -> Result<Response, ContractError> {
        let (env, info) = (self.env(), MessageInfo { sender: addr(sender), funds });
        self.checked(|deps| contract::execute(deps.as_mut(), env, info, msg))
    }

    pub fn execute(&mut self, sender: &str, msg: ExecuteMsg) -> Result<Response, ContractError> {
        self.pay(sender, vec![], msg)
    }

    pub fn query<T: DeserializeOwned>(&self, msg: QueryMsg) -> Result<T, ContractError> {
        Ok(from_json(contract::query(self.deps.as_ref(), self.env(), msg)?).unwrap())
    }

    pub fn topic(&self, topic: u64) -> TopicResponse {
        self.query(QueryMsg::Topic { topic_id: TopicId(topic) }).unwrap()
    }

    pub fn dump(&self) -> Dump {
        self.deps.storage.range(None, None, Order::Ascending).collect()
    }

    fn checked(
        &mut self,
        act: impl FnOnce(
            &mut OwnedDeps<MockStorage, MockApi, MockQuerier, Empty>,
        ) -> Result<Response, ContractError>,
    ) -> Result<Response, ContractError> {
        let before = self.dump();
        let result = act(&mut self.deps);
        match &result {
            Ok(response) => conventional(response),
            Err(error) => assert_eq!(self.dump(), before, "{error} changed something"),
        }
        result
    }
}

/// The attribute `action` and events of the catalogue, nothing else.
fn conventional(response: &Response) {
    let keys: Vec<_> = response.attributes.iter().map(|attribute| attribute.key.as_str()).collect();
    assert_eq!(keys, ["action"]);
    let catalogue = catalogue();
    for event in &response.events {
        let kind = catalogue.iter().find(|kind| kind.event == event.ty).expect("it is in the catalogue");
        assert_eq!(kind.contract, "topic-registry");
        let keys: Vec<_> = event.attributes.iter().map(|attribute| attribute.key.clone()).collect();
        assert_eq!(keys, kind.attributes);
    }
}

/// The values of a response's only event, after `v`.
#[track_caller]
pub fn facts(response: &Response, name: &str) -> Vec<String> {
    let [event] = response.events.as_slice() else { panic!("one event: {:?}", response.events) };
    values(event, name)
}

/// The values of an event, after `v`.
#[track_caller]
pub fn values(event: &Event, name: &str) -> Vec<String> {
    assert_eq!(event.ty, format!("allora_{name}"));
    event.attributes.iter().skip(1).map(|attribute| attribute.value.clone()).collect()
}

fn answer(query: &WasmQuery, open: &OpenEpochs) -> QuerierResult {
    let binary = match query {
        WasmQuery::Raw { contract_addr, key }
            if *contract_addr == a("synthesis") && key.as_slice() == OPEN.key(&1) =>
        {
            Binary::from(open.pack())
        }
        WasmQuery::Raw { key, .. } if key.as_slice() == b"contract_info" => {
            let version = ContractVersion { contract: "allora".into(), version: "0.1.0".into() };
            to_json_binary(&version).unwrap()
        }
        WasmQuery::Raw { .. } => Binary::default(),
        WasmQuery::ContractInfo { contract_addr } => {
            let codes = [(a("staking"), 11), (a("synthesis"), 12), (a("rewards"), 13)];
            let code_id =
                codes.iter().find(|(at, _)| at == contract_addr).map_or(10, |(_, code_id)| *code_id);
            let info = ContractInfoResponse::new(code_id, addr("registry"), Some(addr("admin")), false, None);
            to_json_binary(&info).unwrap()
        }
        WasmQuery::Smart { contract_addr, msg } if *contract_addr == a("token") => {
            assert_eq!(from_json::<Cw20QueryMsg>(msg).unwrap(), Cw20QueryMsg::TokenInfo {});
            let (name, symbol) = ("Token".into(), "TKN".into());
            let info = TokenInfoResponse { name, symbol, decimals: 6, total_supply: Uint128::new(1) };
            to_json_binary(&info).unwrap()
        }
        WasmQuery::Smart { contract_addr, .. } => {
            return SystemResult::Err(SystemError::NoSuchContract { addr: contract_addr.clone() });
        }
        other => panic!("unexpected {other:?}"),
    };
    SystemResult::Ok(ContractResult::Ok(binary))
}
