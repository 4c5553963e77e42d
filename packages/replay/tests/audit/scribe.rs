//! A record written by hand: the numbers that it claims come from the protocol's two steps, who has a seat from who
//! should have one, so nothing of the replay is in it.

use allora_interfaces::event::catalogue;
use allora_interfaces::synthesis::{
    Entry, EpochResult, EpochTable, ForecastElement, InfererRow, NetworkInference, Outcome, Parts,
    ReputerRow, Scored, canonical_text, hash_entries, hash_reports,
};
use allora_protocol::epoch::{self, SettlementOutcome, TopicState};
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::reward::parts;
use allora_protocol::schedule::{Schedule, Version, Versions, Windows};
use allora_protocol::synthesis::{RuleKind, Submissions};
use allora_protocol::topic::{Terms, Topic, TopicParams, TruthMode, Tuning};
use allora_protocol::truth::{Report, Reports, StakedReport, Truth};
use allora_protocol::{ById, EpochId, Number, ReputerId, TopicId, WorkerId};
use allora_replay::{Export, MinTopicStake, PublicEvent, Subject};
use cosmwasm_std::{HexBinary, Uint128};

pub const SUITE: &str = "suite";
const STAKES: [u128; 3] = [5_000_000, 3_000_000, 2_000_000];

pub fn number(text: &str) -> Number {
    text.parse().unwrap()
}

pub fn entry(inference: &str, forecast: &[(u32, &str)]) -> Entry {
    let element =
        |(of, loss): &(u32, &str)| ForecastElement { inferer: WorkerId(*of), log_loss: number(loss) };
    let forecast = (!forecast.is_empty()).then(|| forecast.iter().map(element).collect());
    let inference = (!inference.is_empty()).then(|| vec![number(inference)]);
    Entry::Plain { inference, forecast }
}

pub fn subject() -> Subject {
    let schedule = Schedule {
        epoch_length: 600,
        worker_submission_window: 60,
        reveal_window: 0,
        ground_truth_lag: 300,
        report_window: 60,
        report_reveal_window: 0,
        dispute_window: 0,
    };
    let mut terms = Terms::new(schedule);
    terms.max_inferers = 3;
    let topic = Topic {
        answer: Answer::Value { arity: 1 },
        loss: LossFunction::Squared,
        truth_mode: TruthMode::Truth,
        rule: RuleKind::Regret,
    };
    let params = TopicParams { terms, tuning: Tuning::default() };
    Subject {
        suite: SUITE.into(),
        topic_id: TopicId(7),
        topic,
        versions: vec![Version { from_epoch: EpochId(0), opens_at: 1_000, params }],
        min_topic_stakes: vec![MinTopicStake { from_epoch: EpochId(0), amount: Uint128::new(1_000_000) }],
    }
}

pub struct Scribe {
    pub subject: Subject,
    pub log: Vec<PublicEvent>,
    state: TopicState,
    results: ById<EpochId, EpochResult>,
    tables: ById<EpochId, EpochTable>,
}

/// An event of the catalogue with these attributes; those not given are `-`.
pub fn event(time: u64, name: &str, given: &[(&str, String)]) -> PublicEvent {
    let kind = catalogue().into_iter().find(|kind| kind.event == format!("allora_{name}")).unwrap();
    let value = |key: &String| {
        let found = given.iter().find(|(given, _)| given == key);
        found.map_or_else(|| "-".into(), |(_, value)| value.clone())
    };
    let unknown = given.iter().find(|(given, _)| !kind.attributes.iter().any(|known| known == given));
    assert_eq!(unknown, None, "{name}");
    PublicEvent::new(time, &kind.event, kind.attributes.iter().map(|key| (key.clone(), value(key))))
}

impl Scribe {
    pub fn new() -> Self {
        let mut scribe = Self {
            subject: subject(),
            log: Vec::new(),
            state: TopicState::default(),
            results: ById::new(),
            tables: ById::new(),
        };
        for (id, stake) in STAKES.iter().enumerate() {
            let given = ["amount", "bonded"].map(|name| (name, stake.to_string()));
            let given = [&[("reputer_id", id.to_string())], &given[..]].concat();
            scribe.write(900, "staked", &given);
        }
        scribe
    }

    pub fn write(&mut self, time: u64, name: &str, given: &[(&str, String)]) {
        let topic = [("topic_id", "7".to_string())];
        self.log.push(event(time, name, &[&topic, given].concat()));
    }

