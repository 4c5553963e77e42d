//! [`Fact`]: what a typed event says that a replay goes by.

use crate::{PublicEvent, ReplayError};
use allora_interfaces::layout::Packed;
use allora_interfaces::synthesis::{Committed, Content, Entry, Parts};
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, ReputerId, WorkerId};
use cosmwasm_std::{HexBinary, Uint128};
use std::str::FromStr;

/// What a typed event says that a replay goes by. What else an event says is compared with what follows from these.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A worker's deposit is this now.
    Deposit { worker: WorkerId, deposit: Uint128 },
    /// So much came to what a reputer has bonded, or left it, which makes so much now.
    Bonded { reputer: ReputerId, came: Uint128, left: Uint128, bonded: Uint128 },
    /// So much is on its way into what a reputer has bonded, evenly from now until then.
    Incoming { reputer: ReputerId, bonded: Uint128, incoming: Uint128, until: u64 },
    /// An entry or a commitment came.
    Came { epoch: EpochId, worker: WorkerId, content: Content },
    /// A commitment was revealed.
    Revealed { epoch: EpochId, worker: WorkerId, entry: Entry },
    /// Somebody lost his seat.
    Evicted { epoch: EpochId },
    /// A report came.
    Reported { epoch: EpochId, reputer: ReputerId, report: Report, stake: Uint128 },
    /// Somebody forfeited.
    Forfeited { epoch: EpochId },
    /// An epoch was closed, well or not.
    Closed { epoch: EpochId },
    /// An epoch was settled.
    Settled { epoch: EpochId },
}

impl Fact {
    /// What event `at` of the log says; `None` for one that nothing follows from.
    pub fn read(at: usize, event: &PublicEvent) -> Result<Option<Self>, ReplayError> {
        let read = Attributes { at, event };
        let (epoch, worker) = (|| read.id("epoch_id", EpochId), || read.id("worker_id", WorkerId));
        let reputer = || read.id("reputer_id", ReputerId);
        Ok(Some(match event.name.as_str() {
            "worker_registered" | "deposit_added" => {
                Self::Deposit { worker: worker()?, deposit: read.parsed("deposit")? }
            }
            "deposit_withdrawn" => Self::Deposit { worker: worker()?, deposit: Uint128::zero() },
            "reward_added" => Self::Incoming {
                reputer: reputer()?,
                bonded: read.parsed("bonded")?,
                incoming: read.parsed("incoming")?,
                until: read.parsed("until")?,
            },
            "staked" | "unstake_cancelled" | "redelegated" | "unstaked" | "commission_set" => {
                let (came, left) = match event.name.as_str() {
                    "commission_set" => (Uint128::zero(), Uint128::zero()),
                    "unstaked" => (Uint128::zero(), read.parsed("amount")?),
                    _ => (read.parsed("amount")?, Uint128::zero()),
                };
                Self::Bonded { reputer: reputer()?, came, left, bonded: read.parsed("bonded")? }
            }
            "submitted" => {
                let content = Content::Open(read.packed("entry")?);
                Self::Came { epoch: epoch()?, worker: worker()?, content }
            }
            "committed" => {
                let content = Content::Committed(read.commitment()?);
                Self::Came { epoch: epoch()?, worker: worker()?, content }
            }
            "revealed" => Self::Revealed { epoch: epoch()?, worker: worker()?, entry: read.packed("entry")? },
            "evicted" => Self::Evicted { epoch: epoch()? },
            "reported" => Self::Reported {
                epoch: epoch()?,
                reputer: reputer()?,
                report: read.packed("report")?,
                stake: read.parsed("stake")?,
            },
            "forfeited" => Self::Forfeited { epoch: epoch()? },
            "epoch_closed" | "epoch_failed" => Self::Closed { epoch: epoch()? },
            "epoch_settled" => Self::Settled { epoch: epoch()? },
            _ => return Ok(None),
        }))
    }
}

struct Attributes<'a> {
    at: usize,
    event: &'a PublicEvent,
}

impl Attributes<'_> {
    fn text(&self, attribute: &'static str) -> Result<&str, ReplayError> {
        let value = self.event.attributes.get(attribute);
        value.map(String::as_str).ok_or_else(|| ReplayError::MissingAttribute {
            at: self.at,
            name: self.event.name.clone(),
            attribute,
        })
    }

    fn parsed<T: FromStr<Err: ToString>>(&self, attribute: &'static str) -> Result<T, ReplayError> {
        let text = self.text(attribute)?;
        text.parse().map_err(|error: T::Err| self.malformed(attribute, error))
    }

    fn id<T: FromStr<Err: ToString>, Id>(
        &self,
        attribute: &'static str,
        id: fn(T) -> Id,
    ) -> Result<Id, ReplayError> {
        self.parsed(attribute).map(id)
    }

    fn packed<T: Packed>(&self, attribute: &'static str) -> Result<T, ReplayError> {
        let bytes: HexBinary = self.hexadecimal(attribute)?;
        T::unpack(&bytes).map_err(|error| self.malformed(attribute, error))
    }

    fn hexadecimal(&self, attribute: &'static str) -> Result<HexBinary, ReplayError> {
        HexBinary::from_hex(self.text(attribute)?).map_err(|error| self.malformed(attribute, error))
    }

    fn commitment(&self) -> Result<Committed, ReplayError> {
        let hash = self.hexadecimal("commitment")?;
        let hash = hash.to_array().map_err(|error| self.malformed("commitment", error))?;
        let names = self.text("parts")?;
        let has = |wanted: &str| names.split(',').any(|name| name == wanted);
        let parts = Parts { inference: has("inference"), forecast: has("forecast") };
        Ok(Committed { hash, parts, forfeit: self.parsed("forfeit")? })
    }

    fn malformed(&self, attribute: &'static str, reason: impl ToString) -> ReplayError {
        ReplayError::MalformedAttribute {
            at: self.at,
            name: self.event.name.clone(),
            attribute,
            value: self.text(attribute).unwrap_or_default().into(),
            reason: reason.to_string(),
        }
    }
}
