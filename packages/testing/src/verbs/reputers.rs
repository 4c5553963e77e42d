//! Reputers: their stake and their reports.

use crate::{Attempt, Network, Says};
use allora_interfaces::staking::{ExecuteMsg, ReceiveMsg};
use allora_interfaces::synthesis;
use allora_protocol::EpochId;

impl Network {
    /// Registers a reputer.
    #[track_caller]
    pub fn register_reputer(&mut self, name: &str) -> Attempt {
        let attempt = self.act_staking(name, &ExecuteMsg::RegisterReputer { topic_id: self.topic });
        let names = self.reputers.entry(self.topic).or_default();
        if !names.iter().any(|known| known == name) {
            names.push(name.into());
        }
        attempt
    }

    /// Registers a reputer, and stakes.
    #[track_caller]
    pub fn new_reputer(&mut self, name: &str, stake: u128) {
        self.register_reputer(name);
        self.stake(name, stake);
    }

    /// Stakes for oneself.
    #[track_caller]
    pub fn stake(&mut self, name: &str, amount: u128) -> Attempt {
        self.stake_for(name, None, amount)
    }

    /// Stakes for somebody.
    #[track_caller]
    pub fn stake_for(&mut self, payer: &str, beneficiary: Option<&str>, amount: u128) -> Attempt {
        let beneficiary = beneficiary.map(|name| self.addr(name).to_string());
        let topic_id = self.topic;
        let native = ExecuteMsg::Stake { topic_id, beneficiary: beneficiary.clone() };
        let to = self.suite.staking.clone();
        self.pay(payer, &to, amount, &native, &ReceiveMsg::Stake { topic_id, beneficiary })
    }

    /// Begins to unbond.
    #[track_caller]
    pub fn unstake(&mut self, name: &str, amount: impl Into<Option<u128>>) -> Attempt {
        let amount = amount.into().map(Into::into);
        self.act_staking(name, &ExecuteMsg::Unstake { topic_id: self.topic, amount })
    }

    /// Bonds again what was unbonding.
    #[track_caller]
    pub fn cancel_unstake(&mut self, name: &str, unbonding_id: u32) -> Attempt {
        self.act_staking(
            name,
            &ExecuteMsg::CancelUnstake { topic_id: self.topic, reputer: None, unbonding_id },
        )
    }

    /// Withdraws what has matured.
    #[track_caller]
    pub fn withdraw(&mut self, name: &str) -> Attempt {
        self.act_staking(
            name,
            &ExecuteMsg::Withdraw { topic_id: self.topic, reputer: None, beneficiary: None },
        )
    }

    /// Says what happened.
    #[track_caller]
    pub fn report(&mut self, name: &str, epoch: EpochId, says: impl Says) -> Attempt {
        let (topic_id, epoch_id, report) = (self.topic, epoch, says.report());
        self.act(name, &synthesis::ExecuteMsg::Report { topic_id, epoch_id, report })
    }

    /// Sends a message without money to staking.
    #[track_caller]
    pub fn act_staking(&mut self, who: &str, message: &ExecuteMsg) -> Attempt {
        let to = self.suite.staking.clone();
        self.send(who, &to, message, &[])
    }

    /// The names of the current topic's reputers, in the order of their registration.
    pub fn reputer_names(&self) -> Vec<String> {
        self.reputers.get(&self.topic).cloned().unwrap_or_default()
    }
}
