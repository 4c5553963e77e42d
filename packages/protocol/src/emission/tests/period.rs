use super::*;

fn inputs() -> RollInputs {
    RollInputs {
        current: 1,
        difference: Int128::zero(),
        expiring: PeriodRecord::default(),
        treasury: units(40 * MILLION),
        bonded: units(500 * MILLION),
        supply: Supply { token: Some(units(1_000_000 * MILLION)), minting: Minting::Nothing },
    }
}

/// The first period has begun, and 25 million a period are emitted.
fn begun() -> EmissionState {
    let month = Month {
        number: 0,
        emission: units(750 * MILLION),
        per_staked: Number::ZERO,
        target: Number::ZERO,
        ceiling: Number::ZERO,
        reputers_part: Number::ZERO,
        staked: Uint128::zero(),
    };
    EmissionState {
        period: 0,
        total_weight: units(100 * MILLION),
        month: MonthState { month: Some(month), ..MonthState::default() },
        readings: BondedReadings::default(),
    }
}

fn params() -> MoneyParams {
    MoneyParams { validators: Some("validators".to_owned()), ..MoneyParams::default() }
}

#[test]
fn a_period_is_worth_to_a_topic_what_its_weight_and_its_time_are_of_all() {
    let third = record().worth(units(100 * MILLION), DAY, DAY);
    assert_eq!(third, Ok(units(8_333_333)));
    assert_eq!(record().worth(units(100 * MILLION), DAY / 3, DAY), Ok(units(2_777_777)));
    let capped = PeriodRecord { cap: units(75 * MILLION), ..record() };
    assert_eq!(capped.worth(units(100 * MILLION), DAY, DAY), Ok(units(6_250_000)));
    assert_eq!(PeriodRecord::default().worth(units(5), DAY, DAY), Ok(units(0)));
    let huge =
        PeriodRecord { total_weight: Uint128::MAX, cap: Uint128::MAX, emission: Uint128::MAX, ..record() };
    assert_eq!(huge.worth(Uint128::MAX, 604_800, 604_800), Ok(Uint128::MAX));
    let overflow = EmissionError::Overflow { amount: Uint128::MAX };
    assert_eq!(huge.worth(Uint128::MAX, 2, 1), Err(overflow));
}

#[test]
fn no_period_pays_more_than_it_has() {
    let drawn = record().with_drawn(units(25 * MILLION)).unwrap();
    assert_eq!(drawn.left(), units(0));
    let overdrawn = EmissionError::Overdrawn { amount: units(1), left: units(0) };
    assert_eq!(drawn.with_drawn(units(1)), Err(overdrawn));
    assert!(matches!(drawn.with_drawn(Uint128::MAX), Err(EmissionError::Overdrawn { .. })));
}

#[test]
fn the_emission_is_reserved_when_its_period_begins_from_the_treasury_first() {
    let difference = Int128::new(200_000_000);
    let rolled = begun().roll(&DAILY, &params(), &RollInputs { difference, ..inputs() }).unwrap();
    let quarter = units(6_250_000);
    let expected = PeriodRecord { emission: units(18_750_000), ..record() };
    assert_eq!((rolled.record, rolled.validators), (expected, quarter));
    assert_eq!((rolled.from_treasury, rolled.minted), (units(25 * MILLION), units(0)));
    assert_eq!(rolled.treasury(units(40 * MILLION)), Ok(units(15 * MILLION)));
    assert_eq!((rolled.state.period, rolled.state.total_weight), (1, units(300 * MILLION)));

    let minting = Minting::Capped { left: units(12 * MILLION) };
    let poor = RollInputs {
        treasury: units(10 * MILLION),
        supply: Supply { minting, ..inputs().supply },
        ..inputs()
    };
    let rolled = begun().roll(&DAILY, &MoneyParams::default(), &poor).unwrap();
    assert_eq!((rolled.from_treasury, rolled.minted), (units(10 * MILLION), units(12 * MILLION)));
    assert_eq!((rolled.record.emission, rolled.validators), (units(22 * MILLION), units(0)));
    let uncapped = RollInputs { supply: Supply { minting: Minting::Uncapped, ..poor.supply }, ..poor };
    let rolled = begun().roll(&DAILY, &MoneyParams::default(), &uncapped).unwrap();
    assert_eq!((rolled.from_treasury, rolled.minted), (units(10 * MILLION), units(15 * MILLION)));
}

#[test]
fn what_returns_of_an_old_period_is_there_for_the_next_one() {
    let old = record().with_drawn(units(24 * MILLION)).unwrap();
    let late = EmissionState { period: 199, ..begun() };
    assert_eq!(late.expiring(), Some(72));
    assert_eq!((begun().expiring(), EmissionState { period: 127, ..begun() }.expiring()), (None, Some(0)));
    let now = RollInputs { current: 200, expiring: old, treasury: units(0), ..inputs() };
    let rolled = late.roll(&DAILY, &params(), &now).unwrap();
    assert_eq!((rolled.record.emission, rolled.returned), (units(0), units(MILLION)));
    assert_eq!(rolled.treasury(units(0)), Ok(units(MILLION)));
}

#[test]
fn a_period_without_weight_emits_nothing_and_its_record_is_empty() {
    let none = RollInputs { difference: Int128::new(-100_000_000), ..inputs() };
    let rolled = begun().roll(&DAILY, &params(), &none).unwrap();
    assert!(rolled.record.is_empty());
    assert_eq!((rolled.from_treasury, rolled.minted, rolled.validators), (units(0), units(0), units(0)));
    let below = RollInputs { difference: Int128::new(-100_000_001), ..inputs() };
    let unbalanced =
        EmissionError::WeightsUnbalanced { period: 1, total: units(100 * MILLION), change: -100_000_001 };
    assert_eq!(begun().roll(&DAILY, &params(), &below), Err(unbalanced));
}

#[test]
fn periods_are_due_one_after_another_and_idle_ones_are_skipped_at_once() {
    let state = begun();
    assert_eq!((state.due(0), state.due(1), state.due(9)), (None, Some(1), Some(1)));
    // There is weight.
    assert_eq!(state.idle(900, None, None), state);
    let idle = EmissionState { total_weight: Uint128::zero(), period: 100, ..begun() };
    let skipped = |current, next, oldest| idle.idle(current, next, oldest).period;
    assert_eq!(skipped(100, None, None), 100);
    assert_eq!(skipped(900, None, None), 899);
    assert_eq!(skipped(900, Some(101), None), 100);
    assert_eq!(skipped(900, Some(301), None), 300);
    // The record of period 90 returns when period 218 begins.
    assert_eq!(skipped(900, Some(301), Some(90)), 217);
}
