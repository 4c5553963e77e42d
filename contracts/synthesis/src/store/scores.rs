//! The recent scores of a topic, in pages: a settlement reads all that count and writes the newest page only.

use allora_interfaces::ReadError;
use allora_interfaces::synthesis::{RECENT_SCORES, RecentScores, Task};
use allora_protocol::{Number, TopicId};
use cosmwasm_std::{Order, Storage};

/// The pages of one task, newest first, and how many of their scores count. There are no others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    pages: Vec<(u32, Vec<Number>)>,
    count: u32,
}

impl Pages {
    /// Those of a topic. `count`: as its head has it.
    pub fn load(storage: &dyn Storage, topic: TopicId, task: Task, count: u32) -> Result<Self, ReadError> {
        let records = RECENT_SCORES.range(storage, (topic.0, task.number()), None, Order::Descending);
        let pages = records.map(|record| record.map(|(page, record)| (page, record.scores)));
        Ok(Self { pages: pages.collect::<Result<_, _>>()?, count })
    }

    /// The scores that count, newest epoch first.
    pub fn scores(&self) -> Vec<Number> {
        let count = usize::try_from(self.count).unwrap_or(usize::MAX);
        self.pages.iter().flat_map(|(_, scores)| scores).copied().take(count).collect()
    }

    /// Puts an epoch's scores before all others, and removes the pages of which nothing counts any more. `count`: how
    /// many count from now on, in all. Without a new score all stays as it is.
    pub fn save(
        self,
        storage: &mut dyn Storage,
        topic: TopicId,
        task: Task,
        mut scores: Vec<Number>,
        count: u32,
    ) {
        if scores.is_empty() {
            return;
        }
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        let mut older = self.pages.into_iter().peekable();
        let page = match older.next_if(|(_, scores)| scores.len() < RecentScores::PAGE) {
            Some((page, before)) => {
                scores.extend(before);
                page
            }
            None => older.peek().map_or(0, |(page, _)| page.saturating_add(1)),
        };
        let key = |page| (topic.0, task.number(), page);
        let mut covered = scores.len();
        RECENT_SCORES.save(storage, key(page), &RecentScores { scores });
        for (page, scores) in older {
            if covered >= count {
                RECENT_SCORES.remove(storage, key(page));
            }
            covered = covered.saturating_add(scores.len());
        }
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "small numbers of a test")]
mod tests {
    use super::*;
    use cosmwasm_std::testing::MockStorage;

    const TOPIC: TopicId = TopicId(7);

    fn numbers(values: impl IntoIterator<Item = u32>) -> Vec<Number> {
        values.into_iter().map(Number::from).collect()
    }

    /// Epochs of so many scores, one after another, of which `samples` count: what is kept after each.
    fn kept(epochs: &[(u32, usize)]) -> (MockStorage, Vec<Number>) {
        let mut storage = MockStorage::new();
        let mut expected: Vec<Number> = Vec::new();
        let mut next = 0;
        for (scores, samples) in epochs {
            let pages =
                Pages::load(&storage, TOPIC, Task::Forecast, u32::try_from(expected.len()).unwrap()).unwrap();
            assert_eq!(pages.scores(), expected, "before score {next}");
            let new = numbers(next..next + scores);
            next += scores;
            expected = new.iter().chain(&expected).copied().take(*samples).collect();
            pages.save(&mut storage, TOPIC, Task::Forecast, new, u32::try_from(expected.len()).unwrap());
        }
        (storage, expected)
    }

    fn pages(storage: &MockStorage) -> Vec<u32> {
        RECENT_SCORES.keys(storage, (TOPIC.0, Task::Forecast.number())).collect()
    }

    #[test]
    fn the_newest_scores_count_however_many_an_epoch_has() {
        let epochs: Vec<(u32, usize)> = (0..200).map(|epoch| (epoch * 7 % 65, 100)).collect();
        let (storage, expected) = kept(&epochs);
        assert_eq!(expected.len(), 100);
        assert!(pages(&storage).len() <= 5, "{:?}", pages(&storage));
        kept(&(0..300).map(|_| (1, 40)).collect::<Vec<_>>());
    }

    #[test]
    fn what_no_longer_counts_never_comes_back_and_its_pages_go_at_once() {
        let mut epochs = vec![(32, 1_000); 40];
        let (storage, _) = kept(&epochs);
        assert_eq!(pages(&storage), (8..40).collect::<Vec<u32>>());
        epochs.push((5, 40));
        let (storage, expected) = kept(&epochs);
        assert_eq!((pages(&storage), expected.len()), (vec![38, 39, 40], 40));
        epochs.push((5, 1_000));
        let (_, expected) = kept(&epochs);
        assert_eq!(expected.len(), 45);
    }
}
