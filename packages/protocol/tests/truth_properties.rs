//! What holds for every set of reports.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use allora_protocol::truth::{
    Quorum, Report, Reports, StakedReport, Truth, UsualStake, Verdict, reported_stake, verdict,
};
use allora_protocol::{Number, ReputerId};
use cosmwasm_std::Uint128;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const ANYBODY: Quorum = Quorum { min_reporters: 1, min_topic_stake: Uint128::one() };

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 1000,
        rng_seed: RngSeed::Fixed(10),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn stake() -> impl Strategy<Value = u128> {
    prop_oneof![1..20u128, 1..1u128 << 100]
}

fn reports<R>(staked: &[(u128, R)], report: impl Fn(&R) -> Report) -> Reports {
    let staked =
        staked.iter().map(|(stake, said)| StakedReport { stake: Uint128::new(*stake), report: report(said) });
    (0..).map(ReputerId).zip(staked).collect()
}

fn values(staked: &[(u128, i64)]) -> Reports {
    reports(staked, |value| Report::Value(vec![Number::integer(*value)]))
}

fn verdict_of(reports: &Reports) -> Verdict {
    verdict(reports, &ANYBODY, UsualStake::UNSET).unwrap()
}

/// The true value of reports of one component.
fn truth_of(staked: &[(u128, i64)]) -> Number {
    match verdict_of(&values(staked)) {
        Verdict::Truth(Truth::Value(value)) => value[0],
        other => panic!("{other:?}"),
    }
}

fn any_reports() -> impl Strategy<Value = Vec<(u128, i64)>> {
    prop::collection::vec((stake(), -50..50i64), 1..12)
}

