//! Refusals of staking.

use super::Case;
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::{ExecuteMsg as Msg, PoolRef};
use allora_protocol::TopicId;
use allora_testing::{Attempt, Network, TOKEN};

const NOWHERE: TopicId = TopicId(99);

fn add_hook(net: &mut Network, name: &str) -> Attempt {
    let addr = net.addr(name).into();
    net.act_staking("owner", &Msg::AddHook { addr })
}

/// Of carol, who has nothing, in so many pools.
fn refresh(net: &mut Network, positions: u64) -> Attempt {
    let pool = |topic| PoolRef { topic_id: TopicId(topic), reputer: net.addr("rita").into() };
    let positions = (1..=positions).map(pool).collect();
    let member = net.addr("carol").into();
    net.act_staking("anybody", &Msg::Refresh { member, positions })
}

pub const CASES: &[Case] = &[
    ("topic_not_found", |net| net.act_staking("carol", &Msg::RegisterReputer { topic_id: NOWHERE })),
    ("already_registered", |net| net.register_reputer("rita")),
    ("not_registered", |net| net.stake("carol", 10 * TOKEN)),
    ("not_registered", |net| net.stake_for("rita", Some("carol"), 10 * TOKEN)),
    ("not_registered", |net| net.unstake("carol", None)),
    ("not_registered", |net| net.withdraw("carol")),
    ("not_registered", |net| net.cancel_unstake("carol", 0)),
    ("first_stake_too_small", |net| {
        net.register_reputer("carol");
        net.stake("carol", TOKEN - 1)
    }),
    ("amount_too_small", |net| net.unstake("rita", 0)),
    ("not_enough", |net| net.unstake("rita", 100 * TOKEN)),
    ("not_enough", |net| net.unstake("rita", u128::MAX)),
    ("unbonding_not_found", |net| net.cancel_unstake("rita", 0)),
    ("nothing_unbonding", |net| net.withdraw("rita")),
    ("nothing_matured", |net| {
        net.unstake("rita", TOKEN);
        net.wait_days(20);
        net.withdraw("rita")
    }),
    ("invalid_address", |net| {
        net.unstake("rita", TOKEN);
        net.wait_days(30);
        let beneficiary = Some("rita".to_string());
        net.act_staking("rita", &Msg::Withdraw { topic_id: net.topic, reputer: None, beneficiary })
    }),
    ("not_registered", |net| net.delegate("carol", "dave", TOKEN)),
    ("self_delegation", |net| net.delegate("rita", "rita", TOKEN)),
    ("self_delegation", |net| net.undelegate("rita", "rita", None)),
    ("nothing_left", |net| net.undelegate("carol", "rita", None)),
    ("pool_empty", |net| {
        net.register_reputer("carol");
        net.delegate("dave", "carol", 10 * TOKEN)
    }),
    ("same_pool", |net| net.redelegate("rita", "rita", (net.topic, "rita"), None)),
    ("not_registered", |net| net.redelegate("rita", "rita", (NOWHERE, "rita"), None)),
    ("not_registered", |net| net.set_commission("carol", 10)),
    ("commission_too_high", |net| net.set_commission("rita", 101)),
    ("too_many_unbondings", |net| {
        net.new_reputer("carol", 10 * TOKEN);
        (0..16).for_each(|_| drop(net.unstake("rita", 1).ok()));
        net.redelegate("rita", "rita", (net.topic, "carol"), None)
    }),
    ("unauthorized", |net| {
        let address = net.addr("carol").into();
        net.act_staking("owner", &Msg::Wire { sibling: Sibling::Synthesis, address })
    }),
    ("unauthorized", |net| {
        let addr = net.addr("carol").into();
        net.act_staking("carol", &Msg::AddHook { addr })
    }),
    ("invalid_address", |net| net.act_staking("owner", &Msg::AddHook { addr: "carol".into() })),
    ("hook_exists", |net| {
        add_hook(net, "carol");
        add_hook(net, "carol")
    }),
    ("hook_not_found", |net| {
        let addr = net.addr("carol").into();
        net.act_staking("owner", &Msg::RemoveHook { addr })
    }),
    ("too_many_hooks", |net| {
        ["one", "two", "three", "four", "five"].iter().for_each(|name| drop(add_hook(net, name)));
        add_hook(net, "six")
    }),
    ("position_count", |net| refresh(net, 0)),
    ("position_count", |net| refresh(net, 21)),
    ("position_not_found", |net| refresh(net, 1)),
];
