//! Refusals around money: of rewards, and of paying epochs, which is synthesis' part of it.

use super::Case;
use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::rewards::{
    ExecuteMsg as Msg, Income, Payee, ReceiveMsg, Settlement, SettlementEntry, WorkerRef,
};
use allora_interfaces::synthesis;
use allora_protocol::emission::MoneyParamsUpdate;
use allora_protocol::reward::WHOLE;
use allora_protocol::{EpochId, TopicId, WorkerId};
use allora_testing::{Attempt, Network, TOKEN};
use cosmwasm_std::{Uint64, to_json_binary};

const NOWHERE: TopicId = TopicId(99);
const NOBODY: WorkerId = WorkerId(99);
const NOW: EpochId = EpochId(0);
const DAY: u64 = 86_400;

fn order(net: &Network) -> Settlement {
    Settlement {
        topic_id: net.topic,
        epoch_id: NOW,
        after: None,
        from: net.now(),
        to: net.now(),
        advancer: net.addr("keeper").into(),
        shares: [Uint64::zero(); 3],
        entries: vec![],
    }
}

/// As if synthesis had gone wrong: after epoch 0, which is paid for no time, it has epoch 1 paid, or whatever `change` makes
/// of that.
fn settle(net: &mut Network, change: impl FnOnce(&mut Settlement)) -> Attempt {
    let (synthesis, rewards) = (net.suite.synthesis.clone(), net.suite.rewards.clone());
    let mut order = order(net);
    if net.settlement(NOW).is_none() {
        net.send(&synthesis, &rewards, &Msg::Settle(Box::new(order.clone())), &[]);
    }
    (order.epoch_id, order.after) = (EpochId(1), Some(NOW));
    change(&mut order);
    net.send(&synthesis, &rewards, &Msg::Settle(Box::new(order)), &[])
}

/// The topic has money of its own and a part of the emission, for two days.
fn two_days_with_money(net: &mut Network) {
    let money = MoneyParamsUpdate {
        open_emission: Some(true),
        supply: Some((1_000_000 * TOKEN).into()),
        ..Default::default()
    };
    net.update_suite(|suite| suite.money = Some(money));
    net.fund("carol", TOKEN);
    net.wait(2 * DAY);
}

fn entry(payee: Payee, id: u32, fraction: u64) -> SettlementEntry {
    SettlementEntry { payee, id, fraction: fraction.into() }
}

/// As if the registry had gone wrong.
fn as_registry(net: &mut Network, message: &Msg) -> Attempt {
    let (registry, rewards) = (net.suite.registry.clone(), net.suite.rewards.clone());
    net.send(&registry, &rewards, message, &[])
}

fn as_the_topics_last_act(net: &mut Network) {
    net.retire("creator");
    net.go_to_settlement(NOW);
    net.catch_up();
    net.wait(3_600);
}

/// Epochs 1 and 2 are scored while nobody is paid, and wait; epoch 0, the topic's first, pays nobody.
fn two_that_wait(net: &mut Network) {
    net.pause_of("owner", Pause::Settlement);
    net.of(NOW).infer([("bob", "99")]).truth("100").settle().assert_scored();
    for _ in 0..2 {
        net.epoch().infer([("alice", "101"), ("bob", "99")]).truth("100").settle().assert_scored();
    }
}

pub const CASES: &[Case] = &[
    ("topic_not_found", |net| net.on(NOWHERE).fund("carol", TOKEN)),
    ("topic_not_found", |net| net.on(NOWHERE).touch("carol")),
    ("topic_not_found", |net| net.on(NOWHERE).close_topic("carol")),
    ("topic_retired", |net| {
        net.retire("creator");
        net.fund("carol", TOKEN)
    }),
    ("invalid_address", |net| {
        let (to, topic_id, coin) = (net.suite.rewards.clone(), net.topic, net.stray_coin("carol", 1));
        net.send("carol", &to, &Msg::Fund { topic_id, beneficiary: Some("carol".into()) }, &[coin])
    }),
    ("no_amount", |net| net.fund("carol", 0)),
    ("no_amount", |net| net.donate("carol", 0)),
    ("wrong_denom", |net| {
        let (to, topic_id, coin) =
            (net.suite.rewards.clone(), net.topic, net.give_foreign("carol", 1, "uother"));
        net.send("carol", &to, &Msg::Fund { topic_id, beneficiary: None }, &[coin])
    }),
    ("wrong_denom", |net| {
        let coins = [net.stray_coin("carol", 1), net.give_foreign("carol", 1, "uother")];
        let to = net.suite.rewards.clone();
        net.send("carol", &to, &Msg::Deposit { income: Income::Donation }, &coins)
    }),
    ("no_funds_taken", |net| {
        let (to, topic_id, coin) = (net.suite.rewards.clone(), net.topic, net.stray_coin("carol", 1));
        net.send("carol", &to, &Msg::Touch { topic_id }, &[coin])
    }),
    ("wrong_token", |net| {
        let (rogue, to) = (net.rogue_token(), net.suite.rewards.clone());
        let hook = to_json_binary(&ReceiveMsg::Fund { topic_id: net.topic, beneficiary: None }).unwrap();
        net.forge(&rogue, &to, "carol", TOKEN, hook)
    }),
    ("unauthorized", |net| net.deposit_as("carol", Income::CreationFee { topic_id: NOWHERE }, TOKEN)),
    ("unauthorized", |net| net.deposit_as("owner", Income::Forfeits, TOKEN)),
    ("limit_out_of_range", |net| net.roll("carol", 0)),
    ("limit_out_of_range", |net| net.roll("carol", 31)),
    ("roll_first", |net| {
        two_days_with_money(net);
        net.wait(30 * DAY);
        net.donate("carol", TOKEN)
    }),
    ("not_owner", |net| net.claim("carol", ["alice"])),
    ("not_owner", |net| net.claim("alice", [NOBODY])),
    ("not_owner", |net| net.on(NOWHERE).claim("alice", [WorkerId(0)])),
    ("nothing_to_claim", |net| net.claim("alice", ["alice"])),
    ("nothing_to_claim", |net| net.claim_credit("carol")),
    ("too_many_workers", |net| net.claim("alice", (0..31).map(WorkerId))),
    ("invalid_address", |net| {
        let workers = vec![WorkerRef { topic_id: net.topic, worker_id: net.worker_id("alice") }];
        net.act_rewards("alice", &Msg::Claim { workers, beneficiary: Some("alice".into()) })
    }),
    ("payouts_paused", |net| {
        net.pause_of("guardian", Pause::Payouts);
        net.claim("alice", ["alice"])
    }),
    ("not_retired", |net| net.close_topic("carol")),
    ("not_over", |net| {
        net.retire("creator");
        net.close_topic("carol")
    }),
    ("epochs_left", |net| {
        net.retire("creator");
        net.wait(3_600);
        net.close_topic("carol")
    }),
    ("nothing_left", |net| {
        as_the_topics_last_act(net);
        net.close_topic("carol")
    }),
    ("nothing_left", |net| {
        net.fund("carol", TOKEN);
        as_the_topics_last_act(net);
        net.close_topic("carol");
        net.close_topic("carol")
    }),
    ("unauthorized", |net| net.sweep_surplus("guardian")),
    ("no_surplus", |net| net.sweep_surplus("owner")),
];

