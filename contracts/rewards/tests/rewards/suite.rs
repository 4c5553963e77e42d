//! Deployment, wiring, pauses and migration.

use crate::world::{DAY, START, World, address, over_both};
use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::rewards::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg};
use allora_rewards::{ContractError, contract};
use cosmwasm_std::coins;
use cosmwasm_std::testing::{message_info, mock_dependencies, mock_env};
use cw_ownable::Ownership;

fn deploy(period: u64, funds: u128) -> String {
    let mut deps = mock_dependencies();
    let funds = if funds == 0 { vec![] } else { coins(funds, "uallo") };
    let info = message_info(&address("registry"), &funds);
    let message = InstantiateMsg { token: World::native().token, emission_period: period };
    contract::instantiate(deps.as_mut(), mock_env(), info, message).unwrap_err().to_string()
}

#[test]
fn who_instantiates_it_is_its_registry_and_periods_count_from_then() {
    over_both(|world| {
        let config = world.config();
        assert_eq!((config.registry, &config.token), (address("registry"), &world.token));
        assert_eq!((config.deployed, config.emission_period), (START, DAY));
        assert_eq!((config.payouts_paused_until, config.now), (0, START));
        let version = cw2::get_contract_version(&world.deps.storage).unwrap();
        assert_eq!((version.contract.as_str(), version.version.as_str()), ("allora-rewards", "0.1.0"));
    });
}

#[test]
fn it_is_deployed_without_money_and_with_a_period() {
    assert!(deploy(DAY, 1).starts_with("no_funds_taken: "));
    assert!(deploy(0, 0).starts_with("no_period: "));
}

#[test]
fn siblings_are_wired_once() {
    let mut world = World::native();
    let wired = [(Sibling::Staking, address("staking")), (Sibling::Synthesis, address("synthesis"))];
    assert_eq!(world.config().siblings, wired);
    let again = ExecuteMsg::Wire { sibling: Sibling::Staking, address: address("other").into() };
    let stays = ContractError::AlreadyWired { sibling: Sibling::Staking, address: address("staking") };
    assert_eq!(world.send("registry", again.clone()), Err(stays));
    assert!(matches!(world.send("staking", again), Err(ContractError::Unauthorized { .. })));
}

#[test]
fn the_registry_pauses_claims_and_nothing_else() {
    let mut world = World::native();
    let paused = world.pause_payouts(START + DAY).unwrap();
    assert_eq!(paused.events[0].attributes[1].value, (START + DAY).to_string());
    assert_eq!(world.config().payouts_paused_until, START + DAY);
    for what in [Pause::Submissions, Pause::Settlement] {
        let error = world.send("registry", ExecuteMsg::SetPause { what, until: 0 }).unwrap_err();
        assert!(error.to_string().starts_with("cannot_pause: "), "{error}");
    }
    let by_another = ExecuteMsg::SetPause { what: Pause::Payouts, until: 0 };
    assert!(matches!(world.send("owner", by_another), Err(ContractError::Unauthorized { .. })));
}

#[test]
fn the_owner_is_the_registrys() {
    over_both(|world| {
        let ownership: Ownership<String> = world.ask(QueryMsg::Ownership {}).unwrap();
        assert_eq!(ownership.owner, Some(address("owner").to_string()));
    });
}

fn migrate_from(contract: &str, version: &str) -> Result<World, ContractError> {
    let mut world = World::native();
    world.pause_payouts(7).unwrap();
    cw2::set_contract_version(&mut world.deps.storage, contract, version).unwrap();
    let response = contract::migrate(world.deps.as_mut(), world.env.clone(), MigrateMsg {})?;
    assert_eq!(response.attributes[0].value, "migrate");
    Ok(world)
}

#[test]
fn new_code_goes_on_with_the_state_of_the_same_or_an_older_version() {
    for version in ["0.0.1", env!("CARGO_PKG_VERSION")] {
        let world = migrate_from("allora-rewards", version).unwrap();
        let now = cw2::get_contract_version(&world.deps.storage).unwrap();
        assert_eq!(now.version, env!("CARGO_PKG_VERSION"));
        assert_eq!(world.config().payouts_paused_until, 7);
    }
}

#[test]
fn new_code_refuses_the_state_of_a_newer_version_or_of_another_contract() {
    for (contract, version) in
        [("allora-rewards", "99.0.0"), ("cw20-base", "0.0.1"), ("allora-rewards", "one")]
    {
        let Err(error) = migrate_from(contract, version) else { panic!("{contract} {version}") };
        assert!(error.to_string().starts_with("wrong_version: "), "{error}");
    }
}
