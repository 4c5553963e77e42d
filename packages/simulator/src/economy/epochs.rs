//! When the epochs of a topic are paid, and for which time.

use super::HOUR;
use super::plan::TopicPlan;
use crate::noise::Noise;
use allora_protocol::EpochId;
use allora_protocol::emission::Interval;
use allora_protocol::schedule::{Schedule, ScheduleError};

/// A keeper comes at most so many hours late.
const LATE: u64 = 6;
/// One epoch in so many has no truth.
const VOID: u64 = 100;

/// The epochs of a topic, in their order.
pub struct Epochs {
    schedule: Schedule,
    opens_at: u64,
    next: u64,
    late: u64,
    noise: Noise,
}

/// An epoch that is settled now.
pub struct Settled {
    /// The time that it is paid for.
    pub interval: Interval,
    /// Whether it was scored; one without a truth is paid nothing.
    pub scored: bool,
}

impl Epochs {
    /// Those of a topic.
    pub fn new(plan: &TopicPlan, noise: Noise) -> Self {
        Self { schedule: plan.schedule, opens_at: plan.opens_at(), next: 0, late: 0, noise }
    }

    /// The next epoch, if it is due and its keeper has come.
    pub fn due(&mut self, now: u64) -> Result<Option<Settled>, ScheduleError> {
        let opens = self.opens(self.next);
        let windows = self.schedule.windows(EpochId(self.next), opens)?;
        if windows.payable + self.late > now {
            return Ok(None);
        }
        let interval = Interval { from: self.opens(self.next.saturating_sub(1)), to: opens };
        let scored = self.noise.below(VOID) > 0;
        self.next += 1;
        self.late = self.noise.below(LATE + 1) * HOUR;
        Ok(Some(Settled { interval, scored }))
    }

    fn opens(&self, epoch: u64) -> u64 {
        self.opens_at + epoch * self.schedule.epoch_length
    }
}

#[cfg(test)]
mod tests {
    use super::super::Plan;
    use super::*;

    #[test]
    fn the_intervals_of_a_topic_tile() {
        let topics = Plan::default().cast();
        let mut epochs = Epochs::new(&topics[3], Noise::new(1, 1));
        let mut paid_to = topics[3].opens_at();
        for hour in 0..8_760 {
            while let Some(settled) = epochs.due(hour * HOUR).unwrap() {
                assert_eq!(settled.interval.from, paid_to);
                assert!(settled.interval.to < hour * HOUR);
                paid_to = settled.interval.to;
            }
        }
        assert!(paid_to > 355 * 24 * HOUR);
    }
}
