#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use super::*;

const MIN_WINDOW: u64 = 30;
const T0: u64 = 1_700_000_000;

/// Epochs of an hour, 10 min for submissions, 5 to reveal; the truth is known after two hours, 30 min to report.
const HOURLY: Schedule = Schedule {
    epoch_length: 3600,
    worker_submission_window: 600,
    reveal_window: 300,
    ground_truth_lag: 7200,
    report_window: 1800,
    report_reveal_window: 0,
    dispute_window: 0,
};

fn topic() -> Versions<Schedule> {
    Versions::new(T0, HOURLY).unwrap()
}

fn epochs(numbers: impl IntoIterator<Item = u64>) -> OpenEpochs {
    let mut open = OpenEpochs::default();
    for number in numbers {
        open.join(EpochId(number)).unwrap();
    }
    open
}

/// Carries out everything due at an instant; returns it in order.
fn advance(open: &mut OpenEpochs, versions: &Versions<Schedule>, now: u64) -> Vec<Event> {
    let mut done = Vec::new();
    while let Some(due) = open.next_due(versions, now).unwrap() {
        open.record(due.event);
        done.push(due.event);
    }
    done
}

fn refused(change: impl FnOnce(&mut Schedule)) -> ScheduleError {
    let mut schedule = HOURLY;
    change(&mut schedule);
    schedule.validate(MIN_WINDOW, DAY).unwrap_err()
}

// Bounds

#[test]
fn an_hourly_schedule_is_accepted() {
    assert_eq!(HOURLY.validate(MIN_WINDOW, DAY), Ok(()));
    let open_submissions = Schedule { reveal_window: 0, ..HOURLY };
    assert_eq!(open_submissions.validate(MIN_WINDOW, DAY), Ok(()));
}

#[test]
fn every_bound_is_met_exactly_or_refused() {
    // W, V, T >= min_window
    assert_eq!(Schedule { worker_submission_window: 30, ..HOURLY }.validate(30, DAY), Ok(()));
    let short = |window, seconds| ScheduleError::WindowTooShort { window, seconds, min: 30 };
    assert_eq!(refused(|s| s.worker_submission_window = 29), short("worker_submission_window", 29));
    assert_eq!(refused(|s| s.reveal_window = 29), short("reveal_window", 29));
    assert_eq!(refused(|s| s.report_window = 0), short("report_window", 0));
    // W + V <= L
    assert_eq!(Schedule { epoch_length: 900, ..HOURLY }.validate(MIN_WINDOW, DAY), Ok(()));
    assert_eq!(
        refused(|s| s.epoch_length = 899),
        ScheduleError::WindowsExceedEpoch { windows: 900, epoch_length: 899 }
    );
    // L <= 30 days
    let monthly = Schedule { epoch_length: 30 * DAY, ..HOURLY };
    assert_eq!(monthly.validate(MIN_WINDOW, DAY), Ok(()));
    assert_eq!(
        refused(|s| s.epoch_length = 30 * DAY + 1),
        ScheduleError::EpochTooLong { epoch_length: 30 * DAY + 1, max: 30 * DAY }
    );
    // G >= W + V
    assert_eq!(Schedule { ground_truth_lag: 900, ..HOURLY }.validate(MIN_WINDOW, DAY), Ok(()));
    assert_eq!(
        refused(|s| s.ground_truth_lag = 899),
        ScheduleError::TruthBeforeClose { ground_truth_lag: 899, close: 900 }
    );
    // G + T <= 90 days
    let season = Schedule { epoch_length: 15 * DAY, ground_truth_lag: 90 * DAY - 1800, ..HOURLY };
    assert_eq!(season.validate(MIN_WINDOW, DAY), Ok(()));
    assert_eq!(
        Schedule { report_window: 1801, ..season }.validate(MIN_WINDOW, DAY),
        Err(ScheduleError::LifetimeTooLong { lifetime: 90 * DAY + 1, max: 90 * DAY })
    );
    // G + T + 2 L <= 120 emission periods: exactly 90 + 2 · 15 days
    assert_eq!(
        season.validate(MIN_WINDOW, DAY - 1),
        Err(ScheduleError::OutlivesEmission { span: 120 * DAY, max: 120 * (DAY - 1) })
    );
    // ceil((G + T) / L) + 1 <= 32
    let overlapping = Schedule { ground_truth_lag: 31 * 3600 - 1800, ..HOURLY };
    assert_eq!(overlapping.validate(MIN_WINDOW, DAY), Ok(()));
    assert_eq!(
        Schedule { report_window: 1801, ..overlapping }.validate(MIN_WINDOW, DAY),
        Err(ScheduleError::TooManyConcurrentEpochs { epochs: 33, max: 32 })
    );
}

