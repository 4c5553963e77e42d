//! Many random epochs through `Advance` are what the protocol makes of the whole state, bit for bit.
//!
//! The other side of the comparison keeps one `TopicState` of all workers there ever were and counts what everybody
//! missed epoch by epoch; it knows neither records nor lazy arithmetic.

use super::world::*;
use crate::store::Pages;
use allora_interfaces::layout::Packed;
use allora_interfaces::synthesis::*;
use allora_protocol::epoch::{self, RoleState, SettlementOutcome, TopicState};
use allora_protocol::schedule::{Event, OpenEpochs};
use allora_protocol::score::{MeritParams, Missed};
use allora_protocol::synthesis::{Basis, Prediction, Submissions};
use allora_protocol::truth::{Report, Reports, StakedReport};
use allora_protocol::{ById, EpochId, Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;
use std::collections::{BTreeMap, BTreeSet};

const WORKERS: u32 = 14;
const REPUTERS: u32 = 4;

/// Splitmix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn number(&mut self, around: i64, spread: u64) -> Number {
        let offset =
            i64::try_from(self.roll(2_000 * spread)).unwrap() - i64::try_from(1_000 * spread).unwrap();
        Number::decimal(1_000 * around + offset, 3)
    }
}

/// Those who were passed over, by epoch and role.
type PassedOverIn = BTreeMap<u64, (BTreeSet<u32>, BTreeSet<u32>)>;

/// The topic without a contract.
#[derive(Default)]
struct Native {
    state: TopicState,
    missed: (BTreeMap<u32, Missed>, BTreeMap<u32, Missed>),
    open: OpenEpochs,
    submissions: BTreeMap<u64, Submissions>,
    reports: BTreeMap<u64, Reports>,
    passed_over: PassedOverIn,
    predictions: BTreeMap<u64, Prediction>,
    outcomes: BTreeMap<u64, Option<SettlementOutcome>>,
    scored: u64,
}

impl Native {
    fn advance(&mut self, world: &World, now: u64) {
        let versions = world.topic().versions;
        while let Some(due) = self.open.next_due(&versions, now).unwrap() {
            match due.event {
                Event::Close(EpochId(epoch)) => {
                    let rules = world.rules(epoch, 100);
                    let submissions = self.submissions.remove(&epoch).unwrap_or_default();
                    match epoch::close(&rules, &self.state, &submissions) {
                        Ok(prediction) => {
                            self.predictions.insert(epoch, prediction);
                            self.open.record(due.event);
                        }
                        Err(_) => {
                            self.outcomes.insert(epoch, None);
                            self.open.leave(EpochId(epoch));
                        }
                    }
                }
                Event::Settle(EpochId(epoch)) => {
                    self.settle(world, epoch);
                    self.open.record(due.event);
                }
                Event::Pay(_) => unreachable!("a list of open epochs knows no payments"),
            }
        }
    }

    fn settle(&mut self, world: &World, epoch: u64) {
        let rules = world.rules(epoch, 100);
        let prediction = self.predictions.get(&epoch).unwrap();
        let reports = self.reports.remove(&epoch).unwrap_or_default();
        let mut state = self.state.clone();
        let (inferers, forecasters) = (&prediction.inferences.inferers, &prediction.inferences.forecasters);
        drift(&mut state.inferers, inferers.ids(), &self.missed.0, &rules.merit.inferers);
        drift(&mut state.forecasters, forecasters.ids(), &self.missed.1, &rules.merit.forecasters);
        let settlement = epoch::settle(&rules, &state, prediction, &reports).unwrap();
        if matches!(settlement.outcome, SettlementOutcome::Scored { .. }) {
            self.scored += 1;
            let nobody = Default::default();
            let passed_over = self.passed_over.get(&epoch).unwrap_or(&nobody);
            count(&mut self.missed.0, inferers.ids().map(|id| id.0).collect(), &passed_over.0);
            count(&mut self.missed.1, forecasters.ids().map(|id| id.0).collect(), &passed_over.1);
            self.state = settlement.state;
        } else {
            // averages drift when they are used, and they were not
            self.state.usual_stake = settlement.state.usual_stake;
        }
        self.outcomes.insert(epoch, Some(settlement.outcome));
    }
}

fn drift(
    role: &mut RoleState<WorkerId>,
    participants: impl Iterator<Item = WorkerId>,
    missed: &BTreeMap<u32, Missed>,
    params: &MeritParams,
) {
    for id in participants {
        let Some(merit) = role.merits.get(id) else { continue };
        let missed = missed.get(&id.0).copied().unwrap_or_default();
        let merit = merit.after_missing(missed, role.standard.as_ref(), params).unwrap();
        role.merits.insert(id, merit);
    }
}

