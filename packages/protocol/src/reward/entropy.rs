//! Entropy of a role's rewards.

use super::RewardError;
use crate::{ById, Number};
use cw_number::stats;

/// Entropy of a role with one participant: ln(2)/4, as the reference prints it.
pub const ENTROPY_OF_ONE: Number = Number::decimal(173_286_795_139_986, 15);

/// Entropy of a role, in nats: `-sum(f ln f) (N_eff / N)^beta` with `f = s / sum(s)`, `N_eff = 1 / sum(s^2)`.
///
/// `smoothed`: the smoothed fractions s of its N participants, 0 or more. A fraction of 0 adds nothing. One
/// participant: [`ENTROPY_OF_ONE`]; nobody, or only fractions of 0: 0.
/// Errors: [`RewardError::Number`] on overflow. Source: reference 13.6.
pub fn entropy<K: Copy + Ord>(smoothed: &ById<K, Number>, beta: Number) -> Result<Number, RewardError> {
    let values: Vec<Number> = smoothed.values().copied().collect();
    let total = stats::sum(&values)?;
    if values.len() == 1 {
        return Ok(ENTROPY_OF_ONE);
    }
    let mut entropy = Number::ZERO;
    let mut squares = Number::ZERO;
    for value in &values {
        squares = squares.add(value.mul(*value)?)?;
        // A fraction of next to nothing of more than one may come out as 0.
        let fraction = if value.is_positive() { value.div(total)? } else { Number::ZERO };
        if fraction.is_positive() {
            entropy = entropy.sub(fraction.mul(fraction.ln()?)?)?;
        }
    }
    if squares.is_zero() {
        return Ok(Number::ZERO);
    }
    // (N_eff / N)^beta = (N sum(s^2))^-beta
    let crowding = Number::from(values.len() as u64).mul(squares)?;
    Ok(entropy.mul(crowding.pow(beta.neg())?)?)
}
