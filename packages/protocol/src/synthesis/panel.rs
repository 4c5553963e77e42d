//! The close of an epoch: all the networks that can be made of its submissions.

use super::forecast_implied::{Forecast, Implication};
use super::member::{Inferences, Member, ids, members, others, values};
use super::row::join;
use super::weights::weights;
use super::{
    Basis, ForecasterRecord, Interval, IntervalMethod, OneOut, Prediction, RegretRule, RegretState,
    Submissions, SynthesisError, Weights, mean,
};
use crate::{Bundle, ById, Number, NumberError, WorkerId};
use cw_number::stats;

/// The levels of the interval, in percent: ±2σ, ±1σ and the middle of a normal distribution.
const PERCENTILES: [Number; 5] = [
    Number::decimal(228, 2),
    Number::decimal(1587, 2),
    Number::decimal(50, 0),
    Number::decimal(8413, 2),
    Number::decimal(9772, 2),
];

/// See [`super::SynthesisRule::predict`]. Source: reference 9.1.
pub(super) fn predict(
    rule: &RegretRule,
    state: &RegretState,
    submissions: &Submissions,
) -> Result<Prediction, SynthesisError> {
    let inferers = members(&submissions.inferences);
    check(&inferers)?;
    if let [only] = inferers.as_slice() {
        return Ok(unweighted(Basis::Single, only.value.to_vec(), submissions));
    }
    let Some(network_loss) = state.head.network_loss else {
        let median = mean::median(&values(&inferers, &[]), rule.unity)?;
        return Ok(unweighted(Basis::NoLoss, median, submissions));
    };
    let (basis, implication) = match state.head.all_inferers_are_new {
        true => (Basis::AllNew, Implication::Median),
        false => (Basis::Weighted, Implication::Weighted(network_loss)),
    };
    let mut forecasters = ById::new();
    let mut one_out_inferer_forecasters = ById::new();
    for (id, forecast) in submissions.forecasts.iter() {
        if let Some(forecast) = Forecast::about(&inferers, forecast) {
            let inference = forecast.inference(implication, rule)?;
            let without_each = forecast.without_each(&inference, &inferers, implication, rule)?;
            one_out_inferer_forecasters.insert(id, without_each);
            forecasters.insert(id, inference);
        }
    }
    let panel = Panel { rule, state, inferers, forecasters: members(&forecasters) };
    let (combined, weights, interval) = panel.combined()?;
    let naive = panel.naive()?;
    let one_out_inferers = panel.one_out_inferers(&one_out_inferer_forecasters)?;
    let (one_out_forecasters, one_in_forecasters) = panel.one_out_and_one_in_forecasters()?;
    let inferences = Bundle {
        combined,
        naive,
        inferers: submissions.inferences.clone(),
        forecasters,
        one_out_inferers,
        one_out_forecasters,
        one_in_forecasters,
        one_out_inferer_forecasters,
    };
    Ok(Prediction { basis, inferences, weights, interval })
}

/// The answer of the cases in which forecasters take no part and nobody can be left out.
fn unweighted(basis: Basis, combined: Vec<Number>, submissions: &Submissions) -> Prediction {
    let (naive, inferers) = (combined.clone(), submissions.inferences.clone());
    let inferences = Bundle { combined, naive, inferers, ..Bundle::default() };
    Prediction { basis, inferences, weights: Weights::default(), interval: None }
}

/// The experts of an epoch in which forecasters can take part (J, K), and what is known about them.
struct Panel<'a> {
    rule: &'a RegretRule,
    state: &'a RegretState,
    inferers: Vec<Member<'a>>,
    forecasters: Vec<Member<'a>>,
}

