//! Who takes part in a life, and what they send.

use crate::dice::{Dice, n};
use allora_protocol::loss::{Answer, Format};
use allora_protocol::synthesis::Submissions;
use allora_protocol::truth::{Report, Reports, StakedReport};
use allora_protocol::{ById, Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

/// A way to choose a number.
type Manner = fn(&mut Dice) -> Number;

const MANNERS: [Manner; 7] = [
    |dice| dice.within(1_000_000, 4),
    // all equal
    |_| Number::integer(100),
    // ties
    |dice| Number::from(dice.below(3)),
    // the ends of what is accepted
    |dice| dice.pick_number("1e40 1e20 1 1e-40 1e-2466 1e-4900 1.68105e-4932 0"),
    // equal but for the last digits
    |dice| Number::integer(100).add(dice.within(500, 18)).unwrap(),
    // of any size
    |dice| Number::TEN.powi(i32::try_from(dice.below(80)).unwrap() - 40).unwrap(),
    // dust
    |dice| n("1e-4000").mul(Number::from(dice.below(5))).unwrap(),
];

/// Stakes in base units, from none to all there can be.
const STAKES: [u128; 6] = [0, 1, 1_000_000, 10_u128.pow(18), 10_u128.pow(38), u128::MAX];

/// The actors of a life.
pub struct Actors {
    /// How they choose numbers; `None`: each in his own way each time.
    manner: Option<Manner>,
    /// Ids of workers are below this.
    workers: u32,
    inferers: u32,
    forecasters: u32,
    reputers: u32,
    /// Whether somebody new comes in each epoch.
    newcomers: bool,
    /// Whether all inferers say the same.
    all_equal: bool,
}

impl Actors {
    pub fn any(dice: &mut Dice) -> Self {
        Self {
            manner: if dice.chance(50) { None } else { Some(dice.pick(&MANNERS)) },
            workers: 1 + dice.below(12),
            inferers: 1 + dice.below(8),
            forecasters: dice.below(6),
            reputers: 1 + dice.below(5),
            newcomers: dice.chance(30),
            all_equal: dice.chance(10),
        }
    }

    /// At least one inference, and forecasts of whoever likes.
    pub fn submit(&self, dice: &mut Dice, format: &Format, epoch: u32) -> Submissions {
        let common = self.vector(dice, format);
        let mut submissions = Submissions::default();
        for place in 0..=dice.below(self.inferers) {
            let newcomer = self.newcomers && place == 0;
            let id = WorkerId(if newcomer { 1000 + epoch } else { dice.below(self.workers) });
            let same = self.all_equal || dice.chance(10);
            let inference = if same { common.clone() } else { self.vector(dice, format) };
            format.accept(&inference).unwrap();
            submissions.inferences.insert(id, inference);
        }
        for _ in 0..dice.below(self.forecasters + 1) {
            let id = WorkerId(dice.below(self.workers + 3));
            submissions.forecasts.insert(id, self.forecast(dice, id));
        }
        submissions
    }

    /// What a worker expects of others: of himself, of strangers, or of one alone among them.
    fn forecast(&self, dice: &mut Dice, own: WorkerId) -> ById<WorkerId, Number> {
        if dice.chance(10) {
            return [(own, log_loss(dice))].into_iter().collect();
        }
        let elements = 1 + dice.below(6);
        let mut element = || {
            let about = WorkerId(dice.below(self.workers + 2));
            (about, if dice.chance(40) { log_loss(dice) } else { Number::ZERO })
        };
        (0..elements).map(|_| element()).collect()
    }

    /// Reports of one reputer or several; their stakes sum to what an amount can hold.
    pub fn report(&self, dice: &mut Dice, format: &Format, submissions: &Submissions) -> Reports {
        let agreed = self.truth(dice, format);
        let unanimous_void = dice.chance(3);
        let mut left = u128::MAX;
        let mut reports = Reports::new();
        for _ in 0..=dice.below(self.reputers) {
            let id = ReputerId(dice.below(self.reputers + 2));
            let report = match format.answer {
                _ if unanimous_void || dice.chance(12) => Report::Void,
                _ if dice.chance(40) => agreed.clone(),
                Answer::Value { .. } if dice.chance(30) => {
                    Report::Value(submissions.inferences.values().next().unwrap().clone())
                }
                _ => self.truth(dice, format),
            };
            format.accept_report(&report).unwrap();
            let stake = dice.pick(&STAKES).min(left);
            if !reports.contains(id) {
                left -= stake;
                reports.insert(id, StakedReport { stake: Uint128::new(stake), report });
            }
        }
        reports
    }

    fn truth(&self, dice: &mut Dice, format: &Format) -> Report {
        match format.answer {
            Answer::Value { .. } => Report::Value(self.vector(dice, format)),
            Answer::Label { labels } => Report::Label(dice.below(labels)),
        }
    }

    /// An answer that the topic accepts.
    fn vector(&self, dice: &mut Dice, format: &Format) -> Vec<Number> {
        let components = format.answer.components();
        if format.require_unity.is_some() {
            return probabilities(dice, components);
        }
        (0..components).map(|_| self.component(dice, format)).collect()
    }

    fn component(&self, dice: &mut Dice, format: &Format) -> Number {
        let manner = self.manner.unwrap_or_else(|| dice.pick(&MANNERS));
        let size = manner(dice);
        let value = if dice.chance(20) { size.neg() } else { size };
        format.bounds.map_or(value, |bounds| value.clamp(bounds.lower, bounds.upper))
    }
}

/// Probabilities whose sum is 1 to the last digit, being parts of 1024; often one is certain.
fn probabilities(dice: &mut Dice, labels: u32) -> Vec<Number> {
    let whole = 1024;
    let mut parts = vec![0; labels as usize];
    if dice.chance(30) {
        parts[dice.below(labels) as usize] = whole;
    } else {
        let mut left = whole;
        for part in &mut parts[1..] {
            *part = dice.below(left + 1);
            left -= *part;
        }
        parts[0] = left;
    }
    parts.into_iter().map(|part| Number::from(part).div(Number::from(whole)).unwrap()).collect()
}

fn log_loss(dice: &mut Dice) -> Number {
    match dice.below(4) {
        0 => dice.pick_number("100 -100 0 1e-4900"),
        1 => dice.within(10_000, 2),
        _ => dice.within(300, 2),
    }
}
