//! Who tries to be paid twice, or under another name.

use super::{A_DAY, FEE, HALF, builder, ledgers, overview, paid, play_epochs, with_weight};
use allora_interfaces::rewards::{ExecuteMsg, Payee, Settlement, SettlementEntry};
use allora_protocol::EpochId;
use allora_testing::{Network, TOKEN};
use scenarios::with_every_token;

/// The order by which an epoch was paid, put together from what everybody can read.
fn order_of(net: &Network, epoch: u64) -> Settlement {
    let (paid, table) = (net.settlement(epoch.into()).unwrap(), net.table(epoch.into()).unwrap());
    let entry = |payee, id, fraction: u64| SettlementEntry { payee, id, fraction: fraction.into() };
    let inferers = table.inferers.iter().map(|row| entry(Payee::Inferer, row.worker.0, row.fraction));
    let reputers = table.reputers.iter().map(|row| entry(Payee::Reputer, row.reputer.0, row.fraction));
    Settlement {
        topic_id: net.topic,
        epoch_id: EpochId(epoch),
        after: Some(EpochId(epoch - 1)),
        from: paid.from,
        to: paid.to,
        advancer: net.addr("mallory").into(),
        shares: paid.shares.map(Into::into),
        entries: inferers.chain(reputers).collect(),
    }
}

#[test]
fn an_epoch_is_not_paid_twice_by_a_forged_settle() {
    with_every_token(&builder(), |net| {
        let mut net = with_weight(net);
        play_epochs(&mut net, 4);
        let before = (ledgers(&net), net.earned("alice"), net.pool("rita"));
        let (rewards, synthesis) = (net.suite.rewards.clone(), net.suite.synthesis.clone());
        let order = order_of(&net, 3);
        let settle = |order: &Settlement| ExecuteMsg::Settle(Box::new(order.clone()));
        for who in ["mallory", "alice", "rita", "owner", "guardian", "creator"] {
            net.act_rewards(who, &settle(&order)).fails_with("unauthorized");
        }
        for sibling in [&net.suite.registry, &net.suite.staking, &rewards].map(Clone::clone) {
            net.send(&sibling, &rewards, &settle(&order), &[]).fails_with("unauthorized");
        }
        // Even if synthesis itself had gone wrong.
        for after in [None, Some(EpochId(2)), Some(EpochId(3))] {
            let again = Settlement { after, ..order.clone() };
            net.send(&synthesis, &rewards, &settle(&again), &[]).fails_with("already_paid");
        }
        let of_another_name = Settlement { epoch_id: EpochId(9), after: Some(EpochId(3)), ..order };
        net.send(&synthesis, &rewards, &settle(&of_another_name), &[]).fails_with("overdrawn");
        assert_eq!((ledgers(&net), net.earned("alice"), net.pool("rita")), before);
        assert_eq!((net.credit("mallory"), net.credit("keeper")), (0, 2 * FEE));

        // The next is paid as if nobody had tried.
        play_epochs(&mut net, 1);
        assert_eq!((paid(&net, 4), net.earned("alice").inferer.u128()), ((A_DAY, 0), 3 * HALF));
        assert_eq!(overview(&net).paid.u128(), 6 * HALF);
    });
}

/// Twenty epochs of two good workers and a bad one of mallory's, paid a day each. After ten he goes on as he is, or leaves and
/// comes back under another key. What bob's worker and his earned in the second ten.
fn second_ten(comes_back: bool) -> (u128, u128, Network) {
    let mut net = with_weight(builder().unaudited().start());
    let earned = |net: &Network, name: &str| net.earned(name).inferer.u128();
    let (mut name, mut before) = ("mallory", (0, 0));
    for epoch in 0..20 {
        if epoch == 10 {
            before = (earned(&net, "bob"), earned(&net, name));
            if comes_back {
                net.leave(name, name);
                (name, before.1) = ("mallory again", 0);
            }
        }
        let inferences = [("alice", "101"), ("bob", "99.5"), (name, "130")];
        net.epoch().infer(inferences).truth("100").settle().assert_scored();
        net.touch("keeper");
    }
    assert_eq!(paid(&net, 19), (A_DAY, 0));
    (earned(&net, "bob") - before.0, earned(&net, name) - before.1, net)
}

#[test]
fn a_bad_worker_who_comes_back_under_another_key_earns_no_more() {
    let (good, as_he_is, _) = second_ten(false);
    assert!(as_he_is * 2 < good, "{as_he_is} beside {good}");
    let (good, as_another, net) = second_ten(true);
    assert!(as_another <= as_he_is, "{as_another} instead of {as_he_is}, beside {good}");
    // And his first deposit is locked, while he had to bring a second.
    assert_eq!((net.deposit("mallory"), net.deposit("mallory again")), (10 * TOKEN, 10 * TOKEN));
}
