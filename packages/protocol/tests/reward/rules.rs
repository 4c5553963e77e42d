use crate::support::{all, n, near, row, row_near, sum};
use allora_protocol::reward::entropy::ENTROPY_OF_ONE;
use allora_protocol::reward::{
    Curve, RewardError, RewardParams, WHOLE, amount, entropy, forecasting_utility, parts, reputer_fractions,
    smoothed, task_shares, worker_fractions,
};
use allora_protocol::{ById, Number, WorkerId};
use cosmwasm_std::Uint128;

fn fractions(scores: &str, older: &str) -> ById<WorkerId, Number> {
    let params = RewardParams::default();
    worker_fractions(&row(scores), all(older), &params.inferer, &params).unwrap()
}

#[test]
fn a_score_is_paid_by_a_soft_ramp_in_standard_deviations() {
    // sd of 0, 0.98 and older 0.49 is 0.49; with epsilon the unit is 0.5: M = ln(1 + e^(3 (x/0.5 - 0.75))).
    let paid = fractions("0 0.98", "0.49");
    let low = n("-2.25").softplus().unwrap();
    let high = n("3.63").softplus().unwrap();
    near(*paid.get(WorkerId(0)).unwrap(), low.div(low.add(high).unwrap()).unwrap());
    assert_eq!(sum(paid.values()), Number::ONE);
}

#[test]
fn scores_too_alike_to_tell_apart_are_paid_alike() {
    row_near(&fractions("0.001 0.002 0.003 0.004", "0.005"), "0.25 0.25 0.25 0.25");
    row_near(&fractions("-7", ""), "1");
    assert!(fractions("", "1 2 3").is_empty());
}

/// The reference scales by the ten newest scores, so by a third of an epoch of 32 inferers (19, A14).
#[test]
fn the_history_of_scores_is_never_cut_at_ten_values() {
    let scores = "0 1 2 3 4 5 6 7 8 9 50 -50";
    let whole = fractions(scores, "");
    let params = RewardParams { max_samples: 10, ..RewardParams::default() };
    let cut = worker_fractions(&row(scores), [], &params.inferer, &params).unwrap();
    assert_ne!(whole, cut);
    assert_ne!(whole, fractions(scores, "400"), "older scores count");
    let full = RewardParams { max_samples: 12, ..RewardParams::default() };
    assert_eq!(whole, worker_fractions(&row(scores), all("400"), &full.inferer, &full).unwrap());
}

#[test]
fn a_score_far_below_all_samples_is_still_no_error() {
    let params = RewardParams { max_samples: 2, ..RewardParams::default() };
    let paid = worker_fractions(&row("0 1 -1e40"), [], &params.inferer, &params).unwrap();
    assert_eq!(paid.get(WorkerId(2)), Some(&Number::ZERO));
    assert_eq!(sum(paid.values()), Number::ONE);
    let all_far = RewardParams { inferer: Curve { p: Number::TEN, c: n("100") }, ..params };
    let paid = worker_fractions(&row("-1e40 -1e40"), all("0 1"), &all_far.inferer, &all_far).unwrap();
    row_near(&paid, "0.5 0.5");
}

#[test]
fn reputers_are_paid_by_stake_times_score() {
    let reputers = |text: &str| -> ById<WorkerId, (Number, Number)> {
        let pairs = all(text);
        (0..).map(WorkerId).zip(pairs.chunks(2).map(|pair| (pair[0], pair[1]))).collect()
    };
    let published = "1178377.89152 17.53839 385287.87376 22.63517 395488.13091 26.28035 208201.11762 13.51383
                     369044.55988 15.08629";
    let paid = reputer_fractions(&reputers(published), Number::ONE).unwrap();
    for (got, expected) in paid.values().zip(all("0.42911 0.18108 0.2158 0.05842 0.1156")) {
        assert!(got.sub(expected).unwrap().abs() < n("0.00001"), "{got} {expected}");
    }
    let squared = reputer_fractions(&reputers("1 1 2 1.5 0 50"), Number::TWO).unwrap();
    row_near(&squared, "0.1 0.9 0");
    let nobody = reputer_fractions(&reputers("0 50 0 60"), Number::ONE).unwrap();
    assert!(nobody.values().all(|fraction| fraction.is_zero()));
}

