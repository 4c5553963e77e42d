//! How a life ends: everybody leaves with what is his, and nobody can be held back.

use crate::act::Kind;
use crate::world::World;
use allora_interfaces::registry::Pause;
use allora_interfaces::rewards::{ExecuteMsg, OverviewResponse, QueryMsg, WorkerRef};
use allora_interfaces::staking::{self, POOLS};
use allora_interfaces::synthesis::{LEDGERS, RECORDS};
use allora_protocol::pool::BURNED_SHARES;
use allora_testing::Money;
use allora_testing::malicious_cw20::Trick;
use cosmwasm_std::{Addr, Order};

/// So often whoever is redelegating at the end has to unbond again.
const ROUNDS: usize = 3;

impl World {
    /// Lifts what is paused, retires all topics, and waits until everything is over and paid; then everybody takes out all he
    /// has. Panics where somebody cannot, or where something of his stays behind.
    pub fn leave(&mut self) {
        self.open_the_doors();
        self.finish();
        self.pay_all();
        self.claim_all();
        self.withdraw_deposits();
        self.withdraw_stake();
        self.questions();
    }

    fn open_the_doors(&mut self) {
        if self.climate.money == Money::Malicious {
            self.net.arm(Trick::None);
        }
        let owner = self.owner_name();
        for what in [Pause::Submissions, Pause::Settlement, Pause::Payouts] {
            if self.is_paused(what) {
                let attempt = self.net.unpause_of(owner, what);
                self.must(Kind::Unpause, attempt);
            }
        }
        for topic in self.topics.clone() {
            let attempt = self.net.on(topic).retire(owner);
            self.did(Kind::RetireTopic, attempt);
            self.notes.versions(&self.net);
        }
    }

    /// Waits until everything is due, and carries it out.
    pub fn finish(&mut self) {
        self.net.wait(10_000 * self.climate.pace.unit);
        self.catch_up();
        for topic in self.topics.clone() {
            assert!(self.net.on(topic).open_epochs().as_slice().is_empty(), "topic {topic} is stuck");
        }
    }

    fn pay_all(&mut self) {
        while self.is_behind() {
            let attempt = self.net.roll("keeper", None);
            self.must(Kind::Roll, attempt);
        }
        while let Some((topic, epoch)) = self.unpaid().first().copied() {
            let attempt = self.net.on(topic).pay_epoch("keeper", epoch);
            self.must(Kind::Pay, attempt);
        }
        for topic in self.topics.clone() {
            let left = self.net.on(topic).money().funding.total().expect("a possible amount");
            let attempt = self.net.close_topic("keeper");
            assert_eq!(
                self.did(Kind::Close, attempt).is_some(),
                !left.is_zero(),
                "the close of topic {topic}"
            );
        }
        let attempt = self.net.sweep("keeper");
        self.did(Kind::SweepForfeits, attempt);
        let forfeits = LEDGERS.load(&*self.net.synthesis_storage()).expect("readable ledgers").forfeits;
        assert!(forfeits.is_zero(), "forfeits stay behind: {forfeits}");
    }

    fn is_behind(&self) -> bool {
        let overview: OverviewResponse = self.net.ask_rewards(&QueryMsg::Overview {}).expect("an answer");
        overview.rolled < overview.period
    }

    fn claim_all(&mut self) {
        while let Some(owner) = self.creditors().first().cloned() {
            let sender = self.person(&owner);
            let coming = self.workers_of(&owner);
            let coming = coming.into_iter().filter(|worker| self.has_coming(worker)).take(30).collect();
            let message = ExecuteMsg::Claim { workers: coming, beneficiary: None };
            let attempt = self.net.act_rewards(sender, &message);
            self.must(Kind::Claim, attempt);
        }
    }

    fn has_coming(&self, worker: &WorkerRef) -> bool {
        let WorkerRef { topic_id, worker_id } = *worker;
        let balance = self.net.rewards().balance(&self.net.app.wrap(), topic_id, worker_id);
        !balance.expect("a balance").total().expect("a possible amount").is_zero()
    }

