//! Every message that is refused, why, and that it changed nothing (the world checks that). Orders of payments that are
//! refused are in `payments` too, with more of them.

use crate::world::{DAY, DENOM, Outcome, World, address, entry, order, worker};
use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::rewards::{
    ExecuteMsg, Income, Payee, QueryMsg, ReceiveMsg, SETTLEMENTS, Settlement, TOPICS,
};
use allora_protocol::TopicId;
use cosmwasm_std::{Coin, Uint128, coin, coins};
use cw20::Cw20ReceiveMsg;

const TOPIC: TopicId = TopicId(1);

struct Case {
    what: &'static str,
    code: &'static str,
    act: fn(&mut World) -> Outcome,
}

fn case(what: &'static str, code: &'static str, act: fn(&mut World) -> Outcome) -> Case {
    Case { what, code, act }
}

/// Topic 1 is funded, and has a weight; worker 0 is anna's; it is the third day.
fn begun(mut world: World) -> World {
    world.suite.set_stake(1, 1_000_000_000);
    world.deposit("somebody", Income::Donation, 1_000_000_000).unwrap();
    world.fund("somebody", 1, 1_000_000).unwrap();
    world.suite.set_owner(1, 0, "anna");
    world.at(3 * DAY);
    world
}

fn epoch() -> Settlement {
    order(1, 24, None, (DAY, 2 * DAY))
}

fn fund() -> ExecuteMsg {
    ExecuteMsg::Fund { topic_id: TOPIC, beneficiary: None }
}

fn pay(world: &mut World, funds: &[Coin]) -> Outcome {
    world.send_with("anna", fund(), funds)
}

/// What goes wrong in the same way whatever the token is.
fn common() -> Vec<Case> {
    vec![
        case("wiring by a stranger", "unauthorized", |world| {
            let address = address("anna").into();
            world.send("anna", ExecuteMsg::Wire { sibling: Sibling::Rewards, address })
        }),
        case("wiring a sibling again", "already_wired", |world| {
            let address = address("other").into();
            world.send("registry", ExecuteMsg::Wire { sibling: Sibling::Synthesis, address })
        }),
        case("wiring to no address", "invalid_address", |world| {
            world.send("registry", ExecuteMsg::Wire { sibling: Sibling::Rewards, address: "x".into() })
        }),
        case("pausing what is not here", "cannot_pause", |world| {
            world.send("registry", ExecuteMsg::SetPause { what: Pause::Submissions, until: 1 })
        }),
        case("a topic that is not there, funded", "topic_not_found", |world| world.fund("anna", 77, 5)),
        case("a topic that is not there, touched", "topic_not_found", |world| world.touch(77)),
        case("a topic that is retired", "topic_retired", |world| {
            world.suite.retire(1, 9);
            world.fund("anna", 1, 5)
        }),
        case("nothing for a topic", "no_amount", |world| world.fund("anna", 1, 0)),
        case("more than all ledgers can hold", "overflow", |world| {
            world.deposit("anna", Income::Donation, u128::MAX - world.balance)?;
            world.set_balance(0);
            let outcome = world.deposit("anna", Income::Donation, 1);
            world.set_balance(u128::MAX);
            outcome
        }),
        case("a fee from somebody else", "unauthorized", |world| {
            world.deposit("anna", Income::CreationFee { topic_id: TOPIC }, 5)
        }),
        case("far behind", "roll_first", |world| world.at(40 * DAY).touch(1)),
        case("no period at once", "limit_out_of_range", |world| {
            world.send("anna", ExecuteMsg::Roll { limit: Some(0) })
        }),
        case("a message without the suite's parameters", "not_found", |world| {
            world.suite.forget_params();
            world.touch(1)
        }),
        case("a forged payment", "unauthorized", |world| {
            world.send("anna", ExecuteMsg::Settle(Box::new(epoch())))
        }),
        case("an epoch paid twice", "already_paid", |world| {
            world.settle(epoch())?;
            world.settle(epoch())
        }),
        case("an epoch before its turn", "out_of_order", |world| {
            world.settle(order(1, 25, Some(24), (DAY, 2 * DAY)))
        }),
        case("an interval that goes back", "wrong_interval", |world| {
            world.settle(order(1, 24, None, (2 * DAY, DAY)))
        }),
        case("a participant twice", "disordered", |world| {
            let entries = vec![entry(Payee::Inferer, 0, 10), entry(Payee::Inferer, 0, 10)];
            world.settle(Settlement { entries, ..epoch() })
        }),
        case("more than all of a share", "above_whole", |world| {
            let entries = vec![entry(Payee::Inferer, 0, 60), entry(Payee::Inferer, 1, 60)];
            world.settle(Settlement { entries, ..epoch() })
        }),
        case("a reputer that is none", "unknown_reputer", |world| {
            let entries = vec![entry(Payee::Reputer, 9, 100)];
            let shares = crate::world::split([0, 0, 100]);
            world.settle(Settlement { entries, shares, ..epoch() })
        }),
        case("claims in a pause", "payouts_paused", |world| {
            world.pause_payouts(u64::MAX)?;
            world.claim("anna", &[(1, 0)])
        }),
        case("claims for too many", "too_many_workers", |world| world.claim("anna", &[(1, 0); 31])),
        case("claims for a stranger's worker", "not_owner", |world| world.claim("bert", &[(1, 0)])),
        case("claims for a worker that is none", "not_owner", |world| world.claim("anna", &[(1, 1)])),
        case("claims of nothing", "nothing_to_claim", |world| world.claim("anna", &[(1, 0)])),
        case("claims for no address", "invalid_address", |world| {
            let workers = vec![worker(1, 0)];
            world.send("anna", ExecuteMsg::Claim { workers, beneficiary: Some("x".into()) })
        }),
        case("closing a topic that goes on", "not_retired", |world| world.close(1)),
        case("closing a topic whose last epoch is under way", "not_over", |world| {
            world.suite.retire(1, 24 * 3 + 1);
            world.close(1)
        }),
        case("closing a topic with open epochs", "epochs_left", |world| {
            world.suite.retire(1, 3);
            world.suite.set_open(1, &[2]);
            world.close(1)
        }),
        case("closing an empty topic", "nothing_left", |world| {
            world.suite.retire(2, 3);
            world.close(2)
        }),
        case("sweeping by a stranger", "unauthorized", |world| {
            world.send("anna", ExecuteMsg::SweepSurplus {})
        }),
        case("sweeping nothing", "no_surplus", |world| world.send("owner", ExecuteMsg::SweepSurplus {})),
        case("asking for no address", "invalid_address", |world| {
            let question = QueryMsg::Balances { account: "x".into(), start_after: None, limit: None };
            Err(world.ask::<serde_json::Value>(question).unwrap_err())
        }),
        case("asking for the owner where no registry answers", "std", |world| {
            world.deps.querier.update_wasm(|_| {
                cosmwasm_std::SystemResult::Err(cosmwasm_std::SystemError::NoSuchContract {
                    addr: "anywhere".into(),
                })
            });
            Err(world.ask::<serde_json::Value>(QueryMsg::Ownership {}).unwrap_err())
        }),
        case("closing where no synthesis is wired", "not_wired", |_| {
            let mut world = World::unwired();
            world.suite.retire(1, 0);
            world.close(1)
        }),
    ]
}

