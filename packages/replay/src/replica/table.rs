//! Results in the shape in which they are claimed.

use allora_interfaces::synthesis::{
    EpochTable, Failure, ForecasterRow, InfererRow, NetworkInference, ReputerRow,
};
use allora_protocol::epoch::{EpochError, Judgement, TopicState};
use allora_protocol::reward::{ByRole, Distribution, parts};
use allora_protocol::synthesis::{Basis, Prediction};
use allora_protocol::truth::{Reports, Truth};
use allora_protocol::{ById, Number, NumberError, WorkerId};

/// What is claimed of a prediction.
pub fn network_inference(prediction: &Prediction) -> Result<NetworkInference, NumberError> {
    Ok(NetworkInference {
        value: prediction.inferences.combined.clone(),
        naive: prediction.inferences.naive.clone(),
        basis: prediction.basis,
        interval: prediction.interval.clone(),
        concentration: concentration(prediction)?,
    })
}

/// The sum of the squared weights; without weights all inferers weigh alike.
fn concentration(prediction: &Prediction) -> Result<Number, NumberError> {
    let weights = &prediction.weights;
    if weights.inferers.is_empty() {
        let inferers = prediction.inferences.inferers.len();
        return Number::ONE.div(Number::from(u32::from(count(inferers))));
    }
    let mut all = weights.inferers.values().chain(weights.forecasters.values());
    all.try_fold(Number::ZERO, |sum, weight| sum.add(weight.mul(*weight)?))
}

/// Everybody's values, weights and reports.
pub fn unjudged(prediction: &Prediction, reports: &Reports) -> EpochTable {
    let (values, weights) = (&prediction.inferences, &prediction.weights);
    let inferers = values.inferers.iter().map(|(worker, value)| InfererRow {
        worker,
        value: value.clone(),
        weight: weights.inferers.get(worker).copied(),
        one_out: values.one_out_inferers.get(worker).cloned(),
        loss: None,
        one_out_loss: None,
        score: None,
        merit: None,
        fraction: 0,
    });
    let forecasters = values.forecasters.iter().map(|(worker, value)| ForecasterRow {
        worker,
        value: value.clone(),
        weight: weights.forecasters.get(worker).copied(),
        one_out: values.one_out_forecasters.get(worker).cloned(),
        one_in: values.one_in_forecasters.get(worker).cloned(),
        loss: None,
        one_out_loss: None,
        one_in_loss: None,
        score: None,
        merit: None,
        fraction: 0,
    });
    let reputers = reports.iter().map(|(reputer, staked)| ReputerRow {
        reputer,
        report: staked.report.clone(),
        stake: staked.stake,
        score: None,
        adjusted_stake: None,
        coefficient: None,
        merit: None,
        fraction: 0,
    });
    EpochTable {
        inferers: inferers.collect(),
        forecasters: forecasters.collect(),
        reputers: reputers.collect(),
    }
}

/// The same with what the truth says about everybody. `after`: what the topic knows from then on.
pub fn judged(
    mut table: EpochTable,
    judgement: &Judgement,
    after: &TopicState,
    distribution: Option<&Distribution>,
) -> Result<EpochTable, EpochError> {
    let nobody = ByRole::default();
    let fractions = distribution.map_or(&nobody, |distribution| &distribution.fractions);
    let losses = &judgement.losses;
    let of_role = parts(&fractions.inferers)?;
    for row in &mut table.inferers {
        let id = row.worker;
        row.loss = found(&losses.inferers, id);
        row.one_out_loss = found(&losses.one_out_inferers, id);
        row.score = judgement.inferers.get(id).copied();
        row.merit = after.inferers.merits.get(id).and_then(|merit| merit.average);
        row.fraction = of_role.get(id).copied().unwrap_or_default();
    }
    let of_role = parts(&fractions.forecasters)?;
    for row in &mut table.forecasters {
        let id = row.worker;
        row.loss = found(&losses.forecasters, id);
        row.one_out_loss = found(&losses.one_out_forecasters, id);
        row.one_in_loss = found(&losses.one_in_forecasters, id);
        row.score = judgement.forecasters.get(id).copied();
        row.merit = after.forecasters.merits.get(id).and_then(|merit| merit.average);
        row.fraction = of_role.get(id).copied().unwrap_or_default();
    }
    let of_role = parts(&fractions.reputers)?;
    for row in &mut table.reputers {
        let Some(judged) = judgement.reputers.get(row.reputer) else { continue };
        row.score = Some(judged.score);
        row.adjusted_stake = Some(judged.adjusted_stake);
        row.coefficient = Some(judged.coefficient);
        row.merit = after.reputers.merits.get(row.reputer).and_then(|merit| merit.average);
        row.fraction = of_role.get(row.reputer).copied().unwrap_or_default();
    }
    Ok(table)
}

fn found(losses: &ById<WorkerId, Option<Number>>, id: WorkerId) -> Option<Number> {
    losses.get(id).copied().flatten()
}

/// There are no more of them than seats.
pub fn count(participants: usize) -> u16 {
    u16::try_from(participants).unwrap_or(u16::MAX)
}

/// The failure with the code of an error: its text up to the colon.
pub fn refused(error: &EpochError) -> Failure {
    let text = error.to_string();
    Failure::Refused(text.split(':').next().unwrap_or_default().into())
}

/// The code of a failure, as events have it.
pub fn cause(failure: &Failure) -> &str {
    match failure {
        Failure::NoReveals => "no_reveals",
        Failure::NoInferences => "no_inferences",
        Failure::NoQuorum(_) => "no_quorum",
        Failure::Refused(code) => code,
    }
}

/// The name of a basis, as events have it.
pub fn name(basis: &Basis) -> String {
    match basis {
        Basis::Single => "single",
        Basis::NoLoss => "no_loss",
        Basis::AllNew => "all_new",
        Basis::Weighted => "weighted",
    }
    .into()
}

/// A truth as events have it.
pub fn truth(truth: &Truth) -> String {
    match truth {
        Truth::Value(value) => vector(value),
        Truth::Label(label) => label.to_string(),
    }
}

/// Components as events have them: separated by commas.
pub fn vector(value: &[Number]) -> String {
    let components: Vec<String> = value.iter().map(ToString::to_string).collect();
    components.join(",")
}
