//! What holds for every schedule, every instant, every way to process a timeline.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use allora_protocol::EpochId;
use allora_protocol::schedule::{
    Due, EpochState, Event, OpenEpochs, Phase, Schedule, ScheduleError, Versions, Windows,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const T0: u64 = 1_700_000_000;
const DAY: u64 = 86_400;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(19),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any durations at all, with a liking for the ends of their range.
fn any_seconds() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(1), 0..10_000u64, any::<u64>(), Just(u64::MAX - 1), Just(u64::MAX)]
}

fn any_schedule() -> impl Strategy<Value = Schedule> {
    let durations = prop::array::uniform7(any_seconds());
    durations.prop_map(|[length, submission, reveal, lag, report, report_reveal, dispute]| Schedule {
        epoch_length: length,
        worker_submission_window: submission,
        reveal_window: reveal,
        ground_truth_lag: lag,
        report_window: report,
        report_reveal_window: report_reveal,
        dispute_window: dispute,
    })
}

/// Schedules that pass validation, small enough for events to coincide often.
fn valid_schedule() -> impl Strategy<Value = Schedule> {
    (1..6u64, 0..4u64, 0..5u64, 0..20u64, 1..20u64)
        .prop_map(|(submission, reveal, slack, lag, report)| Schedule {
            epoch_length: submission + reveal + slack,
            worker_submission_window: submission,
            reveal_window: reveal,
            ground_truth_lag: submission + reveal + lag,
            report_window: report,
            report_reveal_window: 0,
            dispute_window: 0,
        })
        .prop_filter("within the bounds", |schedule| schedule.validate(1, DAY).is_ok())
}

/// A topic whose creator changes his mind at these epochs.
fn topic(first: Schedule, updates: &[(u64, Schedule)]) -> Versions<Schedule> {
    let mut versions = Versions::new(T0, first).unwrap();
    let pinned = epochs([0]); // keeps every version alive
    for (epoch, schedule) in updates {
        let now = versions.windows(EpochId(*epoch)).unwrap().opens;
        let _ = versions.push(now, &pinned, *schedule);
    }
    versions
}

fn any_topic() -> impl Strategy<Value = Versions<Schedule>> {
    let updates = prop::collection::btree_map(0..20u64, valid_schedule(), 0..=3);
    (valid_schedule(), updates)
        .prop_map(|(first, updates)| topic(first, &updates.into_iter().collect::<Vec<_>>()))
}

fn epochs(numbers: impl IntoIterator<Item = u64>) -> OpenEpochs {
    let mut open = OpenEpochs::default();
    for number in numbers {
        open.join(EpochId(number)).unwrap();
    }
    open
}

/// The events of epochs, by sorting on the written rule instead of on the order of the types.
fn brute_force(versions: &Versions<Schedule>, numbers: &[u64]) -> Vec<(u64, Event)> {
    let mut events = Vec::new();
    for number in numbers {
        let Windows { closes, settles, .. } = versions.windows(EpochId(*number)).unwrap();
        events.push((closes, 1, *number, Event::Close(EpochId(*number))));
        events.push((settles, 0, *number, Event::Settle(EpochId(*number))));
    }
    events.sort_by_key(|(at, kind, number, _)| (*at, *kind, *number));
    events.into_iter().map(|(at, _, _, event)| (at, event)).collect()
}

