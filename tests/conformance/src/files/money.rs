//! Scenarios of money: who pays when, and what topics are paid.

use super::File;
use crate::Error;
use crate::compare::{Extra, leaves};
use crate::ledger::{Ledger, Topic};
use crate::report::{Record, Report};
use crate::tolerance::Tolerance;
use crate::tree::Tree;
use allora_protocol::Number;
use allora_protocol::emission::{
    Calendar, EmissionError, EmissionState, KEEP_PERIODS, MoneyParams, PeriodRecord,
};
use cosmwasm_std::{Decimal, Uint128};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a scenario may set to something else, but the protocol has fixed.
const FIXED: (&str, u64, u64) = ("1/7", 7, 7 * 86_400);

#[derive(Clone, Debug, Deserialize)]
struct Scenario {
    name: String,
    parameters: Parameters,
    events: Vec<Event>,
    periods: Vec<Map<String, Value>>,
    #[serde(rename = "final")]
    end: Map<String, Value>,
}

/// Shares are written `a/b`.
#[derive(Clone, Debug, Deserialize)]
#[allow(non_snake_case, reason = "names of the file")]
struct Parameters {
    P: u64,
    f: String,
    direct: String,
    H_min: u64,
    n: u64,
    mintable: Uint128,
    treasury: Uint128,
    validators: String,
    cap: String,
    half_life: u64,
    advance_fee: String,
    keep: u64,
    month_emissions: Vec<Uint128>,
}

#[derive(Clone, Debug, Deserialize)]
struct Event {
    at: u64,
    #[serde(rename = "do")]
    act: Act,
    topic: u64,
    #[serde(default)]
    epoch_length: u64,
    #[serde(default)]
    opens_at: u64,
    eligible: Option<bool>,
    #[serde(default)]
    amount: Uint128,
    #[serde(default)]
    epoch: u64,
    #[serde(default)]
    expected: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Create,
    Stake,
    Fund,
    Touch,
    Settle,
    Roll,
}

/// Plays each scenario.
pub fn check(file: &File, report: &mut Report) -> Result<(), Error> {
    for scenario in file.part::<Vec<Scenario>>("scenarios")? {
        let mut record = Record { report, file: &file.name, name: scenario.name.clone() };
        scenario.check(&mut record);
    }
    Ok(())
}

impl Scenario {
    fn check(&self, record: &mut Record<'_>) {
        let Some(mut ledger) = self.parameters.ledger() else {
            return record.not_applicable("scenarios", "constants or shares that are not ours");
        };
        for event in &self.events {
            record.name = format!("{} at {}", self.name, event.at);
            match event.carry_out(&mut ledger) {
                Ok(found) => {
                    let topic = ledger.topics.get(&event.topic).map(|topic| topic.funding.pot);
                    let found = found.into_iter().chain([("topic_pot", topic.unwrap_or_default())]);
                    hold(record, &found.chain(ledger.totals()).collect(), &event.expected);
                }
                Err(error) => record.failed("event", "a result".to_owned(), error.to_string()),
            }
        }
        record.name = format!("{} at the end", self.name);
        for figures in &self.periods {
            let period = figures.get("period").and_then(Value::as_u64).unwrap_or_default();
            let PeriodRecord { total_weight, emission, drawn, .. } =
                ledger.periods.get(&period).copied().unwrap_or_default();
            let found = [("total_weight", total_weight), ("reserved", emission), ("drawn", drawn)];
            let figures = figures.iter().filter(|(name, _)| *name != "period");
            let renamed = figures.map(|(name, figure)| match name.as_str() {
                "emission" => ("reserved".to_owned(), figure.clone()),
                name => (name.to_owned(), figure.clone()),
            });
            hold(record, &found.into_iter().collect(), &renamed.collect());
        }
        self.hold_end(record, &ledger);
    }

