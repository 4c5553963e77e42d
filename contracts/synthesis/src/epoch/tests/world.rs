//! A topic on mocked storage: entries and reports are written by layout, as the messages leave them.

use crate::execute::{advance, pay};
use crate::{Refusal, reply};
use allora_interfaces::registry::{PARAMS, Policies, Sibling, TOPICS, TUNINGS, TopicRecord};
use allora_interfaces::rewards::{self, Settlement};
use allora_interfaces::synthesis::*;
use allora_interfaces::token::Token;
use allora_protocol::emission::MoneyParams;
use allora_protocol::epoch::Rules;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::{Schedule, Versions, Windows};
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode, Tuning};
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, Number, TopicId, WorkerId};
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, mock_dependencies, mock_env};
use cosmwasm_std::{
    Addr, Binary, Coin, ContractResult, CosmosMsg, Env, MessageInfo, OwnedDeps, ReplyOn, Response, Storage,
    SubMsg, SystemResult, Timestamp, Uint128, WasmMsg, WasmQuery, from_json,
};
use std::cell::RefCell;
use std::rc::Rc;

pub const TOPIC: TopicId = TopicId(7);
pub const DEPOSIT: u128 = 1_000;
pub const FORFEIT: u128 = 300;

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

/// The same with a truth that is known three epochs later.
pub const LONG: Schedule = Schedule { ground_truth_lag: 360, ..SHORT };

pub fn n(text: &str) -> Number {
    text.parse().unwrap()
}

pub fn value(text: &str) -> Report {
    Report::Value(vec![n(text)])
}

pub fn infer(text: &str) -> Entry {
    Entry::Plain { inference: Some(vec![n(text)]), forecast: None }
}

pub fn forecast(losses: &[(u32, &str)]) -> Entry {
    Entry::Plain { inference: None, forecast: Some(elements(losses)) }
}

pub fn both(text: &str, losses: &[(u32, &str)]) -> Entry {
    Entry::Plain { inference: Some(vec![n(text)]), forecast: Some(elements(losses)) }
}

fn elements(losses: &[(u32, &str)]) -> Vec<ForecastElement> {
    losses.iter().map(|(id, loss)| ForecastElement { inferer: WorkerId(*id), log_loss: n(loss) }).collect()
}

/// Seats as an entry's parts have them.
pub fn seated(entry: Entry) -> SeatedEntry {
    let seat = || Some(Seat { merit: None, newcomer: true });
    let parts = entry.parts();
    SeatedEntry {
        inferer: seat().filter(|_| parts.inference),
        forecaster: seat().filter(|_| parts.forecast),
        content: Content::Open(entry),
    }
}

/// What rewards does when it is asked to pay.
#[derive(Clone, Copy, PartialEq)]
pub enum Rewards {
    Pays,
    Fails,
    /// It is still at it when the message is over, which is no chain: what is stored meanwhile can be looked at.
    Thinks,
}

pub struct World {
    pub deps: OwnedDeps<MockStorage, MockApi, MockQuerier>,
    pub registry: Rc<RefCell<MockStorage>>,
    pub now: u64,
    pub rewards: Rewards,
    /// What rewards was asked to pay.
    pub asked: Vec<Settlement>,
}

impl World {
    pub fn new(schedule: Schedule) -> Self {
        let registry = Rc::new(RefCell::new(MockStorage::new()));
        let mut deps = mock_dependencies();
        let storage = registry.clone();
        deps.querier.update_wasm(move |query| {
            let WasmQuery::Raw { key, .. } = query else { panic!("only raw queries: {query:?}") };
            let found = storage.borrow().get(key).unwrap_or_default();
            SystemResult::Ok(ContractResult::Ok(Binary::from(found)))
        });
        let config = Config {
            registry: Addr::unchecked("registry"),
            token: Token::Native { denom: "token".into() },
            siblings: vec![],
            submissions_paused_until: 0,
            settlement_paused_until: 0,
        };
        CONFIG.save(&mut deps.storage, &config);
        let mut world = Self { deps, registry, now: 0, rewards: Rewards::Pays, asked: vec![] };
        let topic = Topic {
            answer: Answer::Value { arity: 1 },
            loss: LossFunction::Squared,
            truth_mode: TruthMode::Truth,
            rule: RuleKind::Regret,
        };
        let versions = Versions::new(0, Terms::new(schedule)).unwrap();
        world.set_topic(&TopicRecord { topic, retired_from: None, policies: Policies::default(), versions });
        world.set_tuning(EpochId(0), &Tuning::default());
        world.set_params(&SuiteParams {
            min_window: 30,
            creation_fee: Uint128::zero(),
            registration_deposit: Uint128::new(DEPOSIT),
            min_stake: Uint128::new(1_000_000),
            min_topic_stake: Uint128::new(100),
            reveal_forfeit: Uint128::new(FORFEIT),
            deposit_delay: 0,
            unbonding_time: 0,
            keep_tables: 1_000,
            tokens_per_weight: Uint128::new(1_000_000),
            money: MoneyParams::default(),
        });
        world
    }

