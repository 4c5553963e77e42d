//! The close of an epoch in all its cases.

use super::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::synthesis::Basis;
use allora_protocol::{EpochId, Number, WorkerId};
use cosmwasm_std::Uint128;

fn basis(world: &World, epoch: u64) -> Basis {
    world.result(epoch).prediction.unwrap().basis
}

#[test]
fn a_topic_starts_with_a_median_goes_on_with_means_and_ends_with_weights() {
    let world = World::lived(SHORT, 14);
    assert_eq!(basis(&world, 0), Basis::NoLoss);
    assert!((1..11).all(|epoch| basis(&world, epoch) == Basis::AllNew));
    assert!((11..14).all(|epoch| basis(&world, epoch) == Basis::Weighted));
    let weighted = world.result(13).prediction.unwrap();
    assert!(weighted.interval.is_some());
    let third = Number::ONE.div(Number::integer(3)).unwrap();
    assert!(weighted.concentration > n("0.2") && weighted.concentration < Number::ONE);
    assert_eq!(world.result(5).prediction.unwrap().concentration, third);
}

#[test]
fn a_lone_inferer_is_the_network() {
    let mut world = World::new(SHORT);
    world.live(0, &[(5, infer("42"))], &agreed());
    let result = world.result(0);
    let prediction = result.prediction.unwrap();
    assert_eq!((prediction.basis, prediction.value), (Basis::Single, vec![n("42")]));
    assert_eq!((prediction.concentration, result.inferers), (Number::ONE, 1));
}

#[test]
fn a_closed_epoch_says_when_and_of_what_it_is_made() {
    let mut world = World::new(SHORT);
    world.submit(3, &[(0, infer("1")), (1, infer("3")), (2, infer("2")), (4, forecast(&[(0, "1")]))]);
    world.now = 345;
    let response = world.try_advance(None).unwrap();
    let result = world.result(3);
    assert_eq!((result.opened_at, result.close_due, result.closed_at), (300, 330, 345));
    assert_eq!((result.target_at, result.settle_due, result.settled_at), (360, 390, None));
    assert_eq!((result.inferers, result.forecasters, result.reputers), (3, 0, 0));
    assert_eq!(result.outcome, Outcome::Closed);
    let entries = [(0, infer("1")), (1, infer("3")), (2, infer("2")), (4, forecast(&[(0, "1")]))];
    let hash = hash_entries(entries.iter().map(|(id, entry)| (WorkerId(*id), entry.parts(), entry)));
    assert_eq!(result.inputs_hash, hash);

    let latest = world.latest();
    assert_eq!(
        (latest.epoch, latest.opened_at, latest.close_due, latest.target_at),
        (EpochId(3), 300, 330, 360)
    );
    assert_eq!((latest.inferers, latest.last_scored), (3, None));
    assert_eq!(Some(latest.prediction), result.prediction);
    let said = |key| attribute(&response, "allora_epoch_closed", key);
    assert_eq!((said("epoch_id"), said("value"), said("basis")), ("3".into(), "2".into(), "no_loss".into()));
    assert_eq!(said("inputs_hash"), cosmwasm_std::HexBinary::from(hash).to_hex());
    assert_eq!(attribute(&response, "allora_advanced", "next_due"), "390");
    assert_eq!(response.attributes[0].value, "advance");
}

#[test]
fn where_nobody_reveals_the_epoch_is_over_and_nobody_forfeits() {
    let mut world = World::new(SHORT);
    for worker in 0..3 {
        world.register(worker, DEPOSIT);
        world.commit(0, worker, infer("1"), false);
    }
    world.report(0, &agreed());
    world.now = 200;
    let response = world.try_advance(None).unwrap();
    let result = world.result(0);
    assert_eq!(result.outcome, Outcome::Failed(Failure::NoReveals));
    assert_eq!((result.prediction, result.forfeited), (None, Uint128::zero()));
    assert_eq!((result.reputers, result.stake_offered, result.reports_hash), (0, Uint128::zero(), None));
    assert_eq!(world.record(0).deposit, Uint128::new(DEPOSIT));
    assert_eq!(world.ledgers().deposits, Uint128::new(3 * DEPOSIT));
    assert_eq!((world.open_epochs(), world.left_over(0)), (vec![], 0));
    assert_eq!(attribute(&response, "allora_epoch_failed", "cause"), "no_reveals");
    assert!(LATEST.may_load(&world.deps.storage, TOPIC.0).unwrap().is_none());
    assert_eq!(world.head(), Head::default(), "a failed close is no settlement");
}

