//! `Config`, `Ownership`, `Solvency`.

use crate::world::*;
use allora_interfaces::registry::Sibling;
use allora_interfaces::synthesis::*;
use allora_interfaces::token::{Ledger, SolvencyResponse, Token};
use cosmwasm_std::{Coin, Uint128};
use cw_ownable::Ownership;

#[test]
fn the_registry_says_who_governs() {
    assert_eq!(World::new().ask::<Ownership<String>>(QueryMsg::Ownership {}), governed());
}

#[test]
fn config_says_where_everything_is_and_for_how_long_submissions_are_paused() {
    let mut world = World::new();
    world.now = 90;
    let ask = |world: &World| world.ask::<ConfigResponse>(QueryMsg::Config {});
    let expected = ConfigResponse {
        registry: addr("registry"),
        token: Token::Native { denom: "token".into() },
        siblings: vec![(Sibling::Staking, addr("staking"))],
        submissions_paused_until: None,
        settlement_paused_until: None,
        now: 90,
    };
    assert_eq!(ask(&world), expected);
    world.pause(91);
    assert_eq!(ask(&world).submissions_paused_until, Some(91));
    world.pause(90);
    assert_eq!(ask(&world).submissions_paused_until, None);
}

#[test]
fn ledgers_are_held_against_the_balance() {
    let mut world = World::new();
    let ledgers = Ledgers { deposits: Uint128::new(70), forfeits: Uint128::new(30) };
    LEDGERS.save(world.storage(), &ledgers);
    let expected = |balance: u128, surplus: u128, missing: u128| SolvencyResponse {
        ledgers: vec![
            Ledger { name: "deposits".into(), amount: Uint128::new(70) },
            Ledger { name: "forfeits".into(), amount: Uint128::new(30) },
        ],
        owed: Uint128::new(100),
        balance: Uint128::new(balance),
        surplus: Uint128::new(surplus),
        missing: Uint128::new(missing),
        now: 0,
    };
    for (balance, surplus, missing) in [(100, 0, 0), (103, 3, 0), (60, 0, 40)] {
        let contract = world.env().contract.address;
        world.deps.querier.bank.update_balance(contract, vec![Coin::new(balance, "token")]);
        assert_eq!(world.ask::<SolvencyResponse>(QueryMsg::Solvency {}), expected(balance, surplus, missing));
    }
}
