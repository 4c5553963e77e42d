//! `TopicFundings`: the money of topics, and their weight.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::weights;
use allora_interfaces::page;
use allora_interfaces::registry::{Registry, Sibling, TOPICS as REGISTERED};
use allora_interfaces::rewards::{TOPICS, TopicFunding, TopicFundingsResponse, TopicMoney};
use allora_interfaces::staking::TOPIC_STAKES;
use allora_protocol::TopicId;
use cosmwasm_std::{Deps, Env, Order, Uint128};

/// Of a pot, what leaves it in one period.
const STREAM: (u128, u128) = (1, 7);

pub fn topic_fundings(
    deps: Deps<'_>,
    env: &Env,
    topic_ids: Vec<TopicId>,
    start_after: Option<TopicId>,
    limit: Option<u32>,
) -> Result<TopicFundingsResponse, ContractError> {
    let accrual = Accrual::load(deps, env)?;
    let (mut topics, mut next) = (Vec::new(), None);
    if topic_ids.is_empty() {
        let after = start_after.map(|topic| topic.0);
        let found = TOPICS.range(deps.storage, (), after, Order::Ascending).take(page::limit(limit));
        for record in found {
            let (topic, money) = record?;
            topics.push(describe(deps, &accrual, TopicId(topic), &money)?);
        }
        next = topics.last().filter(|_| topics.len() >= page::limit(limit)).map(|last| last.topic_id);
    } else {
        for topic in topic_ids.into_iter().take(page::limit(Some(u32::MAX))) {
            let money = TOPICS.may_load(deps.storage, topic.0)?.unwrap_or_default();
            topics.push(describe(deps, &accrual, topic, &money)?);
        }
    }
    Ok(TopicFundingsResponse { topics, next, period: accrual.current, now: env.block.time.seconds() })
}

fn describe(
    deps: Deps<'_>,
    accrual: &Accrual,
    topic_id: TopicId,
    money: &TopicMoney,
) -> Result<TopicFunding, ContractError> {
    let weight = weights::load(deps.storage, topic_id, money, accrual.current, u64::MAX)?;
    let stake = match accrual.config.sibling(Sibling::Staking) {
        Some(staking) => TOPIC_STAKES.query(&deps.querier, staking, topic_id.0)?.unwrap_or_default().bonded,
        None => Uint128::zero(),
    };
    let registry = Registry(accrual.config.registry.clone());
    let record = REGISTERED.query(&deps.querier, &registry.0, topic_id.0)?;
    let goes_on = record.is_some_and(|record| record.retired_from.is_none());
    let vouched = accrual.money.open_emission || registry.eligible(&deps.querier, topic_id)?;
    Ok(TopicFunding {
        topic_id,
        pot: money.funding.pot,
        inflows: money.funding.inflows.clone(),
        stream: money.funding.total()?.multiply_ratio(STREAM.0, STREAM.1),
        payments: weight.payments_at(accrual.current.max(money.decayed_at))?,
        stake,
        eligible: goes_on && vouched,
        weight: weight.at(accrual.current),
        weights: weight.rows,
        last_paid: money.last_paid,
    })
}
