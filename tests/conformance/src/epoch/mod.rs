//! One epoch through the protocol: submissions to inferences, reports to losses, losses to regrets, scores,
//! fractions and rewards.

pub mod bundles;
pub mod names;
pub mod record;
mod rewards;
mod settle;
pub mod state;

use crate::tree::Tree;
use allora_protocol::epoch::EpochError;
use allora_protocol::synthesis::{
    Caps, Experience, Outcome, Prediction, RegretParams, RegretRule, RegretScale, RegretState, Submissions,
    SynthesisError, SynthesisRule,
};
use allora_protocol::{Bundle, ById, Losses, Number, NumberError, WorkerId};
use bundles::{by_name, implied_without, network_tree};
use names::Names;
use record::{Inputs, Named, Params, Report, Roles};
use std::collections::BTreeMap;

/// Quantities of an epoch by the names of the files.
pub type Quantities = BTreeMap<&'static str, Tree>;

/// Figures that a record takes as inputs, since what they are made of is not in it.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Network losses.
    pub network_losses: Option<Report>,
    /// Fractions by role.
    pub fractions: Roles<Named<Number>>,
}

/// A record and what is needed to run it.
#[derive(Clone, Debug)]
pub struct Epoch<'a> {
    /// What it starts from.
    pub inputs: &'a Inputs,
    /// Parameters.
    pub params: &'a Params,
    /// Inputs that are figures elsewhere.
    pub given: Given,
    /// Participants.
    pub names: Names,
}

impl Epoch<'_> {
    /// Everything that the protocol computes of the epoch.
    pub fn run(&self) -> Result<Quantities, EpochError> {
        let mut found = Quantities::new();
        let rule = self.rule();
        let state = state::state(self.inputs, &self.names);
        let prediction = rule.predict(&state, &submissions(self.inputs, &self.names))?;
        self.close(&prediction, &mut found)?;
        self.settle(&rule, &state, &prediction, &mut found)?;
        Ok(found)
    }

    fn rule(&self) -> RegretRule {
        RegretRule {
            params: RegretParams {
                alpha_regret: self.params.alpha_regret,
                epsilon: self.params.epsilon_topic,
                p_norm: self.params.p_norm,
                c_norm: self.params.c_norm,
                scale: RegretScale::StandardDeviation,
            },
            caps: Caps { inferers: 64, forecasters: 16 },
            unity: false,
        }
    }

    /// What a prediction comes to, by the names of the files.
    pub fn close(&self, prediction: &Prediction, found: &mut Quantities) -> Result<(), EpochError> {
        let (inferences, names) = (first_components(&prediction.inferences)?, &self.names);
        found.insert("forecasted_regrets", self.forecasted_regrets()?);
        found.insert("forecast_implied_inferences", by_name(&inferences.forecasters, names));
        found.insert("forecast_implied_inferences_one_out_inferer", implied_without(&inferences, names));
        found.insert("network_inference", network_tree(&inferences, names));
        let weights = &prediction.weights;
        let all = weights.inferers.iter().chain(weights.forecasters.iter());
        let all: Vec<(String, Number)> = all.map(|(id, weight)| (names.of_worker(id), *weight)).collect();
        if !all.is_empty() {
            found.insert("weights_normalised", Tree::map(all));
        }
        let interval = prediction.interval.as_ref().and_then(|interval| interval.components.first());
        if let Some(levels) = interval {
            found.insert("confidence_interval", Tree::list(levels.iter().copied()));
        }
        Ok(())
    }

    /// `network loss before - forecast`: what a forecast says of an inferer's regret.
    fn forecasted_regrets(&self) -> Result<Tree, EpochError> {
        let Some(before) = self.inputs.previous.network_loss else { return Ok(Tree::Nothing) };
        let mut rows = BTreeMap::new();
        for (forecaster, elements) in &self.inputs.forecasts {
            let regrets: Result<BTreeMap<String, Tree>, NumberError> =
                elements.iter().map(|(name, loss)| Ok((name.clone(), before.sub(*loss)?.into()))).collect();
            rows.insert(forecaster.clone(), Tree::Map(regrets?));
        }
        Ok(Tree::Map(rows))
    }
}

/// Inferences and forecasts of a record as submissions.
pub fn submissions(inputs: &Inputs, names: &Names) -> Submissions {
    let inferences = names.workers(&inputs.inferences).map(|_, value| vec![*value]);
    let elements = |(name, row): (&String, &Named<Number>)| (name.clone(), names.workers(row));
    let forecasts =
        names.workers(&inputs.forecasts.iter().map(elements).collect::<Named<ById<WorkerId, Number>>>());
    Submissions { inferences, forecasts }
}

/// Inferences, of one component each, as numbers.
pub fn first_components(inferences: &Bundle<Vec<Number>>) -> Result<Bundle<Number>, NumberError> {
    inferences.try_map(|value| value.first().copied().ok_or(NumberError::Empty { what: "an inference" }))
}

/// The state after losses that no prediction stands behind.
pub fn learn(rule: &RegretRule, state: &RegretState, losses: &Losses) -> Result<RegretState, SynthesisError> {
    let (inferences, experience) = (Bundle::default(), Experience::default());
    rule.feedback(state, &Outcome { inferences: &inferences, losses, experience: &experience })
}
