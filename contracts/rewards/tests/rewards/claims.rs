//! What everybody has coming, and how it is paid out.

use crate::payments::{busy_epoch, funded};
use crate::world::{DAY, World, address, over_both, said, worker};
use allora_interfaces::rewards::{BALANCES, ExecuteMsg};

/// Epoch 24 of topic 1 is paid. Workers 0 and 17 are anna's.
fn earned(world: World) -> World {
    let mut world = funded(world);
    world.suite.set_owner(1, 0, "anna");
    world.suite.set_owner(1, 17, "anna");
    world.suite.set_owner(2, 0, "bert");
    world.at(3 * DAY).settle(busy_epoch()).unwrap();
    world
}

/// What a worker has coming, as inferer and as forecaster.
fn balance(world: &World, id: u32) -> (u128, u128) {
    let page = BALANCES.may_load(&world.deps.storage, (1, id / 16)).unwrap().unwrap_or_default();
    let balance = page.workers.get(id.into()).copied().unwrap_or_default();
    (balance.inferer.u128(), balance.forecaster.u128())
}

#[test]
fn an_owner_is_paid_what_his_workers_earned_in_both_roles_at_once() {
    over_both(|world| {
        let mut world = earned(world);
        let (first, second) = (balance(&world, 0), balance(&world, 17));
        assert!(first.0 > 0 && second.0 > 0 && second.1 > 0);
        let all = first.0 + second.0 + second.1;
        let claimed = world.claim("anna", &[(1, 0), (1, 17)]).unwrap();
        assert_eq!(world.paid, [(address("anna").to_string(), all)]);
        assert_eq!(said(&claimed, "claimed", "amount"), [all.to_string()]);
        let workers = format!("1:0:{}:0,1:17:{}:{}", first.0, second.0, second.1);
        assert_eq!(
            (said(&claimed, "claimed", "workers"), said(&claimed, "claimed", "credit")),
            (vec![workers.as_str()], vec!["0"])
        );
        assert_eq!(world.ledger("balances"), 0);
        assert!(BALANCES.keys(&world.deps.storage, ()).next().is_none(), "pages of nothing go");
        let error = world.claim("anna", &[(1, 0), (1, 17)]).unwrap_err().to_string();
        assert!(error.starts_with("nothing_to_claim: "), "{error}");
    });
}

#[test]
fn a_worker_that_is_named_twice_is_paid_once() {
    let mut world = earned(World::native());
    let all = balance(&world, 0).0;
    world.claim("anna", &[(1, 0), (1, 0), (1, 0)]).unwrap();
    assert_eq!(world.paid, [(address("anna").to_string(), all)]);
    assert!(balance(&world, 17).0 > 0);
}

#[test]
fn only_the_owner_of_now_claims() {
    over_both(|world| {
        let mut world = earned(world);
        for (who, workers) in [("bert", vec![(1, 0)]), ("anna", vec![(1, 0), (2, 0)]), ("anna", vec![(3, 7)])]
        {
            let error = world.claim(who, &workers).unwrap_err().to_string();
            assert!(error.starts_with("not_owner: "), "{error}");
        }
        // What was earned before goes with the worker.
        let all = balance(&world, 0).0;
        world.suite.set_owner(1, 0, "bert");
        assert!(world.claim("anna", &[(1, 0)]).is_err());
        world.claim("bert", &[(1, 0)]).unwrap();
        assert_eq!(world.paid, [(address("bert").to_string(), all)]);
    });
}

#[test]
fn fees_and_other_credits_come_with_any_claim_of_the_account() {
    over_both(|world| {
        let mut world = earned(world);
        let (fee, of_rolf) = (world.credit("keeper"), world.credit("rolf"));
        assert!(fee > 0 && of_rolf > 0);
        let claimed = world.claim("keeper", &[]).unwrap();
        assert_eq!(said(&claimed, "claimed", "workers"), ["-"]);
        world.claim("rolf", &[]).unwrap();
        let paid = [(address("keeper").to_string(), fee), (address("rolf").to_string(), of_rolf)];
        assert_eq!((world.paid.as_slice(), world.ledger("credits")), (&paid[..], 0));
        assert!(world.claim("keeper", &[]).is_err());
    });
}

#[test]
fn somebody_else_may_be_paid() {
    over_both(|world| {
        let mut world = earned(world);
        let fee = world.credit("keeper");
        let to = |text: String| ExecuteMsg::Claim { workers: vec![], beneficiary: Some(text) };
        let error = world.send("keeper", to("x".into())).unwrap_err().to_string();
        assert!(error.starts_with("invalid_address: "), "{error}");
        world.send("keeper", to(address("bank").into())).unwrap();
        assert_eq!(world.paid, [(address("bank").to_string(), fee)]);
    });
}

#[test]
fn a_pause_holds_claims_back_and_nothing_else() {
    over_both(|world| {
        let mut world = earned(world);
        let until = world.now() + DAY;
        world.pause_payouts(until).unwrap();
        let error = world.claim("anna", &[(1, 0)]).unwrap_err().to_string();
        assert!(error.starts_with("payouts_paused: "), "{error}");
        world.fund("anna", 1, 5).unwrap();
        world.touch(1).unwrap();
        world.at(4 * DAY);
        world.settle(crate::world::order(1, 25, Some(24), (2 * DAY, 3 * DAY))).unwrap();
        world.claim("anna", &[(1, 0)]).unwrap();
    });
}

#[test]
fn a_pause_until_the_owner_lifts_it_lasts_until_then() {
    let mut world = earned(World::native());
    world.pause_payouts(u64::MAX).unwrap();
    world.at(1_000 * DAY);
    assert!(world.claim("anna", &[(1, 0)]).is_err());
    world.pause_payouts(0).unwrap();
    world.claim("anna", &[(1, 0)]).unwrap();
}

#[test]
fn claims_wait_for_no_period_and_begin_none() {
    over_both(|world| {
        let mut world = earned(world);
        world.suite.set_stake(1, 1_000_000);
        world.touch(1).unwrap();
        let rolled = world.overview().rolled;
        world.at(400 * DAY);
        assert!(world.touch(1).unwrap_err().to_string().starts_with("roll_first: "));
        world.claim("anna", &[(1, 0), (1, 17)]).unwrap();
        assert_eq!(world.overview().rolled, rolled);
    });
}

#[test]
fn thirty_workers_are_one_claim_and_more_are_not() {
    let mut world = earned(World::native());
    (0..31).for_each(|id| world.suite.set_owner(1, id, "anna"));
    let workers: Vec<(u64, u32)> = (0..31).map(|id| (1, id)).collect();
    let error = world.claim("anna", &workers).unwrap_err().to_string();
    assert!(error.starts_with("too_many_workers: "), "{error}");
    world.claim("anna", &workers[..30]).unwrap();
    let answer = world.balances("anna");
    assert_eq!((answer.workers.len(), answer.next), (30, Some(worker(1, 29))));
    assert_eq!(world.ledger("balances"), 0);
}
