//! Messages that nobody may send: each has to be refused, whoever sends it.

use super::name;
use crate::act::{Act, Kind};
use crate::world::World;
use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::rewards::{self, Income, Payee, Settlement, SettlementEntry};
use allora_interfaces::{registry, staking, synthesis};
use allora_protocol::{EpochId, ReputerId};
use allora_testing::{Serialize, TOKEN};
use cosmwasm_std::{Addr, Binary, Uint64, Uint128, to_json_binary};
use cw20::Cw20ReceiveMsg;
use std::fmt::Debug;

impl World {
    /// Those who may most are no exception.
    fn forger(&self, act: &Act) -> &'static str {
        if act.one_in(5) { self.owner_name() } else { name(act.who) }
    }

    fn forge<M: Serialize + Debug>(&mut self, act: &Act, to: &Addr, message: &M) {
        let attempt = self.net.send(self.forger(act), to, message, &[]);
        self.did(act.kind, attempt);
    }

    /// An order that rewards would carry out if synthesis sent it.
    pub(super) fn forge_settle(&mut self, act: &Act) {
        let after = self.net.money().last_paid;
        let (billion, now) = (Uint64::new(1_000_000_000_000_000_000), self.net.now());
        let entry = SettlementEntry { payee: Payee::Inferer, id: u32::from(act.whom % 5), fraction: billion };
        let order = Settlement {
            topic_id: self.net.topic,
            epoch_id: EpochId(after.map_or(0, |epoch| epoch.0 + u64::from(act.die % 2))),
            after,
            from: now.saturating_sub(100),
            to: now,
            advancer: self.net.addr(name(act.who)).into(),
            shares: [billion, Uint64::zero(), Uint64::zero()],
            entries: vec![entry],
        };
        let to = self.net.suite.rewards.clone();
        self.forge(act, &to, &rewards::ExecuteMsg::Settle(Box::new(order)));
    }

    /// With the money that it says.
    pub(super) fn forge_rewards(&mut self, act: &Act) {
        let (topic_id, amount) = (self.net.topic, u128::from(act.amount) + 1);
        let to_pools = vec![(ReputerId(u32::from(act.whom % 3)), Uint128::new(amount))];
        let native = staking::ExecuteMsg::AddRewards { topic_id, rewards: to_pools.clone() };
        let inside = staking::ReceiveMsg::AddRewards { topic_id, rewards: to_pools };
        let to = self.net.suite.staking.clone();
        let attempt = self.net.pay(name(act.who), &to, amount, &native, &inside);
        self.did(act.kind, attempt);
    }

    /// `Receive` by somebody who is no token, or by a token that is not the suite's.
    pub(super) fn forge_receive(&mut self, act: &Act) {
        let (suite, topic_id) = (self.net.suite.clone(), self.net.topic);
        let (to, msg) = match act.die % 4 {
            0 => (suite.staking, json(&staking::ReceiveMsg::Stake { topic_id, beneficiary: None })),
            1 => (suite.synthesis, json(&synthesis::ReceiveMsg::RegisterWorker { topic_id, owner: None })),
            2 => {
                let spec = crate::world::topic(act.die, self.climate.pace.unit, (3, 2, 2)).0;
                (suite.registry, json(&registry::ReceiveMsg::CreateTopic(Box::new(spec))))
            }
            _ => (suite.rewards, json(&rewards::ReceiveMsg::Fund { topic_id, beneficiary: None })),
        };
        let (rogue, sender) = (self.rogue.clone(), self.net.addr(name(act.who)));
        if act.kind == Kind::ForgeToken {
            let attempt = self.net.forge(&rogue, &to, &sender, act.amount.into(), msg);
            self.did(act.kind, attempt);
            return;
        }
        let received = Cw20ReceiveMsg { sender: sender.into(), amount: Uint128::new(act.amount.into()), msg };
        // All contracts have the message, written alike.
        self.forge(act, &to, &rewards::ExecuteMsg::Receive(received));
    }

    pub(super) fn forge_wire(&mut self, act: &Act) {
        let suite = self.net.suite.clone();
        let to = [suite.staking, suite.synthesis, suite.rewards][usize::from(act.die) % 3].clone();
        let siblings = [Sibling::Staking, Sibling::Synthesis, Sibling::Rewards];
        let (sibling, address) = (siblings[usize::from(act.whom) % 3], self.net.addr(name(act.who)).into());
        self.forge(act, &to, &rewards::ExecuteMsg::Wire { sibling, address });
    }

    pub(super) fn forge_pause(&mut self, act: &Act) {
        let suite = self.net.suite.clone();
        let (to, what) = match act.die % 3 {
            0 => (suite.synthesis, Pause::Submissions),
            1 => (suite.synthesis, Pause::Settlement),
            _ => (suite.rewards, Pause::Payouts),
        };
        let until = u64::from(act.amount) * u64::from(act.whom % 2);
        self.forge(act, &to, &rewards::ExecuteMsg::SetPause { what, until });
    }

    pub(super) fn forge_income(&mut self, act: &Act) {
        let income = match act.die % 2 {
            0 => Income::Forfeits,
            _ => Income::CreationFee { topic_id: self.net.topic },
        };
        let attempt = self.net.deposit_as(name(act.who), income, u128::from(act.amount) + 1);
        self.did(act.kind, attempt);
    }

    /// Coins that belong to nothing.
    pub(super) fn stray_coin(&mut self, act: &Act) {
        let (topic_id, who, suite) = (self.net.topic, name(act.who), self.net.suite.clone());
        let coin = [self.net.stray_coin(who, TOKEN)];
        let attempt = match act.die % 6 {
            0 => self.net.send(who, &suite.rewards, &rewards::ExecuteMsg::Touch { topic_id }, &coin),
            1 => self.net.send(who, &suite.rewards, &rewards::ExecuteMsg::Roll { limit: None }, &coin),
            2 => {
                let (workers, beneficiary) = (vec![], None);
                let claim = rewards::ExecuteMsg::Claim { workers, beneficiary };
                self.net.send(who, &suite.rewards, &claim, &coin)
            }
            3 => {
                let advance = synthesis::ExecuteMsg::Advance { topic_id, limit: None };
                self.net.send(who, &suite.synthesis, &advance, &coin)
            }
            4 => {
                let message = staking::ExecuteMsg::RegisterReputer { topic_id };
                self.net.send(who, &suite.staking, &message, &coin)
            }
            _ => {
                let message = registry::ExecuteMsg::RetireTopic { topic_id };
                self.net.send(who, &suite.registry, &message, &coin)
            }
        };
        self.did(act.kind, attempt);
    }

    pub(super) fn junk(&mut self, act: &Act) {
        let suite = self.net.suite.clone();
        let to =
            [suite.registry, suite.staking, suite.synthesis, suite.rewards][usize::from(act.die) % 4].clone();
        let junk: [&[u8]; 5] = [b"", b"{}", b"null", br#"{"touch":{}}"#, br#"{"roll":{"limit":-1}}"#];
        let junk = Binary::from(junk[usize::from(act.whom) % junk.len()]);
        let attempt = self.net.send_raw(name(act.who), &to, junk, &[]);
        self.did(act.kind, attempt);
    }
}

fn json(message: &impl Serialize) -> Binary {
    to_json_binary(message).expect("a message is JSON")
}
