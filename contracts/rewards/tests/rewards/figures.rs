//! The published scenarios of money through the contract: every event with its figures.
//!
//! A scenario says what its months emit; here that is written into the contract before each period begins, because the
//! contract would set it by its own formula. All else is the contract's.

use crate::world::{HOUR, START, World, order};
use allora_interfaces::rewards::{EMISSION, ExecuteMsg, Income, PERIODS, TOPICS};
use allora_protocol::Number;
use allora_protocol::emission::Month;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::Value;
use std::collections::BTreeMap;
use std::str::FromStr;

const FIGURES: &str = include_str!("../../../../tests/conformance/figures/money.json");
const DAY: u64 = 86_400;

fn integer(value: &Value) -> u128 {
    match value {
        Value::String(text) => text.parse().unwrap(),
        other => other.as_u64().unwrap().into(),
    }
}

/// `a/b`, exactly.
fn ratio(value: &Value) -> Decimal {
    let (above, below) = value.as_str().unwrap().split_once('/').unwrap();
    Decimal::from_ratio(Uint128::from_str(above).unwrap(), Uint128::from_str(below).unwrap())
}

struct Scenario<'a> {
    of: &'a Value,
    world: World,
    /// By topic: epoch length, and the last epoch that was paid with its opening.
    topics: BTreeMap<u64, (u64, Option<(u64, u64)>)>,
}

impl<'a> Scenario<'a> {
    fn begin(of: &'a Value) -> Self {
        let parameters = &of["parameters"];
        let (mintable, treasury) = (integer(&parameters["mintable"]), integer(&parameters["treasury"]));
        let mut world = World::cw20();
        if mintable == 0 {
            world.set_minter(None, None);
        }
        world.suite.change_params(|money| {
            money.direct_share = ratio(&parameters["direct"]);
            money.max_topic_share = ratio(&parameters["cap"]);
            money.advance_fee = ratio(&parameters["advance_fee"]);
            money.validators = Some("validators".into());
            money.validators_share = ratio(&parameters["validators"]);
        });
        if treasury > 0 {
            world.deposit("somebody", Income::Donation, treasury).unwrap();
        }
        Self { of, world, topics: BTreeMap::new() }
    }

    /// The month of a period that begins emits what the scenario says: n-th parts of it, of n periods a month.
    fn set_month(&mut self, period: u64) {
        let parameters = &self.of["parameters"];
        let (months, n) =
            (parameters["month_emissions"].as_array().unwrap(), integer(&parameters["n"]) as u64);
        let emission = &months[((period / n) as usize).min(months.len() - 1)];
        let mut head = EMISSION.may_load(&self.world.deps.storage).unwrap().unwrap_or_default();
        head.month = Some(Month {
            number: period / 30,
            emission: Uint128::new(integer(emission) / u128::from(n) * 30),
            per_staked: Number::ONE,
            target: Number::ONE,
            ceiling: Number::ONE,
            reputers_part: Number::ONE,
            staked: Uint128::one(),
        });
        EMISSION.save(&mut self.world.deps.storage, &head);
    }

    fn play(&mut self, event: &Value) {
        let at = integer(&event["at"]) as u64;
        let topic = integer(&event["topic"]) as u64;
        self.world.at(at);
        let rolled = EMISSION.may_load(&self.world.deps.storage).unwrap().unwrap_or_default().period;
        for period in rolled + 1..=at / DAY {
            self.set_month(period);
            self.world.send("keeper", ExecuteMsg::Roll { limit: Some(1) }).unwrap();
        }
        match event["do"].as_str().unwrap() {
            "create" => {
                let length = integer(&event["epoch_length"]) as u64;
                assert_eq!(integer(&event["opens_at"]), 0);
                self.world.suite.add_topic(topic, length);
                self.world.suite.vouch(topic, event.get("eligible").is_none_or(|it| it.as_bool().unwrap()));
                self.topics.insert(topic, (length, None));
            }
            "stake" => self.world.suite.set_stake(topic, integer(&event["amount"])),
            "fund" => drop(self.world.fund("somebody", topic, integer(&event["amount"])).unwrap()),
            "touch" => drop(self.world.touch(topic).unwrap()),
            "roll" => drop(self.world.roll().unwrap()),
            "settle" => self.settle(topic, integer(&event["epoch"]) as u64),
            other => panic!("{other}"),
        }
        if let Some(expected) = event.get("expected") {
            self.compare(topic, event, expected);
        }
    }

    fn settle(&mut self, topic: u64, epoch: u64) {
        let (length, last) = self.topics[&topic];
        let opens = epoch * length;
        let from = last.map_or(opens, |_| opens - length);
        self.world.settle(order(topic, epoch, last.map(|(epoch, _)| epoch), (from, opens))).unwrap();
        self.topics.insert(topic, (length, Some((epoch, opens))));
    }

    fn compare(&self, topic: u64, event: &Value, expected: &Value) {
        let funding = self.world.funding(topic);
        let storage = &self.world.deps.storage;
        let epoch = event.get("epoch").map(|epoch| integer(epoch) as u64);
        let paid = epoch.and_then(|epoch| self.world.settlement(topic, epoch));
        for (name, figure) in expected.as_object().unwrap() {
            let got = match name.as_str() {
                "weight" => funding.weights.last().unwrap().weight,
                "treasury" => Uint128::new(self.world.ledger("treasury")),
                "topic_pot" => TOPICS.load(storage, topic).unwrap_or_default().funding.pot,
                "minted" => Uint128::new(self.world.minted),
                "emission" => paid.as_ref().unwrap().emission,
                "own" => paid.as_ref().unwrap().own,
                "fee" => paid.as_ref().unwrap().advance_fee,
                "reward" => paid.as_ref().unwrap().reward,
                other => panic!("{other}"),
            };
            near(got.u128(), integer(figure), &format!("{}: {name} of {event}", self.of["name"]));
        }
    }
}

/// Within two units, or 1e-12 of it: figures that pass through a power differ in their last digits.
#[track_caller]
fn near(got: u128, expected: u128, what: &str) {
    assert!(got.abs_diff(expected) <= 2.max(expected / 10u128.pow(12)), "{what}: {got} for {expected}");
}

#[test]
fn every_figure_of_every_scenario() {
    let figures: Value = serde_json::from_str(FIGURES).unwrap();
    let scenarios = figures["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), 8);
    let mut compared = 0;
    for scenario in scenarios {
        let mut play = Scenario::begin(scenario);
        let events = scenario["events"].as_array().unwrap();
        events.iter().for_each(|event| play.play(event));
        compared += events.iter().filter(|event| event.get("expected").is_some()).count();
        let begun = EMISSION.load(&play.world.deps.storage).unwrap().period;
        assert!(begun >= 10 && PERIODS.has(&play.world.deps.storage, 1));
        assert!(play.world.now() >= START + 10 * 24 * HOUR);
    }
    assert!(compared > 400, "{compared}");
}
