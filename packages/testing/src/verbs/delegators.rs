//! Delegators: stake in the pools of reputers.

use crate::{Attempt, Network};
use allora_interfaces::staking::{ExecuteMsg, ReceiveMsg};
use allora_protocol::TopicId;
use cosmwasm_std::Decimal;

impl Network {
    /// Delegates to a reputer.
    #[track_caller]
    pub fn delegate(&mut self, name: &str, reputer: &str, amount: u128) -> Attempt {
        self.delegate_for(name, None, reputer, amount)
    }

    /// Delegates to a reputer for somebody.
    #[track_caller]
    pub fn delegate_for(
        &mut self,
        payer: &str,
        beneficiary: Option<&str>,
        reputer: &str,
        amount: u128,
    ) -> Attempt {
        let (topic_id, reputer) = (self.topic, self.addr(reputer).to_string());
        let beneficiary = beneficiary.map(|name| self.addr(name).to_string());
        let native =
            ExecuteMsg::Delegate { topic_id, reputer: reputer.clone(), beneficiary: beneficiary.clone() };
        let inside = ReceiveMsg::Delegate { topic_id, reputer, beneficiary };
        let to = self.suite.staking.clone();
        self.pay(payer, &to, amount, &native, &inside)
    }

    /// Begins to unbond what somebody delegates to a reputer.
    #[track_caller]
    pub fn undelegate(&mut self, name: &str, reputer: &str, amount: impl Into<Option<u128>>) -> Attempt {
        let (reputer, amount) = (self.addr(reputer).into(), amount.into().map(Into::into));
        self.act_staking(name, &ExecuteMsg::Undelegate { topic_id: self.topic, reputer, amount })
    }

    /// Begins to move stake from a pool of the current topic to another pool.
    #[track_caller]
    pub fn redelegate(
        &mut self,
        name: &str,
        reputer: &str,
        (to_topic_id, to_reputer): (TopicId, &str),
        amount: impl Into<Option<u128>>,
    ) -> Attempt {
        let message = ExecuteMsg::Redelegate {
            topic_id: self.topic,
            reputer: self.addr(reputer).into(),
            to_topic_id,
            to_reputer: self.addr(to_reputer).into(),
            amount: amount.into().map(Into::into),
        };
        self.act_staking(name, &message)
    }

    /// Bonds again what somebody was unbonding from the pool of a reputer.
    #[track_caller]
    pub fn cancel_unstake_from(&mut self, name: &str, reputer: &str, unbonding_id: u32) -> Attempt {
        let reputer = Some(self.addr(reputer).into());
        self.act_staking(name, &ExecuteMsg::CancelUnstake { topic_id: self.topic, reputer, unbonding_id })
    }

    /// Withdraws what has matured in the pool of a reputer.
    #[track_caller]
    pub fn withdraw_from(&mut self, name: &str, reputer: &str) -> Attempt {
        let reputer = Some(self.addr(reputer).into());
        self.act_staking(name, &ExecuteMsg::Withdraw { topic_id: self.topic, reputer, beneficiary: None })
    }

    /// Sets what a reputer keeps of his delegators' rewards, in percent.
    #[track_caller]
    pub fn set_commission(&mut self, reputer: &str, percent: u64) -> Attempt {
        let commission = Decimal::percent(percent);
        self.act_staking(reputer, &ExecuteMsg::SetCommission { topic_id: self.topic, commission })
    }
}