/// Runs a topic through time: a worker submits to every epoch of `active` when it opens, and `Advance` is sent at
/// the instants given, with a limit for each; at the very end until nothing is left.
fn run(versions: &Versions<Schedule>, active: &[u64], mut advances: Vec<(u64, usize)>) -> Vec<Event> {
    let mut open = OpenEpochs::default();
    let mut done = Vec::new();
    advances.push((u64::MAX, usize::MAX));
    advances.sort_unstable();
    let mut joining = active.iter().map(|number| versions.windows(EpochId(*number)).unwrap()).peekable();
    for (now, limit) in advances {
        while let Some(windows) = joining.next_if(|windows| windows.opens <= now) {
            open.join(windows.epoch).unwrap();
        }
        for _ in 0..limit {
            let Some(Due { event, .. }) = open.next_due(versions, now).unwrap() else { break };
            open.record(event);
            done.push(event);
        }
    }
    assert_eq!(open, OpenEpochs::default());
    done
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn nothing_panics_whatever_the_durations_and_instants(
        schedules in prop::collection::vec(any_schedule(), 1..6),
        opens_at in any_seconds(),
        instants in prop::collection::vec(any_seconds(), 6),
        numbers in prop::collection::btree_set(any_seconds(), 0..6),
        min_window in any_seconds(),
        emission_period in any_seconds(),
    ) {
        for schedule in &schedules {
            let _ = schedule.validate(min_window, emission_period);
            let _ = schedule.lifetime();
        }
        let open = epochs(numbers.iter().copied());
        if let Ok(mut versions) = Versions::new(opens_at, schedules[0]) {
            for (now, schedule) in instants.iter().zip(&schedules) {
                let _ = versions.push(*now, &open, *schedule);
                let _ = (versions.current(*now), versions.next(*now), versions.submissions(*now));
                let _ = (versions.open_now(*now, &open), open.next_due(&versions, *now), open.timeline(&versions));
                numbers.iter().for_each(|number| drop(versions.phase(EpochId(*number), *now)));
                let _ = versions.prune(*now, &open);
                prop_assert!((1..=4).contains(&versions.as_slice().len()));
            }
        }
    }

    #[test]
    fn what_validation_accepts_keeps_every_bound(
        schedule in prop_oneof![any_schedule(), valid_schedule()],
        min_window in 1..3600u64,
        emission_period in 60..7 * DAY,
    ) {
        if schedule.validate(min_window, emission_period).is_ok() {
            let Schedule { epoch_length: l, worker_submission_window: w, reveal_window: v, .. } = schedule;
            let life = schedule.ground_truth_lag + schedule.report_window;
            prop_assert!(w >= min_window && schedule.report_window >= min_window && (v == 0 || v >= min_window));
            prop_assert!(w + v <= l && l <= 30 * DAY && schedule.ground_truth_lag >= w + v);
            prop_assert!(life <= 90 * DAY && life + 2 * l <= 120 * emission_period);
            prop_assert!(life.div_ceil(l) < 32);
            prop_assert_eq!((schedule.report_reveal_window, schedule.dispute_window), (0, 0));
        }
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn epochs_follow_one_another_without_gap_through_every_update(versions in any_topic()) {
        for number in 0..40 {
            let windows = versions.windows(EpochId(number)).unwrap();
            let after = versions.windows(EpochId(number + 1)).unwrap();
            let length = versions.at(EpochId(number)).unwrap().params.epoch_length;
            prop_assert_eq!(windows.opens + length, after.opens);
            prop_assert_eq!(versions.paid_for(after.epoch), Ok(windows.opens..after.opens));
            prop_assert!(windows.opens < windows.submissions_end && windows.submissions_end <= windows.closes);
            prop_assert!(windows.closes <= windows.reports_open && windows.reports_open < windows.reports_end);
            for now in [windows.opens, after.opens - 1] {
                prop_assert_eq!(versions.current(now), Ok(Some(EpochId(number))));
                prop_assert_eq!(versions.next(now).map(|next| next.epoch), Ok(EpochId(number + 1)));
            }
        }
    }

    #[test]
    fn at_every_instant_the_clock_tells_one_story(versions in any_topic(), offset in any::<u64>()) {
        let now = T0 + offset % (versions.windows(EpochId(40)).unwrap().opens - T0);
        let numbers: Vec<u64> = (0..40).collect();
        let open_now = versions.open_now(now, &epochs(numbers.iter().copied())).unwrap();
        let in_phase = |wanted: fn(&Phase) -> bool| -> Vec<EpochId> {
            let phase = |number: &u64| versions.phase(EpochId(*number), now).unwrap();
            numbers.iter().filter(|number| wanted(&phase(number))).map(|number| EpochId(*number)).collect()
        };
        let ids = |windows: Option<Windows>| windows.map(|windows| windows.epoch).into_iter().collect::<Vec<_>>();
        prop_assert_eq!(ids(open_now.submissions), in_phase(|phase| matches!(phase, Phase::Submissions { .. })));
        prop_assert_eq!(ids(open_now.reveals), in_phase(|phase| matches!(phase, Phase::Reveal { .. })));
        let reporting: Vec<_> = open_now.reports.iter().map(|windows| windows.epoch).collect();
        prop_assert_eq!(reporting, in_phase(|phase| matches!(phase, Phase::Reports { .. })));
        match versions.submissions(now) {
            Ok(windows) => prop_assert_eq!(Some(windows), open_now.submissions),
            Err(error) => {
                let told = matches!(error, ScheduleError::NoOpenSubmissions { opens, .. } if opens == open_now.next.opens);
                prop_assert!(told && open_now.submissions.is_none());
            }
        }
    }

    #[test]
    fn the_timeline_is_the_sorted_list_of_events(
        versions in any_topic(),
        numbers in prop::collection::btree_set(0..60u64, 0..48),
    ) {
        let numbers: Vec<_> = numbers.into_iter().collect();
        let mut open = epochs(numbers.iter().copied());
        let expected = brute_force(&versions, &numbers);
        let timeline = open.timeline(&versions).unwrap();
        prop_assert_eq!(timeline.iter().map(|due| (due.at, due.event)).collect::<Vec<_>>(), expected.clone());
        for (at, event) in expected {
            prop_assert_eq!(open.next(&versions), Ok(Some(Due { at, event })));
            open.record(event);
        }
        prop_assert_eq!(open.next(&versions), Ok(None));
    }

    #[test]
    fn prompt_and_late_processing_carry_out_the_same_events_in_the_same_order(
        versions in any_topic(),
        active in prop::collection::btree_set(0..46u64, 0..46),
        late in prop::collection::vec((0..600u64, 1..10usize), 0..40),
    ) {
        let active: Vec<_> = active.into_iter().collect();
        let prompt: Vec<_> = (0..1200).map(|second| (T0 + second, usize::MAX)).collect();
        let late: Vec<_> = late.into_iter().map(|(second, limit)| (T0 + second, limit)).collect();
        let promptly = run(&versions, &active, prompt);
        prop_assert_eq!(&promptly, &run(&versions, &active, late));
        prop_assert_eq!(&promptly, &run(&versions, &active, vec![]));
        let in_order: Vec<_> = brute_force(&versions, &active).into_iter().map(|(_, event)| event).collect();
        prop_assert_eq!(promptly, in_order);
    }

    #[test]
    fn no_version_is_lost_that_an_open_epoch_goes_by(
        first in valid_schedule(),
        updates in prop::collection::vec((0..10u64, valid_schedule(), any::<bool>()), 1..30),
    ) {
        let mut versions = Versions::new(T0, first).unwrap();
        let mut open = OpenEpochs::default();
        let mut promised = Vec::new();
        let mut now = T0;
        for (pause, schedule, submits) in updates {
            now += pause;
            while let Some(due) = open.next_due(&versions, now).unwrap() {
                open.record(due.event);
            }
            if let (true, Ok(windows)) = (submits, versions.submissions(now)) {
                open.join(windows.epoch).unwrap();
                promised.push((windows, versions.paid_for(windows.epoch)));
            }
            match versions.push(now, &open, schedule) {
                Ok(from) => prop_assert_eq!(versions.at(from).unwrap().params, schedule),
                Err(error) => prop_assert_eq!(error, ScheduleError::TooManyVersions { max: 4 }),
            }
            promised.retain(|(windows, _)| open.state(windows.epoch).is_some());
            for (windows, paid_for) in &promised {
                prop_assert_eq!(versions.windows(windows.epoch), Ok(*windows));
                prop_assert_eq!(&versions.paid_for(windows.epoch), paid_for);
                prop_assert_eq!(paid_for.as_ref().map(|time| time.end), Ok(windows.opens));
            }
        }
    }

    #[test]
    fn a_valid_schedule_never_fills_the_list_of_open_epochs_when_advance_is_prompt(
        versions in any_topic(),
    ) {
        let mut open = OpenEpochs::default();
        for number in 0..200 {
            let windows = versions.windows(EpochId(number)).unwrap();
            while let Some(due) = open.next_due(&versions, windows.opens).unwrap() {
                open.record(due.event);
            }
            prop_assert_eq!(open.join(windows.epoch), Ok(true));
            prop_assert_eq!(open.state(windows.epoch), Some(EpochState::Collecting));
        }
    }
}
