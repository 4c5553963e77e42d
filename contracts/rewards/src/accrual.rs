//! [`Accrual`]: what a message works on, with the periods begun that are due. Nothing is stored before all is computed.

use crate::ContractError;
use crate::supply::TokenSupply;
use allora_interfaces::event;
use allora_interfaces::registry::{Registry, Sibling};
use allora_interfaces::rewards::{
    CHANGES, CONFIG, CREDITS, Config, EMISSION, EmissionHead, LEDGERS, Ledgers, PERIODS, READINGS,
};
use allora_interfaces::staking::TOTALS;
use allora_protocol::emission::{
    BondedReadings, Calendar, EmissionState, KEEP_PERIODS, MAX_ROLLS, MoneyParams, MonthState, PeriodRecord,
    RollInputs, Rolled,
};
use cosmwasm_std::{Addr, Deps, Env, Event, Order, QuerierWrapper, Response, Storage, Uint128};
use std::collections::BTreeMap;

/// A forecast begins so many periods at most: those that are due, and those that are asked for.
const MOST_FORECAST: usize = 60;

/// What a message works on.
pub struct Accrual {
    /// Where everything is.
    pub config: Config,
    /// How periods count.
    pub calendar: Calendar,
    /// The suite's parameters of money.
    pub money: MoneyParams,
    /// What the contract owes.
    pub ledgers: Ledgers,
    /// How far the emission has come.
    pub state: EmissionState,
    /// The period of now.
    pub current: u64,
    /// What is minted for the periods begun, in base units.
    pub minted: Uint128,
    /// Who is credited how much.
    credits: BTreeMap<Addr, Uint128>,
    /// The periods begun, ascending.
    rolled: Vec<Rolled>,
    /// The records of periods that were paid from.
    drawn: Vec<(u64, PeriodRecord)>,
    /// The month whose emission was set before.
    month_before: Option<u64>,
    /// What the token says of itself.
    token: TokenSupply,
    /// This contract.
    contract: Addr,
}

impl Accrual {
    /// With the periods begun that are due, at most 30. Error: [`ContractError::RollFirst`] if there are more.
    pub fn begin(deps: Deps<'_>, env: &Env) -> Result<Self, ContractError> {
        let mut accrual = Self::load(deps, env)?;
        accrual.roll(deps, MAX_ROLLS)?;
        match accrual.state.due(accrual.current) {
            None => Ok(accrual),
            Some(next) => Err(ContractError::RollFirst { next, current: accrual.current }),
        }
    }

    /// As it was stored.
    pub fn load(deps: Deps<'_>, env: &Env) -> Result<Self, ContractError> {
        let config = CONFIG.load(deps.storage)?;
        let calendar = Calendar { deployed: config.deployed, period: config.emission_period };
        let ledgers = LEDGERS.load(deps.storage)?;
        let head = EMISSION.may_load(deps.storage)?.unwrap_or_default();
        let month_before = head.month.as_ref().map(|month| month.number);
        let month =
            MonthState { month: head.month, paid: ledgers.paid, paid_to_reputers: ledgers.paid_to_reputers };
        let state = EmissionState {
            period: head.period,
            total_weight: head.total_weight,
            month,
            // Only what begins a period needs them.
            readings: BondedReadings::default(),
        };
        let token = config.token.clone();
        Ok(Self {
            current: calendar.period_of(env.block.time.seconds()),
            money: Registry(config.registry.clone()).params(&deps.querier)?.money,
            config,
            calendar,
            ledgers,
            state,
            minted: Uint128::zero(),
            credits: BTreeMap::new(),
            rolled: vec![],
            drawn: vec![],
            month_before,
            token: TokenSupply::of(token, env.contract.address.clone()),
            contract: env.contract.address.clone(),
        })
    }

