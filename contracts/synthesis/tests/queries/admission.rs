//! `WouldAdmit`.

use crate::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::score::{Draw, Merit, Standard};
use allora_protocol::{EpochId, TopicId, WorkerId};

fn would(world: &World, topic_id: TopicId, name: &str, seat: SeatKind) -> WouldAdmitResponse {
    world.ask(QueryMsg::WouldAdmit { topic_id, address: addr(name).into(), seat, epoch_id: None })
}

fn would_for(world: &World, name: &str, seat: SeatKind, epoch: u64) -> WouldAdmitResponse {
    world.ask(QueryMsg::WouldAdmit {
        topic_id: OPEN_TOPIC,
        address: addr(name).into(),
        seat,
        epoch_id: Some(EpochId(epoch)),
    })
}

/// An inferer with this average of so many scores, as of when so many epochs were scored.
fn inferer(average: &str, scored_epochs: u32, scored_before: u64) -> WorkerRecord {
    let merit = Merit { average: Some(n(average)), scored_epochs };
    let inferer = RoleRecord { merit, scored_before, ..RoleRecord::default() };
    WorkerRecord { inferer, ..WorkerRecord::default() }
}

#[test]
fn a_stranger_asks_as_the_worker_he_would_become() {
    let mut world = World::new();
    world.now = START + 5;
    world.worker(OPEN_TOPIC, 0, "alice");
    let answer = would(&world, OPEN_TOPIC, "bob", SeatKind::Inferer);
    let refused = answer.refused.clone().unwrap();
    assert!(refused.starts_with("not_registered: "), "{refused}");
    let expected = WouldAdmitResponse {
        epoch_id: EpochId(0),
        admitted: true,
        refused: Some(refused),
        evicted: None,
        own: None,
        lowest: None,
        newcomer: true,
        cap: 2,
        taken: 0,
        now: START + 5,
    };
    assert_eq!(answer, expected);
}

/// Two seats: the one reserved for newcomers goes to the lower ticket, the other by merit.
#[test]
fn two_newcomers_draw_for_the_reserved_seat_and_merit_decides_about_the_other() {
    let mut world = World::new();
    world.now = START + 5;
    world.sit(OPEN_TOPIC, 0, 0, Some("-1"), false);
    world.sit(OPEN_TOPIC, 0, 1, None, true);
    world.worker(OPEN_TOPIC, 2, "carol");
    let registry = addr("registry");
    let draw = Draw { suite: registry.as_str(), topic: OPEN_TOPIC, epoch: EpochId(0) };
    let wins = draw.ticket(WorkerId(2)) < draw.ticket(WorkerId(1));
    let answer = would(&world, OPEN_TOPIC, "carol", SeatKind::Inferer);
    assert_eq!((answer.newcomer, answer.own, answer.cap, answer.taken), (true, None, 2, 2));
    // The loser of the draw has no merit, so he has no chance against worker 0.
    assert_eq!((answer.admitted, answer.evicted), (wins, wins.then_some(1)));
    assert_eq!((answer.refused, answer.lowest), (None, Some(n("-1"))));
    let free = would(&world, OPEN_TOPIC, "carol", SeatKind::Forecaster);
    assert_eq!((free.admitted, free.cap, free.taken), (true, 1, 0));
}

#[test]
fn merit_counts_as_it_is_now_and_not_as_it_was_stored() {
    let mut world = World::new();
    world.now = START + 5;
    world.worker(OPEN_TOPIC, 2, "carol");
    RECORDS.save(world.storage(), (OPEN_TOPIC.0, 2), &inferer("1", 12, 5));
    world.sit(OPEN_TOPIC, 0, 0, Some("0.5"), false);
    world.sit(OPEN_TOPIC, 0, 1, Some("0.75"), false);
    let answer = would(&world, OPEN_TOPIC, "carol", SeatKind::Inferer);
    assert_eq!((answer.admitted, answer.evicted, answer.own), (true, Some(0), Some(n("1"))));
    assert_eq!((answer.lowest, answer.newcomer), (Some(n("0.75")), false));

    // Absent from four epochs: 0.9^4 of the way is left.
    let standard = Standard { initial: n("0"), quantile: n("0.5") };
    let head = Head { scored: 9, inferer_standard: Some(standard), ..Head::default() };
    HEADS.save(world.storage(), OPEN_TOPIC.0, &head);
    let answer = would(&world, OPEN_TOPIC, "carol", SeatKind::Inferer);
    assert!((answer.own.unwrap().sub(n("0.6561")).unwrap()).abs() < n("1e-15"));
    assert_eq!((answer.admitted, answer.evicted), (true, Some(0)));
}

