//! `Leaderboard`.

use crate::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::score::{Merit, Standard};
use allora_protocol::{EpochId, Number};

fn ask(world: &World, seat: SeatKind, start_after: Option<u32>, limit: Option<u32>) -> LeaderboardResponse {
    world.ask(QueryMsg::Leaderboard { topic_id: OPEN_TOPIC, seat, start_after, limit })
}

fn role(average: Option<&str>, scored_epochs: u32) -> RoleRecord {
    let merit = Merit { average: average.map(n), scored_epochs };
    RoleRecord { merit, scored_before: 3, ..RoleRecord::default() }
}

fn leader(id: u32, merit: Option<&str>, scored_epochs: u32) -> Leader {
    Leader { id, merit: merit.map(n), scored_epochs, coefficient: None }
}

/// Three epochs are scored.
fn world(records: &[(u32, RoleRecord, RoleRecord)]) -> World {
    let mut world = World::new();
    for (id, inferer, forecaster) in records.iter().cloned() {
        let record = WorkerRecord { inferer, forecaster, ..WorkerRecord::default() };
        RECORDS.save(world.storage(), (OPEN_TOPIC.0, id), &record);
    }
    let standard = Standard { initial: n("0"), quantile: n("1") };
    let head = Head { scored: 3, inferer_standard: Some(standard), ..Head::default() };
    HEADS.save(world.storage(), OPEN_TOPIC.0, &head);
    world
}

#[test]
fn the_best_come_first_by_role_equal_ones_by_id_and_without_an_average_last() {
    let none = || role(None, 0);
    let world = world(&[
        (0, role(Some("1"), 4), none()),
        (1, none(), role(Some("5"), 1)),
        (2, role(Some("3"), 9), role(Some("-5"), 2)),
        (3, role(None, 1), none()),
        (4, role(Some("3"), 2), none()),
    ]);
    let inferers =
        vec![leader(2, Some("3"), 9), leader(4, Some("3"), 2), leader(0, Some("1"), 4), leader(3, None, 1)];
    let expected = LeaderboardResponse { leaders: inferers, next: None, now: 0 };
    assert_eq!(ask(&world, SeatKind::Inferer, None, None), expected);
    let forecasters = vec![leader(1, Some("5"), 1), leader(2, Some("-5"), 2)];
    let expected = LeaderboardResponse { leaders: forecasters, next: None, now: 0 };
    assert_eq!(ask(&world, SeatKind::Forecaster, None, None), expected);
    assert_eq!(ask(&world, SeatKind::Inferer, Some(1), Some(1)).leaders, [leader(2, Some("3"), 9)]);
    assert_eq!(ask(&world, SeatKind::Inferer, None, Some(0)).leaders, []);
    assert_eq!(ask(&world, SeatKind::Inferer, None, Some(u32::MAX)).leaders.len(), 4);
    assert_eq!(ask(&world, SeatKind::Inferer, Some(u32::MAX), None).leaders, []);
}

/// 4 of 5 epochs with an average of 10, absent from one: 9; passed over in another: 9.1.
#[test]
fn averages_are_as_of_now() {
    let record =
        |scored_before, passed_over| RoleRecord { scored_before, passed_over, ..role(Some("10"), 4) };
    let none = || role(None, 0);
    let mut world = world(&[(0, record(3, 0), none()), (1, record(2, 0), none()), (2, record(2, 1), none())]);
    let mut waiting = RECORDS.load(world.storage(), (OPEN_TOPIC.0, 1)).unwrap();
    waiting.passed_over.push(PassedOver { epoch: EpochId(6), role: Task::Inference });
    RECORDS.save(world.storage(), (OPEN_TOPIC.0, 1), &waiting);
    let merits = |world: &World| {
        let leaders = ask(world, SeatKind::Inferer, None, None).leaders;
        leaders.iter().map(|leader| (leader.id, leader.merit.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(merits(&world), [(0, n("10")), (2, n("9.1")), (1, n("9"))]);
    // The epoch in which worker 1 was passed over is scored: he was not absent from it.
    world.result(OPEN_TOPIC, 6, scored(None));
    assert_eq!(merits(&world), [(0, n("10")), (1, n("9.1")), (2, n("9.1"))]);
}

#[test]
fn reputers_come_with_their_coefficient() {
    let mut world = World::new();
    let record = |average, listening| ReputerRecord {
        merit: Merit { average: Some(n(average)), scored_epochs: 1 },
        listening,
        smoothed_fraction: None,
    };
    REPUTER_RECORDS.save(world.storage(), (OPEN_TOPIC.0, 0), &record("1", None));
    REPUTER_RECORDS.save(world.storage(), (OPEN_TOPIC.0, 9), &record("2", Some(n("0.5"))));
    let expected = vec![
        Leader { coefficient: Some(n("0.5")), ..leader(9, Some("2"), 1) },
        Leader { coefficient: Some(Number::ONE), ..leader(0, Some("1"), 1) },
    ];
    assert_eq!(ask(&world, SeatKind::Reputer, None, None).leaders, expected);
}

#[test]
fn one_answer_looks_at_five_hundred_and_says_where_to_go_on() {
    let ids = || (0..1_000u32).map(|place| place * 3);
    let mut world = World::new();
    for id in ids() {
        let average = Some(Number::integer(i64::from(id % 700)));
        let merit = Merit { average, scored_epochs: 1 };
        let inferer = RoleRecord { merit: merit.clone(), ..RoleRecord::default() };
        RECORDS.save(
            world.storage(),
            (OPEN_TOPIC.0, id),
            &WorkerRecord { inferer, ..WorkerRecord::default() },
        );
        let record = ReputerRecord { merit, ..ReputerRecord::default() };
        REPUTER_RECORDS.save(world.storage(), (OPEN_TOPIC.0, id), &record);
    }
    for seat in [SeatKind::Inferer, SeatKind::Reputer] {
        let first = ask(&world, seat, None, Some(1));
        assert_eq!((first.leaders[0].id, first.next), (699, Some(1_497)));
        let second = ask(&world, seat, first.next, Some(30));
        // 500 are left, and no more.
        assert_eq!((second.leaders.len(), second.next), (30, None));
        assert_eq!(second.leaders[0].merit, Some(n("699")));
        assert!(second.leaders.iter().all(|leader| leader.id > 1_497));
    }
}
