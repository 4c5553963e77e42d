//! What periods emit, and where that comes from.

use crate::world::{DAY, Outcome, World, over_both, said};
use allora_interfaces::rewards::{ExecuteMsg, Income};
use allora_protocol::Number;
use allora_protocol::emission::Minting;
use cosmwasm_std::{Decimal, Uint128};

/// Topic 1 with a weight from the first period on; so much is bonded, and in the treasury.
fn weighted(mut world: World, staked: u128, treasury: u128) -> World {
    world.suite.change_params(|money| money.direct_share = Decimal::one());
    world.suite.set_stake(1, staked);
    world.fund("anna", 1, 1_000_000).unwrap();
    if treasury > 0 {
        world.deposit("anna", Income::Donation, treasury).unwrap();
    }
    world
}

/// Keeps the weight up until a day, with a touch in every period; what each period emitted.
fn days(world: &mut World, days: std::ops::RangeInclusive<u64>) -> Vec<u128> {
    let emitted = days.flat_map(|day| {
        let touched = world.at(day * DAY).touch(1).unwrap();
        said(&touched, "period_rolled", "emission")
            .iter()
            .map(|text| text.parse().unwrap())
            .collect::<Vec<_>>()
    });
    emitted.collect()
}

fn refused(outcome: Outcome, code: &str) {
    let error = outcome.unwrap_err().to_string();
    assert!(error.starts_with(&format!("{code}: ")), "{error}");
}

#[test]
fn without_any_weight_nothing_is_emitted() {
    over_both(|mut world| {
        world.suite.set_stake(1, 1_000_000_000);
        world.deposit("anna", Income::Donation, 1_000_000).unwrap();
        let rolled = world.at(5 * DAY).roll().unwrap();
        assert_eq!(said(&rolled, "period_rolled", "emission"), ["0"; 5]);
        assert_eq!((world.ledger("treasury"), world.minted, world.overview().month), (1_000_000, 0, None));
    });
}

/// Where there is much to emit the ceiling binds: 0.0095 / (1/3) of what is bonded.
#[test]
fn a_month_emits_what_stake_may_yield_and_a_period_a_thirtieth_of_it() {
    over_both(|world| {
        let mut world = weighted(world, 1_000_000_000, 50_000_000_000);
        let emitted = days(&mut world, 1..=3);
        let overview = world.overview();
        let month = overview.month.unwrap();
        assert!((28_499_999..=28_500_000).contains(&month.emission.u128()), "{month:?}");
        assert!(month.target > month.ceiling && month.per_staked == month.ceiling);
        assert_eq!((month.number, month.staked.u128()), (0, 1_000_000_000));
        assert_eq!(emitted, [month.emission.u128() / 30; 3]);
        assert_eq!(overview.per_period.u128(), month.emission.u128() / 30);
        assert_eq!(world.ledger("reserved"), emitted.iter().sum::<u128>());
        assert_eq!(world.ledger("treasury"), 50_000_000_000 - world.ledger("reserved"));
        assert_eq!(world.minted, 0, "the treasury pays first");
    });
}

/// `0.025 · (T_eco / N) · (N_circ / supply)` of what is bonded, N.
#[test]
fn where_there_is_little_to_emit_the_target_binds() {
    let mut world = weighted(World::native(), 1_000_000_000, 1_000_000_000);
    days(&mut world, 1..=1);
    let month = world.overview().month.unwrap();
    assert!(month.target < month.ceiling && month.per_staked == month.target);
    let circulating = 10u128.pow(12) - 1_000_000_000;
    let expected = 25_000_000 * circulating / 10u128.pow(12);
    assert!(month.emission.u128().abs_diff(expected) <= 1, "{month:?} for {expected}");
}

#[test]
fn a_coin_whose_supply_nobody_says_has_no_emission() {
    let mut world = weighted(World::native(), 1_000_000_000, 1_000_000_000);
    world.suite.change_params(|money| money.supply = None);
    assert_eq!(days(&mut world, 1..=2), [0, 0]);
    assert_eq!((world.overview().month, world.overview().supply), (None, None));
}

#[test]
fn the_shortfall_is_minted_and_only_that() {
    let mut world = weighted(World::cw20(), 1_000_000_000, 0);
    world.deposit("anna", Income::Donation, 1_500_000).unwrap();
    let emitted = days(&mut world, 1..=3);
    let per_period = emitted[0];
    assert_eq!((emitted[1], emitted[2]), (per_period, per_period));
    assert!((949_999..=950_000).contains(&per_period));
    assert_eq!((world.minted, world.ledger("treasury")), (3 * per_period - 1_500_000, 0));
}

