//! The farm: a topic of one's own with own stake, own workers and a dust of funding, next to an honest one.

use super::{DAY, GUESSES, daily, period, to_reputers, to_workers, weight_in};
use allora_interfaces::registry::{Policy, Role};
use allora_interfaces::rewards::EMISSION;
use allora_protocol::topic::SuiteParams;
use allora_protocol::{EpochId, Number, TopicId};
use allora_testing::{Money, Network, TOKEN, TopicSpec};
use cosmwasm_std::{Decimal, Isqrt, Uint128};

/// What the patron of the honest topic pays a week, and what the farmer pays once.
const PATRON: u128 = 7_000 * TOKEN;
const DUST: u128 = TOKEN;
/// What is at stake in each.
const HONEST: u128 = 100_000 * TOKEN;
const FARM: u128 = 400_000 * TOKEN;

/// A million tokens in the treasury; an honest topic that the owner vouches for, with a patron; a farm four times as heavy.
struct Country {
    net: Network,
    honest: TopicId,
    farm: TopicId,
}

impl Country {
    fn new(money: Money, change: impl FnOnce(&mut SuiteParams)) -> Self {
        let mut net = Network::with_topic()
            .money(money)
            .schedule(daily())
            .reputers([("rita", HONEST)])
            .suite(|suite| {
                suite.creation_fee = Uint128::zero();
                suite.money.supply = Some(Uint128::new(1_000_000_000 * TOKEN));
                change(suite);
            })
            .start();
        net.donate("founder", 1_000_000 * TOKEN);
        let honest = net.topic;
        net.vouch("owner");
        net.fund("patron", PATRON);
        let farm = net.create_topic(TopicSpec::default().schedule(daily()));
        net.new_reputer("mole", FARM);
        net.fund("mole", DUST);
        Self { net, honest, farm }
    }

    /// A day of both topics: an epoch each, and a touch.
    fn day(&mut self) -> [EpochId; 2] {
        let Self { net, honest, farm } = self;
        let first = net.on(*honest).epoch().infer(GUESSES).id();
        let second = net.on(*farm).epoch().infer([("mallory", "101"), ("minion", "99")]).id();
        for (topic, epoch, reputer) in [(*honest, first, "rita"), (*farm, second, "mole")] {
            net.on(topic).of(epoch).reports([(reputer, "100")]);
        }
        for (topic, epoch) in [(*honest, first), (*farm, second)] {
            net.on(topic).of(epoch).settle().assert_scored();
            net.touch("keeper");
        }
        [first, second]
    }
}

#[test]
fn a_farm_that_nobody_vouches_for_earns_its_own_funding_and_nothing_else() {
    for money in [Money::Native, Money::Cw20] {
        let mut country = Country::new(money, |_| {});
        // The first epoch of each has no scores, and pays nobody.
        country.day();
        let (mut earned, mut fees) = (0, 0);
        let mut opened = vec![];
        for day in 1..22 {
            if day % 7 == 0 {
                country.net.on(country.honest).fund("patron", PATRON);
            }
            let [honest, farm] = country.day();
            let net = country.net.on(country.farm);
            let paid = net.settlement(farm).unwrap();
            assert!(paid.emission.is_zero(), "{paid:?}");
            earned += to_workers(net, farm) + to_reputers(net, farm);
            fees += paid.advance_fee.u128();
            opened.push(honest);
        }
        // Four fifths of the dust serve the farm; what was not paid yet is still there.
        let net = country.net.on(country.farm);
        let funding = net.money().funding;
        let in_pot = funding.total().unwrap().u128();
        let lost = DUST * 8 / 10 - earned - fees - in_pot;
        assert!(lost < 3 * 21, "{lost} is more than rounding");
        assert!(earned > DUST * 7 / 10 && earned < DUST * 8 / 10, "{earned}");
        let workers = ["mallory", "minion"].map(|name| net.earned(name).total().unwrap().u128());
        let mole = net.pool("mole");
        assert_eq!(workers.iter().sum::<u128>() + (mole.bonded + mole.incoming).u128() - FARM, earned);
        // The honest topic has every day's emission whole, as if there were no farm.
        let net = country.net.on(country.honest);
        for (day, epoch) in (1..22).zip(opened).skip(1) {
            let record = period(net, day - 1);
            assert_eq!(net.settlement(epoch).unwrap().emission, record.emission, "{record:?}");
            assert!(record.emission.u128() > 100 * TOKEN);
        }
    }
}

#[test]
fn where_every_topic_is_eligible_a_farm_gets_no_more_than_the_geometric_mean_of_stake_and_payments() {
    let mut country = Country::new(Money::Native, |suite| suite.money.open_emission = true);
    country.day();
    country.day();
    let [honest, farm] = country.day();
    // The first day with a weight is day 1, and each second epoch is paid for it.
    let root =
        |stake: u128, paid: u128| Uint128::new(stake).full_mul(paid).isqrt().to_string().parse().unwrap();
    let (ours, theirs): (u128, u128) = (root(HONEST, PATRON), root(FARM, DUST));
    let record = period(&country.net, 1);
    assert_eq!(record.total_weight.u128(), ours + theirs);
    let emission = record.emission.u128();
    let paid = country.net.on(country.farm).settlement(farm).unwrap().emission.u128();
    assert_eq!(paid, emission * theirs / (ours + theirs));
    let paid = country.net.on(country.honest).settlement(honest).unwrap().emission.u128();
    assert_eq!(paid, emission * ours / (ours + theirs));
    // Four times the stake and a 7,000th of the payments: 2.3 % of the day.
    assert_eq!(theirs * 1_000 / (ours + theirs), 23);

    // Ever after its part of a day is its part of the weight, which falls with what was paid to it.
    let mut before = theirs;
    for day in 3..14 {
        let [_, farm] = country.day();
        let net = country.net.on(country.farm);
        let (record, weight) = (period(net, day - 1), weight_in(net, day - 1));
        let paid = net.settlement(farm).unwrap().emission.u128();
        assert_eq!(paid, record.emission.u128() * weight / record.total_weight.u128());
        assert!(weight < before, "{weight} after {before}");
        before = weight;
    }
}

