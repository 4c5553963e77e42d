//! The settlement of an epoch: losses, regrets, scores, consensus.

use super::bundles::{by_name, loss_tree, losses};
use super::{Epoch, Quantities, state};
use crate::tree::Tree;
use allora_protocol::epoch::EpochError;
use allora_protocol::network_loss::network_losses;
use allora_protocol::reward::{ByRole, Performance};
use allora_protocol::score::{
    Consensus, ConsensusParams, Reporter, consensus, consensus::report_row, forecaster_scores,
    inferer_scores, task_score,
};
use allora_protocol::synthesis::{Outcome, Prediction, RegretRule, RegretState, SynthesisRule};
use allora_protocol::{Bundle, ById, Losses, Number, WorkerId};

impl Epoch<'_> {
    pub(super) fn settle(
        &self,
        rule: &RegretRule,
        before: &RegretState,
        prediction: &Prediction,
        found: &mut Quantities,
    ) -> Result<(), EpochError> {
        let names = &self.names;
        let losses = self.losses(&prediction.inferences)?;
        found.insert("network_losses", loss_tree(&losses, names));
        let experience = state::experience(self.inputs, &self.names);
        let outcome =
            Outcome { inferences: &prediction.inferences, losses: &losses, experience: &experience };
        let after = rule.feedback(before, &outcome)?;
        let regrets = state::changed(&state::regrets(before, names), &state::regrets(&after, names));
        found.insert("regrets", regrets);
        found.insert("initial_regret", after.head.initial_regret.into());
        let (inferers, forecasters) = (inferer_scores(&losses)?, forecaster_scores(&losses)?);
        found.insert("inferer_scores", by_name(&inferers, names));
        found.insert("forecaster_scores", by_name(&forecasters, names));
        let outcome = self.consensus(&losses)?;
        self.insert_consensus(&outcome, found);
        let Some(task_score) = task_score(&losses)? else { return Ok(()) };
        let reputers = names.reputers().map(|(id, _)| id).zip(outcome.scores).collect();
        let scores = ByRole { inferers, forecasters, reputers };
        let stakes = self.reputers(&self.inputs.reputer_stakes);
        self.rewards(&Performance { scores, stakes, task_score }, found)
    }

    /// The network's losses of the epoch's values.
    fn losses(&self, values: &Bundle<Vec<Number>>) -> Result<Losses, EpochError> {
        if let Some(given) = &self.given.network_losses {
            return Ok(losses(given, &self.names));
        }
        let reports = self.inputs.reputer_reported_losses.iter().map(|(name, report)| {
            let stake = self.inputs.reputer_stakes.get(name).copied().unwrap_or_default();
            (stake, aligned(values, &losses(report, &self.names)))
        });
        let reports: Vec<(Number, Losses)> = reports.collect();
        let reports: Vec<(Number, &Losses)> =
            reports.iter().map(|(stake, losses)| (*stake, losses)).collect();
        Ok(network_losses(values, &reports)?)
    }

    fn consensus(&self, network: &Losses) -> Result<Consensus, EpochError> {
        let Self { inputs, params, names, .. } = self;
        let reporters = names.reputers().map(|(_, name)| Reporter {
            stake: inputs.reputer_stakes.get(name).copied().unwrap_or_default(),
            coefficient: inputs.previous.listening_coefficients.get(name).copied().unwrap_or(Number::ONE),
            losses: inputs
                .reputer_reported_losses
                .get(name)
                .map(|report| report_row(network, &losses(report, names)))
                .unwrap_or_else(|| vec![None; network.values().count()]),
        });
        let params = ConsensusParams {
            learning_rate: params.learning_rate,
            max_passes: params.gradient_descent_max_iters,
            gradient_threshold: params.max_gradient_threshold,
            min_stake_fraction: params.min_stake_fraction,
            epsilon_reputer: params.epsilon_reputer,
            ..ConsensusParams::default()
        };
        Ok(consensus(&reporters.collect::<Vec<_>>(), &params)?)
    }

    fn insert_consensus(&self, outcome: &Consensus, found: &mut Quantities) {
        let by_reputer = |values: &[Number]| {
            Tree::map(self.names.reputers().zip(values).map(|((_, name), value)| (name.clone(), *value)))
        };
        found.insert("reputer_scores", by_reputer(&outcome.scores));
        found.insert("adjusted_stakes", by_reputer(&outcome.adjusted_stakes));
        found.insert("listening_coefficients", by_reputer(&outcome.coefficients));
        let descent = outcome.descent;
        let counts = [
            ("iterations", descent.passes),
            ("coefficient_is_one", descent.exactly_one),
            ("coefficient_clamped", descent.clamped),
            ("min_stake_fraction_hit", descent.below_min_stake),
        ];
        found.insert("descent", Tree::map(counts.map(|(name, count)| (name, count.to_string()))));
    }
}

/// A report about the values of an epoch: nothing about others, `None` where it has none.
fn aligned<T>(values: &Bundle<T>, report: &Losses) -> Losses {
    let row = |values: &ById<WorkerId, T>, losses: &ById<WorkerId, Option<Number>>| {
        values.map(|id, _| losses.get(id).copied().flatten())
    };
    let nothing = ById::new();
    Bundle {
        combined: report.combined,
        naive: report.naive,
        inferers: row(&values.inferers, &report.inferers),
        forecasters: row(&values.forecasters, &report.forecasters),
        one_out_inferers: row(&values.one_out_inferers, &report.one_out_inferers),
        one_out_forecasters: row(&values.one_out_forecasters, &report.one_out_forecasters),
        one_in_forecasters: row(&values.one_in_forecasters, &report.one_in_forecasters),
        one_out_inferer_forecasters: values.one_out_inferer_forecasters.map(|id, withheld| {
            row(withheld, report.one_out_inferer_forecasters.get(id).unwrap_or(&nothing))
        }),
    }
}
