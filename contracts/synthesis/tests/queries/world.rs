//! The suite's storage, and questions about it.

use allora_interfaces::registry::{self, PARAMS, Policies, Sibling, TOPICS, TUNINGS, TopicRecord};
use allora_interfaces::staking::{ByReputer, POOLS, Pool, REPUTERS};
use allora_interfaces::synthesis::*;
use allora_interfaces::token::Token;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::pool::{Pool as StakePool, Side};
use allora_protocol::schedule::{OpenEpochs, Schedule, Version, Versions, Windows};
use allora_protocol::synthesis::{Basis, RuleKind};
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode, Tuning};
use allora_protocol::truth::{Report, Truth};
use allora_protocol::{EpochId, Number, ReputerId, TopicId, WorkerId};
use allora_synthesis::contract;
use cosmwasm_schema::serde::de::DeserializeOwned;
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, mock_dependencies, mock_env};
use cosmwasm_std::{
    Addr, Binary, ContractResult, Env, MessageInfo, OwnedDeps, Storage, SystemResult, Timestamp, Uint128,
    WasmQuery, from_json, to_json_binary,
};
use cw_ownable::Ownership;
use std::cell::RefCell;
use std::rc::Rc;

/// Open submissions.
pub const OPEN_TOPIC: TopicId = TopicId(7);
/// Commit and reveal.
pub const SEALED_TOPIC: TopicId = TopicId(8);
/// Of both: when epoch 0 opens.
pub const START: u64 = 1_000;

/// Epochs of 100 s: 30 s for submissions, truth after 60 s, 30 s for reports.
pub const SHORT: Schedule = Schedule {
    epoch_length: 100,
    worker_submission_window: 30,
    reveal_window: 0,
    ground_truth_lag: 60,
    report_window: 30,
    report_reveal_window: 0,
    dispute_window: 0,
};

/// The same, and 10 s for reveals.
pub const SEALED: Schedule = Schedule { reveal_window: 10, ..SHORT };

pub fn n(text: &str) -> Number {
    text.parse().unwrap()
}

pub fn addr(name: &str) -> Addr {
    MockApi::default().addr_make(name)
}

pub fn terms(schedule: Schedule) -> Terms {
    Terms { max_inferers: 2, max_forecasters: 1, max_reputers: 2, ..Terms::new(schedule) }
}

pub fn infer(value: &str) -> Entry {
    Entry::Plain { inference: Some(vec![n(value)]), forecast: None }
}

pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, MockQuerier>,
    pub registry: Rc<RefCell<MockStorage>>,
    pub staking: Rc<RefCell<MockStorage>>,
    pub rewards: Rc<RefCell<MockStorage>>,
    pub now: u64,
}

impl World {
    pub fn new() -> Self {
        let registry = Rc::new(RefCell::new(MockStorage::new()));
        let staking = Rc::new(RefCell::new(MockStorage::new()));
        let mut deps = mock_dependencies();
        let rewards = Rc::new(RefCell::new(MockStorage::new()));
        let siblings = [
            (addr("registry"), registry.clone()),
            (addr("staking"), staking.clone()),
            (addr("rewards"), rewards.clone()),
        ];
        deps.querier.update_wasm(move |query| answer(&siblings, query));
        let config = Config {
            registry: addr("registry"),
            token: Token::Native { denom: "token".into() },
            siblings: vec![(Sibling::Staking, addr("staking"))],
            submissions_paused_until: 0,
            settlement_paused_until: 0,
        };
        CONFIG.save(&mut deps.storage, &config);
        let world = Self { deps, registry, staking, rewards, now: 0 };
        world.topic(OPEN_TOPIC, record(SHORT));
        world.topic(SEALED_TOPIC, record(SEALED));
        PARAMS.save(&mut *world.registry.borrow_mut(), &params());
        world
    }

    pub fn storage(&mut self) -> &mut dyn Storage {
        &mut self.deps.storage
    }

    pub fn topic(&self, id: TopicId, record: TopicRecord) {
        let mut registry = self.registry.borrow_mut();
        for version in record.versions.as_slice() {
            TUNINGS.save(&mut *registry, (id.0, version.from_epoch.0), &Tuning::default());
        }
        TOPICS.save(&mut *registry, id.0, &record);
    }

    pub fn change_topic(&self, id: TopicId, change: impl FnOnce(&mut TopicRecord)) {
        let mut record = self.topic_record(id);
        change(&mut record);
        self.topic(id, record);
    }

    pub fn topic_record(&self, id: TopicId) -> TopicRecord {
        TOPICS.load(&*self.registry.borrow(), id.0).unwrap()
    }

    pub fn windows(&self, id: TopicId, epoch: u64) -> Windows {
        self.topic_record(id).versions.windows(EpochId(epoch)).unwrap()
    }

    /// Rewards is there from now on.
    pub fn wire_rewards(&mut self) {
        let mut config = CONFIG.load(&self.deps.storage).unwrap();
        config.siblings.push((Sibling::Rewards, addr("rewards")));
        CONFIG.save(&mut self.deps.storage, &config);
    }

