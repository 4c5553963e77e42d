//! `Explain`.

use crate::epoch::predicted;
use crate::world::*;
use allora_interfaces::layout::PackedMap;
use allora_interfaces::rewards::{SETTLEMENTS, SettlementRecord};
use allora_interfaces::synthesis::*;
use allora_protocol::schedule::EpochState;
use allora_protocol::{EpochId, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

fn explain(world: &World, epoch: u64, actor: Actor) -> ExplainResponse {
    world.ask(QueryMsg::Explain { topic_id: OPEN_TOPIC, epoch_id: EpochId(epoch), actor })
}

fn nothing(world: &World, epoch: u64) -> ExplainResponse {
    ExplainResponse {
        windows: world.topic_record(OPEN_TOPIC).versions.windows(EpochId(epoch)).ok(),
        state: None,
        result: None,
        submission: None,
        report: None,
        passed_over: vec![],
        inferer: None,
        forecaster: None,
        reputer: None,
        reward_parts: None,
        payment: None,
        seats: vec![],
        now: world.now,
    }
}

const ALICE: Actor = Actor::Worker(WorkerId(2));
const RITA: Actor = Actor::Reputer(ReputerId(2));

#[test]
fn until_the_close_what_he_sent_and_what_decides_about_his_seats() {
    let mut world = World::new();
    world.sit(OPEN_TOPIC, 1, 2, Some("0.5"), false);
    let entry = ENTRIES.load(world.storage(), (OPEN_TOPIC.0, 1, 2)).unwrap();
    // He had another seat, and lost it; in another epoch too.
    let passed = |epoch, role| PassedOver { epoch: EpochId(epoch), role };
    let passed_over = vec![passed(0, Task::Inference), passed(1, Task::Forecast)];
    let record = WorkerRecord { passed_over, ..WorkerRecord::default() };
    RECORDS.save(world.storage(), (OPEN_TOPIC.0, 2), &record);
    let expected = ExplainResponse {
        state: Some(EpochState::Collecting),
        submission: Some(entry),
        passed_over: vec![Task::Forecast],
        seats: vec![(Task::Inference, Seat { merit: Some(n("0.5")), newcomer: false })],
        ..nothing(&world, 1)
    };
    assert_eq!(explain(&world, 1, ALICE), expected);
    assert_eq!(
        explain(&world, 1, RITA),
        ExplainResponse { state: Some(EpochState::Collecting), ..nothing(&world, 1) }
    );
}

#[test]
fn after_the_close_his_values_and_weights() {
    let mut world = World::new();
    let result = world.result(OPEN_TOPIC, 1, Outcome::Closed);
    PREDICTIONS.save(world.storage(), (OPEN_TOPIC.0, 1), &predicted());
    world.report(OPEN_TOPIC, 1, 2, 70);
    let answer = explain(&world, 1, ALICE);
    assert_eq!((answer.result.clone(), answer.reward_parts), (Some(result), None));
    assert_eq!(answer.inferer.unwrap().weight, Some(n("0.5")));
    assert_eq!(answer.forecaster.unwrap().weight, Some(n("0.25")));
    let answer = explain(&world, 1, RITA);
    let report = answer.report.unwrap();
    assert_eq!((report.stake, report.coefficient), (Uint128::new(70), n("0.5")));
    assert_eq!(answer.reputer.unwrap().score, None);
}

/// Shares of 0.6, 0.3 and 0.1 of the reward, each rounded down.
#[test]
fn after_the_settlement_every_number_down_to_his_part_of_the_whole_reward() {
    let mut world = World::new();
    let shares = [600_000_000_000_000_001, 300_000_000_000_000_000, 99_999_999_999_999_999];
    let result = world.result(OPEN_TOPIC, 1, scored(Some(shares)));
    let table = EpochTable {
        inferers: vec![inferer_row(1, None, 0), inferer_row(2, None, 500_000_000_000_000_000)],
        forecasters: vec![forecaster_row(2, None, 333_333_333_333_333_333)],
        reputers: vec![reputer_row(2, 5, 999_999_999_999_999_999)],
    };
    TABLES.save(world.storage(), (OPEN_TOPIC.0, 1), &table);
    let expected = ExplainResponse {
        result: Some(result),
        inferer: Some(table.inferers[1].clone()),
        forecaster: Some(table.forecasters[0].clone()),
        reward_parts: Some([300_000_000_000_000_000, 99_999_999_999_999_999, 0]),
        ..nothing(&world, 1)
    };
    assert_eq!(explain(&world, 1, ALICE), expected);
    let expected = ExplainResponse {
        inferer: None,
        forecaster: None,
        reputer: Some(table.reputers[0].clone()),
        reward_parts: Some([0, 0, 99_999_999_999_999_998]),
        ..expected
    };
    assert_eq!(explain(&world, 1, RITA), expected);
    let absent = ExplainResponse { reputer: None, reward_parts: Some([0; 3]), ..expected };
    assert_eq!(explain(&world, 1, Actor::Worker(WorkerId(9))), absent);
    assert_eq!(explain(&world, 1, Actor::Reputer(ReputerId(9))), absent);

    // A pruned table: the result is all that is left.
    TABLES.remove(world.storage(), (OPEN_TOPIC.0, 1));
    assert_eq!(explain(&world, 1, ALICE), ExplainResponse { reward_parts: None, ..absent });
}

/// Of a reward of 1,000,000: his half of the 60 % of the inferers; of the reputers' 10 % a third, rounded down.
#[test]
fn from_the_settlement_to_tokens() {
    let mut world = World::new();
    let shares = [600_000_000_000_000_000, 300_000_000_000_000_000, 100_000_000_000_000_000];
    let due = world.result(OPEN_TOPIC, 1, scored(Some(shares))).settle_due;
    let table = EpochTable {
        inferers: vec![inferer_row(2, None, 500_000_000_000_000_000)],
        forecasters: vec![],
        reputers: vec![reputer_row(2, 5, 333_333_333_333_333_333)],
    };
    TABLES.save(world.storage(), (OPEN_TOPIC.0, 1), &table);
    assert_eq!(explain(&world, 1, ALICE).payment, None, "nobody is there who could pay");

    let unpaid = |failures| UnpaidRecord {
        scored_at: START,
        height: 1,
        from: START,
        to: START + 100,
        shares,
        entries: vec![],
        failures,
        failed_on: None,
    };
    let key = (OPEN_TOPIC.0, due, 1);
    let mut stands = |map: PackedMap<(u64, u64, u64), UnpaidRecord>, failures| {
        map.save(world.storage(), key, &unpaid(failures));
        let told = [ALICE, RITA].map(|actor| explain(&world, 1, actor).payment);
        map.remove(world.storage(), key);
        told
    };
    assert_eq!(stands(UNPAID, 1), [const { Some(Payment::Waiting { failures: 1 }) }; 2]);
    assert_eq!(stands(PARKED, 3), [const { Some(Payment::Parked { failures: 3 }) }; 2]);

    world.wire_rewards();
    assert_eq!(explain(&world, 1, ALICE).payment, None, "it knows of no payment");
    let paid = SettlementRecord {
        paid_at: START + 777,
        from: START,
        to: START + 100,
        emission: Uint128::new(800_000),
        own: Uint128::new(205_000),
        advance_fee: Uint128::new(5_000),
        advancer: addr("keeper"),
        shares,
        to_inferers: Uint128::new(300_000),
        to_forecasters: Uint128::zero(),
        to_reputers: Uint128::new(33_333),
    };
    SETTLEMENTS.save(&mut *world.rewards.borrow_mut(), (OPEN_TOPIC.0, 1), &paid);
    let told = |world: &World, actor| explain(world, 1, actor).payment.unwrap();
    let amounts = |amounts: [u128; 3]| Some(amounts.map(Uint128::new));
    let at = START + 777;
    assert_eq!(told(&world, ALICE), Payment::Paid { at, amounts: amounts([300_000, 0, 0]) });
    assert_eq!(told(&world, RITA), Payment::Paid { at, amounts: amounts([0, 0, 33_333]) });
    TABLES.remove(world.storage(), (OPEN_TOPIC.0, 1));
    assert_eq!(told(&world, ALICE), Payment::Paid { at, amounts: None });
}

#[test]
fn an_epoch_that_divides_no_reward_has_no_parts_of_it() {
    let mut world = World::new();
    let table = EpochTable { inferers: vec![inferer_row(2, None, 0)], ..EpochTable::default() };
    TABLES.save(world.storage(), (OPEN_TOPIC.0, 1), &table);
    for outcome in [scored(None), Outcome::Void, Outcome::Failed(Failure::NoReveals)] {
        world.result(OPEN_TOPIC, 1, outcome);
        let answer = explain(&world, 1, ALICE);
        assert_eq!((answer.reward_parts, answer.inferer.is_some()), (None, true));
    }
}

#[test]
fn who_was_not_there_and_epochs_that_were_not_are_explained_by_nothing() {
    let world = World::new();
    for epoch in [0, 5, u64::MAX] {
        for actor in [ALICE, RITA, Actor::Worker(WorkerId(u32::MAX))] {
            assert_eq!(explain(&world, epoch, actor), nothing(&world, epoch));
        }
    }
}
