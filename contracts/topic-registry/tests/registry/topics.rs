//! Topics: created, handed over, retired; who may take part.

use crate::world::{DAY, FEE, L, START, World, a, addr, create, facts, fee, new_topic, params, update};
use allora_interfaces::registry::{
    ExecuteMsg, LISTED, NewTopic, Policy, QueryMsg, Role, TopicState, TopicsResponse,
};
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::topic::Topic;
use allora_protocol::{EpochId, TopicId};

const T: TopicId = TopicId(1);

fn of(world: &World, creator: &str) -> Vec<u64> {
    let (rule, state, eligible, start_after, limit) = (None, None, None, None, None);
    let creator = Some(a(creator));
    let page: TopicsResponse =
        world.query(QueryMsg::Topics { creator, rule, state, eligible, start_after, limit }).unwrap();
    page.topics.iter().map(|topic| topic.topic_id.0).collect()
}

#[test]
fn a_topic_is_what_was_asked_for() {
    let mut world = World::deployed();
    let response = world.pay("alice", fee(), create(new_topic())).unwrap();
    let expected = ["1", &a("alice"), "regret", &START.to_string(), "open", "open", &FEE.to_string()];
    assert_eq!(facts(&response, "topic_created"), expected);
    assert_eq!(response.attributes[0].value, "create_topic");

    let (topic, asked) = (world.topic(1), new_topic());
    assert_eq!((topic.topic_id, topic.creator, topic.offered_to), (T, addr("alice"), None));
    assert_eq!((topic.metadata, topic.topic), (asked.metadata, asked.topic));
    let [version] = topic.versions.as_slice() else { panic!("one version") };
    assert_eq!((version.from_epoch, version.opens_at, &version.params), (EpochId(0), START, &asked.params));
    assert_eq!((topic.worker_policy, topic.reputer_policy), (Policy::Open, Policy::Open));
    assert_eq!((topic.state, topic.retired_from, topic.changes), (TopicState::Active, None, 0));
    assert_eq!((topic.created_at, topic.now), (START, START));
}

#[test]
fn a_topic_may_open_later_for_lists_and_belong_to_somebody_else() {
    let mut world = World::deployed();
    let new = NewTopic {
        opens_at: Some(START + 30 * DAY),
        worker_policy: Some(Policy::List),
        reputer_policy: Some(Policy::List),
        creator: Some(a("bob")),
        ..new_topic()
    };
    let response = world.pay("alice", fee(), create(new)).unwrap();
    assert_eq!(facts(&response, "topic_created")[4..6], ["list", "list"]);
    let topic = world.topic(1);
    assert_eq!((topic.creator, topic.versions[0].opens_at), (addr("bob"), START + 30 * DAY));
    assert_eq!((topic.worker_policy, topic.reputer_policy), (Policy::List, Policy::List));
    assert_eq!((of(&world, "alice"), of(&world, "bob")), (vec![], vec![1]));
}

#[test]
fn labels_are_all_named_or_none() {
    let topic = Topic { answer: Answer::Label { labels: 2 }, loss: LossFunction::Brier, ..new_topic().topic };
    for labels in [vec![], vec!["up".to_string(), "down".to_string()]] {
        let mut new = NewTopic { topic, ..new_topic() };
        new.metadata.labels = labels.clone();
        let mut world = World::deployed();
        world.pay("alice", fee(), create(new)).unwrap();
        assert_eq!(world.topic(1).metadata.labels, labels);
    }
}

#[test]
fn metadata_may_be_as_long_as_its_bounds() {
    let mut new = new_topic();
    new.metadata.question = "q".repeat(256);
    new.metadata.unit = "u".repeat(64);
    new.metadata.source = "s".repeat(256);
    new.metadata.resolution = "r".repeat(1024);
    World::deployed().pay("alice", fee(), create(new.clone())).unwrap();
    let metadata = &mut new.metadata;
    (metadata.unit, metadata.source, metadata.resolution) = (String::new(), String::new(), String::new());
    (metadata.question, metadata.hash) = ("?".into(), None);
    World::deployed().pay("alice", fee(), create(new)).unwrap();
}

#[test]
fn ids_ascend() {
    let mut world = World::deployed();
    for id in 1..=3 {
        let response = world.pay("alice", fee(), create(new_topic())).unwrap();
        assert_eq!(facts(&response, "topic_created")[0], id.to_string());
    }
    assert_eq!(of(&world, "alice"), [1, 2, 3]);
}

#[test]
fn a_topic_changes_hands_in_two_steps() {
    let mut world = World::with_topic();
    let offer = |to: Option<&str>| ExecuteMsg::TransferTopic { topic_id: T, to: to.map(a) };
    let accept = ExecuteMsg::AcceptTopic { topic_id: T };

    let response = world.execute("alice", offer(Some("bob"))).unwrap();
    assert_eq!(facts(&response, "topic_offered"), ["1", &a("alice"), &a("bob")]);
    let topic = world.topic(1);
    assert_eq!((topic.creator, topic.offered_to, topic.changes), (addr("alice"), Some(addr("bob")), 0));

    // Taken back, there is nothing to accept.
    let response = world.execute("alice", offer(None)).unwrap();
    assert_eq!(facts(&response, "topic_offered"), ["1", &a("alice"), "-"]);
    world.execute("bob", accept.clone()).unwrap_err();

    world.execute("alice", offer(Some("bob"))).unwrap();
    let response = world.execute("bob", accept).unwrap();
    assert_eq!(facts(&response, "topic_transferred"), ["1", &a("alice"), &a("bob"), "1"]);
    let topic = world.topic(1);
    assert_eq!((topic.creator, topic.offered_to, topic.changes), (addr("bob"), None, 1));
    assert_eq!((of(&world, "alice"), of(&world, "bob")), (vec![], vec![1]));
    world.execute("alice", update(1, params(8))).unwrap_err();
    world.execute("bob", update(1, params(8))).unwrap();
}

