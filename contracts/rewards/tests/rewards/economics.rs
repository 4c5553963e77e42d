//! The example of docs/economics.md through the contract: who is paid what, to the unit.

use crate::world::{DAY, World, address, entry, order, split};
use allora_interfaces::rewards::{Payee, Settlement};
use allora_protocol::emission::MoneyParams;
use cosmwasm_std::Uint128;

const DOCUMENT: &str = include_str!("../../../../docs/economics.md");
const TOKEN: u128 = 1_000_000;
const RAIN: u64 = 1;
const WIND: u64 = 2;

/// The document's table says so many base units of this.
#[track_caller]
fn says(what: &str, amount: impl Into<u128>) {
    let amount = amount.into();
    let (tokens, units) = ((amount / TOKEN).to_string(), amount % TOKEN);
    let grouped = match tokens.len() {
        0..=3 => tokens,
        digits => format!("{},{}", &tokens[..digits - 3], &tokens[digits - 3..]),
    };
    let (begin, end) = (format!("| {what} | "), format!(" | {grouped}.{units:06} |"));
    let said = DOCUMENT.lines().any(|line| line.starts_with(&begin) && line.ends_with(&end));
    assert!(said, "docs/economics.md does not say {grouped}.{units:06} of {what}");
}

/// Two topics with an epoch a day; 5,000,000 tokens, as many more to be minted, a fifth of what there is locked.
fn world() -> World {
    let mut world = World::cw20();
    world.set_minter(Some(world.env.contract.address.to_string()), Some(10_000_000 * TOKEN));
    world.suite.0.borrow_mut().supply = 5_000_000 * TOKEN;
    world.suite.set_params(MoneyParams {
        validators: Some(address("validators").into()),
        locked: Uint128::new(1_000_000 * TOKEN),
        ..MoneyParams::default()
    });
    for (topic, stake) in [(RAIN, 400_000), (WIND, 100_000)] {
        world.suite.add_topic(topic, DAY);
        world.suite.set_stake(topic, stake * TOKEN);
    }
    world.suite.add_reputer(RAIN, 0, "rob", 300_000 * TOKEN);
    world.suite.add_reputer(RAIN, 1, "rita", 100_000 * TOKEN);
    world.suite.set_owner(RAIN, 0, "ann");
    world.suite.set_owner(RAIN, 2, "cleo");
    world
}

/// Epoch 2 of *rain*, which opens with day 2, for day 1.
fn epoch() -> Settlement {
    Settlement {
        shares: split([50, 10, 40]),
        entries: vec![
            entry(Payee::Inferer, 0, 30),
            entry(Payee::Inferer, 1, 70),
            entry(Payee::Forecaster, 2, 60),
            entry(Payee::Forecaster, 3, 40),
            entry(Payee::Reputer, 0, 75),
            entry(Payee::Reputer, 1, 25),
        ],
        ..order(RAIN, 2, None, (DAY, 2 * DAY))
    }
}

#[test]
fn the_contract_pays_what_the_document_s_example_says() {
    let mut world = world();
    world.fund("patron", RAIN, 7_000 * TOKEN).unwrap();
    world.fund("patron", WIND, 7_000 * TOKEN).unwrap();
    let rain = world.funding(RAIN);
    says("*rain*'s pot", rain.pot + rain.inflows.iter().map(|inflow| inflow.amount).sum::<Uint128>());
    says("treasury", world.ledger("treasury"));
    says("weight of *rain*", rain.weights.last().unwrap().weight);
    says("weight of *wind*", world.funding(WIND).weights.last().unwrap().weight);

    world.at(DAY).roll().unwrap();
    let overview = world.overview();
    says("the month", overview.month.unwrap().emission);
    says("the day", overview.per_period);
    says("validators", world.credit("validators"));
    says("all topics", overview.emission);
    says("treasury", overview.treasury);

    world.at(3 * DAY).settle(epoch()).unwrap();
    let paid = world.settlement(RAIN, 2).unwrap();
    says("the epoch: emission", paid.emission);
    says("the epoch: own funding", paid.own);
    says("keeper", paid.advance_fee);
    says("reward", paid.reward);
    says("Rob's pool", world.staked[0].1[0].1);
    for (name, what, worker) in [("ann", "Ann, an inferer", 0), ("cleo", "Cleo, a forecaster", 2)] {
        world.claim(name, &[(RAIN, worker)]).unwrap();
        let (to, amount) = world.paid.last().unwrap();
        assert_eq!(to, address(name).as_str());
        says(what, *amount);
    }
}
