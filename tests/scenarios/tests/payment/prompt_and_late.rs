//! When somebody has epochs paid, and in which order, changes no amount.

use super::{
    A_DAY, DAY, FEE, HALF, builder, emitting, held_by_staking, ledgers, live, paid, play, rain_and_wind,
};
use allora_interfaces::synthesis::ExecuteMsg;
use allora_protocol::{EpochId, TopicId};
use allora_testing::{Money, Network};
use cosmwasm_std::Decimal;

/// When the keeper comes.
#[derive(Clone, Copy)]
enum Keeper {
    Prompt,
    /// On day 28, for *rain* first.
    Late,
    /// On day 28, for *wind* first, one message after another for one event each.
    LateAndSlow,
}

/// Epochs 0 to 8, which are paid for periods 0 to 7; the same four weeks later for everybody.
fn nine_epochs(money: Money, keeper: Keeper) -> (Network, [TopicId; 2]) {
    let (mut net, topics) = rain_and_wind(money, Decimal::percent(80));
    let begin = net.now();
    for _ in 0..9 {
        match keeper {
            Keeper::Prompt => play(&mut net, &topics),
            Keeper::Late | Keeper::LateAndSlow => live(&mut net, &topics),
        };
    }
    net.go_to(begin + 28 * DAY);
    let [rain, wind] = topics;
    match keeper {
        Keeper::Prompt => {}
        Keeper::Late => {
            for topic in [rain, wind] {
                net.on(topic).catch_up();
            }
        }
        Keeper::LateAndSlow => {
            // Of each epoch a close and a settlement.
            for _ in 0..2 * 9 {
                for topic in [wind, rain] {
                    net.on(topic).advance("keeper", 1);
                }
            }
            assert!(net.open_epochs().as_slice().is_empty());
        }
    }
    net.roll("keeper", None);
    (net, topics)
}

/// What everybody has in the end, and what each epoch was paid, whenever that was.
fn outcome(net: &mut Network, topics: [TopicId; 2]) -> String {
    let mut told = format!("{:?} {} {}\n", ledgers(net), held_by_staking(net), net.credit("keeper"));
    for topic in topics {
        net.on(topic);
        for epoch in 0..9 {
            let mut settlement = net.settlement(EpochId(epoch)).expect("a payment");
            settlement.paid_at = 0;
            told += &format!("{topic} {epoch}: {settlement:?}\n");
        }
        told += &format!("{:?} {:?}\n", net.earned("alice"), net.money().funding);
    }
    told
}

#[test]
fn prompt_and_late_payments_are_equal_to_the_unit() {
    for money in [Money::Native, Money::Cw20, Money::NewCw20] {
        let (mut prompt, topics) = nine_epochs(money, Keeper::Prompt);
        let expected = outcome(&mut prompt, topics);
        for keeper in [Keeper::Late, Keeper::LateAndSlow] {
            let (mut late, topics) = nine_epochs(money, keeper);
            assert_eq!(outcome(&mut late, topics), expected);
        }

        // Two thirds and one third of a day; own is a seventh of what is left of 800,000 a day.
        let own = [0, 114_285, 97_959, 83_965, 71_970, 61_688, 52_876, 45_322, 38_847];
        for (topic, part) in topics.into_iter().zip([63_333, 31_666]) {
            prompt.on(topic);
            for (epoch, own) in (0..9).zip(own) {
                let emission = if epoch < 2 { 0 } else { part };
                assert_eq!(paid(&prompt, epoch), (emission, own), "epoch {epoch} of topic {topic}");
            }
        }
    }
}

#[test]
fn epochs_of_two_topics_are_paid_in_one_transaction_as_they_would_be_in_two() {
    for money in [Money::Native, Money::Cw20, Money::NewCw20] {
        let (mut net, topics) = rain_and_wind(money, Decimal::zero());
        play(&mut net, &topics);
        play(&mut net, &topics);
        let epoch = live(&mut net, &topics);
        net.go_to_settlement(epoch);
        let synthesis = net.suite.synthesis.clone();
        let both = topics.map(|topic_id| (&synthesis, ExecuteMsg::Advance { topic_id, limit: Some(10) }));
        let receipt = net.send_together("keeper", &both).ok();
        let amounts = receipt.events.iter().filter(|event| event.name == "epoch_paid");
        let amounts: Vec<u128> = amounts.map(|event| event.number("emission")).collect();
        assert_eq!(amounts, [63_333, 31_666]);
        let rolled = receipt.events.iter().filter(|event| event.name == "period_rolled");
        assert_eq!(rolled.count(), 1, "the period begins once");
        // 0.5 % of either, rounded down: 316.665 and 158.33. The halves of 63,017 and 31,508.
        assert_eq!(net.credit("keeper"), 316 + 158);
        let earned = |net: &mut Network, topic| net.on(topic).earned("alice").inferer.u128();
        assert_eq!(topics.map(|topic| earned(&mut net, topic)), [31_508, 15_754]);
        assert_eq!(held_by_staking(&net), 100_000_500 + 31_508 + 15_754);
        assert_eq!(ledgers(&net).reserved.u128(), A_DAY + 1, "period 2, and what a third left of period 1");
    }
}

#[test]
fn two_epochs_of_a_topic_are_paid_in_one_transaction_each_for_its_own_time() {
    let mut net = emitting(builder());
    let topic_id = net.topic;
    play(&mut net, &[topic_id]);
    play(&mut net, &[topic_id]);
    live(&mut net, &[topic_id]);
    let last = live(&mut net, &[topic_id]);
    net.go_to_settlement(last);
    let synthesis = net.suite.synthesis.clone();
    let advance = || (&synthesis, ExecuteMsg::Advance { topic_id, limit: Some(10) });
    let receipt = net.send_together("keeper", &[advance(), advance(), advance()]).ok();
    let epochs = receipt.events.iter().filter(|event| event.name == "epoch_paid");
    let epochs: Vec<_> = epochs.map(|event| (event.number("epoch_id"), event.number("emission"))).collect();
    assert_eq!(epochs, [(2, A_DAY), (3, A_DAY)]);
    assert_eq!((net.credit("keeper"), net.earned("alice").inferer.u128()), (2 * FEE, 2 * HALF));
    assert_eq!((held_by_staking(&net), ledgers(&net).reserved.u128()), (super::STAKE + 2 * HALF, A_DAY));
}
