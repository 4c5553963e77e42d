#![allow(clippy::arithmetic_side_effects, reason = "a test may stop at an overflow")]

use super::*;
use crate::loss::{Answer, LossFunction};
use crate::reward::{ByRole, Distribution};
use crate::synthesis::Basis;
use crate::truth::{Quorum, Report, Reports, Shortfall, StakedReport};
use crate::{ById, Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn infer(values: &[(u32, &str)]) -> Submissions {
    let inferences = values.iter().map(|(id, value)| (WorkerId(*id), vec![n(value)])).collect();
    Submissions { inferences, forecasts: ById::new() }
}

/// Each of these forecasters expects these losses of inferers 0, 1, ...
fn forecast(mut submissions: Submissions, forecasts: &[(u32, &[&str])]) -> Submissions {
    for (forecaster, losses) in forecasts {
        let elements = (0..).map(WorkerId).zip(losses.iter().map(|loss| n(loss))).collect();
        submissions.forecasts.insert(WorkerId(*forecaster), elements);
    }
    submissions
}

fn report(reports: &[(u32, u128, &str)]) -> Reports {
    let staked = |stake: u128, text: &str| StakedReport {
        stake: Uint128::new(stake),
        report: if text == "void" { Report::Void } else { Report::Value(vec![n(text)]) },
    };
    reports.iter().map(|(id, stake, text)| (ReputerId(*id), staked(*stake, text))).collect()
}

struct Topic {
    rules: Rules,
    state: TopicState,
}

impl Topic {
    fn new() -> Self {
        Self { rules: Rules::default(), state: TopicState::default() }
    }

    /// Closes and settles an epoch.
    fn live(&mut self, submissions: &Submissions, reports: &Reports) -> (Prediction, SettlementOutcome) {
        let prediction = close(&self.rules, &self.state, submissions).unwrap();
        let settlement = settle(&self.rules, &self.state, &prediction, reports).unwrap();
        self.state = settlement.state;
        (prediction, settlement.outcome)
    }
}

fn scored(outcome: SettlementOutcome) -> (Judgement, Option<Distribution>) {
    match outcome {
        SettlementOutcome::Scored { judgement, distribution, .. } => {
            (*judgement, distribution.map(|boxed| *boxed))
        }
        other => panic!("{other:?}"),
    }
}

/// Worker 0 errs by 1, worker 1 by 2, worker 2 by 4, each to another side in turns; forecaster 7 knows it, 8 guesses.
fn an_epoch_of_three(epoch: i64) -> Submissions {
    let side = if epoch % 2 == 0 { 1 } else { -1 };
    let off = |by: i64| Number::integer(100 + side * by).to_string();
    let submissions = infer(&[(0, &off(1)), (1, &off(-2)), (2, &off(4))]);
    forecast(submissions, &[(7, &["0", "0.6", "1.2"]), (8, &["0.5", "0.5", "0.5"])])
}

const AGREED: [(u32, u128, &str); 2] = [(1, 600, "100"), (2, 400, "100.01")];

#[test]
fn a_topic_starts_with_a_median_goes_on_with_means_and_ends_with_weights() {
    let mut topic = Topic::new();
    let mut bases = Vec::new();
    for epoch in 0..14 {
        let (prediction, _) = topic.live(&an_epoch_of_three(epoch), &report(&AGREED));
        bases.push(prediction.basis);
    }
    // ten scored epochs make experience; the eleventh sets the initial regret, the twelfth is weighed
    assert_eq!(bases[0], Basis::NoLoss);
    assert!(bases[1..11].iter().all(|basis| *basis == Basis::AllNew));
    assert!(bases[11..].iter().all(|basis| *basis == Basis::Weighted));
}

#[test]
fn weight_goes_to_who_is_right_and_reward_to_who_would_be_missed() {
    let mut topic = Topic::new();
    let mut last = None;
    for epoch in 0..40 {
        last = Some(topic.live(&an_epoch_of_three(epoch), &report(&AGREED)));
    }
    let (prediction, outcome) = last.unwrap();
    let descending = |values: Vec<Number>| values.windows(2).all(|pair| pair[0] > pair[1]);
    assert!(descending(prediction.weights.inferers.values().copied().collect()));
    let merit = |id| topic.state.forecasters.merits.get(WorkerId(id)).unwrap().average;
    assert!(merit(7) > merit(8));
    let (judgement, distribution) = scored(outcome);
    let distribution = distribution.unwrap();
    // what earns is what the network would miss: nobody else errs to worker 1's side, worker 2 only adds error
    let earned = |id| *distribution.fractions.inferers.get(WorkerId(id)).unwrap();
    assert!(earned(1) > earned(0) && earned(0) > earned(2), "{distribution:?}");
    assert!(judgement.losses.inferers.values().all(|loss| judgement.losses.combined < *loss));
}

#[test]
fn what_an_epoch_divides_is_one_whole() {
    let mut topic = Topic::new();
    for epoch in 0..20 {
        let (_, outcome) = topic.live(&an_epoch_of_three(epoch), &report(&AGREED));
        let Some(distribution) = scored(outcome).1 else { continue };
        let ByRole { inferers, forecasters, reputers } = &distribution.fractions;
        let shares = &distribution.shares;
        let wholes = [
            vec![shares.inferers, shares.forecasters, shares.reputers],
            inferers.values().copied().collect(),
            forecasters.values().copied().collect(),
            reputers.values().copied().collect(),
        ];
        for whole in wholes {
            let sum = cw_number::stats::sum(&whole).unwrap();
            assert!(sum.sub(Number::ONE).unwrap().abs() < n("1e-17"), "{whole:?}");
        }
    }
}

#[test]
fn the_first_epoch_is_scored_and_pays_nobody() {
    let mut topic = Topic::new();
    let (_, outcome) = topic.live(&an_epoch_of_three(0), &report(&AGREED));
    let (judgement, distribution) = scored(outcome);
    assert!(distribution.is_none() && judgement.inferers.is_empty());
    assert!(topic.state.smoothed_fractions.inferers.is_empty());
    let merit = topic.state.inferers.merits.get(WorkerId(0)).unwrap();
    assert_eq!((merit.average, merit.scored_epochs), (None, 1));
    assert!(topic.state.synthesis.head.network_loss.is_some());
}

#[test]
fn a_void_epoch_teaches_nothing_but_who_usually_reports() {
    let mut topic = Topic::new();
    topic.live(&an_epoch_of_three(0), &report(&AGREED));
    let before = topic.state.clone();
    let (_, outcome) = topic.live(&an_epoch_of_three(1), &report(&[(1, 600, "void"), (2, 400, "100")]));
    assert_eq!(outcome, SettlementOutcome::Void);
    assert_eq!(topic.state, before);
    topic.live(&an_epoch_of_three(1), &report(&[(1, 6000, "void")]));
    let usual_stake = before.usual_stake.after(Uint128::new(6000), Uint128::one());
    assert_ne!(usual_stake, before.usual_stake);
    assert_eq!(topic.state, TopicState { usual_stake, ..before });
}

#[test]
fn an_epoch_without_quorum_fails_and_leaves_the_next_alone() {
    let mut topic = Topic::new();
    topic.rules.quorum = Quorum { min_reporters: 2, min_topic_stake: Uint128::new(10) };
    let (_, outcome) = topic.live(&an_epoch_of_three(0), &report(&[(1, 600, "100")]));
    assert_eq!(outcome, SettlementOutcome::Failed(Shortfall::Reporters { reported: 1, needed: 2 }));
    let (prediction, _) = topic.live(&an_epoch_of_three(1), &report(&AGREED));
    assert_eq!(prediction.basis, Basis::NoLoss);
    let (prediction, _) = topic.live(&an_epoch_of_three(2), &report(&AGREED));
    assert_eq!(prediction.basis, Basis::AllNew);
}

/// Where all others agree to the digit, as about a price, the most distant report is at no distance at all.
#[test]
fn calling_a_plain_epoch_void_does_not_earn_what_the_truth_earns() {
    let mut topic = Topic::new();
    topic.live(&an_epoch_of_three(0), &report(&AGREED));
    for others in ["100", "99.5"] {
        let reports = report(&[(1, 510, "100"), (2, 200, others), (3, 190, "void")]);
        let (judgement, distribution) = scored(topic.live(&an_epoch_of_three(1), &reports).1);
        let earned = distribution.unwrap().fractions.reputers;
        assert!(earned.values().take(2).all(|fraction| fraction.is_positive()), "{earned:?}");
        assert_eq!(earned.get(ReputerId(3)), Some(&Number::ZERO));
        assert_eq!(judgement.reputers.get(ReputerId(3)).unwrap().score, Number::ZERO);
    }
}

#[test]
fn who_calls_a_plain_epoch_void_moves_no_other_reputer() {
    let mut topic = Topic::new();
    topic.live(&an_epoch_of_three(0), &report(&AGREED));
    let mut with = Topic { rules: topic.rules.clone(), state: topic.state.clone() };
    let others = [(1, 400, "100"), (2, 300, "100.01"), (4, 100, "99.5")];
    let void = (3, 200, "void");
    let (without, _) = scored(topic.live(&an_epoch_of_three(1), &report(&others)).1);
    let (with, _) =
        scored(with.live(&an_epoch_of_three(1), &report(&[others[0], others[1], void, others[2]])).1);
    for (id, alone) in without.reputers.iter() {
        let beside = with.reputers.get(id).unwrap();
        for (alone, beside) in [(alone.score, beside.score), (alone.coefficient, beside.coefficient)] {
            assert!(alone.sub(beside).unwrap().abs() < n("1e-12"), "{id}: {alone}, {beside}");
        }
    }
}

#[test]
fn a_lone_inferer_scores_zero_and_is_paid() {
    let mut topic = Topic::new();
    for _ in 0..2 {
        let (prediction, outcome) = topic.live(&infer(&[(5, "101")]), &report(&AGREED));
        assert_eq!(prediction.basis, Basis::Single);
        let (judgement, distribution) = scored(outcome);
        assert_eq!(judgement.inferers.as_slice(), [(WorkerId(5), Number::ZERO)]);
        let distribution = distribution.unwrap();
        assert_eq!(distribution.fractions.inferers.as_slice(), [(WorkerId(5), Number::ONE)]);
        assert!(distribution.shares.forecasters.is_zero() && distribution.shares.inferers.is_positive());
    }
}

/// What the reference had with regrets (19 B, #615), in the averages: newcomers start from the initial score, and an
/// initial score made of theirs runs away.
#[test]
fn a_newcomer_in_every_epoch_does_not_drive_the_initial_score_away() {
    let mut topic = Topic::new();
    for epoch in 0..300u32 {
        let mut submissions = an_epoch_of_three(epoch.into());
        submissions.inferences.insert(WorkerId(1_000 + epoch), vec![n("97")]);
        topic.live(&submissions, &report(&AGREED));
    }
    let lowest = topic.state.inferers.standard.unwrap().initial;
    assert!(lowest > n("-10"), "{lowest}");
}

#[test]
fn an_epoch_without_inferences_is_an_error_and_not_a_value() {
    let error = close(&Rules::default(), &TopicState::default(), &Submissions::default()).unwrap_err();
    assert!(error.to_string().starts_with("no_inferences: "), "{error}");
}

#[test]
fn the_default_rules_are_within_their_ranges() {
    Rules::default().validate().unwrap();
}

/// Medians of probabilities do not sum to one by themselves.
#[test]
fn a_topic_of_probabilities_never_answers_with_bare_medians() {
    let mut rules = Rules::default();
    rules.format.answer = Answer::Label { labels: 3 };
    rules.format.require_unity = Some(Number::ZERO);
    rules.loss = LossFunction::LogLoss;
    assert_eq!(rules.validate(), Err(EpochError::UnityDiffers));
    rules.synthesis.unity = true;
    rules.validate().unwrap();
    rules.format.require_unity = None;
    rules.loss = LossFunction::Brier;
    assert_eq!(rules.validate(), Err(EpochError::UnityDiffers));
}

/// Whoever opens a topic chooses these; equal regrets and a consensus of zeros are divided by nothing else.
#[test]
fn no_accepted_parameter_is_so_small_that_every_epoch_overflows() {
    let tiny = n("1e-4932");
    let smallest: [fn(&mut Rules, Number); 6] = [
        |rules, tiny| rules.synthesis.params.epsilon = tiny,
        |rules, tiny| rules.reward.epsilon = tiny,
        |rules, tiny| rules.consensus.epsilon_safe_div = tiny,
        |rules, tiny| rules.consensus.epsilon_reputer = tiny,
        |rules, tiny| rules.consensus.learning_rate = tiny,
        |rules, tiny| rules.consensus.step = tiny,
    ];
    for set in smallest {
        let mut topic = Topic::new();
        set(&mut topic.rules, tiny);
        assert!(topic.rules.validate().is_err());
        set(&mut topic.rules, n("1e-18"));
        topic.rules.validate().unwrap();
        for epoch in 0..14 {
            topic.live(&an_epoch_of_three(epoch), &report(&AGREED));
        }
    }
}
