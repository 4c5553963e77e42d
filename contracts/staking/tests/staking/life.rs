//! Staking and unstaking as everybody does it.

use crate::world::{DAY, DENOM, HOUR, MIN_STAKE, World, address, over_both, payments, schedule};
use allora_interfaces::staking::{ExecuteMsg, ReceiveMsg};
use allora_interfaces::token::Token;
use cosmwasm_std::{Event, Response, Uint128, coins, to_json_binary};
use cw20::Cw20ReceiveMsg;

/// The attributes of the response's only event, after `v`.
fn fact(response: &Response) -> Vec<&str> {
    let Some(Event { attributes, .. }) = response.events.first() else { panic!("{response:?}") };
    attributes.iter().skip(1).map(|attribute| attribute.value.as_str()).collect()
}

fn action(response: &Response) -> &str {
    &response.attributes[0].value
}

#[test]
fn a_reputer_registers_stakes_unstakes_and_withdraws() {
    over_both(|mut world| {
        let address = address("dora");
        let dora = address.as_str();
        let registered = world.register("dora").unwrap();
        assert_eq!(action(&registered), "register_reputer");
        assert_eq!(registered.events[0].ty, "allora_reputer_registered");
        assert_eq!(fact(&registered), ["1", "0", dora]);

        let staked = world.stake("dora", 2_000_000).unwrap();
        assert_eq!(action(&staked), "stake");
        assert_eq!(staked.events[0].ty, "allora_staked");
        assert_eq!(fact(&staked), ["1", "0", dora, dora, dora, "2000000", "1999000", "2000000"]);

        let unstaked = world.unstake("dora", Some(500_000)).unwrap();
        let matures = (world.now() + 21 * DAY).to_string();
        assert_eq!(action(&unstaked), "unstake");
        assert_eq!(unstaked.events[0].ty, "allora_unstaked");
        assert_eq!(fact(&unstaked), ["1", "0", dora, dora, "500000", "0", &matures, "-", "-", "1500000"]);

        world.wait(21 * DAY);
        let withdrawn = world.withdraw("dora").unwrap();
        assert_eq!(action(&withdrawn), "withdraw");
        assert_eq!(withdrawn.events[0].ty, "allora_stake_withdrawn");
        assert_eq!(fact(&withdrawn), ["1", "0", dora, dora, dora, "500000"]);
        assert_eq!(payments(&withdrawn), [(dora.to_string(), 500_000)]);
        assert_eq!(world.pool("dora").bonded.u128(), 1_500_000);
        assert_eq!(world.solvency().owed.u128(), 1_500_000);
    });
}

#[test]
fn what_was_unstaked_by_mistake_is_bonded_again() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(500_000)).unwrap();
        world.unstake("dora", Some(300_000)).unwrap();
        let (cancelled, address) = (world.cancel("dora", 0).unwrap(), address("dora"));
        let dora = address.as_str();
        assert_eq!(action(&cancelled), "cancel_unstake");
        assert_eq!(cancelled.events[0].ty, "allora_unstake_cancelled");
        assert_eq!(fact(&cancelled), ["1", "0", dora, dora, "0", "500000", "1700000"]);
        assert_eq!(world.pool("dora").own.u128(), 1_699_000);
        // Ids are not given again.
        assert_eq!(world.unbondings("dora").iter().map(|one| one.unbonding_id).collect::<Vec<_>>(), [1]);
        world.unstake("dora", Some(1)).unwrap();
        assert_eq!(world.unbondings("dora")[1].unbonding_id, 2);
    });
}

#[test]
fn what_has_matured_can_still_be_bonded_again() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", None).unwrap();
        world.wait(400 * DAY);
        world.cancel("dora", 0).unwrap();
        assert_eq!(world.pool("dora").own.u128(), 1_999_000);
    });
}

