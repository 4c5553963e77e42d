//! The events of a close and of a settlement.

use super::cause;
use super::forfeit::Forfeits;
use allora_interfaces::event::{EPOCH_CLOSED, EPOCH_FAILED, EPOCH_SETTLED, FORFEITED, or_empty};
use allora_interfaces::synthesis::{EpochResult, Failure, NetworkInference, Outcome, WorkerRecord};
use allora_protocol::synthesis::Basis;
use allora_protocol::truth::Truth;
use allora_protocol::{EpochId, Number, TopicId, WorkerId};
use cosmwasm_std::{Event, HexBinary, Uint128};

impl Forfeits {
    /// One for each who loses something.
    pub fn events(&self, topic: TopicId, epoch: EpochId) -> Vec<Event> {
        let event = |(id, amount, _): &(WorkerId, Uint128, WorkerRecord)| {
            FORFEITED.event([topic.to_string(), epoch.to_string(), id.to_string(), amount.to_string()])
        };
        self.of_each.iter().map(event).collect()
    }
}

pub fn closed(topic: TopicId, epoch: EpochId, result: &EpochResult, shown: &NetworkInference) -> Event {
    let basis = match shown.basis {
        Basis::Single => "single",
        Basis::NoLoss => "no_loss",
        Basis::AllNew => "all_new",
        Basis::Weighted => "weighted",
    };
    EPOCH_CLOSED.event([
        topic.to_string(),
        epoch.to_string(),
        vector(&shown.value),
        basis.into(),
        result.inferers.to_string(),
        result.forecasters.to_string(),
        hex(&result.inputs_hash),
        result.forfeited.to_string(),
    ])
}

pub fn failed(topic: TopicId, epoch: EpochId, failure: &Failure) -> Event {
    EPOCH_FAILED.event([topic.to_string(), epoch.to_string(), cause(failure).into()])
}

pub fn settled(topic: TopicId, epoch: EpochId, result: &EpochResult) -> Event {
    let (outcome, failure, scored) = match &result.outcome {
        Outcome::Closed => ("closed", None, None),
        Outcome::Scored(scored) => ("scored", None, Some(scored)),
        Outcome::Void => ("void", None, None),
        Outcome::Failed(failure) => ("failed", Some(cause(failure)), None),
    };
    EPOCH_SETTLED.event([
        topic.to_string(),
        epoch.to_string(),
        outcome.into(),
        or_empty(failure),
        or_empty(scored.map(|scored| truth(&scored.truth))),
        or_empty(scored.and_then(|scored| scored.network_loss)),
        or_empty(scored.and_then(|scored| scored.naive_loss)),
        result.reputers.to_string(),
        result.stake_seated.to_string(),
        result.stake_offered.to_string(),
        or_empty(result.reports_hash.as_ref().map(hex)),
    ])
}

fn truth(truth: &Truth) -> String {
    match truth {
        Truth::Value(value) => vector(value),
        Truth::Label(label) => label.to_string(),
    }
}

/// Components, separated by commas.
fn vector(value: &[Number]) -> String {
    let components: Vec<String> = value.iter().map(ToString::to_string).collect();
    components.join(",")
}

fn hex(hash: &[u8; 32]) -> String {
    HexBinary::from(hash).to_hex()
}
