//! What an epoch leaves behind. These are records and answers at once: packed in storage, JSON in a query.

use crate::layout::{Packed, fields};
use allora_protocol::synthesis::{Basis, Interval};
use allora_protocol::truth::{Report, Shortfall, Truth};
use allora_protocol::{EpochId, ReputerId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{HexBinary, Uint64, Uint128};
use cw_number::Number;

/// What became of an epoch; it stays for ever. Instants in seconds.
#[cw_serde]
pub struct EpochResult {
    /// When it opened.
    pub opened_at: u64,
    /// When its close was due.
    pub close_due: u64,
    /// When it was closed.
    pub closed_at: u64,
    /// What it predicts happens at this instant, and reports open.
    pub target_at: u64,
    /// When its settlement is due.
    pub settle_due: u64,
    /// When it was settled; `None` while it is not.
    pub settled_at: Option<u64>,
    /// Inferers whose inference is in it.
    pub inferers: u16,
    /// Forecasters who took part.
    pub forecasters: u16,
    /// Reputers seated.
    pub reputers: u16,
    /// The network inference; `None` where it failed at its close.
    pub prediction: Option<NetworkInference>,
    /// Hash of all that was submitted: `allora_interfaces::synthesis::hash_entries`.
    #[serde(with = "crate::json")]
    #[schemars(with = "HexBinary")]
    pub inputs_hash: [u8; 32],
    /// Hash of all that was reported: `allora_interfaces::synthesis::hash_reports`; `None` while it is not settled.
    #[serde(with = "crate::json")]
    #[schemars(with = "Option<HexBinary>")]
    pub reports_hash: Option<[u8; 32]>,
    /// What those lost who committed and did not reveal, in base units.
    pub forfeited: Uint128,
    /// The stake of all reports, seated or not, in base units.
    pub stake_offered: Uint128,
    /// The stake of the seated reports, in base units.
    pub stake_seated: Uint128,
    /// What became of it.
    pub outcome: Outcome,
}

/// The network inference of an epoch.
#[cw_serde]
pub struct NetworkInference {
    /// The combined inference, by component, in the topic's unit.
    pub value: Vec<Number>,
    /// The inferers alone.
    pub naive: Vec<Number>,
    /// Which case of the definition it fell under.
    pub basis: Basis,
    /// Its uncertainty, when there is one.
    pub interval: Option<Interval>,
    /// The sum of the squared weights: 1 where one worker is all, 1/n where n weigh alike.
    pub concentration: Number,
}

/// What became of an epoch. Others may come.
#[cw_serde]
pub enum Outcome {
    /// It is closed; its truth is not known yet.
    Closed,
    /// It was scored.
    Scored(Scored),
    /// The question had no answer.
    Void,
    /// It failed: no scores, no regrets, no pay.
    Failed(Failure),
}

/// An epoch that was scored.
#[cw_serde]
pub struct Scored {
    /// What happened.
    pub truth: Truth,
    /// log10 loss of the network inference.
    pub network_loss: Option<Number>,
    /// log10 loss of the naive inference.
    pub naive_loss: Option<Number>,
    /// What of the reward is for inferers, forecasters and reputers, of 10^18; `None`: it pays nobody.
    #[serde(with = "crate::json")]
    #[schemars(with = "Option<[Uint64; 3]>")]
    pub shares: Option<[u64; 3]>,
}

/// Why an epoch failed. Others may come.
#[cw_serde]
pub enum Failure {
    /// Somebody committed, and nobody revealed. Nobody forfeits.
    NoReveals,
    /// Nobody has a valid inference.
    NoInferences,
    /// Those who reported do not speak for the topic.
    NoQuorum(Shortfall),
    /// The mathematics refused: the code of its error.
    Refused(String),
}

/// Everybody's numbers in an epoch, written at its settlement. Fractions are integers out of 10^18, of the role's
/// reward. What has no number has none: losses and scores of epochs that were not scored, weights where all count alike.
#[cw_serde]
#[derive(Default)]
pub struct EpochTable {
    /// Ascending by id.
    pub inferers: Vec<InfererRow>,
    /// Ascending by id.
    pub forecasters: Vec<ForecasterRow>,
    /// Ascending by id.
    pub reputers: Vec<ReputerRow>,
}

/// An inferer's numbers.
#[cw_serde]
pub struct InfererRow {
    /// Who.
    pub worker: WorkerId,
    /// His inference.
    pub value: Vec<Number>,
    /// His weight in the network inference.
    pub weight: Option<Number>,
    /// The network inference without him.
    pub one_out: Option<Vec<Number>>,
    /// log10 loss of his inference.
    pub loss: Option<Number>,
    /// log10 loss of the network inference without him.
    pub one_out_loss: Option<Number>,
    /// His score, in decades of loss.
    pub score: Option<Number>,
    /// The average of his scores, after it.
    pub merit: Option<Number>,
    /// His part of the inferers' reward, of 10^18.
    #[serde(with = "crate::json")]
    #[schemars(with = "Uint64")]
    pub fraction: u64,
}

/// A forecaster's numbers.
#[cw_serde]
pub struct ForecasterRow {
    /// Who.
    pub worker: WorkerId,
    /// His forecast-implied inference.
    pub value: Vec<Number>,
    /// His weight in the network inference.
    pub weight: Option<Number>,
    /// The network inference without him.
    pub one_out: Option<Vec<Number>>,
    /// The inferers and him alone.
    pub one_in: Option<Vec<Number>>,
    /// log10 loss of his forecast-implied inference.
    pub loss: Option<Number>,
    /// log10 loss of the network inference without him.
    pub one_out_loss: Option<Number>,
    /// log10 loss of the inferers and him alone.
    pub one_in_loss: Option<Number>,
    /// His score, in decades of loss.
    pub score: Option<Number>,
    /// The average of his scores, after it.
    pub merit: Option<Number>,
    /// His part of the forecasters' reward, of 10^18.
    #[serde(with = "crate::json")]
    #[schemars(with = "Uint64")]
    pub fraction: u64,
}

/// A reputer's numbers.
#[cw_serde]
pub struct ReputerRow {
    /// Who.
    pub reputer: ReputerId,
    /// What he said.
    pub report: Report,
    /// His stake behind it, in base units.
    pub stake: Uint128,
    /// How near he was to the consensus.
    pub score: Option<Number>,
    /// His share of the mean weight, at most 1.
    pub adjusted_stake: Option<Number>,
    /// His listening coefficient from then on.
    pub coefficient: Option<Number>,
    /// The average of his scores, after it.
    pub merit: Option<Number>,
    /// His part of the reputers' reward, of 10^18.
    #[serde(with = "crate::json")]
    #[schemars(with = "Uint64")]
    pub fraction: u64,
}

/// The newest network inference of a topic: the record that other contracts read raw. Instants in seconds.
#[cw_serde]
pub struct Latest {
    /// Of which epoch.
    pub epoch: EpochId,
    /// When that opened.
    pub opened_at: u64,
    /// When its close was due: from here its age counts.
    pub close_due: u64,
    /// What it predicts happens at this instant.
    pub target_at: u64,
    /// Inferers whose inference is in it.
    pub inferers: u16,
    /// Forecasters who took part.
    pub forecasters: u16,
    /// The network inference.
    pub prediction: NetworkInference,
    /// How the topic's epoch scored last turned out.
    pub last_scored: Option<LastScored>,
}

/// How good the network was when its truth was last known.
#[cw_serde]
#[derive(Copy)]
pub struct LastScored {
    /// In which epoch.
    pub epoch: EpochId,
    /// log10 loss of the network inference.
    pub network_loss: Option<Number>,
    /// How many epochs of the topic were scored.
    pub scored_epochs: u64,
}

fields! { EpochResult {
    opened_at, close_due, closed_at, target_at, settle_due, settled_at, inferers, forecasters, reputers, prediction,
    inputs_hash, reports_hash, forfeited, stake_offered, stake_seated, outcome,
} }
fields! { NetworkInference { value, naive, basis, interval, concentration } }
fields! { enum Outcome { 0 => Closed, 1 => Scored(scored), 2 => Void, 3 => Failed(failure) } }
fields! { Scored { truth, network_loss, naive_loss, shares } }
fields! { enum Failure { 0 => NoReveals, 1 => NoInferences, 2 => NoQuorum(shortfall), 3 => Refused(code) } }
fields! { EpochTable { inferers, forecasters, reputers } }
fields! { InfererRow { worker, value, weight, one_out, loss, one_out_loss, score, merit, fraction } }
fields! { ForecasterRow {
    worker, value, weight, one_out, one_in, loss, one_out_loss, one_in_loss, score, merit, fraction,
} }
fields! { ReputerRow { reputer, report, stake, score, adjusted_stake, coefficient, merit, fraction } }
fields! { Latest {
    epoch, opened_at, close_due, target_at, inferers, forecasters, prediction, last_scored,
} }
fields! { LastScored { epoch, network_loss, scored_epochs } }

impl Packed for EpochResult {
    const VERSION: u8 = 1;
}
impl Packed for EpochTable {
    const VERSION: u8 = 1;
}
impl Packed for Latest {
    const VERSION: u8 = 1;
}
