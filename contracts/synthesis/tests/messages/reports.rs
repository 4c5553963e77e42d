//! Reports and the seats of reputers.

use crate::suite::*;
use allora_interfaces::registry::{Policy, Role};
use allora_interfaces::synthesis::{EPOCHS, Entry, ExecuteMsg, REPORTS, REPUTER_RECORDS, ReputerRecord};
use allora_protocol::truth::Report;
use proptest::prelude::*;

/// A topic with so many seats of reputers, somebody's submission in epoch 0, and its reports open.
fn reporting(seats: u16) -> Suite {
    let mut suite = Suite::new();
    suite.terms(OPEN_TOPIC, |terms| terms.max_reputers = seats);
    suite.register_many(OPEN_TOPIC, 1);
    suite.send("w0", submit(inference("1"))).unwrap();
    suite.at(60);
    suite
}

fn listening(suite: &mut Suite, reputer: u32, coefficient: &str) {
    let record = ReputerRecord { listening: Some(number(coefficient)), ..ReputerRecord::default() };
    REPUTER_RECORDS.save(suite.storage(), (OPEN_TOPIC.0, reputer), &record);
}

#[test]
fn a_report_freezes_stake_and_listening_coefficient() {
    let mut suite = reporting(12);
    suite.pool(OPEN_TOPIC, 3, "rita", 4_000_000);
    listening(&mut suite, 3, "0.25");
    let response = suite.send("rita", report("9.5")).unwrap();
    let told = ["reputer_id", "stake", "rank", "admitted", "lowest"];
    let told = told.map(|name| attribute(&response, "reported", name));
    assert_eq!(told, ["3", "4000000", "1000000", "true", "-"]);
    suite.pool(OPEN_TOPIC, 3, "rita", 50_000_000);
    listening(&mut suite, 3, "1");
    let seated = REPORTS.load(suite.storage(), (OPEN_TOPIC.0, 0, 3)).unwrap();
    assert_eq!((seated.stake.u128(), seated.coefficient), (4_000_000, number("0.25")));
    assert_eq!(seated.report, Report::Value(vec![number("9.5")]));
    suite.refused("rita", &[], report("8"), "already_reported");
}

#[test]
fn six_dust_reputers_in_the_first_block_do_not_own_the_truth() {
    let mut suite = reporting(6);
    for dust in 0..6 {
        suite.pool(OPEN_TOPIC, dust, &format!("dust{dust}"), MIN_STAKE + 1_000 + u128::from(dust));
        suite.send(&format!("dust{dust}"), report("666")).unwrap();
    }
    for honest in 6..12 {
        suite.pool(OPEN_TOPIC, honest, &format!("honest{honest}"), 10 * MIN_STAKE);
        let response = suite.send(&format!("honest{honest}"), report("1")).unwrap();
        // The one with the least goes first.
        assert_eq!(evicted(&response), [("reputer".to_string(), honest - 6)]);
    }
    assert_eq!(suite.reporters(OPEN_TOPIC, E0), [6, 7, 8, 9, 10, 11]);
    let response = suite.send("dust0", report("666")).unwrap();
    assert_eq!(attribute(&response, "reported", "admitted"), "false");
    assert_eq!(attribute(&response, "reported", "lowest"), "10000000");
}

#[test]
fn an_evicted_reputer_reports_again_with_more_stake() {
    let mut suite = reporting(1);
    suite.pool(OPEN_TOPIC, 0, "small", 2 * MIN_STAKE);
    suite.pool(OPEN_TOPIC, 1, "large", 3 * MIN_STAKE);
    suite.send("small", report("1")).unwrap();
    suite.send("large", report("2")).unwrap();
    suite.pool(OPEN_TOPIC, 0, "small", 4 * MIN_STAKE);
    let response = suite.send("small", report("3")).unwrap();
    assert_eq!(evicted(&response), [("reputer".to_string(), 1)]);
    assert_eq!(suite.reporters(OPEN_TOPIC, E0), [0]);
    let epoch = EPOCHS.load(suite.storage(), (OPEN_TOPIC.0, 0)).unwrap();
    assert_eq!(epoch.stake_offered.u128(), 7 * MIN_STAKE, "each once, with the most he had");
}

