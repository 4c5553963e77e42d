//! The month's emission and what of it topics are paid.

use super::{Answer, Inputs, Trouble};
use crate::tree::Tree;
use allora_protocol::Number;
use allora_protocol::emission::{Economy, MoneyParams, Month, PeriodRecord, month};
use cosmwasm_std::{Decimal, Uint128};

/// What a token has in base units.
const TOKEN: Uint128 = Uint128::new(1_000_000_000_000_000_000);

/// An economy in which nothing is scarce, every token is staked, and all payments go to stake.
fn economy(staked: Uint128) -> Economy {
    Economy {
        staked,
        ecosystem: Number::from(staked),
        circulating: Number::ONE,
        supply: Number::ONE,
        reputers_part: Number::ONE,
        previous: None,
    }
}

/// Parameters under which the first month emits all it can.
fn params() -> MoneyParams {
    MoneyParams {
        emission_rate: Decimal::one(),
        smoothing: Decimal::one(),
        max_monthly_yield: Decimal::one(),
        ..MoneyParams::default()
    }
}

fn of(economy: &Economy, params: &MoneyParams) -> Result<Month, Trouble> {
    Ok(month(0, economy, params)?)
}

/// A fraction, cut to 18 places.
fn fraction(inputs: Inputs<'_>, name: &str) -> Result<Decimal, Trouble> {
    let text = inputs.text(name)?;
    let cut = text.split_once('.').map_or(text.len(), |(whole, _)| whole.len() + 19);
    text.get(..cut).unwrap_or(text).parse().map_err(|error| Trouble::Shape(format!("`{name}`: {error}")))
}

fn amount(inputs: Inputs<'_>, name: &str) -> Result<Uint128, Trouble> {
    Ok(Number::mul_floor(TOKEN, inputs.number(name)?)?)
}

/// The emission per staked token that a month goes to.
pub fn target(inputs: Inputs<'_>) -> Answer {
    let params = MoneyParams { emission_rate: fraction(inputs, "f_emission")?, ..params() };
    let economy = Economy {
        ecosystem: inputs.number("ecosystem_tokens")?.mul(Number::from(TOKEN))?,
        circulating: inputs.number("circulating")?,
        supply: inputs.number("supply")?,
        ..economy(amount(inputs, "staked")?)
    };
    Ok(of(&economy, &params)?.target.into())
}

/// The most of it that a month may have.
pub fn ceiling(inputs: Inputs<'_>) -> Answer {
    let params = MoneyParams {
        max_monthly_yield: fraction(inputs, "max_monthly_yield")?,
        validators: Some("validators".to_owned()),
        validators_share: fraction(inputs, "validators_share")?,
        ..params()
    };
    let reputers_part = inputs.number("reputers_share_of_topic_rewards")?;
    Ok(of(&Economy { reputers_part, ..economy(TOKEN) }, &params)?.ceiling.into())
}

/// The lower of both.
pub fn capped(inputs: Inputs<'_>) -> Answer {
    let (emission_rate, max_monthly_yield) = (fraction(inputs, "target")?, fraction(inputs, "max")?);
    let params = MoneyParams { emission_rate, max_monthly_yield, ..params() };
    Ok(of(&economy(TOKEN), &params)?.per_staked.into())
}

/// Smoothing by the month before.
pub fn smoothed(inputs: Inputs<'_>) -> Answer {
    let target = inputs.number("target")?;
    let params = MoneyParams { smoothing: fraction(inputs, "alpha")?, ..params() };
    let economy = Economy {
        ecosystem: target.mul(Number::from(TOKEN))?,
        // So small a part that the ceiling is above everything.
        reputers_part: Number::MIN_POSITIVE,
        previous: Some(inputs.number("previous")?),
        ..economy(TOKEN)
    };
    Ok(of(&economy, &params)?.per_staked.into())
}

/// What a month emits in all.
pub fn of_a_month(inputs: Inputs<'_>) -> Answer {
    // Without smoothing the emission per staked token is the one of the month before.
    let params = MoneyParams { smoothing: Decimal::zero(), ..params() };
    let previous = Some(inputs.number("emission_per_staked_token")?);
    let month = of(&Economy { previous, ..economy(amount(inputs, "staked")?) }, &params)?;
    in_tokens(month.emission)
}

/// What topics are paid for an epoch, where that is no more than there is.
pub fn topic_rewards(inputs: Inputs<'_>) -> Answer {
    let lengths = inputs.named("epoch_lengths")?;
    let record = PeriodRecord {
        total_weight: amount(inputs, "sum_of_weights").map_err(|_| ONE_BY_ONE)?,
        cap: Uint128::MAX,
        emission: amount(inputs, "emission_per_block")?,
        drawn: Uint128::zero(),
    };
    let mut paid = Vec::new();
    let mut sum = Uint128::zero();
    for ((topic, weight), (_, blocks)) in inputs.named("weights")?.into_iter().zip(lengths) {
        let (weight, blocks) =
            (Number::mul_floor(TOKEN, weight)?, Number::mul_floor(Uint128::one(), blocks)?);
        let seconds = u64::try_from(blocks.u128()).map_err(|error| Trouble::Shape(error.to_string()))?;
        let reward = record.worth(weight, seconds, 1)?;
        sum = sum.saturating_add(reward);
        paid.push((topic, in_tokens(reward)?));
    }
    if sum > amount(inputs, "treasury")? {
        return Err(Trouble::NotApplicable("what is emitted is reserved before, so that it is never short"));
    }
    Ok(Tree::map(paid))
}

/// Topics are paid one by one; what an entry says of lists of them is about no list here.
const ONE_BY_ONE: Trouble = Trouble::NotApplicable("topics are paid one by one");

fn in_tokens(amount: Uint128) -> Answer {
    Ok(Number::ratio(amount, TOKEN)?.into())
}
