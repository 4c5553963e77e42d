//! Who takes part in a run.

use crate::forecaster::{Crowd, Forecaster, Memory, Regime};
use crate::model::{
    Climatology, Decomposed, Forest, Last, Model, Neighbours, Regression, Ridge, Seasonal, Smooth,
};
use crate::noise::Noise;
use crate::reputer::{Habit, Reputer};
use crate::series::{Row, Series};
use crate::{Known, convert};
use allora_protocol::{Number, ReputerId, WorkerId};

/// Everybody in a run; ids count up from 0 in the order of the lists, inferers before forecasters.
pub struct Cast {
    /// Workers who predict the series.
    pub inferers: Vec<Inferer>,
    /// Workers who predict the inferers' losses, each with his name.
    pub forecasters: Vec<(String, Box<dyn Forecaster>)>,
    /// Those who report the truth.
    pub reputers: Vec<Reputer>,
}

/// A worker who predicts the series.
pub struct Inferer {
    /// What he is called.
    pub name: String,
    source: Source,
    noise: Noise,
}

enum Source {
    /// Runs a model, in the part of the run when he is there.
    Model { model: Box<dyn Model>, conduct: Conduct, answer: Option<f64> },
    /// His inferences came with the series, in this column.
    Column(usize),
}

/// How a worker behaves over the run; epochs count from the first that is played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Conduct {
    /// Answers always.
    Steady,
    /// Joins at this epoch.
    Joins(usize),
    /// From this epoch on sends his last answer again and again.
    Sticks(usize),
    /// Answers always, but one commitment in so many he never reveals.
    Forgets(u32),
}

impl Inferer {
    fn model(name: &str, conduct: Conduct, seed: u64, model: impl Model + 'static) -> Self {
        let source = Source::Model { model: Box::new(model), conduct, answer: None };
        Self { name: name.into(), source, noise: Noise::new(seed, FORGETTING) }
    }

    /// The turn he takes in the run: the epoch (counted from the first that is played), and what happens.
    pub fn turn(&self) -> Option<(usize, &'static str)> {
        match self.source {
            Source::Model { conduct: Conduct::Joins(at), .. } => Some((at, "joins")),
            Source::Model { conduct: Conduct::Sticks(at), .. } => Some((at, "gets stuck")),
            _ => None,
        }
    }

    /// Whether he will not reveal what he commits now.
    pub fn forgets(&mut self) -> bool {
        match self.source {
            Source::Model { conduct: Conduct::Forgets(one_in), .. } => {
                self.noise.uniform() * f64::from(one_in) < 1.0
            }
            _ => false,
        }
    }

    /// His inference of the epoch that is the `nth` played; `row` has those that came with the series.
    pub fn infer(&mut self, nth: usize, known: &Known<'_>, row: &Row) -> Option<Number> {
        match &mut self.source {
            Source::Column(column) => row.inferences.get(*column).copied().flatten(),
            Source::Model { conduct: Conduct::Joins(at), .. } if nth < *at => None,
            Source::Model { conduct: Conduct::Sticks(at), answer, .. } if nth >= *at && answer.is_some() => {
                answer.and_then(convert::number)
            }
            Source::Model { model, answer, .. } => {
                *answer = model.infer(known);
                answer.and_then(convert::number)
            }
        }
    }
}

/// The stream of chance that decides what is forgotten; reputers have those from 0.
const FORGETTING: u64 = 1_000;
/// Truths that a model looks back on when it learns.
const WINDOW: usize = 600;
/// Base units in a token.
const TOKEN: u128 = 1_000_000;

impl Cast {
    /// Those who play `series` for `epochs` epochs; what they do by chance is decided by `seed`.
    pub fn new(series: &Series, epochs: usize, seed: u64) -> Self {
        let inferers: Vec<_> = if series.workers.is_empty() {
            models(series.season.is_some(), epochs, seed)
        } else {
            let columns = series.workers.iter().enumerate();
            let noise = || Noise::new(seed, FORGETTING);
            columns
                .map(|(at, name)| Inferer { name: name.clone(), source: Source::Column(at), noise: noise() })
                .collect()
        };
        let mut forecasters = forecasters();
        for (name, _) in &mut forecasters {
            // Names tell workers apart in tables and files.
            while inferers.iter().any(|inferer| inferer.name == *name) {
                name.push('*');
            }
        }
        Self { inferers, forecasters, reputers: reputers(seed) }
    }

    /// Ids of the inferers.
    pub fn inferer_ids(&self) -> impl Iterator<Item = WorkerId> {
        (0..).map(WorkerId).take(self.inferers.len())
    }

    /// Ids of the forecasters.
    pub fn forecaster_ids(&self) -> impl Iterator<Item = WorkerId> {
        (0..).map(WorkerId).skip(self.inferers.len()).take(self.forecasters.len())
    }

    /// Ids of the reputers.
    pub fn reputer_ids(&self) -> impl Iterator<Item = ReputerId> {
        (0..).map(ReputerId).take(self.reputers.len())
    }
}

/// The built-in workers: naive ones, ones that learn; two join late, one of the best gets stuck half-way, one forgets to
/// reveal, as happens where anybody may come and go.
fn models(seasonal: bool, epochs: usize, seed: u64) -> Vec<Inferer> {
    use Conduct::{Forgets, Joins, Steady, Sticks};
    let mut cast = vec![
        Inferer::model("last", Steady, seed, Last),
        Inferer::model("smooth", Forgets(40), seed, Smooth { alpha: 0.3 }),
    ];
    if seasonal {
        cast.push(Inferer::model("seasonal", Steady, seed, Seasonal));
        cast.push(Inferer::model("climatology", Steady, seed, Climatology { persistence: 0.8 }));
    }
    let ridge = Regression::new(Ridge { penalty: 1.0 }, WINDOW, 6);
    let forest = Regression::new(Forest { trees: 40, seed }, WINDOW, 12);
    let neighbours = Regression::new(Neighbours { count: 12 }, WINDOW, 6);
    cast.extend([
        Inferer::model("ets", Steady, seed, Decomposed { window: 120 }),
        Inferer::model("ridge", Sticks(epochs / 2), seed, ridge),
        Inferer::model("forest", Joins(epochs / 3), seed, forest),
        Inferer::model("neighbours", Joins(epochs * 2 / 3), seed, neighbours),
    ]);
    cast
}

fn forecasters() -> Vec<(String, Box<dyn Forecaster>)> {
    vec![
        ("memory".into(), Box::new(Memory::new(0.1))),
        ("regime".into(), Box::new(Regime::new(0.05))),
        ("crowd".into(), Box::new(Crowd::new(0.05, 2000, 100))),
    ]
}

fn reputers(seed: u64) -> Vec<Reputer> {
    [
        ("rhea", 400, Habit::Careful),
        ("rigel", 300, Habit::Careful),
        ("robin", 200, Habit::Careful),
        ("rupert", 150, Habit::Careful),
        ("rumour", 250, Habit::Careless),
    ]
    .into_iter()
    .zip(0..)
    .map(|((name, tokens, habit), actor)| Reputer::new(name, tokens * TOKEN, habit, Noise::new(seed, actor)))
    .collect()
}
