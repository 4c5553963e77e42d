//! [`fn@draw`]: what an epoch is paid.

use super::{Calendar, EmissionError, Funding, Interval, Part, PeriodRecord, floor_of, less, sum};
use cosmwasm_std::{Decimal, Uint128};

/// What an epoch is paid, in base units, and the records that its payment changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// By the periods whose emission it is paid from, ascending; the sum is `emission`.
    pub by_period: Vec<(u64, Uint128)>,
    /// From the emission of the periods.
    pub emission: Uint128,
    /// From the topic's own funding.
    pub own: Uint128,
    /// Of the sum of both, what goes to the sender of the message that pays the epoch.
    pub advance_fee: Uint128,
    /// The rest: what is split between the epoch's participants.
    pub reward: Uint128,
    /// The periods' records after it, as they were given.
    pub periods: Vec<(u64, PeriodRecord)>,
    /// The topic's money after it.
    pub funding: Funding,
}

/// What an epoch is paid that was scored, for its interval.
///
/// * emission: the sum over `parts` ([`TopicWeight::parts`](super::TopicWeight::parts)), each with the record of its
///   period (the default if there is none), of [`PeriodRecord::worth`];
/// * own: what leaves the topic's pot ([`Funding::take`]);
/// * of the sum of both, `floor(sum · advance_fee)` is the fee, the rest the reward.
///
/// Void, failed and empty epochs draw nothing.
///
/// Errors: [`EmissionError::IntervalReversed`]; [`EmissionError::Overdrawn`] if intervals overlap;
/// [`EmissionError::Overflow`].
pub fn draw(
    calendar: &Calendar,
    interval: &Interval,
    parts: &[(Part, PeriodRecord)],
    funding: &Funding,
    advance_fee: Decimal,
) -> Result<Draw, EmissionError> {
    let mut funding = funding.clone();
    let own = funding.take(calendar, interval)?;
    let (mut by_period, mut periods) = (Vec::with_capacity(parts.len()), Vec::with_capacity(parts.len()));
    let mut emission = Uint128::zero();
    for (part, record) in parts {
        let amount = record.worth(part.weight, part.seconds, calendar.length())?;
        emission = sum(emission, amount)?;
        by_period.push((part.period, amount));
        periods.push((part.period, record.with_drawn(amount)?));
    }
    let whole = sum(emission, own)?;
    let advance_fee = floor_of(whole, advance_fee)?;
    let reward = less(whole, advance_fee)?;
    Ok(Draw { by_period, emission, own, advance_fee, reward, periods, funding })
}
