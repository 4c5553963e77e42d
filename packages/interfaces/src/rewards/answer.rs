//! What rewards answers.

use crate::registry::Sibling;
use crate::token::Token;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

/// Token, siblings, periods.
#[cw_serde]
pub struct ConfigResponse {
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
    /// Until when claims are paused, in seconds; 0: they are not.
    pub payouts_paused_until: u64,
    /// Block time of the answer, in seconds.
    pub now: u64,
}
