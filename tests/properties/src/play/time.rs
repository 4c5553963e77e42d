//! Time, and what has become due in it.

use crate::act::{Act, Kind};
use crate::world::World;
use allora_protocol::EpochId;
use allora_protocol::schedule::MAX_OPEN_EPOCHS;

impl World {
    /// Mostly short, sometimes through many epochs, at times for longer than anything waits for.
    pub(super) fn wait(&mut self, act: &Act) {
        let (unit, some) = (self.climate.pace.unit, u64::from(act.amount));
        let seconds = match act.die % 96 {
            0..60 => unit * (1 + some % 40),
            60..88 => unit * (40 + some % 160),
            88..95 => unit * (200 + some % 2_800),
            _ => 91 * 86_400,
        };
        self.net.wait(seconds);
    }

    /// To the next window of the current topic, by the clock alone: 0 submissions, 2 reveals, 3 reports, 4 settlement.
    pub fn go(&mut self, window: u16) {
        let (versions, now) = (self.net.topic_record().versions, self.net.now());
        let current = versions.current(now).unwrap().unwrap_or_default();
        let epochs = (current.0.saturating_sub(8)..=current.0 + 1).map(EpochId);
        let windows = epochs.filter_map(|epoch| versions.windows(epoch).ok());
        let opens = windows.map(|windows| match window % 5 {
            0 | 1 => windows.opens,
            2 => windows.submissions_end,
            3 => windows.reports_open,
            _ => windows.settles,
        });
        if let Some(opens) = opens.filter(|opens| *opens > now).min() {
            self.net.go_to(opens);
        }
    }

    /// Whether a topic has nearly as many open epochs as it may have: then nothing comes in any more.
    pub(super) fn nearly_full(&mut self) -> bool {
        let topics = self.topics.clone();
        topics
            .into_iter()
            .any(|topic| self.net.on(topic).open_epochs().as_slice().len() + 2 > MAX_OPEN_EPOCHS)
    }

    /// Carries out everything that is due in all topics.
    pub fn catch_up(&mut self) {
        for topic in self.topics.clone() {
            self.net.on(topic);
            while self.is_due() {
                let attempt = self.net.advance("keeper", 1);
                self.must(Kind::Advance, attempt);
                self.notes.tables(&self.net);
            }
        }
    }

    fn is_due(&self) -> bool {
        let versions = self.net.topic_record().versions;
        self.net.open_epochs().next_due(&versions, self.net.now()).unwrap().is_some()
    }
}
