//! Updates: who is under way goes on by his version.

use crate::world::{L, START, World, create, facts, fee, new_topic, params, schedule, update};
use allora_interfaces::registry::{ExecuteMsg, NewTopic, TUNINGS};
use allora_protocol::schedule::{Event, ScheduleError};
use allora_protocol::synthesis::RegretParams;
use allora_protocol::topic::{TopicParams, Tuning};
use allora_protocol::{EpochId, Number, TopicId};
use allora_topic_registry::ContractError;

/// First epoch and seats of each version.
fn versions(world: &World) -> Vec<(u64, u16)> {
    let versions = world.topic(1).versions;
    versions.iter().map(|version| (version.from_epoch.0, version.params.terms.max_inferers)).collect()
}

/// First epochs of the tunings that are stored.
fn tunings(world: &World) -> Vec<u64> {
    (0..20).filter(|epoch| TUNINGS.has(&world.deps.storage, (1, *epoch))).collect()
}

fn tuned(alpha: &str) -> TopicParams {
    let regret = RegretParams { alpha_regret: alpha.parse::<Number>().unwrap(), ..RegretParams::default() };
    TopicParams { tuning: Tuning { regret, ..Tuning::default() }, ..params(32) }
}

#[test]
fn an_update_acts_from_the_next_epoch_on() {
    let mut world = World::with_topic();
    world.now += 2 * L + 1;
    let response = world.execute("alice", update(1, params(8))).unwrap();
    assert_eq!(facts(&response, "topic_updated"), ["1", "3", &(START + 3 * L).to_string(), "1"]);
    assert_eq!((versions(&world), tunings(&world)), (vec![(0, 32), (3, 8)], vec![0, 3]));
}

#[test]
fn a_pending_version_is_replaced_with_its_tuning() {
    let mut world = World::with_topic();
    world.execute("alice", update(1, tuned("0.2"))).unwrap();
    world.execute("alice", update(1, tuned("0.3"))).unwrap();
    let topic = world.topic(1);
    assert_eq!((topic.changes, topic.versions.len()), (2, 2));
    assert_eq!(topic.versions[1].params, tuned("0.3"));
    assert_eq!(tunings(&world), [0, 1]);
}

#[test]
fn before_the_opening_the_first_version_is_replaced() {
    let mut world = World::deployed();
    let new = NewTopic { opens_at: Some(START + 500), ..new_topic() };
    world.pay("alice", fee(), create(new)).unwrap();
    world.execute("alice", update(1, tuned("0.2"))).unwrap();
    let topic = world.topic(1);
    let [version] = topic.versions.as_slice() else { panic!("one version") };
    assert_eq!((version.from_epoch, version.opens_at), (EpochId(0), START + 500));
    assert_eq!((&version.params, tunings(&world)), (&tuned("0.2"), vec![0]));
}

#[test]
fn another_length_begins_where_the_next_epoch_would_have_opened() {
    let mut world = World::with_topic();
    let mut longer = params(32);
    longer.terms.schedule.epoch_length = 2 * L;
    world.execute("alice", update(1, longer)).unwrap();
    world.now = START + L + 2 * L;
    let response = world.execute("alice", update(1, params(32))).unwrap();
    assert_eq!(facts(&response, "topic_updated")[1..3], ["3".to_string(), (START + 5 * L).to_string()]);
}

#[test]
fn versions_and_tunings_that_nobody_needs_are_dropped() {
    let mut world = World::with_topic();
    world.execute("alice", update(1, params(8))).unwrap();
    world.now = START + 5 * L;
    world.execute("alice", update(1, params(9))).unwrap();
    assert_eq!((versions(&world), tunings(&world)), (vec![(1, 8), (6, 9)], vec![1, 6]));
}

#[test]
fn an_open_epoch_keeps_its_version_and_tuning() {
    let mut world = World::with_topic();
    world.open.borrow_mut().join(EpochId(0)).unwrap();
    world.execute("alice", update(1, params(8))).unwrap();
    world.now = START + 5 * L;
    world.execute("alice", update(1, params(9))).unwrap();
    assert_eq!((versions(&world), tunings(&world)), (vec![(0, 32), (1, 8), (6, 9)], vec![0, 1, 6]));

    world.open.borrow_mut().record(Event::Settle(EpochId(0)));
    world.execute("alice", update(1, params(10))).unwrap();
    assert_eq!((versions(&world), tunings(&world)), (vec![(1, 8), (6, 10)], vec![1, 6]));
}

#[test]
fn a_fifth_version_has_to_wait() {
    let mut world = World::with_topic();
    world.open.borrow_mut().join(EpochId(0)).unwrap();
    for epoch in 0..3 {
        world.now = START + epoch * L;
        world.execute("alice", update(1, params(10 + epoch as u16))).unwrap();
    }
    world.now = START + 3 * L;
    let refused = world.execute("alice", update(1, params(20))).unwrap_err();
    assert_eq!(refused, ContractError::Schedule(ScheduleError::TooManyVersions { max: 4 }));
    world.open.borrow_mut().record(Event::Settle(EpochId(0)));
    world.execute("alice", update(1, params(20))).unwrap();
    assert_eq!(tunings(&world), [2, 3, 4]);
}

#[test]
fn a_version_in_force_stays_when_the_shortest_window_grows() {
    let mut world = World::with_topic();
    let params_update =
        allora_protocol::topic::SuiteParamsUpdate { min_window: Some(400), ..Default::default() };
    world.execute("owner", ExecuteMsg::UpdateParams { params: Box::new(params_update) }).unwrap();
    assert_eq!(schedule().reveal_window, 300);
    world.execute("alice", update(1, params(8))).unwrap_err();
    assert_eq!(world.topic(1).versions.len(), 1);
    assert_eq!(world.topic(1).topic_id, TopicId(1));
}
