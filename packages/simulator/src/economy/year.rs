//! What came of a year. Amounts are base units; shares and rates are floats, for people.

use super::plan::Token;
use super::stakes::Earned;
use super::treasury::{Ledgers, sum};
use super::{part, sample};
use anyhow::Result;
use cosmwasm_std::Uint128;
use serde::Serialize;

/// A year, or as many days as were asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// How many days.
    pub days: u64,
    /// What chance was decided by.
    pub seed: u64,
    /// What the token is.
    pub token: Token,
    /// The most there may ever be; none for a coin.
    pub cap: Option<Uint128>,
    /// How much of it there was at the beginning and how much there is at the end.
    pub supply: [Uint128; 2],
    /// What circulated: the supply without the treasury and what is locked.
    pub circulating: [Uint128; 2],
    /// What the treasury had, got and spent.
    pub treasury: Flows,
    /// The emission, month by month.
    pub months: Vec<Month>,
    /// The topics.
    pub topics: Vec<Topic>,
    /// Who was paid.
    pub roles: Roles,
    /// How much is in few hands.
    pub concentration: Concentration,
    /// What a token yielded that was always delegated, by the stake in all topics, a year.
    pub delegators_yield: Option<f64>,
    /// What the contracts hold at the end; it is held against the bank, to the unit.
    pub ledgers: Ledgers,
    /// What staking holds at the end.
    pub staked: Uint128,
    /// Day by day, for the picture.
    pub daily: Vec<Day>,
}

/// What the treasury had, got and spent.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Flows {
    /// At the beginning.
    pub endowment: Uint128,
    /// Fees for new topics.
    pub creation_fees: Uint128,
    /// Deposits that workers forfeited.
    pub forfeits: Uint128,
    /// What of payments to topics does not serve the topic.
    pub from_patrons: Uint128,
    /// What rounding left of epochs' rewards.
    pub remainders: Uint128,
    /// What nobody drew of old periods.
    pub returned: Uint128,
    /// Spent for periods.
    pub spent: Uint128,
    /// Minted for periods, because the treasury had too little.
    pub minted: Uint128,
}

impl Flows {
    /// What it should have now.
    pub fn left(&self) -> Result<Uint128> {
        let Self { endowment, creation_fees, forfeits, from_patrons, remainders, returned, spent, .. } =
            *self;
        Ok(sum([endowment, creation_fees, forfeits, from_patrons, remainders, returned])?
            .checked_sub(spent)?)
    }
}

/// A month of emission: 30 periods.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Month {
    /// Which.
    pub number: u64,
    /// How many of its periods began.
    pub periods: u64,
    /// What they emitted, with the validators' share.
    pub emission: Uint128,
    /// Of it, what the treasury paid; the rest was minted.
    pub from_treasury: Uint128,
    /// What counted as staked: the mean of 30 days.
    pub staked: Uint128,
    /// The emission per staked token that the month was set to.
    pub per_staked: f64,
    /// Whether the ceiling of what stake may yield held the target down.
    pub at_ceiling: bool,
    /// What circulated at its beginning and at its end.
    pub circulating: [Uint128; 2],
}

impl Month {
    /// How fast what circulates grew, a year.
    pub fn inflation(&self) -> f64 {
        growth(self.circulating, self.periods)
    }
}

/// How fast an amount grew in so many days, a year.
pub fn growth([from, to]: [Uint128; 2], days: u64) -> f64 {
    let [gained, lost] = [to.saturating_sub(from), from.saturating_sub(to)];
    (part(gained, from) - part(lost, from)) * sample::YEAR / days.max(1) as f64
}

/// A topic.
#[derive(Clone, Debug, Serialize)]
pub struct Topic {
    /// What it is called.
    pub name: String,
    /// The length of its epochs, in hours.
    pub epoch_hours: u64,
    /// Whether somebody vouches for it.
    pub eligible: bool,
    /// What happens to it, and on which day.
    pub turn: Option<(String, u64)>,
    /// Epochs that were paid.
    pub epochs: u64,
    /// Epochs that had no truth.
    pub void: u64,
    /// What its patrons paid, in all.
    pub patrons: Uint128,
    /// Of that, what serves the topic.
    pub direct: Uint128,
    /// Of that, what waits for epochs to come.
    pub pot: Uint128,
    /// What its epochs were paid of the emission.
    pub emission: Uint128,
    /// What its epochs were paid of its funding.
    pub own: Uint128,
    /// Of these two, to whom.
    pub paid: Paid,
    /// The mean of what was staked, over the days since it opened.
    pub mean_stake: Uint128,
    /// What a delegator's token yielded, a year.
    pub delegators_yield: Option<f64>,
}

