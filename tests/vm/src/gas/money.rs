//! Money of topics in the tables: who brings it, what it weighs, who claims what of it.

use super::crowd::{Crowd, inferer};
use super::scale::Scale;
use allora_protocol::TopicId;
use allora_testing::{Builder, Money, Network, TOKEN, TopicSpec};

/// How much there is of a coin of the chain.
const SUPPLY: u128 = 1_000_000_000 * TOKEN;
/// What the treasury has at first.
const TREASURY: u128 = 100_000_000 * TOKEN;
/// What a topic is funded with at first.
const FUNDING: u128 = 10_000 * TOKEN;

/// A suite whose periods have something to pay.
pub fn suite(money: Money) -> Builder {
    Network::builder().money(money).suite(|suite| suite.money.supply = Some(SUPPLY.into()))
}

/// The owner vouches for topics, they are funded, and the first period of a month begins that has something for them.
pub fn endow(scale: &mut Scale, topics: &[TopicId]) {
    scale.net.donate("patron", TREASURY);
    for topic in topics {
        scale.net.on(*topic).vouch("owner");
        scale.net.fund("patron", FUNDING);
    }
    scale.net.wait_days(1);
    scale.weigh("roll_month", |net| net.roll("keeper", None));
    for topic in topics {
        scale.net.on(*topic).touch("keeper");
    }
}

/// Those claim who earned something; not `idle`, who leaves later.
pub fn claims(scale: &mut Scale, crowd: Crowd, idle: u16) {
    let mut owners = (1..=crowd.0.inferers).filter(|at| *at != idle).map(inferer);
    let one = owners.next().expect("an inferer");
    scale.weigh("claim", |net| net.claim(&one, [one.as_str()]));
    let several: Vec<String> = owners.take(3).collect();
    for worker in &several {
        scale.net.transfer_worker(worker, worker.as_str(), Some("holder"));
        scale.net.accept_worker("holder", worker.as_str());
    }
    scale.weigh("claim_several", |net| net.claim("holder", several.iter().map(String::as_str)));
    scale.weigh("claim_credit", |net| net.claim_credit("keeper"));
}

/// A day later: a period begins, and the topic's weight is set for the next.
pub fn weights(scale: &mut Scale) {
    scale.net.wait_days(1);
    scale.weigh("roll", |net| net.roll("keeper", None));
    scale.weigh("touch", |net| net.touch("keeper"));
    scale.weigh("touch_again", |net| net.touch("keeper"));
    scale.weigh("fund", |net| net.fund("patron", TOKEN));
}

/// Three weeks later: many periods begin at once, and a topic comes and goes.
pub fn later(scale: &mut Scale) {
    scale.weigh("roll_many", |net| net.roll("keeper", 22));
    let topic = scale.net.create_topic(TopicSpec::default());
    scale.net.new_reputer("rosa", TOKEN);
    scale.weigh("set_eligible", |net| net.vouch("owner"));
    scale.weigh("fund_first", |net| net.fund("patron", FUNDING));
    scale.net.on(topic).retire("creator");
    scale.net.wait_days(1);
    scale.net.roll("keeper", None);
    scale.weigh("close_topic", |net| net.close_topic("keeper"));
}

/// Funding and claims in a cw20, of which rewards asks how much there is when a month begins.
pub fn with_cw20(scale: &mut Scale) {
    scale.net.donate("patron", TREASURY);
    scale.net.vouch("owner");
    scale.weigh("fund_first_cw20", |net| net.fund("patron", FUNDING));
    scale.net.wait_days(1);
    scale.weigh("roll_month_cw20", |net| net.roll("keeper", None));
    scale.weigh("fund_cw20", |net| net.fund("patron", TOKEN));
    for _ in 0..2 {
        let epoch = scale.net.epoch().infer([("nora", "100.5"), ("olaf", "97"), ("pia", "105")]);
        epoch.truth_from("rita", "100").settle().assert_scored();
    }
    scale.weigh("claim_cw20", |net| net.claim("nora", ["nora"]));
}
