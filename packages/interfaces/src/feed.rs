//! [`Feed`]: the network inference of a topic for another contract, with guards, for the price of one storage read.
//!
//! ```
//! # use allora_interfaces::feed::{Feed, FeedError, Guards, Reading};
//! # use allora_protocol::TopicId;
//! # use cosmwasm_std::{Deps, Env};
//! /// In a contract: the price, if it is fresh and made by at least five.
//! fn price(deps: Deps, env: &Env, feed: &Feed) -> Result<Reading, FeedError> {
//!     let guards = Guards { max_age: Some(3_600), min_inferers: Some(5), ..Guards::default() };
//!     feed.read(&deps.querier, TopicId(7), env.block.time.seconds(), &guards)
//! }
//! ```

use crate::ReadError;
use crate::synthesis::{LATEST, LastScored, Latest, NetworkInference};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, QuerierWrapper};
use cw_number::Number;
use thiserror::Error;

/// The synthesis contract as a source of network inferences, by its address.
#[cw_serde]
pub struct Feed(pub Addr);

/// What an inference must fulfil; what is `None` is not asked.
#[cw_serde]
#[derive(Default)]
#[serde(deny_unknown_fields)]
pub struct Guards {
    /// It is at most so many seconds since its close was due.
    pub max_age: Option<u64>,
    /// At least so many inferences are in it.
    pub min_inferers: Option<u16>,
    /// The sum of its squared weights is at most this: 1 lets one worker be all, 0.5 asks for two or more.
    pub max_concentration: Option<Number>,
    /// At least so many epochs of the topic were scored before. (Not checked for an epoch asked for by its number.)
    pub min_scored_epochs: Option<u64>,
}

/// A network inference that fulfils its guards.
#[cw_serde]
pub struct Reading {
    /// The inference and what is known about it.
    pub latest: Latest,
    /// Seconds since its close was due.
    pub age: u64,
}

/// Why there is no reading.
#[derive(Debug, PartialEq, Error)]
pub enum FeedError {
    /// The topic has no inference yet, or there is no such topic.
    #[error("no_inference: topic {topic} has no network inference yet")]
    NoInference {
        /// Which.
        topic: TopicId,
    },
    /// Too old.
    #[error(
        "too_old: the inference of epoch {epoch} is {age} s old, at most {max} s are accepted; wait for a newer epoch, or send Advance if one can be closed"
    )]
    TooOld {
        /// Its epoch.
        epoch: EpochId,
        /// Its age in seconds.
        age: u64,
        /// What is accepted.
        max: u64,
    },
    /// Too few inferers.
    #[error("too_few_inferers: {inferers} inferences are in epoch {epoch}, at least {min} are asked for")]
    TooFewInferers {
        /// Its epoch.
        epoch: EpochId,
        /// How many.
        inferers: u16,
        /// What is asked for.
        min: u16,
    },
    /// One worker weighs too much.
    #[error(
        "too_concentrated: the squared weights of epoch {epoch} sum to {concentration}, at most {max} is accepted"
    )]
    TooConcentrated {
        /// Its epoch.
        epoch: EpochId,
        /// The sum.
        concentration: Number,
        /// What is accepted.
        max: Number,
    },
    /// Too young a topic.
    #[error("too_few_scored: {scored} epochs of the topic were scored, at least {min} are asked for")]
    TooFewScored {
        /// How many.
        scored: u64,
        /// What is asked for.
        min: u64,
    },
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl Feed {
    /// The newest network inference of a topic at an instant (seconds), by a raw read of some 2,000 gas.
    ///
    /// Errors: [`FeedError`], the first guard that it does not fulfil. Never a silent old value.
    pub fn read(
        &self,
        querier: &QuerierWrapper<'_>,
        topic: TopicId,
        now: u64,
        guards: &Guards,
    ) -> Result<Reading, FeedError> {
        let latest = LATEST.query(querier, &self.0, topic.0)?.ok_or(FeedError::NoInference { topic })?;
        guards.check(latest.epoch, latest.close_due, latest.inferers, &latest.prediction, now)?;
        guards.check_scored(latest.last_scored.as_ref())?;
        let age = now.saturating_sub(latest.close_due);
        Ok(Reading { latest, age })
    }
}

impl Reading {
    /// The inference of a topic whose answer is one number; its first component otherwise.
    pub fn value(&self) -> Option<Number> {
        self.latest.prediction.value.first().copied()
    }
}

impl Guards {
    /// Checks what is asked of the inference itself, at an instant (seconds). Errors: [`FeedError`].
    pub fn check(
        &self,
        epoch: EpochId,
        close_due: u64,
        inferers: u16,
        prediction: &NetworkInference,
        now: u64,
    ) -> Result<(), FeedError> {
        let age = now.saturating_sub(close_due);
        if let Some(max) = self.max_age.filter(|max| age > *max) {
            return Err(FeedError::TooOld { epoch, age, max });
        }
        if let Some(min) = self.min_inferers.filter(|min| inferers < *min) {
            return Err(FeedError::TooFewInferers { epoch, inferers, min });
        }
        let concentration = prediction.concentration;
        match self.max_concentration.filter(|max| concentration > *max) {
            Some(max) => Err(FeedError::TooConcentrated { epoch, concentration, max }),
            None => Ok(()),
        }
    }

    /// Checks what is asked of the topic's past. Error: [`FeedError::TooFewScored`].
    pub fn check_scored(&self, last_scored: Option<&LastScored>) -> Result<(), FeedError> {
        let scored = last_scored.map_or(0, |last| last.scored_epochs);
        match self.min_scored_epochs.filter(|min| scored < *min) {
            Some(min) => Err(FeedError::TooFewScored { scored, min }),
            None => Ok(()),
        }
    }
}
