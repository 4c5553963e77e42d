//! What epochs are paid, by the rules of docs/protocol.md, 12, to the unit, over the whole suite.
//!
//! The figures are simple by design. Epochs are a day long, open when an emission period begins and are settled before the
//! next does, so epoch e is paid for period e - 1. One inferer and one reputer: both tasks have the same entropy, so each
//! gets half of the reward.

mod emission;
mod funding;
mod hostile;
mod months;
mod prompt_and_late;
mod shares;
mod unpaid;

use allora_interfaces::rewards::{Ledgers, OverviewResponse, QueryMsg};
use allora_protocol::{EpochId, TopicId};
use allora_testing::{Builder, Money, Network, TOKEN, TopicSpec};
use cosmwasm_std::Decimal;
use scenarios::daily;

pub const DAY: u64 = 86_400;

/// What is at stake. The ceiling of a first month is 0.0095 / (1/3) = 0.0285 of it, floor(2,850,014.25) a month;
pub const STAKE: u128 = 100_000_500;
/// a day emits a 30th: floor(2,850,014 / 30).
pub const A_DAY: u128 = 95_000;
/// Of that the sender of the message that pays the epoch gets 0.5 %,
pub const FEE: u128 = 475;
/// inferer and reputer floor(94,525 / 2) each, the treasury the odd unit.
pub const HALF: u128 = 47_262;

/// What the treasury of [`with_weight`] begins with: a creation fee, a donation, a payment that is all the treasury's.
pub const TREASURY: u128 = (5 + 1_000 + 1) * TOKEN;

/// A topic with an epoch a day. There is enough of the token that the month's emission is limited by what stake may yield,
/// and what is paid to topics is all the treasury's.
pub fn builder() -> Builder {
    Network::with_topic().schedule(daily()).reputers([("rita", STAKE)]).suite(|suite| {
        suite.money.supply = Some((1_000_000_000_000 * TOKEN).into());
        suite.money.direct_share = Decimal::zero();
    })
}

/// A suite of [`with_weight`].
pub fn emitting(builder: Builder) -> Network {
    with_weight(builder.start())
}

/// The topic is vouched for and paid for in period 0, so it has a weight in periods 1 to 7, and nobody else has.
pub fn with_weight(mut net: Network) -> Network {
    net.vouch("owner");
    net.donate("donor", 1_000 * TOKEN);
    net.fund("patron", TOKEN);
    assert_eq!(net.treasury(), TREASURY);
    net
}

/// Two topics, *rain* with four fifths of all stake and *wind* with one, each paid a token in period 0: weights of
/// floor(√(80,000,400 · 1,000,000)) = 8,944,294 and floor(√(20,000,100 · 1,000,000)) = 4,472,147, two to one.
pub fn rain_and_wind(money: Money, direct_share: Decimal) -> (Network, [TopicId; 2]) {
    let rain = builder().money(money).reputers([("rita", 80_000_400)]);
    let mut net = rain.suite(|suite| suite.money.direct_share = direct_share).start();
    let rain = net.topic;
    let wind = net.create_topic(TopicSpec::default().schedule(daily()));
    net.new_reputer("rita", 20_000_100);
    net.donate("donor", 1_000 * TOKEN);
    for topic in [rain, wind] {
        net.on(topic).vouch("owner");
        net.fund("patron", TOKEN);
    }
    (net, [rain, wind])
}

/// The next epoch of these topics, up to its reports: alice infers, rita reports, nobody advances.
pub fn live(net: &mut Network, topics: &[TopicId]) -> EpochId {
    let mut epoch = EpochId(0);
    for topic in topics {
        epoch = net.on(*topic).epoch().infer([("alice", "101")]).id();
    }
    net.go_to_reports(epoch);
    for topic in topics {
        net.on(*topic).report("rita", epoch, "100");
    }
    epoch
}

/// The same, and the keeper settles it.
pub fn play(net: &mut Network, topics: &[TopicId]) -> EpochId {
    let epoch = live(net, topics);
    net.go_to_settlement(epoch);
    for topic in topics {
        net.on(*topic).catch_up();
    }
    epoch
}

/// So many epochs of the current topic, played and settled.
pub fn play_epochs(net: &mut Network, epochs: u64) {
    let topic = net.topic;
    for _ in 0..epochs {
        play(net, &[topic]);
    }
}

/// What an epoch of the current topic was paid: from emission, and from the topic's own money.
#[track_caller]
pub fn paid(net: &Network, epoch: u64) -> (u128, u128) {
    let settlement = net.settlement(EpochId(epoch)).unwrap_or_else(|| panic!("epoch {epoch} is not paid"));
    (settlement.emission.u128(), settlement.own.u128())
}

/// What rewards says of the money as it stands.
pub fn overview(net: &Network) -> OverviewResponse {
    net.ask_rewards(&QueryMsg::Overview {}).unwrap()
}

/// What rewards owes, by ledger.
pub fn ledgers(net: &Network) -> Ledgers {
    allora_interfaces::rewards::LEDGERS.load(&*net.rewards_storage()).unwrap()
}

/// What staking holds for those who stake.
pub fn held_by_staking(net: &Network) -> u128 {
    net.solvency()[0].owed.u128()
}

/// What each period emitted for the topics that has begun so far.
pub fn emitted(net: &Network) -> Vec<u128> {
    net.log.all("period_rolled").map(|rolled| rolled.number("emission")).collect()
}

/// Begins all periods that are due.
pub fn roll_all(net: &mut Network) {
    while overview(net).rolled < overview(net).period {
        net.roll("keeper", None);
    }
}
