//! What becomes of epochs that are to be paid.

use crate::fake::Does;
use crate::world::*;
use allora_interfaces::rewards::Settlement;
use allora_interfaces::synthesis::{ExecuteMsg, Outcome, PAYMENTS, TABLES};
use allora_protocol::EpochId;
use allora_protocol::truth::Report;

/// Epoch 0 of a topic pays nobody: it has no loss to compare with.
fn world() -> World {
    let mut world = World::new();
    world.live(0);
    world
}

/// Everything but who gets the advance fee.
fn asked(world: &World) -> Vec<Settlement> {
    let mut paid = world.paid_in(TOPIC);
    paid.iter_mut().for_each(|paid| paid.advancer.clear());
    paid
}

#[test]
fn a_settlement_is_paid_at_once_and_whoever_sent_it_gets_the_fee() {
    let mut world = world();
    let response = world.live(1);
    assert_eq!((count(&response, "epoch_settled"), count(&response, "payment_failed")), (1, 0));
    let paid = world.paid_in(TOPIC);
    assert_eq!(paid.len(), 1);
    assert_eq!((paid[0].epoch_id, paid[0].after), (EpochId(1), None));
    assert_eq!((paid[0].from, paid[0].to), (START, START + 100));
    assert_eq!(paid[0].advancer, world.app.api().addr_make("keeper").as_str());
    assert_eq!(paid[0].entries.len(), 4, "three inferers and a reputer");
    assert_eq!(world.unpaid(), (vec![], vec![]));
    for epoch in 2..6 {
        world.live(epoch);
    }
    assert_eq!(world.paid(), [1, 2, 3, 4, 5]);
}

#[test]
fn what_is_void_or_failed_or_pays_nobody_leaves_nothing_unpaid() {
    let mut world = world();
    for (epoch, report) in [(1, Some(Report::Void)), (2, None)] {
        world.fill(TOPIC, epoch, report.clone().unwrap_or_else(hundred));
        world.at(100 * epoch + 30);
        world.advance();
        if report.is_none() {
            let synthesis = world.synthesis.clone();
            let mut storage = world.app.contract_storage_mut(&synthesis);
            allora_interfaces::synthesis::REPORTS.remove(&mut *storage, (TOPIC.0, epoch, 1));
        }
        world.at(100 * epoch + 90);
        world.advance();
    }
    assert!(matches!(world.result(1).unwrap().outcome, Outcome::Void));
    assert!(matches!(world.result(2).unwrap().outcome, Outcome::Failed(_)));
    assert_eq!((world.paid(), world.unpaid()), (vec![], (vec![], vec![])));
    let storage = world.app.contract_storage(&world.synthesis);
    assert_eq!(PAYMENTS.may_load(&*storage, TOPIC.0).unwrap(), None);
}

#[test]
fn scoring_goes_on_while_payment_fails_and_all_is_paid_in_order_afterwards() {
    let mut world = world();
    world.rewards(Does::Refuses);
    for epoch in 1..6 {
        let response = world.live(epoch);
        assert_eq!(attribute(&response, "payment_failed", "epoch_id"), "1");
        assert_eq!(attribute(&response, "payment_failed", "failures"), "1", "a day counts once");
    }
    assert_eq!((world.paid(), world.unpaid()), (vec![], (vec![1, 2, 3, 4, 5], vec![])));
    // Tables are kept of two epochs; what is paid by stands in the records.
    let tables = TABLES.keys(&*world.app.contract_storage(&world.synthesis), TOPIC.0).count();
    assert_eq!(tables, 2);
    world.rewards(Does::Pays);
    world.at(DAY);
    for _ in 0..5 {
        assert_eq!(attribute(&world.advance(), "advanced", "events"), "1");
    }
    assert_eq!(attribute(&world.advance(), "advanced", "events"), "0");
    assert_eq!((world.paid(), world.unpaid()), (vec![1, 2, 3, 4, 5], (vec![], vec![])));

    let mut prompt = self::world();
    for epoch in 1..6 {
        prompt.live(epoch);
    }
    assert_eq!(asked(&world), asked(&prompt), "late and prompt are paid by the same");
}

#[test]
fn after_three_different_days_an_epoch_is_parked_and_the_next_goes_on() {
    let mut world = world();
    world.rewards(Does::Refuses);
    world.live(1);
    world.live(2);
    for (day, failures) in [(1, 2), (5, 3)] {
        world.at(day * DAY);
        let response = world.advance();
        assert_eq!(attribute(&response, "payment_failed", "failures"), failures.to_string());
        assert_eq!(count(&response, "epoch_parked"), usize::from(failures == 3));
        world.at(day * DAY + 50);
        let again = world.advance();
        let events = attribute(&again, "advanced", "events");
        assert_eq!(events, if failures == 3 { "1" } else { "0" }, "on that day only the next is tried");
    }
    assert_eq!(world.unpaid(), (vec![2], vec![1]));
    world.rewards(Does::Pays);
    world.at(6 * DAY);
    world.advance();
    assert_eq!((world.paid(), world.unpaid()), (vec![2], (vec![], vec![1])));
    world.live(1_000 * DAY / 100);
    world.pay(1).unwrap();
    assert_eq!((world.paid(), world.unpaid()), (vec![2, 1_000 * DAY / 100, 1], (vec![], vec![])));
    assert_eq!(world.paid_in(TOPIC)[2].advancer, world.app.api().addr_make("payer").as_str());
    assert!(world.pay(1).unwrap_err().starts_with("nothing_unpaid: "));
}