#[test]
fn smoothed_fractions_start_with_the_first_and_are_not_renormalised() {
    let previous: ById<WorkerId, Number> =
        [(WorkerId(0), n("0.9")), (WorkerId(9), n("0.4"))].into_iter().collect();
    row_near(&smoothed(&row("0.4 0.6"), &previous, n("0.1")).unwrap(), "0.85 0.6");
}

#[test]
fn entropy_is_the_spread_of_the_rewards() {
    let beta = n("0.25");
    let even = entropy(&row("0.5 0.5"), beta).unwrap();
    near(even, Number::TWO.ln().unwrap());
    // N_eff = 1/(0.64 + 0.04) of N = 2; it is taken of the fractions as they are, their entropy of what they sum to.
    let uneven = entropy(&row("0.8 0.2"), beta).unwrap();
    near(uneven, n("0.5004024235381879").mul(n("1.36").pow(n("-0.25")).unwrap()).unwrap());
    let half = entropy(&row("0.4 0.1"), beta).unwrap();
    near(half, uneven.mul(Number::TWO.sqrt().unwrap()).unwrap());
    assert_eq!(entropy(&row("0.3"), beta).unwrap(), ENTROPY_OF_ONE);
    near(ENTROPY_OF_ONE, Number::TWO.ln().unwrap().mul(beta).unwrap());
    assert_eq!(entropy(&row(""), beta).unwrap(), Number::ZERO);
}

/// A fraction of 0 makes the reference compute 0 times minus infinity, and the topic is not paid (19, A18).
#[test]
fn a_fraction_of_zero_does_not_block_the_entropy() {
    let beta = n("0.25");
    assert_eq!(entropy(&row("0 1"), beta).unwrap(), Number::ZERO);
    let with = entropy(&row("0 0.5 0.5"), beta).unwrap();
    near(with, Number::TWO.ln().unwrap().mul(n("1.5").pow(n("-0.25")).unwrap()).unwrap());
    assert_eq!(entropy(&row("0 0 0"), beta).unwrap(), Number::ZERO);
}

#[test]
fn a_fraction_that_vanishes_in_the_total_does_not_block_the_entropy() {
    let entropy = entropy(&row("2e-4932 1 1"), n("0.25")).unwrap();
    near(entropy, Number::TWO.ln().unwrap().mul(n("6").pow(n("-0.25")).unwrap()).unwrap());
}

fn utility(task_score: &str, best: &str, previous: &str, alpha: &str) -> (Number, Number) {
    let utility = forecasting_utility(n(task_score), n(best), n(previous), n(alpha)).unwrap();
    (utility.ratio, utility.chi)
}

#[test]
fn forecasting_is_worth_a_tenth_to_a_half() {
    assert_eq!(utility("-0.1", "0.5", "0", "1").1, n("0.1"));
    assert_eq!(utility("1.1", "0.5", "0", "1").1, Number::HALF);
    let (ratio, chi) = utility("0.05", "0.4", "0.3", "0.1");
    near(ratio, n("0.2825"));
    near(chi, n("0.213"));
}

/// The reference starts the maximum at 0 and never sees a negative one (19, A17).
#[test]
fn a_best_score_below_zero_is_never_taken_for_zero() {
    // 1 where the forecasters changed nothing, 0 where they cost as much as the best inferer does.
    near(utility("0", "-0.5", "0", "1").0, Number::ONE);
    near(utility("-0.5", "-0.5", "0", "1").0, Number::ZERO);
    near(utility("-0.25", "-0.5", "0", "1").0, Number::HALF);
    near(utility("-1", "-0.5", "0", "1").0, n("-1"));
    assert_eq!(utility("-1", "-0.5", "0", "1").1, n("0.1"));
}

#[test]
fn a_best_score_of_zero_leaves_the_sign_and_nothing_leaves_the_ratio() {
    near(utility("0.001", "0", "0.5", "0.1").0, n("0.55"));
    near(utility("-0.001", "0", "0.5", "0.1").0, n("0.35"));
    assert_eq!(utility("0", "0", "0.7", "0.1"), (n("0.7"), utility("0.7", "1", "0.7", "0.1").1));
}

