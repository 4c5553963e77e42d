//! How wrong everyone was, by the network's own measure.

use crate::convert;
use crate::engine::Closed;
use crate::history::Values;
use allora_protocol::loss::{LossFunction, judge};
use allora_protocol::truth::Truth;
use allora_protocol::{Bundle, ById, Number, WorkerId};
use anyhow::Result;
use cw_number::stats;

/// Mean and median of the inferences; there must be one.
pub fn crowd(inferences: &ById<WorkerId, Number>) -> Result<(Number, Number)> {
    let values: Vec<_> = inferences.values().copied().collect();
    Ok((stats::mean(&values)?, stats::median(&values)?))
}

/// log10 losses against the truth of the series, with the floor that the network gives the losses of an epoch;
/// `crowd` is mean and median of the inferences.
pub fn losses(
    loss: &LossFunction,
    truth: Number,
    inferences: &ById<WorkerId, Number>,
    closed: &Closed,
    crowd: (Number, Number),
) -> Result<Values> {
    let truth = Truth::Value(vec![truth]);
    let judged = |combined, naive, implied: &ById<WorkerId, Number>, without: &ById<WorkerId, Number>| {
        let bundle = Bundle {
            combined: vec![combined],
            naive: vec![naive],
            inferers: inferences.map(|_, inference| vec![*inference]),
            forecasters: implied.map(|_, inference| vec![*inference]),
            one_out_inferers: without.map(|_, inference| vec![*inference]),
            ..Bundle::default()
        };
        judge(loss, &bundle, &truth)
    };
    let float = |loss: &Option<Number>| loss.map_or(f64::NAN, convert::float);
    let network = judged(closed.network, closed.naive, &closed.implied, &closed.without)?;
    let (mean, median) = crowd;
    let crowd = judged(mean, median, &ById::new(), &ById::new())?;
    let workers = network.inferers.iter().chain(network.forecasters.iter());
    Ok(Values {
        network: float(&network.combined),
        naive: float(&network.naive),
        mean: float(&crowd.combined),
        median: float(&crowd.naive),
        workers: workers.map(|(worker, loss)| (worker, float(loss))).collect(),
        without: network.one_out_inferers.map(|_, loss| float(loss)),
    })
}
