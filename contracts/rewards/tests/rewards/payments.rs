//! What epochs are paid, and to whom.

use crate::world::{DAY, HOUR, START, WHOLE, World, address, entry, order, over_both, said, split};
use allora_interfaces::rewards::{
    ExecuteMsg, PERIODS, Payee, QueryMsg, Settlement, TOPICS, WorkerBalanceResponse,
};
use allora_interfaces::token::Token;
use allora_protocol::{EpochId, ReputerId, TopicId};
use cosmwasm_std::{Decimal, Uint64};

/// Topic 1 has 7,000,000 of its own, all for its epochs, and no weight. Reputer 0 has stake, reputer 1 has none.
pub fn funded(mut world: World) -> World {
    world.suite.change_params(|money| money.direct_share = Decimal::one());
    world.fund("anna", 1, 7_000_000).unwrap();
    world.suite.add_reputer(1, 0, "rita", 5_000_000);
    world.suite.add_reputer(1, 1, "rolf", 0);
    world
}

/// Epoch 24, for the second day: two inferers, of whom one forecasts too, and two reputers.
pub fn busy_epoch() -> Settlement {
    Settlement {
        shares: split([50, 20, 30]),
        entries: vec![
            entry(Payee::Inferer, 0, 60),
            entry(Payee::Inferer, 17, 40),
            entry(Payee::Forecaster, 17, 90),
            entry(Payee::Reputer, 0, 75),
            entry(Payee::Reputer, 1, 25),
        ],
        ..order(1, 24, None, (DAY, 2 * DAY))
    }
}

#[test]
fn an_epochs_money_is_split_by_share_and_fraction() {
    over_both(|world| {
        let mut world = funded(world);
        world.at(3 * DAY);
        let paid = world.settle(busy_epoch()).unwrap();
        let info = world.settlement(1, 24).unwrap();
        let own = info.own.u128();
        assert_eq!(own, 999_999, "a seventh of the pot, rounded down");
        let fee = own / 200;
        let reward = own - fee;
        assert_eq!((info.emission.u128(), info.advance_fee.u128(), info.reward.u128()), (0, fee, reward));
        assert_eq!((info.from, info.to, info.paid_at), (START + DAY, START + 2 * DAY, world.now()));

        let part = |share: u128, fraction: u128| reward * share * fraction / 10_000;
        let amounts = [part(50, 60), part(50, 40), part(20, 90), part(30, 75), part(30, 25)];
        let balance = |id: u32| {
            let question = QueryMsg::WorkerBalance { topic_id: TopicId(1), worker_id: id.into() };
            let answer: WorkerBalanceResponse = world.ask(question).unwrap();
            (answer.balance.inferer.u128(), answer.balance.forecaster.u128())
        };
        assert_eq!((balance(0), balance(17)), ((amounts[0], 0), (amounts[1], amounts[2])));
        assert_eq!(world.staked, [(TopicId(1), vec![(ReputerId(0), amounts[3])])]);
        assert_eq!((world.credit("rolf"), world.credit("keeper")), (amounts[4], fee));
        let remainder = reward - amounts.iter().sum::<u128>();
        assert!(remainder >= part(20, 10));
        assert_eq!((info.remainder.u128(), world.ledger("treasury")), (remainder, remainder));
        assert_eq!(world.ledger("funding"), 7_000_000 - own);
        assert_eq!(TOPICS.load(&world.deps.storage, 1).unwrap().last_paid, Some(EpochId(24)));

        assert_eq!(said(&paid, "epoch_paid", "reward"), [reward.to_string()]);
        assert_eq!(said(&paid, "epoch_paid", "advancer"), [address("keeper").as_str()]);
        assert_eq!(said(&paid, "role_paid", "role"), ["inferer", "forecaster", "reputer"]);
        let share = |percent: u64| (WHOLE / 100 * percent).to_string();
        assert_eq!(said(&paid, "role_paid", "share"), [share(50), share(20), share(30)]);
        let inferers = format!("0:{}:{},17:{}:{}", share(60), amounts[0], share(40), amounts[1]);
        assert_eq!(said(&paid, "role_paid", "payees")[0], inferers);
        assert_eq!(said(&paid, "role_paid", "credited"), ["-", "-", "1"]);
    });
}