#[test]
fn while_paused_nothing_is_asked_and_nothing_counts() {
    let mut world = world();
    world.rewards(Does::Refuses);
    world.pause(START + 30 * DAY);
    world.live(1);
    for day in 1..30 {
        world.at(day * DAY);
        assert_eq!(attribute(&world.advance(), "advanced", "events"), "0");
    }
    assert!(world.pay(1).unwrap_err().starts_with("paused: "));
    assert_eq!(world.unpaid(), (vec![1], vec![]));
    world.rewards(Does::Pays);
    world.pause(0);
    world.advance();
    assert_eq!(world.paid(), [1]);
}

#[test]
fn without_rewards_epochs_wait_until_it_is_there() {
    let mut world = World::without_rewards();
    for epoch in 0..4 {
        world.live(epoch);
    }
    assert!(world.pay(1).unwrap_err().starts_with("not_wired: "));
    assert_eq!(world.unpaid(), (vec![1, 2, 3], vec![]));
    world.wire();
    // The `Advance` that closes epoch 4 finds nothing else due and has the first paid; its settlement has the second
    // paid, and waits itself.
    world.live(4);
    assert_eq!((world.paid(), world.unpaid()), (vec![1, 2], (vec![3, 4], vec![])));
    for epoch in 3..5 {
        world.advance();
        assert_eq!(world.paid().last(), Some(&epoch));
    }
}

#[test]
fn an_epoch_that_is_not_the_first_is_not_paid_before_it() {
    let mut world = World::without_rewards();
    for epoch in 0..4 {
        world.live(epoch);
    }
    world.wire();
    for epoch in [0, 2, 3, 50] {
        let refused = world.pay(epoch).unwrap_err();
        assert!(refused.starts_with("not_next: ") && refused.contains("epoch 1 is next"), "{refused}");
    }
    for epoch in [1, 2, 3] {
        world.pay(epoch).unwrap();
    }
    assert_eq!(world.paid(), [1, 2, 3]);
}

#[test]
fn two_advances_in_one_transaction_are_two_payments() {
    let mut world = world();
    for epoch in [1, 2] {
        world.fill(TOPIC, epoch, hundred());
    }
    world.at(1_000);
    let advance = |limit| ExecuteMsg::Advance { topic_id: TOPIC, limit: Some(limit) };
    let messages = [10, 10].map(|limit| world.message(&advance(limit)));
    let keeper = world.app.api().addr_make("keeper");
    world.app.execute_multi(keeper, messages.to_vec()).unwrap();
    assert_eq!((world.paid(), world.unpaid()), (vec![1, 2], (vec![], vec![])));
}

#[test]
fn what_an_advance_settles_in_the_midst_of_a_payment_waits() {
    let mut world = world();
    for epoch in [1, 2] {
        world.fill(TOPIC, epoch, hundred());
    }
    world.at(1_000);
    world.rewards(Does::PaysAndAdvances);
    let response = world.advance();
    assert_eq!(count(&response, "epoch_settled"), 2);
    assert_eq!((world.paid(), world.unpaid()), (vec![1], (vec![2], vec![])));
    world.advance();
    assert_eq!((world.paid(), world.unpaid()), (vec![1, 2], (vec![], vec![])));
}

#[test]
fn what_happened_within_a_payment_that_fails_never_happened() {
    let mut world = world();
    for epoch in [1, 2] {
        world.fill(TOPIC, epoch, hundred());
    }
    world.at(1_000);
    for does in [Does::AdvancesAndFails, Does::AsksForPay] {
        world.rewards(does);
        let response = match world.is_settled(1) {
            false => world.advance(),
            true => world.pay(1).unwrap(),
        };
        assert_eq!(attribute(&response, "payment_failed", "failures"), "1");
        assert_eq!((world.paid(), world.unpaid()), (vec![], (vec![1], vec![])));
        assert_eq!(world.result(2), None, "its close went with the payment");
    }
}

#[test]
fn topics_are_islands() {
    let mut world = world();
    world.rewards(Does::Refuses);
    world.live(1);
    world.rewards(Does::Pays);
    for epoch in [0, 1] {
        world.fill(OTHER, epoch, hundred());
    }
    let advance = ExecuteMsg::Advance { topic_id: OTHER, limit: Some(10) };
    world.send("keeper", &advance).unwrap();
    assert_eq!(world.paid_in(OTHER).len(), 1);
    assert_eq!((world.paid(), world.unpaid()), (vec![], (vec![1], vec![])));
}
