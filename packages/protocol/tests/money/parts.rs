//! What holds for a topic's weight, its funding, and the mean of what is bonded.

use super::actions::amount;
use super::config;
use allora_protocol::Number;
use allora_protocol::emission::{
    Basis, BondedReadings, Calendar, Economy, Funding, Interval, MoneyParams, PeriodRecord, TopicWeight,
    decayed, month,
};
use cosmwasm_std::{Decimal, Uint128};
use proptest::prelude::*;

const DAY: u64 = 86_400;
const DAILY: Calendar = Calendar { deployed: 0, period: DAY };

fn basis(stake: u128) -> Basis {
    Basis { stake: Uint128::new(stake), eligible: true, epoch_length: DAY }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn payments_only_fade(paid in any::<u128>(), steps in prop::collection::vec(0..40u64, 1..20)) {
        let mut topic = TopicWeight::default();
        topic.pay(0, Uint128::new(paid)).unwrap();
        let (mut period, mut before) = (0, topic.payments);
        for step in steps {
            period += step;
            topic.touch(&DAILY, period, &basis(1_000)).unwrap();
            prop_assert!(topic.payments <= before && topic.decayed_at == period);
            prop_assert!(step == 0 || topic.payments < before || before.is_zero());
            before = topic.payments;
        }
        // Rounding at every touch costs less than seven units.
        let at_once = decayed(Uint128::new(paid), period);
        prop_assert!(topic.payments <= at_once + Uint128::one() && at_once - topic.payments.min(at_once) < Uint128::new(7));
    }

    #[test]
    fn a_weight_is_between_what_it_was_and_what_stake_and_payments_say(
        paid in amount(), stake in amount(), later in amount(), wait in 0..7u64,
    ) {
        let mut topic = TopicWeight::default();
        topic.pay(0, Uint128::new(paid)).unwrap();
        let old = topic.touch(&DAILY, 0, &basis(stake)).unwrap().row.weight;
        let mut fresh = TopicWeight { rows: vec![], ..topic.clone() };
        let period = 1 + wait;
        let target = fresh.touch(&DAILY, period, &basis(later)).unwrap().row.weight;
        let weight = topic.touch(&DAILY, period, &basis(later)).unwrap().row.weight;
        prop_assert!(old.min(target) <= weight && weight <= old.max(target), "{old} {weight} {target}");
        // At most half a life has passed: at least half of the old weight is in it.
        prop_assert!(target.is_zero() || weight + Uint128::one() >= old.multiply_ratio(1u8, 2u8));
    }

    #[test]
    fn a_topic_that_nobody_touches_lapses_after_the_horizon(
        paid in 1..u128::MAX >> 2, stake in 1..u128::MAX >> 2, period in 0..1_000u64, length in 1..60u64,
    ) {
        let mut topic = TopicWeight::default();
        topic.pay(period, Uint128::new(paid)).unwrap();
        let basis = Basis { epoch_length: length * DAY / 2, ..basis(stake) };
        topic.touch(&DAILY, period, &basis).unwrap();
        let last = period + DAILY.horizon(basis.epoch_length).unwrap();
        prop_assert!(topic.at(period).is_zero() && !topic.at(period + 1).is_zero());
        prop_assert!(!topic.at(last).is_zero() && topic.at(last + 1).is_zero());
        prop_assert!(last - period >= 7 && (last - period) * DAY > 2 * basis.epoch_length);
    }

    #[test]
    fn a_pot_pays_the_same_for_a_time_and_for_its_parts(pot in any::<u128>(), seconds in 0..40 * DAY, cut in 0..=100u64) {
        let whole = Interval { from: 0, to: seconds };
        let middle = seconds * cut / 100;
        let mut once = Funding { pot: Uint128::new(pot), inflows: vec![] };
        let mut twice = once.clone();
        once.take(&DAILY, &whole).unwrap();
        twice.take(&DAILY, &Interval { from: 0, to: middle }).unwrap();
        twice.take(&DAILY, &Interval { from: middle, to: seconds }).unwrap();
        let apart = once.pot.abs_diff(twice.pot);
        let allowed = Uint128::new(2).max(Uint128::new(pot).multiply_ratio(1u8, 1_000_000_000_000u64));
        prop_assert!(apart <= allowed, "{} {}", once.pot, twice.pot);
    }

    #[test]
    fn topics_draw_no_more_than_a_period_has(
        emission in any::<u128>(),
        weights in prop::collection::vec(0..u128::MAX >> 4, 1..10),
        cap in 0..=100u64,
        cut in 0..=DAY,
    ) {
        let total: u128 = weights.iter().sum();
        let mut record = PeriodRecord {
            total_weight: Uint128::new(total),
            cap: Uint128::new(total).multiply_ratio(cap, 100u64),
            emission: Uint128::new(emission),
            drawn: Uint128::zero(),
        };
        for weight in weights {
            for seconds in [cut, DAY - cut] {
                let worth = record.worth(Uint128::new(weight), seconds, DAY).unwrap();
                prop_assert!(worth <= record.emission.multiply_ratio(cap, 100u64) + Uint128::one());
                record = record.with_drawn(worth).unwrap();
            }
        }
    }

    #[test]
    fn the_mean_of_what_is_bonded_is_between_its_extremes(
        bonded in prop::collection::vec(any::<u128>(), 1..100),
        period in prop::sample::select(vec![3_600u64, DAY, 7 * DAY]),
    ) {
        let calendar = Calendar { deployed: 0, period };
        let mut readings = BondedReadings::default();
        for (number, bonded) in bonded.iter().enumerate() {
            readings = readings.with(&calendar, number as u64, Uint128::new(*bonded));
            prop_assert!(readings.buckets.len() <= 30);
        }
        let mean = readings.mean(&calendar, bonded.len() as u64 - 1).u128();
        let month = calendar.periods_per_month() as usize;
        if period >= DAY {
            // Exactly the last month's.
            let last = &bonded[bonded.len().saturating_sub(month)..];
            prop_assert!(last.iter().min() <= Some(&mean) && Some(&mean) <= last.iter().max());
        }
        prop_assert!(bonded.iter().min() <= Some(&mean) && Some(&mean) <= bonded.iter().max());
    }

    #[test]
    fn stake_never_yields_more_than_the_ceiling(
        staked in 1..u128::MAX >> 8,
        (ecosystem, circulating, supply) in (any::<u64>(), any::<u64>(), 1..=u64::MAX),
        (rate, yields, share) in (0..=100u64, 0..=100u64, 0..=100u64),
        part in 10..=100i64,
    ) {
        let params = MoneyParams {
            emission_rate: Decimal::percent(rate),
            max_monthly_yield: Decimal::percent(yields),
            validators: Some("validators".to_owned()),
            validators_share: Decimal::percent(share),
            ..MoneyParams::default()
        };
        let economy = Economy {
            staked: Uint128::new(staked),
            ecosystem: Number::from(Uint128::from(ecosystem)),
            circulating: Number::from(Uint128::from(circulating)),
            supply: Number::from(Uint128::from(supply)),
            reputers_part: Number::decimal(part, 2),
            previous: None,
        };
        let found = month(3, &economy, &params).unwrap();
        prop_assert!(found.per_staked <= found.ceiling && found.per_staked <= found.target);
        prop_assert!(found.emission <= Number::mul_floor(economy.staked, found.ceiling).unwrap());
    }
}
