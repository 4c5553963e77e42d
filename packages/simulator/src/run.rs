//! A run: epoch after epoch, what is due is settled, workers submit, the network closes.

use crate::cast::Cast;
use crate::engine::{Closed, Engine, Seats, Settled, Submissions, TopicPlan};
use crate::forecaster::{Lesson, View};
use crate::history::{About, Epoch, History, Turn};
use crate::judge;
use crate::money::MoneyPlan;
use crate::series::{Row, Series};
use crate::{Known, convert, stats};
use allora_protocol::loss::{LOG_LOSS_LIMIT, LossFunction};
use allora_protocol::{ById, EpochId, Number, ReputerId, WorkerId};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is played and how.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The series.
    pub series: Series,
    /// Epochs from an inference to the truth of its epoch; at least 1.
    pub lag: u64,
    /// At most so many epochs are played, the first after what the models are trained on.
    pub epochs: Option<usize>,
    /// The loss function.
    pub loss: LossFunction,
    /// Decides what happens by chance.
    pub seed: u64,
    /// Who pays what, through the contracts; `None`: nobody pays anything, and no epoch is paid.
    pub money: Option<MoneyPlan>,
}

/// Built-in models see a part of the series before the first epoch that is played, at most so many rows ..
const SCHOOL: usize = 120;
/// .. and at most one row in so many of the series.
const SCHOOL_PART: usize = 5;
/// A forecast has at most so many elements.
pub const MOST_ELEMENTS: u16 = 32;

impl Plan {
    /// The rows that are played. Those before them are known to the models from the start.
    pub fn played(&self) -> Range<usize> {
        let rows = self.series.rows.len();
        let school = if self.series.workers.is_empty() { SCHOOL.min(rows / SCHOOL_PART) } else { 0 };
        let epochs = self.epochs.unwrap_or(usize::MAX).min(rows - school);
        school..school + epochs
    }
}

/// Plays a plan with a cast on an engine. `tick` is called once per epoch.
pub fn play(
    plan: &Plan,
    cast: &mut Cast,
    engine: &mut dyn Engine,
    mut tick: impl FnMut(),
) -> Result<History> {
    ensure!(plan.lag > 0, "--lag is at least 1: the truth of an epoch is never known when it opens");
    let mut run = Run::new(plan, cast, engine);
    for (nth, at) in plan.played().enumerate() {
        run.settle_before(plan.series.rows[at].epoch)?;
        run.open(nth, at)?;
        tick();
    }
    run.settle_before(u64::MAX)?;
    let epochs = run.epochs;
    ensure!(
        !epochs.is_empty(),
        "nobody submitted an inference: the series is too short for the lag, or its workers were never there"
    );
    Ok(History {
        about: About::of(plan, engine.name()),
        inferers: cast.inferers.iter().map(|inferer| inferer.name.clone()).collect(),
        forecasters: cast.forecasters.iter().map(|(name, _)| name.clone()).collect(),
        reputers: cast.reputers.iter().map(|reputer| (reputer.name.into(), reputer.stake)).collect(),
        turns: turns(plan, cast),
        seats: TopicPlan::new(plan, cast)?.seats(),
        market: None,
        money: None,
        epochs,
    })
}

struct Run<'a> {
    plan: &'a Plan,
    cast: &'a mut Cast,
    engine: &'a mut dyn Engine,
    /// The whole series, oldest first; participants are handed the part that is known.
    truths: Vec<f64>,
    lessons: Vec<Lesson>,
    epochs: Vec<Epoch>,
    /// Row of each epoch played, and how many truths were known when it opened.
    rows: Vec<(usize, usize)>,
    settled: usize,
}

impl<'a> Run<'a> {
    fn new(plan: &'a Plan, cast: &'a mut Cast, engine: &'a mut dyn Engine) -> Self {
        let truths = plan.series.rows.iter().map(|row| convert::float(row.truth)).collect();
        let (lessons, epochs, rows) = (Vec::new(), Vec::new(), Vec::new());
        Self { plan, cast, engine, truths, lessons, epochs, rows, settled: 0 }
    }

