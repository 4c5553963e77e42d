//! What is weighed: an epoch in which everything happens to somebody who has been there for long.

use super::crowd::{Crowd, forecaster, inferer, reputer};
use super::money;
use super::scale::Scale;
use super::size::Size;
use crate::vm::Artifacts;
use allora_interfaces::feed::Guards;
use allora_interfaces::registry::Pause;
use allora_interfaces::rewards::SettlementRecord;
use allora_interfaces::staking::{ExecuteMsg, PoolRef};
use allora_protocol::{EpochId, TopicId};
use allora_testing::{Money, Network, TOKEN, TopicSpec};

/// Epochs before anything is weighed: everybody is past his time as a newcomer (ten scores), every pair has its regrets.
const WARM_UP: u64 = 15;

/// In place of a size, where it does not matter.
pub const ANY_SIZE: &str = "any";

/// What a table is about: a network that has been running for a while.
pub struct Story {
    pub scale: Scale,
    crowd: Crowd,
    /// Takes submissions in the open.
    open: TopicId,
    /// Takes commitments.
    sealed: TopicId,
}

impl Story {
    /// Two topics with everybody in them, eligible and funded, and a history.
    pub fn new(artifacts: &Artifacts, size: Size, money: Money) -> Self {
        let mut scale = Scale::new(money::suite(money), artifacts, size.to_string());
        let crowd = Crowd(size);
        let seated = || TopicSpec::default().seats(size.inferers, size.forecasters, size.reputers);
        let open = scale.net.create_topic(seated());
        crowd.join(&mut scale.net);
        let sealed = scale.net.create_topic(seated().reveal_window(300));
        crowd.join(&mut scale.net);
        money::endow(&mut scale, &[open, sealed]);
        for _ in 0..WARM_UP {
            let epoch = scale.net.on(open).epoch().id();
            crowd.play(&mut scale.net, [open, sealed], epoch);
        }
        Self { scale, crowd, open, sealed }
    }

    /// Weighs every message.
    pub fn play(mut self) -> Scale {
        self.unpaid_epoch(["settle_unpaid", "pay"]);
        let evicted = self.full_epoch();
        money::claims(&mut self.scale, self.crowd, evicted);
        self.no_seat(evicted);
        money::weights(&mut self.scale);
        self.people(evicted);
        money::later(&mut self.scale);
        self.around();
        self.scale
    }

    /// Weighs what a payment in a cw20 costs.
    pub fn play_payments(mut self) -> Scale {
        let epoch = self.epoch_to_close();
        self.scale.weigh("close", |net| net.advance("keeper", 1));
        self.reports(epoch);
        self.scale.weigh("settle_cw20", |net| net.advance("keeper", 1));
        self.assert_paid(epoch);
        self.scale.add_up("epoch_cw20", &["close", "settle_cw20"]);
        self.unpaid_epoch(["settle_unpaid", "pay_cw20"]);
        // A close, and a settlement without a payment, are the same in every token.
        self.scale.weighed.retain(|weighed| weighed.figure.message.ends_with("_cw20"));
        self.scale
    }

    /// An epoch in which the best inferer comes when all seats are taken; who loses his.
    fn full_epoch(&mut self) -> u16 {
        let epoch = self.scale.net.on(self.open).epoch().id();
        let evicted =
            self.enter(self.open, epoch, ["submit_first", "submit", "submit_evicting", "submit_forecast"]);
        self.enter(self.sealed, epoch, ["commit_first", "commit", "commit_evicting", "commit_forecast"]);

        self.scale.net.go_to_reveals(epoch);
        self.scale.weigh("reveal", |net| net.reveal(&inferer(2), epoch));
        self.scale.weigh("reveal_forecast", |net| net.reveal(&forecaster(0), epoch));
        self.crowd.reveal(&mut self.scale.net, epoch);

        self.scale.net.go_to_close(epoch);
        self.scale.weigh("close_revealed", |net| net.advance("keeper", 1));
        self.scale.net.on(self.open);
        self.scale.weigh("close", |net| net.advance("keeper", 1));

        self.scale.net.go_to_reports(epoch);
        let crowd = self.crowd;
        self.scale.weigh("report_first", |net| net.report(&reputer(0), epoch, crowd.truth(0, epoch)));
        self.scale.weigh("report", |net| net.report(&reputer(1), epoch, crowd.truth(1, epoch)));
        self.crowd.report(&mut self.scale.net, epoch, 2);
        self.scale.net.go_to_settlement(epoch);
        self.scale.weigh("settle", |net| net.advance("keeper", 1));
        self.assert_paid(epoch);
        self.scale.add_up("epoch", &["close", "settle"]);
        self.scale.weigh("advance_idle", |net| net.advance("keeper", 1));
        evicted
    }