    /// Begins so many periods that are due at most, oldest first.
    pub fn roll(&mut self, deps: Deps<'_>, limit: u64) -> Result<(), ContractError> {
        if self.state.due(self.current).is_none() {
            return Ok(());
        }
        if self.rolled.is_empty() {
            self.state.readings = READINGS.may_load(deps.storage)?.unwrap_or_default();
        }
        self.pass_over(deps.storage)?;
        let bonded = self.bonded(&deps.querier)?;
        for _ in 0..limit {
            let Some(period) = self.state.due(self.current) else { break };
            let inputs = self.inputs(deps, period, bonded)?;
            let rolled = self.state.roll(&self.calendar, &self.money, &inputs)?;
            self.token.minted(rolled.minted);
            self.apply(rolled)?;
        }
        Ok(())
    }

    /// Begins every period up to one, as if each were the period of now at its time: for a forecast.
    pub fn begin_all_until(&mut self, deps: Deps<'_>, last: u64) -> Result<(), ContractError> {
        self.roll(deps, MAX_ROLLS)?;
        while self.state.period < last && self.rolled.len() < MOST_FORECAST {
            self.current = self.current.max(self.state.period.saturating_add(1));
            self.roll(deps, 1)?;
        }
        Ok(())
    }

    /// Where more periods are due than one message begins, those in which nothing happens are passed over in one step.
    fn pass_over(&mut self, storage: &dyn Storage) -> Result<(), ContractError> {
        if self.current.saturating_sub(self.state.period) > MAX_ROLLS {
            let next_change = CHANGES.range(storage, (), Some(self.state.period), Order::Ascending).next();
            let oldest = PERIODS.range(storage, (), None, Order::Ascending).next();
            let next_change = next_change.transpose()?.map(|(period, _)| period);
            let oldest = oldest.transpose()?.map(|(period, _)| period);
            self.state = self.state.idle(self.current, next_change, oldest);
        }
        Ok(())
    }

    fn inputs(&mut self, deps: Deps<'_>, period: u64, bonded: Uint128) -> Result<RollInputs, ContractError> {
        let difference = CHANGES.may_load(deps.storage, period)?.unwrap_or_default().by;
        let expiring = match period.checked_sub(KEEP_PERIODS) {
            Some(old) => PERIODS.may_load(deps.storage, old)?.unwrap_or_default(),
            None => PeriodRecord::default(),
        };
        let treasury = self.ledgers.treasury;
        let month = &self.state.month;
        let is_weighted = !(self.state.total_weight.is_zero() && difference.is_zero());
        let is_new = month.month.as_ref().is_none_or(|month| month.number < self.calendar.month_of(period));
        let is_short = month.per_period(&self.calendar, period, self.current) > treasury;
        let supply = self.token.where_it_matters(&deps.querier, is_weighted && (is_new || is_short));
        Ok(RollInputs { current: self.current, difference, expiring, treasury, bonded, supply })
    }

    fn apply(&mut self, rolled: Rolled) -> Result<(), ContractError> {
        self.ledgers.treasury = rolled.treasury(self.ledgers.treasury)?;
        let reserved = self.ledgers.reserved.checked_add(rolled.record.emission)?;
        self.ledgers.reserved = reserved.checked_sub(rolled.returned)?;
        self.minted = self.minted.checked_add(rolled.minted)?;
        if let Some(validators) = &self.money.validators {
            self.credit(Addr::unchecked(validators), rolled.validators)?;
        }
        self.state = rolled.state.clone();
        self.rolled.push(rolled);
        Ok(())
    }

    /// What is bonded in staking now, in base units.
    pub fn bonded(&self, querier: &QuerierWrapper<'_>) -> Result<Uint128, ContractError> {
        Ok(match self.config.sibling(Sibling::Staking) {
            Some(staking) => TOTALS.query(querier, staking)?.unwrap_or_default().bonded,
            None => Uint128::zero(),
        })
    }

