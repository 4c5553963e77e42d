//! What synthesis stores for others to read raw. What an epoch leaves behind is in [`super::EpochResult`],
//! [`super::EpochTable`] and [`super::Latest`].
//!
//! | key | record | lives |
//! |---|---|---|
//! | `config` | [`Config`] | |
//! | `ledgers` | [`Ledgers`] | |
//! | `N` (topic u64) | [`Roster`] | |
//! | `K` (topic u64, operator address) | [`Operator`]: whose key it is | for ever |
//! | `W` (topic u64, worker u32) | [`Worker`]: whose he is | for ever |
//! | `O` (owner address, topic u64, worker u32) | a mark | while he is the owner |
//! | `M` (topic u64, worker u32) | [`WorkerRecord`]: his deposit, and what scores made of him | for ever |
//! | `R` (topic u64, reputer u32) | [`ReputerRecord`] | for ever |
//! | `A` (topic u64, reputer u32) | [`TurnedAway`] | for ever; of open epochs |
//! | `H` (topic u64) | [`Head`] | |
//! | `S` (topic u64, task u8, page u32) | [`RecentScores`]; tasks: 0 inferences, 1 forecasts | while they count |
//! | `I` (topic u64, worker u32) | `InfererRecord` of the rule | |
//! | `F` (topic u64, worker u32) | `ForecasterRecord` of the rule | |
//! | `U` (topic u64) | `OpenEpochs`: those under way | |
//! | `E` (topic u64, epoch u64) | [`EpochRecord`] | first submission to settlement |
//! | `C` (topic u64, epoch u64, worker u32) | [`SeatedEntry`]: its content | to settlement |
//! | `T` (topic u64, epoch u64, reputer u32) | [`SeatedReport`]: the truth as he tells it | to settlement |
//! | `P` (topic u64, epoch u64) | `Prediction`: all values of the epoch | close to settlement |
//! | `Z` (topic u64, epoch u64) | [`super::EpochResult`]: what became of it | for ever |
//! | `B` (topic u64, epoch u64) | [`super::EpochTable`]: everybody's numbers | the last `keep_tables` |
//! | `L` (topic u64) | [`super::Latest`] | |
//! | `Y` (topic u64) | [`super::Payments`]: how far payment has come | from the first payable epoch on |
//! | `D` (topic u64, settlement due u64, epoch u64) | [`super::UnpaidRecord`]: waits, in the order of the timeline | until it is paid or parked |
//! | `Q` (topic u64, settlement due u64, epoch u64) | [`super::UnpaidRecord`]: parked | until it is paid |

use super::result::{EpochResult, EpochTable, Latest};
use super::seated::{SeatedEntry, SeatedReport};
use super::unpaid::{Payments, UnpaidRecord};
use crate::layout::{Packed, PackedItem, PackedMap, fields};
use crate::registry::Sibling;
use crate::token::Token;
use allora_protocol::schedule::OpenEpochs;
use allora_protocol::score::{Merit, Standard};
use allora_protocol::synthesis::{ForecasterRecord, InfererRecord, Prediction, RegretHead};
use allora_protocol::truth::UsualStake;
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Uint128};
use cw_number::Number;

/// [`Config`].
pub const CONFIG: PackedItem<Config> = PackedItem::new("config");
/// [`Ledgers`].
pub const LEDGERS: PackedItem<Ledgers> = PackedItem::new("ledgers");
/// By topic.
pub const ROSTERS: PackedMap<u64, Roster> = PackedMap::new(b'N', "rosters");
/// By topic and address.
pub const OPERATORS: PackedMap<(u64, &Addr), Operator> = PackedMap::new(b'K', "operators");
/// By topic and worker.
pub const WORKERS: PackedMap<(u64, u32), Worker> = PackedMap::new(b'W', "workers");
/// By owner, topic and worker.
pub const OWNED: PackedMap<(&Addr, u64, u32), bool> = PackedMap::new(b'O', "owned");
/// By topic and worker.
pub const RECORDS: PackedMap<(u64, u32), WorkerRecord> = PackedMap::new(b'M', "records");
/// By topic and reputer.
pub const REPUTER_RECORDS: PackedMap<(u64, u32), ReputerRecord> = PackedMap::new(b'R', "reputers");
/// By topic and reputer.
pub const TURNED_AWAY: PackedMap<(u64, u32), TurnedAway> = PackedMap::new(b'A', "turned_away");
/// By topic.
pub const HEADS: PackedMap<u64, Head> = PackedMap::new(b'H', "heads");
/// By topic, task and page.
pub const RECENT_SCORES: PackedMap<(u64, u8, u32), RecentScores> = PackedMap::new(b'S', "scores");
/// By topic and worker.
pub const INFERER_REGRETS: PackedMap<(u64, u32), InfererRecord> = PackedMap::new(b'I', "inferer_regrets");
/// By topic and worker.
pub const FORECASTER_REGRETS: PackedMap<(u64, u32), ForecasterRecord> =
    PackedMap::new(b'F', "forecaster_regrets");
