//! A run as JSON, for other people's analysis.

use crate::engine::TOKEN;
use crate::history::{About, Epoch, History};
use crate::summary::{Reputer, Skill, Summary, Worker};
use allora_protocol::{ById, WorkerId};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The JSON of a run; see the README of this crate for its fields. Numbers are doubles.
pub fn json(history: &History, summary: &Summary) -> Value {
    #[derive(Serialize)]
    struct Document<'a> {
        about: &'a About,
        summary: Value,
        epochs: Vec<Value>,
    }
    let epochs = history.epochs.iter().map(|epoch| row(history, epoch)).collect();
    json!(Document { about: &history.about, summary: totals(history, summary), epochs })
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
        "seats": epoch.seats,
        "forfeits": forfeits(history, epoch),
    })
}

/// In tokens.
fn forfeits(history: &History, epoch: &Epoch) -> Map<String, Value> {
    let forfeits = epoch.forfeits.iter();
    forfeits.map(|(id, amount)| (history.worker(id).into(), json!(*amount as f64 / TOKEN as f64))).collect()
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
