//! One epoch as the files have it: inputs, the state before, parameters.

use cw_number::Number;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Something by the name of a participant.
pub type Named<T> = BTreeMap<String, T>;

/// What an epoch starts from.
#[derive(Clone, Debug, Deserialize)]
pub struct Inputs {
    /// By inferer.
    pub inferences: Named<Number>,
    /// By forecaster, then inferer: log10 losses.
    #[serde(default)]
    pub forecasts: Named<Named<Number>>,
    /// Whole tokens by reputer.
    pub reputer_stakes: Named<Number>,
    /// By reputer.
    pub reputer_reported_losses: Named<Report>,
    /// Workers whose new regrets make the initial regret.
    #[serde(default)]
    pub experienced: Vec<String>,
    /// Whole tokens.
    pub topic_reward: Number,
    /// Base units: another reward, for integer amounts alone.
    pub reward_units: Option<String>,
    /// The state before.
    pub previous: Previous,
}

/// The state before an epoch.
#[derive(Clone, Debug, Deserialize)]
pub struct Previous {
    /// log10; none before the first scored epoch.
    pub network_loss: Option<Number>,
    /// Whether inferences are averaged plainly.
    #[serde(default)]
    pub all_inferers_are_new: bool,
    /// What a missing regret reads as.
    #[serde(default)]
    pub initial_regret: Number,
    /// Regrets by family.
    pub regrets: Regrets,
    /// By reputer.
    pub listening_coefficients: Named<Number>,
    /// By role.
    pub reward_fractions_smooth: Roles<Named<Number>>,
    /// Smoothed ratio of the forecasters' task score to the best inferer score.
    pub forecaster_score_ratio: Number,
    /// Older scores.
    pub inferer_scores_newest_first: Vec<OlderScores>,
    /// Older scores.
    pub forecaster_scores_newest_first: Vec<OlderScores>,
}

/// Scores of an older epoch.
#[derive(Clone, Debug, Deserialize)]
pub struct OlderScores {
    /// By worker.
    pub scores: Named<Number>,
}

/// One thing per role.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Roles<T> {
    /// Of the inferers.
    #[serde(default = "Option::default")]
    pub inferer: Option<T>,
    /// Of the forecasters.
    #[serde(default = "Option::default")]
    pub forecaster: Option<T>,
    /// Of the reputers.
    #[serde(default = "Option::default")]
    pub reputer: Option<T>,
}

/// log10 losses of the values of an epoch.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Of the combined inference.
    pub combined: Option<Number>,
    /// Of the naive inference.
    pub naive: Option<Number>,
    /// Of inferences.
    pub inferer: Named<Option<Number>>,
    /// Of forecast-implied inferences.
    pub forecaster: Named<Option<Number>>,
    /// Of the network without an inferer.
    pub one_out_inferer: Named<Option<Number>>,
    /// Of the network without a forecaster.
    pub one_out_forecaster: Named<Option<Number>>,
    /// Of the inferers with one forecaster.
    pub one_in_forecaster: Named<Option<Number>>,
    /// By forecaster, then withheld inferer.
    pub one_out_inferer_forecaster: Named<Named<Option<Number>>>,
}

/// Regrets by family.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Regrets {
    /// Against the combined inference.
    pub inferer: Named<Number>,
    /// Against the combined inference.
    pub forecaster: Named<Number>,
    /// Against the naive inference.
    pub naive_inferer: Named<Number>,
    /// In the network without an inferer.
    pub one_out_inferer: Named<OneOut>,
    /// In the network without a forecaster.
    pub one_out_forecaster: Named<OneOut>,
    /// In the network of the inferers and one forecaster.
    pub one_in_forecaster: Named<OneIn>,
}

/// Regrets in the network without a worker.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OneOut {
    /// Of inferers.
    pub inferer: Named<Number>,
    /// Of forecasters.
    pub forecaster: Named<Number>,
}

/// Regrets in the network of the inferers and one forecaster.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OneIn {
    /// Of inferers.
    pub inferer: Named<Number>,
    /// His own.
    #[serde(rename = "self")]
    pub own: Option<Number>,
}

/// Parameters that reproduce a file.
#[derive(Clone, Debug, Deserialize)]
pub struct Params {
    /// Sharpness of weights.
    pub p_norm: Number,
    /// Where a weight starts to saturate.
    pub c_norm: Number,
    /// ε.
    pub epsilon_topic: Number,
    /// Part of the newest epoch in a regret.
    pub alpha_regret: Number,
    /// Sharpness of inferers' fractions.
    pub p_reward_inference: Number,
    /// Offset of inferers' fractions.
    pub c_reward_inference: Number,
    /// Sharpness of forecasters' fractions.
    pub p_reward_forecast: Number,
    /// Offset of forecasters' fractions.
    pub c_reward_forecast: Number,
    /// Exponent of reputers' fractions.
    pub p_reward_reputer: Number,
    /// Scores that make the scale of fractions.
    pub max_samples_to_scale_scores: usize,
    /// Part of the newest epoch in a smoothed fraction.
    pub task_reward_alpha: Number,
    /// Exponent of the effective number of participants.
    pub beta_entropy: Number,
    /// Step of the ascent.
    pub learning_rate: Number,
    /// Most steps of it.
    pub gradient_descent_max_iters: u32,
    /// It ends below this gradient.
    pub max_gradient_threshold: Number,
    /// Least share of the stake that is listened to.
    pub min_stake_fraction: Number,
    /// Added to a reputer's distance.
    pub epsilon_reputer: Number,
}
