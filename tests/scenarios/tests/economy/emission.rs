//! What topics draw of a day's emission, together.

use super::{DAY, GUESSES, HOUR, daily, period};
use allora_protocol::schedule::Schedule;
use allora_protocol::{EpochId, TopicId};
use allora_testing::{Money, Network, TOKEN, TopicSpec};
use cosmwasm_std::Uint128;

/// Epochs of eight hours, a day, three days: how long, and rita's stake there.
const TOPICS: [(u64, u128); 3] =
    [(8 * HOUR, 30_000 * TOKEN), (DAY, 7_000 * TOKEN), (3 * DAY, 11_111 * TOKEN)];
const DAYS: u64 = 9;

fn schedule(epoch_length: u64) -> Schedule {
    Schedule { epoch_length, ..daily() }
}

fn country(money: Money) -> (Network, Vec<TopicId>) {
    let mut net = Network::builder()
        .money(money)
        .suite(|suite| {
            suite.creation_fee = Uint128::zero();
            suite.money.supply = Some(Uint128::new(1_000_000_000 * TOKEN));
        })
        .start();
    net.donate("founder", 1_000_000 * TOKEN);
    let topics = TOPICS.map(|(length, stake)| {
        let topic = net.create_topic(TopicSpec::default().schedule(schedule(length)));
        net.new_reputer("rita", stake);
        net.vouch("owner");
        net.fund("patron", 1_000 * TOKEN + stake / 7);
        topic
    });
    (net, topics.into())
}

/// The epochs that open at an instant, in all topics; what each was paid of the emission. `skip`: a topic whose epochs
/// nobody reports.
fn step(net: &mut Network, topics: &[TopicId], since: u64, skip: Option<TopicId>) -> Vec<u128> {
    let opening = topics.iter().zip(TOPICS).filter(|(_, (length, _))| since.is_multiple_of(*length));
    let opening: Vec<TopicId> = opening.map(|(topic, _)| *topic).collect();
    let epochs: Vec<(TopicId, EpochId)> =
        opening.into_iter().map(|topic| (topic, net.on(topic).epoch().infer(GUESSES).id())).collect();
    for (topic, epoch) in &epochs {
        net.on(*topic).of(*epoch).close();
        if skip != Some(*topic) {
            net.of(*epoch).reports([("rita", "100")]);
        }
    }
    let mut paid = vec![];
    for (topic, epoch) in epochs {
        net.on(topic).of(epoch).settle();
        net.touch("keeper");
        paid.extend(net.settlement(epoch).map(|settlement| settlement.emission.u128()));
    }
    paid
}

fn days(net: &mut Network, topics: &[TopicId], skip: Option<TopicId>) -> u128 {
    let begin = net.now();
    let mut paid = 0;
    for since in (0..=DAYS * DAY).step_by(8 * HOUR as usize) {
        net.go_to(begin + since);
        paid += step(net, topics, since, skip).iter().sum::<u128>();
    }
    paid
}

#[test]
fn topics_draw_all_of_a_day_together_but_for_a_unit_an_epoch_and_never_more() {
    for money in [Money::Native, Money::NewCw20] {
        let (mut net, topics) = country(money);
        let paid = days(&mut net, &topics, None);
        let mut drawn = 0;
        for day in 1..DAYS {
            let record = period(&net, day);
            // Three epochs of the first topic, and one each of the others, are paid for a part of it.
            assert!(record.emission.u128() > 40 * TOKEN && record.left().u128() < 5, "{record:?}");
            drawn += record.drawn.u128();
        }
        // The ninth day has begun, and no epoch is paid for any of it.
        assert_eq!((paid, period(&net, DAYS).drawn), (drawn, Uint128::zero()));
    }
}

#[test]
fn what_a_topic_without_reports_does_not_draw_nobody_else_draws_and_it_returns_after_128_days() {
    let (mut net, topics) = country(Money::Native);
    days(&mut net, &topics, Some(topics[1]));
    let weights =
        |net: &mut Network, day| [0, 1, 2].map(|place: usize| super::weight_in(net.on(topics[place]), day));
    for day in 1..DAYS {
        let (record, weights) = (period(&net, day), weights(&mut net, day));
        let total: u128 = weights.iter().sum();
        assert_eq!(record.total_weight.u128(), total);
        let share = record.emission.u128() * weights[1] / total;
        assert!((share..share + 5).contains(&record.left().u128()), "{record:?} with {share}");
    }
    let left = period(&net, 3).left().u128();
    net.wait_days(122);
    for _ in 0..4 {
        net.roll("keeper", None);
    }
    let returned = net.log.all("period_rolled").find(|event| event.get("period") == "131").unwrap();
    assert_eq!((returned.number("returned"), period(&net, 3)), (left, Default::default()));
}
