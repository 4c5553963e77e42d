//! Random lives of a network, see `tests/properties`, natively and in the VM.

use super::{compared, questions, ran_in_the_vm};
use allora_vm::vm::Meter;
use properties::chance::fate;
use properties::world::World;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// How many.
const LIVES: usize = 5;

#[test]
fn whatever_anybody_sends_native_and_vm_agree() {
    let config = Config { rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    for _ in 0..LIVES {
        let fate = fate().new_tree(&mut runner).expect("a fate").current();
        let meter = Meter::default();
        let mut world = World::crowded_on(fate.climate, |builder| compared(builder, &meter));
        fate.acts.iter().for_each(|act| world.play(act));
        world.leave();
        questions::ask_everything(&world.net);
        ran_in_the_vm(&meter);
        world.replay().expect("its topics replay");
    }
}