/// Another epoch was scored.
fn count(missed: &mut BTreeMap<u32, Missed>, scored: BTreeSet<u32>, passed_over: &BTreeSet<u32>) {
    for worker in 0..WORKERS {
        let own = missed.entry(worker).or_default();
        if scored.contains(&worker) {
            *own = Missed::default();
        } else if passed_over.contains(&worker) {
            own.passed_over += 1;
        } else {
            own.absent += 1;
        }
    }
}

/// Sends the same to both.
fn send(dice: &mut Dice, world: &mut World, native: &mut Native, epoch: u64) {
    let mut submissions = Submissions::default();
    let crowd = if dice.roll(9) == 0 { 1 } else { WORKERS };
    let mut passed_over = (BTreeSet::new(), BTreeSet::new());
    for worker in 0..crowd {
        // they come in spells of about six epochs
        let there = !(u64::from(worker) * 7 + epoch / 6 * 5).is_multiple_of(3) && dice.roll(8) != 0;
        if !there {
            continue;
        }
        let id = WorkerId(worker);
        let value = dice.number(100, 1 + u64::from(worker));
        let mut elements = ById::<WorkerId, Number>::new();
        for of in 0..WORKERS + 2 {
            if dice.roll(3) == 0 {
                elements.insert(WorkerId(of), dice.number(0, 3));
            }
        }
        let parts = (worker < 10 || dice.roll(4) == 0, worker >= 7 && !elements.is_empty());
        let listed = elements.iter().map(|(inferer, loss)| ForecastElement { inferer, log_loss: *loss });
        let entry = Entry::Plain {
            inference: parts.0.then(|| vec![value]),
            forecast: parts.1.then(|| listed.collect()),
        };
        let mut entry = seated(entry);
        if parts.0 && dice.roll(6) == 0 {
            entry.inferer = None;
            passed_over.0.insert(worker);
            world.pass_over(epoch, worker, Task::Inference);
        } else if parts.0 {
            submissions.inferences.insert(id, vec![value]);
        }
        if parts.1 && dice.roll(6) == 0 {
            entry.forecaster = None;
            passed_over.1.insert(worker);
            world.pass_over(epoch, worker, Task::Forecast);
        } else if parts.1 {
            submissions.forecasts.insert(id, elements);
        }
        native.open.join(EpochId(epoch)).unwrap();
        if entry.inferer.is_some() || entry.forecaster.is_some() {
            world.put(epoch, worker, &entry);
        }
    }
    native.submissions.insert(epoch, submissions);
    native.passed_over.insert(epoch, passed_over);
    if native.open.state(EpochId(epoch)).is_none() {
        return;
    }
    let mut reports = Reports::default();
    for reputer in 0..REPUTERS {
        let stake = u128::from(100 + dice.roll(900) * u64::from(reputer + 1));
        let report = match dice.roll(12) {
            0 => Report::Void,
            1..=9 => Report::Value(vec![dice.number(100, 1)]),
            _ => continue,
        };
        world.report(epoch, &[(reputer, stake, report.clone())]);
        reports.insert(ReputerId(reputer), StakedReport { stake: Uint128::new(stake), report });
    }
    native.reports.insert(epoch, reports);
}

/// Everything that was learnt is the same.
fn compare(world: &World, native: &Native) {
    let (storage, topic) = (&world.deps.storage, TOPIC.0);
    let (head, state) = (world.head(), &native.state);
    assert_eq!((head.regret, head.usual_stake), (state.synthesis.head, state.usual_stake));
    assert_eq!(head.forecaster_score_ratio, state.forecaster_score_ratio);
    assert_eq!(head.inferer_standard, state.inferers.standard);
    assert_eq!(head.forecaster_standard, state.forecasters.standard);
    assert_eq!(head.reputer_standard, state.reputers.standard);
    assert_eq!(head.scored, native.scored);
    let recent = |task, count| Pages::load(storage, TOPIC, task, count).unwrap().scores();
    assert_eq!(recent(Task::Inference, head.inferer_scores), state.inferers.recent_scores);
    assert_eq!(recent(Task::Forecast, head.forecaster_scores), state.forecasters.recent_scores);
    for worker in 0..WORKERS {
        let id = WorkerId(worker);
        let record = world.record(worker);
        let merit = |role: &RoleState<WorkerId>| role.merits.get(id).cloned().unwrap_or_default();
        assert_eq!(record.inferer.merit, merit(&state.inferers), "worker {worker}");
        assert_eq!(record.forecaster.merit, merit(&state.forecasters), "worker {worker}");
        let smoothed = &state.smoothed_fractions;
        assert_eq!(record.inferer.smoothed_fraction, smoothed.inferers.get(id).copied());
        assert_eq!(record.forecaster.smoothed_fraction, smoothed.forecasters.get(id).copied());
        let inferer = INFERER_REGRETS.may_load(storage, (topic, worker)).unwrap();
        assert_eq!(inferer.as_ref().map(Packed::pack), state.synthesis.inferers.get(id).map(Packed::pack));
        let forecaster = FORECASTER_REGRETS.may_load(storage, (topic, worker)).unwrap();
        assert_eq!(
            forecaster.as_ref().map(Packed::pack),
            state.synthesis.forecasters.get(id).map(Packed::pack)
        );
    }
    for reputer in 0..REPUTERS {
        let id = ReputerId(reputer);
        let record = REPUTER_RECORDS.may_load(storage, (topic, reputer)).unwrap().unwrap_or_default();
        assert_eq!(record.merit, state.reputers.merits.get(id).cloned().unwrap_or_default());
        assert_eq!(record.listening, state.listening.get(id).copied());
        assert_eq!(record.smoothed_fraction, state.smoothed_fractions.reputers.get(id).copied());
    }
}

