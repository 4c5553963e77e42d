//! Paying: rewards is asked to pay an epoch that was scored, and what came of it is noted.
//!
//! Epochs are paid one after another, in the order of the topic's timeline. One that is paid in the message that settles
//! it never has a record: its fractions stand in its table, which nobody removes before rewards has answered, and a
//! record written and removed would cost as much as all the rest of a payment here. One that has to wait, because
//! another is before it, because nobody can pay now or because rewards did not, gets a [record](UnpaidRecord) of all
//! that it is paid by.

use crate::{ContractError, Refusal};
use allora_interfaces::event::{EPOCH_PARKED, PAYMENT_FAILED};
use allora_interfaces::layout::PackedMap;
use allora_interfaces::registry::{Pause, Sibling, TopicRecord};
use allora_interfaces::rewards::{ExecuteMsg, Payee, Rewards, Settlement, SettlementEntry};
use allora_interfaces::synthesis::{
    Config, EpochResult, EpochTable, Outcome, PARKED, PAYMENTS, Paying, Payments, RESULTS, Scored, Standing,
    TABLES, UNPAID, UnpaidRecord,
};
use allora_protocol::schedule::{self, Due, OpenEpochs};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{Addr, BlockInfo, Event, Order, Storage, SubMsg, Uint64};

type Records = PackedMap<(u64, u64, u64), UnpaidRecord>;

/// On so many different days its payment fails before an epoch is parked.
const DAYS: u8 = 3;
const DAY: u64 = 86_400;

/// Who has epochs of a topic paid.
pub struct Payer<'a> {
    /// The contract's own.
    pub config: &'a Config,
    /// Of which topic.
    pub topic: TopicId,
    /// Block time, in seconds.
    pub now: u64,
    /// Who sent the message, and gets the advance fee.
    pub advancer: &'a Addr,
}

impl Payer<'_> {
    /// Has an epoch paid that was settled just now; `due`: when its settlement was, in seconds. Where others wait it
    /// joins them, and the first of them is paid. `None`: nobody can pay now.
    pub fn settled(
        &self,
        storage: &mut dyn Storage,
        (due, epoch): (u64, EpochId),
        record: UnpaidRecord,
    ) -> Result<Option<SubMsg>, Refusal> {
        let mut payments = payments(storage, self.topic)?;
        let ready = ready(self.config, &payments, self.now);
        if ready && payments.waiting == 0 {
            let stands = Standing::Settled { from: record.from };
            return self.call(storage, payments, Paying { epoch, due, stands }, record).map(Some);
        }
        payments.waiting = payments.waiting.saturating_add(1);
        UNPAID.save(storage, (self.topic.0, due, epoch.0), &record);
        PAYMENTS.save(storage, self.topic.0, &payments);
        match first(storage, self.topic)? {
            Some((_, first, _)) if ready => self.asked(storage, first).map(Some),
            _ => Ok(None),
        }
    }

    /// Has an epoch paid that waits in front, or is parked. Errors: [`ContractError::Paused`],
    /// [`ContractError::BeingPaid`], [`ContractError::NotNext`], [`ContractError::NothingUnpaid`],
    /// [`ContractError::NotWired`].
    pub fn asked(&self, storage: &mut dyn Storage, epoch: EpochId) -> Result<SubMsg, Refusal> {
        let (topic, until) = (self.topic, self.config.settlement_paused_until);
        if self.now < until {
            return Err(ContractError::Paused { what: Pause::Settlement, until }.into());
        }
        let payments = payments(storage, topic)?;
        if let Some(paying) = &payments.paying {
            return Err(ContractError::BeingPaid { topic, epoch: paying.epoch }.into());
        }
        let refusal = match first(storage, topic)? {
            Some((due, first, record)) if first == epoch => {
                let paying = Paying { epoch, due, stands: Standing::Waiting };
                return self.call(storage, payments, paying, record);
            }
            Some((_, first, _)) => ContractError::NotNext { topic, epoch, first },
            None => ContractError::NothingUnpaid { topic, epoch },
        };
        let Some(result) = RESULTS.may_load(storage, (topic.0, epoch.0))? else { return Err(refusal.into()) };
        let due = result.settle_due;
        let Some(record) = PARKED.may_load(storage, (topic.0, due, epoch.0))? else {
            return Err(refusal.into());
        };
        self.call(storage, payments, Paying { epoch, due, stands: Standing::Parked }, record)
    }

    /// The call to rewards; its answer comes to [`answered`].
    fn call(
        &self,
        storage: &mut dyn Storage,
        mut payments: Payments,
        paying: Paying,
        record: UnpaidRecord,
    ) -> Result<SubMsg, Refusal> {
        let rewards = self.config.sibling(Sibling::Rewards);
        let rewards = rewards.ok_or(ContractError::NotWired { sibling: "rewards" })?;
        let settlement = Settlement {
            topic_id: self.topic,
            epoch_id: paying.epoch,
            after: payments.last_paid,
            from: record.from,
            to: record.to,
            advancer: self.advancer.to_string(),
            shares: record.shares.map(Uint64::new),
            entries: record.entries,
        };
        let message = ExecuteMsg::Settle(Box::new(settlement));
        let message = Rewards(rewards.clone()).call(&message, vec![])?;
        payments.paying = Some(paying);
        PAYMENTS.save(storage, self.topic.0, &payments);
        Ok(SubMsg::reply_always(message, self.topic.0))
    }
}

