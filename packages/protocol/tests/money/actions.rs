//! What people do.

use super::network::Network;
use allora_protocol::emission::{Calendar, Minting, MoneyParams};
use cosmwasm_std::{Decimal, Uint128};
use proptest::prelude::*;

pub const TOPICS: usize = 3;

#[derive(Clone, Copy, Debug)]
pub enum Action {
    Fund(usize, u128),
    Touch(usize),
    Stake(usize, u128),
    Vouch(usize, bool),
    Donate(u128),
    /// So many hundredths of a period.
    Wait(u64),
}

pub fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![1 => 0..20u128, 6 => 1_000..50_000_000u128, 1 => 1u128 << 50..1u128 << 90]
}

pub fn action() -> impl Strategy<Value = Action> {
    let topic = 0..TOPICS;
    prop_oneof![
        3 => (topic.clone(), amount()).prop_map(|(topic, amount)| Action::Fund(topic, amount)),
        4 => topic.clone().prop_map(Action::Touch),
        2 => (topic.clone(), amount()).prop_map(|(topic, amount)| Action::Stake(topic, amount)),
        1 => (topic, any::<bool>()).prop_map(|(topic, eligible)| Action::Vouch(topic, eligible)),
        1 => amount().prop_map(Action::Donate),
        6 => (1..250u64).prop_map(Action::Wait),
    ]
}

/// A network at its beginning: periods of a minute to a week, epochs of a half to twelve of them.
pub fn network() -> impl Strategy<Value = Network> {
    let period = prop::sample::select(vec![60u64, 3_600, 86_400, 7 * 86_400]);
    let lengths = prop::collection::vec(5..120u64, TOPICS);
    let minting = prop_oneof![
        Just(Minting::Nothing),
        (0..1_000_000_000u128).prop_map(|left| Minting::Capped { left: Uint128::new(left) }),
        Just(Minting::Uncapped),
    ];
    let shares = (0..=100u64, 1..=100u64, 0..=5u64, prop::option::of(0..=100u64));
    (period, 0..1_000_000u64, lengths, minting, shares).prop_map(
        |(period, deployed, lengths, minting, shares)| {
            let (direct, cap, fee, validators) = shares;
            let params = MoneyParams {
                direct_share: Decimal::percent(direct),
                max_topic_share: Decimal::percent(cap),
                advance_fee: Decimal::percent(fee),
                validators: validators.map(|_| "validators".to_owned()),
                validators_share: Decimal::percent(validators.unwrap_or_default()),
                mintable: Uint128::new(1 << 58),
                ..MoneyParams::default()
            };
            let lengths: Vec<u64> = lengths.iter().map(|tenths| (period * tenths / 10).max(1)).collect();
            Network::new(Calendar { deployed, period }, params, minting, &lengths)
        },
    )
}

impl Network {
    pub fn carry_out(&mut self, action: Action) {
        match action {
            Action::Fund(topic, amount) => self.fund(topic, Uint128::new(amount)),
            Action::Touch(topic) => self.touch(topic),
            Action::Stake(topic, amount) => self.topics[topic].stake = Uint128::new(amount),
            Action::Vouch(topic, eligible) => self.topics[topic].eligible = eligible,
            Action::Donate(amount) => self.bring(Uint128::new(amount)),
            Action::Wait(hundredths) => self.now += self.calendar.period * hundredths / 100,
        }
    }
}
