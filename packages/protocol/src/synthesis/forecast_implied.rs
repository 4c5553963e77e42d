//! What a forecast implies: somebody who knows who will be right need not know what is.

use super::member::Member;
use super::row::join;
use super::{RegretRule, mean, weights::weights};
use crate::{ById, Number, NumberError, WorkerId};

/// What a forecaster says about an inferer of this epoch.
struct Element<'a> {
    inferer: WorkerId,
    inference: &'a [Number],
    loss: Number,
}

/// The forecast of one forecaster, as far as it is about inferers of this epoch (E_k).
pub(super) struct Forecast<'a>(Vec<Element<'a>>);

/// How the forecast-implied inferences of an epoch are made.
#[derive(Clone, Copy)]
pub(super) enum Implication {
    /// All inferers are new: the median.
    Median,
    /// By the regrets that the forecast promises against this loss, the network's last one.
    Weighted(Number),
}

impl<'a> Forecast<'a> {
    /// The elements about these inferers (ascending by id); `None` without any: the forecaster takes no part.
    pub(super) fn about(inferers: &[Member<'a>], forecast: &ById<WorkerId, Number>) -> Option<Self> {
        let losses = join(forecast.as_slice(), inferers.iter().map(|member| member.id));
        let element = |(member, loss): (&Member<'a>, Option<&Number>)| {
            loss.map(|loss| Element { inferer: member.id, inference: member.value, loss: *loss })
        };
        let elements: Vec<_> = inferers.iter().zip(losses).filter_map(element).collect();
        (!elements.is_empty()).then_some(Self(elements))
    }

    /// The forecast-implied inference `I_k`: the weighted mean of the inferences in E_k, with the weights of
    /// the regrets `network_loss - F_kj`; of one, that one. All new: their median.
    ///
    /// Source: reference 9.4.
    pub(super) fn inference(&self, by: Implication, rule: &RegretRule) -> Result<Vec<Number>, NumberError> {
        imply(&self.0.iter().collect::<Vec<_>>(), by, rule)
    }

    /// `I_k` without each of these inferers in turn. Who had an element about nobody else has none there.
    /// All new: a median is no weighing that could leave somebody out, so it stays what it is.
    pub(super) fn without_each(
        &self,
        whole: &[Number],
        inferers: &[Member<'_>],
        by: Implication,
        rule: &RegretRule,
    ) -> Result<ById<WorkerId, Vec<Number>>, NumberError> {
        let mut inferences = ById::new();
        for withheld in inferers {
            let rest: Vec<_> = self.0.iter().filter(|element| element.inferer != withheld.id).collect();
            let unchanged = rest.len() == self.0.len() || matches!(by, Implication::Median);
            if !rest.is_empty() {
                let inference = if unchanged { whole.to_vec() } else { imply(&rest, by, rule)? };
                inferences.insert(withheld.id, inference);
            }
        }
        Ok(inferences)
    }
}

fn imply(elements: &[&Element<'_>], by: Implication, rule: &RegretRule) -> Result<Vec<Number>, NumberError> {
    let inferences: Vec<_> = elements.iter().map(|element| element.inference).collect();
    match (by, inferences.as_slice()) {
        (_, [only]) => Ok(only.to_vec()),
        (Implication::Median, _) => mean::median(&inferences, rule.unity),
        (Implication::Weighted(network_loss), _) => {
            let regrets = elements.iter().map(|element| network_loss.sub(element.loss));
            mean::weighted(&inferences, &weights(&regrets.collect::<Result<Vec<_>, _>>()?, &rule.params)?)
        }
    }
}
