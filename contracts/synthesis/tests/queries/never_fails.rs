//! Whatever is asked is answered, or refused with a code.

use crate::world::*;
use allora_interfaces::feed::Guards;
use allora_interfaces::registry::TopicRecord;
use allora_interfaces::synthesis::*;
use allora_protocol::{EpochId, ReputerId, TopicId, WorkerId};

/// Every question about a topic, an epoch, an id; with a limit where there is one.
fn questions(topic_id: TopicId, epoch: u64, id: u32, limit: Option<u32>) -> Vec<QueryMsg> {
    use QueryMsg as Q;
    let (epoch_id, worker_id, reputer_id) = (EpochId(epoch), WorkerId(id), ReputerId(id));
    let address = || addr("alice").to_string();
    let mut questions = vec![
        Q::Ownership {},
        Q::Config {},
        Q::Now { topic_id, address: None },
        Q::Now { topic_id, address: Some(address()) },
        Q::Summaries { topics: vec![topic_id] },
        Q::Submissions { topic_id, epoch_id, start_after: None, limit },
        Q::Submissions { topic_id, epoch_id, start_after: Some(worker_id), limit },
        Q::EpochTable { topic_id, epoch_id },
        Q::Reports { topic_id, epoch_id },
        Q::Commitment { topic_id, epoch_id, worker_id },
        Q::Worker { topic_id, worker_id },
        Q::WorkerByOperator { topic_id, operator: address() },
        Q::WorkersByOwner { owner: address(), start_after: Some((topic_id, worker_id)), limit },
        Q::Reputer { topic_id, reputer_id },
        Q::Explain { topic_id, epoch_id, actor: Actor::Worker(worker_id) },
        Q::Explain { topic_id, epoch_id, actor: Actor::Reputer(reputer_id) },
        Q::Unpaid { topic_id, start_after: None, limit },
        Q::Unpaid { topic_id, start_after: Some(epoch_id), limit },
        Q::Due { start_after: Some(topic_id), limit },
        Q::Due { start_after: None, limit },
        Q::Solvency {},
    ];
    for epoch_id in [None, Some(epoch_id)] {
        let guards = Some(Guards { max_age: Some(0), ..Guards::default() });
        questions.push(Q::NetworkInference { topic_id, epoch_id, guards });
        questions.push(Q::Results { topic_id, start_before: epoch_id, limit });
        questions.push(Q::WeightSeries { topic_id, start_before: epoch_id, limit });
        questions.push(Q::History { topic_id, worker_id, start_before: epoch_id, limit });
        for seat in [SeatKind::Inferer, SeatKind::Forecaster, SeatKind::Reputer] {
            questions.push(Q::WouldAdmit { topic_id, address: address(), seat, epoch_id });
            questions.push(Q::Leaderboard { topic_id, seat, start_after: None, limit });
            questions.push(Q::Leaderboard { topic_id, seat, start_after: Some(id), limit });
        }
    }
    questions
}

/// Whether a question is about one topic. A new kind of question has to be placed here, and asked above.
fn about_a_topic(question: &QueryMsg) -> bool {
    use QueryMsg as Q;
    match question {
        Q::Ownership {}
        | Q::Config {}
        | Q::Summaries { .. }
        | Q::WorkersByOwner { .. }
        | Q::Due { .. }
        | Q::Solvency {} => false,
        Q::Now { .. }
        | Q::WouldAdmit { .. }
        | Q::NetworkInference { .. }
        | Q::Results { .. }
        | Q::WeightSeries { .. }
        | Q::EpochTable { .. }
        | Q::Submissions { .. }
        | Q::Reports { .. }
        | Q::Commitment { .. }
        | Q::Leaderboard { .. }
        | Q::Worker { .. }
        | Q::WorkerByOperator { .. }
        | Q::Reputer { .. }
        | Q::History { .. }
        | Q::Unpaid { .. }
        | Q::Explain { .. } => true,
    }
}

