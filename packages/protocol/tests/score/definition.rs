//! The consensus as it is defined, entry by entry and without any shortcut: what the crate's is held against.

use allora_protocol::Number;
use allora_protocol::score::{ConsensusParams, Reporter};

pub struct Outcome {
    pub scores: Vec<Number>,
    pub coefficients: Vec<Number>,
    pub adjusted_stakes: Vec<Number>,
    pub passes: u32,
}

fn sum(values: impl IntoIterator<Item = Number>) -> Number {
    values.into_iter().fold(Number::ZERO, |sum, value| sum.add(value).unwrap())
}

fn dot(left: &[Number], right: &[Number]) -> Number {
    sum(left.iter().zip(right).map(|(left, right)| left.mul(*right).unwrap()))
}

fn adjusted(stakes: &[Number], coefficients: &[Number]) -> Vec<Number> {
    let total = dot(stakes, coefficients);
    let count = Number::from(stakes.len() as u64);
    let share = |(stake, coefficient): (&Number, &Number)| {
        count.mul(stake.mul(*coefficient).unwrap()).unwrap().div(total).unwrap().min(Number::ONE)
    };
    stakes.iter().zip(coefficients).map(share).collect()
}

fn scores(reporters: &[Reporter], weights: &[Number], params: &ConsensusParams) -> Vec<Number> {
    let mut squares = vec![Number::ZERO; reporters.len()];
    let mut length = Number::ZERO;
    for entry in 0..reporters[0].losses.len() {
        let reported: Vec<(Number, Number)> = reporters
            .iter()
            .zip(weights)
            .filter_map(|(reporter, weight)| reporter.losses[entry].map(|loss| (loss, *weight)))
            .collect();
        let total = sum(reported.iter().map(|(_, weight)| *weight));
        if total.is_zero() {
            continue;
        }
        let weighted = sum(reported.iter().map(|(loss, weight)| loss.mul(*weight).unwrap()));
        let consensus = weighted.div(total).unwrap();
        let farthest = reported.iter().map(|(loss, _)| loss.sub(consensus).unwrap().abs()).max().unwrap();
        length = length.add(consensus.mul(consensus).unwrap()).unwrap();
        for (square, reporter) in squares.iter_mut().zip(reporters) {
            let distance = reporter.losses[entry].map_or(farthest, |loss| loss.sub(consensus).unwrap());
            *square = square.add(distance.mul(distance).unwrap()).unwrap();
        }
    }
    let length = length.sqrt().unwrap();
    let length = if length.is_zero() { params.epsilon_safe_div } else { length };
    let score = |square: Number| {
        let relative = square.sqrt().unwrap().div(length).unwrap();
        Number::ONE.div(relative.add(params.epsilon_reputer).unwrap()).unwrap()
    };
    squares.into_iter().map(score).collect()
}

pub fn consensus(reporters: &[Reporter], params: &ConsensusParams) -> Outcome {
    let stakes: Vec<Number> = reporters.iter().map(|reporter| reporter.stake).collect();
    let all = sum(stakes.iter().copied());
    let clamp = |value: Number| value.clamp(params.floor, Number::ONE);
    let mut coefficients: Vec<Number> =
        reporters.iter().map(|reporter| clamp(reporter.coefficient)).collect();
    let mut passes = 0;
    loop {
        passes += 1;
        let adjusted_stakes = adjusted(&stakes, &coefficients);
        let here = scores(reporters, &adjusted_stakes, params);
        let mut next: Vec<Number> = (0..coefficients.len())
            .map(|l| {
                let at_one = coefficients[l] == Number::ONE;
                let step = if at_one { params.step.neg() } else { params.step };
                let mut moved = coefficients.clone();
                moved[l] = moved[l].add(step).unwrap();
                let there = scores(reporters, &adjusted(&stakes, &moved), params);
                let ratio = dot(&stakes, &here).div(dot(&stakes, &there)).unwrap();
                let gradient = Number::ONE.sub(ratio).unwrap().div(step).unwrap();
                clamp(coefficients[l].add(params.learning_rate.mul(gradient).unwrap()).unwrap())
            })
            .collect();
        let heard = |coefficients: &[Number]| dot(&stakes, coefficients).div(all).unwrap();
        let (before, after) = (heard(&coefficients), heard(&next));
        if after < params.min_stake_fraction {
            let part = |to: Number| to.sub(before).unwrap().div(after.sub(before).unwrap()).unwrap();
            next = (0..next.len())
                .map(|l| match after == before {
                    true => coefficients[l],
                    false => {
                        let moved = next[l].sub(coefficients[l]).unwrap();
                        clamp(
                            coefficients[l].add(moved.mul(part(params.min_stake_fraction)).unwrap()).unwrap(),
                        )
                    }
                })
                .collect();
        }
        let moved =
            next.iter().zip(&coefficients).map(|(new, old)| new.sub(*old).unwrap().abs()).max().unwrap();
        coefficients = next;
        if moved.div(params.learning_rate).unwrap() < params.gradient_threshold || passes == params.max_passes
        {
            return Outcome { scores: here, coefficients, adjusted_stakes, passes };
        }
    }
}