#[test]
fn where_every_topic_is_eligible_a_cap_bounds_a_farm_that_pays_itself() {
    let mut country = Country::new(Money::Native, |suite| {
        suite.money.open_emission = true;
        suite.money.max_topic_share = Decimal::percent(25);
    });
    let (honest, farm) = (country.honest, country.farm);
    country.net.on(farm).fund("mole", 100 * PATRON);
    country.day();
    country.day();
    let [_, epoch] = country.day();
    let record = period(&country.net, 1);
    let weights = [honest, farm].map(|topic| weight_in(country.net.on(topic), 1));
    let total = record.total_weight.u128();
    assert_eq!(weights.iter().sum::<u128>(), total);
    assert!(weights[1] > total * 9 / 10, "{weights:?}");
    assert_eq!(record.cap.u128(), total / 4);
    let paid = country.net.on(farm).settlement(epoch).unwrap().emission.u128();
    assert_eq!(paid, record.emission.u128() * record.cap.u128() / total);
    // What it cost: a fifth of all that it paid, for good, and its stake for as long as the weight stands.
    let treasury = country.net.treasury();
    assert!(treasury > 1_000_000 * TOKEN + 20 * PATRON - 3 * TOKEN * 1_000, "{treasury}");
    let unstaked = country.net.on(farm).unstake("mole", None).ok();
    let matures: u128 = unstaked.event("unstaked").number("matures_at");
    assert!(matures >= u128::from(country.net.now() + 8 * DAY));
}

#[test]
fn a_topic_whose_creator_changes_whom_it_takes_has_no_part_of_the_days_after_the_next_touch() {
    let mut country = Country::new(Money::Native, |_| {});
    country.day();
    country.day();
    let net = country.net.on(country.honest);
    let weight = weight_in(net, 2);
    assert!(weight > 0);
    net.set_policy(Role::Worker, Policy::List);
    // What has begun goes on, and what is to begin goes with a touch, whoever sends it.
    net.touch("rival");
    assert_eq!([1, 2].map(|day| weight_in(net, day) > 0), [true, false]);
    net.list(Role::Worker, &["alice", "bob"]);
    let [before, after] = [country.day()[0], country.day()[0]];
    let net = country.net.on(country.honest);
    let paid = [before, after].map(|epoch| net.settlement(epoch).unwrap().emission);
    assert_eq!(paid, [period(net, 1).emission, Uint128::zero()]);
    assert_eq!(period(net, 2).emission, Uint128::zero());
    // The owner looks again.
    net.vouch("owner");
    net.touch("keeper");
    assert!(weight_in(net, 4) > 0);
}

#[test]
fn an_owner_who_looks_again_in_the_same_period_undoes_what_a_rivals_touch_took() {
    let weights = [false, true].map(|with_change| {
        let mut country = Country::new(Money::Native, |_| {});
        country.day();
        country.day();
        let net = country.net.on(country.honest);
        if with_change {
            net.set_policy(Role::Worker, Policy::List);
            net.touch("rival");
            assert_eq!(weight_in(net, 2), 0);
            net.vouch("owner");
        }
        net.touch("keeper");
        weight_in(net, 2)
    });
    assert!(weights[0] > 0);
    assert_eq!(weights[0], weights[1]);
}

#[test]
fn who_pays_himself_raises_the_ceiling_of_a_month_to_that_of_a_tenth_and_gives_a_fifth_for_it() {
    let workers: Vec<String> = (0..12).map(|number| format!("minion {number}")).collect();
    let mut country = Country::new(Money::Native, |suite| suite.money.emission_rate = Decimal::one());
    let (honest, farm) = (country.honest, country.farm);
    let treasury = country.net.treasury();
    country.net.on(farm).fund("mole", 1_000 * PATRON);
    assert_eq!(country.net.treasury() - treasury, 200 * PATRON);
    for _ in 0..31 {
        let net = country.net.on(farm);
        let epoch = net.epoch().infer(workers.iter().map(|name| (name, "101"))).id();
        net.of(epoch).reports([("mole", "100")]).settle().assert_scored();
        net.on(honest).touch("keeper");
    }
    // The first month takes it for a third that reputers get. Then it is what they got of all that was paid, of a farm's own
    // money too; a dozen workers and one reputer have less than a tenth for him.
    let months: Vec<_> = country.net.log.all("month_set").collect();
    assert_eq!(months.iter().map(|set| set.get("month")).collect::<Vec<_>>(), ["0", "1"]);
    assert_eq!(months[1].get("reputers_part"), "0.1");
    let second = EMISSION.load(&*country.net.rewards_storage()).unwrap().month.unwrap();
    let near =
        |number: Number, expected: Number| number.sub(expected).unwrap().abs() < Number::decimal(1, 15);
    assert!(near(second.ceiling, Number::decimal(95, 3)), "{second:?}");
    // A month goes a tenth of the way there.
    let expected = Number::decimal(1, 1).mul(second.ceiling).unwrap();
    let expected = Number::decimal(9, 1).mul(Number::decimal(285, 4)).unwrap().add(expected).unwrap();
    assert!(near(second.per_staked, expected), "{second:?} for {expected}");
}
