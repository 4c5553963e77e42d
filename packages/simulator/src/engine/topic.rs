//! The topic that a plan is played in, the same for every engine.

use super::Seats;
use crate::cast::Cast;
use crate::run::Plan;
use allora_protocol::epoch::Rules;
use allora_protocol::loss::Answer;
use allora_protocol::schedule::Schedule;
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{Terms, Topic, TopicParams, TruthMode, Tuning};
use anyhow::{Result, ensure};
use cosmwasm_std::Uint128;

/// Base units in a token.
pub const TOKEN: u128 = 1_000_000;
/// The stake that speaks for the topic, in base units.
pub const MIN_TOPIC_STAKE: u128 = TOKEN;
/// What it costs to commit and not to reveal, in base units.
pub const FORFEIT: u128 = TOKEN;

/// L is a day, in seconds, ..
const DAY: u64 = 86_400;
/// .. or as much shorter as it takes for the last epoch to come before the embedded chain's clock ends, ..
const CLOCK: u64 = 16_000_000_000;
/// .. but not shorter than this.
const SHORTEST: u64 = 120;
/// W, V and T, in seconds.
const WINDOW: u64 = 30;

/// The topic that a plan is played in.
#[derive(Clone, Debug)]
pub struct TopicPlan {
    /// What is fixed.
    pub topic: Topic,
    /// What its epochs go by.
    pub params: TopicParams,
}

impl TopicPlan {
    /// Open to everybody in the cast: 32 seats of inferers (up to 64 when they are more), 6 of forecasters, 12 of
    /// reputers. Workers commit and reveal; reports end when the epoch `lag` later opens.
    pub fn new(plan: &Plan, cast: &Cast) -> Result<Self> {
        let last = plan.series.rows.last().map_or(0, |row| row.epoch).saturating_add(plan.lag);
        let epoch_length = (CLOCK / last.max(1)).clamp(SHORTEST, DAY);
        let schedule = Schedule {
            epoch_length,
            worker_submission_window: WINDOW,
            reveal_window: WINDOW,
            ground_truth_lag: plan.lag * epoch_length - WINDOW,
            report_window: WINDOW,
            report_reveal_window: 0,
            dispute_window: 0,
        };
        let mut terms = Terms::new(schedule);
        let inferers = cast.inferers.len();
        ensure!(
            inferers <= 64,
            "a topic has seats for 64 inferers at most, the series has {inferers} workers"
        );
        terms.max_inferers = terms.max_inferers.max(u16::try_from(inferers)?);
        terms.max_forecast_elements = crate::run::MOST_ELEMENTS;
        let topic = Topic {
            answer: Answer::Value { arity: 1 },
            loss: plan.loss,
            truth_mode: TruthMode::Truth,
            rule: RuleKind::Regret,
        };
        let params = TopicParams { terms, tuning: Tuning::default() };
        topic.validate(&params, WINDOW, DAY)?;
        Ok(Self { topic, params })
    }

    /// What its epochs go by in the protocol.
    pub fn rules(&self) -> Rules {
        let TopicParams { terms, tuning } = &self.params;
        self.topic.rules(terms, tuning, Uint128::new(MIN_TOPIC_STAKE))
    }

    /// The seats that there are.
    pub fn seats(&self) -> Seats {
        let Terms { max_inferers, max_forecasters, max_reputers, .. } = self.params.terms;
        Seats {
            inferers: max_inferers.into(),
            forecasters: max_forecasters.into(),
            reputers: max_reputers.into(),
        }
    }
}
