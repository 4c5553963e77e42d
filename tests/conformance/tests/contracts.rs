//! Published epochs through the synthesis contract: the state that the epoch before left is written through the
//! documented layouts, everything else is messages, and what is compared is read back from the contract's storage.
//!
//! Compared is all that the close of an epoch makes. What a settlement makes of it was published for losses that
//! reputers report, and waits for the truth mode that takes them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a failure fails the test")]

use allora_interfaces::registry::{PARAMS, Policies, TOPICS, TUNINGS, TopicRecord};
use allora_interfaces::synthesis::{
    Commitment, Entry, ExecuteMsg, FORECASTER_REGRETS, ForecastElement, HEADS, Head, INFERER_REGRETS,
    InstantiateMsg, LATEST, PREDICTIONS, RESULTS,
};
use allora_interfaces::token::Token;
use allora_protocol::emission::MoneyParams;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::{Schedule, Versions};
use allora_protocol::synthesis::{Prediction, RegretParams, RuleKind};
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode, Tuning};
use allora_protocol::{EpochId, TopicId, WorkerId};
use allora_synthesis::contract;
use conformance::epoch::names::Names;
use conformance::epoch::state::state;
use conformance::epoch::{Epoch, Given, Quantities, submissions};
use conformance::files::epochs::{Published, published};
use conformance::files::load;
use cosmwasm_std::testing::{MockApi, MockQuerier, MockStorage, message_info, mock_dependencies, mock_env};
use cosmwasm_std::{
    Addr, Binary, ContractResult, HexBinary, OwnedDeps, Storage, SystemResult, Timestamp, Uint128, WasmQuery,
    coins, from_json, to_json_vec,
};
use std::path::Path;

const TOPIC: TopicId = TopicId(1);
const EPOCH: EpochId = EpochId(0);
const DEPOSIT: u128 = 1_000;
const SALT: [u8; 32] = [5; 32];

/// The quantities of a close.
const QUANTITIES: [&str; 6] = [
    "forecasted_regrets",
    "forecast_implied_inferences",
    "forecast_implied_inferences_one_out_inferer",
    "network_inference",
    "confidence_interval",
    "weights",
];

/// A topic in synthesis; its registry is a bare storage.
struct Network {
    deps: OwnedDeps<MockStorage, MockApi, MockQuerier>,
    now: u64,
}

impl Network {
    fn new(epoch: &Published, reveal_window: u64) -> Self {
        let registry = registry(epoch, reveal_window);
        let mut network = Self { deps: mock_dependencies(), now: 0 };
        network.deps.querier.update_wasm(move |query| {
            let WasmQuery::Raw { key, .. } = query else { panic!("{query:?}") };
            SystemResult::Ok(ContractResult::Ok(Binary::from(registry.get(key).unwrap_or_default())))
        });
        let message = InstantiateMsg { token: Token::Native { denom: "token".into() } };
        let info = message_info(&network.address("registry"), &[]);
        contract::instantiate(network.deps.as_mut(), mock_env(), info, message).unwrap();
        network
    }

    fn address(&self, name: &str) -> Addr {
        self.deps.api.addr_make(name)
    }

    /// As it comes over the wire.
    fn send(&mut self, sender: &str, message: &ExecuteMsg, amount: u128) {
        let message: ExecuteMsg = from_json(to_json_vec(message).unwrap()).unwrap();
        let funds = if amount == 0 { vec![] } else { coins(amount, "token") };
        let info = message_info(&self.address(sender), &funds);
        let mut env = mock_env();
        env.block.time = Timestamp::from_seconds(self.now);
        contract::execute(self.deps.as_mut(), env, info, message).unwrap();
    }

    /// What the epoch before left, through the documented layouts.
    fn write_state(&mut self, epoch: &Published, names: &Names) {
        let storage = &mut self.deps.storage;
        let state = state(&epoch.inputs, names);
        HEADS.save(storage, TOPIC.0, &Head { regret: state.head, ..Head::default() });
        for (id, record) in state.inferers.iter() {
            INFERER_REGRETS.save(storage, (TOPIC.0, id.0), record);
        }
        for (id, record) in state.forecasters.iter() {
            FORECASTER_REGRETS.save(storage, (TOPIC.0, id.0), record);
        }
    }

    /// Everybody registers and submits, or commits and reveals; the first `Advance` that is due closes the epoch.
    fn live(&mut self, epoch: &Published, names: &Names, reveal_window: u64) -> Prediction {
        let entries = entries(epoch, names);
        let last = entries.iter().map(|(id, _)| id.0).max().unwrap();
        for id in 0..=last {
            let message = ExecuteMsg::RegisterWorker { topic_id: TOPIC, owner: None };
            self.send(&operator(WorkerId(id)), &message, DEPOSIT);
        }
        for (id, entry) in &entries {
            let message = match reveal_window {
                0 => submit(entry),
                _ => commit(self.address("registry").as_str(), *id, entry),
            };
            self.send(&operator(*id), &message, 0);
        }
        self.now = 30;
        if reveal_window > 0 {
            for (id, entry) in &entries {
                self.send(&operator(*id), &reveal(entry), 0);
            }
        }
        self.now += reveal_window;
        self.send("keeper", &ExecuteMsg::Advance { topic_id: TOPIC, limit: None }, 0);
        PREDICTIONS.load(&self.deps.storage, (TOPIC.0, EPOCH.0)).unwrap()
    }
}

