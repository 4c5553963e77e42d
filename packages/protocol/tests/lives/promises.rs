//! What every epoch of every topic keeps.

use crate::dice::n;
use allora_protocol::epoch::{EpochError, Rules, Settlement, SettlementOutcome};
use allora_protocol::reward::{Distribution, amount, parts};
use allora_protocol::synthesis::{Basis, Prediction, Submissions};
use allora_protocol::truth::{Report, Reports};
use allora_protocol::{ById, Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Debug;

/// An epoch after its settlement.
pub struct Epoch<'a> {
    pub number: u32,
    pub rules: &'a Rules,
    pub submissions: Submissions,
    pub reports: Reports,
    /// What it pays, in base units.
    pub reward: Uint128,
    pub prediction: Prediction,
    pub settlement: &'a Settlement,
}

impl Epoch<'_> {
    /// Who says that there is no answer.
    pub fn void_reporters(&self) -> impl Iterator<Item = ReputerId> {
        self.reports.iter().filter(|(_, staked)| staked.report == Report::Void).map(|(id, _)| id)
    }

    fn distribution(&self) -> Option<&Distribution> {
        match &self.settlement.outcome {
            SettlementOutcome::Scored { distribution, .. } => distribution.as_deref(),
            _ => None,
        }
    }

    /// These are not negative, and together 1.
    #[track_caller]
    fn assert_whole<'n>(&self, parts: impl Iterator<Item = &'n Number>, what: &str) {
        let mut sum = Number::ZERO;
        for part in parts {
            assert!(!part.is_negative(), "epoch {}: {part} among {what}", self.number);
            sum = sum.add(*part).unwrap();
        }
        let off = sum.sub(Number::ONE).unwrap().abs();
        assert!(off <= n("1e-16"), "epoch {}: {what} sum to {sum}", self.number);
    }

    /// No component of this value leaves those of the inferences of all workers, or of all but one.
    #[track_caller]
    fn assert_among_inferences(&self, value: &[Number], withheld: Option<WorkerId>, what: &str) {
        for (at, component) in value.iter().enumerate() {
            let inferences = self.submissions.inferences.iter().filter(|(id, _)| Some(*id) != withheld);
            let members: Vec<Number> = inferences.map(|(_, inference)| inference[at]).collect();
            let (least, most) = (members.iter().min().unwrap(), members.iter().max().unwrap());
            let number = self.number;
            assert!(
                least <= component && component <= most,
                "epoch {number}: {what} is {component}, its members go from {least} to {most}"
            );
        }
    }
}

/// Whatever was accepted, an epoch closes and settles.
pub fn no_error<T>(result: Result<T, EpochError>, number: u32) -> T {
    result.unwrap_or_else(|error| panic!("epoch {number}: {error}"))
}

pub fn are_kept(epoch: &Epoch) {
    weights_sum_to_one(epoch);
    networks_stay_within_their_members(epoch);
    intervals_ascend(epoch);
    coefficients_stay_between_floor_and_one(epoch);
    void_against_a_truth_scores_nothing(epoch);
    fractions_and_shares_sum_to_one(epoch);
    amounts_sum_to_at_most_the_reward(epoch);
    numbers_stay_within_the_wire_limit(epoch);
    numbers_pack_and_unpack(epoch);
    json_reads_back(epoch);
}

fn weights_sum_to_one(epoch: &Epoch) {
    let Prediction { basis, weights, .. } = &epoch.prediction;
    if *basis == Basis::Weighted {
        epoch.assert_whole(weights.inferers.values().chain(weights.forecasters.values()), "weights");
    } else {
        assert!(weights.inferers.is_empty() && weights.forecasters.is_empty(), "epoch {}", epoch.number);
    }
}

/// Except medians of probabilities, which are divided by their sum. A median that a forecast implies while all are
/// new leaves nobody out.
fn networks_stay_within_their_members(epoch: &Epoch) {
    let Prediction { basis, inferences, .. } = &epoch.prediction;
    if epoch.rules.synthesis.unity && matches!(basis, Basis::NoLoss | Basis::AllNew) {
        return;
    }
    for value in inferences.values() {
        epoch.assert_among_inferences(value, None, "a network value");
    }
    for (id, value) in inferences.one_out_inferers.iter() {
        epoch.assert_among_inferences(value, Some(id), "the network without an inferer");
    }
    if *basis == Basis::Weighted {
        for (id, value) in inferences.one_out_inferer_forecasters.values().flat_map(ById::iter) {
            epoch.assert_among_inferences(value, Some(id), "what a forecast implies without an inferer");
        }
    }
}

