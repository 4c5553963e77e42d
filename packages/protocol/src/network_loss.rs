//! The network's losses from losses that reputers report: for topics whose losses the chain cannot compute.

use crate::loss::{LossError, accept_log_loss};
use crate::{Bundle, Losses, Number, NumberError};
use cw_number::stats;
use std::convert::Infallible;

/// The stake-weighted mean of the reported log10 losses, entry by entry: `Σ S_m l_m / Σ S_m` over the reputers m
/// who reported that entry. An entry that nobody with stake reported has no loss (`None`, never a 0).
///
/// `values`: the values of the epoch, of any kind; every report must have the same shape, `None` where the
/// reputer says nothing. `reports`: stakes (any unit, not negative) and log10 losses, ascending by reputer.
/// Stakes are not multiplied by listening coefficients here.
///
/// Errors: [`LossError::WrongShape`], [`LossError::NegativeStake`]; [`LossError::NoNetworkLoss`] when the combined or
/// the naive inference has none. Source: reference 10.3.
pub fn network_losses<T>(values: &Bundle<T>, reports: &[(Number, &Losses)]) -> Result<Losses, LossError> {
    let mut stakes = Vec::with_capacity(reports.len());
    let mut rows = Vec::with_capacity(reports.len());
    for (stake, losses) in reports {
        if stake.is_negative() {
            return Err(LossError::NegativeStake { stake: *stake });
        }
        if !same_shape(values, losses) {
            return Err(LossError::WrongShape);
        }
        stakes.push(*stake);
        rows.push(in_order(losses).into_iter());
    }
    // One visit of the values takes one loss from every row: equal shapes are visited in one order.
    let network = values.try_map(|_| {
        let column: Vec<Option<Number>> = rows.iter_mut().map(|row| row.next().flatten()).collect();
        weighted_mean(&stakes, &column)
    })?;
    for (of, loss) in [("combined", network.combined), ("naive", network.naive)] {
        loss.ok_or(LossError::NoNetworkLoss { of })?;
    }
    Ok(network)
}

/// Accepts the losses that a reputer reports for an epoch: one log10 loss or none for each of its values, each one
/// that an inference can have; those of the combined and the naive inference are due. So no report can fail the
/// settlement, and none that says nothing is scored as if it agreed.
///
/// Errors: [`LossError::WrongShape`], [`LossError::Incomplete`], [`LossError::LogLossOutOfRange`].
pub fn accept_losses<T>(values: &Bundle<T>, losses: &Losses) -> Result<(), LossError> {
    if !same_shape(values, losses) {
        return Err(LossError::WrongShape);
    }
    for (of, loss) in [("combined", losses.combined), ("naive", losses.naive)] {
        loss.ok_or(LossError::Incomplete { of })?;
    }
    losses.values().copied().flatten().try_for_each(accept_log_loss)
}

/// The mean over those who have a loss; none where they have no stake.
fn weighted_mean(stakes: &[Number], losses: &[Option<Number>]) -> Result<Option<Number>, NumberError> {
    let reported = stakes.iter().zip(losses).filter_map(|(stake, loss)| Some((*stake, (*loss)?)));
    let (weights, values): (Vec<_>, Vec<_>) = reported.filter(|(stake, _)| stake.is_positive()).unzip();
    if weights.is_empty() { Ok(None) } else { stats::weighted_mean(&values, &weights).map(Some) }
}

/// The entries in the order in which [`Bundle::try_map`] visits them.
fn in_order(losses: &Losses) -> Vec<Option<Number>> {
    let mut entries = Vec::new();
    let Ok(_) = losses.try_map(|loss| {
        entries.push(*loss);
        Ok::<(), Infallible>(())
    });
    entries
}

/// Whether two bundles are about the same values.
fn same_shape<T, U>(a: &Bundle<T>, b: &Bundle<U>) -> bool {
    a.inferers.ids().eq(b.inferers.ids())
        && a.forecasters.ids().eq(b.forecasters.ids())
        && a.one_out_inferers.ids().eq(b.one_out_inferers.ids())
        && a.one_out_forecasters.ids().eq(b.one_out_forecasters.ids())
        && a.one_in_forecasters.ids().eq(b.one_in_forecasters.ids())
        && a.one_out_inferer_forecasters.len() == b.one_out_inferer_forecasters.len()
        && a.one_out_inferer_forecasters
            .iter()
            .zip(b.one_out_inferer_forecasters.iter())
            .all(|((i, x), (k, y))| i == k && x.ids().eq(y.ids()))
}

#[cfg(test)]
mod tests;
