//! `Summaries`.

use super::about::About;
use crate::{ContractError, Refusal};
use allora_interfaces::page::MAX_LIMIT;
use allora_interfaces::synthesis::{LATEST, ROSTERS, SummariesResponse, Summary};
use allora_protocol::TopicId;
use cosmwasm_std::{Deps, Env};

/// A line about each of these topics.
pub fn summaries(deps: Deps, env: &Env, topics: Vec<TopicId>) -> Result<SummariesResponse, Refusal> {
    let max = MAX_LIMIT as usize;
    if topics.len() > max {
        return Err(ContractError::TooManyTopics { asked: topics.len(), max }.into());
    }
    let summaries = topics.into_iter().map(|topic| match About::load(deps, env, topic) {
        Ok(about) => summary(&about),
        Err(refusal) if matches!(*refusal, ContractError::TopicNotFound { .. }) => Ok(nothing(topic)),
        Err(refusal) => Err(refusal),
    });
    Ok(SummariesResponse { summaries: summaries.collect::<Result<_, _>>()?, now: env.block.time.seconds() })
}

fn summary(about: &About) -> Result<Summary, Refusal> {
    let (storage, topic) = (about.storage(), about.id);
    let open = about.open()?;
    let mut summary = Summary {
        exists: true,
        workers: ROSTERS.may_load(storage, topic.0)?.unwrap_or_default().workers,
        scored_epochs: about.head()?.scored,
        open_epochs: u32::try_from(open.as_slice().len()).unwrap_or(u32::MAX),
        due: about.due()?,
        ..nothing(topic)
    };
    if let Some(latest) = LATEST.may_load(storage, topic.0)? {
        summary.epoch_id = Some(latest.epoch);
        summary.age = Some(about.now.saturating_sub(latest.close_due));
        summary.inferers = latest.inferers;
        summary.prediction = Some(latest.prediction);
        summary.last_scored = latest.last_scored;
    }
    Ok(summary)
}

/// About a topic of which nothing is known.
fn nothing(topic_id: TopicId) -> Summary {
    Summary {
        topic_id,
        exists: false,
        epoch_id: None,
        prediction: None,
        age: None,
        inferers: 0,
        workers: 0,
        scored_epochs: 0,
        last_scored: None,
        open_epochs: 0,
        due: None,
    }
}
