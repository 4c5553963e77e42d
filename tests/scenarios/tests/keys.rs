//! Whose keys act, and that nobody gets hold of another's.

use allora_protocol::WorkerId;
use allora_testing::{Network, infers};

#[test]
fn somebody_elses_key_cannot_be_registered() {
    let mut net = Network::with_topic().start();
    net.register_for("mallory", "alice");
    assert_eq!(net.worker("mallory").owner, net.addr("alice"), "a gift, and nothing else");
    assert_eq!(net.find_worker("alice"), None, "her key is free");
    net.register("alice");
    assert_eq!((net.worker_id("mallory"), net.worker_id("alice")), (WorkerId(0), WorkerId(1)));
    net.leave("mallory", "mallory").fails_with("unauthorized");
    net.leave("alice", "mallory");
}

#[test]
fn offering_a_worker_to_somebody_elses_key_reserves_nothing() {
    let mut net = Network::with_topic().start();
    net.register("mallory");
    net.rotate("mallory", "mallory", Some("alice"));
    net.register("alice");
    let epoch = net.epoch().infer([("alice", "101"), ("mallory", "99")]).id();
    assert_eq!(net.seated_inferers(epoch), [WorkerId(0), WorkerId(1)]);
    net.accept_operator("alice", "mallory").fails_with("operator_used");
}

#[test]
fn a_key_is_rotated_in_only_by_its_own_message() {
    let mut net = Network::with_topic().start();
    net.register("alice");
    net.accept_operator("mallory", "alice").fails_with("not_offered");
    net.rotate("mallory", "alice", Some("mallory")).fails_with("unauthorized");
    net.rotate("alice", "alice", Some("fresh"));
    net.accept_operator("mallory", "alice").fails_with("not_offered");
    net.rotate("alice", "alice", None);
    net.accept_operator("fresh", "alice").fails_with("not_offered");
    net.rotate("alice", "alice", Some("fresh"));
    net.accept_operator("fresh", "alice");

    let epoch = net.epoch().id();
    net.submit("alice", epoch, infers("101")).fails_with("operator_rotated");
    net.submit("fresh", epoch, infers("101"));
    assert_eq!(net.seated_inferers(epoch), [WorkerId(0)], "the same worker with another key");
    net.register("alice").fails_with("operator_rotated");
}

#[test]
fn a_key_that_was_ever_used_is_given_to_no_other_worker() {
    let mut net = Network::with_topic().start();
    net.register_for("alice", "owner of alice");
    net.register_for("bob", "owner of bob");
    net.rotate("owner of alice", "alice", Some("bob"));
    net.accept_operator("bob", "alice").fails_with("operator_used");
    net.rotate("owner of bob", "bob", Some("new key of bob"));
    net.accept_operator("new key of bob", "bob");
    net.accept_operator("bob", "alice").fails_with("operator_used");
    net.rotate("owner of bob", "bob", Some("bob"));
    net.accept_operator("bob", WorkerId(1));
    assert_eq!(net.worker("bob").operator, net.addr("bob"), "his own worker takes a former key back");
}

#[test]
fn an_owner_hands_his_worker_over_in_two_steps() {
    let mut net = Network::with_topic().start();
    net.register_for("key", "alice");
    net.transfer_worker("key", "key", Some("bob")).fails_with("unauthorized");
    net.transfer_worker("alice", "key", Some("bob"));
    net.accept_worker("mallory", "key").fails_with("not_offered");
    net.leave("bob", "key").fails_with("unauthorized");
    net.accept_worker("bob", "key");
    net.leave("alice", "key").fails_with("unauthorized");
    net.leave("bob", "key");
    net.register_for("key", "alice").fails_with("owner_differs");
    net.register("key");
    assert_eq!(net.worker("key").owner, net.addr("bob"));
}

#[test]
fn a_worker_who_left_and_was_rotated_comes_back_by_his_newest_key() {
    let mut net = Network::with_topic().start();
    net.register_for("old", "alice");
    net.rotate("alice", "old", Some("new"));
    net.leave("alice", "old");
    net.accept_operator("new", WorkerId(0));
    let epoch = net.epoch().id();
    net.submit("new", epoch, infers("1")).fails_with("worker_left");
    net.register("old").fails_with("operator_rotated");
    net.register("new");
    net.submit("new", epoch, infers("1"));
}

#[test]
fn an_owner_who_rotated_first_is_not_brought_back_by_a_former_key() {
    let mut net = Network::with_topic().start();
    net.register_for("key", "alice");
    net.rotate("alice", "key", Some("fresh"));
    net.accept_operator("fresh", "key");
    net.leave("alice", WorkerId(0));
    net.register("key").fails_with("operator_rotated");
    net.wait_days(90);
    net.withdraw_deposit("alice", WorkerId(0));
}
