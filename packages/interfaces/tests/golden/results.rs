//! What an epoch leaves behind.

use super::super::field;
use super::{n, pin};
use allora_interfaces::synthesis::{
    EpochResult, EpochTable, Failure, ForecasterRow, InfererRow, LATEST, LastScored, Latest,
    NetworkInference, Outcome, PREDICTIONS, RESULTS, ReputerRow, Scored, TABLES,
};
use allora_protocol::synthesis::{Basis, Interval, IntervalMethod, Prediction, Weights};
use allora_protocol::truth::{Report, Shortfall, Truth};
use allora_protocol::{Bundle, ById, EpochId, WorkerId};
use cosmwasm_std::Uint128;

fn by_worker<T: Clone>(pairs: &[(u32, T)]) -> ById<WorkerId, T> {
    pairs.iter().map(|(id, value)| (WorkerId(*id), value.clone())).collect()
}

fn interval() -> Interval {
    Interval {
        method: IntervalMethod::ExpertSpread,
        percentiles: vec![n("50")],
        components: vec![vec![n("101.25")]],
    }
}

#[test]
fn predictions() {
    let one = vec![n("1")];
    let record = Prediction {
        basis: Basis::Weighted,
        inferences: Bundle {
            combined: vec![n("101.25")],
            naive: vec![n("0.5")],
            inferers: by_worker(&[(1, one.clone()), (300, one.clone())]),
            forecasters: by_worker(&[(2, one.clone())]),
            one_out_inferers: by_worker(&[(1, vec![])]),
            one_out_forecasters: by_worker(&[]),
            one_in_forecasters: by_worker(&[(2, vec![])]),
            one_out_inferer_forecasters: by_worker(&[(2, by_worker(&[(1, one.clone())]))]),
        },
        weights: Weights { inferers: by_worker(&[(1, n("0.5"))]), forecasters: by_worker(&[(2, n("0.5"))]) },
        interval: Some(interval()),
    };
    pin(
        &PREDICTIONS.key(&(7, 301)),
        "5007f9012d",
        &record,
        &[
            "010301c006ca8000000000000001bfff8000000000000000020101c0008000000000000000ac0201c000800000000000",
            "0000010201c0008000000000000000010100000102000102010101c00080000000000000000101bfff80000000000000",
            "000102bfff8000000000000000010001c005c8000000000000000101c006ca80000000000000",
        ],
    );
}

fn inference() -> NetworkInference {
    NetworkInference {
        value: vec![n("101.25")],
        naive: vec![n("1")],
        basis: Basis::Weighted,
        interval: Some(interval()),
        concentration: n("0.5"),
    }
}

fn closed() -> EpochResult {
    EpochResult {
        opened_at: 1_700_000_000,
        close_due: 1_700_004_200,
        closed_at: 1_700_004_206,
        target_at: 1_700_028_800,
        settle_due: 1_700_036_000,
        settled_at: None,
        inferers: 32,
        forecasters: 6,
        reputers: 0,
        prediction: Some(inference()),
        inputs_hash: [0xab; 32],
        reports_hash: None,
        forfeited: Uint128::new(100_000),
        stake_offered: Uint128::zero(),
        stake_seated: Uint128::zero(),
        outcome: Outcome::Closed,
    }
}

#[test]
fn results() {
    let key = RESULTS.key(&(7, 301));
    pin(
        &key,
        "5a07f9012d",
        &closed(),
        &[
            "0180e2cfaa06e882d0aa06ee82d0aa0680c3d1aa06a0fbd1aa06002006000101c006ca8000000000000001c000800000",
            "000000000003010001c005c8000000000000000101c006ca80000000000000bfff8000000000000000ababababababab",
            "ababababababababababababababababababababababababab00a08d06000000",
        ],
    );
    let scored = Scored {
        truth: Truth::Value(vec![n("101.25")]),
        network_loss: Some(n("-1")),
        naive_loss: None,
        shares: Some([500_000_000_000_000_000, 300_000_000_000_000_000, 200_000_000_000_000_000]),
    };
    let record = EpochResult {
        settled_at: Some(1_700_036_009),
        reputers: 12,
        reports_hash: Some([0xcd; 32]),
        stake_offered: Uint128::new(9_000_000),
        stake_seated: Uint128::new(8_000_000),
        outcome: Outcome::Scored(scored),
        ..closed()
    };
    pin(
        &key,
        "5a07f9012d",
        &record,
        &[
            "0180e2cfaa06e882d0aa06ee82d0aa0680c3d1aa06a0fbd1aa0601a9fbd1aa0620060c0101c006ca8000000000000001",
            "c000800000000000000003010001c005c8000000000000000101c006ca80000000000000bfff8000000000000000abab",
            "abababababababababababababababababababababababababababababab01cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
            "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcda08d06c0a8a50480a4e803010001c006ca80000000000000013fff7fffffffffff",
            "ffff00018080c89d9deb96f8068080f8c4918df494048080d0d88bdea2e302",
        ],
    );
}