#[test]
fn windows_that_are_not_built_yet_are_refused() {
    for (window, error) in [
        ("report_reveal_window", refused(|s| s.report_reveal_window = 60)),
        ("dispute_window", refused(|s| s.dispute_window = 60)),
    ] {
        assert_eq!(error, ScheduleError::WindowNotSupported { window, seconds: 60 });
    }
}

#[test]
fn the_formulas_already_count_report_reveal_and_dispute() {
    let later = Schedule { report_reveal_window: 60, dispute_window: 600, ..HOURLY };
    let windows = later.windows(EpochId(0), T0).unwrap();
    assert_eq!((windows.reports_end, windows.settles, windows.payable), (T0 + 9000, T0 + 9060, T0 + 9660));
    assert_eq!(later.lifetime(), Ok(9660));
}

#[test]
fn an_error_names_the_value_the_bound_and_the_way_out() {
    assert_eq!(
        refused(|s| s.epoch_length = 600).to_string(),
        "windows_exceed_epoch: worker_submission_window + reveal_window is 900 s, epoch_length only 600 s; \
         lengthen the epoch or shorten the windows"
    );
    assert_eq!(refused(|s| s.reveal_window = u64::MAX), ScheduleError::TimeOverflow);
}

// Windows

#[test]
fn windows_hold_their_first_second_and_not_their_last() {
    let windows = topic().windows(EpochId(12)).unwrap();
    assert_eq!(windows.opens, T0 + 12 * 3600);
    for window in [windows.submissions(), windows.reveals(), windows.reports()] {
        assert!(!window.contains(window.from - 1) && window.contains(window.from));
        assert!(window.contains(window.until - 1) && !window.contains(window.until));
    }
    let reports = windows.reports();
    assert_eq!(reports.require_open(reports.from), Ok(()));
    assert_eq!(
        reports.require_open(reports.until).unwrap_err().to_string(),
        "window_closed: epoch 12 took reports from 1700050400 to 1700052200; it is 1700052200"
    );
    assert_eq!(
        reports.require_open(T0).unwrap_err().to_string(),
        "window_not_open: epoch 12 takes reports from 1700050400 to 1700052200; it is 1700000000"
    );
}

#[test]
fn an_epoch_goes_through_its_phases() {
    let phase = |offset: u64| topic().phase(EpochId(1), T0 + 3600 + offset).unwrap();
    let at = |offset: u64| T0 + 3600 + offset;
    assert_eq!(topic().phase(EpochId(1), T0).unwrap(), Phase::Upcoming { opens: at(0) });
    assert_eq!(phase(0), Phase::Submissions { until: at(600) });
    assert_eq!(phase(600), Phase::Reveal { until: at(900) });
    assert_eq!(phase(900), Phase::AwaitingTruth { close_due: at(900), until: at(7200) });
    assert_eq!(phase(7200), Phase::Reports { until: at(9000) });
    assert_eq!(phase(9000), Phase::Over { settle_due: at(9000) });
}

#[test]
fn windows_are_known_before_they_open() {
    let now = topic().open_now(T0 + 700, &epochs([0])).unwrap();
    assert_eq!(now.submissions, None);
    assert_eq!(now.reveals.map(|windows| windows.epoch), Some(EpochId(0)));
    assert_eq!((now.next.epoch, now.next.opens), (EpochId(1), T0 + 3600));
    assert_eq!(
        topic().submissions(T0 + 700).unwrap_err().to_string(),
        "no_open_submissions: it is 1700000700; epoch 1 takes submissions from 1700003600 to 1700004200"
    );
    assert_eq!(
        topic().submissions(T0 - 1).unwrap_err().to_string().split(';').nth(1),
        Some(" epoch 0 takes submissions from 1700000000 to 1700000600")
    );
}

