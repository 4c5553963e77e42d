//! Names of the files and ids of the protocol.

use super::record::{Inputs, Named};
use allora_protocol::{ById, ReputerId, WorkerId};
use std::collections::BTreeSet;

/// Participants of a record; an id is the place of a name in ascending order, so lists come in the order
/// of the files.
#[derive(Clone, Debug)]
pub struct Names {
    workers: Vec<String>,
    reputers: Vec<String>,
}

impl Names {
    /// Everybody whom the inputs of an epoch name.
    pub fn of(inputs: &Inputs) -> Self {
        let mut workers = BTreeSet::new();
        workers.extend(inputs.inferences.keys());
        workers.extend(inputs.forecasts.iter().flat_map(|(name, elements)| elements.keys().chain([name])));
        workers.extend(&inputs.experienced);
        let regrets = &inputs.previous.regrets;
        workers.extend(
            regrets.inferer.keys().chain(regrets.forecaster.keys()).chain(regrets.naive_inferer.keys()),
        );
        for (name, row) in regrets.one_out_inferer.iter().chain(&regrets.one_out_forecaster) {
            workers.extend(row.inferer.keys().chain(row.forecaster.keys()).chain([name]));
        }
        workers.extend(
            regrets.one_in_forecaster.iter().flat_map(|(name, row)| row.inferer.keys().chain([name])),
        );
        let smooth = &inputs.previous.reward_fractions_smooth;
        workers.extend([&smooth.inferer, &smooth.forecaster].into_iter().flatten().flat_map(Named::keys));
        Self {
            workers: workers.into_iter().cloned().collect(),
            reputers: inputs.reputer_stakes.keys().cloned().collect(),
        }
    }

    /// Nobody but these workers.
    pub fn of_workers<'a>(names: impl IntoIterator<Item = &'a String>) -> Self {
        let workers: BTreeSet<&String> = names.into_iter().collect();
        Self { workers: workers.into_iter().cloned().collect(), reputers: Vec::new() }
    }

    /// What stands under the names of workers; names that the record does not know drop out.
    pub fn workers<T: Clone>(&self, named: &Named<T>) -> ById<WorkerId, T> {
        let ids = named.iter().filter_map(|(name, value)| Some((self.worker(name)?, value.clone())));
        ids.collect()
    }

    /// The id of a worker.
    pub fn worker(&self, name: &String) -> Option<WorkerId> {
        let place = self.workers.binary_search(name).ok()?;
        u32::try_from(place).ok().map(WorkerId)
    }

    /// The name of a worker.
    pub fn of_worker(&self, id: WorkerId) -> String {
        usize::try_from(id.0).ok().and_then(|place| self.workers.get(place)).cloned().unwrap_or_default()
    }

    /// Reputers, ascending.
    pub fn reputers(&self) -> impl Iterator<Item = (ReputerId, &String)> {
        (0..).map(ReputerId).zip(&self.reputers)
    }
}