    /// Settles, oldest first, the epochs whose truth is known when epoch `opening` opens.
    fn settle_before(&mut self, opening: u64) -> Result<()> {
        while let Some(epoch) = self.epochs.get(self.settled) {
            if epoch.epoch.saturating_add(self.plan.lag) > opening {
                break;
            }
            let (row, known) = self.rows[self.settled];
            let id = EpochId(epoch.epoch);
            let reports = self.reports(row);
            let settled = self.engine.settle(id, &reports).with_context(|| format!("settling epoch {id}"))?;
            let epoch = &mut self.epochs[self.settled];
            epoch.seats.reputers = reports.len();
            if let Settled::Scored(scores) = &settled {
                let losses = scores.losses.map(|_, loss| convert::float(*loss));
                let before = self.settled.checked_sub(1).map(|before| self.epochs[before].inferences.clone());
                self.lessons.push(Lesson { known, before: before.unwrap_or_default(), losses });
            }
            self.epochs[self.settled].settled = settled;
            self.settled += 1;
        }
        Ok(())
    }

    fn reports(&mut self, row: usize) -> ById<ReputerId, Number> {
        let truths = &self.truths[..=row];
        let deviation = stats::deviation(truths);
        let ids = self.cast.reputer_ids();
        let reports = ids.collect::<Vec<_>>().into_iter().zip(&mut self.cast.reputers);
        reports
            .filter_map(|(id, reputer)| Some((id, convert::number(reputer.report(truths, deviation)?)?)))
            .collect()
    }

    /// Opens an epoch, lets everybody submit, closes it. An epoch that nobody submits to does not exist.
    fn open(&mut self, nth: usize, at: usize) -> Result<()> {
        let row = &self.plan.series.rows[at];
        let known_rows = self.plan.series.rows[..at]
            .partition_point(|past| past.epoch.saturating_add(self.plan.lag) <= row.epoch);
        let truths = &self.truths[..known_rows];
        let known = Known { truths, ahead: at + 1 - known_rows, season: self.plan.series.season };
        let inferences = infer(self.cast, nth, &known, row);
        if inferences.is_empty() {
            return Ok(());
        }
        let nothing = ById::new();
        let before = self.epochs.last().map_or(&nothing, |epoch| &epoch.inferences);
        let view = View { known, before, lessons: &self.lessons };
        let forecasts = forecast(self.cast, &view);
        let silent = silent(self.cast);
        let submissions = Submissions { inferences, forecasts, silent };
        let id = EpochId(row.epoch);
        let closed = self.engine.close(id, &submissions).with_context(|| format!("closing epoch {id}"))?;
        self.epochs.push(record(row, &submissions, closed, &self.plan.loss)?);
        self.rows.push((at, known_rows));
        Ok(())
    }
}

fn infer(cast: &mut Cast, nth: usize, known: &Known<'_>, row: &Row) -> ById<WorkerId, Number> {
    let ids = cast.inferer_ids().collect::<Vec<_>>().into_iter();
    ids.zip(&mut cast.inferers)
        .filter_map(|(id, inferer)| Some((id, inferer.infer(nth, known, row)?)))
        .collect()
}

fn forecast(cast: &mut Cast, view: &View<'_>) -> ById<WorkerId, ById<WorkerId, Number>> {
    let ids = cast.forecaster_ids().collect::<Vec<_>>().into_iter();
    let forecasts = ids
        .zip(&mut cast.forecasters)
        .map(|(id, (_, forecaster))| (id, elements(&forecaster.forecast(view))));
    forecasts.filter(|(_, losses)| !losses.is_empty()).collect()
}

/// What a message may carry of a forecast: those expected to be best come first.
fn elements(losses: &ById<WorkerId, f64>) -> ById<WorkerId, Number> {
    let limit = convert::float(LOG_LOSS_LIMIT);
    let mut best: Vec<_> = losses.iter().map(|(id, loss)| (id, loss.clamp(-limit, limit))).collect();
    best.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    best.truncate(MOST_ELEMENTS.into());
    best.into_iter().filter_map(|(id, loss)| Some((id, convert::number(loss)?))).collect()
}

/// Who will not reveal what he commits.
fn silent(cast: &mut Cast) -> BTreeSet<WorkerId> {
    let ids = cast.inferer_ids().collect::<Vec<_>>().into_iter();
    ids.zip(&mut cast.inferers).filter_map(|(id, inferer)| inferer.forgets().then_some(id)).collect()
}

fn record(row: &Row, submissions: &Submissions, closed: Closed, loss: &LossFunction) -> Result<Epoch> {
    let revealed = submissions.revealed();
    let inferences = revealed.map(|_, inference| convert::float(*inference));
    let (mean, median) = judge::crowd(&revealed)?;
    Ok(Epoch {
        epoch: row.epoch,
        truth: convert::float(row.truth),
        network: convert::float(closed.network),
        naive: convert::float(closed.naive),
        mean: convert::float(mean),
        median: convert::float(median),
        losses: judge::losses(loss, row.truth, &revealed, &closed, (mean, median))?,
        interval: closed
            .interval
            .iter()
            .map(|(level, value)| (convert::float(*level), convert::float(*value)))
            .collect(),
        inferences,
        implied: closed.implied.map(|_, inference| convert::float(*inference)),
        weights: closed.weights.map(|_, weight| convert::float(*weight)),
        seats: Seats { reputers: 0, ..closed.seats },
        forfeits: closed.forfeits,
        settled: Settled::Unscored("its truth is not known yet".into()),
    })
}

