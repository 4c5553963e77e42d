//! `Worker`, `WorkerByOperator`, `WorkersByOwner`, `Reputer`.

use crate::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::score::{Merit, Standard};
use allora_protocol::{EpochId, Number, ReputerId, TopicId, WorkerId};
use cosmwasm_std::Uint128;

const DAYS_90: u64 = 90 * 86_400;

fn ask(world: &World, id: u32) -> WorkerResponse {
    world.ask(QueryMsg::Worker { topic_id: OPEN_TOPIC, worker_id: WorkerId(id) })
}

fn scored_times(scored_epochs: u32) -> RoleRecord {
    let merit = Merit { average: Some(n("10")), scored_epochs };
    RoleRecord { merit, ..RoleRecord::default() }
}

#[test]
fn a_worker_is_answered_whole_with_merits_as_of_now() {
    let mut world = World::new();
    world.now = 600;
    world.worker(OPEN_TOPIC, 3, "alice");
    world.change_worker(OPEN_TOPIC, 3, |worker| {
        worker.owner = addr("olga");
        worker.next_operator = Some(addr("key"));
        worker.next_owner = Some(addr("heir"));
    });
    let before = RECORDS.load(world.storage(), (OPEN_TOPIC.0, 3)).unwrap();
    let record = WorkerRecord { inferer: scored_times(4), forecaster: scored_times(2), ..before };
    RECORDS.save(world.storage(), (OPEN_TOPIC.0, 3), &record);
    let standard = Standard { initial: n("0"), quantile: n("1") };
    let head = Head { scored: 1, inferer_standard: Some(standard), ..Head::default() };
    HEADS.save(world.storage(), OPEN_TOPIC.0, &head);
    let expected = WorkerResponse {
        topic_id: OPEN_TOPIC,
        worker_id: WorkerId(3),
        operator: addr("alice"),
        owner: addr("olga"),
        next_operator: Some(addr("key")),
        next_owner: Some(addr("heir")),
        deposit: Uint128::new(1_000),
        registered_at: 500,
        left_at: None,
        deposit_free_at: None,
        inferer: Merit { average: Some(n("9")), scored_epochs: 4 },
        forecaster: Merit { average: Some(n("10")), scored_epochs: 2 },
        now: 600,
    };
    assert_eq!(ask(&world, 3), expected);
    let by_operator =
        |name: &str| QueryMsg::WorkerByOperator { topic_id: OPEN_TOPIC, operator: addr(name).into() };
    assert_eq!(world.ask::<WorkerResponse>(by_operator("alice")), expected);
    let former = Operator { worker: WorkerId(3), active: false };
    OPERATORS.save(world.storage(), (OPEN_TOPIC.0, &addr("former")), &former);
    assert_eq!(world.ask::<WorkerResponse>(by_operator("former")), expected);
    assert!(world.refused(by_operator("olga")).starts_with("not_registered: "));
    let nobody = QueryMsg::Worker { topic_id: OPEN_TOPIC, worker_id: WorkerId(4) };
    assert!(world.refused(nobody).starts_with("worker_not_found: "));
}

#[test]
fn a_deposit_is_free_when_every_condition_of_its_withdrawal_holds() {
    let mut world = World::new();
    world.worker(OPEN_TOPIC, 3, "alice");
    world.change_worker(OPEN_TOPIC, 3, |worker| worker.left_at = Some(2_000));
    assert_eq!(ask(&world, 3).deposit_free_at, Some(500 + DAYS_90));
    let before = RECORDS.load(world.storage(), (OPEN_TOPIC.0, 3)).unwrap();
    let record = WorkerRecord { forecaster: scored_times(10), ..before };
    RECORDS.save(world.storage(), (OPEN_TOPIC.0, 3), &record);
    assert_eq!(ask(&world, 3).deposit_free_at, Some(2_050));
    // Epochs 9 and 12 hold an entry of him, 15 does not.
    for (epoch, worker) in [(9, 3), (12, 3), (15, 4)] {
        world.sit(OPEN_TOPIC, epoch, worker, None, false);
    }
    assert_eq!(ask(&world, 3).deposit_free_at, Some(START + 1_290));
    world.now = START + 1_289;
    let withdraw =
        || ExecuteMsg::WithdrawDeposit { topic_id: OPEN_TOPIC, worker_id: WorkerId(3), beneficiary: None };
    let refused = world.send("alice", withdraw()).unwrap_err();
    assert!(refused.starts_with("deposit_in_use: "), "{refused}");
    world.set_deposit(OPEN_TOPIC, 3, 0);
    assert_eq!(ask(&world, 3).deposit_free_at, None);
}

