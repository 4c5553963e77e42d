//! Every message that is refused, why, and that it changed nothing (the world checks that).

mod votes;

use crate::world::{DENOM, Outcome, World, address};
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::{ExecuteMsg, QueryMsg, ReceiveMsg};
use allora_protocol::TopicId;
use allora_staking::ContractError;
use cosmwasm_std::{
    Coin, Decimal, QuerierResult, SystemError, SystemResult, Uint128, WasmQuery, coin, coins,
};
use cw_ownable::Ownership;
use cw20::Cw20ReceiveMsg;

const TOPIC: TopicId = TopicId(1);

/// A world with two reputers, of whom dora unbonds 500.
fn settled(mut world: World) -> World {
    world.reputer("dora", 2_000_000);
    world.reputer("carl", 2_000_000);
    world.unstake("dora", Some(500)).unwrap();
    world
}

struct Case {
    what: &'static str,
    code: &'static str,
    act: fn(&mut World) -> Outcome,
}

fn case(what: &'static str, code: &'static str, act: fn(&mut World) -> Outcome) -> Case {
    Case { what, code, act }
}

fn stake(beneficiary: Option<String>) -> ExecuteMsg {
    ExecuteMsg::Stake { topic_id: TOPIC, beneficiary }
}

fn pay(world: &mut World, funds: &[Coin]) -> Outcome {
    world.send_with("dora", stake(None), funds)
}

/// A query that fails, as the outcome of a message.
fn asked<T>(answer: Result<T, ContractError>) -> Outcome {
    answer.map(|_| panic!("it was answered"))
}

