//! The end of topics, and tokens that were sent by mistake.

use crate::world::{DAY, HOUR, Outcome, World, over_both, said};
use allora_interfaces::rewards::{ExecuteMsg, Income};
use allora_interfaces::synthesis::Payments;

fn refused(outcome: Outcome, code: &str) {
    let error = outcome.unwrap_err().to_string();
    assert!(error.starts_with(&format!("{code}: ")), "{error}");
}

#[test]
fn what_is_left_in_a_topic_that_is_over_goes_to_the_treasury() {
    over_both(|mut world| {
        world.fund("anna", 1, 1_000).unwrap();
        world.at(DAY).fund("anna", 1, 500).unwrap();
        refused(world.close(1), "not_retired");
        // Retired during epoch 24: that one is taken to its end.
        world.suite.retire(1, 25);
        refused(world.close(1), "not_over");
        world.at(DAY + HOUR);
        world.suite.set_open(1, &[24]);
        refused(world.close(1), "epochs_left");
        world.suite.set_open(1, &[]);
        for payments in
            [Payments { waiting: 1, ..Payments::default() }, Payments { parked: 1, ..Payments::default() }]
        {
            world.suite.set_payments(1, &payments);
            refused(world.close(1), "epochs_left");
        }
        world.suite.set_payments(1, &Payments::default());
        let closed = world.close(1).unwrap();
        assert_eq!(said(&closed, "topic_closed", "amount"), ["1200"]);
        assert_eq!((world.ledger("funding"), world.ledger("treasury")), (0, 1_500));
        refused(world.close(1), "nothing_left");
        refused(world.close(77), "topic_not_found");
    });
}

#[test]
fn other_topics_keep_theirs() {
    let mut world = World::native();
    world.fund("anna", 1, 1_000).unwrap();
    world.fund("anna", 2, 1_000).unwrap();
    world.suite.retire(1, 0);
    world.close(1).unwrap();
    assert_eq!((world.ledger("funding"), world.funding(2).inflows[0].amount.u128()), (800, 800));
}

fn sweep(world: &mut World, who: &str) -> Outcome {
    world.send(who, ExecuteMsg::SweepSurplus {})
}

#[test]
fn the_owner_sweeps_what_was_sent_by_mistake_and_no_more() {
    over_both(|mut world| {
        world.deposit("anna", Income::Donation, 1_000).unwrap();
        refused(sweep(&mut world, "owner"), "no_surplus");
        world.set_balance(world.balance + 77);
        refused(sweep(&mut world, "anna"), "unauthorized");
        let swept = sweep(&mut world, "owner").unwrap();
        assert_eq!(said(&swept, "surplus_swept", "amount"), ["77"]);
        assert_eq!(world.ledger("treasury"), 1_077);
        refused(sweep(&mut world, "owner"), "no_surplus");
    });
}

#[test]
fn what_is_minted_in_the_same_message_is_no_deficit() {
    let mut world = World::cw20();
    world.suite.set_stake(1, 4_000_000_000);
    world.fund("anna", 1, 1_000).unwrap();
    world.set_balance(world.balance + 77);
    let swept = sweep(world.at(DAY), "owner").unwrap();
    assert!(world.minted > 0);
    assert_eq!(said(&swept, "surplus_swept", "amount"), ["77"]);
}