#[test]
fn an_epoch_is_paid_once_and_in_the_order_of_the_timeline() {
    over_both(|world| {
        let mut world = funded(world);
        world.at(3 * DAY);
        world.settle(busy_epoch()).unwrap();
        let again = |after| Settlement { after, ..busy_epoch() };
        for after in [None, Some(EpochId(24)), Some(EpochId(23))] {
            let error = world.settle(again(after)).unwrap_err().to_string();
            assert!(error.starts_with("already_paid: "), "{error}");
        }
        for after in [None, Some(23), Some(25)] {
            let error = world.settle(order(1, 25, after, (2 * DAY, 2 * DAY + HOUR))).unwrap_err().to_string();
            assert!(error.starts_with("out_of_order: "), "{error}");
        }
        world.settle(order(1, 25, Some(24), (2 * DAY, 2 * DAY + HOUR))).unwrap();
        // One that was parked comes later, and is then the one that was paid last.
        world.settle(order(1, 7, Some(25), (6 * HOUR, 7 * HOUR))).unwrap();
        world.settle(order(1, 26, Some(7), (2 * DAY + HOUR, 2 * DAY + 2 * HOUR))).unwrap();
    });
}

#[test]
fn nobody_but_synthesis_has_epochs_paid() {
    over_both(|world| {
        let mut world = funded(world);
        world.at(3 * DAY);
        for who in ["anna", "registry", "staking", "owner", "keeper"] {
            let forged = ExecuteMsg::Settle(Box::new(busy_epoch()));
            let error = world.send(who, forged).unwrap_err().to_string();
            assert!(error.starts_with("unauthorized: "), "{error}");
        }
    });
}

#[test]
fn an_order_is_refused_that_would_pay_more_than_there_is_or_anybody_twice() {
    let mut world = funded(World::native());
    world.at(3 * DAY);
    let mut refuse = |code: &str, order: Settlement| {
        let error = world.settle(order).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{code}: ")), "{error}");
    };
    let with = |entries| Settlement { entries, ..busy_epoch() };
    let (a, b) = (entry(Payee::Inferer, 0, 60), entry(Payee::Inferer, 17, 41));
    refuse("above_whole", with(vec![a.clone(), b.clone()]));
    refuse("above_whole", Settlement { shares: split([50, 20, 31]), ..busy_epoch() });
    refuse("above_whole", Settlement { shares: [Uint64::MAX, Uint64::MAX, Uint64::new(2)], ..busy_epoch() });
    refuse("disordered", with(vec![a.clone(), a.clone()]));
    refuse("disordered", with(vec![b, a]));
    refuse("disordered", with(vec![entry(Payee::Reputer, 0, 1), entry(Payee::Inferer, 0, 1)]));
    refuse("wrong_interval", order(1, 24, None, (2 * DAY, DAY)));
    refuse("wrong_interval", order(1, 24, None, (2 * DAY, 3 * DAY + 1)));
    refuse("unknown_reputer", with(vec![entry(Payee::Reputer, 9, 1)]));
    refuse("invalid_address", Settlement { advancer: "x".into(), ..busy_epoch() });
}

#[test]
fn a_first_epoch_is_paid_nothing_and_its_payment_is_on_record() {
    over_both(|world| {
        let mut world = funded(world);
        world.at(DAY);
        let paid = world.settle(order(1, 0, None, (0, 0))).unwrap();
        assert_eq!((paid.messages.len(), said(&paid, "epoch_paid", "reward")), (0, vec!["0"]));
        assert_eq!(world.settlement(1, 0).unwrap().reward.u128(), 0);
        assert_eq!(world.balances("keeper").credit.u128(), 0);
        assert_eq!(world.ledger("balances"), 0);
    });
}

#[test]
fn epochs_in_which_nobody_gets_anything_leave_their_money_to_the_treasury() {
    let mut world = funded(World::native());
    world.at(3 * DAY);
    world.settle(Settlement { entries: vec![], ..busy_epoch() }).unwrap();
    let info = world.settlement(1, 24).unwrap();
    assert_eq!((info.remainder, world.ledger("treasury")), (info.reward, info.reward.u128()));
}

/// Two topics with weight and funding, and a treasury that is not binding.
fn two_topics(mut world: World) -> World {
    for topic in [1, 2] {
        world.suite.set_stake(topic, 4_000_000_000);
        world.fund("anna", topic, 500_000_000 * u128::from(topic)).unwrap();
        world.suite.add_reputer(topic, 0, "rita", 5_000_000);
        world.suite.add_reputer(topic, 1, "rolf", 0);
    }
    world
}