/// What goes wrong in the same way whatever the token is.
fn common() -> Vec<Case> {
    vec![
        case("wiring by a stranger", "unauthorized", |world| {
            world
                .send("dora", ExecuteMsg::Wire { sibling: Sibling::Rewards, address: address("dora").into() })
        }),
        case("wiring a sibling again", "already_wired", |world| {
            let address = address("other").into();
            world.send("registry", ExecuteMsg::Wire { sibling: Sibling::Synthesis, address })
        }),
        case("wiring to no address", "invalid_address", |world| {
            let message = ExecuteMsg::Wire { sibling: Sibling::Rewards, address: "x".into() };
            World::unwired(world.token.clone()).send("registry", message)
        }),
        case("a topic that is not there", "topic_not_found", |world| {
            world.topic = TopicId(77);
            world.register("dora")
        }),
        case("registering twice", "already_registered", |world| world.register("dora")),
        case("registering where there is a list", "not_listed", |world| {
            world.registry.close_to_all_but(1, &[]);
            world.register("emil")
        }),
        case("the 4,294,967,296th reputer", "overflow", |world| {
            use allora_interfaces::staking::{TOPIC_STAKES, TopicStake};
            let storage = &mut world.deps.storage;
            let stake = TOPIC_STAKES.load(storage, 1).unwrap();
            TOPIC_STAKES.save(storage, 1, &TopicStake { reputers: u32::MAX, ..stake });
            world.register("emil")
        }),
        case("stake of nobody", "not_registered", |world| world.stake("emil", 2_000_000)),
        case("stake for nobody", "not_registered", |world| world.stake_for("dora", Some("emil"), 2_000_000)),
        case("nothing staked", "no_amount", |world| world.stake("dora", 0)),
        case("too little to begin with", "first_stake_too_small", |world| {
            world.register("emil").unwrap();
            world.stake("emil", 999_999)
        }),
        case("more than a pool can hold", "overflow", |world| world.stake("dora", u128::MAX)),
        case("more than all pools can hold", "overflow", |world| {
            world.register("emil").unwrap();
            world.stake("emil", u128::MAX - 3_000_000)
        }),
        case("a first stake without the suite's parameters", "not_found", |world| {
            world.register("emil").unwrap();
            world.registry.forget_params();
            world.stake("emil", 2_000_000)
        }),
        case("unstaking of nobody", "not_registered", |world| world.unstake("emil", None)),
        case("unstaking of nothing", "amount_too_small", |world| world.unstake("dora", Some(0))),
        case("unstaking of what is burned", "not_enough", |world| world.unstake("dora", Some(1_998_501))),
        case("unstaking of what others have", "not_enough", |world| world.unstake("dora", Some(u128::MAX))),
        case("unstaking twice", "nothing_left", |world| {
            world.unstake("dora", None).unwrap();
            world.unstake("dora", None)
        }),
        case("unbonding beyond the end of time", "time_overflow", |world| {
            world.registry.change_params(|params| params.unbonding_time = u64::MAX);
            world.unstake("dora", None)
        }),
        case("the 4,294,967,296th unbonding", "overflow", |world| {
            use allora_interfaces::staking::POSITIONS;
            let dora = address("dora");
            let mut position = POSITIONS.load(&world.deps.storage, (&dora, 1, &dora)).unwrap();
            position.next_unbonding = u32::MAX;
            POSITIONS.save(&mut world.deps.storage, (&dora, 1, &dora), &position);
            world.unstake("dora", None)
        }),
        case("delegating to nobody", "not_registered", |world| world.delegate("anna", "emil", 5)),
        case("delegating to oneself", "self_delegation", |world| world.delegate("dora", "dora", 5)),
        case("delegating to oneself by a gift", "self_delegation", |world| {
            world.delegate_for("anna", Some("dora"), "dora", 5)
        }),
        case("delegating to who has no stake", "pool_empty", |world| {
            world.register("emil").unwrap();
            world.delegate("anna", "emil", 5_000_000)
        }),
        case("delegating nothing", "no_amount", |world| world.delegate("anna", "dora", 0)),
        case("delegating more than a pool can hold", "overflow", |world| {
            world.delegate("anna", "dora", u128::MAX)
        }),
        case("undelegating from oneself", "self_delegation", |world| world.undelegate("dora", "dora", None)),
        case("undelegating from nobody", "not_registered", |world| world.undelegate("dora", "emil", None)),
        case("undelegating what was never delegated", "nothing_left", |world| {
            world.undelegate("anna", "dora", None)
        }),
        case("undelegating what others delegate", "not_enough", |world| {
            world.delegate("anna", "dora", 5_000).unwrap();
            world.undelegate("anna", "dora", Some(5_001))
        }),
        case("redelegating from nobody", "not_registered", |world| {
            world.redelegate("dora", "emil", (1, "carl"), None)
        }),
        case("redelegating to nobody", "not_registered", |world| {
            world.redelegate("dora", "dora", (1, "emil"), None)
        }),
        case("redelegating to where it is", "same_pool", |world| {
            world.redelegate("dora", "dora", (1, "dora"), None)
        }),
        case("redelegating to who has no stake", "pool_empty", |world| {
            world.register("emil").unwrap();
            world.redelegate("dora", "dora", (1, "emil"), None)
        }),
        case("a seventeenth unbonding of another kind", "too_many_unbondings", |world| {
            (0..15).for_each(|_| drop(world.unstake("dora", Some(1)).unwrap()));
            world.redelegate("dora", "dora", (1, "carl"), None)
        }),
        case("a commission of nobody", "not_registered", |world| world.set_commission("anna", 5)),
        case("a commission of more than everything", "commission_too_high", |world| {
            world.set_commission("dora", 101)
        }),
        case("rewards of a stranger", "unauthorized", |world| world.reward_of("dora", &[(0, 5)], 5)),
        case("rewards that are more than what came", "wrong_amount", |world| {
            world.reward_of("rewards", &[(0, 3), (1, 3)], 5)
        }),
        case("rewards that are less than what came", "wrong_amount", |world| {
            world.reward_of("rewards", &[(0, 3)], 5)
        }),
        case("rewards for nobody", "reputer_not_found", |world| world.reward(&[(2, 5)])),
        case("rewards for who has no stake", "pool_empty", |world| {
            world.register("emil").unwrap();
            world.reward(&[(2, 5)])
        }),
        case("rewards in no topic", "topic_not_found", |world| {
            world.topic = TopicId(77);
            world.reward(&[(0, 5)])
        }),
        case("cancelling of nobody", "not_registered", |world| world.cancel("emil", 0)),
        case("cancelling what somebody else unbonds", "unbonding_not_found", |world| world.cancel("carl", 0)),
        case("cancelling what is not there", "unbonding_not_found", |world| world.cancel("dora", 1)),
        case("cancelling twice", "unbonding_not_found", |world| {
            world.cancel("dora", 0).unwrap();
            world.cancel("dora", 0)
        }),
        case("withdrawing of nobody", "not_registered", |world| world.withdraw("emil")),
        case("withdrawing without unstaking", "nothing_unbonding", |world| world.withdraw("carl")),
        case("withdrawing too early", "nothing_matured", |world| world.withdraw("dora")),
        case("withdrawing to no address", "invalid_address", |world| {
            let beneficiary = Some("x".into());
            world.send("dora", ExecuteMsg::Withdraw { topic_id: TOPIC, reputer: None, beneficiary })
        }),
        case("withdrawing from the pool of nobody", "not_registered", |world| {
            world.withdraw_from("dora", Some("emil"))
        }),
        case("withdrawing what somebody else unbonds", "nothing_unbonding", |world| {
            world.withdraw_from("carl", Some("dora"))
        }),
        case("withdrawing twice", "nothing_unbonding", |world| {
            world.wait(100 * 86_400);
            world.withdraw("dora").unwrap();
            world.withdraw("dora")
        }),
        case("asking for the pool of nobody", "not_registered", |world| {
            let reputer = address("emil").into();
            asked(world.ask::<()>(QueryMsg::Pool { topic_id: TOPIC, reputer }))
        }),
        case("asking who delegates to nobody", "not_registered", |world| {
            let (reputer, start_after) = (address("emil").into(), None);
            asked(world.ask::<()>(QueryMsg::Delegations {
                topic_id: TOPIC,
                reputer,
                start_after,
                limit: None,
            }))
        }),
        case("asking for the owner where no registry answers", "std", |world| {
            world.deps.querier.update_wasm(nobody_answers);
            asked(world.ask::<Ownership<String>>(QueryMsg::Ownership {}))
        }),
    ]
}

