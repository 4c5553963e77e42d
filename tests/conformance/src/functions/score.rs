//! Consensus of the reputers, scores, seats.

use super::{Answer, Inputs, Trouble};
use crate::epoch::names::Names;
use crate::tree::Tree;
use allora_protocol::network_loss::network_losses;
use allora_protocol::score::{
    Candidate, Consensus, ConsensusParams, Reporter, Seats, consensus, forecaster_scores, inferer_scores,
    task_score,
};
use allora_protocol::{Bundle, ById, Losses, Number, WorkerId};

/// Scores and coefficients after the ascent.
pub fn reputers(inputs: Inputs<'_>) -> Answer {
    let passes = inputs.count("max_iterations")?;
    if passes == 0 {
        return Err(Trouble::NotApplicable("no pass: outside the range of the parameter"));
    }
    let (stakes, coefficients) = (inputs.numbers("stakes")?, inputs.numbers("initial_coefficients")?);
    let params = ConsensusParams {
        learning_rate: inputs.number("learning_rate")?,
        max_passes: u32::try_from(passes).unwrap_or(u32::MAX),
        gradient_threshold: inputs.number("max_gradient_threshold")?,
        min_stake_fraction: inputs.number("min_stake_fraction")?,
        epsilon_reputer: inputs.number("epsilon_reputer")?,
        epsilon_safe_div: inputs.number("epsilon")?,
        ..ConsensusParams::default()
    };
    let rows = inputs.rows("losses")?;
    let Consensus { scores, coefficients, .. } =
        consensus(&reporters(&stakes, &coefficients, rows), &params)?;
    Ok(Tree::map([("scores", Tree::list(scores)), ("coefficients", Tree::list(coefficients))]))
}

/// The adjusted stake of one of the reputers, who all report the same.
pub fn adjusted_stake(inputs: Inputs<'_>) -> Answer {
    let (stakes, coefficients) = (inputs.numbers("stakes")?, inputs.numbers("listening_coefficients")?);
    let rows = vec![vec![Some(Number::ONE)]; stakes.len()];
    let params = ConsensusParams { max_passes: 1, ..ConsensusParams::default() };
    let adjusted = consensus(&reporters(&stakes, &coefficients, rows), &params)?.adjusted_stakes;
    Ok(adjusted.get(inputs.count("index")?).copied().into())
}

fn reporters(stakes: &[Number], coefficients: &[Number], rows: Vec<Vec<Option<Number>>>) -> Vec<Reporter> {
    let who = stakes.iter().zip(coefficients).zip(rows);
    who.map(|((stake, coefficient), losses)| Reporter { stake: *stake, coefficient: *coefficient, losses })
        .collect()
}

/// The mean of each entry by adjusted stake, which is the network loss of reporters with these stakes.
pub fn consensus_vector(inputs: Inputs<'_>) -> Answer {
    let rows = inputs.rows("losses")?;
    let entries = rows.iter().map(Vec::len).max().unwrap_or_default();
    let bundle = |row: &Vec<Option<Number>>| -> Losses {
        // Combined and naive have no missing reports; entries stand as losses of inferers.
        let inferers = (0..).map(WorkerId).zip(row.iter().copied()).take(entries).collect();
        Bundle { combined: Some(Number::ZERO), naive: Some(Number::ZERO), inferers, ..Bundle::default() }
    };
    let bundles: Vec<Losses> = rows.iter().map(bundle).collect();
    let reports: Vec<(Number, &Losses)> =
        inputs.numbers("adjusted_stakes")?.into_iter().zip(&bundles).collect();
    let Some(values) = bundles.first() else { return Err(Trouble::Shape("no reports".to_owned())) };
    let consensus = network_losses(values, &reports)?.inferers;
    Ok(Tree::list(consensus.values().copied()))
}

/// Mean of `losses` by `stakes`.
pub fn stake_weighted_loss(inputs: Inputs<'_>) -> Answer {
    let reports: Vec<(Number, Losses)> = inputs
        .numbers("stakes")?
        .into_iter()
        .zip(inputs.numbers("losses")?)
        .map(|(stake, loss)| (stake, Bundle { combined: Some(loss), naive: Some(loss), ..Bundle::default() }))
        .collect();
    let reports: Vec<(Number, &Losses)> = reports.iter().map(|(stake, losses)| (*stake, losses)).collect();
    Ok(network_losses(&Bundle::<()>::default(), &reports)?.combined.into())
}

