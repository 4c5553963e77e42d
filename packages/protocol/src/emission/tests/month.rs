use super::*;

/// Numbers of the first month of the reference's tokenomics, in millionths of a token.
fn inputs(current: u64) -> RollInputs {
    RollInputs {
        current,
        difference: Int128::zero(),
        expiring: PeriodRecord::default(),
        treasury: units(0),
        bonded: units(47_000_000 * MILLION),
        supply: Supply {
            token: Some(units(640_500_000 * MILLION)),
            minting: Minting::Capped { left: units(359_500_000 * MILLION) },
        },
    }
}

fn params() -> MoneyParams {
    MoneyParams {
        validators: Some("validators".to_owned()),
        locked: units(485_500_000 * MILLION),
        max_monthly_yield: "0.009488792934583046".parse().unwrap(),
        ..MoneyParams::default()
    }
}

fn begin(state: &EmissionState, inputs: &RollInputs) -> EmissionState {
    state.roll(&DAILY, &params(), inputs).unwrap().state
}

fn weighed() -> EmissionState {
    EmissionState { total_weight: units(1), ..EmissionState::default() }
}

fn about(number: Number, text: &str) -> bool {
    let expected: Number = text.parse().unwrap();
    number.sub(expected).unwrap().abs() < Number::decimal(1, 15)
}

#[test]
fn the_first_month_emits_the_lower_of_target_and_ceiling() {
    let state = begin(&weighed(), &inputs(1));
    let month = state.month.month.clone().unwrap();
    assert!(about(month.target, "0.029639627659574466"), "{}", month.target);
    assert!(about(month.ceiling, "0.018977585869166092"), "{}", month.ceiling);
    assert_eq!(month.per_staked, month.ceiling);
    // 891,946.5358508... tokens.
    assert_eq!((month.number, month.emission), (0, units(891_946_535_850)));
    assert_eq!(state.month.per_period(&DAILY, 1, 1), units(29_731_551_195));
}

#[test]
fn later_months_are_smoothed_and_measure_what_reputers_got() {
    let mut state = begin(&weighed(), &inputs(1));
    state.month.count(units(1_000), units(250)).unwrap();
    state.month.count(units(1_000), units(250)).unwrap();
    let first = state.month.month.clone().unwrap();
    let state = begin(&EmissionState { period: 29, ..state }, &inputs(30));
    let second = state.month.month.clone().unwrap();
    assert_eq!((second.number, second.reputers_part), (1, Number::decimal(25, 2)));
    // 0.00948879 / (0.75 · 0.25 + 0.25) = 0.0216887.
    assert!(about(second.ceiling, "0.021688669564761248"), "{}", second.ceiling);
    assert!(about(second.per_staked, "0.019248694238725607"), "{}", second.per_staked);
    assert!(second.per_staked > first.per_staked);
    assert_eq!((state.month.paid, state.month.paid_to_reputers), (units(0), units(0)));
}

#[test]
fn the_reputers_part_begins_at_a_third_stays_without_payments_and_is_a_tenth_at_least() {
    let mut state = MonthState::default();
    assert!(about(state.reputers_part().unwrap(), "0.333333333333333333"));
    state.count(units(100), units(99)).unwrap();
    assert!(about(state.reputers_part().unwrap(), "0.333333333333333333"));
    let mut state = begin(&weighed(), &inputs(1)).month;
    assert!(about(state.reputers_part().unwrap(), "0.333333333333333333"));
    state.count(units(100), units(9)).unwrap();
    assert_eq!(state.reputers_part(), Ok(Number::decimal(1, 1)));
    assert_eq!(state.count(Uint128::MAX, units(0)), Err(EmissionError::Overflow { amount: Uint128::MAX }));
}

