//! Years of the network's money: what must hold for each of them, and what the default one shows.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use allora_simulator::columns::share as share_of;
use allora_simulator::economy::year::{Topic, Year, growth};
use allora_simulator::economy::{Plan, Token, play, table, units};
use allora_simulator::plot;
use cosmwasm_std::{Decimal, Uint128};
use std::sync::LazyLock;

static DEFAULT: LazyLock<Year> = LazyLock::new(|| played(&Plan::default()));

/// A year whose every day is conserved; else playing it is an error.
fn played(plan: &Plan) -> Year {
    play(plan, || ()).unwrap()
}

fn topic<'a>(year: &'a Year, name: &str) -> &'a Topic {
    year.topics.iter().find(|topic| topic.name == name).unwrap()
}

/// The share of a topic in what a day is worth.
fn share(year: &Year, name: &str, day: usize) -> f64 {
    let nth = year.topics.iter().position(|topic| topic.name == name).unwrap();
    let worth = &year.daily[day].emission;
    worth[nth] / worth.iter().sum::<f64>()
}

#[test]
fn every_unit_is_accounted_for_whatever_is_played() {
    let half = Some(Decimal::percent(50));
    for (topics, days, seed, token, part) in [
        (1, 40, 2, Token::Capped, None),
        (1, 1, 1, Token::Native, None),
        (4, 200, 3, Token::Native, half),
        (6, 200, 4, Token::Capped, half),
        (14, 90, 5, Token::Capped, Some(Decimal::zero())),
        (9, 90, 6, Token::Native, Some(Decimal::one())),
    ] {
        let default = Plan::default();
        let plan = Plan {
            topics,
            days,
            seed,
            token,
            direct_share: part.unwrap_or(default.direct_share),
            max_topic_share: part.unwrap_or(default.max_topic_share),
            validators_share: part.unwrap_or(default.validators_share),
        };
        let year = played(&plan);
        assert_eq!((year.topics.len(), year.daily.len() as u64), (topics, days));
        assert_eq!(year.supply[1], year.supply[0] + year.treasury.minted);
    }
}

#[test]
fn the_same_seed_gives_the_same_year_and_another_seed_another() {
    let plan = Plan { days: 60, ..Plan::default() };
    let json = |plan: &Plan| serde_json::to_string(&played(plan)).unwrap();
    assert_eq!(json(&plan), json(&plan));
    assert_ne!(json(&plan), json(&Plan { seed: 2, ..plan.clone() }));
}

#[test]
fn a_topic_that_nobody_vouches_for_pays_out_what_its_patrons_paid_and_nothing_else() {
    let closed = topic(&DEFAULT, "closed");
    assert!(closed.patrons > units(1_000_000) && closed.emission.is_zero());
    assert_eq!(closed.direct, closed.own + closed.pot);
    assert!(closed.participants().unwrap() < closed.own);
}

#[test]
fn a_topic_without_a_funder_fades_and_a_new_one_comes_up() {
    let (_, lost) = topic(&DEFAULT, "wheat").turn.clone().unwrap();
    let (lost, end) = (lost as usize, DEFAULT.daily.len() - 1);
    assert!(share(&DEFAULT, "wheat", lost) > 0.15 && share(&DEFAULT, "wheat", end) < 0.001);
    let (_, opened) = topic(&DEFAULT, "flood").turn.clone().unwrap();
    let opened = opened as usize;
    assert_eq!(share(&DEFAULT, "flood", opened), 0.0);
    assert!(share(&DEFAULT, "flood", end) > 0.15);
    // A topic that opens is found by delegators, and its yield comes down to the others'.
    let flood = DEFAULT.topics.iter().position(|topic| topic.name == "flood").unwrap();
    let yields = |day: usize| DEFAULT.daily[day].yields[flood].unwrap();
    assert!(yields(opened + 60) > 1.5 * yields(end));
}

#[test]
fn what_the_treasury_lacks_is_minted_and_a_coin_is_never_minted() {
    let Year { treasury, months, .. } = &*DEFAULT;
    assert!(treasury.spent > units(10_000_000) && !treasury.minted.is_zero());
    for month in months {
        assert!(month.from_treasury <= month.emission && month.per_staked > 0.0);
    }
    let coin = played(&Plan { token: Token::Native, ..Plan::default() });
    assert!(coin.treasury.minted.is_zero() && coin.cap.is_none());
    assert_eq!(coin.supply[0], coin.supply[1]);
    assert!(coin.treasury.spent > units(30_000_000));
}

#[test]
fn a_cap_on_topics_returns_what_it_withholds() {
    let plan = Plan { max_topic_share: Decimal::percent(25), ..Plan::default() };
    let capped = played(&plan);
    let largest = |year: &Year| year.concentration.rewards_by_topic.largest;
    assert!(largest(&capped) < largest(&DEFAULT));
    assert!(capped.treasury.returned > DEFAULT.treasury.returned);
    for day in 0..capped.daily.len() {
        let worth = &capped.daily[day].emission;
        let highest = worth.iter().copied().fold(0.0, f64::max);
        // A quarter of a whole month's n-th part, without the validators' quarter.
        let months = &capped.months[day / 30];
        let period = months.emission.u128() as f64 / 1e6 / months.periods as f64;
        assert!(highest <= 0.25 * 0.75 * period + 1e-6, "day {day}: {highest} of {period}");
    }
}

#[test]
fn the_roles_share_everything_that_was_paid() {
    let year = &*DEFAULT;
    let drawn: Uint128 = year.topics.iter().map(|topic| topic.emission + topic.own).sum();
    let paid = year.roles.total().unwrap() + year.roles.topics.remainders;
    assert_eq!(paid, drawn + year.roles.validators);
    let fee: Uint128 = year.topics.iter().map(|topic| topic.paid.keepers).sum();
    assert!(fee <= drawn.multiply_ratio(5u128, 1_000u128));
}

#[test]
fn the_document_shows_the_default_year() {
    let rendered = table::render(&DEFAULT).unwrap();
    let document = include_str!("../../../docs/economics.md");
    for block in rendered.split("\n\n").filter(|block| !block.starts_with("amounts: ")) {
        assert!(document.contains(block), "docs/economics.md lacks\n{block}");
    }
    let grew = share_of(growth(DEFAULT.circulating, DEFAULT.days));
    let earned = share_of(DEFAULT.delegators_yield.unwrap());
    let sentence = format!("What circulates grew by {grew}; a delegated token by {earned},");
    assert!(document.contains(&sentence), "docs/economics.md lacks: {sentence}");
}

/// `cargo run --release -p allora-simulator -- economy --plot docs/images/economy.svg`
#[test]
fn the_picture_in_the_document_is_of_the_default_year() {
    let stored = include_str!("../../../docs/images/economy.svg");
    let drawn = plot::economy(&DEFAULT).unwrap();
    assert!(drawn == stored, "docs/images/economy.svg is of another year: draw it again as its comment says");
}
