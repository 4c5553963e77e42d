//! Weights of a set of regrets.

use super::{RegretParams, RegretScale};
use crate::{Number, NumberError};
use cw_number::stats;

/// The best logistic argument of a set is lifted to -8.25 when it is lower. It is also the constant of
/// the [`super::initial_regret`] (there the reference calls it `p_norm_safe_div`).
pub const ANCHOR: Number = Number::decimal(825, 2);

/// 1 / Φ⁻¹(3/4): makes the median absolute deviation of a normal sample its standard deviation.
const MAD_TO_DEVIATION: Number = Number::decimal(14826, 4);

/// The scale of a set of regrets: sample standard deviation + ε, or 1.4826 · MAD + ε. One regret: ε.
///
/// Log10. Errors: [`NumberError::Overflow`]. Source: reference 9.2, 20.3.
pub fn scale(regrets: &[Number], params: &RegretParams) -> Result<Number, NumberError> {
    let spread = match params.scale {
        RegretScale::StandardDeviation => stats::standard_deviation(regrets)?,
        RegretScale::MedianAbsoluteDeviation => {
            stats::median_absolute_deviation(regrets)?.mul(MAD_TO_DEVIATION)?
        }
    };
    spread.add(params.epsilon)
}

/// Weights of experts from their regrets, the anchored ratio of logistics:
///
/// `w_i = σ(b_i) / σ(b_max)`, `σ(b) = 1/(1 + e^-b)`, `b_max = max(p (r_max - c), -8.25)`,
/// `b_i = b_max - p (r_max - r_i)`, `r = R / scale(R)`.
///
/// `regrets`: log10, one per expert, any order. Weights are in the same order and in [0, 1]; the best
/// expert has exactly 1, equal regrets have equal weights; nobody: empty. Only differences and one bounded
/// number enter an exponential, and never as a positive exponent: a regret that is hopelessly behind
/// weighs 0. Errors: [`NumberError::Overflow`] only for regrets near the end of the number range.
///
/// Source: reference 9.2; the anchored form in `docs/protocol.md`.
pub fn weights(regrets: &[Number], params: &RegretParams) -> Result<Vec<Number>, NumberError> {
    let Some(&best) = regrets.iter().max() else {
        return Ok(Vec::new());
    };
    let slope = params.p_norm.div(scale(regrets, params)?)?;
    let top = best.mul(slope)?.sub(params.p_norm.mul(params.c_norm)?)?.max(ANCHOR.neg());
    let largest = logistic(top)?;
    let weight = |regret: &Number| logistic(top.sub(best.sub(*regret)?.mul(slope)?)?)?.div(largest);
    regrets.iter().map(weight).collect()
}

/// `1/(1 + e^-b)`, through the exponential of `-|b|`.
fn logistic(b: Number) -> Result<Number, NumberError> {
    let small = b.abs().neg().exp()?;
    let numerator = if b.is_negative() { small } else { Number::ONE };
    numerator.div(Number::ONE.add(small)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(texts: &str) -> Vec<Number> {
        texts.split_whitespace().map(|text| text.parse().unwrap()).collect()
    }

    fn weigh(regrets: &str) -> Vec<Number> {
        weights(&numbers(regrets), &RegretParams::default()).unwrap()
    }

    fn assert_close(got: Number, expected: &str) {
        let expected: Number = expected.parse().unwrap();
        let tolerance =
            Number::decimal(1, 15).mul(expected.abs().add(Number::decimal(1, 2)).unwrap()).unwrap();
        assert!(got.sub(expected).unwrap().abs() <= tolerance, "{got}, not {expected}");
    }

    #[test]
    fn nobody_has_no_weights_and_one_expert_weighs_one() {
        assert_eq!(weigh(""), []);
        assert_eq!(weigh("-1234.5"), [Number::ONE]);
    }

    #[test]
    fn the_best_expert_weighs_one_and_equal_regrets_weigh_the_same() {
        let weights = weigh("-0.5 0.25 -0.5 0.25");
        assert_eq!((weights[1], weights[3]), (Number::ONE, Number::ONE));
        assert_eq!(weights[0], weights[2]);
        assert!(weights[0].is_positive() && weights[0] < Number::ONE);
    }

    #[test]
    fn two_experts_a_decade_apart_weigh_like_this() {
        // sd = 1/√2, so r = 0 and 1.39446...
        let weights = weigh("0 1");
        assert_close(weights[0], "0.1091412252451691074344632");
        assert_eq!(weights[1], Number::ONE);
    }

    #[test]
    fn a_set_that_is_far_behind_keeps_its_proportions_however_far_it_is() {
        // all of them under the anchor: only the differences count
        assert_eq!(weigh("-1000 -1001 -1002"), weigh("-2000 -2001 -2002"));
    }

    #[test]
    fn the_median_deviation_does_not_let_one_outlier_make_the_others_equal() {
        let params = RegretParams { scale: RegretScale::MedianAbsoluteDeviation, ..RegretParams::default() };
        let regrets = numbers("-0.1 0 0.1 0.2 -1000");
        assert_close(scale(&regrets, &params).unwrap(), "0.15826");
        let robust = weights(&regrets, &params).unwrap();
        let plain = weights(&regrets, &RegretParams::default()).unwrap();
        assert!(robust[0] < Number::decimal(5, 2), "{}", robust[0]);
        assert!(plain[0] > Number::decimal(99, 2), "{}", plain[0]);
    }

    #[test]
    fn no_regret_whatever_its_size_overflows_an_exponential() {
        for regrets in ["1e40 -1e40", "-1e40 -1e40", "1e40 1e40 0", "0 0 0", "1e-40 -1e-40 1e40"] {
            let weights = weigh(regrets);
            assert!(weights.contains(&Number::ONE), "{regrets}");
            assert!(
                weights.iter().all(|weight| !weight.is_negative() && *weight <= Number::ONE),
                "{regrets}"
            );
        }
    }
}
