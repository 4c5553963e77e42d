//! Forecasts of those who are not there.

use allora_testing::{Network, forecasts, infers};

const WORKERS: [(&str, &str); 3] = [("alice", "101"), ("bob", "99"), ("carol", "104")];

/// A topic that has learned from an epoch, so that forecasts count.
fn network() -> Network {
    let mut net = Network::with_topic().start();
    net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
    net
}

#[test]
fn what_is_forecast_of_the_absent_and_the_unknown_drops_out() {
    let with = |elements: &[(u32, &'static str)]| {
        let mut net = network();
        net.register("absent");
        net.register("fiona");
        let epoch = net.epoch().infer(WORKERS).forecast("fiona", elements.iter().copied()).id();
        net.of(epoch).truth("100").settle().assert_scored().check(|epoch| {
            assert_eq!(epoch.result().forecasters, 1);
        });
        (net.result(epoch).unwrap().prediction, net.table(epoch))
    };
    let known = [(0, "-1"), (1, "0"), (2, "1")];
    let strange = [(0, "-1"), (3, "-9"), (99, "-9"), (1, "0"), (u32::MAX, "-9"), (2, "1")];
    assert_eq!(with(&known), with(&strange));
}

#[test]
fn a_forecast_of_nobody_who_is_there_takes_no_part() {
    let mut net = network();
    net.register("absent");
    net.epoch()
        .infer(WORKERS)
        .forecast("fiona", [(3, "-1"), (99, "-1")])
        .truth("100")
        .settle()
        .assert_scored()
        .check(|epoch| {
            assert_eq!(epoch.result().forecasters, 0);
            assert!(epoch.forecaster("fiona").is_none());
        });
    net.epoch().forecast("fiona", [("alice", "-1")]).close().assert_failed("no_inferences");
}

#[test]
fn nobody_is_forecast_twice_in_one_forecast() {
    let mut net = network();
    let epoch = net.epoch().infer(WORKERS).id();
    net.register("fiona");
    net.submit("fiona", epoch, forecasts([(0, "-1"), (1, "0"), (0, "-2")])).fails_with("duplicate_element");
    net.submit("fiona", epoch, forecasts([])).fails_with("empty_forecast");
    net.submit("fiona", epoch, forecasts([(0, "101")])).fails_with("log_loss_out_of_range");
}

#[test]
fn a_forecast_of_oneself_counts_like_any_other() {
    let mut net = network();
    net.epoch()
        .infer(WORKERS)
        .forecast("alice", [("alice", "-2"), ("bob", "1"), ("carol", "1")])
        .truth("100")
        .settle()
        .assert_scored()
        .check(|epoch| {
            let row = epoch.forecaster("alice").expect("his forecast");
            assert!(row.score.is_some());
            assert!(epoch.inferer("alice").is_some(), "he has both seats by one entry");
        });
}

#[test]
fn what_is_forecast_of_somebody_evicted_later_drops_out_at_the_close() {
    let mut net = Network::with_topic().seats(2, 2, 4).start();
    for _ in 0..11 {
        net.epoch().infer([("alice", "100.5"), ("bob", "99")]).truth("100").settle();
        net.epoch().infer([("carol", "120")]).truth("100").settle();
    }
    let epoch = net
        .epoch()
        .infer([("alice", "100.5"), ("carol", "120")])
        .forecast("fiona", [("alice", "-1"), ("carol", "2"), ("bob", "0")])
        .id();
    net.submit("bob", epoch, infers("99")).ok().event("evicted");
    assert!(net.seat("carol", epoch).is_none());
    net.of(epoch).close().assert_inferers(&["alice", "bob"]);
    let prediction = net.prediction(epoch).expect("what was closed");
    assert_eq!(prediction.inferences.forecasters.len(), 1, "the other elements count");
    net.of(epoch).truth("100").settle().assert_scored().assert_inferers(&["alice", "bob"]);
}

#[test]
fn a_forecaster_whose_elements_are_all_evicted_takes_no_part() {
    let mut net = Network::with_topic().seats(1, 1, 4).start();
    for _ in 0..2 {
        net.epoch().infer([("ada", "100")]).truth("100").settle();
        net.epoch().infer([("ben", "90")]).truth("100").settle();
    }
    let epoch = net.epoch().infer([("ben", "90")]).forecast("fiona", [("ben", "1")]).id();
    net.submit("ada", epoch, infers("100"));
    net.of(epoch).truth("100").settle().assert_scored().check(|epoch| {
        assert_eq!((epoch.result().inferers, epoch.result().forecasters), (1, 0));
    });
}
