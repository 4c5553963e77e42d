//! What rewards stores for others to read raw.
//!
//! | key | record | lives |
//! |---|---|---|
//! | `config` | [`Config`] | |
//! | `ledgers` | [`Ledgers`] | |
//! | `emission` | [`EmissionHead`]: how far the emission has come | |
//! | `readings` | `BondedReadings`: what was bonded when the last periods began | |
//! | `P` (period u64) | `PeriodRecord`: what the period has for the topics | 128 periods; where there is any weight |
//! | `D` (period u64) | [`WeightChange`]: by how much the total weight changes when the period begins | until then |
//! | `T` (topic u64) | [`TopicMoney`] | from the first touch on |
//! | `W` (topic u64, first period u64) | [`Weight`]: from that period on | 128 periods past its end |
//! | `B` (topic u64, page u32) | [`BalancePage`]: what 16 workers have coming | while they have |
//! | `C` (account address) | [`Credit`]: what the account has coming otherwise | while it has |
//! | `S` (topic u64, epoch u64) | [`SettlementRecord`]: what the epoch was paid | for ever |

use crate::layout::{Packed, PackedItem, PackedMap, fields};
use crate::registry::Sibling;
use crate::token::Token;
use allora_protocol::emission::{BondedReadings, Funding, Inflow, Month, PeriodRecord};
use allora_protocol::{ById, EpochId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Int128, OverflowError, Uint64, Uint128};

/// [`Config`].
pub const CONFIG: PackedItem<Config> = PackedItem::new("config");
/// [`Ledgers`].
pub const LEDGERS: PackedItem<Ledgers> = PackedItem::new("ledgers");
/// [`EmissionHead`].
pub const EMISSION: PackedItem<EmissionHead> = PackedItem::new("emission");
/// What was bonded when the last periods began.
pub const READINGS: PackedItem<BondedReadings> = PackedItem::new("readings");
/// By period.
pub const PERIODS: PackedMap<u64, PeriodRecord> = PackedMap::new(b'P', "periods");
/// By period.
pub const CHANGES: PackedMap<u64, WeightChange> = PackedMap::new(b'D', "changes");
/// By topic.
pub const TOPICS: PackedMap<u64, TopicMoney> = PackedMap::new(b'T', "topics");
/// By topic and first period.
pub const WEIGHTS: PackedMap<(u64, u64), Weight> = PackedMap::new(b'W', "weights");
/// By topic and page; see [`BalancePage::of`].
pub const BALANCES: PackedMap<(u64, u32), BalancePage> = PackedMap::new(b'B', "balances");
/// By account.
pub const CREDITS: PackedMap<&Addr, Credit> = PackedMap::new(b'C', "credits");
/// By topic and epoch.
pub const SETTLEMENTS: PackedMap<(u64, u64), SettlementRecord> = PackedMap::new(b'S', "settlements");

/// Where everything is, how periods count, and whether claims are paused.
#[cw_serde]
pub struct Config {
    /// The registry.
    pub registry: Addr,
    /// What everything is paid in.
    pub token: Token,
    /// The siblings that are wired.
    pub siblings: Vec<(Sibling, Addr)>,
    /// When the contract was made, in seconds: the begin of period 0.
    pub deployed: u64,
    /// The length of a period, in seconds.
    pub emission_period: u64,
    /// Until when claims are paused, in seconds; 0: they are not; `u64::MAX`: until the owner lifts it.
    pub payouts_paused_until: u64,
}

impl Config {
    /// The address of a sibling, once it is wired.
    pub fn sibling(&self, sibling: Sibling) -> Option<&Addr> {
        self.siblings.iter().find(|(of, _)| *of == sibling).map(|(_, address)| address)
    }
}

/// What the contract owes, in base units; and what it paid since the month's emission was set, which is not owed any more.
#[cw_serde]
#[derive(Default)]
pub struct Ledgers {
    /// Free: for the periods to come.
    pub treasury: Uint128,
    /// Reserved by periods that began, and not drawn.
    pub reserved: Uint128,
    /// Paid into topics, and not paid out to their epochs.
    pub funding: Uint128,
    /// To workers.
    pub balances: Uint128,
    /// To accounts: who had epochs paid, validators, reputers without a stake that could bear their reward.
    pub credits: Uint128,
    /// What participants of epochs were paid since the month's emission was set,
    pub paid: Uint128,
    /// and what of it reputers were.
    pub paid_to_reputers: Uint128,
}

impl Ledgers {
    /// The sum of all that is owed. Error: it is beyond what can be held.
    pub fn owed(&self) -> Result<Uint128, OverflowError> {
        self.by_name().into_iter().try_fold(Uint128::zero(), |sum, (_, amount)| sum.checked_add(amount))
    }

