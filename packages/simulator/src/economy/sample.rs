//! What stake yields, day by day.

use super::stakes::{PoolKey, Stakes, price};
use std::collections::BTreeMap;

/// A yield is what a share gained in so many days, as a yearly rate ..
const DAYS: usize = 28;
/// .. or in fewer, but not in fewer than this.
const LEAST: usize = 7;
/// The days of a year.
pub const YEAR: f64 = 365.0;

/// The prices of the pools' shares at the end of each day, and what follows from them.
#[derive(Default)]
pub struct Yields {
    prices: BTreeMap<PoolKey, Vec<f64>>,
    known: Vec<(PoolKey, f64)>,
    topics: Vec<Index>,
    all: Index,
}

/// What a token grows to that is always delegated, to all reputers by their stake.
#[derive(Clone, Default)]
pub struct Index(Vec<f64>);

impl Index {
    fn grow(&mut self, by: f64) {
        self.0.push(self.0.last().map_or(1.0, |last| last * (1.0 + by)));
    }

    /// The yield of late, a year; none in the first days.
    pub fn of_late(&self) -> Option<f64> {
        of_late(&self.0)
    }

    /// The yield over all days, a year; compounded within, not beyond.
    pub fn over_all(&self) -> Option<f64> {
        let days = self.0.len().checked_sub(1).filter(|days| *days >= LEAST)?;
        self.0.last().map(|last| (last - 1.0) * YEAR / days as f64)
    }
}

impl Yields {
    /// Of so many topics, before the first day.
    pub fn new(topics: usize) -> Self {
        Self { topics: vec![Index::default(); topics], ..Self::default() }
    }

    /// The end of a day.
    pub fn day(&mut self, stakes: &Stakes, now: u64) {
        // By topic, and last of all: what is bonded, and what it gained.
        let mut gains = vec![(0.0, 0.0); self.topics.len() + 1];
        let last = gains.len() - 1;
        for (key, pool) in stakes.all() {
            let prices = self.prices.entry(key).or_default();
            let pool = pool.at(now);
            let worth = price(&pool);
            let gain = prices.last().map_or(0.0, |before| worth / before - 1.0);
            prices.push(worth);
            let bonded = pool.bonded.amount.u128() as f64;
            for at in [key.topic, last] {
                gains[at].0 += bonded;
                gains[at].1 += bonded * gain;
            }
        }
        let indexes = self.topics.iter_mut().chain([&mut self.all]);
        for (index, (bonded, gained)) in indexes.zip(gains).filter(|(_, (bonded, _))| *bonded > 0.0) {
            index.grow(gained / bonded);
        }
        self.known = self.prices.iter().filter_map(|(key, prices)| Some((*key, of_late(prices)?))).collect();
    }

    /// What a pool yielded of late, a year.
    pub fn get(&self, pool: PoolKey) -> Option<f64> {
        self.known.iter().find(|(key, _)| *key == pool).map(|(_, of_late)| *of_late)
    }

    /// The pools whose yield is known.
    pub fn known(&self) -> &[(PoolKey, f64)] {
        &self.known
    }

    /// Delegating in a topic.
    pub fn topic(&self, topic: usize) -> &Index {
        &self.topics[topic]
    }

    /// Delegating in all topics.
    pub fn all(&self) -> &Index {
        &self.all
    }
}

/// What the last days gained, a year.
fn of_late(values: &[f64]) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let days = last.min(DAYS);
    (days >= LEAST).then(|| (values[last] / values[last - days] - 1.0) * YEAR / days as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_yield_is_of_the_last_four_weeks_and_unknown_in_the_first() {
        let mut index = Index::default();
        for day in 0..40 {
            assert_eq!(index.of_late().is_some(), day > 7, "day {day}");
            index.grow(if day <= 11 { 0.5 } else { 0.0 });
        }
        assert_eq!(index.of_late(), Some(0.0));
        assert!(index.over_all().is_some_and(|rate| rate > 100.0));
    }
}
