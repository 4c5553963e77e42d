use crate::support::{cases, n};
use allora_protocol::score::{Candidate, Draw, Merit, ScoreError, Seats};
use allora_protocol::{EpochId, Number, ReputerId, TopicId, WorkerId};
use cosmwasm_std::Uint128;
use proptest::prelude::*;

type Worker = Candidate<WorkerId, Number>;

const DRAW: Draw<'static> = Draw { suite: "allo1suite", topic: TopicId(7), epoch: EpochId(1234) };

fn experienced(id: u32, merit: &str) -> Worker {
    DRAW.seated(WorkerId(id), Some(n(merit)), false)
}

fn newcomer(id: u32) -> Worker {
    DRAW.candidate(WorkerId(id), &Merit::default())
}

fn ids(seated: &[Worker]) -> Vec<u32> {
    seated.iter().map(|candidate| candidate.id.0).collect()
}

#[test]
fn the_draw_is_a_documented_hash() {
    let hex = |ticket: [u8; 32]| ticket.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(
        hex(DRAW.ticket(WorkerId(42))),
        "9bfdf59e6a32a37eab44efbba1679a2176f1b8fb146c6252bd3f4e8b68b0da23"
    );
    let other_suite = Draw { suite: "allo1other", ..DRAW };
    let other_epoch = Draw { epoch: EpochId(1235), ..DRAW };
    assert_ne!(DRAW.ticket(WorkerId(42)), other_suite.ticket(WorkerId(42)));
    assert_ne!(DRAW.ticket(WorkerId(42)), other_epoch.ticket(WorkerId(42)));
}

#[test]
fn an_eighth_is_reserved_and_at_least_one_of_two() {
    // Everybody has the same chance on merit, newcomers have none: what they hold is what is reserved.
    for (cap, reserved) in [(1, 0), (2, 1), (3, 1), (15, 1), (16, 2), (32, 4), (64, 8), (256, 32)] {
        let veterans = (0..300).map(|id| experienced(id, "1"));
        let candidates: Vec<Worker> = veterans.chain((1_000..1_100).map(newcomer)).collect();
        let seated = Seats::of_workers(cap).fill(&candidates);
        assert_eq!(seated.len(), cap as usize);
        assert_eq!(seated.iter().filter(|seat| seat.ticket.is_some()).count(), reserved, "cap {cap}");
    }
    assert!(Seats::of_workers(0).fill(&[experienced(1, "1")]).is_empty());
}

/// The reference tosses a pseudo-random coin for equal scores (19, A11).
#[test]
fn seats_go_to_the_best_and_the_lower_id_breaks_a_tie() {
    let seats = Seats::of_reputers(3);
    let candidates: Vec<Worker> = [(9, "0.5"), (3, "0.5"), (7, "2"), (1, "-1"), (5, "0.5")]
        .map(|(id, merit)| experienced(id, merit))
        .into();
    assert_eq!(ids(&seats.fill(&candidates)), [3, 5, 7]);
    let unscored = DRAW.seated(WorkerId(0), None, false);
    let all: Vec<Worker> =
        candidates.into_iter().take(2).chain([unscored, experienced(8, "-1e30")]).collect();
    assert_eq!(ids(&seats.fill(&all)), [3, 8, 9]);
}

#[test]
fn a_newcomer_pushed_out_of_a_reserved_seat_competes_for_the_others() {
    let seats = Seats::of_workers(2);
    let mut by_ticket: Vec<u32> = (0..3).collect();
    by_ticket.sort_by_key(|id| DRAW.ticket(WorkerId(*id)));
    let [first, second, third] = by_ticket[..] else { panic!("three newcomers") };
    let scored = |id: u32, merit| DRAW.seated(WorkerId(id), Some(n(merit)), true);
    let mut seated = Vec::new();
    seats.offer(&mut seated, scored(third, "0.9")).unwrap();
    seats.offer(&mut seated, scored(second, "0.1")).unwrap();
    // `third` sits by merit now. The best ticket pushes `second` out, whose merit is below.
    let admission = seats.offer(&mut seated, scored(first, "-3")).unwrap();
    assert_eq!((admission.admitted, admission.evicted), (true, Some(WorkerId(second))));
    assert_eq!(admission.lowest.unwrap().id, WorkerId(third));
    assert_eq!(ids(&seated).len(), 2);
}

#[test]
fn who_is_not_admitted_learns_the_lowest_merit_and_changes_nothing() {
    let seats = Seats::of_workers(2);
    let mut seated = Vec::new();
    assert_eq!(seats.offer(&mut seated, experienced(4, "0.4")).unwrap().lowest.unwrap().id, WorkerId(4));
    seats.offer(&mut seated, experienced(5, "0.5")).unwrap();
    let before = seated.clone();
    let refused = seats.would_admit(&seated, &experienced(9, "0.4")).unwrap();
    assert_eq!(refused, seats.offer(&mut seated, experienced(9, "0.4")).unwrap());
    assert_eq!((refused.admitted, refused.evicted), (false, None));
    assert_eq!(refused.lowest, Some(experienced(4, "0.4")));
    assert_eq!(seated, before);
    let admitted = seats.offer(&mut seated, experienced(9, "0.41")).unwrap();
    assert_eq!((admitted.admitted, admitted.evicted), (true, Some(WorkerId(4))));
    assert_eq!(admitted.lowest, Some(experienced(9, "0.41")));
}

