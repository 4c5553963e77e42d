//! Weights, forecast-implied and network inferences, network losses, regrets.

use super::arithmetic::gradient;
use super::{Answer, Inputs, Trouble};
use crate::decimal;
use crate::epoch::bundles::{by_name, network_tree};
use crate::epoch::names::Names;
use crate::epoch::record::Inputs as EpochInputs;
use crate::epoch::{first_components, state, submissions};
use crate::tree::Tree;
use allora_protocol::network_loss::network_losses;
use allora_protocol::synthesis::{
    RegretHead, RegretParams, RegretRule, RegretScale, RegretState, SynthesisRule, weights,
};
use allora_protocol::{Bundle, ById, Losses, Number};
use serde_json::{Value, json};

/// The published weight `φ'(r)` of a normalised regret from our ratio `φ'(r)/φ'(r_max)`, both lifted to the anchor.
pub fn weight(inputs: Inputs<'_>) -> Answer {
    let (regret, most) = (inputs.number("normalized_regret")?, inputs.number("max_normalized_regret")?);
    let (p, c) = (inputs.number("p")?, inputs.number("c")?);
    // Three of four regrets are the largest: their median deviation is 0, so the scale is ε = 1 and changes nothing.
    let params = RegretParams {
        p_norm: p,
        c_norm: c,
        epsilon: Number::ONE,
        scale: RegretScale::MedianAbsoluteDeviation,
        ..RegretParams::default()
    };
    let ratios = weights::weights(&[most, most, most, regret], &params)?;
    let ratio = ratios.last().copied().unwrap_or_default();
    let lift = c.sub(weights::ANCHOR.div(p)?)?.sub(most)?.max(Number::ZERO);
    Ok(ratio.mul(gradient(p, c, most.add(lift)?)?)?.into())
}

/// Forecast-implied inferences by forecaster.
pub fn forecast_implied(inputs: Inputs<'_>) -> Answer {
    let (submitted, names) = submitted(inputs)?;
    let mut params = params(inputs, "epsilon")?;
    params.c_norm = inputs.number("c_norm")?;
    let head = RegretHead {
        network_loss: Some(inputs.number("network_loss_previous")?),
        initial_regret: Number::ZERO,
        all_inferers_are_new: inputs.flag("all_inferers_are_new"),
    };
    let rule = RegretRule { params, ..RegretRule::default() };
    let state = RegretState { head, ..RegretState::default() };
    let prediction = rule.predict(&state, &submissions(&submitted, &names))?;
    Ok(by_name(&first_components(&prediction.inferences)?.forecasters, &names))
}

/// Every inference of the network.
pub fn network_inference(inputs: Inputs<'_>) -> Answer {
    let (submitted, names) = submitted(inputs)?;
    let rule =
        RegretRule { params: params(inputs.inner("params")?, "epsilon_topic")?, ..RegretRule::default() };
    let prediction = rule.predict(&state::state(&submitted, &names), &submissions(&submitted, &names))?;
    let inferences = first_components(&prediction.inferences)?;
    let Tree::Map(mut found) = network_tree(&inferences, &names) else { return Ok(Tree::Nothing) };
    found.insert("forecast_implied".to_owned(), by_name(&inferences.forecasters, &names));
    Ok(Tree::Map(found))
}

/// Inferences and forecasts of an entry as those of an epoch in which nothing else happens.
fn submitted(inputs: Inputs<'_>) -> Result<(EpochInputs, Names), Trouble> {
    let or_empty = |name: &str| inputs.0.get(name).cloned().unwrap_or_else(|| json!({}));
    let epoch = json!({
        "inferences": inputs.value("inferences")?,
        "forecasts": or_empty("forecasts"),
        "reputer_stakes": {},
        "reputer_reported_losses": {},
        "topic_reward": "0",
        "previous": {
            "network_loss": inputs.0.get("previous_network_loss").unwrap_or(&Value::Null),
            "all_inferers_are_new": inputs.0.get("initial_regret").is_some_and(|regret| regret == "0"),
            "initial_regret": inputs.text("initial_regret").unwrap_or("0"),
            "regrets": or_empty("stored_regrets"),
            "listening_coefficients": {},
            "reward_fractions_smooth": {},
            "forecaster_score_ratio": "0",
            "inferer_scores_newest_first": [],
            "forecaster_scores_newest_first": [],
        },
    });
    let epoch: EpochInputs =
        serde_json::from_value(epoch).map_err(|error| Trouble::Shape(error.to_string()))?;
    let names = Names::of(&epoch);
    Ok((epoch, names))
}

fn params(inputs: Inputs<'_>, epsilon: &str) -> Result<RegretParams, Trouble> {
    Ok(RegretParams {
        epsilon: inputs.number(epsilon)?,
        p_norm: inputs.number("p_norm")?,
        c_norm: inputs.number("c_norm")?,
        ..RegretParams::default()
    })
}

/// Network losses of reports in which every value has one loss: that loss.
pub fn losses_of_equal_reports(inputs: Inputs<'_>) -> Answer {
    let reported = inputs.inner("reported")?;
    let mut reports = Vec::new();
    for (name, stake) in inputs.named("stakes")? {
        let text = reported.text(&name)?;
        let loss = Some(decimal::number(text.strip_prefix("every value ").unwrap_or(text))?);
        reports.push((stake, Bundle { combined: loss, naive: loss, ..Bundle::default() }));
    }
    let reports: Vec<(Number, &Losses)> = reports.iter().map(|(stake, losses)| (*stake, losses)).collect();
    let network = network_losses(&Bundle::<()>::default(), &reports)?;
    Ok(Tree::map([("every_value", network.combined)]))
}

/// A regret after one epoch.
pub fn regret(inputs: Inputs<'_>) -> Answer {
    let (name, previous) = ("inferer".to_owned(), inputs.number("previous")?);
    let names = Names::of_workers([&name]);
    let id = names.worker(&name).unwrap_or_default();
    let rule = RegretRule {
        params: RegretParams { alpha_regret: inputs.number("alpha")?, ..RegretParams::default() },
        ..RegretRule::default()
    };
    let mut state = RegretState::default();
    state.inferers.get_or_insert_with(id, Default::default).regret = Some(previous);
    let combined = Some(inputs.number("loss_a")?);
    let inferers: ById<_, _> = [(id, Some(inputs.number("loss_b")?))].into_iter().collect();
    let losses = Bundle { combined, naive: combined, inferers, ..Bundle::default() };
    let learnt = crate::epoch::learn(&rule, &state, &losses)?;
    Ok(learnt.inferers.get(id).and_then(|record| record.regret).into())
}
