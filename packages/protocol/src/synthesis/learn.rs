//! The settlement of an epoch: regrets take in its losses.

use super::initial_regret::{initial_regret, is_experienced};
use super::{
    Caps, ForecasterRecord, InfererRecord, OneOut, Outcome, PairRow, RegretRule, RegretState, SynthesisError,
};
use crate::{ById, Losses, Number, NumberError, WorkerId};
use cw_number::stats;

/// How a regret takes in an epoch.
#[derive(Clone, Copy)]
pub(super) struct Learning {
    pub(super) alpha: Number,
    pub(super) initial_regret: Number,
}

impl Learning {
    /// `α (reference - loss) + (1-α) old`: positive for who did better than the reference network.
    /// Source: reference 11.
    pub(super) fn regret(&self, reference: Number, loss: Number, old: Number) -> Result<Number, NumberError> {
        stats::ema(self.alpha, reference.sub(loss)?, old)
    }

    /// The same for a regret with a record of its own; from a missing loss nothing is learnt.
    fn own(
        &self,
        reference: Option<Number>,
        loss: Option<Number>,
        old: Option<Number>,
    ) -> Result<Option<Number>, NumberError> {
        let (Some(reference), Some(loss)) = (reference, loss) else { return Ok(old) };
        self.regret(reference, loss, old.unwrap_or(self.initial_regret)).map(Some)
    }
}

/// See [`super::SynthesisRule::feedback`]. Source: reference 11, 11.1.
pub(super) fn feedback(
    rule: &RegretRule,
    state: &RegretState,
    outcome: &Outcome<'_>,
) -> Result<RegretState, SynthesisError> {
    let Outcome { losses, experience, .. } = *outcome;
    let combined = losses.combined.ok_or(SynthesisError::NotScored { missing: "combined" })?;
    losses.naive.ok_or(SynthesisError::NotScored { missing: "naive" })?;
    let epoch = Epoch {
        losses,
        inferers: known(&losses.inferers),
        forecasters: known(&losses.forecasters),
        learning: Learning { alpha: rule.params.alpha_regret, initial_regret: state.head.initial_regret },
        caps: rule.caps,
    };
    let mut next = state.clone();
    let mut experienced = Vec::new();
    let experienced_in = |role: &ById<WorkerId, u32>, id| {
        is_experienced(role.get(id).copied().unwrap_or(0), rule.params.alpha_regret)
    };
    for (id, loss) in losses.inferers.iter() {
        let record = next.inferers.get_or_insert_with(id, InfererRecord::default);
        let counts = loss.is_some() && experienced_in(&experience.inferers, id)?;
        *record = epoch.inferer(id, *loss, record)?;
        experienced.extend(record.regret.filter(|_| counts));
    }
    for (id, loss) in losses.forecasters.iter() {
        let record = next.forecasters.get_or_insert_with(id, ForecasterRecord::default);
        let counts = loss.is_some() && experienced_in(&experience.forecasters, id)?;
        *record = epoch.forecaster(id, *loss, record)?;
        experienced.extend(record.regret.filter(|_| counts));
    }
    next.head.network_loss = Some(combined);
    if let Some(regret) = initial_regret(&experienced, &rule.params)? {
        next.head.initial_regret = regret;
        next.head.all_inferers_are_new = false;
    }
    Ok(next)
}

/// The losses of an epoch, and those of them that exist, as rows take them in.
struct Epoch<'a> {
    losses: &'a Losses,
    inferers: Vec<(WorkerId, Number)>,
    forecasters: Vec<(WorkerId, Number)>,
    learning: Learning,
    caps: Caps,
}

impl Epoch<'_> {
    fn inferer(
        &self,
        id: WorkerId,
        loss: Option<Number>,
        old: &InfererRecord,
    ) -> Result<InfererRecord, NumberError> {
        let implied = self.losses.one_out_inferer_forecasters.iter();
        let without: Vec<_> = implied
            .filter_map(|(forecaster, by_inferer)| Some((forecaster, (*by_inferer.get(id)?)?)))
            .collect();
        Ok(InfererRecord {
            regret: self.learning.own(self.losses.combined, loss, old.regret)?,
            naive: self.learning.own(self.losses.naive, loss, old.naive)?,
            one_out: self.one_out(loss_of(&self.losses.one_out_inferers, id), &without, &old.one_out)?,
        })
    }

    fn forecaster(
        &self,
        id: WorkerId,
        loss: Option<Number>,
        old: &ForecasterRecord,
    ) -> Result<ForecasterRecord, NumberError> {
        let one_in = loss_of(&self.losses.one_in_forecasters, id);
        Ok(ForecasterRecord {
            regret: self.learning.own(self.losses.combined, loss, old.regret)?,
            one_in_self: self.learning.own(one_in, loss, old.one_in_self)?,
            one_in: self.row(one_in, &self.inferers, &old.one_in, self.caps.inferers)?,
            one_out: self.one_out(
                loss_of(&self.losses.one_out_forecasters, id),
                &self.forecasters,
                &old.one_out,
            )?,
        })
    }

    fn one_out(
        &self,
        reference: Option<Number>,
        forecasters: &[(WorkerId, Number)],
        old: &OneOut,
    ) -> Result<OneOut, NumberError> {
        Ok(OneOut {
            inferers: self.row(reference, &self.inferers, &old.inferers, self.caps.inferers)?,
            forecasters: self.row(reference, forecasters, &old.forecasters, self.caps.forecasters)?,
        })
    }

    fn row(
        &self,
        reference: Option<Number>,
        losses: &[(WorkerId, Number)],
        old: &PairRow,
        cap: u16,
    ) -> Result<PairRow, NumberError> {
        match reference {
            Some(reference) => {
                old.learn(reference, losses, &self.learning, usize::from(cap).saturating_mul(2))
            }
            None => Ok(old.clone()),
        }
    }
}

fn known(losses: &ById<WorkerId, Option<Number>>) -> Vec<(WorkerId, Number)> {
    losses.iter().filter_map(|(id, loss)| Some((id, (*loss)?))).collect()
}

fn loss_of(losses: &ById<WorkerId, Option<Number>>, id: WorkerId) -> Option<Number> {
    losses.get(id).copied().flatten()
}
