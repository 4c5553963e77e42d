//! `Advance` in every order and lateness: what an epoch comes to depends on submissions and reports alone.

use allora_protocol::EpochId;
use allora_protocol::schedule::{EpochState, MAX_OPEN_EPOCHS, Schedule};
use allora_testing::{Builder, Network, TOKEN, TopicSpec, Void, infers};
use scenarios::{history, is_scored};

/// The truth of an epoch is known when the fourth after it has opened.
const LATE_TRUTH: Schedule = Schedule {
    epoch_length: 600,
    worker_submission_window: 300,
    reveal_window: 60,
    ground_truth_lag: 2_400,
    report_window: 600,
    report_reveal_window: 0,
    dispute_window: 0,
};

/// Who advances, and when.
#[derive(Clone, Copy)]
enum Keeper {
    /// After every step, all that is due.
    Prompt,
    /// One event now and then, so that he is always behind.
    Slow,
    /// Nobody until the end; then one event a message.
    LateByOne,
    /// Nobody until the end; then ten events a message.
    LateByTen,
    /// Nobody until the end; then two at once, each as he likes.
    LateByTwo,
}

fn network() -> Builder {
    let reputers = [("rita", 60 * TOKEN), ("sam", 40 * TOKEN)];
    Network::with_topic().schedule(LATE_TRUTH).reputers(reputers)
}

/// Twelve epochs of commitments, reveals, silence, reports and voids, six of them under way at once.
fn live(keeper: Keeper) -> (Network, Vec<EpochId>) {
    let mut net = network().start();
    let workers = ["alice", "bob", "carol", "fiona"];
    for name in workers {
        net.register_paying(name, None, 10 * TOKEN);
        net.top_up(name, name, 90 * TOKEN);
    }
    let mut epochs: Vec<EpochId> = Vec::new();
    for step in 0..18u32 {
        if step < 12 {
            let name = |absent: u32| step % 5 != absent;
            let inferences = [("alice", "101"), ("bob", "99.5"), ("carol", "108")];
            let present = inferences.into_iter().zip(0..).filter(|(_, number)| name(*number));
            let epoch = net.epoch().infer(present.map(|(inference, _)| inference));
            let epoch = epoch.forecast("fiona", [("alice", "-0.5"), ("bob", "0.3"), ("carol", "1.1")]).id();
            epochs.push(epoch);
            let scene = net.of(epoch);
            // In the sixth epoch nobody reveals, in others bob keeps silent now and then.
            let _ = match step {
                5 => scene,
                step if step % 4 == 3 => scene.silent("bob").reveal(),
                _ => scene.reveal(),
            };
        } else {
            net.wait(LATE_TRUTH.epoch_length);
        }
        if let Keeper::Prompt = keeper {
            net.catch_up();
        }
        report(&mut net, &epochs);
        match keeper {
            Keeper::Prompt => assert!(net.catch_up() <= 2),
            Keeper::Slow => assert!(net.advance("slow", None).worked()),
            _ => {}
        }
    }
    net.wait(10_000);
    finish(&mut net, keeper);
    (net, epochs)
}

/// Both report what they have to of the epochs that take reports now.
fn report(net: &mut Network, epochs: &[EpochId]) {
    for epoch in epochs.iter().copied() {
        let takes = net.windows(epoch).reports().contains(net.now());
        if !takes || net.seated_report("rita", epoch).is_some() {
            continue;
        }
        // A prompt keeper has ended the epoch that nobody revealed.
        let there = net.report("rita", epoch, if epoch.0 % 7 == 6 { "90" } else { "100" }).worked();
        match epoch.0 % 5 {
            3 if there => assert!(net.report("sam", epoch, Void).worked()),
            4 => {}
            _ if there => assert!(net.report("sam", epoch, "100.3").worked()),
            _ => {}
        }
    }
}

fn finish(net: &mut Network, keeper: Keeper) {
    let limits: &[(&str, Option<u32>)] = match keeper {
        Keeper::Prompt | Keeper::LateByTen => &[("keeper", Some(10))],
        Keeper::Slow | Keeper::LateByOne => &[("keeper", None)],
        Keeper::LateByTwo => &[("one", Some(1)), ("other", Some(10)), ("other", Some(3)), ("one", None)],
    };
    for (name, limit) in limits.iter().cycle() {
        let receipt = net.advance(name, *limit).ok();
        if receipt.event("advanced").number("events") == 0 {
            break;
        }
    }
    assert!(net.open_epochs().as_slice().is_empty());
}

