//! `Now`.

use crate::world::*;
use allora_interfaces::registry::{LISTED, Policy, Role};
use allora_interfaces::synthesis::*;
use allora_protocol::schedule::{Due, EpochState, Event, OpenEpoch, OpenEpochs};
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::Uint128;

fn now(world: &World, topic_id: TopicId, name: Option<&str>) -> NowResponse {
    world.ask(QueryMsg::Now { topic_id, address: name.map(|name| addr(name).into()) })
}

fn may(world: &World, topic_id: TopicId, name: &str) -> Vec<May> {
    now(world, topic_id, Some(name)).you.unwrap().may
}

/// Why somebody may not send the one message that is taken.
fn refusal(world: &World, topic_id: TopicId, name: &str) -> String {
    let [only] = &may(world, topic_id, name)[..] else { panic!() };
    only.refused.clone().unwrap_or_default()
}

fn allowed(message: &str, epoch: u64, until: u64) -> May {
    May { message: message.into(), epoch_id: EpochId(epoch), until, refused: None }
}

#[test]
fn before_the_first_opening_a_topic_says_when_it_opens() {
    let mut world = World::new();
    world.now = 10;
    let answer = now(&world, OPEN_TOPIC, Some("alice"));
    let expected = NowResponse {
        submissions: None,
        reveals: None,
        reports: vec![],
        next: Some(world.windows(OPEN_TOPIC, 0)),
        due: None,
        paused: false,
        you: Some(You { worker: None, reputer: None, may: vec![] }),
        now: 10,
    };
    assert_eq!(answer, expected);
}

#[test]
fn an_operator_learns_what_he_may_send_and_until_when() {
    let mut world = World::new();
    world.worker(OPEN_TOPIC, 4, "alice");
    world.now = START + 229;
    let answer = now(&world, OPEN_TOPIC, Some("alice"));
    assert_eq!(answer.submissions, Some(world.windows(OPEN_TOPIC, 2)));
    assert_eq!(answer.next, Some(world.windows(OPEN_TOPIC, 3)));
    let may = vec![allowed("submit", 2, START + 230)];
    assert_eq!(answer.you, Some(You { worker: Some(WorkerId(4)), reputer: None, may }));

    world.now = START + 230;
    let answer = now(&world, OPEN_TOPIC, Some("alice"));
    assert_eq!((answer.submissions, answer.you.unwrap().may), (None, vec![]));
}

#[test]
fn what_now_refuses_is_what_the_message_refuses_and_what_it_allows_is_taken() {
    let mut world = World::new();
    world.worker(OPEN_TOPIC, 0, "alice");
    world.now = START + 1;
    let submit = || ExecuteMsg::Submit {
        topic_id: OPEN_TOPIC,
        epoch_id: EpochId(0),
        worker: None,
        entry: infer("101"),
    };
    assert_eq!(refusal(&world, OPEN_TOPIC, "bob"), world.send("bob", submit()).unwrap_err());
    assert_eq!(may(&world, OPEN_TOPIC, "alice"), [allowed("submit", 0, START + 30)]);
    world.pause(START + 50);
    let answer = now(&world, OPEN_TOPIC, None);
    assert!(answer.paused && answer.submissions.is_some());
    assert_eq!(refusal(&world, OPEN_TOPIC, "alice"), world.send("alice", submit()).unwrap_err());
    world.pause(START + 1);
    assert!(!now(&world, OPEN_TOPIC, None).paused);
    world.send("alice", submit()).unwrap();
    let refused = refusal(&world, OPEN_TOPIC, "alice");
    assert!(refused.starts_with("already_submitted: "), "{refused}");
    assert_eq!(refused, world.send("alice", submit()).unwrap_err());

    let report = || ExecuteMsg::Report {
        topic_id: OPEN_TOPIC,
        epoch_id: EpochId(0),
        report: Report::Value(vec![n("100")]),
    };
    world.reputer(OPEN_TOPIC, 3, "rita", 1_000_000);
    world.reputer(OPEN_TOPIC, 4, "poor", 999_999);
    world.now = START + 60;
    for stranger in ["alice", "poor"] {
        assert_eq!(refusal(&world, OPEN_TOPIC, stranger), world.send(stranger, report()).unwrap_err());
    }
    let answer = now(&world, OPEN_TOPIC, Some("rita"));
    assert_eq!(answer.reports, [world.windows(OPEN_TOPIC, 0)]);
    assert_eq!(answer.due, Some(Due { at: START + 30, event: Event::Close(EpochId(0)) }));
    let may = vec![allowed("report", 0, START + 90)];
    assert_eq!(answer.you, Some(You { worker: None, reputer: Some(ReputerId(3)), may }));
    world.send("rita", report()).unwrap();
    assert_eq!(refusal(&world, OPEN_TOPIC, "rita"), world.send("rita", report()).unwrap_err());
}

