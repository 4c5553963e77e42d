//! [`Ballot`] and [`Announcement`]: an owner's stake is counted anew.

use super::hooks;
use crate::ContractError;
use allora_interfaces::event;
use allora_interfaces::staking::{CONFIG, MEMBERS, TOTAL, VOTERS, Voter};
use allora_protocol::votes::{self, Recount};
use cosmwasm_std::{Addr, Event, Response, Storage, SubMsg, Uint128};

/// A recount that is computed and not yet stored.
pub struct Ballot {
    owner: Addr,
    was: Uint128,
    recount: Recount,
    /// The weight of all, where his changes.
    total: Option<u64>,
}

/// What a response has to say about votes; nothing where no weight changed.
#[derive(Default)]
#[must_use]
pub struct Announcement {
    event: Option<Event>,
    calls: Vec<SubMsg>,
}

impl Ballot {
    /// Of an owner's stake, each of these parts was counted as the first amount, and shall be as the second.
    ///
    /// Error: [`ContractError::Votes`] where that cannot be counted.
    pub fn count(
        storage: &dyn Storage,
        owner: &Addr,
        parts: impl IntoIterator<Item = (Uint128, Uint128)>,
    ) -> Result<Self, ContractError> {
        let (mut before, mut after) = (Uint128::zero(), Uint128::zero());
        for (was, is) in parts {
            (before, after) = (before.checked_add(was)?, after.checked_add(is)?);
        }
        let tokens_per_weight = CONFIG.load(storage)?.tokens_per_weight;
        let voter = VOTERS.may_load(storage, owner)?.unwrap_or_default();
        let recount = Recount::new(voter.counted, before, after, tokens_per_weight)?;
        let total = if recount.changes_weight() {
            Some(votes::total(TOTAL.may_load(storage)?.unwrap_or_default(), recount)?)
        } else {
            None
        };
        Ok(Self { owner: owner.clone(), was: voter.counted, recount, total })
    }

    /// All that is counted of the owner.
    pub fn counted(&self) -> Uint128 {
        self.recount.counted
    }

    /// Stores it. `height`: of the block, at whose beginning the votes are those of before.
    pub fn save(self, storage: &mut dyn Storage, height: u64) -> Result<Announcement, ContractError> {
        let Self { owner, was, recount: Recount { counted, before, after }, total } = self;
        if counted.is_zero() {
            VOTERS.remove(storage, &owner);
        } else if counted != was {
            VOTERS.save(storage, &owner, &Voter { counted });
        }
        let Some(total) = total else { return Ok(Announcement::default()) };
        match after {
            0 => MEMBERS.remove(storage, &owner, height)?,
            weight => MEMBERS.save(storage, &owner, &weight, height)?,
        }
        TOTAL.save(storage, &total, height)?;
        let values = [owner.to_string(), before.to_string(), after.to_string(), total.to_string()];
        Ok(Announcement {
            event: Some(event::WEIGHT_CHANGED.event(values)),
            calls: hooks::calls(storage, &owner, before, after)?,
        })
    }
}

impl Announcement {
    /// A response that says it too.
    pub fn join(self, response: Response) -> Response {
        response.add_events(self.event).add_submessages(self.calls)
    }
}
