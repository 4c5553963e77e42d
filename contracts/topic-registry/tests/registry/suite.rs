//! The suite's owner: parameters, guardian, ownership, migration.

use crate::world::{World, a, addr, create, facts, new_topic, suite_params};
use allora_interfaces::registry::{ExecuteMsg, MigrateMsg, QueryMsg, SuiteResponse};
use allora_protocol::emission::{MoneyParams, MoneyParamsUpdate};
use allora_protocol::topic::{SuiteParams, SuiteParamsUpdate};
use allora_topic_registry::{ContractError, contract};
use cosmwasm_std::{Decimal, Uint128, coins, from_json};
use cw_ownable::{Action, Expiration, Ownership};

fn suite(world: &World) -> SuiteResponse {
    world.query(QueryMsg::Suite {}).unwrap()
}

#[test]
fn parameters_change_at_once_and_the_rest_stays() {
    let mut world = World::deployed();
    let update = SuiteParamsUpdate { creation_fee: Some(Uint128::new(9)), ..Default::default() };
    let expected = SuiteParams { creation_fee: Uint128::new(9), ..suite_params() };
    let response = world.execute("owner", ExecuteMsg::UpdateParams { params: Box::new(update) }).unwrap();
    let [params] = facts(&response, "params_updated").try_into().unwrap();
    assert_eq!(from_json::<SuiteParams>(params).unwrap(), expected);
    assert_eq!(suite(&world).params, expected);
    world.pay("alice", coins(9, "uallo"), create(new_topic())).unwrap();
}

#[test]
fn of_money_too_what_is_left_out_stays() {
    let mut world = World::deployed();
    let change = |world: &mut World, money: MoneyParamsUpdate| {
        let params = SuiteParamsUpdate { money: Some(money), ..Default::default() };
        world.execute("owner", ExecuteMsg::UpdateParams { params: Box::new(params) }).unwrap();
        suite(world).params
    };
    let validators = MoneyParamsUpdate { validators: Some(a("valerie")), ..Default::default() };
    let money = MoneyParams { validators: Some(a("valerie")), ..MoneyParams::default() };
    assert_eq!(change(&mut world, validators), SuiteParams { money: money.clone(), ..suite_params() });

    let open = MoneyParamsUpdate {
        advance_fee: Some(Decimal::percent(1)),
        open_emission: Some(true),
        ..Default::default()
    };
    let money = MoneyParams { advance_fee: Decimal::percent(1), open_emission: true, ..money };
    assert_eq!(change(&mut world, open), SuiteParams { money, ..suite_params() });
}

#[test]
fn the_guardian_is_set_and_dismissed() {
    let mut world = World::deployed();
    let response = world.execute("owner", ExecuteMsg::SetGuardian { guardian: Some(a("eve")) }).unwrap();
    assert_eq!(facts(&response, "guardian_set"), [a("eve")]);
    assert_eq!(suite(&world).guardian, Some(addr("eve")));
    let response = world.execute("owner", ExecuteMsg::SetGuardian { guardian: None }).unwrap();
    assert_eq!(facts(&response, "guardian_set"), ["-"]);
    assert_eq!(suite(&world).guardian, None);
}

#[test]
fn ownership_changes_in_two_steps_and_can_be_given_up() {
    let mut world = World::deployed();
    let expiry = Some(Expiration::AtHeight(99_999));
    let transfer = Action::TransferOwnership { new_owner: a("bob"), expiry };
    let response = world.execute("owner", ExecuteMsg::UpdateOwnership(transfer)).unwrap();
    let expected = [a("owner"), a("bob"), "expiration height: 99999".into()];
    assert_eq!(facts(&response, "ownership_updated"), expected);
    let response = world.execute("bob", ExecuteMsg::UpdateOwnership(Action::AcceptOwnership)).unwrap();
    assert_eq!(facts(&response, "ownership_updated"), [a("bob"), "-".into(), "-".into()]);
    world.execute("owner", ExecuteMsg::SetGuardian { guardian: None }).unwrap_err();
    world.execute("bob", ExecuteMsg::SetGuardian { guardian: None }).unwrap();

    let response = world.execute("bob", ExecuteMsg::UpdateOwnership(Action::RenounceOwnership)).unwrap();
    assert_eq!(facts(&response, "ownership_updated"), ["-", "-", "-"]);
    let ownership: Ownership<String> = world.query(QueryMsg::Ownership {}).unwrap();
    assert_eq!(ownership.owner, None);
    world.execute("bob", ExecuteMsg::SetGuardian { guardian: None }).unwrap_err();
}

fn migrate(world: &mut World) -> Result<(), ContractError> {
    let env = world.env();
    contract::migrate(world.deps.as_mut(), env, MigrateMsg {}).map(|response| {
        assert_eq!(response.attributes[0].value, "migrate");
    })
}

#[test]
fn a_migration_comes_from_an_older_version_and_leaves_the_state() {
    let mut world = World::with_topic();
    let before = world.dump();
    migrate(&mut world).unwrap();
    assert_eq!(world.dump(), before);
    let storage = &mut world.deps.storage;
    cw2::set_contract_version(storage, "allora-topic-registry", "0.0.1").unwrap();
    migrate(&mut world).unwrap();
    assert_eq!(world.dump(), before);
}

#[test]
fn a_migration_from_elsewhere_or_from_later_is_refused() {
    for (name, version) in [("allora-staking", "0.0.1"), ("allora-topic-registry", "99.0.0")] {
        let mut world = World::with_topic();
        cw2::set_contract_version(&mut world.deps.storage, name, version).unwrap();
        let before = world.dump();
        let refused = migrate(&mut world).unwrap_err();
        assert!(refused.to_string().starts_with("wrong_version: "), "{refused}");
        assert_eq!(world.dump(), before);
    }
}
