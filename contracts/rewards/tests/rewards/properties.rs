//! Random messages at random times, honest and hostile, over both kinds of tokens. After each the world checks the books;
//! here, that nothing comes from nowhere.

use crate::world::{DAY, HOUR, World, order, split};
use allora_interfaces::rewards::{ExecuteMsg, Income, Payee, Settlement, SettlementEntry};
use allora_interfaces::token::Token;
use cosmwasm_std::{Decimal, Uint64};
use proptest::prelude::*;

/// What somebody does.
#[derive(Clone, Debug)]
enum Act {
    Wait { hours: u64 },
    Fund { topic: u64, amount: u128 },
    Donate { amount: u128 },
    Stake { topic: u64, amount: u128 },
    Vouch { topic: u64, vouched: bool },
    Touch { topic: u64 },
    Roll { limit: u32 },
    Settle { topic: u64, skipped: u64, hours: u64, shares: [u64; 3], fractions: Vec<u64> },
    SettleAgain { topic: u64 },
    Forge { topic: u64 },
    Claim { who: usize },
    Retire { topic: u64 },
    Close { topic: u64 },
    Mistake { amount: u128 },
    Shares { direct: u64, validators: u64, topic: u64 },
    Cap { room: Option<u128> },
}

fn act() -> impl Strategy<Value = Act> {
    let topic = || 1u64..=3;
    let amount = || prop_oneof![1u128..100, 1_000u128..10_000_000_000];
    prop_oneof![
        4 => (1u64..60).prop_map(|hours| Act::Wait { hours }),
        1 => (600u64..1_200).prop_map(|hours| Act::Wait { hours }),
        4 => (topic(), amount()).prop_map(|(topic, amount)| Act::Fund { topic, amount }),
        1 => amount().prop_map(|amount| Act::Donate { amount }),
        2 => (topic(), amount()).prop_map(|(topic, amount)| Act::Stake { topic, amount }),
        1 => (topic(), any::<bool>()).prop_map(|(topic, vouched)| Act::Vouch { topic, vouched }),
        5 => topic().prop_map(|topic| Act::Touch { topic }),
        3 => (1u32..=30).prop_map(|limit| Act::Roll { limit }),
        8 => (topic(), 0u64..3, 0u64..50, [0u64..34, 0u64..34, 0u64..33], prop::collection::vec(0u64..21, 0..5))
            .prop_map(|(topic, skipped, hours, shares, fractions)| {
                Act::Settle { topic, skipped, hours, shares, fractions }
            }),
        1 => topic().prop_map(|topic| Act::SettleAgain { topic }),
        1 => topic().prop_map(|topic| Act::Forge { topic }),
        3 => (0usize..4).prop_map(|who| Act::Claim { who }),
        1 => topic().prop_map(|topic| Act::Retire { topic }),
        1 => topic().prop_map(|topic| Act::Close { topic }),
        1 => (1u128..1_000).prop_map(|amount| Act::Mistake { amount }),
        1 => (0u64..=100, 0u64..=100, 0u64..=100)
            .prop_map(|(direct, validators, topic)| Act::Shares { direct, validators, topic }),
        1 => prop::option::of(0u128..1_000_000_000).prop_map(|room| Act::Cap { room }),
    ]
}

const OWNERS: [&str; 4] = ["anna", "bert", "keeper", "validators"];

/// A world and what the test knows of it.
struct Play {
    world: World,
    seconds: u64,
    /// What came in.
    brought: u128,
    /// By topic: the epoch that was paid last, and until when.
    paid: [Option<(u64, u64)>; 4],
    last: [Option<Settlement>; 4],
}

impl Play {
    fn begin(world: World) -> Self {
        world.suite.add_topic(3, 3 * DAY);
        world.suite.set_payments(1, &Default::default());
        for topic in 1..=3 {
            (0..20).for_each(|id| world.suite.set_owner(topic, id, OWNERS[id as usize % 3]));
            (0..5).for_each(|id| {
                let stake = if id == 1 { 0 } else { 5_000_000 };
                world.suite.add_reputer(topic, id, &format!("reputer{id}"), stake);
            });
        }
        Self { world, seconds: 0, brought: 0, paid: [None; 4], last: [const { None }; 4] }
    }

