//! Owner, guardian and creators: what they may, and what they can never hold.

use allora_interfaces::registry::{ExecuteMsg, Pause, Policy, Role};
use allora_testing::{Money, Network, TOKEN, TopicSpec, infers};
use cosmwasm_std::Uint128;
use cw_ownable::Action;
use cw20::{Cw20QueryMsg, MinterResponse};

const WORKERS: [(&str, &str); 2] = [("alice", "101"), ("bob", "99")];

#[test]
fn a_pause_stops_submissions_and_holds_no_money() {
    let mut net = Network::with_topic().reveal_window(600).suite(|suite| suite.deposit_delay = 0).start();
    for _ in 0..10 {
        net.epoch().infer([("carol", "100.5")]).truth("100").settle().assert_scored();
    }
    let epoch = net.epoch().infer(WORKERS).infer([("mute", "5")]).id();
    net.pause("owner");
    net.register("late");
    net.commit("late", epoch, infers("101")).fails_with("paused");
    // Reveals, reports and settlements go on, and so does everything that pays out.
    net.of(epoch).silent("mute").truth("100").settle().assert_scored();
    net.sweep("anybody");
    net.unstake("rita", 40 * TOKEN);
    net.leave("carol", "carol");
    net.withdraw_deposit("carol", "carol");
    assert_eq!(net.balance("carol"), 10 * TOKEN);
    net.wait_days(21);
    net.withdraw("rita");
    assert_eq!(net.balance("rita"), 40 * TOKEN);
    net.stake("rita", TOKEN);
    net.top_up("friend", "alice", TOKEN);

    let paused = net.epoch().id();
    net.commit("alice", paused, infers("101")).fails_with("paused");
    net.unpause("owner");
    net.commit("alice", paused, infers("101"));
}

#[test]
fn a_guardians_pause_ends_by_itself_and_comes_once_in_thirty_days() {
    let mut net = Network::with_topic().start();
    net.register("alice");
    net.pause("mallory").fails_with("unauthorized");
    net.pause("guardian");
    let epoch = net.epoch().id();
    net.submit("alice", epoch, infers("101")).fails_with("paused");
    net.unpause("guardian").fails_with("unauthorized");
    net.wait_days(7);
    let epoch = net.epoch().id();
    net.submit("alice", epoch, infers("101"));
    net.pause("guardian").fails_with("guardian_too_soon");
    net.wait_days(23);
    net.pause("guardian");
    net.unpause("owner");
    net.unpause("owner").fails_with("not_paused");
}

#[test]
fn a_guardian_never_shortens_the_owners_pause() {
    let mut net = Network::with_topic().start();
    net.pause("owner");
    net.pause("guardian").fails_with("already_paused");
    net.wait_days(100);
    net.register("alice");
    let epoch = net.epoch().id();
    net.submit("alice", epoch, infers("101")).fails_with("paused");
}

#[test]
fn what_cannot_be_asked_of_a_pause_is_refused() {
    let mut net = Network::builder().start();
    let past = ExecuteMsg::Pause { what: Pause::Submissions, until: Some(net.now()) };
    net.act_registry("owner", &past).fails_with("until_passed");
    let chosen = ExecuteMsg::Pause { what: Pause::Submissions, until: Some(net.now() + 9) };
    net.act_registry("guardian", &chosen).fails_with("guardian_until");
    net.act_registry("owner", &chosen);
}

#[test]
fn ownership_moves_in_two_steps() {
    let mut net = Network::with_topic().start();
    let new_owner = net.addr("new owner").to_string();
    let offer = Action::TransferOwnership { new_owner, expiry: None };
    net.act_registry("mallory", &ExecuteMsg::UpdateOwnership(offer.clone())).fails_with("ownership");
    net.act_registry("owner", &ExecuteMsg::UpdateOwnership(offer));
    net.pause("new owner").fails_with("unauthorized");
    net.act_registry("mallory", &ExecuteMsg::UpdateOwnership(Action::AcceptOwnership))
        .fails_with("ownership");
    net.act_registry("new owner", &ExecuteMsg::UpdateOwnership(Action::AcceptOwnership));
    net.pause("owner").fails_with("unauthorized");
    net.pause("new owner");
}