#[test]
fn who_has_a_seat_is_told_of_it_and_that_he_cannot_submit_twice() {
    let mut world = World::new();
    world.now = START + 5;
    world.worker(OPEN_TOPIC, 1, "bob");
    RECORDS.save(world.storage(), (OPEN_TOPIC.0, 1), &inferer("9", 30, 0));
    world.sit(OPEN_TOPIC, 0, 0, Some("3"), false);
    world.sit(OPEN_TOPIC, 0, 1, Some("2"), false);
    let answer = would(&world, OPEN_TOPIC, "bob", SeatKind::Inferer);
    assert_eq!((answer.admitted, answer.evicted, answer.own), (true, None, Some(n("2"))));
    assert_eq!((answer.lowest, answer.taken), (Some(n("2")), 2));
    assert!(answer.refused.unwrap().starts_with("already_submitted: "));
}

#[test]
fn between_windows_the_answer_is_about_the_next_epoch() {
    let mut world = World::new();
    world.now = START + 31;
    world.worker(OPEN_TOPIC, 1, "bob");
    let answer = would(&world, OPEN_TOPIC, "bob", SeatKind::Inferer);
    assert_eq!((answer.epoch_id, answer.admitted), (EpochId(1), true));
    let refused = answer.refused.unwrap();
    assert!(refused.starts_with("no_open_submissions: it is 1031; epoch 1"), "{refused}");
    world.change_topic(OPEN_TOPIC, |topic| topic.retired_from = Some(EpochId(1)));
    let refused = would(&world, OPEN_TOPIC, "bob", SeatKind::Inferer).refused.unwrap();
    assert!(refused.starts_with("topic_retired: "), "{refused}");
}

#[test]
fn epochs_long_past_and_beyond_all_time_refuse_and_do_not_fail() {
    let mut world = World::new();
    world.now = START + 5;
    world.change_topic(OPEN_TOPIC, |topic| topic.versions = versions_from(3, START, SHORT));
    for seat in [SeatKind::Inferer, SeatKind::Forecaster, SeatKind::Reputer] {
        let answer = would_for(&world, "bob", seat, 2);
        assert_eq!((answer.admitted, answer.cap, answer.taken), (false, 0, 0));
        assert!(answer.refused.unwrap().starts_with("epoch_forgotten: "));
        assert!(would_for(&world, "bob", seat, u64::MAX).refused.is_some());
    }
}

#[test]
fn reputers_rank_by_what_they_could_move() {
    let mut world = World::new();
    world.open(OPEN_TOPIC, 0);
    world.report(OPEN_TOPIC, 0, 0, 4_000_000);
    world.report(OPEN_TOPIC, 0, 1, 6_000_000);
    world.reputer(OPEN_TOPIC, 2, "rita", 2_000_001);
    world.reputer(OPEN_TOPIC, 0, "otto", 50_000_000);
    world.now = START + 60;
    let answer = would(&world, OPEN_TOPIC, "rita", SeatKind::Reputer);
    let expected = WouldAdmitResponse {
        epoch_id: EpochId(0),
        admitted: true,
        refused: None,
        evicted: Some(0),
        own: Some(n("2000001")),
        lowest: Some(n("2000001")),
        newcomer: false,
        cap: 2,
        taken: 2,
        now: START + 60,
    };
    assert_eq!(answer, expected);
    let listening = ReputerRecord { listening: Some(n("0.5")), ..ReputerRecord::default() };
    REPUTER_RECORDS.save(world.storage(), (OPEN_TOPIC.0, 2), &listening);
    let answer = would(&world, OPEN_TOPIC, "rita", SeatKind::Reputer);
    assert_eq!((answer.admitted, answer.evicted, answer.own), (false, None, Some(n("1000000"))));
    assert_eq!(answer.lowest, Some(n("2000000")));
    // He has a seat: with the stake that he reported with.
    let answer = would(&world, OPEN_TOPIC, "otto", SeatKind::Reputer);
    assert_eq!((answer.admitted, answer.own), (true, Some(n("2000000"))));
    assert!(answer.refused.unwrap().starts_with("already_reported: "));
    let answer = would(&world, OPEN_TOPIC, "nobody", SeatKind::Reputer);
    assert_eq!((answer.admitted, answer.own), (false, Some(n("0"))));
    assert!(answer.refused.unwrap().starts_with("not_a_reputer: "));
}

#[test]
fn of_reports_the_oldest_open_epoch_is_meant_then_the_next_to_come() {
    let mut world = World::new();
    world.reputer(OPEN_TOPIC, 0, "rita", 1_000_000);
    for epoch in [1, 2, 3] {
        world.open(OPEN_TOPIC, epoch);
    }
    let of = |world: &World| would(world, OPEN_TOPIC, "rita", SeatKind::Reputer);
    for (now, epoch) in [(150, 1), (160, 1), (189, 1), (190, 2), (260, 2), (360, 3), (390, 4)] {
        world.now = START + now;
        let answer = of(&world);
        assert_eq!(answer.epoch_id, EpochId(epoch), "at {now}");
        assert_eq!(answer.refused.is_none(), [160, 189, 260, 360].contains(&now), "at {now}");
    }
    assert_eq!(of(&world).cap, 2);
}