/// What an epoch is paid by that was settled in the block of this height; `None`: it pays nobody. `from`: since when it
/// is paid, in seconds.
pub fn unpaid(result: &EpochResult, height: u64, from: u64, table: &EpochTable) -> Option<UnpaidRecord> {
    let Outcome::Scored(Scored { shares, .. }) = &result.outcome else { return None };
    let inferers = table.inferers.iter().map(|row| (Payee::Inferer, row.worker.0, row.fraction));
    let forecasters = table.forecasters.iter().map(|row| (Payee::Forecaster, row.worker.0, row.fraction));
    let reputers = table.reputers.iter().map(|row| (Payee::Reputer, row.reputer.0, row.fraction));
    let paid = inferers.chain(forecasters).chain(reputers).filter(|(_, _, fraction)| *fraction > 0);
    Some(UnpaidRecord {
        scored_at: result.settled_at.unwrap_or_default(),
        height,
        from,
        to: result.opened_at,
        shares: (*shares)?,
        entries: paid
            .map(|(payee, id, fraction)| SettlementEntry { payee, id, fraction: fraction.into() })
            .collect(),
        failures: 0,
        failed_on: None,
    })
}

/// What comes next in a topic, due or not: an event of the timeline; the payment of an epoch while none of these is due.
pub fn next(
    storage: &dyn Storage,
    config: &Config,
    (topic, record): (TopicId, &TopicRecord),
    open: &OpenEpochs,
    now: u64,
) -> Result<Option<Due>, Refusal> {
    let event = open.next(&record.versions)?;
    if event.is_some_and(|event| event.at <= now) {
        return Ok(event);
    }
    let payments = payments(storage, topic)?;
    if payments.waiting == 0 || !ready(config, &payments, now) {
        return Ok(event);
    }
    let payment = first(storage, topic)?.map(|(due, epoch, record)| Due {
        // One that failed is tried again on another day.
        at: record.failed_on.map_or(due, |day| day.saturating_add(1).saturating_mul(DAY)),
        event: schedule::Event::Pay(epoch),
    });
    Ok(event.into_iter().chain(payment).min())
}

