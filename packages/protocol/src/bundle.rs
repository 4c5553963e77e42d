//! [`Bundle`]: one thing for each value that the network makes of an epoch's submissions.

use crate::{ById, Number, WorkerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One `T` for each value of an epoch: its inferences (`Bundle<Vec<Number>>`), or its losses ([`Losses`]).
///
/// Reference 9.5 (values), 10.1 (losses).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bundle<T> {
    /// The network inference: all inferers and forecast-implied inferences, weighted.
    pub combined: T,
    /// The inferers alone, weighted by their naive regrets.
    pub naive: T,
    /// Each inferer's own inference.
    pub inferers: ById<WorkerId, T>,
    /// The forecast-implied inference of each forecaster who takes part.
    pub forecasters: ById<WorkerId, T>,
    /// The network without this inferer.
    pub one_out_inferers: ById<WorkerId, T>,
    /// The network without this forecaster.
    pub one_out_forecasters: ById<WorkerId, T>,
    /// All inferers and only this forecaster.
    pub one_in_forecasters: ById<WorkerId, T>,
    /// By forecaster, then by withheld inferer: the forecast-implied inference without that inferer.
    pub one_out_inferer_forecasters: ById<WorkerId, ById<WorkerId, T>>,
}

/// log10 losses of the values of an epoch; `None` where there is no loss. `combined` and `naive` of an epoch
/// that was scored always have one.
pub type Losses = Bundle<Option<Number>>;

impl<T> Bundle<T> {
    /// Everything in it, in the order of the reference's loss vector (12.1): combined, naive, inferers,
    /// forecasters, forecasters without an inferer (by forecaster, then inferer), one-out inferers, one-out
    /// forecasters, one-in forecasters. Bundles of one shape align entry by entry.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        [&self.combined, &self.naive]
            .into_iter()
            .chain(self.inferers.values())
            .chain(self.forecasters.values())
            .chain(self.one_out_inferer_forecasters.values().flat_map(ById::values))
            .chain(self.one_out_inferers.values())
            .chain(self.one_out_forecasters.values())
            .chain(self.one_in_forecasters.values())
    }

    /// Another thing for each value, in the order of [`Bundle::values`] save that `one_out_inferer_forecasters`
    /// come last; the first error ends it.
    pub fn try_map<U, E>(&self, mut f: impl FnMut(&T) -> Result<U, E>) -> Result<Bundle<U>, E> {
        Ok(Bundle {
            combined: f(&self.combined)?,
            naive: f(&self.naive)?,
            inferers: self.inferers.try_map(|_, value| f(value))?,
            forecasters: self.forecasters.try_map(|_, value| f(value))?,
            one_out_inferers: self.one_out_inferers.try_map(|_, value| f(value))?,
            one_out_forecasters: self.one_out_forecasters.try_map(|_, value| f(value))?,
            one_in_forecasters: self.one_in_forecasters.try_map(|_, value| f(value))?,
            one_out_inferer_forecasters: self
                .one_out_inferer_forecasters
                .try_map(|_, by_inferer| by_inferer.try_map(|_, value| f(value)))?,
        })
    }
}
