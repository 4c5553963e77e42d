//! `Forecast`: what the next periods have for a topic, if nobody does anything but begin them.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::weights;
use allora_interfaces::page::MAX_LIMIT;
use allora_interfaces::rewards::{ForecastPeriod, ForecastResponse, TOPICS};
use allora_protocol::TopicId;
use cosmwasm_std::{Deps, Env};

/// So many periods when nobody says.
const WEEK: u32 = 7;

pub fn forecast(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    periods: Option<u32>,
) -> Result<ForecastResponse, ContractError> {
    let mut accrual = Accrual::load(deps, env)?;
    let first = accrual.current.saturating_add(1);
    let last = accrual.current.saturating_add(periods.unwrap_or(WEEK).min(MAX_LIMIT).into());
    let money = TOPICS.may_load(deps.storage, topic_id.0)?.unwrap_or_default();
    let weight = weights::load(deps.storage, topic_id, &money, first, last)?;
    accrual.begin_all_until(deps, last)?;
    let period = |period: u64| {
        let record = accrual.record(deps.storage, period)?;
        let length = accrual.calendar.length();
        Ok(ForecastPeriod {
            period,
            begins_at: accrual.calendar.begins_at(period)?,
            total_weight: record.total_weight,
            emission: record.emission,
            weight: weight.at(period),
            topic_emission: record.worth(weight.at(period), length, length)?,
        })
    };
    let periods = (first..=last).map(period).collect::<Result<_, ContractError>>()?;
    Ok(ForecastResponse { periods, now: env.block.time.seconds() })
}
