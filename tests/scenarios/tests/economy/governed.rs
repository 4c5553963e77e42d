//! Stakers govern the money: what their multisig decides is what is paid from then on.

use super::{GUESSES, period, weight_in};
use crate::votes::{governed, to_registry};
use allora_interfaces::registry::ExecuteMsg;
use allora_interfaces::rewards::MigrateMsg;
use allora_protocol::EpochId;
use allora_protocol::emission::MoneyParamsUpdate;
use allora_protocol::topic::SuiteParamsUpdate;
use allora_testing::{Code, Network, TOKEN};
use cosmwasm_std::{CosmosMsg, Decimal, Uint128, WasmMsg, to_json_binary};

/// An hour's epoch that all three stakers report. The first of the topic has no scores and pays nobody.
fn play(net: &mut Network) -> EpochId {
    net.epoch().infer(GUESSES).truth("100").settle().assert_scored().id()
}

fn emission(net: &Network, epoch: EpochId) -> u128 {
    net.settlement(epoch).expect("an epoch that was paid").emission.u128()
}

fn parameters(net: &Network, money: MoneyParamsUpdate) -> CosmosMsg {
    let params = SuiteParamsUpdate { money: Some(money), ..SuiteParamsUpdate::default() };
    to_registry(net, &ExecuteMsg::UpdateParams { params: Box::new(params) })
}

fn vouch(net: &Network) -> CosmosMsg {
    let topic_id = net.topic;
    let topic = net.registry().topic(&net.app.wrap(), topic_id).unwrap();
    let (version, policies_hash) = (topic.changes, topic.policies_hash);
    to_registry(net, &ExecuteMsg::SetEligible { topic_id, version, policies_hash })
}

/// Past the next beginning of a period; the keeper touches.
fn next_day(net: &mut Network) {
    net.wait_days(1);
    net.touch("keeper");
}

#[test]
fn stakers_say_what_money_there_is_and_which_topic_has_a_part_of_it() {
    let (mut net, stakers) = governed();
    net.donate("founder", 1_000 * TOKEN);
    net.fund("patron", 700 * TOKEN);
    play(&mut net);
    next_day(&mut net);
    let epoch = play(&mut net);
    assert_eq!((emission(&net, epoch), weight_in(&net, 1)), (0, 0), "nobody vouches for it yet");

    // One decision: how much there is of the coin, what keepers get, and that the topic is good.
    let supply = Some(Uint128::new(1_000_000_000 * TOKEN));
    let advance_fee = Some(Decimal::percent(5));
    let money = MoneyParamsUpdate { supply, advance_fee, ..MoneyParamsUpdate::default() };
    let msgs = vec![parameters(&net, money), vouch(&net)];
    stakers.decide(&mut net, msgs);
    net.touch("keeper");
    next_day(&mut net);
    let epoch = play(&mut net);
    let paid = net.settlement(epoch).unwrap();
    let day = period(&net, 2);
    // An hour of the day before the epoch's opening, of a topic that is the only one.
    assert_eq!(paid.emission.u128(), day.emission.u128() / 24);
    assert!(paid.emission.u128() > 3_000);
    assert_eq!(paid.advance_fee, (paid.emission + paid.own).mul_floor(Decimal::percent(5)));

    // Other code of the contract that holds all of it goes on where it was.
    let before = net.solvency();
    let new_code_id = net.app.store_code(Code::Rewards.native());
    let msg = to_json_binary(&MigrateMsg {}).unwrap();
    let contract_addr = net.suite.rewards.to_string();
    stakers.decide(&mut net, vec![WasmMsg::Migrate { contract_addr, new_code_id, msg }.into()]);
    assert_eq!(net.solvency()[2].ledgers, before[2].ledgers);
    let epoch = play(&mut net);
    assert_eq!(emission(&net, epoch), day.emission.u128() / 24);
    net.claim("alice", ["alice"]);

    // What they take back, the next touch takes from the periods that have not begun.
    let revoke = to_registry(&net, &ExecuteMsg::RevokeEligible { topic_id: net.topic });
    stakers.decide(&mut net, vec![revoke]);
    assert!(weight_in(&net, 3) > 0);
    net.touch("anybody");
    assert_eq!(weight_in(&net, 3), 0);
    net.wait_days(1);
    play(&mut net);
    let epoch = play(&mut net);
    assert_eq!((emission(&net, epoch), period(&net, 3).emission.u128()), (0, 0));
}

#[test]
fn who_is_no_owner_changes_no_parameter_of_money_and_vouches_for_nothing() {
    let (mut net, _) = governed();
    let money = MoneyParamsUpdate { open_emission: Some(true), ..MoneyParamsUpdate::default() };
    for name in ["owner", "rita", "creator", "guardian"] {
        let params = SuiteParamsUpdate { money: Some(money.clone()), ..SuiteParamsUpdate::default() };
        net.act_registry(name, &ExecuteMsg::UpdateParams { params: Box::new(params) })
            .fails_with("unauthorized");
        net.vouch(name).fails_with("unauthorized");
        net.sweep_surplus(name).fails_with("unauthorized");
    }
}
