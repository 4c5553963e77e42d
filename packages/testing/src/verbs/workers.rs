//! Workers and their owners.

use crate::{Attempt, Network, WorkerRef};
use allora_interfaces::synthesis::{ExecuteMsg, ReceiveMsg};

impl Network {
    /// Registers a worker whose operator and owner is `name`, with the deposit that is due of him.
    #[track_caller]
    pub fn register(&mut self, name: &str) -> Attempt {
        self.register_paying(name, None, self.deposit_due(name))
    }

    /// Registers a worker with another owner.
    #[track_caller]
    pub fn register_for(&mut self, name: &str, owner: &str) -> Attempt {
        self.register_paying(name, Some(owner), self.deposit_due(name))
    }

    /// Registers a worker with any deposit.
    #[track_caller]
    pub fn register_paying(&mut self, name: &str, owner: Option<&str>, deposit: u128) -> Attempt {
        let owner = owner.map(|owner| self.addr(owner).into());
        let topic_id = self.topic;
        let native = ExecuteMsg::RegisterWorker { topic_id, owner: owner.clone() };
        let hook = ReceiveMsg::RegisterWorker { topic_id, owner };
        if deposit == 0 {
            return self.act(name, &native);
        }
        let to = self.suite.synthesis.clone();
        self.pay(name, &to, deposit, &native, &hook)
    }

    /// Adds to a worker's deposit.
    #[track_caller]
    pub fn top_up(&mut self, payer: &str, worker: impl WorkerRef, amount: u128) -> Attempt {
        let (topic_id, worker_id) = (self.topic, self.id_of(worker));
        let native = ExecuteMsg::TopUp { topic_id, worker_id };
        let to = self.suite.synthesis.clone();
        self.pay(payer, &to, amount, &native, &ReceiveMsg::TopUp { topic_id, worker_id })
    }

    /// His owner takes a worker out.
    #[track_caller]
    pub fn leave(&mut self, owner: &str, worker: impl WorkerRef) -> Attempt {
        let (topic_id, worker_id) = (self.topic, self.id_of(worker));
        self.act(owner, &ExecuteMsg::LeaveTopic { topic_id, worker_id })
    }

    /// His owner withdraws the deposit of a worker who left.
    #[track_caller]
    pub fn withdraw_deposit(&mut self, owner: &str, worker: impl WorkerRef) -> Attempt {
        let (topic_id, worker_id) = (self.topic, self.id_of(worker));
        self.act(owner, &ExecuteMsg::WithdrawDeposit { topic_id, worker_id, beneficiary: None })
    }

    /// His owner offers a worker to another key.
    #[track_caller]
    pub fn rotate(&mut self, owner: &str, worker: impl WorkerRef, to: Option<&str>) -> Attempt {
        let (topic_id, worker_id) = (self.topic, self.id_of(worker));
        let operator = to.map(|to| self.addr(to).into());
        self.act(owner, &ExecuteMsg::RotateOperator { topic_id, worker_id, operator })
    }

    /// A key accepts a worker.
    #[track_caller]
    pub fn accept_operator(&mut self, name: &str, worker: impl WorkerRef) -> Attempt {
        let (topic_id, worker_id) = (self.topic, self.id_of(worker));
        self.act(name, &ExecuteMsg::AcceptOperator { topic_id, worker_id })
    }

    /// His owner offers a worker to another owner.
    #[track_caller]
    pub fn transfer_worker(&mut self, owner: &str, worker: impl WorkerRef, to: Option<&str>) -> Attempt {
        let (topic_id, worker_id) = (self.topic, self.id_of(worker));
        let to = to.map(|to| self.addr(to).into());
        self.act(owner, &ExecuteMsg::TransferWorker { topic_id, worker_id, to })
    }

    /// A new owner accepts a worker.
    #[track_caller]
    pub fn accept_worker(&mut self, name: &str, worker: impl WorkerRef) -> Attempt {
        let (topic_id, worker_id) = (self.topic, self.id_of(worker));
        self.act(name, &ExecuteMsg::AcceptWorker { topic_id, worker_id })
    }

    /// Sends a message without money to synthesis.
    #[track_caller]
    pub fn act(&mut self, who: &str, message: &ExecuteMsg) -> Attempt {
        let to = self.suite.synthesis.clone();
        self.send(who, &to, message, &[])
    }

    /// What a name has to pay to be registered.
    pub fn deposit_due(&self, name: &str) -> u128 {
        let due = self.registry().params(&self.app.wrap()).expect("parameters").registration_deposit;
        let has = self.find_worker(name).map_or(0, |worker| self.deposit(worker));
        due.u128().saturating_sub(has)
    }
}
