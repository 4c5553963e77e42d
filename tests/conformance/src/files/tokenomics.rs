//! Emission and weights of topics by month.

use super::File;
use crate::Error;
use crate::compare::{Extra, leaves};
use crate::decimal;
use crate::report::{Record, Report};
use crate::tolerance::Tolerance;
use crate::tree::Tree;
use allora_protocol::Number;
use allora_protocol::emission::{
    Basis, Calendar, EmissionError, EmissionState, Minting, MoneyParams, Month, MonthState, PeriodRecord,
    RollInputs, Rolled, Supply, TopicWeight, WeightRow,
};
use bigdecimal::RoundingMode;
use cosmwasm_std::{Decimal, Int128, Uint128};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Places of a token's base unit.
const PLACES: i64 = 18;
const WEEK: u64 = 7 * 86_400;
/// Touches of the data are four weeks apart.
const WEEKS: u64 = 4;
/// Groups whose tokens are locked at first.
const VESTING: [&str; 3] = ["investors_preseed", "investors_seed", "team"];
const TOPICS: [&str; 3] = ["0", "1", "2"];

#[derive(Clone, Debug, Deserialize)]
struct Params {
    f_emission: Decimal,
    smoothing: Decimal,
    max_mpy: Decimal,
    f_validators: Decimal,
    /// `a/b`
    f_reputers_of_topic_rewards: String,
    topic_weight_alpha: String,
    staked_share_of_vested: Number,
}

/// A month of the data, and the one before it.
struct Pair<'a> {
    before: &'a Map<String, Value>,
    month: &'a Map<String, Value>,
    params: &'a Params,
}

/// Holds each month against the emission that begins from the month before.
pub fn check(file: &File, report: &mut Report) -> Result<(), Error> {
    let params: Params = file.part("params")?;
    let months: Vec<Map<String, Value>> = file.part("months")?;
    for (before, month) in months.iter().zip(months.iter().skip(1)) {
        let pair = Pair { before, month, params: &params };
        let mut record = Record { report, file: &file.name, name: format!("month {}", number_of(month)) };
        if number_of(before) + 1 != number_of(month) {
            record.not_applicable("months", "the month before is not in the file");
        } else if let Err(error) = pair.check(&mut record) {
            record.failed("month", "a result".to_owned(), error.to_string());
        }
    }
    Ok(())
}

