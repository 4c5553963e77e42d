//! Money over days and weeks: what delegators, owners and keepers earn to the base unit, and what those find who would
//! like to have more than the rules give them.

mod claims;
mod delegation;
mod dust;
mod emission;
mod farm;
mod flash;
mod governed;
mod hooks;
mod malice;

use allora_interfaces::rewards::{PERIODS, WEIGHTS};
use allora_protocol::EpochId;
use allora_protocol::emission::PeriodRecord;
use allora_testing::{Builder, Network};
use cosmwasm_std::{Decimal, Order, Uint128};
use scenarios::daily;

const DAY: u64 = 86_400;
const HOUR: u64 = 3_600;

/// What two workers say, day after day.
const GUESSES: [(&str, &str); 2] = [("alice", "101"), ("bob", "99")];

/// A topic with an epoch a day and rita's 100 tokens of stake. It has no emission, and all that is paid to it serves it.
fn own_money() -> Builder {
    Network::with_topic().schedule(daily()).suite(|suite| {
        suite.creation_fee = Uint128::zero();
        suite.money.direct_share = Decimal::one();
    })
}

/// The next epoch, from its submissions to its payment; rita reports. The first of a topic has no scores and pays nobody.
fn play(net: &mut Network) -> EpochId {
    net.epoch().infer(GUESSES).reports([("rita", "100")]).settle().assert_scored().id()
}

/// What reputers got for an epoch.
fn to_reputers(net: &Network, epoch: EpochId) -> u128 {
    net.settlement(epoch).expect("an epoch that was paid").to_reputers.u128()
}

/// What workers got for an epoch.
fn to_workers(net: &Network, epoch: EpochId) -> u128 {
    let paid = net.settlement(epoch).expect("an epoch that was paid");
    (paid.to_inferers + paid.to_forecasters).u128()
}

/// An emission period.
fn period(net: &Network, number: u64) -> PeriodRecord {
    PERIODS.may_load(&*net.rewards_storage(), number).unwrap().unwrap_or_default()
}

/// The current topic's weight in a period.
fn weight_in(net: &Network, number: u64) -> u128 {
    let storage = net.rewards_storage();
    let rows = WEIGHTS.range(&*storage, net.topic.0, None, Order::Ascending).map(Result::unwrap);
    let standing = rows.filter(|(from, row)| (*from..=row.until).contains(&number));
    standing.map(|(_, row)| row.weight.u128()).sum()
}
