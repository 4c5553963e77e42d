//! What staking stores for others to read raw.
//!
//! | key | record |
//! |---|---|
//! | `config` | [`Config`] |
//! | `P` (topic u64, reputer address) | [`Pool`] |
//! | `R` (topic u64, reputer id u32) | [`ByReputer`]: whose id it is |
//! | `D` (topic u64, reputer id u32, owner address) | `true`: he delegates to this reputer |
//! | `O` (owner address, topic u64, reputer address) | [`Position`], with what is unbonding |
//! | `T` (topic u64) | [`TopicStake`] |
//! | `totals` | [`Totals`] |
//!
//! What it stores about votes is in `votes.rs`.

use crate::layout::{Packed, PackedItem, PackedMap, fields};
use crate::registry::Sibling;
use crate::token::Token;
use allora_protocol::pool::{self, BURNED_SHARES};
use allora_protocol::{ReputerId, TopicId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Uint128};

/// [`Config`].
pub const CONFIG: PackedItem<Config> = PackedItem::new("config");
/// Pools, by topic and reputer.
pub const POOLS: PackedMap<(u64, &Addr), Pool> = PackedMap::new(b'P', "pools");
/// Reputers, by topic and id.
pub const REPUTERS: PackedMap<(u64, u32), ByReputer> = PackedMap::new(b'R', "reputers");
/// Who delegates, by topic, reputer and owner: marks of who has shares of a pool that is not his.
pub const DELEGATIONS: PackedMap<(u64, u32, &Addr), bool> = PackedMap::new(b'D', "delegations");
/// What accounts have, by owner, topic and reputer.
pub const POSITIONS: PackedMap<(&Addr, u64, &Addr), Position> = PackedMap::new(b'O', "positions");
/// Sums of topics.
pub const TOPIC_STAKES: PackedMap<u64, TopicStake> = PackedMap::new(b'T', "topic_stakes");
/// Sums of everything.
pub const TOTALS: PackedItem<Totals> = PackedItem::new("totals");

/// Where everything is.
#[cw_serde]
pub struct Config {
    /// The registry.
    pub registry: Addr,
    /// What is staked.
    pub token: Token,
    /// The siblings that are wired.
    pub siblings: Vec<(Sibling, Addr)>,
    /// So many base units make a vote; never changes.
    pub tokens_per_weight: Uint128,
}

impl Config {
    /// The address of a sibling, once it is wired.
    pub fn sibling(&self, sibling: Sibling) -> Option<&Addr> {
        self.siblings.iter().find(|(of, _)| *of == sibling).map(|(_, address)| address)
    }
}

/// A reputer's stake in a topic, his own and what is delegated to him, as it was when it was written. What counts at an
/// instant is [`Pool::at`] it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// His id in the topic.
    pub id: ReputerId,
    /// Amounts (base units) and shares.
    pub amounts: pool::Pool,
}

impl Pool {
    /// As it is at an instant (seconds), with the rewards that have entered by then.
    pub fn at(&self, now: u64) -> Self {
        Self { id: self.id, amounts: self.amounts.at(now) }
    }

    /// What counts, in base units.
    pub fn bonded(&self) -> Uint128 {
        self.amounts.bonded.amount
    }

    /// The reputer's own part of what counts, with his commission, in base units.
    pub fn own(&self) -> Uint128 {
        self.amounts.own()
    }

    /// Whether that is enough to report: at least `min_stake`, with the shares that were burned for it, so that the
    /// least first stake is enough.
    pub fn may_report(&self, min_stake: Uint128) -> bool {
        let own = self.amounts.own_shares.saturating_add(self.amounts.commission_shares);
        let paid_for = own.saturating_add(BURNED_SHARES);
        !own.is_zero() && self.amounts.bonded.worth(paid_for) >= min_stake
    }
}

/// Whose id it is.
#[cw_serde]
pub struct ByReputer {
    /// His address.
    pub reputer: Addr,
}

/// What an account has in a pool.
#[cw_serde]
#[derive(Default)]
pub struct Position {
    /// Shares of the pool's bonded stake.
    pub shares: Uint128,
    /// The era of the shares.
    pub era: u32,
    /// What of it counts as votes of its owner, in base units: its worth when he last acted.
    pub counted: Uint128,
    /// The id of the next unbonding.
    pub next_unbonding: u32,
    /// What is on its way out, in the order of asking; at most 16.
    pub unbondings: Vec<Unbonding>,
}

/// Stake on its way out.
#[cw_serde]
pub struct Unbonding {
    /// Its id within the position.
    pub id: u32,
    /// Shares of the pool's unbonding stake.
    pub shares: Uint128,
    /// The era of the shares.
    pub era: u32,
    /// When it can be withdrawn, in seconds.
    pub matures_at: u64,
    /// What becomes of it then.
    pub kind: UnbondingKind,
}

/// What becomes of unbonded stake. Others may come.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum UnbondingKind {
    /// It is paid out.
    Withdrawal,
    /// It is bonded in another pool, or paid out where that refuses it.
    Redelegation {
        /// In which topic.
        topic_id: TopicId,
        /// In whose pool.
        reputer_id: ReputerId,
    },
}

/// Sums of a topic.
#[cw_serde]
#[derive(Default)]
pub struct TopicStake {
    /// What is bonded, in base units, as its pools were when they were last written.
    pub bonded: Uint128,
    /// How many reputers are registered; the id of the next.
    pub reputers: u32,
}

/// Sums of everything, in base units: what the contract owes.
#[cw_serde]
#[derive(Default)]
pub struct Totals {
    /// Bonded.
    pub bonded: Uint128,
    /// On its way into what is bonded.
    pub incoming: Uint128,
    /// On its way out.
    pub unbonding: Uint128,
}

fields! { Config { registry, token, siblings, tokens_per_weight } }
fields! { Pool { id, amounts } }
fields! { ByReputer { reputer } }
fields! { Position { shares, era, counted, next_unbonding, unbondings } }
fields! { Unbonding { id, shares, era, matures_at, kind } }
fields! { enum UnbondingKind { 0 => Withdrawal, 1 => Redelegation { topic_id, reputer_id } } }
fields! { TopicStake { bonded, reputers } }
fields! { Totals { bonded, incoming, unbonding } }

impl Packed for Config {
    const VERSION: u8 = 1;
}
impl Packed for Pool {
    const VERSION: u8 = 1;
}
impl Packed for ByReputer {
    const VERSION: u8 = 1;
}
impl Packed for Position {
    const VERSION: u8 = 1;
}
impl Packed for TopicStake {
    const VERSION: u8 = 1;
}
impl Packed for Totals {
    const VERSION: u8 = 1;
}
