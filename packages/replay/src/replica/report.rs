//! Reports: seats go to the stake that is listened to.

use super::Replica;
use crate::claims::{first_difference, optional};
use crate::{PublicEvent, ReplayError};
use allora_interfaces::synthesis::SeatedReport;
use allora_protocol::score::{Admission, Candidate, ScoreError, Seats};
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, Number, ReputerId};
use cosmwasm_std::Uint128;

impl Replica<'_> {
    /// A report came, with this stake behind it.
    pub fn reported(
        &mut self,
        event: &PublicEvent,
        epoch: EpochId,
        reputer: ReputerId,
        report: Report,
        stake: Uint128,
    ) -> Result<(), ReplayError> {
        self.findings.saw(epoch);
        let by = format!(" by reputer {reputer}");
        if let Some(refusal) = self.report_refusal(event, epoch, reputer, &report)? {
            self.findings.differs(epoch, format!("reported{by}"), "taken", refusal);
            return Ok(());
        }
        let bonded = self.stakes.get(reputer).map(|stake| stake.at(event.time));
        if let Some(bonded) = bonded.filter(|bonded| *bonded != stake) {
            self.findings.differs(epoch, format!("reported{by}, stake"), stake, bonded);
        }
        let coefficient = self.state.listening.get(reputer).copied().unwrap_or(Number::ONE);
        let seats = self.subject().version(epoch)?.params.terms.max_reputers;
        let decided = Candidate::reputer(reputer, coefficient, stake)
            .and_then(|candidate| Ok((self.apply_to_report(epoch, seats, &candidate)?, candidate)));
        let (admission, candidate) = match decided {
            Ok(decided) => decided,
            Err(error) => {
                self.findings.differs(epoch, format!("reported{by}"), "taken", error);
                return Ok(());
            }
        };
        let computed = [
            optional("rank", candidate.merit),
            optional("admitted", Some(admission.admitted)),
            optional("lowest", admission.lowest.as_ref().and_then(|lowest| lowest.merit)),
        ];
        self.findings.note(epoch, first_difference(event, &by, &computed));
        let Some(working) = self.open.get_mut(epoch) else { return Ok(()) };
        let offered = working.offered.get_or_insert_with(reputer, Uint128::zero);
        *offered = stake.max(*offered);
        if let Some(evicted) = admission.evicted {
            working.reports.remove(evicted);
            working.evict("reputer", evicted.0, reputer.0);
        }
        if admission.admitted {
            working.reports.insert(reputer, SeatedReport { stake, coefficient, report });
        }
        Ok(())
    }

    /// Why the contracts would not have taken this.
    fn report_refusal(
        &self,
        event: &PublicEvent,
        epoch: EpochId,
        reputer: ReputerId,
        report: &Report,
    ) -> Result<Option<String>, ReplayError> {
        let Some(working) = self.open.get(epoch) else {
            return Ok(Some("nothing of the epoch is under way".into()));
        };
        let subject = self.subject();
        let format = subject.version(epoch)?.params.terms.format(&subject.topic);
        Ok(if !working.windows.reports().contains(event.time) {
            Some("outside the window for reports".into())
        } else if working.reports.contains(reputer) {
            Some("a second one for the epoch".into())
        } else {
            format.accept_report(report).err().map(|error| error.to_string())
        })
    }

    fn apply_to_report(
        &self,
        epoch: EpochId,
        seats: u16,
        candidate: &Candidate<ReputerId, Uint128>,
    ) -> Result<Admission<ReputerId, Uint128>, ScoreError> {
        let reports = self.open.get(epoch).map(|working| working.reports.iter());
        let seated = reports.into_iter().flatten();
        let seated: Vec<_> = seated
            .map(|(id, report)| Candidate::reputer(id, report.coefficient, report.stake))
            .collect::<Result<_, _>>()?;
        if seated.len() < usize::from(seats) {
            return Ok(Admission { admitted: true, evicted: None, lowest: None });
        }
        Seats::of_reputers(seats.into()).would_admit(&seated, candidate)
    }
}
