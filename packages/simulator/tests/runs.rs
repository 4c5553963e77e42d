//! Whole runs: what must hold for every series, and what the shipped one shows.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use allora_protocol::loss::LossFunction;
use allora_protocol::{ById, EpochId, Number, ReputerId};
use allora_replay::replay;
use allora_simulator::cast::Cast;
use allora_simulator::cli::{Cli, Command};
use allora_simulator::economy::{part, units};
use allora_simulator::engine::{Closed, Contracts, Engine, Native, Settled, Submissions};
use allora_simulator::history::{Epoch, History};
use allora_simulator::money::{Money, MoneyPlan};
use allora_simulator::report;
use allora_simulator::run::{Plan, play};
use allora_simulator::series::{Series, parse, shipped};
use allora_simulator::summary::Summary;
use allora_simulator::table;
use clap::Parser;
use cosmwasm_std::{Decimal, Uint128};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

fn plan(series: Series) -> Plan {
    Plan { series, lag: 1, epochs: None, loss: LossFunction::Squared, seed: 1, money: None }
}

fn run(plan: &Plan) -> History {
    let mut cast = Cast::new(&plan.series, plan.played().len(), plan.seed);
    let mut engine = Native::new(plan, &cast).unwrap();
    play(plan, &mut cast, &mut engine, || ()).unwrap()
}

fn json(plan: &Plan) -> serde_json::Value {
    let history = run(plan);
    report::json(&history, &Summary::of(&history).unwrap())
}

fn csv(text: &str) -> Series {
    parse(text.as_bytes(), "test.csv").unwrap()
}

/// A walk through `truths`, with a season when there is one.
fn walk(truths: &[i32], season: Option<usize>) -> Series {
    let rows: String = truths.iter().enumerate().map(|(epoch, truth)| format!("{epoch},{truth}\n")).collect();
    Series { season, ..csv(&format!("epoch,truth\n{rows}")) }
}

/// What was said in an epoch, before its truth was known.
fn said(epoch: &Epoch) -> impl PartialEq + std::fmt::Debug {
    let Epoch { network, naive, inferences, implied, weights, .. } = epoch.clone();
    (network, naive, inferences, implied, weights)
}

