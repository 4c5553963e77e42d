//! [`NetworkInference`] and [`EpochTable`]: the protocol's results in the shape in which they are stored and shown.
//!
//! Nothing here reads storage: queries make the table of an epoch that is not settled, and a replay that of any
//! epoch, by the same functions.

use allora_interfaces::synthesis::{EpochTable, ForecasterRow, InfererRow, NetworkInference, ReputerRow};
use allora_protocol::epoch::{EpochError, Judgement, TopicState};
use allora_protocol::reward::{ByRole, Distribution, parts};
use allora_protocol::synthesis::Prediction;
use allora_protocol::truth::{Reports, StakedReport};
use allora_protocol::{ById, Number, NumberError, ReputerId, WorkerId};

/// What is shown of a prediction.
pub fn network_inference(prediction: &Prediction) -> Result<NetworkInference, NumberError> {
    Ok(NetworkInference {
        value: prediction.inferences.combined.clone(),
        naive: prediction.inferences.naive.clone(),
        basis: prediction.basis,
        interval: prediction.interval.clone(),
        concentration: concentration(prediction)?,
    })
}

/// `Σ w²` over the experts' weights; where the basis knows none, `1 / number of inferers`.
pub fn concentration(prediction: &Prediction) -> Result<Number, NumberError> {
    let weights = &prediction.weights;
    if weights.inferers.is_empty() {
        let inferers = u32::try_from(prediction.inferences.inferers.len()).unwrap_or(u32::MAX);
        return Number::ONE.div(Number::from(inferers));
    }
    let mut all = weights.inferers.values().chain(weights.forecasters.values());
    all.try_fold(Number::ZERO, |sum, weight| sum.add(weight.mul(*weight)?))
}

/// Everybody's numbers before a truth is known: values, weights, reports.
pub fn table(prediction: &Prediction, reports: &Reports) -> EpochTable {
    let Prediction { inferences, weights, .. } = prediction;
    let inferer = |(worker, value): (WorkerId, &Vec<Number>)| InfererRow {
        worker,
        value: value.clone(),
        weight: weights.inferers.get(worker).copied(),
        one_out: inferences.one_out_inferers.get(worker).cloned(),
        loss: None,
        one_out_loss: None,
        score: None,
        merit: None,
        fraction: 0,
    };
    let forecaster = |(worker, value): (WorkerId, &Vec<Number>)| ForecasterRow {
        worker,
        value: value.clone(),
        weight: weights.forecasters.get(worker).copied(),
        one_out: inferences.one_out_forecasters.get(worker).cloned(),
        one_in: inferences.one_in_forecasters.get(worker).cloned(),
        loss: None,
        one_out_loss: None,
        one_in_loss: None,
        score: None,
        merit: None,
        fraction: 0,
    };
    let reputer = |(reputer, staked): (ReputerId, &StakedReport)| ReputerRow {
        reputer,
        report: staked.report.clone(),
        stake: staked.stake,
        score: None,
        adjusted_stake: None,
        coefficient: None,
        merit: None,
        fraction: 0,
    };
    EpochTable {
        inferers: inferences.inferers.iter().map(inferer).collect(),
        forecasters: inferences.forecasters.iter().map(forecaster).collect(),
        reputers: reports.iter().map(reputer).collect(),
    }
}

/// The same with what the truth says about everybody. `after`: the state that the settlement leaves.
/// Error: [`EpochError::Reward`] for a fraction below 0.
pub fn judged(
    mut table: EpochTable,
    judgement: &Judgement,
    after: &TopicState,
    distribution: Option<&Distribution>,
) -> Result<EpochTable, EpochError> {
    let nobody = ByRole::default();
    let fractions = distribution.map_or(&nobody, |distribution| &distribution.fractions);
    let losses = &judgement.losses;

    let parts_of = parts(&fractions.inferers)?;
    for row in &mut table.inferers {
        let id = row.worker;
        row.loss = loss(&losses.inferers, id);
        row.one_out_loss = loss(&losses.one_out_inferers, id);
        row.score = judgement.inferers.get(id).copied();
        row.merit = after.inferers.merits.get(id).and_then(|merit| merit.average);
        row.fraction = parts_of.get(id).copied().unwrap_or(0);
    }
    let parts_of = parts(&fractions.forecasters)?;
    for row in &mut table.forecasters {
        let id = row.worker;
        row.loss = loss(&losses.forecasters, id);
        row.one_out_loss = loss(&losses.one_out_forecasters, id);
        row.one_in_loss = loss(&losses.one_in_forecasters, id);
        row.score = judgement.forecasters.get(id).copied();
        row.merit = after.forecasters.merits.get(id).and_then(|merit| merit.average);
        row.fraction = parts_of.get(id).copied().unwrap_or(0);
    }
    let parts_of = parts(&fractions.reputers)?;
    for row in &mut table.reputers {
        let Some(found) = judgement.reputers.get(row.reputer) else { continue };
        row.score = Some(found.score);
        row.adjusted_stake = Some(found.adjusted_stake);
        row.coefficient = Some(found.coefficient);
        row.merit = after.reputers.merits.get(row.reputer).and_then(|merit| merit.average);
        row.fraction = parts_of.get(row.reputer).copied().unwrap_or(0);
    }
    Ok(table)
}

fn loss(losses: &ById<WorkerId, Option<Number>>, id: WorkerId) -> Option<Number> {
    losses.get(id).copied().flatten()
}
