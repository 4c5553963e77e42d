//! Functions that files have entries for, by their names there, and what of ours computes them.

mod arithmetic;
mod emission;
mod excuse;
mod inputs;
mod reward;
pub mod score;
mod statistics;
mod synthesis;

pub use excuse::excuse;
pub use inputs::Inputs;

use crate::tree::Tree;
use allora_protocol::emission::EmissionError;
use allora_protocol::epoch::EpochError;
use allora_protocol::loss::LossError;
use allora_protocol::reward::RewardError;
use allora_protocol::score::ScoreError;
use allora_protocol::synthesis::SynthesisError;
use cw_number::{Number, NumberError};
use thiserror::Error;

/// A result, or none.
pub type Answer = Result<Tree, Trouble>;

/// Why there is no result.
#[derive(Debug, Error)]
pub enum Trouble {
    /// The number type refuses.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// The protocol refuses.
    #[error("{0}")]
    Protocol(String),
    /// The entry lacks what the function needs.
    #[error("cannot read the entry: {0}")]
    Shape(String),
    /// The function says nothing about this protocol.
    #[error("not applicable: {0}")]
    NotApplicable(&'static str),
}

impl Trouble {
    /// Whether this is the kind of error that an entry describes in words; words of no kind mean any error.
    pub fn is(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        let mut kinds =
            KINDS_IN_WORDS.iter().filter(|(_, names)| names.iter().any(|name| words.contains(name)));
        let own = match self {
            Self::Number(NumberError::Parse { .. }) => "not a number",
            Self::Number(NumberError::DivisionByZero) => "division by zero",
            Self::Number(NumberError::Overflow | NumberError::BeyondWire) => "overflow",
            Self::Number(NumberError::Domain { .. }) => "domain",
            Self::Number(NumberError::Lengths { .. }) => "lengths",
            Self::Number(_) | Self::Protocol(_) => "",
            Self::Shape(_) | Self::NotApplicable(_) => return false,
        };
        kinds.clone().next().is_none() || kinds.any(|(kind, _)| *kind == own)
    }
}

macro_rules! errors_of_the_protocol {
    ($($error:ident),*) => {$(
        impl From<$error> for Trouble {
            fn from(error: $error) -> Self {
                match error {
                    $error::Number(error) => Self::Number(error),
                    other => Self::Protocol(other.to_string()),
                }
            }
        }
    )*};
}

errors_of_the_protocol!(EmissionError, SynthesisError, LossError, ScoreError, RewardError, EpochError);

/// Kinds of errors, and how unit tests speak of them.
const KINDS_IN_WORDS: [(&str, &[&str]); 5] = [
    ("not a number", &["nan", "infinit"]),
    ("division by zero", &["by zero"]),
    ("overflow", &["overflow"]),
    ("domain", &["out of range", "outside", "between", "negative", "undefined"]),
    ("lengths", &["length", "mismatch"]),
];

/// What belongs to the reference's decimal type and to nothing of ours.
const ABOUT_THE_DECIMAL_TYPE: [&str; 13] = [
    "ceil",
    "cumulative_sum",
    "floor",
    "in_delta",
    "mul_exact",
    "parse",
    "quo_exact",
    "quo_integer",
    "reduce",
    "rem",
    "to_big_int",
    "to_fixed_18",
    "to_integer_truncated",
];

/// Whether a result is the exact one, rounded: held against figures more strictly.
pub fn is_exact_operation(function: &str) -> bool {
    matches!(
        function,
        "add" | "sub" | "mul" | "quo" | "sqrt" | "neg" | "abs" | "min" | "max" | "sum" | "median"
    )
}

/// The result of a function for the inputs of an entry.
pub fn evaluate(function: &str, inputs: Inputs<'_>) -> Answer {
    use arithmetic::{binary, unary};
    match function {
        "add" => binary(inputs, Number::add),
        "sub" => binary(inputs, Number::sub),
        "mul" => binary(inputs, Number::mul),
        "quo" => binary(inputs, Number::div),
        "pow" => binary(inputs, Number::pow),
        "max" => binary(inputs, |x, y| Ok(x.max(y))),
        "min" => binary(inputs, |x, y| Ok(x.min(y))),
        "neg" => unary(inputs, |x| Ok(x.neg())),
        "abs" => unary(inputs, |x| Ok(x.abs())),
        "sqrt" => unary(inputs, Number::sqrt),
        "exp" => unary(inputs, Number::exp),
        "exp10" => unary(inputs, Number::exp10),
        "ln" => unary(inputs, Number::ln),
        "log10" => unary(inputs, Number::log10),
        "phi" => arithmetic::phi(inputs),
        "gradient" => arithmetic::gradient_of(inputs),
        "sigmoid" => arithmetic::sigmoid(inputs),
        "sum" => statistics::sum(inputs),
        "median" => statistics::median(inputs),
        "std_dev" => statistics::std_dev(inputs),
        "quantile" => statistics::quantile(inputs),
        "ema" => statistics::ema(inputs),
        "weighted_percentile" => statistics::weighted_percentile(inputs),
        "weight_from_normalized_regret" => synthesis::weight(inputs),
        "forecast_implied_inferences" => synthesis::forecast_implied(inputs),
        "network_inference" => synthesis::network_inference(inputs),
        "network_losses" => synthesis::losses_of_equal_reports(inputs),
        "regret_ema" => synthesis::regret(inputs),
        "adjusted_stake" => score::adjusted_stake(inputs),
        "consensus_vector" => score::consensus_vector(inputs),
        "reputer_scores_and_coefficients" => score::reputers(inputs),
        "inferer_scores" => score::inferers(inputs),
        "forecaster_score_mix" => score::forecaster(inputs),
        "f_unique" => score::part_alone(inputs),
        "forecaster_task_score" => score::task(inputs),
        "stake_weighted_loss" => score::stake_weighted_loss(inputs),
        "top_n_by_score" => score::best(inputs),
        "sort_ids_by_weight_desc" => score::by_weight(inputs),
        "lowest_score" => score::lowest(inputs),
        "worker_reward_fractions" => reward::worker_fractions(inputs),
        "reputer_reward_fractions" => reward::reputer_fractions(inputs),
        "normalise" => reward::parts_of_a_whole(inputs),
        "reputer_rewards" => reward::reputer_rewards(inputs),
        "entropy" => reward::entropy(inputs),
        "entropy_single_participant" => reward::entropy_of_one(),
        "number_ratio" => reward::effective_number(inputs),
        "forecasting_utility" => reward::utility(inputs),
        "normalization_factor" => reward::gamma(inputs),
        "task_rewards" => reward::task_rewards(inputs),
        "running_weighted_average" => {
            Err(Trouble::NotApplicable("one step of a mean that is taken at once here"))
        }
        "target_emission_per_staked_token" => emission::target(inputs),
        "max_emission_per_staked_token" => emission::ceiling(inputs),
        "capped_emission_per_staked_token" => emission::capped(inputs),
        "emission_ema" => emission::smoothed(inputs),
        "total_emission_per_month" => emission::of_a_month(inputs),
        "topic_rewards" => emission::topic_rewards(inputs),
        "block_emission" => Err(Trouble::NotApplicable("a month is divided into periods, not into blocks")),
        "fee_decay" => Err(Trouble::NotApplicable("payments leave a topic by a seventh a period")),
        "locked_vesting_tokens" => Err(Trouble::NotApplicable("what is locked is a parameter")),
        "target_topic_weight" => {
            Err(Trouble::NotApplicable("an older formula: a weight is not divided by the epoch length"))
        }
        _ if ABOUT_THE_DECIMAL_TYPE.contains(&function) => {
            Err(Trouble::NotApplicable("an operation of the reference's decimal type"))
        }
        _ => Err(Trouble::NotApplicable("no such function here")),
    }
}
