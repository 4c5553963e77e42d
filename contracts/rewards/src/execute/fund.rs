//! `Fund`: money for a topic. A part of it serves the topic's epochs, the rest the treasury; all of it counts for the
//! topic's weight.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::lookup::{address, topic_record};
use crate::weights;
use allora_interfaces::event;
use allora_interfaces::rewards::{CONFIG, TOPICS};
use allora_protocol::TopicId;
use allora_protocol::emission::{TopicWeight, split_payment};
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Uint128};

/// With the coin that comes along.
pub fn fund(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    beneficiary: Option<String>,
) -> Result<Response, ContractError> {
    let amount = CONFIG.load(deps.storage)?.token.received(&info)?;
    pay(deps, env, info.sender, amount, topic_id, beneficiary)
}

/// With tokens that came, of either kind.
pub(super) fn pay(
    deps: DepsMut<'_>,
    env: &Env,
    payer: Addr,
    amount: Uint128,
    topic_id: TopicId,
    beneficiary: Option<String>,
) -> Result<Response, ContractError> {
    let beneficiary = beneficiary.map_or_else(|| Ok(payer.clone()), |text| address(deps.api, &text))?;
    let mut accrual = Accrual::begin(deps.as_ref(), env)?;
    let topic = topic_record(&deps.querier, &accrual.config, topic_id)?;
    if topic.retired_from.is_some() {
        return Err(ContractError::TopicRetired { topic: topic_id });
    }
    let (direct, rest) = split_payment(amount, accrual.money.direct_share)?;
    accrual.ledgers.funding = accrual.ledgers.funding.checked_add(direct)?;
    accrual.ledgers.treasury = accrual.ledgers.treasury.checked_add(rest)?;

    let mut money = TOPICS.may_load(deps.storage, topic_id.0)?.unwrap_or_default();
    money.funding.add(accrual.current, direct)?;
    let mut payments = TopicWeight { payments: money.payments, decayed_at: money.decayed_at, rows: vec![] };
    payments.pay(accrual.current, amount)?;
    (money.payments, money.decayed_at) = (payments.payments, payments.decayed_at);
    let weighed = weights::touch(deps.as_ref(), &accrual, topic_id, &topic, &mut money)?;

    let response = accrual.save(deps.storage, "fund")?;
    TOPICS.save(deps.storage, topic_id.0, &money);
    let funded = event::TOPIC_FUNDED.event([
        topic_id.to_string(),
        payer.into(),
        beneficiary.into(),
        amount.to_string(),
        direct.to_string(),
        rest.to_string(),
    ]);
    Ok(response.add_event(funded).add_event(weighed.save(deps.storage)))
}
