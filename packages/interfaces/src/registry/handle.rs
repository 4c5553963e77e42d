//! [`Registry`].

use super::layout::{ELIGIBLE, LISTED, PARAMS, SUITE, SuiteRecord, TOPICS, TUNINGS, TopicRecord};
use super::msg::{ExecuteMsg, Policy, QueryMsg, Role, SiblingMsg, SuiteResponse, TopicResponse};
use crate::ReadError;
use allora_protocol::topic::{SuiteParams, Tuning};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Coin, CosmosMsg, QuerierWrapper, StdResult, WasmMsg};
use cw_ownable::Ownership;
use cw_storage_plus::Item;

/// The topic registry, by its address.
#[cw_serde]
pub struct Registry(pub Addr);

impl Registry {
    /// A message to it.
    pub fn call(&self, message: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<CosmosMsg> {
        let msg = crate::wire::to_json_binary(message)?;
        Ok(WasmMsg::Execute { contract_addr: self.0.to_string(), msg, funds }.into())
    }

    /// A topic, by a smart query.
    pub fn topic(&self, querier: &QuerierWrapper<'_>, topic_id: TopicId) -> StdResult<TopicResponse> {
        querier.query_wasm_smart(&self.0, &QueryMsg::Topic { topic_id })
    }

    /// The suite, by a smart query.
    pub fn suite(&self, querier: &QuerierWrapper<'_>) -> StdResult<SuiteResponse> {
        querier.query_wasm_smart(&self.0, &QueryMsg::Suite {})
    }

    /// What every message about a topic needs, by a raw read. Error: [`ReadError::Missing`] for no topic.
    pub fn topic_record(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
    ) -> Result<TopicRecord, ReadError> {
        TOPICS.query(querier, &self.0, topic_id.0)?.ok_or(ReadError::Missing { namespace: "topics" })
    }

    /// How the network learns in the version that begins with an epoch, by a raw read.
    pub fn tuning(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        from_epoch: EpochId,
    ) -> Result<Tuning, ReadError> {
        let tuning = TUNINGS.query(querier, &self.0, (topic_id.0, from_epoch.0))?;
        tuning.ok_or(ReadError::Missing { namespace: "tunings" })
    }

    /// Parameters of the suite, by a raw read.
    pub fn params(&self, querier: &QuerierWrapper<'_>) -> Result<SuiteParams, ReadError> {
        PARAMS.query(querier, &self.0)?.ok_or(ReadError::Missing { namespace: "params" })
    }

    /// The suite's record, by a raw read.
    pub fn suite_record(&self, querier: &QuerierWrapper<'_>) -> Result<SuiteRecord, ReadError> {
        SUITE.query(querier, &self.0)?.ok_or(ReadError::Missing { namespace: "suite" })
    }

    /// Who governs, by a raw read of cw-ownable's record.
    pub fn ownership(&self, querier: &QuerierWrapper<'_>) -> StdResult<Ownership<Addr>> {
        let ownership: Item<Ownership<Addr>> = Item::new("ownership");
        ownership.query(querier, self.0.clone())
    }

    /// Whether the owner vouches for a topic as it is, by a raw read.
    pub fn eligible(&self, querier: &QuerierWrapper<'_>, topic_id: TopicId) -> Result<bool, ReadError> {
        Ok(ELIGIBLE.query(querier, &self.0, topic_id.0)?.is_some())
    }

    /// Whether somebody may take part in a topic, by a raw read where the topic has a list.
    pub fn allows(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        topic: &TopicRecord,
        role: Role,
        who: &Addr,
    ) -> Result<bool, ReadError> {
        match topic.policies.of(role) {
            Policy::Open => Ok(true),
            Policy::List => Ok(LISTED.query(querier, &self.0, (topic_id.0, role.number(), who))?.is_some()),
        }
    }
}

impl SiblingMsg {
    /// It, to a sibling.
    pub fn to(&self, sibling: &Addr) -> StdResult<CosmosMsg> {
        let msg = crate::wire::to_json_binary(self)?;
        Ok(WasmMsg::Execute { contract_addr: sibling.into(), msg, funds: vec![] }.into())
    }
}
