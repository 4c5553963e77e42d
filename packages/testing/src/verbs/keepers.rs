//! Keepers: who carries out what is due.

use crate::{Attempt, Network};
use allora_interfaces::synthesis::ExecuteMsg;
use allora_protocol::EpochId;

impl Network {
    /// Carries out up to so many due events of the current topic; `None`: the default.
    #[track_caller]
    pub fn advance(&mut self, name: &str, limit: impl Into<Option<u32>>) -> Attempt {
        self.act(name, &ExecuteMsg::Advance { topic_id: self.topic, limit: limit.into() })
    }

    /// `keeper` carries out everything that is due in the current topic; how many events.
    #[track_caller]
    pub fn catch_up(&mut self) -> u128 {
        let mut events = 0;
        loop {
            let receipt = self.advance("keeper", 10).ok();
            match receipt.event("advanced").number("events") {
                0 => return events,
                done => events += done,
            }
        }
    }

    /// Has an epoch of the current topic paid that waits or is parked.
    #[track_caller]
    pub fn pay_epoch(&mut self, name: &str, epoch_id: EpochId) -> Attempt {
        self.act(name, &ExecuteMsg::Pay { topic_id: self.topic, epoch_id })
    }

    /// Brings what was forfeited to the treasury.
    #[track_caller]
    pub fn sweep(&mut self, name: &str) -> Attempt {
        self.act(name, &ExecuteMsg::SweepForfeits {})
    }
}