impl Pair<'_> {
    fn check(&self, record: &mut Record<'_>) -> Result<(), EmissionError> {
        let rolled = self.roll()?;
        let Some(month) = &rolled.state.month.month else {
            record.failed("month", "an emission".to_owned(), "none".to_owned());
            return Ok(());
        };
        let numbers = [
            ("ehat_target_i", month.target),
            ("ehat_max_i", month.ceiling),
            ("ehat_i", month.target.min(month.ceiling)),
            ("e_i", month.per_staked),
            ("validator_rewards", in_tokens(rolled.validators)?),
            ("topics_rewards", in_tokens(rolled.record.emission)?),
        ];
        for (quantity, number) in numbers {
            self.hold(record, quantity, quantity, number);
        }
        for place in TOPICS {
            self.check_topic(record, place, &rolled.record)?;
        }
        Ok(())
    }

    /// A month of one period, in which everything that is not circulating or locked may be minted.
    fn roll(&self) -> Result<Rolled, EmissionError> {
        let vested = VESTING.map(|group| amount(self.month, &format!("{group}_tokens_emission")));
        let vested: Uint128 = vested.into_iter().sum();
        let staked = Number::mul_floor(vested, self.params.staked_share_of_vested)?
            .saturating_add(amount(self.before, "network_tokens_staked"));
        let circulating = amount(self.before, "network_tokens_circulating").saturating_add(vested);
        let mintable = amount(self.before, "ecosystem_tokens_total");
        let supply = amount(self.before, "network_tokens_total").saturating_sub(mintable);
        let params = MoneyParams {
            emission_rate: self.params.f_emission,
            smoothing: self.params.smoothing,
            max_monthly_yield: self.params.max_mpy,
            validators: Some("validators".to_owned()),
            validators_share: self.params.f_validators,
            locked: supply.saturating_sub(circulating),
            ..MoneyParams::default()
        };
        let inputs = RollInputs {
            current: number_of(self.month),
            difference: Int128::zero(),
            expiring: PeriodRecord::default(),
            treasury: Uint128::zero(),
            bonded: staked,
            supply: Supply { token: Some(supply), minting: Minting::Capped { left: mintable } },
        };
        let calendar = Calendar { deployed: 0, period: 30 * 86_400 };
        self.state().roll(&calendar, &params, &inputs)
    }

    /// What the month before left: nothing before the first.
    fn state(&self) -> EmissionState {
        let (paid_to_reputers, paid) = self.reputers_part();
        let number = number_of(self.before);
        let month = Month {
            number,
            emission: Uint128::zero(),
            per_staked: of(self.before, "e_i"),
            target: Number::ZERO,
            ceiling: Number::ZERO,
            reputers_part: Number::ZERO,
            staked: Uint128::zero(),
        };
        EmissionState {
            period: number,
            total_weight: amount(self.month, "all_topic_weight_sum"),
            month: MonthState { month: (number > 0).then_some(month), paid, paid_to_reputers },
            ..EmissionState::default()
        }
    }

    fn reputers_part(&self) -> (Uint128, Uint128) {
        let parts = self.params.f_reputers_of_topic_rewards.split_once('/');
        let parsed = parts.and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        parsed.unwrap_or_default()
    }

    fn check_topic(
        &self,
        record: &mut Record<'_>,
        place: &str,
        period: &PeriodRecord,
    ) -> Result<(), EmissionError> {
        let named = |name: &str| format!("{name}_{place}");
        let (id, earlier) = (self.month.get(&named("topic_id")), self.before.get(&named("topic_id")));
        let first = text(self.month, &named("topic_months_live")) == "1";
        if id.and_then(Value::as_str).is_none_or(|id| id == "0") {
            return Ok(());
        }
        if first || id == earlier {
            let before = (!first).then(|| amount(self.before, &named("topic_weights")));
            let weight =
                self.weight(before, &named("topic_total_stake"), &named("topic_total_fee_revenue"))?;
            self.hold(record, "topic_weights", &named("topic_weights"), in_tokens(weight)?);
        } else {
            record.not_applicable("topic_weights", "the weight before is not in the file");
        }
        let worth = period.worth(amount(self.month, &named("topic_weights")), 1, 1)?;
        self.hold(record, "topic_rewards", &named("topic_rewards"), in_tokens(worth)?);
        Ok(())
    }

    /// The weight after a touch, four weeks after a row of the weight before begins.
    fn weight(&self, before: Option<Uint128>, stake: &str, paid: &str) -> Result<Uint128, EmissionError> {
        let period = WEEKS - 1;
        let row = before.map(|weight| WeightRow { from: 0, until: period, weight });
        let payments = amount(self.month, paid);
        let mut topic = TopicWeight { payments, decayed_at: period, rows: row.into_iter().collect() };
        let basis = Basis { stake: amount(self.month, stake), eligible: true, epoch_length: WEEK };
        let calendar = Calendar { deployed: 0, period: WEEK };
        Ok(topic.touch(&calendar, period, &basis)?.row.weight)
    }

    /// Figures are binary64, each the outcome of some operations.
    fn hold(&self, record: &mut Record<'_>, quantity: &str, name: &str, got: Number) {
        let figure = self.month.get(name).unwrap_or(&Value::Null);
        if quantity == "topic_weights" && self.params.topic_weight_alpha != "0.9375" {
            return record.not_applicable(quantity, "touches that are not four half lives apart");
        }
        let tolerance = Tolerance::relative(14);
        record.compared(quantity, leaves(&Tree::Number(got), figure, &tolerance, Extra::Refused), None);
    }
}

fn text<'a>(month: &'a Map<String, Value>, name: &str) -> &'a str {
    month.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number_of(month: &Map<String, Value>) -> u64 {
    text(month, "epoch").parse().unwrap_or_default()
}

fn of(month: &Map<String, Value>, name: &str) -> Number {
    decimal::number(text(month, name)).unwrap_or_default()
}

/// Whole tokens in base units; what is missing counts as nothing.
fn amount(month: &Map<String, Value>, name: &str) -> Uint128 {
    let tokens = decimal::exact(text(month, name)).unwrap_or_default();
    let units = (tokens * decimal::Decimal::new(1.into(), -PLACES)).with_scale_round(0, RoundingMode::Down);
    units.to_plain_string().parse().unwrap_or_default()
}

fn in_tokens(amount: Uint128) -> Result<Number, EmissionError> {
    Ok(Number::ratio(amount, Uint128::new(1_000_000_000_000_000_000))?)
}
