//! The settlement of an epoch in all its cases.

use super::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::reward::WHOLE;
use allora_protocol::topic::SuiteParams;
use allora_protocol::truth::{Report, Shortfall, Truth, UsualStake};
use allora_protocol::{EpochId, Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

/// A topic whose epoch 14 is closed; reports come, and it is settled.
fn settled(reports: &[(u32, u128, Report)]) -> (World, cosmwasm_std::Response) {
    let mut world = World::lived(SHORT, 14);
    world.submit(14, &an_epoch_of_three(14));
    world.advance_at(world.windows(14).closes, 1);
    world.report(14, reports);
    world.now = world.windows(14).settles + 3;
    let response = world.try_advance(None).unwrap();
    (world, response)
}

#[test]
fn a_truth_scores_everybody_and_the_epoch_is_cleared_away() {
    let (world, response) = settled(&agreed());
    let result = world.result(14);
    let Outcome::Scored(scored) = &result.outcome else { panic!("{:?}", result.outcome) };
    assert_eq!(scored.truth, Truth::Value(vec![n("100")]));
    assert!(scored.network_loss.is_some() && scored.naive_loss.is_some());
    let shares = scored.shares.unwrap();
    assert!(shares.iter().sum::<u64>() <= WHOLE && shares.iter().sum::<u64>() > WHOLE - 10);
    assert_eq!(result.settled_at, Some(1493));
    assert_eq!((result.reputers, result.stake_seated.u128(), result.stake_offered.u128()), (2, 1000, 1000));
    assert_eq!((world.open_epochs(), world.left_over(14)), (vec![], 0));

    let table = world.table(14);
    let ids: Vec<u32> = table.inferers.iter().map(|row| row.worker.0).collect();
    assert_eq!(ids, [0, 1, 2]);
    for row in &table.inferers {
        assert!(row.weight.is_some() && row.one_out.is_some() && row.loss.is_some(), "{row:?}");
        assert!(row.one_out_loss.is_some() && row.score.is_some() && row.merit.is_some(), "{row:?}");
        assert_eq!(row.merit, world.record(row.worker.0).inferer.merit.average);
    }
    for row in &table.forecasters {
        assert!(row.one_in.is_some() && row.one_in_loss.is_some() && row.score.is_some(), "{row:?}");
        assert_eq!(row.merit, world.record(row.worker.0).forecaster.merit.average);
    }
    let sums = [
        table.inferers.iter().map(|row| row.fraction).sum::<u64>(),
        table.forecasters.iter().map(|row| row.fraction).sum(),
        table.reputers.iter().map(|row| row.fraction).sum(),
    ];
    assert!(sums.iter().all(|sum| *sum <= WHOLE && *sum > WHOLE - 10), "{sums:?}");
    assert_eq!(table.reputers[0].report, value("100"));
    assert!(table.reputers.iter().all(|row| row.score.is_some() && row.coefficient.is_some()));
    assert_eq!(REPUTER_RECORDS.load(&world.deps.storage, (TOPIC.0, 1)).unwrap().merit.scored_epochs, 15);

    let head = world.head();
    assert_eq!((head.scored, head.tables), (15, 15));
    assert_eq!(head.regret.network_loss, scored.network_loss);
    let last = world.latest().last_scored.unwrap();
    assert_eq!((last.epoch, last.scored_epochs, last.network_loss), (EpochId(14), 15, scored.network_loss));
    let record = world.record(0).inferer;
    assert_eq!((record.scored_before, record.merit.scored_epochs, record.passed_over), (15, 15, 0));
    assert!(record.smoothed_fraction.is_some());

    let said = |key| attribute(&response, "allora_epoch_settled", key);
    assert_eq!((said("outcome"), said("cause"), said("truth")), ("scored".into(), "-".into(), "100".into()));
    assert_eq!(said("network_loss"), scored.network_loss.unwrap().to_string());
    let hash = cosmwasm_std::HexBinary::from(result.reports_hash.unwrap()).to_hex();
    assert_eq!((said("reports_hash"), said("stake_seated")), (hash, "1000".into()));
}

/// What a settlement without a truth leaves: a table of values and reports, another usual stake, nothing else.
fn taught_nothing(world: &World, usual: UsualStake) {
    let before = World::lived(SHORT, 14);
    let head = Head { usual_stake: usual, tables: 15, ..before.head() };
    assert_eq!(world.head(), head);
    for worker in [0, 1, 2, 7, 8] {
        assert_eq!(world.record(worker), before.record(worker));
        let regrets =
            |world: &World| INFERER_REGRETS.may_load(&world.deps.storage, (TOPIC.0, worker)).unwrap();
        assert_eq!(regrets(world), regrets(&before));
    }
    assert_eq!(world.latest().last_scored, before.latest().last_scored);
    assert_eq!((world.open_epochs(), world.left_over(14)), (vec![], 0));
    let table = world.table(14);
    assert_eq!(table.inferers.len(), 3);
    assert!(table.inferers.iter().all(|row| row.weight.is_some() && row.loss.is_none() && row.fraction == 0));
    assert!(table.reputers.iter().all(|row| row.score.is_none() && row.fraction == 0));
}

/// 1000 usually report.
fn usual_after(reported: u128) -> UsualStake {
    UsualStake::new(Some(Uint128::new(1000))).after(Uint128::new(reported), Uint128::new(100))
}

#[test]
fn a_void_epoch_teaches_nothing() {
    let (world, response) = settled(&[(1, 600, Report::Void), (2, 1400, Report::Void)]);
    assert_eq!(world.result(14).outcome, Outcome::Void);
    assert_eq!(world.result(14).stake_seated, Uint128::new(2000));
    assert_eq!(attribute(&response, "allora_epoch_settled", "outcome"), "void");
    assert_eq!(world.table(14).reputers[1].report, Report::Void);
    taught_nothing(&world, usual_after(2000));
}

#[test]
fn too_few_reports_make_no_quorum() {
    let (world, response) = settled(&[]);
    let shortfall = Shortfall::Reporters { reported: 0, needed: 1 };
    assert_eq!(world.result(14).outcome, Outcome::Failed(Failure::NoQuorum(shortfall)));
    assert_eq!(attribute(&response, "allora_epoch_settled", "cause"), "no_quorum");
    taught_nothing(&world, usual_after(0));
}

#[test]
fn too_little_stake_makes_no_quorum() {
    let (world, _) = settled(&[(1, 99, value("100"))]);
    let shortfall = Shortfall::Stake { reported: Uint128::new(99), needed: Uint128::new(100) };
    assert_eq!(world.result(14).outcome, Outcome::Failed(Failure::NoQuorum(shortfall)));
    taught_nothing(&world, usual_after(99));
}

#[test]
fn less_than_half_of_what_usually_reports_makes_no_quorum() {
    let (world, _) = settled(&[(1, 499, value("100"))]);
    let shortfall = Shortfall::UsualStake { reported: Uint128::new(499), usual: Uint128::new(1000) };
    assert_eq!(world.result(14).outcome, Outcome::Failed(Failure::NoQuorum(shortfall)));
    taught_nothing(&world, usual_after(499));
}

#[test]
fn what_the_mathematics_refuses_at_the_settlement_is_a_failure_that_moves_the_usual_stake() {
    let (world, response) = settled(&[(1, 900, value("100")), (2, 700, Report::Label(1))]);
    assert_eq!(world.result(14).outcome, Outcome::Failed(Failure::Refused("mixed_reports".into())));
    assert_eq!(attribute(&response, "allora_epoch_settled", "cause"), "mixed_reports");
    assert!(world.result(14).reports_hash.is_some());
    taught_nothing(&world, usual_after(1600));
}

#[test]
fn stakes_beyond_any_amount_are_a_failure_too() {
    let (world, _) = settled(&[(1, u128::MAX, value("100")), (2, 1, value("100"))]);
    assert_eq!(world.result(14).outcome, Outcome::Failed(Failure::Refused("overflow".into())));
    assert_eq!(world.result(14).stake_seated, Uint128::MAX);
    taught_nothing(&world, usual_after(u128::MAX));
}

#[test]
fn a_merit_beyond_the_range_of_numbers_fails_the_epoch_and_not_the_topic() {
    let mut world = World::lived(SHORT, 14);
    let mut record = world.record(0);
    (record.inferer.merit.average, record.inferer.scored_before) = (Some(n("9e4931")), 12);
    RECORDS.save(&mut world.deps.storage, (TOPIC.0, 0), &record);
    let mut head = world.head();
    head.inferer_standard.as_mut().unwrap().initial = n("9e4931").neg();
    HEADS.save(&mut world.deps.storage, TOPIC.0, &head);
    world.live(14, &an_epoch_of_three(14), &agreed());
    let outcome = world.result(14).outcome;
    let Outcome::Failed(Failure::Refused(code)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(code, "overflow");
    world.live(15, &an_epoch_of_three(15)[1..], &agreed());
    assert!(matches!(world.result(15).outcome, Outcome::Scored(_)));
}

#[test]
fn a_failed_epoch_disturbs_no_other() {
    let (mut world, _) = settled(&[(1, 900, value("100")), (2, 700, Report::Label(1))]);
    world.live(15, &an_epoch_of_three(15), &agreed());
    let mut undisturbed = World::lived(SHORT, 14);
    undisturbed.live(15, &an_epoch_of_three(15), &agreed());
    assert_eq!(world.result(15), undisturbed.result(15));
    assert_eq!(world.table(15), undisturbed.table(15));
    for worker in [0, 1, 2, 7, 8] {
        assert_eq!(world.record(worker), undisturbed.record(worker), "a failed epoch is nobody's absence");
    }
}

#[test]
fn the_first_epoch_is_scored_and_pays_nobody() {
    let world = World::lived(SHORT, 1);
    let Outcome::Scored(scored) = world.result(0).outcome else { panic!() };
    assert_eq!(scored.shares, None);
    assert!(world.table(0).inferers.iter().all(|row| row.score.is_none() && row.fraction == 0));
    assert_eq!(RECENT_SCORES.keys(&world.deps.storage, TOPIC.0).count(), 0);
    assert_eq!(world.record(0).inferer.merit.scored_epochs, 1);
}

#[test]
fn who_says_void_where_there_is_a_truth_has_no_score() {
    let (world, _) = settled(&[(1, 600, value("100")), (2, 400, Report::Void), (3, 100, value("100.1"))]);
    let table = world.table(14);
    let row = table.reputers.iter().find(|row| row.reputer == ReputerId(2)).unwrap();
    assert_eq!((row.score, row.fraction), (Some(Number::ZERO), 0));
}

#[test]
fn only_the_newest_tables_are_kept() {
    let mut world = World::new(SHORT);
    let keep = |world: &mut World, keep_tables| {
        world.set_params(&SuiteParams { keep_tables, ..world.params() });
    };
    let kept = |world: &World| -> Vec<u64> { TABLES.keys(&world.deps.storage, TOPIC.0).collect() };
    keep(&mut world, 3);
    for epoch in 0..5 {
        world.live(epoch, &an_epoch_of_three(epoch), &agreed());
    }
    assert_eq!((kept(&world), world.head().tables), (vec![2, 3, 4], 3));
    keep(&mut world, 1);
    world.live(5, &an_epoch_of_three(5), &agreed());
    assert_eq!((kept(&world), world.head().tables), (vec![4, 5], 2), "one more than was written");
    world.live(6, &an_epoch_of_three(6), &agreed());
    assert_eq!((kept(&world), world.head().tables), (vec![6], 1));
    keep(&mut world, 10);
    world.live(7, &an_epoch_of_three(7), &[]);
    assert_eq!((kept(&world), world.head().tables), (vec![6, 7], 2));
    assert!((0..8).all(|epoch| world.result(epoch).settled_at.is_some()), "results stay");
}

#[test]
fn a_worker_in_both_roles_has_a_record_of_each() {
    let mut world = World::new(SHORT);
    for epoch in 0..3 {
        let mut entries = an_epoch_of_three(epoch);
        entries.push((9, both("101", &[(0, "0"), (9, "0.3")])));
        world.live(epoch, &entries, &agreed());
    }
    let record = world.record(9);
    assert_eq!(record.inferer.merit.scored_epochs, 3);
    assert_eq!(record.forecaster.merit.scored_epochs, 2, "before the first loss forecasters take no part");
    assert!(FORECASTER_REGRETS.has(&world.deps.storage, (TOPIC.0, 9)));
    let table = world.table(2);
    assert!(table.inferers.iter().any(|row| row.worker == WorkerId(9)));
    assert!(table.forecasters.iter().any(|row| row.worker == WorkerId(9)));
}