    /// What is owed, each ledger with the name that `Solvency` gives it.
    pub fn by_name(&self) -> [(&'static str, Uint128); 5] {
        [
            ("treasury", self.treasury),
            ("reserved", self.reserved),
            ("funding", self.funding),
            ("balances", self.balances),
            ("credits", self.credits),
        ]
    }
}

/// How far the emission has come.
#[cw_serde]
#[derive(Default)]
pub struct EmissionHead {
    /// The last period that has begun.
    pub period: u64,
    /// The weight of all topics in it, in base units.
    pub total_weight: Uint128,
    /// The month whose emission was set last.
    pub month: Option<Month>,
}

/// By how much the total weight changes when a period begins.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct WeightChange {
    /// In base units.
    pub by: Int128,
}

/// The money of a topic, and what its weight is made of. Amounts in base units.
#[cw_serde]
#[derive(Default)]
pub struct TopicMoney {
    /// All payments to it, each decayed by 1/7 per period, as of `decayed_at`.
    pub payments: Uint128,
    /// The period that `payments` is as of.
    pub decayed_at: u64,
    /// What its epochs are paid from, and what waits for those that open in later periods.
    pub funding: Funding,
    /// The epoch that was paid last.
    pub last_paid: Option<EpochId>,
}

/// A topic's weight over some periods; the first of them is in the key.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Weight {
    /// The last.
    pub until: u64,
    /// The weight, in base units.
    pub weight: Uint128,
}

/// What 16 workers of a topic have coming: those whose id divided by 16 is the page. Only those who have something.
#[cw_serde]
#[derive(Default)]
pub struct BalancePage {
    /// Ascending by id.
    pub workers: ById<WorkerId, WorkerBalance>,
}

impl BalancePage {
    /// So many workers a page has.
    pub const WORKERS: u32 = 16;

    /// The page of a worker.
    pub fn of(worker: WorkerId) -> u32 {
        worker.0 / Self::WORKERS
    }
}

/// What a worker has coming, in base units.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct WorkerBalance {
    /// For inferences.
    pub inferer: Uint128,
    /// For forecasts.
    pub forecaster: Uint128,
}

impl WorkerBalance {
    /// Both. Error: it is beyond what can be held.
    pub fn total(&self) -> Result<Uint128, OverflowError> {
        self.inferer.checked_add(self.forecaster)
    }
}

/// What an account has coming that is no worker's.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Credit {
    /// In base units.
    pub amount: Uint128,
}

impl Credit {
    /// With a further amount. Error: it is beyond what can be held.
    pub fn plus(self, amount: Uint128) -> Result<Self, OverflowError> {
        Ok(Self { amount: self.amount.checked_add(amount)? })
    }
}

/// What an epoch was paid. Amounts in base units.
#[cw_serde]
pub struct SettlementRecord {
    /// When, in seconds.
    pub paid_at: u64,
    /// It was paid for the time from this instant (seconds)
    pub from: u64,
    /// to this one.
    pub to: u64,
    /// From the emission of the periods.
    pub emission: Uint128,
    /// From the topic's own funding.
    pub own: Uint128,
    /// What of both the sender of the message got that had it paid.
    pub advance_fee: Uint128,
    /// Who that was.
    pub advancer: Addr,
    /// What of the rest was for inferers, forecasters and reputers, of 10^18.
    #[serde(with = "crate::json")]
    #[schemars(with = "[Uint64; 3]")]
    pub shares: [u64; 3],
    /// What inferers got,
    pub to_inferers: Uint128,
    /// forecasters,
    pub to_forecasters: Uint128,
    /// and reputers. What is left of the reward went to the treasury.
    pub to_reputers: Uint128,
}

impl SettlementRecord {
    /// What was split between the participants, in base units.
    pub fn reward(&self) -> Uint128 {
        self.emission.saturating_add(self.own).saturating_sub(self.advance_fee)
    }

    /// What of the reward went to the treasury, in base units.
    pub fn remainder(&self) -> Uint128 {
        let parts = [self.to_inferers, self.to_forecasters, self.to_reputers];
        parts.into_iter().fold(self.reward(), Uint128::saturating_sub)
    }
}

fields! { Config { registry, token, siblings, deployed, emission_period, payouts_paused_until } }
fields! { Ledgers { treasury, reserved, funding, balances, credits, paid, paid_to_reputers } }
fields! { EmissionHead { period, total_weight, month } }
fields! { WeightChange { by } }
fields! { TopicMoney { payments, decayed_at, funding, last_paid } }
fields! { Funding { pot, inflows } }
fields! { Inflow { period, amount } }
fields! { Weight { until, weight } }
fields! { BalancePage { workers } }
fields! { WorkerBalance { inferer, forecaster } }
fields! { Credit { amount } }
fields! { SettlementRecord {
    paid_at, from, to, emission, own, advance_fee, advancer, shares, to_inferers, to_forecasters, to_reputers,
} }

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
    EmissionHead,
    BondedReadings,
    PeriodRecord,
    WeightChange,
    TopicMoney,
    Weight,
    BalancePage,
    Credit,
    SettlementRecord,
);
