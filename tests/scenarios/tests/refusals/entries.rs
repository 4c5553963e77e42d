//! Refusals of submissions, commitments, reveals and reports.

use super::Case;
use allora_interfaces::registry::Role;
use allora_interfaces::synthesis::{ExecuteMsg as Msg, Parts};
use allora_protocol::loss::{Answer, Bounds, LossFunction};
use allora_protocol::{EpochId, TopicId, WorkerId};
use allora_testing::{Attempt, Label, Network, TOKEN, TopicSpec, entry, forecasts, infers};
use cosmwasm_std::HexBinary;

const NOWHERE: TopicId = TopicId(99);
const NOW: EpochId = EpochId(0);
const NEXT: EpochId = EpochId(1);
const INFERENCE: Parts = Parts { inference: true, forecast: false };

/// bob submits to a topic of other answers.
fn submit_to(net: &mut Network, spec: TopicSpec, values: Vec<&str>) -> Attempt {
    net.create_topic(spec);
    net.register("bob");
    let values = values.into_iter().map(|value| value.parse().unwrap()).collect();
    net.submit("bob", NOW, entry(Some(values), None))
}

fn probabilities() -> TopicSpec {
    let topic = TopicSpec::default().answer(Answer::Label { labels: 2 }, LossFunction::Brier);
    topic.terms(|terms| terms.require_unity = Some("0.01".parse().unwrap()))
}

pub const OPEN: &[Case] = &[
    ("topic_not_found", |net| {
        let message = Msg::Submit { topic_id: NOWHERE, epoch_id: NOW, worker: None, entry: infers("1") };
        net.act("bob", &message)
    }),
    ("not_registered", |net| net.submit("carol", NOW, infers("1"))),
    ("wrong_epoch", |net| net.submit("bob", NEXT, infers("1"))),
    ("wrong_epoch", |net| net.submit("bob", EpochId(u64::MAX), infers("1"))),
    ("already_submitted", |net| net.submit("alice", NOW, infers("1"))),
    ("foreign_worker", |net| {
        let worker = Some(net.worker_id("alice"));
        net.act("bob", &Msg::Submit { topic_id: net.topic, epoch_id: NOW, worker, entry: infers("1") })
    }),
    ("no_reveal_window", |net| net.commit_hash("bob", NOW, &[0; 32], INFERENCE)),
    ("empty_entry", |net| net.submit("bob", NOW, entry(None, None))),
    ("empty_forecast", |net| net.submit("bob", NOW, forecasts([]))),
    ("wrong_arity", |net| net.submit("bob", NOW, infers(["1", "2"]))),
    ("wrong_arity", |net| net.submit("bob", NOW, entry(Some(vec![]), None))),
    ("duplicate_element", |net| net.submit("bob", NOW, forecasts([(0, "1"), (0, "1")]))),
    ("too_many_elements", |net| {
        let elements = (0..13).map(|worker| (WorkerId(worker), "1".parse().unwrap())).collect();
        net.submit("bob", NOW, entry(None, Some(elements)))
    }),
    ("log_loss_out_of_range", |net| net.submit("bob", NOW, forecasts([(0, "100.1")]))),
    ("out_of_bounds", |net| {
        let bounds = Bounds { lower: "0".parse().unwrap(), upper: "10".parse().unwrap() };
        submit_to(net, TopicSpec::default().terms(|terms| terms.bounds = Some(bounds)), vec!["10.1"])
    }),
    ("not_a_probability", |net| submit_to(net, probabilities(), vec!["1.2", "-0.2"])),
    ("no_unity", |net| submit_to(net, probabilities(), vec!["0.5", "0.6"])),
    ("epoch_not_found", |net| net.report("rita", NEXT, "100")),
    ("window_not_open", |net| net.report("rita", NOW, "100")),
    ("window_closed", |net| {
        net.go_to(net.windows(NOW).reports_end);
        net.report("rita", NOW, "100")
    }),
    ("not_a_reputer", |net| net.go_to_reports(NOW).report("carol", NOW, "100")),
    ("stake_too_small", |net| {
        net.unstake("rita", 100 * TOKEN - 1_000);
        net.go_to_reports(NOW).report("rita", NOW, "100")
    }),
    ("already_reported", |net| {
        net.go_to_reports(NOW).report("rita", NOW, "100");
        net.report("rita", NOW, "101")
    }),
    ("wrong_arity", |net| net.go_to_reports(NOW).report("rita", NOW, ["100", "101"])),
    ("wrong_kind", |net| net.go_to_reports(NOW).report("rita", NOW, Label(0))),
    ("no_such_label", |net| {
        submit_to(net, probabilities(), vec!["0.5", "0.5"]).ok();
        net.new_reputer("rita", 10 * TOKEN);
        net.go_to_reports(NOW).report("rita", NOW, Label(2))
    }),
    ("window_not_open", |net| {
        let worker = Some(net.worker_id("alice"));
        net.reveal_as("alice", worker, NOW, infers("101"), &[0; 32])
    }),
];

