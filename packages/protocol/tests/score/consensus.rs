use crate::definition;
use crate::support::{all, all_near, cases, epoch_303, n, near, some};
use allora_protocol::score::consensus::report_row;
use allora_protocol::score::{ConsensusParams, Reporter, ScoreError, consensus};
use allora_protocol::{Number, WorkerId};
use cw_number::stats;
use proptest::prelude::*;

fn reporter(stake: &str, coefficient: &str, losses: &str) -> Reporter {
    let losses = losses.split_whitespace().map(|loss| (loss != "?").then(|| n(loss))).collect();
    Reporter { stake: n(stake), coefficient: n(coefficient), losses }
}

fn one_pass() -> ConsensusParams {
    ConsensusParams { max_passes: 1, ..ConsensusParams::default() }
}

#[test]
fn a_reputer_alone_is_the_consensus() {
    let outcome = consensus(&[reporter("0.3", "0.4", "-1 -2 ?")], &ConsensusParams::default()).unwrap();
    assert_eq!(outcome.scores, all("100"));
    assert_eq!(outcome.adjusted_stakes, all("1"));
    assert_eq!(outcome.coefficients, all("0.4"));
    assert_eq!(outcome.descent.passes, 1);
}

/// However small losses are, and small numbers are accepted, a distance from them is a distance.
#[test]
fn a_consensus_next_to_nothing_is_no_error() {
    let reports = [
        reporter("1", "1", "2e-2466 0 0"),
        reporter("1", "1", "2e-2466 0 0"),
        reporter("0", "1", "100 100 100"),
    ];
    let outcome = consensus(&reports, &ConsensusParams::default()).unwrap();
    assert!(outcome.scores[0] == n("100") && outcome.scores[2] < n("1e-2000"), "{:?}", outcome.scores);
}

#[test]
fn stakes_count_up_to_the_mean_and_no_further() {
    let reports =
        [reporter("50000", "0.25", "-1"), reporter("100000", "0.18", "-1"), reporter("150000", "0.63", "-1")];
    let outcome = consensus(&reports, &one_pass()).unwrap();
    all_near(&outcome.adjusted_stakes, &[n("37500").div(n("125000")).unwrap(), n("0.432"), n("1")]);
}

#[test]
fn a_score_is_one_over_the_relative_distance() {
    // Both weigh the same: consensus (-2, 0), length 2, both at distance 1.
    let outcome = consensus(&[reporter("1", "1", "-1 0"), reporter("1", "1", "-3 0")], &one_pass()).unwrap();
    let expected = Number::ONE.div(n("0.51")).unwrap();
    all_near(&outcome.scores, &[expected, expected]);
}

/// The reference takes the largest signed distance, which is the lowest report however near (19, A16).
#[test]
fn a_missing_report_is_never_scored_with_the_nearest_one() {
    let reports = [
        reporter("1", "1", "-1 -1"),
        reporter("1", "1", "-1 -1.2"),
        reporter("1", "1", "-1 2"),
        reporter("1", "1", "-1 ?"),
    ];
    let outcome = consensus(&reports, &one_pass()).unwrap();
    // The consensus of the second entry is -0.2/3, the report farthest from it is 2.
    assert_eq!(outcome.scores[3], outcome.scores[2]);
    assert!(outcome.scores[3] < outcome.scores[1]);
}

#[test]
fn an_entry_that_nobody_with_stake_reported_takes_no_part() {
    let with =
        [reporter("1", "1", "-1 ? ? -4"), reporter("2", "1", "-2 ? ? -4"), reporter("0", "1", "-2 ? 7 -4")];
    let without = [reporter("1", "1", "-1 -4"), reporter("2", "1", "-2 -4"), reporter("0", "1", "-2 -4")];
    let params = ConsensusParams::default();
    assert_eq!(consensus(&with, &params).unwrap(), consensus(&without, &params).unwrap());
}

#[test]
fn a_consensus_of_zeros_measures_distance_by_the_safe_divisor() {
    let outcome = consensus(&[reporter("1", "1", "1"), reporter("1", "1", "-1")], &one_pass()).unwrap();
    let expected = Number::ONE.div(n("10000000.01")).unwrap();
    all_near(&outcome.scores, &[expected, expected]);
    let agreed = consensus(&[reporter("1", "1", "0 0 0"), reporter("1", "1", "0 0 0")], &one_pass()).unwrap();
    assert_eq!(agreed.scores, all("100 100"));
}

