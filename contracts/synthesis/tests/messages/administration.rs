//! Deployment, pauses, forfeits, migration.

use crate::suite::*;
use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::rewards::{Income, Rewards};
use allora_interfaces::synthesis::{CONFIG, ExecuteMsg, InstantiateMsg, LEDGERS, MigrateMsg};
use allora_interfaces::token::Token;
use allora_synthesis::contract::{self, CONTRACT_NAME, CONTRACT_VERSION};
use cosmwasm_std::testing::{message_info, mock_dependencies, mock_env};
use cosmwasm_std::{SubMsg, Uint128};

#[test]
fn who_instantiates_it_is_its_registry() {
    let mut deps = mock_dependencies();
    let registry = deps.api.addr_make("registry");
    let token = Token::Native { denom: DENOM.into() };
    let message = || InstantiateMsg { token: token.clone() };
    let paid = message_info(&registry, &coins(1));
    let error = contract::instantiate(deps.as_mut(), mock_env(), paid, message()).unwrap_err();
    assert!(error.to_string().starts_with("no_funds_taken: "));

    contract::instantiate(deps.as_mut(), mock_env(), message_info(&registry, &[]), message()).unwrap();
    let config = CONFIG.load(&deps.storage).unwrap();
    assert_eq!((config.registry, config.token, config.submissions_paused_until), (registry, token, 0));
    let version = cw2::get_contract_version(&deps.storage).unwrap();
    assert_eq!((version.contract.as_str(), version.version.as_str()), (CONTRACT_NAME, CONTRACT_VERSION));
    assert_eq!(CONTRACT_NAME, "allora-synthesis");
}

#[test]
fn each_sibling_is_wired_once() {
    let mut suite = Suite::new();
    let wire = |sibling, address: String| ExecuteMsg::Wire { sibling, address };
    suite.refused("mallory", &[], wire(Sibling::Rewards, suite.name("mallory")), "unauthorized");
    for sibling in [Sibling::Staking, Sibling::Rewards] {
        suite.refused("registry", &[], wire(sibling, suite.name("elsewhere")), "already_wired");
    }
    let config = CONFIG.load(suite.storage()).unwrap();
    assert_eq!(config.sibling(Sibling::Staking), Some(&suite.addr("staking")));
    assert_eq!(config.sibling(Sibling::Rewards), Some(&suite.addr("rewards")));
}

#[test]
fn a_pause_stops_entries_until_it_ends_and_never_reveals_or_reports() {
    let mut suite = Suite::new();
    for topic in [OPEN_TOPIC, REVEAL_TOPIC] {
        suite.register(topic, "alice");
        suite.register(topic, "bob");
    }
    suite.pool(OPEN_TOPIC, 0, "rita", 2 * MIN_STAKE);
    suite.send("alice", submit(inference("1"))).unwrap();
    suite.commit("alice", 0, &inference("1"));
    let pause = |until| ExecuteMsg::SetPause { what: Pause::Submissions, until };
    suite.refused("alice", &[], pause(0), "unauthorized");
    let response = suite.send("registry", pause(START + 1_000)).unwrap();
    assert_eq!(attribute(&response, "submissions_paused", "until"), (START + 1_000).to_string());
    let commitment = suite.commitment(1, &inference("2"));
    suite.refused("bob", &[], submit(inference("2")), "paused");
    suite.refused("bob", &[], commit(commitment.clone(), inference("2").parts()), "paused");

    suite.at(20).send("alice", reveal(None, inference("1"))).unwrap();
    suite.at(60).send("rita", report("1")).unwrap();
    let epoch_10 =
        |entry| ExecuteMsg::Submit { topic_id: OPEN_TOPIC, epoch_id: 10.into(), worker: None, entry };
    suite.at(1_000).send("bob", epoch_10(inference("2"))).unwrap();

    suite.send("registry", pause(u64::MAX)).unwrap();
    suite.refused("alice", &[], epoch_10(inference("2")), "paused");
    suite.send("registry", pause(0)).unwrap();
    suite.send("alice", epoch_10(inference("2"))).unwrap();
}

