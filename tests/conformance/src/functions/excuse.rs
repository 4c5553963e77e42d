//! Rules that recognise a difference by design.
//!
//! Each rule sees the inputs, the result and the figure of one entry. It names a kind only when the inputs are
//! of that kind, the figure obeys the published definition, and the result obeys ours (both in binary64, from
//! [`crate::published`]). Anything else is a failure.

use super::{Answer, Inputs, Trouble, arithmetic};
use crate::decimal::{self, Decimal};
use crate::deviation::Deviation;
use crate::published::{self, Ascent, Rule, Summit, agree, agree_after_ascent};
use crate::tree::Tree;
use cw_number::{Number, NumberError};
use serde_json::Value;

/// Relative error of a function, beside that of its operands.
const OWN_ERROR: f64 = 1e-14;

/// Why a result may differ from the figure; `None` where nothing excuses it.
pub fn excuse(function: &str, inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    match function {
        _ if is_infinite(figure) && matches!(got, Err(Trouble::Number(NumberError::Domain { .. }))) => {
            Some(Deviation::NoInfinity)
        }
        _ if is_zero(figure) && matches!(got, Err(Trouble::Number(NumberError::Empty { .. }))) => {
            Some(Deviation::NothingToCount)
        }
        _ if is_beyond_range(got, figure) => Some(Deviation::BeyondRange),
        "network_inference" => naive_at_first(inputs, got, figure),
        "weight_from_normalized_regret" => weight(inputs, got, figure),
        "consensus_vector" => no_report(inputs, got, figure),
        "reputer_scores_and_coefficients" => consensus(inputs, got, figure),
        "forecasting_utility" => utility(inputs, got, figure),
        "entropy" => entropy(inputs, got, figure),
        _ => operand_rounded(function, inputs, got, figure),
    }
}

fn is_infinite(figure: &Value) -> bool {
    figure.as_str().is_some_and(|text| text.ends_with("Infinity"))
}

/// Too large: an error; too small: 0.
fn is_beyond_range(got: &Answer, figure: &Value) -> bool {
    let Some(size) = decimal_of(figure).map(|value| value.abs()) else { return false };
    match got {
        Err(Trouble::Number(NumberError::Overflow)) => size > decimal::value(Number::MAX),
        Ok(Tree::Number(number)) => number.is_zero() && size < decimal::value(Number::MIN_POSITIVE),
        _ => false,
    }
}

/// Both inferences are the median: published for the combined one alone.
fn naive_at_first(inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    let got = got.as_ref().ok()?;
    let (naive, combined) = (result(got.get("naive"))?, result(got.get("combined"))?);
    let first = inputs.value("previous_network_loss").ok()?.is_null();
    let as_published = real(figure.get("naive")?)? == 0.0 && agree(real(figure.get("combined")?)?, combined);
    (first && as_published && naive == combined).then_some(Deviation::NaiveAtFirst)
}

fn is_zero(figure: &Value) -> bool {
    decimal_of(figure).is_some_and(|value| value == Decimal::default())
}

fn decimal_of(value: &Value) -> Option<Decimal> {
    decimal::exact(value.as_str()?)
}

fn real(value: &Value) -> Option<f64> {
    value.as_str()?.parse().ok()
}

fn reals(inputs: Inputs<'_>, name: &str) -> Option<Vec<f64>> {
    inputs.value(name).ok()?.as_array()?.iter().map(real).collect()
}

fn input(inputs: Inputs<'_>, name: &str) -> Option<f64> {
    real(inputs.value(name).ok()?)
}

/// A result, or a part of it, in binary64.
fn result(tree: Option<&Tree>) -> Option<f64> {
    match tree? {
        Tree::Number(number) => Some(decimal::approximate(&decimal::value(*number))),
        _ => None,
    }
}

fn results(tree: Option<&Tree>) -> Option<Vec<f64>> {
    match tree? {
        Tree::List(items) => items.iter().map(|item| result(Some(item))).collect(),
        _ => None,
    }
}

fn all_agree(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agree_after_ascent(*a, *b))
}

/// The result is right for the operands as they were read: `figure + Σ f' (read - printed)`.
fn operand_rounded(function: &str, inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    let Ok(Tree::Number(got)) = got else { return None };
    let figure = decimal_of(figure)?;
    let mut moved = 0.0;
    for (operand, slope) in arithmetic::slopes(function, inputs).ok()? {
        let read = decimal::value(inputs.number(operand).ok()?);
        moved += slope * decimal::approximate(&(read - decimal_of(inputs.value(operand).ok()?)?));
    }
    let difference = decimal::approximate(&(decimal::value(*got) - &figure));
    let own = OWN_ERROR * decimal::approximate(&figure).abs();
    (moved != 0.0 && (difference - moved).abs() <= own.max(1e-9 * moved.abs()))
        .then_some(Deviation::OperandRounded)
}

/// Whether the published weight is capped or cut off is decided in exact decimals: entries lie a unit from there.
fn weight(inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    let exact = |name| decimal_of(inputs.value(name).ok()?);
    let (r, most, p, c) =
        (exact("normalized_regret")?, exact("max_normalized_regret")?, exact("p")?, exact("c")?);
    let constant = |hundredths: i64| Decimal::new(hundredths.into(), 2);
    let lift = (&p * &c - constant(825) - &p * &most).max(Decimal::default());
    let argument = &p * &r - &p * &c;
    let capped = argument > constant(675);
    let cut = argument.min(constant(675)) + lift < constant(-1725);
    let [r, most, p, c] = [r, most, p, c].map(|value| decimal::approximate(&value));
    let published = if cut { 0.0 } else { published::weight(Rule::Published, r, most, p, c) };
    let ours = published::weight(Rule::Ours, r, most, p, c);
    let obeys = agree(real(figure)?, published) && agree(result(got.as_ref().ok())?, ours);
    match (obeys, cut, capped) {
        (true, true, _) => Some(Deviation::WeightCutOff),
        (true, false, true) => Some(Deviation::WeightCap),
        _ => None,
    }
}

