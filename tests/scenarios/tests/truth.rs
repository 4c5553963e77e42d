//! Who says what happened, and how much he can bend it.

use allora_interfaces::synthesis::{Failure, Outcome};
use allora_protocol::truth::Shortfall;
use allora_testing::{Network, TOKEN, Void};
use cosmwasm_std::Uint128;
use scenarios::is_scored;

const WORKERS: [(&str, &str); 2] = [("alice", "101"), ("bob", "99")];
/// The least with which somebody may report: the first stake's 1,000 burned shares are not his own any more.
const LEAST: u128 = TOKEN + 1_000;
const DUST: [&str; 6] = ["dust 1", "dust 2", "dust 3", "dust 4", "dust 5", "dust 6"];

#[test]
fn six_dust_reputers_in_the_first_block_of_a_young_topic_do_not_own_its_truth() {
    let dust = DUST.map(|name| (name, LEAST));
    let mut net = Network::with_topic().seats(32, 6, 6).reputers(dust).start();
    net.new_reputer("rita", 50 * TOKEN);
    let lies = DUST.map(|name| (name, "150"));
    net.epoch().infer(WORKERS).reports(lies).truth_from("rita", "100").settle().assert_truth("100").check(
        |epoch| {
            assert_eq!(epoch.result().reputers, 6, "one of them lost his seat to her");
            assert!(epoch.reputer("dust 6").is_none(), "the last of equal ones");
            assert_eq!(epoch.result().stake_offered, Uint128::new(50 * TOKEN + 6 * LEAST));
            assert_eq!(epoch.result().stake_seated, Uint128::new(50 * TOKEN + 5 * LEAST));
        },
    );
}

#[test]
fn dust_alone_never_speaks_for_a_topic() {
    let dust = DUST.map(|name| (name, LEAST));
    let builder = Network::with_topic().suite(|suite| suite.min_topic_stake = Uint128::new(10 * TOKEN));
    let mut net = builder.reputers(dust).start();
    net.epoch().infer(WORKERS).truth("150").settle().assert_failed("no_quorum").check(|epoch| {
        let (reported, needed) = (Uint128::new(6 * LEAST), Uint128::new(10 * TOKEN));
        let shortfall = Failure::NoQuorum(Shortfall::Stake { reported, needed });
        assert_eq!(epoch.result().outcome, Outcome::Failed(shortfall));
    });
    assert_eq!(net.head().usual_stake.get(), None, "it sets no bar for those who come later");
    net.new_reputer("rita", 10 * TOKEN);
    net.epoch().infer(WORKERS).truth_from("rita", "100").settle().assert_truth("100");
}

#[test]
fn a_worker_who_reports_his_own_value_as_the_truth_cannot_move_it_beyond_what_the_others_say() {
    let stakes = [("alice", 49 * TOKEN), ("rita", 26 * TOKEN), ("sam", 25 * TOKEN)];
    let mut net = Network::with_topic().reputers(stakes).start();
    net.epoch()
        .infer([("alice", "150"), ("bob", "99")])
        .reports([("alice", "150"), ("rita", "100"), ("sam", "100.5")])
        .settle()
        .assert_truth("100.5")
        .check(|epoch| {
            let (alice, bob) = (epoch.inferer("alice").unwrap(), epoch.inferer("bob").unwrap());
            assert!(alice.loss > bob.loss, "he is judged by the truth of the others");
        });
}

#[test]
fn who_has_just_half_of_the_stake_cannot_name_the_truth_alone() {
    let mut net = Network::with_topic().reputers([("alice", 50 * TOKEN), ("rita", 50 * TOKEN)]).start();
    let reports = [("alice", "150"), ("rita", "100")];
    net.epoch().infer(WORKERS).reports(reports).settle().assert_truth("125");
}

#[test]
fn more_than_half_of_the_stake_makes_an_epoch_void_and_half_does_not() {
    let mut net = Network::with_topic().reputers([("rita", 50 * TOKEN), ("sam", 50 * TOKEN)]).start();
    net.epoch().infer(WORKERS).truth_from("rita", Void).truth_from("sam", "100").settle().assert_truth("100");
    net.stake("rita", 1);
    let scored = net.head();
    net.epoch()
        .infer(WORKERS)
        .truth_from("rita", Void)
        .truth_from("sam", "100")
        .settle()
        .assert_void()
        .check(|epoch| {
            assert!(epoch.table().inferers.iter().all(|row| row.fraction == 0 && row.score.is_none()));
        });
    assert_eq!(net.head().scored, scored.scored, "a void epoch teaches nothing");
}

