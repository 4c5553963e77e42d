//! Answers.

use crate::payments::{busy_epoch, funded};
use crate::world::{DAY, World, address, order, over_both, said, worker};
use allora_interfaces::rewards::{
    BalancesResponse, ExplainPaymentResponse, Income, Payee, QueryMsg, SettlementsResponse,
    TopicFundingsResponse,
};
use allora_interfaces::synthesis::{Actor, EpochTable, ForecasterRow, InfererRow, ReputerRow};
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::Uint128;
use serde_json::Value;

/// Every question that needs no more than valid input.
fn every_question() -> Vec<QueryMsg> {
    let account: String = address("anna").into();
    let (topic_id, epoch_id) = (TopicId(77), EpochId(u64::MAX));
    vec![
        QueryMsg::Ownership {},
        QueryMsg::Config {},
        QueryMsg::Balances { account: account.clone(), start_after: None, limit: None },
        QueryMsg::Balances { account, start_after: Some(worker(u64::MAX, u32::MAX)), limit: Some(u32::MAX) },
        QueryMsg::WorkerBalance { topic_id, worker_id: WorkerId(u32::MAX) },
        QueryMsg::TopicFundings { topic_ids: vec![], start_after: None, limit: None },
        QueryMsg::TopicFundings { topic_ids: vec![], start_after: Some(TopicId(u64::MAX)), limit: Some(0) },
        QueryMsg::TopicFundings { topic_ids: vec![topic_id; 40], start_after: None, limit: None },
        QueryMsg::Settlement { topic_id, epoch_id },
        QueryMsg::Settlements { topic_id, start_before: Some(epoch_id), limit: Some(u32::MAX) },
        QueryMsg::ExplainPayment { topic_id, epoch_id, actor: Actor::Worker(WorkerId(0)) },
        QueryMsg::ExplainPayment { topic_id, epoch_id, actor: Actor::Reputer(ReputerId(0)) },
        QueryMsg::Overview {},
        QueryMsg::Forecast { topic_id, periods: None },
        QueryMsg::Forecast { topic_id: TopicId(1), periods: Some(u32::MAX) },
        QueryMsg::Solvency {},
    ]
}

#[test]
fn no_query_fails_on_valid_input_and_all_say_the_time_they_speak_of() {
    over_both(|world| {
        let mut world = funded(world);
        world.suite.set_stake(1, 1_000_000);
        world.suite.set_owner(1, 0, "anna");
        world.touch(1).unwrap();
        for days in [0, 1, 40, 1_000, 100_000] {
            world.at(days * DAY);
            world.pause_payouts(u64::MAX).unwrap();
            for question in every_question() {
                let answer: Value = world.ask(question.clone()).unwrap();
                let is_dated = answer.get("now").is_some_and(|now| *now == world.now());
                assert!(is_dated || matches!(question, QueryMsg::Ownership {}), "{question:?}: {answer}");
            }
        }
    });
}

#[test]
fn balances_come_by_topic_and_worker_in_pages() {
    over_both(|world| {
        let mut world = funded(world);
        for (topic, id) in [(1, 0), (1, 17), (2, 3)] {
            world.suite.set_owner(topic, id, "anna");
        }
        world.at(3 * DAY).settle(busy_epoch()).unwrap();
        let page = |start_after, limit| {
            let account = address("anna").into();
            world.ask::<BalancesResponse>(QueryMsg::Balances { account, start_after, limit }).unwrap()
        };
        let all = page(None, None);
        let of = |answer: &BalancesResponse| {
            answer.workers.iter().map(|one| (one.topic_id.0, one.worker_id.0)).collect::<Vec<_>>()
        };
        assert_eq!((of(&all), all.next), (vec![(1, 0), (1, 17), (2, 3)], None));
        let two = page(None, Some(2));
        assert_eq!((of(&two), two.next), (vec![(1, 0), (1, 17)], Some(worker(1, 17))));
        assert_eq!(of(&page(two.next, None)), [(2, 3)]);
        let sum: u128 = all.workers.iter().map(|one| one.balance.total().unwrap().u128()).sum();
        assert_eq!(sum, world.ledger("balances"));
        assert!(all.workers[2].balance.total().unwrap().is_zero());
    });
}

