//! Who may report.

use super::require_listed;
use crate::store::topic_record;
use crate::{ContractError, Refusal};
use allora_interfaces::registry::{Registry, Role, Sibling, TopicRecord};
use allora_interfaces::staking::{Pool, Staking};
use allora_interfaces::synthesis::{CONFIG, Config, EPOCHS, EpochRecord, REPORTS};
use allora_protocol::topic::Terms;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{Addr, Deps, Storage};

/// A reputer whose report would be taken.
#[derive(Debug)]
pub struct Reputer {
    /// His pool, as it is now.
    pub pool: Pool,
    /// The epoch's terms.
    pub terms: Terms,
    /// The epoch.
    pub epoch: EpochRecord,
}

/// The reputer who may report for an epoch now, as far as he himself is concerned; who has reported is told by
/// [`not_reported`].
pub fn reputer(
    deps: Deps,
    config: &Config,
    topic: &TopicRecord,
    now: u64,
    sender: &Addr,
    (topic_id, epoch_id): (TopicId, EpochId),
) -> Result<Reputer, Refusal> {
    let epoch = EPOCHS.may_load(deps.storage, (topic_id.0, epoch_id.0))?;
    let epoch = epoch.ok_or(ContractError::EpochNotFound { topic: topic_id, epoch: epoch_id })?;
    topic.versions.windows(epoch_id)?.reports().require_open(now)?;
    let staking = config.sibling(Sibling::Staking).ok_or(ContractError::NotWired { sibling: "staking" })?;
    let pool = Staking(staking.clone()).pool_record(&deps.querier, (topic_id, sender), now)?;
    let stranger = || ContractError::NotAReputer { topic: topic_id, address: sender.clone() };
    let pool = pool.ok_or_else(stranger)?;
    require_listed(&deps.querier, config, topic_id, topic, Role::Reputer, sender)?;
    let min_stake = Registry(config.registry.clone()).params(&deps.querier)?.min_stake;
    if !pool.may_report(min_stake) {
        let (address, own) = (sender.clone(), pool.own());
        return Err(ContractError::StakeTooSmall { topic: topic_id, address, own, min_stake }.into());
    }
    Ok(Reputer { pool, terms: topic.versions.at(epoch_id)?.params, epoch })
}

/// Refuses who has a seat with a report. Error: [`ContractError::AlreadyReported`].
pub fn not_reported(
    storage: &dyn Storage,
    (topic, epoch): (TopicId, EpochId),
    reputer: &Reputer,
) -> Result<(), Refusal> {
    if REPORTS.has(storage, (topic.0, epoch.0, reputer.pool.id.0)) {
        return Err(ContractError::AlreadyReported { epoch }.into());
    }
    Ok(())
}

/// What a reputer may report for an epoch now; `Ok`: a well-formed report would be taken.
pub fn may_report(deps: Deps, now: u64, sender: &Addr, at: (TopicId, EpochId)) -> Result<Reputer, Refusal> {
    let config = CONFIG.load(deps.storage)?;
    let topic = topic_record(&deps.querier, &config, at.0)?;
    let reputer = reputer(deps, &config, &topic, now, sender, at)?;
    not_reported(deps.storage, at, &reputer)?;
    Ok(reputer)
}
