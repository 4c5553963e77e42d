//! Registration, deposits, keys and owners.

use crate::suite::*;
use allora_interfaces::registry::{Policy, Role};
use allora_interfaces::synthesis::{ExecuteMsg, OPERATORS, OWNED, ROSTERS, ReceiveMsg, WORKERS, Worker};
use allora_protocol::WorkerId;
use cosmwasm_std::{BankMsg, Coin, CosmosMsg, Response, Uint128, to_json_binary};
use cw20::Cw20ReceiveMsg;

const WORKER: WorkerId = WorkerId(0);

pub fn register(owner: Option<String>) -> ExecuteMsg {
    ExecuteMsg::RegisterWorker { topic_id: OPEN_TOPIC, owner }
}
pub fn leave() -> ExecuteMsg {
    ExecuteMsg::LeaveTopic { topic_id: OPEN_TOPIC, worker_id: WORKER }
}
pub fn withdraw() -> ExecuteMsg {
    ExecuteMsg::WithdrawDeposit { topic_id: OPEN_TOPIC, worker_id: WORKER, beneficiary: None }
}
pub fn top_up() -> ExecuteMsg {
    ExecuteMsg::TopUp { topic_id: OPEN_TOPIC, worker_id: WORKER }
}
pub fn rotate(operator: Option<String>) -> ExecuteMsg {
    ExecuteMsg::RotateOperator { topic_id: OPEN_TOPIC, worker_id: WORKER, operator }
}
pub fn accept_operator() -> ExecuteMsg {
    ExecuteMsg::AcceptOperator { topic_id: OPEN_TOPIC, worker_id: WORKER }
}
pub fn transfer(to: Option<String>) -> ExecuteMsg {
    ExecuteMsg::TransferWorker { topic_id: OPEN_TOPIC, worker_id: WORKER, to }
}
pub fn accept_worker() -> ExecuteMsg {
    ExecuteMsg::AcceptWorker { topic_id: OPEN_TOPIC, worker_id: WORKER }
}

/// A cw20 `Send` by somebody, as it arrives.
pub fn received(suite: &Suite, sender: &str, amount: u128, message: &ReceiveMsg) -> ExecuteMsg {
    let msg = to_json_binary(message).unwrap();
    ExecuteMsg::Receive(Cw20ReceiveMsg { sender: suite.name(sender), amount: Uint128::new(amount), msg })
}

fn worker(suite: &mut Suite, id: u32) -> Worker {
    WORKERS.load(suite.storage(), (OPEN_TOPIC.0, id)).unwrap()
}

fn owns(suite: &mut Suite, name: &str, id: u32) -> bool {
    let owner = suite.addr(name);
    OWNED.has(suite.storage(), (&owner, OPEN_TOPIC.0, id))
}

/// What a key is: its worker, and whether it may act.
fn key(suite: &mut Suite, name: &str) -> Option<(u32, bool)> {
    let address = suite.addr(name);
    let operator = OPERATORS.may_load(suite.storage(), (OPEN_TOPIC.0, &address)).unwrap();
    operator.map(|operator| (operator.worker.0, operator.active))
}