    pub fn set_topic(&mut self, record: &TopicRecord) {
        TOPICS.save(&mut *self.registry.borrow_mut(), TOPIC.0, record);
    }

    pub fn set_tuning(&mut self, from: EpochId, tuning: &Tuning) {
        TUNINGS.save(&mut *self.registry.borrow_mut(), (TOPIC.0, from.0), tuning);
    }

    pub fn set_params(&mut self, params: &SuiteParams) {
        PARAMS.save(&mut *self.registry.borrow_mut(), params);
    }

    pub fn params(&self) -> SuiteParams {
        PARAMS.load(&*self.registry.borrow()).unwrap()
    }

    pub fn topic(&self) -> TopicRecord {
        TOPICS.load(&*self.registry.borrow(), TOPIC.0).unwrap()
    }

    /// What an epoch goes by.
    pub fn rules(&self, epoch: u64, min_topic_stake: u128) -> Rules {
        let record = self.topic();
        let version = record.versions.at(EpochId(epoch)).unwrap();
        let tuning = TUNINGS.load(&*self.registry.borrow(), (TOPIC.0, version.from_epoch.0)).unwrap();
        record.topic.rules(&version.params, &tuning, Uint128::new(min_topic_stake))
    }

    pub fn windows(&self, epoch: u64) -> Windows {
        self.topic().versions.windows(EpochId(epoch)).unwrap()
    }

    /// A worker with a deposit.
    pub fn register(&mut self, worker: u32, deposit: u128) {
        let address = Addr::unchecked(format!("worker{worker}"));
        let record = Worker {
            operator: address.clone(),
            owner: address,
            next_operator: None,
            next_owner: None,
            registered_at: 0,
            left_at: None,
            gate: 0,
            flags: 0,
        };
        WORKERS.save(&mut self.deps.storage, (TOPIC.0, worker), &record);
        let mut record = self.record(worker);
        record.deposit = Uint128::new(deposit);
        RECORDS.save(&mut self.deps.storage, (TOPIC.0, worker), &record);
        let mut ledgers = LEDGERS.may_load(&self.deps.storage).unwrap().unwrap_or_default();
        ledgers.deposits += Uint128::new(deposit);
        LEDGERS.save(&mut self.deps.storage, &ledgers);
    }

    /// The epoch has its first submission.
    pub fn open(&mut self, epoch: u64) {
        let mut open = OPEN.may_load(&self.deps.storage, TOPIC.0).unwrap().unwrap_or_default();
        if open.join(EpochId(epoch)).unwrap() {
            let min_topic_stake = self.params().min_topic_stake;
            let record = EpochRecord { min_topic_stake, ..EpochRecord::default() };
            EPOCHS.save(&mut self.deps.storage, (TOPIC.0, epoch), &record);
            OPEN.save(&mut self.deps.storage, TOPIC.0, &open);
        }
    }

    pub fn put(&mut self, epoch: u64, worker: u32, entry: &SeatedEntry) {
        self.open(epoch);
        ENTRIES.save(&mut self.deps.storage, (TOPIC.0, epoch, worker), entry);
    }

    pub fn submit(&mut self, epoch: u64, entries: &[(u32, Entry)]) {
        for (worker, entry) in entries {
            self.put(epoch, *worker, &seated(entry.clone()));
        }
    }

    /// An entry that was committed, and revealed or not.
    pub fn commit(&mut self, epoch: u64, worker: u32, entry: Entry, revealed: bool) {
        let mut entry = seated(entry);
        let Content::Open(content) = entry.content else { panic!() };
        let forfeit = self.params().reveal_forfeit;
        entry.content = match revealed {
            true => Content::Revealed(content),
            false => Content::Committed(Committed { hash: [9; 32], parts: content.parts(), forfeit }),
        };
        self.put(epoch, worker, &entry);
    }

    pub fn report(&mut self, epoch: u64, reports: &[(u32, u128, Report)]) {
        for (reputer, stake, report) in reports {
            let key = (TOPIC.0, epoch);
            let mut record = EPOCHS.load(&self.deps.storage, key).unwrap();
            record.stake_offered = record.stake_offered.saturating_add(Uint128::new(*stake));
            EPOCHS.save(&mut self.deps.storage, key, &record);
            let (stake, coefficient) = (Uint128::new(*stake), Number::ONE);
            let report = SeatedReport { stake, coefficient, report: report.clone() };
            REPORTS.save(&mut self.deps.storage, (TOPIC.0, epoch, *reputer), &report);
        }
    }

    /// A worker came to an epoch and has no seat.
    pub fn pass_over(&mut self, epoch: u64, worker: u32, role: Task) {
        self.open(epoch);
        let key = (TOPIC.0, worker);
        let mut record = RECORDS.may_load(&self.deps.storage, key).unwrap().unwrap_or_default();
        crate::store::resolve_passed_over(&self.deps.storage, TOPIC, &mut record).unwrap();
        record.passed_over.push(PassedOver { epoch: EpochId(epoch), role });
        RECORDS.save(&mut self.deps.storage, key, &record);
    }