#[test]
fn a_month_is_set_at_its_first_period_with_weight_and_stake() {
    let no_stake = RollInputs { bonded: Uint128::zero(), ..inputs(1) };
    let state = begin(&weighed(), &no_stake);
    assert_eq!(state.month, MonthState::default());
    let state = begin(&EmissionState { total_weight: Uint128::zero(), ..state }, &inputs(2));
    assert_eq!(state.month, MonthState::default());
    let state = begin(&EmissionState { total_weight: units(1), ..state }, &inputs(3));
    // The readings of all three periods: 0, 47 and 47 million.
    let staked = state.month.month.as_ref().unwrap().staked;
    assert_eq!(staked, units(31_333_333_333_333));
    let later = begin(&state, &RollInputs { bonded: units(9), ..inputs(4) });
    assert_eq!(later.month, state.month);
}

#[test]
fn late_months_repeat_and_smoothing_moves_once() {
    let first = begin(&weighed(), &inputs(1));
    let emission = first.month.month.as_ref().unwrap().emission;
    // Nobody came for two months; then periods begin one after another.
    let mut state = EmissionState { period: 29, ..first.clone() };
    for period in 30..60 {
        let rolled = state.roll(&DAILY, &params(), &inputs(61)).unwrap();
        assert_eq!(rolled.state.month, first.month, "{period}");
        assert_eq!(rolled.minted, emission / units(30), "{period}");
        state = rolled.state;
    }
    let last = begin(&state, &inputs(61)).month;
    assert_eq!(last.month.as_ref().unwrap().number, 2);
    assert_eq!(last.per_period(&DAILY, 60, 61), last.month.unwrap().emission / units(30));
}

#[test]
fn before_its_emission_is_set_a_month_has_none() {
    let first = begin(&weighed(), &inputs(1));
    let gone = RollInputs { bonded: Uint128::zero(), ..inputs(30) };
    let rolled = EmissionState { period: 29, ..first }.roll(&DAILY, &params(), &gone).unwrap();
    assert_eq!((rolled.record.emission, rolled.minted), (units(0), units(0)));
}

#[test]
fn a_coin_of_the_chain_needs_the_parameter_for_its_supply() {
    let coin = Supply { token: None, minting: Minting::Nothing };
    let rich = RollInputs { treasury: units(400 * MILLION), supply: coin, ..inputs(1) };
    assert_eq!(begin(&weighed(), &rich).month, MonthState::default());
    let known = MoneyParams { supply: Some(units(640_500_000 * MILLION)), ..MoneyParams::default() };
    assert!(weighed().roll(&DAILY, &known, &rich).unwrap().state.month.month.is_some());
}

#[test]
fn what_is_still_to_be_minted_is_a_parameter_without_a_cap() {
    let params = MoneyParams { mintable: units(7), ..MoneyParams::default() };
    let capped = Minting::Capped { left: units(3) };
    assert_eq!(
        [Minting::Nothing, capped, Minting::Uncapped].map(|minting| minting.ever(&params)),
        [0, 3, 7].map(units)
    );
    assert_eq!(Minting::Uncapped.now(), Uint128::MAX);
}

#[test]
fn readings_are_those_of_a_month_in_thirty_sums_at_most() {
    let minutes = Calendar { deployed: 0, period: 60 };
    let weeks = Calendar { deployed: 0, period: 7 * DAY };
    for (calendar, most) in [(DAILY, 30), (minutes, 30), (weeks, 4)] {
        let month = calendar.periods_per_month();
        let mut readings = BondedReadings::default();
        for period in 1..=month {
            readings = readings.with(&calendar, period, units(1_000));
        }
        assert_eq!(readings.mean(&calendar, month), units(1_000));
        for period in month + 1..=2 * month {
            readings = readings.with(&calendar, period, units(3_000));
        }
        assert!(readings.buckets.len() as u64 <= most, "{}", readings.buckets.len());
        assert_eq!(readings.mean(&calendar, 2 * month), units(3_000));
        assert_eq!(readings.mean(&calendar, 5 * month), units(0));
    }
}

#[test]
fn the_largest_stakes_have_a_mean() {
    let mut readings = BondedReadings::default();
    for period in 1..=30 {
        readings = readings.with(&DAILY, period, Uint128::MAX);
    }
    assert_eq!(readings.mean(&DAILY, 30), Uint128::MAX);
}