static SHIPPED: LazyLock<History> = LazyLock::new(|| run(&plan(shipped().unwrap())));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nobody_sees_the_future(
        truths in prop::collection::vec(-50_i32..50, 70),
        others in prop::collection::vec(-50_i32..50, 70),
        known in 20_usize..60,
        lag in 1_u64..5,
        season in prop::option::of(4_usize..6),
    ) {
        let mut changed = truths.clone();
        changed[known..].copy_from_slice(&others[known..]);
        let [one, other] = [&truths, &changed].map(|truths| run(&Plan { lag, ..plan(walk(truths, season)) }));
        // The first truth that differs, of epoch `known`, is known from epoch `known + lag` on.
        for (one, other) in one.epochs.iter().zip(&other.epochs).filter(|(one, _)| one.epoch < known as u64 + lag) {
            prop_assert_eq!(said(one), said(other), "epoch {}", one.epoch);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_another_run() {
    let plan = Plan { epochs: Some(60), ..plan(shipped().unwrap()) };
    assert_eq!(json(&plan).to_string(), json(&plan).to_string());
    assert_ne!(json(&plan)["epochs"], json(&Plan { seed: 2, ..plan.clone() })["epochs"]);
}

#[test]
fn the_json_says_what_the_readme_promises() {
    let json = json(&Plan { epochs: Some(40), ..plan(shipped().unwrap()) });
    for field in ["series", "unit", "step", "lag", "rule", "loss", "seed"] {
        assert!(!json["about"][field].is_null(), "about.{field}");
    }
    let epochs = json["epochs"].as_array().unwrap();
    assert_eq!((epochs.len(), &epochs[0]["epoch"]), (40, &120.into()));
    for epoch in epochs {
        for field in ["truth", "network", "naive", "mean", "median"] {
            assert!(epoch[field].is_number(), "epochs[].{field}");
        }
        assert!(epoch["interval"].is_array() && epoch["forfeits"].is_object());
        assert!(epoch["seats"]["inferers"].as_u64() > Some(5));
        let weights = epoch["weights"].as_object().unwrap();
        assert!((weights.values().map(|weight| weight.as_f64().unwrap()).sum::<f64>() - 1.0).abs() < 1e-9);
    }
    for who in ["network", "naive", "mean", "median"] {
        for field in ["epochs", "rmse", "log10_loss", "behind_network"] {
            assert!(json["summary"][who][field].is_number(), "summary.{who}.{field}");
        }
    }
    let levels = json["epochs"][30]["interval"].as_array().unwrap();
    assert!(levels.len() == 5 && levels[2][0] == 50.0, "{levels:?}");
    let ridge = &json["summary"]["workers"]["ridge"];
    for field in
        ["epochs", "rmse", "log10_loss", "final_weight", "marginal", "mean_score", "reward", "forfeited"]
    {
        assert!(ridge[field].is_number(), "summary.workers.ridge.{field}: {ridge}");
    }
    assert!(json["summary"]["forecasters"]["crowd"].is_object());
    assert!(json["summary"]["reputers"]["rumour"]["mean_score"].is_number());
}

/// Asks both engines, and holds their answers against each other.
struct Both(Native, Contracts);

impl Engine for Both {
    fn name(&self) -> &'static str {
        "both"
    }

    fn close(&mut self, epoch: EpochId, submissions: &Submissions) -> anyhow::Result<Closed> {
        let (native, contracts) = (self.0.close(epoch, submissions)?, self.1.close(epoch, submissions)?);
        assert_eq!(native, contracts, "the close of epoch {epoch}");
        Ok(contracts)
    }

    fn settle(&mut self, epoch: EpochId, reports: &ById<ReputerId, Number>) -> anyhow::Result<Settled> {
        let (native, contracts) = (self.0.settle(epoch, reports)?, self.1.settle(epoch, reports)?);
        assert_eq!(native, contracts, "the settlement of epoch {epoch}");
        Ok(contracts)
    }
}

/// Plays a plan on both engines; what happened, and the contracts.
fn run_both(plan: &Plan) -> (History, Contracts) {
    let mut cast = Cast::new(&plan.series, plan.played().len(), plan.seed);
    let mut both = Both(Native::new(plan, &cast).unwrap(), Contracts::new(plan, &cast).unwrap());
    let history = play(plan, &mut cast, &mut both, || ()).unwrap();
    (history, both.1)
}

#[test]
fn the_contracts_and_the_protocol_alone_give_the_same_numbers_bit_for_bit_and_the_record_replays() {
    let plan = Plan { epochs: Some(90), ..plan(shipped().unwrap()) };
    let (history, contracts) = run_both(&plan);
    assert!(history.epochs.iter().any(|epoch| !epoch.forfeits.is_empty()), "nobody forgot to reveal");
    assert!(contracts.market().lent > 60, "{:?}", contracts.market());
    assert_eq!(contracts.market().refused["too_few_scored"], 10);

    let mut export = contracts.export();
    let audit = replay(&export).unwrap();
    assert!(audit.agrees() && audit.epochs.len() == 90, "{:?}", audit.differing().next());
    let newest = export.results.get_mut(EpochId(209)).unwrap();
    newest.forfeited += Uint128::one();
    let audit = replay(&export).unwrap();
    let found: Vec<String> = audit.differing().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("epoch 209: result.forfeited: claimed"), "{found:?}");
}

#[test]
fn gaps_absences_and_a_long_lag_are_the_same_through_the_contracts() {
    let rows: String = (0..70)
        .filter(|epoch| epoch % 7 != 3)
        .map(|epoch: i32| {
            let cell = |worker: i32| match (epoch + worker) % (5 + worker) {
                0 => String::new(),
                off => format!("{}.{off}", epoch % 13),
            };
            format!("{},{}.5,{},{},{}\n", 40 + 2 * epoch, epoch % 13, cell(0), cell(1), cell(2))
        })
        .collect();
    for lag in [1, 4, 31] {
        let plan = Plan { lag, ..plan(csv(&format!("epoch,truth,ann,bob,memory\n{rows}"))) };
        let (history, contracts) = run_both(&plan);
        let audit = replay(&contracts.export()).unwrap();
        assert!(audit.agrees(), "lag {lag}: {:?}", audit.differing().next());
        assert_eq!(audit.epochs.len(), history.epochs.len());
    }
}

fn money() -> MoneyPlan {
    MoneyPlan {
        payment: units(60),
        every: 30,
        endowment: units(50),
        delegated: Decimal::percent(50),
        commission: Decimal::percent(10),
    }
}

