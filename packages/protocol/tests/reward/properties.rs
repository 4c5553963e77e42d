use crate::support::{cases, n, near, sum};
use allora_protocol::reward::{
    RewardParams, amount, entropy, forecasting_utility, parts, reputer_fractions, smoothed, task_shares,
    worker_fractions,
};
use allora_protocol::{ById, Number, WorkerId};
use cosmwasm_std::Uint128;
use proptest::prelude::*;

/// Anything a message can carry, and much that is close together.
fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        4 => (-3_000i64..3_000).prop_map(|digits| Number::decimal(digits, 3)),
        1 => (any::<i64>(), 0u8..=60).prop_map(|(digits, places)| Number::decimal(digits, places)),
        1 => (-21i32..=21, -9i64..=9).prop_map(|(power, digit)| {
            Number::integer(digit).mul(Number::TEN.powi(power).unwrap().powi(2).unwrap()).unwrap().clamp(n("-1e40"), n("1e40"))
        }),
        1 => Just(Number::ZERO),
    ]
}

fn row_of(
    value: impl Strategy<Value = Number>,
    size: usize,
) -> impl Strategy<Value = ById<WorkerId, Number>> {
    proptest::collection::vec(value, 1..size).prop_map(|values| (0..).map(WorkerId).zip(values).collect())
}

fn is_one(total: Number) -> bool {
    total.sub(Number::ONE).unwrap().abs() < n("1e-17")
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn fractions_of_workers_sum_to_one(scores in row_of(number(), 70), older in proptest::collection::vec(number(), 0..40)) {
        let params = RewardParams::default();
        let fractions = worker_fractions(&scores, older.iter().copied(), &params.inferer, &params).unwrap();
        prop_assert!(is_one(sum(fractions.values())));
        prop_assert!(fractions.values().all(|fraction| !fraction.is_negative()));
        for (id, score) in scores.iter() {
            for (other, equal) in scores.iter() {
                if score == equal {
                    prop_assert_eq!(fractions.get(id), fractions.get(other), "equal score, equal fraction");
                }
            }
        }
    }

    #[test]
    fn a_better_score_is_never_paid_less(scores in row_of(number(), 20)) {
        let params = RewardParams::default();
        let fractions = worker_fractions(&scores, [], &params.inferer, &params).unwrap();
        for (id, score) in scores.iter() {
            for (other, lower) in scores.iter().filter(|(_, lower)| *lower < score) {
                // Up to the last digit of the ramp.
                let slack = n("1e-17").mul(*fractions.get(other).unwrap()).unwrap();
                prop_assert!(fractions.get(id).unwrap().add(slack).unwrap() >= *fractions.get(other).unwrap(), "{} {}", score, lower);
            }
        }
    }

    #[test]
    fn names_do_not_matter(scores in row_of(number(), 30)) {
        let params = RewardParams::default();
        let count = scores.len() as u32;
        let turned: ById<WorkerId, Number> = scores.iter().map(|(id, score)| (WorkerId(count - id.0), *score)).collect();
        let fractions = worker_fractions(&scores, [], &params.inferer, &params).unwrap();
        let turned = worker_fractions(&turned, [], &params.inferer, &params).unwrap();
        for (id, fraction) in fractions.iter() {
            near(*turned.get(WorkerId(count - id.0)).unwrap(), *fraction);
        }
    }

    #[test]
    fn the_unit_of_stake_does_not_matter(
        stakes in proptest::collection::vec((0u64..u64::MAX, 1u64..10_000), 1..16),
        power in -60i32..60,
        exponent in 1i64..=6,
    ) {
        let unit = Number::TWO.powi(power).unwrap();
        let row = |unit: Number| -> ById<WorkerId, (Number, Number)> {
            let pair = |&(stake, score): &(u64, u64)| (Number::from(stake).mul(unit).unwrap(), Number::decimal(score as i64, 2));
            (0..).map(WorkerId).zip(stakes.iter().map(pair)).collect()
        };
        let p = Number::decimal(exponent * 5, 1);
        let fractions = reputer_fractions(&row(Number::ONE), p).unwrap();
        if stakes.iter().any(|(stake, _)| *stake > 0) {
            prop_assert!(is_one(sum(fractions.values())));
        }
        for (scaled, fraction) in reputer_fractions(&row(unit), p).unwrap().values().zip(fractions.values()) {
            near(*scaled, *fraction);
        }
    }

    #[test]
    fn entropy_is_between_nothing_and_the_logarithm_of_the_participants(
        weights in row_of((0i64..1_000).prop_map(Number::integer), 40),
        previous in row_of((0i64..=100).prop_map(|parts| Number::decimal(parts, 2)), 40),
    ) {
        let total = sum(weights.values());
        prop_assume!(total.is_positive());
        let fractions = weights.map(|_, weight| weight.div(total).unwrap());
        let beta = RewardParams::default().beta_entropy;
        let plain = entropy(&fractions, beta).unwrap();
        let most = Number::from(fractions.len() as u64).max(Number::TWO).ln().unwrap().add(n("1e-15")).unwrap();
        prop_assert!(!plain.is_negative() && plain <= most);
        let smoothed = smoothed(&fractions, &previous, n("0.1")).unwrap();
        prop_assert!(!entropy(&smoothed, beta).unwrap().is_negative());
    }

    #[test]
    fn the_worth_of_forecasting_stays_in_its_range(task in number(), best in number(), previous in number()) {
        let utility = forecasting_utility(task, best, previous, n("0.1")).unwrap();
        prop_assert!(utility.chi >= n("0.1") && utility.chi <= Number::HALF);
    }

    #[test]
    fn shares_of_the_tasks_sum_to_one(
        entropies in proptest::array::uniform3(prop_oneof![Just(0i64), 1i64..10_000]),
        chi in 100i64..=500,
    ) {
        let [f, g, h] = entropies.map(|entropy| Number::decimal(entropy, 3));
        let shares = task_shares(f, g, h, Number::decimal(chi, 3)).unwrap();
        prop_assert!(is_one(sum(&[shares.inferers, shares.forecasters, shares.reputers])));
        prop_assert!(shares.parts().unwrap().iter().sum::<u64>() <= 1_000_000_000_000_000_000);
    }

    #[test]
    fn what_is_paid_is_at_most_the_reward(
        reward in any::<u128>(),
        scores in row_of(number(), 70),
        entropies in proptest::array::uniform3(0i64..10_000),
        chi in 100i64..=500,
    ) {
        let params = RewardParams::default();
        let [f, g, h] = entropies.map(|entropy| Number::decimal(entropy, 3));
        let shares = task_shares(f, g, h, Number::decimal(chi, 3)).unwrap().parts().unwrap();
        let fractions = parts(&worker_fractions(&scores, [], &params.inferer, &params).unwrap()).unwrap();
        let mut left = Uint128::new(reward);
        for share in shares {
            for fraction in fractions.values() {
                left = left.checked_sub(amount(Uint128::new(reward), share, *fraction).unwrap()).unwrap();
            }
        }
        // What is left is what was rounded off: one unit and one part each.
        let payees = 3 * (fractions.len() as u128 + 1);
        prop_assert!(left.u128() <= payees + (reward / 1_000_000_000_000_000_000 + 1) * payees);
    }
}