fn intervals_ascend(epoch: &Epoch) {
    if let Some(interval) = &epoch.prediction.interval {
        assert!(interval.percentiles.is_sorted(), "epoch {}", epoch.number);
        assert!(interval.components.iter().all(|component| component.is_sorted()), "epoch {}", epoch.number);
    }
}

fn coefficients_stay_between_floor_and_one(epoch: &Epoch) {
    for (id, coefficient) in epoch.settlement.state.listening.iter() {
        let range = epoch.rules.consensus.floor..=Number::ONE;
        assert!(range.contains(coefficient), "epoch {}: {coefficient} of reputer {id}", epoch.number);
    }
}

fn void_against_a_truth_scores_nothing(epoch: &Epoch) {
    let SettlementOutcome::Scored { judgement, .. } = &epoch.settlement.outcome else { return };
    for id in epoch.void_reporters() {
        let score = judgement.reputers.get(id).unwrap().score;
        assert_eq!(score, Number::ZERO, "epoch {}: reputer {id}", epoch.number);
    }
}

/// Except the fractions of forecasters where none has a score, and of reputers where none has both stake and a score.
fn fractions_and_shares_sum_to_one(epoch: &Epoch) {
    let SettlementOutcome::Scored { judgement, .. } = &epoch.settlement.outcome else { return };
    let Some(Distribution { fractions, shares, .. }) = epoch.distribution() else { return };
    epoch.assert_whole(fractions.inferers.values(), "fractions of inferers");
    if !fractions.forecasters.is_empty() {
        epoch.assert_whole(fractions.forecasters.values(), "fractions of forecasters");
    }
    if judgement.reputers.values().any(|judged| !judged.stake.is_zero() && !judged.score.is_zero()) {
        epoch.assert_whole(fractions.reputers.values(), "fractions of reputers");
    }
    epoch.assert_whole([&shares.inferers, &shares.forecasters, &shares.reputers].into_iter(), "shares");
}

fn amounts_sum_to_at_most_the_reward(epoch: &Epoch) {
    let Some(Distribution { fractions, shares, .. }) = epoch.distribution() else { return };
    let inferers: Vec<u64> = parts(&fractions.inferers).unwrap().values().copied().collect();
    let forecasters = parts(&fractions.forecasters).unwrap().values().copied().collect();
    let reputers = parts(&fractions.reputers).unwrap().values().copied().collect();
    let mut sum = Uint128::zero();
    for (share, fractions) in shares.parts().unwrap().into_iter().zip([inferers, forecasters, reputers]) {
        for fraction in fractions {
            sum = sum.checked_add(amount(epoch.reward, share, fraction).unwrap()).unwrap();
        }
    }
    assert!(sum <= epoch.reward, "epoch {}: {sum} of {}", epoch.number, epoch.reward);
}

fn numbers_stay_within_the_wire_limit(epoch: &Epoch) {
    for number in numbers_in(&epoch.prediction).into_iter().chain(numbers_in(epoch.settlement)) {
        assert!(number.abs() <= Number::WIRE_MAX, "epoch {}: {number}", epoch.number);
    }
}

fn numbers_pack_and_unpack(epoch: &Epoch) {
    for number in numbers_in(&epoch.settlement.state) {
        assert_eq!(Number::unpack(&number.pack()), Ok(number), "epoch {}", epoch.number);
    }
}

fn json_reads_back(epoch: &Epoch) {
    fn reads_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(written: &T, number: u32) {
        let read: T = serde_json::from_str(&serde_json::to_string(written).unwrap()).unwrap();
        assert_eq!(&read, written, "epoch {number}");
    }
    reads_back(&epoch.prediction, epoch.number);
    reads_back(epoch.settlement, epoch.number);
}

/// All numbers of a document, by its JSON.
fn numbers_in(document: &impl Serialize) -> Vec<Number> {
    fn of(value: &Value) -> Vec<Number> {
        match value {
            Value::String(text) => text.parse().into_iter().collect(),
            Value::Array(items) => items.iter().flat_map(of).collect(),
            Value::Object(fields) => fields.values().flat_map(of).collect(),
            _ => Vec::new(),
        }
    }
    of(&serde_json::to_value(document).unwrap())
}