#[test]
fn minting_ends_at_the_tokens_cap() {
    let mut world = weighted(World::cw20(), 1_000_000_000, 0);
    let minter = world.env.contract.address.to_string();
    world.set_minter(Some(minter), Some(10u128.pow(12) + 25_000_000_000));
    assert_eq!(world.overview().minting, Minting::Capped { left: Uint128::new(25_000_000_000) });
    let per_period = days(&mut world, 1..=1)[0];
    // From now on there is room for one period and a half.
    let minter = world.env.contract.address.to_string();
    world.set_minter(Some(minter), Some(10u128.pow(12) + per_period * 5 / 2));
    assert_eq!(days(&mut world, 2..=4), [per_period, per_period * 5 / 2 - per_period * 2, 0]);
    assert_eq!(world.minted, per_period * 5 / 2);
    // Several periods that begin at once have the same room.
    let minter = world.env.contract.address.to_string();
    world.set_minter(Some(minter), Some(10u128.pow(12) + per_period * 5));
    let rolled = world.at(7 * DAY).roll().unwrap();
    let minted = said(&rolled, "period_rolled", "minted");
    let room = per_period * 5 - per_period * 5 / 2 - 2 * per_period;
    assert_eq!(minted, [per_period.to_string(), per_period.to_string(), room.to_string()]);
}

#[test]
fn without_the_right_to_mint_the_treasury_alone_pays() {
    for minter in [None, Some("somebody".to_string())] {
        let mut world = weighted(World::cw20(), 1_000_000_000, 0);
        world.set_minter(minter, None);
        world.deposit("anna", Income::Donation, 100_000_000).unwrap();
        assert_eq!(world.overview().minting, Minting::Nothing);
        let emitted = days(&mut world, 1..=3);
        assert!(emitted.iter().all(|emission| *emission > 0));
        assert_eq!((world.minted, world.ledger("reserved")), (0, emitted.iter().sum()));
    }
}

#[test]
fn a_period_emits_no_more_than_there_is() {
    let mut world = weighted(World::cw20(), 1_000_000_000, 50_000_000_000);
    let per_period = days(&mut world, 1..=1)[0];
    world.set_minter(None, None);
    let mut ledgers = allora_interfaces::rewards::LEDGERS.load(&world.deps.storage).unwrap();
    let gone = ledgers.treasury.u128() - per_period * 3 / 2;
    ledgers.treasury = Uint128::new(per_period * 3 / 2);
    allora_interfaces::rewards::LEDGERS.save(&mut world.deps.storage, &ledgers);
    world.set_balance(world.balance - gone);
    assert_eq!(days(&mut world, 2..=4), [per_period, per_period * 3 / 2 - per_period, 0]);
    // What comes to the treasury counts from the next period on.
    world.deposit("anna", Income::Donation, 10).unwrap();
    assert_eq!(days(&mut world, 5..=5), [10]);
}

/// A token that says nothing of itself is not minted; its supply is the parameter's.
#[test]
fn a_token_that_does_not_answer_is_not_minted() {
    let mut world = weighted(World::cw20(), 1_000_000_000, 1_000_000_000);
    world.suite.0.borrow_mut().is_mute = true;
    let emitted = days(&mut world, 1..=2);
    assert!(emitted[0] > 0);
    let overview = world.overview();
    assert_eq!((overview.minting, overview.supply), (Minting::Nothing, Some(Uint128::new(10u128.pow(12)))));
}

#[test]
fn validators_get_their_share_of_each_period_by_a_claim() {
    over_both(|world| {
        let mut world = weighted(world, 1_000_000_000, 50_000_000_000);
        let validators = crate::world::address("validators");
        world.suite.change_params(|money| money.validators = Some(validators.to_string()));
        let topics: u128 = days(&mut world, 1..=2).iter().sum();
        let month = world.overview().month.unwrap().emission.u128();
        // A quarter for validators: stake gets (1 - 1/4) / 3 + 1/4 of all, a half.
        assert!(month.abs_diff(19_000_000) <= 1, "{month}");
        let share = month / 30 / 4;
        assert_eq!((world.credit("validators"), topics), (2 * share, 2 * (month / 30 - share)));
        world.claim("validators", &[]).unwrap();
        assert_eq!(world.paid, [(validators.to_string(), 2 * share)]);
    });
}