impl Panel<'_> {
    /// All experts by their regrets against the combined inference.
    fn combined(&self) -> Result<(Vec<Number>, Weights, Option<Interval>), NumberError> {
        if self.state.head.all_inferers_are_new {
            return Ok((mean::plain(&values(&self.inferers, &[]))?, Weights::default(), None));
        }
        let inferers = join(self.state.inferers.as_slice(), ids(&self.inferers)).map(|record| record?.regret);
        let forecasters =
            join(self.state.forecasters.as_slice(), ids(&self.forecasters)).map(|record| record?.regret);
        let regrets: Vec<_> = inferers.chain(forecasters).map(|regret| self.or_initial(regret)).collect();
        let weights = weights(&regrets, &self.rule.params)?;
        let values = values(&self.inferers, &self.forecasters);
        Ok((
            mean::weighted(&values, &weights)?,
            self.normalised(&weights)?,
            Some(interval(&values, &weights)?),
        ))
    }

    /// The inferers by their regrets against it.
    fn naive(&self) -> Result<Vec<Number>, NumberError> {
        self.network(&self.inferers, &[], || {
            let naive = join(self.state.inferers.as_slice(), ids(&self.inferers)).map(|record| record?.naive);
            naive.map(|regret| self.or_initial(regret)).collect()
        })
    }

    /// All but one inferer, in turn: forecasts imply something else without him, and the others have
    /// regrets of their own against the network without him.
    fn one_out_inferers(
        &self,
        implied_without: &ById<WorkerId, Inferences>,
    ) -> Result<Inferences, NumberError> {
        let nothing = OneOut::default();
        let without = |withheld: &Member<'_>| {
            let inferers = others(&self.inferers, withheld.id);
            let implied = |(id, by_inferer): (WorkerId, &'_ Inferences)| {
                by_inferer.get(withheld.id).map(|value| (id, value.clone()))
            };
            let implied: Inferences = implied_without.iter().filter_map(implied).collect();
            let forecasters = members(&implied);
            let record = self.state.inferers.get(withheld.id).map_or(&nothing, |record| &record.one_out);
            let value =
                self.network(&inferers, &forecasters, || self.one_out(record, &inferers, &forecasters))?;
            Ok((withheld.id, value))
        };
        self.inferers.iter().map(without).collect()
    }

    /// All but one forecaster in turn, and the inferers with one forecaster in turn. With fewer than two
    /// forecasters these are the naive and the combined inference, and none is made.
    fn one_out_and_one_in_forecasters(&self) -> Result<(Inferences, Inferences), NumberError> {
        let (mut one_out, mut one_in) = (Inferences::new(), Inferences::new());
        if self.forecasters.len() < 2 {
            return Ok((one_out, one_in));
        }
        let nothing = ForecasterRecord::default();
        for forecaster in &self.forecasters {
            let record = self.state.forecasters.get(forecaster.id).unwrap_or(&nothing);
            let rest = others(&self.forecasters, forecaster.id);
            let value =
                self.network(&self.inferers, &rest, || self.one_out(&record.one_out, &self.inferers, &rest))?;
            one_out.insert(forecaster.id, value);
            let value = self.network(&self.inferers, &[*forecaster], || {
                let mut regrets = record.one_in.read(ids(&self.inferers), self.state.head.initial_regret);
                regrets.push(self.or_initial(record.one_in_self));
                regrets
            })?;
            one_in.insert(forecaster.id, value);
        }
        Ok((one_out, one_in))
    }

    /// One network: these experts, weighted by these regrets (in the same order); all new: the mean of the
    /// inferers.
    fn network(
        &self,
        inferers: &[Member<'_>],
        forecasters: &[Member<'_>],
        regrets: impl FnOnce() -> Vec<Number>,
    ) -> Result<Vec<Number>, NumberError> {
        match self.state.head.all_inferers_are_new {
            true => mean::plain(&values(inferers, &[])),
            false => mean::weighted(&values(inferers, forecasters), &weights(&regrets(), &self.rule.params)?),
        }
    }

    fn one_out(&self, record: &OneOut, inferers: &[Member<'_>], forecasters: &[Member<'_>]) -> Vec<Number> {
        let initial = self.state.head.initial_regret;
        let mut regrets = record.inferers.read(ids(inferers), initial);
        regrets.extend(record.forecasters.read(ids(forecasters), initial));
        regrets
    }

    fn or_initial(&self, regret: Option<Number>) -> Number {
        regret.unwrap_or(self.state.head.initial_regret)
    }

    fn normalised(&self, weights: &[Number]) -> Result<Weights, NumberError> {
        let total = stats::sum(weights)?;
        let mut shares = weights.iter().map(|weight| weight.div(total));
        let mut share =
            |member: &Member<'_>| shares.next().map(|share| share.map(|share| (member.id, share)));
        Ok(Weights {
            inferers: self.inferers.iter().filter_map(&mut share).collect::<Result<_, _>>()?,
            forecasters: self.forecasters.iter().filter_map(&mut share).collect::<Result<_, _>>()?,
        })
    }
}

/// Weighted percentiles of the experts' values, component by component. Source: reference 9.6.
fn interval(values: &[&[Number]], weights: &[Number]) -> Result<Interval, NumberError> {
    let arity = values.first().map_or(0, |value| value.len());
    let percentiles = |at| {
        stats::weighted_percentiles(&mean::component(values, at).collect::<Vec<_>>(), weights, &PERCENTILES)
    };
    Ok(Interval {
        method: IntervalMethod::ExpertSpread,
        percentiles: PERCENTILES.to_vec(),
        components: (0..arity).map(percentiles).collect::<Result<_, _>>()?,
    })
}

/// All inferences have the length of the first, at least 1; and there is one.
fn check(inferers: &[Member<'_>]) -> Result<(), SynthesisError> {
    let expected = inferers.first().ok_or(SynthesisError::NoInferences)?.value.len().max(1);
    match inferers.iter().find(|member| member.value.len() != expected) {
        Some(Member { id, value }) => Err(SynthesisError::Arity { worker: *id, got: value.len(), expected }),
        None => Ok(()),
    }
}