#[test]
fn a_topic_is_handed_over_in_two_steps() {
    let mut net = Network::with_topic().start();
    net.transfer_topic("mallory", Some("mallory")).fails_with("unauthorized");
    net.accept_topic("heir").fails_with("not_offered");
    net.transfer_topic("creator", Some("heir"));
    net.transfer_topic("creator", None);
    net.accept_topic("heir").fails_with("not_offered");
    net.transfer_topic("creator", Some("heir"));
    net.accept_topic("heir");
    net.update_topic(|_| ()).fails_with("unauthorized");
    net.retire("heir");
}

#[test]
fn who_is_not_listed_takes_no_part_and_keeps_his_money() {
    let mut net = Network::with_topic()
        .reputers([])
        .topic(TopicSpec::listed)
        .suite(|suite| (suite.deposit_delay, suite.unbonding_time) = (0, 0))
        .start();
    net.register("alice").fails_with("not_listed");
    net.register_reputer("rita").fails_with("not_listed");
    net.list(Role::Worker, &["alice", "bob", "fresh"]);
    net.list(Role::Reputer, &["rita"]);
    net.new_reputer("rita", 10 * TOKEN);
    net.epoch().infer(WORKERS).truth("100").settle().assert_scored();

    let epoch = net.epoch().infer([("bob", "99")]).id();
    net.unlist(Role::Worker, &["alice", "fresh"]);
    net.submit("alice", epoch, infers("101")).fails_with("not_listed");
    net.rotate("bob", "bob", Some("fresh"));
    net.accept_operator("fresh", "bob").fails_with("not_listed");
    net.unlist(Role::Reputer, &["rita"]);
    net.go_to_reports(epoch);
    net.report("rita", epoch, "100").fails_with("not_listed");
    // The lists say who takes part, never what is whose.
    net.leave("alice", "alice");
    net.unstake("rita", None);
    net.wait_days(90);
    net.withdraw("rita");
    net.withdraw_deposit("alice", "alice");
    net.set_policy(Role::Worker, Policy::Open);
    net.register("alice");
}

/// An owner who vouched for one thing does not emit for another.
#[test]
fn whom_the_owner_vouches_for_is_said_until_the_creator_changes_it() {
    let mut net = Network::with_topic().start();
    let eligible = |net: &Network| net.registry().eligible(&net.app.wrap(), net.topic).unwrap();
    assert!(!eligible(&net));
    net.vouch("creator").fails_with("unauthorized");
    net.vouch("owner");
    assert!(eligible(&net));
    net.set_policy(Role::Worker, Policy::List);
    assert!(!eligible(&net));
    net.vouch("owner");
    net.revoke("mallory").fails_with("unauthorized");
    net.revoke("owner");
    assert!(!eligible(&net));
}

#[test]
fn the_guardian_has_one_rest_for_submissions_and_payouts_together() {
    let mut net = Network::builder().start();
    net.pause_of("guardian", Pause::Payouts);
    net.pause("guardian").fails_with("guardian_too_soon");
    net.unpause_of("owner", Pause::Payouts);
    net.unpause_of("owner", Pause::Payouts).fails_with("not_paused");
    net.wait_days(30);
    net.pause("guardian");
}

#[test]
fn a_new_token_is_minted_by_rewards_alone_and_keeps_its_cap() {
    let cap = Some(Uint128::new(2_000_000_000_000 * TOKEN));
    for cap in [None, cap] {
        let net = Network::builder().money(Money::NewCw20).cap(cap).start();
        let minter: Option<MinterResponse> =
            net.app.wrap().query_wasm_smart(net.token_address(), &Cw20QueryMsg::Minter {}).unwrap();
        assert_eq!(minter, Some(MinterResponse { minter: net.suite.rewards.to_string(), cap }));
    }
    let greedy = Network::builder().money(Money::NewCw20).cap(Some(Uint128::new(TOKEN)));
    assert_eq!(greedy.try_start().err().unwrap().code(), "cap_too_low");
}
