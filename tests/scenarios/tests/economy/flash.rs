//! Stake that comes for a second: for a weight, for a month's emission, for somebody else's reward.

use super::{DAY, GUESSES, HOUR, daily, own_money, period, play, weight_in};
use allora_interfaces::rewards::EMISSION;
use allora_protocol::emission::Month;
use allora_protocol::reward::{WHOLE, amount};
use allora_protocol::{EpochId, Number};
use allora_testing::{Network, TOKEN};
use cosmwasm_std::{Isqrt, Uint128};

const STAKE: u128 = 10_000 * TOKEN;
const WHALE: u128 = 1_000_000 * TOKEN;
const PAID: u128 = 7_000 * TOKEN;

/// A topic that the owner vouches for, with a patron, ten thousand tokens of rita's, and a treasury of a million.
fn eligible(unbonding_time: u64) -> Network {
    let mut net = Network::with_topic()
        .schedule(daily())
        .reputers([("rita", STAKE)])
        .suite(|suite| {
            suite.creation_fee = Uint128::zero();
            suite.unbonding_time = unbonding_time;
            suite.money.supply = Some(Uint128::new(1_000_000_000 * TOKEN));
        })
        .start();
    net.donate("founder", 1_000_000 * TOKEN);
    net.vouch("owner");
    net
}

/// The whale comes a second before the period ends, touches, and leaves; when its stake can be had again.
fn flash(net: &mut Network) -> u64 {
    let genesis = net.topic_record().versions.windows(EpochId(0)).unwrap().opens;
    let day = (net.now() - genesis) / DAY;
    net.go_to(genesis + (day + 1) * DAY - 1);
    net.delegate("whale", "rita", WHALE);
    net.touch("whale");
    let unstaked = net.undelegate("whale", "rita", None).ok();
    let unstaked = unstaked.event("unstaked");
    assert!(unstaked.number("amount") <= WHALE);
    unstaked.number("matures_at") as u64
}

fn root(stake: u128, paid: u128) -> u128 {
    Uint128::new(stake).full_mul(paid).isqrt().to_string().parse().unwrap()
}

fn month(net: &Network) -> Month {
    EMISSION.load(&*net.rewards_storage()).unwrap().month.unwrap()
}

#[test]
fn stake_of_a_second_sets_the_weight_of_a_topic_that_had_none_and_is_locked_while_it_holds() {
    let mut net = eligible(0);
    net.fund("patron", PAID);
    let matures_at = flash(&mut net);
    // The touch of that second replaced the patron's, and no row stood before it.
    let set = root(STAKE + WHALE, PAID);
    assert_eq!([0, 1, 7, 8].map(|day| weight_in(&net, day)), [0, set, set, 0]);
    // The stake is out when the weight is: day 8 has begun but for a second.
    assert_eq!(matures_at - net.now(), 8 * DAY);
    // Anybody may touch the next day: the weight goes down to what is there now, half of the way in a week.
    net.wait(1);
    let mut before = set;
    for day in 2..9 {
        net.touch("anybody");
        let weight = weight_in(&net, day);
        assert!(weight < before);
        before = weight;
        net.wait(DAY);
    }
    let fair = root(STAKE, PAID);
    assert!(before < (fair + set) / 2, "{before}");
}

#[test]
fn stake_of_a_second_moves_a_weight_that_stands_by_a_tenth_of_the_way() {
    let mut net = eligible(21 * DAY);
    net.fund("patron", PAID);
    net.wait(DAY + HOUR);
    net.touch("keeper");
    let stood = root(STAKE, PAID);
    assert_eq!(weight_in(&net, 1), stood);
    flash(&mut net);
    // Six sevenths of the payment are left to count, and a day's step is 1 - 2^(-1/7).
    let aim = root(STAKE + WHALE, PAID * 6 / 7);
    let kept = Number::TWO.pow(Number::ratio(1u8.into(), 7u8.into()).unwrap().neg()).unwrap();
    let step = Number::mul_floor(Uint128::new(aim - stood), Number::ONE.sub(kept).unwrap()).unwrap().u128();
    let moved = weight_in(&net, 2);
    assert!(moved.abs_diff(stood + step) <= 2, "{moved} for {}", stood + step);
    // 9.4 % of the way, whatever else is touched in that period: the last touch takes the whale's away again.
    assert_eq!(step * 1_000 / (aim - stood), 94);
    net.touch("anybody");
    assert!(weight_in(&net, 2) < stood, "the payment fades, and the whale is gone");
}