    /// An epoch that is settled while payments are paused, and paid later.
    fn unpaid_epoch(&mut self, [settle, pay]: [&str; 2]) {
        let epoch = self.epoch_to_close();
        self.scale.net.advance("keeper", 1);
        self.reports(epoch);
        self.scale.net.pause_of("owner", Pause::Settlement);
        self.scale.weigh(settle, |net| net.advance("keeper", 1));
        self.scale.net.unpause_of("owner", Pause::Settlement);
        self.scale.weigh(pay, |net| net.pay_epoch("keeper", epoch));
        self.assert_paid(epoch);
    }

    /// An epoch of the open topic up to the instant at which its close is due.
    fn epoch_to_close(&mut self) -> EpochId {
        let net = &mut self.scale.net;
        let epoch = net.on(self.open).epoch().id();
        let present: Vec<u16> = (1..=self.crowd.0.inferers).collect();
        self.crowd.enter(net, epoch, &present);
        net.go_to_close(epoch);
        epoch
    }

    /// All reports of an epoch, up to the instant at which its settlement is due.
    fn reports(&mut self, epoch: EpochId) {
        let net = &mut self.scale.net;
        net.go_to_reports(epoch);
        self.crowd.report(net, epoch, 0);
        net.go_to_settlement(epoch);
    }

    /// The epoch was paid in full: from the emission of its periods and from the topic's funding, to every role.
    fn assert_paid(&self, epoch: EpochId) {
        let paid = self.scale.net.settlement(epoch).expect("the epoch is paid");
        let SettlementRecord { emission, own, advance_fee, to_inferers, to_forecasters, to_reputers, .. } =
            paid;
        let parts = [emission, own, advance_fee, to_inferers, to_forecasters, to_reputers];
        assert!(parts.iter().all(|part| !part.is_zero()), "an amount of the payment is nothing: {parts:?}");
    }

    /// Submissions or commitments of an epoch; the best inferer comes last. `weighed`: the first, the second, the one that
    /// takes a seat from somebody, a forecast. Returns whose.
    fn enter(&mut self, topic: TopicId, epoch: EpochId, weighed: [&str; 4]) -> u16 {
        let crowd = self.crowd;
        let [first, steady, evicting, forecast] = weighed;
        self.scale.net.on(topic);
        let infer = |net: &mut Network, at| net.enter(&inferer(at), epoch, crowd.inference(at, epoch));
        self.scale.weigh(first, |net| infer(net, 1));
        self.scale.weigh(steady, |net| infer(net, 2));
        for at in 3..=crowd.0.inferers {
            infer(&mut self.scale.net, at);
        }
        let expected = crowd.forecast(&self.scale.net, 0, epoch);
        self.scale.weigh(forecast, |net| net.enter(&forecaster(0), epoch, expected));
        for at in 1..crowd.0.forecasters {
            let expected = crowd.forecast(&self.scale.net, at, epoch);
            self.scale.net.enter(&forecaster(at), epoch, expected);
        }
        let receipt = self.scale.weigh(evicting, |net| infer(net, 0));
        u16::try_from(receipt.event("evicted").number("id")).expect("an inferer")
    }

