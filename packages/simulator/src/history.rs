//! What happened in a run, epoch by epoch, in floats for tables and pictures.

use crate::engine::{Market, Seats, Settled};
use crate::money::Money;
use allora_protocol::{ById, WorkerId};

/// A whole run.
#[derive(Clone, Debug)]
pub struct History {
    /// What was played and how.
    pub about: About,
    /// Names of the inferers, by id from 0.
    pub inferers: Vec<String>,
    /// Names of the forecasters, by id from the number of inferers.
    pub forecasters: Vec<String>,
    /// Names and stakes of the reputers, by id from 0.
    pub reputers: Vec<(String, u128)>,
    /// What workers are known to do in the run.
    pub turns: Vec<Turn>,
    /// Seats that there are.
    pub seats: Seats,
    /// What the lending market did, where there was one.
    pub market: Option<Market>,
    /// What happened to the money, where there was some.
    pub money: Option<Money>,
    /// Epochs that at least one inferer took part in, oldest first.
    pub epochs: Vec<Epoch>,
}

/// What a worker is known to do in a run.
#[derive(Clone, Debug)]
pub struct Turn {
    /// Who.
    pub worker: WorkerId,
    /// In which epoch.
    pub epoch: u64,
    /// What: "joins", "gets stuck".
    pub what: String,
}

/// What was played and how.
#[derive(Clone, Debug, serde::Serialize)]
pub struct About {
    /// The series.
    pub series: String,
    /// Unit of its truth.
    pub unit: String,
    /// What one epoch is.
    pub step: String,
    /// What the numbers of epochs count.
    pub axis: String,
    /// Epochs from an inference to the truth of its epoch.
    pub lag: u64,
    /// The rule of synthesis.
    pub rule: String,
    /// The loss function.
    pub loss: String,
    /// What the network was: `contracts` or `native`.
    pub engine: String,
    /// What chance was decided by.
    pub seed: u64,
}

/// One epoch.
#[derive(Clone, Debug)]
pub struct Epoch {
    /// Its number.
    pub epoch: u64,
    /// What really happened.
    pub truth: f64,
    /// The network inference.
    pub network: f64,
    /// The network inference without forecasters.
    pub naive: f64,
    /// The mean of the inferences.
    pub mean: f64,
    /// The median of the inferences.
    pub median: f64,
    /// The levels of the network's interval, in percent, with the value at each; none while there is none.
    pub interval: Vec<(f64, f64)>,
    /// The inferences that were revealed.
    pub inferences: ById<WorkerId, f64>,
    /// The forecast-implied inferences.
    pub implied: ById<WorkerId, f64>,
    /// Weights in the network inference.
    pub weights: ById<WorkerId, f64>,
    /// log10 losses of all of these against the truth.
    pub losses: Values,
    /// Seats taken.
    pub seats: Seats,
    /// What those lost who did not reveal, in base units.
    pub forfeits: ById<WorkerId, u128>,
    /// What came of the epoch.
    pub settled: Settled,
}

/// One number for everyone who answered in an epoch.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// The network.
    pub network: f64,
    /// The network without forecasters.
    pub naive: f64,
    /// The mean of the inferences.
    pub mean: f64,
    /// The median of the inferences.
    pub median: f64,
    /// Inferers, and forecasters by their implied inferences.
    pub workers: ById<WorkerId, f64>,
    /// The network without a worker; of those whom it could be without.
    pub without: ById<WorkerId, f64>,
}

impl About {
    /// The engine in words.
    pub fn through(&self) -> &'static str {
        match self.engine.as_str() {
            "contracts" => "through the contracts",
            _ => "through the protocol alone",
        }
    }

    /// The lag in words.
    pub fn ahead(&self) -> String {
        match self.lag {
            1 => format!("one {}", self.step),
            lag => format!("{lag} {}s", self.step),
        }
    }
}

impl History {
    /// The name of a worker.
    pub fn worker(&self, id: WorkerId) -> &str {
        let at = id.0 as usize;
        let name =
            self.inferers.get(at).or_else(|| self.forecasters.get(at.checked_sub(self.inferers.len())?));
        name.map_or("?", String::as_str)
    }

    /// Whether a worker is an inferer.
    pub fn is_inferer(&self, id: WorkerId) -> bool {
        (id.0 as usize) < self.inferers.len()
    }

    /// Ids of all workers, inferers before forecasters.
    pub fn worker_ids(&self) -> impl Iterator<Item = WorkerId> {
        (0..).map(WorkerId).take(self.inferers.len() + self.forecasters.len())
    }
}
