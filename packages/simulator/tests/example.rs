//! The worked example of docs/economics.md, computed by the functions that the contracts call.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use allora_protocol::emission::{
    Basis, Calendar, EmissionState, Funding, Interval, Minting, MoneyParams, PeriodRecord, RollInputs,
    Rolled, Supply, TopicWeight, draw, split_payment,
};
use allora_protocol::pool::Pool;
use allora_protocol::reward::{WHOLE, amount};
use allora_simulator::economy::table::exact;
use allora_simulator::economy::{DAY, HOUR, units};
use cosmwasm_std::{Decimal, Int128, Uint128};
use std::collections::BTreeMap;

const CALENDAR: Calendar = Calendar { deployed: 0, period: DAY };

/// Rows of the table in the document.
#[derive(Default)]
struct Example(Vec<String>);

impl Example {
    fn row(&mut self, what: &str, how: &str, amount: Uint128) {
        self.0.push(format!("| {what} | {how} | {} |", exact(amount)));
    }
}

/// A topic that is paid for, and touched, on day 0.
fn topic(stake: u64, payment: u64, params: &MoneyParams) -> (TopicWeight, Funding, Uint128) {
    let (mut weight, mut funding) = (TopicWeight::default(), Funding::default());
    let (direct, to_treasury) = split_payment(units(payment), params.direct_share).unwrap();
    funding.add(0, direct).unwrap();
    weight.pay(0, units(payment)).unwrap();
    let basis = Basis { stake: units(stake), eligible: true, epoch_length: DAY };
    weight.touch(&CALENDAR, 0, &basis).unwrap();
    (weight, funding, to_treasury)
}

fn begin(state: &EmissionState, weight: Uint128, treasury: Uint128, params: &MoneyParams) -> Rolled {
    let difference = Int128::try_from(weight.checked_sub(state.total_weight).unwrap()).unwrap();
    let supply =
        Supply { token: Some(units(5_000_000)), minting: Minting::Capped { left: units(5_000_000) } };
    let inputs = RollInputs {
        current: state.period + 1,
        difference,
        expiring: PeriodRecord::default(),
        treasury,
        bonded: units(500_000),
        supply,
    };
    state.roll(&CALENDAR, params, &inputs).unwrap()
}

#[test]
fn the_document_s_example_is_what_the_network_pays() {
    let mut example = Example::default();
    let params = MoneyParams {
        validators: Some("validators".into()),
        locked: units(1_000_000),
        ..MoneyParams::default()
    };

    // Day 0: two patrons pay.
    let (rain, funding, to_treasury) = topic(400_000, 7_000, &params);
    let (wind, _, _) = topic(100_000, 7_000, &params);
    example.row("*rain*'s pot", "80 % of 7,000", funding.total().unwrap());
    let treasury = to_treasury + to_treasury;
    example.row("treasury", "20 % of both payments", treasury);
    example.row("weight of *rain*", "√(400,000 · 7,000)", rain.at(1));
    example.row("weight of *wind*", "√(100,000 · 7,000)", wind.at(1));

    // Day 1 begins.
    let rolled = begin(&EmissionState::default(), rain.at(1) + wind.at(1), treasury, &params);
    let month = rolled.state.month.month.clone().unwrap();
    assert_eq!((month.ceiling < month.target, month.per_staked.to_string()), (true, "0.019".to_string()));
    example.row("the month", "1.9 % of the 500,000 staked", month.emission);
    let period = rolled.record.emission + rolled.validators;
    example.row("the day", "a 30th of the month", period);
    assert_eq!(rolled.from_treasury, period);
    example.row("validators", "25 % of the day", rolled.validators);
    example.row("all topics", "the rest", rolled.record.emission);
    example.row("treasury", "paid for the day, nothing minted", rolled.treasury(treasury).unwrap());

    // The epoch that opened at the begin of day 2 is paid on day 3, for day 1.
    let interval = Interval { from: DAY, to: 2 * DAY };
    let parts = rain.parts(&CALENDAR, &interval, 3).unwrap();
    let records = BTreeMap::from([(1, rolled.record)]);
    let parts: Vec<_> = parts.into_iter().map(|part| (part, records[&part.period])).collect();
    let draw = draw(&CALENDAR, &interval, &parts, &funding, params.advance_fee).unwrap();
    example.row("the epoch: emission", "2/3 of what all topics have", draw.emission);
    example.row("the epoch: own funding", "1/7 of the pot", draw.own);
    example.row("keeper", "0.5 % of both", draw.advance_fee);
    example.row("reward", "the rest", draw.reward);

    // 50, 10 and 40 % to the tasks; the fractions within them are given.
    let percent = |part: u64| WHOLE / 100 * part;
    let ann = amount(draw.reward, percent(50), percent(30)).unwrap();
    example.row("Ann, an inferer", "30 % of the inferers' 50 %", ann);
    let cleo = amount(draw.reward, percent(10), percent(60)).unwrap();
    example.row("Cleo, a forecaster", "60 % of the forecasters' 10 %", cleo);
    let pool_reward = amount(draw.reward, percent(40), percent(75)).unwrap();
    example.row("Rob's pool", "75 % of the reputers' 40 %", pool_reward);

    // Rob has 100,000 himself, 180,000 are of others and 20,000 Dora's; his commission is 10 %.
    let mut pool = Pool::default();
    pool.set_commission(Decimal::percent(10), 0, 0).unwrap();
    pool.own_shares = pool.stake(units(100_000), units(1)).unwrap();
    pool.delegate(units(180_000)).unwrap();
    let dora = pool.delegate(units(20_000)).unwrap();
    let (own, paid_at) = (pool.own(), 3 * DAY);
    pool.reward(pool_reward, paid_at, DAY).unwrap();
    let gained = |hours: u64| pool.at(paid_at + hours * HOUR).bonded.worth(dora) - units(20_000);
    example.row("Dora, after 6 hours", "a quarter of the day has entered", gained(6));
    example.row("Dora, after the day", "1/15 of it, less 10 % commission", gained(24));
    example.row("Rob, after the day", "1/3 of it, and the commission", pool.at(paid_at + DAY).own() - own);

    let table = example.0.join("\n");
    let document = include_str!("../../../docs/economics.md");
    assert!(document.contains(&table), "docs/economics.md has another table than\n{table}");
}
