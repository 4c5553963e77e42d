//! What several scenarios need. The scenarios themselves are in `tests`, a file for each matter.

use allora_testing::interfaces::synthesis::Outcome;
use allora_testing::protocol::EpochId;
use allora_testing::protocol::schedule::Schedule;
use allora_testing::{Builder, Money, Network};

/// An epoch a day, which takes reports after two hours and is settled after three: where it opens with the emission period, it
/// is paid before the next period begins.
pub fn daily() -> Schedule {
    Schedule {
        epoch_length: 86_400,
        worker_submission_window: 3_600,
        reveal_window: 0,
        ground_truth_lag: 7_200,
        report_window: 3_600,
        report_reveal_window: 0,
        dispute_window: 0,
    }
}

/// Plays a scenario with each kind of honest token.
pub fn with_every_token(builder: &Builder, scenario: impl Fn(Network)) {
    for money in [Money::Native, Money::Cw20, Money::NewCw20] {
        scenario(builder.clone().money(money).start());
    }
}

/// What epochs came to and what the topic learned from them, without the instants at which somebody carried it out: what
/// must not depend on when and how `Advance` is sent.
pub fn history(net: &Network, epochs: impl IntoIterator<Item = EpochId>) -> String {
    let mut told = String::new();
    for epoch in epochs {
        let mut result = net.result(epoch);
        if let Some(result) = &mut result {
            (result.closed_at, result.settled_at) = (0, None);
        }
        told += &format!("{epoch}: {result:?}\n{:?}\n", net.table(epoch));
    }
    assert!(!net.learned().is_empty(), "a topic without history");
    told + &format!("{:?}\n", net.learned())
}

/// Whether an epoch was scored.
pub fn is_scored(net: &Network, epoch: EpochId) -> bool {
    matches!(net.result(epoch).map(|result| result.outcome), Some(Outcome::Scored(_)))
}
