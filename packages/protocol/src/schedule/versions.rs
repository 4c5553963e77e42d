//! The versions of a topic's parameters: every epoch lives and dies by its own.

use super::{OpenEpochs, Phase, Schedule, ScheduleError, Windows, sum};
use crate::EpochId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// So many versions of its parameters a topic has at most.
pub const MAX_VERSIONS: usize = 4;

/// Parameters that hold a schedule.
pub trait Scheduled {
    /// The schedule among them.
    fn schedule(&self) -> &Schedule;
}

impl Scheduled for Schedule {
    fn schedule(&self) -> &Schedule {
        self
    }
}

/// Parameters and the epochs they are for: from `from_epoch`, which opens at `opens_at`, to the next version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Version<P> {
    /// The first epoch of this version.
    pub from_epoch: EpochId,
    /// When that epoch opens, in seconds of block time.
    pub opens_at: u64,
    /// Its schedule and whatever else an epoch goes by.
    pub params: P,
}

impl<P: Scheduled> Version<P> {
    /// `opens_at + (epoch - from_epoch) · L`.
    fn opens(&self, epoch: EpochId) -> Result<u64, ScheduleError> {
        let elapsed = epoch
            .0
            .checked_sub(self.from_epoch.0)
            .ok_or(ScheduleError::EpochForgotten { epoch, first: self.from_epoch })?;
        let length = self.params.schedule().epoch_length;
        let offset = elapsed.checked_mul(length).ok_or(ScheduleError::TimeOverflow)?;
        sum([self.opens_at, offset])
    }

    /// The epoch that is current at an instant, if this version is in force then: the one with
    /// `opens <= now < opens + L`.
    fn current(&self, now: u64) -> Result<Option<EpochId>, ScheduleError> {
        let Some(elapsed) = now.checked_sub(self.opens_at) else { return Ok(None) };
        let length = self.params.schedule().epoch_length;
        let epochs = elapsed.checked_div(length).ok_or(ScheduleError::EpochLengthZero)?;
        let epoch = self.from_epoch.0.checked_add(epochs).ok_or(ScheduleError::TimeOverflow)?;
        Ok(Some(EpochId(epoch)))
    }

    /// The epochs have a length and the first has instants.
    fn check(&self) -> Result<(), ScheduleError> {
        if self.params.schedule().epoch_length == 0 {
            return Err(ScheduleError::EpochLengthZero);
        }
        self.params.schedule().windows(self.from_epoch, self.opens_at).map(|_| ())
    }
}

/// The versions of a topic that are still needed, oldest first: 1 to [`MAX_VERSIONS`], each from the opening of
/// an epoch of the one before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Version<P>>", bound(deserialize = "P: Scheduled + Deserialize<'de>"))]
#[serde(into = "Vec<Version<P>>", bound(serialize = "P: Clone + Serialize"))]
pub struct Versions<P>(Vec<Version<P>>);

/// What a topic takes at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenNow {
    /// The epoch that takes submissions (commitments, where it has a reveal window).
    pub submissions: Option<Windows>,
    /// The epoch that takes reveals.
    pub reveals: Option<Windows>,
    /// The epochs that take reports, ascending; only those that exist, with somebody's submission.
    pub reports: Vec<Windows>,
    /// The epoch that opens next.
    pub next: Windows,
}

impl<P: Scheduled> Versions<P> {
    /// The first version: epoch 0 opens at `opens_at` (seconds).
    pub fn new(opens_at: u64, params: P) -> Result<Self, ScheduleError> {
        Self::try_from(vec![Version { from_epoch: EpochId(0), opens_at, params }])
    }

    /// The versions, oldest first; never empty.
    pub fn as_slice(&self) -> &[Version<P>] {
        &self.0
    }

    /// The version of an epoch. Error: [`ScheduleError::EpochForgotten`].
    pub fn at(&self, epoch: EpochId) -> Result<&Version<P>, ScheduleError> {
        let first = self.0.first().map_or(EpochId(0), |version| version.from_epoch);
        let found = self.0.iter().rfind(|version| version.from_epoch <= epoch);
        found.ok_or(ScheduleError::EpochForgotten { epoch, first })
    }

    /// The instants of an epoch, also of one that has not opened yet (unless an update comes in between).
    pub fn windows(&self, epoch: EpochId) -> Result<Windows, ScheduleError> {
        let version = self.at(epoch)?;
        version.params.schedule().windows(epoch, version.opens(epoch)?)
    }

    /// The time (seconds) for which an epoch is paid: from the opening of the epoch before it to its own. The first
    /// epoch of a topic is paid for none.
    ///
    /// These intervals follow one another whatever versions do. [`Versions::push`] and [`Versions::prune`] keep the
    /// version of the epoch before every epoch that may still be paid. Error: [`ScheduleError::EpochForgotten`].
    pub fn paid_for(&self, epoch: EpochId) -> Result<Range<u64>, ScheduleError> {
        let opens = |epoch| self.at(epoch)?.opens(epoch);
        let before = EpochId(epoch.0.saturating_sub(1));
        Ok(opens(before)?..opens(epoch)?)
    }

