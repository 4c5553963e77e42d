//! Merits, brought up to date when somebody comes and when he is scored: what the epochs without him did.

use super::Replica;
use allora_interfaces::synthesis::{Outcome, PassedOver, RoleRecord, Task, WorkerRecord};
use allora_protocol::WorkerId;
use allora_protocol::epoch::MeritRules;
use allora_protocol::score::{Merit, MeritParams, Missed, ScoreError, Standard};

impl Replica<'_> {
    /// What is known of a worker. The epochs that are settled by now have moved from the list of those where he was
    /// passed over into the counts of his roles, if they were scored.
    pub fn record(&self, worker: WorkerId) -> WorkerRecord {
        let mut record = self.records.get(worker).cloned().unwrap_or_default();
        let mut waiting = Vec::new();
        for passed in std::mem::take(&mut record.passed_over) {
            let PassedOver { epoch, role } = passed;
            match self.results.get(epoch).map(|result| &result.outcome) {
                None | Some(Outcome::Closed) => waiting.push(passed),
                Some(Outcome::Scored(_)) => {
                    let role = match role {
                        Task::Inference => &mut record.inferer,
                        Task::Forecast => &mut record.forecaster,
                    };
                    role.passed_over = role.passed_over.saturating_add(1);
                }
                Some(Outcome::Void | Outcome::Failed(_)) => {}
            }
        }
        record.passed_over = waiting;
        record
    }

    /// His merit now in a role.
    pub fn merit(&self, record: &WorkerRecord, task: Task, rules: &MeritRules) -> Result<Merit, ScoreError> {
        let (role, standard, params): (&RoleRecord, &Option<Standard>, &MeritParams) = match task {
            Task::Inference => (&record.inferer, &self.state.inferers.standard, &rules.inferers),
            Task::Forecast => (&record.forecaster, &self.state.forecasters.standard, &rules.forecasters),
        };
        let missed = Missed::since(role.scored_before, self.scored, role.passed_over);
        role.merit.after_missing(missed, standard.as_ref(), params)
    }
}