fn payment(response: &Response) -> (String, Vec<Coin>) {
    match &response.messages[0].msg {
        CosmosMsg::Bank(BankMsg::Send { to_address, amount }) => (to_address.clone(), amount.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn workers_get_dense_ids_and_say_who_owns_them() {
    let mut suite = Suite::new();
    assert_eq!(suite.register(OPEN_TOPIC, "alice"), 0);
    let owner = suite.name("vault");
    let response = suite.at(5).pay("bot", &deposit(), register(Some(owner.clone()))).unwrap();
    let said = ["worker_id", "operator", "owner", "deposit", "returned"];
    let said = said.map(|name| attribute(&response, "worker_registered", name));
    assert_eq!(said, ["1".into(), suite.name("bot"), owner, "1000".into(), "false".into()]);
    let bot = worker(&mut suite, 1);
    assert_eq!((bot.owner, bot.operator), (suite.addr("vault"), suite.addr("bot")));
    assert_eq!((bot.registered_at, bot.left_at), (START + 5, None));
    assert!(owns(&mut suite, "vault", 1) && !owns(&mut suite, "bot", 1));
    assert_eq!(key(&mut suite, "bot"), Some((1, true)));
    assert_eq!(ROSTERS.load(suite.storage(), OPEN_TOPIC.0).unwrap().workers, 2);
    // Another topic counts for itself.
    assert_eq!(suite.register(REVEAL_TOPIC, "bot"), 0);
}

#[test]
fn cw20_deposits_come_by_send_and_from_the_token_alone() {
    let mut suite = Suite::cw20();
    let owner = Some(suite.name("vault"));
    let message =
        received(&suite, "bot", DEPOSIT, &ReceiveMsg::RegisterWorker { topic_id: OPEN_TOPIC, owner });
    suite.refused("bot", &[], message.clone(), "wrong_token");
    suite.send("token", message).unwrap();
    assert_eq!(key(&mut suite, "bot"), Some((0, true)));
    let top_up = ReceiveMsg::TopUp { topic_id: OPEN_TOPIC, worker_id: WORKER };
    let response = suite.send("token", received(&suite, "friend", 5, &top_up)).unwrap();
    assert_eq!(attribute(&response, "deposit_added", "payer"), suite.name("friend"));
    assert_eq!(suite.deposit(OPEN_TOPIC, 0), DEPOSIT + 5);

    suite.send("vault", leave()).unwrap();
    // Nothing is missing, so there is nothing to send.
    suite.send("bot", register(None)).unwrap();
    suite.send("vault", leave()).unwrap();
    suite.at(90 * DAY).send("vault", withdraw()).unwrap();
    assert_eq!(suite.balance, 0);
    // Now there is, and the message says how.
    suite.refused("bot", &[], register(None), "wrong_token");
}

#[test]
fn anybody_adds_to_a_deposit() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    let response = suite.pay("friend", &coins(7), top_up()).unwrap();
    assert_eq!(attribute(&response, "deposit_added", "deposit"), "1007");
    assert_eq!(suite.deposit(OPEN_TOPIC, 0), 1_007);
}

#[test]
fn who_comes_back_is_who_he_was_and_has_nothing_to_pay() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    suite.merit(OPEN_TOPIC, 0, "-0.5", 12);
    suite.at(10).send("alice", leave()).unwrap();
    assert_eq!(
        (worker(&mut suite, 0).left_at, key(&mut suite, "alice")),
        (Some(START + 10), Some((0, false)))
    );
    suite.refused("alice", &[], submit(inference("1")), "worker_left");
    let response = suite.send("alice", register(None)).unwrap();
    assert_eq!(attribute(&response, "worker_registered", "returned"), "true");
    assert_eq!((worker(&mut suite, 0).left_at, key(&mut suite, "alice")), (None, Some((0, true))));
    assert_eq!(ROSTERS.load(suite.storage(), OPEN_TOPIC.0).unwrap().workers, 1);
    let response = suite.send("alice", submit(inference("1"))).unwrap();
    assert_eq!(attribute(&response, "submitted", "merit_inferer"), "-0.5");
}

#[test]
fn a_left_worker_who_comes_back_after_the_deposit_rose_pays_the_difference() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    suite.params(|params| params.registration_deposit = Uint128::new(DEPOSIT + 50));
    suite.refused("alice", &coins(50), register(None), "already_registered");
    suite.send("alice", leave()).unwrap();
    suite.refused("alice", &[], register(None), "wrong_amount");
    suite.refused("alice", &deposit(), register(None), "wrong_amount");
    suite.pay("alice", &coins(50), register(None)).unwrap();
    assert_eq!(suite.deposit(OPEN_TOPIC, 0), DEPOSIT + 50);
    // It fell below what he has: nothing is due, and nothing is given back.
    suite.params(|params| params.registration_deposit = Uint128::new(1));
    suite.send("alice", leave()).unwrap();
    suite.refused("alice", &coins(1), register(None), "no_funds_taken");
    suite.send("alice", register(None)).unwrap();
    assert_eq!(suite.deposit(OPEN_TOPIC, 0), DEPOSIT + 50);
}

#[test]
fn a_deposit_is_free_after_the_delay_and_the_probation() {
    // (scored epochs, registered_at to leaving in days, days from leaving to freedom)
    for (scored, left, free) in [(0, 0, 90), (9, 80, 21), (9, 60, 30), (10, 0, 21), (0, 100, 21)] {
        let mut suite = Suite::new();
        suite.register(OPEN_TOPIC, "alice");
        suite.merit(OPEN_TOPIC, 0, "1", scored);
        suite.at(left * DAY).send("alice", leave()).unwrap();
        suite.at((left + free) * DAY - 1).refused("alice", &[], withdraw(), "deposit_locked");
        let response = suite.at((left + free) * DAY).send("alice", withdraw()).unwrap();
        assert_eq!(payment(&response), (suite.name("alice"), deposit()), "{scored} {left}");
        suite.refused("alice", &[], withdraw(), "no_deposit");
    }
}

