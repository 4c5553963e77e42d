//! Questions, by subject: what synthesis answers, one line per query.
//!
//! An answer is never an error but where there is nothing to speak of: no such topic, no such worker, no such inference, an
//! inference that is not what was asked for. What there is none of is empty or `None`. Nothing here is paused.

mod about;
mod config;
mod due;
mod explain;
mod history;
mod inference;
mod leaderboard;
mod may;
mod now;
mod page;
mod results;
mod solvency;
mod summaries;
mod table;
mod unpaid;
mod worker;
mod would_admit;

use crate::Refusal;
use about::About;
use allora_interfaces::synthesis::QueryMsg;
use allora_interfaces::wire::to_json_binary;
use cosmwasm_std::{Binary, Deps, Env};

/// Answers a question.
#[rustfmt::skip] // A table: one query, one line.
pub fn query(deps: Deps, env: &Env, msg: QueryMsg) -> Result<Binary, Refusal> {
    use QueryMsg as Q;
    let about = |topic_id| About::load(deps, env, topic_id);
    let answer = match msg {
        Q::Ownership {} => to_json_binary(&config::ownership(deps)?),
        Q::Config {} => to_json_binary(&config::config(deps, env)?),
        Q::Now { topic_id, address } => to_json_binary(&now::now(&about(topic_id)?, address)?),
        Q::WouldAdmit { topic_id, address, seat, epoch_id } => to_json_binary(&would_admit::would_admit(&about(topic_id)?, &address, seat, epoch_id)?),
        Q::NetworkInference { topic_id, epoch_id, guards } => to_json_binary(&inference::network_inference(&about(topic_id)?, epoch_id, guards)?),
        Q::Summaries { topics } => to_json_binary(&summaries::summaries(deps, env, topics)?),
        Q::Results { topic_id, start_before, limit } => to_json_binary(&results::results(&about(topic_id)?, start_before, limit)?),
        Q::WeightSeries { topic_id, start_before, limit } => to_json_binary(&results::weight_series(&about(topic_id)?, start_before, limit)?),
        Q::EpochTable { topic_id, epoch_id } => to_json_binary(&table::epoch_table(&about(topic_id)?, epoch_id)?),
        Q::Submissions { topic_id, epoch_id, start_after, limit } => to_json_binary(&table::submissions(&about(topic_id)?, epoch_id, start_after, limit)?),
        Q::Reports { topic_id, epoch_id } => to_json_binary(&table::reports(&about(topic_id)?, epoch_id)?),
        Q::Commitment { topic_id, epoch_id, worker_id } => to_json_binary(&table::commitment(&about(topic_id)?, epoch_id, worker_id)?),
        Q::Leaderboard { topic_id, seat, start_after, limit } => to_json_binary(&leaderboard::leaderboard(&about(topic_id)?, seat, start_after, limit)?),
        Q::Worker { topic_id, worker_id } => to_json_binary(&worker::worker(&about(topic_id)?, worker_id)?),
        Q::WorkerByOperator { topic_id, operator } => to_json_binary(&worker::by_operator(&about(topic_id)?, &operator)?),
        Q::Reputer { topic_id, reputer_id } => to_json_binary(&worker::reputer(&about(topic_id)?, reputer_id)?),
        Q::History { topic_id, worker_id, start_before, limit } => to_json_binary(&history::history(&about(topic_id)?, worker_id, start_before, limit)?),
        Q::WorkersByOwner { owner, start_after, limit } => to_json_binary(&worker::by_owner(deps, env, &owner, start_after, limit)?),
        Q::Explain { topic_id, epoch_id, actor } => to_json_binary(&explain::explain(&about(topic_id)?, epoch_id, actor)?),
        Q::Unpaid { topic_id, start_after, limit } => to_json_binary(&unpaid::unpaid(&about(topic_id)?, start_after, limit)?),
        Q::Due { start_after, limit } => to_json_binary(&due::due(deps, env, start_after, limit)?),
        Q::Solvency {} => to_json_binary(&solvency::solvency(deps, env)?),
    };
    Ok(answer?)
}
