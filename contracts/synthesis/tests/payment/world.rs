//! The embedded chain. The registry is its raw keys; entries and reports are written by layout, as messages leave them.

use crate::fake::{self, Does};
use allora_interfaces::registry::{PARAMS, Pause, Policies, Sibling, TOPICS, TUNINGS, TopicRecord};
use allora_interfaces::rewards::Settlement;
use allora_interfaces::synthesis::{
    Content, ENTRIES, EPOCHS, Entry, EpochRecord, EpochResult, ExecuteMsg, InstantiateMsg, OPEN, QueryMsg,
    REPORTS, RESULTS, Seat, SeatedEntry, SeatedReport, UnpaidResponse,
};
use allora_interfaces::token::Token;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::{Schedule, Versions};
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode, Tuning};
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, Number, TopicId};
use allora_synthesis::{contract, entry};
use cosmwasm_std::{Addr, CosmosMsg, Empty, Timestamp, Uint128, WasmMsg, to_json_binary};
use cw_multi_test::{App, AppResponse, ContractWrapper, Executor};

pub const TOPIC: TopicId = TopicId(7);
pub const OTHER: TopicId = TopicId(8);
pub const DAY: u64 = 86_400;
/// Epoch 0 opens here, at the begin of a day.
pub const START: u64 = 20_000 * DAY;

/// Epochs of 100 s: 30 s for submissions, truth after 60 s, 30 s for reports.
const SCHEDULE: Schedule = Schedule {
    epoch_length: 100,
    worker_submission_window: 30,
    reveal_window: 0,
    ground_truth_lag: 60,
    report_window: 30,
    report_reveal_window: 0,
    dispute_window: 0,
};

pub struct World {
    pub app: App,
    pub synthesis: Addr,
    pub rewards: Addr,
    registry: Addr,
}

impl World {
    /// Two topics; rewards is there.
    pub fn new() -> Self {
        let mut world = Self::without_rewards();
        world.wire();
        world
    }

    pub fn without_rewards() -> Self {
        let mut app = App::default();
        let (registry, deployer) = (app.api().addr_make("registry"), app.api().addr_make("deployer"));
        let synthesis = ContractWrapper::new(entry::execute, entry::instantiate, entry::query);
        let synthesis = app.store_code(Box::new(synthesis.with_reply(contract::reply)));
        let message = InstantiateMsg { token: Token::Native { denom: "token".into() } };
        let synthesis =
            app.instantiate_contract(synthesis, registry.clone(), &message, &[], "synthesis", None).unwrap();
        let rewards = app.store_code(fake::fake());
        let rewards = app.instantiate_contract(rewards, deployer, &Empty {}, &[], "rewards", None).unwrap();
        let mut world = Self { app, synthesis, rewards, registry };
        world.fill_registry();
        world.at(0);
        world
    }

    fn fill_registry(&mut self) {
        let mut storage = self.app.contract_storage_mut(&self.registry);
        let params = SuiteParams {
            min_window: 30,
            creation_fee: Uint128::zero(),
            registration_deposit: Uint128::new(1_000),
            min_stake: Uint128::new(1_000_000),
            min_topic_stake: Uint128::new(100),
            reveal_forfeit: Uint128::new(300),
            deposit_delay: 0,
            unbonding_time: 0,
            keep_tables: 2,
            tokens_per_weight: Uint128::new(1_000_000),
            money: MoneyParams::default(),
        };
        PARAMS.save(&mut *storage, &params);
        for topic in [TOPIC, OTHER] {
            let record = TopicRecord {
                topic: Topic {
                    answer: Answer::Value { arity: 1 },
                    loss: LossFunction::Squared,
                    truth_mode: TruthMode::Truth,
                    rule: RuleKind::Regret,
                },
                retired_from: None,
                policies: Policies::default(),
                versions: Versions::new(START, Terms::new(SCHEDULE)).unwrap(),
            };
            TOPICS.save(&mut *storage, topic.0, &record);
            TUNINGS.save(&mut *storage, (topic.0, 0), &Tuning::default());
        }
    }

    pub fn wire(&mut self) {
        let address = self.rewards.to_string();
        self.by_registry(&ExecuteMsg::Wire { sibling: Sibling::Rewards, address });
    }

    pub fn pause(&mut self, until: u64) {
        self.by_registry(&ExecuteMsg::SetPause { what: Pause::Settlement, until });
    }

    fn by_registry(&mut self, message: &ExecuteMsg) {
        let (registry, synthesis) = (self.registry.clone(), self.synthesis.clone());
        self.app.execute_contract(registry, synthesis, message, &[]).unwrap();
    }

    /// Tells rewards what to do from now on.
    pub fn rewards(&mut self, does: Does) {
        fake::tell(&mut *self.app.contract_storage_mut(&self.rewards), does);
    }

    /// What rewards paid in a topic.
    pub fn paid_in(&self, topic: TopicId) -> Vec<Settlement> {
        let mut paid = fake::paid(&*self.app.contract_storage(&self.rewards));
        paid.retain(|paid| paid.topic_id == topic);
        paid
    }