#[test]
fn who_does_not_reveal_beside_others_forfeits_and_is_not_in_it() {
    let mut world = World::new(SHORT);
    for (worker, deposit) in [(0, DEPOSIT), (1, DEPOSIT), (2, FORFEIT - 1)] {
        world.register(worker, deposit);
        world.commit(0, worker, infer("1"), worker == 0);
    }
    world.now = 30;
    let response = world.try_advance(None).unwrap();
    let result = world.result(0);
    assert_eq!(result.forfeited, Uint128::new(2 * FORFEIT - 1));
    assert_eq!((result.inferers, result.prediction.unwrap().basis), (1, Basis::Single));
    let entry = infer("1");
    assert_eq!(result.inputs_hash, hash_entries([(WorkerId(0), entry.parts(), &entry)].into_iter()));
    let deposits: Vec<u128> = (0..3).map(|id| world.record(id).deposit.u128()).collect();
    assert_eq!(deposits, [DEPOSIT, DEPOSIT - FORFEIT, 0], "never more than the deposit");
    let ledgers = world.ledgers();
    assert_eq!(ledgers.forfeits, Uint128::new(2 * FORFEIT - 1));
    assert_eq!(ledgers.deposits, Uint128::new(2 * DEPOSIT - FORFEIT));
    let forfeited = response.events.iter().filter(|event| event.ty == "allora_forfeited").count();
    assert_eq!(forfeited, 2);
    assert_eq!(attribute(&response, "allora_forfeited", "amount"), FORFEIT.to_string());
}

#[test]
fn the_forfeit_is_the_one_of_the_commitment() {
    let mut world = World::new(SHORT);
    for worker in 0..2 {
        world.register(worker, DEPOSIT);
        world.commit(0, worker, infer("1"), worker == 0);
    }
    world.set_params(&allora_protocol::topic::SuiteParams {
        reveal_forfeit: Uint128::new(DEPOSIT),
        ..world.params()
    });
    world.advance_at(30, 1);
    assert_eq!(world.record(1).deposit, Uint128::new(DEPOSIT - FORFEIT));
}

#[test]
fn silence_costs_also_where_the_epoch_fails_for_another_reason() {
    let mut world = World::new(SHORT);
    world.register(0, DEPOSIT);
    world.register(1, DEPOSIT);
    world.commit(0, 0, forecast(&[(1, "1")]), true);
    world.commit(0, 1, infer("1"), false);
    world.advance_at(30, 1);
    let result = world.result(0);
    assert_eq!(result.outcome, Outcome::Failed(Failure::NoInferences));
    assert_eq!(result.forfeited, Uint128::new(FORFEIT));
    assert_eq!(world.record(1).deposit, Uint128::new(DEPOSIT - FORFEIT));
    assert_eq!(world.left_over(0), 0);
}

#[test]
fn forecasts_alone_make_no_inference() {
    let mut world = World::new(SHORT);
    world.submit(0, &[(0, forecast(&[(1, "1")]))]);
    world.advance_at(30, 1);
    assert_eq!(world.result(0).outcome, Outcome::Failed(Failure::NoInferences));
}