/// Scores of inferers from the losses without each.
pub fn inferers(inputs: Inputs<'_>) -> Answer {
    let without = inputs.numbers("one_out_inferer_losses")?;
    let one_out: ById<WorkerId, Option<Number>> =
        (0..).map(WorkerId).zip(without.into_iter().map(Some)).collect();
    let losses = Bundle {
        combined: Some(inputs.number("network_loss")?),
        inferers: one_out.map(|_, _| None),
        one_out_inferers: one_out,
        ..Bundle::default()
    };
    Ok(Tree::list(inferer_scores(&losses)?.values().copied()))
}

/// A forecaster's score from what he adds to inferers alone and what is missed without him. The part of the first
/// fixes the number of forecasters: `f = 2^-(N-1)`.
pub fn forecaster(inputs: Inputs<'_>) -> Answer {
    let part = inputs.number("f_unique")?;
    let mut others = 0;
    while others < 64 && Number::HALF.powi(others)? > part {
        others += 1;
    }
    let losses =
        losses_of_forecasters(others, inputs.number("score_one_in")?, inputs.number("score_one_out")?);
    Ok(forecaster_scores(&losses)?.values().next().copied().into())
}

/// The part of what a forecaster adds alone in his score.
pub fn part_alone(inputs: Inputs<'_>) -> Answer {
    let count = inputs.count("n_forecasters")?;
    if count == 1 {
        return Err(Trouble::NotApplicable("a lone forecaster has the score 0 whatever his part"));
    }
    let others = i32::try_from(count).unwrap_or(i32::MAX).saturating_sub(1);
    let losses = losses_of_forecasters(others, Number::ONE, Number::ZERO);
    Ok(forecaster_scores(&losses)?.values().next().copied().into())
}

/// Losses under which every forecaster adds and is missed by so much.
fn losses_of_forecasters(others: i32, added: Number, missed: Number) -> Losses {
    let all = (0..=u32::try_from(others).unwrap_or_default()).map(WorkerId);
    Bundle {
        combined: Some(Number::ZERO),
        naive: Some(added),
        forecasters: all.clone().map(|id| (id, Some(Number::ZERO))).collect(),
        one_in_forecasters: all.clone().map(|id| (id, Some(Number::ZERO))).collect(),
        one_out_forecasters: all.map(|id| (id, Some(missed))).collect(),
        ..Bundle::default()
    }
}

/// What forecasting as a whole brought.
pub fn task(inputs: Inputs<'_>) -> Answer {
    let losses = Bundle {
        combined: Some(inputs.number("network_loss")?),
        naive: Some(inputs.number("naive_loss")?),
        ..Bundle::default()
    };
    Ok(task_score(&losses)?.into())
}

/// The best by score, in the order in which seats go to them.
pub fn best(inputs: Inputs<'_>) -> Answer {
    let seats = inputs.count("n")?;
    let ranked = ranked(inputs, "scores")?;
    Ok(Tree::list(ranked.into_iter().take(seats)))
}

/// All by weight, in the order in which seats go to them.
pub fn by_weight(inputs: Inputs<'_>) -> Answer {
    Ok(Tree::list(ranked(inputs, "weights")?))
}

/// Who would be the first to lose a seat.
pub fn lowest(inputs: Inputs<'_>) -> Answer {
    let last = ranked(inputs, "scores")?.pop().ok_or_else(|| Trouble::Shape("no scores".to_owned()))?;
    Ok(Tree::map([("id", last)]))
}

/// Names in the order in which seats go to them.
fn ranked(inputs: Inputs<'_>, values: &str) -> Result<Vec<String>, Trouble> {
    let named = inputs.named(values)?;
    let names = Names::of_workers(named.iter().map(|(name, _)| name));
    let candidates: Vec<Candidate<WorkerId, Number>> = named
        .iter()
        .filter_map(|(name, merit)| {
            Some(Candidate { id: names.worker(name)?, merit: Some(*merit), ticket: None })
        })
        .collect();
    Ok(order_of_seats(&candidates).into_iter().map(|id| names.of_worker(id)).collect())
}

/// Candidates in the order in which seats go to them: whom one seat more lets in comes next.
pub fn order_of_seats(candidates: &[Candidate<WorkerId, Number>]) -> Vec<WorkerId> {
    let mut order = Vec::new();
    for (seats, _) in (1..).zip(candidates) {
        let seated = Seats::of_reputers(seats).fill(candidates);
        order.extend(seated.into_iter().map(|one| one.id).find(|id| !order.contains(id)));
    }
    order
}
