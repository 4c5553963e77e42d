//! `SetCommission`: what a reputer keeps of his delegators' rewards.

use crate::ContractError;
use crate::account::{Account, Excess};
use crate::lookup::unbonding_seconds;
use allora_interfaces::event;
use allora_interfaces::event::or_empty;
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{Decimal, DepsMut, Env, MessageInfo, Response};

pub fn set_commission(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    commission: Decimal,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let now = env.block.time.seconds();
    let pool = (topic_id, info.sender.clone());
    let mut account = Account::load(deps.storage, pool, info.sender, now)?;
    account.pool.set_commission(commission, now, unbonding_seconds(deps.as_ref(), topic_id)?)?;

    let set = account.pool.commission;
    let event = event::COMMISSION_SET.event([
        topic_id.to_string(),
        account.id().to_string(),
        account.reputer.to_string(),
        Decimal::raw(set.rate.into()).to_string(),
        or_empty(set.rise.map(|rise| Decimal::raw(rise.rate.into()))),
        or_empty(set.rise.map(|rise| rise.at)),
        account.pool.bonded.amount.to_string(),
    ]);
    let announcement = account.save(deps.storage, env.block.height, Excess::Uncounted)?;
    Ok(announcement.join(Response::new().add_attribute("action", "set_commission").add_event(event)))
}