#[test]
fn an_epoch_whose_window_equals_its_length_is_not_lost() {
    let seamless = Schedule { epoch_length: 900, ..HOURLY };
    let versions = Versions::new(T0, seamless).unwrap();
    let mut open = epochs([0]);
    // at the instant epoch 1 opens, epoch 0 is still there to be closed
    assert_eq!(versions.submissions(T0 + 900).unwrap().epoch, EpochId(1));
    assert_eq!(open.join(EpochId(1)), Ok(true));
    assert_eq!(advance(&mut open, &versions, T0 + 900), [Event::Close(EpochId(0))]);
    assert_eq!(open.state(EpochId(0)), Some(EpochState::Closed));
    assert_eq!(open.state(EpochId(1)), Some(EpochState::Collecting));
}

#[test]
fn reports_of_two_open_epochs_do_not_share_a_slot() {
    let long_reports = Schedule { report_window: 5400, ..HOURLY };
    let versions = Versions::new(T0, long_reports).unwrap();
    let now = versions.open_now(T0 + 3600 + 7200, &epochs([0, 1, 2])).unwrap();
    let reporting: Vec<_> = now.reports.iter().map(|windows| (windows.epoch, windows.reports_end)).collect();
    assert_eq!(reporting, [(EpochId(0), T0 + 12_600), (EpochId(1), T0 + 16_200)]);
}

#[test]
fn an_epoch_without_submissions_takes_no_reports() {
    assert_eq!(topic().open_now(T0 + 7200, &epochs([])).unwrap().reports, []);
}

// Versions

#[test]
fn an_update_begins_with_the_next_epoch_and_leaves_the_running_one_alone() {
    let mut versions = topic();
    let open = epochs([2]);
    let daily = Schedule { epoch_length: DAY, worker_submission_window: 7200, ..HOURLY };
    assert_eq!(versions.push(T0 + 2 * 3600 + 100, &open, daily), Ok(EpochId(3)));
    assert_eq!(versions.windows(EpochId(2)).unwrap().submissions_end, T0 + 2 * 3600 + 600);
    let third = versions.windows(EpochId(3)).unwrap();
    assert_eq!((third.opens, third.submissions_end), (T0 + 3 * 3600, T0 + 3 * 3600 + 7200));
    assert_eq!(versions.windows(EpochId(5)).unwrap().opens, T0 + 3 * 3600 + 2 * DAY);
    assert_eq!(versions.current(T0 + 3 * 3600 - 1), Ok(Some(EpochId(2))));
    assert_eq!(versions.current(T0 + 3 * 3600 + DAY), Ok(Some(EpochId(4))));
}

#[test]
fn a_second_update_in_one_epoch_replaces_the_first() {
    let mut versions = topic();
    let open = epochs([0]);
    for submission_window in 100..200 {
        let changed = Schedule { worker_submission_window: submission_window, ..HOURLY };
        assert_eq!(versions.push(T0, &open, changed), Ok(EpochId(1)));
    }
    assert_eq!(versions.as_slice().len(), 2);
    assert_eq!(versions.at(EpochId(1)).unwrap().params.worker_submission_window, 199);
}

#[test]
fn an_update_before_the_topic_opens_replaces_its_first_version() {
    let mut versions = topic();
    let changed = Schedule { epoch_length: DAY, ..HOURLY };
    assert_eq!(versions.push(T0 - 1, &OpenEpochs::default(), changed), Ok(EpochId(0)));
    assert_eq!(versions, Versions::new(T0, changed).unwrap());
}

#[test]
fn versions_that_open_epochs_go_by_are_kept_and_a_fifth_is_refused() {
    let mut versions = topic();
    let mut open = epochs([0]);
    for epoch in 0..3 {
        assert_eq!(versions.push(T0 + epoch * 3600, &open, HOURLY), Ok(EpochId(epoch + 1)));
    }
    let (before, late) = (versions.clone(), T0 + 3 * 3600);
    assert_eq!(versions.push(late, &open, HOURLY), Err(ScheduleError::TooManyVersions { max: 4 }));
    assert_eq!(versions, before);
    open.record(Event::Settle(EpochId(0)));
    assert_eq!(versions.push(late, &open, HOURLY), Ok(EpochId(4)));
    assert_eq!(
        versions.windows(EpochId(1)),
        Err(ScheduleError::EpochForgotten { epoch: EpochId(1), first: EpochId(2) })
    );
}