/// Plays a plan through the contracts; what happened, and to the money, of which every unit is accounted for.
fn run_paid(plan: &Plan) -> (History, Money) {
    let mut cast = Cast::new(&plan.series, plan.played().len(), plan.seed);
    let mut contracts = Contracts::new(plan, &cast).unwrap();
    let mut history = play(plan, &mut cast, &mut contracts, || ()).unwrap();
    let money = contracts.end().unwrap().unwrap();
    history.money = Some(money.clone());
    (history, money)
}

#[test]
fn a_topic_that_is_paid_for_pays_everybody_and_every_unit_is_accounted_for() {
    let plan = Plan { epochs: Some(65), money: Some(money()), ..plan(shipped().unwrap()) };
    let (history, money) = run_paid(&plan);
    let flows = money.flows;
    // He pays in the first epoch, the 31st and the 61st; 80 % is the topic's.
    assert_eq!((flows.patron, flows.direct), (units(180), units(144)));
    assert_eq!((flows.endowment, flows.creation_fee), (units(50), units(5)));
    let forfeited: u128 = history.epochs.iter().flat_map(|epoch| epoch.forfeits.values()).sum();
    assert!(forfeited > 0 && flows.forfeits.u128() == forfeited);
    // The treasury has less than the emission of two months, the rest is minted.
    assert!(flows.spent > units(80) && flows.minted > units(20) && flows.treasury < units(12), "{flows:?}");
    assert_eq!(flows.direct, flows.own + flows.funding);
    assert_eq!(flows.keeper, money.epochs.iter().map(|paid| fee(paid.emission + paid.own)).sum::<Uint128>());
    // The first pays nobody, because nothing was learned before it. The second is paid for a day that had no emission yet,
    // a seventh of the patron's 48 tokens.
    let paid: Vec<_> =
        money.epochs.iter().map(|paid| (paid.epoch, paid.emission.u128(), paid.own.u128())).collect();
    assert_eq!(paid[0], (121, 0, 6_857_142));
    assert!(paid.len() == 64 && paid[1..].iter().all(|(_, emission, _)| *emission > 1_500_000), "{paid:?}");

    let summary = Summary::of(&history).unwrap();
    let parts = summary.inferers.iter().chain(&summary.forecasters).map(|worker| worker.reward);
    let parts = parts.chain(summary.reputers.iter().map(|reputer| reputer.reward));
    assert!((parts.sum::<f64>() - 1.0).abs() < 1e-9);
    let rates = money.pools.values().map(|pool| pool.delegators_yield(money.days).unwrap());
    let rates: Vec<f64> = rates.collect();
    // The careless one is the last.
    assert!(rates[..4].iter().all(|rate| *rate > 2.0 * rates[4] && rates[4] >= 0.0), "{rates:?}");
    for pool in money.pools.values() {
        // Half as much stake as his own, less a tenth for him: 0.45 of 1.5.
        let theirs = part(pool.delegators_gain(), pool.rewards);
        assert!((theirs - 0.3).abs() < 0.001, "{pool:?}");
    }
}

/// 0.5 %, rounded down.
fn fee(drawn: Uint128) -> Uint128 {
    drawn.multiply_ratio(5u128, 1_000u128)
}

#[test]
fn long_gaps_a_long_lag_and_numbers_that_are_dates_are_paid_for_too() {
    let months = (2019..2024).flat_map(|year| [1, 4, 8, 12].map(|month| 100 * year + month));
    for (epochs, lag) in [((0..60).chain(300..330).collect::<Vec<_>>(), 31), (months.collect(), 1)] {
        let rows: String = epochs.iter().map(|epoch| format!("{epoch},{},1,2\n", epoch % 3)).collect();
        let series = csv(&format!("epoch,truth,ann,bob\n{rows}"));
        let (history, money) = run_paid(&Plan { lag, money: Some(money()), ..plan(series) });
        // The first `lag` close before anything is learned, and pay nobody.
        assert_eq!(history.epochs.len(), epochs.len());
        assert_eq!(money.epochs.len(), epochs.len() - lag as usize);
        assert!(money.flows.rewards().unwrap() > units(20), "{:?}", money.flows);
    }
}

/// The fenced block of a document that has this in it.
fn block<'a>(document: &'a str, with: &str) -> &'a str {
    document.split("```").skip(1).step_by(2).find(|block| block.contains(with)).unwrap()
}

