use crate::support::{all, all_near, epoch_303, from, n, near, some};
use allora_protocol::score::{forecaster_scores, inferer_scores, task_score};
use allora_protocol::{ById, Losses, Number, WorkerId};

fn values(scores: &ById<WorkerId, Number>) -> Vec<Number> {
    scores.values().copied().collect()
}

#[test]
fn epoch_303_scores_its_workers_as_published() {
    let losses = epoch_303();
    let inferers = inferer_scores(&losses).unwrap();
    all_near(
        &values(&inferers),
        &all(
            "0.1325520652401817 -0.0031247604464472722 0.09856982131387504 -0.2777782450291997 0.7505146814226085",
        ),
    );
    let forecasters = forecaster_scores(&losses).unwrap();
    assert_eq!(forecasters.ids().collect::<Vec<_>>(), [WorkerId(5), WorkerId(6), WorkerId(7)]);
    all_near(&values(&forecasters), &all("0.6489449752674585 0.469124013273663 0.32752689560855247"));
    near(task_score(&losses).unwrap().unwrap(), n("1.8443832526501975"));
}

#[test]
fn a_lone_worker_of_a_role_scores_zero() {
    let losses = Losses {
        combined: Some(n("-1")),
        naive: Some(n("-2")),
        inferers: from(3, &some("-1")),
        forecasters: from(8, &some("-4")),
        ..Losses::default()
    };
    assert_eq!(inferer_scores(&losses).unwrap().as_slice(), [(WorkerId(3), Number::ZERO)]);
    assert_eq!(forecaster_scores(&losses).unwrap().as_slice(), [(WorkerId(8), Number::ZERO)]);
    near(task_score(&losses).unwrap().unwrap(), n("-1"));
}

#[test]
fn without_one_out_losses_nobody_has_a_score() {
    let losses = Losses {
        combined: Some(n("-1")),
        naive: Some(n("-1")),
        inferers: from(0, &some("-1 -2 -3")),
        ..Losses::default()
    };
    assert!(inferer_scores(&losses).unwrap().is_empty());
    assert!(forecaster_scores(&losses).unwrap().is_empty());
    assert!(inferer_scores(&Losses::default()).unwrap().is_empty());
    assert_eq!(task_score(&Losses::default()).unwrap(), None);
}

/// The reference pairs one-in with one-out losses by position (19, A15): with a gap it pairs strangers, or panics.
#[test]
fn a_forecast_pair_is_never_matched_by_position() {
    let whole = forecaster_scores(&epoch_303()).unwrap();
    let mut losses = epoch_303();
    losses.one_in_forecasters.remove(WorkerId(5));
    losses.one_out_forecasters.insert(WorkerId(6), None);
    let scores = forecaster_scores(&losses).unwrap();
    // Who lacks either has no score, and still counts as one of three.
    assert_eq!(scores.as_slice(), [(WorkerId(7), *whole.get(WorkerId(7)).unwrap())]);
}

#[test]
fn a_missing_one_out_loss_costs_only_its_own_worker_the_score() {
    let whole = inferer_scores(&epoch_303()).unwrap();
    let mut losses = epoch_303();
    losses.one_out_inferers.insert(WorkerId(2), None);
    let scores = inferer_scores(&losses).unwrap();
    assert_eq!(scores.ids().collect::<Vec<_>>(), [0, 1, 3, 4].map(WorkerId));
    assert!(scores.iter().all(|(id, score)| whole.get(id) == Some(score)));
}

#[test]
fn of_two_forecasters_both_terms_count_half() {
    let losses = Losses {
        combined: Some(n("-3")),
        naive: Some(n("-1")),
        forecasters: from(1, &some("-2 -2")),
        one_in_forecasters: from(1, &some("-2 -1.5")),
        one_out_forecasters: from(1, &some("-1 -2.5")),
        ..Losses::default()
    };
    all_near(&values(&forecaster_scores(&losses).unwrap()), &all("1.5 0.5"));
}
