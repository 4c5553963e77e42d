//! [`Payment`]: an epoch's reward, split between its participants.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::lookup::sibling;
use crate::pages::Pages;
use allora_interfaces::event;
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::{Config, Payee, Settlement, SettlementEntry};
use allora_interfaces::staking::{ExecuteMsg, ReceiveMsg, Staking};
use allora_protocol::reward::{WHOLE, amount};
use allora_protocol::{ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Addr, CosmosMsg, Deps, Event, Storage, Uint128};

/// The roles, in the order of shares.
const ROLES: [(Payee, &str); 3] =
    [(Payee::Inferer, "inferer"), (Payee::Forecaster, "forecaster"), (Payee::Reputer, "reputer")];

/// Who gets what.
pub struct Payment {
    /// By role.
    pub sums: Sums,
    reward: Uint128,
    amounts: Vec<(SettlementEntry, Uint128)>,
    pages: Pages,
    /// What enters reputers' pools.
    staked: Vec<(ReputerId, Uint128)>,
    /// What is credited to reputers whose pool is empty.
    credited: Vec<(ReputerId, Addr, Uint128)>,
}

/// What each role gets, in base units.
#[derive(Default)]
pub struct Sums {
    pub inferers: Uint128,
    pub forecasters: Uint128,
    pub reputers: Uint128,
}

impl Sums {
    fn of(&mut self, payee: Payee) -> &mut Uint128 {
        match payee {
            Payee::Inferer => &mut self.inferers,
            Payee::Forecaster => &mut self.forecasters,
            Payee::Reputer => &mut self.reputers,
        }
    }
}

/// Refuses an order that is none: an interval that ends before it begins or has not ended, participants out of order,
/// shares or fractions of more than the whole.
pub fn check(order: &Settlement, now: u64) -> Result<(), ContractError> {
    let Settlement { from, to, .. } = *order;
    if from > to || to > now {
        return Err(ContractError::WrongInterval { from, to, now });
    }
    require_whole("shares of the roles", order.shares.iter().map(|share| share.u64()))?;
    let who = |entry: &SettlementEntry| (entry.payee, entry.id);
    for (before, after) in order.entries.iter().zip(order.entries.iter().skip(1)) {
        if who(before) >= who(after) {
            return Err(ContractError::Disordered { payee: after.payee, id: after.id });
        }
    }
    for (role, name) in ROLES {
        let of_role = order.entries.iter().filter(|entry| entry.payee == role);
        require_whole(name, of_role.map(|entry| entry.fraction.u64()))?;
    }
    Ok(())
}

fn require_whole(what: &'static str, parts: impl Iterator<Item = u64>) -> Result<(), ContractError> {
    let sum = parts.fold(0u64, u64::saturating_add);
    if sum > WHOLE { Err(ContractError::AboveWhole { what, sum }) } else { Ok(()) }
}

impl Payment {
    /// Splits a reward: `floor(reward · share · fraction / 10^36)` each. `now` in seconds.
    pub fn split(
        deps: Deps<'_>,
        config: &Config,
        order: &Settlement,
        reward: Uint128,
        now: u64,
    ) -> Result<Self, ContractError> {
        let staking = Staking(sibling(config, Sibling::Staking)?.clone());
        let mut payment = Self {
            sums: Sums::default(),
            reward,
            amounts: Vec::with_capacity(order.entries.len()),
            pages: Pages::default(),
            staked: vec![],
            credited: vec![],
        };
        for entry in &order.entries {
            let share = order.shares.get(usize::from(entry.payee.number())).copied().unwrap_or_default();
            let amount = amount(reward, share.u64(), entry.fraction.u64())?;
            let sum = payment.sums.of(entry.payee);
            *sum = sum.checked_add(amount)?;
            payment.amounts.push((entry.clone(), amount));
            if amount.is_zero() {
                continue;
            }
            match entry.payee {
                Payee::Inferer | Payee::Forecaster => {
                    let worker = WorkerId(entry.id);
                    payment.pages.add(deps.storage, order.topic_id, worker, entry.payee, amount)?;
                }
                Payee::Reputer => {
                    let reputer = (order.topic_id, ReputerId(entry.id));
                    payment.pay_reputer(deps, &staking, reputer, amount, now)?;
                }
            }
        }
        Ok(payment)
    }

