//! Parameters of the suite.

use super::TopicError;
use crate::emission::{MoneyParams, MoneyParamsUpdate};
use crate::parameter::require;
use cosmwasm_std::Uint128;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The least `min_stake`: below it rounding and burned shares would be felt.
const LEAST_MIN_STAKE: Uint128 = Uint128::new(1_000_000);
const DAY: u64 = 86_400;

/// Parameters of the suite; a change acts at once, but never on a promise already made: what a commitment may forfeit,
/// when an unbonding matures, what stake an epoch needs stand as they were when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuiteParams {
    /// The shortest window of a topic's schedule, in seconds: 1 to 3600.
    #[serde(default = "SuiteParams::default_min_window")]
    pub min_window: u64,
    /// What it costs to create a topic, in base units; may be 0.
    pub creation_fee: Uint128,
    /// What a worker locks at his registration, in base units; above 0.
    pub registration_deposit: Uint128,
    /// A reputer's first stake, and the least own stake with which he may report, in base units; at least 1,000,000.
    pub min_stake: Uint128,
    /// The least stake that speaks for a topic, in base units; above 0.
    pub min_topic_stake: Uint128,
    /// What a worker loses who commits and does not reveal, in base units; above 0.
    pub reveal_forfeit: Uint128,
    /// How long a deposit stays locked after its worker left, in seconds: 0 to 90 days.
    #[serde(default = "SuiteParams::default_delay")]
    pub deposit_delay: u64,
    /// How long stake stays locked after it was unbonded, in seconds: 0 to 90 days. A topic with long epochs has a
    /// longer one.
    #[serde(default = "SuiteParams::default_delay")]
    pub unbonding_time: u64,
    /// Of so many settled epochs per topic the table of all participants is kept: 1 to 10,000.
    #[serde(default = "SuiteParams::default_keep_tables")]
    pub keep_tables: u32,
    /// So many base units of stake are one vote; above 0. Fixed at the deployment.
    #[serde(default = "SuiteParams::default_tokens_per_weight")]
    pub tokens_per_weight: Uint128,
    /// Of money: emission, and what becomes of payments.
    #[serde(default)]
    pub money: MoneyParams,
}

/// A change of [`SuiteParams`]: what is left out stays. (`tokens_per_weight` always does: votes that are counted would be
/// wrong.)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the fields are those of SuiteParams")]
pub struct SuiteParamsUpdate {
    pub min_window: Option<u64>,
    pub creation_fee: Option<Uint128>,
    pub registration_deposit: Option<Uint128>,
    pub min_stake: Option<Uint128>,
    pub min_topic_stake: Option<Uint128>,
    pub reveal_forfeit: Option<Uint128>,
    pub deposit_delay: Option<u64>,
    pub unbonding_time: Option<u64>,
    pub keep_tables: Option<u32>,
    pub money: Option<MoneyParamsUpdate>,
}

impl SuiteParams {
    fn default_min_window() -> u64 {
        30
    }
    fn default_delay() -> u64 {
        21 * DAY
    }
    fn default_keep_tables() -> u32 {
        365
    }
    fn default_tokens_per_weight() -> Uint128 {
        Uint128::new(1_000_000)
    }

    /// Checks every range; the error is about the first that is left.
    pub fn validate(&self) -> Result<(), TopicError> {
        require("min_window", self.min_window, (1..=3600).contains(&self.min_window), "from 1 to 3600 s")?;
        let one = Uint128::one();
        let least = [
            ("registration_deposit", self.registration_deposit, one),
            ("min_stake", self.min_stake, LEAST_MIN_STAKE),
            ("min_topic_stake", self.min_topic_stake, one),
            ("reveal_forfeit", self.reveal_forfeit, one),
            ("tokens_per_weight", self.tokens_per_weight, one),
        ];
        for (name, value, least) in least {
            if value < least {
                return Err(TopicError::AmountTooSmall { name, value, least });
            }
        }
        for (name, value) in [("deposit_delay", self.deposit_delay), ("unbonding_time", self.unbonding_time)]
        {
            require(name, value, value <= 90 * DAY, "at most 7776000 s (90 days)")?;
        }
        require(
            "keep_tables",
            self.keep_tables,
            (1..=10_000).contains(&self.keep_tables),
            "from 1 to 10000",
        )?;
        Ok(self.money.validate()?)
    }

    /// The parameters after a change. Errors as [`SuiteParams::validate`].
    pub fn updated(&self, update: SuiteParamsUpdate) -> Result<Self, TopicError> {
        let params = Self {
            min_window: update.min_window.unwrap_or(self.min_window),
            creation_fee: update.creation_fee.unwrap_or(self.creation_fee),
            registration_deposit: update.registration_deposit.unwrap_or(self.registration_deposit),
            min_stake: update.min_stake.unwrap_or(self.min_stake),
            min_topic_stake: update.min_topic_stake.unwrap_or(self.min_topic_stake),
            reveal_forfeit: update.reveal_forfeit.unwrap_or(self.reveal_forfeit),
            deposit_delay: update.deposit_delay.unwrap_or(self.deposit_delay),
            unbonding_time: update.unbonding_time.unwrap_or(self.unbonding_time),
            keep_tables: update.keep_tables.unwrap_or(self.keep_tables),
            tokens_per_weight: self.tokens_per_weight,
            money: self.money.updated(update.money.unwrap_or_default())?,
        };
        params.validate()?;
        Ok(params)
    }
}
