//! What a regression sees of the past: how far the recent truths stood from the season's usual course.

use crate::Known;
use std::f64::consts::TAU;

/// How far back the recent values reach.
const RECENT: usize = 4;
/// Values in the slow mean.
const SLOW: usize = 12;

/// The past without its season, and how to put the season back.
pub struct Past<'a> {
    known: &'a Known<'a>,
    usual: Vec<f64>,
    anomalies: Vec<f64>,
}

impl<'a> Past<'a> {
    /// Takes out of the known truths the mean of each place in the season (nothing, when there is no season).
    pub fn new(known: &'a Known<'a>) -> Self {
        let usual = usual(known);
        let anomalies = known.truths.iter().enumerate().map(|(at, truth)| truth - usual[at % usual.len()]);
        Self { anomalies: anomalies.collect(), usual, known }
    }

    /// The first position whose features are all known.
    pub fn first(&self) -> usize {
        self.known.ahead + SLOW - 1
    }

    /// What is learnt: how far the truth at `position` will have moved from the last anomaly seen before it.
    pub fn change(&self, position: usize) -> f64 {
        self.anomalies[position] - self.anomalies[position - self.known.ahead]
    }

    /// The truth asked for, given how far it will have moved.
    pub fn truth(&self, change: f64) -> Option<f64> {
        Some(self.usual[self.known.target() % self.usual.len()] + self.anomalies.last()? + change)
    }

    /// Features of the truth at `position`, from truths at least `ahead` steps before it; `position` lies
    /// between [`Past::first`] and the target.
    pub fn features(&self, position: usize) -> Vec<f64> {
        let newest = position - self.known.ahead;
        let mut features = self.anomalies[newest + 1 - RECENT..=newest].to_vec();
        features.push(self.anomalies[newest + 1 - SLOW..=newest].iter().sum::<f64>() / SLOW as f64);
        if let Some(season) = self.known.season {
            let angle = TAU * (position % season) as f64 / season as f64;
            features.extend([angle.sin(), angle.cos()]);
        }
        features
    }
}

/// The mean of each place in the season; without a season one place with mean 0.
fn usual(known: &Known<'_>) -> Vec<f64> {
    let Some(season) = known.season else { return vec![0.0] };
    (0..season)
        .map(|place| {
            let same = known.truths.iter().skip(place).step_by(season);
            let (sum, count) = same.fold((0.0, 0.0), |(sum, count), truth| (sum + truth, count + 1.0));
            if count > 0.0 { sum / count } else { 0.0 }
        })
        .collect()
}
