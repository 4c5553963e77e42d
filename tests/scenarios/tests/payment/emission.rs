//! What periods emit, who has a part of it, and what becomes of what nobody draws.

use super::{
    A_DAY, DAY, STAKE, TREASURY, builder, emitted, emitting, ledgers, live, overview, paid, play,
    play_epochs, rain_and_wind, roll_all, with_weight,
};
use allora_interfaces::registry::{Policy, Role};
use allora_testing::{Builder, Money, Network, TOKEN};
use cosmwasm_std::Decimal;
use cw20::{Cw20QueryMsg, TokenInfoResponse};
use scenarios::with_every_token;

/// How much there is of every token.
const SUPPLY: u128 = 1_000_000_000_000 * TOKEN;

#[test]
fn a_topic_that_nobody_touches_lapses_after_seven_periods_and_comes_back_by_a_touch() {
    let mut net = emitting(builder());
    play_epochs(&mut net, 11);
    let days: Vec<u128> = (0..11).map(|epoch| paid(&net, epoch).0).collect();
    assert_eq!(days, [0, 0, A_DAY, A_DAY, A_DAY, A_DAY, A_DAY, A_DAY, A_DAY, 0, 0]);
    // Of each epoch one unit comes back, that two do not share.
    assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (TREASURY - 7 * A_DAY + 7, 0));
    assert_eq!(overview(&net).total_weight.u128(), 0);

    // Day 10: it counts from period 11 on, which epoch 12 is paid for.
    net.touch("anybody");
    play_epochs(&mut net, 2);
    assert_eq!((paid(&net, 11), paid(&net, 12)), ((0, 0), (A_DAY, 0)));
}

#[test]
fn without_any_weight_nothing_is_emitted_and_all_stays_in_the_treasury() {
    with_every_token(&builder(), |mut net| {
        net.donate("donor", 1_000 * TOKEN);
        net.touch("anybody");
        play_epochs(&mut net, 4);
        assert_eq!((1..4).map(|epoch| paid(&net, epoch)).collect::<Vec<_>>(), [(0, 0); 3]);
        // Vouched for it is worth nothing either, while nobody pays for it.
        net.vouch("owner");
        net.touch("anybody");
        play_epochs(&mut net, 2);
        assert_eq!((paid(&net, 5), emitted(&net)), ((0, 0), vec![0; 5]));
        assert_eq!((net.treasury(), overview(&net).month), (1_005 * TOKEN, None));
        assert_eq!(ledgers(&net).owed().unwrap().u128(), 1_005 * TOKEN);
    });
}

#[test]
fn what_nobody_draws_for_128_periods_returns_to_the_treasury() {
    with_every_token(&builder(), |net| {
        let mut net = with_weight(net);
        roll_all(net.wait_days(128));
        assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (TREASURY - 7 * A_DAY, 7 * A_DAY));
        roll_all(net.wait_days(1));
        assert_eq!(net.treasury(), TREASURY - 6 * A_DAY, "period 1 is over for good in period 129");
        roll_all(net.wait_days(6));
        assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (TREASURY, 0));
    });
}

#[test]
fn an_epoch_that_is_settled_128_periods_late_gets_nothing_of_them() {
    let mut net = emitting(builder());
    let topic = net.topic;
    play_epochs(&mut net, 2);
    live(&mut net, &[topic]);
    live(&mut net, &[topic]);
    net.go_to(overview(&net).begins_at + 126 * DAY);
    roll_all(&mut net);
    net.catch_up();
    // Epoch 2 is for period 1, which returned just now; epoch 3 for period 2, which does a day later.
    assert_eq!((overview(&net).period, paid(&net, 2), paid(&net, 3)), (129, (0, 0), (A_DAY, 0)));
}