    pub fn pause(&mut self, until: u64) {
        let mut config = CONFIG.load(&self.deps.storage).unwrap();
        config.submissions_paused_until = until;
        CONFIG.save(&mut self.deps.storage, &config);
    }

    /// A worker whose operator and owner is an address of this name.
    pub fn worker(&mut self, topic: TopicId, id: u32, name: &str) -> Worker {
        let worker = Worker {
            operator: addr(name),
            owner: addr(name),
            next_operator: None,
            next_owner: None,
            registered_at: 500,
            left_at: None,
            gate: 0,
            flags: 0,
        };
        let storage = &mut self.deps.storage;
        WORKERS.save(storage, (topic.0, id), &worker);
        let record = WorkerRecord { deposit: Uint128::new(1_000), ..WorkerRecord::default() };
        RECORDS.save(storage, (topic.0, id), &record);
        let operator = Operator { worker: WorkerId(id), active: true };
        OPERATORS.save(storage, (topic.0, &addr(name)), &operator);
        OWNED.save(storage, (&addr(name), topic.0, id), &true);
        let workers = ROSTERS.may_load(storage, topic.0).unwrap().unwrap_or_default().workers;
        ROSTERS.save(storage, topic.0, &Roster { workers: workers.max(id.saturating_add(1)) });
        worker
    }

    pub fn change_worker(&mut self, topic: TopicId, id: u32, change: impl FnOnce(&mut Worker)) {
        let mut worker = WORKERS.load(&self.deps.storage, (topic.0, id)).unwrap();
        change(&mut worker);
        WORKERS.save(&mut self.deps.storage, (topic.0, id), &worker);
    }

    pub fn set_deposit(&mut self, topic: TopicId, id: u32, deposit: u128) {
        let mut record = RECORDS.load(&self.deps.storage, (topic.0, id)).unwrap();
        record.deposit = Uint128::new(deposit);
        RECORDS.save(&mut self.deps.storage, (topic.0, id), &record);
    }

    /// A reputer of this name; all of his pool is his own.
    pub fn reputer(&mut self, topic: TopicId, id: u32, name: &str, stake: u128) {
        let (id, shares) = (ReputerId(id), Uint128::new(stake));
        let bonded = Side { amount: shares, shares };
        let pool = Pool { id, amounts: StakePool { bonded, own_shares: shares, ..StakePool::default() } };
        let mut staking = self.staking.borrow_mut();
        POOLS.save(&mut *staking, (topic.0, &addr(name)), &pool);
        REPUTERS.save(&mut *staking, (topic.0, id.0), &ByReputer { reputer: addr(name) });
    }

    /// The epoch has its first submission.
    pub fn open(&mut self, topic: TopicId, epoch: u64) {
        let storage = &mut self.deps.storage;
        let mut open = OPEN.may_load(storage, topic.0).unwrap().unwrap_or_default();
        if open.join(EpochId(epoch)).unwrap() {
            EPOCHS.save(storage, (topic.0, epoch), &EpochRecord::default());
        }
        OPEN.save(storage, topic.0, &open);
    }

    pub fn set_open(&mut self, topic: TopicId, open: OpenEpochs) {
        OPEN.save(&mut self.deps.storage, topic.0, &open);
    }

    /// A worker has a seat of this merit as an inferer, with an open inference.
    pub fn sit(&mut self, topic: TopicId, epoch: u64, worker: u32, merit: Option<&str>, newcomer: bool) {
        self.open(topic, epoch);
        let seat = Seat { merit: merit.map(n), newcomer };
        let entry = SeatedEntry { inferer: Some(seat), forecaster: None, content: Content::Open(infer("1")) };
        ENTRIES.save(&mut self.deps.storage, (topic.0, epoch, worker), &entry);
    }

    pub fn report(&mut self, topic: TopicId, epoch: u64, reputer: u32, stake: u128) {
        let report = SeatedReport {
            stake: Uint128::new(stake),
            coefficient: n("0.5"),
            report: Report::Value(vec![n("3")]),
        };
        REPORTS.save(&mut self.deps.storage, (topic.0, epoch, reputer), &report);
    }

    pub fn result(&mut self, topic: TopicId, epoch: u64, outcome: Outcome) -> EpochResult {
        let result = result(self.windows(topic, epoch), outcome);
        RESULTS.save(&mut self.deps.storage, (topic.0, epoch), &result);
        result
    }

    pub fn env(&self) -> Env {
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(self.now);
        env
    }

    pub fn send(&mut self, sender: &str, message: ExecuteMsg) -> Result<(), String> {
        let (env, info) = (self.env(), MessageInfo { sender: addr(sender), funds: vec![] });
        let answer = contract::execute(self.deps.as_mut(), env, info, message);
        answer.map(|_| ()).map_err(|error| error.to_string())
    }

    pub fn try_ask(&self, question: QueryMsg) -> Result<Binary, String> {
        contract::query(self.deps.as_ref(), self.env(), question).map_err(|error| error.to_string())
    }

    pub fn ask<T: DeserializeOwned>(&self, question: QueryMsg) -> T {
        from_json(self.try_ask(question).unwrap()).unwrap()
    }

