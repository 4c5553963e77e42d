//! Submissions, commitments and reveals.

use crate::network::Secret;
use crate::{Attempt, Network, WorkerRef};
use allora_interfaces::synthesis::{Commitment, Entry, ExecuteMsg, Parts};
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_std::HexBinary;

impl Network {
    /// Submits in the open.
    #[track_caller]
    pub fn submit(&mut self, name: &str, epoch: EpochId, entry: Entry) -> Attempt {
        self.act(name, &ExecuteMsg::Submit { topic_id: self.topic, epoch_id: epoch, worker: None, entry })
    }

    /// Commits to an entry, with a salt of his own; [`Network::reveal`] knows both.
    #[track_caller]
    pub fn commit(&mut self, name: &str, epoch: EpochId, entry: Entry) -> Attempt {
        let (worker, salt) = (self.worker_id(name), salt(name, epoch));
        let hash = self.commitment(worker, epoch, &entry, &salt);
        let parts = entry.parts();
        self.secrets.insert((self.topic, epoch, worker), Secret { name: name.into(), entry, salt });
        self.commit_hash(name, epoch, &hash, parts)
    }

    /// Commits to a hash.
    #[track_caller]
    pub fn commit_hash(&mut self, name: &str, epoch: EpochId, hash: &[u8], parts: Parts) -> Attempt {
        let commitment = HexBinary::from(hash);
        let (topic_id, epoch_id, worker) = (self.topic, epoch, None);
        self.act(name, &ExecuteMsg::Commit { topic_id, epoch_id, worker, commitment, parts })
    }

    /// The hash of a commitment in the current topic.
    pub fn commitment(&self, worker: WorkerId, epoch: EpochId, entry: &Entry, salt: &[u8; 32]) -> [u8; 32] {
        let suite = self.suite.registry.as_str();
        Commitment { suite, topic: self.topic, epoch, worker, entry, salt }.hash()
    }

    /// Reveals what was committed.
    #[track_caller]
    pub fn reveal(&mut self, name: &str, epoch: EpochId) -> Attempt {
        let worker = self.worker_id(name);
        self.reveal_through(name, worker, epoch)
    }

    /// Reveals what a worker committed, through any account.
    #[track_caller]
    pub fn reveal_through(&mut self, sender: &str, worker: impl WorkerRef, epoch: EpochId) -> Attempt {
        let worker = self.id_of(worker);
        let secret = self.secrets.get(&(self.topic, epoch, worker)).expect("a commitment of this scenario");
        let (entry, salt) = (secret.entry.clone(), secret.salt);
        self.reveal_as(sender, Some(worker), epoch, entry, &salt)
    }

    /// Reveals anything.
    #[track_caller]
    pub fn reveal_as(
        &mut self,
        sender: &str,
        worker: Option<WorkerId>,
        epoch: EpochId,
        entry: Entry,
        salt: &[u8],
    ) -> Attempt {
        let (topic_id, epoch_id, salt) = (self.topic, epoch, HexBinary::from(salt));
        self.act(sender, &ExecuteMsg::Reveal { topic_id, epoch_id, worker, entry, salt })
    }

    /// Submits, or commits where the topic has a reveal window in this epoch.
    #[track_caller]
    pub fn enter(&mut self, name: &str, epoch: EpochId, entry: Entry) -> Attempt {
        let windows = self.windows(epoch);
        if windows.submissions_end == windows.closes {
            self.submit(name, epoch, entry)
        } else {
            self.commit(name, epoch, entry)
        }
    }
}

/// A salt for somebody's entry: not random, so that scenarios repeat.
pub(crate) fn salt(name: &str, epoch: EpochId) -> [u8; 32] {
    let mut salt = [0; 32];
    salt[..8].copy_from_slice(&epoch.0.to_be_bytes());
    for (at, byte) in name.bytes().enumerate() {
        salt[8 + at % 24] ^= byte;
    }
    salt
}
