//! [`Rules`]: what an epoch goes by.

use super::EpochError;
use crate::loss::{Format, LossFunction};
use crate::reward::RewardParams;
use crate::score::{ConsensusParams, MeritParams};
use crate::synthesis::RegretRule;
use crate::truth::Quorum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an epoch goes by: the parameters of its topic, in the epoch's version, and of the suite.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// What an answer looks like.
    pub format: Format,
    /// How wrong an answer is.
    pub loss: LossFunction,
    /// What it takes for reports to speak for the topic.
    pub quorum: Quorum,
    /// How inferences become one.
    pub synthesis: RegretRule,
    /// How reputers are compared.
    pub consensus: ConsensusParams,
    /// How scores are averaged.
    pub merit: MeritRules,
    /// How the reward is split.
    pub reward: RewardParams,
}

/// How the scores of each role are averaged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MeritRules {
    /// Of inferers.
    pub inferers: MeritParams,
    /// Of forecasters.
    pub forecasters: MeritParams,
    /// Of reputers.
    pub reputers: MeritParams,
}

impl Rules {
    /// Checks every range, and that loss and synthesis fit the format.
    ///
    /// Errors: the first parameter out of its range ([`EpochError::Parameter`], [`EpochError::Loss`]);
    /// [`EpochError::UnityDiffers`].
    pub fn validate(&self) -> Result<(), EpochError> {
        self.format.validate()?;
        self.loss.validate(&self.format)?;
        if self.synthesis.unity != self.format.require_unity.is_some() {
            return Err(EpochError::UnityDiffers);
        }
        self.synthesis.params.validate()?;
        self.synthesis.caps.validate()?;
        self.consensus.validate()?;
        self.merit.inferers.validate()?;
        self.merit.forecasters.validate()?;
        self.merit.reputers.validate()?;
        Ok(self.reward.validate()?)
    }
}
