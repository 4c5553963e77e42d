//! Schedules at their bounds, and windows to the second.

use allora_protocol::schedule::Schedule;
use allora_testing::{Network, infers};

const DAY: u64 = 86_400;

fn schedule(l: u64, w: u64, v: u64, g: u64, t: u64) -> Schedule {
    Schedule {
        epoch_length: l,
        worker_submission_window: w,
        reveal_window: v,
        ground_truth_lag: g,
        report_window: t,
        report_reveal_window: 0,
        dispute_window: 0,
    }
}

#[test]
fn topics_live_at_the_bounds_of_their_schedules() {
    let bounds = [
        schedule(30, 30, 0, 30, 30),                           // the shortest
        schedule(60, 30, 30, 60, 30),                          // the shortest with reveals
        schedule(600, 300, 300, 600, 30),                      // W + V = L = G
        schedule(100, 30, 30, 3_000, 100),                     // 32 epochs at once
        schedule(15 * DAY, 30, 0, 89 * DAY, DAY),              // the longest life
        schedule(30 * DAY, 29 * DAY, DAY, 30 * DAY, 30 * DAY), // the longest epoch
    ];
    for schedule in bounds {
        let mut net = Network::with_topic().schedule(schedule).start();
        for _ in 0..2 {
            net.epoch().infer([("alice", "101"), ("bob", "99")]).truth("100").settle().assert_scored();
        }
    }
}

#[test]
fn a_step_beyond_a_bound_is_refused() {
    let beyond = [
        (schedule(30, 29, 0, 30, 30), "window_too_short"),
        (schedule(60, 30, 29, 60, 30), "window_too_short"),
        (schedule(60, 30, 0, 60, 29), "window_too_short"),
        (schedule(59, 30, 30, 60, 30), "windows_exceed_epoch"),
        (schedule(30 * DAY + 1, 30, 0, 30, 30), "epoch_too_long"),
        (schedule(60, 30, 30, 59, 30), "truth_before_close"),
        (schedule(15 * DAY, 30, 0, 89 * DAY, DAY + 1), "lifetime_too_long"),
        (schedule(15 * DAY + 1, 30, 0, 89 * DAY, DAY), "outlives_emission"),
        (schedule(100, 30, 30, 3_000, 101), "too_many_concurrent_epochs"),
        (schedule(0, 30, 0, 30, 30), "windows_exceed_epoch"),
        (schedule(u64::MAX, u64::MAX, u64::MAX, u64::MAX, u64::MAX), "time_overflow"),
        (Schedule { dispute_window: 1, ..schedule(60, 30, 0, 60, 30) }, "window_not_supported"),
        (Schedule { report_reveal_window: 1, ..schedule(60, 30, 0, 60, 30) }, "window_not_supported"),
    ];
    let mut net = Network::with_topic().start();
    for (schedule, code) in beyond {
        net.update_topic(|params| params.terms.schedule = schedule).fails_with(code);
    }
}

#[test]
fn windows_hold_their_first_second_and_not_their_last() {
    let mut net = Network::with_topic().topic(|mut topic| {
        topic.0.opens_at = Some(1_750_000_100);
        topic
    });
    let mut net = std::mem::replace(&mut net, Network::builder()).start();
    for name in ["alice", "bob", "carol"] {
        net.register(name);
    }
    let epoch = 0.into();
    let windows = net.windows(epoch);
    net.go_to(windows.opens - 1);
    net.submit("alice", epoch, infers("101")).fails_with("no_open_submissions");
    net.go_to(windows.opens);
    net.submit("alice", epoch, infers("101"));
    net.go_to(windows.submissions_end - 1);
    net.submit("bob", epoch, infers("99"));
    net.go_to(windows.submissions_end);
    net.submit("carol", epoch, infers("99")).fails_with("no_open_submissions");
    net.new_reputer("sam", 10_000_000);
    net.new_reputer("tom", 10_000_000);
    net.go_to(windows.reports_open - 1);
    net.report("rita", epoch, "100").fails_with("window_not_open");
    net.go_to(windows.reports_open);
    net.report("rita", epoch, "100");
    net.go_to(windows.reports_end - 1);
    net.report("sam", epoch, "100");
    net.go_to(windows.reports_end);
    net.report("tom", epoch, "100").fails_with("window_closed");
    net.of(epoch).settle().assert_scored();
    net.report("tom", epoch, "100").fails_with("epoch_not_found");
}

#[test]
fn a_submission_says_for_which_epoch_it_is() {
    let mut net = Network::with_topic().start();
    net.register("alice");
    let now = net.epoch().id();
    net.submit("alice", (now.0 + 1).into(), infers("101")).fails_with("wrong_epoch");
    net.go_to_settlement(now);
    let next = net.epoch().id();
    net.submit("alice", now, infers("101")).fails_with("wrong_epoch");
    net.submit("alice", next, infers("101"));
    net.submit("alice", next, infers("101")).fails_with("already_submitted");
}

#[test]
fn an_epoch_without_submissions_leaves_no_trace() {
    let mut net = Network::with_topic().start();
    net.register("alice");
    net.wait_days(30);
    assert_eq!(net.catch_up(), 0);
    net.report("rita", 3.into(), "100").fails_with("epoch_not_found");
    let epoch = net.epoch().infer([("alice", "101")]).truth("100").settle().assert_scored().id();
    assert!(epoch.0 >= 30 * 24);
    assert_eq!(net.head().scored, 1);
}
