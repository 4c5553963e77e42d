//! Payments: what rewards is asked, when, in which order, and what is noted of its answer.

use super::world::*;
use crate::ContractError;
use allora_interfaces::layout::PackedMap;
use allora_interfaces::registry::Pause;
use allora_interfaces::rewards::{Payee, Settlement, SettlementEntry};
use allora_interfaces::synthesis::*;
use allora_protocol::EpochId;
use allora_protocol::schedule::{Due, Event, OpenEpochs, Schedule, Versions};
use allora_protocol::topic::{SuiteParams, Terms};
use allora_protocol::truth::Report;
use cosmwasm_std::{Response, Uint64};

const DAY: u64 = 86_400;

/// A topic whose epoch 0, which pays nobody, is settled; rewards is there.
fn world() -> World {
    let mut world = World::lived(SHORT, 1);
    world.wire();
    world
}

fn live(world: &mut World, epoch: u64) -> Vec<Response> {
    world.submit(epoch, &an_epoch_of_three(epoch));
    world.advance_at(world.windows(epoch).closes, 10);
    world.report(epoch, &agreed());
    world.advance_at(world.windows(epoch).settles, 10)
}

fn payments(world: &World) -> Payments {
    PAYMENTS.may_load(&world.deps.storage, TOPIC.0).unwrap().unwrap_or_default()
}

/// Paid last, waiting, parked.
fn stand(world: &World) -> (Option<u64>, Vec<u64>, Vec<u64>) {
    let epochs = |map: PackedMap<(u64, u64, u64), UnpaidRecord>| -> Vec<u64> {
        map.keys(&world.deps.storage, TOPIC.0).map(|(_, epoch)| epoch).collect()
    };
    let Payments { last_paid, paying, waiting, parked } = payments(world);
    let (waits, is_parked) = (epochs(UNPAID), epochs(PARKED));
    assert_eq!((paying, waiting as usize, parked as usize), (None, waits.len(), is_parked.len()));
    (last_paid.map(|epoch| epoch.0), waits, is_parked)
}

fn unpaid(world: &World, epoch: u64) -> UnpaidRecord {
    UNPAID.load(&world.deps.storage, (TOPIC.0, world.windows(epoch).settles, epoch)).unwrap()
}

fn epochs_asked(world: &World) -> Vec<(u64, Option<u64>)> {
    world.asked.iter().map(|asked| (asked.epoch_id.0, asked.after.map(|epoch| epoch.0))).collect()
}

fn count(responses: &[Response], event: &str) -> usize {
    responses.iter().flat_map(|response| &response.events).filter(|found| found.ty == event).count()
}

/// What the table says that rewards is asked to pay.
fn entries(world: &World, epoch: u64) -> Vec<SettlementEntry> {
    let table = world.table(epoch);
    let entry = |payee, id, fraction| SettlementEntry { payee, id, fraction: Uint64::new(fraction) };
    let mut entries = Vec::new();
    entries.extend(table.inferers.iter().map(|row| entry(Payee::Inferer, row.worker.0, row.fraction)));
    entries.extend(table.forecasters.iter().map(|row| entry(Payee::Forecaster, row.worker.0, row.fraction)));
    entries.extend(table.reputers.iter().map(|row| entry(Payee::Reputer, row.reputer.0, row.fraction)));
    entries.retain(|entry| !entry.fraction.is_zero());
    entries
}

fn shares(world: &World, epoch: u64) -> [u64; 3] {
    let Outcome::Scored(scored) = world.result(epoch).outcome else { panic!("it was not scored") };
    scored.shares.unwrap()
}

