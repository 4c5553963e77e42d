//! Whom the owner vouches for: a topic in the state he looked at, until its creator changes anything.

use crate::world::{World, a, addr, create, facts, fee, new_topic, params, update, values};
use allora_interfaces::registry::{
    ELIGIBLE, ExecuteMsg, NewTopic, Policies, Policy, PolicyChange, Role, TopicResponse,
};
use allora_protocol::TopicId;
use allora_topic_registry::ContractError::{NotEligible, TopicChanged};
use cosmwasm_std::{HexBinary, Response};

const T: TopicId = TopicId(1);

/// The `policies_hash` of a topic that was created open to everybody.
pub fn created_open() -> HexBinary {
    PolicyChange::Creation { policies: Policies::default() }.onto(&[0; 32]).into()
}

/// The owner vouches for a topic as it is.
pub fn vouch(world: &mut World, topic: u64) -> Response {
    let TopicResponse { topic_id, changes: version, policies_hash, .. } = world.topic(topic);
    world.execute("owner", ExecuteMsg::SetEligible { topic_id, version, policies_hash }).unwrap()
}

/// As the answer and the mark that others read raw say.
fn is_eligible(world: &World) -> bool {
    let eligible = world.topic(1).eligible;
    assert_eq!(ELIGIBLE.has(&world.deps.storage, 1), eligible);
    eligible
}

fn listing(role: Role, add: &[&str], remove: &[&str]) -> ExecuteMsg {
    let [add, remove] = [add, remove].map(|names| names.iter().map(|name| a(name)).collect());
    ExecuteMsg::UpdateList { topic_id: T, role, add, remove }
}

fn policy(role: Role, policy: Policy) -> ExecuteMsg {
    ExecuteMsg::SetPolicy { topic_id: T, role, policy }
}

#[test]
fn a_new_topic_lives_of_its_own_funds() {
    let world = World::with_topic();
    assert!(!is_eligible(&world));
    assert_eq!(world.topic(1).policies_hash, created_open());
}

#[test]
fn the_owner_vouches_for_what_he_looked_at_and_takes_it_back() {
    let mut world = World::with_topic();
    world.execute("alice", update(1, params(8))).unwrap();
    let response = vouch(&mut world, 1);
    assert_eq!(facts(&response, "topic_eligible"), ["1", "1", &created_open().to_hex()]);
    assert!(is_eligible(&world));
    // To say it again changes nothing.
    let before = world.dump();
    vouch(&mut world, 1);
    assert_eq!(world.dump(), before);

    let response = world.execute("owner", ExecuteMsg::RevokeEligible { topic_id: T }).unwrap();
    assert_eq!(facts(&response, "eligibility_ended"), ["1", "1", &a("owner")]);
    assert!(!is_eligible(&world));
    let again = world.execute("owner", ExecuteMsg::RevokeEligible { topic_id: T });
    assert_eq!(again, Err(NotEligible { topic: T }));
    vouch(&mut world, 1);
    assert!(is_eligible(&world));
}

#[test]
fn whoever_looked_at_something_else_is_refused() {
    let mut world = World::with_topic();
    world.execute("alice", update(1, params(8))).unwrap();
    let refused = || Err(TopicChanged { topic: T, changes: 1, hash: created_open() });
    let other = PolicyChange::Policy { role: Role::Worker, policy: Policy::Open }.onto(&[0; 32]);
    for (version, policies_hash) in
        [(0, created_open()), (2, created_open()), (1, other.into()), (1, HexBinary::default())]
    {
        let msg = ExecuteMsg::SetEligible { topic_id: T, version, policies_hash };
        assert_eq!(world.execute("owner", msg), refused());
    }
}

