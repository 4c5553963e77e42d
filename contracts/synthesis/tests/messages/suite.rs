//! A mocked chain: synthesis, and the raw keys of its siblings.

pub use crate::say::*;
use allora_interfaces::registry::{
    LISTED, PARAMS, Pauses, Policies, Role, SUITE, Sibling, SuiteRecord, TOPICS, TUNINGS, TopicRecord,
};
use allora_interfaces::staking::{POOLS, Pool};
use allora_interfaces::synthesis::{
    CONFIG, Commitment, ENTRIES, EPOCHS, Entry, ExecuteMsg, InstantiateMsg, LEDGERS, OPEN, RECORDS, REPORTS,
    RoleRecord, SeatedEntry, Task, WorkerRecord,
};
use allora_interfaces::token::Token;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::Answer;
use allora_protocol::pool::{Pool as StakePool, Side};
use allora_protocol::schedule::{Schedule, Versions};
use allora_protocol::score::Merit;
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode, Tuning};
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use allora_synthesis::{ContractError, contract};
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, message_info, mock_dependencies, mock_env};
use cosmwasm_std::{
    Addr, BankMsg, Binary, Coin, ContractResult, CosmosMsg, Env, HexBinary, Order, OwnedDeps, Response,
    Storage, SystemError, SystemResult, Timestamp, Uint128, WasmMsg, WasmQuery, from_json,
};
use cw20::Cw20ExecuteMsg;
use std::cell::RefCell;
use std::rc::Rc;

pub const DENOM: &str = "uallo";
pub const DEPOSIT: u128 = 1_000;
pub const FORFEIT: u128 = 300;
pub const MIN_STAKE: u128 = 1_000_000;
/// Epoch 0 of every topic opens here.
pub const START: u64 = 1_000_000;
pub const DAY: u64 = 86_400;
/// Open submissions for 20 s, truth after 60 s, reports for 20 s; an epoch every 100 s.
pub const OPEN_TOPIC: TopicId = TopicId(1);
/// The same with commitments for 20 s and reveals for 20 s.
pub const REVEAL_TOPIC: TopicId = TopicId(2);
/// Its answer is one of three labels, in probabilities.
pub const LABEL_TOPIC: TopicId = TopicId(3);
pub const E0: EpochId = EpochId(0);
pub const SALT: [u8; 32] = [7; 32];

pub struct Suite {
    pub deps: OwnedDeps<MockStorage, MockApi, MockQuerier>,
    pub env: Env,
    registry: Rc<RefCell<MockStorage>>,
    staking: Rc<RefCell<MockStorage>>,
    /// What the contract has.
    pub balance: u128,
}

impl Suite {
    pub fn new() -> Self {
        Self::with(Token::Native { denom: DENOM.into() })
    }

    pub fn cw20() -> Self {
        Self::with(Token::Cw20 { address: MockApi::default().addr_make("token") })
    }

    fn with(token: Token) -> Self {
        let mut suite = Self {
            deps: mock_dependencies(),
            env: mock_env(),
            registry: Rc::default(),
            staking: Rc::default(),
            balance: 0,
        };
        suite.serve_raw_keys();
        suite.at(0);
        let info = message_info(&suite.addr("registry"), &[]);
        let env = suite.env.clone();
        let message = InstantiateMsg { token: token.clone() };
        contract::instantiate(suite.deps.as_mut(), env, info, message).unwrap();
        for sibling in [Sibling::Staking, Sibling::Rewards] {
            let address = suite.addr(sibling.name()).to_string();
            suite.send("registry", ExecuteMsg::Wire { sibling, address }).unwrap();
        }
        suite.fill_registry(token);
        suite
    }

    fn serve_raw_keys(&mut self) {
        let contracts = [("registry", self.registry.clone()), ("staking", self.staking.clone())];
        let contracts = contracts.map(|(name, storage)| (self.addr(name).to_string(), storage));
        self.deps.querier.update_wasm(move |query| match query {
            WasmQuery::Raw { contract_addr, key } => {
                let (_, storage) = contracts.iter().find(|(address, _)| address == contract_addr).unwrap();
                let value = storage.borrow().get(key).unwrap_or_default();
                SystemResult::Ok(ContractResult::Ok(Binary::from(value)))
            }
            _ => SystemResult::Err(SystemError::UnsupportedRequest { kind: "smart".into() }),
        });
    }