/// By topic.
pub const OPEN: PackedMap<u64, OpenEpochs> = PackedMap::new(b'U', "open");
/// By topic and epoch.
pub const EPOCHS: PackedMap<(u64, u64), EpochRecord> = PackedMap::new(b'E', "epochs");
/// By topic, epoch and worker.
pub const ENTRIES: PackedMap<(u64, u64, u32), SeatedEntry> = PackedMap::new(b'C', "entries");
/// By topic, epoch and reputer.
pub const REPORTS: PackedMap<(u64, u64, u32), SeatedReport> = PackedMap::new(b'T', "reports");
/// By topic and epoch.
pub const PREDICTIONS: PackedMap<(u64, u64), Prediction> = PackedMap::new(b'P', "predictions");
/// By topic and epoch.
pub const RESULTS: PackedMap<(u64, u64), EpochResult> = PackedMap::new(b'Z', "results");
/// By topic and epoch.
pub const TABLES: PackedMap<(u64, u64), EpochTable> = PackedMap::new(b'B', "tables");
/// By topic.
pub const LATEST: PackedMap<u64, Latest> = PackedMap::new(b'L', "latest");
/// By topic.
pub const PAYMENTS: PackedMap<u64, Payments> = PackedMap::new(b'Y', "payments");
/// By topic, instant (seconds) from which the settlement was due, and epoch.
pub const UNPAID: PackedMap<(u64, u64, u64), UnpaidRecord> = PackedMap::new(b'D', "unpaid");
/// As [`UNPAID`].
pub const PARKED: PackedMap<(u64, u64, u64), UnpaidRecord> = PackedMap::new(b'Q', "parked");

/// Where everything is, and what is paused.
#[cw_serde]
pub struct Config {
    /// The registry; its address is the name of the suite in hashes.
    pub registry: Addr,
    /// What deposits are paid in.
    pub token: Token,
    /// The siblings that are wired.
    pub siblings: Vec<(Sibling, Addr)>,
    /// Until when submissions are paused, in seconds; 0: they are not.
    pub submissions_paused_until: u64,
    /// Until when payments are paused, in seconds; 0: they are not.
    pub settlement_paused_until: u64,
}

impl Config {
    /// The address of a sibling, once it is wired.
    pub fn sibling(&self, sibling: Sibling) -> Option<&Addr> {
        self.siblings.iter().find(|(of, _)| *of == sibling).map(|(_, address)| address)
    }
}

/// What the contract owes, in base units.
#[cw_serde]
#[derive(Default)]
pub struct Ledgers {
    /// To owners of workers.
    pub deposits: Uint128,
    /// To the treasury.
    pub forfeits: Uint128,
}

/// The workers of a topic.
#[cw_serde]
#[derive(Default)]
pub struct Roster {
    /// How many were registered; the id of the next.
    pub workers: u32,
}

/// Whose key an address is. Once it is one it stays one: no key is ever given to another worker.
#[cw_serde]
#[derive(Copy)]
pub struct Operator {
    /// The worker.
    pub worker: WorkerId,
    /// Whether it may act for him: not after a rotation to another key, nor after he left.
    pub active: bool,
}

/// A worker: whose he is, and what he has locked.
#[cw_serde]
pub struct Worker {
    /// Acts for him.
    pub operator: Addr,
    /// Is paid, and decides who acts.
    pub owner: Addr,
    /// A key that may accept to act for him.
    pub next_operator: Option<Addr>,
    /// An account that may accept to own him.
    pub next_owner: Option<Addr>,
    /// When he was registered first, in seconds.
    pub registered_at: u64,
    /// When he left, in seconds; `None` while he takes part.
    pub left_at: Option<u64>,
    /// For verified workers; 0.
    pub gate: u8,
    /// 0.
    pub flags: u8,
}

/// What a message of a worker needs to know of him: what he has locked, and what scores made of him, by role.
#[cw_serde]
#[derive(Default)]
pub struct WorkerRecord {
    /// What is locked, in base units.
    pub deposit: Uint128,
    /// As an inferer.
    pub inferer: RoleRecord,
    /// As a forecaster.
    pub forecaster: RoleRecord,
    /// Where he came and has no seat, oldest first; of epochs that are not settled yet.
    pub passed_over: Vec<PassedOver>,
}

/// What scores made of a worker in one role.
#[cw_serde]
#[derive(Default)]
pub struct RoleRecord {
    /// The average of his scores, and how often he was scored.
    pub merit: Merit,
    /// How many epochs of the topic had been scored when the average was last brought up to date.
    pub scored_before: u64,
    /// How many epochs were scored since then in which he came and had no seat.
    pub passed_over: u32,
    /// His smoothed reward fraction.
    pub smoothed_fraction: Option<Number>,
}

/// An epoch in which a worker came and has no seat.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct PassedOver {
    /// Which.
    pub epoch: EpochId,
    /// In which role.
    pub role: Task,
}

/// What a seat is for.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Task {
    /// Inferences.
    Inference,
    /// Forecasts.
    Forecast,
}