    /// A reward enters the reputer's pool, where somebody has a share of it; else it is credited to him.
    fn pay_reputer(
        &mut self,
        deps: Deps<'_>,
        staking: &Staking,
        (topic, id): (TopicId, ReputerId),
        amount: Uint128,
        now: u64,
    ) -> Result<(), ContractError> {
        let unknown = ContractError::UnknownReputer { topic, reputer: id };
        let reputer = staking.reputer(&deps.querier, topic, id)?.ok_or(unknown)?;
        let pool = staking.pool_record(&deps.querier, (topic, &reputer), now)?;
        if pool.is_some_and(|pool| pool.amounts.is_live()) {
            self.staked.push((id, amount));
        } else {
            self.credited.push((id, reputer, amount));
        }
        Ok(())
    }

    /// Enters it into the ledgers; what is left of the reward goes to the treasury.
    pub fn book(&self, accrual: &mut Accrual) -> Result<(), ContractError> {
        let Sums { inferers, forecasters, reputers } = self.sums;
        let workers = inferers.checked_add(forecasters)?;
        let paid = workers.checked_add(reputers)?;
        let remainder = self.reward.checked_sub(paid)?;
        accrual.ledgers.balances = accrual.ledgers.balances.checked_add(workers)?;
        accrual.ledgers.treasury = accrual.ledgers.treasury.checked_add(remainder)?;
        accrual.state.month.count(paid, reputers)?;
        for (_, reputer, amount) in &self.credited {
            accrual.credit(reputer.clone(), *amount)?;
        }
        Ok(())
    }

    /// What brings the reputers' rewards to their pools; none where none gets anything there.
    pub fn message(&self, config: &Config, topic_id: TopicId) -> Result<Option<CosmosMsg>, ContractError> {
        if self.staked.is_empty() {
            return Ok(None);
        }
        let zero = Ok(Uint128::zero());
        let total = self.staked.iter().fold(zero, |sum, (_, amount)| sum?.checked_add(*amount))?;
        let rewards = self.staked.clone();
        let message = ExecuteMsg::AddRewards { topic_id, rewards: rewards.clone() };
        let received = ReceiveMsg::AddRewards { topic_id, rewards };
        let staking = sibling(config, Sibling::Staking)?;
        Ok(Some(config.token.bring(staking, total, &message, &received)?))
    }

    /// Who got what, by role; of the roles in which somebody took part.
    pub fn events(&self, order: &Settlement) -> Vec<Event> {
        let taking_part =
            |(payee, _): &(Payee, &str)| self.amounts.iter().any(|(entry, _)| entry.payee == *payee);
        ROLES
            .into_iter()
            .filter(taking_part)
            .map(|(payee, name)| self.role_paid(order, payee, name))
            .collect()
    }

    fn role_paid(&self, order: &Settlement, payee: Payee, name: &str) -> Event {
        let of_role = self.amounts.iter().filter(|(entry, _)| entry.payee == payee);
        let payees = of_role.map(|(entry, amount)| format!("{}:{}:{amount}", entry.id, entry.fraction));
        let credited = match payee {
            Payee::Reputer => self.credited.iter().map(|(id, ..)| id.to_string()).collect(),
            Payee::Inferer | Payee::Forecaster => vec![],
        };
        let share = order.shares.get(usize::from(payee.number())).copied().unwrap_or_default();
        let sum = match payee {
            Payee::Inferer => self.sums.inferers,
            Payee::Forecaster => self.sums.forecasters,
            Payee::Reputer => self.sums.reputers,
        };
        event::ROLE_PAID.event([
            order.topic_id.to_string(),
            order.epoch_id.to_string(),
            name.into(),
            share.to_string(),
            sum.to_string(),
            payees.collect::<Vec<_>>().join(","),
            credited.join(","),
        ])
    }

    /// Stores the workers' balances.
    pub fn save(self, storage: &mut dyn Storage) {
        self.pages.save(storage);
    }
}
