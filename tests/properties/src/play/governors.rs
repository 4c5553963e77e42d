//! The owner and the guardian.

use super::{name, nth};
use crate::act::{Act, Kind, Twist};
use crate::world::World;
use allora_interfaces::registry::{ExecuteMsg, Pause};
use allora_interfaces::staking::{self, HOOKS};
use allora_protocol::emission::MoneyParamsUpdate;
use allora_protocol::topic::SuiteParamsUpdate;
use allora_testing::TOKEN;
use cosmwasm_std::{Addr, Decimal, HexBinary, Uint128};
use cw_ownable::Action;

impl World {
    fn owner(&self) -> Option<Addr> {
        self.net.registry().ownership(&self.net.app.wrap()).unwrap().owner
    }

    fn as_owner(&mut self, act: &Act, message: &ExecuteMsg) {
        let sender = self.sender(act, self.owner().as_ref());
        let attempt = self.net.act_registry(sender, message);
        self.did(act.kind, attempt);
    }

    pub(super) fn set_eligible(&mut self, act: &Act) {
        let topic_id = self.net.topic;
        let topic = self.net.registry().topic(&self.net.app.wrap(), topic_id).unwrap();
        let (version, policies_hash) = match act.twist {
            Twist::Absurd => (u64::MAX, HexBinary::from(&[7; 32])),
            _ => (topic.changes, topic.policies_hash),
        };
        self.as_owner(act, &ExecuteMsg::SetEligible { topic_id, version, policies_hash });
    }

    pub(super) fn revoke_eligible(&mut self, act: &Act) {
        self.as_owner(act, &ExecuteMsg::RevokeEligible { topic_id: self.net.topic });
    }

    pub(super) fn update_params(&mut self, act: &Act) {
        let mut params = SuiteParamsUpdate::default();
        match act.die % 8 {
            _ if act.twist == Twist::Absurd => params.min_stake = Some(Uint128::zero()),
            0 => params.min_topic_stake = Some(Uint128::new(30 * TOKEN)),
            1 => params.min_topic_stake = Some(Uint128::new(TOKEN)),
            2 => params.reveal_forfeit = Some(Uint128::new(2 * TOKEN)),
            3 => params.min_stake = Some(Uint128::new(2 * TOKEN)),
            4 => params.keep_tables = Some(12),
            5 => params.registration_deposit = Some(Uint128::new(20 * TOKEN)),
            6 => params.unbonding_time = Some(100 * self.climate.pace.unit),
            _ => params.creation_fee = Some(Uint128::new(u128::from(act.amount))),
        }
        self.as_owner(act, &ExecuteMsg::UpdateParams { params: Box::new(params) });
    }

    pub(super) fn update_money(&mut self, act: &Act) {
        let mut money = MoneyParamsUpdate::default();
        let percent = Decimal::percent(u64::from(act.amount % 101));
        match act.die % 10 {
            _ if act.twist == Twist::Absurd => money.direct_share = Some(Decimal::percent(101)),
            0 => money.emission_rate = Some(percent),
            1 => money.smoothing = Some(percent),
            2 => money.max_monthly_yield = Some(percent),
            3 => money.validators = Some(self.net.addr("validators").into()),
            4 => money.validators_share = Some(percent),
            5 => money.max_topic_share = Some(percent),
            6 => money.direct_share = Some(percent),
            7 => money.advance_fee = Some(Decimal::permille(u64::from(act.amount % 51))),
            8 => money.open_emission = Some(!act.also_one_in(3)),
            _ => money.locked = Some(Uint128::new(u128::from(act.amount) * TOKEN)),
        }
        let params = SuiteParamsUpdate { money: Some(money), ..SuiteParamsUpdate::default() };
        self.as_owner(act, &ExecuteMsg::UpdateParams { params: Box::new(params) });
    }

