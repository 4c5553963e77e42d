//! Workers and their owners.

use super::{name, nth};
use crate::act::{Act, Twist};
use crate::world::World;
use allora_interfaces::synthesis::{WORKERS, Worker};
use allora_protocol::WorkerId;
use cosmwasm_std::Order;

impl World {
    pub(super) fn register_worker(&mut self, act: &Act) {
        let due = self.net.deposit_due(name(act.who));
        let owner = act.one_in(4).then(|| name(act.whom));
        let attempt = self.net.register_paying(name(act.who), owner, Self::due(act, due));
        self.did(act.kind, attempt);
    }

    /// A worker of the current topic, if there can be one of whom this is true, one of these.
    fn pick(&self, act: &Act, fits: impl Fn(&Worker) -> bool) -> (WorkerId, Option<Worker>) {
        if act.twist == Twist::Absurd {
            return (WorkerId(u32::from(act.die)), None);
        }
        let storage = self.net.synthesis_storage();
        let workers = WORKERS.range(&*storage, self.net.topic.0, None, Order::Ascending).map(Result::unwrap);
        let workers: Vec<_> = workers.map(|(id, worker)| (WorkerId(id), worker)).collect();
        let fitting: Vec<_> = workers.iter().filter(|(_, worker)| fits(worker)).cloned().collect();
        let picked = nth(&fitting, act.whom).or_else(|| nth(&workers, act.whom));
        picked.map_or((WorkerId(0), None), |(id, worker)| (id, Some(worker)))
    }

    /// Goes to a topic with a worker of whom this is true; whether there is one.
    fn go_where(&mut self, fits: impl Fn(&Worker) -> bool) -> bool {
        let topic = self.workers().into_iter().find(|(_, worker)| fits(worker)).map(|(of, _)| of.topic_id);
        self.net.topic = topic.unwrap_or(self.net.topic);
        topic.is_some()
    }

    pub(super) fn top_up(&mut self, act: &Act) {
        let (worker, _) = self.pick(act, |worker| worker.left_at.is_none());
        let attempt = self.net.top_up(name(act.who), worker, Self::amount(act));
        self.did(act.kind, attempt);
    }

    pub(super) fn leave_topic(&mut self, act: &Act) {
        let (id, worker) = self.pick(act, |worker| worker.left_at.is_none());
        let sender = self.sender(act, worker.as_ref().map(|worker| &worker.owner));
        let attempt = self.net.leave(sender, id);
        self.did(act.kind, attempt);
    }

    pub(super) fn withdraw_deposit(&mut self, act: &Act) {
        if !self.go_where(|worker| worker.left_at.is_some()) && act.twist == Twist::Honest {
            return;
        }
        let (id, worker) = self.pick(act, |worker| worker.left_at.is_some());
        let sender = self.sender(act, worker.as_ref().map(|worker| &worker.owner));
        let attempt = self.net.withdraw_deposit(sender, id);
        self.did(act.kind, attempt);
    }

    pub(super) fn rotate_operator(&mut self, act: &Act) {
        let (id, worker) = self.pick(act, |_| true);
        let sender = self.sender(act, worker.as_ref().map(|worker| &worker.owner));
        // Mostly to a key that is no worker's yet.
        let to = ["keeper", "guardian", "heir", name(act.die as u8)][usize::from(act.die) % 4];
        let attempt = self.net.rotate(sender, id, (!act.also_one_in(8)).then_some(to));
        self.did(act.kind, attempt);
    }

    pub(super) fn accept_operator(&mut self, act: &Act) {
        if !self.go_where(|worker| worker.next_operator.is_some()) && act.twist == Twist::Honest {
            return;
        }
        let (id, worker) = self.pick(act, |worker| worker.next_operator.is_some());
        let sender = self.sender(act, worker.as_ref().and_then(|worker| worker.next_operator.as_ref()));
        let attempt = self.net.accept_operator(sender, id);
        self.did(act.kind, attempt);
    }

    pub(super) fn transfer_worker(&mut self, act: &Act) {
        let (id, worker) = self.pick(act, |_| true);
        let sender = self.sender(act, worker.as_ref().map(|worker| &worker.owner));
        let to = (!act.also_one_in(8)).then(|| name(act.die as u8));
        let attempt = self.net.transfer_worker(sender, id, to);
        self.did(act.kind, attempt);
    }

    pub(super) fn accept_worker(&mut self, act: &Act) {
        if !self.go_where(|worker| worker.next_owner.is_some()) && act.twist == Twist::Honest {
            return;
        }
        let (id, worker) = self.pick(act, |worker| worker.next_owner.is_some());
        let sender = self.sender(act, worker.as_ref().and_then(|worker| worker.next_owner.as_ref()));
        let attempt = self.net.accept_worker(sender, id);
        self.did(act.kind, attempt);
    }
}