    /// An epoch in which the inferer of the least merit comes when all seats are taken.
    fn no_seat(&mut self, least: u16) {
        let epoch = self.scale.net.on(self.open).epoch().id();
        let crowd = self.crowd;
        let submit = |net: &mut Network, at| net.submit(&inferer(at), epoch, crowd.inference(at, epoch));
        for at in (0..=crowd.0.inferers).filter(|at| *at != least) {
            submit(&mut self.scale.net, at);
        }
        let receipt = self.scale.weigh("submit_no_seat", |net| submit(net, least));
        assert_eq!(receipt.event("submitted").get("admitted_inferer"), "false", "it finds no seat");
    }

    /// Workers and reputers come and go; `idle` sits in no open epoch.
    fn people(&mut self, idle: u16) {
        let scale = &mut self.scale;
        scale.net.on(self.open);
        pay_in(scale, "");
        scale.weigh("leave_topic", |net| net.leave(&inferer(idle), u32::from(idle)));
        scale.weigh("unstake", |net| net.unstake(&reputer(0), 10 * TOKEN));
        scale.weigh("set_commission", |net| net.set_commission("rosa", 10));
        scale.weigh("refresh", |net| {
            let (member, topic_id) = (net.addr(&reputer(1)).to_string(), net.topic);
            let positions = vec![PoolRef { topic_id, reputer: member.clone() }];
            net.act_staking("keeper", &ExecuteMsg::Refresh { member, positions })
        });
        scale.net.delegate("erin", "rosa", 10 * TOKEN);
        scale.weigh("undelegate", |net| net.undelegate("erin", "rosa", TOKEN));
        let topic = scale.net.topic;
        // Not a whole token: it makes a vote less, and one more when it arrives, whatever a share is worth there.
        let moved = TOKEN + TOKEN / 2;
        scale.weigh("redelegate", |net| net.redelegate("dave", "rosa", (topic, &reputer(0)), moved));
        scale.net.wait_days(22);
        scale.weigh("withdraw_redelegated", |net| net.withdraw_from("dave", "rosa"));
        scale.weigh("withdraw_deposit", |net| net.withdraw_deposit(&inferer(idle), u32::from(idle)));
        scale.weigh("withdraw_stake", |net| net.withdraw(&reputer(0)));
    }

    /// What creators, consumers and the owner do.
    fn around(&mut self) {
        self.scale.weigh("create_topic", |net| net.create_topic_as("creator", TopicSpec::default()));
        self.scale.net.on(self.open);
        let market = self.scale.net.open_market(Guards::default(), 1_000_000_000);
        self.scale.weigh_reading("read_latest", |net| net.borrow("dave", &market, 1_000, 100));
    }
}

/// What is paid into the suite, with the payer's money where it has to be already. `suffix`: of the messages' names.
fn pay_in(scale: &mut Scale, suffix: &str) {
    for name in ["nora", "rosa"] {
        scale.net.give(name, 100 * TOKEN);
    }
    scale.weigh(&format!("register_worker{suffix}"), |net| net.register("nora"));
    scale.weigh(&format!("top_up{suffix}"), |net| net.top_up("nora", "nora", TOKEN));
    if suffix.is_empty() {
        scale.weigh("register_reputer", |net| net.register_reputer("rosa"));
    } else {
        scale.net.register_reputer("rosa");
    }
    scale.weigh(&format!("stake_first{suffix}"), |net| net.stake("rosa", 10 * TOKEN));
    scale.weigh(&format!("stake{suffix}"), |net| net.stake("rosa", 10 * TOKEN));
    scale.net.give("dave", 100 * TOKEN);
    scale.weigh(&format!("delegate_first{suffix}"), |net| net.delegate("dave", "rosa", 10 * TOKEN));
    scale.weigh(&format!("delegate{suffix}"), |net| net.delegate("dave", "rosa", 10 * TOKEN));
}

/// Weighs what is paid in a cw20, the size of an epoch apart.
pub fn with_cw20(artifacts: &Artifacts) -> Scale {
    let mut scale = Scale::new(money::suite(Money::Cw20), artifacts, ANY_SIZE.into());
    scale.net.create_topic(TopicSpec::default());
    scale.net.new_reputer("rita", 100 * TOKEN);
    pay_in(&mut scale, "_cw20");
    money::with_cw20(&mut scale);
    scale
}
