//! Money of topics: who brings it, who sets weights and begins periods.

use crate::{Attempt, Network};
use allora_interfaces::rewards::{ExecuteMsg, Income, ReceiveMsg};

impl Network {
    /// Pays into the current topic.
    #[track_caller]
    pub fn fund(&mut self, name: &str, amount: u128) -> Attempt {
        self.fund_for(name, None, amount)
    }

    /// Pays into the current topic in somebody's name.
    #[track_caller]
    pub fn fund_for(&mut self, payer: &str, beneficiary: Option<&str>, amount: u128) -> Attempt {
        let topic_id = self.topic;
        let beneficiary = beneficiary.map(|name| self.addr(name).to_string());
        let native = ExecuteMsg::Fund { topic_id, beneficiary: beneficiary.clone() };
        let inside = ReceiveMsg::Fund { topic_id, beneficiary };
        let to = self.suite.rewards.clone();
        self.pay(payer, &to, amount, &native, &inside)
    }

    /// Brings money to the treasury as a gift.
    #[track_caller]
    pub fn donate(&mut self, name: &str, amount: u128) -> Attempt {
        self.deposit_as(name, Income::Donation, amount)
    }

    /// Brings money to the treasury, and says what it is.
    #[track_caller]
    pub fn deposit_as(&mut self, name: &str, income: Income, amount: u128) -> Attempt {
        let native = ExecuteMsg::Deposit { income: income.clone() };
        let to = self.suite.rewards.clone();
        self.pay(name, &to, amount, &native, &ReceiveMsg::Deposit { income })
    }

    /// Sets the current topic's weight from its stake and funding of now.
    #[track_caller]
    pub fn touch(&mut self, name: &str) -> Attempt {
        self.act_rewards(name, &ExecuteMsg::Touch { topic_id: self.topic })
    }

    /// Begins up to so many emission periods that are due; `None`: the default.
    #[track_caller]
    pub fn roll(&mut self, name: &str, limit: impl Into<Option<u32>>) -> Attempt {
        self.act_rewards(name, &ExecuteMsg::Roll { limit: limit.into() })
    }

    /// Moves what is left in the current topic to the treasury.
    #[track_caller]
    pub fn close_topic(&mut self, name: &str) -> Attempt {
        self.act_rewards(name, &ExecuteMsg::Close { topic_id: self.topic })
    }

    /// Moves what was sent to rewards by mistake to the treasury; who may is `owner`.
    #[track_caller]
    pub fn sweep_surplus(&mut self, name: &str) -> Attempt {
        self.act_rewards(name, &ExecuteMsg::SweepSurplus {})
    }

    /// Sends a message without money to rewards.
    #[track_caller]
    pub fn act_rewards(&mut self, who: &str, message: &ExecuteMsg) -> Attempt {
        let to = self.suite.rewards.clone();
        self.send(who, &to, message, &[])
    }
}