    fn fill_registry(&mut self, token: Token) {
        let storage = &mut *self.registry.borrow_mut();
        PARAMS.save(storage, &params());
        let suite = SuiteRecord {
            token,
            guardian: None,
            guardian_paused_at: None,
            emission_period: DAY,
            siblings: vec![],
            pauses: Pauses::default(),
            next_topic: TopicId(4),
        };
        SUITE.save(storage, &suite);
        for (id, answer, reveal_window) in [
            (OPEN_TOPIC, Answer::Value { arity: 1 }, 0),
            (REVEAL_TOPIC, Answer::Value { arity: 1 }, 20),
            (LABEL_TOPIC, Answer::Label { labels: 3 }, 0),
        ] {
            let schedule = Schedule {
                epoch_length: 100,
                worker_submission_window: 20,
                reveal_window,
                ground_truth_lag: 60,
                report_window: 20,
                report_reveal_window: 0,
                dispute_window: 0,
            };
            TOPICS.save(storage, id.0, &topic(answer, Terms::new(schedule)));
            TUNINGS.save(storage, (id.0, 0), &Tuning::default());
        }
    }

    /// So many seconds after the opening of epoch 0.
    pub fn at(&mut self, seconds: u64) -> &mut Self {
        self.env.block.time = Timestamp::from_seconds(START + seconds);
        self
    }

    pub fn addr(&self, name: &str) -> Addr {
        self.deps.api.addr_make(name)
    }

    pub fn name(&self, name: &str) -> String {
        self.addr(name).into()
    }

    pub fn storage(&mut self) -> &mut MockStorage {
        &mut self.deps.storage
    }

    /// Changes a topic in the registry.
    pub fn topic(&mut self, id: TopicId, change: impl FnOnce(&mut TopicRecord)) {
        let storage = &mut *self.registry.borrow_mut();
        let mut record = TOPICS.load(storage, id.0).unwrap();
        change(&mut record);
        TOPICS.save(storage, id.0, &record);
    }

    /// Changes the only version of a topic's terms.
    pub fn terms(&mut self, id: TopicId, change: impl FnOnce(&mut Terms)) {
        self.topic(id, |record| {
            let mut terms = record.versions.as_slice()[0].params;
            change(&mut terms);
            record.versions = Versions::new(START, terms).unwrap();
        });
    }

    pub fn params(&mut self, change: impl FnOnce(&mut SuiteParams)) {
        let storage = &mut *self.registry.borrow_mut();
        let mut params = PARAMS.load(storage).unwrap();
        change(&mut params);
        PARAMS.save(storage, &params);
    }

    pub fn list(&mut self, topic: TopicId, role: Role, name: &str) {
        let key = (topic.0, role.number(), &self.addr(name));
        LISTED.save(&mut *self.registry.borrow_mut(), key, &true);
    }

    /// A reputer whose whole stake is his own.
    pub fn pool(&mut self, topic: TopicId, id: u32, name: &str, bonded: u128) {
        let (bonded, unowned) = (Uint128::new(bonded), Uint128::new(if bonded == 0 { 0 } else { 1_000 }));
        let own_shares = bonded - unowned;
        let amounts =
            StakePool { bonded: Side { amount: bonded, shares: bonded }, own_shares, ..StakePool::default() };
        let pool = Pool { id: ReputerId(id), amounts };
        POOLS.save(&mut *self.staking.borrow_mut(), (topic.0, &self.addr(name)), &pool);
    }

    /// Sends a message without coins.
    pub fn send(&mut self, sender: &str, message: ExecuteMsg) -> Result<Response, ContractError> {
        self.pay(sender, &[], message)
    }

