//! `Leaderboard`.

use super::about::About;
use super::page;
use crate::Refusal;
use crate::store::{merit_now, resolve_passed_over};
use allora_interfaces::page::limit;
use allora_interfaces::synthesis::{Leader, LeaderboardResponse, RECORDS, REPUTER_RECORDS, SeatKind};
use allora_protocol::Number;
use allora_protocol::score::Merit;
use cosmwasm_std::Storage;
use std::cmp::Reverse;

/// So many records one answer looks at.
const SCAN: usize = 500;

/// The best by merit, of [`SCAN`] participants. Who was never scored in the role is none.
pub fn leaderboard(
    about: &About,
    seat: SeatKind,
    after: Option<u32>,
    asked: Option<u32>,
) -> Result<LeaderboardResponse, Refusal> {
    let (mut leaders, next) = match seat {
        SeatKind::Inferer | SeatKind::Forecaster => workers(about, seat, after)?,
        SeatKind::Reputer => reputers(about.storage(), about.id.0, after)?,
    };
    leaders.retain(|leader| leader.scored_epochs > 0);
    // `None < Some(_)`: reversed, who has no average comes last.
    leaders.sort_by_key(|leader| (Reverse(leader.merit), leader.id));
    leaders.truncate(limit(asked));
    Ok(LeaderboardResponse { leaders, next, now: about.now })
}

/// Participants, and where to go on.
type Scanned = (Vec<Leader>, Option<u32>);

fn workers(about: &About, seat: SeatKind, after: Option<u32>) -> Result<Scanned, Refusal> {
    let storage = about.storage();
    let mut records = page::ascending(&RECORDS, storage, about.id.0, after, SCAN.saturating_add(1))?;
    let next = next(&mut records);
    let (head, rules) = (about.head()?, about.merit_rules()?);
    let leaders = records.into_iter().map(|(id, mut record)| {
        resolve_passed_over(storage, about.id, &mut record)?;
        let merits = merit_now(&record, &head, &rules)?;
        let merit = if seat == SeatKind::Forecaster { merits.forecaster } else { merits.inferer };
        Ok(leader(id, merit, None))
    });
    Ok((leaders.collect::<Result<_, Refusal>>()?, next))
}

fn reputers(storage: &dyn Storage, topic: u64, after: Option<u32>) -> Result<Scanned, Refusal> {
    let mut records = page::ascending(&REPUTER_RECORDS, storage, topic, after, SCAN.saturating_add(1))?;
    let next = next(&mut records);
    let leaders = records
        .into_iter()
        .map(|(id, record)| leader(id, record.merit, Some(record.listening.unwrap_or(Number::ONE))));
    Ok((leaders.collect(), next))
}

fn next<T>(records: &mut Vec<(u32, T)>) -> Option<u32> {
    let more = page::cut(records, SCAN);
    records.last().filter(|_| more).map(|(id, _)| *id)
}

fn leader(id: u32, merit: Merit, coefficient: Option<Number>) -> Leader {
    Leader { id, merit: merit.average, scored_epochs: merit.scored_epochs, coefficient }
}
