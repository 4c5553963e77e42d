//! Topics that are open to listed reputers only.

use crate::world::{DAY, address, over_both, payments};
use allora_protocol::TopicId;
use allora_staking::ContractError;

#[test]
fn a_list_decides_who_registers() {
    over_both(|mut world| {
        world.registry.close_to_all_but(1, &["dora"]);
        let refused = ContractError::NotListed { topic: TopicId(1), address: address("carl") };
        assert_eq!(world.register("carl"), Err(refused));
        world.reputer("dora", 2_000_000);
    });
}

#[test]
fn who_leaves_a_list_keeps_his_stake_and_may_take_it() {
    over_both(|mut world| {
        world.reputer("carl", 2_000_000);
        world.registry.close_to_all_but(1, &["dora"]);
        world.stake("carl", 1_000).unwrap();
        world.unstake("carl", None).unwrap();
        world.wait(21 * DAY);
        assert_eq!(payments(&world.withdraw("carl").unwrap())[0].1, 2_000_000);
    });
}
