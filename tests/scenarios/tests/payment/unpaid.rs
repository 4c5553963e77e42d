//! Epochs that are scored and cannot be paid: they wait in order, are parked after three days, and are paid in full.

use super::{
    A_DAY, DAY, FEE, HALF, STAKE, TREASURY, builder, emitting, held_by_staking, ledgers, live, paid,
    play_epochs, roll_all, with_weight,
};
use allora_interfaces::registry::Pause;
use allora_testing::malicious_cw20::Trick;
use allora_testing::{Money, Network};
use scenarios::with_every_token;

/// The epochs that were paid anything, in the order in which they were.
fn order(net: &Network) -> Vec<u128> {
    let paid = net.log.all("epoch_paid").filter(|paid| paid.number("emission") > 0);
    paid.map(|paid| paid.number("epoch_id")).collect()
}

/// Epochs 2 to `last` were paid a day each, out of a day each.
fn assert_paid_in_full(net: &Network, last: u64) {
    let epochs = u128::from(last - 1);
    for epoch in 2..=last {
        assert_eq!(paid(net, epoch), (A_DAY, 0), "epoch {epoch}");
    }
    assert_eq!(net.earned("alice").inferer.u128(), epochs * HALF);
    assert_eq!(held_by_staking(net), STAKE + epochs * HALF);
}

#[test]
fn while_payments_are_paused_epochs_are_scored_and_wait_and_are_paid_in_order_afterwards() {
    with_every_token(&builder(), |net| {
        let mut net = with_weight(net);
        play_epochs(&mut net, 2);
        net.pause_of("owner", Pause::Settlement);
        play_epochs(&mut net, 3);
        assert_eq!(order(&net), [0u128; 0]);
        assert!(
            [2, 3, 4].iter().all(|epoch| net.unpaid((*epoch).into()).is_some_and(|unpaid| !unpaid.parked))
        );
        net.pay_epoch("carol", 2.into()).fails_with("paused");
        assert_eq!((net.credit("keeper"), net.earned("alice").inferer.u128()), (0, 0));
        // Four periods begin; what is theirs stays theirs.
        roll_all(&mut net);
        assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (TREASURY - 4 * A_DAY, 4 * A_DAY));

        net.unpause_of("owner", Pause::Settlement);
        net.pay_epoch("carol", 3.into()).fails_with("not_next");
        net.pay_epoch("carol", 2.into());
        net.pay_epoch("carol", 2.into()).fails_with("not_next");
        // Nothing else is due: an Advance pays one that waits.
        assert_eq!(net.catch_up(), 2);
        net.pay_epoch("carol", 2.into()).fails_with("nothing_unpaid");
        assert_eq!(order(&net), [2, 3, 4]);
        assert_paid_in_full(&net, 4);
        assert_eq!((net.credit("carol"), net.credit("keeper")), (FEE, 2 * FEE));
        assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (TREASURY - 4 * A_DAY + 3, A_DAY));
    });
}