#[test]
fn zeros_that_cancel_are_seen_as_zeros_among_many_entries_too() {
    let losses = "1 2 3 4 5 6 7 0.1 0.3";
    let opposite = losses.split(' ').map(|loss| format!("-{loss}")).collect::<Vec<_>>().join(" ");
    let reports = [reporter("1", "1", losses), reporter("1", "1", &opposite)];
    let outcome = consensus(&reports, &one_pass()).unwrap();
    all_near(&outcome.scores, &definition::consensus(&reports, &one_pass()).scores);
}

#[test]
fn reputers_who_agree_move_nothing() {
    let losses = "-1.1 -2.7 -3.3 -0.9 -1e-9 -7.77 1.3";
    let reports =
        [reporter("0.1", "1", losses), reporter("0.3", "0.2", losses), reporter("0.7", "0.15", losses)];
    let outcome = consensus(&reports, &ConsensusParams::default()).unwrap();
    assert_eq!(outcome.scores, all("100 100 100"));
    assert_eq!(outcome.coefficients, all("1 0.2 0.15"));
    // Less than half of the stake is listened to, but no direction leads back to it.
    assert_eq!((outcome.descent.passes, outcome.descent.below_min_stake), (1, 1));
}

/// A reputer without stake fails the reference's entropy and its delegator split (19, A18): he is worth nothing here.
#[test]
fn a_reputer_without_stake_does_not_block_the_topic() {
    let staked = [reporter("0.5", "1", "-1 -2 -3"), reporter("0.5", "0.9", "-1.1 -2.2 -2.9")];
    let dust = reporter("0", "0.7", "-9 5 3");
    let outcome =
        consensus(&[staked[0].clone(), dust, staked[1].clone()], &ConsensusParams::default()).unwrap();
    assert_eq!(outcome.coefficients[1], n("0.7"));
    assert_eq!(outcome.adjusted_stakes[1], Number::ZERO);
    assert!(outcome.scores[1].is_positive() && outcome.scores[1] < outcome.scores[0]);
}

#[test]
fn nobody_with_stake_is_an_error_that_says_so() {
    let params = ConsensusParams::default();
    assert_eq!(consensus(&[], &params), Err(ScoreError::NoReports));
    let nobody = [reporter("0", "1", "-1"), reporter("0", "1", "-2")];
    assert_eq!(consensus(&nobody, &params), Err(ScoreError::NoStake { reporters: 2 }));
    assert!(ScoreError::NoStake { reporters: 2 }.to_string().starts_with("no_stake: "));
    let negative = [reporter("-1", "1", "-1")];
    assert!(matches!(consensus(&negative, &params), Err(ScoreError::NegativeStake { position: 0, .. })));
    let jagged = [reporter("1", "1", "-1 -2"), reporter("1", "1", "-1")];
    assert_eq!(
        consensus(&jagged, &params),
        Err(ScoreError::RowsDiffer { position: 1, found: 1, expected: 2 })
    );
}

#[test]
fn a_coefficient_of_zero_is_raised_to_the_floor() {
    let reports = [reporter("1", "0", "-1 -2"), reporter("1", "0", "-1 -2.1"), reporter("1", "0", "-5 -2")];
    let outcome = consensus(&reports, &ConsensusParams::default()).unwrap();
    assert!(outcome.coefficients.iter().all(|own| (n("0.01")..=Number::ONE).contains(own)));
    assert!(outcome.descent.below_min_stake > 0);
}

#[test]
fn the_stake_listened_to_does_not_fall_below_the_minimum() {
    // The two small ones agree; the large one does not, and would be listened to less and less.
    let reports =
        [reporter("0.2", "1", "-1 -2"), reporter("0.2", "1", "-1 -2"), reporter("0.6", "0.4", "-9 3")];
    let outcome = consensus(&reports, &ConsensusParams::default()).unwrap();
    let heard = reports.iter().zip(&outcome.coefficients).map(|(own, heard)| own.stake.mul(*heard).unwrap());
    let heard = heard.reduce(|sum, own| sum.add(own).unwrap()).unwrap();
    assert!(heard >= n("0.4999999999999"), "{heard}");
}

