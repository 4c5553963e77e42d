//! The rest of the suite as rewards sees it: records of registry, staking and synthesis under their raw keys, their
//! answers, and the token.

use super::{DENOM, address};
use allora_interfaces::layout::Packed;
use allora_interfaces::page;
use allora_interfaces::registry::{
    ELIGIBLE, PARAMS, Policies, QueryMsg as RegistryQuery, TOPICS, TopicRecord,
};
use allora_interfaces::staking::{
    ByReputer, POOLS, Pool, REPUTERS, TOPIC_STAKES, TOTALS, TopicStake, Totals,
};
use allora_interfaces::synthesis::{
    EpochTable, OPEN, PAYMENTS, Payments, QueryMsg as SynthesisQuery, TABLES, WORKERS, Worker,
    WorkerResponse, WorkersByOwnerResponse,
};
use allora_interfaces::token::Token;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::pool::{self, Side};
use allora_protocol::schedule::{EpochState, OpenEpoch, OpenEpochs, Schedule, Versions};
use allora_protocol::score::Merit;
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode};
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::testing::{MockQuerier, MockStorage};
use cosmwasm_std::{
    Addr, Binary, ContractResult, Order, QuerierResult, Storage, SystemError, SystemResult, Uint128,
    WasmQuery, from_json, to_json_binary,
};
use cw_ownable::Ownership;
use cw20::{BalanceResponse, Cw20QueryMsg, MinterResponse, TokenInfoResponse};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

pub const START: u64 = 1_700_000_000;
pub const HOUR: u64 = 3_600;
pub const DAY: u64 = 86_400;

/// What others have stored and answer.
#[derive(Default)]
pub struct State {
    /// Storage by contract.
    storages: BTreeMap<String, MockStorage>,
    /// What rewards has of the cw20.
    pub balance: u128,
    /// How much of it there is.
    pub supply: u128,
    /// Its minter, and the cap.
    pub minter: Option<MinterResponse>,
    /// Whether it answers questions about itself.
    pub is_mute: bool,
}

/// A handle on the rest of the suite; the querier has another.
#[derive(Clone, Default)]
pub struct Suite(pub Rc<RefCell<State>>);

/// Windows of half an hour in epochs of this length.
pub fn schedule(epoch_length: u64) -> Schedule {
    Schedule {
        epoch_length,
        worker_submission_window: HOUR / 2,
        reveal_window: 0,
        ground_truth_lag: epoch_length,
        report_window: HOUR,
        report_reveal_window: 0,
        dispute_window: 0,
    }
}

/// The parameters of the tests: the defaults, with a supply for coins of the chain and a part to be minted.
pub fn money() -> MoneyParams {
    MoneyParams {
        supply: Some(Uint128::new(10u128.pow(12))),
        mintable: Uint128::new(10u128.pow(12)),
        ..MoneyParams::default()
    }
}

impl Suite {
    pub fn new() -> Self {
        let suite = Self::default();
        suite.set_params(money());
        let ownership =
            Ownership { owner: Some(address("owner")), pending_owner: None, pending_expiry: None };
        suite.store("registry", b"ownership", to_json_binary(&ownership).unwrap().as_slice());
        suite
    }

    fn store(&self, contract: &str, key: &[u8], value: &[u8]) {
        let contract = address(contract).to_string();
        self.0.borrow_mut().storages.entry(contract).or_default().set(key, value);
    }

    fn read(&self, contract: &str, key: &[u8]) -> Option<Vec<u8>> {
        self.0.borrow().storages.get(address(contract).as_str())?.get(key)
    }

    fn remove(&self, contract: &str, key: &[u8]) {
        let contract = address(contract).to_string();
        self.0.borrow_mut().storages.entry(contract).or_default().remove(key);
    }

    pub fn set_params(&self, money: MoneyParams) {
        money.validate().unwrap();
        let params = SuiteParams {
            min_window: 30,
            creation_fee: Uint128::zero(),
            registration_deposit: Uint128::one(),
            min_stake: Uint128::new(1_000_000),
            min_topic_stake: Uint128::one(),
            reveal_forfeit: Uint128::one(),
            deposit_delay: 21 * DAY,
            unbonding_time: 21 * DAY,
            keep_tables: 365,
            tokens_per_weight: Uint128::new(1_000_000),
            money,
        };
        self.store("registry", PARAMS.key(), &params.pack());
    }

