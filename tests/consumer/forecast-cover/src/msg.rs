//! What the contract takes and answers.

use allora_interfaces::feed::Guards;
use allora_interfaces::{Number, TopicId};
use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Uint128};

/// By what covers are paid; the message that instantiates the contract.
#[cw_serde]
pub struct Terms {
    /// The synthesis contract, where inferences are read.
    pub feed: String,
    /// The topic whose answer decides.
    pub topic: TopicId,
    /// What an inference must fulfil. `max_age` has to be there.
    pub guards: Guards,
    /// The coin of covers.
    pub denom: String,
    /// Up to this inference nothing is paid, in the topic's unit.
    pub attachment: Number,
    /// From this inference on all is paid, and between the two in proportion.
    pub exhaustion: Number,
}

/// What the contract takes.
#[cw_serde]
pub enum ExecuteMsg {
    /// Writes a cover; the limit comes with it, in the coin of covers.
    Write {
        /// Who may claim.
        holder: String,
        /// It covers what happens from this instant, in seconds,
        from: u64,
        /// to this one.
        until: u64,
    },
    /// Pays by the newest inference, and the rest back to the writer; the holder, once.
    Claim {
        /// Which cover.
        id: u64,
    },
    /// Takes the limit back after the cover's end; the writer.
    Reclaim {
        /// Which cover.
        id: u64,
    },
}

/// What the contract answers.
#[cw_serde]
#[derive(QueryResponses)]
pub enum QueryMsg {
    /// A cover that is neither paid nor reclaimed.
    #[returns(Cover)]
    Cover {
        /// Which.
        id: u64,
    },
}

/// A cover.
#[cw_serde]
pub struct Cover {
    /// Who wrote it.
    pub writer: Addr,
    /// Who may claim.
    pub holder: Addr,
    /// What is paid at most.
    pub limit: Uint128,
    /// It covers what happens from this instant, in seconds,
    pub from: u64,
    /// to this one.
    pub until: u64,
}