#[test]
fn who_leaves_whole_leaves_the_burned_shares_and_comes_back_with_any_amount() {
    over_both(|mut world| {
        world.reputer("dora", MIN_STAKE);
        world.unstake("dora", None).unwrap();
        let pool = world.pool("dora");
        assert_eq!((pool.bonded.u128(), pool.shares.u128(), pool.own.u128()), (1_000, 1_000, 0));
        world.wait(21 * DAY);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 999_000);
        world.stake("dora", 7).unwrap();
        assert_eq!(world.pool("dora").own.u128(), 7);
    });
}

#[test]
fn stake_can_be_a_gift_and_a_withdrawal_can_go_to_somebody_else() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        let staked = world.stake_for("rich", Some("dora"), 2_000_000).unwrap();
        assert_eq!(fact(&staked)[2..5], ["dora", "dora", "rich"].map(|name| address(name).to_string()));
        assert_eq!(world.pool("dora").own.u128(), 1_999_000);
        world.unstake("dora", None).unwrap();
        world.wait(21 * DAY);
        let beneficiary = Some(address("heir").to_string());
        let withdraw = ExecuteMsg::Withdraw { topic_id: world.topic, reputer: None, beneficiary };
        let withdrawn = world.send("dora", withdraw).unwrap();
        assert_eq!(payments(&withdrawn), [(address("heir").to_string(), 1_999_000)]);
        assert_eq!(fact(&withdrawn)[2..5], ["dora", "dora", "heir"].map(|name| address(name).to_string()));
    });
}

#[test]
fn topics_and_reputers_have_pools_of_their_own() {
    over_both(|mut world| {
        world.registry.add_topic(2, schedule(HOUR));
        world.reputer("dora", 2_000_000);
        world.reputer("carl", 3_000_000);
        world.topic = 2u64.into();
        world.reputer("carl", 5_000_000);
        assert_eq!(world.pool("carl").reputer_id.0, 0);
        assert_eq!(world.topic_stakes().bonded.u128(), 5_000_000);
        world.unstake("carl", Some(1_000_000)).unwrap();
        world.topic = 1u64.into();
        assert_eq!(world.pool("carl").reputer_id.0, 1);
        assert_eq!(world.topic_stakes().bonded.u128(), 5_000_000);
        let ledgers = world.solvency().ledgers;
        assert_eq!(
            ledgers.iter().map(|one| one.amount.u128()).collect::<Vec<_>>(),
            [9_000_000, 0, 1_000_000]
        );
    });
}

#[test]
fn neither_a_pause_nor_the_end_of_a_topic_holds_stake_back() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        // Everything that can be paused is, in this world; and now the topic ends.
        world.registry.change_topic(1, |record| record.retired_from = Some(0u64.into()));
        world.stake("dora", 1_000_000).unwrap();
        world.unstake("dora", Some(1_000_000)).unwrap();
        world.cancel("dora", 0).unwrap();
        world.unstake("dora", None).unwrap();
        world.wait(21 * DAY);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 2_999_000);
    });
}

#[test]
fn native_coins_and_tokens_do_not_pass_for_each_other() {
    let mut world = World::cw20();
    world.register("dora").unwrap();
    let stake = ExecuteMsg::Stake { topic_id: world.topic, beneficiary: None };
    let error = world.send_with("dora", stake, &coins(2_000_000, DENOM)).unwrap_err();
    assert!(error.to_string().starts_with("wrong_token: this suite's token is the cw20"), "{error}");
    let stake = ReceiveMsg::Stake { topic_id: world.topic, beneficiary: None };
    let error = world.receive("forgery", "dora", 2_000_000, &stake).unwrap_err();
    assert!(error.to_string().starts_with("wrong_token: cosmwasm1"), "{error}");

    let mut world = World::native();
    assert_eq!(world.token, Token::Native { denom: DENOM.into() });
    world.register("dora").unwrap();
    let (msg, sender) = (to_json_binary(&stake).unwrap(), address("dora").into());
    let wrapper = Cw20ReceiveMsg { sender, amount: Uint128::new(2_000_000), msg };
    let error = world.send("token", ExecuteMsg::Receive(wrapper)).unwrap_err();
    assert!(error.to_string().starts_with("wrong_token: cosmwasm1"), "{error}");
}
