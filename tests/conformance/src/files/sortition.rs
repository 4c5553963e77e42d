//! Draws of seats by merit, and the averages after them.

use super::File;
use crate::Error;
use crate::compare::{Extra, leaves};
use crate::functions::score::order_of_seats;
use crate::report::{Record, Report};
use crate::tolerance::Tolerance;
use crate::tree::Tree;
use allora_protocol::score::{Candidate, Merit, MeritParams, Missed, ScoreError, Seats, Standard};
use allora_protocol::{Number, WorkerId};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[derive(Clone, Debug, Deserialize)]
struct Draw {
    epoch: u64,
    n_drawn: String,
    percentile: Number,
    alpha: Number,
    quality_cutoff: Value,
    quality_percentile: Value,
    participants: Vec<Participant>,
}

#[derive(Clone, Debug, Deserialize)]
struct Participant {
    id: u32,
    prev_ema: Number,
    prev_ema_rank: Value,
    active: bool,
    metric: Option<Number>,
    new_ema: Value,
}

/// Holds each draw against the seats, and each average against the merit.
pub fn check(file: &File, report: &mut Report) -> Result<(), Error> {
    for draw in file.part::<Vec<Draw>>("epochs")? {
        let mut record = Record { report, file: &file.name, name: format!("epoch {}", draw.epoch) };
        if let Err(error) = draw.check(&mut record) {
            record.failed("draw", "a result".to_owned(), error.to_string());
        }
    }
    Ok(())
}

impl Draw {
    fn check(&self, record: &mut Record<'_>) -> Result<(), ScoreError> {
        let params = MeritParams {
            alpha: self.alpha,
            quantile: self.percentile.div(Number::integer(100))?,
            ..MeritParams::default()
        };
        let candidate =
            |one: &Participant| Candidate { id: WorkerId(one.id), merit: Some(one.prev_ema), ticket: None };
        let candidates: Vec<_> = self.participants.iter().map(candidate).collect();
        let order = order_of_seats(&candidates);
        let seated = Seats::of_workers(self.n_drawn.parse().unwrap_or_default()).fill(&candidates);
        let ids: BTreeSet<WorkerId> = seated.iter().map(|candidate| candidate.id).collect();
        let hold = |record: &mut Record<'_>, quantity: &str, got: Tree, figure: &Value| {
            record.compared(quantity, leaves(&got, figure, &Tolerance::mixed(14, 12), Extra::Refused), None);
        };
        for one in &self.participants {
            let rank = order.iter().position(|id| *id == WorkerId(one.id));
            hold(record, "prev_ema_rank", rank.map_or(Tree::Nothing, Tree::from), &one.prev_ema_rank);
            hold(record, "active", ids.contains(&WorkerId(one.id)).into(), &json!(one.active));
        }
        let lowest = seated.iter().filter_map(|candidate| candidate.merit).min();
        hold(record, "quality_cutoff", lowest.into(), &self.quality_cutoff);
        let scores: Vec<Number> = self.participants.iter().filter_map(|one| one.metric).collect();
        let standard = Standard::of(&scores, &scores, &params)?;
        hold(
            record,
            "quality_percentile",
            standard.as_ref().map(|standard| standard.quantile).into(),
            &self.quality_percentile,
        );
        for one in &self.participants {
            let merit = Merit { average: Some(one.prev_ema), scored_epochs: u32::MAX };
            let after = match one.metric {
                Some(score) => merit.after_epoch(Some(score), standard.as_ref(), &params)?,
                None => {
                    merit.after_missing(Missed { passed_over: 1, absent: 0 }, standard.as_ref(), &params)?
                }
            };
            hold(record, "new_ema", after.average.into(), &one.new_ema);
        }
        Ok(())
    }
}
