//! `EpochTable`, `Reports`, `Commitment`.

use crate::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::synthesis::{Basis, Prediction, Weights};
use allora_protocol::truth::{Report, UsualStake};
use allora_protocol::{Bundle, ById, EpochId, Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

pub fn values(pairs: &[(u32, &str)]) -> ById<WorkerId, Vec<Number>> {
    pairs.iter().map(|(id, value)| (WorkerId(*id), vec![n(value)])).collect()
}

/// Of inferers 1 and 2 and forecaster 2.
pub fn predicted() -> Prediction {
    Prediction {
        basis: Basis::Weighted,
        inferences: Bundle {
            combined: vec![n("1.5")],
            naive: vec![n("2")],
            inferers: values(&[(1, "1"), (2, "2")]),
            forecasters: values(&[(2, "1.25")]),
            one_out_inferers: values(&[(1, "2"), (2, "1")]),
            one_out_forecasters: values(&[(2, "1.75")]),
            one_in_forecasters: values(&[(2, "1.625")]),
            one_out_inferer_forecasters: ById::new(),
        },
        weights: Weights {
            inferers: [(WorkerId(1), n("0.25")), (WorkerId(2), n("0.5"))].into_iter().collect(),
            forecasters: [(WorkerId(2), n("0.25"))].into_iter().collect(),
        },
        interval: None,
    }
}

fn table(world: &World, epoch: u64) -> EpochTableResponse {
    world.ask(QueryMsg::EpochTable { topic_id: OPEN_TOPIC, epoch_id: EpochId(epoch) })
}

fn reports(world: &World, epoch: u64) -> ReportsResponse {
    world.ask(QueryMsg::Reports { topic_id: OPEN_TOPIC, epoch_id: EpochId(epoch) })
}

#[test]
fn the_table_of_a_settled_epoch_is_the_one_that_is_kept() {
    let mut world = World::new();
    world.now = 77;
    let result = world.result(OPEN_TOPIC, 1, scored(None));
    let kept = EpochTable {
        inferers: vec![inferer_row(1, Some("1"), 10)],
        forecasters: vec![],
        reputers: vec![reputer_row(0, 5, 1)],
    };
    TABLES.save(world.storage(), (OPEN_TOPIC.0, 1), &kept);
    let expected = EpochTableResponse { result: Some(result.clone()), table: Some(kept), now: 77 };
    assert_eq!(table(&world, 1), expected);
    TABLES.remove(world.storage(), (OPEN_TOPIC.0, 1));
    assert_eq!(table(&world, 1), EpochTableResponse { result: Some(result), table: None, now: 77 });
}

#[test]
fn of_a_closed_epoch_values_weights_and_reports_are_known() {
    let mut world = World::new();
    let result = world.result(OPEN_TOPIC, 1, Outcome::Closed);
    PREDICTIONS.save(world.storage(), (OPEN_TOPIC.0, 1), &predicted());
    world.report(OPEN_TOPIC, 1, 6, 900);
    let unknown = |row: InfererRow| InfererRow { loss: None, score: None, merit: None, ..row };
    let inferer = |id, value: &str, weight, one_out: &str| InfererRow {
        value: vec![n(value)],
        one_out: Some(vec![n(one_out)]),
        ..unknown(inferer_row(id, Some(weight), 0))
    };
    let forecaster = ForecasterRow {
        value: vec![n("1.25")],
        one_out: Some(vec![n("1.75")]),
        one_in: Some(vec![n("1.625")]),
        loss: None,
        score: None,
        ..forecaster_row(2, Some("0.25"), 0)
    };
    let reputer = ReputerRow {
        score: None,
        adjusted_stake: None,
        coefficient: None,
        merit: None,
        ..reputer_row(6, 900, 0)
    };
    let so_far = EpochTable {
        inferers: vec![inferer(1, "1", "0.25", "2"), inferer(2, "2", "0.5", "1")],
        forecasters: vec![forecaster],
        reputers: vec![reputer],
    };
    assert_eq!(table(&world, 1), EpochTableResponse { result: Some(result), table: Some(so_far), now: 0 });
}

#[test]
fn an_epoch_that_is_not_closed_has_neither_result_nor_table() {
    let mut world = World::new();
    world.sit(OPEN_TOPIC, 1, 0, None, true);
    for epoch in [1, 2, u64::MAX] {
        assert_eq!(table(&world, epoch), EpochTableResponse { result: None, table: None, now: 0 });
    }
}

#[test]
fn reports_wait_for_the_settlement_and_stand_in_the_table_after_it() {
    let mut world = World::new();
    world.reputer(OPEN_TOPIC, 1, "rita", 1_000);
    let head = Head { usual_stake: UsualStake::new(Some(Uint128::new(500))), ..Head::default() };
    HEADS.save(world.storage(), OPEN_TOPIC.0, &head);
    world.open(OPEN_TOPIC, 1);
    let record = EpochRecord { stake_offered: Uint128::new(1_000), ..EpochRecord::default() };
    EPOCHS.save(world.storage(), (OPEN_TOPIC.0, 1), &record);
    world.report(OPEN_TOPIC, 1, 1, 300);
    world.report(OPEN_TOPIC, 1, 2, 400);
    let info = |id, reputer: Option<&str>, stake| ReportInfo {
        reputer_id: ReputerId(id),
        reputer: reputer.map(addr),
        report: Report::Value(vec![n("3")]),
        stake: Uint128::new(stake),
    };
    let expected = ReportsResponse {
        reports: vec![info(1, Some("rita"), 300), info(2, None, 400)],
        stake_seated: Uint128::new(700),
        stake_offered: Uint128::new(1_000),
        usual_stake: Some(Uint128::new(500)),
        now: 0,
    };
    assert_eq!(reports(&world, 1), expected);

    world.result(OPEN_TOPIC, 0, Outcome::Void);
    let kept = EpochTable { reputers: vec![reputer_row(1, 800, 0)], ..EpochTable::default() };
    TABLES.save(world.storage(), (OPEN_TOPIC.0, 0), &kept);
    let expected = ReportsResponse {
        reports: vec![info(1, Some("rita"), 800)],
        stake_seated: Uint128::new(800),
        stake_offered: Uint128::new(900),
        ..expected
    };
    assert_eq!(reports(&world, 0), expected);
    TABLES.remove(world.storage(), (OPEN_TOPIC.0, 0));
    assert_eq!(reports(&world, 0), ReportsResponse { reports: vec![], ..expected.clone() });
    let none = Uint128::zero();
    let nothing = ReportsResponse { reports: vec![], stake_seated: none, stake_offered: none, ..expected };
    assert_eq!(reports(&world, u64::MAX), nothing);
}

#[test]
fn a_commitment_is_shown_until_it_is_revealed() {
    let mut world = World::new();
    let ask = |world: &World, epoch, worker| {
        let (epoch_id, worker_id) = (EpochId(epoch), WorkerId(worker));
        world.ask::<CommitmentResponse>(QueryMsg::Commitment { topic_id: SEALED_TOPIC, epoch_id, worker_id })
    };
    let committed = Committed {
        hash: [9; 32],
        parts: Parts { inference: true, forecast: false },
        forfeit: Uint128::new(300),
    };
    let mut put = |content| {
        let seat = Some(Seat { merit: None, newcomer: true });
        let entry = SeatedEntry { inferer: seat, forecaster: None, content };
        ENTRIES.save(world.storage(), (SEALED_TOPIC.0, 2, 5), &entry);
        ask(&world, 2, 5)
    };
    let until = Some(START + 240);
    let answer = put(Content::Committed(committed.clone()));
    let expected =
        CommitmentResponse { committed: Some(committed), revealed: false, reveal_until: until, now: 0 };
    assert_eq!(answer, expected);
    let revealed = CommitmentResponse { committed: None, revealed: true, reveal_until: until, now: 0 };
    assert_eq!(put(Content::Revealed(infer("1"))), revealed);
    let nothing = CommitmentResponse { revealed: false, ..revealed };
    assert_eq!(put(Content::Open(infer("1"))), nothing);
    assert_eq!(ask(&world, 2, 6), nothing);

    // Of an epoch whose parameters are forgotten the result knows when it closed.
    world.result(SEALED_TOPIC, 2, Outcome::Void);
    world.change_topic(SEALED_TOPIC, |topic| topic.versions = versions_from(9, START + 900, SEALED));
    assert_eq!(ask(&world, 2, 6).reveal_until, until);
    assert_eq!(ask(&world, 3, 6).reveal_until, None);
    assert_eq!(ask(&world, u64::MAX, 6).reveal_until, None);
}
