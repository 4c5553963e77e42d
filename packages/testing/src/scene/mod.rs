//! [`Scene`]: an epoch from its submissions to its settlement.

mod assert;

use crate::value::number;
use crate::{Network, Says, Values, WorkerRef, entry};
use allora_interfaces::synthesis::Content;
use allora_protocol::schedule::EpochState;
use allora_protocol::{EpochId, Number, WorkerId};
use std::collections::BTreeSet;

/// An epoch of the network's current topic. What workers send is collected and sent, in the order in which they were named
/// first, before the clock moves on: one entry each.
pub struct Scene<'n> {
    net: &'n mut Network,
    epoch: EpochId,
    drafts: Vec<Draft>,
    silent: BTreeSet<String>,
}

struct Draft {
    name: String,
    inference: Option<Vec<Number>>,
    forecast: Option<Vec<(WorkerId, Number)>>,
}

impl Network {
    /// The next epoch that takes submissions and that no scene was about, at a moment when it takes them.
    #[track_caller]
    pub fn epoch(&mut self) -> Scene<'_> {
        let epoch = self.go_to_new_epoch();
        self.of(epoch)
    }

    /// An epoch that a scene was about before.
    pub fn of(&mut self, epoch: EpochId) -> Scene<'_> {
        Scene { net: self, epoch, drafts: vec![], silent: BTreeSet::new() }
    }
}

impl Scene<'_> {
    /// Workers infer; who is new registers first.
    #[track_caller]
    pub fn infer<S: AsRef<str>, V: Values>(mut self, inferences: impl IntoIterator<Item = (S, V)>) -> Self {
        for (name, values) in inferences {
            self.draft(name.as_ref()).inference = Some(values.values());
        }
        self
    }

    /// A worker forecasts the log10 losses of inferers; who is new registers first, inferers too.
    #[track_caller]
    pub fn forecast<W: WorkerRef>(
        mut self,
        name: &str,
        elements: impl IntoIterator<Item = (W, &'static str)>,
    ) -> Self {
        let elements: Vec<(W, Number)> = elements.into_iter().map(|(of, loss)| (of, number(loss))).collect();
        for named in elements.iter().filter_map(|(of, _)| of.name()) {
            self.enrol(&named);
        }
        let elements = elements.into_iter().map(|(of, loss)| (of.worker(self.net), loss)).collect();
        self.draft(name).forecast = Some(elements);
        self
    }

    /// This worker commits and will not reveal.
    pub fn silent(mut self, name: &str) -> Self {
        self.silent.insert(name.into());
        self
    }

    /// Sends what was collected.
    #[track_caller]
    pub fn send(mut self) -> Self {
        self.flush();
        self
    }

    /// Everybody who committed and has a seat reveals, but the silent.
    #[track_caller]
    pub fn reveal(mut self) -> Self {
        self.flush();
        let (topic, epoch) = (self.net.topic, self.epoch);
        let kept = self.net.secrets.range((topic, epoch, WorkerId(0))..=(topic, epoch, WorkerId(u32::MAX)));
        let kept: Vec<_> = kept.map(|((.., worker), secret)| (*worker, secret.name.clone())).collect();
        for (worker, name) in kept.into_iter().filter(|(_, name)| !self.silent.contains(name)) {
            let seat = self.net.seat(worker, epoch);
            if seat.is_some_and(|seat| matches!(seat.content, Content::Committed(_))) {
                self.net.go_to_reveals(epoch);
                self.net.reveal_through(&name, worker, epoch);
            }
        }
        self
    }

    /// Reveals where there is a reveal window; then the keeper closes the epoch, when that is due.
    #[track_caller]
    pub fn close(self) -> Self {
        let scene = self.reveal();
        if scene.net.open_epochs().state(scene.epoch) == Some(EpochState::Collecting) {
            scene.net.go_to_close(scene.epoch);
            scene.net.catch_up();
        }
        scene
    }

    /// After the close every reputer of the topic reports this.
    #[track_caller]
    pub fn truth(self, says: impl Says) -> Self {
        let names = self.net.reputer_names();
        self.reports(names.iter().map(|name| (name, says.clone())))
    }

    /// After the close one reputer reports this.
    #[track_caller]
    pub fn truth_from(self, name: &str, says: impl Says) -> Self {
        self.reports([(name, says)])
    }

    /// After the close these reputers report this.
    #[track_caller]
    pub fn reports<S: AsRef<str>, R: Says>(self, reports: impl IntoIterator<Item = (S, R)>) -> Self {
        let scene = self.close();
        scene.net.go_to_reports(scene.epoch);
        for (name, says) in reports {
            scene.net.report(name.as_ref(), scene.epoch, says);
        }
        scene
    }

    /// The keeper settles the epoch, when that is due.
    #[track_caller]
    pub fn settle(self) -> Self {
        let scene = self.close();
        if scene.net.open_epochs().state(scene.epoch).is_some() {
            scene.net.go_to_settlement(scene.epoch);
            scene.net.catch_up();
        }
        scene
    }

    /// The epoch's number.
    #[track_caller]
    pub fn id(mut self) -> EpochId {
        self.flush();
        self.epoch
    }

    fn draft(&mut self, name: &str) -> &mut Draft {
        self.enrol(name);
        let at = self.drafts.iter().position(|draft| draft.name == name).unwrap_or_else(|| {
            self.drafts.push(Draft { name: name.into(), inference: None, forecast: None });
            self.drafts.len() - 1
        });
        &mut self.drafts[at]
    }

    fn enrol(&mut self, name: &str) {
        if self.net.find_worker(name).is_none() {
            self.net.register(name);
        }
    }

    #[track_caller]
    fn flush(&mut self) {
        for draft in std::mem::take(&mut self.drafts) {
            let entry = entry(draft.inference, draft.forecast);
            self.net.enter(&draft.name, self.epoch, entry);
        }
    }
}

/// What was collected is sent, unless the test is failing anyway.
impl Drop for Scene<'_> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.flush();
        }
    }
}
