//! What rewards takes.

use crate::registry::{Pause, Sibling};
use crate::token::Token;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint64;
use cw20::Cw20ReceiveMsg;

/// Sent by the registry, which is the sender.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// What everything is paid in.
    pub token: Token,
    /// Of money, in seconds.
    pub emission_period: u64,
}

/// What rewards takes.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// The address of a sibling; the registry.
    Wire {
        /// Whose.
        sibling: Sibling,
        /// Where.
        address: String,
    },
    /// Pauses the claims, or lifts their pause; the registry.
    SetPause {
        /// What.
        what: Pause,
        /// Until when, in seconds; 0: not at all.
        until: u64,
    },
    /// Pays the coin that comes with it into a topic; anybody. Where the token is a cw20: `Send` it with
    /// [`ReceiveMsg::Fund`].
    Fund {
        /// Which.
        topic_id: TopicId,
        /// In whose name, in events; default: the sender's.
        beneficiary: Option<String>,
    },
    /// Brings the coin that comes with it to the treasury. Where the token is a cw20: `Send` it with
    /// [`ReceiveMsg::Deposit`].
    Deposit {
        /// What it is.
        income: Income,
    },
    /// Sets a topic's weight for the periods to come, from its stake and funding of now; anybody.
    Touch {
        /// Which.
        topic_id: TopicId,
    },
    /// Begins the emission periods that are due, oldest first; anybody.
    Roll {
        /// So many at most: 1 to 30; default: 30.
        limit: Option<u32>,
    },
    /// Pays an epoch; synthesis.
    Settle(Box<Settlement>),
    /// Pays out what the sender's workers earned, as inferers and forecasters, and what is credited to himself, in one
    /// payment. The sender owns all of the workers.
    Claim {
        /// Whose rewards: at most 30; none: only what is credited to the sender.
        workers: Vec<WorkerRef>,
        /// Who gets it; default: the sender.
        beneficiary: Option<String>,
    },
    /// Moves what is left in a retired topic to the treasury, once nothing is open or unpaid in it; anybody.
    Close {
        /// Which.
        topic_id: TopicId,
    },
    /// Moves tokens that were sent by mistake to the treasury; the owner.
    SweepSurplus {},
    /// Tokens that came by a cw20 `Send`; inside a [`ReceiveMsg`].
    Receive(Cw20ReceiveMsg),
}

/// What may come with cw20 tokens.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// [`ExecuteMsg::Fund`].
    Fund {
        /// Which.
        topic_id: TopicId,
        /// In whose name, in events; default: of who sent the tokens.
        beneficiary: Option<String>,
    },
    /// [`ExecuteMsg::Deposit`].
    Deposit {
        /// What it is.
        income: Income,
    },
}

/// Money for the treasury. Others may come.
#[cw_serde]
pub enum Income {
    /// What a topic's creation cost; from the registry.
    CreationFee {
        /// Which topic.
        topic_id: TopicId,
    },
    /// What those lost who committed and did not reveal; from synthesis.
    Forfeits,
    /// A gift; from anybody.
    Donation,
}

/// An epoch to be paid. Parts are integers out of 10^18.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Of which topic.
    pub topic_id: TopicId,
    /// Which.
    pub epoch_id: EpochId,
    /// The epoch of this topic that was paid last; another one is refused, so that nothing is paid twice or out of
    /// order.
    pub after: Option<EpochId>,
    /// It is paid for the time from this instant (seconds), the opening of the epoch before it,
    pub from: u64,
    /// to this one, its own opening. The same instant for a topic's first epoch.
    pub to: u64,
    /// Who sent the message that pays it, and gets the advance fee.
    pub advancer: String,
    /// What of the reward is for inferers, forecasters and reputers.
    pub shares: [Uint64; 3],
    /// Who gets how much of his role's share: ascending by role, then by id.
    pub entries: Vec<SettlementEntry>,
}

/// A participant's part of his role's share.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct SettlementEntry {
    /// In which role.
    pub payee: Payee,
    /// His id: a worker's, or a reputer's.
    pub id: u32,
    /// His part of it.
    pub fraction: Uint64,
}

/// In which role somebody is paid.
#[cw_serde]
#[derive(Copy, Eq, PartialOrd, Ord)]
pub enum Payee {
    /// For inferences.
    Inferer,
    /// For forecasts.
    Forecaster,
    /// For reports.
    Reputer,
}

impl Payee {
    /// Its number in keys, and its place in [`Settlement::shares`].
    pub fn number(self) -> u8 {
        match self {
            Self::Inferer => 0,
            Self::Forecaster => 1,
            Self::Reputer => 2,
        }
    }
}

/// A worker of a topic.
#[cw_serde]
#[derive(Copy, Eq)]
#[serde(deny_unknown_fields)]
pub struct WorkerRef {
    /// Which topic.
    pub topic_id: TopicId,
    /// Which worker of it.
    pub worker_id: WorkerId,
}

/// For migrations.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}
