//! When an epoch opens, closes, takes reports and is settled: arithmetic on block time.
//!
//! Instants are seconds of block time, durations are seconds, both `u64`. Windows are half open: they hold
//! their first second and not their last. Nobody opens or closes anything; a late transaction finds the same
//! windows and the same order of events as a prompt one.
//!
//! * [`Schedule`]: the durations of a topic's epochs and their bounds.
//! * [`Windows`], [`Phase`]: the instants of one epoch, and what they make of a given moment.
//! * [`Versions`]: the schedules (and further parameters) that a topic had, has and will have.
//! * [`OpenEpochs`], [`Due`]: the one timeline of a topic's events.

mod error;
mod timeline;
mod versions;
mod windows;

pub use error::ScheduleError;
pub use timeline::{Due, EpochState, Event, Limit, MAX_OPEN_EPOCHS, OpenEpoch, OpenEpochs};
pub use versions::{MAX_VERSIONS, OpenNow, Scheduled, Version, Versions};
pub use windows::{Phase, Window, WindowKind, Windows};

use crate::EpochId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const DAY: u64 = 86_400;
/// The longest epoch, in seconds.
pub const MAX_EPOCH_LENGTH: u64 = 30 * DAY;
/// The longest time from the opening of an epoch to its payment, in seconds.
pub const MAX_LIFETIME: u64 = 90 * DAY;
/// The lifetime and two epoch lengths fit into so many emission periods: what an epoch is paid from is kept
/// for 128, and the rest is for a late settlement.
pub const MAX_EMISSION_PERIODS: u64 = 120;
/// So many epochs of a topic, at most, are under way at once.
pub const MAX_CONCURRENT_EPOCHS: u64 = 32;

/// The durations of a topic's epochs, in seconds.
///
/// ```text
/// open            open+W        open+W+V            open+G            open+G+T
///  | submit/commit | (reveal)    | close: synthesise  | reputers report | settle: losses, scores, rewards
/// ```
///
/// L may be as short as W+V, so that the next epoch opens the instant this one closes, and G + T may be many
/// times L: several epochs are then under way at once, each with windows of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// L: from the opening of an epoch to the opening of the next.
    pub epoch_length: u64,
    /// W: from the opening, workers submit or commit.
    pub worker_submission_window: u64,
    /// V: after W, workers reveal. 0: submissions are open.
    pub reveal_window: u64,
    /// G: from the opening to the instant from which the truth can be known.
    pub ground_truth_lag: u64,
    /// T: after G, reputers report.
    pub report_window: u64,
    /// After T, reputers reveal committed reports. 0 is the only accepted value.
    #[serde(default)]
    pub report_reveal_window: u64,
    /// From the settlement to the payment. 0 is the only accepted value.
    #[serde(default)]
    pub dispute_window: u64,
}

impl Schedule {
    /// Checks the bounds that every topic keeps, for the suite's shortest window and emission period (seconds).
    ///
    /// With life = G + T (and the report reveal and dispute windows): W, T (and V unless 0) >= `min_window`;
    /// W + V <= L <= [`MAX_EPOCH_LENGTH`]; G >= W + V; life <= [`MAX_LIFETIME`];
    /// life + 2 L <= [`MAX_EMISSION_PERIODS`] · `emission_period`; ceil(life / L) + 1 <= [`MAX_CONCURRENT_EPOCHS`].
    ///
    /// Only for a new schedule: those in force stay what they are when the suite's parameters change.
    pub fn validate(&self, min_window: u64, emission_period: u64) -> Result<(), ScheduleError> {
        self.check_windows(min_window)?;
        let close = self.close_offset()?;
        require(close <= self.epoch_length, || ScheduleError::WindowsExceedEpoch {
            windows: close,
            epoch_length: self.epoch_length,
        })?;
        require(self.epoch_length <= MAX_EPOCH_LENGTH, || ScheduleError::EpochTooLong {
            epoch_length: self.epoch_length,
            max: MAX_EPOCH_LENGTH,
        })?;
        require(self.ground_truth_lag >= close, || ScheduleError::TruthBeforeClose {
            ground_truth_lag: self.ground_truth_lag,
            close,
        })?;
        let lifetime = self.lifetime()?;
        require(lifetime <= MAX_LIFETIME, || ScheduleError::LifetimeTooLong { lifetime, max: MAX_LIFETIME })?;
        let (span, max) = (
            sum([lifetime, self.epoch_length, self.epoch_length])?,
            emission_period.saturating_mul(MAX_EMISSION_PERIODS),
        );
        require(span <= max, || ScheduleError::OutlivesEmission { span, max })?;
        let epochs = lifetime.div_ceil(self.epoch_length).saturating_add(1);
        require(epochs <= MAX_CONCURRENT_EPOCHS, || ScheduleError::TooManyConcurrentEpochs {
            epochs,
            max: MAX_CONCURRENT_EPOCHS,
        })
    }

    /// G + T and what follows until payment: an epoch's lifetime from its opening, in seconds.
    pub fn lifetime(&self) -> Result<u64, ScheduleError> {
        sum([self.ground_truth_lag, self.report_window, self.report_reveal_window, self.dispute_window])
    }

    /// The instants of an epoch that opens at `opens`. Error: [`ScheduleError::TimeOverflow`].
    pub fn windows(&self, epoch: EpochId, opens: u64) -> Result<Windows, ScheduleError> {
        let submissions_end = sum([opens, self.worker_submission_window])?;
        let closes = sum([submissions_end, self.reveal_window])?;
        let reports_open = sum([opens, self.ground_truth_lag])?;
        let reports_end = sum([reports_open, self.report_window])?;
        let settles = sum([reports_end, self.report_reveal_window])?;
        let payable = sum([settles, self.dispute_window])?;
        Ok(Windows { epoch, opens, submissions_end, closes, reports_open, reports_end, settles, payable })
    }

    /// W, T, V >= `min_window` (V may be 0), and at least one second each; nothing that is not built yet.
    fn check_windows(&self, min_window: u64) -> Result<(), ScheduleError> {
        let min = min_window.max(1);
        let windows = [
            ("worker_submission_window", self.worker_submission_window),
            ("report_window", self.report_window),
            ("reveal_window", if self.reveal_window == 0 { min } else { self.reveal_window }),
        ];
        for (window, seconds) in windows {
            require(seconds >= min, || ScheduleError::WindowTooShort { window, seconds, min })?;
        }
        for (window, seconds) in
            [("report_reveal_window", self.report_reveal_window), ("dispute_window", self.dispute_window)]
        {
            require(seconds == 0, || ScheduleError::WindowNotSupported { window, seconds })?;
        }
        Ok(())
    }

    /// W + V: from the opening to the close.
    fn close_offset(&self) -> Result<u64, ScheduleError> {
        sum([self.worker_submission_window, self.reveal_window])
    }
}

/// A sum of seconds, or [`ScheduleError::TimeOverflow`].
fn sum<const N: usize>(seconds: [u64; N]) -> Result<u64, ScheduleError> {
    seconds.into_iter().try_fold(0u64, u64::checked_add).ok_or(ScheduleError::TimeOverflow)
}

fn require(holds: bool, error: impl FnOnce() -> ScheduleError) -> Result<(), ScheduleError> {
    if holds { Ok(()) } else { Err(error()) }
}

#[cfg(test)]
mod tests;
