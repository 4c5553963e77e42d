//! Epochs that were scored and are to be paid.

use crate::layout::{Packed, fields};
use crate::rewards::{Payee, SettlementEntry};
use allora_protocol::EpochId;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint64;

/// How far the payment of a topic's epochs has come. Nothing is to be paid in it where no epoch is open, `paying` is
/// `None`, and `waiting` and `parked` are 0.
#[cw_serde]
#[derive(Default)]
pub struct Payments {
    /// The epoch that was paid last, which need not be the newest of those that were; `None`: none was.
    pub last_paid: Option<EpochId>,
    /// The epoch that rewards is asked to pay. It is there only while rewards is at it.
    pub paying: Option<Paying>,
    /// How many epochs wait: each has a record, and they are paid in the order of the timeline.
    pub waiting: u32,
    /// How many epochs are parked.
    pub parked: u32,
}

/// An epoch that rewards is asked to pay.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Paying {
    /// Which.
    pub epoch: EpochId,
    /// When its settlement was due, in seconds.
    pub due: u64,
    /// Where its record is.
    pub stands: Standing,
}

/// How an epoch stands that rewards is asked to pay.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Standing {
    /// It was settled in the same message. It has no record yet, and gets none if it is paid.
    Settled {
        /// It is paid for the time from this instant (seconds) to its opening.
        from: u64,
    },
    /// It waits.
    Waiting,
    /// It is parked.
    Parked,
}

/// An epoch that was scored and is not paid. It holds all that is paid by, because tables do not stay for ever.
#[cw_serde]
pub struct UnpaidRecord {
    /// When it was settled, in seconds.
    pub scored_at: u64,
    /// In which block.
    pub height: u64,
    /// It is paid for the time from this instant (seconds)
    pub from: u64,
    /// to this one.
    pub to: u64,
    /// What of the reward is for inferers, forecasters and reputers, of 10^18.
    #[serde(with = "crate::json")]
    #[schemars(with = "[Uint64; 3]")]
    pub shares: [u64; 3],
    /// Who gets how much of his role's share; who gets nothing is left out.
    pub entries: Vec<SettlementEntry>,
    /// On how many days its payment failed.
    pub failures: u8,
    /// The last of them, in days since 1970.
    pub failed_on: Option<u64>,
}

fields! { Payments { last_paid, paying, waiting, parked } }
fields! { Paying { epoch, due, stands } }
fields! { enum Standing { 0 => Settled { from }, 1 => Waiting, 2 => Parked } }
fields! { UnpaidRecord { scored_at, height, from, to, shares, entries, failures, failed_on } }
fields! { enum Payee { 0 => Inferer, 1 => Forecaster, 2 => Reputer } }
fields! { SettlementEntry { payee, id, fraction } }

impl Packed for Payments {
    const VERSION: u8 = 1;
}
impl Packed for UnpaidRecord {
    const VERSION: u8 = 1;
}