    pub fn try_advance(&mut self, limit: Option<u32>) -> Result<Response, Refusal> {
        self.send_advance(TOPIC, limit, &[])
    }

    pub fn send_advance(
        &mut self,
        topic: TopicId,
        limit: Option<u32>,
        funds: &[Coin],
    ) -> Result<Response, Refusal> {
        let info = MessageInfo { sender: Addr::unchecked("anybody"), funds: funds.to_vec() };
        let env = self.env();
        let response = advance(self.deps.as_mut(), &env, &info, topic, limit)?;
        Ok(self.carried_out(response))
    }

    pub fn pay(&mut self, epoch: u64) -> Result<Response, Refusal> {
        let info = MessageInfo { sender: Addr::unchecked("somebody"), funds: vec![] };
        let env = self.env();
        let response = pay(self.deps.as_mut(), &env, &info, TOPIC, EpochId(epoch))?;
        Ok(self.carried_out(response))
    }

    fn env(&self) -> Env {
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(self.now);
        env
    }

    /// Rewards is there from now on.
    pub fn wire(&mut self) {
        self.config(|config| config.siblings.push((Sibling::Rewards, Addr::unchecked("rewards"))));
    }

    pub fn config(&mut self, change: impl FnOnce(&mut Config)) {
        let mut config = CONFIG.load(&self.deps.storage).unwrap();
        change(&mut config);
        CONFIG.save(&mut self.deps.storage, &config);
    }

    /// Carries the message to rewards out, if there is one, and takes its answer back.
    fn carried_out(&mut self, response: Response) -> Response {
        let Some(SubMsg { id, msg, gas_limit, reply_on, payload }) = response.messages.first().cloned()
        else {
            return response;
        };
        assert_eq!((response.messages.len(), id, gas_limit), (1, TOPIC.0, None));
        assert!(reply_on == ReplyOn::Always && payload.is_empty());
        let CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, funds }) = msg else { panic!("{msg:?}") };
        assert!(contract_addr == "rewards" && funds.is_empty());
        let rewards::ExecuteMsg::Settle(settlement) = from_json(msg).unwrap() else { panic!() };
        self.asked.push(*settlement);
        match self.answer() {
            Some(answer) => response.add_events(answer.unwrap().events),
            None => response,
        }
    }

    /// What synthesis makes of what rewards does.
    pub fn answer(&mut self) -> Option<Result<Response, Refusal>> {
        let env = self.env();
        let paid = match self.rewards {
            Rewards::Pays => true,
            Rewards::Fails => false,
            Rewards::Thinks => return None,
        };
        Some(reply::reply(self.deps.as_mut(), &env, TOPIC.0, paid))
    }

    /// Advances at an instant until nothing is due; the responses.
    pub fn advance_at(&mut self, now: u64, limit: u32) -> Vec<Response> {
        self.now = now;
        let mut responses = Vec::new();
        loop {
            let response = self.try_advance(Some(limit)).unwrap();
            let done = attribute(&response, "allora_advanced", "events") == "0";
            responses.push(response);
            if done {
                return responses;
            }
        }
    }

    /// An epoch from its submissions to its settlement, promptly.
    pub fn live(&mut self, epoch: u64, entries: &[(u32, Entry)], reports: &[(u32, u128, Report)]) {
        self.submit(epoch, entries);
        self.advance_at(self.windows(epoch).closes, 10);
        self.report(epoch, reports);
        self.advance_at(self.windows(epoch).settles, 10);
    }

    /// A topic with so many scored epochs of three inferers (0 to 2) and two forecasters (7, 8); its next epoch.
    pub fn lived(schedule: Schedule, epochs: u64) -> Self {
        let mut world = Self::new(schedule);
        for epoch in 0..epochs {
            world.live(epoch, &an_epoch_of_three(epoch), &agreed());
        }
        world
    }
}

/// Worker 0 errs by 1, worker 1 by 2, worker 2 by 4, each to another side in turns; forecaster 7 knows it, 8 guesses.
pub fn an_epoch_of_three(epoch: u64) -> Vec<(u32, Entry)> {
    let side = if epoch.is_multiple_of(2) { 1 } else { -1 };
    let off = |by: i64| Number::integer(100 + side * by).to_string();
    vec![
        (0, infer(&off(1))),
        (1, infer(&off(-2))),
        (2, infer(&off(4))),
        (7, forecast(&[(0, "0"), (1, "0.6"), (2, "1.2")])),
        (8, forecast(&[(0, "0.5"), (1, "0.5"), (2, "0.5")])),
    ]
}

pub fn agreed() -> Vec<(u32, u128, Report)> {
    vec![(1, 600, value("100")), (2, 400, value("100.01"))]
}

/// An attribute of the first event of a type.
pub fn attribute(response: &Response, event: &str, key: &str) -> String {
    let found = response.events.iter().find(|found| found.ty == event);
    let found = found.unwrap_or_else(|| panic!("no event {event} in {response:?}"));
    found.attributes.iter().find(|attribute| attribute.key == key).unwrap().value.clone()
}