fn nobody_answers(_: &WasmQuery) -> QuerierResult {
    SystemResult::Err(SystemError::NoSuchContract { addr: "anywhere".into() })
}

fn of_a_native_suite() -> Vec<Case> {
    vec![
        case("stake without a coin", "no_amount", |world| pay(world, &[])),
        case("stake of a coin of nothing", "no_amount", |world| pay(world, &coins(0, DENOM))),
        case("stake of another coin", "wrong_denom", |world| pay(world, &coins(5, "uatom"))),
        case("stake of two coins", "wrong_denom", |world| pay(world, &[coin(5, DENOM), coin(5, "uatom")])),
        case("stake for no address", "invalid_address", |world| {
            world.send_with("dora", stake(Some("x".into())), &coins(5, DENOM))
        }),
        case("tokens", "wrong_token", |world| {
            let inside = ReceiveMsg::Stake { topic_id: TOPIC, beneficiary: None };
            world.receive("token", "dora", 5, &inside)
        }),
    ]
}

fn of_a_cw20_suite() -> Vec<Case> {
    vec![
        case("coins", "wrong_token", |world| pay(world, &coins(5, DENOM))),
        case("neither coins nor tokens", "wrong_token", |world| pay(world, &[])),
        case("tokens of another kind", "wrong_token", |world| {
            let inside = ReceiveMsg::Stake { topic_id: TOPIC, beneficiary: None };
            world.receive("dora", "dora", 5, &inside)
        }),
        case("tokens with coins", "no_funds_taken", |world| {
            let wrapper = Cw20ReceiveMsg {
                sender: address("dora").into(),
                amount: Uint128::new(5),
                msg: Default::default(),
            };
            world.send_with("token", ExecuteMsg::Receive(wrapper), &coins(1, DENOM))
        }),
        case("tokens with no message", "malformed_message", |world| {
            let (sender, amount) = (address("dora").into(), Uint128::new(5));
            let wrapper = Cw20ReceiveMsg { sender, amount, msg: b"{\"burn\":{}}".into() };
            world.send("token", ExecuteMsg::Receive(wrapper))
        }),
        case("tokens of a sender with no address", "invalid_address", |world| {
            let wrapper =
                Cw20ReceiveMsg { sender: "x".into(), amount: Uint128::new(5), msg: Default::default() };
            world.send("token", ExecuteMsg::Receive(wrapper))
        }),
        case("tokens for no address", "invalid_address", |world| {
            let inside = ReceiveMsg::Stake { topic_id: TOPIC, beneficiary: Some("x".into()) };
            world.receive("token", "dora", 5, &inside)
        }),
    ]
}