#[test]
fn nobody_takes_two_seats() {
    let seats = Seats::of_workers(8);
    let mut seated = vec![experienced(4, "0.4")];
    let error = seats.offer(&mut seated, experienced(4, "9")).unwrap_err();
    assert_eq!(error, ScoreError::AlreadySeated { id: "4".into() });
    assert!(error.to_string().starts_with("already_seated: 4 "));
    assert_eq!(seated, [experienced(4, "0.4")]);
}

/// The reference keeps the lowest average of an earlier epoch, and seats one too many by it (19, A9).
#[test]
fn the_lowest_is_never_one_of_an_earlier_time() {
    let seats = Seats::of_reputers(2);
    let mut seated: Vec<Worker> = Vec::new();
    for (id, merit, lowest) in [(1, "5", 1), (2, "1", 2), (3, "3", 3), (4, "4", 4), (5, "2", 4)] {
        let admission = seats.offer(&mut seated, experienced(id, merit)).unwrap();
        assert_eq!(admission.lowest.unwrap().id, WorkerId(lowest), "after {id}");
        assert!(seated.len() <= 2);
    }
    assert_eq!(ids(&seated), [1, 4]);
}

#[test]
fn early_dust_cannot_own_the_truth() {
    let seats = Seats::of_reputers(2);
    let reputer = |id, coefficient, bonded: u128| {
        Candidate::reputer(ReputerId(id), n(coefficient), Uint128::new(bonded)).unwrap()
    };
    let mut seated = Vec::new();
    seats.offer(&mut seated, reputer(1, "1", 1_000_000)).unwrap();
    seats.offer(&mut seated, reputer(2, "1", 1_000_001)).unwrap();
    let whale = seats.offer(&mut seated, reputer(3, "0.01", 1_000_000_000_000)).unwrap();
    assert_eq!(whale.evicted, Some(ReputerId(1)));
    // Stake that is not listened to counts as little as none.
    assert!(!seats.offer(&mut seated, reputer(4, "0.01", 99_000_000)).unwrap().admitted);
    // One base unit decides where a rounded number could not see it.
    let top = u128::MAX;
    let (less, more) = (reputer(5, "1", top - 1), reputer(6, "1", top));
    assert_eq!(Seats::of_reputers(1).fill(&[less, more])[0].id, ReputerId(6));
}

/// Few merits and many ties; a third are newcomers, some of them scored already.
fn applicants() -> impl Strategy<Value = (u32, Vec<Worker>)> {
    let applicant = (0u32..60, proptest::option::weighted(0.8, -3i64..4), proptest::bool::weighted(0.4));
    (0u32..20, proptest::collection::vec(applicant, 0..40)).prop_map(|(cap, applicants)| {
        let mut workers: Vec<Worker> = applicants
            .into_iter()
            .map(|(id, merit, newcomer)| DRAW.seated(WorkerId(id), merit.map(Number::integer), newcomer))
            .collect();
        workers.sort_by_key(|worker| worker.id);
        workers.dedup_by_key(|worker| worker.id);
        (cap, workers)
    })
}

fn offered_in(order: &[Worker], seats: Seats) -> Vec<Worker> {
    let mut seated = Vec::new();
    for worker in order {
        seats.offer(&mut seated, worker.clone()).unwrap();
    }
    seated
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn the_order_of_submissions_changes_nothing(
        ((cap, workers), order) in applicants().prop_flat_map(|(cap, workers)| {
            (Just((cap, workers.clone())), Just(workers).prop_shuffle())
        })
    ) {
        let seats = Seats::of_workers(cap);
        prop_assert_eq!(offered_in(&order, seats), seats.fill(&workers));
        prop_assert_eq!(seats.fill(&order), seats.fill(&workers));
    }

    #[test]
    fn a_candidate_without_a_seat_changes_nothing((cap, workers) in applicants()) {
        let seats = Seats::of_workers(cap);
        let seated = seats.fill(&workers);
        prop_assert!(seated.len() <= cap as usize);
        prop_assert!(seated.len() == workers.len().min(cap as usize));
        for worker in workers.iter().filter(|worker| !seated.contains(worker)) {
            let others: Vec<Worker> = workers.iter().filter(|other| other.id != worker.id).cloned().collect();
            prop_assert_eq!(&seats.fill(&others), &seated);
            // Nor does asking again.
            prop_assert!(!seats.would_admit(&seated, worker).unwrap().admitted);
        }
    }

    #[test]
    fn an_answer_beforehand_is_the_answer((cap, workers) in applicants()) {
        let seats = Seats::of_workers(cap);
        let mut seated = Vec::new();
        for worker in workers {
            let before = seats.would_admit(&seated, &worker).unwrap();
            let size = seated.len();
            let admission = seats.offer(&mut seated, worker).unwrap();
            prop_assert_eq!(&admission, &before);
            prop_assert_eq!(admission.evicted.is_some(), admission.admitted && size == cap as usize);
        }
    }
}
