use super::*;

const HOURS: Basis = Basis { stake: Uint128::new(400_000_000), eligible: true, epoch_length: 8 * 3_600 };

/// A topic that 100 million were paid to in period 0, and that was touched then.
fn funded() -> (TopicWeight, Touched) {
    let mut topic = TopicWeight::default();
    topic.pay(0, units(100 * MILLION)).unwrap();
    let touched = topic.touch(&DAILY, 0, &HOURS).unwrap();
    (topic, touched)
}

fn row(from: u64, until: u64, weight: u128) -> WeightRow {
    WeightRow { from, until, weight: units(weight) }
}

fn differences(of: &[(u64, i128)]) -> Vec<(u64, Int128)> {
    of.iter().map(|(period, by)| (*period, Int128::new(*by))).collect()
}

#[test]
fn payments_fade_by_a_seventh_a_period() {
    assert_eq!(decayed(units(49), 0), units(49));
    assert_eq!(decayed(units(49), 1), units(42));
    assert_eq!(decayed(units(49), 2), units(36));
    assert_eq!(decayed(units(100 * MILLION), 1), units(85_714_285));
    // One rounding for many periods: seven times 7^44 is 7^45.
    assert_eq!(decayed(units(7u128.pow(45)), 45), units(6u128.pow(45)));
    assert_eq!(decayed(Uint128::MAX, 600), Uint128::zero());
    assert_eq!(decayed(Uint128::MAX, u64::MAX), Uint128::zero());
}

#[test]
fn the_first_weight_is_the_root_of_stake_and_payments_from_the_next_period_on() {
    let (topic, touched) = funded();
    assert_eq!(touched.row, row(1, 7, 200_000_000));
    assert_eq!(touched.differences, differences(&[(1, 200_000_000), (8, -200_000_000)]));
    assert_eq!([0, 1, 7, 8].map(|period| topic.at(period).u128()), [0, 200_000_000, 200_000_000, 0]);
}

#[test]
fn a_later_weight_goes_half_of_the_way_in_a_week() {
    let (mut topic, _) = funded();
    // A fell to 85,714,285, the root to 185,164,018; a day is a seventh of a half life.
    let touched = topic.touch(&DAILY, 1, &HOURS).unwrap();
    assert_eq!(touched.row, row(2, 8, 198_601_318));
    assert_eq!(touched.differences, differences(&[(2, -1_398_682), (8, 200_000_000), (9, -198_601_318)]));
    assert_eq!(topic.rows, [row(1, 1, 200_000_000), row(2, 8, 198_601_318)]);
    // After the seven days of the row: half of the way up.
    let (mut topic, _) = funded();
    let stake = Basis { stake: units(400 * MILLION), ..HOURS };
    topic.pay(7, units(1_600 * MILLION) - topic.payments_at(7).unwrap()).unwrap();
    assert_eq!(topic.touch(&DAILY, 7, &stake).unwrap().row, row(8, 14, 500_000_000));
}

#[test]
fn touching_again_in_the_same_period_starts_from_the_same_weight() {
    let (mut once, _) = funded();
    once.pay(3, units(700 * MILLION)).unwrap();
    let (mut often, mut total) = (once.clone(), std::collections::BTreeMap::new());
    let expected = once.touch(&DAILY, 3, &HOURS).unwrap();
    for basis in [Basis { stake: units(9), ..HOURS }, Basis { epoch_length: 30 * DAY, ..HOURS }, HOURS] {
        let touched = often.touch(&DAILY, 3, &basis).unwrap();
        for (period, by) in touched.differences {
            *total.entry(period).or_insert(Int128::zero()) += by;
        }
    }
    assert_eq!(often, once);
    total.retain(|_, by| !by.is_zero());
    assert_eq!(total.into_iter().collect::<Vec<_>>(), expected.differences);
}

#[test]
fn a_topic_without_stake_payments_or_trust_has_no_weight() {
    let (topic, _) = funded();
    for basis in [Basis { stake: Uint128::zero(), ..HOURS }, Basis { eligible: false, ..HOURS }] {
        let touched = topic.clone().touch(&DAILY, 2, &basis).unwrap();
        assert_eq!(touched.row, row(3, 9, 0));
        assert_eq!(touched.differences, differences(&[(3, -200_000_000), (8, 200_000_000)]));
    }
    let mut unpaid = TopicWeight::default();
    assert_eq!(unpaid.touch(&DAILY, 2, &HOURS).unwrap().differences, []);
}

#[test]
fn a_topic_that_lapsed_begins_anew() {
    let (mut topic, _) = funded();
    topic.pay(8, units(100 * MILLION) - topic.payments_at(8).unwrap()).unwrap();
    let touched = topic.touch(&DAILY, 8, &HOURS).unwrap();
    assert_eq!(touched.row, row(9, 15, 200_000_000));
    assert_eq!(touched.differences, differences(&[(9, 200_000_000), (16, -200_000_000)]));
}

#[test]
fn rows_are_forgotten_128_periods_after_their_end() {
    let (mut topic, _) = funded();
    topic.touch(&DAILY, 7 + KEEP_PERIODS, &HOURS).unwrap();
    assert_eq!(topic.rows.len(), 2);
    topic.touch(&DAILY, 8 + KEEP_PERIODS, &HOURS).unwrap();
    assert!(topic.rows.iter().all(|row| row.from > KEEP_PERIODS), "{:?}", topic.rows);
}

#[test]
fn time_does_not_go_back_and_amounts_do_not_overflow() {
    let (mut topic, _) = funded();
    topic.touch(&DAILY, 5, &HOURS).unwrap();
    let before = topic.clone();
    let past = EmissionError::PeriodPast { period: 4, last: 5 };
    assert_eq!(topic.pay(4, units(1)), Err(past.clone()));
    assert_eq!(topic.touch(&DAILY, 4, &HOURS), Err(past));
    assert_eq!(topic.pay(5, Uint128::MAX), Err(EmissionError::Overflow { amount: Uint128::MAX }));
    assert_eq!(topic, before);
    // The largest weight is a root of 2^256; a difference has 127 bits.
    let mut rich = TopicWeight::default();
    rich.pay(0, Uint128::MAX).unwrap();
    let whale = Basis { stake: Uint128::MAX, ..HOURS };
    assert_eq!(rich.touch(&DAILY, 0, &whale), Err(EmissionError::Overflow { amount: Uint128::MAX }));
    assert_eq!(topic.touch(&DAILY, u64::MAX, &HOURS), Err(EmissionError::TimeOverflow));
}

#[test]
fn parts_are_the_periods_of_an_interval_in_which_the_topic_has_weight() {
    let (topic, _) = funded();
    let parts = topic.parts(&DAILY, &interval(DAY / 2, 2 * DAY + 60), 3).unwrap();
    let part = |period, seconds| Part { period, weight: units(200 * MILLION), seconds };
    assert_eq!(parts, [part(1, DAY), part(2, 60)]);
    // The first second of a period is the end of the one before.
    assert_eq!(topic.parts(&DAILY, &interval(DAY, 2 * DAY), 3).unwrap(), [part(1, DAY)]);
    assert_eq!(topic.parts(&DAILY, &interval(DAY, DAY), 3).unwrap(), []);
    // Period 1 pays until period 128, and not in period 129.
    assert_eq!(topic.parts(&DAILY, &interval(DAY, 2 * DAY), 128).unwrap(), [part(1, DAY)]);
    assert_eq!(topic.parts(&DAILY, &interval(DAY, 2 * DAY), 129).unwrap(), []);
}