fn any_report() -> impl Strategy<Value = Report> {
    prop_oneof![
        Just(Report::Void),
        (0..5u32).prop_map(Report::Label),
        prop::collection::vec(any::<i64>().prop_map(Number::integer), 0..3).prop_map(Report::Value),
        Just(Report::Value(vec![Number::MAX])),
        Just(Report::Value(vec![Number::MIN])),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_reports_and_no_stakes_make_it_panic(
        staked in prop::collection::vec((any::<u128>(), any_report()), 0..6),
        min_reporters in any::<u32>(),
        (min_stake, usual) in (any::<u128>(), any::<Option<u128>>()),
    ) {
        let quorum = Quorum { min_reporters, min_topic_stake: Uint128::new(min_stake) };
        let usual = UsualStake::new(usual.map(Uint128::new));
        let reports = reports(&staked, Report::clone);
        let _ = verdict(&reports, &quorum, usual);
        let _ = verdict(&reports, &ANYBODY, UsualStake::UNSET);
        let _ = usual.after(reported_stake(&reports).unwrap_or(Uint128::MAX), quorum.min_topic_stake);
    }

    #[test]
    fn the_truth_does_not_depend_on_who_said_it(
        (staked, shuffled) in any_reports().prop_flat_map(|staked| (Just(staked.clone()), Just(staked).prop_shuffle())),
    ) {
        prop_assert_eq!(truth_of(&staked), truth_of(&shuffled));
        let labels = |staked: &[(u128, i64)]| verdict_of(&reports(staked, |value| Report::Label(value.unsigned_abs() as u32 % 4)));
        prop_assert_eq!(labels(&staked), labels(&shuffled));
    }

    #[test]
    fn the_truth_is_one_of_the_reports_or_the_middle_of_two(staked in any_reports()) {
        let truth = truth_of(&staked);
        let mut said: Vec<_> = staked.iter().map(|(_, value)| *value).collect();
        said.sort_unstable();
        let middles = said.iter().flat_map(|a| said.iter().map(move |b| a + b));
        prop_assert!(middles.map(|doubled| Number::decimal(doubled * 5, 1)).any(|middle| middle == truth));
        prop_assert!(Number::integer(said[0]) <= truth && truth <= Number::integer(said[said.len() - 1]));
    }

    /// By the definition: half of the stake is at or below the median, half at or above.
    #[test]
    fn half_of_the_stake_is_on_either_side_of_the_truth(staked in any_reports()) {
        let truth = truth_of(&staked);
        let stake = |side: fn(&Number, &Number) -> bool| -> u128 {
            staked.iter().filter(|(_, value)| side(&Number::integer(*value), &truth)).map(|(stake, _)| stake).sum()
        };
        let all: u128 = staked.iter().map(|(stake, _)| stake).sum();
        prop_assert!(2 * stake(Number::le) >= all && 2 * stake(Number::ge) >= all);
    }

    #[test]
    fn the_truth_moves_with_the_values_and_not_with_the_unit_of_stake(
        staked in any_reports(),
        (shift, scale, unit) in (-100..100i64, 1..100i64, 1..1000u128),
    ) {
        let mapped: Vec<_> = staked.iter().map(|(stake, value)| (stake * unit, value * scale + shift)).collect();
        let expected = truth_of(&staked).mul(Number::integer(scale)).unwrap().add(Number::integer(shift)).unwrap();
        prop_assert_eq!(truth_of(&mapped), expected);
        let mirrored: Vec<_> = staked.iter().map(|(stake, value)| (*stake, -value)).collect();
        prop_assert_eq!(truth_of(&mirrored), truth_of(&staked).neg());
    }

    #[test]
    fn less_than_half_of_the_stake_cannot_move_the_truth_outside_the_reports_of_the_others(
        honest in any_reports(),
        attack in prop::collection::vec((stake(), any::<i64>()), 1..12),
    ) {
        let others: u128 = honest.iter().map(|(stake, _)| stake).sum();
        let mut left = others - 1;
        let attack = attack.into_iter().map(|(stake, value)| {
            let stake = stake.min(left);
            left -= stake;
            (stake, value)
        });
        let range = honest.iter().map(|(_, value)| Number::integer(*value));
        let (low, high) = (range.clone().min().unwrap(), range.max().unwrap());
        // the attackers' reputer ids come first: ties give them nothing either
        let all: Vec<_> = attack.chain(honest).collect();
        let truth = truth_of(&all);
        prop_assert!(low <= truth && truth <= high, "{} is not within {} to {}", truth, low, high);
    }

    #[test]
    fn less_than_half_of_the_stake_cannot_make_an_epoch_void(honest in any_reports(), stakes in prop::collection::vec(stake(), 1..12)) {
        let others: u128 = honest.iter().map(|(stake, _)| stake).sum();
        let mut left = others;
        let void = stakes.into_iter().map(|stake| {
            let stake = stake.min(left);
            left -= stake;
            (stake, None)
        });
        let all: Vec<_> = void.chain(honest.iter().map(|(stake, value)| (*stake, Some(*value)))).collect();
        let said = reports(&all, |value| value.map_or(Report::Void, |value| Report::Value(vec![Number::integer(value)])));
        prop_assert_eq!(verdict_of(&said), Verdict::Truth(Truth::Value(vec![truth_of(&honest)])));
    }

    #[test]
    fn a_label_with_more_than_half_of_the_stake_is_the_truth(majority in 0..4u32, others in prop::collection::vec((stake(), 0..4u32), 0..11)) {
        let against: u128 = others.iter().map(|(stake, _)| stake).sum();
        let staked: Vec<_> = others.into_iter().chain([(against + 1, majority)]).collect();
        prop_assert_eq!(verdict_of(&reports(&staked, |label| Report::Label(*label))), Verdict::Truth(Truth::Label(majority)));
    }

    #[test]
    fn what_is_usual_stays_between_what_it_was_and_what_reported(
        before in 1..1u128 << 120,
        reported in prop_oneof![0..1u128 << 121, Just(u128::MAX)],
        min in 1..1000u128,
    ) {
        let usual = UsualStake::new(Some(Uint128::new(before)));
        let after = usual.after(Uint128::new(reported), Uint128::new(min)).get().unwrap().u128();
        let counted = reported.min(2 * before);
        prop_assert_eq!(after, ((4 * before + counted) / 5).max(min));
        prop_assert!(after <= (before + before / 5 + 1).max(min));
        prop_assert!(after >= min);
        prop_assert!(after == min || (before.min(counted) <= after && after <= before.max(counted)));
    }

    /// Whoever goes on reporting is a quorum again after as many epochs as the formula says, whatever was usual.
    #[test]
    fn nobody_can_halt_a_topic_for_long(
        awake in 1_000_000..1u128 << 100,
        asleep_per_awake in 1..1_000_000_000u128,
    ) {
        let mut usual = UsualStake::new(Some(Uint128::new(awake + awake / 1000 * asleep_per_awake)));
        let said = values(&[(awake, 1)]);
        let mut halted = 0;
        while let Verdict::NoQuorum(_) = verdict(&said, &ANYBODY, usual).unwrap() {
            usual = usual.after(Uint128::new(awake), ANYBODY.min_topic_stake);
            halted += 1;
        }
        // 0.8^63 < 1e-6, and a million times as much slept at most
        prop_assert!(halted <= 63, "{}", halted);
    }
}
