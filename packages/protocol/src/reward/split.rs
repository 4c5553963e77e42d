//! Shares of the tasks, and integer amounts.

use super::RewardError;
use crate::{ById, Number, NumberError};
use cosmwasm_std::{Uint128, Uint256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The whole of which shares and fractions are parts when they become money: 10^18.
pub const WHOLE: u64 = 1_000_000_000_000_000_000;

/// What part of an epoch's reward each task gets; the sum is 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TaskShares {
    /// U, of the inferers.
    pub inferers: Number,
    /// V, of the forecasters.
    pub forecasters: Number,
    /// W, of the reputers.
    pub reputers: Number,
    /// gamma, which keeps what workers get together at `(F + G) / (F + G + H)` whatever chi is.
    pub gamma: Number,
}

/// Shares of the tasks from the entropies F, G, H of inferers, forecasters and reputers and the utility chi:
///
/// `gamma = (F + G) / ((1 - chi) F + chi G)`, `U = (1 - chi) gamma F / (F + G + H)`, `V = chi gamma G / (F + G + H)`,
/// `W = H / (F + G + H)`.
///
/// Entropies are 0 or more. The workers' entropies are 0: gamma is 1, reputers get all; everybody's is 0:
/// inferers get all. chi is in (0, 1). Errors: [`RewardError::Number`] on overflow. Source: reference 13.4, 13.7.
pub fn task_shares(
    inferers: Number,
    forecasters: Number,
    reputers: Number,
    chi: Number,
) -> Result<TaskShares, RewardError> {
    let (one, zero) = (Number::ONE, Number::ZERO);
    let workers = inferers.add(forecasters)?;
    let total = workers.add(reputers)?;
    if workers.is_zero() {
        let to_reputers = if total.is_zero() { zero } else { one };
        let to_inferers = one.sub(to_reputers)?;
        return Ok(TaskShares {
            inferers: to_inferers,
            forecasters: zero,
            reputers: to_reputers,
            gamma: one,
        });
    }
    let for_inference = one.sub(chi)?.mul(inferers)?;
    let for_forecasts = chi.mul(forecasters)?;
    let gamma = workers.div(for_inference.add(for_forecasts)?)?;
    Ok(TaskShares {
        inferers: gamma.mul(for_inference)?.div(total)?,
        forecasters: gamma.mul(for_forecasts)?.div(total)?,
        reputers: reputers.div(total)?,
        gamma,
    })
}

impl TaskShares {
    /// U, V and W as parts of [`WHOLE`], rounded down; their sum is at most [`WHOLE`].
    pub fn parts(&self) -> Result<[u64; 3], RewardError> {
        let mut left = WHOLE;
        let mut take = |share| part(share, &mut left);
        Ok([take(self.inferers)?, take(self.forecasters)?, take(self.reputers)?])
    }
}

/// Fractions as parts of [`WHOLE`], rounded down; their sum is at most [`WHOLE`], whatever the last digits of
/// the fractions sum to.
///
/// Errors: [`RewardError::NegativeFraction`].
pub fn parts<K: Copy + Ord>(fractions: &ById<K, Number>) -> Result<ById<K, u64>, RewardError> {
    let mut left = WHOLE;
    fractions.try_map(|_, fraction| part(*fraction, &mut left))
}

/// `floor(reward * share * fraction / 10^36)` base units, in 256 bits.
///
/// `share` of the task and `fraction` within it are parts of [`WHOLE`]. Summed over fractions and shares
/// that sum to at most [`WHOLE`], amounts sum to at most the reward. Errors: [`RewardError::AboveWhole`].
pub fn amount(reward: Uint128, share: u64, fraction: u64) -> Result<Uint128, RewardError> {
    if let Some(parts) = [share, fraction].into_iter().find(|parts| *parts > WHOLE) {
        return Err(RewardError::AboveWhole { parts });
    }
    exact_amount(reward, share, fraction).ok_or(RewardError::Number(NumberError::Overflow))
}

/// 128 + 60 + 60 bits fit 256, and the quotient is at most `reward`.
fn exact_amount(reward: Uint128, share: u64, fraction: u64) -> Option<Uint128> {
    let whole = Uint256::from(WHOLE);
    let product = Uint256::from(reward).checked_mul(share.into()).ok()?.checked_mul(fraction.into()).ok()?;
    let amount = product.checked_div(whole.checked_mul(whole).ok()?).ok()?;
    Uint128::try_from(amount).ok()
}

/// `floor(10^18 * fraction)`, at most what is left; takes it from there.
fn part(fraction: Number, left: &mut u64) -> Result<u64, RewardError> {
    if fraction.is_negative() {
        return Err(RewardError::NegativeFraction { fraction: fraction.to_string() });
    }
    let parts = Number::mul_floor(Uint128::from(WHOLE), fraction)?.min(Uint128::from(*left));
    let parts = u64::try_from(parts.u128()).unwrap_or(*left);
    *left = left.saturating_sub(parts);
    Ok(parts)
}