impl Task {
    /// Its number in keys.
    pub fn number(self) -> u8 {
        match self {
            Self::Inference => 0,
            Self::Forecast => 1,
        }
    }
}

/// What scores made of a reputer.
#[cw_serde]
#[derive(Default)]
pub struct ReputerRecord {
    /// The average of his scores, and how often he was scored.
    pub merit: Merit,
    /// His listening coefficient; `None`: 1.
    pub listening: Option<Number>,
    /// His smoothed reward fraction.
    pub smoothed_fraction: Option<Number>,
}

/// Reports of a reputer that have no seat. Who may report again shall not count twice.
#[cw_serde]
#[derive(Default)]
pub struct TurnedAway {
    /// At most one per epoch; of epochs that were open when it was written.
    pub reports: Vec<OfferedStake>,
}

/// Stake that stood behind reports for an epoch.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct OfferedStake {
    /// Which epoch.
    pub epoch: EpochId,
    /// The most that stood behind one of them, in base units.
    pub stake: Uint128,
}

/// What a topic learned, without its rows.
#[cw_serde]
#[derive(Default)]
pub struct Head {
    /// How many epochs were scored.
    pub scored: u64,
    /// How many tables are kept.
    pub tables: u32,
    /// Of the rule.
    pub regret: RegretHead,
    /// What the epoch scored last holds against inferers who were not in it.
    pub inferer_standard: Option<Standard>,
    /// The same of forecasters.
    pub forecaster_standard: Option<Standard>,
    /// The same of reputers.
    pub reputer_standard: Option<Standard>,
    /// Smoothed ratio of the forecasters' task score to the best inferer's.
    pub forecaster_score_ratio: Number,
    /// The stake that usually reports.
    pub usual_stake: UsualStake,
    /// How many of the recent scores of inferers count.
    pub inferer_scores: u32,
    /// The same of forecasters.
    pub forecaster_scores: u32,
}

/// A page of the scores of earlier epochs: newest epoch first, by id within one. Pages are numbered from the oldest; the
/// newest grows until it has [`RecentScores::PAGE`], so a settlement writes one. How many scores count says the [`Head`].
#[cw_serde]
#[derive(Default)]
pub struct RecentScores {
    /// Them.
    pub scores: Vec<Number>,
}

impl RecentScores {
    /// From so many scores on a page is full.
    pub const PAGE: usize = 32;
}

/// An epoch under way.
#[cw_serde]
#[derive(Default)]
pub struct EpochRecord {
    /// Seats taken by inferers.
    pub inferers: u16,
    /// Seats taken by forecasters.
    pub forecasters: u16,
    /// Seats taken by reputers.
    pub reputers: u16,
    /// `min_topic_stake` as it was at the first submission, in base units.
    pub min_topic_stake: Uint128,
    /// What a commitment to it may forfeit, in base units: `reveal_forfeit` as it was at the first; 0 where entries are open.
    pub reveal_forfeit: Uint128,
    /// The stake of all who reported, seated or not, in base units: each once, with the most that stood behind a report.
    pub stake_offered: Uint128,
    /// How many epochs of the topic were scored, as of now while the epoch takes submissions: whose record is from then is
    /// up to date, and the [`Head`] need not be read.
    pub scored: u64,
    /// Whether another epoch waited for its close when this one began: if none did, nobody has a commitment elsewhere.
    pub behind: bool,
}

fields! { Config { registry, token, siblings, submissions_paused_until, settlement_paused_until } }
fields! { Ledgers { deposits, forfeits } }
fields! { Roster { workers } }
fields! { Operator { worker, active } }
fields! { Worker { operator, owner, next_operator, next_owner, registered_at, left_at, gate, flags } }
fields! { WorkerRecord { deposit, inferer, forecaster, passed_over } }
fields! { RoleRecord { merit, scored_before, passed_over, smoothed_fraction } }
fields! { PassedOver { epoch, role } }
fields! { enum Task { 0 => Inference, 1 => Forecast } }
fields! { ReputerRecord { merit, listening, smoothed_fraction } }
fields! { TurnedAway { reports } }
fields! { OfferedStake { epoch, stake } }
fields! { Head {
    scored, tables, regret, inferer_standard, forecaster_standard, reputer_standard, forecaster_score_ratio,
    usual_stake, inferer_scores, forecaster_scores,
} }
fields! { RecentScores { scores } }
fields! { EpochRecord { inferers, forecasters, reputers, min_topic_stake, reveal_forfeit, stake_offered, scored, behind } }

macro_rules! packed {
    ($($name:ty),* $(,)?) => {$(
        impl Packed for $name {
            const VERSION: u8 = 1;
        }
    )*};
}
packed!(
    Config,
    Ledgers,
    Roster,
    Operator,
    Worker,
    WorkerRecord,
    ReputerRecord,
    TurnedAway,
    Head,
    RecentScores,
    EpochRecord,
    InfererRecord,
    ForecasterRecord,
    OpenEpochs,
    Prediction,
);
