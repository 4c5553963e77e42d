//! What a scenario claims about an epoch.

use super::Scene;
use crate::value::number;
use allora_interfaces::synthesis::{
    EpochResult, EpochTable, Failure, ForecasterRow, InfererRow, Outcome, ReputerRow, Scored,
};
use allora_protocol::truth::Truth;

impl Scene<'_> {
    /// What the epoch left behind.
    #[track_caller]
    pub fn result(&self) -> EpochResult {
        let result = self.net.result(self.epoch);
        result.unwrap_or_else(|| panic!("epoch {} is not closed", self.epoch))
    }

    /// Everybody's numbers.
    #[track_caller]
    pub fn table(&self) -> EpochTable {
        let table = self.net.table(self.epoch);
        table.unwrap_or_else(|| panic!("epoch {} is not settled, or its table is gone", self.epoch))
    }

    /// An inferer's numbers, if he was one.
    #[track_caller]
    pub fn inferer(&self, name: &str) -> Option<InfererRow> {
        let id = self.net.worker_id(name);
        self.table().inferers.into_iter().find(|row| row.worker == id)
    }

    /// A forecaster's numbers, if he was one.
    #[track_caller]
    pub fn forecaster(&self, name: &str) -> Option<ForecasterRow> {
        let id = self.net.worker_id(name);
        self.table().forecasters.into_iter().find(|row| row.worker == id)
    }

    /// A reputer's numbers, if he was one.
    #[track_caller]
    pub fn reputer(&self, name: &str) -> Option<ReputerRow> {
        let id = self.net.reputer_id(name);
        self.table().reputers.into_iter().find(|row| row.reputer == id)
    }

    /// What an epoch that was scored found.
    #[track_caller]
    pub fn scored(&self) -> Scored {
        match self.result().outcome {
            Outcome::Scored(scored) => scored,
            other => panic!("epoch {} was not scored: {other:?}", self.epoch),
        }
    }

    /// It was scored.
    #[track_caller]
    pub fn assert_scored(self) -> Self {
        self.scored();
        self
    }

    /// It was scored, and this is its truth.
    #[track_caller]
    pub fn assert_truth(self, value: &str) -> Self {
        assert_eq!(self.scored().truth, Truth::Value(vec![number(value)]));
        self
    }

    /// It has no answer.
    #[track_caller]
    pub fn assert_void(self) -> Self {
        assert_eq!(self.result().outcome, Outcome::Void, "epoch {}", self.epoch);
        self
    }

    /// It failed, and this is why: `no_reveals`, `no_inferences`, `no_quorum`, or the code of an error.
    #[track_caller]
    pub fn assert_failed(self, cause: &str) -> Self {
        match self.result().outcome {
            Outcome::Failed(failure) => assert_eq!(cause_of(&failure), cause, "{failure:?}"),
            other => panic!("epoch {} did not fail: {other:?}", self.epoch),
        }
        self
    }

    /// The network inference is this.
    #[track_caller]
    pub fn assert_inference(self, value: &str) -> Self {
        let prediction = self.result().prediction.expect("a network inference");
        assert_eq!(prediction.value, [number(value)], "epoch {}", self.epoch);
        self
    }

    /// These and no others have a seat as inferers, in any order: of an open epoch by its entries, of a settled one by its
    /// table.
    #[track_caller]
    pub fn assert_inferers(mut self, names: &[&str]) -> Self {
        self.flush();
        let mut expected: Vec<_> = names.iter().map(|name| self.net.worker_id(name)).collect();
        expected.sort_unstable();
        assert_eq!(self.net.seated_inferers(self.epoch), expected, "inferers of epoch {}", self.epoch);
        self
    }

    /// Looks at the numbers in any other way.
    #[track_caller]
    pub fn check(mut self, look: impl FnOnce(&Self)) -> Self {
        self.flush();
        look(&self);
        self
    }

    /// The network.
    pub fn net(&self) -> &crate::Network {
        self.net
    }
}

fn cause_of(failure: &Failure) -> &str {
    match failure {
        Failure::NoReveals => "no_reveals",
        Failure::NoInferences => "no_inferences",
        Failure::NoQuorum(_) => "no_quorum",
        Failure::Refused(code) => code,
    }
}