    /// The record of a period, as it is after what has been computed so far.
    pub fn record(&self, storage: &dyn Storage, period: u64) -> Result<PeriodRecord, ContractError> {
        let rolled = self.rolled.iter().find(|rolled| rolled.state.period == period);
        match rolled {
            Some(rolled) => Ok(rolled.record),
            None => Ok(PERIODS.may_load(storage, period)?.unwrap_or_default()),
        }
    }

    /// Periods were paid from: their records after it, and what they paid in all.
    pub fn draw(
        &mut self,
        periods: Vec<(u64, PeriodRecord)>,
        emission: Uint128,
    ) -> Result<(), ContractError> {
        self.ledgers.reserved = self.ledgers.reserved.checked_sub(emission)?;
        self.drawn = periods;
        Ok(())
    }

    /// Credits an account.
    pub fn credit(&mut self, account: Addr, amount: Uint128) -> Result<(), ContractError> {
        if !amount.is_zero() {
            self.ledgers.credits = self.ledgers.credits.checked_add(amount)?;
            let credit = self.credits.entry(account).or_default();
            *credit = credit.checked_add(amount)?;
        }
        Ok(())
    }

    /// Stores all of it; the beginning of the answer to the message `action`: what began, and what is minted for it.
    pub fn save(mut self, storage: &mut dyn Storage, action: &str) -> Result<Response, ContractError> {
        self.ledgers.owed()?;
        let credits = std::mem::take(&mut self.credits);
        let credits = credits.into_iter().map(|(account, amount)| {
            let before = CREDITS.may_load(storage, &account)?.unwrap_or_default();
            Ok((account, before.plus(amount)?))
        });
        let credits: Vec<_> = credits.collect::<Result<_, ContractError>>()?;
        let mint = TokenSupply::mint(&self.config.token, &self.contract, self.minted)?;
        for (account, credit) in credits {
            CREDITS.save(storage, &account, &credit);
        }
        let events = self.rolled.iter().map(period_rolled).collect::<Vec<_>>();
        let month = self.month_set();
        self.save_periods(storage);
        Ok(Response::new()
            .add_attribute("action", action)
            .add_events(events)
            .add_events(month)
            .add_messages(mint))
    }

    fn save_periods(mut self, storage: &mut dyn Storage) {
        self.ledgers.paid = self.state.month.paid;
        self.ledgers.paid_to_reputers = self.state.month.paid_to_reputers;
        LEDGERS.save(storage, &self.ledgers);
        for Rolled { state, record, .. } in &self.rolled {
            if !record.is_empty() {
                PERIODS.save(storage, state.period, record);
            }
            if CHANGES.has(storage, state.period) {
                CHANGES.remove(storage, state.period);
            }
            let old = state.period.checked_sub(KEEP_PERIODS);
            if let Some(old) = old.filter(|old| PERIODS.has(storage, *old)) {
                PERIODS.remove(storage, old);
            }
        }
        for (period, record) in &self.drawn {
            PERIODS.save(storage, *period, record);
        }
        if !self.rolled.is_empty() {
            let EmissionState { period, total_weight, month, readings } = self.state;
            EMISSION.save(storage, &EmissionHead { period, total_weight, month: month.month });
            READINGS.save(storage, &readings);
        }
    }

    /// The month's emission, where one of the periods set it.
    fn month_set(&self) -> Option<Event> {
        let month = self.state.month.month.as_ref();
        let month = month.filter(|month| self.month_before != Some(month.number))?;
        Some(event::MONTH_SET.event([
            month.number.to_string(),
            month.emission.to_string(),
            month.per_staked.to_string(),
            month.target.to_string(),
            month.ceiling.to_string(),
            month.reputers_part.to_string(),
            month.staked.to_string(),
        ]))
    }
}

fn period_rolled(rolled: &Rolled) -> Event {
    event::PERIOD_ROLLED.event([
        rolled.state.period.to_string(),
        rolled.record.total_weight.to_string(),
        rolled.record.emission.to_string(),
        rolled.validators.to_string(),
        rolled.from_treasury.to_string(),
        rolled.minted.to_string(),
        rolled.returned.to_string(),
    ])
}