    /// Sends a message with coins. What has to hold after any message is checked.
    pub fn pay(
        &mut self,
        sender: &str,
        funds: &[Coin],
        message: ExecuteMsg,
    ) -> Result<Response, ContractError> {
        let before = self.records();
        let info = message_info(&self.addr(sender), funds);
        let cw20 = match &message {
            ExecuteMsg::Receive(received) => received.amount.u128(),
            _ => 0,
        };
        let result = contract::execute(self.deps.as_mut(), self.env.clone(), info, message);
        match &result {
            Err(error) => {
                assert_eq!(self.records(), before, "a message that failed with `{error}` changed something");
            }
            Ok(response) => {
                self.balance += funds.iter().map(|coin| coin.amount.u128()).sum::<u128>() + cw20;
                self.balance -= paid(response);
                self.check();
            }
        }
        result
    }

    /// Refuses with this code. A text that says no more would not teach anything.
    pub fn refused(&mut self, sender: &str, funds: &[Coin], message: ExecuteMsg, code: &str) {
        let shown = format!("{message:?}");
        let error = self.pay(sender, funds, message).expect_err(&shown).to_string();
        let rest = error.strip_prefix(code).and_then(|rest| rest.strip_prefix(": "));
        assert!(rest.is_some_and(|rest| rest.len() > 10), "`{error}` instead of `{code}` for {shown}");
    }

    fn records(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.deps.storage.range(None, None, Order::Ascending).collect()
    }

    /// The money is in the ledgers, deposits are those of the workers, seats are counted and no more than there are.
    fn check(&self) {
        let storage = &self.deps.storage;
        let ledgers = LEDGERS.load(storage).unwrap();
        assert_eq!(self.balance, (ledgers.deposits + ledgers.forfeits).u128());
        for topic in [OPEN_TOPIC, REVEAL_TOPIC, LABEL_TOPIC] {
            for epoch in OPEN.may_load(storage, topic.0).unwrap().unwrap_or_default().as_slice() {
                self.check_seats(topic, epoch.epoch);
            }
        }
    }

    fn check_seats(&self, topic: TopicId, epoch: EpochId) {
        let record = EPOCHS.load(&self.deps.storage, (topic.0, epoch.0)).unwrap();
        let entries = self.entries(topic, epoch);
        let seated = |task| self.seated(topic, epoch, task).len();
        assert!(entries.iter().all(|(_, entry)| entry.inferer.is_some() || entry.forecaster.is_some()));
        assert_eq!(seated(Task::Inference), usize::from(record.inferers));
        assert_eq!(seated(Task::Forecast), usize::from(record.forecasters));
        assert_eq!(self.reporters(topic, epoch).len(), usize::from(record.reputers));
        let terms =
            TOPICS.load(&*self.registry.borrow(), topic.0).unwrap().versions.at(epoch).unwrap().params;
        assert!(record.inferers <= terms.max_inferers && record.forecasters <= terms.max_forecasters);
        assert!(record.reputers <= terms.max_reputers);
    }

    pub fn entries(&self, topic: TopicId, epoch: EpochId) -> Vec<(u32, SeatedEntry)> {
        let entries = ENTRIES.range(&self.deps.storage, (topic.0, epoch.0), None, Order::Ascending);
        entries.map(Result::unwrap).collect()
    }

    pub fn entry(&self, topic: TopicId, epoch: EpochId, worker: u32) -> Option<SeatedEntry> {
        ENTRIES.may_load(&self.deps.storage, (topic.0, epoch.0, worker)).unwrap()
    }

    /// Who has a seat for a task.
    pub fn seated(&self, topic: TopicId, epoch: EpochId, task: Task) -> Vec<u32> {
        let has = |entry: &SeatedEntry| match task {
            Task::Inference => entry.inferer.is_some(),
            Task::Forecast => entry.forecaster.is_some(),
        };
        self.entries(topic, epoch).into_iter().filter(|(_, entry)| has(entry)).map(|(id, _)| id).collect()
    }

    /// Whose report has a seat.
    pub fn reporters(&self, topic: TopicId, epoch: EpochId) -> Vec<u32> {
        let reports = REPORTS.range(&self.deps.storage, (topic.0, epoch.0), None, Order::Ascending);
        reports.map(|report| report.unwrap().0).collect()
    }

    pub fn record(&self, topic: TopicId, worker: u32) -> WorkerRecord {
        RECORDS.may_load(&self.deps.storage, (topic.0, worker)).unwrap().unwrap_or_default()
    }