/// A line without what one float more or less can change: amounts to the unit, and blanks.
fn rough(line: &str) -> String {
    let word = |word: &str| match word.split_once('.') {
        Some((whole, decimals)) if decimals.len() >= 6 => format!("{whole}.{}", &decimals[..2]),
        _ => word.to_owned(),
    };
    line.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_readmes_show_the_default_run() {
    let options = Cli::parse_from(["allora-simulator", "run"]);
    let Command::Run(options) = options.command else { panic!("{options:?}") };
    let plan = Plan { money: options.money.plan(), ..plan(shipped().unwrap()) };
    let (mut history, _) = run_paid(&plan);
    history.market = None;
    let rendered = table::render(&history, &Summary::of(&history).unwrap()).unwrap();
    let rendered: BTreeSet<String> = rendered.lines().map(rough).collect();
    let documents = [include_str!("../README.md"), include_str!("../../../README.md")];
    for shown in
        documents.into_iter().flat_map(|document| ["RMSE", "every token"].map(|with| block(document, with)))
    {
        let lines =
            shown.lines().map(rough).filter(|line| !line.is_empty() && !line.starts_with("A lending market"));
        for line in lines {
            assert!(rendered.contains(&line), "a README shows what the default run does not: {line}");
        }
    }
}

#[test]
fn nobody_pays_nobody_earns() {
    let plan = Plan { epochs: Some(5), ..plan(shipped().unwrap()) };
    let (_, mut contracts) = run_both(&plan);
    assert!(contracts.end().unwrap().is_none());
}

#[test]
fn epochs_beyond_the_chains_clock_are_refused_with_what_to_do() {
    let plan = plan(csv("epoch,truth,ann\n1700000000,1,1\n"));
    let cast = Cast::new(&plan.series, 1, 1);
    let error = Contracts::new(&plan, &cast).err().unwrap().to_string();
    assert!(error.contains("beyond the embedded chain's clock"), "{error}");
}

#[test]
fn inferences_that_come_with_a_series_are_played_as_they_are() {
    let history = run(&plan(csv("epoch,truth,ann,bob\n10,1,1.5,\n11,2,,\n12,2,2.5,1\n14,3,2,3\n")));
    let said = |at: usize| history.epochs[at].inferences.values().copied().collect::<Vec<_>>();
    // Nobody submitted to epoch 11: it does not exist.
    assert_eq!(history.epochs.iter().map(|epoch| epoch.epoch).collect::<Vec<_>>(), [10, 12, 14]);
    assert_eq!((said(0), said(1), said(2)), (vec![1.5], vec![2.5, 1.0], vec![2.0, 3.0]));
    assert_eq!(history.inferers, ["ann", "bob"]);
}

#[test]
fn a_series_that_never_moves_breaks_nothing() {
    let history = run(&plan(walk(&[7; 60], None)));
    assert!(history.epochs.iter().all(|epoch| (epoch.network - 7.0).abs() < 1e-6));
}

#[test]
fn on_the_shipped_series_the_network_beats_mean_and_median_and_every_steady_worker() {
    let summary = Summary::of(&SHIPPED).unwrap();
    assert_eq!((summary.epochs, summary.scored), (612, 612));
    assert!(summary.network.rmse < 0.65 * summary.mean.rmse, "{summary:?}");
    assert!(summary.network.rmse < 0.95 * summary.median.rmse, "{summary:?}");
    assert!(summary.best().unwrap().skill.as_ref().unwrap().behind_network > Some(0.0), "{summary:?}");
}

#[test]
fn the_careless_reputer_has_the_lowest_score_and_less_than_his_share() {
    let summary = Summary::of(&SHIPPED).unwrap();
    let (careless, careful) = summary.reputers.split_last().unwrap();
    assert!(careful.iter().all(|reputer| reputer.mean_score > careless.mean_score));
    let share = |reputer: &allora_simulator::summary::Reputer| reputer.reward / reputer.stake;
    assert!(careful.iter().all(|reputer| share(reputer) > share(careless)));
}

#[test]
fn who_gets_stuck_loses_his_weight_and_who_joins_gains_some() {
    let weight = |name: &str, at: usize| {
        let id = SHIPPED.worker_ids().find(|id| SHIPPED.worker(*id) == name).unwrap();
        let epochs = &SHIPPED.epochs[at..at + 50];
        epochs.iter().map(|epoch| epoch.weights.get(id).copied().unwrap_or(0.0)).sum::<f64>() / 50.0
    };
    assert!(weight("ridge", 250) > 0.1 && weight("ridge", 400) < 0.02);
    assert!(weight("forest", 100) == 0.0 && weight("forest", 250) > 0.05);
}
