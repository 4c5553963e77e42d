//! A run as JSON, for other people's analysis.

use crate::economy::tokens;
use crate::history::{About, Epoch, History};
use crate::money::{Money, PaidEpoch};
use crate::summary::{Reputer, Skill, Summary, Worker, marginal};
use allora_protocol::{ById, ReputerId, WorkerId};
use cosmwasm_std::Uint128;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The JSON of a run; see the README of this crate for its fields. Numbers are doubles.
pub fn json(history: &History, summary: &Summary) -> Value {
    #[derive(Serialize)]
    struct Document<'a> {
        about: &'a About,
        summary: Value,
        money: Option<Value>,
        epochs: Vec<Value>,
    }
    let epochs = history.epochs.iter().map(|epoch| row(history, epoch)).collect();
    let money = history.money.as_ref().map(|money| sums(history, money));
    json!(Document { about: &history.about, summary: totals(history, summary), money, epochs })
}

/// Of every epoch that was paid, and of all; amounts in base units.
fn sums(history: &History, money: &Money) -> Value {
    let epoch = |paid: &PaidEpoch| {
        let workers = paid.workers.iter().map(|(id, amount)| (history.worker(id), amount));
        let reputers = history.reputers.iter().zip((0..).map(ReputerId));
        let reputers = reputers.filter_map(|((name, _), id)| Some((name.as_str(), paid.reputers.get(id)?)));
        let named = |(name, amount): (&str, &Uint128)| (name.to_owned(), json!(amount));
        json!({
            "epoch": paid.epoch,
            "emission": paid.emission,
            "own": paid.own,
            "treasury": paid.treasury,
            "minted": paid.minted,
            "patron": paid.patron,
            "workers": workers.map(named).collect::<Map<_, _>>(),
            "reputers": reputers.map(named).collect::<Map<_, _>>(),
        })
    };
    let epochs: Vec<Value> = money.epochs.iter().map(epoch).collect();
    let delegators_yield = money.delegators_yield();
    json!({
        "plan": money.plan,
        "flows": money.flows,
        "days": money.days,
        "delegators_yield": delegators_yield,
        "epochs": epochs,
    })
}

fn row(history: &History, epoch: &Epoch) -> Value {
    json!({
        "epoch": epoch.epoch,
        "truth": epoch.truth,
        "network": epoch.network,
        "interval": epoch.interval,
        "naive": epoch.naive,
        "mean": epoch.mean,
        "median": epoch.median,
        "inferences": named(history, &epoch.inferences),
        "implied": named(history, &epoch.implied),
        "weights": named(history, &epoch.weights),
        "marginal": named(history, &epoch.losses.without.filter_map(|id, _| marginal(epoch, id))),
        "seats": epoch.seats,
        "forfeits": forfeits(history, epoch),
    })
}

/// In tokens.
fn forfeits(history: &History, epoch: &Epoch) -> Map<String, Value> {
    let forfeits = epoch.forfeits.iter();
    forfeits.map(|(id, amount)| (history.worker(id).into(), json!(tokens(Uint128::new(*amount))))).collect()
}

fn totals(history: &History, summary: &Summary) -> Value {
    let workers = |workers: &[Worker]| -> Map<String, Value> {
        workers.iter().map(|worker| (history.worker(worker.id).into(), json!(worker))).collect()
    };
    let skill = |skill: &Skill| json!(skill);
    let reputers = history.reputers.iter().zip(&summary.reputers);
    let reputers: Map<String, Value> =
        reputers.map(|((name, _), reputer): (_, &Reputer)| (name.clone(), json!(reputer))).collect();
    json!({
        "epochs": summary.epochs,
        "scored": summary.scored,
        "seats": history.seats,
        "market": history.market,
        "network": skill(&summary.network),
        "naive": skill(&summary.naive),
        "mean": skill(&summary.mean),
        "median": skill(&summary.median),
        "workers": workers(&summary.inferers),
        "forecasters": workers(&summary.forecasters),
        "reputers": reputers,
    })
}

fn named(history: &History, values: &ById<WorkerId, f64>) -> Map<String, Value> {
    values.iter().map(|(worker, value)| (history.worker(worker).into(), json!(value))).collect()
}
