//! The whole suite on an embedded chain: workers commit and reveal, reputers stake and report, a keeper advances, and
//! a lending market reads every inference. Where the plan has money, the topic is paid for and its epochs are paid.

use super::purse::{self, KEEPER, Purse};
use super::topic::{FORFEIT, MIN_TOPIC_STAKE, TOKEN, TopicPlan};
use super::{Closed, Engine, Market, Scores, Seats, Settled, Submissions, done, earned, record};
use crate::cast::Cast;
use crate::money;
use crate::run::Plan;
use allora_interfaces::synthesis::{EPOCHS, Entry, EpochTable, Failure, ForecastElement, Outcome, Scored};
use allora_protocol::truth::Report;
use allora_protocol::{ById, EpochId, Number, ReputerId, WorkerId};
use allora_replay::Export;
use allora_testing::{Money, Network, Receipt, TopicSpec};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;

/// Of so many epochs the table is kept: as many as a suite allows.
const KEEP_TABLES: u32 = 10_000;
/// What a worker locks, in base units.
const DEPOSIT: u128 = 10 * TOKEN;
/// More than so much of a token is never minted, in base units: twice what a bank of the embedded chain has.
const CAP: u128 = 2_000_000_000_000 * TOKEN;
/// The last instant of the embedded chain's clock, which counts nanoseconds in 64 bits, less a day.
const END_OF_TIME: u64 = u64::MAX / 1_000_000_000 - 86_400;

/// A topic of the suite.
pub struct Contracts {
    net: Network,
    market: Market,
    purse: Option<Purse>,
    workers: ById<WorkerId, String>,
    reputers: ById<ReputerId, String>,
}

impl Contracts {
    /// Deploys the suite, creates the topic of a plan, registers its cast with deposits and stakes.
    pub fn new(plan: &Plan, cast: &Cast) -> Result<Self> {
        let TopicPlan { topic, params } = TopicPlan::new(plan, cast)?;
        let mut spec = TopicSpec::default();
        (spec.0.topic, spec.0.params) = (topic, params);
        let mut suite = Network::with_topic().unaudited().reputers([]).suite(|params| {
            params.min_topic_stake = MIN_TOPIC_STAKE.into();
            params.reveal_forfeit = FORFEIT.into();
            params.registration_deposit = DEPOSIT.into();
            params.keep_tables = KEEP_TABLES;
        });
        if plan.money.is_some() {
            suite = suite.money(Money::NewCw20).cap(Some(CAP.into()));
        }
        let mut net = suite.topic(|_| spec).start();
        let last = plan.series.rows.last().map_or(0, |row| row.epoch);
        let ends = net.topic_record().versions.windows(EpochId(last.saturating_add(plan.lag)));
        ensure!(
            ends.is_ok_and(|windows| windows.settles < END_OF_TIME),
            "epoch {last} is beyond the embedded chain's clock: number the epochs from 0, or use --engine native"
        );
        let reputers = reputers(&mut net, plan, cast)?;
        let names = cast.inferers.iter().map(|inferer| &inferer.name);
        let names = names.chain(cast.forecasters.iter().map(|(name, _)| name));
        let mut workers = ById::new();
        for (name, at) in names.zip(0..) {
            // Names are anybody's text; accounts of the chain are made of plain ones.
            let account = format!("worker-{at}-{name}");
            done(net.register(&account)).with_context(|| format!("registering {name}"))?;
            workers.insert(net.find_worker(&account).context("a registered worker")?, account);
        }
        let market = Market::open(&mut net, &plan.series, cast);
        let purse = plan.money.as_ref().map(|money| Purse::new(&net, money, &reputers)).transpose()?;
        Ok(Self { net, market, purse, workers, reputers })
    }

    /// Ends the run: everybody claims. What happened to the money, where there was some.
    pub fn end(&mut self) -> Result<Option<money::Money>> {
        let Some(purse) = &self.purse else { return Ok(None) };
        purse.end(&mut self.net, &self.workers).context("accounting for the money")
    }

    /// What the market did.
    pub fn market(&self) -> &Market {
        &self.market
    }

    /// The public record of the topic.
    pub fn export(&self) -> Export {
        record::export(&self.net, MIN_TOPIC_STAKE)
    }

    /// Everybody commits; all but the silent reveal.
    fn submit(&mut self, epoch: EpochId, submissions: &Submissions) -> Result<()> {
        let windows = self.net.windows(epoch);
        self.net.go_to_at_least(windows.opens);
        purse::begin_periods(&mut self.net)?;
        if let Some(purse) = &mut self.purse {
            purse.open(&mut self.net, epoch)?;
        }
        let senders: BTreeSet<_> = submissions.inferences.ids().chain(submissions.forecasts.ids()).collect();
        for id in &senders {
            let name = self.workers.get(*id).context("a worker of the cast")?;
            done(self.net.commit(name, epoch, entry(*id, submissions)))?;
        }
        self.net.go_to_reveals(epoch);
        for id in senders.difference(&submissions.silent) {
            let name = self.workers.get(*id).context("a worker of the cast")?;
            done(self.net.reveal(name, epoch))?;
        }
        Ok(())
    }

    /// The keeper carries out the one event that is due.
    fn advance(&mut self) -> Result<Receipt> {
        let receipt = done(self.net.advance(KEEPER, 10))?;
        let events = receipt.event("advanced").number("events");
        ensure!(events == 1, "{events} events were due where the timeline has one");
        Ok(receipt)
    }

