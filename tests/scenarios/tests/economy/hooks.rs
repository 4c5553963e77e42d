//! Hooks that fail, over all that moves stake and pays it.

use super::{DAY, own_money, play};
use allora_interfaces::staking::{ExecuteMsg, PoolRef};
use allora_testing::{Money, Network, TOKEN};

/// A delegator's and a reputer's life with payments; what everybody has at last, and how many calls of hooks failed.
fn life(money: Money, with_hooks: bool) -> ([u128; 6], usize) {
    let reputers = [("rita", 100 * TOKEN), ("ruth", 10 * TOKEN)];
    let mut net = own_money().money(money).reputers(reputers).start();
    if with_hooks {
        // A contract that knows no such message, and an address where there is none.
        for addr in [net.suite.synthesis.to_string(), net.addr("nobody").to_string()] {
            net.act_staking("owner", &ExecuteMsg::AddHook { addr });
        }
    }
    let topic = net.topic;
    net.delegate("dave", "rita", 50 * TOKEN);
    net.delegate("dora", "rita", 50 * TOKEN);
    net.set_commission("rita", 10);
    net.fund("patron", 7_000 * TOKEN);
    for _ in 0..3 {
        play(&mut net);
    }
    net.wait(DAY);
    for (member, reputer) in [("rita", "rita"), ("dave", "rita"), ("dora", "rita")] {
        refresh(&mut net, member, reputer);
    }
    net.redelegate("dave", "rita", (topic, "ruth"), None);
    net.undelegate("dora", "rita", 20 * TOKEN);
    net.cancel_unstake_from("dora", "rita", 0);
    net.undelegate("dora", "rita", None);
    net.unstake("rita", None);
    net.wait_days(21);
    net.withdraw_from("dave", "rita");
    net.withdraw_from("dora", "rita");
    net.withdraw("rita");
    net.undelegate("dave", "ruth", None);
    net.wait_days(21);
    net.withdraw_from("dave", "ruth");
    net.claim("alice", ["alice"]);
    net.claim("bob", ["bob"]);
    net.claim_credit("keeper");
    let balances = ["dave", "dora", "rita", "alice", "bob", "keeper"].map(|name| net.balance(name));
    (balances, net.log.all("hook_failed").count())
}

fn refresh(net: &mut Network, member: &str, reputer: &str) {
    let (topic_id, member) = (net.topic, net.addr(member).into());
    let positions = vec![PoolRef { topic_id, reputer: net.addr(reputer).into() }];
    net.act_staking("anybody", &ExecuteMsg::Refresh { member, positions });
}

#[test]
fn hooks_that_fail_every_time_change_nobodys_tokens() {
    for money in [Money::Native, Money::Cw20] {
        let (without, none) = life(money, false);
        let (with, failed) = life(money, true);
        assert_eq!((with, none), (without, 0));
        assert!(without.iter().all(|balance| *balance > 0), "{without:?}");
        // Two for each of a dozen messages that changed a weight.
        assert!(failed >= 20 && failed % 2 == 0, "{failed}");
    }
}
