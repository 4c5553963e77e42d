//! Refusals of staking.

use super::Case;
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::ExecuteMsg as Msg;
use allora_protocol::TopicId;
use allora_testing::TOKEN;

const NOWHERE: TopicId = TopicId(99);

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
    ("unauthorized", |net| {
        let address = net.addr("carol").into();
        net.act_staking("owner", &Msg::Wire { sibling: Sibling::Synthesis, address })
    }),
];