/// The token transfers nothing for three days, so the reputers' part cannot leave. Days are those of the calendar: the fifth
/// epoch of this story comes on the fourth.
#[test]
fn a_payment_that_fails_on_three_days_is_parked_others_go_on_and_it_is_paid_when_somebody_asks() {
    let mut net = emitting(builder().money(Money::Malicious));
    play_epochs(&mut net, 2);
    net.arm(Trick::FailTransfers);
    let failures =
        |net: &Network, epoch: u64| net.unpaid(epoch.into()).map(|it| (it.unpaid.failures, it.parked));
    play_epochs(&mut net, 1);
    assert_eq!(failures(&net, 2), Some((1, false)));
    // The same day counts once, however often somebody asks.
    for _ in 0..3 {
        net.pay_epoch("carol", 2.into());
        assert_eq!(net.catch_up(), 0);
    }
    assert_eq!(failures(&net, 2), Some((1, false)));
    play_epochs(&mut net, 1);
    assert_eq!((failures(&net, 2), failures(&net, 3)), (Some((2, false)), Some((0, false))));
    play_epochs(&mut net, 1);
    assert_eq!((failures(&net, 2), failures(&net, 3)), (Some((3, true)), Some((1, false))));
    assert_eq!(net.log.all("epoch_parked").count(), 1);
    // Not a unit has moved but what periods keep for the topics.
    roll_all(&mut net);
    assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (TREASURY - 4 * A_DAY, 4 * A_DAY));
    assert_eq!((net.credit("carol"), net.credit("keeper"), net.earned("alice").inferer.u128()), (0, 0, 0));

    net.arm(Trick::None);
    play_epochs(&mut net, 1);
    assert_eq!(order(&net), [3, 4, 5]);
    // A parked one waits for somebody, and fails as it likes.
    net.arm(Trick::FailTransfers);
    net.pay_epoch("carol", 2.into());
    assert_eq!(failures(&net, 2).map(|(_, parked)| parked), Some(true));
    net.arm(Trick::None);
    net.pay_epoch("carol", 2.into());
    net.pay_epoch("carol", 2.into()).fails_with("nothing_unpaid");
    assert_eq!(order(&net), [3, 4, 5, 2]);
    assert_paid_in_full(&net, 5);
    assert_eq!((net.credit("carol"), net.credit("keeper")), (FEE, 3 * FEE));
    // The next is paid after it, as if nothing had been.
    play_epochs(&mut net, 1);
    assert_eq!(order(&net), [3, 4, 5, 2, 6]);
    assert_paid_in_full(&net, 6);
    assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (TREASURY - 6 * A_DAY + 5, A_DAY));
}

#[test]
fn epochs_that_come_when_too_many_periods_are_due_wait_for_roll() {
    with_every_token(&builder(), |net| {
        let mut net = with_weight(net);
        let topic = net.topic;
        play_epochs(&mut net, 2);
        live(&mut net, &[topic]);
        net.wait_days(31);
        // Scored it is in any case.
        assert_eq!(net.catch_up(), 2);
        assert_eq!(net.unpaid(2.into()).map(|it| it.unpaid.failures), Some(1));
        net.pay_epoch("carol", 2.into());
        assert_eq!(net.unpaid(2.into()).map(|it| it.unpaid.failures), Some(1));
        roll_all(&mut net);
        net.wait(DAY);
        assert_eq!(net.catch_up(), 1);
        assert_paid_in_full(&net, 2);
    });
}

#[test]
fn while_payouts_are_paused_epochs_are_paid_and_what_is_owed_stays_owed() {
    with_every_token(&builder(), |net| {
        let mut net = with_weight(net);
        play_epochs(&mut net, 3);
        net.pause_of("guardian", Pause::Payouts);
        net.claim("alice", ["alice"]).fails_with("payouts_paused");
        net.claim_credit("keeper").fails_with("payouts_paused");
        play_epochs(&mut net, 2);
        assert_paid_in_full(&net, 4);
        assert_eq!((net.balance("alice"), net.balance("keeper")), (0, 0));
        // A guardian's pause ends by itself.
        net.wait_days(7);
        net.claim("mallory", ["alice"]).fails_with("not_owner");
        net.claim("alice", ["alice"]);
        net.claim_credit("keeper");
        assert_eq!((net.balance("alice"), net.balance("keeper")), (3 * HALF, 3 * FEE));
        net.claim("alice", ["alice"]).fails_with("nothing_to_claim");
        let owed = ledgers(&net);
        assert_eq!((owed.balances.u128(), owed.credits.u128()), (0, 0));
    });
}

/// Claims begin no period: neither a month of silence nor a token that mints nothing holds them up.
#[test]
fn who_earned_something_is_paid_out_however_far_behind_the_periods_are() {
    let mut net = emitting(builder());
    play_epochs(&mut net, 3);
    net.wait_days(100);
    net.donate("donor", 1).fails_with("roll_first");
    net.claim_for("alice", ["alice"], Some("vault"));
    assert_eq!((net.balance("alice"), net.balance("vault")), (0, HALF));
}