    /// Writes what scores made of a worker, in both roles.
    pub fn merit(&mut self, topic: TopicId, worker: u32, average: &str, scored_epochs: u32) {
        let merit = Merit { average: Some(average.parse().unwrap()), scored_epochs };
        let role = RoleRecord { merit, ..RoleRecord::default() };
        let before = self.record(topic, worker);
        let record = WorkerRecord { inferer: role.clone(), forecaster: role, passed_over: vec![], ..before };
        RECORDS.save(&mut self.deps.storage, (topic.0, worker), &record);
    }

    /// Registers an operator who owns himself, with the deposit that is asked for.
    pub fn register(&mut self, topic_id: TopicId, name: &str) -> u32 {
        let message = ExecuteMsg::RegisterWorker { topic_id, owner: None };
        let response = self.pay(name, &deposit(), message).unwrap();
        attribute(&response, "worker_registered", "worker_id").parse().unwrap()
    }

    /// Registers so many; their names are `w0`, `w1` and so on.
    pub fn register_many(&mut self, topic: TopicId, count: u32) {
        for worker in 0..count {
            assert_eq!(self.register(topic, &format!("w{worker}")), worker);
        }
    }

    pub fn deposit(&mut self, topic: TopicId, worker: u32) -> u128 {
        RECORDS.load(self.storage(), (topic.0, worker)).unwrap().deposit.u128()
    }

    pub fn set_deposit(&mut self, topic: TopicId, worker: u32, deposit: u128) {
        let mut record = RECORDS.load(self.storage(), (topic.0, worker)).unwrap();
        record.deposit = Uint128::new(deposit);
        RECORDS.save(self.storage(), (topic.0, worker), &record);
    }

    pub fn commitment(&self, worker: u32, entry: &Entry) -> HexBinary {
        let suite = CONFIG.load(&self.deps.storage).unwrap().registry;
        let (topic, epoch) = (REVEAL_TOPIC, E0);
        let worker = WorkerId(worker);
        Commitment { suite: suite.as_str(), topic, epoch, worker, entry, salt: &SALT }.hash().into()
    }

    /// Commits an entry to epoch 0 of the topic with reveals.
    pub fn commit(&mut self, name: &str, worker: u32, entry: &Entry) -> Response {
        let commitment = self.commitment(worker, entry);
        self.send(name, commit(commitment, entry.parts())).unwrap()
    }
}

/// What leaves the contract.
fn paid(response: &Response) -> u128 {
    let amount = |message: &CosmosMsg| match message {
        CosmosMsg::Bank(BankMsg::Send { amount, .. }) => amount[0].amount.u128(),
        CosmosMsg::Wasm(WasmMsg::Execute { funds, .. }) if !funds.is_empty() => funds[0].amount.u128(),
        CosmosMsg::Wasm(WasmMsg::Execute { msg, .. }) => match from_json(msg).unwrap() {
            Cw20ExecuteMsg::Transfer { amount, .. } | Cw20ExecuteMsg::Send { amount, .. } => amount.u128(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    response.messages.iter().map(|sub| amount(&sub.msg)).sum()
}

fn params() -> SuiteParams {
    SuiteParams {
        min_window: 1,
        creation_fee: Uint128::zero(),
        registration_deposit: Uint128::new(DEPOSIT),
        min_stake: Uint128::new(MIN_STAKE),
        min_topic_stake: Uint128::new(5_000_000),
        reveal_forfeit: Uint128::new(FORFEIT),
        deposit_delay: 21 * DAY,
        unbonding_time: 21 * DAY,
        keep_tables: 10,
        tokens_per_weight: Uint128::new(1_000_000),
        money: MoneyParams::default(),
    }
}

fn topic(answer: Answer, mut terms: Terms) -> TopicRecord {
    let probabilities = matches!(answer, Answer::Label { .. });
    terms.require_unity = probabilities.then(|| "0.001".parse().unwrap());
    TopicRecord {
        topic: Topic {
            answer,
            loss: Default::default(),
            truth_mode: TruthMode::Truth,
            rule: RuleKind::Regret,
        },
        retired_from: None,
        policies: Policies::default(),
        versions: Versions::new(START, terms).unwrap(),
    }
}
