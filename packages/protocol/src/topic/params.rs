//! Parameters of topics.

use super::TopicError;
use crate::Number;
use crate::epoch::{MeritRules, Rules};
use crate::loss::{Answer, Bounds, Format, LossFunction};
use crate::parameter::require;
use crate::reward::RewardParams;
use crate::schedule::{Schedule, Scheduled};
use crate::score::ConsensusParams;
use crate::synthesis::{Caps, RegretParams, RegretRule, RuleKind};
use crate::truth::Quorum;
use cosmwasm_std::Uint128;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

/// So many numbers one epoch's prediction has at most: in packed form they stay well below what a chain lets one
/// record hold (128 KiB).
pub const MAX_EPOCH_NUMBERS: u64 = 6_000;

/// Where a topic's losses come from. Fixed at its creation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TruthMode {
    /// Reputers report what happened; the contract computes every loss from it.
    #[default]
    Truth,
    /// Reputers report the losses, where they cannot be computed on chain. Not there yet.
    Losses,
}

/// What is fixed when a topic is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What an answer looks like.
    pub answer: Answer,
    /// How wrong an answer is.
    #[serde(default)]
    pub loss: LossFunction,
    /// Where losses come from.
    #[serde(default)]
    pub truth_mode: TruthMode,
    /// How inferences become one.
    pub rule: RuleKind,
}

/// Who may send what to an epoch, when and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// When epochs open, close and settle.
    pub schedule: Schedule,
    /// Seats of inferers, 1 to 64 under `regret`.
    #[serde(default = "Terms::default_inferers")]
    pub max_inferers: u16,
    /// Seats of forecasters, 1 to 16.
    #[serde(default = "Terms::default_forecasters")]
    pub max_forecasters: u16,
    /// Seats of reputers, 1 to 16.
    #[serde(default = "Terms::default_reputers")]
    pub max_reputers: u16,
    /// Elements of a forecast, 1 to 32.
    #[serde(default = "Terms::default_elements")]
    pub max_forecast_elements: u16,
    /// Reports that a truth takes, 1 to `max_reputers`.
    #[serde(default = "Terms::default_min_reporters")]
    pub min_reporters: u16,
    /// Bounds of inferences.
    #[serde(default)]
    pub bounds: Option<Bounds>,
    /// Inferences are probabilities, with a sum of 1 within this tolerance.
    #[serde(default)]
    pub require_unity: Option<Number>,
}

/// How the network learns and divides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Tuning {
    /// Of the rule `regret`.
    pub regret: RegretParams,
    /// How scores are averaged, by role.
    pub merit: MeritRules,
    /// How rewards are split.
    pub reward: RewardParams,
}

/// What the epochs of a topic go by; a version holds from one epoch on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicParams {
    /// Who may send what, when.
    #[serde(deserialize_with = "apart")]
    pub terms: Terms,
    /// How the network learns and divides.
    #[serde(default, deserialize_with = "apart")]
    pub tuning: Tuning,
}

/// Reads a value in a function of its own: with all of it in one, a wasm build has more locals than a VM takes.
#[inline(never)]
fn apart<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    T::deserialize(from)
}

impl Scheduled for Terms {
    fn schedule(&self) -> &Schedule {
        &self.schedule
    }
}

impl Scheduled for TopicParams {
    fn schedule(&self) -> &Schedule {
        &self.terms.schedule
    }
}

impl Terms {
    /// Terms with this schedule and the defaults.
    pub fn new(schedule: Schedule) -> Self {
        Self {
            schedule,
            max_inferers: Self::default_inferers(),
            max_forecasters: Self::default_forecasters(),
            max_reputers: Self::default_reputers(),
            max_forecast_elements: Self::default_elements(),
            min_reporters: Self::default_min_reporters(),
            bounds: None,
            require_unity: None,
        }
    }

    /// What an answer of a topic has to look like by these terms.
    pub fn format(&self, topic: &Topic) -> Format {
        Format { answer: topic.answer, bounds: self.bounds, require_unity: self.require_unity }
    }

    fn default_inferers() -> u16 {
        32
    }
    fn default_forecasters() -> u16 {
        6
    }
    fn default_reputers() -> u16 {
        12
    }
    fn default_elements() -> u16 {
        12
    }
    fn default_min_reporters() -> u16 {
        1
    }

    /// Every range but the schedule's, and that an epoch stays small enough.
    fn validate(&self, topic: &Topic) -> Result<(), TopicError> {
        let Self { max_reputers, max_forecast_elements, min_reporters, .. } = *self;
        require("max_reputers", max_reputers, (1..=16).contains(&max_reputers), "from 1 to 16")?;
        let elements = max_forecast_elements;
        require("max_forecast_elements", elements, (1..=32).contains(&elements), "from 1 to 32")?;
        let reporters = (1..=max_reputers).contains(&min_reporters);
        require("min_reporters", min_reporters, reporters, "from 1 to max_reputers")?;
        let numbers = self.epoch_numbers(topic);
        if numbers > MAX_EPOCH_NUMBERS {
            return Err(TopicError::EpochTooLarge { numbers, max: MAX_EPOCH_NUMBERS });
        }
        Ok(())
    }

    /// How many numbers the prediction of a full epoch has.
    fn epoch_numbers(&self, topic: &Topic) -> u64 {
        let (n, f) = (u64::from(self.max_inferers), u64::from(self.max_forecasters));
        let values = 2u64.saturating_add(n.saturating_mul(2)).saturating_add(f.saturating_mul(3));
        values.saturating_add(n.saturating_mul(f)).saturating_mul(u64::from(topic.answer.components()))
    }
}

impl Topic {
    /// What an epoch goes by. `min_topic_stake`: the suite's, in base units.
    pub fn rules(&self, terms: &Terms, tuning: &Tuning, min_topic_stake: Uint128) -> Rules {
        Rules {
            format: terms.format(self),
            loss: self.loss,
            quorum: Quorum { min_reporters: terms.min_reporters.into(), min_topic_stake },
            synthesis: RegretRule {
                params: tuning.regret.clone(),
                caps: Caps { inferers: terms.max_inferers, forecasters: terms.max_forecasters },
                unity: terms.require_unity.is_some(),
            },
            consensus: ConsensusParams::default(),
            merit: tuning.merit.clone(),
            reward: tuning.reward.clone(),
        }
    }

    /// Checks everything about a topic and a version of its parameters, against the suite's shortest window and
    /// emission period (seconds). Errors: [`TopicError`], the first that is found.
    pub fn validate(
        &self,
        params: &TopicParams,
        min_window: u64,
        emission_period: u64,
    ) -> Result<(), TopicError> {
        if self.truth_mode == TruthMode::Losses {
            return Err(TopicError::NotSupported { what: "truth_mode `losses`", instead: "`truth`" });
        }
        if self.rule != RuleKind::Regret {
            return Err(TopicError::NotSupported { what: "this rule", instead: "`regret`" });
        }
        params.terms.schedule.validate(min_window, emission_period)?;
        self.rules(&params.terms, &params.tuning, Uint128::one()).validate()?;
        params.terms.validate(self)
    }
}
