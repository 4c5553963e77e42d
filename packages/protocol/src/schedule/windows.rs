//! The instants of one epoch.

use super::ScheduleError;
use crate::EpochId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The instants of an epoch, in seconds of block time. Made by [`Schedule::windows`](super::Schedule::windows).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Windows {
    /// Whose instants these are.
    pub epoch: EpochId,
    /// Workers submit or commit from here
    pub opens: u64,
    /// to here, and reveal from here
    pub submissions_end: u64,
    /// to here, where the close is due.
    pub closes: u64,
    /// Reputers report from here
    pub reports_open: u64,
    /// to here.
    pub reports_end: u64,
    /// The settlement is due.
    pub settles: u64,
    /// The payment is due.
    pub payable: u64,
}

/// What a window is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WindowKind {
    /// Workers submit, or commit where there is a reveal window.
    Submissions,
    /// Workers reveal what they committed.
    Reveals,
    /// Reputers report.
    Reports,
}

impl fmt::Display for WindowKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Submissions => "submissions",
            Self::Reveals => "reveals",
            Self::Reports => "reports",
        })
    }
}

/// A half-open window of an epoch: `from <= t < until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// What it is for.
    pub kind: WindowKind,
    /// Whose it is.
    pub epoch: EpochId,
    /// Its first second.
    pub from: u64,
    /// The first second after it.
    pub until: u64,
}

impl Window {
    /// Whether it is open at an instant.
    pub fn contains(&self, now: u64) -> bool {
        self.from <= now && now < self.until
    }

    /// Errors: [`ScheduleError::WindowNotOpen`] before it, [`ScheduleError::WindowClosed`] after it (and for a
    /// window without length).
    pub fn require_open(&self, now: u64) -> Result<(), ScheduleError> {
        let Self { kind, epoch, from, until } = *self;
        if self.contains(now) {
            Ok(())
        } else if now < from {
            Err(ScheduleError::WindowNotOpen { kind, epoch, from, until, now })
        } else {
            Err(ScheduleError::WindowClosed { kind, epoch, from, until, now })
        }
    }
}

/// Where an epoch stands at an instant, by the clock alone; whether its close or settlement was carried out
/// already, the list of open epochs knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Not open yet.
    Upcoming {
        /// When it opens.
        opens: u64,
    },
    /// Workers submit or commit.
    Submissions {
        /// First second after.
        until: u64,
    },
    /// Workers reveal.
    Reveal {
        /// First second after.
        until: u64,
    },
    /// The close is due; what is predicted has not happened yet.
    AwaitingTruth {
        /// Since when the close is due.
        close_due: u64,
        /// When reports open.
        until: u64,
    },
    /// Reputers report.
    Reports {
        /// First second after.
        until: u64,
    },
    /// Nobody has anything to send any more.
    Over {
        /// When the settlement is due.
        settle_due: u64,
    },
}

impl Windows {
    /// When workers submit or commit.
    pub fn submissions(&self) -> Window {
        self.window(WindowKind::Submissions, self.opens, self.submissions_end)
    }

    /// When workers reveal; without length where submissions are open.
    pub fn reveals(&self) -> Window {
        self.window(WindowKind::Reveals, self.submissions_end, self.closes)
    }

    /// When reputers report.
    pub fn reports(&self) -> Window {
        self.window(WindowKind::Reports, self.reports_open, self.reports_end)
    }

    /// Where the epoch stands at an instant.
    pub fn phase(&self, now: u64) -> Phase {
        if now < self.opens {
            Phase::Upcoming { opens: self.opens }
        } else if now < self.submissions_end {
            Phase::Submissions { until: self.submissions_end }
        } else if now < self.closes {
            Phase::Reveal { until: self.closes }
        } else if now < self.reports_open {
            Phase::AwaitingTruth { close_due: self.closes, until: self.reports_open }
        } else if now < self.reports_end {
            Phase::Reports { until: self.reports_end }
        } else {
            Phase::Over { settle_due: self.settles }
        }
    }

    fn window(&self, kind: WindowKind, from: u64, until: u64) -> Window {
        Window { kind, epoch: self.epoch, from, until }
    }
}
