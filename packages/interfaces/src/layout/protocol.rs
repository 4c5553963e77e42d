//! [`Field`](super::Field) for the protocol's structured types, so that records can hold them.

use super::{Field, Reader, Writer, fields};
use crate::LayoutError;
use allora_protocol::emission::{BondedReadings, Bucket, MoneyParams, Month, PeriodRecord};
use allora_protocol::epoch::MeritRules;
use allora_protocol::loss::{Answer, Bounds, LossFunction};
use allora_protocol::pool::{Commission, Incoming, Pool, Rise, Side};
use allora_protocol::reward::{Curve, RewardParams};
use allora_protocol::schedule::{EpochState, OpenEpoch, OpenEpochs, Schedule, Scheduled, Version, Versions};
use allora_protocol::score::{Merit, MeritParams, Standard};
use allora_protocol::synthesis::{
    Basis, ForecasterRecord, InfererRecord, Interval, IntervalMethod, OneOut, PairRow, Prediction,
    RegretHead, RegretParams, RegretScale, RuleKind, Weights,
};
use allora_protocol::topic::{SuiteParams, Terms, Topic, TruthMode, Tuning};
use allora_protocol::truth::{Report, Shortfall, Truth, UsualStake};
use allora_protocol::{Bundle, WorkerId};
use cw_number::Number;

fields! { enum Answer { 0 => Value { arity }, 1 => Label { labels } } }
fields! { Bounds { lower, upper } }
fields! { enum LossFunction {
    0 => Squared, 1 => Absolute, 2 => Huber { delta }, 3 => Pinball { quantile }, 4 => LogLoss, 5 => Brier,
} }
fields! { enum RuleKind { 0 => Regret, 1 => MlPoly, 2 => Meta } }
fields! { enum TruthMode { 0 => Truth, 1 => Losses } }
fields! { Topic { answer, loss, truth_mode, rule } }
fields! { Schedule {
    epoch_length, worker_submission_window, reveal_window, ground_truth_lag, report_window, report_reveal_window,
    dispute_window,
} }
fields! { Terms {
    schedule, max_inferers, max_forecasters, max_reputers, max_forecast_elements, min_reporters, bounds,
    require_unity,
} }
fields! { Tuning { regret, merit, reward } }
fields! { RegretParams { alpha_regret, epsilon, p_norm, c_norm, scale } }
fields! { enum RegretScale { 0 => StandardDeviation, 1 => MedianAbsoluteDeviation } }
fields! { MeritRules { inferers, forecasters, reputers } }
fields! { MeritParams { alpha, quantile, lambda } }
fields! { RewardParams {
    inferer, forecaster, reputer_p, epsilon, max_samples, task_alpha, beta_entropy,
} }
fields! { Curve { p, c } }
fields! { SuiteParams {
    min_window, creation_fee, registration_deposit, min_stake, min_topic_stake, reveal_forfeit, deposit_delay,
    unbonding_time, keep_tables, tokens_per_weight, money,
} }
fields! { MoneyParams {
    emission_rate, smoothing, max_monthly_yield, validators, validators_share, max_topic_share, direct_share,
    advance_fee, open_emission, supply, locked, mintable,
} }

fields! { PeriodRecord { total_weight, cap, emission, drawn } }
fields! { Month { number, emission, per_staked, target, ceiling, reputers_part, staked } }
fields! { BondedReadings { buckets } }
fields! { Bucket { number, readings, sum } }

fields! { enum EpochState { 0 => Collecting, 1 => Closed } }
fields! { OpenEpoch { epoch, state } }
fields! { Merit { average, scored_epochs } }
fields! { Standard { initial, quantile } }

fields! { Side { amount, shares } }
fields! { Incoming { amount, spread, from, until } }
fields! { Commission { rate, rise } }
fields! { Rise { rate, at } }
fields! { Pool { bonded, own_shares, commission_shares, unbonding, era, incoming, commission } }

fields! { enum Report { 0 => Value(value), 1 => Label(label), 2 => Void } }
fields! { enum Truth { 0 => Value(value), 1 => Label(label) } }
fields! { enum Shortfall {
    0 => Reporters { reported, needed }, 1 => Stake { reported, needed }, 2 => UsualStake { reported, usual },
} }

fields! { RegretHead { network_loss, initial_regret, all_inferers_are_new } }
fields! { InfererRecord { regret, naive, one_out } }
fields! { ForecasterRecord { regret, one_in_self, one_in, one_out } }
fields! { OneOut { inferers, forecasters } }
fields! { enum Basis { 0 => Single, 1 => NoLoss, 2 => AllNew, 3 => Weighted } }
fields! { Weights { inferers, forecasters } }
fields! { enum IntervalMethod { 0 => ExpertSpread } }
fields! { Interval { method, percentiles, components } }
fields! { Prediction { basis, inferences, weights, interval } }

impl<P: Field + Scheduled> Field for Version<P> {
    fn put(&self, to: &mut Writer) {
        self.from_epoch.put(to);
        self.opens_at.put(to);
        self.params.put(to);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Ok(Self { from_epoch: Field::take(from)?, opens_at: Field::take(from)?, params: Field::take(from)? })
    }
}

/// The list of versions; that they follow one another is checked.
impl<P: Field + Scheduled> Field for Versions<P> {
    fn put(&self, to: &mut Writer) {
        to.integer(self.as_slice().len() as u128);
        self.as_slice().iter().for_each(|version| version.put(to));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Vec::<Version<P>>::take(from)?.try_into().map_err(|_| LayoutError::Order)
    }
}

/// The list of epochs; that they ascend is checked.
impl Field for OpenEpochs {
    fn put(&self, to: &mut Writer) {
        to.integer(self.as_slice().len() as u128);
        self.as_slice().iter().for_each(|open| open.put(to));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Vec::<OpenEpoch>::take(from)?.try_into().map_err(|_| LayoutError::Order)
    }
}

impl Field for UsualStake {
    fn put(&self, to: &mut Writer) {
        self.get().put(to);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Field::take(from).map(Self::new)
    }
}

/// The pairs as they stand, the most recently updated first.
impl Field for PairRow {
    fn put(&self, to: &mut Writer) {
        to.integer(self.entries().len() as u128);
        self.entries().iter().for_each(|entry| entry.put(to));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Vec::<(WorkerId, Number)>::take(from).map(Self::from_entries)
    }
}

impl<T: Field> Field for Bundle<T> {
    fn put(&self, to: &mut Writer) {
        self.combined.put(to);
        self.naive.put(to);
        self.inferers.put(to);
        self.forecasters.put(to);
        self.one_out_inferers.put(to);
        self.one_out_forecasters.put(to);
        self.one_in_forecasters.put(to);
        self.one_out_inferer_forecasters.put(to);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Ok(Self {
            combined: Field::take(from)?,
            naive: Field::take(from)?,
            inferers: Field::take(from)?,
            forecasters: Field::take(from)?,
            one_out_inferers: Field::take(from)?,
            one_out_forecasters: Field::take(from)?,
            one_in_forecasters: Field::take(from)?,
            one_out_inferer_forecasters: Field::take(from)?,
        })
    }
}
