//! What a run comes to: for everyone RMSE, mean log10 loss, final weight, marginal value, and what he earned.

use crate::economy::{self, tokens};
use crate::engine::{Scores, Seats, Settled};
use crate::history::{Epoch, History};
use crate::money::{Money, PoolMoney};
use crate::stats;
use allora_protocol::{Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;
use serde::Serialize;

/// The whole that rewards are parts of.
const WHOLE: f64 = 1e36;

/// How well somebody predicted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Skill {
    /// Epochs that he predicted.
    pub epochs: usize,
    /// Root of the mean squared error, in the unit of the series.
    pub rmse: f64,
    /// Mean of the log10 losses.
    pub log10_loss: f64,
    /// His RMSE over that of the network in the same epochs, less 1: positive when he is worse; `None` where the
    /// network made no error.
    pub behind_network: Option<f64>,
}

/// A worker in a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worker {
    /// Who.
    #[serde(skip)]
    pub id: WorkerId,
    /// How well he predicted; `None` when he never did.
    #[serde(flatten)]
    pub skill: Option<Skill>,
    /// His weight in the last epoch.
    pub final_weight: f64,
    /// His marginal value: the mean, over the epochs that he was in, of how much greater log10 of the network's loss would
    /// have been without him, against the truth of the series.
    pub marginal: Option<f64>,
    /// The mean of his scores, which are the network's own measure of that.
    pub mean_score: Option<f64>,
    /// His part of all rewards; without money, of rewards that are the same in every epoch.
    pub reward: f64,
    /// What he earned and claimed, in tokens; `None` without money.
    pub earned: Option<f64>,
    /// What he lost because he did not reveal, in tokens.
    pub forfeited: f64,
}

/// A reputer in a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reputer {
    /// What he has at stake, in tokens.
    pub stake: f64,
    /// His part of all that is at stake.
    pub stake_part: f64,
    /// Epochs that he was scored in.
    pub epochs: usize,
    /// The mean of his scores.
    pub mean_score: Option<f64>,
    /// His pool's part of all rewards; without money, of rewards that are the same in every epoch.
    pub reward: f64,
    /// What came of the money in his pool; `None` without money.
    #[serde(flatten)]
    pub pool: Option<PoolSummary>,
}

/// The money in a reputer's pool, in tokens.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PoolSummary {
    /// What others delegated to him at the begin.
    pub delegated: f64,
    /// What epochs paid into the pool,
    pub earned: f64,
    /// what of it became his own, with his commission,
    pub own_gain: f64,
    /// and his delegators'.
    pub delegators_gain: f64,
    /// What delegating to him yielded, a year; `None` where nobody did.
    pub delegators_yield: Option<f64>,
}

/// What a run comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Epochs played.
    pub epochs: usize,
    /// Epochs that were scored.
    pub scored: usize,
    /// Seats that were taken in the last epoch with a settlement.
    pub seats: Seats,
    /// The network.
    pub network: Skill,
    /// The network without forecasters.
    pub naive: Skill,
    /// The mean of the inferences.
    pub mean: Skill,
    /// The median of the inferences.
    pub median: Skill,
    /// Inferers, the best first.
    pub inferers: Vec<Worker>,
    /// Forecasters, by their implied inferences, the best first.
    pub forecasters: Vec<Worker>,
    /// Reputers, by id.
    pub reputers: Vec<Reputer>,
}

impl Summary {
    /// Sums a run up; it must have an epoch.
    pub fn of(history: &History) -> Option<Self> {
        let epochs = &history.epochs;
        let all = |value: fn(&Epoch) -> f64, loss: fn(&Epoch) -> f64| {
            skill(epochs.iter().map(|epoch| (epoch, value(epoch), loss(epoch))))
        };
        let scores: Vec<_> = epochs.iter().filter_map(scores).collect();
        let workers = |inferers: bool| {
            let ids = history.worker_ids().filter(|id| history.is_inferer(*id) == inferers);
            let mut workers: Vec<_> = ids.map(|id| worker(id, history, &scores)).collect();
            // By the epochs shared with the network: an RMSE over fewer epochs is not comparable.
            let place = |worker: &Worker| match &worker.skill {
                Some(skill) => skill.behind_network.unwrap_or(skill.rmse),
                None => f64::INFINITY,
            };
            workers.sort_by(|one, other| place(one).total_cmp(&place(other)));
            workers
        };
        Some(Self {
            epochs: epochs.len(),
            scored: scores.len(),
            seats: epochs.last()?.seats,
            network: all(|epoch| epoch.network, |epoch| epoch.losses.network)?,
            naive: all(|epoch| epoch.naive, |epoch| epoch.losses.naive)?,
            mean: all(|epoch| epoch.mean, |epoch| epoch.losses.mean)?,
            median: all(|epoch| epoch.median, |epoch| epoch.losses.median)?,
            inferers: workers(true),
            forecasters: workers(false),
            reputers: reputers(history, &scores),
        })
    }

