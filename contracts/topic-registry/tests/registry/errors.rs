//! Every error, provoked; that nothing changes then is checked by the world itself.

use crate::eligible::created_open;
use crate::money::sent;
use crate::world::{
    DAY, FEE, START, World, a, addr, create, deployment, fee, new_topic, params, suite_params, update,
};
use allora_interfaces::TokenError;
use allora_interfaces::registry::{
    ExecuteMsg, InstantiateMsg, Metadata, NewTopic, Pause, Policy, QueryMsg, Role, TOPICS,
};
use allora_protocol::emission::MoneyParamsUpdate;
use allora_protocol::schedule::ScheduleError;
use allora_protocol::topic::{SuiteParams, SuiteParamsUpdate, Topic, TopicError, TopicParams, TruthMode};
use allora_protocol::{EpochId, TopicId};
use allora_topic_registry::ContractError::{self, *};
use cosmwasm_std::{Binary, Storage, Uint128, coins};
use cw_ownable::{Action, OwnershipError};
use cw20::Cw20ReceiveMsg;

const T: TopicId = TopicId(1);
/// A topic that is not there.
const NONE: TopicId = TopicId(7);
pub const BAD: &str = "no address";

pub fn bad(field: &'static str) -> ContractError {
    InvalidAddress { field, address: BAD.into() }
}

fn stranger(who: &'static str) -> ContractError {
    Unauthorized { who, sender: addr("stranger") }
}

