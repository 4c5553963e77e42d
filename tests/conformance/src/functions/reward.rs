//! Fractions, entropies, what forecasting is worth, shares of the tasks.

use super::{Answer, Inputs, Trouble};
use crate::tree::Tree;
use allora_protocol::reward::{
    self, Curve, RewardParams, Utility, entropy::ENTROPY_OF_ONE, forecasting_utility, task_shares,
};
use allora_protocol::{ById, Number, ReputerId, WorkerId};

/// Fractions of workers from their scores.
pub fn worker_fractions(inputs: Inputs<'_>) -> Answer {
    let curve = Curve { p: inputs.number("p")?, c: inputs.number("c")? };
    let params = RewardParams { epsilon: inputs.number("epsilon")?, ..RewardParams::default() };
    let scores = by_place(inputs.numbers("latest_scores")?);
    // The pool begins with the latest scores; what is left of it is older.
    let pool = inputs.numbers("pooled_scores_newest_block_first")?;
    if !pool.starts_with(&scores.values().copied().collect::<Vec<_>>()) {
        return Err(Trouble::NotApplicable("its pool lacks scores of the epoch itself"));
    }
    let older = pool.into_iter().skip(scores.len());
    Ok(Tree::list(reward::worker_fractions(&scores, older, &curve, &params)?.values().copied()))
}

/// Fractions of reputers from their stakes and scores.
pub fn reputer_fractions(inputs: Inputs<'_>) -> Answer {
    Ok(Tree::list(fractions_of_reputers(inputs)?))
}

/// What reputers get of their task's reward.
pub fn reputer_rewards(inputs: Inputs<'_>) -> Answer {
    let fractions = match inputs.numbers("fractions") {
        Ok(fractions) => fractions,
        Err(_) => fractions_of_reputers(inputs)?,
    };
    let reward = inputs.number("task_reward")?;
    let rewards: Result<Vec<Number>, _> = fractions.iter().map(|fraction| fraction.mul(reward)).collect();
    Ok(Tree::list(rewards?))
}

/// Parts of a whole: fractions of reputers whose scores are equal.
pub fn parts_of_a_whole(inputs: Inputs<'_>) -> Answer {
    let parts = by_place(inputs.numbers("x")?).map(|_, part| (*part, Number::ONE));
    Ok(Tree::list(reward::reputer_fractions(&parts, Number::ONE)?.values().copied()))
}

fn fractions_of_reputers(inputs: Inputs<'_>) -> Result<Vec<Number>, Trouble> {
    let pairs = inputs.numbers("stakes")?.into_iter().zip(inputs.numbers("scores")?);
    let reputers: ById<ReputerId, (Number, Number)> = (0..).map(ReputerId).zip(pairs).collect();
    Ok(reward::reputer_fractions(&reputers, inputs.number("p")?)?.values().copied().collect())
}

/// Entropy of fractions; the entry says their number and effective number, too, which follow from them.
pub fn entropy(inputs: Inputs<'_>) -> Answer {
    Ok(reward::entropy(&by_place(inputs.numbers("fractions")?), inputs.number("beta")?)?.into())
}

/// Entropy of a role with one participant.
pub fn entropy_of_one() -> Answer {
    Ok(ENTROPY_OF_ONE.into())
}

/// Effective number of participants: entropies with the exponents 1 and 0 are in the proportion `N_eff / N`.
pub fn effective_number(inputs: Inputs<'_>) -> Answer {
    let fractions = by_place(inputs.numbers("fractions")?);
    if fractions.len() < 2 {
        return Err(Trouble::NotApplicable(
            "one participant has an entropy of his own, from no effective number",
        ));
    }
    let plain = reward::entropy(&fractions, Number::ZERO)?;
    let crowded = reward::entropy(&fractions, Number::ONE)?;
    Ok(crowded.div(plain)?.mul(Number::from(fractions.len() as u64))?.into())
}

/// χ and the smoothed ratio.
pub fn utility(inputs: Inputs<'_>) -> Answer {
    let Utility { ratio, chi } = utility_of(inputs, inputs.number("task_score")?)?;
    Ok(Tree::map([("chi", chi), ("ratio", ratio)]))
}

fn utility_of(inputs: Inputs<'_>, task_score: Number) -> Result<Utility, Trouble> {
    let best = inputs.numbers("inferer_scores")?.into_iter().max().unwrap_or_default();
    Ok(forecasting_utility(task_score, best, inputs.number("previous_ratio")?, inputs.number("alpha")?)?)
}

/// γ.
pub fn gamma(inputs: Inputs<'_>) -> Answer {
    let (inferers, forecasters) = (inputs.number("entropy_inferers")?, inputs.number("entropy_forecasters")?);
    Ok(task_shares(inferers, forecasters, Number::ONE, inputs.number("chi")?)?.gamma.into())
}

/// Rewards of the three tasks.
pub fn task_rewards(inputs: Inputs<'_>) -> Answer {
    let task_score = inputs.number("naive_loss")?.sub(inputs.number("network_loss")?)?;
    let chi = utility_of(inputs, task_score)?.chi;
    let entropy = |of: &str| inputs.number(&format!("entropy_{of}"));
    let shares = task_shares(entropy("inferers")?, entropy("forecasters")?, entropy("reputers")?, chi)?;
    let reward = inputs.number("topic_reward")?;
    Ok(Tree::map([
        ("inferers", shares.inferers.mul(reward)?),
        ("forecasters", shares.forecasters.mul(reward)?),
        ("reputers", shares.reputers.mul(reward)?),
    ]))
}

fn by_place(numbers: Vec<Number>) -> ById<WorkerId, Number> {
    (0..).map(WorkerId).zip(numbers).collect()
}