fn registry(epoch: &Published, reveal_window: u64) -> MockStorage {
    let mut registry = MockStorage::new();
    let schedule = Schedule {
        epoch_length: 100,
        worker_submission_window: 30,
        reveal_window,
        ground_truth_lag: 60,
        report_window: 30,
        report_reveal_window: 0,
        dispute_window: 0,
    };
    let topic = Topic {
        answer: Answer::Value { arity: 1 },
        loss: LossFunction::Squared,
        truth_mode: TruthMode::Truth,
        rule: RuleKind::Regret,
    };
    let versions = Versions::new(0, Terms::new(schedule)).unwrap();
    let record = TopicRecord { topic, retired_from: None, policies: Policies::default(), versions };
    TOPICS.save(&mut registry, TOPIC.0, &record);
    let regret = RegretParams {
        alpha_regret: epoch.params.alpha_regret,
        epsilon: epoch.params.epsilon_topic,
        p_norm: epoch.params.p_norm,
        c_norm: epoch.params.c_norm,
        ..RegretParams::default()
    };
    TUNINGS.save(&mut registry, (TOPIC.0, EPOCH.0), &Tuning { regret, ..Tuning::default() });
    let params = SuiteParams {
        min_window: 1,
        creation_fee: Uint128::zero(),
        registration_deposit: Uint128::new(DEPOSIT),
        min_stake: Uint128::new(1_000_000),
        min_topic_stake: Uint128::one(),
        reveal_forfeit: Uint128::one(),
        deposit_delay: 0,
        unbonding_time: 0,
        keep_tables: 1,
        tokens_per_weight: Uint128::new(1_000_000),
        money: MoneyParams::default(),
    };
    PARAMS.save(&mut registry, &params);
    registry
}

fn operator(worker: WorkerId) -> String {
    format!("operator{worker}")
}

/// Who infers and forecasts sends both at once.
fn entries(epoch: &Published, names: &Names) -> Vec<(WorkerId, Entry)> {
    let sent = submissions(&epoch.inputs, names);
    let mut ids: Vec<WorkerId> = sent.inferences.ids().chain(sent.forecasts.ids()).collect();
    ids.sort();
    ids.dedup();
    let entry = |id| {
        let forecast = sent.forecasts.get(id).map(|row| {
            let element = |(inferer, loss): (WorkerId, &_)| ForecastElement { inferer, log_loss: *loss };
            row.iter().map(element).collect()
        });
        (id, Entry::Plain { inference: sent.inferences.get(id).cloned(), forecast })
    };
    ids.into_iter().map(entry).collect()
}

fn submit(entry: &Entry) -> ExecuteMsg {
    ExecuteMsg::Submit { topic_id: TOPIC, epoch_id: EPOCH, worker: None, entry: entry.clone() }
}

fn commit(suite: &str, worker: WorkerId, entry: &Entry) -> ExecuteMsg {
    let commitment = Commitment { suite, topic: TOPIC, epoch: EPOCH, worker, entry, salt: &SALT };
    ExecuteMsg::Commit {
        topic_id: TOPIC,
        epoch_id: EPOCH,
        worker: None,
        commitment: HexBinary::from(&commitment.hash()),
        parts: entry.parts(),
    }
}

fn reveal(entry: &Entry) -> ExecuteMsg {
    let (entry, salt) = (entry.clone(), HexBinary::from(&SALT));
    ExecuteMsg::Reveal { topic_id: TOPIC, epoch_id: EPOCH, worker: None, entry, salt }
}

/// The three published epochs that the project carries.
fn all() -> Vec<Published> {
    let files = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("figures")).unwrap();
    let named = files.iter().filter(|file| ["epochs.json", "history_epochs.json"].contains(&&*file.name));
    named.flat_map(|file| published(file).unwrap()).collect()
}

fn agrees(reveal_window: u64) {
    let epochs = all();
    assert_eq!(epochs.len(), 3);
    for epoch in &epochs {
        let names = Names::of(&epoch.inputs);
        let mut network = Network::new(epoch, reveal_window);
        network.write_state(epoch, &names);
        let prediction = network.live(epoch, &names, reveal_window);

        let mut found = Quantities::new();
        let (inputs, params, given) = (&epoch.inputs, &epoch.params, Given::default());
        Epoch { inputs, params, given, names }.close(&prediction, &mut found).unwrap();
        for quantity in QUANTITIES {
            let leaves = epoch.compare(quantity, &found);
            assert!(!leaves.is_empty(), "{quantity}");
            for leaf in leaves {
                assert!(leaf.agrees && leaf.error.is_none_or(|error| error < 5e-16), "{quantity}: {leaf:?}");
            }
        }
        let result = RESULTS.load(&network.deps.storage, (TOPIC.0, EPOCH.0)).unwrap();
        let shown = result.prediction.unwrap();
        assert_eq!(shown.value, prediction.inferences.combined);
        assert_eq!(shown.naive, prediction.inferences.naive);
        assert_eq!(shown.interval, prediction.interval);
        assert_eq!(LATEST.load(&network.deps.storage, TOPIC.0).unwrap().prediction, shown);
        assert_eq!(result.reports_hash, None);
    }
}

#[test]
fn published_epochs_come_out_of_the_contract_where_submissions_are_open() {
    agrees(0);
}

#[test]
fn published_epochs_come_out_of_the_contract_through_commitments() {
    agrees(20);
}
