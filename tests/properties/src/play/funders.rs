//! The money of topics, what is claimed, and what a token does.

use super::{name, nth};
use crate::act::{Act, Twist};
use crate::world::World;
use allora_interfaces::registry::TopicRecord;
use allora_interfaces::rewards::{BALANCES, CREDITS, ExecuteMsg, WorkerRef};
use allora_interfaces::synthesis::{self, WORKERS, Worker};
use allora_protocol::{TopicId, WorkerId};
use allora_testing::Money;
use allora_testing::malicious_cw20::Trick;
use cosmwasm_std::{Addr, Order, to_json_binary};

/// So many workers one claim takes.
const MOST_CLAIMED: usize = 30;

impl World {
    pub(super) fn fund(&mut self, act: &Act) {
        let beneficiary = act.one_in(4).then(|| name(act.whom));
        let attempt = self.net.fund_for(name(act.who), beneficiary, Self::amount(act));
        self.did(act.kind, attempt);
    }

    pub(super) fn donate(&mut self, act: &Act) {
        let attempt = self.net.donate(name(act.who), Self::amount(act));
        self.did(act.kind, attempt);
    }

    pub(super) fn touch(&mut self, act: &Act) {
        let topic_id = if act.twist == Twist::Absurd { TopicId(99) } else { self.net.topic };
        let attempt = self.net.act_rewards(name(act.who), &ExecuteMsg::Touch { topic_id });
        self.did(act.kind, attempt);
    }

    pub(super) fn roll(&mut self, act: &Act) {
        let limit = match act.twist {
            Twist::Absurd => Some(u32::from(act.die)),
            _ => act.one_in(2).then(|| 1 + u32::from(act.die) % 30),
        };
        let attempt = self.net.roll(name(act.who), limit);
        self.did(act.kind, attempt);
    }

    /// Everything that somebody who has something coming has coming.
    pub(super) fn claim(&mut self, act: &Act) {
        let creditors = self.creditors();
        if Self::is_idle(act, creditors.first()) {
            return;
        }
        let owner = nth(&creditors, act.whom).unwrap_or_else(|| self.net.addr(name(act.whom)));
        let sender = self.sender(act, Some(&owner));
        let mut workers = self.workers_of(&owner);
        if act.twist == Twist::Absurd {
            let (topic_id, worker_id) = (TopicId(u64::from(act.whom)), WorkerId(u32::from(act.die)));
            workers = vec![WorkerRef { topic_id, worker_id }; 1 + usize::from(act.who) % 40];
        } else if act.one_in(8) {
            // Whoever names a worker twice is paid once.
            workers.extend(workers.clone());
        }
        workers.truncate(MOST_CLAIMED + usize::from(act.twist == Twist::Absurd));
        let beneficiary = act.one_in(5).then(|| self.net.addr(name(act.who)).into());
        let attempt = self.net.act_rewards(sender, &ExecuteMsg::Claim { workers, beneficiary });
        self.did(act.kind, attempt);
    }

    /// Who has something coming and is a person. A token that sent an `Advance` has its fee coming, and never asks for it.
    pub(crate) fn creditors(&self) -> Vec<Addr> {
        let (rewards, synthesis) = (self.net.rewards_storage(), self.net.synthesis_storage());
        let credited = CREDITS.range(&*rewards, (), None, Order::Ascending).map(|record| record.unwrap().0);
        let pages = BALANCES.range(&*rewards, (), None, Order::Ascending).map(Result::unwrap);
        let due = pages
            .flat_map(|((topic, _), page)| page.workers.ids().map(|id| (topic, id.0)).collect::<Vec<_>>());
        let owners = due.map(|worker| WORKERS.load(&*synthesis, worker).unwrap().owner);
        credited.chain(owners).filter(|creditor| self.name_of(creditor).is_some()).collect()
    }

    /// The workers of an account, in all topics.
    pub(crate) fn workers_of(&self, owner: &Addr) -> Vec<WorkerRef> {
        self.workers().into_iter().filter(|(_, worker)| worker.owner == *owner).map(|(of, _)| of).collect()
    }

    /// All workers.
    pub(crate) fn workers(&self) -> Vec<(WorkerRef, Worker)> {
        let storage = self.net.synthesis_storage();
        let records = WORKERS.range(&*storage, (), None, Order::Ascending).map(Result::unwrap);
        let of = |(topic, id)| WorkerRef { topic_id: TopicId(topic), worker_id: WorkerId(id) };
        records.map(|(key, worker)| (of(key), worker)).collect()
    }

    /// Of a retired topic, if one is retired.
    pub(super) fn close(&mut self, act: &Act) {
        let registry = self.net.registry();
        let record =
            |topic: &TopicId| -> TopicRecord { registry.topic_record(&self.net.app.wrap(), *topic).unwrap() };
        let retired: Vec<_> =
            self.topics.iter().filter(|topic| record(topic).retired_from.is_some()).collect();
        if Self::is_idle(act, retired.first()) {
            return;
        }
        let topic = nth(&retired, act.whom).copied().unwrap_or(self.net.topic);
        let attempt = self.net.on(topic).close_topic(name(act.who));
        self.did(act.kind, attempt);
    }

    pub(super) fn sweep_surplus(&mut self, act: &Act) {
        let [_, _, rewards] = self.net.solvency();
        if Self::is_idle(act, Some(rewards.surplus).filter(|surplus| !surplus.is_zero()).as_ref()) {
            return;
        }
        let owner = self.net.addr(self.owner_name());
        let sender = self.sender(act, Some(&owner));
        let attempt = self.net.sweep_surplus(sender);
        self.did(act.kind, attempt);
    }

    /// To rewards, or, where nobody can have it back, to another contract.
    pub(super) fn gift(&mut self, act: &Act) {
        let suite = self.net.suite.clone();
        let to = match act.die % 6 {
            0 => suite.staking,
            1 => suite.synthesis,
            2 => suite.registry,
            _ => suite.rewards,
        };
        let before = self.net.balance(name(act.who));
        // The bank does not move nothing.
        let attempt = self.net.transfer(name(act.who), &to, Self::amount(act).max(1));
        // What the contract has may change by more than that: tokens that attack call others meanwhile.
        self.watch.given(&to, before - self.net.balance(name(act.who)));
        self.did(act.kind, attempt);
    }

    /// Transfers fail for a while, or call back into the suite.
    pub(super) fn arm(&mut self, act: &Act) {
        if self.climate.money != Money::Malicious {
            return;
        }
        let (suite, topic_id) = (&self.net.suite, self.net.topic);
        let advance = synthesis::ExecuteMsg::Advance { topic_id, limit: None };
        let calls = [
            (suite.synthesis.to_string(), to_json_binary(&advance).unwrap()),
            (suite.rewards.to_string(), to_json_binary(&ExecuteMsg::Touch { topic_id }).unwrap()),
        ];
        let trick = match act.die % 5 {
            0 => Trick::FailTransfers,
            1 => Trick::Reenter { calls: calls.to_vec() },
            2 => Trick::Reenter { calls: calls[..1].to_vec() },
            _ => Trick::None,
        };
        self.net.arm(trick);
    }
}
