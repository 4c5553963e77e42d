//! Chance that can be repeated: each actor has a stream of its own, decided by the seed alone.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::f64::consts::TAU;

/// A stream of chance.
pub struct Noise(ChaCha8Rng);

impl Noise {
    /// The stream of an actor: the same for the same seed, whatever others draw.
    pub fn new(seed: u64, actor: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(actor);
        Self(generator)
    }

    /// Evenly in 0 .. 1, 1 excluded.
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number from 0 to below `bound` (0 of none), evenly but for less than one part in 2^64 / `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(bound)) >> 64) as u64
    }

    /// Normal, mean 0, deviation 1 (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (TAU * self.uniform()).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_its_seed_and_actor_alone() {
        let draw = |seed, actor| Noise::new(seed, actor).uniform();
        assert_eq!(draw(1, 2), draw(1, 2));
        assert_ne!(draw(1, 2), draw(1, 3));
        assert_ne!(draw(1, 2), draw(2, 2));
    }

    #[test]
    fn whole_numbers_stay_below_their_bound_and_reach_it() {
        let mut noise = Noise::new(7, 1);
        let draws: Vec<u64> = (0..1_000).map(|_| noise.below(6)).collect();
        assert_eq!((draws.iter().min(), draws.iter().max()), (Some(&0), Some(&5)));
        assert_eq!(noise.below(0), 0);
    }

    #[test]
    fn the_normal_has_mean_nought_and_deviation_one() {
        let mut noise = Noise::new(7, 0);
        let draws: Vec<f64> = (0..10_000).map(|_| noise.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 1e4;
        let variance = draws.iter().map(|draw| draw * draw).sum::<f64>() / 1e4;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }
}
