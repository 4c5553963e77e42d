//! What delegators earn of real payments, and when.

use super::{DAY, GUESSES, HOUR, own_money, play, to_reputers};
use allora_interfaces::staking::ExecuteMsg;
use allora_testing::{Network, TOKEN};
use cosmwasm_std::{Decimal, Uint128};
use scenarios::with_every_token;

/// What is bonded in a pool and its shares, in plain integers.
struct Books {
    bonded: u128,
    shares: u128,
}

impl Books {
    /// An amount buys shares at their price.
    fn buy(&mut self, amount: u128) -> u128 {
        let bought = amount * self.shares / self.bonded;
        (self.bonded, self.shares) = (self.bonded + amount, self.shares + bought);
        bought
    }

    /// A reward has entered: the shares that the commission on it bought, at the price after the rest.
    fn earn(&mut self, reward: u128, percent: u128) -> u128 {
        let commission = reward * percent / 100;
        self.bonded += reward - commission;
        self.buy(commission)
    }

    fn worth(&self, shares: u128) -> u128 {
        shares * self.bonded / self.shares
    }
}

fn left(net: &mut Network, who: &str, reputer: &str) -> u128 {
    net.undelegate(who, reputer, None).ok().event("unstaked").number("amount")
}

#[test]
fn who_delegates_a_second_before_a_payment_and_leaves_a_minute_after_it_earns_his_share_of_61_seconds() {
    with_every_token(&own_money(), |mut net| {
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let first = play(&mut net);
        let epoch = net.epoch().infer(GUESSES).reports([("rita", "100")]).id();
        net.go_to(net.windows(epoch).settles - 1);
        net.delegate("dave", "rita", 1_000 * TOKEN);
        net.of(epoch).settle();
        net.wait(60);
        let taken = left(&mut net, "dave", "rita");

        // A second before the payment all but a second's part of the one before, a day earlier, has entered.
        let (before, paid) = (to_reputers(&net, first), to_reputers(&net, epoch));
        let entered = before * u128::from(DAY - 1) / u128::from(DAY);
        let mut pool = Books { bonded: 100 * TOKEN + entered, shares: 100 * TOKEN };
        let shares = pool.buy(1_000 * TOKEN);
        let enters = before - entered + paid * 60 / u128::from(DAY);
        pool.earn(enters, 0);
        assert_eq!(taken, pool.worth(shares));
        // Ten elevenths and more of the stake for as long as the payment took would have been ten elevenths of it.
        let earned = taken - 1_000 * TOKEN;
        assert!(earned > 0 && earned * pool.shares <= enters * shares);
        assert!(earned < paid / 1_000, "{earned} of {paid}");
    });
}

#[test]
fn a_delegator_earns_to_the_base_unit_what_his_shares_earn_less_the_commission() {
    with_every_token(&own_money().reputers([]), |mut net| {
        net.register_reputer("rita");
        net.set_commission("rita", 10);
        net.stake("rita", 100 * TOKEN);
        let mut pool = Books { bonded: 100 * TOKEN, shares: 100 * TOKEN };
        net.delegate("dave", "rita", 50 * TOKEN);
        let daves = pool.buy(50 * TOKEN);
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);

        let mut ritas = 100 * TOKEN - 1_000;
        let rewards = [play(&mut net), play(&mut net)].map(|epoch| to_reputers(&net, epoch));
        ritas += pool.earn(rewards[0], 10);
        // A third of it, less a tenth of that.
        let (first, fair) = (pool.worth(daves) - 50 * TOKEN, rewards[0] * 9 / 30);
        assert!(first.abs_diff(fair) <= 2, "{first} of {fair}");
        // Rewards are stake: what has entered by the next report stands behind it.
        let epoch = net.epoch().infer(GUESSES).reports([("rita", "100")]).settle();
        let reported = epoch.reputer("rita").unwrap().stake.u128();
        assert_eq!(reported, pool.bonded + rewards[1] * u128::from(DAY - HOUR) / u128::from(DAY));
        let epoch = epoch.id();
        let rewards = [rewards[0], rewards[1], to_reputers(&net, epoch)];
        net.wait(DAY);
        ritas += pool.earn(rewards[1], 10);
        ritas += pool.earn(rewards[2], 10);
        assert_eq!(net.pool("rita").own.u128(), pool.worth(ritas));

        let daves = pool.worth(daves);
        assert_eq!(left(&mut net, "dave", "rita"), daves);
        net.wait_days(21);
        net.withdraw_from("dave", "rita");
        assert_eq!(net.balance("dave"), daves);

        // The reputer has all the rest but for what the burned shares earned.
        net.unstake("rita", None);
        net.wait_days(21);
        net.withdraw("rita");
        let all = 150 * TOKEN + rewards.iter().sum::<u128>();
        let burned = all - daves - net.balance("rita");
        assert_eq!(net.pool("rita").bonded.u128(), burned);
        assert!(burned < 1_000 * all / (150 * TOKEN) + 3, "{burned}");
    });
}