#[test]
fn reports_align_by_id_and_say_nothing_about_strangers() {
    let epoch = epoch_303();
    assert_eq!(report_row(&epoch, &epoch), epoch.values().copied().collect::<Vec<_>>());
    let mut report = epoch.clone();
    report.inferers.remove(WorkerId(1));
    report.inferers.insert(WorkerId(77), Some(n("-9")));
    report.one_in_forecasters.insert(WorkerId(6), None);
    let row = report_row(&epoch, &report);
    let mut expected: Vec<_> = epoch.values().copied().collect();
    expected[3] = None;
    expected[19] = None;
    assert_eq!(row, expected);
}

#[test]
fn a_dust_stake_with_absurd_losses_takes_no_digit_from_the_others() {
    let honest = some("-1.25 -2.5 -3.125 0.5 -1 -7 -2.25");
    let mut other = honest.clone();
    other[2] = Some(n("-3.1251"));
    let absurd = vec![Some(n("1e40")); honest.len()];
    let reports = [
        Reporter { stake: n("1e-60"), coefficient: n("0.01"), losses: absurd },
        Reporter { stake: n("0.4"), coefficient: n("0.9"), losses: honest },
        Reporter { stake: n("0.6"), coefficient: n("0.8"), losses: other },
    ];
    let params = ConsensusParams::default();
    let (fast, slow) = (consensus(&reports, &params).unwrap(), definition::consensus(&reports, &params));
    all_near(&fast.scores, &slow.scores);
    all_near(&fast.coefficients, &slow.coefficients);
}

/// Twelve reputers, 180 losses, differences from the first digit to the fifteenth.
#[test]
fn reports_that_hardly_differ_keep_their_distances() {
    for places in [1, 4, 8, 12, 15] {
        let noise = |entry: i64, who: i64| {
            Number::decimal((entry * 7_919 + who * 104_729 + entry * who * 31) % 97 - 48, places)
        };
        let loss =
            |entry: i64, who: i64| Number::decimal(-entry * entry % 5_003, 3).add(noise(entry, who)).unwrap();
        let reports: Vec<Reporter> = (0..12)
            .map(|who| Reporter {
                stake: Number::integer(who * who + 1),
                coefficient: Number::decimal(100 - 3 * who, 2),
                losses: (0..180).map(|entry| Some(loss(entry, who))).collect(),
            })
            .collect();
        let params = ConsensusParams { max_passes: 3, ..ConsensusParams::default() };
        let (fast, slow) = (consensus(&reports, &params).unwrap(), definition::consensus(&reports, &params));
        all_near(&fast.scores, &slow.scores);
        all_near(&fast.coefficients, &slow.coefficients);
    }
}

/// The last one reports exactly what becomes the consensus of the others: when one's coefficient is moved by a step,
/// and after some passes. His distances then are what digits have cancelled from.
#[test]
fn a_consensus_that_moves_onto_a_report_is_seen_there() {
    let with = |last: &[Number], coefficient: &str| {
        [
            reporter("0.5", "0.9", "-1 -2.5 0.3 -7"),
            reporter("0.1", coefficient, "-3 2.25 0.1 -6.5"),
            reporter("0.2", "0.4", "-2 0.75 -3.3 -1"),
            Reporter { losses: last.iter().copied().map(Some).collect(), ..reporter("1e-30", "0.7", "") },
        ]
    };
    for (coefficient, max_passes) in [("0.501", 1), ("0.5", 2), ("0.5", 10)] {
        let params = ConsensusParams { max_passes, epsilon_reputer: n("1e-5"), ..ConsensusParams::default() };
        let others = with(&all("0 0 0 0"), coefficient);
        let weights = consensus(&others, &params).unwrap().adjusted_stakes;
        let mean = |entry: usize| {
            let losses: Vec<Number> = others.iter().map(|other| other.losses[entry].unwrap()).collect();
            stats::weighted_mean(&losses, &weights).unwrap()
        };
        let reports = with(&[mean(0), mean(1), mean(2), mean(3)], "0.5");
        let (fast, slow) = (consensus(&reports, &params).unwrap(), definition::consensus(&reports, &params));
        all_near(&fast.scores, &slow.scores);
        all_near(&fast.coefficients, &slow.coefficients);
    }
}

