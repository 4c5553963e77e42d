//! Somebody who pays for a topic.

use super::plan::PatronPlan;
use super::{DAY, HOUR, units};
use crate::noise::Noise;
use cosmwasm_std::Uint128;

/// The hours of a week.
const WEEK: u64 = 168;

/// A patron of a topic; he pays once a week, at an hour of his own.
pub struct Patron {
    /// The topic he pays for.
    pub topic: usize,
    plan: PatronPlan,
    hour: u64,
    away: bool,
    noise: Noise,
}

impl Patron {
    /// The patron of a plan.
    pub fn new(topic: usize, plan: PatronPlan, mut noise: Noise) -> Self {
        let hour = noise.below(WEEK);
        Self { topic, plan, hour, away: false, noise }
    }

    /// What he pays at this hour, in base units: about the sum of his plan, three tenths more or less. One who comes and
    /// goes stays away from one week in six on, and comes back in one of four.
    pub fn pays(&mut self, now: u64) -> Option<Uint128> {
        if (now / HOUR) % WEEK != self.hour || !self.plan.days.contains(&(now / DAY)) {
            return None;
        }
        if self.plan.comes_and_goes {
            let turns = self.noise.below(if self.away { 4 } else { 6 }) == 0;
            self.away ^= turns;
        }
        let percent = 70 + self.noise.below(61);
        (!self.away).then(|| units(self.plan.weekly * percent / 100))
    }
}
