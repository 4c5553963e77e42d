//! Periods of other lengths, months, and epochs whose time lies across them.

use super::{DAY, builder, emitting, overview, paid, roll_all};
use allora_protocol::emission::MoneyParamsUpdate;
use allora_protocol::schedule::Schedule;
use allora_testing::Network;
use cosmwasm_std::Decimal;

/// Weeks as periods: four make a month, of 28 days. Epochs of two weeks, of which the first opens on day 10.5.
fn by_weeks() -> Network {
    let schedule = Schedule { epoch_length: 14 * DAY, ..super::daily() };
    let week = builder().emission_period(7 * DAY).schedule(schedule);
    emitting(week.topic(|mut topic| {
        topic.0.opens_at = Some(1_750_000_000 + 21 * DAY / 2);
        topic
    }))
}

fn play_one(net: &mut Network) {
    net.epoch().infer([("alice", "101")]).truth("100").settle().assert_scored();
}

#[test]
fn an_epoch_across_two_months_is_paid_by_both() {
    let mut net = by_weeks();
    // The first month emits 2,850,014, a week of it floor(2,850,014 / 4) = 712,503. Period 3 is its last.
    net.wait(22 * DAY);
    roll_all(&mut net);
    assert_eq!((overview(&net).period, overview(&net).per_period.u128()), (3, 712_503));
    // Stake may yield twice as much from then on: 0.057, of which the second month goes a tenth of the way: 0.03135 of the
    // stake is 3,135,015, a week of it 783,753.
    let money = MoneyParamsUpdate { max_monthly_yield: Some(Decimal::bps(190)), ..Default::default() };
    net.update_suite(|suite| suite.money = Some(money));
    net.wait(6 * DAY);
    roll_all(&mut net);
    let month = overview(&net).month.unwrap();
    assert_eq!(
        (month.number, month.emission.u128(), overview(&net).per_period.u128()),
        (1, 3_135_015, 783_753)
    );

    // Epoch 2 opens on day 38.5, and is paid for the time since day 24.5: half of period 3, all of period 4, half of period 5,
    // each rounded down.
    play_one(&mut net);
    assert_eq!(net.settlement(2.into()).unwrap().to, 1_750_000_000 + 77 * DAY / 2);
    assert_eq!(paid(&net, 2), (356_251 + 783_753 + 391_876, 0));
    // Epoch 3: the other half of period 5, all of period 6, half of period 7, in the same month.
    play_one(&mut net);
    assert_eq!(paid(&net, 3), (391_876 + 783_753 + 391_876, 0));
    // What is drawn of period 5 is what two halves make, one unit less than all of it.
    let reserved = super::ledgers(&net).reserved.u128();
    let drawn = 356_251 + 783_753 + 391_876 + 391_876 + 783_753 + 391_876;
    assert_eq!(reserved, 3 * 712_503 + 4 * 783_753 - drawn);
}

/// A month has 43,200 periods of a minute, of which each emits floor(2,850,014 / 43,200) = 65.
#[test]
fn an_epoch_over_many_short_periods_is_paid_for_its_seconds_in_each() {
    let schedule = Schedule {
        epoch_length: 600,
        worker_submission_window: 60,
        ground_truth_lag: 60,
        report_window: 60,
        ..super::daily()
    };
    let minutes = builder().emission_period(60).schedule(schedule);
    let mut net = emitting(minutes.topic(|mut topic| {
        topic.0.opens_at = Some(1_750_000_090);
        topic
    }));
    for _ in 0..3 {
        play_one(&mut net);
    }
    // [90, 690): 30 seconds of period 1, periods 2 to 10, 30 seconds of period 11.
    assert_eq!(paid(&net, 1), (32 + 9 * 65 + 32, 0));
    assert_eq!(paid(&net, 2), (32 + 9 * 65 + 32, 0));
    // [1290, 1890): what was set in period 0 stands for 2 · 10 + 1 = 21 periods, and the last of them ends at 1320.
    play_one(&mut net);
    assert_eq!(paid(&net, 3), (32, 0));
}