#[test]
fn a_deposit_can_be_paid_to_somebody_else_and_waits_for_epochs_under_way() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    suite.send("alice", submit(inference("1"))).unwrap();
    suite.send("alice", leave()).unwrap();
    // Nobody has sent `Advance` for three months.
    suite.at(90 * DAY).refused("alice", &[], withdraw(), "deposit_in_use");
    allora_interfaces::synthesis::OPEN.remove(suite.storage(), OPEN_TOPIC.0);
    let beneficiary = Some(suite.name("heir"));
    let to_heir = ExecuteMsg::WithdrawDeposit { topic_id: OPEN_TOPIC, worker_id: WORKER, beneficiary };
    suite.refused("heir", &[], to_heir.clone(), "unauthorized");
    let response = suite.send("alice", to_heir).unwrap();
    assert_eq!(payment(&response), (suite.name("heir"), deposit()));
    // Who comes back then locks all of it again.
    suite.refused("alice", &[], register(None), "wrong_amount");
    suite.pay("alice", &deposit(), register(None)).unwrap();
}

#[test]
fn a_key_operates_only_what_it_accepted() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "mallory");
    // Naming somebody as owner gives him a worker, but makes his key no operator.
    let owner = Some(suite.name("victim"));
    suite.pay("bot", &deposit(), register(owner)).unwrap();
    assert_eq!(key(&mut suite, "victim"), None);
    // An offer reserves nothing: the victim registers as if there were none.
    suite.send("mallory", rotate(Some(suite.name("victim")))).unwrap();
    assert_eq!(suite.register(OPEN_TOPIC, "victim"), 2);
    suite.refused("victim", &[], accept_operator(), "operator_used");
    suite.refused("stranger", &[], accept_operator(), "not_offered");
}

#[test]
fn a_rotation_moves_the_worker_to_the_new_key_and_keeps_the_old_one_his() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    suite.register(OPEN_TOPIC, "bob");
    let response = suite.send("alice", rotate(Some(suite.name("fresh")))).unwrap();
    assert_eq!(attribute(&response, "operator_offered", "to"), suite.name("fresh"));
    suite.send("fresh", accept_operator()).unwrap();
    assert_eq!((key(&mut suite, "alice"), key(&mut suite, "fresh")), (Some((0, false)), Some((0, true))));
    suite.refused("alice", &[], submit(inference("1")), "operator_rotated");
    suite.refused("alice", &deposit(), register(None), "operator_rotated");
    suite.send("fresh", submit(inference("1"))).unwrap();
    // Used keys go to nobody else, whoever offers, and active ones neither.
    let to_alice = ExecuteMsg::RotateOperator {
        topic_id: OPEN_TOPIC,
        worker_id: WorkerId(1),
        operator: Some(suite.name("alice")),
    };
    suite.send("bob", to_alice).unwrap();
    let accept = ExecuteMsg::AcceptOperator { topic_id: OPEN_TOPIC, worker_id: WorkerId(1) };
    suite.refused("alice", &[], accept, "operator_used");
    suite.send("alice", rotate(Some(suite.name("bob")))).unwrap();
    suite.refused("bob", &[], accept_operator(), "operator_used");
    // Back to a former key of the same worker, and to the one it has.
    suite.send("alice", rotate(Some(suite.name("alice")))).unwrap();
    suite.send("alice", accept_operator()).unwrap();
    assert_eq!((key(&mut suite, "alice"), key(&mut suite, "fresh")), (Some((0, true)), Some((0, false))));
    suite.send("alice", rotate(Some(suite.name("alice")))).unwrap();
    suite.send("alice", accept_operator()).unwrap();
    assert_eq!(key(&mut suite, "alice"), Some((0, true)));
    suite.refused("alice", &[], submit(inference("1")), "already_submitted");
}

#[test]
fn a_worker_who_left_comes_back_with_the_key_he_was_rotated_to() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    suite.send("alice", leave()).unwrap();
    suite.send("alice", rotate(Some(suite.name("fresh")))).unwrap();
    suite.send("fresh", accept_operator()).unwrap();
    assert_eq!(key(&mut suite, "fresh"), Some((0, false)));
    suite.refused("fresh", &[], submit(inference("1")), "worker_left");
    suite.send("fresh", register(None)).unwrap();
    assert_eq!(key(&mut suite, "fresh"), Some((0, true)));
}

