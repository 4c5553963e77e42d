//! `Claim`: pays out what the sender's workers earned, and what is credited to himself. It begins no period, so nothing
//! that holds up others can hold up this.

use crate::ContractError;
use crate::lookup::{address, sibling};
use crate::pages::Pages;
use allora_interfaces::event;
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::{CONFIG, CREDITS, Config, LEDGERS, WorkerRef};
use allora_interfaces::synthesis::Synthesis;
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, QuerierWrapper, Response, Uint128};

/// So many workers at most.
const MAX_WORKERS: usize = 30;

pub fn claim(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    workers: &[WorkerRef],
    beneficiary: Option<String>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let config = CONFIG.load(deps.storage)?;
    let (until, now) = (config.payouts_paused_until, env.block.time.seconds());
    if now < until {
        return Err(ContractError::PayoutsPaused { until, now });
    }
    if workers.len() > MAX_WORKERS {
        return Err(ContractError::TooManyWorkers { workers: workers.len(), most: MAX_WORKERS });
    }
    let owner = info.sender;
    let beneficiary = beneficiary.map_or_else(|| Ok(owner.clone()), |text| address(deps.api, &text))?;
    let (mut pages, mut from_workers, mut described) = (Pages::default(), Uint128::zero(), Vec::new());
    for worker in workers {
        require_owner(&deps.querier, &config, worker, &owner)?;
        let WorkerRef { topic_id, worker_id } = *worker;
        let balance = pages.take(deps.storage, topic_id, worker_id)?;
        from_workers = from_workers.checked_add(balance.total()?)?;
        described.push(format!("{topic_id}:{worker_id}:{}:{}", balance.inferer, balance.forecaster));
    }
    let credit = CREDITS.may_load(deps.storage, &owner)?.unwrap_or_default().amount;
    let amount = from_workers.checked_add(credit)?;
    if amount.is_zero() {
        return Err(ContractError::NothingToClaim { owner });
    }
    let mut ledgers = LEDGERS.load(deps.storage)?;
    ledgers.balances = ledgers.balances.checked_sub(from_workers)?;
    ledgers.credits = ledgers.credits.checked_sub(credit)?;
    let payment = config.token.send(&beneficiary, amount)?;

    LEDGERS.save(deps.storage, &ledgers);
    pages.save(deps.storage);
    if !credit.is_zero() {
        CREDITS.remove(deps.storage, &owner);
    }
    let claimed = event::CLAIMED.event([
        owner.into(),
        beneficiary.into(),
        amount.to_string(),
        credit.to_string(),
        described.join(","),
    ]);
    Ok(Response::new().add_attribute("action", "claim").add_event(claimed).add_message(payment))
}

/// Refuses a worker whose owner is somebody else, by synthesis' record of now.
fn require_owner(
    querier: &QuerierWrapper<'_>,
    config: &Config,
    worker: &WorkerRef,
    owner: &Addr,
) -> Result<(), ContractError> {
    let WorkerRef { topic_id, worker_id } = *worker;
    let synthesis = Synthesis(sibling(config, Sibling::Synthesis)?.clone());
    match synthesis.worker(querier, topic_id, worker_id)? {
        Some(record) if record.owner == *owner => Ok(()),
        _ => Err(ContractError::NotOwner { topic: topic_id, worker: worker_id, sender: owner.clone() }),
    }
}
