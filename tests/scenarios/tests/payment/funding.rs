//! What is paid into topics: when it serves them, what it waits for, and where it goes in the end.

use super::{
    A_DAY, DAY, HALF, builder, emitted, emitting, ledgers, live, overview, paid, play_epochs, roll_all,
    with_weight,
};
use allora_testing::{Builder, Money, Network, TOKEN, TopicSpec, Void};
use cosmwasm_std::Decimal;
use scenarios::with_every_token;

/// Nothing is emitted; four fifths of what is paid into a topic serve it.
fn funded() -> Builder {
    builder().suite(|suite| {
        suite.money.supply = None;
        suite.money.direct_share = Decimal::percent(80);
    })
}

#[test]
fn what_is_paid_midway_through_a_period_serves_epochs_that_open_in_a_later_one() {
    with_every_token(&funded(), |mut net| {
        let begin = net.now();
        play_epochs(&mut net, 2);
        // Day 1.5: 800,000 for the topic.
        net.go_to(begin + 3 * DAY / 2);
        net.fund("patron", 1_000_000);
        play_epochs(&mut net, 1);
        // Day 2.5: floor(0.8 · 700,001) more.
        net.go_to(begin + 5 * DAY / 2);
        net.fund("patron", 700_001);
        assert_eq!(net.treasury(), 5 * TOKEN + 200_000 + 140_001);
        play_epochs(&mut net, 2);
        // A seventh of 800,000; of 685,715 + 560,000; of 1,067,756.
        let own: Vec<u128> = (0..5).map(|epoch| paid(&net, epoch).1).collect();
        assert_eq!(own, [0, 0, 114_285, 177_959, 152_536]);
        assert_eq!(ledgers(&net).funding.u128(), 1_067_756 - 152_536);
    });
}

/// Epochs that open at noon: what comes in the morning of the same period waits for the next.
#[test]
fn what_is_paid_in_the_period_in_which_an_epoch_opens_waits_for_the_next_epoch() {
    let mut net = funded()
        .topic(|mut topic| {
            topic.0.opens_at = Some(1_750_000_000 + DAY / 2);
            topic
        })
        .start();
    let begin = net.now();
    play_epochs(&mut net, 1);
    net.go_to(begin + 5 * DAY / 4);
    net.fund("patron", 1_000_000);
    assert_eq!(net.money().funding.pot.u128(), 0);
    play_epochs(&mut net, 1);
    assert_eq!((paid(&net, 1), net.money().funding.inflows.len()), ((0, 0), 1));
    // Midway through the epoch as well: what came a day ago flows, what came today does not.
    net.go_to(begin + 9 * DAY / 4);
    net.fund("patron", 1_000_010);
    play_epochs(&mut net, 2);
    assert_eq!((paid(&net, 2), paid(&net, 3)), ((0, 114_285), (0, (685_715 + 800_008) / 7)));
}

#[test]
fn an_epoch_that_pays_nobody_takes_nothing_and_the_next_is_paid_for_its_own_time_alone() {
    let builder = builder().suite(|suite| suite.money.direct_share = Decimal::percent(80));
    with_every_token(&builder, |mut net| {
        net.vouch("owner");
        net.donate("donor", 1_000 * TOKEN);
        net.fund("patron", TOKEN);
        let before = net.treasury();
        assert_eq!(before, 1_005 * TOKEN + 200_000);
        play_epochs(&mut net, 2);
        // Epoch 2 has nobody, 3 is void, 4 has no report.
        net.wait_days(1);
        net.epoch().infer([("alice", "101")]).truth(Void).settle().assert_void();
        net.epoch().infer([("alice", "101")]).settle().assert_failed("no_quorum");
        play_epochs(&mut net, 1);
        assert!([2, 3, 4].iter().all(|epoch| net.settlement((*epoch).into()).is_none()));
        // A day's emission and a seventh of what epoch 1 left of 800,000, not four days' of either.
        assert_eq!((paid(&net, 1), paid(&net, 5)), ((0, 114_285), (A_DAY, 97_959)));
        // 0.5 % of 114,285 and of 192,959 are 571 and 964; the halves of 113,714 and 191,995.
        assert_eq!((net.credit("keeper"), net.earned("alice").inferer.u128()), (571 + 964, 56_857 + 95_997));
        let Ledgers { treasury, reserved, funding, .. } = figures(&net);
        assert_eq!((treasury, reserved, funding), (before - 5 * A_DAY + 1, 4 * A_DAY, 587_756));

        // What periods 1 to 3 and 5 to 7 kept returns, and nothing of it went elsewhere.
        roll_all(net.wait_days(130));
        let Ledgers { treasury, reserved, funding, .. } = figures(&net);
        assert_eq!((treasury, reserved, funding), (before - A_DAY + 1, 0, 587_756));
        assert_eq!(emitted(&net).iter().sum::<u128>(), 7 * A_DAY);
    });
}

/// What rewards owes, by ledger, in base units.
struct Ledgers {
    treasury: u128,
    reserved: u128,
    funding: u128,
    unclaimed: u128,
}

fn figures(net: &Network) -> Ledgers {
    let owed = ledgers(net);
    Ledgers {
        treasury: owed.treasury.u128(),
        reserved: owed.reserved.u128(),
        funding: owed.funding.u128(),
        unclaimed: owed.balances.u128() + owed.credits.u128(),
    }
}