    pub(super) fn set_guardian(&mut self, act: &Act) {
        let guardian = if act.one_in(2) { "guardian" } else { name(act.whom) };
        let guardian = (!act.one_in(7)).then(|| self.net.addr(guardian).into());
        self.as_owner(act, &ExecuteMsg::SetGuardian { guardian });
    }

    /// By the owner for a while, by the guardian for as long as he may.
    pub(super) fn pause(&mut self, act: &Act) {
        let (what, now) = (Self::pausable(act), self.net.now());
        if act.also_one_in(2) {
            let until = match act.twist {
                Twist::Absurd => now,
                _ => now + self.climate.pace.unit * u64::from(1 + act.amount % 400),
            };
            self.as_owner(act, &ExecuteMsg::Pause { what, until: Some(until) });
        } else {
            let guardian = self.net.registry().suite_record(&self.net.app.wrap()).unwrap().guardian;
            let sender = self.sender(act, guardian.as_ref());
            let attempt = self.net.pause_of(sender, what);
            self.did(act.kind, attempt);
        }
    }

    /// Of what is paused, the first.
    pub(super) fn unpause(&mut self, act: &Act) {
        let mut all = [Pause::Submissions, Pause::Settlement, Pause::Payouts].into_iter();
        let paused = all.find(|what| self.is_paused(*what));
        if Self::is_idle(act, paused.as_ref()) {
            return;
        }
        self.as_owner(act, &ExecuteMsg::Unpause { what: paused.unwrap_or(Self::pausable(act)) });
    }

    pub(crate) fn is_paused(&self, what: Pause) -> bool {
        let suite = self.net.registry().suite_record(&self.net.app.wrap()).unwrap();
        suite.pauses.until(what) > self.net.now()
    }

    fn pausable(act: &Act) -> Pause {
        match act.die % 4 {
            0 => Pause::Submissions,
            1 => Pause::Payouts,
            _ => Pause::Settlement,
        }
    }

    pub(super) fn transfer_ownership(&mut self, act: &Act) {
        let new_owner = self.net.addr(if act.one_in(2) { "owner" } else { "heir" }).into();
        let action = Action::TransferOwnership { new_owner, expiry: None };
        self.as_owner(act, &ExecuteMsg::UpdateOwnership(action));
    }

    pub(super) fn accept_ownership(&mut self, act: &Act) {
        let pending = self.net.registry().ownership(&self.net.app.wrap()).unwrap().pending_owner;
        if Self::is_idle(act, pending.as_ref()) {
            return;
        }
        let sender = self.sender(act, pending.as_ref());
        let attempt = self.net.act_registry(sender, &ExecuteMsg::UpdateOwnership(Action::AcceptOwnership));
        self.did(act.kind, attempt);
    }

    /// Who is told of votes: contracts that do not understand it, or no contract at all.
    pub(super) fn hook(&mut self, act: &Act) {
        let suite = &self.net.suite;
        let all = [self.rogue.clone(), suite.registry.clone(), suite.rewards.clone(), self.net.addr("heir")];
        let any = all[usize::from(act.die) % all.len()].clone();
        let told = HOOKS.may_load(&*self.net.staking_storage()).unwrap().unwrap_or_default().hooks;
        let told = nth(&told, act.whom).map(|hook| hook.address);
        let message = match act.kind {
            Kind::AddHook => staking::ExecuteMsg::AddHook { addr: any.into() },
            _ if Self::is_idle(act, told.as_ref()) => return,
            _ => staking::ExecuteMsg::RemoveHook { addr: told.unwrap_or(any).into() },
        };
        let sender = self.sender(act, self.owner().as_ref());
        let attempt = self.net.act_staking(sender, &message);
        self.did(act.kind, attempt);
    }

    /// The suite's owner, by his name.
    pub(crate) fn owner_name(&self) -> &'static str {
        self.owner().and_then(|owner| self.name_of(&owner)).expect("somebody owns the suite")
    }
}