#[test]
fn fundings_are_of_the_topics_asked_for_or_of_all_in_pages() {
    let mut world = World::native();
    for topic in 1..=5 {
        world.suite.add_topic(topic, DAY);
        world.fund("anna", topic, 100 * u128::from(topic)).unwrap();
    }
    let page = |topic_ids: &[u64], start_after: Option<u64>, limit| {
        let topic_ids = topic_ids.iter().copied().map(TopicId).collect();
        let start_after = start_after.map(TopicId);
        let question = QueryMsg::TopicFundings { topic_ids, start_after, limit };
        let answer: TopicFundingsResponse = world.ask(question).unwrap();
        let topics: Vec<u64> = answer.topics.iter().map(|topic| topic.topic_id.0).collect();
        (topics, answer.next.map(|topic| topic.0))
    };
    assert_eq!(page(&[], None, None), (vec![1, 2, 3, 4, 5], None));
    assert_eq!(page(&[], Some(1), Some(2)), (vec![2, 3], Some(3)));
    assert_eq!(page(&[4, 9, 2], None, None), (vec![4, 9, 2], None));
    assert_eq!((world.funding(4).payments.u128(), world.funding(9).payments.u128()), (400, 0));
    assert!(!world.funding(9).eligible);
}

#[test]
fn settlements_come_newest_epoch_first() {
    let mut world = funded(World::native());
    world.at(5 * DAY);
    for epoch in 24..30 {
        let after = (epoch > 24).then(|| epoch - 1);
        world.settle(order(1, epoch, after, (epoch * 3_600, (epoch + 1) * 3_600))).unwrap();
    }
    let page = |start_before: Option<u64>, limit| {
        let start_before = start_before.map(EpochId);
        let question = QueryMsg::Settlements { topic_id: TopicId(1), start_before, limit };
        let answer: SettlementsResponse = world.ask(question).unwrap();
        answer.settlements.iter().map(|one| one.epoch_id.0).collect::<Vec<_>>()
    };
    assert_eq!(page(None, Some(4)), [29, 28, 27, 26]);
    assert_eq!(page(Some(26), None), [25, 24]);
}

/// What synthesis knows of `busy_epoch`, with worker 17 as inferer and forecaster.
fn table() -> EpochTable {
    let order = busy_epoch();
    let of = |payee: Payee| order.entries.iter().filter(move |entry| entry.payee == payee).cloned();
    EpochTable {
        inferers: of(Payee::Inferer)
            .map(|entry| InfererRow {
                worker: entry.id.into(),
                value: vec![],
                weight: None,
                one_out: None,
                loss: None,
                one_out_loss: None,
                score: None,
                merit: None,
                fraction: entry.fraction.u64(),
            })
            .collect(),
        forecasters: of(Payee::Forecaster)
            .map(|entry| ForecasterRow {
                worker: entry.id.into(),
                value: vec![],
                weight: None,
                one_out: None,
                one_in: None,
                loss: None,
                one_out_loss: None,
                one_in_loss: None,
                score: None,
                merit: None,
                fraction: entry.fraction.u64(),
            })
            .collect(),
        reputers: of(Payee::Reputer)
            .map(|entry| ReputerRow {
                reputer: entry.id.into(),
                report: Report::Void,
                stake: Uint128::one(),
                score: None,
                adjusted_stake: None,
                coefficient: None,
                merit: None,
                fraction: entry.fraction.u64(),
            })
            .collect(),
    }
}