#[test]
fn an_epoch_is_paid_for_the_time_since_the_one_before_it_opened() {
    let mut versions = topic();
    let daily = Schedule { epoch_length: DAY, ..HOURLY };
    versions.push(hour_of(1), &epochs([]), daily).unwrap();
    for (epoch, paid_for) in [
        (0, hour_of(0)..hour_of(0)),
        (1, hour_of(0)..hour_of(1)),
        // The first of the longer epochs is paid for an hour, the second for a day.
        (2, hour_of(1)..hour_of(2)),
        (3, hour_of(2)..hour_of(26)),
    ] {
        assert_eq!(versions.paid_for(EpochId(epoch)), Ok(paid_for), "epoch {epoch}");
    }
}

#[test]
fn the_version_of_the_epoch_before_is_kept_as_long_as_one_after_it_may_be_paid() {
    let mut versions = topic();
    versions.push(hour_of(2), &epochs([]), Schedule { epoch_length: 7200, ..HOURLY }).unwrap();
    let (third, settled) = (hour_of(3), Event::Settle(EpochId(3)));
    let mut open = epochs([3]);
    versions.push(third, &open, HOURLY).unwrap();
    assert_eq!(versions.paid_for(EpochId(3)), Ok(hour_of(2)..hour_of(3)));
    open.record(settled);
    // Epoch 4 is current, and is paid for the time from epoch 3 on.
    versions.push(hour_of(5), &open, HOURLY).unwrap();
    assert_eq!(versions.paid_for(EpochId(4)), Ok(hour_of(3)..hour_of(5)));
    let forgotten = ScheduleError::EpochForgotten { epoch: EpochId(2), first: EpochId(3) };
    assert_eq!(versions.paid_for(EpochId(3)), Err(forgotten));
    assert_eq!(
        Versions::new(u64::MAX - DAY, HOURLY).unwrap().paid_for(EpochId(u64::MAX)),
        Err(ScheduleError::TimeOverflow)
    );
}

fn hour_of(hour: u64) -> u64 {
    T0 + hour * 3600
}

#[test]
fn pruning_keeps_what_is_current_and_what_is_to_come() {
    let mut versions = topic();
    versions.push(T0, &epochs([]), Schedule { worker_submission_window: 60, ..HOURLY }).unwrap();
    versions.prune(T0 + 3599, &epochs([])).unwrap();
    assert_eq!(versions.as_slice().len(), 2);
    versions.prune(T0 + 3600, &epochs([0])).unwrap();
    assert_eq!(versions.as_slice().len(), 2);
    versions.prune(T0 + 3600, &epochs([])).unwrap();
    assert_eq!(versions.as_slice().len(), 2, "epoch 1 is paid for the time since epoch 0 opened");
    versions.prune(T0 + 7200, &epochs([])).unwrap();
    assert_eq!(
        versions.as_slice().iter().map(|version| version.from_epoch).collect::<Vec<_>>(),
        [EpochId(1)]
    );
}

#[test]
fn tightened_suite_parameters_do_not_freeze_a_topic() {
    assert!(HOURLY.validate(3600, DAY).is_err());
    assert_eq!(topic().submissions(T0).map(|windows| windows.epoch), Ok(EpochId(0)));
    assert_eq!(
        epochs([0]).next_due(&topic(), T0 + 900).unwrap().map(|due| due.event),
        Some(Event::Close(EpochId(0)))
    );
}

#[test]
fn versions_read_back_only_when_they_follow_one_another() {
    let mut versions = topic();
    versions.push(T0, &epochs([]), Schedule { epoch_length: DAY, ..HOURLY }).unwrap();
    let json = serde_json::to_string(&versions).unwrap();
    assert_eq!(serde_json::from_str::<Versions<Schedule>>(&json).unwrap(), versions);
    let shifted = json.replace(&(T0 + 3600).to_string(), &(T0 + 3601).to_string());
    assert!(
        serde_json::from_str::<Versions<Schedule>>(&shifted)
            .unwrap_err()
            .to_string()
            .starts_with("versions_disordered")
    );
    assert!(serde_json::from_str::<Versions<Schedule>>("[]").is_err());
    let endless = Schedule { epoch_length: 0, ..HOURLY };
    assert_eq!(Versions::new(T0, endless), Err(ScheduleError::EpochLengthZero));
}

