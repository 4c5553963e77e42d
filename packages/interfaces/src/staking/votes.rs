//! What staking stores about votes: members and total as every cw4 group does, in JSON under the keys of cw4, so that
//! multisigs and DAOs read them raw; and what only this contract asks for, in packed records.
//!
//! | key | record |
//! |---|---|
//! | `members` (address), with `members__changelog` | weight, as JSON; nothing for who has none |
//! | `total`, with `total__changelog` | weight of all, as JSON |
//! | `V` (owner address) | [`Voter`] |
//! | `hooks` | [`Hooks`] |

use crate::layout::{Packed, PackedItem, PackedMap, fields};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Uint128};
use cw_storage_plus::{SnapshotItem, SnapshotMap, Strategy};
use cw4::{
    MEMBERS_CHANGELOG, MEMBERS_CHECKPOINTS, MEMBERS_KEY, TOTAL_KEY, TOTAL_KEY_CHANGELOG,
    TOTAL_KEY_CHECKPOINTS,
};

/// Weights of members, now and as of the beginning of each block. Who has no weight is no member.
pub const MEMBERS: SnapshotMap<&Addr, u64> =
    SnapshotMap::new(MEMBERS_KEY, MEMBERS_CHECKPOINTS, MEMBERS_CHANGELOG, Strategy::EveryBlock);
/// The weight of all members, now and as of the beginning of each block.
pub const TOTAL: SnapshotItem<u64> =
    SnapshotItem::new(TOTAL_KEY, TOTAL_KEY_CHECKPOINTS, TOTAL_KEY_CHANGELOG, Strategy::EveryBlock);
/// What owners' votes are made of.
pub const VOTERS: PackedMap<&Addr, Voter> = PackedMap::new(b'V', "voters");
/// Who is told of changes.
pub const HOOKS: PackedItem<Hooks> = PackedItem::new("hooks");

/// What an owner's votes are made of.
#[cw_serde]
#[derive(Default)]
pub struct Voter {
    /// His bonded stake in base units: the sum of what was counted last of each of his positions.
    pub counted: Uint128,
}

/// Who is told of changes.
#[cw_serde]
#[derive(Default)]
pub struct Hooks {
    /// The id of the next.
    pub next: u32,
    /// At most five, in the order of their coming.
    pub hooks: Vec<Hook>,
}

/// A contract that is told when a member's weight changes.
#[cw_serde]
pub struct Hook {
    /// Its id, which no other gets.
    pub id: u32,
    /// Where it is.
    pub address: Addr,
}

fields! { Voter { counted } }
fields! { Hooks { next, hooks } }
fields! { Hook { id, address } }

impl Packed for Voter {
    const VERSION: u8 = 1;
}
impl Packed for Hooks {
    const VERSION: u8 = 1;
}