/// Every other way in which an epoch ends: the last bytes of its result.
#[test]
fn outcomes() {
    let label = Scored { truth: Truth::Label(2), network_loss: None, naive_loss: Some(n("1")), shares: None };
    let few = Shortfall::Reporters { reported: 1, needed: 3 };
    let little = Shortfall::Stake { reported: Uint128::new(300), needed: Uint128::new(5_000) };
    let asleep = Shortfall::UsualStake { reported: Uint128::new(300), usual: Uint128::new(601) };
    for (outcome, bytes) in [
        (Outcome::Scored(label), "0101020001c000800000000000000000"),
        (Outcome::Void, "02"),
        (Outcome::Failed(Failure::NoReveals), "0300"),
        (Outcome::Failed(Failure::NoInferences), "0301"),
        (Outcome::Failed(Failure::NoQuorum(few)), "0302000103"),
        (Outcome::Failed(Failure::NoQuorum(little)), "030201ac028827"),
        (Outcome::Failed(Failure::NoQuorum(asleep)), "030202ac02d904"),
        (Outcome::Failed(Failure::Refused("overflow".into())), "0303086f766572666c6f77"),
    ] {
        assert_eq!(field(&outcome), bytes);
    }
}

#[test]
fn tables() {
    let some = |number: &str| Some(n(number));
    let record = EpochTable {
        inferers: vec![InfererRow {
            worker: WorkerId(1),
            value: vec![n("1")],
            weight: some("0.5"),
            one_out: Some(vec![n("0")]),
            loss: some("-1"),
            one_out_loss: None,
            score: some("0.5"),
            merit: some("1"),
            fraction: 1_000_000_000_000_000_000,
        }],
        forecasters: vec![ForecasterRow {
            worker: WorkerId(300),
            value: vec![n("101.25")],
            weight: None,
            one_out: None,
            one_in: Some(vec![n("1")]),
            loss: None,
            one_out_loss: some("0"),
            one_in_loss: some("1"),
            score: None,
            merit: None,
            fraction: 0,
        }],
        reputers: vec![ReputerRow {
            reputer: 3.into(),
            report: Report::Label(1),
            stake: Uint128::new(2_000_000),
            score: some("1"),
            adjusted_stake: some("0.5"),
            coefficient: some("1"),
            merit: None,
            fraction: 7,
        }],
    };
    pin(
        &TABLES.key(&(7, 301)),
        "4207f9012d",
        &record,
        &[
            "01010101c000800000000000000001bfff8000000000000000010180000000000000000000013fff7fffffffffffffff",
            "0001bfff800000000000000001c0008000000000000000808090bbbad6adf00d01ac0201c006ca800000000000000000",
            "0101c000800000000000000000018000000000000000000001c00080000000000000000000000103010180897a01c000",
            "800000000000000001bfff800000000000000001c00080000000000000000007",
        ],
    );
    pin(&TABLES.key(&(7, 302)), "4207f9012e", &EpochTable::default(), &["01000000"]);
}

#[test]
fn latest() {
    let mut record = Latest {
        epoch: EpochId(301),
        opened_at: 1_700_000_000,
        close_due: 1_700_004_200,
        target_at: 1_700_028_800,
        inferers: 32,
        forecasters: 6,
        prediction: inference(),
        last_scored: None,
    };
    pin(
        &LATEST.key(&7),
        "4c07",
        &record,
        &[
            "01ad0280e2cfaa06e882d0aa0680c3d1aa06200601c006ca8000000000000001c000800000000000000003010001c005",
            "c8000000000000000101c006ca80000000000000bfff800000000000000000",
        ],
    );
    record.prediction.basis = Basis::NoLoss;
    record.prediction.interval = None;
    record.last_scored =
        Some(LastScored { epoch: EpochId(298), network_loss: Some(n("-1")), scored_epochs: 290 });
    pin(
        &LATEST.key(&7),
        "4c07",
        &record,
        &[
            "01ad0280e2cfaa06e882d0aa0680c3d1aa06200601c006ca8000000000000001c00080000000000000000100bfff8000",
            "00000000000001aa02013fff7fffffffffffffffa202",
        ],
    );
}
