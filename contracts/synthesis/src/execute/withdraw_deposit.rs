//! `WithdrawDeposit`: an owner gets back what his worker had locked.

use crate::store::{address, owned_worker, record};
use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::registry::Registry;
use allora_interfaces::synthesis::{CONFIG, ENTRIES, LEDGERS, OPEN, RECORDS, Worker, WorkerRecord};
use allora_interfaces::token::nonpayable;
use allora_protocol::score::merit::EXPERIENCED_AFTER;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage, Uint128};

/// So long after his registration a worker's deposit stays locked unless he was scored often enough, in seconds:
/// a name that was never used costs as much as one that was.
const PROBATION: u64 = 90 * 86_400;

/// Pays out all of the deposit of a worker who left.
pub fn withdraw_deposit(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    topic: TopicId,
    id: WorkerId,
    beneficiary: Option<String>,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let worker = owned_worker(deps.storage, topic, id, info)?;
    let beneficiary = match beneficiary {
        Some(text) => address(deps.api, &text)?,
        None => info.sender.clone(),
    };
    let mut record = record(deps.storage, topic, id)?;
    let delay = Registry(config.registry).params(&deps.querier)?.deposit_delay;
    let free_at = deposit_free_at(&worker, &record, delay);
    let free_at = free_at.ok_or(ContractError::StillThere { topic, worker: id })?;
    if record.deposit.is_zero() {
        return Err(ContractError::NoDeposit { worker: id }.into());
    }
    let now = env.block.time.seconds();
    if now < free_at {
        return Err(ContractError::DepositLocked { worker: id, free_at, now }.into());
    }
    if let Some(epoch) = entry_under_way(deps.storage, topic, id)? {
        return Err(ContractError::DepositInUse { worker: id, epoch }.into());
    }
    let amount = std::mem::replace(&mut record.deposit, Uint128::zero());
    let mut ledgers = LEDGERS.load(deps.storage)?;
    ledgers.deposits = ledgers.deposits.checked_sub(amount)?;
    let payment = config.token.send(&beneficiary, amount)?;

    LEDGERS.save(deps.storage, &ledgers);
    RECORDS.save(deps.storage, (topic.0, id.0), &record);
    let withdrawn = event::DEPOSIT_WITHDRAWN.event([
        topic.to_string(),
        id.to_string(),
        beneficiary.to_string(),
        amount.to_string(),
    ]);
    Ok(Response::new().add_attribute("action", "withdraw_deposit").add_message(payment).add_event(withdrawn))
}

/// From when on the deposit of a worker can be withdrawn, in seconds, unless an epoch under way holds an entry of him;
/// `None` while he takes part. `delay`: the suite's `deposit_delay`.
///
/// The later of `delay` after he left and 90 days after his registration; the second does not count for who was scored
/// ten times in one role.
pub fn deposit_free_at(worker: &Worker, record: &WorkerRecord, delay: u64) -> Option<u64> {
    let free_at = worker.left_at?.saturating_add(delay);
    let scored = record.inferer.merit.scored_epochs.max(record.forecaster.merit.scored_epochs);
    let probation = worker.registered_at.saturating_add(PROBATION);
    Some(if scored < EXPERIENCED_AFTER { free_at.max(probation) } else { free_at })
}

/// The oldest open epoch that holds an entry of a worker. At most 48 are open.
fn entry_under_way(storage: &dyn Storage, topic: TopicId, id: WorkerId) -> Result<Option<EpochId>, Refusal> {
    let open = OPEN.may_load(storage, topic.0)?.unwrap_or_default();
    let mut epochs = open.as_slice().iter().map(|open| open.epoch);
    Ok(epochs.find(|epoch| ENTRIES.has(storage, (topic.0, epoch.0, id.0))))
}