/// Takes note of whether rewards paid. Error: [`ContractError::NotPaying`].
pub fn answered(
    storage: &mut dyn Storage,
    block: &BlockInfo,
    topic: TopicId,
    paid: bool,
) -> Result<Vec<Event>, Refusal> {
    let mut payments = payments(storage, topic)?;
    let paying = payments.paying.take().ok_or(ContractError::NotPaying { topic })?;
    let key = (topic.0, paying.due, paying.epoch.0);
    let mut events = vec![];
    if paid {
        payments.last_paid = Some(paying.epoch);
        leave(storage, &mut payments, paying.stands, key);
    } else {
        let record = failed(storage, block, topic, paying)?;
        let parked = paying.stands == Standing::Parked || record.failures >= DAYS;
        let ids = || (topic.to_string(), paying.epoch.to_string());
        let (topic_id, epoch_id) = ids();
        events.push(PAYMENT_FAILED.event([topic_id, epoch_id, record.failures.to_string()]));
        if parked && paying.stands != Standing::Parked {
            events.push(EPOCH_PARKED.event(ids().into()));
        }
        leave(storage, &mut payments, paying.stands, key);
        let stands = if parked { Standing::Parked } else { Standing::Waiting };
        if let Some((map, count)) = place(&mut payments, stands) {
            *count = count.saturating_add(1);
            map.save(storage, key, &record);
        }
    }
    PAYMENTS.save(storage, topic.0, &payments);
    Ok(events)
}

/// The record of an epoch that rewards did not pay, with the day noted.
fn failed(
    storage: &dyn Storage,
    block: &BlockInfo,
    topic: TopicId,
    Paying { epoch, due, stands }: Paying,
) -> Result<UnpaidRecord, Refusal> {
    let mut record = match stands {
        Standing::Settled { from } => {
            let key = (topic.0, epoch.0);
            let (result, table) = (RESULTS.load(storage, key)?, TABLES.load(storage, key)?);
            let record = unpaid(&result, block.height, from, &table);
            record.ok_or(ContractError::NothingUnpaid { topic, epoch })?
        }
        Standing::Waiting => UNPAID.load(storage, (topic.0, due, epoch.0))?,
        Standing::Parked => PARKED.load(storage, (topic.0, due, epoch.0))?,
    };
    let today = Some(block.time.seconds() / DAY);
    if record.failed_on != today {
        record.failed_on = today;
        record.failures = record.failures.saturating_add(1);
    }
    Ok(record)
}

/// Where epochs of a standing have their records, and how many they are.
fn place(payments: &mut Payments, stands: Standing) -> Option<(Records, &mut u32)> {
    match stands {
        Standing::Settled { .. } => None,
        Standing::Waiting => Some((UNPAID, &mut payments.waiting)),
        Standing::Parked => Some((PARKED, &mut payments.parked)),
    }
}

/// An epoch no longer stands so.
fn leave(storage: &mut dyn Storage, payments: &mut Payments, stands: Standing, key: (u64, u64, u64)) {
    if let Some((map, count)) = place(payments, stands) {
        *count = count.saturating_sub(1);
        map.remove(storage, key);
    }
}

/// Whether an epoch waits to be paid.
pub fn waits(storage: &dyn Storage, topic: TopicId) -> Result<bool, Refusal> {
    Ok(payments(storage, topic)?.waiting > 0)
}

fn payments(storage: &dyn Storage, topic: TopicId) -> Result<Payments, Refusal> {
    Ok(PAYMENTS.may_load(storage, topic.0)?.unwrap_or_default())
}

/// The epoch that waits in front: when its settlement was due, and its record.
fn first(storage: &dyn Storage, topic: TopicId) -> Result<Option<(u64, EpochId, UnpaidRecord)>, Refusal> {
    let first = UNPAID.range(storage, topic.0, None, Order::Ascending).next().transpose()?;
    Ok(first.map(|((due, epoch), record)| (due, EpochId(epoch), record)))
}

/// Whether rewards can be asked: it is there, payments are not paused, and it is not being asked (a token that calls
/// back may send `Advance` in the midst of a payment).
fn ready(config: &Config, payments: &Payments, now: u64) -> bool {
    config.sibling(Sibling::Rewards).is_some()
        && now >= config.settlement_paused_until
        && payments.paying.is_none()
}
