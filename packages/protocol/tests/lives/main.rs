//! Lives of topics from their opening on, under random rules, among actors who send what they like as long as a
//! topic accepts it. Nothing may stop a topic, and every epoch keeps its promises.
//!
//! `LIVES=5000 cargo test -p allora-protocol --test lives` lives more of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop"
)]

mod actors;
mod dice;
mod promises;
mod rules;

use actors::Actors;
use allora_protocol::epoch::{SettlementOutcome, TopicState, close, settle};
use allora_protocol::synthesis::Basis;
use cosmwasm_std::Uint128;
use dice::Dice;
use promises::{Epoch, no_error};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Lives in a run, unless the environment says otherwise.
const LIVES: u32 = 60;
/// Epochs of a life: three times as many as it takes to become experienced.
const EPOCHS: u32 = 30;

/// The same lives in every run. A smaller seed is no simpler life, so none is sought.
fn config() -> ProptestConfig {
    let lives = std::env::var("LIVES").map_or(LIVES, |lives| lives.parse().expect("LIVES is a number"));
    ProptestConfig {
        rng_seed: RngSeed::Fixed(303),
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::with_cases(lives)
    }
}

/// Lives the epochs of a topic; each is shown once it is settled.
fn live(seed: u64, mut show: impl FnMut(&Epoch)) {
    let mut dice = Dice(seed);
    let rules = rules::any(&mut dice);
    let actors = Actors::any(&mut dice);
    let mut state = TopicState::default();
    for number in 0..EPOCHS {
        let submissions = actors.submit(&mut dice, &rules.format, number);
        let reports = actors.report(&mut dice, &rules.format, &submissions);
        let reward = Uint128::new(dice.pick(&[0, 1, 10_u128.pow(24) + 7, u128::MAX]));
        let prediction = no_error(close(&rules, &state, &submissions), number);
        let settlement = no_error(settle(&rules, &state, &prediction, &reports), number);
        let epoch = Epoch {
            number,
            rules: &rules,
            submissions,
            reports,
            reward,
            prediction,
            settlement: &settlement,
        };
        show(&epoch);
        state = settlement.state;
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_sent_a_topic_lives_on_and_keeps_its_promises(seed: u64) {
        live(seed, promises::are_kept);
    }
}

/// What the promises are about happens: otherwise they would be kept by nobody.
#[test]
fn lives_come_to_every_basis_and_every_outcome() {
    let (mut bases, mut void, mut failed, mut unpaid) = (Vec::new(), 0, 0, 0);
    let (mut paid_forecasters, mut void_against_a_truth) = (0, 0);
    for seed in 0..12 {
        live(seed, |epoch| {
            if !bases.contains(&epoch.prediction.basis) {
                bases.push(epoch.prediction.basis);
            }
            match &epoch.settlement.outcome {
                SettlementOutcome::Scored { distribution: Some(distribution), .. } => {
                    paid_forecasters += u32::from(distribution.fractions.forecasters.len() > 1);
                    void_against_a_truth += u32::from(epoch.void_reporters().next().is_some());
                }
                SettlementOutcome::Scored { distribution: None, .. } => unpaid += 1,
                SettlementOutcome::Void => void += 1,
                _ => failed += 1,
            }
        });
    }
    for basis in [Basis::Single, Basis::NoLoss, Basis::AllNew, Basis::Weighted] {
        assert!(bases.contains(&basis), "{basis:?}");
    }
    let counts = [void, failed, unpaid, paid_forecasters, void_against_a_truth];
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
}
