//! [`TopicSpec`]: a topic to be created, with defaults for everything.

use allora_interfaces::registry::{Metadata, NewTopic, Policy};
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::Schedule;
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{Terms, Topic, TopicParams, TruthMode, Tuning};

/// A topic to be created.
#[derive(Clone, Debug)]
pub struct TopicSpec(pub NewTopic);

/// An epoch an hour; ten minutes to submit and to report; the truth half an hour after the opening, so that an epoch is
/// settled before the next opens.
impl Default for TopicSpec {
    fn default() -> Self {
        let schedule = Schedule {
            epoch_length: 3_600,
            worker_submission_window: 600,
            reveal_window: 0,
            ground_truth_lag: 1_800,
            report_window: 600,
            report_reveal_window: 0,
            dispute_window: 0,
        };
        Self(NewTopic {
            metadata: Metadata {
                question: "price of ETH/USD half an hour after the epoch's opening".into(),
                unit: "USD".into(),
                source: "the exchange with the largest volume".into(),
                resolution: "the last trade before the instant; void if there is none within a minute".into(),
                labels: vec![],
                hash: None,
            },
            topic: Topic {
                answer: Answer::Value { arity: 1 },
                loss: LossFunction::Squared,
                truth_mode: TruthMode::Truth,
                rule: RuleKind::Regret,
            },
            params: TopicParams { terms: Terms::new(schedule), tuning: Tuning::default() },
            opens_at: None,
            worker_policy: None,
            reputer_policy: None,
            creator: None,
        })
    }
}

impl TopicSpec {
    /// With another schedule.
    #[must_use]
    pub fn schedule(self, schedule: Schedule) -> Self {
        self.terms(|terms| terms.schedule = schedule)
    }

    /// With a reveal window of so many seconds, after the submission window.
    #[must_use]
    pub fn reveal_window(self, seconds: u64) -> Self {
        self.terms(|terms| terms.schedule.reveal_window = seconds)
    }

    /// With so many seats of inferers, forecasters and reputers.
    #[must_use]
    pub fn seats(self, inferers: u16, forecasters: u16, reputers: u16) -> Self {
        self.terms(|terms| {
            (terms.max_inferers, terms.max_forecasters, terms.max_reputers) =
                (inferers, forecasters, reputers);
        })
    }

    /// With other terms.
    #[must_use]
    pub fn terms(mut self, change: impl FnOnce(&mut Terms)) -> Self {
        change(&mut self.0.params.terms);
        self
    }

    /// With other tuning.
    #[must_use]
    pub fn tuning(mut self, change: impl FnOnce(&mut Tuning)) -> Self {
        change(&mut self.0.params.tuning);
        self
    }

    /// With other answers, and what judges them.
    #[must_use]
    pub fn answer(mut self, answer: Answer, loss: LossFunction) -> Self {
        (self.0.topic.answer, self.0.topic.loss) = (answer, loss);
        if let Answer::Label { labels } = answer {
            self.0.metadata.labels = (0..labels).map(|label| format!("label {label}")).collect();
        }
        self
    }

    /// Only for workers and reputers on its lists.
    #[must_use]
    pub fn listed(mut self) -> Self {
        (self.0.worker_policy, self.0.reputer_policy) = (Some(Policy::List), Some(Policy::List));
        self
    }
}