    fn hold_end(&self, record: &mut Record<'_>, ledger: &Ledger) {
        let mut figures = self.end.clone();
        if let Some(Value::Object(pots)) = figures.remove("pots") {
            for (topic, figure) in pots {
                let topic = topic.parse().ok().and_then(|number: u64| ledger.topics.get(&number));
                let pot = topic.map(|topic| topic.funding.pot).unwrap_or_default();
                hold(
                    record,
                    &[("topic_pot", pot)].into(),
                    &[("topic_pot".to_owned(), figure)].into_iter().collect(),
                );
            }
        }
        hold(record, &ledger.totals().into_iter().collect(), &figures);
    }
}

/// Amounts that come through no power are equal to the unit.
fn hold(record: &mut Record<'_>, found: &BTreeMap<&str, Uint128>, figures: &Map<String, Value>) {
    for (quantity, figure) in figures {
        let exact = matches!(quantity.as_str(), "treasury" | "minted" | "validators" | "reserved");
        let got = match found.get(quantity.as_str()) {
            Some(amount) if exact => Tree::Text(amount.to_string()),
            Some(amount) => Tree::Number(Number::from(*amount)),
            None => Tree::Nothing,
        };
        record.compared(quantity, leaves(&got, figure, &Tolerance::units(2, 12), Extra::Refused), None);
    }
}

impl Ledger {
    fn totals(&self) -> [(&'static str, Uint128); 3] {
        [("treasury", self.treasury), ("minted", self.minted), ("validators", self.validators)]
    }
}

impl Event {
    /// What it did to its topic.
    fn carry_out(&self, ledger: &mut Ledger) -> Result<Vec<(&'static str, Uint128)>, EmissionError> {
        let topic = ledger.topics.entry(self.topic).or_default();
        match self.act {
            Act::Create => {
                let eligible = self.eligible.unwrap_or(true);
                let (epoch_length, opens_at) = (self.epoch_length, self.opens_at);
                *topic = Topic { epoch_length, opens_at, eligible, ..Topic::default() };
            }
            Act::Stake => topic.stake = self.amount,
            Act::Roll => ledger.roll(self.at)?,
            Act::Fund => return Ok(vec![("weight", ledger.fund(self.at, self.topic, self.amount)?)]),
            Act::Touch => return Ok(vec![("weight", ledger.touch(self.at, self.topic)?)]),
            Act::Settle => {
                let paid = ledger.settle(self.at, self.topic, self.epoch)?;
                let own = [("emission", paid.emission), ("own", paid.own)];
                return Ok([own, [("fee", paid.advance_fee), ("reward", paid.reward)]].concat());
            }
        }
        Ok(Vec::new())
    }
}

impl Parameters {
    /// None for what the protocol has fixed otherwise.
    fn ledger(&self) -> Option<Ledger> {
        let (f, least, half_life) = FIXED;
        let same =
            self.f == f && self.H_min == least && self.half_life == half_life && self.keep == KEEP_PERIODS;
        let params = MoneyParams {
            validators: Some("validators".to_owned()),
            validators_share: share(&self.validators)?,
            max_topic_share: share(&self.cap)?,
            direct_share: share(&self.direct)?,
            advance_fee: share(&self.advance_fee)?,
            ..MoneyParams::default()
        };
        let per_period = self.month_emissions.iter().map(|month| month.checked_div(self.n.into()).ok());
        same.then_some(Ledger {
            calendar: Calendar { deployed: 0, period: self.P },
            params,
            emission_per_period: per_period.collect::<Option<_>>()?,
            periods_per_month: self.n,
            state: EmissionState::default(),
            differences: BTreeMap::new(),
            periods: BTreeMap::new(),
            treasury: self.treasury,
            minted: Uint128::zero(),
            mintable: self.mintable,
            validators: Uint128::zero(),
            topics: BTreeMap::new(),
        })
    }
}

fn share(text: &str) -> Option<Decimal> {
    let (a, b) = text.split_once('/')?;
    Decimal::checked_from_ratio(a.parse::<u128>().ok()?, b.parse::<u128>().ok()?).ok()
}
