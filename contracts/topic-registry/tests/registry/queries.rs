//! Queries: pages, filters, and what the suite says of itself.

use crate::eligible::vouch;
use crate::world::{START, World, a, addr, create, fee, new_topic};
use allora_interfaces::INTERFACE_VERSION;
use allora_interfaces::registry::{
    AllowedResponse, ExecuteMsg, ListResponse, NewTopic, Policy, QueryMsg, Role, SuiteContract,
    SuiteResponse, TopicState, TopicsResponse,
};
use allora_protocol::TopicId;
use allora_protocol::synthesis::RuleKind;

const T: TopicId = TopicId(1);

#[derive(Clone, Default)]
struct Ask {
    creator: Option<&'static str>,
    rule: Option<RuleKind>,
    state: Option<TopicState>,
    eligible: Option<bool>,
    after: Option<u64>,
    limit: Option<u32>,
}

/// Ids and `next`.
fn page(world: &World, ask: &Ask) -> (Vec<u64>, Option<u64>) {
    let Ask { creator, rule, state, eligible, after, limit } = ask.clone();
    let (creator, start_after) = (creator.map(a), after.map(TopicId));
    let page: TopicsResponse =
        world.query(QueryMsg::Topics { creator, rule, state, eligible, start_after, limit }).unwrap();
    (page.topics.iter().map(|topic| topic.topic_id.0).collect(), page.next.map(|id| id.0))
}

/// Topics whose creators take turns; the second of each four is retired.
fn many(topics: u64) -> World {
    let mut world = World::deployed();
    for id in 1..=topics {
        let creator = if id % 2 == 0 { "bob" } else { "alice" };
        world.pay(creator, fee(), create(new_topic())).unwrap();
        if id % 4 == 2 {
            world.execute(creator, ExecuteMsg::RetireTopic { topic_id: TopicId(id) }).unwrap();
        }
    }
    world
}

#[test]
fn topics_come_in_pages() {
    let world = many(12);
    assert_eq!(page(&world, &Ask::default()), ((1..=10).collect(), Some(10)));
    assert_eq!(page(&world, &Ask { after: Some(10), ..Ask::default() }), (vec![11, 12], None));
    assert_eq!(page(&world, &Ask { limit: Some(12), ..Ask::default() }), ((1..=12).collect(), None));
    assert_eq!(page(&world, &Ask { after: Some(99), ..Ask::default() }), (vec![], None));
    assert_eq!(page(&World::deployed(), &Ask::default()), (vec![], None));
    assert_eq!(page(&many(32), &Ask { limit: Some(1000), ..Ask::default() }), ((1..=30).collect(), Some(30)));
}

#[test]
fn filters_join() {
    let mut world = many(12);
    for topic in [3, 8] {
        vouch(&mut world, topic);
    }
    let by = |creator, state| page(&world, &Ask { creator, state, ..Ask::default() }).0;
    assert_eq!(by(Some("alice"), None), [1, 3, 5, 7, 9, 11]);
    assert_eq!(by(Some("bob"), Some(TopicState::Active)), [4, 8, 12]);
    assert_eq!(by(Some("bob"), Some(TopicState::Retired)), [2, 6, 10]);
    assert_eq!(by(None, Some(TopicState::Retired)), [2, 6, 10]);
    assert_eq!(by(Some("alice"), Some(TopicState::Retired)), [0; 0]);
    assert_eq!(by(Some("nobody"), None), [0; 0]);
    let vouched = |creator, eligible| page(&world, &Ask { creator, eligible, ..Ask::default() }).0;
    assert_eq!(vouched(None, Some(true)), [3, 8]);
    assert_eq!(vouched(Some("alice"), Some(true)), [3]);
    assert_eq!(vouched(Some("bob"), Some(false)), [2, 4, 6, 10, 12]);
    let rule = |rule| page(&world, &Ask { rule: Some(rule), limit: Some(30), ..Ask::default() }).0.len();
    assert_eq!((rule(RuleKind::Regret), rule(RuleKind::MlPoly)), (12, 0));

    let (creator, limit) = (Some("bob"), Some(2));
    assert_eq!(page(&world, &Ask { creator, limit, ..Ask::default() }), (vec![2, 4], Some(4)));
    let after = Some(8);
    assert_eq!(page(&world, &Ask { creator, limit, after, ..Ask::default() }), (vec![10, 12], None));
}

#[test]
fn a_page_looks_at_a_hundred_topics_at_most() {
    let world = many(103);
    for creator in [None, Some("alice"), Some("bob")] {
        let ask = Ask { creator, rule: Some(RuleKind::Meta), ..Ask::default() };
        let first = page(&world, &ask);
        assert_eq!(first, (vec![], creator.is_none().then_some(100)));
        assert_eq!(page(&world, &Ask { after: Some(100), ..ask }), (vec![], None));
    }
}

#[test]
fn a_list_comes_in_pages() {
    let mut world = World::with_topic();
    let mut names: Vec<String> = (0..30).map(|id| a(&format!("w{id}"))).collect();
    let (role, add) = (Role::Worker, names.clone());
    world.execute("alice", ExecuteMsg::UpdateList { topic_id: T, role, add, remove: vec![] }).unwrap();
    names.sort();
    let list = |role, start_after: Option<&String>, limit| {
        let start_after = start_after.cloned();
        let list: ListResponse =
            world.query(QueryMsg::List { topic_id: T, role, start_after, limit }).unwrap();
        list.addresses.into_iter().map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(list(Role::Worker, None, None), names[..10]);
    assert_eq!(list(Role::Worker, Some(&names[9]), Some(100)), names[10..]);
    assert!(
        list(Role::Worker, Some(&names[29]), None).is_empty() && list(Role::Reputer, None, None).is_empty()
    );
}

#[test]
fn who_may_take_part_is_said_by_policy_and_list() {
    let mut world = World::deployed();
    let new = NewTopic { worker_policy: Some(Policy::List), ..new_topic() };
    world.pay("alice", fee(), create(new)).unwrap();
    let (role, add) = (Role::Worker, vec![a("bob")]);
    world.execute("alice", ExecuteMsg::UpdateList { topic_id: T, role, add, remove: vec![] }).unwrap();
    let allowed = |role, who: &str| {
        let answer: AllowedResponse =
            world.query(QueryMsg::Allowed { topic_id: T, role, address: a(who) }).unwrap();
        (answer.allowed, answer.policy)
    };
    assert_eq!(allowed(Role::Worker, "bob"), (true, Policy::List));
    assert_eq!(allowed(Role::Worker, "eve"), (false, Policy::List));
    assert_eq!(allowed(Role::Reputer, "eve"), (true, Policy::Open));
}

#[test]
fn the_suite_says_where_everything_is_and_what_runs_there() {
    let suite: SuiteResponse = World::deployed().query(QueryMsg::Suite {}).unwrap();
    let contract = |name: &str, at: &str, code_id| SuiteContract {
        name: name.into(),
        address: addr(at),
        code_id,
        version: "0.1.0".into(),
        admin: Some(addr("admin")),
    };
    let expected = [
        contract("topic-registry", "registry", 10),
        contract("staking", "staking", 11),
        contract("synthesis", "synthesis", 12),
        contract("rewards", "rewards", 13),
    ];
    assert_eq!(suite.contracts, expected);
    assert_eq!((suite.interface_version, suite.now, suite.pauses), (INTERFACE_VERSION, START, vec![]));
}
