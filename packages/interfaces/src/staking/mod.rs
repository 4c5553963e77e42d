//! Staking: reputers, their stake and what is delegated to them in each topic, its rewards and its unbonding.

mod handle;
mod layout;
mod msg;
mod votes;

pub use handle::Staking;
pub use layout::{
    ByReputer, CONFIG, Config, DELEGATIONS, POOLS, POSITIONS, Pool, Position, REPUTERS, TOPIC_STAKES, TOTALS,
    TopicStake, Totals, Unbonding, UnbondingKind,
};
pub use msg::*;
pub use votes::{HOOKS, Hook, Hooks, MEMBERS, TOTAL, VOTERS, Voter};
