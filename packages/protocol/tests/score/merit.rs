use crate::support::{all, cases, n, near};
use allora_protocol::Number;
use allora_protocol::score::merit::{EXPERIENCED_AFTER, drift};
use allora_protocol::score::{Merit, MeritParams, Missed, Standard};
use proptest::prelude::*;

fn merit(average: &str) -> Merit {
    Merit { average: Some(n(average)), scored_epochs: 20 }
}

fn standard(initial: &str, quantile: &str) -> Standard {
    Standard { initial: n(initial), quantile: n(quantile) }
}

#[test]
fn the_standard_is_below_the_lowest_average_and_at_a_quantile_of_the_scores() {
    let values = all("0.5 0.3 0.1 0.4 0.2");
    let standard = Standard::of(&values, &values, &MeritParams::default()).unwrap().unwrap();
    near(standard.initial, n("-0.2162277660168379332"));
    near(standard.quantile, n("0.2"));
    assert_eq!(Standard::of(&[], &[], &MeritParams::default()).unwrap(), None);
    let alone = Standard::of(&all("0.7"), &all("0.9"), &MeritParams::default()).unwrap().unwrap();
    assert_eq!((alone.initial, alone.quantile), (n("0.7"), n("0.9")));
}

/// Sortition simulator of the reference, epoch 300: five of eight drawn, quantile 0.2, alpha 0.1.
#[test]
fn epoch_300_moves_the_drawn_to_their_scores_and_the_others_to_the_quantile() {
    let params = MeritParams { quantile: n("0.2"), ..MeritParams::default() };
    let scores = all(
        "0.09166028668778334 0.4591089530674562 0.43381630437630625 0.13400193856407105 0.48414844671682644",
    );
    let standard = Standard::of(&scores, &scores, &params).unwrap().unwrap();
    near(standard.quantile, n("0.1255336081888135"));
    let drawn = merit("0.35614532609011657").after_epoch(Some(scores[0]), Some(&standard), &params).unwrap();
    near(drawn.average.unwrap(), n("0.3296968221498833"));
    let once = Missed { passed_over: 1, absent: 0 };
    let passed_over = merit("0.11406254395706042").after_missing(once, Some(&standard), &params).unwrap();
    near(passed_over.average.unwrap(), n("0.11520965038023573"));
}

#[test]
fn a_first_score_starts_from_the_topics_initial_one() {
    let params = MeritParams::default();
    let first = Merit::default().after_epoch(Some(n("3")), Some(&standard("-1", "0")), &params).unwrap();
    near(first.average.unwrap(), n("-0.6"));
    let very_first = Merit::default().after_epoch(Some(n("3")), None, &params).unwrap();
    assert_eq!(very_first, Merit { average: Some(n("3")), scored_epochs: 1 });
}

#[test]
fn absence_is_never_rewarded() {
    let params = MeritParams::default();
    let away = Missed { passed_over: 0, absent: 30 };
    let worst = merit("-1").after_missing(away, Some(&standard("-1.5", "0.4")), &params).unwrap();
    assert!(worst.average.unwrap() < n("-1.4"));
}

#[test]
fn who_lost_his_seat_can_win_it_back() {
    let params = MeritParams::default();
    let waiting = Missed { passed_over: 30, absent: 0 };
    let waiting = merit("-1").after_missing(waiting, Some(&standard("-1.5", "0.4")), &params).unwrap();
    assert!(waiting.average.unwrap() > n("0.3"));
}

#[test]
fn where_no_epoch_was_nobody_was_absent() {
    let params = MeritParams::default();
    let before = merit("0.123");
    assert_eq!(before.after_missing(Missed::default(), Some(&standard("-1", "1")), &params).unwrap(), before);
    let many = Missed { passed_over: 5, absent: 5 };
    assert_eq!(before.after_missing(many, None, &params).unwrap(), before);
    assert_eq!(
        Merit::default().after_missing(many, Some(&standard("-1", "1")), &params).unwrap(),
        Merit::default()
    );
}

/// The reference counts paid epochs only (19, A29): a topic with tiny rewards has newcomers for ever.
#[test]
fn an_unpaid_epoch_still_counts_as_experience() {
    let params = MeritParams::default();
    let mut merit = Merit::default();
    for _ in 0..EXPERIENCED_AFTER {
        assert!(merit.is_newcomer());
        merit = merit.after_epoch(Some(n("-5")), None, &params).unwrap();
    }
    assert!(!merit.is_newcomer());
}

#[test]
fn ranges_are_held() {
    let defaults = MeritParams::default();
    defaults.validate().unwrap();
    for params in [
        MeritParams { alpha: Number::ZERO, ..defaults.clone() },
        MeritParams { alpha: n("1.01"), ..defaults.clone() },
        MeritParams { quantile: n("-0.1"), ..defaults.clone() },
        MeritParams { lambda: n("10.5"), ..defaults.clone() },
    ] {
        assert!(params.validate().is_err());
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn many_steps_at_once_are_as_many_single_ones(
        average in -1_000i64..1_000,
        target in -1_000i64..1_000,
        alpha in 1i64..=100,
        steps in 0u32..200,
    ) {
        let (average, target, alpha) = (Number::decimal(average, 2), Number::decimal(target, 2), Number::decimal(alpha, 2));
        let singly = (0..steps).fold(average, |average, _| drift(average, target, alpha, 1).unwrap());
        near(drift(average, target, alpha, steps).unwrap(), singly);
    }

    /// The worst that can be made of it: every epoch its own averages, from its own initial score.
    #[test]
    fn no_succession_of_newcomers_lowers_the_initial_score_for_ever(alpha in 1i64..=100, lambda in 0i64..=10) {
        let params = MeritParams {
            alpha: Number::decimal(alpha, 2), lambda: Number::integer(lambda), ..MeritParams::default()
        };
        let mut standard = standard("-1", "0");
        for _ in 0..200 {
            let newcomer = Merit::default().after_epoch(Some(n("-1")), Some(&standard), &params).unwrap();
            let averages = [n("1"), n("2"), newcomer.average.unwrap()];
            standard = Standard::of(&averages, &averages, &params).unwrap().unwrap();
        }
        prop_assert!(standard.initial >= n("-1e6"));
    }

    #[test]
    fn no_average_and_no_absence_is_too_much(first in -40i32..=40, second in -40i32..=40, steps in any::<u32>()) {
        let params = MeritParams::default();
        let values = [Number::TEN.powi(first).unwrap(), Number::TEN.powi(second).unwrap().neg()];
        let standard = Standard::of(&values, &values, &params).unwrap().unwrap();
        let missed = Missed { passed_over: steps, absent: steps };
        let start = Merit::default().after_epoch(Some(values[0]), Some(&standard), &params).unwrap();
        prop_assert!(start.after_missing(missed, Some(&standard), &params).is_ok());
    }
}

#[test]
fn what_a_worker_missed_is_counted_in_scored_epochs_and_never_more_than_there_were() {
    for (before, now, passed_over, expected) in [
        (10, 10, 0, (0, 0)),
        (10, 15, 0, (0, 5)),
        (10, 15, 2, (2, 3)),
        (10, 15, 5, (5, 0)),
        // A lack of seats in epochs that were not scored moves nobody.
        (10, 12, 3, (2, 0)),
        // A record from later than now (which cannot be) misses nothing, rather than everything.
        (15, 10, 3, (0, 0)),
        (0, u64::MAX, 7, (7, u32::MAX - 7)),
    ] {
        let Missed { passed_over, absent } = Missed::since(before, now, passed_over);
        assert_eq!((passed_over, absent), expected, "{before} to {now}");
    }
}
