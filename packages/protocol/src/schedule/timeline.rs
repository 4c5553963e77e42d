//! The timeline of a topic: what is due, in which order.
//!
//! The order is part of the protocol: "the previous loss", regrets, scales and averages mean those after all
//! earlier events of the timeline, so events are carried out in it, however late.

use super::{ScheduleError, Scheduled, Versions, Windows};
use crate::EpochId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// So many epochs of a topic are open at most: those under way and those that wait for a late `Advance`.
pub const MAX_OPEN_EPOCHS: usize = 48;

/// Something that happens to an epoch. Of events due at one instant settlements come first (they change what a
/// close reads), then lower epochs; the order of this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Its reports become truth, losses, scores and rewards.
    Settle(EpochId),
    /// Its submissions become the network inference.
    Close(EpochId),
    /// Its reward is paid. It follows the settlement, and is done when nothing else is due: it never holds up scoring.
    Pay(EpochId),
}

/// An event and the instant (seconds) from which it is due. Ordered as events are carried out: by instant, then
/// as [`Event`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// From when.
    pub at: u64,
    /// What.
    pub event: Event,
}

impl Due {
    fn close(windows: &Windows) -> Self {
        Self { at: windows.closes, event: Event::Close(windows.epoch) }
    }

    fn settle(windows: &Windows) -> Self {
        Self { at: windows.settles, event: Event::Settle(windows.epoch) }
    }
}

/// How far an open epoch has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EpochState {
    /// It has submissions; its close has not been carried out.
    Collecting,
    /// It has a network inference; its settlement has not been carried out.
    Closed,
}

/// An epoch that exists and is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenEpoch {
    /// Which.
    pub epoch: EpochId,
    /// How far it has come.
    pub state: EpochState,
}

/// The open epochs of a topic, ascending, at most [`MAX_OPEN_EPOCHS`]. An epoch joins at its first submission;
/// one without leaves no trace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<OpenEpoch>", into = "Vec<OpenEpoch>")]
pub struct OpenEpochs(Vec<OpenEpoch>);

impl OpenEpochs {
    /// The epochs, ascending.
    pub fn as_slice(&self) -> &[OpenEpoch] {
        &self.0
    }

    /// The oldest of them.
    pub fn oldest(&self) -> Option<EpochId> {
        self.0.first().map(|entry| entry.epoch)
    }

    /// How far an epoch has come; none if it is not open.
    pub fn state(&self, epoch: EpochId) -> Option<EpochState> {
        let at = self.position(epoch).ok()?;
        self.0.get(at).map(|entry| entry.state)
    }

    /// An epoch has a submission. True if it is its first; nothing changes otherwise.
    /// Error: [`ScheduleError::AdvanceFirst`] when it would be one too many.
    pub fn join(&mut self, epoch: EpochId) -> Result<bool, ScheduleError> {
        let Err(at) = self.position(epoch) else { return Ok(false) };
        if self.0.len() >= MAX_OPEN_EPOCHS {
            return Err(ScheduleError::AdvanceFirst { open: self.0.len() });
        }
        self.0.insert(at, OpenEpoch { epoch, state: EpochState::Collecting });
        Ok(true)
    }

    /// Records that an event was carried out. A settled epoch leaves the list; what is paid later is not on it.
    pub fn record(&mut self, event: Event) {
        match event {
            Event::Settle(epoch) | Event::Pay(epoch) => self.leave(epoch),
            Event::Close(epoch) => {
                if let Some(entry) = self.0.iter_mut().find(|entry| entry.epoch == epoch) {
                    entry.state = EpochState::Closed;
                }
            }
        }
    }

    /// Takes an epoch out for which nothing is due any more, because it failed at its close.
    pub fn leave(&mut self, epoch: EpochId) {
        self.0.retain(|entry| entry.epoch != epoch);
    }

    /// The event that comes next on the timeline, due or not.
    pub fn next<P: Scheduled>(&self, versions: &Versions<P>) -> Result<Option<Due>, ScheduleError> {
        let mut next: Option<Due> = None;
        for entry in &self.0 {
            let windows = versions.windows(entry.epoch)?;
            let due = match entry.state {
                EpochState::Collecting => Due::close(&windows),
                EpochState::Closed => Due::settle(&windows),
            };
            next = Some(next.map_or(due, |earliest| earliest.min(due)));
        }
        Ok(next)
    }

    /// The event to carry out next at an instant: [`OpenEpochs::next`], if it is due.
    ///
    /// `Advance` carries it out, records it and asks again, up to its [`Limit`].
    pub fn next_due<P: Scheduled>(
        &self,
        versions: &Versions<P>,
        now: u64,
    ) -> Result<Option<Due>, ScheduleError> {
        Ok(self.next(versions)?.filter(|due| due.at <= now))
    }

    /// All events to come of the open epochs, in order: at most two for each.
    pub fn timeline<P: Scheduled>(&self, versions: &Versions<P>) -> Result<Vec<Due>, ScheduleError> {
        let mut events = Vec::new();
        for entry in &self.0 {
            let windows = versions.windows(entry.epoch)?;
            if entry.state == EpochState::Collecting {
                events.push(Due::close(&windows));
            }
            events.push(Due::settle(&windows));
        }
        events.sort_unstable();
        Ok(events)
    }

    fn position(&self, epoch: EpochId) -> Result<usize, usize> {
        self.0.binary_search_by(|entry| entry.epoch.cmp(&epoch))
    }
}

/// Error: [`ScheduleError::OpenEpochsDisordered`].
impl TryFrom<Vec<OpenEpoch>> for OpenEpochs {
    type Error = ScheduleError;

    fn try_from(epochs: Vec<OpenEpoch>) -> Result<Self, ScheduleError> {
        if epochs.len() <= MAX_OPEN_EPOCHS && epochs.is_sorted_by(|a, b| a.epoch < b.epoch) {
            Ok(Self(epochs))
        } else {
            Err(ScheduleError::OpenEpochsDisordered { max: MAX_OPEN_EPOCHS })
        }
    }
}

impl From<OpenEpochs> for Vec<OpenEpoch> {
    fn from(open: OpenEpochs) -> Self {
        open.0
    }
}

/// How many events one `Advance` carries out at most: 1 (the default) to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(u32);

impl Limit {
    /// The most events of one `Advance`.
    pub const MAX: u32 = 10;

    /// The limit asked for, or the default. Error: [`ScheduleError::LimitOutOfRange`].
    pub fn new(asked: Option<u32>) -> Result<Self, ScheduleError> {
        match asked {
            None => Ok(Self::default()),
            Some(limit) if (1..=Self::MAX).contains(&limit) => Ok(Self(limit)),
            Some(limit) => Err(ScheduleError::LimitOutOfRange { limit, max: Self::MAX }),
        }
    }

    /// The number of events.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(1)
    }
}