    pub fn windows(&self, id: u64) -> Windows {
        Versions::try_from(self.subject.versions.clone()).unwrap().windows(EpochId(id)).unwrap()
    }

    /// Somebody submits; `seats`: as inferer and as forecaster, where he has such a part.
    pub fn submit(
        &mut self,
        epoch: u64,
        worker: u32,
        entry: &Entry,
        merits: [Option<Number>; 2],
        seats: &[(&str, String)],
    ) {
        let admitted = |part: bool| if part { "true".to_string() } else { "-".into() };
        let merit = |merit: Option<Number>| merit.map_or("-".into(), |merit| merit.to_string());
        let mut given = vec![
            ("epoch_id", epoch.to_string()),
            ("worker_id", worker.to_string()),
            ("entry", canonical_text(entry)),
        ];
        given.extend_from_slice(seats);
        given.extend([
            ("admitted_inferer", admitted(entry.parts().inference)),
            ("admitted_forecaster", admitted(entry.parts().forecast)),
            ("merit_inferer", merit(merits[0])),
            ("merit_forecaster", merit(merits[1])),
        ]);
        self.write(self.windows(epoch).opens + 5, "submitted", &given);
    }

    /// The merits that somebody comes with who was never absent.
    pub fn merits(&self, worker: u32, entry: &Entry) -> [Option<Number>; 2] {
        let Parts { inference, forecast } = entry.parts();
        let of = |role: &epoch::RoleState<WorkerId>| role.merits.get(WorkerId(worker))?.average;
        [of(&self.state.inferers).filter(|_| inference), of(&self.state.forecasters).filter(|_| forecast)]
    }

    /// A whole epoch: these sit, and the reputers say this.
    pub fn play(&mut self, id: u64, entries: &[(u32, Entry)], truths: [&str; 3]) {
        for (worker, entry) in entries {
            self.submit(id, *worker, entry, self.merits(*worker, entry), &[]);
        }
        self.conclude(id, entries, truths);
    }

