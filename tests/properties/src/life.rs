//! One life after the other, each by its number, so that it can be lived again.

use crate::chance::{Fate, fate};
use crate::tally::Tally;
use crate::world::World;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use std::cell::RefCell;

/// Lives a life; counts what happened in it. Error: where its replay differs. Panics where an audit finds something.
pub fn live(fate: &Fate, tally: &RefCell<Tally>) -> Result<(), TestCaseError> {
    let mut world = World::crowded(fate.climate);
    fate.acts.iter().for_each(|act| world.play(act));
    world.leave();
    world.tally.count_events(&world.net.log.0);
    tally.borrow_mut().add(&world.tally);
    world.replay().map_err(TestCaseError::fail)
}

/// Lives the life of a number among those of a seed. `shrink`: so many shorter lives are tried where it fails. Returns what
/// happened in it; error: what went wrong, and in the shortest life in which something did.
pub fn numbered(seed: u64, life: u64, shrink: u32) -> Result<Tally, String> {
    let mut runner = TestRunner::new(Config {
        cases: 1,
        rng_seed: RngSeed::Fixed((seed << 32).wrapping_add(life)),
        failure_persistence: None,
        max_shrink_iters: shrink,
        ..Config::default()
    });
    let tree = fate().new_tree(&mut runner).map_err(|reason| reason.to_string())?;
    let tally = RefCell::default();
    match runner.run_one(tree, |fate| live(&fate, &tally)) {
        Ok(_) => Ok(tally.into_inner()),
        Err(error) => Err(error.to_string()),
    }
}