    pub fn change_params(&self, change: impl Fn(&mut MoneyParams)) {
        let params = SuiteParams::unpack(&self.read("registry", PARAMS.key()).unwrap()).unwrap();
        let mut money = params.money;
        change(&mut money);
        self.set_params(money);
    }

    /// The suite loses its parameters.
    pub fn forget_params(&self) {
        self.remove("registry", PARAMS.key());
    }

    /// A topic whose epoch 0 opens at the start; the owner vouches for it.
    pub fn add_topic(&self, id: u64, epoch_length: u64) {
        let topic = Topic {
            answer: Answer::Value { arity: 1 },
            loss: LossFunction::Squared,
            truth_mode: TruthMode::Truth,
            rule: RuleKind::Regret,
        };
        let versions = Versions::new(START, Terms::new(schedule(epoch_length))).unwrap();
        let record = TopicRecord { topic, retired_from: None, policies: Policies::default(), versions };
        self.store("registry", &TOPICS.key(&id), &record.pack());
        self.vouch(id, true);
    }

    /// No epoch of a topic opens from this one on.
    pub fn retire(&self, id: u64, from: u64) {
        let key = TOPICS.key(&id);
        let mut record = TopicRecord::unpack(&self.read("registry", &key).unwrap()).unwrap();
        record.retired_from = Some(EpochId(from));
        self.store("registry", &key, &record.pack());
    }

    /// The owner vouches for a topic, or does not any more.
    pub fn vouch(&self, id: u64, vouched: bool) {
        if vouched {
            self.store("registry", &ELIGIBLE.key(&id), &true.pack());
        } else {
            self.remove("registry", &ELIGIBLE.key(&id));
        }
    }

    /// So much is bonded in a topic; others stay.
    pub fn set_stake(&self, topic: u64, amount: u128) {
        let key = TOPIC_STAKES.key(&topic);
        let old = self.read("staking", &key).map(|bytes| TopicStake::unpack(&bytes).unwrap());
        let stake = TopicStake { bonded: Uint128::new(amount), reputers: 0 };
        self.store("staking", &key, &stake.pack());
        let totals = self.read("staking", TOTALS.key()).map(|bytes| Totals::unpack(&bytes).unwrap());
        let mut totals = totals.unwrap_or_default();
        totals.bonded = totals.bonded - old.unwrap_or_default().bonded + Uint128::new(amount);
        self.store("staking", TOTALS.key(), &totals.pack());
    }

    /// A reputer with stake of his own, or without any.
    pub fn add_reputer(&self, topic: u64, id: u32, name: &str, stake: u128) {
        let reputer = address(name);
        let shares = Uint128::new(if stake == 0 { 1_000 } else { stake });
        let bonded = Side { amount: shares, shares };
        let amounts = pool::Pool { bonded, ..pool::Pool::default() };
        let pool = Pool { id: ReputerId(id), amounts };
        self.store("staking", &POOLS.key(&(topic, &reputer)), &pool.pack());
        self.store("staking", &REPUTERS.key(&(topic, id)), &ByReputer { reputer }.pack());
    }

    /// A worker of somebody, from now on.
    pub fn set_owner(&self, topic: u64, id: u32, owner: &str) {
        let worker = Worker {
            operator: address("operator"),
            owner: address(owner),
            next_operator: None,
            next_owner: None,
            registered_at: START,
            left_at: None,
            gate: 0,
            flags: 0,
        };
        self.store("synthesis", &WORKERS.key(&(topic, id)), &worker.pack());
    }

    pub fn set_open(&self, topic: u64, epochs: &[u64]) {
        let open = |epoch: &u64| OpenEpoch { epoch: EpochId(*epoch), state: EpochState::Collecting };
        let open: OpenEpochs = epochs.iter().map(open).collect::<Vec<_>>().try_into().unwrap();
        self.store("synthesis", &OPEN.key(&topic), &open.pack());
    }

    pub fn set_payments(&self, topic: u64, payments: &Payments) {
        self.store("synthesis", &PAYMENTS.key(&topic), &payments.pack());
    }

    /// Synthesis keeps no table any more.
    pub fn forget_tables(&self) {
        let mut state = self.0.borrow_mut();
        let storage = state.storages.get_mut(address("synthesis").as_str()).unwrap();
        let tables: Vec<(u64, u64)> = TABLES.keys(storage, ()).collect();
        tables.into_iter().for_each(|key| TABLES.remove(storage, key));
    }