/// What an epoch left behind is what the protocol said of it.
fn compare_epoch(world: &World, native: &Native, epoch: u64) {
    let result = world.result(epoch);
    let outcome = native.outcomes.get(&epoch).unwrap();
    let Some(outcome) = outcome else {
        assert_eq!(result.outcome, Outcome::Failed(Failure::NoInferences));
        return;
    };
    let prediction = &native.predictions[&epoch];
    let shown = result.prediction.unwrap();
    assert_eq!((&shown.value, &shown.naive), (&prediction.inferences.combined, &prediction.inferences.naive));
    assert_eq!((shown.basis, &shown.interval), (prediction.basis, &prediction.interval));
    match (outcome, result.outcome) {
        (SettlementOutcome::Scored { truth, judgement, distribution }, Outcome::Scored(scored)) => {
            assert_eq!(*truth, scored.truth);
            assert_eq!(judgement.losses.combined, scored.network_loss);
            let parts = distribution.as_ref().map(|distribution| distribution.shares.parts().unwrap());
            assert_eq!(parts, scored.shares);
            for row in world.table(epoch).inferers {
                assert_eq!(row.score, judgement.inferers.get(row.worker).copied());
                assert_eq!(row.loss, judgement.losses.inferers.get(row.worker).copied().flatten());
                assert_eq!(row.weight, prediction.weights.inferers.get(row.worker).copied());
            }
            for row in world.table(epoch).reputers {
                assert_eq!(
                    row.coefficient,
                    judgement.reputers.get(row.reputer).map(|found| found.coefficient)
                );
            }
        }
        (SettlementOutcome::Void, Outcome::Void) => {}
        (SettlementOutcome::Failed(short), Outcome::Failed(Failure::NoQuorum(shortfall))) => {
            assert_eq!(*short, shortfall);
        }
        (native, contract) => panic!("epoch {epoch}: {native:?}, {contract:?}"),
    }
}

#[test]
fn many_random_epochs_are_what_the_protocol_makes_of_the_whole_state() {
    let mut kinds = BTreeMap::<&str, u32>::new();
    for seed in 0..6 {
        let (mut world, mut native) = (World::new(LONG), Native::default());
        let mut dice = Dice(seed);
        for epoch in 0..60 {
            send(&mut dice, &mut world, &mut native, epoch);
            // prompt, late, or very late; one event or ten at a time
            if seed < 2 || dice.roll(5) == 0 {
                let now = 100 * epoch + 99;
                world.advance_at(now, if dice.roll(2) == 0 { 1 } else { 10 });
                native.advance(&world, now);
                compare(&world, &native);
            }
        }
        world.advance_at(1_000_000, 10);
        native.advance(&world, 1_000_000);
        compare(&world, &native);
        for epoch in native.outcomes.keys() {
            compare_epoch(&world, &native, *epoch);
            let weighted =
                world.result(*epoch).prediction.is_some_and(|shown| shown.basis == Basis::Weighted);
            *kinds.entry("weighted").or_default() += u32::from(weighted);
            *kinds
                .entry(match &native.outcomes[epoch] {
                    None => "none",
                    Some(SettlementOutcome::Scored { .. }) => "scored",
                    Some(SettlementOutcome::Void) => "void",
                    Some(_) => "failed",
                })
                .or_default() += 1;
        }
    }
    assert!(kinds["scored"] > 200 && kinds["void"] > 2 && kinds["failed"] > 5, "{kinds:?}");
    assert!(kinds["weighted"] > 100, "{kinds:?}");
}