pub const REVEAL: &[Case] = &[
    ("commit_first", |net| net.submit("bob", NOW, infers("1"))),
    ("already_submitted", |net| net.commit_hash("alice", NOW, &[1; 32], INFERENCE)),
    ("empty_entry", |net| net.commit_hash("bob", NOW, &[1; 32], Parts { inference: false, forecast: false })),
    ("wrong_length", |net| net.commit_hash("bob", NOW, &[1; 31], INFERENCE)),
    ("wrong_length", |net| net.commit_hash("bob", NOW, &[], INFERENCE)),
    ("foreign_worker", |net| {
        let (topic_id, worker) = (net.topic, Some(net.worker_id("alice")));
        let commitment = HexBinary::from(&[1; 32]);
        net.act("bob", &Msg::Commit { topic_id, epoch_id: NOW, worker, commitment, parts: INFERENCE })
    }),
    ("deposit_too_small", |net| {
        net.update_suite(|suite| suite.reveal_forfeit = Some((11 * TOKEN).into()));
        let next = net.go_to_close(NOW).epoch().id();
        net.commit("bob", next, infers("1"))
    }),
    ("window_not_open", |net| net.reveal("alice", NOW)),
    ("window_closed", |net| net.go_to_close(NOW).reveal("alice", NOW)),
    ("nothing_committed", |net| {
        let worker = Some(net.worker_id("bob"));
        net.go_to_reveals(NOW).reveal_as("bob", worker, NOW, infers("1"), &[0; 32])
    }),
    ("nothing_committed", |net| {
        net.go_to_reveals(NOW).reveal("alice", NOW);
        net.reveal("alice", NOW)
    }),
    ("wrong_length", |net| net.go_to_reveals(NOW).reveal_as("alice", None, NOW, infers("101"), &[0; 33])),
    ("wrong_reveal", |net| net.go_to_reveals(NOW).reveal_as("alice", None, NOW, infers("101"), &[0; 32])),
    ("wrong_parts", |net| {
        let hash = net.commitment(net.worker_id("bob"), NOW, &infers("1"), &[0; 32]);
        net.commit_hash("bob", NOW, &hash, Parts { inference: false, forecast: true });
        net.go_to_reveals(NOW).reveal_as("bob", None, NOW, infers("1"), &[0; 32])
    }),
    ("wrong_arity", |net| {
        net.commit("bob", NOW, infers(["1", "2"]));
        net.go_to_reveals(NOW).reveal("bob", NOW)
    }),
];

pub const LISTED: &[Case] = &[
    ("not_listed", |net| net.register("alice")),
    ("not_listed", |net| net.register_reputer("rita")),
    ("not_listed", |net| {
        net.list(Role::Worker, &["alice"]);
        net.register("alice");
        net.unlist(Role::Worker, &["alice"]);
        net.submit("alice", NOW, infers("1"))
    }),
    ("not_listed", |net| {
        net.list(Role::Worker, &["alice"]);
        net.list(Role::Reputer, &["rita"]);
        net.new_reputer("rita", 10 * TOKEN);
        net.register("alice");
        net.submit("alice", NOW, infers("1"));
        net.unlist(Role::Reputer, &["rita"]);
        net.go_to_reports(NOW).report("rita", NOW, "1")
    }),
];