fn turns(plan: &Plan, cast: &Cast) -> Vec<Turn> {
    let played = &plan.series.rows[plan.played()];
    let turns = cast.inferer_ids().zip(&cast.inferers);
    let turns = turns.filter_map(|(worker, inferer)| {
        let (nth, what) = inferer.turn()?;
        Some(Turn { worker, epoch: played.get(nth)?.epoch, what: what.into() })
    });
    turns.collect()
}

impl About {
    fn of(plan: &Plan, engine: &str) -> Self {
        Self {
            series: plan.series.title.clone(),
            unit: plan.series.unit.clone(),
            step: plan.series.step.clone(),
            axis: plan.series.axis.clone(),
            lag: plan.lag,
            rule: "regret".into(),
            loss: name(&plan.loss),
            engine: engine.into(),
            seed: plan.seed,
        }
    }
}

/// The name of a loss, with its parameter.
fn name(loss: &LossFunction) -> String {
    match loss {
        LossFunction::Squared => "squared".into(),
        LossFunction::Absolute => "absolute".into(),
        LossFunction::Huber { delta } => format!("huber:{delta}"),
        LossFunction::Pinball { quantile } => format!("pinball:{quantile}"),
        LossFunction::LogLoss => "log".into(),
        LossFunction::Brier => "brier".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Scores;
    use crate::series::parse;
    use allora_protocol::schedule::{Event, OpenEpochs, Schedule, Versions};

    /// Notes what is asked of it.
    #[derive(Default)]
    struct Notes(Vec<Event>);

    impl Engine for Notes {
        fn name(&self) -> &'static str {
            "notes"
        }

        fn close(&mut self, epoch: EpochId, submissions: &Submissions) -> Result<Closed> {
            self.0.push(Event::Close(epoch));
            let (network, naive) = judge::crowd(&submissions.inferences)?;
            let (implied, without, weights, forfeits) = (ById::new(), ById::new(), ById::new(), ById::new());
            let (interval, seats) = (Vec::new(), Seats::default());
            Ok(Closed { network, naive, interval, implied, without, weights, seats, forfeits })
        }

        fn settle(&mut self, epoch: EpochId, _: &ById<ReputerId, Number>) -> Result<Settled> {
            self.0.push(Event::Settle(epoch));
            Ok(Settled::Scored(Scores::default()))
        }
    }

    /// The events of a topic with these epochs, each with submissions, in the order of its timeline.
    fn timeline(epochs: &[u64], lag: u64) -> Vec<Event> {
        let (epoch_length, window) = (120, 60);
        let schedule = Schedule {
            epoch_length,
            worker_submission_window: window,
            reveal_window: 0,
            ground_truth_lag: lag * epoch_length - window,
            report_window: window,
            report_reveal_window: 0,
            dispute_window: 0,
        };
        schedule.validate(window, 86_400).unwrap();
        let versions = Versions::new(0, schedule).unwrap();
        let mut open = OpenEpochs::default();
        for epoch in epochs {
            open.join(EpochId(*epoch)).unwrap();
        }
        open.timeline(&versions).unwrap().into_iter().map(|due| due.event).collect()
    }

    #[test]
    fn events_come_in_the_order_of_the_timeline_of_a_topic_whose_reports_end_when_a_later_epoch_opens() {
        let epochs = [0, 1, 2, 3, 5, 6, 9, 10, 11, 30];
        let rows: String = epochs.iter().map(|epoch| format!("{epoch},1,2\n")).collect();
        let series = parse(format!("epoch,truth,ann\n{rows}").as_bytes(), "a.csv").unwrap();
        for lag in [1, 2, 3, 31] {
            let (epochs_played, loss) = (None, LossFunction::Squared);
            let plan =
                Plan { series: series.clone(), lag, epochs: epochs_played, loss, seed: 1, money: None };
            let mut cast = Cast::new(&series, epochs.len(), 1);
            let mut notes = Notes::default();
            play(&plan, &mut cast, &mut notes, || ()).unwrap();
            assert_eq!(notes.0, timeline(&epochs, lag), "lag {lag}");
        }
    }
}
