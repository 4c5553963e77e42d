//! What really happened, from what reputers say and the stake behind it.

mod error;
mod usual;

pub use error::TruthError;
pub use usual::UsualStake;

use crate::{ById, Number, NumberError, ReputerId};
use cosmwasm_std::Uint128;
use cw_number::stats;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a reputer says about an epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Report {
    /// The value, component by component.
    Value(Vec<Number>),
    /// The number of the label, from 0.
    Label(u32),
    /// The question has no answer for this epoch.
    Void,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// The value, component by component.
    Value(Vec<Number>),
    /// The number of the label, from 0.
    Label(u32),
}

/// A report and the stake (base units) of its reputer at the moment it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StakedReport {
    /// Frozen: what happens to the stake later does not change the epoch.
    pub stake: Uint128,
    /// What the reputer says.
    pub report: Report,
}

/// The reports of an epoch that have a seat.
pub type Reports = ById<ReputerId, StakedReport>;

/// What it takes for reports to speak for a topic, beside the [`UsualStake`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quorum {
    /// So many reports.
    pub min_reporters: u32,
    /// So much stake behind them, in base units.
    pub min_topic_stake: Uint128,
}

/// One report with any stake behind it.
impl Default for Quorum {
    fn default() -> Self {
        Self { min_reporters: 1, min_topic_stake: Uint128::one() }
    }
}

/// What the reports of an epoch come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// This happened.
    Truth(Truth),
    /// The epoch has no answer: no scores, no regrets, no pay.
    Void,
    /// Those who reported do not speak for the topic.
    NoQuorum(Shortfall),
}

/// What is missing to a quorum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// Reports.
    Reporters {
        /// How many there are.
        reported: u32,
        /// How many there must be.
        needed: u32,
    },
    /// Stake, by the topic's minimum.
    Stake {
        /// What stands behind the reports, in base units.
        reported: Uint128,
        /// `min_topic_stake`.
        needed: Uint128,
    },
    /// Stake, compared with what usually reports.
    UsualStake {
        /// What stands behind the reports, in base units.
        reported: Uint128,
        /// Half of it would have been enough.
        usual: Uint128,
    },
}

/// What the reports of an epoch come to, `usual` being as it was before this settlement.
///
/// In this order: quorum (`min_reporters`; reported stake >= `min_topic_stake` and more than none;
/// 2 · reported >= usual), Void included in the count; more than half of the stake says `Void`; else, among the
/// others, per component the stake-weighted median (sorted by value, then reputer: the first whose cumulative
/// stake exceeds half; exactly half: the mean of it and the next), or the label with most stake, the lower of
/// equal ones. So whoever has less stake than the others who name a value cannot move it outside of theirs.
///
/// Errors: [`TruthError::MixedReports`]; stakes that add up to more than an amount can hold.
pub fn verdict(reports: &Reports, quorum: &Quorum, usual: UsualStake) -> Result<Verdict, TruthError> {
    let reported = reported_stake(reports)?;
    if let Some(shortfall) = shortfall(reports.len(), reported, quorum, usual) {
        return Ok(Verdict::NoQuorum(shortfall));
    }
    let named: Vec<_> = reports.values().filter(|staked| staked.report != Report::Void).collect();
    let named_stake = total(named.iter().map(|staked| staked.stake))?;
    if is_majority(reported.saturating_sub(named_stake), reported) {
        return Ok(Verdict::Void);
    }
    let truth = match named.first().map(|staked| &staked.report) {
        Some(Report::Value(first)) => Truth::Value(medians(&named, first.len())?),
        Some(Report::Label(_)) => Truth::Label(heaviest_label(&named)?),
        Some(Report::Void) | None => return Ok(Verdict::Void),
    };
    Ok(Verdict::Truth(truth))
}

/// The stake behind all reports, in base units. Error: more than an amount can hold.
pub fn reported_stake(reports: &Reports) -> Result<Uint128, TruthError> {
    total(reports.values().map(|staked| staked.stake))
}

fn shortfall(reporters: usize, reported: Uint128, quorum: &Quorum, usual: UsualStake) -> Option<Shortfall> {
    let reporters = u32::try_from(reporters).unwrap_or(u32::MAX);
    if reporters < quorum.min_reporters {
        return Some(Shortfall::Reporters { reported: reporters, needed: quorum.min_reporters });
    }
    let needed = quorum.min_topic_stake.max(Uint128::one());
    if reported < needed {
        return Some(Shortfall::Stake { reported, needed });
    }
    let usual = usual.get().filter(|usual| !is_half(reported, *usual))?;
    Some(Shortfall::UsualStake { reported, usual })
}

/// Per component, the stake-weighted median of the values.
fn medians(named: &[&StakedReport], components: usize) -> Result<Vec<Number>, TruthError> {
    let mut columns = vec![Vec::with_capacity(named.len()); components];
    let mut stakes = Vec::with_capacity(named.len());
    for staked in named {
        match &staked.report {
            Report::Value(value) if value.len() == components => {
                columns.iter_mut().zip(value).for_each(|(column, component)| column.push(*component));
                stakes.push(staked.stake);
            }
            _ => return Err(TruthError::MixedReports),
        }
    }
    columns.iter().map(|column| Ok(stats::weighted_median(column, &stakes)?)).collect()
}

/// The label with most stake; the lower of equal ones.
fn heaviest_label(named: &[&StakedReport]) -> Result<u32, TruthError> {
    let mut stakes: ById<u32, Uint128> = ById::new();
    for staked in named {
        let Report::Label(label) = staked.report else { return Err(TruthError::MixedReports) };
        let stake = stakes.get_or_insert_with(label, Uint128::zero);
        *stake = total([*stake, staked.stake])?;
    }
    let mut heaviest: Option<(u32, Uint128)> = None;
    for (label, stake) in stakes {
        if heaviest.is_none_or(|(_, most)| stake > most) {
            heaviest = Some((label, stake));
        }
    }
    heaviest.map(|(label, _)| label).ok_or(TruthError::MixedReports)
}

fn total(stakes: impl IntoIterator<Item = Uint128>) -> Result<Uint128, TruthError> {
    let sum = stakes.into_iter().try_fold(Uint128::zero(), Uint128::checked_add);
    sum.map_err(|_| TruthError::Number(NumberError::Overflow))
}

/// part > whole / 2, exactly.
fn is_majority(part: Uint128, whole: Uint128) -> bool {
    part > whole.saturating_sub(part)
}

/// part >= whole / 2, exactly.
fn is_half(part: Uint128, whole: Uint128) -> bool {
    part >= whole.saturating_sub(part)
}

#[cfg(test)]
mod tests;
