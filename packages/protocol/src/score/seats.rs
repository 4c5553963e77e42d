//! Seats of an epoch: they go to the best, never to the first.
//!
//! A role has a cap of seats. An eighth of a worker role's seats (at least one from a cap of two on) is for
//! newcomers, who rank among themselves by a draw; all others go by merit. Reserved seats are filled first,
//! then the rest from everyone left, so a newcomer who loses a reserved seat competes for the others. Filled
//! this way the outcome depends on who applied, not on when: [`Seats::offer`], one applicant at a time in any
//! order, ends where [`Seats::fill`] over all of them does.

use super::{Merit, ScoreError};
use crate::{EpochId, Number, ReputerId, TopicId, WorkerId};
use cosmwasm_std::Uint128;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::fmt::Display;

/// A newcomer's lot, the lower the better.
pub type Ticket = [u8; 32];

/// Somebody who wants a seat. What it says is as of the submission and does not change in the epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<Id, Rank> {
    /// Who.
    pub id: Id,
    /// Rank among all, higher first; `None` ranks last. Equal ones by the lower id.
    pub merit: Option<Rank>,
    /// A newcomer's place among newcomers; `None` for everybody else.
    pub ticket: Option<Ticket>,
}

impl Candidate<ReputerId, Uint128> {
    /// A reputer ranks by what he could move: listening coefficient (0..1) x bonded stake, rounded down to base
    /// units. So early dust cannot own the truth.
    pub fn reputer(id: ReputerId, coefficient: Number, bonded: Uint128) -> Result<Self, ScoreError> {
        Ok(Self { id, merit: Some(Number::mul_floor(bonded, coefficient)?), ticket: None })
    }
}

/// The draw of an epoch's reserved seats.
#[derive(Clone, Copy, Debug)]
pub struct Draw<'a> {
    /// Address of the suite's registry, as text: two suites draw differently.
    pub suite: &'a str,
    /// The topic.
    pub topic: TopicId,
    /// The epoch.
    pub epoch: EpochId,
}

impl Draw<'_> {
    /// Separates this hash from all others of the suite.
    const DOMAIN: &'static [u8] = b"allora/newcomer-seat/1";

    /// `sha256(domain | len(suite) u32 | suite | topic u64 | epoch u64 | worker u32)`, integers big-endian, domain
    /// `allora/newcomer-seat/1`, suite in UTF-8.
    pub fn ticket(&self, worker: WorkerId) -> Ticket {
        let length = u32::try_from(self.suite.len()).unwrap_or(u32::MAX);
        let mut hash = Sha256::new_with_prefix(Self::DOMAIN);
        hash.update(length.to_be_bytes());
        hash.update(self.suite.as_bytes());
        hash.update(self.topic.0.to_be_bytes());
        hash.update(self.epoch.0.to_be_bytes());
        hash.update(worker.0.to_be_bytes());
        hash.finalize().into()
    }

    /// A worker as a candidate for a seat of this epoch; `merit` brought up to date by [`Merit::after_missing`].
    pub fn candidate(&self, worker: WorkerId, merit: &Merit) -> Candidate<WorkerId, Number> {
        self.seated(worker, merit.average, merit.is_newcomer())
    }

    /// A candidate from what a seat keeps of him: merit and newcomer flag as of the submission.
    pub fn seated(&self, id: WorkerId, merit: Option<Number>, newcomer: bool) -> Candidate<WorkerId, Number> {
        Candidate { id, merit, ticket: newcomer.then(|| self.ticket(id)) }
    }
}

/// What became of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission<Id, Rank> {
    /// Whether the applicant has a seat now.
    pub admitted: bool,
    /// Who lost his seat for it.
    pub evicted: Option<Id>,
    /// Lowest of those seated by merit after the application: the next one to go. `None` while nobody sits by merit.
    pub lowest: Option<Candidate<Id, Rank>>,
}

/// The seats of one role in one epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    cap: usize,
    reserved: usize,
}