/// All that a creator can do but offer and retire the topic.
#[test]
fn an_eligible_topic_whose_creator_changes_anything_lives_of_its_own_funds_at_once() {
    let accepted = |by: &'static str| (by, ExecuteMsg::AcceptTopic { topic_id: T });
    for (by, change) in [
        ("alice", update(1, params(8))),
        ("alice", policy(Role::Worker, Policy::List)),
        // Also what is said again: it may have been taken back in between.
        ("alice", policy(Role::Reputer, Policy::Open)),
        ("alice", listing(Role::Reputer, &["eve"], &[])),
        ("alice", listing(Role::Worker, &[], &["bob"])),
        accepted("bob"),
        accepted("alice"),
    ] {
        let text = format!("{change:?}");
        let mut world = World::with_topic();
        if let ExecuteMsg::AcceptTopic { topic_id } = &change {
            let offer = ExecuteMsg::TransferTopic { topic_id: *topic_id, to: Some(a(by)) };
            vouch(&mut world, 1);
            world.execute("alice", offer).unwrap();
            assert!(is_eligible(&world), "an offer changes nothing yet");
        }
        vouch(&mut world, 1);
        let response = world.execute(by, change).unwrap();
        assert!(!is_eligible(&world), "{text}");
        let [_, ended] = response.events.as_slice() else { panic!("two events: {response:?}") };
        assert_eq!(values(ended, "eligibility_ended"), ["1", "1", &a(by)], "{text}");
        // Until the owner confirms what it is now.
        vouch(&mut world, 1);
        assert!(is_eligible(&world), "{text}");
    }
}

#[test]
fn what_others_do_and_what_is_refused_leaves_it_eligible() {
    let mut world = World::with_topic();
    world.pay("alice", fee(), create(new_topic())).unwrap();
    vouch(&mut world, 1);
    world
        .execute("alice", ExecuteMsg::UpdateTopic { topic_id: TopicId(2), params: Box::new(params(8)) })
        .unwrap();
    world.execute("eve", policy(Role::Worker, Policy::List)).unwrap_err();
    world.execute("alice", listing(Role::Worker, &[], &[])).unwrap_err();
    assert!(is_eligible(&world) && !world.topic(2).eligible);
    // Retired, it opens no epoch and earns nothing; what is stored of it stays.
    world.execute("alice", ExecuteMsg::RetireTopic { topic_id: T }).unwrap();
    assert!(is_eligible(&world));
    world.execute("owner", ExecuteMsg::RevokeEligible { topic_id: T }).unwrap();
}

/// From its events anybody can follow the hash.
#[test]
fn the_hash_is_made_of_the_creation_and_every_change_since() {
    let mut world = World::deployed();
    let new = NewTopic { reputer_policy: Some(Policy::List), ..new_topic() };
    world.pay("alice", fee(), create(new)).unwrap();
    let policies = Policies { worker: Policy::Open, reputer: Policy::List };
    let mut hash = PolicyChange::Creation { policies }.onto(&[0; 32]);
    assert_eq!(world.topic(1).policies_hash, HexBinary::from(hash));

    let list = |role, added: &[&str], removed: &[&str]| {
        let [added, removed] = [added, removed].map(|names| names.iter().map(|name| addr(name)).collect());
        PolicyChange::List { role, added, removed }
    };
    for (message, change) in [
        (
            policy(Role::Worker, Policy::List),
            PolicyChange::Policy { role: Role::Worker, policy: Policy::List },
        ),
        (listing(Role::Worker, &["bob", "eve"], &[]), list(Role::Worker, &["bob", "eve"], &[])),
        (listing(Role::Worker, &["bob"], &["eve"]), list(Role::Worker, &["bob"], &["eve"])),
        (listing(Role::Reputer, &["rita"], &[]), list(Role::Reputer, &["rita"], &[])),
    ] {
        world.execute("alice", message).unwrap();
        hash = change.onto(&hash);
        assert_eq!(world.topic(1).policies_hash, HexBinary::from(hash), "{change:?}");
    }
    // Other changes are counted, and have no part in it.
    world.execute("alice", update(1, params(8))).unwrap();
    let topic = world.topic(1);
    assert_eq!((topic.changes, topic.policies_hash), (5, HexBinary::from(hash)));
}