    /// The epochs that rewards paid, in its order.
    pub fn paid(&self) -> Vec<u64> {
        self.paid_in(TOPIC).iter().map(|paid| paid.epoch_id.0).collect()
    }

    /// So many seconds after the opening of epoch 0.
    pub fn at(&mut self, seconds: u64) {
        self.app.update_block(|block| {
            block.time = Timestamp::from_seconds(START + seconds);
            block.height += 1;
        });
    }

    pub fn message(&self, message: &ExecuteMsg) -> CosmosMsg {
        let msg = to_json_binary(message).unwrap();
        WasmMsg::Execute { contract_addr: self.synthesis.to_string(), msg, funds: vec![] }.into()
    }

    pub fn send(&mut self, sender: &str, message: &ExecuteMsg) -> Result<AppResponse, String> {
        let (sender, message) = (self.app.api().addr_make(sender), self.message(message));
        self.app.execute(sender, message).map_err(|error| error.root_cause().to_string())
    }

    pub fn advance(&mut self) -> AppResponse {
        self.send("keeper", &ExecuteMsg::Advance { topic_id: TOPIC, limit: Some(10) }).unwrap()
    }

    pub fn pay(&mut self, epoch: u64) -> Result<AppResponse, String> {
        self.send("payer", &ExecuteMsg::Pay { topic_id: TOPIC, epoch_id: EpochId(epoch) })
    }

    /// What waits, and what is parked.
    pub fn unpaid(&self) -> (Vec<u64>, Vec<u64>) {
        let question = QueryMsg::Unpaid { topic_id: TOPIC, start_after: None, limit: Some(30) };
        let answer: UnpaidResponse = self.app.wrap().query_wasm_smart(&self.synthesis, &question).unwrap();
        let with = |parked: bool| {
            let epochs = answer.epochs.iter().filter(|epoch| epoch.parked == parked);
            epochs.map(|epoch| epoch.epoch_id.0).collect::<Vec<_>>()
        };
        let (waiting, parked) = (with(false), with(true));
        assert_eq!((answer.waiting as usize, answer.parked as usize), (waiting.len(), parked.len()));
        (waiting, parked)
    }

    pub fn result(&self, epoch: u64) -> Option<EpochResult> {
        let storage = self.app.contract_storage(&self.synthesis);
        RESULTS.may_load(&*storage, (TOPIC.0, epoch)).unwrap()
    }

    pub fn is_settled(&self, epoch: u64) -> bool {
        self.result(epoch).is_some_and(|result| result.settled_at.is_some())
    }

    /// Three workers submit for an epoch, and a reputer says what happened: their values are off by 1, 2 and 4.
    pub fn fill(&mut self, topic: TopicId, epoch: u64, report: Report) {
        let synthesis = self.synthesis.clone();
        let mut storage = self.app.contract_storage_mut(&synthesis);
        let mut open = OPEN.may_load(&*storage, topic.0).unwrap().unwrap_or_default();
        open.join(EpochId(epoch)).unwrap();
        OPEN.save(&mut *storage, topic.0, &open);
        let record = EpochRecord { min_topic_stake: Uint128::new(100), ..EpochRecord::default() };
        EPOCHS.save(&mut *storage, (topic.0, epoch), &record);
        for (worker, value) in [(0, 101), (1, 98), (2, 104)] {
            let inference = Some(vec![Number::integer(value)]);
            let seat = Some(Seat { merit: None, newcomer: true });
            let content = Content::Open(Entry::Plain { inference, forecast: None });
            let entry = SeatedEntry { inferer: seat, forecaster: None, content };
            ENTRIES.save(&mut *storage, (topic.0, epoch, worker), &entry);
        }
        let (stake, coefficient) = (Uint128::new(1_000), Number::ONE);
        REPORTS.save(&mut *storage, (topic.0, epoch, 1), &SeatedReport { stake, coefficient, report });
    }

    /// An epoch from its submissions to its settlement, promptly; what the settlement answered.
    pub fn live(&mut self, epoch: u64) -> AppResponse {
        self.fill(TOPIC, epoch, hundred());
        self.at(100 * epoch + 30);
        self.advance();
        self.at(100 * epoch + 90);
        let response = self.advance();
        assert!(self.is_settled(epoch));
        response
    }
}

pub fn hundred() -> Report {
    Report::Value(vec![Number::integer(100)])
}

/// How often an event was emitted.
pub fn count(response: &AppResponse, event: &str) -> usize {
    response.events.iter().filter(|found| found.ty == format!("wasm-allora_{event}")).count()
}

/// An attribute of the only event of a kind.
pub fn attribute(response: &AppResponse, event: &str, key: &str) -> String {
    assert_eq!(count(response, event), 1, "{response:?}");
    let found = response.events.iter().find(|found| found.ty == format!("wasm-allora_{event}")).unwrap();
    found.attributes.iter().find(|attribute| attribute.key == key).unwrap().value.clone()
}
