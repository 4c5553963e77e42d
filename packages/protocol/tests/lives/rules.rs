//! Random rules, up to the ends of their ranges.

use crate::dice::{Dice, n};
use allora_protocol::epoch::{MeritRules, Rules};
use allora_protocol::loss::{Answer, Bounds, LossFunction};
use allora_protocol::reward::{Curve, RewardParams};
use allora_protocol::score::{ConsensusParams, MeritParams};
use allora_protocol::synthesis::{RegretParams, RegretScale};
use allora_protocol::truth::Quorum;
use cosmwasm_std::Uint128;

/// Rules that a topic may be opened with. Those not drawn are the defaults.
pub fn any(dice: &mut Dice) -> Rules {
    let mut rules = Rules::default();
    if dice.chance(30) {
        labels(&mut rules, dice)
    } else {
        values(&mut rules, dice)
    }
    if dice.chance(50) {
        rules.synthesis.params = synthesis(dice);
    }
    if dice.chance(50) {
        rules.consensus = consensus(dice);
    }
    if dice.chance(50) {
        rules.merit = MeritRules { inferers: merit(dice), forecasters: merit(dice), reputers: merit(dice) };
    }
    if dice.chance(50) {
        rules.reward = reward(dice);
    }
    if dice.chance(30) {
        let min_topic_stake = Uint128::new(dice.pick(&[0, 1, 1_000_000, 10_u128.pow(38)]));
        rules.quorum = Quorum { min_reporters: 1 + dice.below(2), min_topic_stake };
    }
    rules.validate().unwrap();
    rules
}

fn labels(rules: &mut Rules, dice: &mut Dice) {
    rules.format.answer = Answer::Label { labels: 2 + dice.below(4) };
    rules.loss = LossFunction::Brier;
    if dice.chance(60) {
        rules.format.require_unity = Some(dice.pick_number("0 0.01"));
        rules.synthesis.unity = true;
        rules.loss = dice.pick(&[LossFunction::Brier, LossFunction::LogLoss]);
    }
}

fn values(rules: &mut Rules, dice: &mut Dice) {
    rules.format.answer = Answer::Value { arity: dice.pick(&[1, 1, 1, 2, 8]) };
    if dice.chance(10) {
        rules.format.bounds = Some(Bounds { lower: n("-1"), upper: n("1e20") });
    }
    rules.loss = match dice.below(5) {
        0 => LossFunction::Absolute,
        1 => LossFunction::Huber { delta: dice.pick_number("0.1 1e40 1e-4900") },
        2 => LossFunction::Pinball { quantile: dice.pick_number("0.9 0.5 1e-4900") },
        _ => LossFunction::Squared,
    };
}

fn synthesis(dice: &mut Dice) -> RegretParams {
    RegretParams {
        alpha_regret: dice.pick_number("1 0.999999 0.5 0.3 1e-9"),
        epsilon: dice.pick_number("1e-18 1e-9 0.01 1 1000"),
        p_norm: dice.pick_number("1 3 10"),
        c_norm: dice.pick_number("0 0.75 2"),
        scale: dice.pick(&[RegretScale::StandardDeviation, RegretScale::MedianAbsoluteDeviation]),
    }
}

fn consensus(dice: &mut Dice) -> ConsensusParams {
    let (floor, step) = dice.pick(&[("0.01", "1e-3"), ("1", "1e-18"), ("1", "0.9"), ("2e-18", "1e-18")]);
    ConsensusParams {
        learning_rate: dice.pick_number("1e-18 0.05 1"),
        max_passes: dice.pick(&[1, 10, 100]),
        gradient_threshold: dice.pick_number("1e-18 1e-3 1"),
        min_stake_fraction: dice.pick_number("0 0.5 0.9 1"),
        epsilon_reputer: dice.pick_number("1e-18 0.01 1"),
        step: n(step),
        floor: n(floor),
        epsilon_safe_div: dice.pick_number("1e-18 1e-7 1"),
    }
}

fn merit(dice: &mut Dice) -> MeritParams {
    MeritParams {
        alpha: dice.pick_number("1 0.5 0.1 0.01 1e-9"),
        quantile: dice.pick_number("0 0.25 0.333333 1"),
        lambda: dice.pick_number("0 2 10"),
    }
}

fn reward(dice: &mut Dice) -> RewardParams {
    let mut curve = || Curve { p: dice.pick_number("10 3 0.001"), c: dice.pick_number("-100 0 0.75 100") };
    let (inferer, forecaster) = (curve(), curve());
    RewardParams {
        inferer,
        forecaster,
        reputer_p: dice.pick_number("1 2.5 10 1e-9"),
        epsilon: dice.pick_number("1e-18 0.01 1000"),
        max_samples: dice.pick(&[2, 5, 40, 1000]),
        task_alpha: dice.pick_number("1 0.999999 0.5 0.1 1e-18"),
        beta_entropy: dice.pick_number("0 0.25 1"),
    }
}