#[test]
fn prompt_slow_and_late_keepers_with_any_limit_alone_or_at_once_make_the_same_history() {
    let (prompt, epochs) = live(Keeper::Prompt);
    assert!(epochs.iter().filter(|epoch| is_scored(&prompt, **epoch)).count() >= 8);
    let expected = history(&prompt, epochs.iter().copied());
    for keeper in [Keeper::Slow, Keeper::LateByOne, Keeper::LateByTen, Keeper::LateByTwo] {
        let (net, same) = live(keeper);
        assert_eq!(epochs, same);
        assert_eq!(history(&net, epochs.iter().copied()), expected);
    }
}

#[test]
fn nothing_due_is_no_error_and_changes_nothing() {
    let mut net = Network::with_topic().start();
    let nothing = net.advance("anybody", 10).ok();
    let advanced = nothing.event("advanced");
    assert_eq!((advanced.number("events"), advanced.get("next_due")), (0, "-"));
    let epoch = net.epoch().infer([("alice", "101")]).id();
    let next = net.advance("anybody", 10).ok();
    let closes = net.windows(epoch).closes;
    assert_eq!(next.event("advanced").number("next_due"), closes.into());
    net.go_to(closes - 1);
    assert_eq!(net.catch_up(), 0);
    net.go_to(closes);
    assert_eq!(net.catch_up(), 1);
    assert_eq!(net.open_epochs().state(epoch), Some(EpochState::Closed));
}

#[test]
fn a_limit_is_from_one_to_ten() {
    let mut net = Network::with_topic().start();
    net.advance("anybody", 0).fails_with("limit_out_of_range");
    net.advance("anybody", 11).fails_with("limit_out_of_range");
    let epochs = [net.epoch().infer([("alice", "101")]).id(), net.epoch().infer([("alice", "101")]).id()];
    net.go_to_settlement(epochs[1]);
    assert_eq!(net.advance("anybody", None).ok().event("advanced").number("events"), 1);
    assert_eq!(net.advance("anybody", 2).ok().event("advanced").number("events"), 2);
    assert_eq!(net.advance("anybody", 10).ok().event("advanced").number("events"), 1);
}

#[test]
fn two_keepers_at_once_do_no_harm() {
    let mut net = Network::with_topic().start();
    let epoch = net.epoch().infer([("alice", "101")]).truth("100").id();
    net.go_to_settlement(epoch);
    let [first, second] = ["one", "other"].map(|name| net.advance(name, 1).ok());
    assert_eq!(first.event("epoch_settled").get("outcome"), "scored");
    assert_eq!(second.event("advanced").number("events"), 0);
}

#[test]
fn forty_eight_epochs_are_open_at_most_and_one_settlement_makes_room() {
    let mut net = Network::with_topic().start();
    net.register("alice");
    for _ in 0..MAX_OPEN_EPOCHS {
        let epoch = net.epoch().id();
        net.submit("alice", epoch, infers("101"));
    }
    let epoch = net.epoch().id();
    net.submit("alice", epoch, infers("101")).fails_with("advance_first");
    let close = net.advance("alice", 1).ok();
    assert!(close.find("epoch_closed").is_some());
    net.submit("alice", epoch, infers("101")).fails_with("advance_first");
    net.advance("alice", 1).ok().event("epoch_settled");
    net.submit("alice", epoch, infers("101"));
    assert_eq!(net.open_epochs().as_slice().len(), MAX_OPEN_EPOCHS);
    assert_eq!(net.catch_up() as usize, 2 * (MAX_OPEN_EPOCHS - 1));
}

#[test]
fn the_truth_may_come_later_than_several_epochs() {
    let mut net = network().start();
    let mut infer = || net.epoch().infer([("alice", "101"), ("bob", "99")]).reveal().id();
    let epochs: [EpochId; 8] = std::array::from_fn(|_| infer());
    assert_eq!(net.open_epochs().as_slice().len(), 8, "nobody has advanced");
    net.go_to_reports(epochs[4]);
    net.report("rita", epochs[5], "100").fails_with("window_not_open");
    net.report("rita", epochs[3], "100").fails_with("window_closed");
    // Reports are taken though no close was carried out.
    for epoch in &epochs[4..] {
        net.go_to_reports(*epoch);
        net.report("rita", *epoch, "100");
    }
    net.go_to_settlement(epochs[7]);
    net.catch_up();
    assert_eq!(
        epochs.map(|epoch| is_scored(&net, epoch)),
        [false, false, false, false, true, true, true, true]
    );
}