#[test]
fn of_who_lost_a_seat_only_the_other_part_counts() {
    let mut world = World::lived(SHORT, 14);
    let epoch = 14;
    world.submit(epoch, &an_epoch_of_three(epoch));
    // evicted as an inferer, seated as a forecaster; names himself, another without a seat, and nobody
    let entry = both("1000", &[(0, "0"), (1, "0.6"), (9, "-5"), (20, "-7"), (4_000_000, "-9")]);
    let mut evicted = seated(entry.clone());
    evicted.inferer = None;
    world.put(epoch, 9, &evicted);
    let mut lone = seated(infer("2000"));
    (lone.inferer, lone.forecaster) = (None, Some(Seat { merit: None, newcomer: true }));
    world.put(epoch, 20, &lone);
    world.advance_at(world.windows(epoch).closes, 1);

    let prediction = PREDICTIONS.load(&world.deps.storage, (TOPIC.0, epoch)).unwrap();
    let ids: Vec<u32> = prediction.inferences.inferers.ids().map(|id| id.0).collect();
    assert_eq!(ids, [0, 1, 2]);
    let ids: Vec<u32> = prediction.inferences.forecasters.ids().map(|id| id.0).collect();
    assert_eq!(ids, [7, 8, 9]);
    let implied = prediction.inferences.forecasters.get(WorkerId(9)).unwrap()[0];
    assert!(implied > n("90") && implied < n("110"), "{implied}");
    assert_eq!(world.result(epoch).forecasters, 3);
}

#[test]
fn an_epoch_of_evicted_inferers_alone_has_no_inference() {
    let mut world = World::new(SHORT);
    let mut entry = seated(both("1", &[(0, "1")]));
    entry.inferer = None;
    world.put(0, 5, &entry);
    world.advance_at(30, 1);
    assert_eq!(world.result(0).outcome, Outcome::Failed(Failure::NoInferences));
}

#[test]
fn forecasts_of_the_absent_leave_a_forecaster_out() {
    let mut world = World::lived(SHORT, 14);
    let mut entries = an_epoch_of_three(14);
    entries.push((9, forecast(&[(30, "0"), (31, "1")])));
    world.submit(14, &entries);
    world.advance_at(world.windows(14).closes, 1);
    let prediction = PREDICTIONS.load(&world.deps.storage, (TOPIC.0, 14)).unwrap();
    assert!(!prediction.inferences.forecasters.contains(WorkerId(9)));
}

#[test]
fn what_the_mathematics_refuses_at_the_close_is_a_failure_with_its_code() {
    let mut world = World::lived(SHORT, 14);
    let before = (world.head(), world.latest());
    let longer = Entry::Plain { inference: Some(vec![n("1"), n("2")]), forecast: None };
    world.submit(14, &[(0, infer("1")), (1, longer)]);
    world.submit(15, &an_epoch_of_three(15));
    world.now = world.windows(15).closes;
    let response = world.try_advance(Some(10)).unwrap();
    assert_eq!(world.result(14).outcome, Outcome::Failed(Failure::Refused("arity".into())));
    assert_eq!(attribute(&response, "allora_epoch_failed", "cause"), "arity");
    assert_eq!(world.result(15).outcome, Outcome::Closed);
    assert_eq!(world.open_epochs(), [15]);
    assert_eq!(world.head(), before.0);
    assert_eq!(world.latest().last_scored, before.1.last_scored);
}

#[test]
fn the_newest_inference_is_never_replaced_by_an_older_one() {
    let mut world = World::lived(SHORT, 2);
    let newer = Latest { epoch: EpochId(1_000), ..world.latest() };
    LATEST.save(&mut world.deps.storage, TOPIC.0, &newer);
    world.submit(2, &an_epoch_of_three(2));
    world.advance_at(world.windows(2).closes, 1);
    assert_eq!(world.latest(), newer);
    world.report(2, &agreed());
    world.advance_at(world.windows(2).settles, 1);
    let latest = world.latest();
    assert_eq!(latest.last_scored.unwrap().epoch, EpochId(2), "what was scored last is of the topic");
    assert_eq!(latest.epoch, newer.epoch);
}
