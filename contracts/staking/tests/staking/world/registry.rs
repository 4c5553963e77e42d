//! The rest of the suite as staking sees it: the registry's records under their raw keys, its answer to `Ownership`,
//! and balances of the token.

use super::address;
use allora_interfaces::registry::{
    LISTED, PARAMS, Pauses, Policies, Policy, QueryMsg, Role, SUITE, SuiteRecord, TOPICS, TopicRecord,
};
use allora_interfaces::token::Token;
use allora_protocol::TopicId;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::{OpenEpochs, Schedule, Versions};
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode};
use cosmwasm_std::testing::{MockQuerier, MockStorage};
use cosmwasm_std::{
    Binary, ContractResult, QuerierResult, Storage, SystemError, SystemResult, Uint128, WasmQuery, from_json,
    to_json_binary,
};
use cw_ownable::Ownership;
use cw_storage_plus::Item;
use cw20::{BalanceResponse, Cw20QueryMsg};
use std::cell::RefCell;
use std::rc::Rc;

pub const START: u64 = 1_700_000_000;
pub const HOUR: u64 = 3_600;
pub const DAY: u64 = 86_400;
pub const MIN_STAKE: u128 = 1_000_000;

#[derive(Default)]
struct State {
    /// The registry's storage.
    storage: MockStorage,
    /// What staking has of the cw20.
    token_balance: Uint128,
}

/// A handle on the rest of the suite; the querier has another.
pub struct Registry(Rc<RefCell<State>>);

/// Hourly windows in epochs of this length.
pub fn schedule(epoch_length: u64) -> Schedule {
    Schedule {
        epoch_length,
        worker_submission_window: HOUR / 2,
        reveal_window: HOUR / 2,
        ground_truth_lag: epoch_length,
        report_window: HOUR,
        report_reveal_window: 0,
        dispute_window: 0,
    }
}

impl Registry {
    /// With the defaults of a suite and topic 1, of hourly epochs.
    pub fn new(token: Token) -> Self {
        let registry = Self(Rc::default());
        registry.set_params(SuiteParams {
            min_window: 30,
            creation_fee: Uint128::zero(),
            registration_deposit: Uint128::one(),
            min_stake: Uint128::new(MIN_STAKE),
            min_topic_stake: Uint128::one(),
            reveal_forfeit: Uint128::one(),
            deposit_delay: 21 * DAY,
            unbonding_time: 21 * DAY,
            keep_tables: 365,
            tokens_per_weight: Uint128::new(1_000_000),
            money: MoneyParams::default(),
        });
        let suite = SuiteRecord {
            token,
            guardian: None,
            guardian_paused_at: None,
            emission_period: DAY,
            siblings: vec![],
            pauses: Pauses { submissions: u64::MAX, settlement: u64::MAX, payouts: u64::MAX },
            next_topic: TopicId(2),
        };
        SUITE.save(&mut registry.0.borrow_mut().storage, &suite);
        registry.set_owner(Some("owner"));
        registry.add_topic(1, schedule(HOUR));
        registry
    }

    pub fn set_owner(&self, owner: Option<&str>) {
        let owner = owner.map(address);
        let ownership = Ownership { owner, pending_owner: None, pending_expiry: None };
        Item::new("ownership").save(&mut self.0.borrow_mut().storage, &ownership).unwrap();
    }

    pub fn set_params(&self, params: SuiteParams) {
        PARAMS.save(&mut self.0.borrow_mut().storage, &params);
    }

    pub fn change_params(&self, change: impl Fn(&mut SuiteParams)) {
        let mut params = PARAMS.load(&self.0.borrow().storage).unwrap();
        change(&mut params);
        self.set_params(params);
    }

    /// The suite loses its parameters.
    pub fn forget_params(&self) {
        self.0.borrow_mut().storage.remove(PARAMS.key());
    }

    pub fn add_topic(&self, id: u64, schedule: Schedule) {
        let topic = Topic {
            answer: Answer::Value { arity: 1 },
            loss: LossFunction::Squared,
            truth_mode: TruthMode::Truth,
            rule: RuleKind::Regret,
        };
        let versions = Versions::new(START, Terms::new(schedule)).unwrap();
        let record = TopicRecord { topic, retired_from: None, policies: Policies::default(), versions };
        TOPICS.save(&mut self.0.borrow_mut().storage, id, &record);
    }

    pub fn change_topic(&self, id: u64, change: impl Fn(&mut TopicRecord)) {
        let storage = &mut self.0.borrow_mut().storage;
        let mut record = TOPICS.load(storage, id).unwrap();
        change(&mut record);
        TOPICS.save(storage, id, &record);
    }

    /// A further version of a topic's terms, with epochs of this length.
    pub fn update_topic(&self, id: u64, now: u64, epoch_length: u64) {
        self.change_topic(id, |record| {
            let terms = Terms::new(schedule(epoch_length));
            record.versions.push(now, &OpenEpochs::default(), terms).unwrap();
        });
    }

    /// Only listed reputers from now on.
    pub fn close_to_all_but(&self, id: u64, listed: &[&str]) {
        self.change_topic(id, |record| record.policies.reputer = Policy::List);
        let storage = &mut self.0.borrow_mut().storage;
        for name in listed {
            LISTED.save(storage, (id, Role::Reputer.number(), &address(name)), &true);
        }
    }

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
            WasmQuery::Raw { contract_addr, key } if *contract_addr == registry.as_str() => {
                Binary::from(self.storage.get(key).unwrap_or_default())
            }
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