fn of_a_native_suite() -> Vec<Case> {
    vec![
        case("a payment without a coin", "no_amount", |world| pay(world, &[])),
        case("a payment of another coin", "wrong_denom", |world| pay(world, &coins(5, "uatom"))),
        case("a payment of two coins", "wrong_denom", |world| {
            pay(world, &[coin(5, DENOM), coin(5, "uatom")])
        }),
        case("tokens", "wrong_token", |world| {
            world.receive("token", "anna", 5, &ReceiveMsg::Fund { topic_id: TOPIC, beneficiary: None })
        }),
    ]
}

fn of_a_cw20_suite() -> Vec<Case> {
    vec![
        case("coins", "wrong_token", |world| pay(world, &coins(5, DENOM))),
        case("tokens of another kind", "wrong_token", |world| {
            world.receive("anna", "anna", 5, &ReceiveMsg::Fund { topic_id: TOPIC, beneficiary: None })
        }),
        case("tokens with coins", "no_funds_taken", |world| {
            let (sender, amount) = (address("anna").into(), Uint128::new(5));
            let wrapper = Cw20ReceiveMsg { sender, amount, msg: Default::default() };
            world.send_with("token", ExecuteMsg::Receive(wrapper), &coins(1, DENOM))
        }),
        case("tokens with no message", "malformed_message", |world| {
            let (sender, amount) = (address("anna").into(), Uint128::new(5));
            let wrapper = Cw20ReceiveMsg { sender, amount, msg: b"{\"burn\":{}}".into() };
            world.send("token", ExecuteMsg::Receive(wrapper))
        }),
        case("tokens for no address", "invalid_address", |world| {
            let inside = ReceiveMsg::Fund { topic_id: TOPIC, beneficiary: Some("x".into()) };
            world.receive("token", "anna", 5, &inside)
        }),
    ]
}

fn refuse(world: fn() -> World, cases: Vec<Case>) {
    for Case { what, code, act } in cases {
        let mut world = begun(world());
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
    }
}

#[test]
fn messages_that_take_no_money_refuse_it() {
    let messages = [
        ("registry", ExecuteMsg::Wire { sibling: Sibling::Rewards, address: address("rewards").into() }),
        ("registry", ExecuteMsg::SetPause { what: Pause::Payouts, until: 1 }),
        ("anna", ExecuteMsg::Touch { topic_id: TOPIC }),
        ("anna", ExecuteMsg::Roll { limit: None }),
        ("synthesis", ExecuteMsg::Settle(Box::new(epoch()))),
        ("anna", ExecuteMsg::Claim { workers: vec![], beneficiary: None }),
        ("anna", ExecuteMsg::Close { topic_id: TOPIC }),
        ("owner", ExecuteMsg::SweepSurplus {}),
    ];
    for (who, message) in messages {
        for world in [World::native(), World::cw20()] {
            let mut world = begun(world);
            let error = world.send_with(who, message.clone(), &coins(1, DENOM)).unwrap_err();
            assert!(error.to_string().starts_with("no_funds_taken: "), "{message:?}: {error}");
        }
    }
}

#[test]
fn a_payment_that_is_refused_leaves_the_topic_payable() {
    let mut world = begun(World::native());
    let entries = vec![entry(Payee::Reputer, 9, 100)];
    let shares = crate::world::split([0, 0, 100]);
    world.settle(Settlement { entries, shares, ..epoch() }).unwrap_err();
    assert!(!SETTLEMENTS.has(&world.deps.storage, (1, 24)));
    assert_eq!(TOPICS.load(&world.deps.storage, 1).unwrap().last_paid, None);
    world.settle(epoch()).unwrap();
}

/// Codes that some case above provokes.
pub fn provoked() -> Vec<&'static str> {
    let tables = [common(), of_a_native_suite(), of_a_cw20_suite()];
    // Those of deployment and migration are in `suite`.
    tables.iter().flatten().map(|case| case.code).chain(["no_period", "wrong_version"]).collect()
}
