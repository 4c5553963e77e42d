//! Beginning an emission period: its weight, its emission, what returns of an old one.

use super::{
    BondedReadings, Calendar, EmissionError, KEEP_PERIODS, MoneyParams, MonthState, Supply, floor_of, less,
};
use cosmwasm_std::{Int128, Uint128, Uint256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a period has for the topics. All of it is 0 in a period without any weight; such a record need not be stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PeriodRecord {
    /// W(p): the weight of all topics, in base units.
    pub total_weight: Uint128,
    /// A topic's weight counts up to here: `floor(W(p) · max_topic_share)`.
    pub cap: Uint128,
    /// E(p): what topics can be paid from it, in base units, without the validators' share.
    pub emission: Uint128,
    /// What they were paid from it, in base units; at most `emission`.
    pub drawn: Uint128,
}

impl PeriodRecord {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was not paid, in base units.
    pub fn left(&self) -> Uint128 {
        self.emission.saturating_sub(self.drawn)
    }

    /// What so many seconds of a period of `length` seconds are worth to a topic of a weight:
    /// `floor(E(p) · min(weight, cap) · seconds / (W(p) · P))`; 0 in a period without any weight.
    ///
    /// Errors: [`EmissionError::Overflow`] for more seconds than the period has.
    pub fn worth(&self, weight: Uint128, seconds: u64, length: u64) -> Result<Uint128, EmissionError> {
        if self.total_weight.is_zero() {
            return Ok(Uint128::zero());
        }
        let whole = self.emission.full_mul(weight.min(self.cap));
        let per = self.total_weight.full_mul(length.max(1));
        let overflow = EmissionError::Overflow { amount: self.emission };
        // The product of three is more than 256 bits hold; the ratio of two products takes twice as many.
        let worth = whole.checked_multiply_ratio(Uint256::from(seconds), per);
        worth.ok().and_then(|worth| Uint128::try_from(worth).ok()).ok_or(overflow)
    }

    /// The record after a payment from it. Errors: [`EmissionError::Overdrawn`].
    pub fn with_drawn(&self, amount: Uint128) -> Result<Self, EmissionError> {
        let left = self.left();
        match self.drawn.checked_add(amount) {
            Ok(drawn) if drawn <= self.emission => Ok(Self { drawn, ..*self }),
            _ => Err(EmissionError::Overdrawn { amount, left }),
        }
    }
}

/// How far the emission has come: what one period hands to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EmissionState {
    /// The last period that has begun. Period 0 is empty.
    pub period: u64,
    /// W of that period, in base units.
    pub total_weight: Uint128,
    /// The month's emission.
    pub month: MonthState,
    /// What was bonded when the last periods began.
    pub readings: BondedReadings,
}

/// What beginning a period takes into account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RollInputs {
    /// The period of now: the last of those that are due.
    pub current: u64,
    /// The stored difference of the total weight of the period that begins; 0 if there is none.
    pub difference: Int128,
    /// The record of the period 128 before it; the default if there is none.
    pub expiring: PeriodRecord,
    /// What the treasury has free, in base units.
    pub treasury: Uint128,
    /// What is bonded in staking now, in base units.
    pub bonded: Uint128,
    /// The token.
    pub supply: Supply,
}

/// A period that has begun: the changes of the ledgers are exactly these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolled {
    /// The state after it; its `period` is the one that began.
    pub state: EmissionState,
    /// Its record.
    pub record: PeriodRecord,
    /// What the treasury pays for it, in base units.
    pub from_treasury: Uint128,
    /// What is minted for it, in base units.
    pub minted: Uint128,
    /// The validators' share, in base units; with `record.emission` it is what the treasury pays and what is minted.
    pub validators: Uint128,
    /// What returns to the treasury of the period 128 before, whose record and differences can go, in base units.
    pub returned: Uint128,
}

