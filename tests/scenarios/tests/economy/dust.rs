//! Dust and diligence: what strangers send every minute costs them, and leaves nobody else more to carry.

use super::{GUESSES, period};
use allora_interfaces::rewards::{CHANGES, PERIODS, WEIGHTS};
use allora_protocol::EpochId;
use allora_testing::{Network, TOKEN, TopicSpec};
use cosmwasm_std::{Order, Uint128};

/// An hour's epochs, and emission periods of two minutes.
const PERIOD: u64 = 120;

fn network() -> Network {
    let mut net = Network::with_topic()
        .emission_period(PERIOD)
        .suite(|suite| {
            suite.creation_fee = Uint128::zero();
            suite.money.supply = Some(Uint128::new(1_000_000_000 * TOKEN));
        })
        .unaudited()
        .start();
    net.donate("founder", 1_000_000 * TOKEN);
    net.vouch("owner");
    net
}

/// An hour's epoch; more periods than one message begins have passed when it is to be paid.
fn play(net: &mut Network) -> EpochId {
    let epoch = net.epoch().infer(GUESSES).truth("100").id();
    net.go_to_settlement(epoch);
    net.roll("keeper", None);
    net.roll("keeper", None);
    net.of(epoch).settle().assert_scored().id()
}

/// Goes two minutes on; the periods that the message of a stranger began.
fn stranger(net: &mut Network) -> usize {
    net.wait(PERIOD);
    let told = net.fund("mallory", 1).ok();
    net.touch("mallory");
    told.events.iter().filter(|event| event.name == "period_rolled").count()
}

#[test]
fn a_dust_of_funding_in_every_period_leaves_no_more_rows_than_a_payment_can_need() {
    let mut net = network();
    net.fund("patron", 700 * TOKEN);
    for _ in 0..300 {
        assert_eq!(stranger(&mut net), 1);
    }
    {
        let (storage, all, topic) = (net.rewards_storage(), Order::Ascending, net.topic.0);
        let rows = WEIGHTS.range(&*storage, topic, None, all).count();
        let records = PERIODS.range(&*storage, (), None, all).count();
        let changes = CHANGES.range(&*storage, (), None, all).count();
        // A row for each of the 128 periods before this one that it may still pay, this one's, the next one's, and the one
        // that goes next; what will change is the end of the newest and its begin.
        assert!(rows <= 131, "{rows} rows");
        assert_eq!((records, changes), (128, 2));
        assert_eq!(net.money().funding.inflows.len(), 1, "dust has no four fifths");
    }
    net.audit_records();

    // An hour's epoch is paid thirty periods, all of their emission, for no other topic has a weight.
    play(&mut net);
    let epoch = play(&mut net);
    let paid = net.settlement(epoch).unwrap();
    let opened = net.windows(epoch).opens;
    let genesis = net.windows(EpochId(0)).opens;
    let last = (opened - genesis) / PERIOD;
    let emitted: u128 = (last - 30..last).map(|number| period(&net, number).emission.u128()).sum();
    assert_eq!((opened - genesis) % PERIOD, 0);
    assert_eq!(paid.emission.u128(), emitted);
    net.audit_records();
}

#[test]
fn inflows_of_every_period_are_all_paid_however_many_there_are() {
    let mut net = network();
    for _ in 0..200 {
        net.wait(PERIOD);
        net.fund("mallory", 5);
    }
    // Four units each; beyond 128 the oldest become one.
    let funding = net.money().funding;
    assert_eq!((funding.inflows.len(), funding.total().unwrap().u128()), (128, 800));
    net.fund("patron", 700 * TOKEN);
    play(&mut net);
    let before = net.money().funding.total().unwrap();
    let epoch = play(&mut net);
    let paid = net.settlement(epoch).unwrap();
    let after = net.money().funding;
    assert_eq!((after.inflows.len(), after.total().unwrap()), (0, before - paid.own));
    // (6/7)^30 of it is left after an hour: 1 %.
    assert!(after.pot.u128() * 100 < before.u128() && after.pot.u128() * 110 > before.u128());
    net.audit_records();
}

#[test]
fn topics_without_number_begin_a_period_as_one_does() {
    let mut net = network();
    net.fund("patron", 700 * TOKEN);
    let first = net.topic;
    for _ in 0..40 {
        net.create_topic(TopicSpec::default());
        net.fund("mallory", 1);
    }
    net.wait(PERIOD);
    // Nobody vouches for them: they change no weight, and their touches leave nothing to be looked at.
    let rolled = net.roll("keeper", 30).ok();
    assert_eq!(rolled.events.iter().filter(|event| event.name == "period_rolled").count(), 1);
    let changes = CHANGES.range(&*net.rewards_storage(), (), None, Order::Ascending).count();
    assert_eq!(changes, 1, "the end of the first topic's weight");
    let weight = super::weight_in(net.on(first), 1);
    assert_eq!(period(&net, 1).total_weight.u128(), weight);
    net.audit_records();
}
