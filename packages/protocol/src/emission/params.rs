use crate::Number;
use crate::parameter::{ParameterOutOfRange, require};
use cosmwasm_std::{Decimal, Uint128};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The suite's parameters of money. Shares and rates are exact decimal fractions, amounts are base units. A change acts
/// on what begins or is paid after it. Ranges: [`MoneyParams::validate`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MoneyParams {
    /// f_e: what part of the ecosystem's tokens a month emits, before scarcity; 0 to 1.
    pub emission_rate: Decimal,
    /// Weight of this month in the emission per staked token; 0 to 1.
    pub smoothing: Decimal,
    /// The most that a staked token may yield in a month; 0 to 1.
    pub max_monthly_yield: Decimal,
    /// Who gets the validators' share: an address; nobody as long as there is none.
    pub validators: Option<String>,
    /// What part of the emission is the validators'; counts only with an address; 0 to 1.
    pub validators_share: Decimal,
    /// Up to what part of a period's total weight a topic's weight counts; 0 to 1.
    pub max_topic_share: Decimal,
    /// What part of a payment to a topic serves that topic, the rest goes to the treasury; 0 to 1.
    pub direct_share: Decimal,
    /// What part of what an epoch is paid goes to who sends the message that pays it; 0 to 0.05.
    pub advance_fee: Decimal,
    /// Whether every topic counts as eligible; for test networks.
    pub open_emission: bool,
    /// How much there is of a coin of the chain. Without it such a coin has no emission. A cw20 knows its own.
    pub supply: Option<Uint128>,
    /// What of the supply does not circulate, besides the treasury.
    pub locked: Uint128,
    /// What counts as still to be minted of a cw20 without a cap.
    pub mintable: Uint128,
}

impl Default for MoneyParams {
    fn default() -> Self {
        Self {
            emission_rate: Decimal::permille(25),
            smoothing: Decimal::percent(10),
            max_monthly_yield: Decimal::bps(95),
            validators: None,
            validators_share: Decimal::percent(25),
            max_topic_share: Decimal::one(),
            direct_share: Decimal::percent(80),
            advance_fee: Decimal::permille(5),
            open_emission: false,
            supply: None,
            locked: Uint128::zero(),
            mintable: Uint128::zero(),
        }
    }
}

/// A change of [`MoneyParams`]: what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the fields are those of MoneyParams")]
pub struct MoneyParamsUpdate {
    pub emission_rate: Option<Decimal>,
    pub smoothing: Option<Decimal>,
    pub max_monthly_yield: Option<Decimal>,
    /// An address. To pay validators nothing more, set `validators_share` to 0.
    pub validators: Option<String>,
    pub validators_share: Option<Decimal>,
    pub max_topic_share: Option<Decimal>,
    pub direct_share: Option<Decimal>,
    pub advance_fee: Option<Decimal>,
    pub open_emission: Option<bool>,
    pub supply: Option<Uint128>,
    pub locked: Option<Uint128>,
    pub mintable: Option<Uint128>,
}

impl MoneyParams {
    /// v: the validators' part of the emission; 0 without an address.
    pub fn validators_part(&self) -> Decimal {
        if self.validators.is_some() { self.validators_share } else { Decimal::zero() }
    }

    /// Checks every range; the error is about the first that is left. Whether `validators` is an address, only a contract
    /// can tell.
    pub fn validate(&self) -> Result<(), ParameterOutOfRange> {
        let shares = [
            ("emission_rate", self.emission_rate),
            ("smoothing", self.smoothing),
            ("max_monthly_yield", self.max_monthly_yield),
            ("validators_share", self.validators_share),
            ("max_topic_share", self.max_topic_share),
            ("direct_share", self.direct_share),
        ];
        for (name, share) in shares {
            require(name, shown(share), share <= Decimal::one(), "from 0 to 1")?;
        }
        let fee = self.advance_fee;
        require("advance_fee", shown(fee), fee <= Decimal::percent(5), "from 0 to 0.05")
    }

    /// The parameters after a change. Errors as [`MoneyParams::validate`].
    pub fn updated(&self, update: MoneyParamsUpdate) -> Result<Self, ParameterOutOfRange> {
        let params = Self {
            emission_rate: update.emission_rate.unwrap_or(self.emission_rate),
            smoothing: update.smoothing.unwrap_or(self.smoothing),
            max_monthly_yield: update.max_monthly_yield.unwrap_or(self.max_monthly_yield),
            validators: update.validators.or_else(|| self.validators.clone()),
            validators_share: update.validators_share.unwrap_or(self.validators_share),
            max_topic_share: update.max_topic_share.unwrap_or(self.max_topic_share),
            direct_share: update.direct_share.unwrap_or(self.direct_share),
            advance_fee: update.advance_fee.unwrap_or(self.advance_fee),
            open_emission: update.open_emission.unwrap_or(self.open_emission),
            supply: update.supply.or(self.supply),
            locked: update.locked.unwrap_or(self.locked),
            mintable: update.mintable.unwrap_or(self.mintable),
        };
        params.validate()?;
        Ok(params)
    }
}

/// A decimal fraction as errors show it; 10^18 is not 0.
fn shown(share: Decimal) -> Number {
    super::number(share).unwrap_or_default()
}
