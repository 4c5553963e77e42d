//! `Report`: a reputer says what happened in an epoch.

use super::door::{self, Reputer};
use crate::Refusal;
use crate::seats::{coefficient, reports, would_admit_report};
use crate::store::topic_record;
use allora_interfaces::event::{self, or_empty};
use allora_interfaces::synthesis::{
    CONFIG, EPOCHS, OPEN, OfferedStake, REPORTS, SeatedReport, TURNED_AWAY, canonical_text,
};
use allora_interfaces::token::nonpayable;
use allora_protocol::score::{Admission, Candidate};
use allora_protocol::topic::Terms;
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, ReputerId, TopicId};
use cosmwasm_std::{DepsMut, Env, Event, MessageInfo, Response, Storage, Uint128};

/// Takes the report if there is stake enough behind it for a seat. His stake and listening coefficient of now are frozen
/// in it. Without a seat it succeeds too, and says so.
pub fn report(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    at: (TopicId, EpochId),
    report: Report,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let (topic_id, epoch_id) = at;
    let topic = topic_record(&deps.querier, &config, topic_id)?;
    let now = env.block.time.seconds();
    let reputer = door::reputer(deps.as_ref(), &config, &topic, now, &info.sender, at)?;
    reputer.terms.format(&topic.topic).accept_report(&report)?;
    door::not_reported(deps.storage, at, &reputer)?;
    let Reputer { pool, terms, mut epoch } = reputer;
    let coefficient = coefficient(deps.storage, topic_id, pool.id)?;
    let candidate = Candidate::reputer(pool.id, coefficient, pool.bonded())?;
    let full = epoch.reputers >= terms.max_reputers;
    let admission = decide(deps.storage, at, &terms, full, &candidate)?;
    // While seats are free nobody was ever turned away.
    let before = if full { offered(deps.storage, at, pool.id)? } else { Uint128::zero() };
    let most = before.max(pool.bonded());
    match admission.evicted {
        None if admission.admitted => {}
        None => turn_away(deps.storage, at, pool.id, most)?,
        Some(evicted) => {
            let seated = REPORTS.load(deps.storage, (topic_id.0, epoch_id.0, evicted.0))?;
            let most = offered(deps.storage, at, evicted)?.max(seated.stake);
            turn_away(deps.storage, at, evicted, most)?;
        }
    }

    // An amount that only informs: it must not be able to stop a report.
    epoch.stake_offered = epoch.stake_offered.saturating_add(most.saturating_sub(before));
    let text = canonical_text(&report);
    if admission.admitted {
        match admission.evicted {
            Some(evicted) => REPORTS.remove(deps.storage, (topic_id.0, epoch_id.0, evicted.0)),
            None => epoch.reputers = epoch.reputers.saturating_add(1),
        }
        let report = SeatedReport { stake: pool.bonded(), coefficient, report };
        REPORTS.save(deps.storage, (topic_id.0, epoch_id.0, pool.id.0), &report);
    }
    EPOCHS.save(deps.storage, (topic_id.0, epoch_id.0), &epoch);
    let reported = event::REPORTED.event([
        topic_id.to_string(),
        epoch_id.to_string(),
        pool.id.to_string(),
        text,
        pool.bonded().to_string(),
        or_empty(candidate.merit),
        admission.admitted.to_string(),
        or_empty(admission.lowest.as_ref().and_then(|lowest| lowest.merit)),
    ]);
    let evicted = admission.evicted.map(|evicted| eviction(at, evicted, pool.id));
    Ok(Response::new().add_attribute("action", "report").add_event(reported).add_events(evicted))
}

/// While seats are free he gets one, and nobody is read.
fn decide(
    storage: &dyn Storage,
    at: (TopicId, EpochId),
    terms: &Terms,
    full: bool,
    candidate: &Candidate<ReputerId, Uint128>,
) -> Result<Admission<ReputerId, Uint128>, Refusal> {
    if !full {
        return Ok(Admission { admitted: true, evicted: None, lowest: None });
    }
    would_admit_report(terms, &reports(storage, at)?, candidate)
}

/// The most that stood behind a report of his for which he has no seat, in base units.
fn offered(
    storage: &dyn Storage,
    (topic, epoch): (TopicId, EpochId),
    reputer: ReputerId,
) -> Result<Uint128, Refusal> {
    let away = TURNED_AWAY.may_load(storage, (topic.0, reputer.0))?.unwrap_or_default();
    let offered = away.reports.iter().find(|offered| offered.epoch == epoch);
    Ok(offered.map(|offered| offered.stake).unwrap_or_default())
}

/// Keeps what he offered, so that it counts once however often he reports. What is kept of epochs that are over goes.
fn turn_away(
    storage: &mut dyn Storage,
    (topic, epoch): (TopicId, EpochId),
    reputer: ReputerId,
    stake: Uint128,
) -> Result<(), Refusal> {
    let open = OPEN.may_load(storage, topic.0)?.unwrap_or_default();
    let mut away = TURNED_AWAY.may_load(storage, (topic.0, reputer.0))?.unwrap_or_default();
    away.reports.retain(|offered| offered.epoch != epoch && open.state(offered.epoch).is_some());
    away.reports.push(OfferedStake { epoch, stake });
    TURNED_AWAY.save(storage, (topic.0, reputer.0), &away);
    Ok(())
}

fn eviction((topic, epoch): (TopicId, EpochId), evicted: ReputerId, by: ReputerId) -> Event {
    let role = "reputer".to_string();
    event::EVICTED.event([topic.to_string(), epoch.to_string(), role, evicted.to_string(), by.to_string()])
}