    fn act(&mut self, act: Act) {
        let world = &mut self.world;
        let outcome = match act {
            Act::Wait { hours } => {
                self.seconds += hours * HOUR;
                world.at(self.seconds);
                return;
            }
            Act::Stake { topic, amount } => return world.suite.set_stake(topic, amount),
            Act::Vouch { topic, vouched } => return world.suite.vouch(topic, vouched),
            Act::Retire { topic } => return world.suite.retire(topic, self.seconds / HOUR),
            Act::Shares { direct, validators, topic } => {
                return world.suite.change_params(|money| {
                    money.direct_share = Decimal::percent(direct);
                    money.validators_share = Decimal::percent(validators);
                    money.max_topic_share = Decimal::percent(topic);
                    money.validators = Some(crate::world::address("validators").into());
                });
            }
            Act::Cap { room } => {
                let minter = world.env.contract.address.to_string();
                let supply = world.suite.0.borrow().supply;
                return world.set_minter(room.map(|_| minter), room.map(|room| supply + room));
            }
            Act::Fund { topic, amount } => {
                let outcome = world.fund("anna", topic, amount);
                self.brought += if outcome.is_ok() { amount } else { 0 };
                outcome
            }
            Act::Donate { amount } => {
                let outcome = world.deposit("anna", Income::Donation, amount);
                self.brought += if outcome.is_ok() { amount } else { 0 };
                outcome
            }
            Act::Mistake { amount } => {
                world.set_balance(world.balance + amount);
                let outcome = world.send("owner", ExecuteMsg::SweepSurplus {});
                if outcome.is_err() {
                    world.set_balance(world.balance - amount);
                } else {
                    self.brought += amount;
                }
                outcome
            }
            Act::Touch { topic } => world.touch(topic),
            Act::Roll { limit } => world.send("anna", ExecuteMsg::Roll { limit: Some(limit) }),
            Act::Claim { who } => {
                let workers: Vec<(u64, u32)> = (1..=3)
                    .flat_map(|topic| (0..20).filter(|id| *id as usize % 3 == who).map(move |id| (topic, id)))
                    .collect();
                world.claim(OWNERS[who], &workers)
            }
            Act::Close { topic } => world.close(topic),
            Act::Settle { topic, skipped, hours, shares, fractions } => {
                return self.settle(topic, skipped, hours, shares, &fractions);
            }
            Act::SettleAgain { topic } => {
                let Some(mut order) = self.last[topic as usize].clone() else { return };
                order.after = self.paid[topic as usize].map(|(epoch, _)| epoch.into());
                assert!(world.settle(order).is_err());
                return;
            }
            Act::Forge { topic } => {
                let forged = order(topic, 1_000_000, self.paid[topic as usize].map(|paid| paid.0), (0, 0));
                assert!(world.send("anna", ExecuteMsg::Settle(Box::new(forged))).is_err());
                return;
            }
        };
        if let Err(error) = outcome {
            let known = ["roll_first", "topic_retired", "nothing_", "not_", "epochs_left", "no_surplus"];
            assert!(known.iter().any(|code| error.to_string().starts_with(code)), "{error}");
        }
    }

    /// The next epoch, for the time since the one before or since later; by percents, each role's first participants.
    fn settle(&mut self, topic: u64, skipped: u64, hours: u64, shares: [u64; 3], fractions: &[u64]) {
        let before = self.paid[topic as usize];
        let epoch = before.map_or(0, |(epoch, _)| epoch + 1) + skipped;
        let from = before.map_or(0, |(_, until)| until) + skipped * HOUR;
        let until = from + if before.is_none() { 0 } else { hours * HOUR };
        if until > self.seconds {
            return;
        }
        let entries = [Payee::Inferer, Payee::Forecaster, Payee::Reputer].into_iter().flat_map(|payee| {
            let of = move |(place, percent): (usize, &u64)| SettlementEntry {
                payee,
                id: (place * if payee == Payee::Reputer { 1 } else { 4 }) as u32,
                fraction: Uint64::new(crate::world::WHOLE / 100 * percent),
            };
            fractions.iter().enumerate().map(of).collect::<Vec<_>>()
        });
        let order = Settlement {
            shares: split(shares),
            entries: entries.collect(),
            ..order(topic, epoch, before.map(|(epoch, _)| epoch), (from, until))
        };
        match self.world.settle(order.clone()) {
            Ok(_) => {
                self.paid[topic as usize] = Some((epoch, until));
                self.last[topic as usize] = Some(order);
            }
            Err(error) => assert!(error.to_string().starts_with("roll_first: "), "{error}"),
        }
    }

    fn check(&self) {
        let world = &self.world;
        let paid: u128 = world.paid.iter().map(|(_, amount)| amount).sum();
        let staked: u128 =
            world.staked.iter().flat_map(|(_, rewards)| rewards).map(|(_, amount)| amount).sum();
        assert_eq!(self.brought + world.minted, world.balance + paid + staked, "nothing comes from nowhere");
        assert!(world.minted == 0 || matches!(world.token, Token::Cw20 { .. }));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_books_balance_whatever_happens(acts in prop::collection::vec(act(), 1..80), cw20 in any::<bool>()) {
        let mut play = Play::begin(if cw20 { World::cw20() } else { World::native() });
        for act in acts {
            play.act(act);
            play.check();
        }
    }
}
