//! Refusals of the registry.

use super::Case;
use allora_interfaces::registry::{ExecuteMsg as Msg, Pause, Policy, Role};
use allora_protocol::TopicId;
use allora_protocol::loss::{Answer, Bounds, LossFunction};
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::TruthMode;
use allora_testing::interfaces::registry::NewTopic;
use allora_testing::{Attempt, Network, TopicSpec};

const NOWHERE: TopicId = TopicId(99);

/// Creates a topic with a change.
fn create(net: &mut Network, change: impl FnOnce(&mut NewTopic)) -> Attempt {
    let mut spec = TopicSpec::default();
    change(&mut spec.0);
    net.create_topic_as("creator", spec)
}

fn list(net: &mut Network, add: Vec<String>, remove: Vec<String>) -> Attempt {
    net.act_registry("creator", &Msg::UpdateList { topic_id: net.topic, role: Role::Worker, add, remove })
}

pub const CASES: &[Case] = &[
    ("topic_not_found", |net| net.act_registry("creator", &Msg::RetireTopic { topic_id: NOWHERE })),
    ("topic_not_found", |net| net.act_registry("creator", &Msg::AcceptTopic { topic_id: NOWHERE })),
    ("topic_not_found", |net| {
        net.act_registry("creator", &Msg::TransferTopic { topic_id: NOWHERE, to: None })
    }),
    ("topic_not_found", |net| {
        let params = Box::new(net.params());
        net.act_registry("creator", &Msg::UpdateTopic { topic_id: NOWHERE, params })
    }),
    ("unauthorized", |net| net.retire("carol")),
    ("unauthorized", |net| net.transfer_topic("carol", Some("carol"))),
    ("unauthorized", |net| {
        let params = Box::new(net.params());
        net.act_registry("carol", &Msg::UpdateTopic { topic_id: net.topic, params })
    }),
    ("unauthorized", |net| {
        let topic_id = net.topic;
        net.act_registry("carol", &Msg::SetPolicy { topic_id, role: Role::Worker, policy: Policy::List })
    }),
    ("unauthorized", |net| {
        let (topic_id, add) = (net.topic, vec![net.addr("carol").into()]);
        net.act_registry("carol", &Msg::UpdateList { topic_id, role: Role::Worker, add, remove: vec![] })
    }),
    ("unauthorized", |net| net.act_registry("creator", &Msg::UpdateParams { params: Default::default() })),
    ("unauthorized", |net| net.act_registry("guardian", &Msg::SetGuardian { guardian: None })),
    ("unauthorized", |net| net.pause("creator")),
    ("unauthorized", |net| net.unpause("guardian")),
    ("not_paused", |net| net.unpause("owner")),
    ("unauthorized", |net| net.vouch("creator")),
    ("unauthorized", |net| net.revoke("guardian")),
    ("topic_changed", |net| {
        let (topic_id, policies_hash) = (net.topic, [7; 32].into());
        net.act_registry("owner", &Msg::SetEligible { topic_id, version: 0, policies_hash })
    }),
    ("not_eligible", |net| net.revoke("owner")),
    ("until_passed", |net| {
        let until = Some(net.now());
        net.act_registry("owner", &Msg::Pause { what: Pause::Submissions, until })
    }),
    ("guardian_until", |net| {
        let until = Some(net.now() + 1);
        net.act_registry("guardian", &Msg::Pause { what: Pause::Submissions, until })
    }),
    ("ownership", |net| {
        net.act_registry("carol", &Msg::UpdateOwnership(cw_ownable::Action::AcceptOwnership))
    }),
    ("ownership", |net| {
        net.act_registry("carol", &Msg::UpdateOwnership(cw_ownable::Action::RenounceOwnership))
    }),
    ("not_offered", |net| net.accept_topic("carol")),
    ("invalid_address", |net| {
        net.act_registry("creator", &Msg::TransferTopic { topic_id: net.topic, to: Some("carol".into()) })
    }),
    ("invalid_address", |net| net.act_registry("owner", &Msg::SetGuardian { guardian: Some("".into()) })),
    ("invalid_address", |net| list(net, vec!["carol".into()], vec![])),
    ("list_size", |net| list(net, vec![], vec![])),
    ("list_size", |net| {
        let many = (0..31).map(|number| net.addr(&format!("worker {number}")).into()).collect();
        list(net, many, vec![])
    }),
    ("duplicate_address", |net| {
        let alice: String = net.addr("alice").into();
        list(net, vec![alice.clone()], vec![alice])
    }),
    ("parameter_out_of_range", |net| net.update_suite(|suite| suite.min_stake = Some(1u128.into()))),
    ("parameter_out_of_range", |net| net.update_suite(|suite| suite.unbonding_time = Some(90 * 86_400 + 1))),
    ("parameter_out_of_range", |net| net.update_suite(|suite| suite.keep_tables = Some(0))),
];

pub const TOPICS: &[Case] = &[
    ("metadata_length", |net| create(net, |new| new.metadata.question = String::new())),
    ("metadata_length", |net| create(net, |new| new.metadata.question = "?".repeat(257))),
    ("metadata_length", |net| create(net, |new| new.metadata.unit = "m".repeat(65))),
    ("metadata_labels", |net| create(net, |new| new.metadata.labels = vec!["yes".into()])),
    ("metadata_labels", |net| {
        create(net, |new| {
            (new.topic.answer, new.topic.loss) = (Answer::Label { labels: 3 }, LossFunction::Brier);
            new.metadata.labels = vec!["yes".into(), "no".into()];
        })
    }),
    ("metadata_hash", |net| create(net, |new| new.metadata.hash = Some("abc".into()))),
    ("opens_at_out_of_range", |net| {
        let past = net.now() - 1;
        create(net, |new| new.opens_at = Some(past))
    }),
    ("opens_at_out_of_range", |net| {
        let late = net.now() + 30 * 86_400 + 1;
        create(net, |new| new.opens_at = Some(late))
    }),
    ("invalid_address", |net| create(net, |new| new.creator = Some("carol".into()))),
    ("not_supported", |net| create(net, |new| new.topic.truth_mode = TruthMode::Losses)),
    ("not_supported", |net| create(net, |new| new.topic.rule = RuleKind::Meta)),
    ("loss_does_not_fit", |net| create(net, |new| new.topic.loss = LossFunction::Brier)),
    ("parameter_out_of_range", |net| create(net, |new| new.topic.answer = Answer::Value { arity: 9 })),
    ("parameter_out_of_range", |net| create(net, |new| new.params.terms.max_inferers = 65)),
    ("parameter_out_of_range", |net| create(net, |new| new.params.terms.min_reporters = 0)),
    ("epoch_too_large", |net| {
        create(net, |new| {
            new.topic.answer = Answer::Value { arity: 8 };
            (new.params.terms.max_inferers, new.params.terms.max_forecasters) = (64, 16);
        })
    }),
    ("empty_bounds", |net| {
        let one = "1".parse().unwrap();
        create(net, |new| new.params.terms.bounds = Some(Bounds { lower: one, upper: one }))
    }),
    ("window_too_short", |net| create(net, |new| new.params.terms.schedule.report_window = 1)),
    ("topic_retired", |net| {
        net.retire("creator");
        net.update_topic(|_| ())
    }),
];