    /// Where an epoch stands at an instant.
    pub fn phase(&self, epoch: EpochId, now: u64) -> Result<Phase, ScheduleError> {
        Ok(self.windows(epoch)?.phase(now))
    }

    /// The epoch that opened last: `opens <= now < opens + L`. None before the first opening (of those kept).
    pub fn current(&self, now: u64) -> Result<Option<EpochId>, ScheduleError> {
        let in_force = self.0.iter().rfind(|version| version.opens_at <= now);
        in_force.map_or(Ok(None), |version| version.current(now))
    }

    /// The epoch that opens next, later than `now`, by the parameters as they stand. Updates and retirement act
    /// from it.
    pub fn next(&self, now: u64) -> Result<Windows, ScheduleError> {
        let next = match self.current(now)? {
            Some(current) => EpochId(current.0.checked_add(1).ok_or(ScheduleError::TimeOverflow)?),
            None => self.0.first().map_or(EpochId(0), |version| version.from_epoch),
        };
        self.windows(next)
    }

    /// The epoch that takes submissions. Error: [`ScheduleError::NoOpenSubmissions`], which says when one will.
    pub fn submissions(&self, now: u64) -> Result<Windows, ScheduleError> {
        if let Some(windows) =
            self.current_windows(now)?.filter(|windows| windows.submissions().contains(now))
        {
            return Ok(windows);
        }
        let next = self.next(now)?;
        Err(ScheduleError::NoOpenSubmissions {
            now,
            next: next.epoch,
            opens: next.opens,
            until: next.submissions_end,
        })
    }

    /// What the topic takes at an instant, of whom, for which epoch.
    pub fn open_now(&self, now: u64, open: &OpenEpochs) -> Result<OpenNow, ScheduleError> {
        let current = self.current_windows(now)?;
        let mut reports = Vec::new();
        for entry in open.as_slice() {
            let windows = self.windows(entry.epoch)?;
            if windows.reports().contains(now) {
                reports.push(windows);
            }
        }
        Ok(OpenNow {
            submissions: current.filter(|windows| windows.submissions().contains(now)),
            reveals: current.filter(|windows| windows.reveals().contains(now)),
            reports,
            next: self.next(now)?,
        })
    }

    /// New parameters from the next epoch on, which opens when it would have opened anyway; returns that epoch.
    ///
    /// A version whose first epoch has not opened yet is replaced. Versions that nobody needs are dropped first,
    /// see [`Versions::prune`]. Error: [`ScheduleError::TooManyVersions`]; nothing is changed then.
    pub fn push(&mut self, now: u64, open: &OpenEpochs, params: P) -> Result<EpochId, ScheduleError> {
        let next = self.next(now)?;
        let version = Version { from_epoch: next.epoch, opens_at: next.opens, params };
        version.check()?;
        let needed = self.first_needed(now, open)?;
        let kept = self.0.iter().skip(needed).filter(|other| other.from_epoch < next.epoch).count();
        if kept >= MAX_VERSIONS {
            return Err(ScheduleError::TooManyVersions { max: MAX_VERSIONS });
        }
        self.0.drain(..needed);
        self.0.truncate(kept);
        self.0.push(version);
        Ok(next.epoch)
    }

    /// Drops the versions from before the epochs that precede the current one and the oldest open one: an epoch is
    /// [paid for](Versions::paid_for) the time since the one before it opened.
    pub fn prune(&mut self, now: u64, open: &OpenEpochs) -> Result<(), ScheduleError> {
        let needed = self.first_needed(now, open)?;
        self.0.drain(..needed);
        Ok(())
    }

    fn current_windows(&self, now: u64) -> Result<Option<Windows>, ScheduleError> {
        self.current(now)?.map(|epoch| self.windows(epoch)).transpose()
    }

    /// The place of the oldest version that an epoch under way, or to come, still goes by: that of the epoch before it.
    fn first_needed(&self, now: u64, open: &OpenEpochs) -> Result<usize, ScheduleError> {
        let Some(current) = self.current(now)? else { return Ok(0) };
        let oldest = open.oldest().map_or(current, |epoch| epoch.min(current));
        let before = EpochId(oldest.0.saturating_sub(1));
        Ok(self.0.iter().rposition(|version| version.from_epoch <= before).unwrap_or(0))
    }
}

/// Errors: [`ScheduleError::VersionsDisordered`], [`ScheduleError::EpochLengthZero`], [`ScheduleError::TimeOverflow`].
impl<P: Scheduled> TryFrom<Vec<Version<P>>> for Versions<P> {
    type Error = ScheduleError;

    fn try_from(versions: Vec<Version<P>>) -> Result<Self, ScheduleError> {
        if versions.is_empty() || versions.len() > MAX_VERSIONS {
            return Err(ScheduleError::VersionsDisordered);
        }
        versions.iter().try_for_each(Version::check)?;
        for (before, after) in versions.iter().zip(versions.iter().skip(1)) {
            let ascending = before.from_epoch < after.from_epoch;
            if !ascending || before.opens(after.from_epoch)? != after.opens_at {
                return Err(ScheduleError::VersionsDisordered);
            }
        }
        Ok(Self(versions))
    }
}

impl<P> From<Versions<P>> for Vec<Version<P>> {
    fn from(versions: Versions<P>) -> Self {
        versions.0
    }
}