#[test]
fn a_topic_that_is_over_leaves_its_money_to_the_treasury_when_its_last_epoch_is_paid() {
    with_every_token(&funded(), |mut net| {
        net.fund("patron", TOKEN);
        play_epochs(&mut net, 2);
        let topic = net.topic;
        let last = live(&mut net, &[topic]);
        net.retire("creator");
        net.fund("patron", TOKEN).fails_with("topic_retired");
        net.close_topic("anybody").fails_with("not_over");
        net.wait_days(1);
        net.close_topic("anybody").fails_with("epochs_left");
        net.of(last).settle().assert_scored();
        assert_eq!((paid(&net, 1), paid(&net, 2)), ((0, 114_285), (0, 97_959)));
        // 113,714 and 97,470 are split, without a rest.
        let treasury = 5 * TOKEN + 200_000;
        assert_eq!(net.treasury(), treasury);
        let closed = net.close_topic("anybody").ok();
        assert_eq!(closed.event("topic_closed").number("amount"), 587_756);
        let Ledgers { treasury: after, funding, unclaimed, .. } = figures(&net);
        assert_eq!((after, funding), (treasury + 587_756, 0));
        assert_eq!(unclaimed, 571 + 489 + 56_857 + 48_735);
        net.close_topic("anybody").fails_with("nothing_left");
    });
}

#[test]
fn a_retired_topic_has_no_weight_after_the_next_touch() {
    let mut net = emitting(builder());
    play_epochs(&mut net, 2);
    net.retire("creator");
    net.touch("anybody");
    net.wait_days(2);
    roll_all(&mut net);
    assert_eq!((overview(&net).total_weight.u128(), emitted(&net)), (0, vec![A_DAY, 0, 0]));
}

#[test]
fn fees_forfeits_donations_and_tokens_sent_by_mistake_arrive_in_the_treasury() {
    let builder = Network::with_topic().reveal_window(600);
    with_every_token(&builder, |mut net| {
        assert_eq!(net.treasury(), 5 * TOKEN, "the fee for the first topic");
        let first = net.topic;
        net.create_topic(TopicSpec::default());
        let fee = net.log.last("treasury_received");
        assert_eq!(
            (fee.get("income"), fee.get("topic_id"), fee.number("amount")),
            ("creation_fee", "2", 5 * TOKEN)
        );
        net.on(first);
        net.donate("donor", 3 * TOKEN);
        assert_eq!(net.treasury(), 13 * TOKEN);

        // mute commits and does not reveal: 2 of his 10 tokens.
        net.epoch()
            .infer([("alice", "101"), ("mute", "5")])
            .silent("mute")
            .truth("100")
            .settle()
            .assert_scored();
        assert_eq!((net.deposit("mute"), net.treasury()), (8 * TOKEN, 13 * TOKEN));
        net.sweep("anybody");
        assert_eq!(net.treasury(), 15 * TOKEN);

        net.sweep_surplus("owner").fails_with("no_surplus");
        let rewards = net.suite.rewards.clone();
        by_mistake(&mut net, 7 * TOKEN);
        assert_eq!((net.treasury(), net.balance(&rewards)), (15 * TOKEN, 22 * TOKEN));
        assert_eq!(net.solvency()[2].surplus.u128(), 7 * TOKEN);
        net.sweep_surplus("mallory").fails_with("unauthorized");
        net.sweep_surplus("owner");
        assert_eq!((net.treasury(), net.solvency()[2].surplus.u128()), (22 * TOKEN, 0));
        net.sweep_surplus("owner").fails_with("no_surplus");
    });
}

/// Somebody sends tokens to rewards without a word.
fn by_mistake(net: &mut Network, amount: u128) {
    let rewards = net.suite.rewards.clone();
    net.give("carol", amount);
    net.transfer("carol", &rewards, amount);
}

/// A surplus is what is there beyond every ledger, with periods that begin in the very message that sweeps it.
#[test]
fn a_surplus_is_swept_to_the_unit_while_tokens_are_minted() {
    let mut net = builder()
        .money(Money::NewCw20)
        .suite(|suite| {
            suite.creation_fee = 0u128.into();
            suite.money.direct_share = Decimal::one();
            suite.money.mintable = (1_000_000_000 * TOKEN).into();
        })
        .start();
    net.vouch("owner");
    net.fund("patron", TOKEN);
    by_mistake(&mut net, 100_000);
    net.wait_days(1);
    let swept = net.sweep_surplus("owner").ok();
    assert_eq!(swept.event("surplus_swept").number("amount"), 100_000);
    assert_eq!((net.treasury(), ledgers(&net).reserved.u128()), (100_000, A_DAY));
    // It is spent before anything is minted.
    net.wait_days(1);
    net.roll("anybody", None);
    assert_eq!(net.log.last("period_rolled").number("from_treasury"), A_DAY);
    assert_eq!(net.treasury(), 5_000);
}

/// The topic's first weight is earned like any other: whoever pays on the last second of a period has it in the next.
#[test]
fn what_is_paid_in_the_last_second_of_a_period_counts_from_the_next_for_seven_periods() {
    let mut net = builder().start();
    net.vouch("owner");
    net.donate("donor", 1_000 * TOKEN);
    net.wait(DAY - 1);
    net.fund("patron", TOKEN);
    net.wait(1);
    play_epochs(&mut net, 2);
    assert_eq!((paid(&net, 1), paid(&net, 2)), ((0, 0), (A_DAY, 0)));
    assert_eq!(net.earned("alice").inferer.u128(), HALF);
    let net = with_weight(builder().start());
    let row = net.log.last("weight_set");
    assert_eq!((row.number("from"), row.number("until"), row.number("weight")), (1, 7, 10_000_024));
}
