//! How far payment has come, and what waits for it.

use super::pin;
use allora_interfaces::rewards::{Payee, SettlementEntry};
use allora_interfaces::synthesis::{PARKED, PAYMENTS, Paying, Payments, Standing, UNPAID, UnpaidRecord};
use allora_protocol::EpochId;

#[test]
fn payments() {
    let key = PAYMENTS.key(&7);
    pin(&key, "5907", &Payments::default(), &["0100000000"]);
    let paying = |stands| Paying { epoch: EpochId(301), due: 1_700_000_000, stands };
    let record = |stands| Payments {
        last_paid: Some(EpochId(300)),
        paying: Some(paying(stands)),
        waiting: 200,
        parked: 1,
    };
    let settled = Standing::Settled { from: 1_699_992_800 };
    pin(&key, "5907", &record(settled), &["0101ac0201ad0280e2cfaa0600e0a9cfaa06c80101"]);
    pin(&key, "5907", &record(Standing::Waiting), &["0101ac0201ad0280e2cfaa0601c80101"]);
    pin(&key, "5907", &record(Standing::Parked), &["0101ac0201ad0280e2cfaa0602c80101"]);
}

#[test]
fn unpaid_and_parked() {
    let entry = |payee, id, fraction: u64| SettlementEntry { payee, id, fraction: fraction.into() };
    let record = UnpaidRecord {
        scored_at: 1_700_000_009,
        height: 12_345,
        from: 1_699_992_800,
        to: 1_699_996_400,
        shares: [600_000_000_000_000_000, 300_000_000_000_000_000, 100_000_000_000_000_000],
        entries: vec![
            entry(Payee::Inferer, 2, 1_000_000_000_000_000_000),
            entry(Payee::Forecaster, 258, 500_000_000_000_000_000),
            entry(Payee::Reputer, 1, 1),
        ],
        failures: 2,
        failed_on: Some(19_675),
    };
    let bytes = [
        "0189e2cfaa06b960e0a9cfaa06f0c5cfaa068080f089a39ae8a9088080f8c4918df494048080a8ec85afd1b10103",
        "0002808090bbbad6adf00d0182028080c89d9deb96f8060201010201db9901",
    ];
    pin(&UNPAID.key(&(7, 1_700_000_000, 301)), "4407fb6553f100f9012d", &record, &bytes);
    pin(&PARKED.key(&(7, 1_700_000_000, 301)), "5107fb6553f100f9012d", &record, &bytes);
}
