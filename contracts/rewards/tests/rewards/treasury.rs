//! What comes to the treasury.

use crate::world::{World, over_both};
use allora_interfaces::rewards::{Income, ReceiveMsg};
use allora_protocol::TopicId;
use cosmwasm_std::Response;

fn fee() -> Income {
    Income::CreationFee { topic_id: TopicId(3) }
}

/// The values of a response's event.
fn values(response: &Response) -> Vec<&str> {
    response.events[0].attributes[1..].iter().map(|attribute| attribute.value.as_str()).collect()
}

#[test]
fn fees_forfeits_and_gifts_are_the_treasurys() {
    over_both(|mut world| {
        let paid = world.deposit("registry", fee(), 500).unwrap();
        assert_eq!(values(&paid)[..2], ["creation_fee", "3"]);
        assert_eq!(values(&paid)[3..], ["500", "500"]);
        let paid = world.deposit("synthesis", Income::Forfeits, 70).unwrap();
        assert_eq!((&values(&paid)[..2], &values(&paid)[3..]), (&["forfeits", "-"][..], &["70", "570"][..]));
        let paid = world.deposit("anna", Income::Donation, 1).unwrap();
        assert_eq!((&values(&paid)[..2], &values(&paid)[3..]), (&["donation", "-"][..], &["1", "571"][..]));
        assert_eq!(world.ledger("treasury"), 571);
    });
}

#[test]
fn nobody_pays_a_fee_or_a_forfeit_but_who_takes_it() {
    over_both(|mut world| {
        for (payer, income) in [("anna", fee()), ("synthesis", fee()), ("registry", Income::Forfeits)] {
            let error = world.deposit(payer, income, 5).unwrap_err();
            assert!(error.to_string().starts_with("unauthorized: "), "{error}");
        }
    });
}

#[test]
fn tokens_have_to_say_what_they_are() {
    let mut world = World::cw20();
    let inside = ReceiveMsg::Deposit { income: Income::Donation };
    let error = world.receive("anna", "anna", 5, &inside).unwrap_err();
    assert!(error.to_string().starts_with("wrong_token: "), "{error}");
}
