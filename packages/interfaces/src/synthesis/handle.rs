//! [`Synthesis`].

use super::answer::NetworkInferenceResponse;
use super::layout::{HEADS, Head, OPEN, OPERATORS, Operator, PAYMENTS, WORKERS, Worker};
use super::msg::ExecuteMsg;
use super::query::QueryMsg;
use super::unpaid::Payments;
use crate::ReadError;
use crate::feed::Guards;
use allora_protocol::schedule::OpenEpochs;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Coin, CosmosMsg, QuerierWrapper, StdResult, WasmMsg};

/// Synthesis, by its address. For the network inference alone see [`crate::feed::Feed`].
#[cw_serde]
pub struct Synthesis(pub Addr);

impl Synthesis {
    /// A message to it.
    pub fn call(&self, message: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<CosmosMsg> {
        let msg = crate::wire::to_json_binary(message)?;
        Ok(WasmMsg::Execute { contract_addr: self.0.to_string(), msg, funds }.into())
    }

    /// A network inference with all that is known about it, by a smart query; a violated guard is an error.
    pub fn network_inference(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        epoch_id: Option<EpochId>,
        guards: Option<Guards>,
    ) -> StdResult<NetworkInferenceResponse> {
        querier.query_wasm_smart(&self.0, &QueryMsg::NetworkInference { topic_id, epoch_id, guards })
    }

    /// The open epochs of a topic, by a raw read.
    pub fn open_epochs(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
    ) -> Result<OpenEpochs, ReadError> {
        Ok(OPEN.query(querier, &self.0, topic_id.0)?.unwrap_or_default())
    }

    /// How far the payment of a topic's epochs has come, by a raw read.
    pub fn payments(&self, querier: &QuerierWrapper<'_>, topic_id: TopicId) -> Result<Payments, ReadError> {
        Ok(PAYMENTS.query(querier, &self.0, topic_id.0)?.unwrap_or_default())
    }

    /// What a topic learned, without its rows, by a raw read.
    pub fn head(&self, querier: &QuerierWrapper<'_>, topic_id: TopicId) -> Result<Head, ReadError> {
        Ok(HEADS.query(querier, &self.0, topic_id.0)?.unwrap_or_default())
    }

    /// A worker, by a raw read.
    pub fn worker(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        worker: WorkerId,
    ) -> Result<Option<Worker>, ReadError> {
        WORKERS.query(querier, &self.0, (topic_id.0, worker.0))
    }

    /// Whose key an address is, by a raw read.
    pub fn operator(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        operator: &Addr,
    ) -> Result<Option<Operator>, ReadError> {
        OPERATORS.query(querier, &self.0, (topic_id.0, operator))
    }
}
