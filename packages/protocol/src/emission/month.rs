//! [`fn@month`]: how much a month emits.

use super::{Calendar, EmissionError, MoneyParams, RollInputs, number, sum};
use crate::Number;
use cosmwasm_std::{Uint128, Uint256};
use cw_number::stats::ema;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The reputers' part counts as at least so much: a tenth.
const LEAST_REPUTERS_PART: Number = Number::decimal(1, 1);
/// What is bonded is remembered in so many sums at most.
const MAX_BUCKETS: u64 = 30;

/// What rewards may mint of the suite's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Minting {
    /// Nothing: it is not the minter, or the token is a coin of the chain.
    Nothing,
    /// Up to the token's cap.
    Capped {
        /// The cap less the supply, in base units.
        left: Uint128,
    },
    /// Any amount.
    Uncapped,
}

impl Minting {
    /// What may be minted now, in base units.
    pub fn now(self) -> Uint128 {
        match self {
            Self::Nothing => Uint128::zero(),
            Self::Capped { left } => left,
            Self::Uncapped => Uint128::MAX,
        }
    }

    /// What counts as still to be minted, in base units: the parameter `mintable` for a token without a cap.
    pub fn ever(self, params: &MoneyParams) -> Uint128 {
        match self {
            Self::Uncapped => params.mintable,
            limited => limited.now(),
        }
    }
}

/// The suite's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Supply {
    /// How much of it there is, in base units, as a cw20 knows it. None for a coin of the chain, of which the parameter
    /// `supply` says it.
    pub token: Option<Uint128>,
    /// What rewards may mint of it.
    pub minting: Minting,
}

/// What a month's emission goes by. Amounts in base units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Economy {
    /// N_staked: what is bonded, on the mean of the last month.
    pub staked: Uint128,
    /// T_eco: what may still be emitted, the free treasury and what may be minted.
    pub ecosystem: Number,
    /// N_circ: what circulates.
    pub circulating: Number,
    /// What there will be in all.
    pub supply: Number,
    /// rho: the part of the topics' payments that stake gets.
    pub reputers_part: Number,
    /// e of the month before; none for the first.
    pub previous: Option<Number>,
}

/// The emission of a month, and what it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Month {
    /// Which month, by [`Calendar::month_of`].
    pub number: u64,
    /// What it emits, in base units.
    pub emission: Uint128,
    /// e: the emission per staked token.
    pub per_staked: Number,
    /// What e goes to, but for the ceiling.
    pub target: Number,
    /// The most that e goes to: what stake may yield in a month.
    pub ceiling: Number,
    /// rho: the part of payments that reputers got.
    pub reputers_part: Number,
    /// N_staked, in base units.
    pub staked: Uint128,
}

/// The emission of a month, for what is staked (above 0):
///
/// `target = f_e · (T_eco / N_staked) · (N_circ / supply)`, `ceiling = max_monthly_yield / ((1 - v) · rho + v)`,
/// `e = smoothing · min(target, ceiling) + (1 - smoothing) · e of the month before` (the first month without smoothing),
/// `emission = floor(e · N_staked)`, with f_e the `emission_rate` and v the validators' part.
///
/// Errors: [`EmissionError::Number`] for nothing staked, no supply, or a ratio beyond the range of numbers.
/// Source: reference 15.2.
pub fn month(number_of: u64, economy: &Economy, params: &MoneyParams) -> Result<Month, EmissionError> {
    let staked = Number::from(economy.staked);
    let scarcity = economy.circulating.div(economy.supply)?;
    let target = number(params.emission_rate)?.mul(economy.ecosystem.div(staked)?)?.mul(scarcity)?;
    let validators = number(params.validators_part())?;
    let to_stake = Number::ONE.sub(validators)?.mul(economy.reputers_part)?.add(validators)?;
    let ceiling = number(params.max_monthly_yield)?.div(to_stake)?;
    let aim = target.min(ceiling);
    let per_staked = match economy.previous {
        Some(previous) => ema(number(params.smoothing)?, aim, previous)?,
        None => aim,
    };
    let emission = Number::mul_floor(economy.staked, per_staked)?;
    Ok(Month {
        number: number_of,
        emission,
        per_staked,
        target,
        ceiling,
        reputers_part: economy.reputers_part,
        staked: economy.staked,
    })
}

/// The emission of the present month, and what was paid since it was set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthState {
    /// The month whose emission was set last; none before the first.
    pub month: Option<Month>,
    /// Rewards paid since then, in base units;
    pub paid: Uint128,
    /// and of those, to reputers, in base units.
    pub paid_to_reputers: Uint128,
}

impl MonthState {
    /// Counts what an epoch paid, and what of it reputers got. Errors: [`EmissionError::Overflow`].
    pub fn count(&mut self, paid: Uint128, to_reputers: Uint128) -> Result<(), EmissionError> {
        let after = (sum(self.paid, paid)?, sum(self.paid_to_reputers, to_reputers)?);
        (self.paid, self.paid_to_reputers) = after;
        Ok(())
    }

