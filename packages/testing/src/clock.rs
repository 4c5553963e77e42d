//! The clock: block time moves only when a scenario says so.

use crate::Network;
use allora_interfaces::registry::TopicRecord;
use allora_protocol::EpochId;
use allora_protocol::schedule::Windows;
use cosmwasm_std::Timestamp;

impl Network {
    /// Block time, in seconds.
    pub fn now(&self) -> u64 {
        self.app.block_info().time.seconds()
    }

    /// Lets so many seconds pass.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        self.go_to(self.now() + seconds)
    }

    /// Lets so many days pass.
    pub fn wait_days(&mut self, days: u64) -> &mut Self {
        self.wait(days * 86_400)
    }

    /// Goes to an instant (seconds), which is not past.
    #[track_caller]
    pub fn go_to(&mut self, instant: u64) -> &mut Self {
        assert!(instant >= self.now(), "{instant} is past, it is {}", self.now());
        self.app.update_block(|block| {
            block.height += 1;
            block.time = Timestamp::from_seconds(instant);
        });
        self
    }

    /// Goes to an instant, unless it is past.
    pub fn go_to_at_least(&mut self, instant: u64) -> &mut Self {
        self.go_to(instant.max(self.now()))
    }

    /// The current topic, as every message about it reads it.
    #[track_caller]
    pub fn topic_record(&self) -> TopicRecord {
        self.registry().topic_record(&self.app.wrap(), self.topic).expect("a topic")
    }

    /// The instants of an epoch of the current topic.
    #[track_caller]
    pub fn windows(&self, epoch: EpochId) -> Windows {
        self.topic_record().versions.windows(epoch).expect("an epoch's instants")
    }

    /// Goes to where an epoch takes submissions, if it does not already, and returns it: the one open now if no scene was
    /// about it yet, else the next.
    #[track_caller]
    pub(crate) fn go_to_new_epoch(&mut self) -> EpochId {
        let (versions, now) = (self.topic_record().versions, self.now());
        let begun = self.begun.get(&self.topic).copied();
        let open = versions.submissions(now).ok().filter(|open| Some(open.epoch) > begun);
        let windows = open.unwrap_or_else(|| versions.next(now).expect("a next epoch"));
        self.go_to_at_least(windows.opens);
        self.begun.insert(self.topic, windows.epoch);
        windows.epoch
    }

    /// Goes to where an epoch takes reveals, unless that is past.
    pub fn go_to_reveals(&mut self, epoch: EpochId) -> &mut Self {
        self.go_to_at_least(self.windows(epoch).submissions_end)
    }

    /// Goes to where the close of an epoch is due, unless that is past.
    pub fn go_to_close(&mut self, epoch: EpochId) -> &mut Self {
        self.go_to_at_least(self.windows(epoch).closes)
    }

    /// Goes to where an epoch takes reports, unless that is past.
    pub fn go_to_reports(&mut self, epoch: EpochId) -> &mut Self {
        self.go_to_at_least(self.windows(epoch).reports_open)
    }

    /// Goes to where the settlement of an epoch is due, unless that is past.
    pub fn go_to_settlement(&mut self, epoch: EpochId) -> &mut Self {
        self.go_to_at_least(self.windows(epoch).settles)
    }
}
