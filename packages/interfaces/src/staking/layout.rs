//! What staking stores for others to read raw.
//!
//! | key | record |
//! |---|---|
//! | `config` | [`Config`] |
//! | `P` (topic u64, reputer address) | [`Pool`] |
//! | `R` (topic u64, reputer id u32) | [`ByReputer`]: whose id it is |
//! | `O` (owner address, topic u64, reputer address) | [`Position`], with what is unbonding |
//! | `T` (topic u64) | [`TopicStake`] |
//! | `totals` | [`Totals`] |
//!
//! What it stores about votes is in `votes.rs`.

use crate::layout::{Packed, PackedItem, PackedMap, fields};
use crate::registry::Sibling;
use crate::token::Token;
use allora_protocol::ReputerId;
use allora_protocol::pool::{self, BURNED_SHARES, Side};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Uint128};

/// [`Config`].
pub const CONFIG: PackedItem<Config> = PackedItem::new("config");
/// Pools, by topic and reputer.
pub const POOLS: PackedMap<(u64, &Addr), Pool> = PackedMap::new(b'P', "pools");
/// Reputers, by topic and id.
pub const REPUTERS: PackedMap<(u64, u32), ByReputer> = PackedMap::new(b'R', "reputers");
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

/// A reputer's stake in a topic. Own stake and delegations are shares of it. Amounts in base units.
#[cw_serde]
#[derive(Default)]
pub struct Pool {
    /// His id in the topic.
    pub id: ReputerId,
    /// What counts.
    pub bonded: Uint128,
    /// Shares of `bonded`, with those that were burned at the first stake.
    pub shares: Uint128,
    /// Those of the reputer himself.
    pub own_shares: Uint128,
    /// Those that his commission made. None yet.
    pub commission_shares: Uint128,
    /// What is on its way out; it counts for nothing, but a slash would lower it.
    pub unbonding: Uint128,
    /// Shares of `unbonding`.
    pub unbonding_shares: Uint128,
    /// How often a slash emptied it; shares of earlier eras are worth nothing.
    pub era: u32,
}

impl Pool {
    /// Its amounts and shares, which price them.
    pub fn amounts(&self) -> pool::Pool {
        pool::Pool {
            bonded: Side { amount: self.bonded, shares: self.shares },
            unbonding: Side { amount: self.unbonding, shares: self.unbonding_shares },
            era: self.era,
        }
    }

    /// The reputer's own part of what counts, in base units.
    pub fn own(&self) -> Uint128 {
        self.amounts().bonded.worth(self.own_shares)
    }

    /// Whether that is enough to report: at least `min_stake`, with the shares that were burned for it, so that the
    /// least first stake is enough.
    pub fn may_report(&self, min_stake: Uint128) -> bool {
        let paid_for = self.own_shares.saturating_add(BURNED_SHARES);
        !self.own_shares.is_zero() && self.amounts().bonded.worth(paid_for) >= min_stake
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
}

/// Sums of a topic.
#[cw_serde]
#[derive(Default)]
pub struct TopicStake {
    /// What is bonded, in base units.
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
    /// On its way out.
    pub unbonding: Uint128,
}

fields! { Config { registry, token, siblings, tokens_per_weight } }
fields! { Pool { id, bonded, shares, own_shares, commission_shares, unbonding, unbonding_shares, era } }
fields! { ByReputer { reputer } }
fields! { Position { shares, era, counted, next_unbonding, unbondings } }
fields! { Unbonding { id, shares, era, matures_at, kind } }
fields! { enum UnbondingKind { 0 => Withdrawal } }
fields! { TopicStake { bonded, reputers } }
fields! { Totals { bonded, unbonding } }

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
