//! Fractions, entropies, shares of the tasks, rewards.

use super::bundles::by_name;
use super::record::{Named, OlderScores, Roles};
use super::{Epoch, Quantities};
use crate::tree::Tree;
use allora_protocol::epoch::EpochError;
use allora_protocol::reward::{
    ByRole, Curve, Distribution, Memory, Performance, RewardParams, TaskShares, distribute, entropy, parts,
    smoothed, task_shares,
};
use allora_protocol::{ById, Number, ReputerId};

/// Roles by the names of the files.
const ROLES: [&str; 3] = ["inferer", "forecaster", "reputer"];

impl Epoch<'_> {
    /// Nothing where the epoch pays nobody.
    pub(super) fn rewards(&self, epoch: &Performance, found: &mut Quantities) -> Result<(), EpochError> {
        let (params, previous) = (self.reward_params(), &self.inputs.previous);
        let before = self.by_role(&previous.reward_fractions_smooth);
        let memory = Memory {
            inferer_scores: &older(&previous.inferer_scores_newest_first),
            forecaster_scores: &older(&previous.forecaster_scores_newest_first),
            smoothed: &before,
            ratio: previous.forecaster_score_ratio,
        };
        let Some(distribution) = distribute(epoch, &memory, &params)? else { return Ok(()) };
        let distribution = self.with_given_fractions(distribution, &before, &params)?;
        found.insert("forecaster_task_score", epoch.task_score.into());
        self.insert_distribution(&distribution, found)?;
        self.pay(&distribution, found)
    }

    /// Fractions that the record has as inputs, in the place of ours, and what follows from them.
    fn with_given_fractions(
        &self,
        distribution: Distribution,
        before: &ByRole,
        params: &RewardParams,
    ) -> Result<Distribution, EpochError> {
        let given = &self.given.fractions;
        if given.inferer.is_none() && given.forecaster.is_none() && given.reputer.is_none() {
            return Ok(distribution);
        }
        let given = self.by_role(given);
        let mut fractions = distribution.fractions;
        fractions.inferers.extend(given.inferers);
        fractions.forecasters.extend(given.forecasters);
        fractions.reputers.extend(given.reputers);
        let smoothed = ByRole {
            inferers: smoothed(&fractions.inferers, &before.inferers, params.task_alpha)?,
            forecasters: smoothed(&fractions.forecasters, &before.forecasters, params.task_alpha)?,
            reputers: smoothed(&fractions.reputers, &before.reputers, params.task_alpha)?,
        };
        let entropies = [
            entropy(&smoothed.inferers, params.beta_entropy)?,
            entropy(&smoothed.forecasters, params.beta_entropy)?,
            entropy(&smoothed.reputers, params.beta_entropy)?,
        ];
        let [f, g, h] = entropies;
        let shares = task_shares(f, g, h, distribution.utility.chi)?;
        Ok(Distribution { fractions, smoothed, entropies, shares, utility: distribution.utility })
    }

    fn insert_distribution(&self, of: &Distribution, found: &mut Quantities) -> Result<(), EpochError> {
        found.insert("reward_fractions", self.named(&of.fractions));
        found.insert("reward_fractions_smooth", self.named(&of.smoothed));
        found.insert("entropy", Tree::map(ROLES.into_iter().zip(of.entropies)));
        found.insert("forecaster_score_ratio", of.utility.ratio.into());
        found.insert("chi", of.utility.chi.into());
        let TaskShares { inferers, forecasters, reputers, gamma } = of.shares;
        found.insert("gamma", gamma.into());
        let shares = [inferers, forecasters, reputers];
        found.insert("task_reward_fractions", Tree::map(ROLES.into_iter().zip(shares)));
        found.insert("share_parts", Tree::map(ROLES.into_iter().zip(of.shares.parts()?.map(of_the_whole))));
        let parts = ByRole {
            inferers: parts(&of.fractions.inferers)?.map(|_, parts| of_the_whole(*parts)),
            forecasters: parts(&of.fractions.forecasters)?.map(|_, parts| of_the_whole(*parts)),
            reputers: parts(&of.fractions.reputers)?.map(|_, parts| of_the_whole(*parts)),
        };
        found.insert("fraction_parts", self.named(&parts));
        Ok(())
    }

    /// Rewards in whole tokens, and the stakes that reputers begin the next epoch with.
    fn pay(&self, of: &Distribution, found: &mut Quantities) -> Result<(), EpochError> {
        let reward = |share: Number| {
            move |fraction: &Number| fraction.mul(share).and_then(|part| part.mul(self.inputs.topic_reward))
        };
        let (inferer, forecaster, reputer) =
            (reward(of.shares.inferers), reward(of.shares.forecasters), reward(of.shares.reputers));
        let rewards = ByRole {
            inferers: of.fractions.inferers.try_map(|_, fraction| inferer(fraction))?,
            forecasters: of.fractions.forecasters.try_map(|_, fraction| forecaster(fraction))?,
            reputers: of.fractions.reputers.try_map(|_, fraction| reputer(fraction))?,
        };
        let stakes = self.reputers(&self.inputs.reputer_stakes);
        let next = stakes.try_map(|id, stake| match rewards.reputers.get(id) {
            Some(reward) => stake.add(*reward),
            None => Ok(*stake),
        })?;
        found.insert("next_reputer_stakes", self.named_reputers(&next));
        found.insert("rewards", self.named(&rewards));
        Ok(())
    }

    fn reward_params(&self) -> RewardParams {
        RewardParams {
            inferer: Curve { p: self.params.p_reward_inference, c: self.params.c_reward_inference },
            forecaster: Curve { p: self.params.p_reward_forecast, c: self.params.c_reward_forecast },
            reputer_p: self.params.p_reward_reputer,
            epsilon: self.params.epsilon_topic,
            max_samples: u32::try_from(self.params.max_samples_to_scale_scores).unwrap_or(u32::MAX),
            task_alpha: self.params.task_reward_alpha,
            beta_entropy: self.params.beta_entropy,
        }
    }

    fn by_role(&self, named: &Roles<Named<Number>>) -> ByRole {
        let nobody = Named::new();
        let of = |role: &Option<Named<Number>>| role.as_ref().unwrap_or(&nobody).clone();
        ByRole {
            inferers: self.names.workers(&of(&named.inferer)),
            forecasters: self.names.workers(&of(&named.forecaster)),
            reputers: self.reputers(&of(&named.reputer)),
        }
    }

    /// What stands under the names of reputers.
    pub(super) fn reputers(&self, named: &Named<Number>) -> ById<ReputerId, Number> {
        self.names.reputers().filter_map(|(id, name)| Some((id, *named.get(name)?))).collect()
    }

    fn named(&self, values: &ByRole) -> Tree {
        Tree::map([
            ("inferer", by_name(&values.inferers, &self.names)),
            ("forecaster", by_name(&values.forecasters, &self.names)),
            ("reputer", self.named_reputers(&values.reputers)),
        ])
    }

    fn named_reputers(&self, values: &ById<ReputerId, Number>) -> Tree {
        let named = self.names.reputers().filter_map(|(id, name)| Some((name.clone(), *values.get(id)?)));
        Tree::map(named)
    }
}

/// Older scores in the order in which the scale of fractions takes them.
fn older(epochs: &[OlderScores]) -> Vec<Number> {
    epochs.iter().flat_map(|epoch| epoch.scores.values().copied()).collect()
}

/// 10^18ths as a number.
fn of_the_whole(parts: u64) -> Number {
    i64::try_from(parts).map(|parts| Number::decimal(parts, 18)).unwrap_or(Number::MAX)
}
