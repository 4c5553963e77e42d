//! [`About`]: what a question about a topic goes by.

use crate::store::{self, topic_record, tuning};
use crate::{Refusal, epoch};
use allora_interfaces::registry::{Sibling, TopicRecord};
use allora_interfaces::staking::{Pool, Staking};
use allora_interfaces::synthesis::{CONFIG, Config, Head, OPEN};
use allora_protocol::epoch::MeritRules;
use allora_protocol::schedule::{Due, OpenEpochs, ScheduleError, Windows};
use allora_protocol::{EpochId, ReputerId, TopicId};
use cosmwasm_std::{Addr, Deps, Env, Storage};

/// What a question about a topic goes by.
pub struct About<'a> {
    /// Storage, and the siblings'.
    pub deps: Deps<'a>,
    /// Block time in seconds.
    pub now: u64,
    /// Where everything is.
    pub config: Config,
    /// Which topic.
    pub id: TopicId,
    /// The topic as the registry has it.
    pub topic: TopicRecord,
}

impl<'a> About<'a> {
    /// A question about a topic. Error: [`ContractError::TopicNotFound`].
    pub fn load(deps: Deps<'a>, env: &Env, id: TopicId) -> Result<Self, Refusal> {
        let config = CONFIG.load(deps.storage)?;
        let topic = topic_record(&deps.querier, &config, id)?;
        Ok(Self { deps, now: env.block.time.seconds(), config, id, topic })
    }

    /// Of synthesis.
    pub fn storage(&self) -> &'a dyn Storage {
        self.deps.storage
    }

    /// The key of an epoch's record.
    pub fn at(&self, epoch: EpochId) -> (u64, u64) {
        (self.id.0, epoch.0)
    }

    /// The open epochs.
    pub fn open(&self) -> Result<OpenEpochs, Refusal> {
        Ok(OPEN.may_load(self.storage(), self.id.0)?.unwrap_or_default())
    }

    /// What comes next, due or not.
    pub fn next(&self, open: &OpenEpochs) -> Result<Option<Due>, Refusal> {
        epoch::next(self.storage(), &self.config, (self.id, &self.topic), open, self.now)
    }

    /// What `Advance` would carry out.
    pub fn due(&self) -> Result<Option<Due>, Refusal> {
        Ok(self.next(&self.open()?)?.filter(|due| due.at <= self.now))
    }

    /// What the topic learned.
    pub fn head(&self) -> Result<Head, Refusal> {
        store::head(self.storage(), self.id)
    }

    /// The instants of an epoch; `None` for one whose parameters are no longer kept, and for one beyond all time.
    pub fn windows(&self, epoch: EpochId) -> Option<Windows> {
        self.topic.versions.windows(epoch).ok()
    }

    /// The epoch that takes submissions now, or else the next that would.
    pub fn next_entry(&self) -> Result<EpochId, ScheduleError> {
        let versions = &self.topic.versions;
        let windows = versions.submissions(self.now).or_else(|_| versions.next(self.now))?;
        Ok(windows.epoch)
    }

    /// How scores are averaged for who submits next.
    pub fn merit_rules(&self) -> Result<MeritRules, Refusal> {
        Ok(tuning(&self.deps.querier, &self.config, self.id, &self.topic, self.next_entry()?)?.merit)
    }

    /// The address of a reputer.
    pub fn reputer(&self, id: ReputerId) -> Result<Option<Addr>, Refusal> {
        let Some(staking) = self.staking() else { return Ok(None) };
        Ok(staking.reputer(&self.deps.querier, self.id, id)?)
    }

    /// The pool of a reputer as it is now; `None`: he is not registered.
    pub fn pool(&self, reputer: &Addr) -> Result<Option<Pool>, Refusal> {
        let Some(staking) = self.staking() else { return Ok(None) };
        Ok(staking.pool_record(&self.deps.querier, (self.id, reputer), self.now)?)
    }

    fn staking(&self) -> Option<Staking> {
        self.config.sibling(Sibling::Staking).cloned().map(Staking)
    }
}
