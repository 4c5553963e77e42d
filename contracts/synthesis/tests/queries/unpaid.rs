//! `Unpaid`, and payments in `Due` and `Now`.

use crate::world::*;
use allora_interfaces::layout::PackedMap;
use allora_interfaces::rewards::{Payee, SettlementEntry};
use allora_interfaces::synthesis::*;
use allora_protocol::EpochId;
use allora_protocol::schedule::{Due, Event, OpenEpochs};
use cosmwasm_std::Uint64;

fn record(epoch: u64, failures: u8, failed_on: Option<u64>) -> UnpaidRecord {
    UnpaidRecord {
        scored_at: START + 100 * epoch + 95,
        height: epoch,
        from: START + 100 * epoch,
        to: START + 100 * (epoch + 1),
        shares: [600, 300, 100],
        entries: vec![SettlementEntry { payee: Payee::Reputer, id: 3, fraction: Uint64::new(77) }],
        failures,
        failed_on,
    }
}

fn put(world: &mut World, map: PackedMap<(u64, u64, u64), UnpaidRecord>, epoch: u64, record: &UnpaidRecord) {
    let due = world.result(OPEN_TOPIC, epoch, scored(Some([600, 300, 100]))).settle_due;
    map.save(world.storage(), (OPEN_TOPIC.0, due, epoch), record);
    let mut payments = PAYMENTS.may_load(world.storage(), OPEN_TOPIC.0).unwrap().unwrap_or_default();
    let key = (OPEN_TOPIC.0, due, epoch);
    match UNPAID.has(world.storage(), key) {
        true => payments.waiting += 1,
        false => payments.parked += 1,
    }
    payments.last_paid = Some(EpochId(1));
    PAYMENTS.save(world.storage(), OPEN_TOPIC.0, &payments);
}

/// Epochs 2 and 5 are parked, 3, 4, 6 and 7 wait.
fn world() -> World {
    let mut world = World::new();
    world.now = START + 2_000;
    for epoch in [2, 5] {
        put(&mut world, PARKED, epoch, &record(epoch, 3, Some(4)));
    }
    for epoch in [3, 4, 6, 7] {
        put(&mut world, UNPAID, epoch, &record(epoch, 0, None));
    }
    world
}

fn ask(world: &World, start_after: Option<u64>, limit: Option<u32>) -> UnpaidResponse {
    world.ask(QueryMsg::Unpaid { topic_id: OPEN_TOPIC, start_after: start_after.map(EpochId), limit })
}

#[test]
fn what_waits_and_what_is_parked_stand_in_one_list() {
    let world = world();
    let answer = ask(&world, None, None);
    let epochs: Vec<_> = answer.epochs.iter().map(|epoch| (epoch.epoch_id.0, epoch.parked)).collect();
    assert_eq!(epochs, [(2, true), (3, false), (4, false), (5, true), (6, false), (7, false)]);
    assert_eq!(answer.epochs[0].unpaid, record(2, 3, Some(4)));
    assert_eq!(answer.epochs[1].unpaid, record(3, 0, None));
    assert_eq!((answer.waiting, answer.parked, answer.last_paid), (4, 2, Some(EpochId(1))));
    assert_eq!(answer.now, START + 2_000);
    let nothing = UnpaidResponse { epochs: vec![], waiting: 0, parked: 0, last_paid: None, now: 0 };
    assert_eq!(ask(&World::new(), None, None), nothing);
}

#[test]
fn pages_leave_nothing_out() {
    let world = world();
    for limit in 1..=7 {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = ask(&world, after, Some(limit)).epochs;
            let Some(last) = page.last() else { break };
            after = Some(last.epoch_id.0);
            found.extend(page.iter().map(|epoch| epoch.epoch_id.0));
        }
        assert_eq!(found, [2, 3, 4, 5, 6, 7], "{limit} at a time");
    }
    assert_eq!(ask(&world, None, Some(0)).epochs, []);
}

#[test]
fn a_payment_is_due_where_no_event_of_the_timeline_is() {
    let mut world = world();
    world.set_open(OPEN_TOPIC, OpenEpochs::default());
    let due =
        |world: &World| world.ask::<DueResponse>(QueryMsg::Due { start_after: None, limit: None }).topics;
    let now = |world: &World| {
        let now: NowResponse = world.ask(QueryMsg::Now { topic_id: OPEN_TOPIC, address: None });
        let summaries: SummariesResponse = world.ask(QueryMsg::Summaries { topics: vec![OPEN_TOPIC] });
        assert_eq!(now.due, summaries.summaries[0].due);
        now.due
    };
    assert_eq!((due(&world), now(&world)), (vec![], None), "nobody is there who could pay");
    world.wire_rewards();
    let pay = |at| Due { at, event: Event::Pay(EpochId(3)) };
    let event = pay(START + 390);
    assert_eq!(due(&world), [TopicDue { topic_id: OPEN_TOPIC, event, due: true, events_due: 1 }]);
    assert_eq!(now(&world), Some(event));

    // What failed is due on the next day.
    put(&mut world, UNPAID, 3, &record(3, 1, Some(0)));
    let tomorrow = pay(86_400);
    let topic = TopicDue { topic_id: OPEN_TOPIC, event: tomorrow, due: false, events_due: 0 };
    assert_eq!((due(&world), now(&world)), (vec![topic], None));
    world.now = 86_400;
    assert_eq!(now(&world), Some(tomorrow));

    // A close comes first.
    world.open(OPEN_TOPIC, 8);
    let close = Due { at: START + 830, event: Event::Close(EpochId(8)) };
    assert_eq!(now(&world), Some(close));
    assert_eq!(due(&world), [TopicDue { topic_id: OPEN_TOPIC, event: close, due: true, events_due: 2 }]);
}

#[test]
fn while_payments_are_paused_none_is_due_and_the_config_says_so() {
    let mut world = world();
    world.wire_rewards();
    let mut config = CONFIG.load(world.storage()).unwrap();
    config.settlement_paused_until = world.now + 1;
    CONFIG.save(world.storage(), &config);
    let config: ConfigResponse = world.ask(QueryMsg::Config {});
    assert_eq!(config.settlement_paused_until, Some(world.now + 1));
    let due =
        |world: &World| world.ask::<NowResponse>(QueryMsg::Now { topic_id: OPEN_TOPIC, address: None }).due;
    assert_eq!(due(&world), None);
    world.now += 1;
    assert!(due(&world).is_some());
    let config: ConfigResponse = world.ask(QueryMsg::Config {});
    assert_eq!(config.settlement_paused_until, None);
}
