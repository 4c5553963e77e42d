//! Refusals around workers: registration, deposits, keys, and what only the registry may say.

use super::Case;
use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::synthesis::ExecuteMsg as Msg;
use allora_protocol::{TopicId, WorkerId};
use allora_testing::TOKEN;

const NOWHERE: TopicId = TopicId(99);
const NOBODY: WorkerId = WorkerId(99);

pub const CASES: &[Case] = &[
    ("topic_not_found", |net| net.act("carol", &Msg::RegisterWorker { topic_id: NOWHERE, owner: None })),
    ("topic_not_found", |net| net.act("carol", &Msg::Advance { topic_id: NOWHERE, limit: None })),
    ("already_registered", |net| net.register("alice")),
    ("already_registered", |net| net.register_for("alice", "carol")),
    ("invalid_address", |net| {
        net.act("carol", &Msg::RegisterWorker { topic_id: net.topic, owner: Some("carol".into()) })
    }),
    ("topic_retired", |net| {
        net.retire("creator");
        net.register("carol")
    }),
    ("worker_not_found", |net| net.top_up("carol", NOBODY, TOKEN)),
    ("worker_not_found", |net| net.leave("carol", NOBODY)),
    ("worker_not_found", |net| net.withdraw_deposit("carol", NOBODY)),
    ("worker_not_found", |net| net.rotate("carol", NOBODY, Some("carol"))),
    ("worker_not_found", |net| net.accept_operator("carol", NOBODY)),
    ("worker_not_found", |net| net.transfer_worker("carol", NOBODY, Some("carol"))),
    ("worker_not_found", |net| net.accept_worker("carol", NOBODY)),
    ("unauthorized", |net| net.leave("carol", "alice")),
    ("unauthorized", |net| net.withdraw_deposit("carol", "alice")),
    ("unauthorized", |net| net.rotate("carol", "alice", Some("carol"))),
    ("unauthorized", |net| net.transfer_worker("carol", "alice", Some("carol"))),
    ("not_offered", |net| net.accept_operator("carol", "alice")),
    ("not_offered", |net| net.accept_worker("carol", "alice")),
    ("operator_used", |net| {
        net.rotate("alice", "alice", Some("bob"));
        net.accept_operator("bob", "alice")
    }),
    ("still_there", |net| net.withdraw_deposit("alice", "alice")),
    ("invalid_address", |net| {
        let (topic_id, worker_id) = (net.topic, net.worker_id("alice"));
        net.act("alice", &Msg::RotateOperator { topic_id, worker_id, operator: Some("x".into()) })
    }),
    ("invalid_address", |net| {
        let (topic_id, worker_id) = (net.topic, net.worker_id("alice"));
        net.act("alice", &Msg::TransferWorker { topic_id, worker_id, to: Some("x".into()) })
    }),
    ("invalid_address", |net| {
        let (topic_id, worker_id) = (net.topic, net.worker_id("bob"));
        net.leave("bob", "bob");
        net.wait_days(90);
        net.act("bob", &Msg::WithdrawDeposit { topic_id, worker_id, beneficiary: Some("x".into()) })
    }),
    ("unauthorized", |net| {
        let address = net.addr("carol").into();
        net.act("owner", &Msg::Wire { sibling: Sibling::Staking, address })
    }),
    ("unauthorized", |net| net.act("owner", &Msg::SetPause { what: Pause::Submissions, until: 0 })),
    ("nothing_forfeited", |net| net.sweep("carol")),
    ("nothing_unpaid", |net| {
        let topic_id = net.topic;
        net.act("carol", &Msg::Pay { topic_id, epoch_id: 0.into() })
    }),
    ("limit_out_of_range", |net| net.advance("carol", 0)),
    ("limit_out_of_range", |net| net.advance("carol", 11)),
];