    /// What follows when these sit.
    pub fn conclude(&mut self, id: u64, entries: &[(u32, Entry)], truths: [&str; 3]) {
        let (windows, rules) = (self.windows(id), self.rules());
        let seated: ById<WorkerId, Entry> =
            entries.iter().map(|(worker, entry)| (WorkerId(*worker), entry.clone())).collect();
        let forecasts = seated.filter_map(|_, entry| {
            Some(entry.forecast()?.iter().map(|element| (element.inferer, element.log_loss)).collect())
        });
        let inferences = seated.filter_map(|_, entry| Some(entry.inference()?.to_vec()));
        let prediction = epoch::close(&rules, &self.state, &Submissions { inferences, forecasts }).unwrap();
        let inputs_hash = hash_entries(seated.iter().map(|(id, entry)| (id, entry.parts(), entry)));
        let weights = &prediction.weights;
        let concentration = match weights.inferers.is_empty() {
            true => Number::ONE.div(Number::from(prediction.inferences.inferers.len() as u32)).unwrap(),
            false => weights
                .inferers
                .values()
                .chain(weights.forecasters.values())
                .fold(Number::ZERO, |sum, weight| sum.add(weight.mul(*weight).unwrap()).unwrap()),
        };
        let values = &prediction.inferences;
        let (inferers, forecasters) = (values.inferers.len() as u16, values.forecasters.len() as u16);
        let basis = serde_json::to_value(prediction.basis).unwrap().as_str().unwrap().to_string();
        let given = [
            ("epoch_id", id.to_string()),
            ("value", values.combined[0].to_string()),
            ("basis", basis),
            ("inferers", inferers.to_string()),
            ("forecasters", forecasters.to_string()),
            ("inputs_hash", HexBinary::from(&inputs_hash).to_hex()),
            ("forfeited", "0".into()),
        ];
        self.write(windows.closes, "epoch_closed", &given);

        let mut reports = Reports::new();
        for ((reputer, stake), truth) in STAKES.iter().enumerate().zip(truths) {
            let report = Report::Value(vec![number(truth)]);
            let coefficient =
                self.state.listening.get(ReputerId(reputer as u32)).copied().unwrap_or(Number::ONE);
            let given = [
                ("epoch_id", id.to_string()),
                ("reputer_id", reputer.to_string()),
                ("report", canonical_text(&report)),
                ("stake", stake.to_string()),
                ("rank", Number::mul_floor(Uint128::new(*stake), coefficient).unwrap().to_string()),
                ("admitted", "true".into()),
            ];
            self.write(windows.reports_open + 1, "reported", &given);
            reports.insert(ReputerId(reputer as u32), StakedReport { stake: Uint128::new(*stake), report });
        }
        let settled = epoch::settle(&rules, &self.state, &prediction, &reports).unwrap();
        let SettlementOutcome::Scored { truth, judgement, distribution } = settled.outcome else { panic!() };
        let fractions = distribution.as_ref().map(|divided| &divided.fractions).cloned().unwrap_or_default();
        let (of_inferers, of_reputers) =
            (parts(&fractions.inferers).unwrap(), parts(&fractions.reputers).unwrap());
        let losses = &judgement.losses;
        let row = |(worker, value): (WorkerId, &Vec<Number>)| InfererRow {
            worker,
            value: value.clone(),
            weight: weights.inferers.get(worker).copied(),
            one_out: values.one_out_inferers.get(worker).cloned(),
            loss: *losses.inferers.get(worker).unwrap(),
            one_out_loss: losses.one_out_inferers.get(worker).copied().flatten(),
            score: judgement.inferers.get(worker).copied(),
            merit: settled.state.inferers.merits.get(worker).unwrap().average,
            fraction: of_inferers.get(worker).copied().unwrap_or(0),
        };
        let reputer = |(reputer, staked): (ReputerId, &StakedReport)| {
            let judged = judgement.reputers.get(reputer).unwrap();
            ReputerRow {
                reputer,
                report: staked.report.clone(),
                stake: staked.stake,
                score: Some(judged.score),
                adjusted_stake: Some(judged.adjusted_stake),
                coefficient: Some(judged.coefficient),
                merit: settled.state.reputers.merits.get(reputer).unwrap().average,
                fraction: of_reputers.get(reputer).copied().unwrap_or(0),
            }
        };
        if values.forecasters.is_empty() {
            let table = EpochTable {
                inferers: values.inferers.iter().map(row).collect(),
                forecasters: Vec::new(),
                reputers: reports.iter().map(reputer).collect(),
            };
            self.tables.insert(EpochId(id), table);
        }
        let total: u128 = STAKES.iter().sum();
        let Truth::Value(value) = &truth else { panic!() };
        let text = |loss: Option<Number>| loss.unwrap().to_string();
        let given = [
            ("epoch_id", id.to_string()),
            ("outcome", "scored".into()),
            ("truth", value[0].to_string()),
            ("network_loss", text(losses.combined)),
            ("naive_loss", text(losses.naive)),
            ("reputers", "3".into()),
            ("stake_seated", total.to_string()),
            ("stake_offered", total.to_string()),
            ("reports_hash", HexBinary::from(&hash_reports(&reports)).to_hex()),
        ];
        self.write(windows.settles, "epoch_settled", &given);
        let result = EpochResult {
            opened_at: windows.opens,
            close_due: windows.closes,
            closed_at: windows.closes,
            target_at: windows.reports_open,
            settle_due: windows.settles,
            settled_at: Some(windows.settles),
            inferers,
            forecasters,
            reputers: 3,
            prediction: Some(NetworkInference {
                value: values.combined.clone(),
                naive: values.naive.clone(),
                basis: prediction.basis,
                interval: prediction.interval.clone(),
                concentration,
            }),
            inputs_hash,
            reports_hash: Some(hash_reports(&reports)),
            forfeited: Uint128::zero(),
            stake_offered: Uint128::new(total),
            stake_seated: Uint128::new(total),
            outcome: Outcome::Scored(Scored {
                truth,
                network_loss: losses.combined,
                naive_loss: losses.naive,
                shares: distribution.map(|divided| divided.shares.parts().unwrap()),
            }),
        };
        self.results.insert(EpochId(id), result);
        self.state = settled.state;
    }

    pub fn rules(&self) -> epoch::Rules {
        let params = &self.subject.versions[0].params;
        self.subject.topic.rules(&params.terms, &params.tuning, Uint128::new(1_000_000))
    }

    pub fn export(self) -> Export {
        Export::from_events(self.subject, self.log, self.results, self.tables)
    }
}
