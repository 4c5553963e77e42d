//! Acts become messages. Whether a message is carried out or refused is the suite's affair; both are audited.

mod epochs;
mod forgers;
mod funders;
mod governors;
mod stakers;
mod time;
mod topics;
mod workers;

use crate::act::{Act, Kind, Twist};
use crate::world::{ACTORS, World};
use cosmwasm_std::Addr;

/// One of the actors.
pub(crate) fn name(who: u8) -> &'static str {
    ACTORS[usize::from(who) % ACTORS.len()]
}

impl World {
    /// Something happens.
    pub fn play(&mut self, act: &Act) {
        let topic = self.topics[usize::from(act.topic) % self.topics.len()];
        self.net.topic = topic;
        match act.kind {
            Kind::Wait => self.wait(act),
            Kind::Go => self.go(act.die),
            _ => {}
        }
        if self.prompt || self.nearly_full() {
            self.catch_up();
        }
        let times = if act.twist == Twist::Twice { 2 } else { 1 };
        for _ in 0..times {
            self.net.topic = topic;
            self.message(act);
        }
        self.net.topic = topic;
        self.notes.min_topic_stakes(&self.net);
    }

    fn message(&mut self, act: &Act) {
        match act.kind {
            Kind::Wait | Kind::Go => {}
            Kind::CreateTopic => self.create_topic(act),
            Kind::UpdateTopic => self.update_topic(act),
            Kind::TransferTopic => self.transfer_topic(act),
            Kind::AcceptTopic => self.accept_topic(act),
            Kind::RetireTopic => self.retire_topic(act),
            Kind::SetPolicy => self.set_policy(act),
            Kind::UpdateList => self.update_list(act),
            Kind::SetEligible => self.set_eligible(act),
            Kind::RevokeEligible => self.revoke_eligible(act),
            Kind::UpdateParams => self.update_params(act),
            Kind::UpdateMoney => self.update_money(act),
            Kind::SetGuardian => self.set_guardian(act),
            Kind::Pause => self.pause(act),
            Kind::Unpause => self.unpause(act),
            Kind::TransferOwnership => self.transfer_ownership(act),
            Kind::AcceptOwnership => self.accept_ownership(act),
            Kind::AddHook | Kind::RemoveHook => self.hook(act),
            Kind::RegisterWorker => self.register_worker(act),
            Kind::TopUp => self.top_up(act),
            Kind::LeaveTopic => self.leave_topic(act),
            Kind::WithdrawDeposit => self.withdraw_deposit(act),
            Kind::RotateOperator => self.rotate_operator(act),
            Kind::AcceptOperator => self.accept_operator(act),
            Kind::TransferWorker => self.transfer_worker(act),
            Kind::AcceptWorker => self.accept_worker(act),
            Kind::Submit | Kind::Commit => self.submit(act),
            Kind::Reveal => self.reveal(act),
            Kind::Report => self.report(act),
            Kind::Advance => self.advance(act),
            Kind::Pay => self.pay(act),
            Kind::SweepForfeits => self.sweep_forfeits(act),
            Kind::RegisterReputer => self.register_reputer(act),
            Kind::Stake => self.stake(act),
            Kind::Delegate => self.delegate(act),
            Kind::Unstake => self.unstake(act),
            Kind::Undelegate => self.undelegate(act),
            Kind::Redelegate => self.redelegate(act),
            Kind::CancelUnstake => self.cancel_unstake(act),
            Kind::Withdraw => self.withdraw(act),
            Kind::SetCommission => self.set_commission(act),
            Kind::Refresh => self.refresh(act),
            Kind::Fund => self.fund(act),
            Kind::Donate => self.donate(act),
            Kind::Touch => self.touch(act),
            Kind::Roll => self.roll(act),
            Kind::Claim => self.claim(act),
            Kind::Close => self.close(act),
            Kind::SweepSurplus => self.sweep_surplus(act),
            Kind::Gift => self.gift(act),
            Kind::Arm => self.arm(act),
            Kind::ForgeSettle => self.forge_settle(act),
            Kind::ForgeRewards => self.forge_rewards(act),
            Kind::ForgeReceive | Kind::ForgeToken => self.forge_receive(act),
            Kind::ForgeWire => self.forge_wire(act),
            Kind::ForgePause => self.forge_pause(act),
            Kind::ForgeIncome => self.forge_income(act),
            Kind::StrayCoin => self.stray_coin(act),
            Kind::Junk => self.junk(act),
        }
    }

    /// Who sends it: whom it behoves, if he is known; an act by a stranger is by anybody.
    fn sender(&self, act: &Act, behoves: Option<&Addr>) -> &'static str {
        let right = behoves.and_then(|address| self.name_of(address));
        right.filter(|_| act.twist != Twist::Stranger).unwrap_or(name(act.who))
    }

    /// Whether he who means well has nothing to do here: what it is about is not there.
    fn is_idle<T>(act: &Act, about: Option<&T>) -> bool {
        about.is_none() && matches!(act.twist, Twist::Honest | Twist::Twice)
    }

    /// The money that comes along.
    fn amount(act: &Act) -> u128 {
        let absurd = [0, 1, u128::from(u64::MAX), u128::MAX / 2, u128::MAX];
        match act.twist {
            Twist::Absurd => absurd[usize::from(act.die) % absurd.len()],
            _ => act.amount.into(),
        }
    }

    /// What is due, or, absurdly, something beside it.
    fn due(act: &Act, due: u128) -> u128 {
        match (act.twist, act.die % 3) {
            (Twist::Absurd, 0) => due.saturating_add(1),
            (Twist::Absurd, 1) => due.saturating_sub(1),
            (Twist::Absurd, _) => 0,
            _ => due,
        }
    }
}

/// One of several, by a number.
pub(crate) fn nth<T: Clone>(of: &[T], number: u8) -> Option<T> {
    usize::from(number).checked_rem(of.len()).and_then(|at| of.get(at)).cloned()
}
