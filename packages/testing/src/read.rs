//! What the suite knows, read as others read it: through the typed handles and by queries.

use crate::{Network, Who, WorkerRef};
use allora_interfaces::feed::Feed;
use allora_interfaces::registry::{self, Registry};
use allora_interfaces::rewards::{
    self, CREDITS, LEDGERS, Rewards, SettlementRecord, TOPICS, TopicMoney, WorkerBalance,
};
use allora_interfaces::staking::{self, PoolResponse, Staking};
use allora_interfaces::synthesis::{
    self, ENTRIES, EpochResult, EpochTable, HEADS, Head, PREDICTIONS, RECORDS, REPORTS, RESULTS, SeatedEntry,
    SeatedReport, Synthesis, TABLES, UnpaidInfo, Worker, WorkerRecord,
};
use allora_interfaces::token::SolvencyResponse;
use allora_protocol::schedule::OpenEpochs;
use allora_protocol::synthesis::Prediction;
use allora_protocol::{EpochId, ReputerId, WorkerId};
use cosmwasm_std::{Order, Storage};
use serde::de::DeserializeOwned;

/// Why what a scenario asks for is there.
const READABLE: &str = "a readable record";

impl Network {
    /// The registry.
    pub fn registry(&self) -> Registry {
        Registry(self.suite.registry.clone())
    }

    /// Staking.
    pub fn staking(&self) -> Staking {
        Staking(self.suite.staking.clone())
    }

    /// Synthesis.
    pub fn synthesis(&self) -> Synthesis {
        Synthesis(self.suite.synthesis.clone())
    }

    /// Rewards.
    pub fn rewards(&self) -> Rewards {
        Rewards(self.suite.rewards.clone())
    }

    /// Synthesis, as a source of inferences.
    pub fn feed(&self) -> Feed {
        Feed(self.suite.synthesis.clone())
    }

    /// Asks the registry. Error: the contract's text.
    pub fn ask_registry<T: DeserializeOwned>(&self, question: &registry::QueryMsg) -> Result<T, String> {
        let answer = self.app.wrap().query_wasm_smart(&self.suite.registry, question);
        answer.map_err(|error| error.to_string())
    }

    /// Asks staking. Error: the contract's text.
    pub fn ask_staking<T: DeserializeOwned>(&self, question: &staking::QueryMsg) -> Result<T, String> {
        let answer = self.app.wrap().query_wasm_smart(&self.suite.staking, question);
        answer.map_err(|error| error.to_string())
    }

    /// Asks synthesis. Error: the contract's text.
    pub fn ask_synthesis<T: DeserializeOwned>(&self, question: &synthesis::QueryMsg) -> Result<T, String> {
        let answer = self.app.wrap().query_wasm_smart(&self.suite.synthesis, question);
        answer.map_err(|error| error.to_string())
    }

    /// Asks rewards. Error: the contract's text.
    pub fn ask_rewards<T: DeserializeOwned>(&self, question: &rewards::QueryMsg) -> Result<T, String> {
        let answer = self.app.wrap().query_wasm_smart(&self.suite.rewards, question);
        answer.map_err(|error| error.to_string())
    }

    /// What is free in the treasury, in base units.
    pub fn treasury(&self) -> u128 {
        LEDGERS.load(&*self.rewards_storage()).expect(READABLE).treasury.u128()
    }

    /// The money of the current topic; the default while it was never touched.
    pub fn money(&self) -> TopicMoney {
        TOPICS.may_load(&*self.rewards_storage(), self.topic.0).expect(READABLE).unwrap_or_default()
    }

    /// What an epoch of the current topic was paid; `None`: it was not.
    pub fn settlement(&self, epoch: EpochId) -> Option<SettlementRecord> {
        self.rewards().settlement(&self.app.wrap(), self.topic, epoch).expect(READABLE)
    }

    /// What a worker has coming.
    pub fn earned(&self, worker: impl WorkerRef) -> WorkerBalance {
        let worker = self.id_of(worker);
        self.rewards().balance(&self.app.wrap(), self.topic, worker).expect(READABLE)
    }

    /// What is credited to an account beside what its workers earned, in base units.
    pub fn credit(&self, who: impl Who) -> u128 {
        let account = who.address(self);
        let credit = CREDITS.may_load(&*self.rewards_storage(), &account).expect(READABLE);
        credit.unwrap_or_default().amount.u128()
    }

    /// An epoch of the current topic that waits to be paid, or is parked.
    pub fn unpaid(&self, epoch: EpochId) -> Option<UnpaidInfo> {
        let question =
            synthesis::QueryMsg::Unpaid { topic_id: self.topic, start_after: None, limit: Some(30) };
        let answer: synthesis::UnpaidResponse = self.ask_synthesis(&question).expect("an answer");
        answer.epochs.into_iter().find(|unpaid| unpaid.epoch_id == epoch)
    }

    /// What staking, synthesis and rewards owe and have.
    pub fn solvency(&self) -> [SolvencyResponse; 3] {
        [
            self.ask_staking(&staking::QueryMsg::Solvency {}).expect("an answer"),
            self.ask_synthesis(&synthesis::QueryMsg::Solvency {}).expect("an answer"),
            self.ask_rewards(&rewards::QueryMsg::Solvency {}).expect("an answer"),
        ]
    }