/// Reports around a common truth, some far off, some missing.
fn reports() -> impl Strategy<Value = Vec<Reporter>> {
    let loss = prop_oneof![
        6 => (-6_000i64..2_000).prop_map(|loss| Some(Number::decimal(loss, 3))),
        1 => Just(None),
    ];
    (1usize..7, 1usize..24).prop_flat_map(move |(reporters, entries)| {
        let row = proptest::collection::vec(loss.clone(), entries);
        let reporter = (0u32..1_000, 0u32..=100, row).prop_map(|(stake, coefficient, losses)| Reporter {
            stake: Number::decimal(i64::from(stake), 3),
            coefficient: Number::decimal(i64::from(coefficient), 2),
            losses,
        });
        proptest::collection::vec(reporter, reporters)
    })
}

fn staked(reports: &[Reporter]) -> bool {
    reports.iter().any(|reporter| reporter.stake.is_positive())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_consensus_is_the_defined_one(reports in reports().prop_filter("stake", |reports| staked(reports))) {
        let params = ConsensusParams::default();
        let (fast, slow) = (consensus(&reports, &params).unwrap(), definition::consensus(&reports, &params));
        prop_assert_eq!(fast.descent.passes, slow.passes);
        all_near(&fast.scores, &slow.scores);
        all_near(&fast.adjusted_stakes, &slow.adjusted_stakes);
        all_near(&fast.coefficients, &slow.coefficients);
    }

    #[test]
    fn coefficients_stay_between_floor_and_one(reports in reports().prop_filter("stake", |reports| staked(reports))) {
        let outcome = consensus(&reports, &ConsensusParams::default()).unwrap();
        for coefficient in &outcome.coefficients {
            prop_assert!((n("0.01")..=Number::ONE).contains(coefficient));
        }
        for score in &outcome.scores {
            prop_assert!(score.is_positive() && *score <= n("100.0000001"));
        }
    }

    #[test]
    fn the_unit_of_stake_does_not_matter(reports in reports().prop_filter("stake", |reports| staked(reports)), power in -30i32..30) {
        let params = ConsensusParams::default();
        let unit = Number::TWO.powi(power).unwrap();
        let scaled: Vec<Reporter> = reports
            .iter()
            .map(|own| Reporter { stake: own.stake.mul(unit).unwrap(), ..own.clone() })
            .collect();
        prop_assert_eq!(consensus(&scaled, &params).unwrap(), consensus(&reports, &params).unwrap());
    }

    #[test]
    fn the_order_of_reputers_does_not_matter(reports in reports().prop_filter("stake", |reports| staked(reports))) {
        let params = ConsensusParams::default();
        let mut outcome = consensus(&reports, &params).unwrap();
        let turned: Vec<Reporter> = reports.iter().rev().cloned().collect();
        let turned = consensus(&turned, &params).unwrap();
        outcome.scores.reverse();
        outcome.coefficients.reverse();
        all_near(&turned.scores, &outcome.scores);
        all_near(&turned.coefficients, &outcome.coefficients);
    }

    #[test]
    fn no_report_within_the_limits_of_the_wire_is_too_much(
        rows in proptest::collection::vec((0i32..40, -40i32..=40, any::<bool>(), any::<bool>()), 4),
        stakes in proptest::collection::vec(-40i32..=40, 4),
    ) {
        let reports: Vec<Reporter> = rows
            .iter()
            .zip(&stakes)
            .map(|(&(first, second, negative, missing), stake)| {
                let ten = |power| Number::TEN.powi(power).unwrap();
                let large = if negative { ten(first).neg() } else { ten(first) };
                let losses = vec![Some(large), (!missing).then(|| ten(second)), Some(ten(40)), Some(Number::ZERO), Some(ten(40).neg())];
                Reporter { stake: ten(*stake), coefficient: Number::ONE, losses }
            })
            .collect();
        prop_assert!(consensus(&reports, &ConsensusParams::default()).is_ok());
    }
}

#[test]
fn defaults_are_valid_and_ranges_are_held() {
    let defaults = ConsensusParams::default();
    defaults.validate().unwrap();
    for params in [
        ConsensusParams { max_passes: 0, ..defaults.clone() },
        ConsensusParams { floor: Number::ZERO, ..defaults.clone() },
        ConsensusParams { step: defaults.floor, ..defaults.clone() },
        ConsensusParams { min_stake_fraction: n("1.1"), ..defaults.clone() },
        ConsensusParams { learning_rate: n("-0.05"), ..defaults.clone() },
    ] {
        let error = params.validate().unwrap_err().to_string();
        assert!(error.starts_with("parameter_out_of_range: "), "{error}");
    }
    near(defaults.learning_rate, n("0.05"));
}