#[test]
fn a_topic_offered_to_its_creator_stays_his() {
    let mut world = World::with_topic();
    world.execute("alice", ExecuteMsg::TransferTopic { topic_id: T, to: Some(a("alice")) }).unwrap();
    world.execute("alice", ExecuteMsg::AcceptTopic { topic_id: T }).unwrap();
    assert_eq!((world.topic(1).creator, of(&world, "alice")), (addr("alice"), vec![1]));
}

#[test]
fn a_retired_topic_opens_no_epoch_from_the_next_on() {
    for (by, later, from) in [("alice", 0, 1), ("alice", L - 1, 1), ("owner", L, 2), ("owner", 9 * L + 5, 10)]
    {
        let mut world = World::with_topic();
        world.now += later;
        let response = world.execute(by, ExecuteMsg::RetireTopic { topic_id: T }).unwrap();
        assert_eq!(facts(&response, "topic_retired"), ["1", &from.to_string(), &a(by)]);
        let topic = world.topic(1);
        assert_eq!((topic.state, topic.retired_from), (TopicState::Retired, Some(EpochId(from))));
    }
}

#[test]
fn a_topic_retired_before_its_opening_never_opens() {
    let mut world = World::deployed();
    world.pay("alice", fee(), create(NewTopic { opens_at: Some(START + 1), ..new_topic() })).unwrap();
    world.execute("alice", ExecuteMsg::RetireTopic { topic_id: T }).unwrap();
    assert_eq!(world.topic(1).retired_from, Some(EpochId(0)));
}

#[test]
fn policies_are_set_by_role() {
    let mut world = World::with_topic();
    let set = |role, policy| ExecuteMsg::SetPolicy { topic_id: T, role, policy };
    let response = world.execute("alice", set(Role::Worker, Policy::List)).unwrap();
    assert_eq!(facts(&response, "policy_set"), ["1", "worker", "list", "1"]);
    let response = world.execute("alice", set(Role::Reputer, Policy::List)).unwrap();
    assert_eq!(facts(&response, "policy_set"), ["1", "reputer", "list", "2"]);
    let response = world.execute("alice", set(Role::Worker, Policy::Open)).unwrap();
    assert_eq!(facts(&response, "policy_set"), ["1", "worker", "open", "3"]);
    let topic = world.topic(1);
    assert_eq!((topic.worker_policy, topic.reputer_policy, topic.changes), (Policy::Open, Policy::List, 3));
}

#[test]
fn lists_are_kept_by_role_and_may_be_made_beforehand() {
    let mut world = World::with_topic();
    let list = |role, add: &[&str], remove: &[&str]| {
        let [add, remove] = [add, remove].map(|names| names.iter().map(|name| a(name)).collect());
        ExecuteMsg::UpdateList { topic_id: T, role, add, remove }
    };
    let response = world.execute("alice", list(Role::Worker, &["w1", "w2"], &[])).unwrap();
    let both = format!("{},{}", a("w1"), a("w2"));
    assert_eq!(facts(&response, "list_updated"), ["1", "worker", &both, "-", "1"]);
    // Who is on it may be added, who is not may be removed.
    let response = world.execute("alice", list(Role::Worker, &["w2"], &["w1", "w9"])).unwrap();
    let gone = format!("{},{}", a("w1"), a("w9"));
    assert_eq!(facts(&response, "list_updated"), ["1", "worker", &a("w2"), &gone, "2"]);

    let on = |world: &World, role: Role, who| LISTED.has(&world.deps.storage, (1, role.number(), &addr(who)));
    assert!(on(&world, Role::Worker, "w2"));
    assert!(!on(&world, Role::Worker, "w1") && !on(&world, Role::Reputer, "w2"));
}

#[test]
fn a_list_takes_thirty_addresses_at_once() {
    let mut world = World::with_topic();
    let [add, remove] = [0..20, 20..30].map(|ids| ids.map(|id| a(&format!("w{id}"))).collect());
    world.execute("alice", ExecuteMsg::UpdateList { topic_id: T, role: Role::Reputer, add, remove }).unwrap();
}

#[test]
fn a_retired_topic_can_still_be_listed_and_handed_over() {
    let mut world = World::with_topic();
    world.execute("alice", ExecuteMsg::RetireTopic { topic_id: T }).unwrap();
    let (role, add) = (Role::Reputer, vec![a("bob")]);
    world.execute("alice", ExecuteMsg::SetPolicy { topic_id: T, role, policy: Policy::List }).unwrap();
    world.execute("alice", ExecuteMsg::UpdateList { topic_id: T, role, add, remove: vec![] }).unwrap();
    world.execute("alice", ExecuteMsg::TransferTopic { topic_id: T, to: Some(a("bob")) }).unwrap();
    world.execute("bob", ExecuteMsg::AcceptTopic { topic_id: T }).unwrap();
}