#[test]
fn payments_are_paused_apart_from_submissions() {
    let mut suite = Suite::new();
    let pause = |until| ExecuteMsg::SetPause { what: Pause::Settlement, until };
    suite.refused("mallory", &[], pause(0), "unauthorized");
    let response = suite.send("registry", pause(START + 1_000)).unwrap();
    assert_eq!(attribute(&response, "settlement_paused", "until"), (START + 1_000).to_string());
    let paused = |suite: &mut Suite| {
        let config = CONFIG.load(suite.storage()).unwrap();
        (config.submissions_paused_until, config.settlement_paused_until)
    };
    assert_eq!(paused(&mut suite), (0, START + 1_000));
    suite.register(OPEN_TOPIC, "alice");
    suite.send("alice", submit(inference("1"))).unwrap();
    let pay = || ExecuteMsg::Pay { topic_id: OPEN_TOPIC, epoch_id: E0 };
    suite.refused("anybody", &[], pay(), "paused");
    suite.send("registry", pause(0)).unwrap();
    suite.refused("anybody", &[], pay(), "nothing_unpaid");
    suite.refused("anybody", &coins(1), pay(), "no_funds_taken");
    assert_eq!(paused(&mut suite), (0, 0));
}

#[test]
fn a_pause_holds_no_money() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    let until = u64::MAX;
    suite.send("registry", ExecuteMsg::SetPause { what: Pause::Submissions, until }).unwrap();
    let (topic_id, worker_id) = (OPEN_TOPIC, 0.into());
    suite.send("alice", ExecuteMsg::LeaveTopic { topic_id, worker_id }).unwrap();
    let withdraw = ExecuteMsg::WithdrawDeposit { topic_id, worker_id, beneficiary: None };
    suite.at(90 * DAY).send("alice", withdraw).unwrap();
    assert_eq!(suite.balance, 0);
}

#[test]
fn forfeits_go_to_the_treasury_whoever_asks() {
    for mut suite in [Suite::new(), Suite::cw20()] {
        suite.refused("anybody", &[], ExecuteMsg::SweepForfeits {}, "nothing_forfeited");
        let mut ledgers = LEDGERS.load(suite.storage()).unwrap();
        ledgers.forfeits = Uint128::new(77);
        LEDGERS.save(suite.storage(), &ledgers);
        suite.balance += 77;
        let response = suite.send("anybody", ExecuteMsg::SweepForfeits {}).unwrap();
        assert_eq!(attribute(&response, "forfeits_swept", "amount"), "77");
        let token = CONFIG.load(suite.storage()).unwrap().token;
        let rewards = Rewards(suite.addr("rewards"));
        let brought = rewards.deposit(&token, Income::Forfeits, Uint128::new(77)).unwrap();
        assert_eq!(response.messages, [SubMsg::new(brought)]);
        suite.refused("anybody", &[], ExecuteMsg::SweepForfeits {}, "nothing_forfeited");
    }
}

#[test]
fn an_older_contract_is_migrated_and_a_newer_or_foreign_one_is_not() {
    let mut suite = Suite::new();
    let mut migrate = |name: &str, version: &str| {
        cw2::set_contract_version(suite.storage(), name, version).unwrap();
        let env = suite.env.clone();
        contract::migrate(suite.deps.as_mut(), env, MigrateMsg {}).map_err(|error| error.to_string())?;
        Ok::<_, String>(cw2::get_contract_version(suite.storage()).unwrap().version)
    };
    assert_eq!(migrate(CONTRACT_NAME, "0.0.1"), Ok(CONTRACT_VERSION.into()));
    assert_eq!(migrate(CONTRACT_NAME, CONTRACT_VERSION), Ok(CONTRACT_VERSION.into()));
    assert!(migrate(CONTRACT_NAME, "99.0.0").unwrap_err().starts_with("wrong_version: "));
    assert!(migrate("allora-staking", "0.0.1").unwrap_err().starts_with("wrong_version: "));
}