/// A best inferer next to nothing makes the ratio of any size, and it would be forgotten only in years.
#[test]
fn one_epoch_never_fixes_what_forecasting_is_worth_for_ever() {
    for (task_score, best) in [("50", "1e-4900"), ("50", "-1e-4932"), ("-50", "1e-4932"), ("-50", "-1e-19")] {
        let (mut ratio, first) = utility(task_score, best, "0", "0.1");
        assert!(ratio.abs() <= n("1e6"), "{ratio}");
        let other = if first == Number::HALF { "-0.5" } else { "0.5" };
        for _ in 0..150 {
            ratio = forecasting_utility(n(other), n("0.5"), ratio, n("0.1")).unwrap().ratio;
        }
        assert_ne!(utility(other, "0.5", &ratio.to_string(), "0.1").1, first);
    }
}

#[test]
fn tasks_share_by_entropy_and_utility() {
    let shares = task_shares(n("2"), n("2"), n("4"), Number::HALF).unwrap();
    assert_eq!((shares.inferers, shares.forecasters, shares.reputers), (n("0.25"), n("0.25"), n("0.5")));
    let shares = task_shares(n("2"), n("1"), n("1"), n("0.1")).unwrap();
    // gamma = 3/1.9; U = 0.9 gamma 2/4, V = 0.1 gamma 1/4.
    near(shares.gamma, n("1.578947368421052632"));
    near(shares.inferers, n("0.7105263157894736842"));
    near(shares.forecasters, n("0.03947368421052631579"));
    assert_eq!(shares.parts().unwrap(), [710526315789473684, 39473684210526315, 250000000000000000]);
}

#[test]
fn a_task_without_entropy_gets_nothing_and_the_reward_still_has_an_owner() {
    let (one, zero) = (Number::ONE, Number::ZERO);
    let shares = |f, g, h| {
        let shares = task_shares(f, g, h, n("0.3")).unwrap();
        (shares.inferers, shares.forecasters, shares.reputers)
    };
    assert_eq!(shares(one, zero, zero), (one, zero, zero));
    assert_eq!(shares(zero, one, zero), (zero, one, zero));
    assert_eq!(shares(zero, zero, one), (zero, zero, one));
    assert_eq!(shares(zero, zero, zero), (one, zero, zero));
}

#[test]
fn amounts_are_rounded_down_in_256_bits() {
    let reward = Uint128::new(26_951_786_567);
    assert_eq!(
        amount(reward, 793_904_742_296_167_364, 565_666_865_172_614_417).unwrap().u128(),
        12_103_659_425
    );
    assert_eq!(amount(reward, 793_904_742_296_167_364, 26_992_896_903_287).unwrap().u128(), 577_571);
    assert_eq!(amount(Uint128::MAX, WHOLE, WHOLE).unwrap(), Uint128::MAX);
    assert_eq!(amount(Uint128::new(3), WHOLE / 2, WHOLE).unwrap().u128(), 1);
    let error = amount(reward, WHOLE + 1, 1).unwrap_err();
    assert_eq!(error, RewardError::AboveWhole { parts: WHOLE + 1 });
    assert!(error.to_string().starts_with("above_whole: 1000000000000000001 "));
}

#[test]
fn parts_never_exceed_the_whole_whatever_the_last_digits_say() {
    let third = Number::ONE.div(n("3")).unwrap();
    let thirds: ById<u8, Number> = (0..3).map(|id| (id, third)).collect();
    assert!(parts(&thirds).unwrap().values().all(|part| *part == WHOLE / 3));
    let above: ById<u8, Number> = (0..2).map(|id| (id, n("0.7"))).collect();
    assert_eq!(parts(&above).unwrap().values().sum::<u64>(), WHOLE);
    let negative: ById<u8, Number> = [(0, n("-0.1"))].into_iter().collect();
    assert!(matches!(parts(&negative), Err(RewardError::NegativeFraction { .. })));
}

#[test]
fn ranges_are_held() {
    let defaults = RewardParams::default();
    defaults.validate().unwrap();
    for params in [
        RewardParams { reputer_p: Number::ZERO, ..defaults.clone() },
        RewardParams { inferer: Curve { p: n("11"), c: n("0.75") }, ..defaults.clone() },
        RewardParams { epsilon: Number::ZERO, ..defaults.clone() },
        RewardParams { max_samples: 1, ..defaults.clone() },
        RewardParams { task_alpha: n("1.5"), ..defaults.clone() },
        RewardParams { task_alpha: n("9e-19"), ..defaults.clone() },
        RewardParams { beta_entropy: n("-1"), ..defaults.clone() },
    ] {
        let error = params.validate().unwrap_err().to_string();
        assert!(error.starts_with("parameter_out_of_range: "), "{error}");
    }
}
