//! What happens every day.

use allora_interfaces::registry::{QueryMsg, SuiteResponse};
use allora_interfaces::synthesis::Outcome;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::truth::Truth;
use allora_testing::{Label, Money, Network, TOKEN, TopicSpec};
use scenarios::with_every_token;

#[test]
fn a_topic_predicts() {
    with_every_token(&Network::with_topic(), |mut net| {
        net.epoch()
            .infer([("alice", "101"), ("bob", "99"), ("carol", "104")])
            .close()
            .assert_inference("101")
            .truth("100")
            .settle()
            .assert_truth("100");
        net.epoch()
            .infer([("alice", "101"), ("bob", "99"), ("carol", "104")])
            .forecast("fiona", [("alice", "-1"), ("bob", "0"), ("carol", "1")])
            .truth("100")
            .settle()
            .assert_scored()
            .check(|epoch| {
                let parts = epoch.scored().shares.expect("shares");
                let lost = 1_000_000_000_000_000_000 - parts.iter().sum::<u64>();
                assert!(lost < 3, "rounded down");
            });
    });
}

#[test]
fn a_topic_predicts_by_commitments() {
    with_every_token(&Network::with_topic().reveal_window(600), |mut net| {
        for _ in 0..3 {
            net.epoch()
                .infer([("alice", "101"), ("bob", "99")])
                .forecast("alice", [("bob", "0")])
                .truth("100")
                .settle()
                .assert_truth("100");
        }
    });
}

#[test]
fn a_topic_of_labels_predicts() {
    let labels = Answer::Label { labels: 3 };
    let builder = Network::with_topic()
        .topic(|topic| topic.answer(labels, LossFunction::LogLoss))
        .terms(|terms| terms.require_unity = Some("0.001".parse().unwrap()));
    let mut net = builder.start();
    for _ in 0..2 {
        net.epoch()
            .infer([("alice", ["0.7", "0.2", "0.1"]), ("bob", ["0.1", "0.8", "0.1"])])
            .truth(Label(0))
            .settle()
            .assert_scored()
            .check(|epoch| {
                assert_eq!(epoch.scored().truth, Truth::Label(0));
                assert!(epoch.inferer("alice").unwrap().loss < epoch.inferer("bob").unwrap().loss);
            });
    }
}

#[test]
fn a_topic_of_vectors_predicts() {
    let answer = Answer::Value { arity: 2 };
    let builder = Network::with_topic().topic(|topic| topic.answer(answer, LossFunction::Absolute));
    let mut net = builder.start();
    net.epoch()
        .infer([("alice", ["1", "10"]), ("bob", ["3", "30"]), ("carol", ["2", "20"])])
        .truth(["2", "21"])
        .settle()
        .assert_scored()
        .check(|epoch| assert!(matches!(epoch.result().outcome, Outcome::Scored(_))));
}

#[test]
fn the_network_learns_whom_to_believe() {
    let mut net = Network::with_topic().start();
    for _ in 0..15 {
        net.epoch().infer([("good", "100.1"), ("fair", "103"), ("bad", "130")]).truth("100").settle();
    }
    net.epoch().infer([("good", "100.1"), ("fair", "103"), ("bad", "130")]).truth("100").settle().check(
        |epoch| {
            let weight = |name: &str| epoch.inferer(name).unwrap().weight;
            assert!(weight("good") > weight("fair") && weight("fair") > weight("bad"));
            assert!(epoch.scored().network_loss < epoch.inferer("fair").unwrap().loss);
        },
    );
}

#[test]
fn the_suite_is_deployed_in_one_transaction() {
    for money in [Money::Native, Money::Cw20, Money::NewCw20] {
        let net = Network::builder().money(money).start();
        let deployed = net.log.last("suite_deployed");
        assert_eq!(deployed.get("synthesis"), net.suite.synthesis.as_str());
        assert_eq!(deployed.get("rewards"), net.suite.rewards.as_str());
        let suite: SuiteResponse = net.ask_registry(&QueryMsg::Suite {}).unwrap();
        let names: Vec<&str> = suite.contracts.iter().map(|contract| contract.name.as_str()).collect();
        assert_eq!(names, ["topic-registry", "staking", "synthesis", "rewards"]);
        let owner = net.addr("owner");
        assert!(suite.contracts[1..].iter().all(|contract| contract.admin.as_ref() == Some(&owner)));
    }
}

#[test]
fn a_creation_fee_goes_to_the_treasury() {
    with_every_token(&Network::builder(), |mut net| {
        net.create_topic(TopicSpec::default());
        let rewards = net.suite.rewards.clone();
        assert_eq!((net.treasury(), net.balance(&rewards)), (5 * TOKEN, 5 * TOKEN));
        assert_eq!(net.balance("creator"), 0);
    });
}