    /// The best of the inferers who took part in every epoch.
    pub fn best(&self) -> Option<&Worker> {
        let always =
            |worker: &&Worker| worker.skill.as_ref().is_some_and(|skill| skill.epochs == self.epochs);
        self.inferers.iter().find(always)
    }
}

/// The scores of an epoch, if it was scored.
pub fn scores(epoch: &Epoch) -> Option<&Scores> {
    match &epoch.settled {
        Settled::Scored(scores) => Some(scores),
        Settled::Unscored(_) => None,
    }
}

/// Of epochs with what was predicted and its log10 loss; `None` of none.
fn skill<'a>(predictions: impl Iterator<Item = (&'a Epoch, f64, f64)>) -> Option<Skill> {
    let (mut epochs, mut squares, mut network, mut losses) = (0, 0.0, 0.0, 0.0);
    for (epoch, value, loss) in predictions {
        epochs += 1;
        squares += (value - epoch.truth).powi(2);
        network += (epoch.network - epoch.truth).powi(2);
        losses += loss;
    }
    let count = epochs as f64;
    let behind_network = if squares == network { 0.0 } else { (squares / network).sqrt() - 1.0 };
    let behind_network = Some(behind_network).filter(|behind| behind.is_finite());
    (epochs > 0).then(|| Skill {
        epochs,
        rmse: (squares / count).sqrt(),
        log10_loss: losses / count,
        behind_network,
    })
}

fn worker(id: WorkerId, history: &History, scores: &[&Scores]) -> Worker {
    let epochs = &history.epochs;
    let predictions = epochs.iter().filter_map(|epoch| {
        let value = epoch.inferences.get(id).or_else(|| epoch.implied.get(id))?;
        Some((epoch, *value, *epoch.losses.workers.get(id)?))
    });
    let money = history.money.as_ref();
    let earned = money.map(|money| money.claimed.get(id).copied().unwrap_or_default());
    Worker {
        id,
        skill: skill(predictions),
        final_weight: epochs.last().and_then(|epoch| epoch.weights.get(id)).copied().unwrap_or(0.0),
        marginal: stats::mean(epochs.iter().filter_map(|epoch| marginal(epoch, id))),
        mean_score: stats::mean(scores.iter().filter_map(|scores| float(scores.workers.get(id)))),
        reward: part(scores, money, earned, |scores| scores.worker_rewards.get(id)),
        earned: earned.map(tokens),
        forfeited: epochs
            .iter()
            .filter_map(|epoch| epoch.forfeits.get(id))
            .map(|amount| tokens(Uint128::new(*amount)))
            .sum(),
    }
}

/// How much greater log10 of the network's loss would have been without a worker in an epoch.
pub fn marginal(epoch: &Epoch, worker: WorkerId) -> Option<f64> {
    epoch.losses.without.get(worker).map(|without| without - epoch.losses.network)
}

fn reputers(history: &History, scores: &[&Scores]) -> Vec<Reputer> {
    let total: u128 = history.reputers.iter().map(|(_, stake)| stake).sum();
    let money = history.money.as_ref();
    let reputers = history.reputers.iter().zip((0..).map(ReputerId));
    reputers
        .map(|((_, stake), id)| {
            let own: Vec<f64> = scores.iter().filter_map(|scores| float(scores.reputers.get(id))).collect();
            let pool = money.and_then(|money| Some((money.pools.get(id)?, money.days)));
            let earned = pool.map(|(pool, _)| pool.rewards);
            Reputer {
                stake: tokens(Uint128::new(*stake)),
                stake_part: *stake as f64 / total as f64,
                epochs: own.len(),
                mean_score: stats::mean(own),
                reward: part(scores, money, earned, |scores| scores.reputer_rewards.get(id)),
                pool: pool.map(|(pool, days)| PoolSummary::of(pool, days)),
            }
        })
        .collect()
}

impl PoolSummary {
    fn of(pool: &PoolMoney, days: u64) -> Self {
        Self {
            delegated: tokens(pool.delegated[0]),
            earned: tokens(pool.rewards),
            own_gain: tokens(pool.own_gain()),
            delegators_gain: tokens(pool.delegators_gain()),
            delegators_yield: pool.delegators_yield(days),
        }
    }
}

/// Part of all rewards: of what was paid where there is money, else given what was earned of each epoch's.
fn part<'a>(
    scores: &[&'a Scores],
    money: Option<&Money>,
    paid: Option<Uint128>,
    earned: impl Fn(&'a Scores) -> Option<&'a u128>,
) -> f64 {
    if let Some((money, paid)) = money.zip(paid) {
        return economy::part(paid, money.flows.rewards().unwrap_or_default());
    }
    let paid = |scores: &&&Scores| scores.worker_rewards.values().any(|part| *part > 0);
    let epochs = scores.iter().filter(paid).count();
    let parts = scores.iter().filter_map(|scores| earned(scores)).map(|part| *part as f64 / WHOLE);
    // A float sum of nothing is -0.
    (parts.sum::<f64>() + 0.0) / epochs.max(1) as f64
}

fn float(number: Option<&Number>) -> Option<f64> {
    number.copied().map(crate::convert::float)
}