#[test]
fn a_new_month_is_set_at_its_first_period_and_moves_a_tenth_of_the_way() {
    let mut world = weighted(World::native(), 1_000_000_000, 500_000_000_000);
    let emitted = days(&mut world, 1..=29);
    assert!(emitted.iter().all(|emission| *emission == emitted[0]));
    let first = world.overview().month.unwrap();
    world.suite.change_params(|money| money.max_monthly_yield = Decimal::bps(190));
    let set = world.at(30 * DAY).touch(1).unwrap();
    assert_eq!(said(&set, "month_set", "month"), ["1"]);
    let second = world.overview().month.unwrap();
    assert_eq!((first.number, second.number, second.staked.u128()), (0, 1, 1_000_000_000));
    // Twice the ceiling, and a tenth of the way there.
    let way = first.per_staked.mul("1.1".parse::<Number>().unwrap()).unwrap();
    let off = second.per_staked.sub(way).unwrap().abs();
    assert!(off < "0.000000000000001".parse::<Number>().unwrap(), "{} for {way}", second.per_staked);
    let quiet = world.at(31 * DAY).touch(1).unwrap();
    assert!(said(&quiet, "month_set", "month").is_empty());
}

/// The mean of the last month's readings, one a period.
#[test]
fn stake_that_is_there_for_one_reading_counts_a_thirtieth() {
    let mut world = weighted(World::native(), 1_000_000_000, 500_000_000_000);
    days(&mut world, 1..=29);
    world.suite.set_stake(2, 29_000_000_000);
    world.at(30 * DAY).touch(1).unwrap();
    let month = world.overview().month.unwrap();
    assert_eq!(month.staked.u128(), (29 * 1_000_000_000 + 30_000_000_000) / 30);
}

#[test]
fn more_than_thirty_periods_behind_others_wait_for_roll() {
    over_both(|world| {
        let mut world = weighted(world, 1_000_000_000, 50_000_000_000);
        world.at(30 * DAY);
        world.deposit("anna", Income::Donation, 1).unwrap();
        let mut world = weighted(World::native(), 1_000_000_000, 50_000_000_000);
        world.at(31 * DAY);
        refused(world.deposit("anna", Income::Donation, 1), "roll_first");
        refused(world.fund("anna", 1, 1), "roll_first");
        refused(world.touch(1), "roll_first");
        refused(world.close(1), "roll_first");
        refused(world.send("owner", ExecuteMsg::SweepSurplus {}), "roll_first");
        refused(world.settle(crate::world::order(1, 1, None, (0, DAY))), "roll_first");
        let rolled = world.roll().unwrap();
        assert_eq!(said(&rolled, "period_rolled", "period").len(), 30);
        world.deposit("anna", Income::Donation, 1).unwrap();
        assert_eq!(world.overview().rolled, 31);
    });
}

#[test]
fn roll_begins_as_many_periods_as_it_is_told() {
    let mut world = weighted(World::native(), 1_000_000_000, 50_000_000_000);
    world.at(10 * DAY);
    let roll = |limit| ExecuteMsg::Roll { limit: Some(limit) };
    for limit in [0, 31] {
        refused(world.send("anna", roll(limit)), "limit_out_of_range");
    }
    let rolled = world.send("anna", roll(3)).unwrap();
    assert_eq!(said(&rolled, "period_rolled", "period"), ["1", "2", "3"]);
    world.roll().unwrap();
    assert_eq!(world.overview().rolled, 10);
    assert!(world.roll().unwrap().events.is_empty(), "nothing is due");
}

/// A suite that nobody used for a hundred periods and more takes messages at once.
#[test]
fn periods_in_which_nothing_happens_are_passed_over() {
    over_both(|mut world| {
        world.at(1_000 * DAY).deposit("anna", Income::Donation, 1).unwrap();
        assert_eq!(world.overview().rolled, 1_000);
        let mut world = weighted(world, 1_000_000_000, 50_000_000_000);
        // 1001 to 1007 have a weight, and keep their emission for 128 periods.
        world.at(2_000 * DAY).roll().unwrap();
        assert_eq!(world.overview().rolled, 1_030);
        let reserved = world.ledger("reserved");
        assert!(reserved > 0);
        world.roll().unwrap();
        assert_eq!((world.overview().rolled, world.ledger("reserved")), (1_158, 0));
        world.roll().unwrap();
        assert_eq!(world.overview().rolled, 2_000);
    });
}
