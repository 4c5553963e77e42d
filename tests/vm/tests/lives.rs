//! Random lives of a network, see `tests/properties`, natively and in the VM.

use super::act::act;
use super::world::World;
use super::{compared, questions, ran_in_the_vm};
use allora_testing::Network;
use allora_vm::vm::Meter;
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// How many, and of how many messages.
const LIVES: usize = 6;
const ACTS: usize = 120;

#[test]
fn whatever_anybody_sends_native_and_vm_agree() {
    let config = Config { rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    for _ in 0..LIVES {
        let acts = vec(act(), ACTS).new_tree(&mut runner).expect("acts").current();
        let meter = Meter::default();
        let mut world = World::crowded(compared(Network::builder(), &meter));
        acts.iter().for_each(|act| world.play(act));
        world.finish();
        questions::ask_everything(&world.net);
        ran_in_the_vm(&meter);
        world.replay().expect("its topics replay");
    }
}