fn refuse(world: fn() -> World, cases: Vec<Case>) {
    for Case { what, code, act } in cases {
        let mut world = settled(world());
        let Err(error) = act(&mut world) else { panic!("{what} succeeded") };
        let text = error.to_string();
        assert!(text.starts_with(&format!("{code}: ")), "{what}: {text}");
    }
}

#[test]
fn what_is_refused_says_why_and_changes_nothing() {
    for (world, own) in
        [(World::native as fn() -> World, of_a_native_suite()), (World::cw20, of_a_cw20_suite())]
    {
        refuse(world, common());
        refuse(world, own);
        refuse(world, votes::cases());
    }
}

#[test]
fn messages_that_take_no_money_refuse_it() {
    let (amount, beneficiary) = (None, None);
    let messages = [
        ExecuteMsg::Wire { sibling: Sibling::Rewards, address: address("rewards").into() },
        ExecuteMsg::RegisterReputer { topic_id: TOPIC },
        ExecuteMsg::Unstake { topic_id: TOPIC, amount },
        ExecuteMsg::CancelUnstake { topic_id: TOPIC, reputer: None, unbonding_id: 0 },
        ExecuteMsg::Withdraw { topic_id: TOPIC, reputer: None, beneficiary },
        ExecuteMsg::Undelegate { topic_id: TOPIC, reputer: address("carl").into(), amount },
        ExecuteMsg::Redelegate {
            topic_id: TOPIC,
            reputer: address("dora").into(),
            to_topic_id: TOPIC,
            to_reputer: address("carl").into(),
            amount,
        },
        ExecuteMsg::SetCommission { topic_id: TOPIC, commission: Decimal::percent(5) },
        ExecuteMsg::Refresh { member: address("dora").into(), positions: vec![] },
        ExecuteMsg::AddHook { addr: address("dora").into() },
        ExecuteMsg::RemoveHook { addr: address("dora").into() },
    ];
    for message in messages {
        for world in [World::native(), World::cw20()] {
            let mut world = settled(world);
            world.wait(100 * 86_400);
            let who = if matches!(message, ExecuteMsg::Wire { .. }) { "registry" } else { "dora" };
            let error = world.send_with(who, message.clone(), &coins(1, DENOM)).unwrap_err();
            assert!(error.to_string().starts_with("no_funds_taken: "), "{message:?}: {error}");
        }
    }
}

/// Codes that some case above provokes.
pub fn provoked() -> Vec<&'static str> {
    let tables = [common(), of_a_native_suite(), of_a_cw20_suite(), votes::cases()];
    // Those of deployment and migration are in `suite`.
    tables
        .iter()
        .flatten()
        .map(|case| case.code)
        .chain(["no_funds_taken", "no_tokens_per_weight", "wrong_version"])
        .collect()
}
