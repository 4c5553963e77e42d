//! Who claims what he earned.

use crate::{Attempt, Network, WorkerRef};
use allora_interfaces::rewards;

impl Network {
    /// Claims what workers of the current topic earned, who are the sender's, and what is credited to himself.
    #[track_caller]
    pub fn claim<W: WorkerRef>(&mut self, name: &str, workers: impl IntoIterator<Item = W>) -> Attempt {
        self.claim_for(name, workers, None)
    }

    /// The same, paid to somebody.
    #[track_caller]
    pub fn claim_for<W: WorkerRef>(
        &mut self,
        name: &str,
        workers: impl IntoIterator<Item = W>,
        beneficiary: Option<&str>,
    ) -> Attempt {
        let topic_id = self.topic;
        let of = |worker| rewards::WorkerRef { topic_id, worker_id: self.id_of(worker) };
        let workers = workers.into_iter().map(of).collect();
        let beneficiary = beneficiary.map(|name| self.addr(name).into());
        self.act_rewards(name, &rewards::ExecuteMsg::Claim { workers, beneficiary })
    }

    /// Claims only what is credited to the sender.
    #[track_caller]
    pub fn claim_credit(&mut self, name: &str) -> Attempt {
        self.claim::<&str>(name, [])
    }
}
