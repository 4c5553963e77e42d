//! Deployment, wiring and migration.

use crate::world::{World, address, over_both};
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::{ExecuteMsg, InstantiateMsg, MigrateMsg, TOTAL};
use allora_staking::{ContractError, contract};
use cosmwasm_std::testing::{message_info, mock_dependencies, mock_env};
use cosmwasm_std::{DepsMut, Uint128, coins};

#[test]
fn who_instantiates_it_is_its_registry() {
    over_both(|world| {
        let version = cw2::get_contract_version(&world.deps.storage).unwrap();
        assert_eq!(
            (version.contract.as_str(), version.version.as_str()),
            ("allora-staking", env!("CARGO_PKG_VERSION"))
        );
    });
}

#[test]
fn it_is_deployed_without_money() {
    let mut deps = mock_dependencies();
    let info = message_info(&address("registry"), &coins(1, "uallo"));
    let message = InstantiateMsg { token: World::native().token, tokens_per_weight: Uint128::one() };
    let error = contract::instantiate(deps.as_mut(), mock_env(), info, message).unwrap_err();
    assert!(error.to_string().starts_with("no_funds_taken: "), "{error}");
}

#[test]
fn a_vote_stands_for_something_and_there_are_none_at_first() {
    let mut deps = mock_dependencies();
    let instantiate = |deps: DepsMut<'_>, tokens_per_weight: u128| {
        let (token, tokens_per_weight) = (World::native().token, tokens_per_weight.into());
        let info = message_info(&address("registry"), &[]);
        contract::instantiate(deps, mock_env(), info, InstantiateMsg { token, tokens_per_weight })
    };
    let error = instantiate(deps.as_mut(), 0).unwrap_err();
    assert!(error.to_string().starts_with("no_tokens_per_weight: "), "{error}");
    instantiate(deps.as_mut(), 1).unwrap();
    assert_eq!(TOTAL.load(&deps.storage), Ok(0));
}

#[test]
fn a_sibling_that_comes_later_can_be_wired_once() {
    let mut world = World::unwired(World::native().token);
    let wire = |to: &str| ExecuteMsg::Wire { sibling: Sibling::Rewards, address: address(to).into() };
    let wired = world.send("registry", wire("rewards")).unwrap();
    assert_eq!((wired.attributes[0].value.as_str(), wired.events.len()), ("wire", 0));
    let stays = ContractError::AlreadyWired { sibling: Sibling::Rewards, address: address("rewards") };
    assert_eq!(world.send("registry", wire("other")), Err(stays));
}

fn migrate_from(contract: &str, version: &str) -> Result<World, ContractError> {
    let mut world = World::native();
    world.reputer("dora", 2_000_000);
    cw2::set_contract_version(&mut world.deps.storage, contract, version).unwrap();
    let response = contract::migrate(world.deps.as_mut(), world.env.clone(), MigrateMsg {})?;
    assert_eq!(response.attributes[0].value, "migrate");
    Ok(world)
}

#[test]
fn new_code_goes_on_with_the_state_of_the_same_or_an_older_version() {
    for version in ["0.0.1", env!("CARGO_PKG_VERSION")] {
        let mut world = migrate_from("allora-staking", version).unwrap();
        let now = cw2::get_contract_version(&world.deps.storage).unwrap();
        assert_eq!(now.version, env!("CARGO_PKG_VERSION"));
        assert_eq!(world.pool("dora").bonded.u128(), 2_000_000);
        world.unstake("dora", None).unwrap();
    }
}

#[test]
fn new_code_refuses_the_state_of_a_newer_version_or_of_another_contract() {
    for (contract, version) in
        [("allora-staking", "99.0.0"), ("cw20-base", "0.0.1"), ("allora-staking", "one")]
    {
        let Err(error) = migrate_from(contract, version) else { panic!("{contract} {version}") };
        assert!(matches!(error, ContractError::WrongVersion(_)));
        assert!(error.to_string().starts_with("wrong_version: "), "{error}");
    }
}