    /// rho of the next month: what of the payments since the last one reputers got, at least a tenth. A third for the
    /// first month; as it was when nothing was paid.
    pub fn reputers_part(&self) -> Result<Number, EmissionError> {
        let part = match &self.month {
            None => Number::ONE.div(Number::integer(3))?,
            Some(month) if self.paid.is_zero() => month.reputers_part,
            Some(_) => Number::ratio(self.paid_to_reputers, self.paid)?,
        };
        Ok(part.max(LEAST_REPUTERS_PART))
    }

    /// The state at a period with weight that begins: a month's emission is set at the first of its periods at which there
    /// is weight and stake, once the month is the one of now. Of several months that are late the ones before the last
    /// repeat the month before them, so that smoothing moves once; the very first has none to repeat, and is set.
    pub(super) fn at(
        self,
        calendar: &Calendar,
        params: &MoneyParams,
        period: u64,
        inputs: &RollInputs,
        staked: Uint128,
    ) -> Result<Self, EmissionError> {
        let number_of = calendar.month_of(period);
        let due = match &self.month {
            Some(month) => month.number < number_of && number_of == calendar.month_of(inputs.current),
            None => true,
        };
        let (Some(supply), false) = (inputs.supply.token.or(params.supply), staked.is_zero()) else {
            return Ok(self);
        };
        if !due || inputs.bonded.is_zero() || supply.is_zero() {
            return Ok(self);
        }
        let mintable = Number::from(inputs.supply.minting.ever(params));
        let circulating = supply.saturating_sub(inputs.treasury).saturating_sub(params.locked);
        let economy = Economy {
            staked,
            ecosystem: Number::from(inputs.treasury).add(mintable)?,
            circulating: Number::from(circulating),
            supply: Number::from(supply).add(mintable)?,
            reputers_part: self.reputers_part()?,
            previous: self.month.map(|month| month.per_staked),
        };
        Ok(Self { month: Some(month(number_of, &economy, params)?), ..Self::default() })
    }

    /// What each period of the month of `period` emits, in base units: a month's n-th part. 0 while the emission of the
    /// present month is not set.
    pub fn per_period(&self, calendar: &Calendar, period: u64, current: u64) -> Uint128 {
        let number_of = calendar.month_of(period);
        let emission = match &self.month {
            Some(month) if month.number == number_of || number_of < calendar.month_of(current) => {
                month.emission
            }
            _ => Uint128::zero(),
        };
        emission.checked_div(calendar.periods_per_month().into()).unwrap_or_default()
    }
}

/// What was bonded when periods began, summed over as many periods as make a thirtieth of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bucket {
    /// Which; its periods are those p with `floor(p / ceil(n / 30))` equal to it.
    pub number: u64,
    /// How many readings are in it.
    pub readings: u64,
    /// Their sum, in base units.
    pub sum: Uint256,
}

/// What was bonded at the beginning of the periods of the last month: at most 30 sums, exact for periods of a day or more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BondedReadings {
    /// Ascending by number.
    pub buckets: Vec<Bucket>,
}

impl BondedReadings {
    /// With a further reading at the beginning of a period; without those that are a month old.
    #[must_use]
    pub fn with(&self, calendar: &Calendar, period: u64, bonded: Uint128) -> Self {
        let number = bucket_of(calendar, period);
        let mut buckets: Vec<Bucket> = self.recent(calendar, period).copied().collect();
        let bonded = Uint256::from(bonded);
        match buckets.last_mut() {
            Some(last) if last.number == number => {
                last.readings = last.readings.saturating_add(1);
                last.sum = last.sum.saturating_add(bonded);
            }
            _ => buckets.push(Bucket { number, readings: 1, sum: bonded }),
        }
        Self { buckets }
    }

    /// The mean of the last month's readings, rounded down, in base units; 0 without any.
    pub fn mean(&self, calendar: &Calendar, period: u64) -> Uint128 {
        let (mut sum, mut readings) = (Uint256::zero(), 0u64);
        for bucket in self.recent(calendar, period) {
            sum = sum.saturating_add(bucket.sum);
            readings = readings.saturating_add(bucket.readings);
        }
        let mean = sum.checked_div(readings.into()).unwrap_or_default();
        // A mean of amounts is an amount.
        Uint128::try_from(mean).unwrap_or(Uint128::MAX)
    }

    fn recent(&self, calendar: &Calendar, period: u64) -> impl Iterator<Item = &Bucket> {
        let (present, kept) = (bucket_of(calendar, period), buckets_per_month(calendar));
        self.buckets.iter().filter(move |bucket| bucket.number.saturating_add(kept) > present)
    }
}

/// How many periods a bucket has.
fn bucket_width(calendar: &Calendar) -> u64 {
    calendar.periods_per_month().div_ceil(MAX_BUCKETS).max(1)
}

fn buckets_per_month(calendar: &Calendar) -> u64 {
    calendar.periods_per_month().div_ceil(bucket_width(calendar))
}

fn bucket_of(calendar: &Calendar, period: u64) -> u64 {
    period.checked_div(bucket_width(calendar)).unwrap_or_default()
}