// Timeline

#[test]
fn settlements_come_before_closes_due_at_the_same_instant() {
    // G + T = L + W + V: epoch 0 is settled the instant epoch 1 closes
    let versions = Versions::new(T0, Schedule { ground_truth_lag: 2700, ..HOURLY }).unwrap();
    let mut open = epochs([0, 1]);
    let instant = T0 + 4500;
    assert_eq!(
        open.timeline(&versions).unwrap().into_iter().map(|due| (due.at, due.event)).collect::<Vec<_>>(),
        [
            (T0 + 900, Event::Close(EpochId(0))),
            (instant, Event::Settle(EpochId(0))),
            (instant, Event::Close(EpochId(1))),
            (T0 + 8100, Event::Settle(EpochId(1))),
        ]
    );
    let all = [Event::Close(EpochId(0)), Event::Settle(EpochId(0)), Event::Close(EpochId(1))];
    assert_eq!(advance(&mut open, &versions, instant), all);
}

#[test]
fn two_epochs_due_at_one_instant_are_both_settled() {
    // an update lets epoch 1 end the instant epoch 0 does
    let mut versions = topic();
    let mut open = epochs([0, 1]);
    versions.push(T0, &open, Schedule { ground_truth_lag: 3600, ..HOURLY }).unwrap();
    let instant = T0 + 9000;
    assert_eq!(versions.windows(EpochId(0)).unwrap().settles, instant);
    assert_eq!(versions.windows(EpochId(1)).unwrap().settles, instant);
    let done = advance(&mut open, &versions, instant);
    assert_eq!(done.get(2..), Some([Event::Settle(EpochId(0)), Event::Settle(EpochId(1))].as_slice()));
    assert_eq!(open, OpenEpochs::default());
}

#[test]
fn nothing_is_due_a_second_early() {
    let open = epochs([0]);
    assert_eq!(open.next_due(&topic(), T0 + 899), Ok(None));
    let due = Due { at: T0 + 900, event: Event::Close(EpochId(0)) };
    assert_eq!(open.next_due(&topic(), T0 + 900), Ok(Some(due)));
    assert_eq!(open.next(&topic()), Ok(Some(due)));
}

#[test]
fn a_failed_epoch_leaves_nothing_behind_for_the_next() {
    let mut open = epochs([0, 1]);
    open.leave(EpochId(0));
    assert_eq!(advance(&mut open, &topic(), u64::MAX), [Event::Close(EpochId(1)), Event::Settle(EpochId(1))]);
}

#[test]
fn a_full_list_asks_for_an_advance_and_takes_the_next_epoch_after_it() {
    let mut open = epochs(0..48);
    assert_eq!(open.join(EpochId(47)), Ok(false));
    let refusal = open.join(EpochId(48)).unwrap_err();
    assert_eq!(refusal, ScheduleError::AdvanceFirst { open: 48 });
    assert!(refusal.to_string().starts_with("advance_first: the topic has 48 open epochs"));
    while open.as_slice().len() == 48 {
        let due = open.next_due(&topic(), T0 + 48 * 3600).unwrap().unwrap();
        open.record(due.event);
    }
    assert_eq!(open.join(EpochId(48)), Ok(true));
}

#[test]
fn open_epochs_read_back_only_in_order() {
    let mut open = epochs([3, 7]);
    open.record(Event::Close(EpochId(3)));
    let json = serde_json::to_string(&open).unwrap();
    assert_eq!(json, r#"[{"epoch":3,"state":"closed"},{"epoch":7,"state":"collecting"}]"#);
    assert_eq!(serde_json::from_str::<OpenEpochs>(&json).unwrap(), open);
    let twice = r#"[{"epoch":3,"state":"closed"},{"epoch":3,"state":"collecting"}]"#;
    assert!(serde_json::from_str::<OpenEpochs>(twice).is_err());
}

#[test]
fn an_advance_carries_out_one_event_unless_asked_for_up_to_ten() {
    assert_eq!(Limit::new(None).map(Limit::get), Ok(1));
    assert_eq!(Limit::new(Some(10)).map(Limit::get), Ok(10));
    for limit in [0, 11, u32::MAX] {
        assert_eq!(Limit::new(Some(limit)), Err(ScheduleError::LimitOutOfRange { limit, max: 10 }));
    }
}
