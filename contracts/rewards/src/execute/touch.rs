//! `Touch`: a topic's weight for the periods to come, from its stake and its funding of now.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::lookup::topic_record;
use crate::weights;
use allora_interfaces::rewards::TOPICS;
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn touch(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    topic_id: TopicId,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let accrual = Accrual::begin(deps.as_ref(), env)?;
    let topic = topic_record(&deps.querier, &accrual.config, topic_id)?;
    let mut money = TOPICS.may_load(deps.storage, topic_id.0)?.unwrap_or_default();
    let weighed = weights::touch(deps.as_ref(), &accrual, topic_id, &topic, &mut money)?;

    let response = accrual.save(deps.storage, "touch")?;
    TOPICS.save(deps.storage, topic_id.0, &money);
    Ok(response.add_event(weighed.save(deps.storage)))
}