#[test]
fn who_was_there_for_a_second_earns_nothing_of_what_his_weight_brought() {
    let mut net = eligible(21 * DAY);
    net.fund("patron", PAID);
    let matures_at = flash(&mut net);
    play(&mut net);
    let epoch = play(&mut net);
    let paid = net.settlement(epoch).unwrap();
    // The only topic: all of the day is its own, with the weight or without.
    assert_eq!(paid.emission, period(&net, 1).emission);
    net.go_to(matures_at);
    net.withdraw_from("whale", "rita");
    assert_eq!(net.balance("whale"), WHALE);
    let pool = net.pool("rita");
    assert!((pool.bonded + pool.incoming).u128() >= STAKE + paid.to_reputers.u128());
}

#[test]
fn stake_of_a_second_at_the_first_period_sets_the_first_month_no_higher_than_the_target() {
    let months = [false, true].map(|with_whale| {
        let mut net = eligible(21 * DAY);
        net.fund("patron", PAID);
        net.wait(DAY);
        if with_whale {
            net.delegate("whale", "rita", 100 * WHALE);
        }
        net.roll("whale", None);
        if with_whale {
            net.undelegate("whale", "rita", None);
        }
        month(&net)
    });
    // 0.95 % over a third of what is staked; with the whale 2.5 % of the treasury, a fifth of 7,000 in it, as far as the
    // supply circulates.
    let [alone, with_whale] = months;
    assert_eq!((alone.staked.u128(), with_whale.staked.u128()), (STAKE, STAKE + 100 * WHALE));
    assert!(alone.per_staked == alone.ceiling && alone.emission.u128().abs_diff(STAKE * 285 / 10_000) <= 1);
    assert_eq!(with_whale.per_staked, with_whale.target);
    let treasury = 1_000_000 * TOKEN + PAID / 5;
    let circulating = 1_000_000_000 * TOKEN - treasury;
    let bound = treasury / 40 * (circulating / TOKEN) / 1_000_000_000;
    assert!(with_whale.emission.u128().abs_diff(bound) <= TOKEN, "{with_whale:?} for {bound}");
}

#[test]
fn stake_that_is_called_back_for_a_second_at_each_period_stays_locked_and_earns_nothing() {
    let mut net = eligible(21 * DAY);
    net.fund("patron", PAID);
    let matures_at = flash(&mut net);
    net.wait(1);
    for id in 0..3 {
        // It counts when the period begins, as it would if it stayed.
        net.cancel_unstake_from("whale", "rita", id);
        net.roll("whale", None);
        net.undelegate("whale", "rita", None);
        net.wait(DAY);
    }
    assert_eq!(month(&net).staked.u128(), STAKE + WHALE);
    net.go_to_at_least(matures_at);
    net.withdraw_from("whale", "rita").fails_with("nothing_matured");
    net.wait_days(3);
    net.withdraw_from("whale", "rita");
    assert_eq!(net.balance("whale"), WHALE);
}

#[test]
fn who_stakes_for_one_report_is_paid_for_that_report_and_locked_for_three_weeks() {
    let mut net = own_money().reputers([("rita", STAKE)]).start();
    net.fund("patron", PAID);
    play(&mut net);
    let epoch = net.epoch().infer(GUESSES).reports([("rita", "100")]).id();
    net.new_reputer("whale", 9 * STAKE);
    net.report("whale", epoch, "100");
    net.unstake("whale", None);
    net.of(epoch).settle();

    // Both said the same, so stake alone decides: nine tenths of what reputers get. Nobody has shares of the whale's pool
    // any more, so its part is its own to claim.
    let (paid, table) = (net.settlement(epoch).unwrap(), net.table(epoch).unwrap());
    let fractions: Vec<u64> = table.reputers.iter().map(|row| row.fraction).collect();
    assert!(fractions[0].abs_diff(WHOLE / 10) < 10 && fractions[1].abs_diff(WHOLE / 10 * 9) < 10);
    let parts = [0, 1].map(|place| amount(paid.reward(), paid.shares[2], fractions[place]).unwrap().u128());
    assert_eq!((net.pool("rita").incoming.u128(), net.credit("whale")), (parts[0], parts[1]));
    // The next epochs are rita's alone, for the three weeks that the whale waits.
    let epoch = play(&mut net);
    assert_eq!(net.settlement(epoch).unwrap().to_reputers, net.pool("rita").incoming);
    net.withdraw("whale").fails_with("nothing_matured");
    assert_eq!(net.credit("whale"), parts[1]);
}