#[test]
fn whoever_changes_a_topic_that_was_vouched_for_loses_its_weight_with_the_next_touch() {
    let changes: [fn(&mut Network); 3] = [
        |net| drop(net.set_policy(Role::Worker, Policy::List).ok()),
        |net| drop(net.update_topic(|params| params.terms.min_reporters = 2).ok()),
        |net| drop(net.revoke("owner").ok()),
    ];
    for change in changes {
        let (mut net, [rain, wind]) = rain_and_wind(Money::Native, Decimal::zero());
        play(&mut net, &[rain, wind]);
        play(&mut net, &[rain, wind]);
        let day_one = net.now();
        // In period 1. What is set stands: nobody takes back a weight that a day was promised by.
        change(net.on(wind));
        net.go_to(day_one + DAY);
        roll_all(&mut net);
        assert_eq!(overview(&net).total_weight.u128(), 8_944_294 + 4_472_147);
        let touched = net.on(wind).touch("anybody").ok();
        let set = touched.event("weight_set");
        assert_eq!((set.number("weight"), set.number("from"), set.get("eligible")), (0, 3, "false"));
        for _ in 0..3 {
            play(&mut net, &[rain]);
        }
        // Epoch 3 is paid for period 2, epoch 4 for period 3, of which rain has all.
        assert_eq!((paid(&net, 3), paid(&net, 4)), ((63_333, 0), (A_DAY, 0)));
        assert_eq!(overview(&net).total_weight.u128(), 8_944_294);
    }
}

/// A 30th of what is left is emitted in each period of the first month, of which the first period is the suite's own: 249,999
/// of 250,000 (the supply is not all in circulation) make 8,333, for 29 periods. Then 8,343 are left, and the second month
/// moves a tenth of the way there: floor(0.1 · 8,343 + 0.9 · 249,999.99) = 225,834, or 7,527 a period. So one is full, the
/// second gets the 816 that are left, the third nothing.
fn runs_dry(mut net: Network) -> Network {
    net.vouch("owner");
    net.fund("patron", 1_000 * TOKEN);
    for _ in 0..33 {
        net.wait_days(1);
        net.touch("keeper");
    }
    let mut expected = vec![8_333; 29];
    expected.extend([7_527, 816, 0, 0]);
    assert_eq!(emitted(&net), expected);
    assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (0, 250_000));
    net
}

/// Money of topics is all their own, nothing is in the treasury, and all of what may be emitted is emitted in a month.
fn poor() -> Builder {
    builder().suite(|suite| {
        suite.creation_fee = 0u128.into();
        suite.money.direct_share = Decimal::one();
        suite.money.emission_rate = Decimal::one();
    })
}

#[test]
fn minting_ends_at_the_tokens_cap() {
    let cap = Some((SUPPLY + 250_000).into());
    let net = runs_dry(poor().money(Money::NewCw20).cap(cap).start());
    let token: TokenInfoResponse =
        net.app.wrap().query_wasm_smart(net.token_address(), &Cw20QueryMsg::TokenInfo {}).unwrap();
    assert_eq!(token.total_supply.u128(), SUPPLY + 250_000);
    assert_eq!(net.log.all("period_rolled").map(|rolled| rolled.number("minted")).sum::<u128>(), 250_000);
}

#[test]
fn without_the_right_to_mint_emission_ends_with_the_treasury() {
    for money in [Money::Native, Money::Cw20] {
        let mut net = poor().money(money).start();
        net.donate("donor", 250_000);
        let mut net = runs_dry(net);
        assert_eq!(net.log.all("period_rolled").map(|rolled| rolled.number("minted")).sum::<u128>(), 0);
        // What comes to the treasury counts from the next period on.
        net.donate("donor", 5_000);
        net.wait_days(1);
        net.touch("keeper");
        assert_eq!(emitted(&net).last(), Some(&5_000));
    }
}

#[test]
fn a_coin_of_unknown_supply_is_not_emitted_and_own_funding_is_paid_all_the_same() {
    let builder = builder().suite(|suite| {
        suite.money.supply = None;
        suite.money.direct_share = Decimal::percent(80);
    });
    let mut net = builder.start();
    net.vouch("owner");
    net.donate("donor", 1_000 * TOKEN);
    net.fund("patron", TOKEN);
    play_epochs(&mut net, 3);
    assert_eq!((paid(&net, 1), paid(&net, 2)), ((0, 114_285), (0, 97_959)));
    assert_eq!((emitted(&net), overview(&net).supply), (vec![0, 0], None));
    assert!(overview(&net).total_weight > STAKE.isqrt().into());
}
