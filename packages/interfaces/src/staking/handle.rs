//! [`Staking`].

use super::layout::{POOLS, Pool, REPUTERS};
use super::msg::{ExecuteMsg, PoolResponse, QueryMsg};
use crate::ReadError;
use allora_protocol::{ReputerId, TopicId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Coin, CosmosMsg, QuerierWrapper, StdResult, WasmMsg};

/// Staking, by its address.
#[cw_serde]
pub struct Staking(pub Addr);

impl Staking {
    /// A message to it.
    pub fn call(&self, message: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<CosmosMsg> {
        let msg = crate::wire::to_json_binary(message)?;
        Ok(WasmMsg::Execute { contract_addr: self.0.to_string(), msg, funds }.into())
    }

    /// A reputer's pool, by a smart query.
    pub fn pool(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        reputer: &Addr,
    ) -> StdResult<PoolResponse> {
        querier.query_wasm_smart(&self.0, &QueryMsg::Pool { topic_id, reputer: reputer.into() })
    }

    /// A reputer's pool as it is now (seconds), by a raw read; `None`: he is not registered.
    pub fn pool_record(
        &self,
        querier: &QuerierWrapper<'_>,
        (topic_id, reputer): (TopicId, &Addr),
        now: u64,
    ) -> Result<Option<Pool>, ReadError> {
        Ok(POOLS.query(querier, &self.0, (topic_id.0, reputer))?.map(|pool| pool.at(now)))
    }

    /// Whose id it is, by a raw read.
    pub fn reputer(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        id: ReputerId,
    ) -> Result<Option<Addr>, ReadError> {
        Ok(REPUTERS.query(querier, &self.0, (topic_id.0, id.0))?.map(|record| record.reputer))
    }
}
