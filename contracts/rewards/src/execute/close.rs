//! `Close`: what is left in a topic that is over goes to the treasury.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::lookup::{sibling, topic_record};
use allora_interfaces::event;
use allora_interfaces::registry::{Sibling, TopicRecord};
use allora_interfaces::rewards::TOPICS;
use allora_interfaces::synthesis::Synthesis;
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response};

pub fn close(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let mut accrual = Accrual::begin(deps.as_ref(), env)?;
    let topic = topic_record(&deps.querier, &accrual.config, topic_id)?;
    require_over(deps.as_ref(), env, &accrual, topic_id, &topic)?;
    let mut money = TOPICS.may_load(deps.storage, topic_id.0)?.unwrap_or_default();
    let amount = std::mem::take(&mut money.funding).total()?;
    if amount.is_zero() {
        return Err(ContractError::NothingLeft { topic: topic_id });
    }
    accrual.ledgers.funding = accrual.ledgers.funding.checked_sub(amount)?;
    accrual.ledgers.treasury = accrual.ledgers.treasury.checked_add(amount)?;

    let response = accrual.save(deps.storage, "close")?;
    TOPICS.save(deps.storage, topic_id.0, &money);
    let closed =
        event::TOPIC_CLOSED.event([topic_id.to_string(), amount.to_string(), info.sender.to_string()]);
    Ok(response.add_event(closed))
}

/// The topic is retired, its last epoch takes no submissions any more, and none is open, waits for its payment or is
/// parked.
fn require_over(
    deps: Deps<'_>,
    env: &Env,
    accrual: &Accrual,
    topic_id: TopicId,
    topic: &TopicRecord,
) -> Result<(), ContractError> {
    let Some(retired_from) = topic.retired_from else {
        return Err(ContractError::NotRetired { topic: topic_id });
    };
    let over_at = topic.versions.windows(retired_from)?.opens;
    let now = env.block.time.seconds();
    if now < over_at {
        return Err(ContractError::NotOver { topic: topic_id, over_at, now });
    }
    let synthesis = Synthesis(sibling(&accrual.config, Sibling::Synthesis)?.clone());
    let open = synthesis.open_epochs(&deps.querier, topic_id)?.as_slice().len();
    let payments = synthesis.payments(&deps.querier, topic_id)?;
    let (waiting, parked) = (payments.waiting, payments.parked);
    if open > 0 || waiting > 0 || parked > 0 || payments.paying.is_some() {
        return Err(ContractError::EpochsLeft { topic: topic_id, open, waiting, parked });
    }
    Ok(())
}