#[test]
fn an_offer_is_taken_back() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    suite.send("alice", rotate(Some(suite.name("fresh")))).unwrap();
    suite.send("alice", rotate(None)).unwrap();
    suite.refused("fresh", &[], accept_operator(), "not_offered");
    suite.send("alice", transfer(Some(suite.name("buyer")))).unwrap();
    let response = suite.send("alice", transfer(None)).unwrap();
    assert_eq!(attribute(&response, "worker_offered", "to"), "-");
    suite.refused("buyer", &[], accept_worker(), "not_offered");
}

#[test]
fn a_worker_changes_hands_in_two_steps_with_his_deposit() {
    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    // The seller prepares to take the worker back through another key of his.
    suite.send("alice", rotate(Some(suite.name("backdoor")))).unwrap();
    suite.send("alice", transfer(Some(suite.name("buyer")))).unwrap();
    assert!(owns(&mut suite, "alice", 0));
    let response = suite.send("buyer", accept_worker()).unwrap();
    assert_eq!(attribute(&response, "worker_transferred", "from"), suite.name("alice"));
    assert!(owns(&mut suite, "buyer", 0) && !owns(&mut suite, "alice", 0));
    suite.refused("backdoor", &[], accept_operator(), "not_offered");
    for message in [leave(), withdraw(), rotate(None), transfer(None)] {
        suite.refused("alice", &[], message, "unauthorized");
    }
    suite.send("buyer", leave()).unwrap();
    let response = suite.at(90 * DAY).send("buyer", withdraw()).unwrap();
    assert_eq!(payment(&response), (suite.name("buyer"), deposit()));
    // To himself: he stays on his own index.
    suite.send("buyer", transfer(Some(suite.name("buyer")))).unwrap();
    suite.send("buyer", accept_worker()).unwrap();
    assert!(owns(&mut suite, "buyer", 0));
}

#[test]
fn a_list_is_asked_when_somebody_begins_or_sends_and_never_on_the_way_out() {
    let mut suite = Suite::new();
    suite.topic(OPEN_TOPIC, |record| record.policies.worker = Policy::List);
    suite.refused("alice", &deposit(), register(None), "not_listed");
    suite.list(OPEN_TOPIC, Role::Worker, "alice");
    suite.register(OPEN_TOPIC, "alice");
    suite.send("alice", submit(inference("1"))).unwrap();
    suite.send("alice", rotate(Some(suite.name("fresh")))).unwrap();
    suite.refused("fresh", &[], accept_operator(), "not_listed");

    let mut suite = Suite::new();
    suite.register(OPEN_TOPIC, "alice");
    suite.topic(OPEN_TOPIC, |record| record.policies.worker = Policy::List);
    suite.refused("alice", &[], submit(inference("1")), "not_listed");
    suite.pay("alice", &coins(1), top_up()).unwrap();
    suite.send("alice", leave()).unwrap();
    suite.refused("alice", &[], register(None), "not_listed");
    suite.at(90 * DAY).send("alice", withdraw()).unwrap();
}

#[test]
fn an_owner_takes_his_worker_out_whatever_its_key_and_the_list_want() {
    let mut suite = Suite::new();
    suite.topic(OPEN_TOPIC, |record| record.policies.worker = Policy::List);
    suite.list(OPEN_TOPIC, Role::Worker, "bot");
    let owner = Some(suite.name("olga"));
    suite.pay("bot", &deposit(), register(owner)).unwrap();
    suite.send("olga", leave()).unwrap();
    // The key brings the worker back for nothing, and the deposit waits anew.
    suite.at(90 * DAY).send("bot", register(None)).unwrap();
    suite.refused("olga", &[], withdraw(), "still_there");
    // She becomes its key herself, in one transaction, though the creator lists nobody of hers.
    suite.send("olga", rotate(Some(suite.name("olga")))).unwrap();
    suite.refused("olga", &[], accept_operator(), "not_listed");
    suite.send("olga", leave()).unwrap();
    suite.send("olga", accept_operator()).unwrap();
    assert_eq!((key(&mut suite, "bot"), key(&mut suite, "olga")), (Some((0, false)), Some((0, false))));
    suite.refused("bot", &[], register(None), "operator_rotated");
    suite.refused("olga", &[], register(None), "not_listed");
    suite.at(111 * DAY).send("olga", withdraw()).unwrap();
}