impl Rolled {
    /// What the treasury has after it, of `treasury` before. Errors: [`EmissionError::Overflow`].
    pub fn treasury(&self, treasury: Uint128) -> Result<Uint128, EmissionError> {
        let left = treasury.checked_sub(self.from_treasury);
        let after = left.and_then(|left| left.checked_add(self.returned));
        after.map_err(|_| EmissionError::Overflow { amount: treasury })
    }
}

impl EmissionState {
    /// The next period to begin, if it is due at the period of now.
    pub fn due(&self, current: u64) -> Option<u64> {
        self.period.checked_add(1).filter(|next| *next <= current)
    }

    /// The record 128 periods before the next one, which expires when that begins.
    pub fn expiring(&self) -> Option<u64> {
        self.period.checked_add(1)?.checked_sub(KEEP_PERIODS)
    }

    /// Skips the periods in which nothing happens, in one step: those without any weight that begin before `current`,
    /// before the first stored difference (`next_difference`) and before the oldest stored record (`oldest_record`)
    /// expires. Returns the state with the last of them as its period; the same state if there are none.
    pub fn idle(&self, current: u64, next_difference: Option<u64>, oldest_record: Option<u64>) -> Self {
        let mut last = current.saturating_sub(1);
        if let Some(next) = next_difference {
            last = last.min(next.saturating_sub(1));
        }
        if let Some(oldest) = oldest_record {
            last = last.min(oldest.saturating_add(KEEP_PERIODS).saturating_sub(1));
        }
        let period = if self.total_weight.is_zero() { last.max(self.period) } else { self.period };
        Self { period, ..self.clone() }
    }

    /// Begins the next period p, whatever its number:
    ///
    /// 1. W(p) = W(p-1) + the difference; the cap is `floor(W(p) · max_topic_share)`;
    /// 2. the month's emission is set if it is due ([`MonthState`]);
    /// 3. the period's emission is 0 without any weight, else a month's n-th part, at most what the treasury has and what
    ///    may be minted now; the treasury pays first;
    /// 4. of it `validators_share` is the validators', the rest E(p);
    /// 5. what was not drawn of period p - 128 returns, after the treasury has paid.
    ///
    /// Errors: [`EmissionError::WeightsUnbalanced`], [`EmissionError::Number`], [`EmissionError::TimeOverflow`].
    pub fn roll(
        &self,
        calendar: &Calendar,
        params: &MoneyParams,
        inputs: &RollInputs,
    ) -> Result<Rolled, EmissionError> {
        let period = self.period.checked_add(1).ok_or(EmissionError::TimeOverflow)?;
        let total_weight = changed(self.total_weight, inputs.difference, period)?;
        let cap = floor_of(total_weight, params.max_topic_share)?;
        let (readings, mut month) = (self.readings.with(calendar, period, inputs.bonded), self.month.clone());
        let mut emission = Uint128::zero();
        if !total_weight.is_zero() {
            month = month.at(calendar, params, period, inputs, readings.mean(calendar, period))?;
            let available = inputs.treasury.saturating_add(inputs.supply.minting.now());
            emission = month.per_period(calendar, period, inputs.current).min(available);
        }
        let from_treasury = emission.min(inputs.treasury);
        let validators = floor_of(emission, params.validators_part())?;
        Ok(Rolled {
            state: Self { period, total_weight, month, readings },
            record: PeriodRecord {
                total_weight,
                cap,
                emission: less(emission, validators)?,
                drawn: Uint128::zero(),
            },
            from_treasury,
            minted: emission.saturating_sub(from_treasury),
            validators,
            returned: inputs.expiring.left(),
        })
    }
}

fn changed(total: Uint128, change: Int128, period: u64) -> Result<Uint128, EmissionError> {
    let after = total.u128().checked_add_signed(change.i128());
    let unbalanced = EmissionError::WeightsUnbalanced { period, total, change: change.i128() };
    after.map(Uint128::new).ok_or(unbalanced)
}