    pub fn set_table(&self, topic: u64, epoch: u64, table: &EpochTable) {
        self.store("synthesis", &TABLES.key(&(topic, epoch)), &table.pack());
    }

    /// A querier that answers for these contracts, and for no other.
    pub fn querier(&self) -> MockQuerier {
        let suite = self.clone();
        let mut querier = MockQuerier::default();
        querier.update_wasm(move |query| suite.0.borrow().answer(query));
        querier
    }

    /// What rewards has.
    pub fn set_balance(&self, token: &Token, querier: &mut MockQuerier, contract: &Addr, balance: u128) {
        match token {
            Token::Native { .. } => {
                querier.bank.update_balance(contract, cosmwasm_std::coins(balance, DENOM));
            }
            Token::Cw20 { .. } => self.0.borrow_mut().balance = balance,
        }
    }
}

impl State {
    fn answer(&self, query: &WasmQuery) -> QuerierResult {
        let answer = match query {
            WasmQuery::Raw { contract_addr, key } => {
                let storage = self.storages.get(contract_addr);
                Some(Binary::from(storage.and_then(|storage| storage.get(key)).unwrap_or_default()))
            }
            WasmQuery::Smart { contract_addr, msg } if *contract_addr == address("registry").as_str() => {
                assert_eq!(from_json::<RegistryQuery>(msg), Ok(RegistryQuery::Ownership {}));
                let owner = Some(address("owner").to_string());
                Some(to_json_binary(&Ownership { owner, pending_owner: None, pending_expiry: None }).unwrap())
            }
            WasmQuery::Smart { contract_addr, msg } if *contract_addr == address("token").as_str() => {
                self.token(msg)
            }
            WasmQuery::Smart { contract_addr, msg } if *contract_addr == address("synthesis").as_str() => {
                let Ok(SynthesisQuery::WorkersByOwner { owner, start_after, limit }) = from_json(msg) else {
                    panic!("{msg}")
                };
                Some(self.workers_of(&owner, start_after, limit))
            }
            _ => None,
        };
        let Some(answer) = answer else {
            return SystemResult::Err(SystemError::NoSuchContract { addr: format!("{query:?}") });
        };
        SystemResult::Ok(ContractResult::Ok(answer))
    }

    fn token(&self, msg: &Binary) -> Option<Binary> {
        let answer = match from_json(msg).unwrap() {
            Cw20QueryMsg::Balance { .. } => {
                to_json_binary(&BalanceResponse { balance: Uint128::new(self.balance) })
            }
            _ if self.is_mute => return None,
            Cw20QueryMsg::TokenInfo {} => to_json_binary(&TokenInfoResponse {
                name: "token".into(),
                symbol: "TOK".into(),
                decimals: 6,
                total_supply: Uint128::new(self.supply),
            }),
            Cw20QueryMsg::Minter {} => to_json_binary(&self.minter),
            other => panic!("{other:?}"),
        };
        Some(answer.unwrap())
    }

    /// As synthesis answers it, without what rewards does not read.
    fn workers_of(
        &self,
        owner: &str,
        start_after: Option<(TopicId, WorkerId)>,
        limit: Option<u32>,
    ) -> Binary {
        let empty = MockStorage::default();
        let storage = self.storages.get(address("synthesis").as_str()).unwrap_or(&empty);
        let after = start_after.map(|(topic, worker)| (topic.0, worker.0));
        let found = WORKERS.range(storage, (), None, Order::Ascending);
        let found = found
            .map(Result::unwrap)
            .filter(|(key, worker)| worker.owner.as_str() == owner && after.is_none_or(|after| *key > after));
        let workers = found.take(page::limit(limit)).map(|((topic, id), worker)| WorkerResponse {
            topic_id: topic.into(),
            worker_id: id.into(),
            operator: worker.operator,
            owner: worker.owner,
            next_operator: None,
            next_owner: None,
            deposit: Uint128::zero(),
            registered_at: worker.registered_at,
            left_at: None,
            deposit_free_at: None,
            inferer: Merit::default(),
            forecaster: Merit::default(),
            now: START,
        });
        to_json_binary(&WorkersByOwnerResponse { workers: workers.collect(), now: START }).unwrap()
    }
}
