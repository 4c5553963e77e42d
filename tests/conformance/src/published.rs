//! Definitions in binary64, written from the reference and not from our code: the published rule and ours side
//! by side, one function with a switch for each. A difference by design is recognised with them: the
//! figure obeys the published rule, the result obeys ours, and the two rules differ on these inputs.

/// Whose rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The reference's.
    Published,
    /// That of `docs/protocol.md`.
    Ours,
}

/// Two values of one quantity, as far as binary64 tells.
pub fn agree(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-11 * a.abs().max(b.abs()) + 1e-13
}

/// The same after ten steps along numerical derivatives.
pub fn agree_after_ascent(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// `p/(e^(p(c-x)) + 1)`. Source: reference 1.2.
pub fn gradient(p: f64, c: f64, x: f64) -> f64 {
    p / ((p * (c - x)).exp() + 1.0)
}

/// Weight of a normalised regret among regrets of which `most` is the largest, as far as the published rule does
/// not cut it off. Source: reference 9.2.
pub fn weight(rule: Rule, regret: f64, most: f64, p: f64, c: f64) -> f64 {
    let lift = (c - 8.25 / p - most).max(0.0);
    let capped = if rule == Rule::Published { regret.min(c + 6.75 / p) } else { regret };
    gradient(p, c, capped + lift)
}

/// Smoothed forecaster score ratio: reference 13.7 and `docs/protocol.md`.
pub fn score_ratio(rule: Rule, task_score: f64, inferer_scores: &[f64], previous: f64, alpha: f64) -> f64 {
    let most = inferer_scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let most = if rule == Rule::Published || inferer_scores.is_empty() { most.max(0.0) } else { most };
    let raw = match (most == 0.0, task_score == 0.0) {
        (false, _) => (task_score - most.min(0.0)) / most.abs(),
        (true, false) => task_score.signum(),
        (true, true) if rule == Rule::Published => return 0.0,
        (true, true) => return previous,
    };
    alpha * raw + (1.0 - alpha) * previous
}

/// Forecasting utility χ of a ratio; the published rule gives 0.5 to an epoch that says nothing.
pub fn utility(ratio: f64) -> f64 {
    if ratio < 0.0 { 0.1 } else { (0.1 + 0.4 * ratio).min(0.5) }
}

/// What the ascent of the listening coefficients starts from. Source: reference 12.1.
#[derive(Clone, Debug)]
pub struct Ascent {
    /// Stake by reputer.
    pub stakes: Vec<f64>,
    /// Coefficient by reputer.
    pub coefficients: Vec<f64>,
    /// By reputer, then entry; `None` where he did not report.
    pub losses: Vec<Vec<Option<f64>>>,
    /// Step of the ascent.
    pub learning_rate: f64,
    /// Largest number of steps.
    pub iterations: usize,
    /// Steps end below this gradient.
    pub threshold: f64,
    /// Least share of the stake that is listened to.
    pub min_stake_fraction: f64,
    /// Added to the distance of a reputer.
    pub epsilon_reputer: f64,
    /// In place of a consensus vector of length 0.
    pub epsilon: f64,
}

/// Where the ascent ends.
#[derive(Clone, Debug)]
pub struct Summit {
    /// Scores of the coefficients that entered the last step.
    pub scores: Vec<f64>,
    /// Coefficients after the last step.
    pub coefficients: Vec<f64>,
}

/// Step of the numerical derivative.
const STEP: f64 = 0.001;

/// Least coefficient in our rule.
const FLOOR: f64 = 0.01;

impl Ascent {
    /// Follows the gradient under a rule for missing reports and one for the range of coefficients; `None` when
    /// no stake is listened to any more.
    pub fn climb(&self, stand_in: Rule, range: Rule) -> Option<Summit> {
        let least = if range == Rule::Ours { FLOOR } else { 0.0 };
        let held = |value: f64| if range == Rule::Ours { value.clamp(least, 1.0) } else { value };
        let mut a: Vec<f64> = self.coefficients.iter().map(|value| held(*value)).collect();
        let mut scores = vec![0.0; a.len()];
        for _ in 0..self.iterations {
            if self.weighed(&a) == 0.0 {
                return None;
            }
            scores = self.scores(&a, stand_in);
            let total = self.weighed(&scores);
            let tried = a.iter().enumerate().map(|(l, value)| {
                let step = if *value == 1.0 { -STEP } else { STEP };
                let mut moved = a.clone();
                moved.iter_mut().skip(l).take(1).for_each(|other| *other += step);
                let gradient = (1.0 - total / self.weighed(&self.scores(&moved, stand_in))) / step;
                (value + self.learning_rate * gradient).clamp(least, 1.0)
            });
            let tried: Vec<f64> = tried.collect();
            let (old, new) = (self.listened(&a), self.listened(&tried));
            let part = match () {
                () if new >= self.min_stake_fraction => 1.0,
                () if new == old => 0.0,
                () => (self.min_stake_fraction - old) / (new - old),
            };
            let step =
                |(from, to): (&f64, &f64)| if part == 1.0 { *to } else { held(from + (to - from) * part) };
            let next: Vec<f64> = a.iter().zip(&tried).map(step).collect();
            let moved = a.iter().zip(&next).map(|(from, to)| (to - from).abs()).fold(0.0, f64::max);
            a = next;
            if moved / self.learning_rate < self.threshold {
                break;
            }
        }
        Some(Summit { scores, coefficients: a })
    }

    /// Share of the stake that coefficients listen to.
    fn listened(&self, coefficients: &[f64]) -> f64 {
        self.weighed(coefficients) / self.stakes.iter().sum::<f64>()
    }

    fn weighed(&self, values: &[f64]) -> f64 {
        self.stakes.iter().zip(values).map(|(stake, value)| stake * value).sum()
    }

    fn scores(&self, coefficients: &[f64], stand_in: Rule) -> Vec<f64> {
        let total = self.weighed(coefficients);
        let count = self.stakes.len() as f64;
        let pairs = self.stakes.iter().zip(coefficients);
        let adjusted: Vec<f64> = pairs.map(|(stake, a)| (count * a * stake / total).min(1.0)).collect();
        let entries = self.losses.iter().map(Vec::len).max().unwrap_or_default();
        let mut distances = vec![0.0; self.losses.len()];
        let mut length = 0.0;
        for entry in 0..entries {
            let reports = self.losses.iter().map(|reports| reports.get(entry).copied().flatten());
            let reports: Vec<Option<f64>> = reports.collect();
            let (consensus, missing) = consensus(stand_in, &adjusted, &reports);
            length += consensus * consensus;
            for (distance, report) in distances.iter_mut().zip(&reports) {
                *distance += (report.unwrap_or(missing) - consensus).powi(2);
            }
        }
        let length = if length == 0.0 { self.epsilon } else { length.sqrt() };
        distances.iter().map(|distance| 1.0 / (distance.sqrt() / length + self.epsilon_reputer)).collect()
    }
}

/// Consensus on one entry, and the stand-in for a report that is missing: the reported loss with the largest
/// signed (published) or absolute (ours) distance. An entry that nobody reported: 0, 0.
pub fn consensus(rule: Rule, adjusted_stakes: &[f64], reports: &[Option<f64>]) -> (f64, f64) {
    let reported =
        adjusted_stakes.iter().zip(reports).filter_map(|(stake, loss)| loss.map(|loss| (*stake, loss)));
    let (sum, weight) = reported.clone().fold((0.0, 0.0), |(sum, weight), (s, l)| (sum + s * l, weight + s));
    if weight == 0.0 {
        return (0.0, 0.0);
    }
    let consensus = sum / weight;
    let distance =
        |loss: f64| if rule == Rule::Published { consensus - loss } else { (consensus - loss).abs() };
    let farther = |best: Option<f64>, loss: f64| match best {
        Some(best) if distance(best) >= distance(loss) => Some(best),
        _ => Some(loss),
    };
    (consensus, reported.map(|(_, loss)| loss).fold(None, farther).unwrap_or_default())
}