    fn withdraw_deposits(&mut self) {
        for (of, worker) in self.workers() {
            if worker.left_at.is_none() {
                let owner = self.person(&worker.owner);
                let attempt = self.net.on(of.topic_id).leave(owner, of.worker_id);
                self.must(Kind::LeaveTopic, attempt);
            }
        }
        // Who was scored seldom waits for 90 days after he came.
        self.net.wait_days(91);
        for (of, worker) in self.workers() {
            let key = (of.topic_id.0, of.worker_id.0);
            let record = RECORDS.may_load(&*self.net.synthesis_storage(), key).expect("a readable record");
            if record.unwrap_or_default().deposit.is_zero() {
                continue;
            }
            let owner = self.person(&worker.owner);
            let attempt = self.net.on(of.topic_id).withdraw_deposit(owner, of.worker_id);
            self.must(Kind::WithdrawDeposit, attempt);
        }
        let deposits = LEDGERS.load(&*self.net.synthesis_storage()).expect("readable ledgers").deposits;
        assert!(deposits.is_zero(), "deposits stay behind: {deposits}");
    }

    fn withdraw_stake(&mut self) {
        for _ in 0..ROUNDS {
            self.unbond_all();
            let unbondings = self.holdings().into_iter().flat_map(|held| held.position.unbondings);
            let Some(matured) = unbondings.map(|one| one.matures_at).max() else { break };
            self.net.go_to_at_least(matured);
            for held in self.holdings().into_iter().filter(|held| !held.position.unbondings.is_empty()) {
                let owner = self.person(&held.owner);
                let (topic_id, reputer) = (held.topic, Some(held.reputer.to_string()));
                let message = staking::ExecuteMsg::Withdraw { topic_id, reputer, beneficiary: None };
                let attempt = self.net.act_staking(owner, &message);
                self.must(Kind::Withdraw, attempt);
            }
        }
        for record in POOLS.range(&*self.net.staking_storage(), (), None, Order::Ascending) {
            let (key, pool) = record.expect("a readable pool");
            let (bonded, unbonding) = (pool.amounts.bonded, pool.amounts.unbonding);
            assert!(
                bonded.shares.is_zero() || bonded.shares == BURNED_SHARES,
                "stake stays behind in {key:?}: {bonded:?}"
            );
            assert!(unbonding.amount.is_zero(), "{unbonding:?} stays behind in {key:?}");
        }
    }

    fn unbond_all(&mut self) {
        for held in self.holdings() {
            let (topic_id, owner) = (held.topic, self.person(&held.owner));
            let pool = POOLS.load(&*self.net.staking_storage(), (topic_id.0, &held.reputer)).expect("a pool");
            let pool = pool.amounts.at(self.net.now());
            let commission = if held.is_own() { pool.commission_shares } else { Default::default() };
            if pool.bonded.worth(held.position.shares + commission).is_zero() {
                continue;
            }
            let (kind, message) = if held.is_own() {
                (Kind::Unstake, staking::ExecuteMsg::Unstake { topic_id, amount: None })
            } else {
                let reputer = held.reputer.to_string();
                (Kind::Undelegate, staking::ExecuteMsg::Undelegate { topic_id, reputer, amount: None })
            };
            let attempt = self.net.act_staking(owner, &message);
            self.must(kind, attempt);
        }
    }

    /// What anybody may want to know at the end has an answer.
    fn questions(&self) {
        use allora_interfaces::rewards::{BalancesResponse, ForecastResponse, TopicFundingsResponse};
        let fundings = QueryMsg::TopicFundings { topic_ids: vec![], start_after: None, limit: None };
        let _: TopicFundingsResponse = self.net.ask_rewards(&fundings).expect("an answer");
        for topic in &self.topics {
            let forecast = QueryMsg::Forecast { topic_id: *topic, periods: None };
            let _: ForecastResponse = self.net.ask_rewards(&forecast).expect("an answer");
        }
        for name in crate::world::ACTORS {
            let account = self.net.addr(name).to_string();
            let balances = QueryMsg::Balances { account, start_after: None, limit: None };
            let answer: BalancesResponse = self.net.ask_rewards(&balances).expect("an answer");
            assert!(answer.credit.is_zero(), "{name} is still owed {}", answer.credit);
        }
    }

    fn person(&self, address: &Addr) -> &'static str {
        self.name_of(address).unwrap_or_else(|| panic!("{address} is nobody"))
    }
}
