use super::*;

#[test]
fn a_period_holds_its_first_second_and_not_its_last() {
    let calendar = Calendar { deployed: 1_000, period: DAY };
    assert_eq!(calendar.period_of(0), 0);
    assert_eq!(calendar.period_of(1_000), 0);
    assert_eq!(calendar.period_of(1_000 + DAY - 1), 0);
    assert_eq!(calendar.period_of(1_000 + DAY), 1);
    assert_eq!(calendar.begins_at(3), Ok(1_000 + 3 * DAY));
}

#[test]
fn a_month_has_whole_periods_and_at_least_one() {
    let months = |period| Calendar { deployed: 0, period }.periods_per_month();
    assert_eq!((months(DAY), months(7 * DAY), months(60), months(40 * DAY)), (30, 4, 43_200, 1));
    assert_eq!((DAILY.month_of(29), DAILY.month_of(30)), (0, 1));
}

#[test]
fn seconds_of_an_interval_belong_to_the_period_that_they_are_in() {
    let noon_to_noon = interval(DAY / 2, 5 * DAY / 2);
    let overlaps = [0, 1, 2, 3].map(|period| DAILY.overlap(&noon_to_noon, period).unwrap());
    assert_eq!(overlaps, [DAY / 2, DAY, DAY / 2, 0]);
}

#[test]
fn a_weight_holds_for_twice_the_longest_epoch() {
    assert_eq!(DAILY.horizon(8 * 3_600), Ok(7));
    assert_eq!(DAILY.horizon(3 * DAY), Ok(7));
    assert_eq!(DAILY.horizon(3 * DAY + 1), Ok(9));
    assert_eq!(DAILY.horizon(30 * DAY), Ok(61));
}

#[test]
fn the_end_of_time_is_an_error_and_no_length_counts_as_a_second() {
    assert_eq!(DAILY.begins_at(u64::MAX), Err(EmissionError::TimeOverflow));
    let none = Calendar { deployed: u64::MAX, period: 0 };
    assert_eq!(none.begins_at(1), Err(EmissionError::TimeOverflow));
    assert_eq!(none.horizon(u64::MAX), Err(EmissionError::TimeOverflow));
    assert_eq!((none.length(), none.period_of(u64::MAX), none.periods_per_month()), (1, 0, 2_592_000));
    let reversed = EmissionError::IntervalReversed { from: 2, to: 1 };
    assert_eq!(interval(2, 1).seconds(), Err(reversed));
}