    /// The storage of synthesis.
    pub fn synthesis_storage(&self) -> Box<dyn Storage + '_> {
        self.app.contract_storage(&self.suite.synthesis)
    }

    /// The storage of staking.
    pub fn staking_storage(&self) -> Box<dyn Storage + '_> {
        self.app.contract_storage(&self.suite.staking)
    }

    /// The storage of rewards.
    pub fn rewards_storage(&self) -> Box<dyn Storage + '_> {
        self.app.contract_storage(&self.suite.rewards)
    }

    /// The id of the worker whose key a name is or was, if there is one.
    pub fn find_worker(&self, name: &str) -> Option<WorkerId> {
        let operator = self.synthesis().operator(&self.app.wrap(), self.topic, &self.addr(name));
        operator.expect(READABLE).map(|operator| operator.worker)
    }

    /// The id of the worker whose key a name is or was.
    #[track_caller]
    pub fn worker_id(&self, name: &str) -> WorkerId {
        self.find_worker(name).unwrap_or_else(|| panic!("`{name}` is no worker of topic {}", self.topic))
    }

    /// A worker: whose he is.
    #[track_caller]
    pub fn worker(&self, worker: impl WorkerRef) -> Worker {
        let record = self.synthesis().worker(&self.app.wrap(), self.topic, self.id_of(worker));
        record.expect(READABLE).expect("a worker")
    }

    /// What a worker has locked, in base units.
    pub fn deposit(&self, worker: impl WorkerRef) -> u128 {
        self.worker_record(worker).deposit.u128()
    }

    /// What a worker has locked, and what scores made of him; the default while there is nothing.
    pub fn worker_record(&self, worker: impl WorkerRef) -> WorkerRecord {
        let (storage, id) = (self.synthesis_storage(), self.id_of(worker));
        RECORDS.may_load(&*storage, (self.topic.0, id.0)).expect(READABLE).unwrap_or_default()
    }

    /// The id of a reputer.
    #[track_caller]
    pub fn reputer_id(&self, name: &str) -> ReputerId {
        let pool = self.staking().pool_record(&self.app.wrap(), (self.topic, &self.addr(name)), self.now());
        pool.expect(READABLE).unwrap_or_else(|| panic!("`{name}` is no reputer of topic {}", self.topic)).id
    }

    /// A reputer's pool.
    #[track_caller]
    pub fn pool(&self, name: &str) -> PoolResponse {
        self.staking().pool(&self.app.wrap(), self.topic, &self.addr(name)).expect("a pool")
    }

    /// The open epochs of the current topic.
    pub fn open_epochs(&self) -> OpenEpochs {
        self.synthesis().open_epochs(&self.app.wrap(), self.topic).expect(READABLE)
    }

    /// What the current topic learned, without its rows.
    pub fn head(&self) -> Head {
        self.synthesis().head(&self.app.wrap(), self.topic).expect(READABLE)
    }

    /// What an epoch left behind, once it is closed.
    pub fn result(&self, epoch: EpochId) -> Option<EpochResult> {
        RESULTS.may_load(&*self.synthesis_storage(), (self.topic.0, epoch.0)).expect(READABLE)
    }

    /// Everybody's numbers in an epoch, once it is settled.
    pub fn table(&self, epoch: EpochId) -> Option<EpochTable> {
        TABLES.may_load(&*self.synthesis_storage(), (self.topic.0, epoch.0)).expect(READABLE)
    }

    /// All values of an epoch that is closed and not settled.
    pub fn prediction(&self, epoch: EpochId) -> Option<Prediction> {
        PREDICTIONS.may_load(&*self.synthesis_storage(), (self.topic.0, epoch.0)).expect(READABLE)
    }

    /// What a worker sent for an epoch, if he has a seat and it is not settled.
    pub fn seat(&self, worker: impl WorkerRef, epoch: EpochId) -> Option<SeatedEntry> {
        let key = (self.topic.0, epoch.0, self.id_of(worker).0);
        ENTRIES.may_load(&*self.synthesis_storage(), key).expect(READABLE)
    }

    /// What a reputer reported for an epoch, if he has a seat and it is not settled.
    pub fn seated_report(&self, name: &str, epoch: EpochId) -> Option<SeatedReport> {
        let key = (self.topic.0, epoch.0, self.reputer_id(name).0);
        REPORTS.may_load(&*self.synthesis_storage(), key).expect(READABLE)
    }

    /// Who sits as an inferer in an epoch, ascending: from its table once it is settled.
    pub fn seated_inferers(&self, epoch: EpochId) -> Vec<WorkerId> {
        if let Some(table) = self.table(epoch) {
            return table.inferers.iter().map(|row| row.worker).collect();
        }
        let storage = self.synthesis_storage();
        let entries = ENTRIES.range(&*storage, (self.topic.0, epoch.0), None, Order::Ascending);
        let seated = entries.filter_map(|record| {
            let (id, entry) = record.expect(READABLE);
            entry.inferer.map(|_| WorkerId(id))
        });
        seated.collect()
    }

    /// What the current topic learned, in the order of keys: every record that scores, regrets and averages go into, as
    /// bytes. Two topics of equal histories have equal records, whenever somebody carried them out.
    pub fn learned(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        // Heads, latest, records of workers and of reputers, scores, regrets of inferers and of forecasters.
        let learned = b"HLMRSIF";
        let of_topic = HEADS.key(&self.topic.0);
        let storage = self.synthesis_storage();
        let records = storage.range(None, None, Order::Ascending);
        let found =
            records.filter(|(key, _)| learned.contains(&key[0]) && key[1..].starts_with(&of_topic[1..]));
        found.collect()
    }
}
