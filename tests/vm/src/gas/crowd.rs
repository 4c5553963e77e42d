//! [`Crowd`]: who takes part in the epochs of the tables, and what they say.

use super::size::Size;
use allora_interfaces::synthesis::{Content, Entry};
use allora_protocol::{EpochId, Number, TopicId, WorkerId};
use allora_testing::{Network, TOKEN, entry};

/// Who takes part: one inferer more than there are seats, the best first; as many forecasters and reputers as seats.
#[derive(Clone, Copy, Debug)]
pub struct Crowd(pub Size);

impl Crowd {
    /// Everybody registers in the network's current topic.
    pub fn join(self, net: &mut Network) {
        for name in (0..=self.0.inferers).map(inferer).chain((0..self.0.forecasters).map(forecaster)) {
            net.register(&name);
        }
        for at in 0..self.0.reputers {
            net.new_reputer(&reputer(at), (100 + u128::from(at)) * TOKEN);
        }
    }

    /// What an inferer infers: the truth is about 100, and the worse he is, the farther off he is.
    pub fn inference(self, at: u16, epoch: EpochId) -> Entry {
        let off = noise(at, epoch) * (i64::from(at) + 1);
        entry(Some(vec![Number::decimal(1_000_000 + off, 4)]), None)
    }

    /// What a forecaster expects: log10 losses of as many inferers as a forecast may name.
    pub fn forecast(self, net: &Network, at: u16, epoch: EpochId) -> Entry {
        let most = net.params().terms.max_forecast_elements;
        let loss =
            |named: u16| Number::decimal(noise(at + 31 * named, epoch) - 2_000 + 40 * i64::from(named), 3);
        let elements = (0..self.0.inferers.min(most)).map(|named| (WorkerId(named.into()), loss(named)));
        entry(None, Some(elements.collect()))
    }

    /// What a reputer saw.
    pub fn truth(self, at: u16, epoch: EpochId) -> Number {
        Number::decimal(1_000_000 + noise(at + 1_000, epoch), 4)
    }

    /// A whole epoch in two topics, the other one with a reveal window; one inferer stays away.
    pub fn play(self, net: &mut Network, topics: [TopicId; 2], epoch: EpochId) {
        let away = u16::try_from(epoch.0 % u64::from(self.0.inferers + 1)).expect("an inferer");
        let present: Vec<u16> = (0..=self.0.inferers).filter(|at| *at != away).collect();
        for topic in topics {
            self.enter(net.on(topic), epoch, &present);
        }
        self.reveal(net.on(topics[1]), epoch);
        net.go_to_close(epoch);
        for topic in topics {
            net.on(topic).catch_up();
        }
        net.go_to_reports(epoch);
        for topic in topics {
            self.report(net.on(topic), epoch, 0);
        }
        net.go_to_settlement(epoch);
        for topic in topics {
            net.on(topic).catch_up();
        }
    }

    /// These inferers and all forecasters submit, or commit.
    pub fn enter(self, net: &mut Network, epoch: EpochId, inferers: &[u16]) {
        for at in inferers {
            net.enter(&inferer(*at), epoch, self.inference(*at, epoch));
        }
        for at in 0..self.0.forecasters {
            let forecast = self.forecast(net, at, epoch);
            net.enter(&forecaster(at), epoch, forecast);
        }
    }

    /// Everybody reveals who has a seat and has not revealed.
    pub fn reveal(self, net: &mut Network, epoch: EpochId) {
        net.go_to_reveals(epoch);
        for name in (0..=self.0.inferers).map(inferer).chain((0..self.0.forecasters).map(forecaster)) {
            let seat = net.seat(name.as_str(), epoch);
            if seat.is_some_and(|seat| matches!(seat.content, Content::Committed(_))) {
                net.reveal(&name, epoch);
            }
        }
    }

    /// Reputers from this one on report.
    pub fn report(self, net: &mut Network, epoch: EpochId, from: u16) {
        for at in from..self.0.reputers {
            net.report(&reputer(at), epoch, self.truth(at, epoch));
        }
    }
}

/// The name of an inferer, from 0, the best.
pub fn inferer(at: u16) -> String {
    format!("inferer {at}")
}

/// The name of a forecaster.
pub fn forecaster(at: u16) -> String {
    format!("forecaster {at}")
}

/// The name of a reputer.
pub fn reputer(at: u16) -> String {
    format!("reputer {at}")
}

/// -1000 to 1000, and always the same.
fn noise(at: u16, epoch: EpochId) -> i64 {
    let mixed = (u64::from(at) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ (epoch.0 + 1).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    i64::try_from((mixed >> 33) % 2_001).expect("a small number") - 1_000
}