/// 60 epochs of topic 1 and of topic 2, each for its hour.
fn epochs() -> Vec<Settlement> {
    let epoch = |topic: u64, number: u64| Settlement {
        after: None,
        ..order(topic, number, None, ((number - 1) * HOUR, number * HOUR))
    };
    (20..80).flat_map(|number| [epoch(1, number), epoch(2, number)]).collect()
}

/// Pays the epochs, each at its time; what each was paid, and how the ledgers stand after four days.
fn play(mut world: World, time: impl Fn(u64) -> u64, in_turn: bool) -> (Vec<[u128; 3]>, Vec<u128>) {
    let mut all = epochs();
    if !in_turn {
        all.sort_by_key(|order| std::cmp::Reverse(order.topic_id));
    }
    let mut last = [None; 3];
    for order in &mut all {
        order.after = last[order.topic_id.0 as usize].replace(order.epoch_id);
    }
    let (mut day, mut next) = (0, all.into_iter().peekable());
    while day <= 4 * 24 {
        world.at(day * HOUR + 10);
        if day % 24 == 0 {
            world.touch(1).unwrap();
            world.touch(2).unwrap();
        }
        while next.peek().is_some_and(|order| time(order.epoch_id.0) <= day) {
            world.settle(next.next().unwrap()).unwrap();
        }
        day += 1;
    }
    assert!(next.next().is_none());
    let paid = [1, 2].into_iter().flat_map(|topic| (20..80).map(move |epoch| (topic, epoch)));
    let paid = paid.map(|(topic, epoch)| {
        let info = world.settlement(topic, epoch).unwrap();
        [info.emission, info.own, info.reward].map(|amount| amount.u128())
    });
    let paid = paid.collect();
    let ledgers = ["treasury", "reserved", "funding", "balances", "credits"];
    (paid, ledgers.map(|name| world.ledger(name)).to_vec())
}

#[test]
fn prompt_and_late_settlements_in_any_order_pay_the_same_to_the_unit() {
    over_both(|world| {
        let is_native = matches!(world.token, Token::Native { .. });
        let begin = || two_topics(if is_native { World::native() } else { World::cw20() });
        let prompt = play(begin(), |epoch| epoch + 2, true);
        assert!(prompt.0.iter().filter(|[emission, ..]| *emission > 0).count() > 80, "{:?}", prompt.0);
        let late = play(begin(), |_| 4 * 24, true);
        let one_topic_first = play(begin(), |_| 4 * 24, false);
        assert_eq!(prompt, late);
        assert_eq!(prompt, one_topic_first);
    });
}

#[test]
fn two_epochs_in_one_transaction_are_paid_as_two_in_two() {
    over_both(|world| {
        let mut world = two_topics(world);
        world.at(DAY + 2 * HOUR);
        // Nothing is begun yet: the first of both begins the period, and mints for it.
        let first = world.settle(order(1, 25, None, (DAY, DAY + HOUR))).unwrap();
        assert_eq!(said(&first, "period_rolled", "period"), ["1"]);
        let second = world.settle(order(1, 26, Some(25), (DAY + HOUR, DAY + 2 * HOUR))).unwrap();
        assert!(said(&second, "period_rolled", "period").is_empty());
        let (first, second) = (world.settlement(1, 25).unwrap(), world.settlement(1, 26).unwrap());
        assert_eq!(first.emission, second.emission);
        assert!(first.emission.u128() > 0 && first.own > second.own);
    });
}

#[test]
fn what_a_period_was_not_asked_for_returns_after_128_periods() {
    over_both(|world| {
        let mut world = two_topics(world);
        for period in 1..=128 {
            world.at(period * DAY).roll().unwrap();
        }
        let first = PERIODS.load(&world.deps.storage, 1).unwrap().left().u128();
        let (reserved, treasury) = (world.ledger("reserved"), world.ledger("treasury"));
        assert!(first > 0 && reserved > first);
        let rolled = world.at(129 * DAY).roll().unwrap();
        assert_eq!(said(&rolled, "period_rolled", "returned"), [first.to_string()]);
        assert_eq!(
            (world.ledger("reserved"), world.ledger("treasury")),
            (reserved - first, treasury + first)
        );
        assert!(!PERIODS.has(&world.deps.storage, 1));
        // An epoch of that time gets the topic's own money only.
        world.settle(order(1, 25, None, (DAY, DAY + HOUR))).unwrap();
        let info = world.settlement(1, 25).unwrap();
        assert!(info.emission.is_zero() && !info.own.is_zero());
    });
}
