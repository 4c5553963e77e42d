use super::*;

#[test]
fn a_payment_serves_the_topic_and_the_treasury() {
    assert_eq!(split_payment(units(101), Decimal::percent(80)), Ok((units(80), units(21))));
    assert_eq!(split_payment(Uint128::MAX, Decimal::one()), Ok((Uint128::MAX, units(0))));
    assert_eq!(split_payment(units(7), Decimal::zero()), Ok((units(0), units(7))));
    let above = split_payment(units(100), Decimal::percent(101));
    assert_eq!(above, Err(EmissionError::Overflow { amount: units(101) }));
}

#[test]
fn an_inflow_waits_for_an_epoch_of_a_later_period_and_then_leaves_by_a_seventh_a_period() {
    let mut funding = Funding::default();
    funding.add(2, units(400)).unwrap();
    funding.add(2, units(300)).unwrap();
    assert_eq!(funding.inflows, [Inflow { period: 2, amount: units(700) }]);
    assert_eq!(funding.take(&DAILY, &interval(2 * DAY, 3 * DAY - 1)), Ok(units(0)));
    assert_eq!((funding.pot, funding.total().unwrap()), (units(0), units(700)));
    // The first epoch of all: its interval is empty, but the money joins.
    assert_eq!(funding.take(&DAILY, &interval(3 * DAY, 3 * DAY)), Ok(units(0)));
    assert_eq!((funding.pot, funding.inflows.len()), (units(700), 0));
    // 1 - (6/7)^2 = 13/49.
    assert_eq!(funding.take(&DAILY, &interval(3 * DAY, 5 * DAY)), Ok(units(185)));
    assert_eq!(funding.pot, units(515));
}

#[test]
fn beyond_128_the_two_oldest_inflows_become_one_of_the_later_period() {
    let mut funding = Funding::default();
    for period in 1..=128 {
        funding.add(period, units(10)).unwrap();
    }
    assert_eq!(funding.inflows.len(), MAX_INFLOWS);
    funding.add(129, units(10)).unwrap();
    assert_eq!(funding.inflows.len(), MAX_INFLOWS);
    assert_eq!(funding.inflows[0], Inflow { period: 2, amount: units(20) });
    assert_eq!(funding.total(), Ok(units(1_290)));
}

#[test]
fn nothing_is_changed_by_what_cannot_be_added_or_taken() {
    let mut funding = Funding { pot: units(5), inflows: vec![Inflow { period: 9, amount: units(1) }] };
    let before = funding.clone();
    assert_eq!(funding.add(8, units(1)), Err(EmissionError::PeriodPast { period: 8, last: 9 }));
    assert_eq!(funding.add(9, Uint128::MAX), Err(EmissionError::Overflow { amount: Uint128::MAX }));
    assert!(matches!(funding.take(&DAILY, &interval(2, 1)), Err(EmissionError::IntervalReversed { .. })));
    assert_eq!(funding.add(20, Uint128::zero()), Ok(()));
    assert_eq!(funding, before);
}

#[test]
fn a_pot_is_emptied_by_the_end_of_time_and_not_before() {
    let mut funding = Funding { pot: Uint128::MAX, inflows: vec![] };
    assert_eq!(funding.take(&DAILY, &interval(0, u64::MAX)), Ok(Uint128::MAX));
    assert_eq!(funding, Funding::default());
}