#[test]
fn who_has_no_seat_counts_once_however_often_he_reports() {
    let mut suite = reporting(1);
    suite.pool(OPEN_TOPIC, 0, "large", 10 * MIN_STAKE);
    suite.pool(OPEN_TOPIC, 1, "small", 2 * MIN_STAKE);
    let offered = |suite: &mut Suite| {
        EPOCHS.load(suite.storage(), (OPEN_TOPIC.0, 0)).unwrap().stake_offered.u128() / MIN_STAKE
    };
    suite.send("large", report("1")).unwrap();
    for _ in 0..5 {
        suite.send("small", report("666")).unwrap();
        assert_eq!(offered(&mut suite), 12);
    }
    suite.pool(OPEN_TOPIC, 1, "small", 3 * MIN_STAKE);
    suite.send("small", report("666")).unwrap();
    assert_eq!(offered(&mut suite), 13, "only what came on top");
    suite.pool(OPEN_TOPIC, 1, "small", 11 * MIN_STAKE);
    suite.send("small", report("666")).unwrap();
    assert_eq!(offered(&mut suite), 21);
    for _ in 0..5 {
        suite.send("large", report("1")).unwrap();
        assert_eq!(offered(&mut suite), 21, "he was counted when he had the seat");
    }
}

#[test]
fn no_amount_of_offered_stake_stops_a_report() {
    let mut suite = reporting(2);
    suite.pool(OPEN_TOPIC, 0, "whale", u128::MAX);
    suite.pool(OPEN_TOPIC, 1, "other", u128::MAX - 1);
    suite.send("whale", report("1")).unwrap();
    suite.send("other", report("2")).unwrap();
    let epoch = EPOCHS.load(suite.storage(), (OPEN_TOPIC.0, 0)).unwrap();
    assert_eq!(epoch.stake_offered.u128(), u128::MAX);
}

#[test]
fn a_report_is_a_value_a_label_or_void_as_the_topic_asks() {
    let mut suite = reporting(12);
    suite.pool(OPEN_TOPIC, 0, "rita", 2 * MIN_STAKE);
    let say = |topic_id, report| ExecuteMsg::Report { topic_id, epoch_id: E0, report };
    suite.refused("rita", &[], say(OPEN_TOPIC, Report::Label(0)), "wrong_kind");
    let two = Report::Value(vec![number("1"), number("2")]);
    suite.refused("rita", &[], say(OPEN_TOPIC, two), "wrong_arity");
    suite.send("rita", say(OPEN_TOPIC, Report::Void)).unwrap();

    suite.at(0).register(LABEL_TOPIC, "w0");
    let inference = Some(vec![number("0.2"), number("0.3"), number("0.5")]);
    let entry = Entry::Plain { inference, forecast: None };
    let submit = ExecuteMsg::Submit { topic_id: LABEL_TOPIC, epoch_id: E0, worker: None, entry };
    suite.send("w0", submit).unwrap();
    suite.at(79).pool(LABEL_TOPIC, 0, "rita", 2 * MIN_STAKE);
    suite.refused("rita", &[], say(LABEL_TOPIC, Report::Label(3)), "no_such_label");
    suite.send("rita", say(LABEL_TOPIC, Report::Label(2))).unwrap();
}

#[test]
fn who_reports_has_stake_of_his_own_and_is_on_the_list_where_there_is_one() {
    let mut suite = reporting(12);
    suite.refused("rita", &[], report("1"), "not_a_reputer");
    suite.pool(OPEN_TOPIC, 0, "rita", 0);
    suite.refused("rita", &[], report("1"), "stake_too_small");
    suite.pool(OPEN_TOPIC, 0, "rita", MIN_STAKE - 1);
    suite.refused("rita", &[], report("1"), "stake_too_small");
    // 1,000 shares of a pool belong to nobody; they count as paid for.
    suite.pool(OPEN_TOPIC, 0, "rita", MIN_STAKE);
    suite.topic(OPEN_TOPIC, |record| record.policies.reputer = Policy::List);
    suite.list(OPEN_TOPIC, Role::Worker, "rita");
    suite.refused("rita", &[], report("1"), "not_listed");
    suite.list(OPEN_TOPIC, Role::Reputer, "rita");
    suite.send("rita", report("1")).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_order_of_reports_does_not_change_who_sits(
        (stakes, order) in prop::collection::vec((1u128..6, 0usize..5), 1..10)
            .prop_flat_map(|stakes| {
                let order: Vec<usize> = (0..stakes.len()).collect();
                (Just(stakes), Just(order).prop_shuffle())
            }),
        seats in 1u16..6,
    ) {
        let seated = |order: &[usize]| {
            let mut suite = reporting(seats);
            for &at in order {
                let (stake, quarters) = stakes[at];
                let name = format!("r{at}");
                suite.pool(OPEN_TOPIC, at as u32, &name, stake * 2 * MIN_STAKE);
                listening(&mut suite, at as u32, ["0", "0.25", "0.5", "0.75", "1"][quarters]);
                suite.send(&name, report("1")).unwrap();
            }
            suite.reporters(OPEN_TOPIC, E0)
        };
        let plain: Vec<usize> = (0..stakes.len()).collect();
        prop_assert_eq!(seated(&plain), seated(&order));
    }
}
