#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use super::*;

const QUORUM: Quorum = Quorum { min_reporters: 1, min_topic_stake: Uint128::new(10) };

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn value(text: &str) -> Report {
    Report::Value(vec![n(text)])
}

/// Reports of reputers 0, 1, 2, ..
fn reports(staked: impl IntoIterator<Item = (u128, Report)>) -> Reports {
    let staked =
        staked.into_iter().map(|(stake, report)| StakedReport { stake: Uint128::new(stake), report });
    (0..).map(ReputerId).zip(staked).collect()
}

fn verdict_of(staked: impl IntoIterator<Item = (u128, Report)>) -> Verdict {
    verdict(&reports(staked), &QUORUM, UsualStake::UNSET).unwrap()
}

fn truth_is(text: &str) -> Verdict {
    Verdict::Truth(Truth::Value(vec![n(text)]))
}

fn usual(stake: u128) -> UsualStake {
    UsualStake::new(Some(Uint128::new(stake)))
}

// The truth

#[test]
fn the_truth_of_values_is_their_stake_weighted_median() {
    assert_eq!(verdict_of([(40, value("3")), (25, value("1")), (35, value("2"))]), truth_is("2"));
    assert_eq!(verdict_of([(40, value("3")), (60, value("1"))]), truth_is("1"));
}

#[test]
fn of_two_equal_halves_the_truth_is_in_the_middle() {
    assert_eq!(verdict_of([(50, value("3")), (20, value("1")), (30, value("2"))]), truth_is("2.5"));
}

#[test]
fn half_of_the_stake_is_compared_to_the_last_unit() {
    let half = 1u128 << 100;
    assert_eq!(verdict_of([(half, value("1")), (half, value("3"))]), truth_is("2"));
    assert_eq!(verdict_of([(half + 1, value("1")), (half, value("3"))]), truth_is("1"));
    assert_eq!(verdict_of([(half, value("1")), (half + 1, value("3"))]), truth_is("3"));
}

#[test]
fn every_component_has_its_own_median() {
    let pair = |a, b| Report::Value(vec![n(a), n(b)]);
    let staked = [(1, pair("1", "30")), (1, pair("2", "10")), (1, pair("3", "20")), (10, pair("2", "20"))];
    assert_eq!(verdict_of(staked), Verdict::Truth(Truth::Value(vec![n("2"), n("20")])));
}

#[test]
fn the_true_label_has_most_stake_and_the_lower_of_equals_wins() {
    let labels =
        [(30, Report::Label(7)), (25, Report::Label(2)), (25, Report::Label(2)), (20, Report::Label(0))];
    assert_eq!(verdict_of(labels), Verdict::Truth(Truth::Label(2)));
    assert_eq!(verdict_of([(30, Report::Label(7)), (30, Report::Label(2))]), Verdict::Truth(Truth::Label(2)));
}

#[test]
fn more_than_half_of_the_stake_makes_an_epoch_void() {
    assert_eq!(verdict_of([(51, Report::Void), (49, value("1"))]), Verdict::Void);
    assert_eq!(verdict_of([(50, Report::Void), (50, value("1"))]), truth_is("1"));
    assert_eq!(verdict_of([(50, Report::Void)]), Verdict::Void);
}

#[test]
fn those_who_say_void_have_no_say_in_the_value() {
    assert_eq!(verdict_of([(30, value("1")), (20, value("5")), (45, Report::Void)]), truth_is("1"));
}

#[test]
fn reports_of_different_kinds_are_an_error_not_a_truth() {
    for other in [Report::Label(1), Report::Value(vec![]), Report::Value(vec![n("1"), n("2")])] {
        let mixed = reports([(60, value("1")), (40, other)]);
        assert_eq!(verdict(&mixed, &QUORUM, UsualStake::UNSET), Err(TruthError::MixedReports));
    }
    let mixed = reports([(60, Report::Label(1)), (40, value("1"))]);
    assert_eq!(verdict(&mixed, &QUORUM, UsualStake::UNSET), Err(TruthError::MixedReports));
}

#[test]
fn stakes_beyond_an_amount_are_an_error() {
    let staked = reports([(u128::MAX, value("1")), (1, value("1"))]);
    assert!(matches!(verdict(&staked, &QUORUM, UsualStake::UNSET), Err(TruthError::Number(_))));
    assert_eq!(verdict_of([(u128::MAX, value("1"))]), truth_is("1"));
}

// Quorum

#[test]
fn nobody_is_no_quorum() {
    let needed = Shortfall::Reporters { reported: 0, needed: 1 };
    assert_eq!(verdict_of([]), Verdict::NoQuorum(needed));
    let no_demands = Quorum { min_reporters: 0, min_topic_stake: Uint128::zero() };
    for staked in [reports([]), reports([(0, value("1"))])] {
        let verdict = verdict(&staked, &no_demands, UsualStake::UNSET);
        assert!(matches!(verdict, Ok(Verdict::NoQuorum(Shortfall::Stake { .. }))));
    }
}