#[test]
fn an_epoch_is_paid_in_the_message_that_settles_it_and_leaves_no_record() {
    let mut world = world();
    let responses = live(&mut world, 1);
    let asked = Settlement {
        topic_id: TOPIC,
        epoch_id: EpochId(1),
        after: None,
        from: 0,
        to: 100,
        advancer: "anybody".into(),
        shares: shares(&world, 1).map(Uint64::new),
        entries: entries(&world, 1),
    };
    assert_eq!(world.asked, [asked]);
    assert_eq!(world.asked[0].entries.len(), 7, "three inferers, two forecasters, two reputers");
    assert_eq!(stand(&world), (Some(1), vec![], vec![]));
    assert_eq!(attribute(&responses[0], "allora_advanced", "events"), "1");
    live(&mut world, 2);
    assert_eq!(epochs_asked(&world), [(1, None), (2, Some(1))]);
    assert_eq!((world.asked[1].from, world.asked[1].to), (100, 200));
}

#[test]
fn while_rewards_is_asked_it_is_noted_who_is_paid_and_nobody_asks_again() {
    let mut world = world();
    world.rewards = Rewards::Thinks;
    live(&mut world, 1);
    let paying = Paying { epoch: EpochId(1), due: 190, stands: Standing::Settled { from: 0 } };
    assert_eq!(payments(&world), Payments { paying: Some(paying), ..Payments::default() });
    assert_eq!(UNPAID.keys(&world.deps.storage, ()).count(), 0);
    let refused = world.pay(1).unwrap_err();
    assert_eq!(*refused, ContractError::BeingPaid { topic: TOPIC, epoch: EpochId(1) });
    // An `Advance` in the midst of it scores; what it settles waits.
    live(&mut world, 2);
    assert_eq!(epochs_asked(&world), [(1, None)]);
    let expected = Payments { paying: Some(paying), waiting: 1, ..Payments::default() };
    assert_eq!(payments(&world), expected);
    world.rewards = Rewards::Pays;
    world.answer().unwrap().unwrap();
    assert_eq!(stand(&world), (Some(1), vec![2], vec![]));
    let refused = world.answer().unwrap().unwrap_err();
    assert_eq!(*refused, ContractError::NotPaying { topic: TOPIC });
}