#[test]
fn where_epochs_are_shorter_than_a_day_what_is_left_is_spread_anew_with_every_reward() {
    let builder = Network::with_topic().reputers([]).suite(|suite| {
        suite.creation_fee = Uint128::zero();
        suite.money.direct_share = Decimal::one();
    });
    with_every_token(&builder, |mut net| {
        net.register_reputer("rita");
        net.set_commission("rita", 10);
        net.stake("rita", 100 * TOKEN);
        net.delegate("dave", "rita", 60 * TOKEN);
        let mut pool = Books { bonded: 100 * TOKEN, shares: 100 * TOKEN };
        let daves = pool.buy(60 * TOKEN);
        net.fund("patron", 7_000 * TOKEN);
        net.wait(DAY);
        play(&mut net);

        // An hour's epochs: a 24th of what there is enters until the next reward.
        let (mut coming, mut rewards) = (0, 0);
        for _ in 0..5 {
            let reward = play(&mut net);
            let entered = coming * u128::from(HOUR) / u128::from(DAY);
            pool.earn(entered, 10);
            coming = coming - entered + to_reputers(&net, reward);
            rewards += to_reputers(&net, reward);
        }
        net.wait(HOUR / 2);
        let entered = coming * u128::from(HOUR / 2) / u128::from(DAY);
        pool.earn(entered, 10);
        assert_eq!(net.pool("rita").incoming.u128(), coming - entered);
        assert_eq!(left(&mut net, "dave", "rita"), pool.worth(daves));
        // Most of it is still to come: for those who stay.
        assert!(coming - entered > rewards * 9 / 10);
    });
}

#[test]
fn a_delegator_who_leaves_when_a_higher_commission_is_announced_is_gone_before_it_acts() {
    with_every_token(&own_money(), |mut net| {
        net.delegate("dave", "rita", 100 * TOKEN);
        net.delegate("dora", "rita", 100 * TOKEN);
        net.set_commission("rita", 100);
        let at = net.pool("rita").next_commission.unwrap().at;
        assert_eq!(at, net.now() + 21 * DAY);
        assert_eq!(left(&mut net, "dave", "rita"), 100 * TOKEN);
        net.go_to(at - 1);
        assert!(net.pool("rita").commission.is_zero());
        net.withdraw_from("dave", "rita").fails_with("nothing_matured");
        net.go_to(at);
        net.withdraw_from("dave", "rita");
        assert_eq!(net.balance("dave"), 100 * TOKEN);

        // Who stayed earns nothing from now on.
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let epoch = play(&mut net);
        assert!(to_reputers(&net, epoch) > TOKEN);
        net.wait(DAY);
        assert_eq!(left(&mut net, "dora", "rita"), 100 * TOKEN);
    });
}

