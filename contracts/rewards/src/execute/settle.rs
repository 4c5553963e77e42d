//! `Settle`: an epoch is paid. Workers get balances, reputers more in their pools, who sent the message that pays it
//! the fee.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::lookup::{address, require_synthesis};
use crate::payment::{Payment, check};
use crate::weights;
use allora_interfaces::event;
use allora_interfaces::rewards::{SETTLEMENTS, Settlement, SettlementRecord, TOPICS, TopicMoney};
use allora_interfaces::token::nonpayable;
use allora_protocol::apart;
use allora_protocol::emission::{Draw, Interval, draw};
use cosmwasm_std::{Deps, DepsMut, Env, Event, MessageInfo, Response};

pub fn settle(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    order: &Settlement,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut accrual = Accrual::begin(deps.as_ref(), env)?;
    require_synthesis(&accrual.config, &info.sender)?;
    let now = env.block.time.seconds();
    check(order, now)?;
    let key = (order.topic_id.0, order.epoch_id.0);
    let mut money = TOPICS.may_load(deps.storage, order.topic_id.0)?.unwrap_or_default();
    require_next(deps.as_ref(), order, &money)?;

    let drawn = draw_epoch(deps.as_ref(), &accrual, order, &money)?;
    accrual.ledgers.funding = accrual.ledgers.funding.checked_sub(drawn.own)?;
    let payment = apart!(Payment::split; deps.as_ref(), &accrual.config, order, drawn.reward, now)?;
    let advancer = address(deps.api, &order.advancer)?;
    accrual.credit(advancer.clone(), drawn.advance_fee)?;
    payment.book(&mut accrual)?;
    let record = SettlementRecord {
        paid_at: now,
        from: order.from,
        to: order.to,
        emission: drawn.emission,
        own: drawn.own,
        advance_fee: drawn.advance_fee,
        advancer,
        shares: order.shares.map(|share| share.u64()),
        to_inferers: payment.sums.inferers,
        to_forecasters: payment.sums.forecasters,
        to_reputers: payment.sums.reputers,
    };
    let events = payment.events(order);
    let stake = apart!(Payment::message; &payment, &accrual.config, order.topic_id)?;
    (money.funding, money.last_paid) = (drawn.funding, Some(order.epoch_id));
    accrual.draw(drawn.periods, drawn.emission)?;

    let response = accrual.save(deps.storage, "settle")?;
    payment.save(deps.storage);
    TOPICS.save(deps.storage, order.topic_id.0, &money);
    SETTLEMENTS.save(deps.storage, key, &record);
    Ok(response.add_event(epoch_paid(order, &record)).add_events(events).add_messages(stake))
}

/// Refuses an epoch that was paid, and any but the one after the one paid last.
fn require_next(deps: Deps<'_>, order: &Settlement, money: &TopicMoney) -> Result<(), ContractError> {
    let (topic, epoch) = (order.topic_id, order.epoch_id);
    if SETTLEMENTS.has(deps.storage, (topic.0, epoch.0)) {
        return Err(ContractError::AlreadyPaid { topic, epoch });
    }
    if order.after != money.last_paid {
        let (after, last_paid) = (order.after, money.last_paid);
        return Err(ContractError::OutOfOrder { topic, epoch, after, last_paid });
    }
    Ok(())
}

/// What the epoch is paid: from the periods that its interval overlaps, and from the topic's funding.
fn draw_epoch(
    deps: Deps<'_>,
    accrual: &Accrual,
    order: &Settlement,
    money: &TopicMoney,
) -> Result<Draw, ContractError> {
    let calendar = &accrual.calendar;
    let interval = Interval { from: order.from, to: order.to };
    let (first, last) = (calendar.period_of(interval.from), calendar.period_of(interval.to));
    let weight = weights::load(deps.storage, order.topic_id, money, first, last)?;
    let parts = weight.parts(calendar, &interval, accrual.current)?;
    let parts = parts.into_iter().map(|part| Ok((part, accrual.record(deps.storage, part.period)?)));
    let parts: Vec<_> = parts.collect::<Result<_, ContractError>>()?;
    Ok(draw(calendar, &interval, &parts, &money.funding, accrual.money.advance_fee)?)
}

fn epoch_paid(order: &Settlement, record: &SettlementRecord) -> Event {
    event::EPOCH_PAID.event([
        order.topic_id.to_string(),
        order.epoch_id.to_string(),
        record.from.to_string(),
        record.to.to_string(),
        record.emission.to_string(),
        record.own.to_string(),
        record.advance_fee.to_string(),
        record.advancer.to_string(),
        record.reward().to_string(),
        record.remainder().to_string(),
    ])
}