#[test]
fn a_sleeping_majority_halts_a_topic_for_ten_epochs_and_no_longer() {
    let mut net = Network::with_topic().reputers([("whale", 900 * TOKEN), ("dora", 100 * TOKEN)]).start();
    net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
    for _ in 0..10 {
        net.epoch().infer(WORKERS).truth_from("dora", "100").settle().assert_failed("no_quorum");
    }
    net.epoch().infer(WORKERS).truth_from("dora", "100").settle().assert_scored();
}

#[test]
fn a_whale_that_reports_once_does_not_raise_the_bar_for_the_others() {
    let mut net =
        Network::with_topic().reputers([("dora", 100 * TOKEN), ("whale", 1_000_000 * TOKEN)]).start();
    net.epoch().infer(WORKERS).truth_from("dora", "100").settle().assert_scored();
    net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
    assert_eq!(net.head().usual_stake.get(), Some(Uint128::new(120 * TOKEN)));
    for _ in 0..3 {
        net.epoch().infer(WORKERS).truth_from("dora", "100").settle().assert_scored();
    }
}

#[test]
fn a_first_report_of_a_whale_in_a_young_topic_holds_the_others_up_for_a_while_only() {
    let mut net = Network::with_topic().reputers([("dora", 100 * TOKEN), ("whale", 10_000 * TOKEN)]).start();
    net.epoch().infer(WORKERS).truth_from("whale", "100").settle().assert_scored();
    let mut failed = 0;
    loop {
        let epoch = net.epoch().infer(WORKERS).truth_from("dora", "100").settle().id();
        if is_scored(&net, epoch) {
            break;
        }
        failed += 1;
    }
    assert_eq!(failed, 21, "a hundredth of the stake is awake");
}

#[test]
fn who_lost_his_seat_as_a_reputer_may_report_again_with_more_stake() {
    let stakes = [("dust", LEAST), ("rita", 10 * TOKEN), ("sam", 10 * TOKEN)];
    let mut net = Network::with_topic().seats(32, 6, 2).reputers(stakes).start();
    let epoch = net.epoch().infer(WORKERS).reports([("dust", "150"), ("rita", "100"), ("sam", "100")]).id();
    assert!(net.seated_report("dust", epoch).is_none());
    let receipt = net.report("dust", epoch, "150").ok();
    assert_eq!(receipt.event("reported").get("admitted"), "false", "as little as before");
    net.stake("dust", 20 * TOKEN);
    let receipt = net.report("dust", epoch, "100.2").ok();
    assert_eq!(receipt.event("reported").get("admitted"), "true");
    assert_eq!(receipt.event("evicted").get("id"), net.reputer_id("sam").to_string());
    net.report("dust", epoch, "100.2").fails_with("already_reported");
    net.of(epoch).settle().assert_truth("100.2");
}

#[test]
fn reports_of_nobody_are_no_quorum() {
    let mut net = Network::with_topic().terms(|terms| terms.min_reporters = 2).start();
    net.epoch().infer(WORKERS).settle().assert_failed("no_quorum");
    net.epoch().infer(WORKERS).truth("100").settle().assert_failed("no_quorum");
    net.new_reputer("sam", LEAST);
    net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
}

#[test]
fn unstaking_after_a_report_changes_nothing_in_its_epoch() {
    let stakes = [("whale", 900 * TOKEN), ("dora", 100 * TOKEN)];
    let mut net = Network::with_topic().reputers(stakes).start();
    let epoch = net.epoch().infer(WORKERS).reports([("whale", "100"), ("dora", "120")]).id();
    net.unstake("whale", None);
    assert_eq!(net.pool("whale").bonded, Uint128::new(1_000), "only the burned shares count");
    net.of(epoch).settle().assert_truth("100").check(|epoch| {
        assert_eq!(epoch.reputer("whale").unwrap().stake, Uint128::new(900 * TOKEN), "frozen in the report");
    });
    net.withdraw("whale").refused();
    let later = net.epoch().infer(WORKERS).close().id();
    net.go_to_reports(later);
    net.report("whale", later, "100").fails_with("stake_too_small");
}

#[test]
fn who_finds_no_seat_is_offered_stake_once_however_often_he_reports() {
    let reputers = [("rita", 50 * TOKEN), ("sam", 10 * TOKEN)];
    let mut net = Network::with_topic().seats(32, 6, 1).reputers(reputers).start();
    let lies = ["sam"; 5].map(|name| (name, "150"));
    net.epoch()
        .infer(WORKERS)
        .truth_from("rita", "100")
        .reports(lies)
        .settle()
        .assert_truth("100")
        .check(|epoch| assert_eq!(epoch.result().stake_offered, Uint128::new(60 * TOKEN)));
}