#[test]
fn the_workers_of_an_owner_page_over_topics_to_the_end() {
    let mut world = World::new();
    let many = TopicId(u64::MAX);
    world.topic(many, record(SHORT));
    let owned = [(OPEN_TOPIC, 0), (OPEN_TOPIC, 256), (SEALED_TOPIC, 1), (many, 2), (many, u32::MAX - 1)];
    for (topic, id) in owned {
        world.worker(topic, id, "olga");
        world.worker(topic, id.wrapping_add(1), "other");
    }
    let page = |start_after, limit| {
        let question =
            QueryMsg::WorkersByOwner { owner: addr("olga").into(), start_after, limit: Some(limit) };
        world.ask::<WorkersByOwnerResponse>(question).workers
    };
    for limit in [1, 2, 3, 5, 6] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let items = page(after, limit);
            found.extend(items.iter().map(|worker| (worker.topic_id, worker.worker_id.0)));
            if items.len() < limit as usize {
                break;
            }
            after = items.last().map(|worker| (worker.topic_id, worker.worker_id));
        }
        assert_eq!(found, owned, "{limit}");
    }
    assert_eq!(page(None, 0), []);
    assert_eq!(page(None, u32::MAX).len(), 5);
    let nobody = QueryMsg::WorkersByOwner { owner: addr("nobody").into(), start_after: None, limit: None };
    assert_eq!(world.ask::<WorkersByOwnerResponse>(nobody).workers, []);
    let one: WorkerResponse = world.ask(QueryMsg::Worker { topic_id: many, worker_id: WorkerId(2) });
    assert_eq!(page(Some((many, WorkerId(1))), 1), [one]);
}

#[test]
fn a_reputer_is_known_by_his_scores_and_one_without_is_listened_to_fully() {
    let mut world = World::new();
    world.reputer(OPEN_TOPIC, 5, "rita", 7);
    let merit = Merit { average: Some(n("2")), scored_epochs: 3 };
    let record = ReputerRecord { merit: merit.clone(), listening: Some(n("0.75")), smoothed_fraction: None };
    REPUTER_RECORDS.save(world.storage(), (OPEN_TOPIC.0, 5), &record);
    let ask = |id| {
        let question = QueryMsg::Reputer { topic_id: OPEN_TOPIC, reputer_id: ReputerId(id) };
        world.ask::<ReputerResponse>(question)
    };
    let expected = ReputerResponse {
        reputer_id: ReputerId(5),
        reputer: Some(addr("rita")),
        merit,
        coefficient: n("0.75"),
        now: 0,
    };
    assert_eq!(ask(5), expected);
    let unknown = ReputerResponse {
        reputer_id: ReputerId(u32::MAX),
        reputer: None,
        merit: Merit::default(),
        coefficient: Number::ONE,
        now: 0,
    };
    assert_eq!(ask(u32::MAX), unknown);
}

/// Where he was passed over counts as absence until it is scored, and is counted right after.
#[test]
fn a_worker_who_was_passed_over_drifts_to_the_quantile_only() {
    let mut world = World::new();
    world.worker(OPEN_TOPIC, 3, "alice");
    let passed_over = vec![PassedOver { epoch: EpochId(6), role: Task::Inference }];
    let record = WorkerRecord { inferer: scored_times(4), passed_over, ..WorkerRecord::default() };
    RECORDS.save(world.storage(), (OPEN_TOPIC.0, 3), &record);
    world.result(OPEN_TOPIC, 6, scored(None));
    let standard = Standard { initial: n("0"), quantile: n("1") };
    let head = Head { scored: 1, inferer_standard: Some(standard), ..Head::default() };
    HEADS.save(world.storage(), OPEN_TOPIC.0, &head);
    assert_eq!(ask(&world, 3).inferer.average, Some(n("9.1")));
}