#[test]
fn parameters_of_a_topic_change_from_the_next_epoch_on() {
    let mut net = Network::with_topic().start();
    let workers = [("alice", "101"), ("bob", "99"), ("carol", "103")];
    let old = net.epoch().infer(workers).id();
    let windows = net.windows(old);
    let receipt = net.update_topic(|params| {
        params.terms.max_inferers = 1;
        params.terms.schedule.ground_truth_lag = 3_000;
        params.tuning.merit.inferers.alpha = "0.5".parse().unwrap();
    });
    assert_eq!(receipt.ok().event("topic_updated").number("from_epoch"), u128::from(old.0) + 1);
    assert_eq!(net.windows(old), windows, "an epoch lives and dies by its own version");
    net.of(old).truth("100").settle().assert_scored().assert_inferers(&["alice", "bob", "carol"]);
    let new = net.epoch().infer(workers).id();
    assert_eq!(net.windows(new).reports_open - net.windows(new).opens, 3_000);
    net.of(new)
        .truth("100")
        .settle()
        .assert_scored()
        .check(|epoch| assert_eq!(epoch.table().inferers.len(), 1));
}

#[test]
fn a_topic_has_four_versions_at_once_and_open_epochs_keep_theirs() {
    let mut net = network().start();
    let mut epochs = vec![];
    for length in [601, 602, 603] {
        epochs.push(net.epoch().infer([("alice", "101")]).id());
        net.update_topic(|params| params.terms.schedule.epoch_length = length);
    }
    epochs.push(net.epoch().infer([("alice", "101")]).id());
    net.update_topic(|params| params.terms.schedule.epoch_length = 604).fails_with("too_many_versions");
    for (epoch, next) in epochs.iter().zip(&epochs[1..]) {
        let length = net.windows(*next).opens - net.windows(*epoch).opens;
        assert_eq!(length, 600 + epoch.0);
    }
    net.wait(20_000);
    net.catch_up();
    net.update_topic(|params| params.terms.schedule.epoch_length = 604);
}

#[test]
fn parameters_of_the_suite_do_not_reach_into_epochs_under_way() {
    let mut net = Network::with_topic().start();
    let epoch = net.epoch().infer([("alice", "101"), ("bob", "99")]).id();
    net.update_suite(|suite| suite.min_topic_stake = Some((1_000 * TOKEN).into()));
    net.of(epoch).truth("100").settle().assert_scored();
    net.epoch().infer([("alice", "101"), ("bob", "99")]).truth("100").settle().assert_failed("no_quorum");
}

#[test]
fn a_topic_does_not_feel_what_happens_in_another() {
    let live = |noise: bool| {
        let mut net = Network::with_topic().start();
        let quiet = net.topic;
        let loud = net.create_topic(TopicSpec::default());
        net.new_reputer("rita", 5 * TOKEN);
        let mut epochs = vec![];
        for _ in 0..3 {
            let epoch = net.on(quiet).epoch().infer([("alice", "101"), ("bob", "99")]).id();
            if noise {
                let absurd = [("bob", "1e40"), ("alice", "-1e40"), ("mallory", "1e-40")];
                assert_eq!(net.on(loud).epoch().infer(absurd).id(), epoch);
                net.go_to_reports(epoch).report("rita", epoch, "-1e40");
            }
            net.on(quiet).of(epoch).truth("100").settle().assert_scored();
            epochs.push(epoch);
        }
        history(&net, epochs)
    };
    assert_eq!(live(true), live(false));
}

#[test]
fn a_retired_topic_finishes_its_epochs_and_opens_none() {
    let mut net = Network::with_topic().start();
    let epoch = net.epoch().infer([("alice", "101"), ("bob", "99")]).id();
    net.retire("mallory").fails_with("unauthorized");
    net.retire("creator");
    net.retire("owner").fails_with("topic_retired");
    net.submit("alice", EpochId(epoch.0 + 1), infers("101")).fails_with("topic_retired");
    net.of(epoch).truth("100").settle().assert_scored();
    net.go_to_at_least(net.windows(EpochId(epoch.0 + 1)).opens);
    net.submit("alice", EpochId(epoch.0 + 1), infers("101")).fails_with("topic_retired");
    net.register("new").fails_with("topic_retired");
    net.leave("alice", "alice");
    net.unstake("rita", None);
}
