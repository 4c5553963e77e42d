//! What holds for whole runs.

use super::actions::{Action, TOPICS, action, network};
use super::config;
use cosmwasm_std::Uint128;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// About a third of the epochs pay nobody.
fn pays(topic: usize, epoch: u64) -> bool {
    !(epoch * 7 + topic as u64).is_multiple_of(3)
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn every_unit_is_somewhere_and_no_period_pays_more_than_it_has(
        network in network(),
        actions in prop::collection::vec((action(), any::<bool>()), 1..100),
    ) {
        let mut network = network;
        for (action, settles) in actions {
            network.carry_out(action);
            if settles {
                network.settle(pays);
                let to_reputers = network.paid.multiply_ratio(1u8, 7u8);
                network.state.month.count(network.paid, to_reputers).unwrap();
                prop_assert!(network.topics.iter().all(|topic| topic.funding.inflows.len() <= 128));
            } else {
                network.roll();
            }
            network.check();
        }
        let mut drawn: BTreeMap<u64, Uint128> = BTreeMap::new();
        for (period, amount) in network.draws.values().flat_map(|paid| &paid.by_period) {
            *drawn.entry(*period).or_default() += *amount;
        }
        for (period, amount) in drawn {
            prop_assert!(amount <= network.emissions[&period].emission, "{period}");
        }
    }

    #[test]
    fn a_late_settlement_pays_what_a_prompt_one_pays(
        network in network(),
        actions in prop::collection::vec(action(), 1..80),
    ) {
        let (mut prompt, mut late, mut lazy) = (network.clone(), network.clone(), network);
        for (number, action) in actions.iter().enumerate() {
            for network in [&mut prompt, &mut late, &mut lazy] {
                network.carry_out(*action);
                // Periods begin at the same times: what they have is no matter of settlements.
                network.roll();
            }
            prompt.settle(pays);
            if number % 7 == 0 {
                lazy.settle(pays);
            }
        }
        for network in [&mut prompt, &mut late, &mut lazy] {
            if network.period() < 100 {
                network.carry_out(Action::Wait(300));
            }
            network.settle(pays);
            network.check();
        }
        // A run of more than 127 periods is too late for its first epochs.
        prop_assume!(late.period() < 128);
        for other in [&late, &lazy] {
            prop_assert_eq!(other.draws.len(), prompt.draws.len());
            for (epoch, paid) in &prompt.draws {
                let same = &other.draws[epoch];
                prop_assert_eq!((paid.emission, paid.own), (same.emission, same.own), "{:?}", epoch);
                prop_assert_eq!((paid.advance_fee, paid.reward), (same.advance_fee, same.reward));
            }
            prop_assert_eq!(&other.periods, &prompt.periods);
            prop_assert_eq!((other.treasury, other.minted), (prompt.treasury, prompt.minted));
        }
    }

    #[test]
    fn skipping_idle_periods_is_beginning_them_one_by_one(
        network in network(),
        actions in prop::collection::vec(action(), 1..30),
        periods in 1..400u64,
    ) {
        let mut network = network;
        actions.into_iter().for_each(|action| network.carry_out(action));
        network.roll();
        let mut skipping = network.clone();
        network.now += periods * network.calendar.period;
        skipping.now = network.now;
        network.roll();
        while skipping.state.due(skipping.period()).is_some() {
            let (difference, record) = (skipping.differences.keys().next(), skipping.periods.keys().next());
            skipping.state = skipping.state.idle(skipping.period(), difference.copied(), record.copied());
            let next = skipping.state.due(skipping.period()).unwrap();
            skipping.begin(next);
        }
        skipping.check();
        prop_assert_eq!((skipping.treasury, skipping.minted), (network.treasury, network.minted));
        prop_assert_eq!(&skipping.periods, &network.periods);
        prop_assert_eq!(skipping.state.total_weight, network.state.total_weight);
        prop_assert_eq!(skipping.state.period, network.state.period);
    }

    #[test]
    fn who_touches_last_gains_nothing(
        network in network(),
        actions in prop::collection::vec(action(), 1..60),
        order in Just([0usize, 1, 2]).prop_shuffle(),
        again in 0..TOPICS,
    ) {
        let mut network = network;
        for topic in 0..TOPICS {
            network.fund(topic, Uint128::new(1_000_000));
        }
        actions.into_iter().for_each(|action| network.carry_out(action));
        network.roll();
        let mut otherwise = network.clone();
        (0..TOPICS).for_each(|topic| network.touch(topic));
        order.into_iter().for_each(|topic| otherwise.touch(topic));
        (0..3).for_each(|_| otherwise.touch(again));
        let next = network.period() + 1;
        for topic in 0..TOPICS {
            prop_assert_eq!(&network.topics[topic].weight, &otherwise.topics[topic].weight);
        }
        for network in [&mut network, &mut otherwise] {
            network.now = network.calendar.begins_at(next).unwrap();
            network.roll();
            network.check();
        }
        prop_assert_eq!(network.periods, otherwise.periods);
    }
}