#[test]
fn a_reputer_who_empties_his_pool_raises_no_commission_on_stake_that_is_on_its_way_to_him() {
    with_every_token(&own_money().reputers([("rita", 100 * TOKEN), ("ruth", 10 * TOKEN)]), |mut net| {
        let topic = net.topic;
        net.delegate("dave", "rita", 50 * TOKEN);
        net.redelegate("dave", "rita", (topic, "ruth"), None);
        net.wait(HOUR);
        net.unstake("ruth", None);
        net.set_commission("ruth", 100);
        net.stake("ruth", 10 * TOKEN);
        net.wait(21 * DAY - HOUR);
        net.withdraw_from("dave", "rita");
        let pool = net.pool("ruth");
        assert_eq!((pool.delegated.u128(), pool.commission.is_zero()), (50 * TOKEN, true));
        // It was announced, as to everybody else.
        assert_eq!(pool.next_commission.unwrap().at, net.now() + HOUR);
    });
}

#[test]
fn what_is_delegated_for_somebody_is_his_and_may_be_paid_out_to_a_third() {
    with_every_token(&own_money(), |mut net| {
        net.delegate_for("patron", Some("dave"), "rita", 50 * TOKEN);
        net.undelegate("patron", "rita", None).refused();
        net.undelegate("dave", "rita", None);
        net.wait_days(21);
        let reputer = Some(net.addr("rita").into());
        let beneficiary = Some(net.addr("vault").into());
        let withdraw = ExecuteMsg::Withdraw { topic_id: net.topic, reputer, beneficiary };
        net.act_staking("patron", &withdraw).fails_with("nothing_unbonding");
        let told = net.act_staking("dave", &withdraw).ok();
        let told = told.event("stake_withdrawn");
        assert_eq!(told.get("beneficiary"), net.addr("vault").as_str());
        let balances = ["patron", "dave", "vault"].map(|name| net.balance(name));
        assert_eq!(balances, [0, 0, 50 * TOKEN]);
    });
}

#[test]
fn what_the_pool_refuses_that_it_was_redelegated_to_is_paid_out() {
    with_every_token(&own_money().reputers([("rita", 100 * TOKEN), ("ruth", 10 * TOKEN)]), |mut net| {
        let topic = net.topic;
        net.delegate("dave", "rita", 50 * TOKEN);
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let paid = play(&mut net);
        net.wait(DAY);
        net.redelegate("dave", "rita", (topic, "ruth"), None);
        // On its way it stands behind nobody's reports and earns nothing.
        let stakes = ["rita", "ruth"].map(|name| net.pool(name).delegated);
        assert_eq!(stakes, [Uint128::zero(); 2]);
        net.unstake("ruth", None);
        net.wait_days(21);
        let told = net.withdraw_from("dave", "rita").ok();
        assert!(told.event("redelegation_refused").get("cause").starts_with("pool_empty: "));

        let mut pool = Books { bonded: 100 * TOKEN, shares: 100 * TOKEN };
        let shares = pool.buy(50 * TOKEN);
        pool.earn(to_reputers(&net, paid), 0);
        assert_eq!(net.balance("dave"), pool.worth(shares));
        net.withdraw_from("dave", "rita").fails_with("nothing_unbonding");
    });
}

#[test]
fn who_leaves_a_pool_last_leaves_nothing_to_nobody_and_finds_it_when_he_comes_back() {
    with_every_token(&own_money(), |mut net| {
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let epoch = play(&mut net);
        // Half of the reward has entered when she takes everything.
        net.wait(DAY / 2);
        let reward = to_reputers(&net, epoch);
        let mut pool = Books { bonded: 100 * TOKEN, shares: 100 * TOKEN };
        pool.earn(reward / 2, 0);
        let taken: u128 = net.unstake("rita", None).ok().event("unstaked").number("amount");
        assert_eq!(taken, pool.worth(100 * TOKEN - 1_000));
        net.wait_days(30);
        assert_eq!(net.pool("rita").incoming.u128(), reward - reward / 2);
        assert_eq!(net.pool("rita").bonded.u128(), 100 * TOKEN + reward / 2 - taken);

        // Stake of the old price buys what it always bought, and the other half is hers.
        net.stake("rita", 100 * TOKEN);
        let own = net.pool("rita").own.u128();
        let has = 100 * TOKEN + reward - reward / 2;
        assert!(own <= has && has - own < has / 50_000, "{own} of {has}");
        assert_eq!(net.pool("rita").incoming, Uint128::zero());
    });
}