#[test]
fn a_quorum_has_enough_reporters() {
    let two = Quorum { min_reporters: 2, ..QUORUM };
    let alone = reports([(1000, value("1"))]);
    let needed = Shortfall::Reporters { reported: 1, needed: 2 };
    assert_eq!(verdict(&alone, &two, UsualStake::UNSET), Ok(Verdict::NoQuorum(needed)));
    let both = reports([(1000, value("1")), (1, Report::Void)]);
    assert_eq!(verdict(&both, &two, UsualStake::UNSET), Ok(truth_is("1")));
}

#[test]
fn dust_never_speaks_for_a_topic() {
    let needed = Shortfall::Stake { reported: Uint128::new(9), needed: Uint128::new(10) };
    assert_eq!(verdict_of([(9, value("1"))]), Verdict::NoQuorum(needed));
    assert_eq!(verdict_of([(9, Report::Void)]), Verdict::NoQuorum(needed));
    // nor does it ever become usual
    let mut bar = UsualStake::UNSET;
    for _ in 0..1000 {
        bar = bar.after(Uint128::new(9), QUORUM.min_topic_stake);
    }
    assert_eq!(bar, UsualStake::UNSET);
    let mut bar = usual(1_000_000);
    for _ in 0..1000 {
        bar = bar.after(Uint128::new(9), QUORUM.min_topic_stake);
    }
    assert_eq!(bar, usual(10));
    assert!(matches!(verdict(&reports([(9, value("1"))]), &QUORUM, bar), Ok(Verdict::NoQuorum(_))));
}

#[test]
fn a_quorum_is_half_of_the_usual_stake_before_this_settlement() {
    let at = |stake| verdict(&reports([(stake, value("1"))]), &QUORUM, usual(101)).unwrap();
    assert_eq!(at(51), truth_is("1"));
    let short = Shortfall::UsualStake { reported: Uint128::new(50), usual: Uint128::new(101) };
    assert_eq!(at(50), Verdict::NoQuorum(short));
    let largest = verdict(&reports([(1 << 127, value("1"))]), &QUORUM, usual(u128::MAX)).unwrap();
    assert_eq!(largest, truth_is("1"));
}

// Usual stake

#[test]
fn the_first_settlement_with_stake_behind_it_sets_what_is_usual() {
    let min = Uint128::new(10);
    assert_eq!(UsualStake::UNSET.after(Uint128::new(9), min), UsualStake::UNSET);
    assert_eq!(UsualStake::UNSET.after(Uint128::new(700), min), usual(700));
    assert_eq!(UsualStake::UNSET.after(Uint128::zero(), Uint128::zero()), UsualStake::UNSET);
}

#[test]
fn what_is_usual_follows_what_reports_by_a_fifth_rounded_down() {
    let min = Uint128::new(10);
    assert_eq!(usual(1000).after(Uint128::new(1500), min), usual(1100));
    assert_eq!(usual(1000).after(Uint128::zero(), min), usual(800));
    assert_eq!(usual(1003).after(Uint128::new(1), min), usual(802)); // 802.6
    assert_eq!(usual(11).after(Uint128::zero(), min), usual(10));
    assert_eq!(usual(u128::MAX).after(Uint128::MAX, min), usual(u128::MAX));
}

#[test]
fn one_big_report_raises_the_bar_by_a_fifth_at_most() {
    let min = Uint128::new(10);
    assert_eq!(usual(1000).after(Uint128::MAX, min), usual(1200));
    // the others still make a quorum after three big ones in a row: 2 * 1000 >= 1728
    let mut bar = usual(1000);
    for _ in 0..3 {
        bar = bar.after(Uint128::MAX, min);
    }
    assert_eq!(bar, usual(1728));
    assert_eq!(verdict(&reports([(1000, value("1"))]), &QUORUM, bar), Ok(truth_is("1")));
}

/// How many epochs fail when of `all` the usual stake only `awake` goes on reporting.
fn epochs_halted(all: u128, awake: u128) -> u32 {
    let mut bar = usual(all);
    let mut halted = 0;
    while let Verdict::NoQuorum(_) = verdict(&reports([(awake, value("1"))]), &QUORUM, bar).unwrap() {
        bar = bar.after(Uint128::new(awake), QUORUM.min_topic_stake);
        halted += 1;
    }
    halted
}

#[test]
fn a_sleeping_majority_halts_a_topic_for_ten_epochs_and_no_longer() {
    assert_eq!(epochs_halted(1000, 500), 0);
    assert_eq!(epochs_halted(1000, 499), 1);
    assert_eq!(epochs_halted(1000, 100), 10);
    // ceil(ln(all/awake - 1) / ln 1.25): it takes long only where next to nothing is awake
    assert_eq!(epochs_halted(100_000, 1000), 21);
    assert_eq!(epochs_halted(1_000_000_000, 1_000_000), 31);
    assert_eq!(epochs_halted(1_000_000_000_000, 1_000_000), 62);
}

#[test]
fn what_is_usual_is_stored_as_an_amount_or_nothing() {
    assert_eq!(serde_json::to_string(&usual(1200)).unwrap(), r#""1200""#);
    assert_eq!(serde_json::to_string(&UsualStake::UNSET).unwrap(), "null");
}
