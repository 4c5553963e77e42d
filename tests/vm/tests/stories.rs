//! Epochs of every kind.

use super::compare;
use allora_interfaces::synthesis::ExecuteMsg;
use allora_protocol::EpochId;
use allora_protocol::loss::{Answer, LossFunction};
use allora_testing::{Label, Network, Suite, TOKEN, Void, entry, infers};

const WORKERS: [(&str, &str); 3] = [("alice", "101"), ("bob", "99.25"), ("carol", "104.0625")];

#[test]
fn a_topic_predicts_and_learns() {
    compare(Network::with_topic(), |net| {
        for _ in 0..12 {
            net.epoch()
                .infer(WORKERS)
                .forecast("fiona", [("alice", "-1.5"), ("bob", "0.25"), ("carol", "1")])
                .forecast("alice", [("alice", "-2"), ("carol", "0.75")])
                .truth("100.3")
                .settle()
                .assert_scored();
        }
        net.epoch().infer(WORKERS).close();
    });
}

#[test]
fn who_comes_and_goes_is_remembered_and_drifts() {
    compare(Network::with_topic().reputers([("rita", 50 * TOKEN), ("sam", 30 * TOKEN)]), |net| {
        for epoch in 0..8 {
            let present = WORKERS.into_iter().enumerate().filter(|(at, _)| epoch % (at + 2) != 0);
            let scene = net.epoch().infer(present.map(|(_, worker)| worker)).infer([("dora", "100.5")]);
            scene.reports([("rita", "100"), ("sam", "100.75")]).settle().assert_scored();
        }
    });
}

#[test]
fn commitments_are_revealed_or_forfeited() {
    compare(Network::with_topic().reveal_window(600), |net| {
        for _ in 0..2 {
            net.epoch()
                .infer(WORKERS)
                .forecast("bob", [("alice", "-1"), ("bob", "0.5")])
                .truth("100")
                .settle()
                .assert_truth("100");
        }
        net.epoch().infer(WORKERS).silent("carol").truth("100").settle().assert_inferers(&["alice", "bob"]);
        net.sweep("anybody");
        let epoch = net.epoch().infer(WORKERS).id();
        net.reveal("alice", epoch).fails_with("window_not_open");
        net.go_to_reveals(epoch);
        net.reveal_as("alice", None, epoch, infers("7"), &[9; 32]).fails_with("wrong_reveal");
        net.reveal_through("stranger", "alice", epoch);
        net.go_to_close(epoch);
        net.reveal("bob", epoch).fails_with("window_closed");
        net.of(epoch).silent("bob").silent("carol").truth("100").settle().assert_inferers(&["alice"]);
    });
}

#[test]
fn an_epoch_without_reveals_fails() {
    compare(Network::with_topic().reveal_window(600), |net| {
        let scene = net.epoch().infer(WORKERS).silent("alice").silent("bob").silent("carol");
        scene.close().assert_failed("no_reveals");
        net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
    });
}

#[test]
fn seats_go_to_the_best() {
    compare(
        Network::with_topic().seats(2, 1, 1).reputers([("rita", 9 * TOKEN), ("sam", 5 * TOKEN)]),
        |net| {
            for _ in 0..11 {
                net.epoch().infer([("ada", "100.1"), ("ben", "103")]).truth_from("rita", "100").settle();
                net.epoch().infer([("cyd", "101"), ("dan", "140")]).truth_from("rita", "100").settle();
            }
            let epoch = net.epoch().infer([("dan", "140"), ("ben", "103")]).id();
            net.submit("ada", epoch, infers("100.1")).ok().event("evicted");
            net.submit("cyd", epoch, infers("101")).ok().event("evicted");
            net.submit("dan", epoch, infers("100")).fails_with("already_submitted");
            net.of(epoch).close();
            net.go_to_reports(epoch);
            net.report("sam", epoch, "101");
            net.report("rita", epoch, "100").ok().event("evicted");
            net.of(epoch).settle().assert_truth("100").assert_inferers(&["ada", "cyd"]);
        },
    );
}

