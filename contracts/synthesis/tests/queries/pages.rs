//! Pages: `Results`, `WeightSeries`, `History`, `Submissions`, to their end, without a gap and without a repeat.

use crate::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::{EpochId, WorkerId};

/// Epochs with an even number, so that there are gaps.
const EPOCHS_KEPT: [u64; 11] = [20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0];

fn world() -> World {
    let mut world = World::new();
    for epoch in EPOCHS_KEPT {
        world.result(OPEN_TOPIC, epoch, Outcome::Void);
        world.result(SEALED_TOPIC, epoch + 1, Outcome::Void);
        let weight = if epoch == 0 { None } else { Some("0.5") };
        let mut table = EpochTable { inferers: vec![inferer_row(1, weight, 5)], ..EpochTable::default() };
        if epoch % 4 == 0 {
            table.inferers.push(inferer_row(3, weight, 7));
        }
        if epoch % 6 == 0 {
            table.forecasters.push(forecaster_row(3, weight, 9));
        }
        TABLES.save(world.storage(), (OPEN_TOPIC.0, epoch), &table);
    }
    world.now = START;
    world
}

/// Follows pages until one is not full.
fn all<T>(
    limit: u32,
    page: impl Fn(Option<EpochId>, u32) -> Vec<T>,
    epoch: impl Fn(&T) -> EpochId,
) -> Vec<u64> {
    let (mut found, mut before) = (Vec::new(), None);
    loop {
        let items = page(before, limit);
        found.extend(items.iter().map(|item| epoch(item).0));
        if items.len() < limit as usize {
            return found;
        }
        before = items.last().map(&epoch);
    }
}

#[test]
fn results_and_weights_page_newest_first_to_the_end() {
    let world = world();
    let results = |start_before, limit| {
        let question = QueryMsg::Results { topic_id: OPEN_TOPIC, start_before, limit: Some(limit) };
        world.ask::<ResultsResponse>(question).results
    };
    let series = |start_before, limit| {
        let question = QueryMsg::WeightSeries { topic_id: OPEN_TOPIC, start_before, limit: Some(limit) };
        world.ask::<WeightSeriesResponse>(question).epochs
    };
    for limit in [1, 2, 3, 10, 11, 12] {
        assert_eq!(all(limit, results, |item| item.epoch_id), EPOCHS_KEPT);
        assert_eq!(all(limit, series, |item| item.epoch_id), EPOCHS_KEPT);
    }
    assert_eq!(results(None, 0), []);
    assert_eq!(results(None, u32::MAX).len(), 11);
    assert_eq!(results(Some(EpochId(u64::MAX)), 1)[0].epoch_id, EpochId(20));
    assert_eq!(results(Some(EpochId(0)), 5), []);
    assert_eq!(results(Some(EpochId(5)), 1)[0].epoch_id, EpochId(4));
    let kept = RESULTS.load(&world.deps.storage, (OPEN_TOPIC.0, 4)).unwrap();
    assert_eq!(results(Some(EpochId(5)), 1)[0].result, kept);
}

#[test]
fn ten_are_a_page_by_default_and_thirty_are_the_most() {
    let mut world = World::new();
    for epoch in 0..40 {
        world.result(OPEN_TOPIC, epoch, Outcome::Void);
    }
    let count = |limit| {
        let question = QueryMsg::Results { topic_id: OPEN_TOPIC, start_before: None, limit };
        world.ask::<ResultsResponse>(question).results.len()
    };
    assert_eq!([None, Some(0), Some(30), Some(31), Some(u32::MAX)].map(count), [10, 0, 30, 30, 30]);
}

#[test]
fn weights_are_by_worker_and_none_where_all_count_alike() {
    let world = world();
    let of = |start_before: u64| {
        let before = Some(EpochId(start_before));
        let question = QueryMsg::WeightSeries { topic_id: OPEN_TOPIC, start_before: before, limit: Some(1) };
        world.ask::<WeightSeriesResponse>(question).epochs.remove(0)
    };
    let half = |id| (WorkerId(id), n("0.5"));
    let inferers = vec![half(1), half(3)];
    assert_eq!(of(13), EpochWeights { epoch_id: EpochId(12), inferers, forecasters: vec![half(3)] });
    assert_eq!(of(1), EpochWeights { epoch_id: EpochId(0), inferers: vec![], forecasters: vec![] });
}

#[test]
fn a_history_goes_over_the_tables_and_leaves_out_epochs_without_the_worker() {
    let world = world();
    let page = |worker, start_before, limit| {
        world.ask::<HistoryResponse>(QueryMsg::History {
            topic_id: OPEN_TOPIC,
            worker_id: WorkerId(worker),
            start_before,
            limit: Some(limit),
        })
    };
    for limit in [1, 2, 5, 10, 11, 30] {
        let (mut found, mut before) = (Vec::new(), None);
        loop {
            let answer = page(3, before, limit);
            found.extend(answer.epochs.iter().map(|epoch| epoch.epoch_id.0));
            let Some(next) = answer.next else { break };
            before = Some(next);
        }
        assert_eq!(found, [20, 18, 16, 12, 8, 6, 4, 0], "{limit}");
    }
    let first = page(3, None, 2);
    assert_eq!(first.next, Some(EpochId(18)));
    let expected = vec![
        WorkerEpoch {
            epoch_id: EpochId(20),
            inferer: Some(inferer_row(3, Some("0.5"), 7)),
            forecaster: None,
        },
        WorkerEpoch {
            epoch_id: EpochId(18),
            inferer: None,
            forecaster: Some(forecaster_row(3, Some("0.5"), 9)),
        },
    ];
    assert_eq!(first.epochs, expected);
    assert_eq!(page(99, None, 30), HistoryResponse { epochs: vec![], next: None, now: START });
    assert_eq!(page(3, None, 0), HistoryResponse { epochs: vec![], next: None, now: START });
}

#[test]
fn submissions_page_by_worker_to_the_end() {
    let mut world = World::new();
    let ids = [0, 1, 2, 7, 255, 256, 65_536, u32::MAX];
    for id in ids {
        world.sit(OPEN_TOPIC, 3, id, Some("1"), false);
        world.sit(OPEN_TOPIC, 4, id, None, true);
    }
    let page = |start_after, limit| {
        let question = QueryMsg::Submissions {
            topic_id: OPEN_TOPIC,
            epoch_id: EpochId(3),
            start_after,
            limit: Some(limit),
        };
        world.ask::<SubmissionsResponse>(question).submissions
    };
    for limit in [1, 2, 3, 8, 9] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let items = page(after, limit);
            found.extend(items.iter().map(|item| item.worker_id.0));
            if items.len() < limit as usize {
                break;
            }
            after = items.last().map(|item| item.worker_id);
        }
        assert_eq!(found, ids, "{limit}");
    }
    assert_eq!(page(Some(WorkerId(u32::MAX)), 9), []);
    let kept = ENTRIES.load(&world.deps.storage, (OPEN_TOPIC.0, 3, 7)).unwrap();
    assert_eq!(page(Some(WorkerId(6)), 1), [SubmissionInfo { worker_id: WorkerId(7), entry: kept }]);
}