/// What siblings would have to go wrong for.
pub const SIBLINGS: &[Case] = &[
    ("unauthorized", |net| net.act_rewards("carol", &Msg::Settle(Box::new(order(net))))),
    ("already_paid", |net| settle(net, |order| order.epoch_id = NOW)),
    ("already_paid", |net| settle(net, |order| (order.epoch_id, order.after) = (NOW, None))),
    ("out_of_order", |net| settle(net, |order| order.after = None)),
    ("out_of_order", |net| settle(net, |order| order.after = Some(EpochId(1)))),
    ("wrong_interval", |net| settle(net, |order| order.from += 1)),
    ("wrong_interval", |net| settle(net, |order| order.to += 1)),
    ("disordered", |net| {
        settle(net, |order| order.entries = vec![entry(Payee::Inferer, 0, 1), entry(Payee::Inferer, 0, 1)])
    }),
    ("disordered", |net| {
        settle(net, |order| order.entries = vec![entry(Payee::Reputer, 0, 1), entry(Payee::Inferer, 0, 1)])
    }),
    ("above_whole", |net| settle(net, |order| order.entries = vec![entry(Payee::Inferer, 0, WHOLE + 1)])),
    ("above_whole", |net| {
        settle(net, |order| order.shares = [Uint64::new(WHOLE), Uint64::one(), Uint64::zero()])
    }),
    ("unknown_reputer", |net| {
        two_days_with_money(net);
        settle(net, |order| {
            (order.from, order.shares[2]) = (order.to - DAY, Uint64::new(WHOLE));
            order.entries = vec![entry(Payee::Reputer, 9, WHOLE)];
        })
    }),
    ("overdrawn", |net| {
        two_days_with_money(net);
        settle(net, |order| order.from = order.to - DAY);
        settle(net, |order| {
            (order.epoch_id, order.after) = (EpochId(2), Some(EpochId(1)));
            order.from = order.to - DAY;
        })
    }),
    ("invalid_address", |net| settle(net, |order| order.advancer = "keeper".into())),
    ("cannot_pause", |net| as_registry(net, &Msg::SetPause { what: Pause::Submissions, until: 1 })),
    ("cannot_pause", |net| as_registry(net, &Msg::SetPause { what: Pause::Settlement, until: 1 })),
    ("unauthorized", |net| net.act_rewards("owner", &Msg::SetPause { what: Pause::Payouts, until: 1 })),
    ("unauthorized", |net| {
        let address = net.addr("carol").into();
        net.act_rewards("owner", &Msg::Wire { sibling: Sibling::Synthesis, address })
    }),
    ("already_wired", |net| {
        let address = net.addr("carol").into();
        as_registry(net, &Msg::Wire { sibling: Sibling::Synthesis, address })
    }),
];

pub const PAYING: &[Case] = &[
    ("nothing_unpaid", |net| net.on(NOWHERE).pay_epoch("carol", NOW)),
    ("nothing_unpaid", |net| {
        let coinless = synthesis::ExecuteMsg::Pay { topic_id: net.topic, epoch_id: EpochId(u64::MAX) };
        net.act("carol", &coinless)
    }),
    ("nothing_unpaid", |net| {
        net.of(NOW).infer([("bob", "99")]).truth("100").settle().assert_scored();
        net.pay_epoch("carol", NOW)
    }),
    ("paused", |net| {
        two_that_wait(net);
        net.pay_epoch("carol", EpochId(1))
    }),
    ("not_next", |net| {
        two_that_wait(net);
        net.unpause_of("owner", Pause::Settlement);
        net.pay_epoch("carol", EpochId(2))
    }),
    ("no_funds_taken", |net| {
        let (to, topic_id, coin) = (net.suite.synthesis.clone(), net.topic, net.stray_coin("carol", 1));
        net.send("carol", &to, &synthesis::ExecuteMsg::Pay { topic_id, epoch_id: NOW }, &[coin])
    }),
];