#[test]
fn void_and_failed_epochs_teach_nothing() {
    compare(Network::with_topic().terms(|terms| terms.min_reporters = 2), |net| {
        net.new_reputer("sam", 40 * TOKEN);
        net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
        net.epoch().infer(WORKERS).truth(Void).settle().assert_void();
        net.epoch().infer(WORKERS).truth_from("rita", "100").settle().assert_failed("no_quorum");
        net.epoch().infer(WORKERS).settle().assert_failed("no_quorum");
        net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
    });
}

#[test]
fn labels_and_vectors() {
    let labels = Answer::Label { labels: 3 };
    let builder = Network::with_topic()
        .topic(|topic| topic.answer(labels, LossFunction::LogLoss))
        .terms(|terms| terms.require_unity = Some("0.001".parse().expect("a number")));
    compare(builder, |net| {
        for truth in [0, 2, 0] {
            net.epoch()
                .infer([("alice", ["0.7", "0.2", "0.1"]), ("bob", ["0.125", "0.75", "0.125"])])
                .truth(Label(truth))
                .settle()
                .assert_scored();
        }
    });
    let vector = Answer::Value { arity: 2 };
    compare(Network::with_topic().topic(|topic| topic.answer(vector, LossFunction::Absolute)), |net| {
        for _ in 0..3 {
            net.epoch()
                .infer([("alice", ["1", "10.5"]), ("bob", ["3", "-30"]), ("carol", ["2.25", "1e30"])])
                .truth(["2", "21"])
                .settle()
                .assert_scored();
        }
    });
}

#[test]
fn a_late_keeper_finds_everything() {
    compare(Network::with_topic(), |net| {
        for _ in 0..4 {
            let epoch = net.epoch().infer(WORKERS).id();
            net.go_to_reports(epoch);
            net.report("rita", epoch, "100");
        }
        net.wait_days(1);
        net.advance("keeper", 11).fails_with("limit_out_of_range");
        net.advance("keeper", 3);
        net.advance("keeper", None);
        net.catch_up();
        net.advance("keeper", None);
    });
}

#[test]
fn what_is_no_message_is_refused_with_the_same_words() {
    compare(Network::with_topic(), |net| {
        let epoch = net.epoch().infer(WORKERS).id();
        net.submit("stranger", epoch, infers("1")).fails_with("not_registered");
        net.submit("alice", epoch, infers("1")).fails_with("already_submitted");
        net.register("dora");
        net.submit("dora", epoch, entry(None, None)).fails_with("empty_entry");
        net.submit("dora", epoch, infers(["1", "2"])).fails_with("wrong_arity");
        net.submit("dora", epoch, infers("1e41")).fails_saying("beyond_wire");
        net.submit("dora", EpochId(epoch.0 + 7), infers("1")).fails_with("wrong_epoch");
        net.reveal_as("dora", None, epoch, infers("1"), &[0; 32]).fails_with("window_not_open");
        net.report("dora", epoch, "1").refused();
        net.unstake("dora", TOKEN).refused();
        let coin = net.stray_coin("dora", 5);
        let to = net.suite.synthesis.clone();
        let advance = ExecuteMsg::Advance { topic_id: net.topic, limit: None };
        net.send("dora", &to, &advance, &[coin]).fails_with("no_funds_taken");
        let Suite { registry, staking, synthesis, rewards, .. } = net.suite.clone();
        for to in [registry, staking, synthesis, rewards] {
            for text in
                ["", "{}", "nonsense", r#"{"unheard_of":{}}"#, r#"{"advance":{"topic_id":"x"}}"#, "\u{0}"]
            {
                net.send_raw("alice", &to, text.as_bytes().into(), &[]).refused();
            }
        }
    });
}
