//! The initial regret: what a worker without a record starts from.

use super::RegretParams;
use super::weights::ANCHOR;
use crate::{Number, NumberError};
use cw_number::stats;

/// A newcomer ranks with the worst quarter of the experienced.
const QUANTILE: Number = Number::decimal(25, 2);

/// The initial regret stays within ± a million. Losses of a million decades do not occur; with a low p and
/// workers who are replaced as soon as they are experienced the formula would go on to the end of the range.
const BOUND: Number = Number::integer(1_000_000);

/// 1/α epochs rarely come out as an integer in binary; this much below one counts as one.
const SLACK: Number = Number::decimal(1, 15);

/// Whether a worker with this many scored epochs is experienced: at least 1/α.
pub fn is_experienced(scored_epochs: u32, alpha_regret: Number) -> Result<bool, NumberError> {
    Ok(Number::from(scored_epochs).mul(alpha_regret)?.add(SLACK)? >= Number::ONE)
}

/// The initial regret from the new regrets X of the experienced participants of an epoch; `None` (keep the
/// one there is) when X is empty.
///
/// `Quantile(X, 0.25) + (c - 8.25/p) (sd(X) + ε)`. The second term puts a newcomer's weight where it
/// vanishes beside that of a good worker. Only the experienced count, and not the worst of them: an
/// initial regret made of newcomers' regrets, which start from it, would feed on itself and run away.
///
/// Log10. Errors: [`NumberError::Overflow`]. Source: reference 11.1.
pub fn initial_regret(regrets: &[Number], params: &RegretParams) -> Result<Option<Number>, NumberError> {
    if regrets.is_empty() {
        return Ok(None);
    }
    let offset = params.c_norm.sub(ANCHOR.div(params.p_norm)?)?;
    let spread = stats::standard_deviation(regrets)?.add(params.epsilon)?;
    let regret = stats::quantile(regrets, QUANTILE)?.add(offset.mul(spread)?)?;
    Ok(Some(regret.clamp(BOUND.neg(), BOUND)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(texts: &str) -> Vec<Number> {
        texts.split_whitespace().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn ten_scored_epochs_make_experience_at_a_rate_of_a_tenth() {
        let experienced = |epochs, alpha: &str| is_experienced(epochs, alpha.parse().unwrap()).unwrap();
        for (alpha, epochs) in
            [("1", 1), ("0.5", 2), ("0.3", 4), ("0.2", 5), ("0.1", 10), ("0.05", 20), ("0.001", 1000)]
        {
            assert!(experienced(epochs, alpha) && !experienced(epochs - 1, alpha), "{alpha}");
        }
    }

    #[test]
    fn a_newcomer_starts_two_deviations_under_the_worst_quarter() {
        // quantile: position 0.75·3 from the top, -0.25; sd = √(5/3); (0.75 - 8.25/3) = -2
        let got = initial_regret(&numbers("2 -1 1 0"), &RegretParams::default()).unwrap().unwrap();
        let expected: Number = "-2.851988897471611258".parse().unwrap();
        assert!(got.sub(expected).unwrap().abs() < Number::decimal(1, 16), "{got}");
    }

    #[test]
    fn without_an_experienced_worker_the_initial_regret_stays() {
        assert_eq!(initial_regret(&[], &RegretParams::default()).unwrap(), None);
    }

    #[test]
    fn absurd_losses_stop_at_the_bound() {
        let bounded = initial_regret(&numbers("1e40 -1e40"), &RegretParams::default()).unwrap();
        assert_eq!(bounded, Some(Number::integer(-1_000_000)));
    }
}