    /// What was forfeited; their owners fill up the deposits, the keeper brings it to the treasury.
    fn forfeits(&mut self, receipt: &Receipt) -> Result<ById<WorkerId, u128>> {
        let mut forfeits = ById::new();
        for event in receipt.events.iter().filter(|event| event.name == "forfeited") {
            let (id, amount) = (WorkerId(u32::try_from(event.number("worker_id"))?), event.number("amount"));
            let name = self.workers.get(id).context("a worker of the cast")?;
            done(self.net.top_up(name, id, amount))?;
            forfeits.insert(id, amount);
        }
        if self.purse.is_some() && !forfeits.is_empty() {
            done(self.net.sweep(KEEPER))?;
        }
        Ok(forfeits)
    }

    fn seats(&self, epoch: EpochId) -> Result<Seats> {
        let key = (self.net.topic.0, epoch.0);
        let taken = EPOCHS.may_load(&*self.net.synthesis_storage(), key)?.context("an epoch under way")?;
        Ok(Seats {
            inferers: taken.inferers.into(),
            forecasters: taken.forecasters.into(),
            reputers: taken.reputers.into(),
        })
    }
}

impl Engine for Contracts {
    fn name(&self) -> &'static str {
        "contracts"
    }

    fn close(&mut self, epoch: EpochId, submissions: &Submissions) -> Result<Closed> {
        self.submit(epoch, submissions)?;
        let seats = self.seats(epoch)?;
        self.net.go_to_close(epoch);
        let receipt = self.advance()?;
        let forfeits = self.forfeits(&receipt)?;
        let outcome = self.net.result(epoch).context("no result")?.outcome;
        ensure!(outcome == Outcome::Closed, "it failed: {outcome:?}");
        let prediction = self.net.prediction(epoch).context("no prediction")?;
        let closed = Closed::of(&prediction, seats, forfeits)?;
        self.market.visit(&mut self.net, closed.network)?;
        Ok(closed)
    }

    fn settle(&mut self, epoch: EpochId, reports: &ById<ReputerId, Number>) -> Result<Settled> {
        self.net.go_to_reports(epoch);
        for (id, value) in reports.iter() {
            let name = self.reputers.get(id).context("a reputer of the cast")?;
            done(self.net.report(name, epoch, Report::Value(vec![*value])))?;
        }
        self.net.go_to_settlement(epoch);
        purse::begin_periods(&mut self.net)?;
        self.advance()?;
        let scored = match self.net.result(epoch).context("no result")?.outcome {
            Outcome::Scored(scored) => scored,
            Outcome::Failed(Failure::NoQuorum(_)) => return Ok(Settled::Unscored("no_quorum".into())),
            Outcome::Failed(Failure::Refused(code)) => return Ok(Settled::Unscored(code)),
            _ => return Ok(Settled::Unscored("void".into())),
        };
        let table = self.net.table(epoch).context("no table")?;
        Ok(Settled::Scored(scores(&scored, &table)))
    }
}

/// Registers the reputers of a cast, with their commissions and stakes; their names.
fn reputers(net: &mut Network, plan: &Plan, cast: &Cast) -> Result<ById<ReputerId, String>> {
    for reputer in &cast.reputers {
        done(net.register_reputer(reputer.name))?;
        if let Some(money) = &plan.money {
            purse::set_commission(net, money, reputer.name)?;
        }
        done(net.stake(reputer.name, reputer.stake))?;
    }
    Ok(cast.reputers.iter().map(|reputer| (net.reputer_id(reputer.name), reputer.name.into())).collect())
}

fn entry(id: WorkerId, submissions: &Submissions) -> Entry {
    let element = |(inferer, log_loss): (WorkerId, &Number)| ForecastElement { inferer, log_loss: *log_loss };
    Entry::Plain {
        inference: submissions.inferences.get(id).map(|value| vec![*value]),
        forecast: submissions.forecasts.get(id).map(|losses| losses.iter().map(element).collect()),
    }
}

fn scores(scored: &Scored, table: &EpochTable) -> Scores {
    let EpochTable { inferers, forecasters, reputers } = table;
    let of_inferers = inferers.iter().filter_map(|row| Some((row.worker, row.score?)));
    let of_forecasters = forecasters.iter().filter_map(|row| Some((row.worker, row.score?)));
    let mut scores = Scores {
        losses: inferers.iter().filter_map(|row| Some((row.worker, row.loss?))).collect(),
        workers: of_inferers.chain(of_forecasters).collect(),
        reputers: reputers.iter().filter_map(|row| Some((row.reputer, row.score?))).collect(),
        ..Scores::default()
    };
    if let Some([to_inferers, to_forecasters, to_reputers]) = scored.shares {
        // Who has no score has no part.
        let has = |id: &WorkerId| scores.workers.contains(*id);
        let parts = inferers.iter().map(|row| (row.worker, row.fraction)).filter(|(id, _)| has(id));
        let inferers = earned(to_inferers, parts.collect());
        let parts = forecasters.iter().map(|row| (row.worker, row.fraction)).filter(|(id, _)| has(id));
        let forecasters = earned(to_forecasters, parts.collect());
        scores.worker_rewards = inferers.into_iter().chain(forecasters).collect();
        let parts = reputers.iter().filter(|row| row.score.is_some());
        scores.reputer_rewards = earned(to_reputers, parts.map(|row| (row.reputer, row.fraction)).collect());
    }
    scores
}