#[test]
fn who_gets_nothing_is_left_out() {
    let mut world = world();
    world.submit(1, &an_epoch_of_three(1));
    world.advance_at(130, 10);
    world.report(1, &[(1, 600, value("100")), (2, 400, Report::Void), (3, 100, value("100.1"))]);
    world.advance_at(190, 10);
    let reputers = world.asked[0].entries.iter().filter(|entry| entry.payee == Payee::Reputer);
    assert_eq!(reputers.map(|entry| entry.id).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(world.asked[0].entries, entries(&world, 1));
}

#[test]
fn epochs_that_pay_nobody_leave_nothing_unpaid() {
    let mut world = World::new(SHORT);
    world.wire();
    live(&mut world, 0);
    for (epoch, reports) in [(1, vec![(1, 600, Report::Void)]), (2, vec![]), (3, vec![(1, 1, value("100"))])]
    {
        world.live(epoch, &an_epoch_of_three(epoch), &reports);
    }
    world.commit(4, 0, infer("1"), false);
    world.advance_at(world.windows(4).settles, 10);
    assert!(matches!(world.result(0).outcome, Outcome::Scored(Scored { shares: None, .. })));
    assert!(matches!(world.result(1).outcome, Outcome::Void));
    assert!((2..5).all(|epoch| matches!(world.result(epoch).outcome, Outcome::Failed(_))));
    assert_eq!((world.asked.len(), PAYMENTS.has(&world.deps.storage, TOPIC.0)), (0, false));
}

#[test]
fn without_rewards_epochs_wait_and_are_paid_one_by_one_once_it_is_there() {
    let mut world = World::lived(SHORT, 4);
    assert_eq!(stand(&world), (None, vec![1, 2, 3], vec![]));
    let expected = UnpaidRecord {
        scored_at: 290,
        height: 12_345,
        from: 100,
        to: 200,
        shares: shares(&world, 2),
        entries: entries(&world, 2),
        failures: 0,
        failed_on: None,
    };
    assert_eq!(unpaid(&world, 2), expected);
    assert_eq!(*world.pay(1).unwrap_err(), ContractError::NotWired { sibling: "rewards" });
    world.wire();
    let responses = world.advance_at(400, 10);
    let events: Vec<_> =
        responses.iter().map(|response| attribute(response, "allora_advanced", "events")).collect();
    assert_eq!(events, ["1", "1", "1", "0"], "a payment ends its Advance");
    assert_eq!(epochs_asked(&world), [(1, None), (2, Some(1)), (3, Some(2))]);
    assert_eq!(stand(&world), (Some(3), vec![], vec![]));
}

#[test]
fn what_failed_is_tried_again_on_another_day_while_scoring_goes_on() {
    let mut world = world();
    world.rewards = Rewards::Fails;
    let responses = live(&mut world, 1);
    assert_eq!(attribute(&responses[0], "allora_payment_failed", "failures"), "1");
    assert_eq!(stand(&world), (None, vec![1], vec![]));
    let expected = UnpaidRecord {
        scored_at: 190,
        height: 12_345,
        from: 0,
        to: 100,
        shares: shares(&world, 1),
        entries: entries(&world, 1),
        failures: 1,
        failed_on: Some(0),
    };
    assert_eq!(unpaid(&world, 1), expected);
    assert_eq!(world.asked.len(), 1, "once a day, unless another epoch is settled");

    // The next settlement has the first that waits tried again; the day counts once.
    let responses = live(&mut world, 2);
    assert_eq!(attribute(&responses[0], "allora_payment_failed", "epoch_id"), "1");
    assert_eq!(stand(&world), (None, vec![1, 2], vec![]));
    assert_eq!((unpaid(&world, 1).failures, unpaid(&world, 2).failures), (1, 0));
    assert_eq!(world.head().scored, 3);

    world.rewards = Rewards::Pays;
    assert_eq!(count(&world.advance_at(DAY - 1, 10), "allora_advanced"), 1, "nothing is due");
    world.advance_at(DAY, 10);
    assert_eq!(epochs_asked(&world), [(1, None), (1, None), (1, None), (2, Some(1))]);
    assert_eq!(stand(&world), (Some(2), vec![], vec![]));
    let (first, last) = (&world.asked[0], &world.asked[2]);
    assert_eq!(first, last, "it is paid by the same");
}

#[test]
fn what_failed_on_three_days_is_parked_and_the_others_go_on() {
    let mut world = world();
    world.rewards = Rewards::Fails;
    live(&mut world, 1);
    live(&mut world, 2);
    let mut told = Vec::new();
    for day in 1..=2 {
        for hour in [0, 9, 23] {
            told.extend(world.advance_at(day * DAY + hour * 3_600, 10));
        }
        let failures = day + 1;
        assert_eq!(count(&told, "allora_payment_failed") as u64, if failures == 3 { 3 } else { 1 });
    }
    // On the third day the first is parked, and the second is tried at once.
    assert_eq!(stand(&world), (None, vec![2], vec![1]));
    assert_eq!(count(&told, "allora_epoch_parked"), 1);
    let parked = PARKED.load(&world.deps.storage, (TOPIC.0, 190, 1)).unwrap();
    assert_eq!((parked.failures, parked.failed_on), (3, Some(2)));
    assert_eq!((unpaid(&world, 2).failures, unpaid(&world, 2).failed_on), (1, Some(2)));

    world.rewards = Rewards::Pays;
    world.advance_at(3 * DAY, 10);
    assert_eq!(stand(&world), (Some(2), vec![], vec![1]));
    assert_eq!(world.advance_at(90 * DAY, 10).len(), 1, "what is parked is paid when somebody asks");

    world.rewards = Rewards::Fails;
    let response = world.pay(1).unwrap();
    assert_eq!(attribute(&response, "allora_payment_failed", "failures"), "4");
    assert_eq!(count(&[response], "allora_epoch_parked"), 0, "it was");
    assert_eq!(stand(&world), (Some(2), vec![], vec![1]));
    world.rewards = Rewards::Pays;
    world.pay(1).unwrap();
    assert_eq!(stand(&world), (Some(1), vec![], vec![]), "the epoch paid last, not the newest");
    let paid = world.asked.last().unwrap();
    assert_eq!(
        (paid.epoch_id, paid.after, paid.advancer.as_str()),
        (EpochId(1), Some(EpochId(2)), "somebody")
    );
    assert_eq!((paid.from, paid.to, &paid.entries), (0, 100, &entries(&world, 1)));
    assert_eq!(*world.pay(1).unwrap_err(), ContractError::NothingUnpaid { topic: TOPIC, epoch: EpochId(1) });
}

#[test]
fn two_failures_on_one_day_are_one_and_three_days_need_not_follow_one_another() {
    let mut world = world();
    world.rewards = Rewards::Fails;
    live(&mut world, 1);
    for _ in 0..5 {
        world.pay(1).unwrap();
    }
    assert_eq!((unpaid(&world, 1).failures, world.asked.len()), (1, 6));
    world.advance_at(40 * DAY, 10);
    assert_eq!(unpaid(&world, 1).failures, 2);
    world.advance_at(41 * DAY - 1, 10);
    assert_eq!(unpaid(&world, 1).failures, 2);
    world.advance_at(41 * DAY, 10);
    assert_eq!(stand(&world), (None, vec![], vec![1]));
}

#[test]
fn a_pause_skips_the_call_and_counts_for_nothing() {
    let mut world = world();
    world.rewards = Rewards::Fails;
    let until = 10 * DAY;
    world.config(|config| config.settlement_paused_until = until);
    live(&mut world, 1);
    live(&mut world, 2);
    for day in 1..10 {
        world.advance_at(day * DAY, 10);
    }
    assert_eq!((stand(&world), world.asked.len()), ((None, vec![1, 2], vec![]), 0));
    assert_eq!((unpaid(&world, 1).failures, world.head().scored), (0, 3));
    let refused = world.pay(1).unwrap_err();
    assert_eq!(*refused, ContractError::Paused { what: Pause::Settlement, until });
    world.rewards = Rewards::Pays;
    world.advance_at(until, 10);
    assert_eq!(stand(&world), (Some(2), vec![], vec![]));
}

#[test]
fn of_those_that_wait_only_the_first_can_be_asked_for() {
    let mut world = World::lived(SHORT, 4);
    world.wire();
    let not_next = |epoch| ContractError::NotNext { topic: TOPIC, epoch: EpochId(epoch), first: EpochId(1) };
    for epoch in [0, 2, 3, 99] {
        assert_eq!(*world.pay(epoch).unwrap_err(), not_next(epoch));
    }
    for epoch in 1..4 {
        world.pay(epoch).unwrap();
    }
    assert_eq!(stand(&world), (Some(3), vec![], vec![]));
    for epoch in [0, 3, 99] {
        let expected = ContractError::NothingUnpaid { topic: TOPIC, epoch: EpochId(epoch) };
        assert_eq!(*world.pay(epoch).unwrap_err(), expected);
    }
}

/// Epochs 0 to 2 are settled four epochs later, those from 3 on at once: 3 and 4 before 1 and 2.
fn overtaken() -> World {
    let mut world = World::lived(SHORT, 0);
    world.set_params(&SuiteParams { keep_tables: 1, ..world.params() });
    let mut topic = world.topic();
    let longer = Schedule { ground_truth_lag: 660, ..SHORT };
    topic.versions = Versions::new(0, Terms::new(SHORT)).unwrap();
    let nothing_open = Default::default();
    topic.versions.push(50, &nothing_open, Terms::new(longer)).unwrap();
    let mut open = OpenEpochs::default();
    open.join(EpochId(1)).unwrap();
    topic.versions.push(250, &open, Terms::new(SHORT)).unwrap();
    world.set_topic(&topic);
    world.set_tuning(EpochId(1), &Default::default());
    world.set_tuning(EpochId(3), &Default::default());
    world
}

#[test]
fn payments_keep_the_order_of_the_timeline_where_a_later_epoch_is_settled_before() {
    for rewards_is_late in [false, true] {
        let mut world = overtaken();
        if !rewards_is_late {
            world.wire();
        }
        for epoch in 0..5 {
            world.submit(epoch, &an_epoch_of_three(epoch));
            world.report(epoch, &agreed());
        }
        let settled = |epoch| world.windows(epoch).settles;
        assert!(settled(3) < settled(4) && settled(4) < settled(1) && settled(1) < settled(2));
        world.advance_at(1_000, 10);
        if rewards_is_late {
            assert_eq!(stand(&world).1, [3, 4, 1, 2]);
            world.wire();
            world.advance_at(1_000, 10);
        }
        assert_eq!(epochs_asked(&world), [(3, None), (4, Some(3)), (1, Some(4)), (2, Some(1))]);
        let paid_for: Vec<_> = world.asked.iter().map(|asked| (asked.from, asked.to)).collect();
        assert_eq!(paid_for, [(200, 300), (300, 400), (0, 100), (100, 200)]);
    }
}

#[test]
fn the_table_by_which_a_failed_payment_is_noted_is_there_even_of_an_epoch_that_was_overtaken() {
    let mut world = overtaken();
    world.wire();
    for epoch in 0..5 {
        world.submit(epoch, &an_epoch_of_three(epoch));
        world.report(epoch, &agreed());
    }
    world.advance_at(world.windows(1).settles - 1, 10);
    world.rewards = Rewards::Fails;
    world.advance_at(world.windows(1).settles, 10);
    assert_eq!(TABLES.keys(&world.deps.storage, TOPIC.0).collect::<Vec<_>>(), [1]);
    assert_eq!(unpaid(&world, 1).entries, entries(&world, 1));
}

#[test]
fn the_first_epochs_of_an_update_are_paid_for_the_time_since_the_one_before_opened() {
    let mut world = world();
    let mut topic = world.topic();
    let open = OPEN.may_load(&world.deps.storage, TOPIC.0).unwrap().unwrap_or_default();
    let longer = Schedule { epoch_length: 1_000, ..SHORT };
    let from = topic.versions.push(150, &open, Terms::new(longer)).unwrap();
    assert_eq!(from, EpochId(2));
    world.set_topic(&topic);
    world.set_tuning(from, &Default::default());
    for epoch in 1..4 {
        live(&mut world, epoch);
    }
    let paid_for: Vec<_> = world.asked.iter().map(|asked| (asked.from, asked.to)).collect();
    assert_eq!(paid_for, [(0, 100), (100, 200), (200, 1_200)]);
}

#[test]
fn a_payment_comes_next_when_nothing_else_is_due() {
    let mut world = world();
    let next = |world: &World| {
        let config = CONFIG.load(&world.deps.storage).unwrap();
        let open = OPEN.load(&world.deps.storage, TOPIC.0).unwrap();
        crate::epoch::next(&world.deps.storage, &config, (TOPIC, &world.topic()), &open, world.now).unwrap()
    };
    let pay = |at| Some(Due { at, event: Event::Pay(EpochId(1)) });
    world.rewards = Rewards::Fails;
    live(&mut world, 1);
    assert_eq!(next(&world), pay(DAY));
    // Before that day the next close comes first; on it whatever of the timeline is due.
    world.submit(2, &an_epoch_of_three(2));
    let close = Some(Due { at: 230, event: Event::Close(EpochId(2)) });
    assert_eq!(next(&world), close);
    world.now = DAY + 5;
    assert_eq!(next(&world), close);
    world.advance_at(DAY + 5, 10);
    assert_eq!((stand(&world).1, unpaid(&world, 1).failures), (vec![1], 2));
    assert_eq!(next(&world), pay(2 * DAY));
    world.config(|config| config.settlement_paused_until = 3 * DAY);
    assert_eq!(next(&world), None, "nobody can pay");
}