/// A message, who sends it, and what comes of it.
type Case = (&'static str, ExecuteMsg, ContractError);

#[track_caller]
fn refuses(world: impl Fn() -> World, cases: Vec<Case>) {
    for (sender, msg, error) in cases {
        let text = format!("{msg:?}");
        assert_eq!(world().execute(sender, msg), Err(error), "{text}");
    }
}

fn update_params(params: SuiteParamsUpdate) -> ExecuteMsg {
    ExecuteMsg::UpdateParams { params: Box::new(params) }
}

/// Every message, as somebody who may send it.
fn every_message(topic_id: TopicId) -> Vec<(&'static str, ExecuteMsg)> {
    use ExecuteMsg as M;
    let (role, policy, what) = (Role::Worker, Policy::List, Pause::Submissions);
    vec![
        ("alice", update(topic_id.0, params(8))),
        ("alice", M::TransferTopic { topic_id, to: None }),
        ("alice", M::AcceptTopic { topic_id }),
        ("alice", M::RetireTopic { topic_id }),
        ("alice", M::SetPolicy { topic_id, role, policy }),
        ("alice", M::UpdateList { topic_id, role, add: vec![a("bob")], remove: vec![] }),
        ("owner", M::SetEligible { topic_id, version: 0, policies_hash: created_open() }),
        ("owner", M::RevokeEligible { topic_id }),
        ("owner", update_params(SuiteParamsUpdate::default())),
        ("owner", M::SetGuardian { guardian: None }),
        ("owner", M::Pause { what, until: None }),
        ("owner", M::Unpause { what }),
        ("owner", M::UpdateOwnership(Action::RenounceOwnership)),
    ]
}

#[test]
fn coins_are_refused_by_every_message_without_a_price() {
    for (sender, msg) in every_message(T) {
        let text = format!("{msg:?}");
        let refused = World::with_topic().pay(sender, coins(1, "uallo"), msg);
        assert_eq!(refused, Err(Token(TokenError::NoFundsTaken)), "{text}");
    }
    let refused = World::empty().instantiate_with(fee(), deployment());
    assert_eq!(refused, Err(Token(TokenError::NoFundsTaken)));
}

#[test]
fn a_topic_that_is_not_there_is_not_found() {
    let about_topics =
        every_message(NONE).into_iter().filter(|(_, msg)| format!("{msg:?}").contains("topic_id"));
    refuses(
        World::with_topic,
        about_topics.map(|(by, msg)| (by, msg, TopicNotFound { topic: NONE })).collect(),
    );

    let world = World::with_topic();
    let (role, start_after, limit) = (Role::Worker, None, None);
    for query in [
        QueryMsg::Topic { topic_id: NONE },
        QueryMsg::List { topic_id: NONE, role, start_after, limit },
        QueryMsg::Allowed { topic_id: NONE, role, address: a("bob") },
    ] {
        assert_eq!(world.query::<()>(query), Err(TopicNotFound { topic: NONE }));
    }
}

#[test]
fn strangers_are_refused() {
    let creator = || stranger("the topic's creator");
    let errors = [
        creator(),
        creator(),
        NotOffered { topic: T, sender: addr("stranger") },
        stranger("the topic's creator or the owner"),
        creator(),
        creator(),
        stranger("the owner"),
        stranger("the owner"),
        stranger("the owner"),
        stranger("the owner"),
        stranger("the owner or the guardian"),
        stranger("the owner"),
        Ownership(OwnershipError::NotOwner),
    ];
    let cases = every_message(T).into_iter().zip(errors);
    refuses(World::with_topic, cases.map(|((_, msg), error)| ("stranger", msg, error)).collect());
}

#[test]
fn neither_owner_nor_guardian_may_do_what_is_others() {
    let (role, policy, what) = (Role::Worker, Policy::List, Pause::Submissions);
    let by_owner = Unauthorized { who: "the topic's creator", sender: addr("owner") };
    let by_guardian = Unauthorized { who: "the owner", sender: addr("guardian") };
    refuses(
        World::with_topic,
        vec![
            ("owner", ExecuteMsg::SetPolicy { topic_id: T, role, policy }, by_owner),
            ("guardian", ExecuteMsg::Unpause { what }, by_guardian),
        ],
    );
}

#[test]
fn malformed_addresses_are_named() {
    let to = || Some(BAD.to_string());
    let list = |add: &[&str], remove: &[&str]| {
        let [add, remove] = [add, remove].map(|texts| texts.iter().map(|text| (*text).into()).collect());
        ExecuteMsg::UpdateList { topic_id: T, role: Role::Worker, add, remove }
    };
    let money = MoneyParamsUpdate { validators: to(), ..Default::default() };
    let validators = update_params(SuiteParamsUpdate { money: Some(money), ..Default::default() });
    refuses(
        World::with_topic,
        vec![
            ("alice", ExecuteMsg::TransferTopic { topic_id: T, to: to() }, bad("to")),
            ("alice", list(&[BAD], &[]), bad("add")),
            ("alice", list(&[], &[BAD]), bad("remove")),
            ("owner", validators, bad("validators")),
            ("owner", ExecuteMsg::SetGuardian { guardian: to() }, bad("guardian")),
        ],
    );
    let mut world = World::with_topic();
    let refused = world.pay("alice", fee(), create(NewTopic { creator: to(), ..new_topic() }));
    assert_eq!(refused, Err(bad("creator")));
    let from_nowhere = ExecuteMsg::Receive(Cw20ReceiveMsg {
        sender: BAD.into(),
        amount: Uint128::one(),
        msg: Binary::default(),
    });
    assert_eq!(world.execute("token", from_nowhere), Err(bad("sender")));

    let (rule, state, eligible, start_after, limit) = (None, None, None, None, None);
    let query = QueryMsg::Topics { creator: to(), rule, state, eligible, start_after, limit };
    assert_eq!(world.query::<()>(query), Err(bad("creator")));
    let query = QueryMsg::Allowed { topic_id: T, role: Role::Worker, address: BAD.into() };
    assert_eq!(world.query::<()>(query), Err(bad("address")));
}

#[test]
fn a_malformed_topic_is_refused() {
    let metadata = |edit: fn(&mut Metadata)| {
        let mut new = new_topic();
        edit(&mut new.metadata);
        new
    };
    let length = |field, bytes, min, max| MetadataLength { field, bytes, min, max };
    let losses = Topic { truth_mode: TruthMode::Losses, ..new_topic().topic };
    let not_there = TopicError::NotSupported { what: "truth_mode `losses`", instead: "`truth`" };
    let opens = |opens_at| {
        let error = OpensAt { opens_at, now: START, latest: START + 30 * DAY };
        (NewTopic { opens_at: Some(opens_at), ..new_topic() }, error)
    };
    let mut hasty = new_topic();
    hasty.params.terms.schedule.report_window = 29;
    let window = ScheduleError::WindowTooShort { window: "report_window", seconds: 29, min: 30 };
    let cases = vec![
        (metadata(|m| m.question.clear()), length("question", 0, 1, 256)),
        (metadata(|m| m.question = "q".repeat(257)), length("question", 257, 1, 256)),
        (metadata(|m| m.unit = "u".repeat(65)), length("unit", 65, 0, 64)),
        (metadata(|m| m.source = "s".repeat(257)), length("source", 257, 0, 256)),
        (metadata(|m| m.resolution = "r".repeat(1025)), length("resolution", 1025, 0, 1024)),
        (metadata(|m| m.labels = vec!["".into()]), length("label", 0, 1, 64)),
        (metadata(|m| m.labels = vec!["l".repeat(65)]), length("label", 65, 1, 64)),
        (metadata(|m| m.labels = vec!["up".into()]), MetadataLabels { names: 1, labels: 0 }),
        (metadata(|m| m.hash = Some("ab".into())), MetadataHash { hash: "ab".into() }),
        (metadata(|m| m.hash = Some("zz".repeat(32))), MetadataHash { hash: "zz".repeat(32) }),
        (NewTopic { topic: losses, ..new_topic() }, Topic(not_there)),
        (hasty, Topic(TopicError::Schedule(window))),
        opens(START - 1),
        opens(START + 30 * DAY + 1),
    ];
    for (new, error) in cases {
        assert_eq!(World::deployed().pay("alice", fee(), create(new)), Err(error));
    }
}

#[test]
fn garbage_inside_a_receive_is_refused() {
    let msg = Binary::from(b"{}".as_slice());
    let received = ExecuteMsg::Receive(Cw20ReceiveMsg { sender: a("alice"), amount: Uint128::new(FEE), msg });
    let refused = World::deployed().execute("token", received).unwrap_err();
    assert!(matches!(refused, MalformedMessage(_)), "{refused}");
    let foreign = World::deployed().execute("token", sent("alice", FEE, new_topic())).unwrap_err();
    assert!(matches!(foreign, Token(TokenError::ForeignCw20 { .. })), "{foreign}");
}

#[test]
fn a_retired_topic_is_not_changed() {
    let retired = || {
        let mut world = World::with_topic();
        world.execute("alice", ExecuteMsg::RetireTopic { topic_id: T }).unwrap();
        world
    };
    let error = || TopicRetired { topic: T, from: EpochId(1) };
    refuses(
        retired,
        vec![
            ("alice", update(1, params(8)), error()),
            ("alice", ExecuteMsg::RetireTopic { topic_id: T }, error()),
            ("owner", ExecuteMsg::RetireTopic { topic_id: T }, error()),
            (
                "owner",
                ExecuteMsg::SetEligible { topic_id: T, version: 0, policies_hash: created_open() },
                error(),
            ),
        ],
    );
}

#[test]
fn bad_parameters_are_refused_whenever_they_come() {
    let mut hasty: TopicParams = params(8);
    hasty.terms.schedule.worker_submission_window = 1;
    let window = ScheduleError::WindowTooShort { window: "worker_submission_window", seconds: 1, min: 30 };
    let no_window = SuiteParamsUpdate { min_window: Some(0), ..Default::default() };
    let out_of_range = suite_params().updated(no_window.clone()).unwrap_err();
    refuses(
        World::with_topic,
        vec![
            ("alice", update(1, hasty), Topic(TopicError::Schedule(window))),
            ("owner", update_params(no_window), Topic(out_of_range)),
        ],
    );
}

#[test]
fn a_list_message_is_neither_empty_nor_long_nor_ambiguous() {
    let list = |add: Vec<String>, remove: Vec<String>| ExecuteMsg::UpdateList {
        topic_id: T,
        role: Role::Worker,
        add,
        remove,
    };
    let names = |n| (0..n).map(|id| a(&format!("w{id}"))).collect::<Vec<_>>();
    let bob = || vec![a("bob")];
    let twice = || DuplicateAddress { address: addr("bob") };
    refuses(
        World::with_topic,
        vec![
            ("alice", list(vec![], vec![]), ListSize { given: 0, max: 30 }),
            ("alice", list(names(30), bob()), ListSize { given: 31, max: 30 }),
            ("alice", list(bob(), bob()), twice()),
            ("alice", list([bob(), names(3), bob()].concat(), vec![]), twice()),
        ],
    );
}

#[test]
fn pauses_that_cannot_be_are_refused() {
    use Pause::{Payouts, Submissions};
    let pause = |what, until| ExecuteMsg::Pause { what, until };
    let unpause = |what| ExecuteMsg::Unpause { what };
    refuses(
        World::deployed,
        vec![
            ("owner", unpause(Payouts), NotPaused { what: Payouts }),
            ("owner", pause(Submissions, Some(START)), UntilPassed { until: START, now: START }),
            ("owner", unpause(Submissions), NotPaused { what: Submissions }),
            ("guardian", pause(Submissions, Some(START + 5)), GuardianUntil { until: START + 5 }),
        ],
    );
    let over = || {
        let mut world = World::deployed();
        world.execute("owner", pause(Submissions, Some(START + 1))).unwrap();
        world.now += 1;
        world
    };
    refuses(over, vec![("owner", unpause(Submissions), NotPaused { what: Submissions })]);
    let unwired = || {
        let mut world = World::empty();
        world.instantiate(deployment()).unwrap();
        world
    };
    refuses(
        unwired,
        vec![
            ("owner", pause(Submissions, None), NotWired { sibling: "synthesis" }),
            ("owner", pause(Payouts, None), NotWired { sibling: "rewards" }),
        ],
    );
    let created = unwired().pay("alice", fee(), create(new_topic()));
    assert_eq!(created, Err(NotWired { sibling: "rewards" }));
}

#[test]
fn ownership_that_is_not_offered_is_not_accepted() {
    let accept = || ExecuteMsg::UpdateOwnership(Action::AcceptOwnership);
    let error = Ownership(OwnershipError::TransferNotFound);
    refuses(World::deployed, vec![("bob", accept(), error)]);
}

#[test]
fn before_the_siblings_are_there_topics_have_no_open_epochs() {
    let mut world = World::empty();
    let free = SuiteParams { creation_fee: Uint128::zero(), ..suite_params() };
    world.instantiate(InstantiateMsg { params: free, ..deployment() }).unwrap();
    world.execute("alice", create(new_topic())).unwrap();
    world.execute("alice", update(1, params(8))).unwrap();
}

#[test]
fn a_damaged_record_is_an_error_and_no_panic() {
    let mut world = World::with_topic();
    let key = TOPICS.key(&1);
    world.deps.storage.set(&key, &[9, 9]);
    let refused = world.execute("alice", update(1, params(8))).unwrap_err();
    assert!(refused.to_string().starts_with("layout_version: "), "{refused}");
}
