#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use super::*;
use crate::{ById, WorkerId};

const ALICE: WorkerId = WorkerId(1);
const BOB: WorkerId = WorkerId(2);
const CAROL: WorkerId = WorkerId(3);

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

/// An epoch of two inferers and a forecaster, all with one loss.
fn report(loss: Option<Number>) -> Losses {
    let of = |ids: &[WorkerId]| ids.iter().map(|id| (*id, loss)).collect::<ById<_, _>>();
    Bundle {
        combined: loss,
        naive: loss,
        inferers: of(&[ALICE, BOB]),
        forecasters: of(&[CAROL]),
        one_out_inferers: of(&[ALICE, BOB]),
        one_out_inferer_forecasters: [(CAROL, of(&[ALICE, BOB]))].into_iter().collect(),
        ..Bundle::default()
    }
}

fn says(text: &str) -> Losses {
    report(Some(n(text)))
}

#[test]
fn network_losses_are_stake_weighted_means() {
    let (low, high) = (says("-2"), says("2"));
    let network = network_losses(&low, &[(n("300"), &low), (n("100"), &high)]).unwrap();
    assert_eq!(network, says("-1"));
}

#[test]
fn every_entry_is_the_mean_of_its_own_reports() {
    let mut losses = says("0");
    for (at, id) in (1..).zip([ALICE, BOB]) {
        losses.inferers.insert(id, Some(Number::integer(at)));
        losses.one_out_inferers.insert(id, Some(Number::integer(at * 10)));
        losses
            .one_out_inferer_forecasters
            .get_mut(CAROL)
            .unwrap()
            .insert(id, Some(Number::integer(at * 100)));
    }
    losses.forecasters.insert(CAROL, Some(n("7")));
    losses.naive = Some(n("8"));
    assert_eq!(network_losses(&losses, &[(n("2"), &losses), (n("3"), &losses)]), Ok(losses.clone()));
}

#[test]
fn a_missing_loss_is_not_a_loss_of_one() {
    let (complete, mut silent) = (says("-2"), says("3"));
    silent.inferers.insert(ALICE, None);
    silent.one_out_inferer_forecasters.get_mut(CAROL).unwrap().insert(BOB, None);
    let network = network_losses(&complete, &[(n("1"), &complete), (n("1"), &silent)]).unwrap();
    assert_eq!(network.inferers.get(ALICE), Some(&Some(n("-2"))));
    assert_eq!(network.inferers.get(BOB), Some(&Some(n("0.5"))));
    assert_eq!(network.one_out_inferer_forecasters.get(CAROL).unwrap().get(BOB), Some(&Some(n("-2"))));
}

#[test]
fn an_entry_without_stake_behind_it_has_no_loss() {
    let (mut staked, idle) = (says("-2"), says("5"));
    staked.forecasters.insert(CAROL, None);
    let network = network_losses(&idle, &[(n("1"), &staked), (n("0"), &idle)]).unwrap();
    assert_eq!(network.forecasters.get(CAROL), Some(&None));
    assert_eq!(network.combined, Some(n("-2")));
}

#[test]
fn an_epoch_whose_combined_or_naive_loss_nobody_reported_has_no_losses() {
    let values = says("0");
    assert_eq!(network_losses(&values, &[]), Err(LossError::NoNetworkLoss { of: "combined" }));
    assert_eq!(
        network_losses(&values, &[(n("0"), &says("1"))]),
        Err(LossError::NoNetworkLoss { of: "combined" })
    );
    let no_naive = Losses { naive: None, ..says("1") };
    assert_eq!(
        network_losses(&values, &[(n("1"), &no_naive)]).unwrap_err().to_string(),
        "no_network_loss: nobody with stake reported a loss of the naive inference"
    );
}

#[test]
fn a_report_that_says_nothing_is_refused() {
    let values = says("0");
    assert_eq!(accept_losses(&values, &report(None)), Err(LossError::Incomplete { of: "combined" }));
    let half = Losses { combined: Some(n("1")), ..report(None) };
    assert_eq!(accept_losses(&values, &half), Err(LossError::Incomplete { of: "naive" }));
}

#[test]
fn a_report_about_other_values_is_refused() {
    let values = says("0");
    let mut extra = says("1");
    extra.one_in_forecasters.insert(CAROL, Some(n("1")));
    let mut jagged = says("1");
    jagged.one_out_inferer_forecasters.get_mut(CAROL).unwrap().remove(BOB);
    let mut other = says("1");
    other.inferers.remove(BOB);
    other.inferers.insert(CAROL, Some(n("1")));
    for stranger in [extra, jagged, other] {
        let reports = [(n("1"), &values), (n("1"), &stranger)];
        assert_eq!(network_losses(&values, &reports), Err(LossError::WrongShape));
        assert_eq!(accept_losses(&values, &stranger), Err(LossError::WrongShape));
    }
}

#[test]
fn losses_no_inference_can_have_are_refused_at_the_door() {
    let values = says("0");
    assert_eq!(accept_losses(&values, &says("-100")), Ok(()));
    let only_due = Losses { combined: Some(n("1")), naive: Some(n("1")), ..report(None) };
    assert_eq!(accept_losses(&values, &only_due), Ok(()));
    let mut absurd = says("1");
    absurd.one_out_inferers.insert(BOB, Some(n("1e9")));
    assert!(matches!(accept_losses(&values, &absurd), Err(LossError::LogLossOutOfRange { .. })));
}

#[test]
fn a_negative_stake_is_refused() {
    let values = says("0");
    assert!(matches!(network_losses(&values, &[(n("-1"), &values)]), Err(LossError::NegativeStake { .. })));
}
