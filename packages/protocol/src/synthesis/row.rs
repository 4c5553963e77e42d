//! [`PairRow`]: the regrets of others in the network without (or with only) one worker.

use super::learn::Learning;
use crate::{Number, NumberError, WorkerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Regrets by worker, the most recently updated first: workers of the newest epoch ascending by id, then
/// what is left of the epoch before, and so on.
///
/// The order is the only record of recency. It costs no byte, and says who goes when the row is full: the
/// last, that is the least recently updated, and among those of one epoch the highest id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PairRow(Vec<(WorkerId, Number)>);

impl PairRow {
    /// A row from its entries, most recently updated first. Of two entries for one worker the first counts.
    pub fn from_entries(entries: Vec<(WorkerId, Number)>) -> Self {
        Self(entries)
    }

    /// The entries, most recently updated first.
    pub fn entries(&self) -> &[(WorkerId, Number)] {
        &self.0
    }

    /// The regret of a worker, if the row has one.
    pub fn get(&self, id: WorkerId) -> Option<Number> {
        self.0.iter().find(|(other, _)| *other == id).map(|(_, regret)| *regret)
    }

    /// The regret of each of these workers, who come ascending by id; without an entry the initial regret.
    pub(super) fn read(&self, ids: impl Iterator<Item = WorkerId>, initial: Number) -> Vec<Number> {
        let mut by_id = self.0.clone();
        by_id.sort_by_key(|(id, _)| *id);
        join(&by_id, ids).map(|regret| regret.copied().unwrap_or(initial)).collect()
    }

    /// The row after an epoch: the regret of each of these workers (ascending by id) takes in
    /// `reference - loss`, and they go to the front. At most `capacity` entries stay.
    pub(super) fn learn(
        &self,
        reference: Number,
        losses: &[(WorkerId, Number)],
        learning: &Learning,
        capacity: usize,
    ) -> Result<Self, NumberError> {
        let old = self.read(losses.iter().map(|(id, _)| *id), learning.initial_regret);
        let updated = losses
            .iter()
            .zip(old)
            .map(|((id, loss), old)| Ok((*id, learning.regret(reference, *loss, old)?)));
        let mut entries = updated.collect::<Result<Vec<_>, NumberError>>()?;
        let absent =
            |(id, _): &&(WorkerId, Number)| losses.binary_search_by_key(id, |(other, _)| *other).is_err();
        entries.extend(self.0.iter().filter(absent));
        entries.truncate(capacity);
        Ok(Self(entries))
    }
}

/// What `pairs` hold for each of `ids`; both ascending by id.
pub(super) fn join<T>(
    pairs: &[(WorkerId, T)],
    ids: impl Iterator<Item = WorkerId>,
) -> impl Iterator<Item = Option<&T>> {
    let mut pairs = pairs.iter().peekable();
    ids.map(move |id| {
        while pairs.next_if(|(other, _)| *other < id).is_some() {}
        pairs.peek().filter(|(other, _)| *other == id).map(|(_, value)| value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(entries: &[(u32, i64)]) -> PairRow {
        PairRow::from_entries(
            entries.iter().map(|(id, regret)| (WorkerId(*id), Number::integer(*regret))).collect(),
        )
    }

    /// Replaces old regrets altogether, so that it shows where each entry goes.
    fn learn(row: &PairRow, ids: &[u32], capacity: usize) -> PairRow {
        let learning = Learning { alpha: Number::ONE, initial_regret: Number::ZERO };
        let losses: Vec<_> = ids.iter().map(|id| (WorkerId(*id), Number::ZERO)).collect();
        row.learn(Number::integer(9), &losses, &learning, capacity).unwrap()
    }

    #[test]
    fn a_worker_without_an_entry_has_the_initial_regret() {
        let ids = [1, 2, 3, 7, 8].map(WorkerId);
        let regrets = row(&[(7, 70), (2, 20), (5, 50)]).read(ids.into_iter(), Number::integer(-1));
        assert_eq!(regrets, [-1, 20, -1, 70, -1].map(Number::integer));
    }

    #[test]
    fn the_workers_of_the_newest_epoch_stand_in_front() {
        assert_eq!(
            learn(&row(&[(1, 1), (4, 4), (2, 2)]), &[2, 3], 9),
            row(&[(2, 9), (3, 9), (1, 1), (4, 4)])
        );
        assert_eq!(learn(&row(&[(1, 1)]), &[], 9), row(&[(1, 1)]));
    }

    #[test]
    fn of_a_full_row_the_least_recently_updated_go_first_and_of_one_epoch_the_higher_id() {
        let mut full = row(&[]);
        for ids in [&[1, 2, 3][..], &[4, 5], &[2]] {
            full = learn(&full, ids, 5);
        }
        assert_eq!(full, row(&[(2, 9), (4, 9), (5, 9), (1, 9), (3, 9)]));
        assert_eq!(learn(&full, &[6], 5), row(&[(6, 9), (2, 9), (4, 9), (5, 9), (1, 9)]));
        assert_eq!(learn(&full, &[6, 7, 8, 9, 10, 11], 5).entries().len(), 5);
    }
}