    pub fn refused(&self, question: QueryMsg) -> String {
        self.try_ask(question).unwrap_err()
    }
}

fn answer(
    siblings: &[(Addr, Rc<RefCell<MockStorage>>)],
    query: &WasmQuery,
) -> SystemResult<ContractResult<Binary>> {
    let answer = match query {
        WasmQuery::Raw { contract_addr, key } => {
            let (_, storage) =
                siblings.iter().find(|(address, _)| address.as_str() == contract_addr).unwrap();
            storage.borrow().get(key).unwrap_or_default().into()
        }
        WasmQuery::Smart { contract_addr, msg } => {
            assert_eq!(*contract_addr, addr("registry").as_str());
            assert_eq!(from_json::<registry::QueryMsg>(msg).unwrap(), registry::QueryMsg::Ownership {});
            to_json_binary(&governed()).unwrap()
        }
        other => panic!("{other:?}"),
    };
    SystemResult::Ok(ContractResult::Ok(answer))
}

/// What the registry answers to `Ownership`.
pub fn governed() -> Ownership<String> {
    Ownership { owner: Some("council".into()), pending_owner: None, pending_expiry: None }
}

pub fn params() -> SuiteParams {
    SuiteParams {
        min_window: 10,
        creation_fee: Uint128::zero(),
        registration_deposit: Uint128::new(1_000),
        min_stake: Uint128::new(1_000_000),
        min_topic_stake: Uint128::new(1_000_000),
        reveal_forfeit: Uint128::new(300),
        deposit_delay: 50,
        unbonding_time: 0,
        keep_tables: 1_000,
        tokens_per_weight: Uint128::new(1_000_000),
        money: MoneyParams::default(),
    }
}

pub fn record(schedule: Schedule) -> TopicRecord {
    let topic = Topic {
        answer: Answer::Value { arity: 1 },
        loss: LossFunction::Squared,
        truth_mode: TruthMode::Truth,
        rule: RuleKind::Regret,
    };
    let versions = Versions::new(START, terms(schedule)).unwrap();
    TopicRecord { topic, retired_from: None, policies: Policies::default(), versions }
}

/// Versions of which the first were dropped: the oldest kept begins with this epoch.
pub fn versions_from(epoch: u64, opens_at: u64, schedule: Schedule) -> Versions<Terms> {
    let version = Version { from_epoch: EpochId(epoch), opens_at, params: terms(schedule) };
    Versions::try_from(vec![version]).unwrap()
}

pub fn prediction(value: &str) -> NetworkInference {
    NetworkInference {
        value: vec![n(value)],
        naive: vec![n("2")],
        basis: Basis::Weighted,
        interval: None,
        concentration: n("0.5"),
    }
}

/// What an epoch of these windows left behind: closed 5 s late by 2 inferers and 1 forecaster.
pub fn result(windows: Windows, outcome: Outcome) -> EpochResult {
    let settled = outcome != Outcome::Closed;
    EpochResult {
        opened_at: windows.opens,
        close_due: windows.closes,
        closed_at: windows.closes + 5,
        target_at: windows.reports_open,
        settle_due: windows.settles,
        settled_at: settled.then_some(windows.settles + 5),
        inferers: 2,
        forecasters: 1,
        reputers: 1,
        prediction: Some(prediction("1.5")),
        inputs_hash: [1; 32],
        reports_hash: settled.then_some([2; 32]),
        forfeited: Uint128::zero(),
        stake_offered: Uint128::new(900),
        stake_seated: Uint128::new(800),
        outcome,
    }
}

pub fn scored(shares: Option<[u64; 3]>) -> Outcome {
    Outcome::Scored(Scored {
        truth: Truth::Value(vec![n("3")]),
        network_loss: Some(n("-1")),
        naive_loss: Some(n("-0.5")),
        shares,
    })
}

pub fn inferer_row(worker: u32, weight: Option<&str>, fraction: u64) -> InfererRow {
    InfererRow {
        worker: WorkerId(worker),
        value: vec![n("1")],
        weight: weight.map(n),
        one_out: None,
        loss: Some(n("-2")),
        one_out_loss: None,
        score: Some(n("0.25")),
        merit: Some(n("0.125")),
        fraction,
    }
}

pub fn forecaster_row(worker: u32, weight: Option<&str>, fraction: u64) -> ForecasterRow {
    ForecasterRow {
        worker: WorkerId(worker),
        value: vec![n("4")],
        weight: weight.map(n),
        one_out: None,
        one_in: None,
        loss: Some(n("-3")),
        one_out_loss: None,
        one_in_loss: None,
        score: Some(n("0.5")),
        merit: None,
        fraction,
    }
}

pub fn reputer_row(reputer: u32, stake: u128, fraction: u64) -> ReputerRow {
    ReputerRow {
        reputer: ReputerId(reputer),
        report: Report::Value(vec![n("3")]),
        stake: Uint128::new(stake),
        score: Some(n("2")),
        adjusted_stake: Some(Number::ONE),
        coefficient: Some(Number::ONE),
        merit: Some(n("2")),
        fraction,
    }
}