/// Candidates in the order in which they are chosen, split by what they got.
struct Ranking<'a, Id, Rank> {
    reserved: Vec<&'a Candidate<Id, Rank>>,
    by_merit: Vec<&'a Candidate<Id, Rank>>,
    left: Vec<&'a Candidate<Id, Rank>>,
}

impl Seats {
    /// Seats of inferers or of forecasters: an eighth is reserved for newcomers, at least one from a cap of two on.
    pub const fn of_workers(cap: u32) -> Self {
        let reserved = match cap {
            0 | 1 => 0,
            2..=15 => 1,
            _ => cap / 8,
        };
        Self { cap: cap as usize, reserved: reserved as usize }
    }

    /// Seats of reputers: all by rank.
    pub const fn of_reputers(cap: u32) -> Self {
        Self { cap: cap as usize, reserved: 0 }
    }

    /// Who has a seat when all of these applied, ascending by id. Ids must differ.
    pub fn fill<Id, Rank>(&self, candidates: &[Candidate<Id, Rank>]) -> Vec<Candidate<Id, Rank>>
    where
        Id: Copy + Ord,
        Rank: Clone + Ord,
    {
        let Ranking { reserved, by_merit, .. } = self.rank(candidates.iter());
        let mut seated: Vec<_> = reserved.into_iter().chain(by_merit).cloned().collect();
        seated.sort_by_key(|candidate| candidate.id);
        seated
    }

    /// What an application would bring, without making it.
    ///
    /// `seated`: who has a seat now, in any order. Errors: [`ScoreError::AlreadySeated`].
    pub fn would_admit<Id, Rank>(
        &self,
        seated: &[Candidate<Id, Rank>],
        candidate: &Candidate<Id, Rank>,
    ) -> Result<Admission<Id, Rank>, ScoreError>
    where
        Id: Copy + Ord + Display,
        Rank: Clone + Ord,
    {
        if seated.iter().any(|other| other.id == candidate.id) {
            return Err(ScoreError::AlreadySeated { id: candidate.id.to_string() });
        }
        let Ranking { by_merit, left, .. } = self.rank(seated.iter().chain([candidate]));
        let admitted = left.iter().all(|other| other.id != candidate.id);
        Ok(Admission {
            admitted,
            evicted: left.first().filter(|_| admitted).map(|other| other.id),
            lowest: by_merit.last().map(|&lowest| lowest.clone()),
        })
    }

    /// An application: takes the candidate in, and whoever is left over out.
    ///
    /// `seated` stays ascending by id when it was. Nothing changes when it is not admitted, nor on an error
    /// ([`ScoreError::AlreadySeated`]).
    pub fn offer<Id, Rank>(
        &self,
        seated: &mut Vec<Candidate<Id, Rank>>,
        candidate: Candidate<Id, Rank>,
    ) -> Result<Admission<Id, Rank>, ScoreError>
    where
        Id: Copy + Ord + Display,
        Rank: Clone + Ord,
    {
        let admission = self.would_admit(seated, &candidate)?;
        if admission.admitted {
            seated.retain(|other| Some(other.id) != admission.evicted);
            let place = seated.partition_point(|other| other.id < candidate.id);
            seated.insert(place, candidate);
        }
        Ok(admission)
    }

    fn rank<'a, Id, Rank>(
        &self,
        candidates: impl Iterator<Item = &'a Candidate<Id, Rank>>,
    ) -> Ranking<'a, Id, Rank>
    where
        Id: Copy + Ord,
        Rank: Clone + Ord,
    {
        let (mut reserved, mut by_merit): (Vec<_>, Vec<_>) =
            candidates.partition(|other| other.ticket.is_some());
        reserved.sort_by_key(|other| (other.ticket, other.id));
        by_merit.extend(reserved.split_off(reserved.len().min(self.reserved)));
        // `None < Some(_)`: reversed, who has no score comes last.
        by_merit.sort_by(|a, b| (Reverse(&a.merit), a.id).cmp(&(Reverse(&b.merit), b.id)));
        let others = self.cap.saturating_sub(reserved.len());
        let left = by_merit.split_off(by_merit.len().min(others));
        Ranking { reserved, by_merit, left }
    }
}
