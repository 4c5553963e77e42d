use super::*;

fn part(period: u64, seconds: u64) -> Part {
    Part { period, weight: units(100 * MILLION), seconds }
}

#[test]
fn an_epoch_is_paid_from_the_periods_of_its_interval_and_the_topics_pot() {
    let funding = Funding { pot: units(50 * MILLION), inflows: vec![] };
    let parts = [(part(1, DAY), record()), (part(2, DAY), PeriodRecord::default())];
    let paid = draw(&DAILY, &interval(DAY, 3 * DAY), &parts, &funding, Decimal::permille(5)).unwrap();
    assert_eq!(paid.by_period, [(1, units(8_333_333)), (2, units(0))]);
    assert_eq!((paid.emission, paid.own), (units(8_333_333), units(13_265_306)));
    // 0.5 % of 21,598,639.
    assert_eq!((paid.advance_fee, paid.reward), (units(107_993), units(21_490_646)));
    assert_eq!(paid.funding.pot, units(36_734_694));
    assert_eq!(paid.periods[0], (1, PeriodRecord { drawn: units(8_333_333), ..record() }));
}

#[test]
fn the_first_epoch_of_a_topic_gets_nothing() {
    let funding = Funding { pot: units(0), inflows: vec![Inflow { period: 0, amount: units(80) }] };
    let paid = draw(&DAILY, &interval(DAY, DAY), &[], &funding, Decimal::permille(5)).unwrap();
    assert_eq!((paid.reward, paid.advance_fee, paid.funding.pot), (units(0), units(0), units(80)));
}

#[test]
fn a_period_that_was_spent_already_is_an_error() {
    let spent = record().with_drawn(units(20 * MILLION)).unwrap();
    let twice =
        draw(&DAILY, &interval(DAY, 2 * DAY), &[(part(1, DAY), spent)], &Funding::default(), Decimal::zero());
    let overdrawn = EmissionError::Overdrawn { amount: units(8_333_333), left: units(5 * MILLION) };
    assert_eq!(twice, Err(overdrawn));
}