#[test]
fn lists_full_topics_old_keys_and_those_who_left_are_refused_beforehand() {
    let mut world = World::new();
    world.now = START + 5_000;
    world.worker(OPEN_TOPIC, 0, "alice");
    world.change_topic(OPEN_TOPIC, |topic| topic.policies.worker = Policy::List);
    assert!(refusal(&world, OPEN_TOPIC, "alice").starts_with("not_listed: "));
    let key = (OPEN_TOPIC.0, Role::Worker.number(), &addr("alice"));
    LISTED.save(&mut *world.registry.borrow_mut(), key, &true);
    assert_eq!(refusal(&world, OPEN_TOPIC, "alice"), "");

    let open = (2..50).map(|epoch| OpenEpoch { epoch: EpochId(epoch), state: EpochState::Collecting });
    let full = OpenEpochs::try_from(open.collect::<Vec<_>>()).unwrap();
    world.set_open(OPEN_TOPIC, full);
    assert!(refusal(&world, OPEN_TOPIC, "alice").starts_with("advance_first: "));
    world.set_open(OPEN_TOPIC, OpenEpochs::default());

    let inactive = Operator { worker: WorkerId(0), active: false };
    OPERATORS.save(world.storage(), (OPEN_TOPIC.0, &addr("alice")), &inactive);
    world.change_worker(OPEN_TOPIC, 0, |worker| worker.left_at = Some(START));
    assert!(refusal(&world, OPEN_TOPIC, "alice").starts_with("worker_left: "));
    world.change_worker(OPEN_TOPIC, 0, |worker| worker.operator = addr("new key"));
    assert!(refusal(&world, OPEN_TOPIC, "alice").starts_with("operator_rotated: "));
    assert_eq!(now(&world, OPEN_TOPIC, Some("alice")).you.unwrap().worker, None);
}

#[test]
fn who_committed_may_reveal_and_his_former_key_too() {
    let mut world = World::new();
    world.worker(SEALED_TOPIC, 2, "alice");
    world.worker(SEALED_TOPIC, 3, "bob");
    world.now = START;
    assert_eq!(may(&world, SEALED_TOPIC, "alice"), [allowed("commit", 0, START + 30)]);
    world.set_deposit(SEALED_TOPIC, 2, 299);
    assert!(refusal(&world, SEALED_TOPIC, "alice").starts_with("deposit_too_small: "));

    world.sit(SEALED_TOPIC, 0, 2, None, true);
    let committed = Committed {
        hash: [9; 32],
        parts: Parts { inference: true, forecast: false },
        forfeit: Uint128::new(300),
    };
    let key = (SEALED_TOPIC.0, 0, 2);
    let entry = ENTRIES.load(world.storage(), key).unwrap();
    ENTRIES.save(world.storage(), key, &SeatedEntry { content: Content::Committed(committed), ..entry });
    let inactive = Operator { worker: WorkerId(2), active: false };
    OPERATORS.save(world.storage(), (SEALED_TOPIC.0, &addr("alice")), &inactive);
    world.now = START + 30;
    assert_eq!(now(&world, SEALED_TOPIC, None).reveals, Some(world.windows(SEALED_TOPIC, 0)));
    assert_eq!(may(&world, SEALED_TOPIC, "alice"), [allowed("reveal", 0, START + 40)]);
    assert!(refusal(&world, SEALED_TOPIC, "bob").starts_with("nothing_committed: "));
    assert!(refusal(&world, SEALED_TOPIC, "carol").starts_with("not_registered: "));
    world.now = START + 40;
    assert_eq!(now(&world, SEALED_TOPIC, None).reveals, None);
}

#[test]
fn a_retired_topic_takes_reports_and_nothing_else() {
    let mut world = World::new();
    world.reputer(OPEN_TOPIC, 0, "rita", 1_000_000);
    world.open(OPEN_TOPIC, 4);
    world.change_topic(OPEN_TOPIC, |topic| topic.retired_from = Some(EpochId(5)));
    world.now = START + 405;
    let answer = now(&world, OPEN_TOPIC, None);
    assert_eq!((answer.submissions, answer.next), (Some(world.windows(OPEN_TOPIC, 4)), None));
    world.now = START + 460;
    assert_eq!(may(&world, OPEN_TOPIC, "rita"), [allowed("report", 4, START + 490)]);
    world.now = START + 505;
    let answer = now(&world, OPEN_TOPIC, Some("rita"));
    assert_eq!((answer.submissions, answer.reveals, answer.next), (None, None, None));
    assert_eq!(answer.due, Some(Due { at: START + 430, event: Event::Close(EpochId(4)) }));
}

#[test]
fn an_address_that_is_none_is_an_error() {
    let world = World::new();
    let refused = world.refused(QueryMsg::Now { topic_id: OPEN_TOPIC, address: Some("?".into()) });
    assert!(refused.contains("Error decoding bech32"), "{refused}");
}
