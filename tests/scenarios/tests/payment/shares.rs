//! Who else has a part of a day: validators; and what a topic can have of it at most.

use super::{
    A_DAY, DAY, builder, held_by_staking, ledgers, paid, play, play_epochs, rain_and_wind, roll_all,
    with_weight,
};
use allora_protocol::emission::MoneyParamsUpdate;
use allora_testing::{Money, Network};
use cosmwasm_std::Decimal;
use scenarios::with_every_token;

/// The owner changes what counts from the next period on.
fn change(net: &mut Network, money: MoneyParamsUpdate) {
    net.update_suite(|suite| suite.money = Some(money));
}

/// With a quarter for validators stake gets (1 - 1/4) / 3 + 1/4 of everything, a half, so the ceiling is 0.019: the month emits
/// floor(1,900,009.5), a day 63,333, of which floor(15,833.25) is the validators'.
#[test]
fn validators_get_a_quarter_of_each_period_and_the_topics_the_rest() {
    with_every_token(&builder(), |net| {
        let mut net = with_weight(net);
        let validators = Some(net.addr("validators").into());
        change(&mut net, MoneyParamsUpdate { validators, ..Default::default() });
        play_epochs(&mut net, 4);
        assert_eq!((paid(&net, 2), paid(&net, 3)), ((47_500, 0), (47_500, 0)));
        // 0.5 % of 47,500 is 237; the halves of 47,263.
        assert_eq!((net.credit("keeper"), net.earned("alice").inferer.u128()), (2 * 237, 2 * 23_631));
        assert_eq!(held_by_staking(&net), super::STAKE + 2 * 23_631);
        // Periods 1 to 3 have begun, whoever is paid of them.
        assert_eq!(net.credit("validators"), 3 * 15_833);
        net.claim_credit("validators");
        assert_eq!((net.balance("validators"), net.credit("validators")), (3 * 15_833, 0));

        // No share any more: what the month emits stays, and all of it is the topics'.
        let none = Some(Decimal::zero());
        change(&mut net, MoneyParamsUpdate { validators_share: none, ..Default::default() });
        play_epochs(&mut net, 2);
        assert_eq!((paid(&net, 4), paid(&net, 5), net.credit("validators")), ((47_500, 0), (63_333, 0), 0));
    });
}

/// Of 13,416,441 a half is 6,708,220: so much of rain's 8,944,294 counts, a unit less than half a day. Wind has its third, and
/// nobody what is left.
#[test]
fn what_a_topic_cannot_have_of_a_day_is_not_the_others_and_returns() {
    let (mut net, topics) = rain_and_wind(Money::Native, Decimal::zero());
    let half = Some(Decimal::percent(50));
    change(&mut net, MoneyParamsUpdate { max_topic_share: half, ..Default::default() });
    for _ in 0..3 {
        play(&mut net, &topics);
    }
    let [of_rain, of_wind] = topics.map(|topic| paid(net.on(topic), 2));
    assert_eq!((of_rain, of_wind), ((47_499, 0), (31_666, 0)));
    let before = net.treasury();
    assert_eq!(ledgers(&net).reserved.u128(), A_DAY - 47_499 - 31_666 + A_DAY);
    // Periods 2 to 7 return as a whole, of which the treasury paid 3 to 7 in the meantime.
    net.wait(140 * DAY);
    roll_all(&mut net);
    assert_eq!(net.treasury(), before + (A_DAY - 47_499 - 31_666) + A_DAY);
    assert_eq!(ledgers(&net).reserved.u128(), 0);
}