/// Every entry is right, or 0 where nobody reported and we have nothing.
fn no_report(inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    let (rows, stakes) = (rows(inputs)?, reals(inputs, "adjusted_stakes")?);
    let Tree::List(got) = got.as_ref().ok()? else { return None };
    let right = |(entry, (got, figure)): (usize, (&Tree, &Value))| {
        let reports: Vec<Option<f64>> = rows.iter().map(|row| row.get(entry).copied().flatten()).collect();
        let nobody = reports.iter().all(Option::is_none);
        let (consensus, _) = published::consensus(Rule::Published, &stakes, &reports);
        let ours = if nobody { Some(0.0).filter(|_| *got == Tree::Nothing) } else { result(Some(got)) };
        real(figure).is_some_and(|figure| agree(figure, consensus))
            && ours.is_some_and(|ours| agree(ours, consensus))
    };
    let entries = got.iter().zip(figure.as_array()?);
    entries.enumerate().all(right).then_some(Deviation::NoReport)
}

/// Reports by reputer, then entry.
fn rows(inputs: Inputs<'_>) -> Option<Vec<Vec<Option<f64>>>> {
    let loss = |loss: &Value| if loss.is_null() { Some(None) } else { real(loss).map(Some) };
    let row = |row: &Value| -> Option<Vec<Option<f64>>> { row.as_array()?.iter().map(loss).collect() };
    inputs.value("losses").ok()?.as_array()?.iter().map(row).collect()
}

fn consensus(inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    let ascent = Ascent {
        stakes: reals(inputs, "stakes")?,
        coefficients: reals(inputs, "initial_coefficients")?,
        losses: rows(inputs)?,
        learning_rate: input(inputs, "learning_rate")?,
        iterations: inputs.count("max_iterations").ok()?,
        threshold: input(inputs, "max_gradient_threshold")?,
        min_stake_fraction: input(inputs, "min_stake_fraction")?,
        epsilon_reputer: input(inputs, "epsilon_reputer")?,
        epsilon: input(inputs, "epsilon")?,
    };
    let got = got.as_ref().ok()?;
    let ours =
        Summit { scores: results(got.get("scores"))?, coefficients: results(got.get("coefficients"))? };
    let same = |a: &Summit, b: &Summit| {
        all_agree(&a.scores, &b.scores) && all_agree(&a.coefficients, &b.coefficients)
    };
    if !same(&ours, &ascent.climb(Rule::Ours, Rule::Ours)?) {
        return None;
    }
    let printed = |name: &str| figure.get(name)?.as_array()?.iter().map(real).collect::<Option<Vec<f64>>>();
    match ascent.climb(Rule::Published, Rule::Published) {
        // Nobody is heard any more: the published adjusted stakes are 0/0.
        None => (figure == "error").then_some(Deviation::CoefficientRange),
        Some(published) => {
            let theirs = Summit { scores: printed("scores")?, coefficients: printed("coefficients")? };
            let other_stand_in = |other| !same(&published, &other);
            match ascent.climb(Rule::Ours, Rule::Published).is_some_and(other_stand_in) {
                _ if !same(&theirs, &published) => None,
                true => Some(Deviation::FarthestReport),
                false => Some(Deviation::CoefficientRange),
            }
        }
    }
}

fn utility(inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    let (task_score, scores) = (input(inputs, "task_score")?, reals(inputs, "inferer_scores")?);
    let (previous, alpha) = (input(inputs, "previous_ratio")?, input(inputs, "alpha")?);
    let ratio = |rule| published::score_ratio(rule, task_score, &scores, previous, alpha);
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let silent = most <= 0.0 && task_score == 0.0;
    let got = got.as_ref().ok()?;
    let ours = agree(result(got.get("ratio"))?, ratio(Rule::Ours))
        && agree(result(got.get("chi"))?, published::utility(ratio(Rule::Ours)));
    let chi = if silent { 0.5 } else { published::utility(ratio(Rule::Published)) };
    let printed =
        |name: &str, value: f64| figure.get(name).and_then(real).is_none_or(|figure| agree(figure, value));
    if !ours || !printed("chi", chi) || !printed("ratio", ratio(Rule::Published)) {
        return None;
    }
    match (scores.is_empty(), most < 0.0, silent) {
        (false, true, _) => Some(Deviation::NegativeMaximum),
        (_, _, true) => Some(Deviation::SilentEpoch),
        _ => None,
    }
}

fn entropy(inputs: Inputs<'_>, got: &Answer, figure: &Value) -> Option<Deviation> {
    let fractions = reals(inputs, "fractions")?;
    let (count, effective) = (input(inputs, "n")?, input(inputs, "n_eff")?);
    let sum: f64 = fractions.iter().filter(|f| **f > 0.0).map(|f| -f * f.ln()).sum();
    let ours = sum * (effective / count).powf(input(inputs, "beta")?);
    let zero = fractions.contains(&0.0);
    (zero && figure == "error" && agree(result(got.as_ref().ok())?, ours)).then_some(Deviation::ZeroFraction)
}
