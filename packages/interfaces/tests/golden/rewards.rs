use super::{addr, n, pin};
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::{
    BALANCES, BalancePage, CHANGES, CONFIG, CREDITS, Config, Credit, EMISSION, EmissionHead, LEDGERS,
    Ledgers, PERIODS, READINGS, SETTLEMENTS, SettlementRecord, TOPICS, TopicMoney, WEIGHTS, Weight,
    WeightChange, WorkerBalance,
};
use allora_interfaces::token::Token;
use allora_protocol::emission::{BondedReadings, Bucket, Funding, Inflow, Month, PeriodRecord};
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_std::{Int128, Uint128, Uint256};

const WHOLE: u64 = 1_000_000_000_000_000_000;

fn amount(base_units: u128) -> Uint128 {
    Uint128::new(base_units)
}

#[test]
fn config() {
    let record = Config {
        registry: addr("registry"),
        token: Token::Native { denom: "ucoin".into() },
        siblings: vec![(Sibling::Staking, addr("staking"))],
        deployed: 1_700_000_000,
        emission_period: 86_400,
        payouts_paused_until: 0,
    };
    pin(
        CONFIG.key(),
        "636f6e666967",
        &record,
        // version, registry, native coin, one sibling, begin and length of periods, no pause
        &["01", "087265676973747279", "000575636f696e", "0100077374616b696e67", "80e2cfaa06", "80a305", "00"],
    );
}

#[test]
fn ledgers() {
    let record = Ledgers {
        treasury: amount(2_000_000),
        reserved: amount(500),
        funding: amount(127),
        balances: amount(128),
        credits: amount(0),
        paid: amount(300),
        paid_to_reputers: amount(100),
    };
    pin(
        LEDGERS.key(),
        "6c656467657273",
        &record,
        &["01", "80897a", "f403", "7f", "8001", "00", "ac02", "64"],
    );
}

#[test]
fn emission() {
    let month = Month {
        number: 3,
        emission: amount(500),
        per_staked: n("0.5"),
        target: n("1"),
        ceiling: n("0.5"),
        reputers_part: n("0.5"),
        staked: amount(1_000),
    };
    let record = EmissionHead { period: 100, total_weight: amount(2_000_000), month: Some(month) };
    let (half, one) = ("bfff8000000000000000", "c0008000000000000000");
    pin(
        EMISSION.key(),
        "656d697373696f6e",
        &record,
        // version, period, weight, a month: number, emission, per staked token, target, ceiling, part, stake
        &["01", "64", "80897a", "01", "03", "f403", half, one, half, half, "e807"],
    );
    pin(EMISSION.key(), "656d697373696f6e", &EmissionHead::default(), &["01000000"]);
}

#[test]
fn readings() {
    let bucket = |number, sum| Bucket { number, readings: 1, sum };
    let beyond = Uint256::from(u128::MAX) + Uint256::from(3u128);
    let record = BondedReadings { buckets: vec![bucket(7, Uint256::from(2_000_000u128)), bucket(8, beyond)] };
    // Of each: number, readings, the high half of the sum, the low half.
    pin(
        READINGS.key(),
        "72656164696e6773",
        &record,
        &["01", "02", "0701", "00", "80897a", "0801", "01", "02"],
    );
}

#[test]
fn periods() {
    let record = PeriodRecord {
        total_weight: amount(2_000_000),
        cap: amount(500),
        emission: amount(128),
        drawn: amount(127),
    };
    pin(&PERIODS.key(&300), "50f9012c", &record, &["01", "80897a", "f403", "8001", "7f"]);
}

#[test]
fn changes() {
    for (by, bytes) in [(0, "0100"), (-1, "0101"), (1, "0102"), (-64, "017f"), (64, "018001")] {
        pin(&CHANGES.key(&8), "4408", &WeightChange { by: Int128::new(by) }, &[bytes]);
    }
    let least = WeightChange { by: Int128::MIN };
    pin(&CHANGES.key(&8), "4408", &least, &["01", "ffffffffffffffffffffffffffffffffffff03"]);
}

#[test]
fn topics() {
    let inflow = Inflow { period: 9, amount: amount(500) };
    let record = TopicMoney {
        payments: amount(2_000_000),
        decayed_at: 9,
        funding: Funding { pot: amount(128), inflows: vec![inflow] },
        last_paid: Some(EpochId(5)),
    };
    pin(&TOPICS.key(&7), "5407", &record, &["01", "80897a", "09", "8001", "01", "09f403", "0105"]);
    pin(&TOPICS.key(&7), "5407", &TopicMoney::default(), &["010000000000"]);
}

#[test]
fn weights() {
    let record = Weight { until: 16, weight: amount(2_000_000) };
    pin(&WEIGHTS.key(&(7, 10)), "57070a", &record, &["011080897a"]);
}

#[test]
fn balances() {
    let first = WorkerBalance { inferer: amount(500), forecaster: amount(0) };
    let second = WorkerBalance { inferer: amount(1), forecaster: amount(128) };
    let workers = [(WorkerId(17), first), (WorkerId(31), second)].into_iter().collect();
    let record = BalancePage { workers };
    assert_eq!([0, 15, 16, 31, 32].map(|id| BalancePage::of(WorkerId(id))), [0, 0, 1, 1, 2]);
    pin(&BALANCES.key(&(7, 1)), "420701", &record, &["01", "02", "11f40300", "1f018001"]);
}

#[test]
fn credits() {
    let account = addr("anna");
    pin(&CREDITS.key(&&account), "43616e6e61", &Credit { amount: amount(500) }, &["01f403"]);
}

#[test]
fn settlements() {
    let record = SettlementRecord {
        paid_at: 1_700_000_000,
        from: 1,
        to: 2,
        emission: amount(500),
        own: amount(128),
        advance_fee: amount(3),
        advancer: addr("anna"),
        shares: [WHOLE / 2, WHOLE / 2, 0],
        to_inferers: amount(312),
        to_forecasters: amount(127),
        to_reputers: amount(0),
    };
    assert_eq!((record.reward().u128(), record.remainder().u128()), (625, 186));
    let half = "8080c89d9deb96f806";
    pin(
        &SETTLEMENTS.key(&(7, 5)),
        "530705",
        &record,
        // version, instants, sources, fee and who got it, shares, amounts
        &[
            "01",
            "80e2cfaa06",
            "0102",
            "f403",
            "8001",
            "03",
            "04616e6e61",
            half,
            half,
            "00",
            "b802",
            "7f",
            "00",
        ],
    );
}
