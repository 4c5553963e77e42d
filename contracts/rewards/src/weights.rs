//! The weight of a topic, stored row by row: what a message needs of it is loaded, what it changed is stored.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::lookup::sibling;
use allora_interfaces::event;
use allora_interfaces::registry::{Registry, Sibling, TopicRecord};
use allora_interfaces::rewards::{CHANGES, TopicMoney, WEIGHTS, Weight, WeightChange};
use allora_interfaces::staking::TOPIC_STAKES;
use allora_protocol::TopicId;
use allora_protocol::emission::{Basis, KEEP_PERIODS, TopicWeight, Touched, WeightRow};
use allora_protocol::schedule::Scheduled;
use cosmwasm_std::{Deps, Event, Order, QuerierWrapper, Storage};

/// So many rows that are forgotten go at a touch, which adds one.
const FORGOTTEN_AT_ONCE: usize = 3;

/// The rows that stand at some period from `first` to `last`, ascending.
pub fn rows(
    storage: &dyn Storage,
    topic: TopicId,
    first: u64,
    last: u64,
) -> Result<Vec<WeightRow>, ContractError> {
    let beyond = first.checked_add(1);
    let standing = WEIGHTS.range(storage, topic.0, beyond, Order::Descending).next();
    let later = WEIGHTS.range(storage, topic.0, Some(first), Order::Ascending);
    let mut found = Vec::new();
    for row in standing.into_iter().chain(later) {
        let (from, Weight { until, weight }) = row?;
        if from > last {
            break;
        }
        if until >= first {
            found.push(WeightRow { from, until, weight });
        }
    }
    Ok(found)
}

/// A topic's weight with the rows that stand at some period from `first` to `last`.
pub fn load(
    storage: &dyn Storage,
    topic: TopicId,
    money: &TopicMoney,
    first: u64,
    last: u64,
) -> Result<TopicWeight, ContractError> {
    let rows = rows(storage, topic, first, last)?;
    Ok(TopicWeight { payments: money.payments, decayed_at: money.decayed_at, rows })
}

/// A topic's weight after a touch, to be stored.
pub struct Weighed {
    topic: TopicId,
    basis: Basis,
    before: Vec<WeightRow>,
    after: TopicWeight,
    touched: Touched,
    changes: Vec<(u64, WeightChange)>,
    forgotten: Vec<u64>,
    period: u64,
}

/// Sets a topic's weight for the periods to come, from its stake and the payments to it, and those into `money`.
pub fn touch(
    deps: Deps<'_>,
    accrual: &Accrual,
    topic: TopicId,
    record: &TopicRecord,
    money: &mut TopicMoney,
) -> Result<Weighed, ContractError> {
    let period = accrual.current;
    let mut weight = load(deps.storage, topic, money, period, u64::MAX)?;
    let before = weight.rows.clone();
    let basis = basis(&deps.querier, accrual, topic, record)?;
    let touched = weight.touch(&accrual.calendar, period, &basis)?;
    (money.payments, money.decayed_at) = (weight.payments, weight.decayed_at);
    let change = |(at, by): &(u64, _)| {
        let change = CHANGES.may_load(deps.storage, *at)?.unwrap_or_default();
        Ok((*at, WeightChange { by: change.by.checked_add(*by)? }))
    };
    let changes = touched.differences.iter().map(change).collect::<Result<_, ContractError>>()?;
    let forgotten = forgotten(deps.storage, topic, period)?;
    Ok(Weighed { topic, basis, before, after: weight, touched, changes, forgotten, period })
}

/// What a touch takes into account. A topic that is retired counts as not eligible.
fn basis(
    querier: &QuerierWrapper<'_>,
    accrual: &Accrual,
    topic: TopicId,
    record: &TopicRecord,
) -> Result<Basis, ContractError> {
    let registry = Registry(accrual.config.registry.clone());
    let staking = sibling(&accrual.config, Sibling::Staking)?;
    let lengths = record.versions.as_slice().iter().map(|version| version.params.schedule().epoch_length);
    Ok(Basis {
        stake: TOPIC_STAKES.query(querier, staking, topic.0)?.unwrap_or_default().bonded,
        eligible: record.retired_from.is_none()
            && (accrual.money.open_emission || registry.eligible(querier, topic)?),
        epoch_length: lengths.max().unwrap_or_default(),
    })
}

/// The oldest rows, where they ended more than 128 periods ago.
fn forgotten(storage: &dyn Storage, topic: TopicId, period: u64) -> Result<Vec<u64>, ContractError> {
    let mut forgotten = Vec::new();
    for row in WEIGHTS.range(storage, topic.0, None, Order::Ascending).take(FORGOTTEN_AT_ONCE) {
        let (from, Weight { until, .. }) = row?;
        if until.saturating_add(KEEP_PERIODS) >= period {
            break;
        }
        forgotten.push(from);
    }
    Ok(forgotten)
}

impl Weighed {
    /// Stores it; the event that says it.
    pub fn save(self, storage: &mut dyn Storage) -> Event {
        for row in self.after.rows.iter().filter(|row| !self.before.contains(row)) {
            let WeightRow { from, until, weight } = *row;
            WEIGHTS.save(storage, (self.topic.0, from), &Weight { until, weight });
        }
        for from in self.forgotten {
            WEIGHTS.remove(storage, (self.topic.0, from));
        }
        for (at, change) in self.changes {
            if change.by.is_zero() {
                CHANGES.remove(storage, at);
            } else {
                CHANGES.save(storage, at, &change);
            }
        }
        let WeightRow { from, until, weight } = self.touched.row;
        event::WEIGHT_SET.event([
            self.topic.to_string(),
            self.period.to_string(),
            weight.to_string(),
            from.to_string(),
            until.to_string(),
            self.basis.stake.to_string(),
            self.after.payments.to_string(),
            self.basis.eligible.to_string(),
        ])
    }
}
