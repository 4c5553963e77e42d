//! Stake: in, out, and what it counts for; over every kind of token.

use allora_interfaces::staking::{QueryMsg, UnbondingsResponse};
use allora_testing::{Network, TOKEN};
use cosmwasm_std::Uint128;
use scenarios::with_every_token;

const DAYS: u64 = 21;

fn unbondings(net: &Network, owner: &str) -> UnbondingsResponse {
    let owner = net.addr(owner).into();
    net.ask_staking(&QueryMsg::Unbondings { owner, topic_id: net.topic, reputer: None }).unwrap()
}

#[test]
fn stake_comes_back_after_the_unbonding_time_but_for_what_was_burned() {
    with_every_token(&Network::with_topic().reputers([]), |mut net| {
        net.new_reputer("rita", 10 * TOKEN);
        net.unstake("rita", 4 * TOKEN);
        net.withdraw("rita").fails_with("nothing_matured");
        net.wait_days(DAYS);
        net.withdraw("rita");
        assert_eq!(net.balance("rita"), 4 * TOKEN);
        net.unstake("rita", None);
        net.wait_days(DAYS);
        net.withdraw("rita");
        assert_eq!(net.balance("rita"), 10 * TOKEN - 1_000);
        assert_eq!(net.pool("rita").bonded, Uint128::new(1_000));
    });
}

#[test]
fn what_unbonds_counts_for_nothing_and_can_be_bonded_again() {
    with_every_token(&Network::with_topic().reputers([("rita", 10 * TOKEN)]), |mut net| {
        net.unstake("rita", 10 * TOKEN - 1_000);
        assert!(!net.pool("rita").may_report);
        let unbonding = unbondings(&net, "rita").unbondings;
        net.cancel_unstake("mallory", unbonding[0].unbonding_id).refused();
        net.cancel_unstake("rita", unbonding[0].unbonding_id);
        assert!(net.pool("rita").may_report);
        assert_eq!(net.pool("rita").own, Uint128::new(10 * TOKEN - 1_000));
        net.unstake("rita", TOKEN);
        net.wait_days(DAYS);
        let matured = unbondings(&net, "rita").unbondings;
        assert!(matured[0].matured);
        net.cancel_unstake("rita", matured[0].unbonding_id);
        net.withdraw("rita").refused();
    });
}

#[test]
fn somebody_else_may_pay_and_never_gets_it_back() {
    with_every_token(&Network::with_topic().reputers([]), |mut net| {
        net.register_reputer("rita");
        net.stake_for("friend", Some("rita"), 10 * TOKEN);
        net.unstake("friend", None).refused();
        net.unstake("rita", None);
        net.wait_days(DAYS);
        net.withdraw("rita");
        assert_eq!((net.balance("friend"), net.balance("rita")), (0, 10 * TOKEN - 1_000));
        net.stake_for("friend", Some("nobody"), TOKEN).fails_with("not_registered");
    });
}

#[test]
fn a_seventeenth_unbonding_merges_with_the_newest() {
    with_every_token(&Network::with_topic().reputers([("rita", 100 * TOKEN)]), |mut net| {
        for _ in 0..17 {
            net.unstake("rita", TOKEN);
            net.wait(60);
        }
        let unbonding = unbondings(&net, "rita").unbondings;
        assert_eq!(unbonding.len(), 16);
        assert_eq!(unbonding[15].amount, Uint128::new(2 * TOKEN));
        net.wait_days(DAYS);
        net.withdraw("rita");
        assert_eq!(net.balance("rita"), 17 * TOKEN);
    });
}

#[test]
fn a_donation_to_the_contract_raises_nobodys_shares() {
    let mut net = Network::with_topic().reputers([("rita", 10 * TOKEN)]).start();
    let staking = net.suite.staking.clone();
    let coin = net.stray_coin("donor", 1_000 * TOKEN);
    let donor = net.addr("donor");
    use cw_multi_test::Executor as _;
    net.app.send_tokens(donor, staking, &[coin]).unwrap();
    assert_eq!(net.pool("rita").own, Uint128::new(10 * TOKEN - 1_000));
    assert_eq!(net.solvency()[0].surplus, Uint128::new(1_000 * TOKEN));
    net.new_reputer("sam", TOKEN + 1_000);
    assert_eq!(net.pool("sam").own, Uint128::new(TOKEN));
}

#[test]
fn what_is_redelegated_between_two_reports_of_an_epoch_stands_behind_one_of_them() {
    let builder = Network::with_topic().reputers([("rita", 10 * TOKEN), ("ruth", 10 * TOKEN)]);
    with_every_token(&builder, |mut net| {
        net.delegate("dave", "rita", 30 * TOKEN);
        let topic = net.topic;
        let workers = [("alice", "101"), ("bob", "99")];
        let epoch = net.epoch().infer(workers).reports([("rita", "100")]).id();
        net.redelegate("dave", "rita", (topic, "ruth"), None);
        net.withdraw_from("dave", "rita").fails_with("nothing_matured");
        net.of(epoch).reports([("ruth", "120")]).settle().assert_truth("100").check(|epoch| {
            let stakes = ["rita", "ruth"].map(|name| epoch.reputer(name).unwrap().stake.u128());
            assert_eq!(stakes, [40 * TOKEN, 10 * TOKEN]);
        });
        net.wait_days(DAYS);
        net.withdraw_from("dave", "rita");
        assert_eq!(net.pool("ruth").delegated, Uint128::new(30 * TOKEN));
        // It counts there from now on.
        let epoch = net.epoch().infer(workers).reports([("rita", "100"), ("ruth", "120")]).settle();
        epoch.assert_truth("120");
    });
}

#[test]
fn a_longer_topic_holds_stake_as_long_as_its_epochs_live() {
    let mut net = Network::with_topic()
        .suite(|suite| suite.unbonding_time = 0)
        .terms(|terms| terms.schedule.ground_truth_lag = 30 * 3_600 - 1_800)
        .reputers([("rita", 10 * TOKEN)])
        .start();
    let now = net.now();
    net.unstake("rita", TOKEN);
    let matures = unbondings(&net, "rita").unbondings[0].matures_at;
    assert_eq!(matures - now, 8 * 86_400, "as long as the weight that it set stands");
}

#[test]
fn retired_and_paused_topics_never_hold_stake_back() {
    with_every_token(&Network::with_topic().reputers([("rita", 10 * TOKEN)]), |mut net| {
        net.retire("creator");
        net.pause("owner");
        net.unstake("rita", None);
        net.wait_days(DAYS);
        net.withdraw("rita");
        assert_eq!(net.balance("rita"), 10 * TOKEN - 1_000);
    });
}