impl Topic {
    /// What its workers, reputers and delegators got.
    pub fn participants(&self) -> Result<Uint128> {
        let Paid { inferers, forecasters, stake, incoming, .. } = self.paid;
        sum([inferers, forecasters, stake.reputers, stake.delegators, incoming])
    }
}

/// To whom epochs were paid.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Paid {
    /// To inferers.
    pub inferers: Uint128,
    /// To forecasters.
    pub forecasters: Uint128,
    /// To stake, as far as it has entered.
    pub stake: Earned,
    /// To stake, on its way.
    pub incoming: Uint128,
    /// To the keepers who settled.
    pub keepers: Uint128,
    /// What rounding left, to the treasury.
    pub remainders: Uint128,
}

impl Paid {
    /// All of it.
    pub fn total(&self) -> Result<Uint128> {
        let Self { inferers, forecasters, stake, incoming, keepers, remainders } = *self;
        sum([inferers, forecasters, stake.reputers, stake.delegators, incoming, keepers, remainders])
    }
}

/// What was paid in all, by role.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Roles {
    /// To everybody in the topics.
    pub topics: Paid,
    /// To the validators of the chain.
    pub validators: Uint128,
}

impl Roles {
    /// Everything that was paid to somebody, by role.
    pub fn parts(&self) -> [(&'static str, Uint128); 7] {
        let Paid { inferers, forecasters, stake, incoming, keepers, .. } = self.topics;
        [
            ("inferers", inferers),
            ("forecasters", forecasters),
            ("reputers", stake.reputers),
            ("delegators", stake.delegators),
            ("on its way into stake", incoming),
            ("validators", self.validators),
            ("keepers", keepers),
        ]
    }

    /// The sum of that.
    pub fn total(&self) -> Result<Uint128> {
        sum(self.parts().map(|(_, amount)| amount))
    }
}

/// How much is in few hands.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Concentration {
    /// Of the stake, between topics.
    pub stake_by_topic: Spread,
    /// Of the stake, between reputers' pools.
    pub stake_by_reputer: Spread,
    /// Of what epochs were paid, between topics.
    pub rewards_by_topic: Spread,
    /// Of what stake was paid, between reputers' pools.
    pub rewards_by_reputer: Spread,
    /// Of what workers were paid, between workers.
    pub rewards_by_worker: Spread,
}

/// How evenly something is spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// How many have some.
    pub count: usize,
    /// The share of the one with most.
    pub largest: f64,
    /// The sum of the squared shares (Herfindahl and Hirschman).
    pub herfindahl: f64,
}

impl Spread {
    /// Of amounts.
    pub fn of(amounts: impl IntoIterator<Item = Uint128>) -> Result<Self> {
        let amounts: Vec<Uint128> = amounts.into_iter().filter(|amount| !amount.is_zero()).collect();
        let whole = sum(amounts.iter().copied())?;
        let shares = || amounts.iter().map(|amount| part(*amount, whole));
        Ok(Self {
            count: amounts.len(),
            largest: shares().fold(0.0, f64::max),
            herfindahl: shares().map(|share| share * share).sum(),
        })
    }

    /// As many equal ones would be as concentrated: 1 / herfindahl.
    pub fn effective(&self) -> f64 {
        if self.count == 0 { 0.0 } else { 1.0 / self.herfindahl }
    }
}

/// The end of a day; in tokens.
#[derive(Clone, Debug, Serialize)]
pub struct Day {
    /// What the day's period was worth, by topic.
    pub emission: Vec<f64>,
    /// What the treasury has.
    pub treasury: f64,
    /// What was minted up to now.
    pub minted: f64,
    /// What epochs and validators were paid up to now.
    pub paid: f64,
    /// What delegating yielded of late, by topic, a year; none while it is not known.
    pub yields: Vec<Option<f64>>,
    /// In all topics.
    pub yield_of_all: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_counts_equal_ones_and_sees_a_large_one() {
        let equal = Spread::of([5_u128, 5, 0, 5, 5].map(Uint128::new)).unwrap();
        assert_eq!((equal.count, equal.largest, equal.effective()), (4, 0.25, 4.0));
        let one = Spread::of([90_u128, 5, 5].map(Uint128::new)).unwrap();
        assert!(one.largest == 0.9 && (one.effective() - 1.0 / 0.815).abs() < 1e-12);
        assert_eq!(Spread::of([]).unwrap().effective(), 0.0);
    }

    #[test]
    fn growth_is_a_yearly_rate_of_either_sign() {
        let amounts = [1_000_u128, 1_010, 990].map(Uint128::new);
        for (to, wanted) in [(amounts[1], 0.05), (amounts[2], -0.05)] {
            assert!((growth([amounts[0], to], 73) - wanted).abs() < 1e-12);
        }
    }
}