#[test]
fn a_payment_is_explained_by_every_term_as_long_as_synthesis_keeps_the_table() {
    over_both(|world| {
        let mut world = funded(world);
        let explain = |world: &World, actor| {
            let question = QueryMsg::ExplainPayment { topic_id: TopicId(1), epoch_id: EpochId(24), actor };
            world.ask::<ExplainPaymentResponse>(question).unwrap()
        };
        let seventeen = Actor::Worker(WorkerId(17));
        world.suite.set_table(1, 24, &table());
        let before = explain(&world, seventeen);
        assert_eq!((before.settlement, before.parts.len(), before.table_kept), (None, 0, true));

        world.suite.set_owner(1, 17, "anna");
        world.at(3 * DAY).settle(busy_epoch()).unwrap();
        let answer = explain(&world, seventeen);
        let reward = answer.settlement.unwrap().reward;
        let payees: Vec<_> = answer.parts.iter().map(|part| (part.payee, part.reward)).collect();
        assert_eq!(payees, [(Payee::Inferer, reward), (Payee::Forecaster, reward)]);
        let sum: Uint128 = answer.parts.iter().map(|part| part.amount).sum();
        assert_eq!(sum, world.balances("anna").workers[0].balance.total().unwrap());
        let reputer = explain(&world, Actor::Reputer(ReputerId(0))).parts;
        assert_eq!((reputer.len(), reputer[0].amount.u128()), (1, world.staked[0].1[0].1));
        assert!(explain(&world, Actor::Worker(WorkerId(5))).parts.is_empty());

        world.suite.forget_tables();
        let answer = explain(&world, seventeen);
        assert!(answer.settlement.is_some() && answer.parts.is_empty() && !answer.table_kept);
    });
}

#[test]
fn a_forecast_is_what_the_periods_have_when_they_begin() {
    over_both(|mut world| {
        world.suite.set_stake(1, 1_000_000_000);
        world.suite.set_stake(2, 3_000_000_000);
        world.deposit("anna", Income::Donation, 2_000_000).unwrap();
        world.fund("anna", 1, 1_000_000).unwrap();
        world.at(DAY).fund("anna", 2, 1_000_000).unwrap();
        let forecast = world.forecast(1, 10);
        assert_eq!(forecast.iter().map(|one| one.period).collect::<Vec<_>>(), (2..=11).collect::<Vec<_>>());
        assert!(forecast[5].emission.u128() > 0 && forecast[5].weight < forecast[5].total_weight);
        assert!(forecast[6].weight.is_zero() && forecast[9].total_weight.is_zero());
        for one in forecast {
            let rolled = world.at(one.period * DAY).roll().unwrap();
            let figures = [("total_weight", one.total_weight), ("emission", one.emission)];
            for (name, figure) in figures {
                assert_eq!(said(&rolled, "period_rolled", name), [figure.to_string()], "{name}");
            }
            assert_eq!((one.begins_at, world.funding(1).weight), (world.now(), one.weight));
            let share = one.emission.u128() * one.weight.u128() / one.total_weight.u128().max(1);
            assert_eq!(one.topic_emission.u128(), share);
        }
    });
}

#[test]
fn an_overview_has_the_months_emission_with_its_terms() {
    over_both(|mut world| {
        world.suite.set_stake(1, 1_000_000_000);
        world.deposit("anna", Income::Donation, 50_000_000_000).unwrap();
        world.fund("anna", 1, 1_000_000).unwrap();
        let before = world.overview();
        assert_eq!((before.period, before.rolled, before.month), (0, 0, None));
        assert_eq!((before.begins_at, before.ends_at), (world.now(), world.now() + DAY));
        world.at(DAY + 5);
        assert_eq!((world.overview().period, world.overview().rolled), (1, 0));
        world.roll().unwrap();
        let after = world.overview();
        assert_eq!(
            (after.rolled, after.bonded.u128(), after.bonded_mean.u128()),
            (1, 1_000_000_000, 1_000_000_000)
        );
        assert_eq!(after.emission.u128(), after.month.unwrap().emission.u128() / 30);
        let circulating = after.supply.unwrap() - after.treasury;
        assert_eq!(after.circulating, Some(circulating));
        assert_eq!(after.treasury.u128(), world.ledger("treasury"));
        world.settle(order(1, 25, None, (DAY, DAY + 5))).unwrap();
        let paid = world.settlement(1, 25).unwrap();
        assert_eq!((world.overview().drawn, world.overview().paid), (paid.emission, paid.reward));
        assert!(!paid.emission.is_zero() && world.overview().paid_to_reputers.is_zero());
    });
}