const LIMITS: [Option<u32>; 4] = [None, Some(0), Some(1), Some(u32::MAX)];

#[test]
fn of_a_topic_that_is_not_there_every_question_about_it_says_so() {
    let world = World::new();
    for topic in [0, 99, u64::MAX] {
        for limit in LIMITS {
            for question in questions(TopicId(topic), 0, 0, limit) {
                let answer = world.try_ask(question.clone());
                match answer {
                    Err(refused) => assert!(
                        about_a_topic(&question) && refused.starts_with("topic_not_found: "),
                        "{question:?}: {refused}"
                    ),
                    Ok(_) => assert!(!about_a_topic(&question), "{question:?}"),
                }
            }
        }
    }
}

/// The only errors where there is a topic: somebody asks for one worker, or one inference, that is not there.
fn is_refused_for_a_reason(question: &QueryMsg, refused: &str) -> bool {
    use QueryMsg as Q;
    let code = refused.split(':').next();
    match question {
        Q::Worker { .. } => code == Some("worker_not_found"),
        Q::WorkerByOperator { .. } => code == Some("not_registered"),
        Q::NetworkInference { .. } => matches!(code, Some("no_result" | "no_inference")),
        _ => false,
    }
}

fn require_answers(world: &World) {
    for topic in [OPEN_TOPIC, SEALED_TOPIC] {
        for epoch in [0, 3, u64::from(u32::MAX), u64::MAX / 100, u64::MAX] {
            for (id, limit) in [0, 7, u32::MAX].into_iter().zip(LIMITS.into_iter().cycle()) {
                for question in questions(topic, epoch, id, limit) {
                    if let Err(refused) = world.try_ask(question.clone()) {
                        assert!(is_refused_for_a_reason(&question, &refused), "{question:?}: {refused}");
                    }
                }
            }
        }
    }
}

#[test]
fn of_an_empty_topic_everything_is_answered_at_any_time() {
    let mut world = World::new();
    for now in [0, START - 1, START, START + 29, START + 30, START + 75, START + 123_456_789] {
        world.now = now;
        require_answers(&world);
    }
}

#[test]
fn of_retired_paused_and_forgetful_topics_everything_is_answered() {
    let changes: [fn(&mut TopicRecord); 3] = [
        |topic| topic.retired_from = Some(EpochId(0)),
        |topic| topic.retired_from = Some(EpochId(2)),
        |topic| topic.versions = versions_from(3, START + 300, SHORT),
    ];
    for change in changes {
        let mut world = World::new();
        world.change_topic(OPEN_TOPIC, change);
        world.change_topic(SEALED_TOPIC, change);
        world.pause(u64::MAX);
        for now in [0, START, START + 150, START + 333, START + 1_000_000] {
            world.now = now;
            require_answers(&world);
        }
    }
}

#[test]
fn a_pause_changes_no_answer_but_those_that_speak_of_it() {
    let mut world = World::new();
    world.now = START + 5;
    world.worker(OPEN_TOPIC, 0, "alice");
    world.sit(OPEN_TOPIC, 0, 1, None, true);
    let answers = |world: &World| {
        let questions = questions(OPEN_TOPIC, 0, 0, None).into_iter();
        let silent = questions.filter(|question| {
            !matches!(question, QueryMsg::Config {} | QueryMsg::Now { .. } | QueryMsg::WouldAdmit { .. })
        });
        silent.map(|question| world.try_ask(question)).collect::<Vec<_>>()
    };
    let before = answers(&world);
    world.pause(u64::MAX);
    assert_eq!(answers(&world), before);
    let ask = QueryMsg::WouldAdmit {
        topic_id: OPEN_TOPIC,
        address: addr("alice").into(),
        seat: SeatKind::Inferer,
        epoch_id: None,
    };
    let answer: WouldAdmitResponse = world.ask(ask);
    assert!(answer.admitted && answer.refused.unwrap().starts_with("paused: "));
}
