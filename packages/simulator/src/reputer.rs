//! Reputers: they report what really happened, most of them with care.

use crate::noise::Noise;

/// A reputer: how much he has at stake, and how he works.
pub struct Reputer {
    /// What he is called.
    pub name: &'static str,
    /// His stake, in base units.
    pub stake: u128,
    /// How he works.
    pub habit: Habit,
    noise: Noise,
}

/// How a reputer works.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Habit {
    /// Reads the source well: an error of a millionth of the series' deviation.
    Careful,
    /// Sleeps through one epoch in ten, reports the truth of the epoch before in one of seven, and reads the
    /// rest with an error of a tenth of the series' deviation.
    Careless,
}

/// Part of the series' deviation by which a report is off.
const CAREFUL: f64 = 1e-6;
const CARELESS: f64 = 0.1;

impl Reputer {
    /// A reputer whose errors come from `noise`.
    pub fn new(name: &'static str, stake: u128, habit: Habit, noise: Noise) -> Self {
        Self { name, stake, habit, noise }
    }

    /// His report of the newest of the known truths; `None` when he sends none.
    pub fn report(&mut self, truths: &[f64], deviation: f64) -> Option<f64> {
        let (newest, before) = truths.split_last()?;
        // Every habit draws the same number of times: whoever changes it leaves the rest of the run alone.
        let (mood, error) = (self.noise.uniform(), self.noise.normal() * deviation);
        match self.habit {
            Habit::Careful => Some(newest + CAREFUL * error),
            Habit::Careless if mood < 0.1 => None,
            Habit::Careless if mood < 0.1 + 1.0 / 7.0 => Some(*before.last().unwrap_or(newest)),
            Habit::Careless => Some(newest + CARELESS * error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(habit: Habit) -> Vec<Option<f64>> {
        let mut reputer = Reputer::new("", 1, habit, Noise::new(1, 1));
        (0..1000).map(|_| reputer.report(&[1.0, 5.0], 1.0).map(|report| report - 5.0)).collect()
    }

    #[test]
    fn the_careful_are_never_far_off() {
        assert!(errors(Habit::Careful).iter().all(|error| error.unwrap().abs() < 1e-5));
    }

    #[test]
    fn the_careless_sleep_lag_and_misread() {
        let errors = errors(Habit::Careless);
        let asleep = errors.iter().filter(|error| error.is_none()).count();
        let late = errors.iter().filter(|error| **error == Some(-4.0)).count();
        assert!((70..130).contains(&asleep) && (110..180).contains(&late), "{asleep} {late}");
    }
}
